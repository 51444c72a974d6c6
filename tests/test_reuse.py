"""Shared passages, found again in known rewrites; who credits whom; how much is shared."""

import random

import pandas as pd
import pytest

from analysis import reuse, schema, text

COPY = (
    "The harbor board of Brenn voted on Tuesday to close the northern gate at night, because two of its guards had "
    "been robbed there in March and nobody had been arrested since."
)
FILLER = "Ferries ran late all week. Bakers complained about flour. A choir sang near the old lighthouse."


def tables(texts, outlets=None, roles=None, origin=None):
    articles, paragraphs = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        articles.append(row | {"encoding": "utf-8", "outlet": (outlets or {}).get(name)})
        for i, (s, e) in enumerate(text.paragraphs(content)):
            role = (roles or {}).get((name, i), "body")
            one = {"article": name, "paragraph": i, "start": s, "end": e, "role": role}
            paragraphs.append(one | {"origin": (origin or {}).get((name, i))})
    return schema.frame("articles", articles), schema.frame("paragraphs", paragraphs)


def shared_of(texts, **kwargs):
    articles, paragraphs = tables(texts, **kwargs)
    made = reuse.shared(articles, paragraphs, schema.frame("spans", []), schema.frame("sources", []))
    assert schema.problems("shared", made) == []
    assert (made["article"] < made["other"]).all()
    return made, articles, paragraphs


def test_a_copy_is_found_word_for_word():
    made, articles, _ = shared_of({"a": f"{FILLER}\n{COPY}", "b": f"Something else first.\n{COPY}\n{FILLER[:26]}"})
    row = made.iloc[0]
    assert articles["text"][0][row["start"] : row["end"]] == COPY.rstrip(".")
    assert articles["text"][1][row["other_start"] : row["other_end"]] == COPY.rstrip(".")
    assert (row["kind"], row["words"], row["quoted"], row["credited"]) == (
        "verbatim",
        text.count_words(COPY),
        False,
        False,
    )


REWRITES = {
    "cut": COPY.replace(" of Brenn", "").replace(", because two of its guards", " as two guards"),
    "substituted": COPY.replace("voted", "decided").replace("robbed", "mugged").replace("arrested", "caught"),
    "added": COPY.replace("to close", "by five to four to close").replace("in March", "early in March"),
}


@pytest.mark.parametrize("how", sorted(REWRITES))
def test_a_light_edit_is_one_edited_passage(how):
    made, _, _ = shared_of({"a": COPY, "b": REWRITES[how]})
    assert made["kind"].tolist() == ["edited"]
    assert made["words"][0] >= 0.7 * text.count_words(COPY)


def test_reordered_sentences_are_two_passages():
    one = "The board voted on Tuesday to close the northern gate at night."
    two = "Guards had been robbed there in March and nobody was ever arrested."
    made, _, _ = shared_of({"a": f"{one} {two}", "b": f"{two} {one}"})
    assert len(made) == 2
    assert made["kind"].eq("verbatim").all()


def test_what_only_looks_alike_is_not_shared():
    made, _, _ = shared_of(
        {"a": COPY, "b": "The school board of Marrow met on Tuesday and spoke about the winter holidays."}
    )
    assert made.empty


def test_stock_phrases_alone_are_not_shared():
    line = "The ministry did not immediately respond to a request for comment."
    made, _, _ = shared_of({"a": f"Mills closed. {line}", "b": f"{line} Ferries sank."})
    assert made.empty


def test_a_shared_quotation_is_marked():
    one = "Mara Lund was angry. “We will never again close the gate for anyone,” she said."
    two = "‘We will never again close the gate for anyone,’ Lund told a meeting in Brenn."
    made, _, _ = shared_of({"a": one, "b": two})
    assert made["quoted"].tolist() == [True]
    made, _, _ = shared_of({"a": one, "b": two.replace("‘", "").replace("’", "")})
    assert made["quoted"].tolist() == [False]


@pytest.mark.parametrize("role", ["caption", "repeat", "boilerplate", "headline"])
def test_only_body_and_excerpt_count(role):
    made, _, _ = shared_of({"a": COPY, "b": COPY}, roles={("b", 0): role})
    assert made.empty


