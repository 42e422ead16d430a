"""A site with addresses in; what templates are given, and what stops them, out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.pages.template.aids import PLAIN as PLAIN
    from microsite.pages.template.aids import Aids as Aids
    from microsite.pages.template.environment import (
        make_environment as make_environment,
    )
    from microsite.pages.template.fault import find_fault as find_fault
    from microsite.pages.template.limits import BoundedEnvironment as BoundedEnvironment
    from microsite.pages.template.links import Links as Links
    from microsite.pages.template.links import find_calendar_url as find_calendar_url
    from microsite.pages.template.links import find_feed_url as find_feed_url
    from microsite.pages.template.links import find_kit_url as find_kit_url
    from microsite.pages.template.links import find_map_url as find_map_url
else:
    __getattr__, __dir__ = open_door(__name__)
