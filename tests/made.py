"""Stories made by hand, table by table, for what only shows and never measures."""

# ruff: noqa: E501 (a row of a table stays on one line)

from functools import cache
from types import SimpleNamespace

import pandas as pd

from analysis import schema, sources

HARBOR = """Port chief weighs night closure

The Harbor Post has learned that the port of Brenn may close at night, according to two officials.

“We have no choice,” Port Director Mara Lund said on Tuesday.

An official who was not authorized to speak publicly called the plan a reckless gamble.

Lund wants 40 more guards by May.

Sign up for our newsletter"""

LEDGER = """Brenn port set to shut after dark

The port of Brenn may close at night, officials told the Harbor Post.

Lund said there was “no choice”.

The union, led by Tomas Doyle, slammed the brutal cuts.

The mayor declined to comment."""

UNKNOWN = """Ferry talks drag on

Ferry owners met the council in Brenn, a spokesman said.

“We will meet again,” the spokesman said."""


def _articles() -> list[dict]:
    shared = {"story": "brenn", "agency": None, "genre": "news", "byline": None, "updated": None, "url": None}
    shared |= {"duplicate_of": None, "sha256": "0" * 64, "encoding": "utf-8", "extraction": None}
    rows = [
        ("a1-harbor", "e1", "Harbor Post", HARBOR, "2031-04-02"),
        ("b2-ledger", "e1", "Daily Ledger", LEDGER, "2031-04"),
        ("003_761b5e37", "e2", None, UNKNOWN, None),
    ]
    return [
        shared
        | {
            "article": a,
            "event": e,
            "outlet": o,
            "text": t,
            "published": d,
            "headline": t.split("\n")[0],
            "words": 40,
            "file": f"{a}.txt",
        }
        for a, e, o, t, d in rows
    ]


TEXTS = {row["article"]: row["text"] for row in _articles()}


def at(article: str, words: str) -> dict:
    """Find the words in the article's text."""
    start = TEXTS[article].index(words)
    return {"article": article, "start": start, "end": start + len(words)}


def _paragraphs() -> list[dict]:
    rows = []
    for article, text in TEXTS.items():
        for number, line in enumerate(text.split("\n\n")):
            role = "headline" if number == 0 else "boilerplate" if line.startswith("Sign up") else "body"
            rows.append({**at(article, line), "paragraph": number, "role": role, "origin": None})
    return rows


# article, attribution, parent, act, form, source, cue, content, type, kind, count, level, reason, channel
_SAID = [
    ("a1-harbor", 0, None, "statement", "indirect", "two officials", "according to", "the port of Brenn may close at night", "anonymous_official", "granted", 2, 1, "none", "Harbor Post"),
    ("a1-harbor", 1, None, "statement", "direct", "Port Director Mara Lund", "said", "“We have no choice,”", "named_person", None, None, None, None, None),
    ("a1-harbor", 2, None, "statement", "indirect", "An official who was not authorized to speak publicly", "called", "the plan a reckless gamble", "anonymous_official", "granted", 1, 3, "stock", None),
    ("a1-harbor", 3, None, "wish", "indirect", "Lund", "wants", "40 more guards by May", "named_person", None, None, None, None, None),
    ("b2-ledger", 0, None, "statement", "indirect", "officials", "told", "The port of Brenn may close at night", "anonymous_official", "group", None, 1, "none", "the Harbor Post"),
    ("b2-ledger", 1, None, "statement", "mixed", "Lund", "said", "there was “no choice”", "named_person", None, None, None, None, None),
    ("b2-ledger", 2, None, "statement", "indirect", "The union", "slammed", "the brutal cuts", "named_institution", None, None, None, None, None),
    ("b2-ledger", 3, None, "non_response", "indirect", "The mayor", "declined to comment", None, "named_person", None, None, None, None, None),
    ("003_761b5e37", 0, None, "statement", "indirect", "a spokesman", "said", "Ferry owners met the council in Brenn", "anonymous_official", "person", 1, 1, "none", None),
    ("003_761b5e37", 1, None, "statement", "direct", "the spokesman", "said", "“We will meet again,”", "anonymous_official", "person", 1, 1, "none", None),
]  # fmt: skip
_NAMES = {
    "Port Director Mara Lund": "Mara Lund",
    "Lund": "Mara Lund",
    "The union": "the union",
    "The mayor": "the mayor",
}


