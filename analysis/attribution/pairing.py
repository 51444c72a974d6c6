"""Which source and which contents go with which cue: every cue stands for one attribution.

Candidates stand in the same paragraph. A logistic model says how likely a pair is; a cue takes its likeliest source, a
content its likeliest cue. One source may serve several cues, as in "she said no, adding that it was late".
"""

from functools import cache

import numpy as np
import pandas as pd

from analysis import resources
from analysis.attribution import features
from analysis.attribution.words import OPENING

NEAR = 4
_GAPS = np.array([1, 2, 3, 5, 9, 17, 33])
_LINKS = ("that", "to", "by", "and", "who", "of", "for", ",", ":", ".", "as")
_BEGINS = ("that", "to", "who", "which", "he", "she", "they", "it", "i", "we", "if", "what", "how", "why", "according")


def candidates(spans: pd.DataFrame, role: str) -> pd.DataFrame:
    """List the cues near each source or content, and the other way round.

    Parameters
    ----------
    spans : DataFrame
        As `decode.spans` gives them, in the order of the text, with a fresh index.
    role : {"source", "content"}
        What is paired with cues.

    Returns
    -------
    DataFrame
        Columns cue and other: rows in `spans`. At most `NEAR` cues on each side, of the same paragraph.
    """
    place = pd.factorize(spans["article"] * (spans["paragraph"].max() + 1 if len(spans) else 1) + spans["paragraph"])[0]
    cues = np.flatnonzero(spans["role"] == "cue")
    others = np.flatnonzero(spans["role"] == role)
    at = np.searchsorted(cues, others)
    left, right = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for k in range(-NEAR, NEAR):
        near = at + k
        ok = (near >= 0) & (near < len(cues))
        cue, other = cues[near[ok]], others[ok]
        ok = place[cue] == place[other]
        left.append(cue[ok])
        right.append(other[ok])
    return pd.DataFrame({"cue": np.concatenate(left), "other": np.concatenate(right)})


