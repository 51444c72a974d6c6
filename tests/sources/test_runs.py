"""Capitalised runs and what they name."""

import pytest

from analysis.sources import capacities, names, runs


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ada Brenn", "person"),
        ("Ada K. Brenn", "person"),
        ("Brenn Harbor Authority", "organisation"),
        ("FBI", "organisation"),
        ("C.I.A", "organisation"),
        ("the Harbor Gazette", "media"),
        ("Reuters", "media"),
        ("Ohio", "place"),
        ("Brenn", "unknown"),
        ("Clean Harbor Act", "thing"),
        ("Labor Day", "thing"),
        ("Mexican", "nothing"),
        ("New Yorkers", "nothing"),
        ("Members of Congress", "nothing"),
        ("Post-Gazette", "media"),
        ("Mary Jo White", "person"),
        ("Paper White", "thing"),
    ],
)
def test_kinds(name, kind):
    assert runs.kind_of(name) == kind


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("White House press secretary Ada Brenn spoke.", ["White House", "Ada Brenn"]),
        ("Secretary of State Ada Brenn spoke.", ["Ada Brenn"]),
        ("The Ohio Harbor Party Chairman Ada Brenn spoke.", ["Ada Brenn"]),
        ("President Ada Brenn of Peru spoke.", ["Ada Brenn", "Peru"]),
        ("U.S. District Judge Ada Brenn spoke.", ["Ada Brenn"]),
        ("Sen. Ada Judge met Mr. Brenn.", ["Ada Judge", "Brenn"]),
        ("President-elect Ada Brenn spoke.", ["Ada Brenn"]),
        ("Secretary-designate Ada Brenn met Gov.-elect Lou Tarn.", ["Ada Brenn", "Lou Tarn"]),
        ("The film “Bald Eagle,” and the slogan 'Grand Harbor', pleased Ada Brenn.", ["Ada Brenn"]),
        ("The words “Ada Brenn” were Ada Brenn’s.", ["Ada Brenn", "Ada Brenn"]),
        ("But Mr. King and Ada Brenn Jr. left.", ["King", "Ada Brenn Jr."]),
        ("Senator Ada Day met Mr. Brenn.", ["Ada Day", "Brenn"]),
        ("The North American Open Sea Agreement angered Mr. Brenn.", ["Brenn"]),
    ],
)
def test_titles_are_no_part_of_a_name(line, found):
    entities, mentions = names.find(line, [(0, len(line))], [])
    assert [entities[m.entity].name for m in mentions] == found
    assert all(line[m.start : m.end].split()[-1] == entities[m.entity].name.split()[-1] for m in mentions)


@pytest.mark.parametrize("line", ["PORT TARN — Rain fell.", "PORT TARN, May 3 (MNA) - Rain fell."])
def test_where_an_article_was_filed_is_nobody(line):
    entities, _ = names.find(line, [(0, len(line))], [])
    assert [e.kind for e in entities if e.name == "PORT TARN"] == ["place"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ({"senator"}, "lawmaker_party"),
        ({"general", "retired"}, "military_police"),
        ({"professor"}, "expert"),
        ({"assistant", "us", "attorney"}, "government"),
        ({"white", "house", "counsel"}, "government"),
        ({"post", "white", "house", "bureau", "chief"}, "media"),
        (set(), "unknown"),
    ],
)
def test_roles_come_from_describing_words(words, role):
    assert capacities.of_person(words) == role


def test_a_generation_suffix_that_stands_alone_names_nobody_and_does_no_harm():
    from analysis.sources import names

    line = "Jr. Lund left. Rep. Jr. said no, and Sen. Jr., too."
    people, _ = names.find(line, [(0, len(line))], [])
    assert all(person.name for person in people)
