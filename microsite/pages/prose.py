"""Turns the Markdown of records into safe HTML.

Python-Markdown reads it, raw HTML is shown as typed and never passed through, nh3 lets
only known tags and addresses remain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor

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
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", _Rewriter(level, resolve_link)],
        output_format="html",
    )
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return nh3.clean(
        converter.convert(source),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        attribute_filter=_keep_plain,
        link_rel=None,
    )


def _keep_plain(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; none for a link that leads elsewhere than it seems."""
    is_plain = name != "href" or (
        _FOLLOWED.match(value) is not None and find_disguise(value) is None
    )
    return value if is_plain else None


class _Rewriter(Extension):
    def __init__(self, level: int, resolve_link: ResolveLink) -> None:
        super().__init__()
        self.level = level
        self.resolve_link = resolve_link

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - its name
        """Register the rewriting of headings and links."""
        processor = _RewriteTree(md)
        processor.level, processor.resolve_link = self.level, self.resolve_link
        md.treeprocessors.register(processor, "rewrite", 5)


class _RewriteTree(Treeprocessor):
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
