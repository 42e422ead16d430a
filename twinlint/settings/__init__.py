"""Files of settings, names and terms in; what a team has settled on out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.settings.find import find_settings as find_settings
    from twinlint.settings.find import find_unread as find_unread
    from twinlint.settings.glossary import read_names as read_names
    from twinlint.settings.glossary import read_terms as read_terms
    from twinlint.settings.problem import Problem as Problem
    from twinlint.settings.read import read_settings as read_settings
    from twinlint.settings.schema import make_schema as make_schema
    from twinlint.settings.settings import NO_SETTINGS as NO_SETTINGS
    from twinlint.settings.settings import Settings as Settings
else:
    __getattr__, __dir__ = open_door(__name__)
