"""Findings in sentences: each number is computed, with the n and the interval that it needs.

A reading says what was found in these articles, never what an outlet is. Each function takes tables and returns a
`Reading`.
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis import corpus, schema, specifications, statistics
from analysis.charts import compared, counts, trust
from analysis.charts.labels import event_phrases, labels
from analysis.charts.speaking import KINDS, plural, share_note, words_by_role
from analysis.charts.specifications import FINDINGS
from analysis.charts.stances import found_in
from analysis.charts.style import sentence, shorten
from analysis.charts.words import listed, percent, several, verb
from analysis.tables.styled import printable


@dataclass(frozen=True)
class Reading:
    """What was found: in a sentence or more, article by article, and what to keep in mind of it."""

    text: str
    items: tuple[str, ...] = ()
    note: str = ""

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{html.escape(printable(item))}</li>" for item in self.items)
        note = f'<p class="note">{html.escape(self.note)}</p>' if self.note else ""
        listing = f"<ul>{items}</ul>" if items else ""
        return f'<div class="reading"><p>{html.escape(printable(self.text))}</p>{listing}{note}</div>'


def _reading(sentences: Iterable[str], items: Iterable[str] = (), note: str = "", most: int = 12) -> Reading:
    each = list(items)
    more = [f"and {len(each) - most} more, in the data"] if len(each) > most else []
    return Reading(" ".join(sentence(s) for s in sentences if s), tuple(each[:most] + more), note)


def _names(articles: pd.DataFrame) -> dict[str, str]:
    """Give each article's name for running text, in order."""
    named = labels(articles)
    return {a: shorten(label, 34, 1) for a, label in zip(named["article"], named["label"], strict=True)}


def published(articles: pd.DataFrame, paragraphs: pd.DataFrame) -> Reading:
    """Say how many articles, events and words there are, what is not known of them and what is set aside."""
    foreign = articles[~corpus.supported(articles)]
    articles = articles[corpus.supported(articles)]
    paragraphs = paragraphs[paragraphs["article"].isin(articles["article"])]
    n, events = len(articles), articles["event"].nunique()
    unknown, undated = (int(articles[column].isna().sum()) for column in ("outlet", "published"))
    copies = int(articles["duplicate_of"].notna().sum())
    words = words_by_role(articles, paragraphs)
    kept = int(words.loc[words["column"].isin(schema.COUNTED), "n"].sum())
    names, who = event_phrases(articles), _names(articles)
    sizes = articles["event"].fillna("").value_counts(sort=False)
    alone = [names[str(e)] for e in sorted(sizes[sizes == 1].index)]
    found = [f"{several(n, 'article')} {verb(n, 'reports', 'report')} {several(events, 'event')}."]
    for event in sorted(e for e in sizes[sizes > 1].index if e)[:3]:
        mine = articles.loc[articles["event"].eq(event), "article"]
        found.append(f"{listed([who[a] for a in who if a in set(mine)], 8)} report {names[str(event)]}.")
    if alone:
        has = verb(len(alone), "has one article", "have one article each")
        found.append(f"{listed(alone, 8)} {has}, so nothing can be called left out there.")
    if unknown:
        found.append(f"The outlet of {several(unknown, 'article')} is not known.")
    if undated:
        found.append(
            f"The date of {several(undated, 'article')} is not known: what happened later cannot be told apart."
        )
    if copies:
        found.append(f"{several(copies, 'article')} {verb(copies, 'has', 'have')} the same text as another.")
    if len(foreign):
        told = listed([f"{row.article} ({corpus.language_name(row.language)})" for row in foreign.itertuples()], 8)
        found.append(f"Not in English, and so listed but not measured: {told}.")
    found.append(f"Of {int(words['n'].sum()):,} words, {kept:,} stand in the body or an excerpt and are measured.")
    return _reading(found)


