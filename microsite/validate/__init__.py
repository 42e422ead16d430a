"""Documents in; a site of typed records out, with what is wrong in each by itself.

A record is read by `interpret`. What its model refuses is worded by `schema_errors`
and, for it, by `missing`, `untranslated`, `values` (`formats`, `choices`, `split`,
`unseen`); an unknown reference by `unknown`. What a record says alone is looked at by
`alone` and `proofread`, what it says of others by `references`, what one alone of
several can say by `clashes`, and what days contradict by `periods`, `offices`, `calls`,
`statuses`.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.validate.before import Before as Before
    from microsite.validate.before import ReadBefore as ReadBefore
    from microsite.validate.before import know_nothing as know_nothing
    from microsite.validate.choices import find_meant as find_meant
    from microsite.validate.choices import gloss_choice as gloss_choice
    from microsite.validate.interpret import interpret_part as interpret_part
    from microsite.validate.periods import find_named as find_named
    from microsite.validate.placeholders import find_placeholders as find_placeholders
    from microsite.validate.placeholders import is_unwritten as is_unwritten
    from microsite.validate.problems import DUPLICATE_RECORD as DUPLICATE_RECORD
    from microsite.validate.problems import MISSING_FIELD as MISSING_FIELD
    from microsite.validate.problems import MISSING_SETTING as MISSING_SETTING
    from microsite.validate.problems import NAME_UNLIKE_KEY as NAME_UNLIKE_KEY
    from microsite.validate.problems import NUMBER_OUT_OF_RANGE as NUMBER_OUT_OF_RANGE
    from microsite.validate.problems import PROBLEMS as PROBLEMS
    from microsite.validate.problems import SWAPPED_COORDINATES as SWAPPED_COORDINATES
    from microsite.validate.problems import UNKNOWN_REFERENCE as UNKNOWN_REFERENCE
    from microsite.validate.together import find_together as find_together
    from microsite.validate.validate import WAIVERS_FILE as WAIVERS_FILE
    from microsite.validate.validate import read_locales as read_locales
    from microsite.validate.validate import validate_content as validate_content
else:
    __getattr__, __dir__ = open_door(__name__)
