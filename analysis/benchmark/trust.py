"""How far to trust the default engine: by form, kind of outlet and source, by confidence, and where it errs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from analysis import attribution, corpus, lines, schema, text
from analysis.attribution.acts import classify
from analysis.attribution.drafts import Page
from analysis.attribution.gather import form
from analysis.benchmark import comparing, gold
from analysis.benchmark.comparing import Count
from analysis.benchmark.figures import Share, plain, scores, shares
from analysis.benchmark.gold import Attribution
from analysis.benchmark.speakers import paired
from analysis.sources import identify
from analysis.statistics import likeness

ENGINE = "accurate"
# The seven outlets of the gold, by how they began.
NEWSPAPERS = ("nyt", "usa-today", "wash-post")
_BINS = 10


def trust(folder: Path) -> pd.DataFrame:
    """Break the default engine's accuracy down, and measure the rates at which it errs on unnamed sources.

    Few of each kind are left in a breakdown: read the intervals. What the annotators marked is flat and holds beliefs
    and wishes; the codes of sources were in view when the rules were made.

    Parameters
    ----------
    folder : Path
        The gold corpora; holds ``polnear/dev`` and ``sources``.

    Returns
    -------
    DataFrame
        Rows of `figures.COLUMNS`. Parts: form and outlets (of whole attributions); confidence (share right, mean
        confidence, by tenths); errors (share of all errors); type (of those found); unnamed by form and outlets; and
        unnamed: the rates that `statistics.Errors` takes, likeness and number of statements of an article.
    """
    return pd.concat([_attributions(folder), _sources(folder)], ignore_index=True)


def _attributions(folder: Path) -> pd.DataFrame:
    articles, true = gold.polnear(folder / "polnear" / "dev")
    found, spans = gold.found_in(articles, ENGINE)
    said = gold.grouped(articles["article"], found, spans)
    sure = {a: group["confidence"].tolist() for a, group in found.groupby("article", sort=False)}
    counts: list[Count] = []
    each: list[Share] = []
    for name, body, marked, guess in zip(articles["article"], articles["text"], true, said, strict=True):
        pairs = matched(marked, guess)
        counts += _by_kind(name, body, marked, guess, pairs)
        each += _calibration(name, sure.get(name, []), {j for _, j in pairs})
        each += _errors(name, body, marked, guess, pairs)
    return pd.concat([scores(ENGINE, counts), shares(ENGINE, each)], ignore_index=True)


def matched(marked: list[Attribution], guess: list[Attribution]) -> list[tuple[int, int]]:
    """Pair attributions as `comparing.attributions` does: contents cover one another by half, sources overlap."""
    taken: set[int] = set()
    pairs = []
    for i, one in enumerate(marked):
        cover = {n: comparing.union(one["content"], guess[n]["content"]) for n in range(len(guess)) if n not in taken}
        fits = [n for n, c in cover.items() if c >= 0.5 and comparing._same_source(one, guess[n])]
        if fits:
            best = max(fits, key=lambda n: cover[n])
            taken.add(best)
            pairs.append((i, best))
    return pairs


def outlets(article: str) -> str:
    """Name the kind of outlet that an article of the gold is of.

    >>> outlets("nyt_2016-09-12_visa"), outlets("politico_2016-09-22_judge")
    ('newspapers', 'online outlets')
    """
    return "newspapers" if article.partition("_")[0] in NEWSPAPERS else "online outlets"


def _page(body: str) -> Page:
    return Page(body, [(0, len(body))], ["body"], [(0, len(body))], text.quotations(body))


def _by_kind(
    article: str, body: str, marked: list[Attribution], guess: list[Attribution], pairs: list[tuple[int, int]]
) -> Iterator[Count]:
    page = _page(body)
    of = [form(page, one["content"]) for one in marked]
    as_found = [form(page, one["content"]) for one in guess]
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for kind in schema.FORMS:
        mine, theirs = ({n for n, f in enumerate(forms) if f == kind} for forms in (as_found, of))
        yield Count(article, f"form: {kind}", len(mine & right), len(mine), len(theirs & left), len(theirs))
    yield Count(article, f"outlets: {outlets(article)}", len(pairs), len(guess), len(pairs), len(marked))


def _calibration(article: str, sure: list[float], right: set[int]) -> Iterator[Share]:
    for n, value in enumerate(sure):
        low = min(int(value * _BINS), _BINS - 1) / _BINS
        part = f"confidence: {low:.1f} to {low + 1 / _BINS:.1f}"
        yield Share(article, part, "right", n in right, 1)
        yield Share(article, part, "mean confidence", value, 1)


def _errors(
    article: str, body: str, marked: list[Attribution], guess: list[Attribution], pairs: list[tuple[int, int]]
) -> Iterator[Share]:
    """Sort what was missed, told otherwise, and found beyond into classes."""
    page, left, right = _page(body), {i for i, _ in pairs}, {j for _, j in pairs}
    classes = [_missed(page, one, guess) for i, one in enumerate(marked) if i not in left]
    contents = [span for one in marked for span in one["content"]]
    for j, one in enumerate(guess):
        if j not in right and not any(comparing.overlaps(span, contents) for span in one["content"]):
            classes.append(f"found beyond: {_act(page, one)}")
    for name in ERRORS:
        yield Share(article, "errors", name, classes.count(name), len(classes))


ERRORS = (
    "other bounds", "other source", "missed: quoted", "missed: statement, not quoted", "missed: belief or wish",
    "missed: no source", "found beyond: statement", "found beyond: belief or wish",
)  # fmt: skip


def _missed(page: Page, one: Attribution, guess: list[Attribution]) -> str:
    cover = max((comparing.union(one["content"], other["content"]) for other in guess), default=0.0)
    if cover > 0:
        return "other source" if cover >= 0.5 else "other bounds"
    if form(page, one["content"]) != "indirect":
        return "missed: quoted"
    act = _act(page, one)
    return "missed: no source" if act == "statement" and not one["source"] else (
        "missed: statement, not quoted" if act == "statement" else f"missed: {act}"
    )  # fmt: skip


def _act(page: Page, one: Attribution) -> str:
    cue = " ".join(page.text[start:end] for start, end in sorted(one["cue"]))
    act, _ = classify(cue, form(page, one["content"]))
    return "belief or wish" if act in ("belief", "wish") else "statement"


def _sources(folder: Path) -> pd.DataFrame:
    """Compare the types of sources, as coded and as told, article by article."""
    coded = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "sources").glob("*.json"))]
    articles, _ = corpus.read([folder / "polnear" / "dev" / "text" / f"{one['article']}.txt" for one in coded])
    paragraphs = corpus.paragraphs(articles)
    found, spans = attribution.find(articles, paragraphs, corpus.sentences(articles, paragraphs), engine=ENGINE)
    said: dict[str, list[dict]] = {}
    for row in lines.attributions(found, spans, *identify(articles, paragraphs, found, spans)):
        said.setdefault(row["article"], []).append(row)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    counts: list[Count] = []
    each: list[Share] = []
    for one in coded:
        name, guess = one["article"], said.get(one["article"], [])
        pairs = paired(one["attributions"], guess)
        counts += _types(name, _page(texts[name]), one["attributions"], guess, pairs)
        each += _rates(name, one["attributions"], guess, pairs)
    return pd.concat([scores(ENGINE, counts), shares(ENGINE, each), _alike(each, len(coded))], ignore_index=True)


def _types(
    article: str, page: Page, coded: list[dict], said: list[dict], pairs: list[tuple[int, int]]
) -> Iterator[Count]:
    both = [(coded[i], said[j]) for i, j in pairs]
    for kind in schema.SOURCE_TYPES:
        mine = [other["source_type"] == kind for _, other in both]
        true = [one["type"] == kind for one, _ in both]
        hits = sum(a and b for a, b in zip(mine, true, strict=True))
        yield Count(article, f"type: {kind}", hits, sum(mine), hits, sum(true))
    for part, kept in _parts(article, page, coded):
        true_of = [i for i in kept if _unnamed(coded[i])]
        pairs_of = [(coded[i], said[j]) for i, j in pairs if i in kept]
        hits = sum(_unnamed(one) and other["unnamed"] for one, other in pairs_of)
        yield Count(article, f"unnamed, {part}", hits, sum(o["unnamed"] for _, o in pairs_of), hits, len(true_of))


def _parts(article: str, page: Page, coded: list[dict]) -> Iterator[tuple[str, set[int]]]:
    forms = [form(page, [tuple(span) for span in sorted(one["content"])]) for one in coded]
    for kind in schema.FORMS:
        yield f"form: {kind}", {n for n, f in enumerate(forms) if f == kind}
    yield f"outlets: {outlets(article)}", set(range(len(coded)))


def _unnamed(one: dict) -> bool:
    return one["type"] in schema.UNNAMED


def _rates(article: str, coded: list[dict], said: list[dict], pairs: list[tuple[int, int]]) -> Iterator[Share]:
    """Count what the rates of error are made of."""
    marked = {i for i, one in enumerate(coded) if _unnamed(one)}
    called = {i: said[j]["unnamed"] for i, j in pairs}
    beyond = [one["unnamed"] for j, one in enumerate(said) if j not in {j for _, j in pairs}]
    others = set(range(len(coded))) - marked
    yield Share(article, "unnamed", "found_marked", len(marked & set(called)), len(marked))
    yield Share(article, "unnamed", "found_other", len(others & set(called)), len(others))
    yield Share(article, "unnamed", "kept", sum(called[i] for i in marked & set(called)), len(marked & set(called)))
    yield Share(article, "unnamed", "turned", sum(called[i] for i in others & set(called)), len(others & set(called)))
    yield Share(article, "unnamed", "extra", len(beyond), len(coded))
    yield Share(article, "unnamed", "extra_marked", sum(beyond), len(beyond))
    yield Share(article, "unnamed", "share", len(marked), len(coded))
    yield Share(article, "unnamed", "statements", len(coded), 1)


def _alike(each: Iterable[Share], of: int) -> pd.DataFrame:
    """Measure how alike statements of one article are, and how much articles differ in what is found of them."""
    table = pd.DataFrame(each, columns=Share._fields)
    share, found = (table[table["figure"].isin(names)] for names in (["share"], ["found_marked", "found_other"]))
    found = found.groupby("article")[["hits", "of"]].sum()
    values = {"likeness": likeness(share["hits"], share["of"]), "spread": likeness(found["hits"], found["of"])}
    return plain(ENGINE, "unnamed", values, of)
