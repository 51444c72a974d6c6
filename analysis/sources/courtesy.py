"""What an article calls somebody: the titles and words that go with "he", and those that go with "she"."""

HE, SHE = "he", "she"
TITLES = {
    HE: frozenset(
        "mr sir lord spokesman congressman councilman businessman husband father son brother uncle grandfather nephew "
        "widower king prince".split()
    ),
    SHE: frozenset(
        "mrs ms miss lady madam spokeswoman congresswoman councilwoman businesswoman wife mother daughter sister aunt "
        "grandmother niece widow queen princess".split()
    ),
}


def agree(one: set[str] | frozenset[str], other: set[str] | frozenset[str]) -> int:
    """Say whether two sets of words may be of one person: 1 where both go with one pronoun, -1 with two, else 0.

    >>> agree({"mrs"}, {"wife"}), agree({"mr"}, {"wife"}), agree({"mr"}, {"captain"})
    (1, -1, 0)
    """
    here, there = ({name for name, words in TITLES.items() if words & said} for said in (one, other))
    return 0 if len(here) != 1 or len(there) != 1 else 1 if here == there else -1
