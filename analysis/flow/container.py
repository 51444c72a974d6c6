"""One story's tables, held together."""

from dataclasses import dataclass, fields, replace

import pandas as pd

from analysis import corpus
from analysis.flow.shown import shown


@dataclass(frozen=True)
class Story:
    """The tables of one story; each is named and described in `analysis.schema`."""

    name: str
    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    spans: pd.DataFrame
    attributed: pd.DataFrame
    sources: pd.DataFrame
    house_needs: pd.DataFrame
    shared: pd.DataFrame
    quotations: pd.DataFrame
    facts: pd.DataFrame
    mentions: pd.DataFrame
    coverage: pd.DataFrame
    discrepancies: pd.DataFrame
    drift: pd.DataFrame
    loaded: pd.DataFrame
    features: pd.DataFrame
    corrections: pd.DataFrame

    def tables(self) -> dict[str, pd.DataFrame]:
        """Name every table."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "name"}

    def measured(self) -> "Story":
        """Give the story without the articles that are in another language than English, for what compares measures."""
        kept = set(self.articles.loc[corpus.supported(self.articles), "article"])
        if len(kept) == len(self.articles):
            return self
        named = {name: table for name, table in self.tables().items() if "article" in table}
        return replace(
            self, **{n: table[table["article"].isin(kept)].reset_index(drop=True) for n, table in named.items()}
        )

    def _repr_html_(self) -> str:
        return shown(self)