def describe(words: pd.DataFrame, spans: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Describe each pair: how far apart, what stands between, how each begins and ends.

    Returns
    -------
    ndarray of float32, with shape (number of pairs, number of features)
        Features of 0 or 1.
    """
    cue, other = (_part(spans, pairs[c]) for c in ("cue", "other"))
    before = other["first"] < cue["first"]
    left_end = np.where(before, other["last"], cue["last"])
    right_start = np.where(before, cue["first"], other["first"])
    gap = np.maximum(right_start - left_end - 1, 0)
    sentence = words["sentence"].to_numpy()
    low = [word.lower() for word in words["word"].cat.categories]
    links, begins = _which(words, low, _LINKS), _which(words, low, _BEGINS)
    blocks = [_one_hot(np.digitize(gap, _GAPS), len(_GAPS) + 1)]
    between = [_between(spans, role, left_end, right_start) for role in ("source", "cue", "content")]
    blocks += [_one_hot(np.minimum(n, 3), 4) for n in between]
    blocks.append(_one_hot(np.sum([b > 0 for b in between], axis=0), 4))
    same = sentence[cue["first"]] == sentence[other["last"]]
    same |= sentence[cue["last"]] == sentence[other["first"]]
    last_word = np.minimum(left_end + 1, len(words) - 1)
    blocks.append(np.column_stack([same, ~same]))
    blocks.append(_one_hot(np.where(gap > 0, links[last_word], -1), len(_LINKS)))
    blocks.append(_one_hot(np.where(gap > 0, links[right_start - 1], -1), len(_LINKS)))
    blocks.append(_one_hot(begins[other["first"]], len(_BEGINS)))
    blocks.append(_one_hot(begins[cue["first"]], len(_BEGINS)))
    blocks.append(_state(words, cue, other))
    blocks.append(_acts(words, low, cue))
    blocks.append(_neighbours(spans, pairs))
    flat = np.column_stack(blocks)
    sided = np.zeros((len(flat), 2, flat.shape[1]), dtype=np.float32)
    sided[np.arange(len(flat)), (~before).astype(int)] = flat
    return sided.reshape(len(flat), 2 * flat.shape[1])


def _part(spans: pd.DataFrame, rows: pd.Series) -> dict[str, np.ndarray]:
    return {c: spans[c].to_numpy()[rows] for c in ("first", "last")}


def _which(words: pd.DataFrame, low: list[str], options: tuple[str, ...]) -> np.ndarray:
    """For every word its place among some words, -1 for any other."""
    place = {option: number for number, option in enumerate(options)}
    kinds = np.array([place.get(word, -1) for word in low], dtype=np.int64)
    return kinds[words["word"].cat.codes.to_numpy()]


def _one_hot(values: np.ndarray, size: int) -> np.ndarray:
    return np.asarray(values)[:, None] == np.arange(size)


def _between(spans: pd.DataFrame, role: str, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Count the spans of a role that begin after one word and before another."""
    first = spans["first"].to_numpy()[spans["role"] == role]
    return np.searchsorted(first, end, side="left") - np.searchsorted(first, start, side="right")


def _state(words: pd.DataFrame, cue: dict, other: dict) -> np.ndarray:
    """Whether the other span is a quotation, or stands in the one the cue stands in."""
    state, number = words["state"].to_numpy(), words["quotation"].to_numpy()
    opens = state[other["first"]] == OPENING
    within = number[cue["first"]] >= 0
    together = within & (number[cue["first"]] == number[other["first"]])
    return np.column_stack([opens, within, together, within & ~together])


def _acts(words: pd.DataFrame, low: list[str], cue: dict) -> np.ndarray:
    """What the cue does, by the first of its words that the list of cues holds."""
    code = np.array([_act_codes().get(word, -1) for word in low] or [-1])
    codes = words["word"].cat.codes.to_numpy()
    ends = [code[codes[cue[c]]] for c in ("first", "last")] if len(codes) else [np.zeros(0, int)] * 2
    single = cue["first"] == cue["last"]
    return np.column_stack([_one_hot(ends[0], 3), _one_hot(ends[1], 3), single])


@cache
def _act_codes() -> dict[str, int]:
    acts = features.forms()["act"]
    return {form: ("statement", "belief", "wish").index(act) for form, act in acts.items()}


def _neighbours(spans: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Whether each is the other's nearest, in number of spans."""
    away = np.abs(pairs["cue"].to_numpy() - pairs["other"].to_numpy())
    side = pairs["other"].to_numpy() < pairs["cue"].to_numpy()
    table = pd.DataFrame({"cue": pairs["cue"], "other": pairs["other"], "away": away, "side": side})
    of_cue = table.groupby("cue")["away"].transform("min").to_numpy() == away
    of_other = table.groupby("other")["away"].transform("min").to_numpy() == away
    of_side = table.groupby(["cue", "side"])["away"].transform("min").to_numpy() == away
    return np.column_stack(
        [of_cue, of_other, of_cue & of_other, of_side, np.minimum(away, 4)[:, None] == np.arange(1, 5)]
    )


def likelihood(words: pd.DataFrame, spans: pd.DataFrame, pairs: pd.DataFrame, role: str) -> np.ndarray:
    """Probability that each pair belongs to one attribution, by the learned model."""
    weights = resources.weights("pairing")
    logit = describe(words, spans, pairs) @ weights[role] + weights[f"{role}_bias"]
    return 1 / (1 + np.exp(-logit))


def pair(words: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Join spans into attributions.

    Parameters
    ----------
    words, spans : DataFrame
        As `words.read` and `decode.spans` give them.

    Returns
    -------
    DataFrame
        One row a span of an attribution: column cue (row of the cue, which names the attribution), span (row in
        `spans`), probability (that they belong together). A source of two cues has two rows. Spans that go with no cue
        are absent.
    """
    found = [
        pd.DataFrame({"cue": np.flatnonzero(spans["role"] == "cue")}).assign(span=lambda t: t["cue"], probability=1.0)
    ]
    for role, chooser in (("source", "cue"), ("content", "other")):
        pairs = candidates(spans, role)
        pairs["probability"] = likelihood(words, spans, pairs, role)
        best = pairs.sort_values(["probability", "cue", "other"], ascending=[False, True, True], kind="stable")
        best = best.drop_duplicates(chooser)
        best = best[best["probability"] >= (0.5 if role == "source" else 0.2)]
        found.append(best.rename(columns={"other": "span"}))
    return pd.concat(found).sort_values(["cue", "span"]).reset_index(drop=True)
