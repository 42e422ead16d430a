"""Has Python-Markdown read lists, years, links as CommonMark and the checker do.

A list may follow a line of text; inner lists are set in by two spaces; a backslash ends
a line; a year at the beginning of a line numbers nothing; addresses are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<space> *)(?P<mark>[-*+]|(?P<number>\d{1,9})[.)]) +\S")
_YEAR = re.compile(r"( {0,3}\d{4,9})([.)] )")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_CODE = 4
"""Spaces before code, and before an inner list as Python-Markdown wants it."""
_ADDRESS = (
    r"(?<![\w.@/:%+-])(?:(https?://|www\.)[^\s<>()\"“”«»`\\]{3,500}?"
    r"|[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
    r"(?=[.,;:!?…'’*_~]*(?:[\s<>()\"“”«»`\\]|$))"
)


class Meant(Extension):
    """Registers both readers, before those of Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name it asks for
        """Add what reads lines, and what reads addresses."""
        md.preprocessors.register(_Lines(md), "meant", 28)
        md.inlinePatterns.register(_Address(_ADDRESS, md), "address", 115)
        for name, signs in _SIGNS.items():
            if name in md.inlinePatterns:
                pattern = md.inlinePatterns[name]
                seldom = _Seldom(pattern.getCompiledRegExp(), signs)
                pattern.compiled_re = cast("re.Pattern[str]", seldom)


_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "address": ("://", "www.", "@"),
    "automail": ("<",),
    "entity": ("&",),
}
"""`{pattern of Python-Markdown: signs}`: one of them stands in all that it finds."""


class _Seldom:
    """A pattern that is looked for only where a sign of it stands.

    Each is asked for in every stretch of every text, of which most have no such sign.
    """

    def __init__(self, pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
        self._pattern = pattern
        self._signs = signs

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        for sign in self._signs:
            if sign in text:
                return self._pattern.finditer(text, start)
        return iter(())


class _Lines(Preprocessor):
    """Writes lines as Python-Markdown wants them."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_rewrite(lines))


def _rewrite(lines: list[str]) -> Iterator[str]:
    indents: list[int] = []
    """Indents of the open lists, the outermost first."""
    before, fence = "", ""
    for line in lines:
        opened = _FENCE.match(line)
        if opened and fence in ("", opened[1]):
            fence = "" if fence else opened[1]
        item = None if fence or opened else _ITEM.match(line)
        is_code = not indents and line.startswith(" " * _CODE)
        if item and not is_code and not _YEAR.match(line):
            if not indents and before.strip():
                if item["number"] not in (None, "1"):
                    yield line  # Goes on a sentence: “in the year / 7. No more”.
                    before = line
                    continue
                yield ""
            indent = len(item["space"])
            while indents and indent < indents[-1]:
                indents.pop()
            if not indents or indent > indents[-1]:
                indents.append(indent)
            before = " " * _CODE * (len(indents) - 1) + line.lstrip(" ")
        else:
            if line.strip() and not line.startswith(" ") and not before.strip():
                indents = []
            depth = sum(
                indent < len(line) - len(line.lstrip(" ")) for indent in indents
            )
            if depth and not fence:  # Belongs to the item above it.
                line = " " * _CODE * depth + line.lstrip(" ")
            before = line if fence else _YEAR.sub(r"\1\\\2", line, count=1)
        if not fence and before.endswith("\\") and not before.endswith("\\\\"):
            before = before[:-1] + "  "
        yield before


class _Address(InlineProcessor):
    """Makes a link of an address that stands alone, outside of other links."""

    ANCESTOR_EXCLUDES = ("a",)

    # InlineProcessor itself asks for more, and gives more, than its own base class.
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name it asks for
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        link = Element("a")
        start = "mailto:" if m[1] is None else "https://" if m[1] == "www." else ""
        link.set("href", start + m[0])
        link.text = m[0]
        return link, m.start(), m.end()
