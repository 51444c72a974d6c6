"""What a reader sets right reaches every measure, is noted, and stays so in the next run."""

import pandas as pd
import pytest

from analysis import corpus
from analysis.flow import Story, measure

TEXTS = {
    "ledger": (
        "Harbor Plan Divides Brenn\n\n"
        "Mayor Ida Lund said on Monday that the city would close the old harbor in May.\n\n"
        "Two city officials said that it would cost 12 million crowns.\n"
    ),
    "comet": (
        "Lund to Shut Brenn Harbor\n\n"
        "Mayor Ida Lund said on Monday that the city would close the old harbor in May.\n\n"
        "Opponents slammed the plan as a reckless gamble with 300 jobs.\n"
    ),
}
HEAD = "table,article,start,end,column,value,note,evidence,evidence_start,evidence_end\n"


def place(article: str, words: str) -> str:
    start = TEXTS[article].index(words)
    return f"{article},{start},{start + len(words)}"


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> tuple[Story, Story]:
    folder = tmp_path_factory.mktemp("brenn")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    articles, _ = corpus.read([folder])
    before = measure(articles, engine="fast")
    cost = before.coverage.merge(before.facts[before.facts["label"].str.contains("12 million")], on="fact")
    told = before.mentions[before.mentions["fact"].isin(cost["fact"])].iloc[0]
    rows = [
        f"attributed,{place('ledger', 'Two city officials')},source_type,named_institution,the council,,,",
        f"attributions,{place('comet', 'Mayor Ida Lund')},act,none,no attribution,,,",
        f"loaded,{place('comet', 'reckless')},score,0,plain word,,,",
        f"coverage,comet,,,status,reported,it is in the picture,ledger,{told['start']},{told['end']}",
        "articles,comet,,,outlet,The Comet,,,,",
        "paragraphs,ledger,1,2,role,caption,fits no line,,,",
    ]
    (folder / "corrections.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return before, measure(articles, corpus.read_corrections([folder]), engine="fast")


def features(story: Story, article: str) -> pd.Series:
    return story.features.set_index("article").loc[article]


def test_codes_of_sources_reach_the_features(pair):
    before, after = (features(story, "ledger") for story in pair)
    assert (before["unnamed_mentions"], after["unnamed_mentions"]) == (1, 0)
    row = pair[1].attributed[pair[1].attributed["source_type"].eq("named_institution")].iloc[0]
    assert pd.isna(row["stated_count"]) and pd.isna(row["unnamed_kind"])


def test_what_is_no_attribution_is_taken_away_with_its_spans(pair):
    before, after = (features(story, "comet")["statements"] for story in pair)
    assert after == before - 1
    spans = pair[1].spans.merge(pair[1].attributions, on=["article", "attribution"], how="left")
    assert spans["act"].notna().all()


def test_words_cells_and_articles_are_set_right_too(pair):
    before, after = pair
    assert features(before, "comet")["loaded_in_own_voice"] == features(after, "comet")["loaded_in_own_voice"] + 1
    assert features(after, "comet")["facts_reported"] == features(before, "comet")["facts_reported"] + 1
    assert after.articles.set_index("article").loc["comet", "outlet"] == "The Comet"


def test_each_correction_is_noted_with_what_stood_there_and_one_that_fits_nothing_too(pair):
    before, after = pair
    assert before.corrections.empty
    noted = after.corrections.set_index("column")
    assert noted["rows"].to_dict() == {
        "source_type": 1, "act": 1, "score": 1, "status": 1, "outlet": 1, "role": 0,
    }  # fmt: skip
    assert noted.loc["source_type", ["was", "value", "note"]].tolist() == [
        "anonymous_official", "named_institution", "the council",
    ]  # fmt: skip
    assert noted.loc["status", "was"] in ("not_found", "unclear", "partly")
