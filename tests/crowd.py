"""Stories of any size on one invented event, to time what compares articles with one another."""

import numpy as np

_WHO = (
    "the port authority of Brenn", "Mara Lund", "the union of dockworkers", "a crane driver", "the harbor master",
    "the shipping firm Oster", "the mayor of Brenn", "the coast guard", "a court in Velden", "the insurer Halm",
    "the ministry of transport", "an engineer", "the night shift", "the owner of the ferry", "a fisherman",
)  # fmt: skip
_DID = (
    ("closed", "shut"), ("inspected", "examined"), ("repaired", "mended"), ("sold", "gave up"), ("counted", "tallied"),
    ("rented", "leased"), ("sued over", "went to court over"), ("photographed", "took pictures of"),
    ("demanded", "called for"), ("refused", "turned down"), ("delayed", "put off"), ("measured", "took the measure of"),
)  # fmt: skip
_WHAT = (
    "the northern gate", "two loading cranes", "the flooded warehouse", "a convoy of trucks", "the old lighthouse",
    "the ferry's engine", "grain silos", "the customs office", "a broken sluice", "the railway bridge",
    "fuel tanks", "the fish market", "a radar mast", "the repair dock", "containers of timber", "the quay wall",
)  # fmt: skip
_WHERE = (
    "near the eastern quay", "below the fortress", "at the mouth of the river", "beside the cannery", "on Gull Island",
    "behind the town hall", "along the canal", "outside the breakwater", "in the lower harbor", "close to the station",
)  # fmt: skip
_WHEN = ("on Monday", "before dawn", "after the storm", "last week", "at noon", "during the strike", "in early spring")


def crowd(articles: int, sentences: int = 30, seed: int = 0) -> list[dict[str, str]]:
    """Write articles on one event that report, in varying words, some of the same facts.

    Parameters
    ----------
    articles : int
        How many.
    sentences : int
        Of each; two thirds tell facts that others may tell too.
    seed : int
        Which facts, and who tells them how.

    Returns
    -------
    list of dict
        id and text, as `corpus.from_rows` takes them.

    Examples
    --------
    >>> first, second = crowd(2)
    >>> first["id"], first["text"] == crowd(2)[0]["text"], first["text"] == second["text"]
    ('a0', True, False)
    """
    draw = np.random.default_rng(seed)
    common = [_fact(draw) for _ in range(2 * sentences)]
    rows = []
    for n in range(articles):
        told = [common[i] for i in draw.permutation(len(common))[: 2 * sentences // 3]]
        told += [_fact(draw) for _ in range(sentences - len(told))]
        lines = [_told(fact, draw) for fact in told]
        rows.append({"id": f"a{n}", "text": "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))})
    return rows


def _fact(draw: np.random.Generator) -> tuple[int, ...]:
    parts = (len(_WHO), len(_DID), len(_WHAT), len(_WHERE), len(_WHEN))
    return (*(int(draw.integers(n)) for n in parts), int(draw.integers(3, 90)))


def _told(fact: tuple[int, ...], draw: np.random.Generator) -> str:
    who, did, what, where, when, number = fact
    verb = _DID[did][int(draw.integers(2))]
    forms = (
        f"{_WHO[who]} {verb} {_WHAT[what]} {_WHERE[where]} {_WHEN[when]}, and {number} people watched.",
        f"{_WHEN[when]}, {_WHO[who]} {verb} {_WHAT[what]} {_WHERE[where]} while {number} people watched.",
        f"{_WHO[who]} {verb} {_WHAT[what]} {_WHERE[where]}.",
    )
    line = forms[int(draw.integers(3))]
    return line[0].upper() + line[1:]
