"""How pairs of passages were read by networks that did not learn from their events; see `reader`."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from unittest.mock import patch

import numpy as np

from analysis.facts import reader
from analysis.learning import shipping

READ = Path(__file__).with_name("read.npz")


def keep(texts: list[np.ndarray], odds: np.ndarray) -> None:
    """Write log odds, in sixteen bits, by what was read."""
    found = dict(zip(map(_key, texts), odds.astype(np.float16), strict=True))
    keys = np.array(sorted(found), dtype=np.uint64)
    shipping.stored(READ, keys=keys, odds=np.array([found[int(key)] for key in keys], dtype=np.float16))


def _key(text: np.ndarray) -> int:
    return int.from_bytes(blake2b(text.astype("<i4").tobytes(), digest_size=8).digest(), "little")


@contextmanager
def held_out() -> Iterator[None]:
    """Take what `reader.odds` gives for pairs of the 68 events from the network that learned from the other half.

    Raises
    ------
    LookupError
        If a pair was not read so, since sentences or clauses are cut otherwise now.
    """
    with np.load(READ, allow_pickle=False) as stored:
        known = dict(zip(stored["keys"].tolist(), stored["odds"].tolist(), strict=True))

    def odds(beside: list[tuple[str, str]]) -> np.ndarray:
        try:
            return np.array([known[_key(reader.pieces(*pair))] for pair in beside], dtype=float)
        except KeyError:
            raise LookupError(f"{READ.name} lacks a pair: run `python -m analysis.learning reader` anew") from None

    with patch.object(reader, "odds", odds):
        yield
