"""Facts and who reports them."""

import importlib.util
import json

import pandas as pd
import pytest
from crowd import crowd
from hypothesis import given
from hypothesis import strategies as st

from analysis import facts, schema, similarity, text
from analysis.facts import clauses, coverage, evidence

HARBOR = """The port of Brenn will close its northern gate at night, port chief Mara Lund said on Tuesday.

Lund wants 40 guards at the gate by the first of May.

Two guards were robbed at the gate in March.

The dockworkers' union called the closure a mistake and threatened a strike."""

LEDGER = """Port chief Mara Lund said on Tuesday that Brenn's port will close its northern gate at night.

Two guards were robbed in March at the gate.

Fishermen of the old quarter sang on the quay in protest."""

COMET = """Lund has ordered the northern gate of Brenn's port closed at night.

Lund wants 40 guards at the gate by May.

A bakery in Marrow won a prize for its rye bread."""

ELSEWHERE = """Schools in the Osei valley stayed shut on Friday after the river Tarn burst its banks."""


def tables(texts, event=None, published=None, roles=None):
    articles, sentences = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        row |= {"event": (event or {}).get(name, "e1"), "published": (published or {}).get(name)}
        articles.append(row | {"encoding": "utf-8"})
        n = 0
        for i, (s, e) in enumerate(text.paragraphs(content)):
            for a, b in text.sentences(content, s, e):
                one = {"article": name, "paragraph": i, "sentence": n, "start": a, "end": b}
                sentences.append(one | {"role": (roles or {}).get((name, i), "body")})
                n += 1
    return schema.frame("articles", articles), schema.frame("sentences", sentences)


def compared(texts, spans=None, attributions=None, **kwargs):
    articles, sentences = tables(texts, **kwargs)
    empty = {name: schema.frame(name, []) for name in ("attributions", "spans", "shared", "quotations")}
    attributions = empty["attributions"] if attributions is None else attributions
    spans = empty["spans"] if spans is None else spans
    made = facts.compare(articles, sentences, attributions, spans, empty["shared"], empty["quotations"])
    for name, table in zip(("facts", "mentions", "coverage"), made, strict=True):
        assert schema.problems(name, table) == []
    told, mentions, coverage = made
    assert len(coverage) == len(told) * len(articles)
    assert not coverage.duplicated(["fact", "article"]).any()
    passages, cells = mentions[["fact", "article"]], coverage[["fact", "article"]].apply(tuple, axis=1)
    said = set(passages.itertuples(index=False, name=None))
    assert set(cells[coverage["status"] == "reported"]) <= said
    assert said <= set(cells[coverage["status"].isin(["reported", "partly"])])
    return articles, told, mentions, coverage


STORY = {"harbor": HARBOR, "ledger": LEDGER, "comet": COMET, "other": ELSEWHERE}
EVENTS = {"other": "e2"}


def status(coverage, told, start):
    """Give the status of each article for the one fact whose label begins so."""
    fact = told.loc[told["label"].str.startswith(start), "fact"]
    assert len(fact) == 1, told["label"].tolist()
    rows = coverage[coverage["fact"] == fact.iloc[0]]
    return dict(zip(rows["article"], rows["status"], strict=True))


def test_the_same_in_other_words_is_one_fact():
    _, told, mentions, coverage = compared(STORY, event=EVENTS)
    found = status(coverage, told, "Two guards were robbed")
    assert (found["harbor"], found["ledger"]) == ("reported", "reported")
    fact = told.loc[told["label"].str.startswith("Two guards"), "fact"].iloc[0]
    likely = mentions[mentions["fact"] == fact].set_index("article")["similarity"]
    assert likely[["harbor", "ledger"]].min() > 0.6 > likely.drop(["harbor", "ledger"]).max() or len(likely) == 2


def test_what_is_nowhere_near_is_not_found():
    _, told, _, coverage = compared(STORY, event=EVENTS)
    assert status(coverage, told, "A bakery")["harbor"] == "not_found"
    assert status(coverage, told, "Fishermen")["comet"] == "not_found"


