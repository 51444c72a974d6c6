"""Interviews and transcripts: paragraphs that begin with the name of who speaks, "LUND: We have no choice."."""

import re
from collections import Counter

from analysis.attribution.drafts import Draft, Page, meet

LEAST_TURNS = 3
_LABEL = re.compile(
    r"[\"“]?\s{0,3}(?P<source>[A-Z][A-Z .’'-]{1,30}|(?:[A-Z][\w.’'-]*[ \u00a0]){0,3}[A-Z][\w.’'-]+)(?P<cue>:)\s+(?=\S)"
)
_ASIDE = re.compile(r"[\"“]?\s{0,3}[(\[]")
_GOES_ON = 4


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Credit each turn of a transcript to the speaker whose name it begins with.

    A text is one where paragraphs begin with a name and a colon at least `LEAST_TURNS` times, and one name comes back:
    a list of topics has each once. A turn goes on over paragraphs without a name up to the next turn, if that is near;
    what stands in brackets is nobody's.

    Returns
    -------
    list of Draft
        What the tagger found inside a turn is told by its speaker; what it carried over from one turn to another goes.
    """
    labels = {n: m for n, (s, e) in enumerate(page.paragraphs) if (m := _LABEL.match(page.text, s, e))}
    names = Counter(m.group("source") for m in labels.values())
    if len(labels) < LEAST_TURNS or max(names.values()) < 2:
        return drafts
    turns = [_turn(page, labels, n) for n in labels if names[labels[n].group("source")] > 1 or _shouted(labels[n])]
    return [d for d in drafts if _kept(d, turns)] + turns


def _shouted(label: re.Match) -> bool:
    return label.group("source").isupper()


def _turn(page: Page, labels: dict[int, re.Match], number: int) -> Draft:
    label = labels[number]
    content = [(label.end(), page.paragraphs[number][1])]
    following = next((n for n in labels if n > number), None)
    if following is not None and following - number <= _GOES_ON:
        between = page.paragraphs[number + 1 : following]
        content += [span for span in between if not _ASIDE.match(page.text, *span)]
    return Draft([label.span("source")], [label.span("cue")], content, 0.9, 0.9, "floating")


def _kept(draft: Draft, turns: list[Draft]) -> bool:
    """Set a draft inside the turn that holds its cue, and take out of it what other turns hold."""
    for turn in turns:
        whole = (turn.source[0][0], turn.content[-1][1])
        if draft.cue and meet(draft.cue[0], (whole[0], turn.content[0][0])):
            return False
        if draft.cue and meet(draft.cue[0], whole):
            draft.parent = draft.parent or turn
            draft.content = [s for s in draft.content if meet(s, whole)]
        else:
            draft.content = [s for s in draft.content if not meet(s, whole)]
    return True
