"""Gold made here: texts whose rewriting is known word by word, and how much of it is found."""

# ruff: noqa: E501 (a row of a table stays on one line)

import random

import pytest

from analysis import reuse, schema, text

NOUNS = (
    "harbor gate crane ferry guard baker choir quay lantern ledger crate bridge tower pilot anchor barrel cook".split()
)
VERBS = "closed carried painted counted guarded measured followed lifted mended crossed watched lowered signed".split()
PLACES = "Brenn Osei Marrow Tarn Lund Kessa Dorrow Vale Ness Harrow".split()


def sentence(rng: random.Random) -> str:
    """Make a sentence of about eighteen words that no other draw is likely to repeat."""
    parts = [
        f"the {rng.choice(NOUNS)} of {rng.choice(PLACES)} {rng.choice(VERBS)} {rng.randrange(20, 9000)} {rng.choice(NOUNS)}s"
    ]
    parts += [f"while a {rng.choice(NOUNS)} near {rng.choice(PLACES)} {rng.choice(VERBS)} its {rng.choice(NOUNS)}"]
    return (" ".join(parts)).capitalize() + "."


def shared_of(texts):
    articles, paragraphs = [], []
    for name, content in texts.items():
        row = {"article": name, "story": "s", "genre": "news", "text": content, "words": 0, "file": "", "sha256": ""}
        articles.append(row | {"encoding": "utf-8"})
        for i, (s, e) in enumerate(text.paragraphs(content)):
            paragraphs.append({"article": name, "paragraph": i, "start": s, "end": e, "role": "body"})
    tables = schema.frame("articles", articles), schema.frame("paragraphs", paragraphs)
    made = reuse.shared(*tables, schema.frame("spans", []), schema.frame("sources", []))
    return made, *tables


def copy(said, rng):
    return said, said


def cut(said, rng):
    words = [s.split() for s in said]
    kept = [" ".join(w[:-4]) + "." for w in words]
    return kept, kept


def reorder(said, rng):
    turned = said[::-1]
    return turned, turned


def merge(said, rng):
    joined = [f"{a.rstrip('.')}, and {b[0].lower()}{b[1:]}" for a, b in zip(said[::2], said[1::2], strict=True)]
    return joined, joined


def substitute(said, rng):
    out = []
    for line in said:
        words = line.split()
        for at in rng.sample(range(4, len(words) - 2), 2):
            words[at] = f"z{rng.randrange(10**6)}"
        out.append(" ".join(words))
    return out, said


WAYS = {f.__name__: f for f in (copy, cut, reorder, merge, substitute)}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_known_rewrite_is_found_word_by_word(way):
    """Precision and recall over words, among as many sentences that were not taken."""
    hit = told = true = 0
    for seed in range(8):
        rng = random.Random(seed)
        taken, own, other = ([sentence(rng) for _ in range(4)] for _ in range(3))
        rewritten, gold = WAYS[way](taken, rng)
        one = "\n".join([*own, *taken])
        two = "\n".join([*rewritten[:2], *other, *rewritten[2:]])
        made, _, _ = shared_of({"a": one, "b": two})
        marked = {i for r in made.itertuples() for i in range(r.other_start, r.other_end)}
        found = {m.start() for m in text.WORD.finditer(two) if m.start() in marked}
        want = {m.start() + two.index(line) for line in rewritten for m in text.WORD.finditer(line)}
        hit, told, true = hit + len(found & want), told + len(found), true + len(want)
        assert len(gold) and all(made["words"] >= 8)
    assert hit / told >= 0.95, f"precision {hit / told:.2f}"
    assert hit / true >= 0.9, f"recall {hit / true:.2f}"


def test_each_way_of_rewriting_is_called_what_it_is():
    rng = random.Random(1)
    said = [sentence(rng) for _ in range(4)]
    plain, _, _ = shared_of({"a": "\n".join(said), "b": "\n".join(said)})
    assert plain["kind"].eq("verbatim").all() and not plain["reordered"].any()
    edited, _, _ = shared_of({"a": "\n".join(said), "b": "\n".join(substitute(said, rng)[0])})
    assert edited["kind"].eq("edited").all() and not edited["reordered"].any()
    turned, _, _ = shared_of({"a": "\n".join(said), "b": "\n".join(said[::-1])})
    assert turned["kind"].eq("verbatim").all() and turned["reordered"].sum() == 3


def test_one_passage_put_elsewhere_is_the_one_that_is_called_so():
    rng = random.Random(2)
    said = [sentence(rng) for _ in range(4)]
    made, articles, paragraphs = shared_of({"a": "\n".join(said), "b": "\n".join([*said[1:], said[0]])})
    moved = made[made["reordered"]]
    assert [articles["text"][0][r.start : r.end] for r in moved.itertuples()] == [said[0].rstrip(".")]
    pairs = reuse.overlap(made, articles, paragraphs)
    assert pairs["reordered"].tolist() == [1, 1]


def test_nothing_is_found_between_texts_that_share_no_sentence():
    for seed in range(5):
        rng = random.Random(100 + seed)
        made, _, _ = shared_of({a: "\n".join(sentence(rng) for _ in range(12)) for a in "ab"})
        assert made.empty


@pytest.mark.parametrize(("british", "american"), [("harbour", "harbor"), ("organise", "organize")])
def test_british_and_american_spelling_are_one_word(british, american):
    line = "The old gate at Brenn was shut before the {} of the northern quay could be seen from any boat."
    made, _, _ = shared_of({"a": line.format(british), "b": line.format(american)})
    assert made[["kind", "words"]].to_numpy().tolist() == [["verbatim", text.count_words(line.format(british))]]


def test_eight_or_nine_words_with_others_among_them_are_no_copy_unless_they_are_nearly_all():
    one = "A cook sang on Friday that she would ask the harbor court of Brenn."
    two = "Nobody wept on Friday that she would drag four old bakers to the harbor court again."
    assert shared_of({"a": one, "b": two})[0].empty
    line = "Ferries would be held at Brenn for six {} hours."
    assert shared_of({"a": line.format("whole"), "b": line.format("long")})[0]["words"].tolist() == [9]


def test_words_in_common_are_counted_and_not_what_was_put_between_them():
    here = "The old gate at Brenn was “shut before noon on Friday” and could not be seen from any boat."
    there = here.replace("and could", "and, a cook told nobody, could").replace("“shut", "shut “")
    made, articles, paragraphs = shared_of({"a": here, "b": there})
    pairs = reuse.overlap(made, articles, paragraphs)
    assert pairs["words"].tolist() == [text.count_words(here)] * 2
    assert pairs["quoted"].tolist() == [4, 4]
    assert reuse.own_words(made, articles, paragraphs)["common"].tolist() == pairs["words"].tolist()
