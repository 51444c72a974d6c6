"""The choices behind each headline finding; the first of each is the one that the report makes."""

from itertools import product

from analysis import wording

Specification = dict[str, str]

_CUTS = ("0.5", "0.3", "0.7")
DIMENSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "unnamed_share": {
        "acts": ("statements", "with beliefs and wishes", "answers only"),
        "places": ("body and excerpts", "body only", "with captions", "with headline and deck"),
        "shared copy": ("counted", "left out"),
        "sure from": ("0", "0.5", "0.8"),
        "unnamed": ("all", "officials only", "without groups"),
    },
    "loaded_rate": {
        "words": ("all kinds", "listed only", *(f"no {kind}" for kind in wording.categories())),
        "cut": _CUTS,
        "shared copy": ("counted", "left out"),
        "voice": ("own voice", "with quoted"),
    },
    "left_out": {
        "told by": ("1 other", "2 others"),
        "partly": ("not left out", "left out"),
        "unclear": ("not left out", "left out", "set aside"),
        "sure from": ("0", "0.5", "0.8"),
        "shared copy": ("counted", "left out"),
    },
}


def specifications(finding: str) -> list[Specification]:
    """List every combination of choices of a finding; the first is the report's own.

    Parameters
    ----------
    finding : {"unnamed_share", "loaded_rate", "left_out"}
        The finding.

    Examples
    --------
    >>> len(specifications("unnamed_share")), specifications("left_out")[0]["told by"]
    (216, '1 other')
    """
    choices = DIMENSIONS[finding]
    return [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())]
