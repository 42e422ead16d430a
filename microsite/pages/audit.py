"""Checks the pages as they are published: links, anchors, headings, language twins.

The HTML is our own: templates escape `>` in attribute values, so that tags can be found
without a parser.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape

from microsite.pages import problems
from microsite.pages.page import Output, Page, find_base_path
from microsite.records import Site
from twinlint.finding import Finding, Message, Rule, message

_TAG = re.compile(r"<([a-z][\w-]*)((?:\s[^<>]*)?)>", re.I)
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.S)
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_MARKER = re.compile(
    r"\{\{|\{%|\{#|%\([a-z_]+\)[sd]"
    r"|(?<=>)\s*(?:None|Undefined)\s*(?=<)|(?<==\")(?:None|Undefined)(?=\")"
)
"""What no page shows. “None” begins many an English sentence: only alone is it ours."""
_VERBATIM = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.S)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class _Anatomy:
    """What a page is made of, as far as the checks need it."""

    ids: Counter[str]
    targets: tuple[str, ...]
    """Values of `href`, `src` and each address of `srcset`."""
    alternates: Mapping[str, str]
    """`{hreflang: address}` of the page's head."""
    canonical: str
    language: str
    has_description: bool


def audit_pages(
    site: Site, pages: Iterable[Page], outputs: Iterable[Output], base_url: str
) -> Iterator[Finding]:
    """What is wrong with published pages, each finding at the record of its page."""
    contents = {output.path: output.content for output in outputs}
    sources = {
        path: content.decode()
        for path, content in contents.items()
        if path.endswith(".html")
    }
    anatomies = {path: _read_anatomy(source) for path, source in sources.items()}
    base_url = base_url.rstrip("/")
    base_path = find_base_path(base_url)
    for page in pages:
        if page.output_path not in sources:
            continue
        source, anatomy = sources[page.output_path], anatomies[page.output_path]
        for rule, said in (
            *_check_links(page, anatomy, contents.keys(), anatomies, base_path),
            *_check_headings(source),
            *_check_head(page, source, anatomy, base_url),
            *_check_markers(source),
        ):
            yield _report(site, page, rule, said)


def _report(site: Site, page: Page, rule: Rule, said: Message) -> Finding:
    origin = site.origins.get(page.key) or site.origins["site"]
    return rule(
        message("{url}: {what}", url=page.url, what=said),
        origin.key_place((), locale=page.locale),
        help=message("correct the record, or the template “{name}”", name=page.kind),
    )


def _read_anatomy(source: str) -> _Anatomy:
    ids: Counter[str] = Counter()
    targets: list[str] = []
    alternates: dict[str, str] = {}
    canonical = language = ""
    has_description = False
    for found in _TAG.finditer(source):
        name, written = found.group(1).lower(), found.group(2)
        if "=" not in written:
            continue
        attributes = {k: unescape(v) for k, v in _ATTRIBUTE.findall(written)}
        if "id" in attributes:
            ids[attributes["id"]] += 1
        if name == "html":
            language = attributes.get("lang", "")
        elif name == "meta" and attributes.get("name") == "description":
            has_description = bool(attributes.get("content", "").strip())
        elif name == "link" and attributes.get("rel") == "canonical":
            canonical = attributes["href"]
        elif name == "link" and "hreflang" in attributes:
            alternates[attributes["hreflang"]] = attributes["href"]
        else:
            targets += [attributes[a] for a in ("href", "src") if a in attributes]
            srcset = attributes.get("srcset", "")
            targets += [part.split()[0] for part in srcset.split(",") if part.strip()]
    return _Anatomy(
        ids, tuple(targets), alternates, canonical, language, has_description
    )


_Said = tuple[Rule, Message]


def _check_links(
    page: Page,
    anatomy: _Anatomy,
    paths: AbstractSet[str],
    anatomies: Mapping[str, _Anatomy],
    base_path: str,
) -> Iterator[_Said]:
    for target in dict.fromkeys(anatomy.targets):
        if re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.I):
            continue
        address, _, anchor = target.partition("#")
        path = _find_path(page, address.partition("?")[0], base_path)
        if path not in paths:
            said = message("the link “{target}” leads nowhere", target=target)
            yield problems.DEAD_LINK, said
        elif anchor and path in anatomies and anchor not in anatomies[path].ids:
            said = message("nothing is called “{anchor}” there", anchor=target)
            yield problems.DEAD_LINK, said
    for id_, count in anatomy.ids.items():
        if count > 1:
            said = message("{count} places are called “{id}”", count=count, id=id_)
            yield problems.DUPLICATE_ANCHOR, said


def _find_path(page: Page, address: str, base_path: str) -> str:
    """The file that an address stands for; the address itself outside the site."""
    if not address:
        return page.output_path
    if address.startswith("/"):
        if not address.startswith(f"{base_path}/"):
            return address
        address = address.removeprefix(base_path)
    absolute = posixpath.join("/", posixpath.dirname(page.output_path), address)
    path = posixpath.normpath(absolute).lstrip("/")
    if address.endswith("/"):
        path = f"{path}/index.html".lstrip("/")
    return path


def _check_headings(source: str) -> Iterator[_Said]:
    level = 0
    for written, inside in _HEADING.findall(source):
        words = unescape(_MARKUP.sub("", inside)).strip()
        if not words:
            yield problems.WRONG_HEADING, message("a heading is empty")
        elif int(written) > level + 1:
            said = message(
                "“{words}” is a heading of level {level} below one of level {above}",
                words=words,
                level=int(written),
                above=level,
            )
            yield problems.WRONG_HEADING, said
        level = int(written)
    count = len(re.findall(r"<h1\b", source))
    if count != 1:
        said = message("{count} headings of level 1 instead of one", count=count)
        yield problems.WRONG_HEADING, said


def _check_head(
    page: Page, source: str, anatomy: _Anatomy, base_url: str
) -> Iterator[_Said]:
    title = _TITLE.search(source)
    if not title or not title.group(1).strip():
        yield problems.WRONG_HEAD, message("the page has no title")
    if not anatomy.has_description:
        yield problems.WRONG_HEAD, message("the page has no description")
    if anatomy.language != page.locale:
        yield problems.WRONG_HEAD, message("the page does not say its language")
    if anatomy.canonical != f"{base_url}{page.url}":
        yield problems.WRONG_HEAD, message("the page does not say its own address")
    wanted: dict[str, str] = {
        locale: f"{base_url}{url}" for locale, url in page.alternates.items()
    }
    wanted["x-default"] = f"{base_url}/"
    if anatomy.alternates != wanted:
        yield problems.WRONG_HEAD, message("the page does not name all its twins")
    for url in page.alternates.values():
        link = f"{find_base_path(base_url)}{url}"
        if page.url != "/" and url != page.url and link not in anatomy.targets:
            yield problems.WRONG_HEAD, message("no link leads to {url}", url=url)


def _check_markers(source: str) -> Iterator[_Said]:
    found = _MARKER.search(_VERBATIM.sub("", source))
    if found:
        marker = found.group().strip()
        said = message("“{marker}” is left from a template", marker=marker)
        yield problems.LEFTOVER_MARKER, said
