"""Aligned versions in; what differs between them out: values, links, names, gaps.

Of names: `names` pairs those spelt nearly alike, `spellings` tells slips from other
words; `replacements` finds another name in the place of one, as do `kept_names`,
`strangers` and `bodies` by what sort of name it is, and `people`, `titled` and
`others_titled` of persons; `lost_names` finds what one version leaves out,
`turned_names` two in each other's place; `shapes`, `known` what a register settles.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.comparison.asides import (
        is_about_translation as is_about_translation,
    )
    from twinlint.comparison.bodies import (
        find_replaced_bodies as find_replaced_bodies,
    )
    from twinlint.comparison.clauses import LostClause as LostClause
    from twinlint.comparison.clauses import find_lost_clauses as find_lost_clauses
    from twinlint.comparison.closeness import is_close as is_close
    from twinlint.comparison.closeness import is_free as is_free
    from twinlint.comparison.commands import find_misspelt_code as find_misspelt_code
    from twinlint.comparison.comparison import Comparison as Comparison
    from twinlint.comparison.comparison import LinkDifference as LinkDifference
    from twinlint.comparison.comparison import make_place as make_place
    from twinlint.comparison.comparison import quote as quote
    from twinlint.comparison.contrasts import Denial as Denial
    from twinlint.comparison.contrasts import find_contrasts as find_contrasts
    from twinlint.comparison.contrasts import find_denials as find_denials
    from twinlint.comparison.crossed import find_crossed as find_crossed
    from twinlint.comparison.details import LostDetail as LostDetail
    from twinlint.comparison.details import find_lost_details as find_lost_details
    from twinlint.comparison.evidence import Evidence as Evidence
    from twinlint.comparison.evidence import weigh_evidence as weigh_evidence
    from twinlint.comparison.exchanges import Figure as Figure
    from twinlint.comparison.exchanges import find_exchanges as find_exchanges
    from twinlint.comparison.foreign import Foreign as Foreign
    from twinlint.comparison.foreign import find_foreign as find_foreign
    from twinlint.comparison.gaps import find_counterparts as find_counterparts
    from twinlint.comparison.gaps import find_missing_blocks as find_missing_blocks
    from twinlint.comparison.gaps import say_several as say_several
    from twinlint.comparison.kept_names import find_replaced_kept as find_replaced_kept
    from twinlint.comparison.known import KnownNames as KnownNames
    from twinlint.comparison.known import find_known_names as find_known_names
    from twinlint.comparison.known import find_windows as find_windows
    from twinlint.comparison.lost_names import LostName as LostName
    from twinlint.comparison.lost_names import find_lost_names as find_lost_names
    from twinlint.comparison.match import match_versions as match_versions
    from twinlint.comparison.names import NamePair as NamePair
    from twinlint.comparison.names import find_near_names as find_near_names
    from twinlint.comparison.names import find_small_words as find_small_words
    from twinlint.comparison.others_titled import (
        find_others_titled as find_others_titled,
    )
    from twinlint.comparison.parts import Parts as Parts
    from twinlint.comparison.parts import PartSide as PartSide
    from twinlint.comparison.parts import make_part_place as make_part_place
    from twinlint.comparison.parts import name_part as name_part
    from twinlint.comparison.people import find_lost_people as find_lost_people
    from twinlint.comparison.people import find_other_people as find_other_people
    from twinlint.comparison.replaced_odd import find_replaced_odd as find_replaced_odd
    from twinlint.comparison.replacements import Replacement as Replacement
    from twinlint.comparison.replacements import find_replacements as find_replacements
    from twinlint.comparison.sentences import SentencePair as SentencePair
    from twinlint.comparison.sentences import find_sentence_pair as find_sentence_pair
    from twinlint.comparison.sentences import pair_sentences as pair_sentences
    from twinlint.comparison.shapes import Shape as Shape
    from twinlint.comparison.shapes import Shapes as Shapes
    from twinlint.comparison.shapes import read_shapes as read_shapes
    from twinlint.comparison.strangers import (
        find_replaced_strangers as find_replaced_strangers,
    )
    from twinlint.comparison.streets import (
        find_replaced_streets as find_replaced_streets,
    )
    from twinlint.comparison.targets import fold_target as fold_target
    from twinlint.comparison.targets import has_language as has_language
    from twinlint.comparison.titled import find_titled as find_titled
    from twinlint.comparison.turned import has_part as has_part
    from twinlint.comparison.turned_names import TurnedNames as TurnedNames
    from twinlint.comparison.turned_names import find_turned_names as find_turned_names
    from twinlint.comparison.value_findings import find_differences as find_differences
    from twinlint.comparison.value_findings import make_finding as make_finding
else:
    __getattr__, __dir__ = open_door(__name__)
