"""reStructuredText: its words, links, headings and pictures, not what programs read.

Sections, literal blocks and directives are those of docutils and Sphinx; lists and
paragraphs are read as in plain text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from twinlint.documents.blank import hide_all
from twinlint.documents.blocks import cut_marked_lines
from twinlint.documents.document import Content, Format, Link
from twinlint.documents.markup import read_markup
from twinlint.finding import message
from twinlint.source import Text

_CODE = frozenset(
    "code code-block sourcecode highlight parsed-literal literalinclude include math"
    " raw doctest testcode testoutput testsetup testcleanup prompt program-output"
    " toctree graph digraph graphviz mermaid uml productionlist".split()
)
"""Directives whose text is for machines."""
_TOLD = frozenset(
    "note warning tip hint important attention caution danger error seealso admonition"
    " topic sidebar rubric versionadded versionchanged deprecated centered".split()
)
"""Directives whose first line is said to readers, too."""
_PICTURES = frozenset(("image", "figure"))
_EXPLICIT = re.compile(
    r"[ ]*\.\.(?:[ \t]+(?:(?P<name>[\w:.+-]{1,60})::|(?P<note>\[[^\]\n]{1,60}\])"
    r"|(?P<target>[_|]|:))|[ \t]|$)"
)
_OPTION = re.compile(r"[ \t]*:(?P<name>[\w -]{1,60}):(?:[ \t]+|$)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_GRID = re.compile(r"=+(?:[ ]+=+)+|\+(?:[-=]+\+)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\(?\w{1,3}[.)])[ \t]+(?=\S)")
_SHOWN = ">>>"


def _read(text: Text) -> Content:
    found = _Reader(text.value)
    found.read()
    markup = read_markup(hide_all(text.value, sorted(found.hidden)))
    links = sorted((*markup.links, *found.links), key=lambda link: link.start)
    stretches = cut_marked_lines(markup.plain, found.titles)
    return Content(text, replace(markup, links=tuple(links)), stretches)


rst = Format(
    "rst",
    (".rst", ".rest"),
    _read,
    comment="..",
    note=message("reStructuredText is read as plain text"),
)


class _Reader:
    """Goes from line to line, and keeps what readers do not see of each."""

    def __init__(self, value: str) -> None:
        self.lines = value.split("\n")
        self.hidden: list[tuple[int, int]] = []
        self.titles: dict[int, tuple[int, int]] = {}
        """Of the title of each section by its end: where it begins, and its level."""
        self.links: list[Link] = []
        self.begin = 0
        """Offset of the line that is read."""
        self._code = -1
        """Indent below which code ends; -1 outside of it."""
        self._is_session = False
        self._picture: tuple[str, int, int] | None = None
        """The last one, as long as it may have another text: target, start and end."""
        self._adornments: list[tuple[str, bool]] = []
        """Signs that underline titles, and whether they stand above them too."""

    def read(self) -> None:
        """The whole text."""
        for at, line in enumerate(self.lines):
            bare = line.strip()
            if not self._is_code(line, bare):
                self._read_line(at, line, bare)
            self.begin += len(line) + 1
        self._keep_picture()

    def _is_code(self, line: str, bare: str) -> bool:
        self._is_session = bool(bare) and (
            self._is_session or (bare.startswith(_SHOWN) and self._code < 0)
        )
        is_inside = self._code >= 0 and (not bare or _measure(line) > self._code)
        if is_inside or self._is_session:
            self._hide(0, len(line))
            return True
        self._code = -1
        return False

    def _read_line(self, at: int, line: str, bare: str) -> None:
        option = _OPTION.match(line)
        explicit = _EXPLICIT.match(line)
        if option:
            self._read_option(option, line)
            return
        self._keep_picture()
        if explicit:
            self._read_explicit(explicit, line)
        elif _RULE.fullmatch(bare) or _GRID.fullmatch(bare):
            self._hide(0, len(line))
            self._read_rule(at, bare)
        elif bare.endswith("::"):
            mark = _ITEM.match(line)
            self._code = mark.end() if mark else _measure(line)
            end = len(line.rstrip())
            self._hide(end - 1, end)

    def _read_option(self, option: re.Match[str], line: str) -> None:
        is_seen = self._picture and option["name"] == "alt" and line[option.end() :]
        self._hide(0, option.end() if is_seen else len(line))
        if is_seen and self._picture:
            start = self.begin + option.end()
            end = self.begin + len(line.rstrip())
            target = self._picture[0]
            self.links.append(Link(target, start, end, start, end, is_image=True))
            self._picture = None

    def _read_explicit(self, found: re.Match[str], line: str) -> None:
        name = found["name"]
        if name in _TOLD or found["note"]:
            self._hide(0, found.end())
            return
        self._hide(0, len(line))
        if name in _PICTURES:
            target = line[found.end() :].strip()
            self._picture = (target, self.begin, self.begin + len(line))
        elif name in _CODE or not (name or found["target"]):
            self._code = _measure(line)  # So is a comment.

    def _keep_picture(self) -> None:
        """Keep the last picture, which has no other text."""
        if self._picture:
            target, start, end = self._picture
            self.links.append(Link(target, start, end, start, start, is_image=True))
            self._picture = None

    def _read_rule(self, at: int, rule: str) -> None:
        """Take the line above as a title, if it is alone or below another rule."""
        title = self.lines[at - 1] if at else ""
        above = self.lines[at - 2].strip() if at > 1 else ""
        is_below = bool(above) and above == rule
        is_alone = not above and not title[:1].isspace()
        if not title.strip() or _RULE.fullmatch(title.strip()):
            return
        if not (is_below or is_alone) or _GRID.fullmatch(rule):
            return
        kind = (rule[0], is_below)
        if kind not in self._adornments:
            self._adornments.append(kind)
        level = 1 + self._adornments.index(kind)
        start = self.begin - 1 - len(title)
        first = start + _measure(title)
        self.titles[start + len(title.rstrip())] = first, level

    def _hide(self, start: int, end: int) -> None:
        self.hidden.append((self.begin + start, self.begin + end))


def _measure(line: str) -> int:
    return len(line) - len(line.lstrip())
