"""Findings under other definitions: the first is the report's own, and each choice does what it says."""

import made
import pandas as pd
import pytest

from analysis import specifications
from analysis.charts import compared, counts
from analysis.specifications import DIMENSIONS

FINDINGS = {
    "unnamed_share": specifications.unnamed_share,
    "loaded_rate": specifications.loaded_rate,
    "left_out": specifications.left_out,
}


def value(table: pd.DataFrame, article: str, **chosen: str) -> tuple[int, int]:
    """Give hits and of for the report's own choices but those named."""
    finding = next(f for f, d in DIMENSIONS.items() if set(d) <= set(table))
    wanted = {name: values[0] for name, values in DIMENSIONS[finding].items()} | {
        name.replace("_", " "): v for name, v in chosen.items()
    }
    rows = table[table["article"].eq(article)]
    for name, v in wanted.items():
        rows = rows[rows[name].eq(v)]
    (row,) = rows.itertuples()
    return row.hits, row.of


@pytest.mark.parametrize("finding", FINDINGS)
def test_every_combination_is_measured_once_for_each_article(finding):
    table = FINDINGS[finding](made.story())
    many = 1
    for values in DIMENSIONS[finding].values():
        many *= len(values)
    assert table["specification"].nunique() == many
    assert not table.duplicated(["article", *DIMENSIONS[finding]]).any()
    assert len(table) == 3 * many


def test_the_first_is_what_the_report_says():
    s = made.story()
    own = {name: of(s).query("specification == 0").set_index("article") for name, of in FINDINGS.items()}
    share = counts.unnamed_share(s.articles, s.attributions, s.attributed).set_index("article")
    assert own["unnamed_share"][["hits", "of"]].to_numpy().tolist() == (
        share.loc[own["unnamed_share"].index, ["unnamed", "statements"]].to_numpy().tolist()
    )
    rate = compared.loaded_rates(s.articles, s.paragraphs, s.sentences, s.spans, s.loaded).set_index("article")
    assert own["loaded_rate"]["value"].to_dict() == pytest.approx(rate["value"].to_dict())
    missing = compared.left_out(s.articles, s.facts, s.mentions, s.coverage).set_index("article")
    assert own["left_out"]["hits"].to_dict() == missing["not_found"].to_dict()
    assert own["left_out"]["of"].to_dict() == missing["comparable"].to_dict()


def test_each_choice_of_what_is_unnamed_and_counted():
    table = specifications.unnamed_share(made.story())
    assert value(table, "a1-harbor") == (2, 3)
    assert value(table, "a1-harbor", acts="with beliefs and wishes") == (2, 4)
    assert value(table, "b2-ledger") == (1, 4)
    assert value(table, "b2-ledger", acts="answers only") == (1, 3)
    assert value(table, "b2-ledger", unnamed="without groups") == (0, 4)
    assert value(table, "a1-harbor", shared_copy="left out") == (1, 2)


def test_each_choice_of_what_is_loaded():
    s = made.story()
    table = specifications.loaded_rate(s.__class__(**vars(s) | {"loaded": s.loaded.assign(category="label")}))
    assert value(table, "b2-ledger")[0] == 2
    assert value(table, "b2-ledger", words="no label")[0] == 0
    assert value(table, "b2-ledger", words="no hedge")[0] == 2
    assert value(table, "a1-harbor")[0] == 0 and value(table, "a1-harbor", voice="with quoted")[0] == 1


def test_each_choice_of_what_is_left_out():
    s = made.story()
    table = specifications.left_out(s)
    assert value(table, "a1-harbor") == (1, 2)
    assert value(table, "a1-harbor", told_by="2 others") == (0, 0)
    unclear = s.coverage.assign(status=s.coverage["status"].replace("not_found", "unclear"))
    table = specifications.left_out(made.story(coverage=unclear))
    assert value(table, "a1-harbor") == (0, 2)
    assert value(table, "a1-harbor", unclear="left out") == (1, 2)
    assert value(table, "a1-harbor", unclear="set aside") == (0, 1)


def test_articles_on_different_events_are_never_ordered():
    s = made.story()
    events = dict(zip(s.articles["article"], s.articles["event"], strict=True))
    pairs = specifications.orders(specifications.unnamed_share(s), events)
    assert pairs[["article", "other"]].to_numpy().tolist() == [["a1-harbor", "b2-ledger"]]
    row = pairs.iloc[0]
    assert row["same"] + row["equal"] + row["turned"] == row["of"]


@pytest.mark.parametrize("finding", FINDINGS)
def test_a_story_without_anything_has_no_values_and_no_order(finding):
    table = FINDINGS[finding](made.empty("articles"))
    assert table["value"].isna().all()
    assert specifications.ranges(table).empty and specifications.orders(table, {}).empty