def who_speaks(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Reading:
    """Say how many statements there are, from which kinds of source, and who was told."""
    rows = counts.counted(attributions, attributed)
    n = len(rows)
    if not n:
        return _reading(["No statement was found."])
    mix = counts.source_mix(attributions, attributed).groupby("column")["n"].sum()
    parts = [f"{mix[k]} from {_kind(k, mix[k])}" for k in KINDS if mix.get(k, 0)]
    silent = len(rows[rows["act"].eq("non_response")])
    found = [f"{several(n, 'statement')} in {several(len(articles), 'article')}: {listed(parts, 8)}."]
    if silent:
        found.append(f"{silent} of them {verb(silent, 'says', 'say')} that someone did not answer or comment.")
    said = counts.stances(attributions, attributed)
    events = said["article"].map(articles.set_index("article")["event"].fillna(""))
    chance = statistics.shuffled(said["article"], said["judging"], events)
    cues = found_in(len(said), int(said["judging"].sum()), "articles on one event", chance)
    return _reading(
        [*found, _told(counts.channels(attributions, attributed, articles)), f"{cues}." if len(said) else ""]
    )


def _kind(kind: str, count: int) -> str:
    return KINDS[kind] if count == 1 else plural(kind)


def _told(channels: pd.DataFrame) -> str:
    """Say which outlets were told."""
    if channels.empty:
        return "No statement names an outlet that was told."
    sums = channels.groupby("column")["n"].sum().sort_values(ascending=False, kind="stable")
    own = int(channels.loc[channels["own"], "n"].sum())
    names = listed(f"{shorten(name, 34, 1)} ({count})" for name, count in sums.items())
    return f"Those that name who was told name {names}; {own or 'none'} of them the article’s own outlet or agency."


def left_unnamed(articles: pd.DataFrame, attributions: pd.DataFrame, attributed: pd.DataFrame) -> Reading:
    """Say what share of statements rests on unnamed sources, the three counts, and the reasons given."""
    table = counts.unnamed_share(articles, attributions, attributed).set_index("article")
    ways = counts.unnamed_counts(attributions, attributed).groupby("column")["n"].sum()
    if not ways.get("mentions", 0):
        return _reading(["No statement was found to rest on an unnamed source."])
    each = [
        f"{name}: {table.unnamed[a]} of {table.statements[a]}, {share_note(*table.loc[a, ['value', 'low', 'high']])}"
        for a, name in _names(articles).items()
        if table.statements[a]
    ]
    unnamed, officials, n = (int(table[c].sum()) for c in ("unnamed", "officials", "statements"))
    mentions, sources, persons = (int(ways[way]) for way in ("mentions", "sources", "persons"))
    reasons = counts.described(attributions, attributed, "reason").groupby("column")["n"].sum()
    given, stock = int(reasons.drop("none", errors="ignore").sum()), int(reasons.get("stock", 0))
    rest = f"{unnamed} of {several(n, 'statement')} {verb(unnamed, 'rests', 'rest')} on unnamed sources"
    stated = f"where a number is stated, {several(persons, 'person')} in all" if persons else "no number is stated"
    stock_phrase = f"by a stock phrase in {stock or 'none'}"
    why = f"A reason for leaving them unnamed is given in {several(given, 'mention')}, {stock_phrase}."
    return _reading(
        [
            f"{rest}, {officials} of them on unnamed officials.",
            f"That is {several(mentions, 'mention')} of {several(sources, 'distinct source')}; {stated}.",
            why if given else "No reason for leaving a source unnamed is given.",
            _content(counts.counted(attributions, attributed)),
        ],
        each,
        "The intervals say how far chance may carry a share of so few statements, in this article, not in its outlet.",
    )


def _content(rows: pd.DataFrame) -> str:
    """Say how much of what unnamed and other sources say is judgement or speculation, and what others bear out."""
    unnamed = rows["source_type"].isin(schema.UNNAMED)
    parts = []
    for mine, whose in ((rows[unnamed], "unnamed sources"), (rows[~unnamed], "all others")):
        kinds = mine["content_kind"].dropna()
        if len(kinds):
            parts.append(f"{int(kinds.ne('fact').sum())} of {several(len(kinds), 'statement')} of {whose}")
    same = int(rows.loc[unnamed, "corroborated_by"].notna().sum())
    found = f"By the words alone, {listed(parts)} are judgement or speculation. " if parts else ""
    if not same:
        return f"{found}No named source or document was found to say what an unnamed one says in the same article."
    return (
        f"{found}In {several(same, 'case')} a named source or document says the same as an unnamed one in its article."
    )


def worded(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, sentences: pd.DataFrame, spans: pd.DataFrame, loaded: pd.DataFrame
) -> Reading:
    """Say how many loaded words each article uses in its own voice, per 1,000 words, with intervals."""
    table = compared.loaded_rates(articles, paragraphs, sentences, spans, loaded).set_index("article")
    each = [
        f"{name}: {table.loaded[a]} in {table.own_words[a]:,} words, {table.value[a]:.1f} per 1,000 "
        f"(95 % interval {table.low[a]:.1f} to {table.high[a]:.1f})"
        for a, name in _names(articles).items()
        if table.own_words[a]
    ]
    own, words = int(table["loaded"].sum()), int(table["own_words"].sum())
    inside = int(loaded["voice"].isin(["quoted", "excerpt"]).sum())
    found = [f"{several(own, 'loaded word')} in {words:,} words of the outlets’ own voice."]
    if inside:
        more = f"{several(inside, 'more', 'more')} {verb(inside, 'is', 'are')}"
        found.append(f"{more} a source’s or an excerpt’s and not counted to the outlet.")
    note = "These are rates of these articles, not of their outlets. Readers disagree on what is loaded: see each word."
    return _reading(found, each, note)


def left_out(articles: pd.DataFrame, facts: pd.DataFrame, mentions: pd.DataFrame, covered: pd.DataFrame) -> Reading:
    """Say what is not found in each article of what others on its event report."""
    table = compared.left_out(articles, facts, mentions, covered).set_index("article")
    names = {a: name for a, name in _names(articles).items() if table.comparable[a]}
    if not names:
        return _reading(["No two articles report facts of the same event, so nothing can be called left out."])
    mine = articles[articles["article"].isin(list(names))]
    several_facts = int(facts["event"].isin(mine["event"]).sum())
    each = [
        f"{name}: {table.not_found[a]} of {several(table.comparable[a], 'fact')} that others report not found in it"
        for a, name in names.items()
    ]
    alone = [f"{name} {table.exclusive[a]}" for a, name in names.items() if table.exclusive[a]]
    undated = int(mine["published"].isna().sum())
    is_told = f"{several(several_facts, 'fact')} {verb(several_facts, 'was', 'were')} compared"
    found = [f"{is_told} over {several(len(names), 'article')} that {verb(len(names), 'shares', 'share')} an event."]
    if alone:
        found.append(f"Reported by one article and called not found in every other: {listed(alone, 9)}.")
    if undated:
        later = "what happened later may be among what is not found there"
        found.append(f"{several(undated, 'article')} compared {verb(undated, 'has', 'have')} no date: {later}.")
    note = "Not found means that no passage was found that says it; check it against the text before you rely on it."
    return _reading(found, each, note)


def taken(articles: pd.DataFrame, paragraphs: pd.DataFrame, shared: pd.DataFrame) -> Reading:
    """Say how many words articles share, and whether they credit each other."""
    table = compared.shared_words(articles, paragraphs, shared)
    if table.empty:
        return _reading(["No two articles were found to share a passage."])
    names = _names(articles)
    best = table.sort_values(["n", "article", "column"], ascending=[False, True, True]).iloc[0]
    here, there = names[best["article"]], names[best["column"]]
    pairs = [tuple(sorted(pair)) for pair in zip(shared["article"], shared["other"], strict=True)]
    credited = int(shared["credited"].groupby(pd.Series(pairs, index=shared.index)).any().sum())
    n, percentage = len(set(pairs)), percent(best["share"])
    note = "Shared words do not say who took them from whom: two articles may both follow a third."
    return _reading(
        [
            f"{several(n, 'pair')} of articles {verb(n, 'shares', 'share')} passages; in {credited or 'none'} of them "
            "one credits the other, its agency, or the report that the other excerpts.",
            f"Most are shared by {here} with {there}: {several(int(best['n']), 'word')}, {percentage} of its own.",
        ],
        note=note,
    )


def trusted(corrections: pd.DataFrame) -> Reading:
    """Say how accurate the measures are, and how large a difference must be to be more than error of measurement."""
    known = trust.measured().set_index(["group", "measure"])["value"]
    rates = trust.errors()
    if known.empty or rates is None:
        return _reading(["Accuracy was not measured here: run the benchmarks."])
    said, _, who, *_ = trust.MEASURES
    error = statistics.differences_by_error(rates, (1, 5, 20), (0.25,)).set_index("articles")
    gaps = ", ".join(f"{error.difference[n]:.0f} points between outlets of {several(n, 'article')}" for n in (1, 5, 20))
    left = error["kept"].iloc[0]
    n = len(corrections)
    return _reading(
        [
            f"Source and content are both right with an F1 of {known[said, 'all attributions']:.2f}; "
            f"{known[said, 'quoted in full']:.2f} where all is quoted, {known[said, 'not quoted']:.2f} where none is.",
            f"Of mentions of unnamed sources, {percent(known[who, 'unnamed: found, of all'])} are found and so called.",
            "Where an unnamed source stands behind a quarter of the statements, a difference in that share must exceed "
            f"{gaps} to be more than error of measurement; of a true difference {percent(left)} is left in what is "
            "measured.",
            f"Readers set {several(n, 'value')} right in this story."
            if n
            else "No reader has set anything right here.",
        ],
        note="Gold on which rules were made flatters; other outlets, years and kinds of text do worse.",
    )


def elsewhere(articles: pd.DataFrame, **findings: pd.DataFrame) -> Reading:
    """Say which differences between articles hold however the lines are drawn.

    Parameters
    ----------
    articles : DataFrame
        Table `articles`.
    **findings : DataFrame
        By name, as the functions of `analysis.specifications` give them.
    """
    names = _names(articles)
    events = {a: e for a, e in zip(articles["article"], articles["event"], strict=True) if isinstance(e, str) and e}
    items = []
    for finding, table in findings.items():
        pairs = specifications.orders(table, events)
        for row in pairs.itertuples():
            what = f"{names[row.article]} over {names[row.other]} in {FINDINGS[finding][0]}"
            held = "holds throughout" if not row.turned else f"is turned round in {row.turned} of {row.of}"
            items.append(f"{what}: {held}" + (f", equal in {row.equal}" if row.equal else ""))
    firm = sum("holds throughout" in item for item in items)
    if not items:
        return _reading(["No two articles on one event differ, so there is no order to hold."])
    first = f"Of {several(len(items), 'difference')} between two articles on one event, {firm or 'none'} "
    first += f"{verb(firm, 'holds', 'hold')} however the lines are drawn."
    return _reading([first], items, "That a difference holds under all choices says nothing of chance or of error.")
