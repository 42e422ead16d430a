"""MDX: Markdown where components stand; imports, exports and expressions are code.

The words between the tags of a component are prose like any other, and so is the text
in place of a picture (`alt`); those of other attributes that readers see, by their
names, are a part of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twinlint.data import dataclass
from twinlint.documents.blank import hide, hide_all
from twinlint.documents.document import Content, Format, Kind, Link, Part, Stretch
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
_ALT, _SOURCE = "alt", "src"


def _read(text: Text) -> Content:
    return _read_body(text, _Code.find(text.value))


def _split(text: Text) -> tuple[Part, ...]:
    """The fields above the text, the text, and what components show."""
    fields = read_fields(text, find_body(text.value))
    code = _Code.find(text.value)
    parts = (*fields, Part("", _read_body(text, code)))
    shown = tuple(code.find_shown())
    if not code.tags:
        return parts
    attributes = Part("attributes", _read_shown(text, shown), is_optional=True)
    return (*parts, attributes)


mdx = Format("mdx", (".mdx",), _read, split=_split)


def _read_body(text: Text, code: _Code) -> Content:
    pictures = tuple(code.find_pictures())
    shown = {span for picture in pictures for span in _surround(picture)}
    known = {(picture.start, picture.end) for picture in pictures}
    shown |= {tag.span() for tag in code.tags if tag.span() not in known}
    content = read_prose(
        text, _blank_out(code.value, [*shown]), has_indented_code=False
    )
    markup = content.markup
    links = sorted((*markup.links, *pictures), key=lambda link: link.start)
    return replace(content, markup=replace(markup, links=tuple(links)))


def _surround(picture: Link) -> Iterator[tuple[int, int]]:
    """What stands around the text of a picture."""
    yield picture.start, picture.label_start
    yield picture.label_end, picture.end


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
        """Where the values are of those other attributes that readers see."""
        pictured = {(picture.start, picture.end) for picture in self.find_pictures()}
        for tag in self.tags:
            for found in _ATTRIBUTE.finditer(self.value, *tag.span()):
                start, end = _find_value(found)
                value = self.value[start:end]
                is_own = found["name"] == _ALT and tag.span() in pictured
                if value.strip() and not is_own and is_seen(found["name"], value):
                    yield start, end

    def find_pictures(self) -> Iterator[Link]:
        """The components that show a picture: they have an address and a text."""
        for tag in self.tags:
            attributes = {
                found["name"]: _find_value(found)
                for found in _ATTRIBUTE.finditer(self.value, *tag.span())
            }
            if _ALT in attributes and _SOURCE in attributes:
                target = self.value[slice(*attributes[_SOURCE])]
                words = attributes[_ALT]
                yield Link(target, *tag.span(), *words, is_image=True)


def _find_value(attribute: re.Match[str]) -> tuple[int, int]:
    return attribute.span("single" if attribute["double"] is None else "double")


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
