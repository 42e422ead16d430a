"""A language tag in; all that is particular to the language out, read from data."""

from twinlint.languages.language import NameWords as NameWords
from twinlint.languages.language import Vocabulary as Vocabulary
from twinlint.languages.language import list_languages as list_languages
from twinlint.languages.language import read_acronyms as read_acronyms
from twinlint.languages.language import read_first_names as read_first_names
from twinlint.languages.language import read_vocabulary as read_vocabulary
from twinlint.languages.language import read_without_accents as read_without_accents
from twinlint.languages.name_words import read_name_words as read_name_words
