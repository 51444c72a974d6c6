"""What is marked in an article."""

import pandas as pd

from analysis import schema
from analysis.tables import marking


def test_the_persons_of_two_unnamed_sources_of_one_statement_are_added_up():
    said = {"article": "a", "attribution": 0, "source_type": "anonymous_official", "stated_count": 2}
    attributed = schema.frame("attributed", [said | {"source": n} for n in (0, 1)])
    found = marking._who(schema.frame("spans", []), attributed, pd.DataFrame({"source": [0, 1], "name": [None, None]}))
    assert "4 persons" in found[0][2]
