"""Assets, pictures and pages in; the files that browsers load out, and social cards."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.media.bundle import bundle_assets as bundle_assets
    from microsite.media.card_plans import list_shown as list_shown
    from microsite.media.card_plans import plan_cards as plan_cards
    from microsite.media.css import ReadStyle as ReadStyle
    from microsite.media.css import read_css as read_css
    from microsite.media.drawings import draw_cards as draw_cards
    from microsite.media.drawings import draw_files as draw_files
    from microsite.media.icon import draw_icons as draw_icons
    from microsite.media.named_pictures import plan_pictures as plan_pictures
    from microsite.media.named_pictures import promise_drawings as promise_drawings
    from microsite.media.paper import check_printer as check_printer
    from microsite.media.photograph import draw_pictures as draw_pictures
    from microsite.media.picture_types import Photograph as Photograph
    from microsite.media.problems import PROBLEMS as PROBLEMS
else:
    __getattr__, __dir__ = open_door(__name__)