def test_a_line_that_only_announces_another_is_no_statement():
    _, told, _, _ = compared({"a": "From the Harbor Post:\n" + HARBOR, "b": LEDGER})
    assert not told["label"].str.contains("From the").any()


def test_the_label_says_no_number_that_another_of_its_statements_lacks():
    one = "Lund will close the northern gate of Brenn at night and hire 97 men.\n\nRain fell on the quay."
    two = "Mara Lund said on Tuesday that she will close the northern gate of Brenn at night and hire men."
    _, told, mentions, _ = compared({"a": one, "b": two})
    both = mentions.groupby("fact")["article"].nunique()
    assert told.loc[told["fact"] == both.idxmax(), "label"].tolist() == [two]


SAYS_TWO = "Lund closed the northern gate of Brenn at night, while the union of dockworkers threatened a long strike."


def test_a_sentence_that_says_several_things_gives_its_clauses_too():
    articles, sentences = tables({"a": SAYS_TWO + "\n\nRain fell on the quay."})
    empty = (schema.frame("attributions", []), schema.frame("spans", []))
    made = facts.units(articles, sentences, *empty)
    assert made["text"].tolist() == [
        SAYS_TWO,
        "Lund closed the northern gate of Brenn at night,",
        "while the union of dockworkers threatened a long strike.",
        "Rain fell on the quay.",
    ]
    assert made["whole"].tolist() == [0, 0, 0, 3]


def test_a_clause_is_a_fact_where_an_article_reports_the_one_part_and_not_the_other():
    articles, sentences = tables({"a": SAYS_TWO, "b": "Rain fell on the quay."})
    statements = facts.units(articles, sentences, schema.frame("attributions", []), schema.frame("spans", []))
    cells = pd.DataFrame({"left": [0, 1, 2, 3], "article": ["b", "b", "b", "a"], "reports": [0.4, 0.9, 0.4, 0.1]})
    cells = cells.assign(touches=cells["reports"]).astype({"article": pd.CategoricalDtype(["a", "b"])})
    assert coverage.told_apart(statements, cells).tolist() == [True, True, False, True]
    assert coverage.told_apart(statements, cells.assign(reports=0.9, touches=0.9)).tolist() == [
        True,
        False,
        False,
        True,
    ]
    assert coverage.told_apart(statements, cells.iloc[:0]).tolist() == [True, False, False, True]


def test_in_a_large_event_an_article_is_compared_with_those_nearest_to_it_and_of_the_rest_nothing_is_said(monkeypatch):
    articles, sentences = tables({str(n): row["text"] for n, row in enumerate(crowd(6, 9))})
    empty = [schema.frame(name, []) for name in ("attributions", "spans", "shared", "quotations")]
    statements = facts.units(articles, sentences, *empty[:2])
    every = evidence.cells(statements, "fast")
    monkeypatch.setattr(evidence, "NEAREST", 2)
    some = evidence.cells(statements, "fast")
    assert some.groupby("left")["article"].nunique().eq(2).all()
    same = every.merge(some[["left", "article"]], on=["left", "article"])
    pd.testing.assert_frame_equal(same, some, atol=1e-5)
    _, _, covered = facts.compare(articles, sentences, *empty, "fast")
    assert covered["start"].notna().all() and covered.groupby("fact").size().min() == 3


@pytest.mark.parametrize(
    ("clause", "kept"),
    [
        ("while the union of dockworkers threatened a long strike.", True),
        ("while the union threatened.", False),
        ("A memo attached to the order shows", False),
    ],
)
def test_a_clause_that_claims_too_little_is_no_fact(clause, kept):
    statements = pd.DataFrame({"text": [SAYS_TWO, clause, "It is so."], "whole": [0, 0, 2]})
    cell = {"article": "b", "sentence": 2, "right": 2, "numbers_apart": 0}
    rows = [{"left": 0, "reports": 0.9, "touches": 0.9}, {"left": 1, "reports": 0.1, "touches": 0.1}]
    cells = pd.DataFrame([cell | row for row in rows]).astype({"article": pd.CategoricalDtype(["a", "b"])})
    assert coverage.told_apart(statements, cells).tolist() == [True, kept, True]


