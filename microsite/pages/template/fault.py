"""What stops a template, in our words, and the place in the template."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.utils import missing

from microsite.pages import problems
from microsite.pages.page import Page
from microsite.records import Part, Site
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import FieldPath, Span
from twinlint.suggest import suggest_words


class TemplateFaultError(Exception):
    """Something that a template asks for and does not get.

    No LookupError, which Jinja would take for the answer of an unknown item.
    """

    def __init__(
        self, said: Message, name: str = "", choices: Iterable[str] | None = None
    ) -> None:
        """Keep what to tell who edits the template.

        `name` is one that means nothing, `choices` are those that it may stand for;
        None where they are all that the template knows.
        """
        super().__init__(str(said))
        self.said = said
        self.name = name
        self.choices = choices


class UnknownFilterError(jinja2.TemplateAssertionError):
    """A filter or a test that there is not."""

    def __init__(self, node: nodes.Filter | nodes.Test, choices: Iterable[str]) -> None:
        """Say in our words what is unknown, and what may be meant."""
        name = str(node.name)
        self.said = (
            message("no filter is called “{name}”", name=name)
            if isinstance(node, nodes.Filter)
            else message("no test is called “{name}”", name=name)
        )
        self.guesses = suggest_words(name, choices)
        super().__init__(str(self.said), node.lineno)


class Unknown(jinja2.StrictUndefined):
    """A name that means nothing in a template: an error wherever it is used."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """What Jinja asks for when it reports: here already told, in our words."""
        if self._undefined_hint:
            return self._undefined_hint
        thing, name = self._undefined_obj, str(self._undefined_name)
        choices = None if thing is missing else _list_fields(thing)
        raise TemplateFaultError(_describe_unknown(thing, name), name, choices)


def _list_fields(thing: object) -> tuple[str, ...]:
    """What can be asked of a value: its keys, or its fields and properties."""
    if isinstance(thing, Mapping):
        return tuple(key for key in thing if isinstance(key, str))
    kind = thing.__class__
    fields = getattr(kind, "model_fields", {})
    own = {name for name in dir(kind) if not name.startswith("_")}
    return (*fields, *sorted(own - set(dir(Part))))


def _list_names(error: Exception, folder: Path) -> tuple[str, ...]:
    """Every name that the innermost template of an error knows.

    Jinja puts them into the frame by which it shows the line of the template.
    """
    for frame, _ in reversed(tuple(traceback.walk_tb(error.__traceback__))):
        if Path(frame.f_code.co_filename).is_relative_to(folder):
            return tuple(each for each in frame.f_locals if not each.startswith("_"))
    return ()


def _describe_unknown(thing: object, name: str) -> Message:
    if thing is missing:
        return message("nothing is called “{name}” here", name=name)
    if isinstance(thing, Mapping | list | tuple):
        return message("there is no “{name}” in this list", name=name)
    return message(
        "{thing} has no field “{name}”", thing=_name_type(thing.__class__), name=name
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
        guesses = getattr(error, "guesses", ())
        return _report(said, _place(folder, file, error.lineno), guesses)
    lines = _find_lines(error, folder)
    if not lines:
        return None
    line = lines[-1]
    if isinstance(error, TemplateFaultError):
        known = error.choices
        choices = _list_names(error, folder) if known is None else known
        guesses = suggest_words(error.name, set(choices)) if error.name else ()
        return _report(error.said, line, guesses)
    if isinstance(error, RecursionError):
        # How deep it came depends on what had called it; where it began does not.
        again = (each for index, each in enumerate(lines) if each in lines[:index])
        said = message("something calls itself here without end")
        return _report(said, next(again, line))
    return _report(str(error) or type(error).__name__, line)


def _report(
    reason: str | Message, place: Place, guesses: tuple[str, ...] = ()
) -> Finding:
    return problems.TEMPLATE_ERROR(
        message("the template stops here: {reason}", reason=reason),
        place,
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("correct the template at this line"),
    )


def _report_missing(
    error: jinja2.TemplateNotFound, name: str, page: Page, site: Site, folder: Path
) -> Finding:
    if error.name != name:
        line = next(reversed(_find_lines(error, folder)), _place(folder, name, 1))
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
        help=message("add the template, or correct the page’s “kind:”")
        if chosen
        else message("add the template"),
    )


def _find_lines(error: Exception, folder: Path) -> tuple[Place, ...]:
    """The lines of templates that an error went through, the innermost last.

    The frames are not read with their source: of a macro that calls itself there are
    a thousand.
    """
    steps = traceback.walk_tb(error.__traceback__)
    files = ((frame.f_code.co_filename, line) for frame, line in steps)
    return tuple(
        _place(folder, file, line or 1)
        for file, line in files
        if Path(file).is_relative_to(folder)
    )


def _place(folder: Path, file: str, line: int) -> Place:
    path = Path(file)
    if path.is_absolute():
        path = path.relative_to(folder)
    return Place(Span(f"templates/{path.as_posix()}", line, 1, line, 1))
