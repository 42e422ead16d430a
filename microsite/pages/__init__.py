"""A site in; its pages out, as addresses and then as HTML that is audited."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.pages.anatomy import Anatomy as Anatomy
    from microsite.pages.anatomy import read_anatomy as read_anatomy
    from microsite.pages.audit import audit_pages as audit_pages
    from microsite.pages.html import Html as Html
    from microsite.pages.page import SEARCH_FOLDER as SEARCH_FOLDER
    from microsite.pages.page import Asset as Asset
    from microsite.pages.page import Card as Card
    from microsite.pages.page import Output as Output
    from microsite.pages.page import Page as Page
    from microsite.pages.page import Picture as Picture
    from microsite.pages.page import Supplies as Supplies
    from microsite.pages.page import Url as Url
    from microsite.pages.page import Variant as Variant
    from microsite.pages.page import find_base_path as find_base_path
    from microsite.pages.page import is_drawing as is_drawing
    from microsite.pages.page import is_photograph as is_photograph
    from microsite.pages.problems import DUPLICATE_ADDRESS as DUPLICATE_ADDRESS
    from microsite.pages.problems import PROBLEMS as PROBLEMS
    from microsite.pages.problems import TEMPLATE_ERROR as TEMPLATE_ERROR
    from microsite.pages.redirects import Redirect as Redirect
    from microsite.pages.redirects import plan_redirects as plan_redirects
    from microsite.pages.render import File as File
    from microsite.pages.render import Renderer as Renderer
    from microsite.pages.render import Written as Written
    from microsite.pages.render import gather_outputs as gather_outputs
    from microsite.pages.route import plan_pages as plan_pages
    from microsite.pages.route import plan_unfinished as plan_unfinished
    from microsite.pages.template import Aids as Aids
    from microsite.pages.template import BoundedEnvironment as BoundedEnvironment
    from microsite.pages.template import Links as Links
    from microsite.pages.weights import Load as Load
    from microsite.pages.weights import hide_weights as hide_weights
    from microsite.pages.weights import weigh_page as weigh_page
    from microsite.pages.weights import weigh_papers as weigh_papers
    from microsite.pages.weights import write_weights as write_weights
else:
    __getattr__, __dir__ = open_door(__name__)