@pytest.mark.parametrize(("sentence", "clause"), [(0.9, "unclear"), (0.3, "not_found")])
def test_a_clause_is_not_missing_where_its_sentence_is_reported(sentence, clause):
    said = {"article": "a", "start": 0, "end": 40, "text": SAYS_TWO, "attribution": pd.NA, "whole": 0}
    other = {"article": "b", "start": 0, "end": 9, "text": "It is so.", "attribution": pd.NA, "whole": 2}
    statements = pd.DataFrame([said, said | {"start": 20}, other])
    cell = {"article": "b", "sentence": 2, "right": 2, "numbers_apart": 0, "main": 0.0, "some": 0.0}
    rows = [{"left": 0, "reports": sentence, "touches": sentence}, {"left": 1, "reports": 0.0, "touches": 0.0}]
    cells = pd.DataFrame([cell | row for row in rows]).astype({"article": pd.CategoricalDtype(["a", "b"])})
    articles = pd.DataFrame({"article": ["a", "b"], "published": [None, None]})
    _, covered = coverage.judge(statements, [[0], [1]], cells, articles)
    assert covered.loc[(covered["number"] == 1) & (covered["article"] == "b"), "status"].tolist() == [clause]


def test_a_clause_without_a_subject_is_told_with_the_first_words_of_its_sentence():
    line = "Lund closed the northern gate, rented two cranes from Oster, and sold a ferry to Halm."
    whole, at = (0, len(line)), line.index("and sold")
    assert clauses.told(line, whole, at, len(line)) == "Lund closed the northern gate … and sold a ferry to Halm."
    assert clauses.told(line, whole, 0, 30) == "Lund closed the northern gate,"


def test_a_clause_that_breaks_off_before_what_is_said_is_told_as_its_sentence():
    line = "The port authority of Brenn announced that the northern gate stays closed."
    assert clauses.told(line, (0, len(line)), 0, line.index(" that")) == line


def test_a_clause_with_its_own_subject_stands_alone():
    at = SAYS_TWO.index("while")
    assert clauses.told(SAYS_TWO, (0, len(SAYS_TWO)), at, len(SAYS_TWO)) == SAYS_TWO[at:]


@pytest.mark.parametrize("engine", ["fast", "accurate"])
def test_both_engines_find_a_fact_told_with_the_same_words(engine):
    articles, sentences = tables(STORY, event=EVENTS)
    empty = [schema.frame(name, []) for name in ("attributions", "spans", "shared", "quotations")]
    told, _, coverage = facts.compare(articles, sentences, *empty, engine)
    assert status(coverage, told, "Two guards were robbed")["ledger"] == "reported"
    assert status(coverage, told, "A bakery")["harbor"] == "not_found"


@given(
    st.lists(
        st.sampled_from(["the", "gate", "closed", ",", "and", "while", "Lund", "union", ";", "“", "2"]), max_size=40
    )
)
def test_clauses_are_the_sentence_in_order_and_none_is_short(words):
    line = " ".join(words)
    parts = clauses.split(line, 0, len(line))
    assert "".join(line[s:e] for s, e in parts).replace(" ", "") == line.replace(" ", "")
    assert all(s < e for s, e in parts) or not line
    counted = [len([t for t in similarity.terms(line[s:e]) if t.kind != "negation"]) for s, e in parts]
    assert len(parts) == 1 or min(counted) >= 2


def test_an_article_on_another_event_is_never_compared():
    _, told, _, coverage = compared(STORY, event=EVENTS)
    for row in told.itertuples():
        rows = coverage[coverage["fact"] == row.fact].set_index("article")["status"]
        others = [a for a in STORY if EVENTS.get(a, "e1") != row.event]
        assert rows[others].eq("not_comparable").all()
        assert not rows.drop(others).eq("not_comparable").any()


