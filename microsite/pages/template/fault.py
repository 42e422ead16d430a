"""What stops a template, in our words, and the place in the template."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path

import jinja2
from jinja2.utils import missing

from microsite.pages import problems
from microsite.pages.page import Page
from microsite.records import Site
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import FieldPath, Span


class TemplateFaultError(Exception):
    """Something that a template asks for and does not get.

    No LookupError, which Jinja would take for the answer of an unknown item.
    """

    def __init__(self, said: Message) -> None:
        """Keep what to tell who edits the template."""
        super().__init__(str(said))
        self.said = said


class Unknown(jinja2.StrictUndefined):
    """A name that means nothing in a template: an error wherever it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """What Jinja asks for when it reports: here already told, in our words."""
        if self._undefined_hint:
            return self._undefined_hint
        raise TemplateFaultError(
            _describe_unknown(self._undefined_obj, self._undefined_name)
        )


def _describe_unknown(thing: object, name: object) -> Message:
    if thing is missing:
        return message("nothing is called “{name}” here", name=str(name))
    if isinstance(thing, Mapping | list | tuple):
        return message("there is no “{name}” in this list", name=str(name))
    return message(
        "{thing} has no field “{name}”",
        thing=_name_type(thing.__class__),
        name=str(name),
    )


def _name_type(type_: type) -> str:
    """A type as its readers call it.

    >>> _name_type(type("TextPage", (), {}))
    'text page'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type_.__name__).lower()


def find_fault(
    error: Exception, name: str, page: Page, site: Site, folder: Path
) -> Finding | None:
    """The finding on what stopped the template `name` of a page.

    `folder` holds the templates. None for what no template did: a defect of ours.
    """
    if isinstance(error, jinja2.TemplateNotFound):
        return _report_missing(error, name, page, site, folder)
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = error.filename or error.name or name
        said = getattr(error, "said", error.message or "")
        return _report(said, _place(folder, file, error.lineno))
    line = _find_line(error, folder)
    if line is None:
        return None
    if isinstance(error, TemplateFaultError):
        return _report(error.said, line)
    if isinstance(error, RecursionError):
        return _report(message("templates take one another in without end"), line)
    return _report(str(error) or type(error).__name__, line)


def _report(reason: str | Message, place: Place) -> Finding:
    return problems.TEMPLATE_ERROR(
        message("the template stops here: {reason}", reason=reason),
        place,
        help=message("correct the template at this line"),
    )


def _report_missing(
    error: jinja2.TemplateNotFound, name: str, page: Page, site: Site, folder: Path
) -> Finding:
    if error.name != name:
        line = _find_line(error, folder) or _place(folder, name, 1)
        return problems.MISSING_TEMPLATE(
            message("there is no templates/{name}", name=error.name or ""),
            line,
            help=message("add the template, or correct its name"),
        )
    origin = site.origins.get(page.key) or site.origins["site"]
    field: FieldPath = ("kind",)
    chosen = origin.find_path(field) in origin.document.keys
    return problems.MISSING_TEMPLATE(
        message("there is no templates/{name}", name=name),
        origin.place(field if chosen else ()),
        help=message("add the template, or correct the page's “kind:”")
        if chosen
        else message("add the template"),
    )


def _find_line(error: Exception, folder: Path) -> Place | None:
    """The innermost line of a template that an error went through.

    The frames are not read with their source: of templates that take one another in
    there are a thousand.
    """
    steps = reversed(tuple(traceback.walk_tb(error.__traceback__)))
    for file, line in ((frame.f_code.co_filename, line) for frame, line in steps):
        if Path(file).is_relative_to(folder):
            return _place(folder, file, line or 1)
    return None


def _place(folder: Path, file: str, line: int) -> Place:
    path = Path(file)
    if path.is_absolute():
        path = path.relative_to(folder)
    return Place(Span(f"templates/{path.as_posix()}", line, 1, line, 1))
