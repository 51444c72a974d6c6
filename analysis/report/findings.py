"""Five findings for the index: sentences with numbers and intervals, a figure, and where the sentences behind stand."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis import charts, schema, statistics
from analysis.charts import Chart, compared, counts
from analysis.charts.labels import event_phrases, labels
from analysis.charts.style import sentence, shorten
from analysis.charts.words import percent, several, verb
from analysis.facts import expected
from analysis.flow import Story


@dataclass(frozen=True)
class Finding:
    """A finding in words, its figure, the number of its page and the anchors of the sentences behind it."""

    headline: str
    text: str
    chart: Chart
    page: str
    behind: tuple[tuple[str, str], ...]


def five(story: Story, loaded: pd.DataFrame) -> list[Finding]:
    """Find what to say first of a story: who speaks, who is unnamed, what is loaded, left out and shared.

    Parameters
    ----------
    story : Story
        Its measured articles.
    loaded : DataFrame
        Table `loaded`, from the chosen cut on.
    """
    return [_speaks(story), _unnamed(story), _worded(story, loaded), _left_out(story), _shared(story)]


def compared_articles(articles: pd.DataFrame) -> tuple[dict[str, str], str]:
    """Give the articles of the event that most articles report, with their names, and the event's name if it has one.

    Where no event has two articles nothing is compared: all articles, and no event.
    """
    named = labels(articles)
    sizes = named[named["event"].fillna("").ne("")].groupby("event", sort=False).size()
    if not len(sizes) or sizes.max() < 2:
        return {a: shorten(n, 34, 1) for a, n in zip(named["article"], named["label"], strict=True)}, ""
    event = str(sizes.idxmax())
    mine = named[named["event"].eq(event)]
    name = event_phrases(articles).get(event, event) if sizes.size > 1 else "one event"
    return {a: shorten(n, 34, 1) for a, n in zip(mine["article"], mine["label"], strict=True)}, name


def spread(rows: Iterable[tuple[str, float, str]], event: str) -> str:
    """Say between which values the articles of one event lie, each in words with its interval.

    Parameters
    ----------
    rows : iterable of (str, float, str)
        Name, value and the value in words.
    event : str
        Its name; empty where articles are on different events and only told one by one.

    Examples
    --------
    >>> spread([("A", 0.5, "2 of 4"), ("B", 0.1, "1 of 10")], "one event")
    'Of the 2 articles on one event, it is lowest in B (1 of 10) and highest in A (2 of 4).'
    """
    known = [row for row in rows if row[1] == row[1]]
    if not known:
        return ""
    if not event or len(known) == 1:
        return "; ".join(f"{name}: {words}" for name, _, words in known[:6]) + "."
    low, high = min(known, key=lambda row: row[1]), max(known, key=lambda row: row[1])
    if low[1] == high[1]:
        return f"It is the same in all articles on {event}: {low[2]} in {low[0]}."
    among = f"Of the {len(known)} articles on {event}"
    return f"{among}, it is lowest in {low[0]} ({low[2]}) and highest in {high[0]} ({high[2]})."


def _share(count: int, total: int) -> str:
    low, high = statistics.wilson(count, total)
    return f"{count} of {total}, {percent(count / total)}; 95 % interval {percent(low)} to {percent(high)}"


def _by_article(rows: pd.DataFrame, marked: pd.Series, articles: pd.DataFrame, what: str) -> tuple[str, int]:
    """Say how a share of statements differs between the articles of one event, and what chance alone would do."""
    names, event = compared_articles(articles)
    mine = rows.assign(marked=marked)
    mine = mine[mine["article"].isin(list(names))]
    sums = mine.groupby("article")["marked"].agg(["sum", "size"]).reindex(list(names)).dropna().astype(int)
    each = [(names[str(a)], r["sum"] / r["size"], _share(r["sum"], r["size"])) for a, r in sums.iterrows()]
    told = spread(each, event).replace("it is", f"{what} is", 1)
    if not event or len(each) < 2:
        return told, int(marked.sum())
    chance = statistics.shuffled(mine["article"], mine["marked"])
    if chance == chance:
        times = "fewer than 1" if chance < 0.01 else f"{100 * chance:.0f}"
        told += f" Were the statements dealt out at random, the articles would differ as much in {times} of 100 cases."
    return told, int(marked.sum())


def _speaks(s: Story) -> Finding:
    rows = counts.counted(s.attributions, s.attributed)
    chart = charts.source_mix(s.articles, s.attributions, s.attributed)
    told, named = _by_article(rows, rows["source_type"].eq("named_person"), s.articles, "the share of named persons")
    n = len(rows)
    head = f"{named or 'None'} of {several(n, 'statement')} {verb(named or 1, 'comes', 'come')} from named persons"
    head = head if n else "No statement was found"
    documents = int(rows["source_type"].eq("document").sum())
    more = f"{documents or 'None'} {verb(documents or 1, 'rests', 'rest')} on documents." if n else ""
    return Finding(
        head,
        f"{told} {more}".strip(),
        chart,
        "2",
        (("statements", f"The {several(n, 'statement')}, each with its sentence"),),
    )


def _unnamed(s: Story) -> Finding:
    rows = counts.counted(s.attributions, s.attributed)
    chart = charts.unnamed_share(s.articles, s.attributions, s.attributed)
    hidden = rows["source_type"].isin(schema.UNNAMED)
    told, unnamed = _by_article(rows, hidden, s.articles, "the share")
    n = len(rows)
    head = f"{unnamed or 'None'} of {several(n, 'statement')} {verb(unnamed or 1, 'rests', 'rest')} on unnamed sources"
    head = head if n else "No statement was found to rest on anyone"
    reasons = int(rows.loc[hidden, "reason"].isin(["specific", "stock"]).sum())
    given = f"{reasons or 'none'} of the {several(unnamed, 'mention')}"
    more = f"A reason for leaving the source unnamed is given in {given}." if unnamed else ""
    return Finding(
        head,
        f"{told} {more}".strip(),
        chart,
        "3",
        (("unnamed", f"The {several(unnamed, 'mention')}, each with its sentence"),),
    )


def _worded(s: Story, loaded: pd.DataFrame) -> Finding:
    read = (s.articles, s.paragraphs, s.sentences, s.spans)
    chart = charts.loaded_rate(*read, loaded)
    table = compared.loaded_rates(*read, loaded).set_index("article")
    names, event = compared_articles(s.articles)
    each = [(names[a], table.loc[a]) for a in names if a in table.index]
    rows = [(name, float(r["value"]), _rate(r)) for name, r in each if r["own_words"]]
    own, words = int(table["loaded"].sum()), int(table["own_words"].sum())
    head = f"{sentence(several(own, 'loaded word'))} in {words:,} words of the outlets’ own voice"
    text = f"{spread(rows, event).replace('it is', 'the rate is', 1)} Readers disagree on what is loaded, so read each."
    return Finding(head, text.strip(), chart, "4", (("loaded-outlet", "Each of the words in its context"),))


def _rate(row: pd.Series) -> str:
    of = f"{row['loaded']:.0f} in {row['own_words']:,.0f} words, {row['value']:.1f} per 1,000"
    return f"{of}; 95 % interval {row['low']:.1f} to {row['high']:.1f}"


def _left_out(s: Story) -> Finding:
    chart = charts.left_out(s.articles, s.facts, s.mentions, s.coverage, s.shared)
    table = compared.left_out(s.articles, s.facts, s.mentions, s.coverage).set_index("article")
    length = expected(s.coverage, s.facts, s.mentions, s.articles, s.shared).set_index("article")
    names, event = compared_articles(s.articles)
    rows = [
        (names[a], r["not_found"] / r["comparable"], _missing(r, length.loc[a] if a in length.index else None))
        for a, r in ((a, table.loc[a]) for a in names if a in table.index)
        if r["comparable"]
    ]
    behind = (("not-found", "What is not found, article by article"), ("exclusives", "What one article alone reports"))
    if not event or not rows:
        return Finding(
            "No two articles report the same event, so nothing can be called left out", "", chart, "5", behind
        )
    facts = s.facts["event"].isin(s.articles.loc[s.articles["article"].isin(list(names)), "event"])
    every = s.coverage[s.coverage["article"].isin(list(names)) & s.coverage["status"].eq("reported")]
    common = int(every.groupby("fact")["article"].nunique().eq(len(names)).sum())
    both = "both articles" if len(names) == 2 else f"all {len(names)} articles"
    of = f"{sentence(several(common, 'fact'))} of {int(facts.sum())}"
    head = f"{of} {verb(common, 'was', 'were')} found in {both} on {event}"
    told = spread(rows, event).replace("it is", "the share of the others’ facts that are not found is", 1)
    return Finding(head, told, chart, "5", behind)


def _missing(row: pd.Series, length: pd.Series | None) -> str:
    words = f"{row['not_found']:.0f} of {row['comparable']:.0f} facts, {row['unclear']:.0f} more unclear"
    if length is None or pd.isna(length["expected"]):
        return words
    return f"{words}; by its length alone {length['low']:.0f} to {length['high']:.0f} would be expected"


def _shared(s: Story) -> Finding:
    chart = charts.shared_words(s.articles, s.paragraphs, s.shared)
    table = compared.shared_words(s.articles, s.paragraphs, s.shared)
    behind = (("passages", "The passages"),)
    if table.empty:
        return Finding("No two articles were found to share a passage", "", chart, "6", behind)
    named = labels(s.articles)
    names = {a: shorten(n, 34, 1) for a, n in zip(named["article"], named["label"], strict=True)}
    best = table.sort_values(["n", "article", "column"], ascending=[False, True, True]).iloc[0]
    pairs = {tuple(sorted(pair)) for pair in zip(table["article"], table["column"], strict=True)}
    head = (
        f"{sentence(several(int(best['n']), 'word'))} of {names[best['article']]} also stand in {names[best['column']]}"
    )
    text = (
        f"That is {percent(best['share'])} of its words, {int(best['quoted'])} of them inside quotation marks in both. "
    )
    text += f"{sentence(several(len(pairs), 'pair'))} of articles {verb(len(pairs), 'shares', 'share')} passages. "
    text += "Words are counted, not drawn, so there is no interval; they do not say who took them from whom."
    return Finding(head, text, chart, "6", behind)
