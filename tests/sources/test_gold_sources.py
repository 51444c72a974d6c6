"""Who the source is, against articles coded by reading: floors a little below what was measured."""

import json

import pandas as pd
import pytest

from analysis import schema, sources, text


@pytest.fixture(scope="module")
def coded(shared):
    articles, places, said, spans, gold = [], [], [], [], []
    for path in sorted((shared / "corpora" / "sources").glob("*.json")):
        codes = json.loads(path.read_text(encoding="utf-8"))
        name = codes["article"]
        with (shared / "corpora" / "polnear" / "dev" / "text" / f"{name}.txt").open(
            encoding="utf-8", newline=""
        ) as file:
            body = file.read()
        articles.append({"article": name, "text": body})
        for i, (start, end) in enumerate(text.paragraphs(body)):
            role = "body" if i else "headline"
            places.append({"article": name, "paragraph": i, "start": start, "end": end, "role": role})
        for i, one in enumerate(codes["attributions"]):
            base = {"article": name, "attribution": i}
            said.append(base | {"act": "statement", "form": "indirect", "confidence": 1.0, "role": "body"})
            gold.append(base | {key: one[key] for key in ("type", "speaker", "unsure")})
            for role in ("source", "cue", "content"):
                spans += [base | {"role": role, "start": s, "end": e, "text": body[s:e]} for s, e in one[role]]
    attributed, found = sources.identify(
        pd.DataFrame(articles),
        schema.frame("paragraphs", places),
        schema.frame("attributions", said),
        schema.frame("spans", spans),
    )
    principal = sources.principal(attributed).merge(
        found[["article", "source", "name"]], on=["article", "source"], how="left"
    )
    return pd.DataFrame(gold).merge(principal, on=["article", "attribution"])


def test_types_agree(coded):
    assert (coded["type"] == coded["source_type"]).mean() >= 0.93


def test_unnamed_sources_are_found_and_little_else(coded):
    truth, said = coded["type"].isin(schema.UNNAMED), coded["source_type"].isin(schema.UNNAMED)
    assert (truth & said).sum() / said.sum() >= 0.9
    assert (truth & said).sum() / truth.sum() >= 0.94


def test_persons_get_the_name_that_the_article_gives(coded):
    one = coded[(coded["type"] == "named_person") & ~coded["speaker"].fillna(";").str.contains(";")]
    agree = [str(name).split()[-1] == gold.split()[-1] for name, gold in zip(one["name"], one["speaker"], strict=True)]
    assert sum(agree) / len(agree) >= 0.87