def _sourcing() -> dict[str, list[dict]]:
    out: dict[str, list[dict]] = {"attributions": [], "spans": [], "attributed": [], "sources": []}
    numbers: dict[tuple, int] = {}
    for article, n, parent, act, form, source, cue, content, kind, unnamed, count, level, reason, channel in _SAID:
        key = {"article": article, "attribution": n}
        name = _NAMES.get(source)
        person = (article, name or source.lower().removeprefix("a ").removeprefix("the "))
        if person not in numbers:
            numbers[person] = sum(1 for a, _ in numbers if a == article)
            role = "government" if "official" in kind else "other"
            out["sources"].append({"article": article, "source": numbers[person], "name": name, "source_type": kind, "source_role": role, "described": source, "person": name and name.lower().replace(" ", "-")})  # fmt: skip
        out["attributions"].append(key | {"parent": parent, "act": act, "form": form, "stance": "neutral", "channel": channel, "confidence": 0.9, "role": "body"})  # fmt: skip
        out["attributed"].append(key | {"source": numbers[person], "source_type": kind, "unnamed_kind": unnamed, "stated_count": count, "descriptor_level": level, "reason": reason})  # fmt: skip
        for part, words in (("source", source), ("cue", cue), ("content", content)):
            if words:
                out["spans"].append(key | {"role": part, "text": words} | at(article, words))
    return out


def _facts() -> dict[str, list[dict]]:
    facts = [
        {"fact": "e1.f1", "event": "e1", "label": "The port of Brenn may close at night", "discrepancy": None},
        {"fact": "e1.f2", "event": "e1", "label": "40 more guards by May", "discrepancy": None},
        {"fact": "e1.f3", "event": "e1", "label": "The union, led by Tomas Doyle, slammed", "discrepancy": None},
        {"fact": "e2.f1", "event": "e2", "label": "Ferry owners met the council", "discrepancy": None},
    ]
    mentions = [
        {"fact": "e1.f1", "similarity": 1.0, "attribution": 0} | at("a1-harbor", "the port of Brenn may close at night"),
        {"fact": "e1.f1", "similarity": 0.9, "attribution": 0} | at("b2-ledger", "The port of Brenn may close at night"),
        {"fact": "e1.f2", "similarity": 1.0, "attribution": 3} | at("a1-harbor", "40 more guards by May"),
        {"fact": "e1.f3", "similarity": 1.0, "attribution": 2} | at("b2-ledger", "The union, led by Tomas Doyle, slammed"),
        {"fact": "e2.f1", "similarity": 1.0, "attribution": 0} | at("003_761b5e37", "Ferry owners met the council"),
    ]  # fmt: skip
    reported = {(m["fact"], m["article"]): m for m in mentions}
    coverage = []
    for fact in facts:
        for row in _articles():
            mention = reported.get((fact["fact"], row["article"]))
            status = "reported" if mention else "not_found" if row["event"] == fact["event"] else "not_comparable"
            span = {k: mention[k] for k in ("start", "end")} if mention else {"start": None, "end": None}
            sure = mention["similarity"] if mention else 0.1
            coverage.append({"fact": fact["fact"], "article": row["article"], "status": status, "confidence": sure} | span)  # fmt: skip
    return {"facts": facts, "mentions": mentions, "coverage": coverage}


def _rest() -> dict[str, list[dict]]:
    loaded = [
        {"term": "reckless gamble", "category": "judgement", "voice": "quoted", "score": 0.9, "role": "body"} | at("a1-harbor", "reckless gamble"),
        {"term": "slammed", "category": "attack", "voice": "outlet", "score": 0.95, "role": "body"} | at("b2-ledger", "slammed"),
        {"term": "brutal", "category": "intensifier", "voice": "outlet", "score": 0.9, "role": "body"} | at("b2-ledger", "brutal"),
    ]  # fmt: skip
    here, there = (
        at("a1-harbor", "port of Brenn may close at night"),
        at("b2-ledger", "port of Brenn may close at night"),
    )
    shared = {"other": "b2-ledger", "other_start": there["start"], "other_end": there["end"], "kind": "verbatim", "words": 7, "quoted": False, "credited": True}  # fmt: skip
    both = {"other": "b2-ledger", "other_start": there["start"], "other_end": there["end"]}
    drift = {"fact": "e1.f1", "kind": "description", "voice": "anonymous_official", "source": "two officials", "other_voice": "anonymous_official", "other_source": "officials"}  # fmt: skip
    said = at("b2-ledger", "no choice")
    quoted = at("a1-harbor", "no choice") | {
        "other": "b2-ledger",
        "other_start": said["start"],
        "other_end": said["end"],
    }
    quoted |= {"kind": "cut", "words": 2, "only_here": None, "only_there": None}
    apart = {"fact": "e1.f1", "kind": "numbers", "said": "two officials", "other_said": "officials"}
    return {
        "loaded": loaded,
        "shared": [here | shared],
        "drift": [here | both | drift],
        "quotations": [quoted],
        "discrepancies": [here | both | apart],
    }


