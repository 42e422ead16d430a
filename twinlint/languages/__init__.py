"""A language tag in; all that is particular to the language out, read from data."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.languages.fact_words import FactWords as FactWords
    from twinlint.languages.language import Bounds as Bounds
    from twinlint.languages.language import Language as Language
    from twinlint.languages.language import NameWords as NameWords
    from twinlint.languages.language import Typography as Typography
    from twinlint.languages.name_words import read_name_words as read_name_words
    from twinlint.languages.opposites import FLIP as FLIP
    from twinlint.languages.opposites import HIDDEN_NEGATION as HIDDEN_NEGATION
    from twinlint.languages.opposites import LOOSE as LOOSE
    from twinlint.languages.opposites import NEGATION as NEGATION
    from twinlint.languages.opposites import NEITHER as NEITHER
    from twinlint.languages.opposites import NO_NEGATION as NO_NEGATION
    from twinlint.languages.opposites import THROUGH as THROUGH
    from twinlint.languages.opposites import TOLD as TOLD
    from twinlint.languages.opposites import WIDE as WIDE
    from twinlint.languages.opposites import Meaning as Meaning
    from twinlint.languages.opposites import list_rows as list_rows
    from twinlint.languages.opposites import list_scoped as list_scoped
    from twinlint.languages.opposites import read_opposites as read_opposites
    from twinlint.languages.places import read_places as read_places
    from twinlint.languages.read import LanguageError as LanguageError
    from twinlint.languages.read import knows_plainly as knows_plainly
    from twinlint.languages.read import list_languages as list_languages
    from twinlint.languages.read import read_absences as read_absences
    from twinlint.languages.read import read_acronyms as read_acronyms
    from twinlint.languages.read import read_concepts as read_concepts
    from twinlint.languages.read import read_first_names as read_first_names
    from twinlint.languages.read import read_language as read_language
    from twinlint.languages.read import read_placeholders as read_placeholders
    from twinlint.languages.read import read_usual_ratio as read_usual_ratio
else:
    __getattr__, __dir__ = open_door(__name__)
