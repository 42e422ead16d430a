"""Sheets and findings in; a page that shows the texts side by side out.

It knows no file and no terminal: what it shows is handed over. The page has no script,
loads nothing, and allows nothing to be loaded.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.spread.book import PAGES as PAGES
    from twinlint.spread.book import Chapter as Chapter
    from twinlint.spread.book import make_chapters as make_chapters
    from twinlint.spread.book import write_book as write_book
    from twinlint.spread.marks import order_findings as order_findings
    from twinlint.spread.page import GENERATOR as GENERATOR
    from twinlint.spread.page import Page as Page
    from twinlint.spread.page import draw_page as draw_page
else:
    __getattr__, __dir__ = open_door(__name__)