def test_naming_the_other_outlet_credits_it():
    texts = {"a": COPY, "b": f"The gate will close, the Harbor Post reported.\n{COPY}"}
    made, _, _ = shared_of(texts, outlets={"a": "The Harbor Post", "b": "Daily Comet"})
    assert made["credited"].tolist() == [True]
    made, _, _ = shared_of(texts, outlets={"a": "Coast Gazette", "b": "Daily Comet"})
    assert made["credited"].tolist() == [False]


def test_an_excerpt_credits_its_origin():
    made, articles, paragraphs = shared_of(
        {"a": COPY, "b": COPY},
        outlets={"a": "Harbor Post"},
        roles={("b", 0): "excerpt"},
        origin={("b", 0): "The Harbor Post"},
    )
    assert made["credited"].tolist() == [True]
    found = reuse.crediting(articles, paragraphs)
    assert found[["article", "credited", "kind", "upstream"]].to_numpy().tolist() == [
        ["b", "harbor post", "excerpt", "a"]
    ]


def test_an_excerpt_of_a_report_that_the_other_names_is_credited():
    texts = {"a": COPY, "b": f"The gate will close, the Harbor Post reported.\n{COPY}"}
    for origin, expected in (("The Harbor Post", True), ("Coast Gazette", False)):
        made, _, _ = shared_of(texts, roles={("a", 0): "excerpt"}, origin={("a", 0): origin})
        assert made["credited"].tolist() == [expected]


def test_passages_stay_within_a_paragraph():
    half = COPY.index("because")
    made, _, paragraphs = shared_of({"a": COPY, "b": COPY[:half] + "\n" + COPY[half:]})
    assert len(made) == 2
    for row in made.itertuples():
        inside = paragraphs[(paragraphs["article"] == "b") & (paragraphs["start"] <= row.other_start)]
        assert (inside["end"] >= row.other_end).any()


def test_shares_of_words_add_up():
    made, articles, paragraphs = shared_of({"a": f"{FILLER}\n{COPY}", "b": COPY, "c": FILLER[:26]})
    own = reuse.own_words(made, articles, paragraphs).set_index("article")
    assert own.loc["b", "share_common"] == 1.0
    assert own.loc["c", "common"] == 0
    assert (own["share_common"] + own["share_own"]).tolist() == pytest.approx([1, 1, 1])
    role = paragraphs["role"].mask(paragraphs["start"].gt(0), "excerpt")
    with_excerpt = reuse.own_words(made.iloc[:0], articles, paragraphs.assign(role=role)).set_index("article")
    assert with_excerpt["excerpted"].tolist() == [text.count_words(COPY), 0, 0]
    assert with_excerpt["share_own"].tolist() == pytest.approx([1 - with_excerpt.loc["a", "share_excerpted"], 1, 1])
    pairs = reuse.overlap(made, articles, paragraphs).set_index(["article", "other"])
    assert pairs.loc[("a", "b"), "words"] == pairs.loc[("b", "a"), "words"] == text.count_words(COPY)
    assert pairs.loc[("a", "b"), "share"] < pairs.loc[("b", "a"), "share"] == 1.0


def test_the_order_of_articles_does_not_matter():
    texts = {"a": f"{FILLER} {COPY}", "b": COPY, "c": f"{COPY}\n{FILLER}"}
    one, _, _ = shared_of(texts)
    two, _, _ = shared_of(dict(reversed(texts.items())))
    pd.testing.assert_frame_equal(one, two)


def test_lines_hold_the_text_of_both_sides():
    made, articles, _ = shared_of({"a": COPY, "b": COPY})
    (line,) = reuse.lines(made, articles)
    assert line["text"] == line["other_text"] == COPY.rstrip(".")


@pytest.mark.parametrize("content", ["", "\x00", "a " * 3000, "ha ha " * 2000, "“" * 2000, "مرحبا " * 50])
def test_odd_texts_end_soon_and_never_raise(content):
    shared_of({"a": content, "b": content, "c": COPY})


def test_random_cuts_of_a_text_are_found():
    rng = random.Random(7)
    words = [f"w{rng.randrange(4000)}" for _ in range(300)]
    for _ in range(10):
        start = rng.randrange(250)
        made, _, _ = shared_of({"a": " ".join(words), "b": "Lead in. " + " ".join(words[start : start + 40])})
        assert made["words"].sum() >= 38
