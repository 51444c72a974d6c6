"""How unnamed sources are counted, described and explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sources import unnamed


@pytest.mark.parametrize(
    ("phrase", "plural", "stated"),
    [
        ("two current and two former officials", True, 4),
        ("two officials and another former aide", True, 3),
        ("an official", False, 1),
        ("officials", True, None),
        ("several officials", True, None),
        ("two officials and diplomats", True, None),
        ("a dozen dockers", True, 12),
        ("half a dozen dockers", True, 6),
        ("12 dockers", True, 12),
        ("the 93,522 dockers", True, 93522),
        ("46 percent of voters", True, None),
        ("eight of 10 voters", True, None),
        ("critics in both parties", True, None),
        ("fifty of the harbor’s officers", True, 50),
        ("the minister’s other two aides", True, 2),
        ("Twenty-two dockers", True, 22),
        ("six or seven dockers", True, 6),
        ("an elderly couple", True, 2),
        ("officials of 12 harbors", True, None),
        ("2016 campaign aides", True, None),
        ("two 2016 campaign aides", True, 2),
        ("a Flight 12 pilot", False, 1),
        ("a No. 10 spokesman", False, 1),
        ("Pier 9 dockers", True, None),
        ("five current and former officials", True, 5),
        ("a dozen U.S. and European officials", True, 12),
        ("two dockers and a clerk", True, 3),
        ("both inside and outside the harbor", True, None),
        ("two dockers and , later,", True, None),
        ("", True, None),
        ("two dockers and a group of clerks", True, None),
        ("a third docker", False, 1),
        ("a third of the dockers", True, None),
    ],
)
def test_stated_counts(phrase, plural, stated):
    assert unnamed.stated_count(phrase, plural) == stated


@given(
    st.lists(st.sampled_from("two a and , of dockers clerk 12 2016 both third couple who the é".split(" ")), max_size=8)
)
def test_any_phrase_states_a_count_or_none(words):
    stated = unnamed.stated_count(" ".join(words), True)
    assert stated is None or stated > 0


@pytest.mark.parametrize(
    ("phrase", "organised", "level"),
    [
        ("sources", False, 0),
        ("critics", False, 0),
        ("an official", False, 1),
        ("US officials", False, 1),
        ("an administration official", False, 2),
        ("an official at the Harbor Ministry", True, 2),
        ("an official familiar with the plan", False, 3),
        ("a person briefed on the talks", False, 3),
        ("an aide who opposes the plan", False, 4),
    ],
)
def test_descriptor_levels(phrase, organised, level):
    assert unnamed.describe(phrase, phrase.endswith("s"), phrase, organised).level == level


@pytest.mark.parametrize(
    ("words", "kind", "reason"),
    [
        ("an aide who spoke on condition of anonymity", "granted", "none"),
        ("an aide on condition of anonymity because she was not authorized to speak publicly", "granted", "stock"),
        ("an aide on condition of anonymity to discuss internal deliberations", "granted", "stock"),
        ("an aide who asked not to be named because of the sensitivity of the matter", "granted", "stock"),
        ("an aide who asked not to be named for fear of losing his post", "granted", "specific"),
        ("an aide on condition of anonymity to discuss dredging contracts", "granted", "specific"),
        ("an aide, on condition of anonymity, also said it was ready to sell the dredger", "granted", "none"),
        ("an aide who was not authorized to speak", "granted", "stock"),
        ("an aide, under ground rules that she not be named,", "granted", "none"),
        ("an aide who refused to give his name for fear of losing his post", "granted", "specific"),
        ("an aide said so", "person", "none"),
        ("an aide who was not  authorized to speak", "granted", "stock"),
    ],
)
def test_reasons(words, kind, reason):
    coded = unnamed.describe("an aide", False, words, False)
    assert (coded.kind, coded.reason) == (kind, reason)


@pytest.mark.parametrize(
    ("phrase", "plural", "kind"),
    [
        ("officials", True, "group"),
        ("some experts", True, "group"),
        ("an aide", False, "person"),
        ("several officials", True, "person"),
        ("three officials", True, "person"),
        ("73 percent", False, "group"),
    ],
)
def test_particular_persons_are_told_from_groups(phrase, plural, kind):
    assert unnamed.describe(phrase, plural, phrase, False).kind == kind
