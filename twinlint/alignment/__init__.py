"""Two versions of a text in; the blocks and sentences that say the same out."""

from twinlint.alignment.align import align as align
from twinlint.alignment.costs import Costs as Costs
from twinlint.alignment.units import Alignment as Alignment
from twinlint.alignment.units import SentenceGap as SentenceGap
from twinlint.alignment.units import Unit as Unit
