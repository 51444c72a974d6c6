"""What a reader set right, laid over what the program found."""

import pandas as pd

from analysis import corpus, schema


def set_right(
    table: str,
    data: pd.DataFrame,
    corrections: pd.DataFrame | None,
    log: list[pd.DataFrame],
    places: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Lay a reader's corrections over a table, and note what they changed."""
    if corrections is None:
        return data
    log.append(corpus.applied(table, data, corrections, places))
    return corpus.correct(table, data, corrections, places)


def without_none(attributions: pd.DataFrame, spans: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take away what a reader found to be no attribution."""
    keys = ["article", "attribution"]
    gone = attributions.loc[attributions["act"].eq("none"), keys]
    if gone.empty:
        return attributions, spans
    inside = (
        attributions[["article", "parent"]].set_axis(keys, axis=1).merge(gone.assign(gone=True), on=keys, how="left")
    )
    alone = inside["gone"].notna().to_numpy()
    attributions = attributions.assign(
        parent=attributions["parent"].mask(alone), parent_counts=attributions["parent_counts"].mask(alone)
    )
    kept = [
        table.merge(gone.assign(gone=True), on=keys, how="left")["gone"].isna().to_numpy()
        for table in (attributions, spans)
    ]
    return attributions[kept[0]].reset_index(drop=True), spans[kept[1]].reset_index(drop=True)


def noted(attributed: pd.DataFrame, spans: pd.DataFrame, corrections: pd.DataFrame | None, late: bool) -> pd.DataFrame:
    """Note corrected codes before they are laid over: content_kind is told late, all others are known before."""
    if corrections is None:
        return schema.frame("corrections", [])
    rows = corpus.applied("attributed", attributed, corrections, corpus.of_attributions(attributed, spans))
    return rows[rows["column"].eq("content_kind") == late]


def coded(attributed: pd.DataFrame, spans: pd.DataFrame, corrections: pd.DataFrame | None) -> pd.DataFrame:
    """Lay corrected codes over those of the program; a source that has become a named one is no longer unnamed."""
    if corrections is None:
        return attributed
    places = corpus.of_attributions(attributed, spans)
    if corpus.applied("attributed", attributed, corrections, places)["rows"].sum() == 0:
        return attributed
    found = corpus.correct("attributed", attributed, corrections, places)
    named = ~found["source_type"].isin(schema.UNNAMED) & attributed["source_type"].isin(schema.UNNAMED)
    codes = ["unnamed_kind", "stated_count", "descriptor_level", "reason", "corroborated_by", "documents_seen"]
    found.loc[named, codes] = None
    return found
