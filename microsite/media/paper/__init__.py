"""Texts that are to be printed in, as HTML; PDF that everybody can read out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.media.paper.availability import check_printer as check_printer
    from microsite.media.paper.printer import print_papers as print_papers
else:
    __getattr__, __dir__ = open_door(__name__)
