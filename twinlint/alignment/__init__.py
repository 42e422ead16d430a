"""Two versions of a text in; the blocks that say the same out, and what one lacks."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.alignment.align import align_versions as align_versions
    from twinlint.alignment.costs import Costs as Costs
    from twinlint.alignment.units import Alignment as Alignment
    from twinlint.alignment.units import SentenceGap as SentenceGap
    from twinlint.alignment.units import Unit as Unit
    from twinlint.alignment.units import compare_lengths as compare_lengths
else:
    __getattr__, __dir__ = open_door(__name__)
