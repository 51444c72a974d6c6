"""Another outlet's text inside an article."""

import pytest

from analysis.corpus.outlets import outlets
from analysis.corpus.roles import roles
from analysis.corpus.voices import resumes

OWN = [
    "Who runs the port?",
    "The ministry, which has kept none of its promises, has a new idea for the port of Brenn, and it is a bad one.",
]
TOLD = [
    "The ministry is drawing up a plan to staff the night ferries with sailors, according to two officials.",
    "The plan would begin in May and would later be extended to two other harbors, the officials said.",
    "The governor, Ines Doyle, was not told of it, two employees of the port said on Monday.",
]
AFTER = [
    "We have asked for that plan since March. Who will pay for it?",
    "Gov. Ines Doyle told The Rostrum that she would fight it in court.",
]


def excerpted(introduction, *rest, own="The Rostrum"):
    found = roles("\n\n".join([*OWN, introduction, *rest]), own)
    return [line.origin if line.role == "excerpt" else None for line in found[len(OWN) + 1 :]]


@pytest.mark.parametrize(
    ("introduction", "origin"),
    [
        ("From the Harbor Post:", "Harbor Post"),
        ("From\u00a0The Harbor Post:", "Harbor Post"),
        ("Via Reuters:", "Reuters"),
        ("The Harbor Post reports:", "Harbor Post"),
        ("Ann Lund of the Harbor Post writes:", "Harbor Post"),
        ("As the Brenn Courier put it:", "Brenn Courier"),
        ("According to the Brenn Courier:", "Brenn Courier"),
        ("The plan is no secret. The Brenn Courier has more:", "Brenn Courier"),
        ("Here’s how the Brenn Courier described it:", "Brenn Courier"),
    ],
)
def test_a_line_that_names_an_outlet_and_ends_with_a_colon_introduces_its_text(introduction, origin):
    assert excerpted(introduction, *TOLD, *AFTER) == [origin] * 3 + [None] * 2


@pytest.mark.parametrize(
    "introduction",
    [
        "Doyle writes:",
        "From the ministry:",
        "The plan lists three harbors:",
        "Doyle told the Harbor Post:",
        "The Harbor Post reports on the plan.",
        "The ministry said in a statement to Reuters:",
    ],
)
def test_other_lines_introduce_none(introduction):
    assert excerpted(introduction, *TOLD, *AFTER) == [None] * 5


def test_the_introduction_is_the_article_s_own():
    found = roles("\n\n".join([*OWN, "From the Harbor Post:", *TOLD]))
    assert [line.role for line in found] == ["headline", "body", "body", "excerpt", "excerpt", "excerpt"]


def test_without_a_sign_of_the_own_voice_all_that_follows_is_the_excerpt():
    assert excerpted("From the Harbor Post:", *TOLD) == ["Harbor Post"] * 3


@pytest.mark.parametrize(
    "resumed",
    [
        "So much for promises. The ministry is making it up as it goes.",
        "We told you so in March, and nobody listened to us.",
        "Gov. Ines Doyle has resisted the idea, as the Post reported.",
        "Gov. Ines Doyle has resisted the idea from its first day.",
        "The Rostrum asked the ministry about it on Monday and got no answer.",
        "The Post reported nothing on what it would cost, and the newspaper did not ask.",
    ],
)
def test_the_own_voice_resumes(resumed):
    assert excerpted("From the Harbor Post:", *TOLD, resumed) == ["Harbor Post"] * 3 + [None]


def test_a_second_introduction_begins_a_second_excerpt():
    rest = [*TOLD[:2], "The Brenn Courier adds:", TOLD[2], AFTER[0]]
    assert excerpted("From the Harbor Post:", *rest) == ["Harbor Post", "Harbor Post", None, "Brenn Courier", None]


def test_a_line_that_sends_to_the_rest_ends_the_excerpt():
    rest = [
        *TOLD,
        "Read the rest of the story here.",
        "The port has 40 ferries and 900 employees, most of them pilots.",
    ]
    assert excerpted("From the Harbor Post:", *rest) == ["Harbor Post"] * 3 + [None] * 2


def test_an_excerpt_in_quotation_marks_goes_on_while_they_do():
    quoted = [f"“{TOLD[0]}", f"“{TOLD[1]}", f"“{TOLD[2]}”"]
    plain = "The port has 40 ferries and 900 employees, most of them pilots."
    assert excerpted("The Harbor Post reports:", *quoted, plain) == ["Harbor Post"] * 3 + [None]
    ends = [f"“{TOLD[0]}", TOLD[1], f"{TOLD[2]}”"]
    assert excerpted("The Harbor Post reports:", *ends, plain) == ["Harbor Post"] * 3 + [None]


def test_furniture_inside_an_excerpt_stays_furniture():
    rest = [TOLD[0], "Advertisement", TOLD[1]]
    assert excerpted("From the Harbor Post:", *rest) == ["Harbor Post", None, "Harbor Post"]


def test_a_change_of_spelling_towards_the_own_convention_tells():
    own = "Only 12% of ferries are checked, and the US navy wants more."
    texts = [
        "Some 12 percent of ferries are checked.",
        "The U.S. fleet wants more.",
        "It wants 14% checked by US crews.",
    ]
    assert resumes(texts, own, "Harbor Post") == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Harbor Post and Reuters", ["Harbor Post", "Reuters"]),
        ("From The New York Times:", ["New York Times"]),
        ("the Post’s Ann Lund", ["Post"]),
        ("The Brenn Courier’s report", ["Brenn Courier"]),
        ("the minister posted a letter in the morning sun", []),
        ("", []),
    ],
)
def test_outlets_are_told_by_their_names(text, names):
    assert outlets(text) == names
