"""Catalogs of locales/ and templates in; the words of the site out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.catalogs.completeness import check_catalog as check_catalog
    from microsite.catalogs.completeness import read_catalogs as read_catalogs
    from microsite.catalogs.extract import ReadTemplate as ReadTemplate
    from microsite.catalogs.extract import count_untranslated as count_untranslated
    from microsite.catalogs.extract import extract_code as extract_code
    from microsite.catalogs.extract import extract_messages as extract_messages
    from microsite.catalogs.extract import read_template as read_template
    from microsite.catalogs.extract import update_catalog as update_catalog
    from microsite.catalogs.problems import PROBLEMS as PROBLEMS
    from microsite.catalogs.read import ParseCatalog as ParseCatalog
    from microsite.catalogs.read import find_catalog as find_catalog
    from microsite.catalogs.read import parse_catalog as parse_catalog
    from microsite.catalogs.read import read_catalog as read_catalog
else:
    __getattr__, __dir__ = open_door(__name__)
