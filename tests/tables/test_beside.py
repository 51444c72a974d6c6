"""Two articles side by side: the same fact has the same number, and what one lacks stands beside it."""

import re
from types import SimpleNamespace

import made
import pandas as pd
import pytest

from analysis import schema
from analysis.tables import beside, side_by_side


def shown():
    s = made.story()
    return side_by_side(s, "a1-harbor", "b2-ledger", s.loaded)


def test_a_fact_of_both_has_one_number_and_leads_from_one_to_the_other():
    page = shown().html()
    assert re.search(
        r'<sup class="fact" id="l1"><a href="#r1" title="1: fact that Daily Ledger reports too">1</a>', page
    )
    assert re.search(r'<sup class="fact" id="r1"><a href="#l1"', page)
    (fact,) = shown().both
    assert (fact["left"], fact["right"]) == (
        "the port of Brenn may close at night",
        "The port of Brenn may close at night",
    )


def test_what_one_does_not_report_stands_in_the_margin_of_the_other():
    harbor, ledger = shown().columns
    assert (harbor["name"], harbor["missing"]) == ("Harbor Post", 1)
    notes = {n: [item["passage"] for item in items] for n, (_, items) in enumerate(harbor["rows"]) if items}
    assert notes == {1: ["The union, led by Tomas Doyle, slammed"]}
    assert [item["passage"] for _, items in ledger["rows"] for item in items] == ["40 more guards by May"]


def test_facts_of_one_passage_are_counted_each_and_quoted_once():
    s = made.story()
    only = s.mentions["article"].eq("b2-ledger") & ~s.mentions["fact"].duplicated(keep=False)
    fact = s.mentions.loc[only, "fact"].iloc[0]
    for name in ("mentions", "facts", "coverage"):
        table = getattr(s, name)
        again = table[table["fact"].eq(fact)].assign(fact="again")
        setattr(s, name, schema.frame(name, pd.concat([table, again])))
    harbor, _ = side_by_side(s, "a1-harbor", "b2-ledger", s.loaded).columns
    assert harbor["missing"] == 2
    quoted = [item["passage"] for _, items in harbor["rows"] for item in items]
    assert quoted == ["The union, led by Tomas Doyle, slammed"]


def test_only_two_articles_on_one_event_are_set_side_by_side():
    s = made.story()
    for one, other in (("a1-harbor", "003_761b5e37"), ("a1-harbor", "a1-harbor")):
        with pytest.raises(ValueError, match="not two articles on one event"):
            side_by_side(s, one, other, s.loaded)
    with pytest.raises(KeyError, match="available: a1-harbor"):
        side_by_side(s, "a1-harbor", "nobody", s.loaded)


def test_without_facts_both_texts_stand_alone():
    s = made.story(**{name: schema.frame(name, []) for name in ("facts", "mentions", "coverage")})
    page = side_by_side(s, "a1-harbor", "b2-ledger", s.loaded).html()
    assert 'class="fact"' not in page.partition('<div class="columns">')[2] and "Not found here" not in page
    assert page.startswith('<div class="article-view beside">') and "No facts in both." in page


def test_what_a_text_contains_is_escaped():
    s = made.story()
    nasty = made.LEDGER.replace("The union, led by Tomas Doyle", "<b onload=x>\u202e led by Tomas Doyle")
    s.articles.loc[s.articles["article"].eq("b2-ledger"), "text"] = nasty
    page = side_by_side(s, "a1-harbor", "b2-ledger", s.loaded).html()
    assert "<b onload" not in page and "\u202e" not in page and "&lt;b onload" in page


def test_two_passages_differ_on_what_these_two_say_and_the_left_one_is_named_first():
    row = {"fact": "f", "kind": "numbers", "start": 0, "end": 9, "other_start": 0, "other_end": 9}
    rows = [
        row | {"article": "a", "other": "b", "said": "11 crew", "other_said": "14 crew"},
        row | {"article": "a", "other": "c", "said": "11 crew", "other_said": "12 crew"},
    ]
    table = schema.frame("discrepancies", rows)
    a, b = (SimpleNamespace(article=name, start=2, end=20) for name in "ab")
    assert beside._apart(table, a, b) == ["numbers: 11 crew / 14 crew"]
    assert beside._apart(table, b, a) == ["numbers: 14 crew / 11 crew"]
    assert beside._apart(table, b, SimpleNamespace(article="c", start=2, end=20)) == []
