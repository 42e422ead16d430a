"""Plans where former addresses (`aliases:`) lead; `publish/redirects` writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from microsite.pages import problems
from microsite.pages.page import Page, Url
from microsite.records import PageRecord, Site
from twinlint.data import dataclass
from twinlint.finding import Finding, Place, message


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address, and the page that it leads to."""

    source: Url
    page: Page
    number: int
    """Of the record's alias that it comes from, from 0."""


def plan_redirects(site: Site, pages: Iterable[Page]) -> tuple[Redirect, ...]:
    """The former addresses of all pages, each once, by address.

    An alias leads to the page in the language that it begins with, else in that of the
    site's reference. An alias of a list is one of all that stands below it.
    """
    pages = tuple(pages)
    taken = {page.url.lower() for page in pages}
    redirects: dict[str, Redirect] = {}
    for redirect in _list_aliases(site, pages):
        redirects.setdefault(redirect.source.lower(), redirect)
        for page in _list_below(redirect, pages):
            source = Url(redirect.source + page.url.removeprefix(redirect.page.url))
            redirects.setdefault(source.lower(), Redirect(source, page, -1))
    return tuple(
        redirect
        for source, redirect in sorted(redirects.items())
        if source not in taken
    )


def _list_aliases(site: Site, pages: Iterable[Page]) -> Iterator[Redirect]:
    """The aliases as they are written, those that are given twice among them."""
    for page in pages:
        record = page.record
        if not isinstance(record, PageRecord) or not page.alternates:
            continue
        for number, alias in enumerate(record.aliases):
            if _find_language(site, alias) == page.locale and page.key != _CHOICE:
                yield Redirect(Url(alias), page, number)


_CHOICE = "page:language-choice"


def _find_language(site: Site, alias: str) -> str:
    first = alias.split("/")[1]
    return first if first in site.locales else site.locales[0]


def _list_below(redirect: Redirect, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages whose addresses begin with that of a page that has moved."""
    url = redirect.page.url
    if redirect.source.endswith("/") and url.count("/") > 2:  # not a home page
        yield from (p for p in pages if p.url.startswith(url) and p.url != url)


def check_redirects(site: Site, pages: Iterable[Page]) -> Iterator[Finding]:
    """Aliases that are the address of a page, or of two records."""
    pages = tuple(pages)
    there = {page.url.lower(): page for page in pages}
    claims: dict[str, list[Redirect]] = defaultdict(list)
    for redirect in _list_aliases(site, pages):
        claims[redirect.source.lower()].append(redirect)
    for source, redirects in claims.items():
        first, *others = redirects
        page = there.get(source)
        if page:
            yield problems.DUPLICATE_ADDRESS(
                message("{url} is the address of a page", url=first.source),
                _find_place(site, first),
                related=(_find_page(site, page),),
                help=message("an alias is an address that the page had before"),
            )
        for other in others:
            yield problems.DUPLICATE_ADDRESS(
                message("{url} is an alias of two records", url=other.source),
                _find_place(site, other),
                related=(_find_place(site, first),),
                help=message("keep it where readers should be led"),
            )


def _find_place(site: Site, redirect: Redirect) -> Place:
    path = ("aliases", redirect.number)
    return site.origins[redirect.page.key].place(path, text=redirect.source)


def _find_page(site: Site, page: Page) -> Place:
    return (site.origins.get(page.key) or site.origins["site"]).key_place(
        (), locale=page.locale
    )
