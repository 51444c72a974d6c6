"""All the measures side by side: one row an article, counts and rates, each with its denominator in its name."""

import pandas as pd

from analysis import corpus, facts, reuse, schema, sources, wording

_SOURCING = {
    "direct": "direct_statements",
    "mixed": "mixed_statements",
    "indirect": "indirect_statements",
    "n_unattributed": "unattributed_statements",
    **{f"n_{kind}": f"{kind}_statements" for kind in schema.SOURCE_TYPES if kind != "unattributed"},
}
_WORDING = {
    "words_own_voice": "own_voice_words",
    "loaded_own_voice": "loaded_in_own_voice",
    "loaded_per_1000_words_own_voice": "loaded_per_1000_own_voice_words",
    "low": "loaded_per_1000_low",
    "high": "loaded_per_1000_high",
}


def features(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put every measure of each article into one row.

    A rate in it is a rate of that article, with the interval that its own sentences give; it is none of the outlet, for
    which five articles and more are needed. Counts of facts depend on which other articles the story holds: do not
    compare them between stories.

    Parameters
    ----------
    tables : dict of str to DataFrame
        The story's other tables by name: articles, paragraphs, sentences, attributions, spans, attributed, sources,
        loaded; and shared, facts and coverage. Without these three, what compares articles stays absent.

    Returns
    -------
    DataFrame
        Table `features`. Features of articles on different events are the concatenation of their features. Those of an
        article in another language than English are absent, but for its words.
    """
    articles, paragraphs = tables["articles"], tables["paragraphs"]
    attributions, spans = tables["attributions"], tables["spans"]
    parts = [
        sources.profile(articles, attributions, tables["attributed"], tables["sources"], spans, paragraphs).rename(
            columns=_SOURCING
        ),
        wording.rates(tables["loaded"], articles, paragraphs, tables["sentences"], spans).rename(columns=_WORDING),
    ]
    if "coverage" in tables:
        parts.append(_facts(tables["coverage"], tables["facts"], articles))
        parts.append(_shared(tables["shared"], articles, paragraphs))
    found = [part.set_index("article").reindex(articles["article"]).reset_index(drop=True) for part in parts]
    row = pd.concat([articles.reset_index(drop=True), *found], axis=1)
    row["unnamed_official_share_of_statements"] = row["anonymous_official_statements"] / row["statements"].where(
        row["statements"] > 0
    )
    row["quoted_share_of_words"] = row["quoted_words"] / row["words"].where(row["words"] > 0)
    counts = [c.name for c in schema.TABLES["features"] if c.dtype == "Int64" and c.name in row]
    whole = schema.frame("features", row.fillna(dict.fromkeys(counts, 0)))
    measured = corpus.supported(articles).to_numpy()
    if measured.all():
        return whole
    kept = ("article", "event", "outlet", "words")
    return whole.assign(**{name: whole[name].where(measured) for name in whole.columns.drop(list(kept))})


def _facts(coverage: pd.DataFrame, told: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count the facts that one and two other articles report, and those of them not found in this one."""
    both = [facts.omissions(coverage, told, articles, k=k).set_index("article") for k in (1, 2)]
    reported = coverage[coverage["status"] == "reported"].groupby("article").size().rename("facts_reported")
    found = pd.DataFrame(
        {
            "facts_1_other_reports": both[0]["elsewhere"],
            "not_found_of_1_other": both[0]["not_found"],
            "facts_2_others_report": both[1]["elsewhere"],
            "not_found_of_2_others": both[1]["not_found"],
            "not_found_share_of_2_others": both[1]["share"],
        }
    )
    return found.join(reported).reset_index()


def _shared(shared: pd.DataFrame, articles: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    own = reuse.own_words(shared, articles, paragraphs)
    return own.rename(columns={"common": "shared_words", "share_common": "shared_share_of_words"}).drop(columns="words")
