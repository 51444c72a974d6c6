"""What a paragraph is, by general cues."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus, resources, schema
from analysis.corpus.lines import furniture
from analysis.corpus.roles import roles

LEAD = "The port of Brenn closed on Monday after the pilots walked out over their night shifts, the ministry said."
NEXT = "Talks will go on this week, according to two officials who were briefed on them and asked not to be named."
LAST = "The ministry declined to comment on Friday, and a call to the pilots’ union was not returned at once."


def told(*paragraphs, own=None):
    return [line.role for line in roles("\n\n".join(paragraphs), own)]


def test_a_plain_article_is_headline_and_body():
    assert told("Brenn port closes as pilots walk out", LEAD, NEXT, LAST) == ["headline", "body", "body", "body"]


def test_an_article_can_do_without_a_headline():
    assert told(LEAD, NEXT, LAST) == ["body"] * 3


@pytest.mark.parametrize(
    "first",
    [
        "Will the port of Brenn ever open?",
        "‘Nobody told us’: Brenn pilots walk out",
        "Pilots Walk Out Over Shifts.",
        "Closed",
    ],
)
def test_a_headline_may_ask_quote_or_end_with_a_stop(first):
    assert told(first, LEAD, NEXT)[0] in ("headline", "boilerplate")
    assert told(first, LEAD, NEXT)[1:] == ["body", "body"]


def test_a_first_sentence_may_be_short():
    assert told("The port is shut.", LEAD, NEXT) == ["body"] * 3
    assert told("Pilots walk out in Brenn", "The port is shut.", LEAD) == ["headline", "body", "body"]


def test_what_stands_above_the_body_has_its_roles():
    found = told(
        "World News",
        "Brenn port closes as pilots walk out",
        "The ministry has no plan for the night ferries",
        "By Ann Lund and Theo Osei",
        "4 March 2031, 10:15",
        "Share",
        LEAD,
        NEXT,
    )
    assert found == ["boilerplate", "headline", "deck", "byline", "boilerplate", "boilerplate", "body", "body"]


def test_a_deck_may_be_a_sentence_where_something_parts_it_from_the_body():
    deck = "The ministry has no plan for the night ferries, and the islands will feel it first."
    assert told("Brenn port closes", deck, "By Ann Lund", LEAD, NEXT)[1:3] == ["deck", "byline"]
    assert told("Brenn port closes", deck, f"BRENN — {LEAD}", NEXT)[1:3] == ["deck", "body"]
    assert told("Brenn port closes", deck, LEAD, NEXT)[1] == "body"


def test_one_advertisement_below_the_first_paragraph_makes_it_no_deck():
    assert told("Brenn port closes", LEAD, "Advertisement", NEXT) == ["headline", "body", "boilerplate", "body"]


def test_a_caption_may_stand_above_the_headline():
    caption = "A crane stands idle at the port of Brenn on Tuesday, Mar 4, 2031. (Photo: Brenn Wire/Theo Lund)"
    assert told(caption, "Brenn port closes as pilots walk out", LEAD)[:2] == ["caption", "headline"]
    bare = "Pilots wait at the port of Brenn on March 4, 2031."
    assert told(bare, "Brenn port closes as pilots walk out", LEAD)[:2] == ["caption", "headline"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Dockers unload a freighter at the quay in Brenn on Monday", "caption"),
        ("The pilots’ boat, pictured, has not sailed since March", "caption"),
        ("Theo Lund speaks at a rally in Brenn on March 4, 2031.", "caption"),
        ("A quarrel over night shifts", "subhead"),
        ("A Quarrel Over Night Shifts", "subhead"),
        ("harbor gate jpg", "boilerplate"),
        ("quay-view_1200.webp", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("Read more: How the shifts were cut", "boilerplate"),
        ("Sign up for our newsletters", "boilerplate"),
        ("Source: Brenn Wire/ab", "credit"),
        ("(Photo: Brenn Wire)", "credit"),
    ],
)
def test_a_line_between_paragraphs(line, role):
    assert told("Brenn port closes", LEAD, line, NEXT, LAST) == ["headline", "body", role, "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Theo Lund speaks for the pilots and will speak again at a rally on Friday.",
        "The union signs up new members every week, it said, and its newsletter reaches them all.",
        "“Read more about it in our newsletter,” the union’s Ann Doyle said.",
        "The ministry stands by its plan.",
        "He left.",
        "“No.”",
        "What will the pilots do?",
        "Subscribe to nothing that the ministry says, Doyle told the crowd in Brenn on Sunday night.",
        "The order lists three quays:",
        "1. The north quay",
        "• The north quay",
        "“We wait,” Doyle said",
        "and nobody knew why",
        "Get out of our port, the pilots’ banner said.",
    ],
)
def test_ordinary_text_stays_body(line):
    assert told("Brenn port closes", LEAD, NEXT, line, LAST, LEAD.replace("Monday", "Tuesday"))[3] == "body"


def test_a_line_that_the_body_says_too_is_a_repeat_whichever_comes_first():
    copy = "The ministry declined to comment on Friday, and a call to the pilots’ union was not returned"
    photo = "Ferries wait outside the harbor wall of Brenn at dawn"
    assert told("Brenn port closes", LEAD, copy, photo, NEXT, LAST)[1:] == ["body", "repeat", "caption", "body", "body"]
    assert told("Brenn port closes", LEAD, LAST, photo, copy, NEXT)[1:] == ["body", "body", "caption", "repeat", "body"]


def test_a_near_copy_is_a_repeat_as_well():
    near = "The row goes on: the port of Brenn closed on Monday after the pilots walked out over night shifts"
    assert told("Brenn", LEAD, NEXT, near, LAST)[3] == "repeat"


def test_speaking_of_the_same_thing_is_no_repeat():
    other = "Pilots who walked out over their shifts closed the port, and the ministry said little about it."
    assert told("Brenn", LEAD, NEXT, other, LAST)[3] == "body"


def test_a_block_of_captions_does_not_swallow_its_neighbours():
    photos = ["Ferries wait outside the harbor wall", "Ann Lund at the gate of the port office in Brenn"]
    copy = "Talks will go on this week, according to two officials who were briefed on them"
    assert told("Brenn", LEAD, NEXT, *photos, copy, LAST)[1:] == [
        "body",
        "body",
        "caption",
        "caption",
        "repeat",
        "body",
    ]


def test_what_stands_below_the_body_is_furniture():
    bio = "Ann Lund is a reporter who covers ports for the Harbor Post. Follow her on Twitter."
    found = told(
        "Brenn port closes", LEAD, NEXT, LAST, "Ann Lund", bio, "Related Stories", "Five Ferries to Take in Spring",
        "Leave a Comment", "Name and address stay private, and every comment is read by a person first.",
    )  # fmt: skip
    assert found == ["headline", "body", "body", "body"] + ["boilerplate"] * 6


@pytest.mark.parametrize(
    "bio",
    [
        "Ann Lund is the Harbor Post’s port correspondent and a former pilot.",
        "I’m Ann Lund, an editor who believes in patient reporting, and I try to bring that to our readers.",
        "Theo Osei covers shipping for the Post. He was a writer at the Brenn Echo before.",
    ],
)
def test_a_note_on_the_author_is_furniture(bio):
    assert told("Brenn port closes", LEAD, NEXT, LAST, bio)[-1] == "boilerplate"


@pytest.mark.parametrize(
    "ending",
    [
        "Ann Lund, the reporter who first wrote of the cuts, was not told.",
        "“I am a reporter,” Lund said. “My work is done.”",
        "Theo Osei, the author of the report, is to speak on Friday.",
    ],
)
def test_a_reporter_in_the_news_is_none(ending):
    assert told("Brenn port closes", LEAD, NEXT, LAST, ending)[-1] == "body"


MORE = "The strike is the third in two years, and no government has lasted longer than the pilots’ patience."


def test_a_heading_such_as_comments_closes_nothing_in_the_middle_of_an_article():
    assert told("Brenn port closes", LEAD, "Comments", NEXT, LAST, MORE)[3:] == ["body"] * 3


def test_a_list_of_other_articles_in_the_middle_ends_with_its_lines():
    found = told("Brenn port closes", LEAD, NEXT, "Most read", "Five ferries to take", "A day at the quay", LAST, MORE)
    assert found[3:] == ["boilerplate"] * 3 + ["body"] * 2


def test_a_list_of_other_articles_at_the_end_may_have_teasers():
    first = ["Five ferries to take", "They are slow, but the view from their decks is like no other in Brenn."]
    second = ["A day at the quay", "It begins at four in the morning, and nobody who works there would have it else."]
    found = told("Brenn port closes", LEAD, NEXT, LAST, MORE, "Related articles", *first, *second)
    assert found[5:] == ["boilerplate"] * 5


@pytest.mark.parametrize(
    "text", ["", " \n ", "one", "one line without a stop", "A.", "*", "***\n***", "\n".join("abc")]
)
def test_every_text_has_roles(text):
    assert all(line.role in schema.ROLES for line in roles(text))


def test_a_single_sentence_is_body():
    assert told(LEAD) == ["body"]


LINES = st.sampled_from(
    ["Share", LEAD, NEXT, "From the Harbor Post:", "A ferry leaves the port", "Source: Brenn Wire/ab", "",
     "By Ann Lund", "Related Stories", "“No,” she said.", "\u00a0", "?", "Ann Lund", "Leave a Comment",
     LEAD[:-1], "x jpg"]
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_lines_make_a_table_that_keeps_to_the_schema(chosen):
    text = "\n".join(chosen)
    articles = pd.DataFrame([{"article": "a", "text": text, "outlet": None}])
    table = corpus.paragraphs(articles)
    assert schema.problems("paragraphs", table) == []
    assert table["paragraph"].tolist() == list(range(len(table)))
    assert all(text[r.start : r.end] == text[r.start : r.end].strip() != "" for r in table.itertuples())
    assert (table["role"].eq("excerpt") == table["origin"].notna()).all()
    pd.testing.assert_frame_equal(table, corpus.paragraphs(articles))


def test_no_articles_no_paragraphs():
    empty = schema.frame("articles", [])
    assert schema.problems("paragraphs", corpus.paragraphs(empty)) == []


def test_the_order_of_articles_does_not_matter():
    two = pd.DataFrame([{"article": "a", "text": LEAD}, {"article": "b", "text": f"Brenn port\n\n{NEXT}"}])
    one = corpus.paragraphs(two).sort_values(["article", "paragraph"], ignore_index=True)
    other = corpus.paragraphs(two.iloc[::-1]).sort_values(["article", "paragraph"], ignore_index=True)
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("entry", resources.lexicon("boilerplate").to_dict("records"), ids=lambda e: e["example"][:30])
def test_each_pattern_knows_its_own_example(entry):
    assert furniture(entry["example"], len(entry["example"].split()))[0] == entry["role"]


@pytest.mark.parametrize("example", resources.lexicon("captions")["example"])
def test_each_caption_verb_knows_its_own_example(example):
    assert told("Brenn port closes", LEAD, example, NEXT, LAST)[2] == "caption"


HARD = {
    "one line": "word " * 40_000,
    "short lines": "a\n" * 30_000,
    "the same line": "The port of Brenn closed on Monday after a strike\n" * 2_000,
    "introductions": "From the Harbor Post:\n\nThe port closed on Monday, the officials said again.\n\n" * 800,
    "capitals": "Aa " * 30_000,
    "one capital word": "A" * 100_000,
    "quotation marks": '"' * 100_000,
    "dashes": "- " * 50_000,
    "imperatives": ("Get " * 60 + "x" * 100 + "\n") * 200,
    "NUL": "\0" * 10_000,
    "right to left": "שלום עולם. " * 5_000,
}


@pytest.mark.parametrize("kind", HARD)
def test_hard_text_is_done_in_linear_time(kind):
    started = time.process_time()
    roles(HARD[kind])
    assert time.process_time() - started < 5
