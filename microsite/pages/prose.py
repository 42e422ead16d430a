"""Turns the Markdown of records into safe HTML: headings, tags that may stay, links.

Python-Markdown reads it, raw HTML is shown as typed and never passed through, nh3 lets
only known tags and addresses remain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor

from microsite.pages.markdown import Meant
from microsite.records import find_disguise

_HEADING = re.compile(r"h([1-6])")
_FOLLOWED = re.compile(r"#|/(?![/\\])|https?://(?![/\\])|mailto:", re.I)
r"""How the address of a link begins; `//host` and `/\host` lead to another host."""
_TAGS = frozenset(
    "a abbr blockquote br code dd dl dt em h2 h3 h4 h5 h6 hr li ol p pre strong sub sup"
    " table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, **{f"h{n}": {"id"} for n in range(2, 7)}}

ResolveLink = Callable[[str], str]
"""Gives the address of a link's target; a record's for `commune:sceaux`."""


def convert_prose(source: str, *, level: int, resolve_link: ResolveLink) -> str:
    """HTML of a Markdown text; its highest heading becomes a heading of `level`.

    Empty text gives an empty string.
    """
    # A converter is used again, since making one takes as long as most texts; while it
    # works, or after an error, it is nobody's.
    converter = _idle.pop() if _idle else _Converter()
    written = converter.convert(source, level, resolve_link)
    _idle.append(converter)
    return written


class _Converter:
    """Reads one text after the other."""

    def __init__(self) -> None:
        # By name, they would be looked for in every package that is installed.
        extensions = (TableExtension(), SaneListExtension(), Meant())
        self._markdown = markdown.Markdown(extensions=extensions, output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._rewriter = _Rewriter(self._markdown)
        self._markdown.treeprocessors.register(self._rewriter, "rewrite", 5)
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes={"http", "https", "mailto"},
            attribute_filter=_keep_plain,
            link_rel=None,
        )

    def convert(self, source: str, level: int, resolve_link: ResolveLink) -> str:
        """Safe HTML of a text."""
        self._rewriter.level, self._rewriter.resolve_link = level, resolve_link
        self._markdown.reset()
        return self._cleaner.clean(self._markdown.convert(source))


def _keep_plain(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; none for a link that leads elsewhere than it seems."""
    is_plain = name != "href" or (
        _FOLLOWED.match(value) is not None and find_disguise(value) is None
    )
    return value if is_plain else None


_idle: list[_Converter] = []
"""Converters that wait for a text."""


class _Rewriter(Treeprocessor):
    level: int
    resolve_link: ResolveLink

    def run(self, root: Element) -> None:
        """Shift headings, give them ids, resolve links."""
        levels = [int(m.group(1)) for e in root.iter() if (m := _match_heading(e))]
        shift = self.level - min(levels, default=self.level)
        used: dict[str, int] = {}
        for element in root.iter():
            heading = _match_heading(element)
            if heading:
                element.tag = f"h{min(6, max(2, int(heading.group(1)) + shift))}"
                element.set("id", _choose_id("".join(element.itertext()), used))
            elif element.tag == "a":
                element.set("href", self.resolve_link(element.get("href", "")))


def _match_heading(element: Element) -> re.Match[str] | None:
    return _HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None


def _choose_id(words: str, used: dict[str, int]) -> str:
    """An id not used yet; `used` counts the headings that wished for each."""
    base = slugify_unicode(words, "-") or "section"
    chosen, number = base, used.get(base, 1)
    while chosen in used:
        number += 1
        chosen = f"{base}-{number}"
    used[base] = number
    used.setdefault(chosen, 1)
    return chosen
