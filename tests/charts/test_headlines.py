"""Facts are named by headlines that read, and, where texts are not one's own, by a few words on end."""

import textwrap

import made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from analysis import charts
from analysis.charts.briefs import brief, briefs
from analysis.charts.headlines import LINES, WIDTH, headline, headlines
from analysis.resources import lexicon
from analysis.text import count_words

CASES = {
    # What fits stays as it is, without the stop.
    "The mill at Brenn closed on Friday.": "The mill at Brenn closed on Friday",
    "“We were never asked,” Lund said.": "“We were never asked,” Lund said",
    # A cut comes where a phrase ends, never behind an article or a preposition.
    "The council of Brenn voted to close the northern gate of the harbor for the whole of the winter season.": (
        "The council of Brenn voted to close the northern gate …"
    ),
    # The place before a report, and what opens a sentence.
    "OSTER, May 3 — After a long night of talks, the drivers of the ferry line went back to work at noon on Monday.": (
        "The drivers of the ferry line went back to work at noon …"
    ),
    # Who says so, where what is said is a clause; the mark tells that it is left out.
    "A clerk of the harbor court told the Brenn Post on Monday that the gate would open again in May.": (
        "… the gate would open again in May"
    ),
    # Not where it is denied, nor where the sentence is a condition.
    "The clerk of the court denied that the gate would open again in the first week of May.": (
        "The clerk of the court denied that the gate would open …"
    ),
    "If the northern gate opens again in May, the drivers of the ferry line will call off their strike.": (
        "If the northern gate opens again in May …"
    ),
    # Asides between commas.
    "The harbor master, who had been away for most of the winter, closed the gate to boats from Oster.": (
        "The harbor master … closed the gate to boats from Oster"
    ),
    # A clause without its sentence.
    "The port of Brenn … and because two of the cranes had failed.": "Two of the cranes had failed",
    "The port of Brenn … who were granted leave for the night": "… granted leave for the night",
    # Marks in pairs, apostrophes left alone.
    "Our drivers’ boats are not for hire.”": "Our drivers’ boats are not for hire",
    "Lund said the “northern gate of the harbor and its old walls would stay closed all winter long for repairs": (
        "Lund said the “northern gate of the harbor …”"
    ),
    "": "",
    "…": "",
}


@pytest.mark.parametrize("label", CASES)
def test_a_headline_reads(label):
    assert headline(label).replace("\u00a0…", " …") == CASES[label]


ANY = 'the of and Brenn, “gate ’ ” said that who … 4% it’s — " ‘no’'.split()


@given(st.lists(st.sampled_from(ANY), max_size=40))
def test_any_words_give_a_headline_that_fits_with_marks_in_pairs(words):
    made = headline(" ".join(words))
    assert len(textwrap.wrap(made, WIDTH)) <= LINES or " " not in made
    assert made.count("“") == made.count("”") and made.count('"') % 2 == 0


@given(st.text(max_size=300))
def test_any_text_has_a_headline_and_a_short_name(text):
    assert isinstance(headline(text), str)
    assert count_words(brief(text)) <= 5 or not any(c.isspace() for c in brief(text))


def test_a_headline_is_not_read_from_a_long_passage_to_its_end():
    assert headline("gate " * 1_000_000) == headline("gate " * 500)


def test_a_cut_headline_does_not_end_with_a_word_that_hangs_in_the_air():
    hanging = set(lexicon("closed_class").query("`class` in ['preposition', 'determiner', 'auxiliary']")["word"])
    for label in CASES:
        made = headline(label)
        if made.endswith("…"):
            assert made.removesuffix("…").split()[-1] not in hanging
            assert made[-2] == "\u00a0"


def test_a_short_name_is_at_most_five_words_on_end_and_no_other_fact_s():
    facts = pd.DataFrame({"fact": ["f1", "f2", "f3"], "label": ["the northern gate of Brenn will open in May"] * 3})
    names = briefs(facts)
    assert len(set(names.values())) == 3
    for name in names.values():
        assert name in facts["label"][0] and count_words(name) <= 5
    assert brief("") == "" and brief("one two three four five six") == "one two three four five"


def test_figures_quote_headlines_and_have_a_double_that_does_not():
    s = made.story()
    (chart,) = charts.matrices(s.articles, s.facts, s.coverage)
    for figure, names in ((chart.figure, headlines(s.facts)), (chart.spare, briefs(s.facts))):
        drawn = {text.get_text().replace("\n", " ") for text in figure.findobj(match=Text)}
        assert set(names.values()) & drawn


def test_facts_of_one_headline_are_drawn_once():
    s = made.story()
    s.facts["label"] = s.facts["label"].iloc[0]
    (chart,) = charts.matrices(s.articles, s.facts, s.coverage)
    assert "1 fact drawn" in chart.figure.texts[1].get_text()
    assert chart.data["fact"].nunique() == 3


def test_facts_at_one_place_in_all_articles_are_drawn_once():
    s = made.story()
    told = s.coverage[s.coverage["status"].eq("reported")]
    (chart,) = charts.matrices(s.articles, s.facts, s.coverage)
    drawn = chart.figure.texts[1].get_text()
    common = told.groupby("fact").filter(lambda rows: len(rows) > 1)
    copied = common.assign(fact="e1.f99")
    facts = pd.concat([s.facts, s.facts.iloc[:1].assign(fact="e1.f99", label="Something else was said.")])
    (same,) = charts.matrices(s.articles, facts, pd.concat([s.coverage, copied]))
    assert same.figure.texts[1].get_text() == drawn
    apart = copied.assign(start=9000, end=9001)
    (more,) = charts.matrices(s.articles, facts, pd.concat([s.coverage, apart]))
    assert more.figure.texts[1].get_text() != drawn
