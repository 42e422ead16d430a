"""Checks the pages as they are published: links, anchors, headings, language twins."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from urllib.parse import unquote

from microsite.pages import problems
from microsite.pages.anatomy import Anatomy, Heading, read_anatomies
from microsite.pages.feeds import plan_feeds
from microsite.pages.page import Output, Page, find_base_path
from microsite.pages.written import (
    Find,
    find_written,
    make_heading_finder,
    make_link_finder,
)
from microsite.records import Site
from twinlint.finding import Finding, Message, Rule, message

ReadAnatomies = Callable[[Iterable[bytes]], Iterable[Anatomy]]
"""Gives the anatomy of each of some pages."""


def audit_pages(
    site: Site,
    pages: Iterable[Page],
    outputs: Iterable[Output],
    base_url: str,
    read: ReadAnatomies = read_anatomies,
    *,
    has_faults: bool = False,
) -> Iterator[Finding]:
    """What is wrong with published pages, each finding at the record of its page.

    A link to a page that its template could not make is no dead link: the template has
    a finding of its own. Nor is one to a feed, where a template `has_faults`.
    """
    pages = tuple(pages)
    contents = {output.path: output.content for output in outputs}
    paths = contents.keys() | {page.output_path for page in pages}
    written = {p: content for p, content in contents.items() if p.endswith(".html")}
    if has_faults:
        feeds = plan_feeds(site, pages, can_print=True)
        paths |= {feed.output_path for feed in feeds}
    anatomies = dict(
        zip(written, map(_share_addresses, read(written.values())), strict=True)
    )
    base_url = base_url.rstrip("/")
    find_path = _make_finder(paths, find_base_path(base_url))
    for page in pages:
        anatomy = anatomies.get(page.output_path)
        if anatomy is None:
            continue
        for rule, said, find in (
            *_check_links(page, anatomy, anatomies, find_path),
            *_check_headings(anatomy.headings),
            *_check_head(page, anatomy, base_url),
            *_check_markers(anatomy),
            *_check_notes(anatomy),
        ):
            yield _report(site, page, rule, said, find)
        for id_, count in anatomy.ids.items():
            if count > 1:
                yield _report_anchor(site, page, id_, count)


def _share_addresses(anatomy: Anatomy) -> Anatomy:
    """The same; addresses, most of which stand on all pages, are in memory once."""
    return replace(anatomy, targets=tuple(map(sys.intern, anatomy.targets)))


def _report(
    site: Site, page: Page, rule: Rule, said: Message, find: Find | None
) -> Finding:
    written = find_written(site, page, find) if find else None
    if written:
        return rule(
            message("{url}: {what}", url=page.url, what=said),
            written,
            help=message("correct it here, in the text"),
        )
    origin = site.origins.get(page.key) or site.origins["site"]
    return rule(
        message("{url}: {what}", url=page.url, what=said),
        origin.key_place((), locale=page.locale),
        help=message("correct the record, or the template “{name}”", name=page.kind),
    )


def _report_anchor(site: Site, page: Page, id_: str, count: int) -> Finding:
    """The finding on a name that stands twice: of the records that have it, if any."""
    said = message("{count} places are called “{id}”", count=count, id=id_)
    refs = [ref for ref in site.origins if ref.partition(":")[2] == id_]
    if not refs:
        return _report(site, page, problems.DUPLICATE_ANCHOR, said, None)
    *others, last = (site.origins[ref].key_place(()) for ref in refs)
    return problems.DUPLICATE_ANCHOR(
        message("{url}: {what}", url=page.url, what=said),
        replace(last, locale=page.locale),
        related=tuple(
            replace(place, message=message("this record has the same name"))
            for place in others
        ),
        help=message("give one of the two records another name")
        if others
        else message("give the record another name: the page uses this one itself"),
    )


_Said = tuple[Rule, Message, Find | None]
"""The rule, what is wrong, and what finds it where a text of the record says it."""


_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
"""How an address begins that leads to another site, or to none."""


def _check_links(
    page: Page,
    anatomy: Anatomy,
    anatomies: Mapping[str, Anatomy],
    find_path: Callable[[str, str], str | None],
) -> Iterator[_Said]:
    own = page.output_path
    folder = posixpath.dirname(own)
    for target in dict.fromkeys(anatomy.targets):
        if _ELSEWHERE.match(target):
            continue
        address, _, anchor = target.partition("#")
        address = address.partition("?")[0]
        # What begins at the top leads to the same file from every page.
        seen_from = "" if address.startswith("/") else folder
        path = find_path(address, seen_from) if address else own
        if path is None:
            said = message("the link “{target}” leads nowhere", target=target)
            yield problems.DEAD_LINK, said, make_link_finder(target)
        elif path in anatomies and not _has_anchor(anatomies[path], anchor):
            said = message("nothing is called “{anchor}” there", anchor=target)
            yield problems.DEAD_LINK, said, make_link_finder(target)


def _make_finder(
    paths: AbstractSet[str], base_path: str
) -> Callable[[str, str], str | None]:
    """What finds the file that an address leads to from a folder, if there is one."""

    @cache
    def find_path(address: str, folder: str) -> str | None:
        if address.startswith("/"):
            if not address.startswith(f"{base_path}/"):
                return None
            address = address.removeprefix(base_path)
        for written in (address, unquote(address)):
            absolute = posixpath.join("/", folder, written)
            path = posixpath.normpath(absolute).lstrip("/")
            if written.endswith("/"):
                path = f"{path}/index.html".lstrip("/")
            if path in paths:
                return path
        return None

    return find_path


def _has_anchor(anatomy: Anatomy, anchor: str) -> bool:
    """True when browsers find a place by its name; the top of a page has one."""
    names = {anchor, unquote(anchor)}
    return not anchor or anchor.lower() == "top" or not names.isdisjoint(anatomy.ids)


def _check_headings(headings: Iterable[Heading]) -> Iterator[_Said]:
    headings = tuple(headings)
    above = 0
    for heading in headings:
        if not heading.words:
            said = message("a heading is empty")
            yield problems.WRONG_HEADING, said, make_heading_finder("")
        elif heading.level > above + 1:
            said = message(
                "“{words}” is a heading of level {level} below one of level {above}",
                words=heading.words,
                level=heading.level,
                above=above,
            )
            yield problems.WRONG_HEADING, said, make_heading_finder(heading.words)
        above = heading.level
    count = sum(heading.level == 1 for heading in headings)
    if count != 1:
        said = message("{count} headings of level 1 instead of one", count=count)
        yield problems.WRONG_HEADING, said, None


def _check_head(page: Page, anatomy: Anatomy, base_url: str) -> Iterator[_Said]:
    if not anatomy.title:
        yield problems.WRONG_HEAD, message("the page has no title"), None
    if not anatomy.description:
        yield problems.WRONG_HEAD, message("the page has no description"), None
    if anatomy.language != page.locale:
        yield problems.WRONG_HEAD, message("the page does not say its language"), None
    if anatomy.canonical != f"{base_url}{page.url}":
        yield (
            problems.WRONG_HEAD,
            message("the page does not say its own address"),
            None,
        )
    wanted: dict[str, str] = {
        locale: f"{base_url}{url}" for locale, url in page.alternates.items()
    }
    wanted["x-default"] = f"{base_url}{page.default}"
    if anatomy.alternates != wanted:
        yield problems.WRONG_HEAD, message("the page does not name all its twins"), None
    for url in page.alternates.values():
        link = f"{find_base_path(base_url)}{url}"
        if page.url != "/" and url != page.url and link not in anatomy.targets:
            yield problems.WRONG_HEAD, message("no link leads to {url}", url=url), None


_NOTE = re.compile(r"note-[0-9]+")
"""The id of a note at the foot of a page."""
_MOST_NOTES = 40


def _check_notes(anatomy: Anatomy) -> Iterator[_Said]:
    count = sum(_NOTE.fullmatch(id_) is not None for id_ in anatomy.ids)
    if count > _MOST_NOTES:
        said = message("{count} notes, more than {most}", count=count, most=_MOST_NOTES)
        yield problems.MANY_NOTES, said, None


def _check_markers(anatomy: Anatomy) -> Iterator[_Said]:
    if anatomy.marker:
        said = message("“{marker}” is left from a template", marker=anatomy.marker)
        yield problems.LEFTOVER_MARKER, said, None
