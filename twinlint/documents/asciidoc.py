"""AsciiDoc: its words, links, headings, lists and pictures, not what programs read.

The rest is read as plain text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from twinlint.documents.blank import hide_all
from twinlint.documents.blocks import cut_marked_lines
from twinlint.documents.document import Content, Format, Link
from twinlint.documents.markup import BLANK, read_markup
from twinlint.finding import message
from twinlint.source import Text

_FOR_MACHINES = re.compile(
    r":!?[\w-]{1,60}!?:.*|//.*|--|={4,}|\*{4,}|_{4,}|[|,:!]={3,}|\+"
    r"|(?:include|video|audio|toc|ifdef|ifndef|ifeval|endif)::.*"
)
"""Attributes, comments, delimiters of prose and macros, each on a line."""
_FENCE = re.compile(r"(?P<ends>-{4,}|\.{4,}|\+{4,}|/{4,})|```.*")
"""Delimiters of what is for programs, or for nobody."""
_STYLE = re.compile(r"\[([^\]\n]{0,200})\]")
_CODE = re.compile(
    r"(?:source|listing|literal|stem|latexmath|plantuml|mermaid)?(?:[,%]|$)"
)
_HEADING = re.compile(r"(={1,6})[ \t]+\S")
_ITEM = re.compile(r"[ \t]*(\*{1,5}|-|\.{1,5})[ \t]+\S")
_TITLE = re.compile(r"\.[^\s.]")
_MACRO = re.compile(
    r"image::?(?P<source>[^\s\[\]:][^\s\[\]]{0,900})\[(?P<alt>[^\[\]]{0,400})\]"
    r"|(?:link:|xref:|(?=https?://))(?P<target>[^\s\[\]<>\"]{1,900})"
    r"\[(?P<label>[^\[\]]{0,400})\]"
    r"|<<(?P<anchor>[^<>,\n]{1,200})(?:,(?P<words>[^<>]{1,400}))?>>"
)
_MORE = re.compile(r"[,^]")
"""What stands behind it tells programs how a link or a picture looks."""


def _read(text: Text) -> Content:
    value = _Reader(text.value).read()
    found: list[Link] = []
    hidden: list[tuple[int, int]] = []
    for match in _MACRO.finditer(value):
        link = _read_macro(match)
        found.append(link)
        hidden.append((link.start, link.label_start))
        hidden.append((link.label_end, link.end))
    markup = read_markup(hide_all(value, hidden, BLANK))
    links = sorted((*markup.links, *found), key=lambda link: link.start)
    return Content(
        text,
        replace(markup, links=tuple(links)),
        cut_marked_lines(markup.plain),
    )


def _read_macro(match: re.Match[str]) -> Link:
    """The link or picture, with the words that readers see."""
    groups = (("source", "alt"), ("target", "label"), ("anchor", "words"))
    address, words = next(each for each in groups if match[each[0]] is not None)
    start, end = match.span(words)
    more = _MORE.search(match[words] or "")
    if start < 0:
        start = end = match.end()
    elif more and address != "anchor":
        end = start + more.start()
    target = f"#{match[address]}" if address == "anchor" else match[address]
    return Link(
        target, *match.span(), start, end, address == "source", is_bare=start == end
    )


asciidoc = Format(
    "asciidoc",
    (".adoc", ".asciidoc", ".asc"),
    _read,
    comment="//",
    note=message("AsciiDoc is read as plain text"),
)


class _Reader:
    """Goes from line to line, and puts marks of Markdown in place of others."""

    def __init__(self, value: str) -> None:
        self.lines = value.split("\n")
        self._fence = ""
        """What ends the block of code that is open."""
        self._is_code = False
        """All up to a blank line is code."""
        self._is_announced = False
        """A line says that code follows."""
        self._is_first = True
        """The line before was blank."""

    def read(self) -> str:
        """The whole text, as long as it was."""
        return "\n".join(map(self._read_line, self.lines))

    def _read_line(self, line: str) -> str:
        bare, nothing = line.strip(), " " * len(line)
        if self._fence:
            self._fence = "" if bare == self._fence else self._fence
            return nothing
        if not bare:
            self._is_code = self._is_announced = False
            self._is_first = True
            return nothing
        is_first, self._is_first = self._is_first, False
        if self._is_code:
            return nothing
        fence, style = _FENCE.fullmatch(bare), _STYLE.fullmatch(bare)
        if fence or (bare == "--" and self._is_announced):
            self._fence = bare if fence is None or fence["ends"] else bare[:3]
            self._is_announced = False
            return nothing
        if style:
            self._is_announced |= _CODE.match(style[1]) is not None
            return nothing
        if _FOR_MACHINES.fullmatch(bare):
            return nothing
        if _TITLE.match(line):
            self._is_first = True
            return f" {line[1:]}"
        return self._read_words(line, is_first=is_first)

    def _read_words(self, line: str, *, is_first: bool) -> str:
        """A line of words; code where it is announced, or stands apart and indented."""
        item, heading = _ITEM.match(line), _HEADING.match(line)
        is_apart = is_first and line[0].isspace() and not item
        if self._is_announced or is_apart:
            self._is_code, self._is_announced = True, False
            return " " * len(line)
        if item:
            start, end = item.span(1)
            return f"{line[:start]}{'-':>{end - start}}{line[end:]}"
        if heading:
            end = heading.end(1)
            return "#" * end + line[end:]
        return line
