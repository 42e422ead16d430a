"""A way to build in; a local web server out that shows each step of it."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.preview.listen import ServeError as ServeError
    from microsite.preview.panel import Panels as Panels
    from microsite.preview.problems import PROBLEMS as PROBLEMS
    from microsite.preview.serve import Shown as Shown
    from microsite.preview.serve import Superseded as Superseded
    from microsite.preview.serve import serve_site as serve_site
    from microsite.preview.unfinished import draw_unfinished as draw_unfinished
else:
    __getattr__, __dir__ = open_door(__name__)
