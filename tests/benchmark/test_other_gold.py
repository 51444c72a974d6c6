"""Other gold, each with its own form: tagged paragraphs, discourse relations, codes of sources."""

import json

import pandas as pd
import pytest

from analysis.benchmark import gum, paragraphs, speakers
from analysis.benchmark.paragraphs import read

BODY = "Brenn, Pa. — The mayor said “the pier… would” close. It’s mild in Brenn, Pa.\n\nLund agreed, she said.\n"
TOKENS = "Brenn , Pa. -- The mayor said `` the pier ... would '' close . It 's mild in Brenn , Pa. .".split()
LABELS = ["O"] * 4 + ["B-source", "I-source", "B-cue", "B-content"] + ["I-content"] * 6 + ["O"] * 9


def written(tmp_path, *rows):
    path = tmp_path / "tagged.jsonl"
    path.write_text("\n".join(json.dumps({"tokens": t, "labels": tags, "id": "pier_x1"}) for t, tags in rows))
    return list(read(path, {"pier": BODY}))


def test_tokens_are_found_in_the_text_however_it_writes_them(tmp_path):
    first, second = written(tmp_path, (TOKENS, LABELS), (["Lund", "agreed"], ["B-source", "O"]))
    found = [BODY[start:end] for start, end in first.tokens]
    assert found[:15] == "Brenn , Pa. — The mayor said “ the pier … would ” close .".split()
    assert found[16] == "’s" and found[-1] == ".", "the doubled full stop stands on the one of the abbreviation"
    assert [BODY[start:end] for start, end in second.tokens] == ["Lund", "agreed"]
    assert first.spans == {"source": {(4, 6)}, "cue": {(6, 7)}, "content": {(7, 14)}}


def test_two_spans_of_one_role_that_touch_stay_two(tmp_path):
    (one,) = written(tmp_path, (["Brenn", ","], ["B-cue", "B-cue"]))
    assert one.spans["cue"] == {(0, 1), (1, 2)}


def test_a_span_is_right_where_its_first_and_last_token_are(tmp_path):
    (one,) = written(tmp_path, (TOKENS, LABELS))
    content = BODY.index("“the"), BODY.index(" It")
    short = content[0], content[1] - 1

    def counts(said):
        return {c.part: c.right_found for c in paragraphs._compare(one, "alone", said)}

    assert counts({"content": {short}})["content, alone, exact"] == 1
    assert counts({"content": {content}})["content, alone, exact"] == 0
    assert counts({"content": {content}})["content, alone, begin"] == 1


CONLLU = """# newpar
1\tOfficials\t_\t_\t_\t_\t_\t_\t_\tDiscourse=attribution-positive:1->2:2:sem-atsrc-1+lex-indwd-2
2\tsaid\t_\t_\t_\t_\t_\t_\t_\t_
3-4\tit's\t_\t_\t_\t_\t_\t_\t_\t_
3\tit\t_\t_\t_\t_\t_\t_\t_\tDiscourse=ROOT:2:0
4\t's\t_\t_\t_\t_\t_\t_\t_\t_
5\tshut\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
6\t,\t_\t_\t_\t_\t_\t_\t_\tDiscourse=elaboration-additional:3->2:0:_
7\tor\t_\t_\t_\t_\t_\t_\t_\t_
8\tis\t_\t_\t_\t_\t_\t_\t_\tDiscourse=joint-other_m:4->2:3:_
9\tnot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
10\t.\t_\t_\t_\t_\t_\t_\t_\t_

# newpar
1\tPicture\t_\t_\t_\t_\t_\t_\t_\tDiscourse=attribution-positive:5->2:4:sem-atsrc-12
2\tLund\t_\t_\t_\t_\t_\t_\t_\t_
"""


def test_a_relation_s_nucleus_and_what_hangs_below_it_is_the_content():
    found = gum.document(CONLLU)
    assert found.text == "Officials said it's shut, or is not.\n\nPicture Lund"
    assert len(found.attributions) == 1, "the credit of a picture has no word that says so"
    spans = {role: [found.text[s:e] for s, e in of] for role, of in found.attributions[0].items()}
    assert spans == {"source": ["Officials"], "cue": ["said"], "content": ["it's shut, or"]}


def test_recall_counts_contents_that_are_covered_by_half():
    found = gum.document(CONLLU)
    right = found.attributions[0]
    short = right | {"content": [(15, 19)]}
    for said, hits in (([right], 1), ([short], 0), ([], 0)):
        rows = {row.part: row.hits for row in gum._compare("GUM_news_x", found, said)}
        assert rows["news, content found"] == hits
        assert rows["news, content touched"] == bool(said)


CODED = {"content": [[0, 10]], "cue": [[11, 15]], "source": [[16, 20]], "unsure": False}


def test_codes_are_paired_with_the_best_fit_first():
    def said(start, end):
        return {"content": [{"start": start, "end": end}], "cue": {"start": 11, "end": 15}}

    assert speakers.paired([CODED], [said(0, 7), said(0, 10), said(20, 30)]) == [(0, 1)]
    assert speakers.paired([CODED | {"content": []}], [said(20, 30)]) == [(0, 0)]


@pytest.mark.parametrize(
    ("coded", "said", "same"),
    [
        ("Mara Lund", "Mara Lund", True),
        ("Lund", "President Mara Lund", True),
        ("Mara Lund", "Lund", False),
        ("Mara Lund; Tom Doyle", "Tom Doyle; Mara Lund", True),
        ("Mara Lund", "Mara Lund; Tom Doyle", False),
        (None, None, False),
    ],
)
def test_names_agree_word_by_word(coded, said, same):
    assert speakers.same_name(coded, said) is same


def test_the_annotators_own_spans_are_all_found(shared):
    path = sorted((shared / "corpora" / "sources").glob("*.json"))[0]
    coded = json.loads(path.read_text(encoding="utf-8"))
    text = (shared / "corpora" / "polnear" / "dev" / "text" / f"{coded['article']}.txt").read_text(encoding="utf-8")
    found, spans = speakers._given([coded], pd.DataFrame({"article": [coded["article"]], "text": [text]}))
    assert len(found) == len(coded["attributions"]) and spans["text"].str.len().gt(0).all()
