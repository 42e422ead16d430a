"""The numbers by which alignment weighs and decides; `search` reckons with them.

A cost has no unit of its own: it is a squared deviation, as in Gale and Church, and 1
is a length that is off by one spread. Shares and keys are those of the smaller of two
blocks. A ratio is that of two lengths, as a natural logarithm: 0.7 is twice as long.
"""

from __future__ import annotations

from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Costs:
    """The numbers that decide which blocks correspond.

    All were chosen on the development bench, by trying. Of some it was measured there
    what half and double of them do to the planted defects found (97.9 % as they are,
    one seed) and to the findings on a clean pair (1.48).
    """

    # Anchors: blocks that alone share a rare word, number or address.
    long_key: int = 5
    """Letters; a longer key is a number, address or target and has two votes."""
    anchor_votes: int = 2
    """Votes that make an anchor of two blocks."""
    keys_for_vote: int = 12
    """Keys of a block for which one more vote is asked."""
    entry_votes: int = 20
    """Votes of two entries of lists that each language has sorted."""
    few_keys: int = 5
    """Keys of a block that is so short that one vote is enough."""
    anchor_ratio: float = 1.0
    """Ratio within which it is: a word of a heading is also one of a paragraph."""

    # Blocks between two anchors, as many on both sides.
    likely_ratio: float = 0.5
    """Ratio; blocks of one kind that differ by less are paired without a search."""

    few_letters: float = 600
    """Letters of blocks of usual lengths that are added to those of a text."""

    # A step of the search.
    skip: float = 3.2
    """Cost of a block that stands alone; half 98.1 % and 1.66, double 96.3 % and
    1.42."""
    merge: float = 1.4
    """Cost of two blocks that one corresponds to, beside that of their lengths; half
    97.5 % and 1.47, double 98.1 % and 1.49."""
    unsupported: float = 2.5
    """Cost of one of two merged blocks that shares nothing of its own."""
    guessed_kind: float = 1.0
    """Cost of a heading that is none by its markup, beside a paragraph."""
    heading: float = 5.0
    """Cost of a heading beside another kind; neither half nor double changes either."""
    other_kind: float = 2.5
    """Cost of two other kinds: a paragraph beside an item."""
    other_level: float = 0.7
    """Cost of two levels: a heading of the second beside one of the third."""

    # Lengths of two blocks that are paired.
    spread: float = 0.15
    """Ratio by which the lengths of long texts deviate that say the same; half 98.0 %
    and 1.60, double 97.6 % and 1.44."""
    letter_spread: float = 3.0
    """Ratio that adds to it for a text of one letter; with the root of the letters."""
    most_length: float = 9.0
    """Cost of lengths that have nothing to do with one another."""

    # Keys that two blocks share.
    shared: float = 5.0
    """Cost that all keys together take away; half 98.1 % and 1.47, double 98.0 % and
    1.49."""
    enough_shared: float = 0.5
    """Share of the keys from which on more of them tell nothing more."""
    telling_keys: int = 5
    """Keys of a block whose lack in the other one tells something."""
    unshared_keys: float = 5.0
    """Keys, none of which is shared, that cost 1."""
    most_unshared: float = 4.0
    """Cost of two long texts that share nothing; half 98.0 %, double 97.9 %, both
    1.48."""
    telling_part_keys: int = 4
    """The same three for one of two blocks that are merged, which counts half."""
    unshared_part_keys: float = 8.0
    most_unshared_part: float = 2.0

    # Where the search looks.
    band: int = 12
    """Cells beside the diagonal of a large gap."""
    wide: int = 1500
    """Cells of a gap from which on only a band of it is searched."""

    # Blocks left alone whose sentences stand in other blocks.
    regroup_share: float = 0.5
    """Share of their letters that may still be alone when they are joined."""

    # Blocks that stand at another place.
    moved_ratio: float = 0.7
    """Ratio within which two blocks may be one that has moved."""
    moved_keys: int = 3
    """Keys of a block that has moved, of which one at least is shared."""
    moved_share: float = 0.4
    """Share of its keys, meanings among them, that a block has in common with the one
    that has moved, where no key is its own alone."""
    moved_votes: int = 3
    """Keys that they have in common at least."""
    moved_homes: int = 4
    """Left-over blocks of a side with a key, up to which it tells one from others."""

    # Sentences that one side of a pair lacks.
    gap_sentences: int = 3
    """Sentences of both sides from which on one may be missing."""
    gap_ratio: float = 0.06
    """Ratio from which on a sentence may be missing where no words are known."""
    even_gap_ratio: float = 0.25
    """Ratio from which on one may be missing when both sides have as many."""
    covering_keys: int = 2
    """Keys of a sentence that the other side has to spare and that may say it."""
    covered: float = 0.4
    """Share of the keys of a sentence from which on they do."""
    usual_rest: float = 0.2
    """Ratio of the rest of a pair that always may be left."""
    least_skip: float = 1.2
    """Cost of a missing sentence where the lengths disagree most."""
    sure_ratio: float = 0.15
    """Ratio from which on that cost falls: a gap, not a free translation."""
    skip_fall: float = 5.0
    """Cost by which it falls for each 1 of the ratio."""
    alike: float = 0.8
    """Cost by which a sentence has to fit better than the missing one beside it."""
    told_together: float = 1.25
    """Cost by which it has to be likelier missing than told in one sentence with the
    one beside it; of 136 sentences taken out, 134 are, of 20 in the free French of a
    manual that are told so, 14."""
    better: float = 1.3
    """Share of the ratio that may be left without the sentence; above 1, since the
    rest of a pair is often translated freely."""

    @property
    def most_taken(self) -> float:
        """Cost that shared keys take away at most from any step."""
        return self.shared * self.enough_shared


USUAL_COSTS = Costs()
"""Those of texts in two European languages."""
