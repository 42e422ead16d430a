"""Arguments in; output and an exit code out, in the reader's language."""

from twinlint.command.speak import HOUSES as HOUSES
from twinlint.command.speak import SOURCE_LOCALE as SOURCE_LOCALE
from twinlint.command.speak import choose_translator as choose_translator
from twinlint.command.speak import find_language as find_language
from twinlint.command.speak import list_languages as list_languages
from twinlint.command.speak import read_translator as read_translator
from twinlint.command.usage import SpokenGroup as SpokenGroup
from twinlint.command.usage import write_refusal as write_refusal
