"""Whom a surname, a role, a plural or a list of names means, and what is no person."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from analysis import schema, sources
from analysis.sources import capacities

_spec = importlib.util.spec_from_file_location("sources_build", Path(__file__).with_name("build.py"))
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)


def last(marked: str, column: str = "name") -> list[str | None]:
    """Give the names (or another column) of the sources of the attribution that stands last."""
    # A short line of names passes for a headline.
    marked = marked.replace("said no.", "said no to the plan on Monday after a long and rainy night.")
    attributed, found = sources.identify(*build.tables(marked))
    rows = attributed.merge(found.drop(columns="source_type"), on=["article", "source"], how="left")
    rows = rows[rows["attribution"] == rows["attribution"].max()]
    return [None if pd.isna(value) else value for value in rows[column]]


@pytest.mark.parametrize(
    "marked",
    [
        "Lund opens gate\n\nPresident Lund and Melia Lund, the first lady, came. Mr. Lund left. [Mr. Lund] said no.",
        "President Lund and Melia Lund came. [Lund] said no.",
    ],
)
def test_a_surname_is_that_of_whom_the_article_calls_by_title_and_not_of_a_spouse(marked):
    assert last(marked) == ["Lund"]


@pytest.mark.parametrize(("title", "name"), [("Mr", "Ned Lund"), ("Mrs", "Ida Lund"), ("Ms.", "Ida Lund")])
def test_a_courtesy_title_tells_wife_and_husband_apart(title, name):
    assert last(f"Ned Lund and his wife, Ida Lund, live in Halm. [{title} Lund] said no.") == [name]


@pytest.mark.parametrize(("said", "name"), [("Lund Jr.", "Ned Lund Jr."), ("Lund", "Ned Lund")])
def test_father_and_son_of_one_name_are_two(said, name):
    assert last(f"President Ned Lund left. His son, Ned Lund Jr., came. [{said}] said no.") == [name]


def test_an_age_of_children_is_no_name():
    assert last("[Father-of-two Paul Reyes] said no.") == ["Paul Reyes"]


def test_a_guard_of_the_coast_is_no_person():
    assert last("[the coast guard] said no.", "source_type") == ["named_institution"]


def test_one_of_the_sources_is_of_their_kind():
    line = "[Sources in the ruling party] said yes. [One of the sources] said no."
    assert last(line, "source_type") == ["anonymous_official"]


def test_a_generation_tells_father_and_son_apart():
    assert last("Ned Lund Jr. wrote to Mr. Lund. Mr. Lund left. [Lund Jr.] said no.") == ["Ned Lund Jr."]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ned Lund met Mark Cuban. [Cuban] said no.", "Mark Cuban"),
        ("Mark Cuban sat. [Cuban officials] said no.", None),
        ("[Fight for $15 organizing director Ida Lund] said no.", "Ida Lund"),
        ("[Friends of Brenn, founded by dock worker Ida Lund,] said no.", None),
        ("[Ned Lund, president and CEO of Brenn Restaurant Association,] said no.", "Ned Lund"),
        ("Ida Brenn spoke. Ned Lund sat. “You adapt,” [she] said of Ned Lund.", "Ida Brenn"),
        ("Ned Doyle spoke. Jim Lund sat. “You adapt,” [he] said of Lund.", "Ned Doyle"),
        ("Ned Doyle spoke. Jim Lund sat. “You adapt,” [he] said of the Lund campaign.", "Jim Lund"),
        ("[As Western Journalism] said no.", "Western Journalism"),
    ],
)
def test_names_beside_a_body_an_adjective_and_what_a_pronoun_says(marked, name):
    assert last(marked) == [name]


@pytest.mark.parametrize("opener", ["Following", "Attacking", "Quoting"])
def test_a_participle_that_opens_a_sentence_is_no_first_name(opener):
    assert last(f"{opener} Lund's visit, they met. Ned Lund left. [Lund] said no.") == ["Ned Lund"]


CHAIRS = "Dock Chairman Ned Goodall, R-Va.{0} Tariff Chairman Ty Gowan, R-S.C.{0} and Harbor Chairman Dan Nuness"
THREE = ["Ned Goodall", "Ty Gowan", "Dan Nuness"]


@pytest.mark.parametrize(
    "marked",
    [
        f"[{CHAIRS.format(',')}] said no.",
        f"[{CHAIRS.format(';')}, R-Calif.,] said no.",
        f"[a joint statement from {CHAIRS.format(',')}] said no.",
        f"[The three chairmen — {CHAIRS.format(',')} —] said no.",
        f"[{CHAIRS.format(',')}] left. [They] said no.",
        f"[{CHAIRS.format(',')}] left. [The chairmen] said no.",
        f"[Three harbor chairmen] said no. The three chairmen — {CHAIRS.format(',')} — left.",
        "It swayed Ned Goodall of Ohio, Ty Gowan of Iowa and Dan Nuness, [all of whom] said no.",
    ],
)
def test_a_list_of_persons_is_read_whole_and_stays_known(marked):
    assert last(marked) == THREE


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[Four harbor chairmen] said no. The four chairmen — Ned Goodall and Ty Gowan — left.", [None]),
        ("[Ned Goodall, who met Ty Gowan,] said no.", ["Ned Goodall"]),
        ("Ned Goodall met Ty Gowan and Dan Nuness, [who] said no.", ["Dan Nuness"]),
        ("[Canada, Mexico and the European Union] said no.", ["Canada", "Mexico", "European Union"]),
        ("[House Ways and Means Committee Chairman Kit Brodie] said no.", ["Kit Brodie"]),
        ("[leader of the northern dockers' march Ida Lund] said no.", ["Ida Lund"]),
        ("[adviser to President Lund] said no.", [None]),
        ("[Another demonstrator, Roberto Sarava from Ohio,] said no.", ["Roberto Sarava"]),
        ("[A southern newspaper, Munha Ilbo,] said no.", ["Munha Ilbo"]),
        ("[U.S. Customs and Border Protection] said no.", ["U.S. Customs and Border Protection"]),
        ("[The American Iron and Steel Institute] said no.", ["American Iron and Steel Institute"]),
        ("[the Brenn-based Harbor Institute] said no.", ["Harbor Institute"]),
        ("[The Hill] said no.", ["The Hill"]),
        ("[The Dockworkers’ Federation] said no.", ["Dockworkers’ Federation"]),
        ("The Anti-Defamation League met. [The ADL] said no.", ["Anti-Defamation League"]),
        ("Khizr Lund and his wife, Gale Lund, left. [The Lunds] said no.", ["Khizr Lund", "Gale Lund"]),
        ("[Rep Mark Meadow] said no.", ["Mark Meadow"]),
        ("Harbor Lines Inc. met the Navy. [The company] said no.", ["Harbor Lines Inc."]),
        ("Harbor Lines Inc. met Tarn Motors. [The company] said no.", [None]),
        ("The Pilots Union met. [The union] said no.", ["Pilots Union"]),
        ("[Build-A-Boat Workshop] said no.", ["Build-A-Boat Workshop"]),
        ("[The Lund administration] met. [The administration] said no.", ["Lund administration"]),
    ],
)
def test_names_end_where_they_end(marked, names):
    assert last(marked) == names


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[A southern newspaper, Munha Ilbo,] said no.", "media"),
        ("[FoxNews.com] said no.", "media"),
        ("[Shipping.com] said no.", "named_institution"),
        ("[The port authorities] said no.", "anonymous_official"),
        ("[1,409 teachers] said no.", "anonymous_other"),
        ("Ned Lund spoke. [The heckler] said no.", "anonymous_other"),
        ("[The Reuters news agency] said no.", "media"),
        ("[One] would say no to that.", "unattributed"),
        ("[No one in Brenn] said no.", "unattributed"),
        ("Ned Lund sang. [The crowd] said no.", "anonymous_other"),
        ("Ned Lund sang. [The vast majority – 55 percent –] said no.", "anonymous_other"),
        ("Ned Lund sang. [Those surveyed] said no.", "anonymous_other"),
        ("[Fifty of the harbor’s officers] said no.", "anonymous_official"),
        ("[A Brenn University poll out this week] said no.", "document"),
        ("Justice Ida Lund won. [The Brenner Center for Justice] said no.", "named_institution"),
        ("[The Harbor Memorial Museum] said no.", "named_institution"),
        ("[Brenn Economics] said no.", "named_institution"),
        ("[Build-A-Boat Workshop] said no.", "named_institution"),
        ("[Report:] gate to shut.\n\nThe gate will shut, the Harbor Post reported after a long night.", "media"),
        ("[Report:] gate to shut.\n\nThe gate will shut, the board decided after a long night.", "document"),
        ("[the shipbuilder Tarnholm, which employs nine,] said no.", "named_institution"),
        ("Ned Lund’s memoir, [which] said no, sold.", "document"),
        ("It rained. [Ned Lund's ''The tide''] said no.", "document"),
        ("It rained. [Ned Lund’s “Low Tide”] said no.", "document"),
        ("It rained. [“Low Tide”] said no.", "document"),
        ("It rained. [CNN’s “Harbor Hour”] said no.", "media"),
        ("Ned Lund sat. [Ned Lund’s “harsh” critics] said no.", "anonymous_other"),
        ("Ned Lund sat. [Ned Lund’s “critics”] said no.", "anonymous_other"),
    ],
)
def test_outlets_and_companies_are_no_persons(marked, kind):
    assert last(marked, "source_type") == [kind]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("President Lund met French President Emil Macran. Macran sat. [The president] said no.", ["Lund"]),
        (
            "President Lund met French President Emil Macran. Macran sat. [The French president] said no.",
            ["Emil Macran"],
        ),
        ("Prime Minister Ben Tanya spoke in Brenn. [The Israeli leader] said no.", ["Ben Tanya"]),
        (
            "Secretary Ada Nils spoke. [Nils] left. [The attorney general] said no. Attorney General Jeb Sesson left.",
            ["Jeb Sesson"],
        ),
        (
            "Spokesman Pete Karr of the special counsel, Rob Muller, left. [The special counsel] said no.",
            ["Rob Muller"],
        ),
        ("Mike Pampas, the CIA director, met its leader, Jon Kim. [the CIA chief] said no.", ["Mike Pampas"]),
        ("Former adviser Colin Kell left.\n\nOne adviser close to Lund said so. “No,” [the adviser] said.", [None]),
        (
            "Former adviser Colin Kell said it. Kell left.\n\nIt was an odd day. “No,” [the adviser] said.",
            ["Colin Kell"],
        ),
        ("[Israel's ambassador] said no. “No, and never,” Ron Dermar told the Post.", ["Ron Dermar"]),
        ("[An ambassador] said no. “No, and never,” Ron Dermar told the Post.", [None]),
        ("Ron Dermar came. [Israel's envoy] said no. “No, and never,” Ron Dermar told the Post.", [None]),
    ],
)
def test_a_role_means_whom_the_article_gives_it(marked, names):
    assert last(marked) == names


def said_behind(content: str, marked: str) -> list[str | None]:
    """Give the names of the last source, of whom some words before it are told."""
    articles, paragraphs, attributions, spans = build.tables(marked)
    start = articles["text"][0].index(content)
    last_one = int(attributions["attribution"].max())
    row = {"article": "a", "attribution": last_one, "role": "content", "start": start, "end": start + len(content)}
    spans = schema.frame("spans", [*spans.to_dict("records"), row | {"text": content}])
    attributed, found = sources.identify(articles, paragraphs, attributions, spans)
    rows = attributed[attributed["attribution"] == last_one].merge(found, on=["article", "source"])
    return rows["name"].tolist()


def test_whom_somebody_speaks_of_is_not_who_speaks():
    opening = "Former mayor Ned Bask spoke at the harbor on Monday. [Bask] said that the rain would stop. "
    assert said_behind("If Lund is elected", f"Ida Lund sat. {opening}If Lund is elected, [he] said, it ends.") == [
        "Ned Bask"
    ]


def test_who_tells_of_herself_by_name_speaks():
    content = "In Brenn, Ms. Gale was shocked"
    opening = "A man in a shirt that read ''Fair Trump'' came by. It rained. It went on. "
    assert said_behind(content, f"{opening}{content}, [she] said in an interview.") == ["Gale"]


def test_who_is_called_the_candidate_once_is_not_the_only_one():
    told = "Ida Lund sat. [Ida Lund] said so. [The candidate] left. Rob Stoval spoke. [Stoval] said so. "
    assert last(told + "[The candidate] said no.") == ["Rob Stoval"]


def test_who_spoke_last_goes_on_behind_a_quotation_unless_somebody_is_brought_in():
    known = "Mr. Cross came early, and he sat down. Cross smiled. "
    spoke = "Joining him at the old quay was Rob Stoval, a docker. [Stoval] said that Cross was well liked there. "
    quote = "“We never had to ask for anything”"
    assert said_behind(quote, f"{known}{spoke}{quote}, [he] said.") == ["Rob Stoval"]
    assert said_behind(quote, f"{known}{spoke}But Ned Kern was unconvinced. {quote}, [he] said.") == ["Ned Kern"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("attorney general", "government"),
        ("special counsel", "government"),
        ("campaign manager", "lawmaker_party"),
        ("council director national security", "government"),
        ("institute program director", "expert"),
        ("president of the union", "advocacy"),
        ("president of the united states", "government"),
        ("korean leader korea", "government"),
        ("majority leader senate", "lawmaker_party"),
        ("film director", "unknown"),
        ("chairman of the firm", "business"),
        ("chairman of the house committee", "lawmaker_party"),
        ("chairman and member of the board", "unknown"),
        ("union leader", "advocacy"),
        ("@outlet", "media"),
        ("harbor spokesman", "unknown"),
        ("resident of the city", "citizen"),
    ],
)
def test_an_office_that_every_body_has_goes_by_the_body(words, role):
    assert capacities.of_person(set(words.split())) == role


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("The Harbor Post's Ida Lund came. [Lund] said no.", "media"),
        ("[Fox News Ida Lund] said no.", "media"),
        ("[Ida Lund] said no. [The candidate] left. [Lund] said no.", "lawmaker_party"),
        ("[Harbor Motors chairman Ned Bask] said no.", "business"),
        ("The premier's spokesman, Peter Bask, came. [Bask] said no.", "government"),
        ("The firm's spokesman, Peter Bask, came. [Bask] said no.", "business"),
        ("The Lund campaign grew. [Peter Bask, a spokesman for Mrs. Lund,] said no.", "lawmaker_party"),
        ("Sen. Ida Lund came. [Lund spokesman Peter Bask] said no.", "lawmaker_party"),
        ("The singer Ida Lund came. [Lund spokesman Peter Bask] said no.", "other"),
        ("The Lund campaign grew. [Ida Lund] said no.", "lawmaker_party"),
        ("Lund's campaign against rats grew. [Ida Lund] said no.", "unknown"),
        ("[Ida Lund, who teaches law at Brenn University,] said no.", "expert"),
        ("[Ida Lund, the president of Brenn Pilots United,] said no.", "unknown"),
        ("[Ida Lund, president of the Brenn Pilots Union,] said no.", "advocacy"),
        ("[NPHL Union President Ida Lund] said no.", "advocacy"),
        ("The Harbor Ferries Company's president, Ida Lund, came. [Lund] said no.", "business"),
        ("[Ida Lund, president of the Senate,] said no.", "government"),
        ("[Ida Lund, the president of France,] said no.", "government"),
        ("[French President Ida Lund] said no.", "government"),
        ("[U.S. Vice President Ida Lund] said no.", "government"),
        ("Ned Bask met Doyle and French President Ida Lund. [Lund] said no.", "government"),
        ("Bask sailed to the Harbor Islands. President Ida Lund stayed. [Lund] said no.", "government"),
        ("On Monday at the Senate\nPresident Ida Lund came. [Lund] said no.", "government"),
        ("[RNC Chief of Staff Ida Lund] said no.", "lawmaker_party"),
        ("His chief of staff, Ida Lund, came. [Lund] said no.", "government"),
        ("A Harbor Ferries Company spokesman, Ned Bask, came. [Bask] said no.", "business"),
        ("[Ida Lund, whose husband left,] said no.", "unknown"),
        ("Ida Lund spoke of her Senate campaign. [Lund] said no.", "lawmaker_party"),
        ("Ida Lund spoke of her campaign against rats. [Lund] said no.", "unknown"),
        ("[Ida Lund, general counsel for Brenn Motors Corp.,] said no.", "business"),
        ("[Ida Lund, the father of a soldier,] said no.", "unknown"),
        ("[Ida Lund, a major donor,] said no.", "citizen"),
        ("[Ida Lund, chairman of Brenn Networks Group,] said no.", "business"),
        ("[Ida Lund, vice president for foreign policy studies at the Brenn Institute,] said no.", "expert"),
        ("[Ida Lund, executive director of Teachers for Peace,] said no.", "advocacy"),
        ("[Ida Lund, who covered the courts for 40 years for the Harbor Post,] said no.", "media"),
        ("[The conservative writer Ida Lund] said no.", "media"),
        ("[Ida Lund, the governor and now a nominee,] said no.", "lawmaker_party"),
        ("Voters elected Ida Lund. [Lund] said no.", "unknown"),
        ("Several candidates, including Sen. Ned Doyle and Ida Lund, came. [Lund] said no.", "lawmaker_party"),
        ("Several candidates like Ned Doyle say that Ida Lund lost. [Lund] said no.", "unknown"),
        ("It was hard for Lund's candidacy. [Ida Lund] said no.", "lawmaker_party"),
    ],
)
def test_what_an_article_says_of_somebody_gives_the_role(marked, role):
    assert last(marked, "source_role") == [role]


def test_words_of_a_sentence_around_a_name_do_not_describe_it():
    marked = "President Lund sent the C.I.A. director, Mike Pampas. [The president] said no, and Pampas left."
    assert last(marked) == ["Lund"]
    assert last("He came in with us and Ada Brenn. [Brenn] said no.", "source_role") == ["unknown"]


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        ("[Democratic Party officials] said no.", "lawmaker_party"),
        ("[A Lund campaign source] said no.", "lawmaker_party"),
        ("[an adviser on the military campaign] said no.", "government"),
        ("Sen. Ida Lund came. [Aides to Ms. Lund] said no.", "lawmaker_party"),
        ("The president, Ida Lund, came. [Lund’s aides] said no.", "government"),
        ("The singer Ida Lund came. [Lund’s aides] said no.", "government"),
        ("[A city official] said no.", "government"),
        ("[A company spokesman] said no.", "business"),
        ("[A spokesman for the Harbor Pilots Union] said no.", "advocacy"),
        ("[Records officials interviewed by the Harbor Post] said no.", "government"),
    ],
)
def test_who_serves_somebody_speaks_in_that_ones_capacity(marked, role):
    assert last(marked, "source_role") == [role]


def test_of_two_of_a_surname_who_has_spoken_goes_on():
    brought_in = "Ned Lund died in the fire. [Ida Lund, Ned Lund’s mother,] said no. "
    assert last(brought_in + "[Lund] said that she would go on.") == ["Ida Lund"]
    assert last(brought_in + "Ned Lund had a boat. It burned. [Peter Bask] said so. [Lund] went on.") == ["Ida Lund"]
    # Not for ever.
    others = " ".join(f"[Peter {name}] said so." for name in ("Bask", "Doyle", "Hale"))
    assert last(f"{brought_in}{others} [Lund] left a letter.") == ["Ned Lund"]
    assert last("[Proud Lund] wins.\n\nNed Lund, a pilot, won. Ned Lund left. [Lund] said so.") == ["Ned Lund"]


def test_an_unnamed_senator_is_nobody_who_was_named_before():
    assert last("Sen. Ida Lund came. [A senator] said no.") == [None]
    assert last("[A senator] said no.\n\nSen. Ida Lund had said so on Monday.") == ["Ida Lund"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Claiming that it was late, Ida Lund left.", "Claiming", "Ida Lund"),
        ("Claiming that it was late, Mayor Ida Lund left.", "Claiming", "Ida Lund"),
        ("On Monday, while claiming that it was late, Ida Lund left.", "claiming", "Ida Lund"),
        ("Ida Lund said no. But after claiming that it was late, she left.", "claiming", "Ida Lund"),
        ("In claiming that it was late, the Brenn Council broke its word.", "claiming", "Brenn Council"),
        ("In claiming that it was late, Brenn Council officials lied.", "claiming", None),
        ("Ned Doyle slept while claiming that it was late, and Ida Lund left.", "claiming", None),
        ("Ida Lund said no. Adding, “It is late.”", "Adding", "Ida Lund"),
        ("Ida Lund said no. Noting that it was late, she left.", "Noting", "Ida Lund"),
        ("Ida Lund said no. Noting that it was late, the crowd left.", "Noting", None),
        ("Ida Lund said no. The crowd left, claiming that it was late.", "claiming", None),
    ],
)
def test_a_participle_that_opens_a_sentence_has_its_subject_for_a_speaker(text, cue, speaker):
    articles, paragraphs, said, spans = build.tables(text.replace("Ida Lund said", "[Ida Lund] said"))
    line, at = articles["text"][0], articles["text"][0].index(cue)
    said = pd.concat([said, said.head(1).assign(attribution=9) if len(said) else made(9)], ignore_index=True)
    new = {"article": "a", "attribution": 9, "role": "cue", "start": at, "end": at + len(cue), "text": cue}
    spans = pd.concat([spans, schema.frame("spans", [new])], ignore_index=True)
    attributed, found = sources.identify(articles, paragraphs, said, spans)
    rows = attributed[attributed["attribution"] == 9].merge(found[["source", "name"]], on="source", how="left")
    assert line[at:].startswith(cue)
    assert rows["name"].tolist() == [speaker] or (speaker is None and rows["name"].isna().all())


def made(number):
    base = {"article": "a", "attribution": number, "act": "statement", "form": "indirect", "confidence": 1.0}
    return schema.frame("attributions", [base | {"role": "body"}])


@pytest.mark.parametrize(
    ("marked", "kind", "name"),
    [
        ("Harbor Freight Inc. fell. [The company] said no.", "named_institution", "Harbor Freight Inc."),
        (
            "Oster Motors Inc. fell. Rain fell. Harbor Freight Inc. rose. [The company] said no.",
            "named_institution",
            "Harbor Freight Inc.",
        ),
        ("Oster Motors Inc. and Harbor Freight Inc. rose. [The company] said no.", "named_institution", None),
        ("[Two companies] said no.", "anonymous_other", None),
        ("Oster Motors Inc. and Harbor Freight Inc. rose. [Both companies] said no.", "named_institution", None),
    ],
)
def test_companies_without_a_name_are_unnamed_unless_they_were_named(marked, kind, name):
    assert last(marked, "source_type") == [kind] and last(marked) == [name]
    assert kind == "named_institution" or last(marked, "unnamed_kind") == ["group"]


def test_a_state_need_not_be_said_of_its_governor_a_country_of_its_president():
    assert last("[The Ohio governor] said no.\n\nGov. Ida Lund had said so on Monday. Iowa Gov. Ned Bask had not.") == [
        "Ida Lund"
    ]
    assert last("President Ida Lund came. [The French president] said no.") == [None]


def test_at_a_colon_of_an_interview_answers_whom_the_lines_above_name_most():
    above = "Ida Lund has run the ferry for a year, after Ned Hale. Ms. Lund met us on the quay.\n\n"
    asked = "Q: Did Ned Hale or Ned Hale's crew or Hale himself warn you?\n\n"
    assert last(f"{above}{asked}[A]: Never.") == ["Ida Lund"]
    both = "Ida Lund and Ned Hale run the ferry.\n\n"
    assert last(f"{both}{asked}[A]: Never.") == [None]
    assert last(f"{both}{asked}[A]: Never.", "source_type") == ["unattributed"]


def test_the_paper_is_the_white_paper_that_was_spoken_of_and_no_newspaper():
    line = "The Harbor Post printed a white paper on the ferry. [The paper] said no."
    assert last(line, "source_type") == ["document"]
    assert last(line.replace("a white paper", "a story"), "source_type") == ["media"]


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("The [Ministry of Harbors and Tides]", ["Ministry of Harbors and Tides"]),
        ("The [Ministry of Harbors and Lund Freight]", ["Ministry of Harbors", "Lund Freight"]),
        ("[Ministry of Harbors and Tides Director Ida Lund]", ["Ida Lund"]),
        ("[Center for Tide Research Director Ida Lund]", ["Ida Lund"]),
        ("[Ida Lund of the Office of Harbors and Tides]", ["Ida Lund"]),
        ("[Rep. Ida Lund of the House Committee on Trade]", ["Ida Lund"]),
    ],
)
def test_a_body_whose_name_runs_on_is_one_source_and_its_officer_a_person(phrase, names):
    assert last(f"{phrase} said no.") == names


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("[A spokeswoman for the company]", "anonymous_other", None),
        ("[A spokeswoman for the ministry]", "anonymous_official", None),
        ("[Two Tory MPs]", "anonymous_official", None),
        ("The [Brenn County Sheriff’s Office]", "named_institution", "Brenn County Sheriff’s Office"),
        ("The [United Ferry Workers]", "named_institution", "United Ferry Workers"),
        ("Quay's parent company [Tarnholm]", "named_institution", "Tarnholm"),
        ("[Rev. Dr. Ned Barber II]", "named_person", "Ned Barber II"),
    ],
)
def test_bodies_by_what_stands_beside_them_and_offices_that_are_no_names(phrase, kind, name):
    assert last(f"{phrase} said no.", "source_type") == [kind]
    assert last(f"{phrase} said no.") == [name]


@pytest.mark.parametrize("title", ["Attorney-General", "Director-General"])
def test_a_secretary_general_is_no_soldier(title):
    assert last(f"[{title} Ida Lund] said no.", "source_role") == ["government"]
    assert last(f"[the {title.lower()}] said no.", "source_role") == ["government"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Figures released on Friday", "document"),
        ("the latest crime figures", "document"),
        ("senior government figures", "anonymous_official"),
    ],
)
def test_figures_are_numbers_or_persons(phrase, kind):
    assert last(f"[{phrase}] said no.", "source_type") == [kind]


def test_the_two_men_are_the_two_named_last_unless_two_others_came_in():
    talk = "Ned Hale sailed. In May he met Tom Doyle, who questioned Hale's right to the quay. It was a long talk. "
    assert sorted(last(f"{talk}[The two men] said no.")) == ["Ned Hale", "Tom Doyle"]
    assert last(f"{talk}Two men waited. [The two men] said no.", "source_type") == ["anonymous_other"]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[A clerk] said yes. Ned Lund left. [He] spoke on condition of anonymity and said no.", "anonymous_other"),
        ("[A clerk] said yes. Ned Lund left. [He] said no.", "named_person"),
        ("Ned Lund left. [He] asked not to be named and said no.", "unattributed"),
    ],
)
def test_who_is_not_to_be_named_is_nobody_whom_the_article_names(marked, kind):
    assert last(marked, "source_type") == [kind]


def test_whoever_wrote_an_article_is_not_whom_it_speaks_of():
    line = "By Ann Reed\nIda Lund came."
    reading = sources.reading.read(line, [(0, 11, "byline"), (12, len(line), "body")])
    assert [line[m.start : m.end] for m in reading.mentions] == ["Ida Lund"]
