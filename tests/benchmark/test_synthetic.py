"""Made-up news is as news is where that bears on what a scaling run measures."""

from analysis import text
from analysis.benchmark import synthetic


def test_no_sentence_comes_back_in_an_article():
    rows, _ = synthetic.corpus(events=4, articles=3)
    for content in rows["text"]:
        said = [content[s:e] for span in text.paragraphs(content) for s, e in text.sentences(content, *span)]
        assert len(set(said)) == len(said) > 30