def _sentences() -> list[dict]:
    from analysis import text

    rows, counts = [], dict.fromkeys(TEXTS, 0)
    for p in _paragraphs():
        if p["role"] == "boilerplate":
            continue
        for start, end in text.sentences(TEXTS[p["article"]], p["start"], p["end"]):
            rows.append(p | {"start": start, "end": end, "sentence": counts[p["article"]]})
            counts[p["article"]] += 1
    return rows


def tables() -> dict[str, pd.DataFrame]:
    """Make every table of a small story: two outlets on one event, one unknown outlet on another."""
    return {name: table.copy() for name, table in _tables().items()}


@cache
def _tables() -> dict[str, pd.DataFrame]:
    rows = {"articles": _articles(), "paragraphs": _paragraphs(), "sentences": _sentences(), **_sourcing(), **_facts(), **_rest()}  # fmt: skip
    out = {name: schema.frame(name, rows[name]) for name in rows}
    known = [out[name] for name in ("articles", "paragraphs", "sentences", "attributions", "spans")]
    out["attributed"] = sources.code(*known, out["attributed"])
    known = [out[name] for name in ("articles", "sentences", "attributions", "attributed", "spans")]
    return out | {"house_needs": sources.house_needs(*known), "corrections": schema.frame("corrections", [])}


def story(**changed: pd.DataFrame) -> SimpleNamespace:
    """Make the small story; some of its tables can be given."""
    return SimpleNamespace(name="brenn", **(tables() | changed))


def empty(*kept: str) -> SimpleNamespace:
    """Make the small story with every table empty but those named."""
    return story(**{name: table if name in kept else table.iloc[:0] for name, table in tables().items()})


def crowd(
    count: int = 40, outlet: str = "The Very Long-Winded Provincial Gazette and Advertiser of Upper Brenn"
) -> SimpleNamespace:
    """Make a story of many articles: the small story's Harbor Post copied under many outlets."""
    made = tables()
    names = [f"x{i:03}" for i in range(count)]
    out = {}
    for name, table in made.items():
        if "article" not in table:
            out[name] = table
            continue
        one = table[table["article"] == "a1-harbor"]
        out[name] = pd.concat([one.assign(article=a) for a in names], ignore_index=True)
    out["articles"]["outlet"] = [f"{outlet} {i}" for i in range(count)]
    out["shared"] = pd.DataFrame(
        [
            row | {"article": a, "other": b}
            for row in made["shared"].iloc[:1].to_dict("records")
            for a in names
            for b in names
            if a != b
        ]
    )
    out["shared"] = schema.frame("shared", out["shared"])
    steps = [v for v in schema.SPEAKERS if v != "own_voice"]
    row = made["drift"].iloc[0].to_dict()
    rows = [
        row | {"article": names[0], "other": a, "other_voice": steps[i % len(steps)], "kind": "source"}
        for i, a in enumerate(names[1:])
    ]
    out["drift"] = schema.frame("drift", rows)
    for name in ("quotations", "discrepancies"):
        out[name] = made[name].assign(article=names[0], other=names[-1])
    return story(**out)


def only(article: str) -> SimpleNamespace:
    """Make the small story with one article."""
    made = tables()
    kept = {n: t[t["article"].eq(article)].reset_index(drop=True) for n, t in made.items() if "article" in t}
    pairs = ("shared", "drift", "quotations", "discrepancies")
    return story(**kept | {name: made[name].iloc[:0] for name in pairs})


# Stories of every size, down to none.
STORIES = {
    "small": story,
    "one": lambda: only("003_761b5e37"),
    "no findings": lambda: empty("articles"),
    "nothing": empty,
    "many": lambda: crowd(15),
}
