"""The same quotation, altered or cut: known alterations are found, and nothing else."""

# ruff: noqa: E501 (a row of a table stays on one line)

import random

import pandas as pd
import pytest

from analysis import reuse, schema, text

SAID = "We will never shut the northern gate at night for the sake of a few crates of stolen flour"
NEXT = "Bakers need it more than the harbor needs a quiet hour"
LAST = "Ask the guards who walk home alone past the old quay"


def tables(texts):
    articles, paragraphs = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        articles.append(row | {"encoding": "utf-8"})
        for i, (s, e) in enumerate(text.paragraphs(content)):
            paragraphs.append({"article": name, "paragraph": i, "start": s, "end": e, "role": "body"})
    return schema.frame("articles", articles), schema.frame("paragraphs", paragraphs)


def attributed(texts, speakers=None):
    """Credit all that an article quotes to its one source, Lund unless another is given."""
    spans, rows, people = [], [], []
    for name, content in texts.items():
        for q in text.quotations(content):
            spans.append({"article": name, "attribution": 0, "role": "content", "start": q.start, "end": q.end, "text": content[q.start : q.end]})  # fmt: skip
        rows.append({"article": name, "attribution": 0, "source": 0, "source_type": "named_person"})
        kind, person = (speakers or {}).get(name, ("named_person", "mara-lund"))
        people.append({"article": name, "source": 0, "source_type": kind, "source_role": "other", "person": person})
    return schema.frame("spans", spans), schema.frame("attributed", rows), schema.frame("sources", people)


def altered(one, two, **speakers):
    texts = {"a": one, "b": two}
    articles, paragraphs = tables(texts)
    made = reuse.quotations(articles, paragraphs, *attributed(texts, speakers))
    assert schema.problems("quotations", made) == []
    for row in made.itertuples():
        for article, start, end in ((row.article, row.start, row.end), (row.other, row.other_start, row.other_end)):
            span = texts[article][start:end]
            assert span == span.strip() and any(q.start <= start < q.end for q in text.quotations(texts[article]))
    return made


WHOLE = f"“{SAID},” Lund said. “{NEXT}. {LAST}.”"

ALTERATIONS = {
    "left_out": WHOLE.replace(" for the sake of a few", " for a few"),
    "reworded": WHOLE.replace("stolen flour", "rotten flour").replace("a few crates", "some crates"),
    "marked": WHOLE.replace(" northern gate at night for", " northern gate … for"),
    "joined": f"“{SAID}. {LAST},” Lund said.",
    "cut": f"Lund spoke. “{SAID.removesuffix(' of a few crates of stolen flour')}.”",
    "moved": f"Lund spoke: “At night for the sake of a few crates of stolen flour we will never shut the northern gate. {NEXT}.”",
}


@pytest.mark.parametrize("kind", sorted(ALTERATIONS))
def test_a_known_alteration_is_found_and_named(kind):
    there, back = altered(WHOLE, ALTERATIONS[kind]), altered(ALTERATIONS[kind], WHOLE)
    assert kind in there["kind"].tolist()
    assert sorted(there["kind"]) == sorted(back["kind"])


def test_the_words_that_differ_are_given():
    row = altered(WHOLE, ALTERATIONS["left_out"]).iloc[0]
    assert row["only_here"] == "the sake of"
    assert pd.isna(row["only_there"])


def test_words_of_two_persons_or_of_a_person_and_a_document_are_no_rewording():
    other = ALTERATIONS["reworded"]
    assert altered(WHOLE, other, b=("named_person", "ada-brenn")).empty
    assert altered(WHOLE, other, b=("document", None)).empty
    assert not altered(WHOLE, other, b=("named_institution", "port-authority")).empty
    assert not altered(WHOLE, ALTERATIONS["left_out"], b=("document", None)).empty


def test_round_brackets_mark_what_an_editor_put_in():
    explained = WHOLE.replace("the northern gate", "the (old, wooden) northern gate")
    assert altered(WHOLE, explained)["kind"].tolist() == ["marked"]


def test_a_quotation_in_a_paragraph_of_its_own_is_not_left_out_of_those_around_it():
    whole = f"“{SAID},” Lund said.\n\n“{NEXT}.”\n\n“{LAST}.”"
    assert altered(whole, f"“{SAID},” Lund said. “{LAST}.”").empty
    assert altered(whole.replace("\n\n", " "), f"“{SAID},” Lund said. “{LAST}.”")["kind"].tolist() == ["joined"]


SAME = {
    "as it is": WHOLE,
    "two words in another order": WHOLE.replace("will never shut", "never will shut"),
    "an article or a conjunction": WHOLE.replace("the northern", "northern").replace(
        "at night for", "at night and for"
    ),
    "single marks": WHOLE.replace("“", "‘").replace("”", "’"),
    "an attribution within": f"“{SAID},” said Mara Lund, who was angry, “{NEXT}. {LAST}.”",
    "less of it": f"Lund was angry. “{SAID},” she said.",
    "a part of it": "Lund would not shut “the northern gate at night” for anyone.",
    "contractions": WHOLE.replace("We will never", "We’ll never"),
    "another quotation": "“We will never again sing in the old quarter of the town,” Osei said.",
    "not quoted": f"{SAID}, Lund said. {NEXT}.",
    "two paragraphs": f"“{SAID},” Lund said.\n\n“{NEXT}. {LAST}.”",
}


@pytest.mark.parametrize("how", sorted(SAME))
def test_what_is_the_same_is_no_alteration(how):
    assert altered(WHOLE, SAME[how]).empty


def test_spelling_is_no_alteration():
    one = "“Our neighbours favour the harbour over the colour of its organised watch,” Lund said."
    two = one.replace("neighbours", "neighbors").replace("organised", "organized").replace("harbour", "harbor")
    assert altered(one, two.replace("colour", "color").replace("favour", "favor")).empty


def test_dropped_words_are_found_and_untouched_quotations_are_not_named():
    """Precision and recall over quotations made by chance, half of them altered."""
    rng = random.Random(4)
    hit = said = 0
    for n in range(60):
        words = [f"w{rng.randrange(3000)}x" for _ in range(rng.randrange(12, 30))]
        kept = words.copy()
        if n % 2:
            at = rng.randrange(4, len(words) - 5)
            del kept[at : at + rng.randrange(1, 3)]
        made = altered(f"“{' '.join(words)},” Lund said.", f"Lund spoke: “{' '.join(kept)}.”")
        said += len(made)
        hit += len(made) == 1 and n % 2 == 1 and made["kind"][0] == "left_out"
    assert hit / 30 >= 0.95 and hit / max(said, 1) >= 0.95


@pytest.mark.parametrize(
    "content", ["", "\x00", "“" * 1000, "“ha ha ha” " * 300, '"a' * 500, "مرحبا «لا نعم لا»", "‘’" * 400]
)
def test_odd_texts_never_raise(content):
    altered(content, content)
    altered(content, WHOLE)
