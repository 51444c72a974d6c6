"""Voices and numbers that stand elsewhere."""

from telling import story

from analysis import facts

TEXTS = {
    "a": "Mara Lund said that 40 guards came.\nIt cost 97 percent more.",
    "b": "Guards came in May, and Lund sang.\nIt rained.",
    "c": "Forty guards came.\nThe Harbor Post said so.",
}
SAID = [
    ("a", "Mara Lund", "said", "40 guards came", "named_person", "Mara Lund"),
    ("c", "The Harbor Post", "said", "so", "named_institution", "Harbor Post"),
]


def test_a_voice_stands_elsewhere_and_may_be_named_here():
    t = story(TEXTS, SAID, outlets={"b": "The Harbor Post"})
    made = facts.voices_elsewhere(t["articles"], t["attributions"], t["attributed"], t["sources"])
    assert made[["article", "name", "named_here"]].to_numpy().tolist() == [
        ["b", "Mara Lund", True],
        ["c", "Mara Lund", False],
    ]
    assert made["quoted_by"].tolist() == ["a", "a"]


def test_a_number_is_the_same_however_written():
    t = story(TEXTS, [])
    made = facts.numbers_elsewhere(t["articles"], t["sentences"])
    assert made[["article", "number"]].to_numpy().tolist() == [["b", "40"], ["b", "97 percent"], ["c", "97 percent"]]
    for row in made.itertuples():
        assert TEXTS[row.evidence][row.start : row.end] == row.number
    assert facts.numbers_elsewhere(t["articles"], t["sentences"], k=2)["number"].tolist() == ["40"]


def test_an_apostrophe_is_one_however_set():
    texts = {"a": "Mara O'Bree said no.", "b": "Mara O’Bree sang.", "c": "It rained."}
    t = story(texts, [("a", "Mara O'Bree", "said", "no", "named_person", "Mara O'Bree")])
    made = facts.voices_elsewhere(t["articles"], t["attributions"], t["attributed"], t["sources"])
    assert made[["article", "named_here"]].to_numpy().tolist() == [["b", True], ["c", False]]


def test_other_events_are_no_company():
    t = story(TEXTS, SAID)
    apart = t["articles"].assign(event=["e1", "e2", "e3"])
    assert facts.numbers_elsewhere(apart, t["sentences"]).empty
    assert facts.voices_elsewhere(apart, t["attributions"], t["attributed"], t["sources"]).empty
