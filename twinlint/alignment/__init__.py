"""Two versions of a text in; the blocks and sentences that say the same out."""
