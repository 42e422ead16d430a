"""MDX: Markdown where components stand; imports, exports and expressions are code.

The words between the tags of a component are prose like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twinlint.documents.blank import hide
from twinlint.documents.document import Content, Format, Part
from twinlint.documents.front import find_body, read_fields
from twinlint.documents.markdown import read_prose
from twinlint.documents.markup import BLANK
from twinlint.source import Text

_SHOWN = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})(?:(?!^[ \t]*(?P=fence)).)*+"
    r"|(?P<ticks>`{1,2})[^`\n]{1,400}(?P=ticks)",
    re.M | re.S,
)
"""Code that readers are shown, where nothing is code of MDX."""
_MODULE = re.compile(r"^(?:import|export)[ {*](?:(?!\n[ \t]*\n).)*+", re.M | re.S)
"""What a module takes in or gives out, up to the next blank line (MDX, "ESM")."""
_BRACE = re.compile(r"[{}]")
_COMPONENT = re.compile(
    r"</?(?:[A-Z][\w.:-]{0,80}|[a-z][\w-]{0,80}(?:[.:][\w-]{1,80})+)?"
    r"(?:\s(?:[^<>\"']|\"[^\"]{0,900}\"|'[^']{0,900}'){0,4000}+)?/?>"
)
"""The tag of a component, or of a fragment; other tags are those of HTML."""


def _read(text: Text) -> Content:
    body = find_body(text.value)
    value = _blank_code(hide(text.value, 0, body))
    return read_prose(text, value, has_indented_code=False)


def _split(text: Text) -> tuple[Part, ...]:
    fields = read_fields(text, find_body(text.value))
    return (*fields, Part("", _read(text)))


mdx = Format("mdx", (".mdx",), _read, split=_split)


def _blank_code(value: str) -> str:
    """A text where modules, expressions and the tags of components are blank."""
    masked = _SHOWN.sub(lambda shown: "\x1a" * len(shown[0]), value)
    spans = [*_find_expressions(masked)]
    closed = _mask(masked, spans)  # A blank line in braces ends no module.
    spans += (module.span() for module in _MODULE.finditer(closed))
    value = _blank_out(value, spans)
    masked = _blank_out(masked, spans)
    return _blank_out(value, [tag.span() for tag in _COMPONENT.finditer(masked)])


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
