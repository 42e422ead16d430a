"""MDX: Markdown where components stand; imports, exports and expressions are code.

The words between the tags of a component are prose like any other; those of its
attributes that readers see, by their names, are a part of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twinlint.documents.blank import hide, hide_all
from twinlint.documents.document import Content, Format, Kind, Part, Stretch
from twinlint.documents.front import find_body, is_seen, read_fields
from twinlint.documents.markdown import read_prose
from twinlint.documents.markup import BLANK, read_markup
from twinlint.documents.regions import find_rest
from twinlint.source import Text

_SHOWN = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?>(?:[^\n]++|\n(?![ \t]*(?P=fence)))*)"
    r"|(?P<ticks>`{1,2})[^`\n]{1,400}(?P=ticks)",
    re.M | re.S,
)
"""Code that readers are shown, where nothing is code of MDX."""
_MODULE = re.compile(
    r"^(?:import|export)[ {*](?>(?:[^\n]++|\n(?![ \t]*\n))*)", re.M | re.S
)
"""What a module takes in or gives out, up to the next blank line (MDX, "ESM")."""
_BRACE = re.compile(r"[{}]")
_COMPONENT = re.compile(
    r"</?(?:[A-Z][\w.:-]{0,80}|[a-z][\w-]{0,80}(?:[.:][\w-]{1,80})+)?"
    r"(?:\s(?>(?:[^<>\"']|\"[^\"]{0,900}\"|'[^']{0,900}'){0,4000}))?/?>"
)
"""The tag of a component, or of a fragment; other tags are those of HTML."""
_ATTRIBUTE = re.compile(
    r"(?<![\w:-])(?P<name>[\w:-]{1,80})=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)


def _read(text: Text) -> Content:
    return _read_body(text, _Code.find(text.value))


def _split(text: Text) -> tuple[Part, ...]:
    """The fields above the text, the text, and what components show."""
    fields = read_fields(text, find_body(text.value))
    code = _Code.find(text.value)
    parts = (*fields, Part("", _read_body(text, code)))
    shown = tuple(code.find_shown())
    if not shown:
        return parts
    attributes = Part("attributes", _read_shown(text, shown), is_optional=True)
    return (*parts, attributes)


mdx = Format("mdx", (".mdx",), _read, split=_split)


def _read_body(text: Text, code: _Code) -> Content:
    value = _blank_out(code.value, [tag.span() for tag in code.tags])
    return read_prose(text, value, has_indented_code=False)


def _read_shown(text: Text, shown: Sequence[tuple[int, int]]) -> Content:
    """Values of attributes, each a paragraph."""
    value = hide_all(text.value, find_rest(shown, len(text.value)))
    stretches = (Stretch(Kind.PARAGRAPH, 0, *span) for span in shown)
    return Content(text, read_markup(value), tuple(stretches))


@dataclass(frozen=True, slots=True)
class _Code:
    """A text where modules and expressions are blank, and its components."""

    value: str
    tags: tuple[re.Match[str], ...]

    @classmethod
    def find(cls, value: str) -> _Code:
        value = hide(value, 0, find_body(value))
        masked = _SHOWN.sub(lambda shown: "\x1a" * len(shown[0]), value)
        spans = [*_find_expressions(masked)]
        closed = _mask(masked, spans)  # A blank line in braces ends no module.
        spans += (module.span() for module in _MODULE.finditer(closed))
        masked = _blank_out(masked, spans)
        return cls(_blank_out(value, spans), tuple(_COMPONENT.finditer(masked)))

    def find_shown(self) -> Iterator[tuple[int, int]]:
        """Where the values are of those attributes that readers see."""
        for tag in self.tags:
            for found in _ATTRIBUTE.finditer(self.value, *tag.span()):
                group = "single" if found["double"] is None else "double"
                if found[group].strip() and is_seen(found["name"], found[group]):
                    yield found.span(group)


def _find_expressions(value: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of braces; one that never closes is text."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACE.finditer(value):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.end()))
    end = 0
    for span in sorted(pairs):
        if span[0] >= end:
            end = span[1]
            yield span


def _mask(value: str, spans: list[tuple[int, int]]) -> str:
    """A text with another character in place of each in some stretches, in order."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (value[done:start], "\x1a" * (end - start))
        done = end
    return "".join((*pieces, value[done:]))


def _blank_out(value: str, spans: list[tuple[int, int]]) -> str:
    """A text with stretches blank: as empty lines where nothing else is on them."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start < done:
            continue
        first = value.rfind("\n", 0, start) + 1
        last = value.find("\n", end)
        last = len(value) if last < 0 else last
        around = value[max(first, done) : start] + value[end:last]
        filler = " " if not around.strip() and first >= done else BLANK
        lines = value[start:end].split("\n")
        pieces += (value[done:start], "\n".join(filler * len(each) for each in lines))
        done = end
    return "".join((*pieces, value[done:]))