def test_a_fact_of_a_later_day_is_not_comparable_before_it():
    texts = {"early": HARBOR, "late": HARBOR + "\n\nA cargo of rye bread burned on April 9 in the old quarter."}
    when = {"early": "2031-04-05", "late": "2031-04-10"}
    _, told, _, coverage = compared(texts, published=when)
    assert status(coverage, told, "A cargo")["early"] == "not_comparable"
    _, told, _, coverage = compared(texts, published={"late": "2031-04-10"})
    assert status(coverage, told, "A cargo")["early"] == "not_found"


@pytest.mark.parametrize("name", ["shared", "quotations"])
def test_what_shares_a_passage_or_a_quotation_with_a_mention_is_not_called_missing(name):
    line = "Fishermen of the old quarter sang on the quay in protest."
    texts = {"a": HARBOR + "\n\n" + line, "b": COMET}
    articles, sentences = tables(texts)
    start = texts["a"].index("sang")
    row = {
        "article": "a",
        "start": start,
        "end": start + 10,
        "other": "b",
        "other_start": 3,
        "other_end": 20,
        "words": 3,
    }
    passage = row | {"kind": "edited", "quoted": False, "credited": False}
    both = {"shared": [], "quotations": []} | {name: [passage if name == "shared" else row | {"kind": "marked"}]}
    empty = (schema.frame("attributions", []), schema.frame("spans", []))
    nothing = (schema.frame("shared", []), schema.frame("quotations", []))
    told, _, coverage = facts.compare(articles, sentences, *empty, *nothing)
    assert status(coverage, told, "Fishermen")["b"] == "not_found"
    given = (schema.frame(table, rows) for table, rows in both.items())
    told, _, coverage = facts.compare(articles, sentences, *empty, *given)
    assert status(coverage, told, "Fishermen")["b"] == "partly"
    cell = coverage[(coverage["article"] == "b") & (coverage["fact"] == told["fact"].iloc[-1])]
    assert schema.problems("coverage", coverage) == []
    assert ((3, 20) in set(zip(coverage["start"].dropna(), coverage["end"].dropna(), strict=True))) and len(cell)


def test_captions_are_not_compared_and_excerpts_are():
    texts = {"a": HARBOR, "b": "A picture of a gate.\n" + HARBOR.split("\n\n")[2]}
    _, told, mentions, _ = compared(texts, roles={("b", 1): "caption"})
    assert "b" not in set(mentions["article"]) or mentions[mentions["article"] == "b"]["start"].max() == 0
    _, told, mentions, coverage = compared(texts, roles={("b", 1): "excerpt"})
    assert status(coverage, told, "Two guards")["b"] == "reported"


def test_the_order_of_articles_does_not_matter():
    one = compared(STORY, event=EVENTS)
    two = compared(dict(reversed(STORY.items())), event=EVENTS)
    for a, b in zip(one[1:], two[1:], strict=True):
        pd.testing.assert_frame_equal(a, b)


def test_a_mention_that_is_an_attributions_content_names_its_source():
    line = "The gate will close at night, said Mara Lund of the harbor board."
    start = line.index("said")
    parts = [("content", 0, start - 2), ("cue", start, start + 4), ("source", start + 5, len(line) - 1)]
    spans = [
        {"article": "a", "attribution": 7, "role": r, "start": s, "end": e, "text": line[s:e]} for r, s, e in parts
    ]
    row = {"article": "a", "attribution": 7, "act": "statement", "form": "indirect", "confidence": 1.0, "role": "body"}
    articles, sentences = tables({"a": line})
    made = facts.units(articles, sentences, schema.frame("attributions", [row]), schema.frame("spans", spans))
    assert (made.loc[0, "start"], made.loc[0, "end"], made.loc[0, "attribution"]) == (0, len(line), 7)
    _, told, mentions, coverage = compared(
        {"a": line}, schema.frame("spans", spans), schema.frame("attributions", [row])
    )
    (one,) = facts.lines(told, mentions, coverage, schema.frame("spans", spans))
    assert one["mentions"] == [
        {"article": "a", "start": 0, "end": len(line), "source": "Mara Lund of the harbor board"}
    ]


