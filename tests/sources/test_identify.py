"""Who the source is: cases that news writes every day, each in a sentence of its own."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from analysis import schema, sources

_spec = importlib.util.spec_from_file_location("sources_build", Path(__file__).with_name("build.py"))
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


def credited(marked: str) -> list[tuple]:
    """Give (attribution, type, name) of every source."""
    attributed, found = sources.identify(*build.tables(marked))
    rows = attributed.merge(found.drop(columns="source_type"), on=["article", "source"], how="left")
    names = [None if pd.isna(n) else n for n in rows["name"]]
    return list(zip(rows["attribution"], rows["source_type"], names, strict=True))


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Ada Brenn] said the pier was safe.", "named_person"),
        ("[Harbor Minister Ada Brenn] said the pier was safe.", "named_person"),
        ("[The Harbor Ministry] said the pier was safe.", "named_institution"),
        ("[Moscow] denied it.", "named_institution"),
        ("[the court] ruled on Monday.", "named_institution"),
        ("[the Harbor Gazette] reported it.", "media"),
        ("[Reuters] could not confirm it.", "media"),
        ("[a report on the harbor] found cracks.", "document"),
        ("according to [a poll of dockers], few agree.", "document"),
        ("[Dockers for Clean Water] said the pier was safe.", "named_institution"),
        ("Utah and Ohio, the two largest states, [which] said so, agreed.", "named_institution"),
        ("[officials] said the pier was safe.", "anonymous_official"),
        ("[a senior Brenn diplomat] said so.", "anonymous_official"),
        ("[aides to Mayor Ida Lund] said so.", "anonymous_official"),
        ("[Harbor Ministry officials] said so.", "anonymous_official"),
        ("[one government source] said so.", "anonymous_official"),
        ("[critics] said so.", "anonymous_other"),
        ("[people familiar with the talks] said so.", "anonymous_other"),
        ("[46 percent] said they would stay.", "anonymous_other"),
        ("[a docker who asked not to be named] said so.", "anonymous_other"),
        ("[many] believe it.", "anonymous_other"),
        ("[human rights groups] warned of it.", "anonymous_other"),
        ("[Republicans] said so.", "anonymous_other"),
        ("House Republicans met. [Republicans] said so.", "anonymous_official"),
        ("[two employees of the harbor agency] said so.", "anonymous_official"),
        ("[two employees of the bakery] said so.", "anonymous_other"),
        ("[those briefed on the talks] said so.", "anonymous_other"),
        ("[those familiar with the ministry’s plans] said so.", "anonymous_official"),
        ("[more than a half-dozen House and Senate Reformers and lawmakers] said so.", "anonymous_official"),
        ("[many in the governing party] said so.", "anonymous_official"),
        ("[the former FBI director] said so.", "anonymous_official"),
        ("[some at the agency] said so.", "anonymous_official"),
        ("[some on the right] said so.", "anonymous_other"),
        ("[a new F.B.I. director] said so.", "anonymous_official"),
        ("[some harbor officers along the coast] said so.", "anonymous_official"),
        ("[business leaders] said so.", "anonymous_other"),
        ("[a company spokesman] said so.", "anonymous_other"),
        ("[a Fox News spokesman] said so.", "anonymous_other"),
        ("[two officials who spoke to Fox News] said so.", "anonymous_official"),
        ("[Liberal groups] said so.", "anonymous_other"),
        ("[Clean Harbor groups] said so.", "named_institution"),
        ("[a spokesman for Ida Lund] said so.", "anonymous_official"),
        ("[the Union for Clean Harbors president Ida Lund] said so.", "named_person"),
        ("[a majority of Mexicans] said so.", "anonymous_other"),
        ("[Many Americans] said so.", "anonymous_other"),
        ("and [Third Tide, a left-leaning research group,] said so.", "named_institution"),
        ("and [a spokesman for the Rifle Union] said so.", "anonymous_other"),
        ("and [a spokesman for the Harbor Department] said so.", "anonymous_official"),
        ("The poll was out, and [about 4 in 10] said so.", "anonymous_other"),
        ("The poll was out, and [less than a third] said so.", "anonymous_other"),
        ("The poll was out, and [two-thirds of harbor voters] said so.", "anonymous_other"),
        ("The ferry-goers left. [Ferry-goers] said so.", "anonymous_other"),
        ("according to [early results of a poll of dockers]", "document"),
        ("[acquaintances] said so.", "anonymous_other"),
        ("[the business community] said so.", "anonymous_other"),
        ("[the harbor committee probing the fire] said so.", "named_institution"),
        ("[Mr. Doyle’s team] said so.", "named_institution"),
        ("The files went online, as [HarborWatch] said.", "named_institution"),
        ("It went to Brennmart, [which] complained.", "named_institution"),
        ("[The American Dockers Union] said so.", "named_institution"),
        ("[the National Reform Senatorial Committee] said so.", "named_institution"),
        ("[General Ferries Company] said so.", "named_institution"),
        ("according to [the Brenn Union-Tribune]", "media"),
        ("[state television] showed it.", "media"),
        ("It was in a book by Tom Doyle, [which] said so.", "document"),
        ("according to [a memo Doyle wrote to the port]", "document"),
        ("according to [the prepared text of remarks he was to make]", "document"),
        ("according to [excerpts from the speech]", "document"),
    ],
)
def test_the_type_follows_the_head_of_the_phrase(marked, kind):
    assert [row[1] for row in credited(marked)] == [kind]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Mayor Ida Lund spoke. [She] said more.", ["Ida Lund"]),
        ("Mayor Ida Lund spoke. [Lund] said more.", ["Ida Lund"]),
        ("Mayor Ida Lund spoke. [Ms. Lund] said more.", ["Ida Lund"]),
        ("Mayor Ida Lund spoke. [The mayor] said more.", ["Ida Lund"]),
        ("[Tom Doyle, a captain of the harbor guard,] said so.", ["Tom Doyle"]),
        ("Tom Doyle, a Reformer from Brenn, voted no. [The Brenn Reformer] said so.", ["Tom Doyle"]),
        ("Tom Doyle and Ida Lund spoke on Monday, [each] claiming the harbor.", ["Tom Doyle", "Ida Lund"]),
        ("Ms. Lund had called her lawyer. Tom Doyle met Ms. Lund. [He] said more.", ["Tom Doyle"]),
        (
            "[The Harbor and Fisheries Review Board] said on Monday that nobody had asked.",
            ["Harbor and Fisheries Review Board"],
        ),
        ("The Brenn News Agency broke it. [Brenn] said so.", ["Brenn News Agency"]),
        ("The Harbor Ledger broke it. [The Ledger] said so.", ["Harbor Ledger"]),
        ("[A lawyer for the port, Tom Doyle,] said so.", ["Tom Doyle"]),
        ("[Brenn Harbor’s chief pilot, Tom Doyle,] said so.", ["Tom Doyle"]),
        ("[Fox News’ Tom Doyle] asked.", ["Tom Doyle"]),
        ("[Olu Osei King Jr.] asked.", ["Olu Osei King Jr."]),
        ("It was Tom Doyle, the pilot, [who] said so.", ["Tom Doyle"]),
        ("[The Harbor leader Tom Doyle of Ohio] said so.", ["Tom Doyle"]),
        ("[Harbor spokesman Bill Doyle] said so.", ["Bill Doyle"]),
        ("[One of them, Senator Ida Lund of Ohio], said so.", ["Ida Lund"]),
        ("[Ida Lund over the weekend] said so.", ["Ida Lund"]),
        ("Tom Doyle came late. [The 43-year-old] said so.", ["Tom Doyle"]),
        ("Tom Doyle, according to [the source], said more.", [None]),
        ("Mayor Ida Lund spoke. [They] said more.", [None]),
        ("[Rep. Tom King, R-Utah,] said so.", ["Tom King"]),
        ("It was Sheriff Tom Doyle of Brenn County, Ariz., [who] said so again.", ["Tom Doyle"]),
        ("Gov. Ida Lund came first. Later that day [the mayor] said so.", [None]),
        (
            "Vice President Ida Lund left early, and President Tom Doyle left. Ms. Lund came. [The president] said so.",
            ["Tom Doyle"],
        ),
        ("Both sides lost, as [the developer, Tarek el-Brenn, an investor,] said.", ["Tarek el-Brenn"]),
        ("and [two other pilots, Capt. Ida Lund and Capt. Tom Doyle,] said so.", ["Ida Lund", "Tom Doyle"]),
        ("The premier asked Gov. Ida Lund twice and waited. [The governor] said no.", ["Ida Lund"]),
        ("They asked her again. [Del. Ida Lund of Guam] said so.", ["Ida Lund"]),
        ("Then [Tom Doyle] said so. It failed, as [the mayor of Brenn] wrote.", ["Tom Doyle", None]),
        ("Then [Tom Doyle] and [Ida Lund] left. [The Europeans] waited.", ["Tom Doyle", "Ida Lund", None]),
        ("Then [Doyle ― who rowed with Ida Lund, Ada Brenn and others ―] said so.", ["Doyle"]),
        ("and [supporters of the mayor, Ida Lund,] said so.", [None]),
        ("and [Friday, pilot Ida Lund] said so.", ["Ida Lund"]),
        ("They heard [the film, which has experts like Ida Lund and Tom Doyle,] say so.", [None]),
        ("They heard [experts like Ida Lund and Tom Doyle] say so.", ["Ida Lund", "Tom Doyle"]),
        (
            "They wrote to President Ada Brenn and to President Olu Osei. Later [Ida Lund and Tom Doyle], authors, "
            "wrote. [The two presidents] said no.",
            ["Ida Lund", "Tom Doyle", "Ada Brenn", "Olu Osei"],
        ),
        (
            "It began under President Ada Brenn and went on under Olu Osei. [The two presidents] said no.",
            ["Ada Brenn", "Olu Osei"],
        ),
        ("They saw Tom Doyle and his wife, Ida Lund. Later [his ex-wife] said no.", ["Ida Lund"]),
        (
            "They asked, and [Sen. Ida Lund] said no. [The Westhaven Unionist] said more of it.",
            ["Ida Lund", "Ida Lund"],
        ),
        (
            "and of the two, [neither the Harbor Guard nor the Port Authority] would say.",
            ["Harbor Guard", "Port Authority"],
        ),
        ("and [the Republican Party] said so.", ["Republican Party"]),
        ("and [the Harbor Workers’ Compensation Board] said so.", ["Harbor Workers’ Compensation Board"]),
        (
            "and nobody knew what [the U.S. Harbor and Fisheries Review Board] would say about them.",
            ["U.S. Harbor and Fisheries Review Board"],
        ),
        ("and then. [Law enforcement agencies] said so.", [None]),
        ("and then. [Both Facebook and Twitter] said so.", ["Facebook", "Twitter"]),
        ("and [the two pilots, Ida Lund and Tom Doyle,] said so.", ["Ida Lund", "Tom Doyle"]),
        ("and [port director and harbor candidate Ida Lund] said so.", ["Ida Lund"]),
        ("and [the House of Representatives] said so.", ["House of Representatives"]),
        ("They waited until Rep. Tom Hunter came and left again. Then, [Hunter] said so.", ["Tom Hunter"]),
        ("[Ida Lund, the mayor of Brenn and Mr. Doyle’s former aide,] said so.", ["Ida Lund"]),
        ("and [former secretary of state Ida Lund] said so.", ["Ida Lund"]),
        ("and [Harbor Watch director of inquiries Ida Lund] said so.", ["Ida Lund"]),
        ("and [his mother, former vice president Ida Lund,] said so.", ["Ida Lund"]),
        ("[Critics such as Tom Doyle and Ida Lund] said so.", ["Tom Doyle", "Ida Lund"]),
        ("[The authors of the survey, which include Tom Doyle and Ida Lund,] found it so.", ["Tom Doyle", "Ida Lund"]),
        ("[Tom Doyle and Ida Lund] agreed. [The two men] left.", ["Tom Doyle", "Ida Lund", "Tom Doyle", "Ida Lund"]),
        ("President Ana Ruiz of Mexico spoke. [The Mexican president] said no.", ["Ana Ruiz"]),
        (
            "Few songs praise Ida Lund, which troubles Tom Doyle, a captain.\n“Nobody sings for Lund,” [he] said.",
            ["Tom Doyle"],
        ),
        (
            "Tom Doyle sold his boat, and Doyle lost his crew.\nIt rained.\nA race with Ida Lund came.\nIt is close, "
            "so [he] would not boast.",
            ["Tom Doyle"],
        ),
        ("President Ana Ruiz of Mexico spoke. [Mexico’s leader] said no.", ["Ana Ruiz"]),
        ("[House Harbor Chairman Tom Brenn] spoke. [The Ohio Republican] went on.", ["Tom Brenn", "Tom Brenn"]),
        ("[Sen. Ida Lund (R-Ohio)] spoke after Tom Doyle. [The senator] left.", ["Ida Lund", "Ida Lund"]),
        ("[Judge Olu Osei] ruled. Tom Doyle lost. [The judge] was firm.", ["Olu Osei", "Olu Osei"]),
        ("[The Harbor Post] reported it. [The newspaper] named ships.", ["Harbor Post", "Harbor Post"]),
        ("[Charlie King, a docker,] said so. [Mr. King] left.", ["Charlie King", "Charlie King"]),
        ("[A spokeswoman for the port] said no. [The spokeswoman, Ida Lund,] went on.", ["Ida Lund", "Ida Lund"]),
        ("Tom Hale left his wife, Agnes, in May. [His ex-wife] wished him well.", ["Agnes"]),
        (
            "A court heard of Tom Hale’s divorce from wife Agnes. [Agnes Hale] won. [His ex-wife] left.",
            ["Agnes Hale"] * 2,
        ),
        ("Tom Hale spoke. [Hale’s brother, Martin,] would not. [His brother] left.", ["Martin", "Martin"]),
    ],
)
def test_names_are_the_fullest_that_the_article_gives(marked, names):
    assert [row[2] for row in credited(marked)] == names


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[Ida Lund] spoke for an hour. Police said that [the gunman] had written to her.", "anonymous_other"),
        ("[Ida Lund] spoke for an hour. [The Mexican president] said that he would not come.", "anonymous_official"),
        ("[Ida Lund] spoke for an hour. [New Yorkers] said that they would not come.", "anonymous_other"),
        ("[Ida Lund] spoke for an hour. [Members of Congress] said that they would not come.", "anonymous_official"),
        ("[Ida Lund] spoke for an hour. [Members of the family] said that they would come.", "anonymous_other"),
        ("[Ida Lund] spoke for an hour. [Crew members] said that they would come.", "anonymous_other"),
        ("[Ida Lund] spoke for an hour. [An official] told members of the union to come.", "anonymous_official"),
        ("[Ida Lund] spoke for an hour. [Her fellow Oregonians] urged her to go on.", "anonymous_other"),
    ],
)
def test_a_gunman_a_people_and_a_foreign_president_are_not_who_spoke_last(marked, kind):
    assert [row[1] for row in credited(marked)] == ["named_person", kind]


def test_a_sentence_of_many_names_is_no_headline():
    line = "President Ada Brenn met Tom Doyle in Marlow. “It was wise,” [Ida Lund] said. [The president] would not say."
    assert [row[2] for row in credited(line)] == ["Ida Lund", "Ada Brenn"]


def test_of_two_as_near_the_one_who_spoke_last_goes_on():
    line = "Mrs. Hale rose, and Mrs. Hale sat. [Ms. Ida Lund] said the plan to unseat Mrs. Hale failed.\n[She] went on."
    assert [row[2] for row in credited(line)] == ["Ida Lund", "Ida Lund"]


def test_an_outlet_that_no_list_holds_is_not_the_last_speaker():
    assert credited("[Tom Doyle] left. [The Daily Brindle] said more.")[1][2] == "Daily Brindle"


@pytest.mark.parametrize(
    ("outlet", "kind"), [("The Daily Lantern", "media"), ("Lantern", "named_person"), (None, "named_person")]
)
def test_an_article_knows_its_own_outlet(outlet, kind):
    articles, *others = build.tables("The Daily Lantern has seen the order. [Lantern] said so.")
    attributed, _ = sources.identify(articles.assign(outlet=outlet), *others)
    assert attributed["source_type"].tolist() == [kind]


def test_the_named_stand_before_the_unnamed():
    assert credited("Tom Doyle left. [Officials and Mr. Doyle] said so.") == [
        (0, "named_person", "Tom Doyle"),
        (0, "anonymous_official", None),
    ]


@pytest.mark.parametrize(
    "phrase", ["Federal and state officials", "House and Senate aides", "officials of Ohio and Utah"]
)
def test_coordinated_modifiers_are_one_source(phrase):
    assert credited(f"[{phrase}] said so.") == [(0, "anonymous_official", None)]


def test_what_cannot_be_tied_stays_without_a_name():
    assert credited("[A White House official] said so. [He] said more.")[1][2] is None
    assert credited("[It] was late.") == [(0, "unattributed", None)]


def test_kin_do_not_take_over_a_surname():
    marked = "President Doyle spoke. [Mr. Doyle] went on. He and his wife, Ida Doyle, left. [The president] waved."
    assert [row[2] for row in credited(marked)] == ["Doyle", "Doyle"]


def test_a_quotation_without_a_source_goes_on_with_the_last_speaker():
    articles, places, said, spans = build.tables("[Tom Doyle] said it. “It was late.” He left.", form="direct")
    more = said.assign(attribution=1)
    start = articles["text"][0].index("“It")
    content = {"article": "a", "attribution": 1, "role": "content", "start": start, "end": start + 14, "text": ""}
    both = pd.concat([said, more], ignore_index=True)
    attributed, _ = sources.identify(articles, places, both, pd.concat([spans, pd.DataFrame([content])]))
    assert attributed["source"].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("marked", "distinct"),
    [
        ("[Two current and two former officials] spoke. [The officials] went on. [Officials] said more.", 1),
        ("[An official] spoke. [Another official] disagreed.", 2),
        ("[A Harbor Ministry official] spoke. [The official] went on.", 1),
        ("[US officials] spoke. [Harbor officials] disagreed.", 2),
        ("[officials] spoke. [US officials] disagreed.", 2),
        ("[critics] spoke. [officials] answered.", 2),
    ],
)
def test_unnamed_mentions_are_one_source_only_where_the_later_adds_nothing(marked, distinct):
    assert len(sources.identify(*build.tables(marked))[1]) == distinct


def test_one_person_across_articles_has_one_id():
    first, second = build.tables("[Harbor chief Tom Doyle] spoke.", "a"), build.tables("[Mr. Doyle] spoke.", "b")
    both = [pd.concat(pair, ignore_index=True) for pair in zip(first, second, strict=True)]
    assert sources.identify(*both)[1]["person"].tolist() == ["tom-doyle", "tom-doyle"]


def test_the_order_of_articles_does_not_matter():
    first, second = build.tables("[Tom Doyle] spoke.", "a"), build.tables("[Officials] spoke.", "b")
    forth = [pd.concat(pair, ignore_index=True) for pair in zip(first, second, strict=True)]
    back = [pd.concat(pair[::-1], ignore_index=True) for pair in zip(first, second, strict=True)]
    one, other = sources.identify(*forth), sources.identify(*back)
    pd.testing.assert_frame_equal(one[0], other[0])
    sort = ["article", "source"]
    pd.testing.assert_frame_equal(*(t[1].sort_values(sort, ignore_index=True) for t in (one, other)))


def test_nothing_in_nothing_out():
    empty = [schema.frame(name, []) for name in ("articles", "paragraphs", "attributions", "spans")]
    for name, table in zip(("attributed", "sources"), sources.identify(*empty), strict=True):
        assert table.empty
        assert schema.problems(name, table) == []


@pytest.mark.parametrize(
    "line", ['"' * 5000, "قال " * 900, "😀 [said] \0 " * 300, "A " * 5000, "Ida Lund " * 2000, "12 %"]
)
def test_odd_texts_give_tables(line):
    attributed, found = sources.identify(*build.tables("[x] " + line))
    assert schema.problems("attributed", attributed) == schema.problems("sources", found) == []


def test_what_follows_the_last_of_several_describes_them_all():
    marked = "[two harbor officials and a former pilot with knowledge of the talks] said the pier would close."
    attributed, _ = sources.identify(*build.tables(marked))
    assert attributed["stated_count"].tolist() == [2, 1]
    assert attributed["descriptor_level"].tolist() == [3, 3]
    apart, _ = sources.identify(*build.tables(marked.replace(" with knowledge of the talks", "")))
    assert apart["descriptor_level"].max() < 3


def test_a_reason_may_stand_behind_the_rest_of_the_quotation():
    quoted = "“Nobody asked us,” [a harbor clerk] said. “It was all the notice we got.”"
    marked = quoted + " He spoke on condition of anonymity because he was not authorized to discuss the matter."
    attributed, _ = sources.identify(*build.tables(marked, form="direct"))
    assert attributed.loc[0, ["unnamed_kind", "reason"]].tolist() == ["granted", "stock"]


def test_what_is_said_behind_a_quotation_is_not_said_of_whom_it_quotes():
    marked = "“[A pilot] told me to leave,” [a clerk] said. He spoke on condition of anonymity to discuss the plan."
    articles, paragraphs, said, spans = build.tables(marked, form="direct")
    attributed, _ = sources.identify(articles, paragraphs, said, spans)
    assert attributed["unnamed_kind"].tolist() == ["person", "granted"]


GROUP = "[Two dock clerks, who asked not to be named because the talks are private,] said no. "


@pytest.mark.parametrize("part", ["One of the clerks", "one of them", "The clerks"])
def test_one_of_a_group_is_no_further_source_and_has_its_reason(part):
    tables = build.tables(f"{GROUP}The gate was shut, [{part}] said.")
    attributed, found = sources.identify(*tables)
    assert len(found) == 1 and attributed["reason"].tolist() == ["stock"] * 2
    assert sources.unnamed_counts(tables[2], attributed).loc["a"].tolist() == [2, 1, 2]


@pytest.mark.parametrize(
    ("marked", "sources_told", "persons"),
    [
        ("[Two aides to Lund] said no. [One aide] said why. [The second aide] left.", 1, 2),
        ("[Two people briefed on the sale] said no. [One person] said why. [The other] left.", 1, 2),
        ("[Two clerks] said no. [One clerk] said why. [Another clerk] left. [A third clerk] sang.", 2, 3),
        ("[Two clerks] said no. [Another clerk] said why.", 2, 3),
        ("[Two clerks] said no. [One harbor clerk] said why.", 2, 3),
        ("[Two clerks] said no. [One docker] said why.", 2, 3),
        ("[A clerk] said no. [Another clerk] said why. [A third clerk] left.", 3, 3),
        ("[A clerk] said no. [A second clerk] said why. [Both] left.", 2, 2),
    ],
)
def test_one_of_several_who_were_counted_is_counted_with_them(marked, sources_told, persons):
    tables = build.tables(marked)
    attributed, _ = sources.identify(*tables)
    assert sources.unnamed_counts(tables[2], attributed).loc["a"].tolist()[1:] == [sources_told, persons]


@pytest.mark.parametrize("both", ["Both", "Neither", "Each"])
@pytest.mark.parametrize(
    "before", ["[Mara Lund] said yes. [Ned Park] said no. ", "[Mara Lund] and [Ned Park] said no. They left. "]
)
def test_both_and_neither_are_the_two_who_spoke_last(before, both):
    assert [name for n, _, name in credited(f"{before}[{both}] said why.") if n == 2] == ["Mara Lund", "Ned Park"]


@pytest.mark.parametrize("line", ["[Neither] said why.", "[Both] said why."])
def test_both_and_neither_name_nobody(line):
    assert credited(line) == [(0, "anonymous_other", None)]


@pytest.mark.parametrize("opening", ["One bank", "Another company", "No airline", "Every hospital", "Neither museum"])
def test_a_word_that_counts_is_no_name_of_an_institution(opening):
    assert credited(f"[{opening}] said so.") == [(0, "named_institution", None)]


@pytest.mark.parametrize("noun", ["manufacturer", "retailer", "supplier", "carmaker", "operator", "railway", "museum"])
def test_a_firm_is_no_unnamed_person(noun):
    assert credited(f"[The {noun}] said so.") == [(0, "named_institution", None)]


def test_in_somebodys_own_words_he_is_the_one_brought_in():
    marked = "[Ned Lund] said: “I asked a minister about the gate. [He] said no and left.”"
    articles, paragraphs, said, spans = build.tables(marked)
    said["parent"], said["parent_counts"] = pd.array([pd.NA, 0], dtype="Int64"), pd.array([None, True], dtype="boolean")
    content = {"article": "a", "attribution": 0, "role": "content", "start": 15, "end": 77, "text": ""}
    spans = pd.concat([spans, schema.frame("spans", [content])], ignore_index=True)
    attributed, _ = sources.identify(articles, paragraphs, said, spans)
    assert attributed["source_type"].tolist() == ["named_person", "anonymous_official"]


@pytest.mark.parametrize("line", ["[Martin Luther Lord Jr.] said so.", "[Aides] said the Rev. Jr. came."])
def test_a_name_that_is_but_a_title_and_a_suffix_stops_nothing(line):
    assert len(credited(line)) == 1


def test_a_reason_given_for_one_source_does_not_cover_another():
    marked = (
        "[Harbor officials] wanted more, according to [two clerks who were not authorized to speak and asked not to be "
        "named]."
    )
    attributed, _ = sources.identify(*build.tables(marked))
    assert attributed["unnamed_kind"].tolist() == ["group", "granted"]
