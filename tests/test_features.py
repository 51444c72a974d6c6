"""One row an article; its counts add up."""

import pytest

from analysis import report, schema


@pytest.fixture(scope="module")
def features():
    return report.story("sample").features


def test_statements_add_up_by_source_type_and_by_form(features):
    by_type = features[[f"{kind}_statements" for kind in schema.SOURCE_TYPES]].sum(axis=1)
    by_form = features[["direct_statements", "mixed_statements", "indirect_statements"]].sum(axis=1)
    assert (by_type == features["statements"]).all()
    assert (by_form == features["statements"]).all()


def test_shares_are_their_counts_over_their_denominators(features):
    share = (features["unnamed_mentions"] / features["statements"]).astype("float64")
    assert share.equals(features["unnamed_share_of_statements"])
    unnamed = features["anonymous_official_statements"] + features["anonymous_other_statements"]
    assert (unnamed == features["unnamed_mentions"]).all()
    rate = 1000 * features["loaded_in_own_voice"] / features["own_voice_words"]
    assert (rate - features["loaded_per_1000_own_voice_words"]).abs().max() < 1e-9


def test_distinct_sources_are_no_more_than_mentions(features):
    assert (features["unnamed_distinct"] <= features["unnamed_mentions"]).all()
    assert (features["not_found_of_2_others"] <= features["facts_2_others_report"]).all()


def test_an_article_alone_on_its_event_leaves_nothing_out(features):
    alone = features.set_index("article").loc["05_northshore-digest"]
    assert alone["facts_1_other_reports"] == 0 and alone["not_found_of_1_other"] == 0
    assert alone.isna()["not_found_share_of_2_others"]


def test_words_add_up_by_kind_of_source(features):
    words = features[[f"{kind}_words" for kind in schema.SOURCE_TYPES]]
    shares = features[[f"{kind}_share_of_attributed_words" for kind in schema.SOURCE_TYPES]]
    assert (words.sum(axis=1) == features["attributed_words"]).all()
    assert (shares.sum(axis=1) - 1).abs().max() < 1e-9
    assert (features["attributed_words"] <= features["words"]).all()


def test_diversity_keeps_within_its_bounds(features):
    assert (features["sources_of_10_statements"].dropna() <= 10).all()
    assert (features["effective_sources"] * features["top_source_share_of_credited_statements"] >= 1 - 1e-9).all()
    assert features["first_speaker_type"].notna().all() and features["last_speaker_type"].notna().all()
