"""How an article's sourcing adds up."""

import pandas as pd
import pytest

from analysis import schema, sources


@pytest.fixture
def told():
    text = "Doyle said “we go” and two aides agreed. Critics said no. Lund wants it."
    base = {"article": "a", "role": "body", "confidence": 1.0, "parent": None, "act": "statement", "form": "indirect"}
    said = [
        base | {"attribution": 0, "form": "direct"},
        base | {"attribution": 1},
        base | {"attribution": 2},
        base | {"attribution": 3, "act": "wish"},
        base | {"attribution": 4, "role": "headline"},
    ]
    who = [
        {"article": "a", "attribution": 0, "source": 0, "source_type": "named_person"},
        {"article": "a", "attribution": 1, "source": 1, "source_type": "anonymous_official", "stated_count": 2},
        {"article": "a", "attribution": 2, "source": 2, "source_type": "anonymous_other"},
        {"article": "a", "attribution": 3, "source": 3, "source_type": "named_person"},
        {"article": "a", "attribution": 4, "source": 0, "source_type": "named_person"},
    ]
    found = [
        {"article": "a", "source": 0, "name": "Doyle", "source_type": "named_person", "source_role": "unknown"},
        {"article": "a", "source": 1, "source_type": "anonymous_official", "source_role": "government"},
        {"article": "a", "source": 2, "source_type": "anonymous_other", "source_role": "advocacy"},
        {"article": "a", "source": 3, "name": "Lund", "source_type": "named_person", "source_role": "unknown"},
    ]
    spans = [{"article": "a", "attribution": 0, "role": "content", "start": 11, "end": 18, "text": "“we go”"}]
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    return articles, *(
        schema.frame(n, r)
        for n, r in (("attributions", said), ("attributed", who), ("sources", found), ("spans", spans))
    )


def test_what_is_counted(told):
    row = sources.profile(*told).iloc[0]
    assert row["statements"] == 3
    assert (row["n_named_person"], row["n_anonymous_official"], row["n_anonymous_other"]) == (1, 1, 1)
    assert (row["unnamed_mentions"], row["unnamed_distinct"], row["unnamed_persons_stated"]) == (2, 2, 2)
    assert row["unnamed_share_of_statements"] == pytest.approx(2 / 3)
    assert (row["direct"], row["mixed"], row["indirect"]) == (1, 0, 2)
    assert row["quoted_words"] == 2
    assert row["named_distinct"] == 1
    assert row["effective_sources"] == pytest.approx(3)


def test_a_relay_is_not_counted_but_what_it_relays_is(told):
    articles, said, *rest = told
    said.loc[said["attribution"] == 2, "parent"] = 1
    assert sources.profile(articles, said, *rest)["statements"].tolist() == [2]
    assert sources.counted(said)["attribution"].tolist() == [0, 2]


def test_types_and_forms_add_up_to_the_statements(told):
    row = sources.profile(*told).iloc[0]
    assert sum(row[f"n_{t}"] for t in schema.SOURCE_TYPES) == row["statements"]
    assert row["direct"] + row["mixed"] + row["indirect"] == row["statements"]


def test_an_article_without_attributions_has_zeros(told):
    articles = pd.concat([told[0], pd.DataFrame({"article": ["b"], "text": ["Nothing was said."]})])
    row = sources.profile(articles, *told[1:]).iloc[1]
    assert row["statements"] == row["quoted_words"] == 0
    assert pd.isna(row["unnamed_share_of_statements"])
    assert pd.isna(row["effective_sources"])


def test_empty_tables():
    empty = [schema.frame(n, []) for n in ("articles", "attributions", "attributed", "sources", "spans")]
    assert sources.profile(*empty).empty
