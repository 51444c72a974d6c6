"""The codebook: for each variable what it means, what counts and what does not, with examples of this project's own."""

import pandas as pd

from analysis import resources

HEADER = """# Codebook

What each variable means, for people who code and for those who read what the program coded. The examples were written
for this project; people, places and outlets in them are invented. Values are those of the schema; how far the program
and readers agree on them is told in the README and on the page “How far to trust this?”.

Code from the article alone, not from what you know of the matter. Leave a value empty where you cannot tell: it then
counts as missing, not as a disagreement. Code alone, and talk about it only after `agreement` has been computed.
`python -m analysis codebook` prints this file from `analysis/lexicons/codebook.txt`.
"""


def codebook() -> pd.DataFrame:
    """Read the codebook.

    Returns
    -------
    DataFrame
        One row a value: variable, value, definition, counts, counts_not, example, counter_example. The row with the
        value "*" is of the variable itself; its `counts` is the counting rule.
    """
    return resources.lexicon("codebook")


def markdown(book: pd.DataFrame) -> str:
    """Write the codebook in Markdown: a section a variable, a row a value."""
    parts = [HEADER]
    for name, rows in book.groupby("variable", sort=False):
        about = rows[rows["value"].eq("*")].iloc[0]
        lines = [f"## {name}", "", f"{about.definition} **Counting rule.** {about.counts}", ""]
        if about.counts_not:
            lines[-1:] = ["", f"**Not counted.** {about.counts_not}", ""]
        lines += [f"*Example*: {about.example} *Counter-example*: {about.counter_example}", ""]
        lines += _values(rows[rows["value"].ne("*")])
        parts.append("\n".join(lines))
    return "\n".join(parts)


def _values(rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    head = ["value", "definition", "counts", "does not count", "example", "counter-example"]
    columns = ["definition", "counts", "counts_not", "example", "counter_example"]
    body = [[f"`{row['value']}`", *(row[c] for c in columns)] for row in rows.to_dict("records")]
    return ["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *body]] + [""]