def test_a_discrepancy_names_the_articles():
    other = HARBOR.replace("40 guards", "60 guards")
    articles, told, mentions, covered = compared({"a": HARBOR, "b": other})
    names = ("attributions", "spans", "attributed", "sources")
    empty = [schema.frame(name, []) for name in names]
    _, sentences = tables({"a": HARBOR, "b": other})
    apart = facts.discrepancies(articles, sentences, *empty, mentions, covered, schema.frame("quotations", []))
    said = facts.noted(told, apart, mentions)["discrepancy"].dropna().tolist()
    assert said == ["numbers: 40 guards / 60 guards (a / b)"]


def test_lines_hold_every_article_once():
    articles, told, mentions, coverage = compared(STORY, event=EVENTS)
    rows = list(facts.lines(told, mentions, coverage, schema.frame("spans", [])))
    assert [r["fact"] for r in rows] == told["fact"].tolist()
    for row in rows:
        named = [a for s in ("partly", "unclear", "not_found", "not_comparable") for a in row[s]]
        assert sorted({m["article"] for m in row["mentions"]} | set(named)) == sorted(articles["article"])
        assert len(named) == len(set(named))
    assert json.loads(json.dumps(rows)) == rows


def test_summaries_agree_with_the_coverage():
    articles, told, mentions, coverage = compared(STORY, event=EVENTS)
    table = facts.omissions(coverage, told, articles, k=1).set_index("article")
    assert (table[["reported", "partly", "unclear", "not_found"]].sum(axis=1) == table["elsewhere"]).all()
    assert table.loc["other", "elsewhere"] == 0
    assert pd.isna(table.loc["other", "share"])
    listed = facts.not_found(coverage, told, mentions, articles)
    assert listed.groupby("article").size().to_dict() == table["not_found"][table["not_found"] > 0].to_dict()
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    for row in listed.itertuples():
        assert texts[row.evidence][row.start : row.end] == row.passage
        assert row.article not in row.reported_by.split("; ")
    only = facts.exclusives(coverage, told, mentions)
    assert "A bakery in Marrow won a prize for its rye bread." in only["label"].tolist()
    assert "other" not in only["article"].tolist()


@pytest.mark.parametrize("content", ["", "\x00", "“" * 500, "مرحبا " * 30, "🙂", "a" * 5000, "word " * 2000])
def test_odd_texts_never_raise(content):
    compared({"a": content, "b": HARBOR})


def test_no_article_gives_empty_tables():
    _, told, mentions, coverage = compared({})
    assert told.empty and mentions.empty and coverage.empty


def test_six_events_read_by_hand(shared):
    """Against a floor: the weights have seen these events, so the figures of the card are lower."""
    path = shared / "scoring/facts.py"
    spec = importlib.util.spec_from_file_location("scoring_facts", path)
    scoring = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scoring)
    total = scoring.Counter()
    for folder in sorted((shared / "corpora/facts").iterdir()):
        gold = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        names = gold["articles"].values()
        texts = {n.rsplit(".", 1)[0]: (folder / n).read_text(encoding="utf-8") for n in names}
        _, told, mentions, coverage = compared(texts, roles={(a, 0): "headline" for a in texts})
        rows = list(facts.lines(told, mentions, coverage, schema.frame("spans", [])))
        total += scoring.count(gold, folder, rows)
    assert total["false"] / total["rep_g"] <= 0.03
    assert total["untrue"] / total["claims"] <= 0.06
    assert total["om_hit"] / total["om_g"] >= 0.35
    assert scoring.f1(total["rep_hit"], total["rep_p"], total["rep_g"])[2] >= 0.87
