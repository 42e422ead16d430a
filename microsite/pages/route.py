"""Gives every record a page and an address in each language; words two of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from microsite.pages import problems
from microsite.pages.page import LANGUAGE_CHOICE, Crumb, Page, Url
from microsite.pages.redirects import check_redirects
from microsite.records import (
    SLUG,
    PageKind,
    PageRecord,
    Site,
    TextPage,
    find_type,
    has_page,
    pages_above,
    read_title,
)
from twinlint.data import dataclass
from twinlint.finding import Finding, LanguageName, Place, message
from twinlint.source import Locale


@dataclass(frozen=True, slots=True)
class _Plan:
    """A page before it has an address in every language."""

    kind: str
    key: str
    record: PageRecord
    folder: str = ""
    """The name of the record's collection; empty for a text page."""
    parent: TextPage | None = None
    """The page of the list that the record stands in."""


def plan_pages(site: Site) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Every page of the site in every language, and addresses claimed twice.

    The order is that of keys and languages, whatever the order of files.
    """
    plans = tuple(_plan_records(site))
    pages = tuple(page for plan in plans for page in _plan_languages(site, plan))
    choice = _plan_language_choice(site)
    pages = (*choice, *pages)
    return pages, (
        *_find_shared_addresses(site, pages),
        *_find_missing_twins(site, pages),
        *check_redirects(site, pages),
    )


def _plan_records(site: Site) -> Iterator[_Plan]:
    for id_, text_page in site.pages.items():
        yield _Plan(text_page.kind, f"page:{id_}", text_page)
    for name, declared in site.types.items():
        if not declared.page:
            continue
        parent = site.page_of_kind(declared.list_page)
        for id_, record in site.collection(name).items():
            assert isinstance(record, PageRecord)  # noqa: S101 - of those collections
            if not has_page(site, declared, record):
                continue
            key = f"{declared.word}:{id_}"
            yield _Plan(declared.page, key, record, name, parent)


def _plan_languages(site: Site, plan: _Plan) -> Iterator[Page]:
    alternates = {locale: _read_url(site, plan, locale) for locale in site.locales}
    for locale, url in alternates.items():
        yield Page(
            kind=plan.kind,
            key=plan.key,
            locale=locale,
            url=url,
            title=read_title(plan.record, locale),
            description=plan.record.summary[locale],
            record=plan.record,
            alternates=alternates,
            breadcrumbs=tuple(_read_breadcrumbs(site, plan, locale)),
            is_indexed=plan.kind != PageKind.NOT_FOUND,
        )


def plan_unfinished(site: Site) -> Iterator[tuple[str, Locale, Url]]:
    """The addresses of drafts that a preview leaves out: what each of them will have.

    Nothing of such a draft is sure; what it does not say of its address is its id.
    """
    for ref in site.unfinished:
        declared = find_type(site.types, ref)
        id_, data = ref.partition(":")[2], site.origins[ref].data()
        is_page = declared and (declared.page or declared.model is TextPage)
        if declared is None or not is_page or not isinstance(data, dict):
            continue
        parent = site.page_of_kind(declared.list_page) if declared.page else None
        slug = data.get("slug")
        for locale in site.locales:
            own = slug.get(locale) if isinstance(slug, dict) else slug
            own = own if isinstance(own, str) and re.fullmatch(SLUG, own) else id_
            above = parent.slug_in(locale) if parent else declared.name
            folder = f"{above}/" if declared.page else ""
            yield ref, locale, Url(f"/{locale}/{folder}{own}/")


def _plan_language_choice(site: Site) -> Iterator[Page]:
    home = site.page_of_kind("home")
    if home is None:
        return
    locale = site.locales[0]
    yield Page(
        kind=LANGUAGE_CHOICE,
        key=f"page:{LANGUAGE_CHOICE}",
        locale=locale,
        url=Url("/"),
        title=read_title(home, locale),
        description=home.summary[locale],
        record=home,
        alternates={each: Url(f"/{each}/") for each in site.locales},
        is_indexed=False,
    )


def _read_url(site: Site, plan: _Plan, locale: Locale) -> Url:
    if plan.kind == PageKind.HOME:
        return Url(f"/{locale}/")
    if plan.kind == PageKind.NOT_FOUND:
        return Url(f"/{locale}/404.html")
    slug = plan.record.slug_in(locale)
    if not plan.folder:
        return Url(f"/{locale}/{slug}/")
    segment = plan.parent.slug_in(locale) if plan.parent else plan.folder
    return Url(f"/{locale}/{segment}/{slug}/")


def _read_breadcrumbs(site: Site, plan: _Plan, locale: Locale) -> Iterator[Crumb]:
    home = site.page_of_kind("home")
    if plan.kind == PageKind.HOME:
        return
    if home:
        yield Crumb(home.menu_title[locale], Url(f"/{locale}/"))
    lowest = plan.parent if plan.folder else site.pages[plan.record.id]
    above = pages_above(site, lowest) if lowest else ()
    for page in (*above, *filter(None, [plan.parent])):
        url = Url(f"/{locale}/{page.slug_in(locale)}/")
        yield Crumb(page.menu_title[locale], url)


def _find_shared_addresses(site: Site, pages: Iterable[Page]) -> Iterator[Finding]:
    claimants: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        claimants[page.url.lower()].append(page)
    for url, rivals in sorted(claimants.items()):
        if len(rivals) < 2:
            continue
        places = [_find_slug(site, page) for page in rivals]
        yield problems.DUPLICATE_ADDRESS(
            message("{count} records give {url}", count=len(rivals), url=url),
            places[-1],
            related=tuple(
                Place(p.span, p.locale, p.text, p.field, message("this one too"))
                for p in places[:-1]
            ),
            help=message("keep one page of the kind “{kind}”", kind=rivals[0].kind)
            if {page.kind for page in rivals} <= {PageKind.HOME, PageKind.NOT_FOUND}
            else message("give one of them another “slug:”"),
        )


def _find_slug(site: Site, page: Page) -> Place:
    origin = site.origins.get(page.key) or site.origins["site"]
    keys = origin.document.keys
    for field in (("slug", page.locale), ("slug",)):
        if (*origin.prefix, *field) in keys:
            return origin.place(field, locale=page.locale)
    return origin.key_place((), locale=page.locale)


def _find_missing_twins(site: Site, pages: Iterable[Page]) -> Iterator[Finding]:
    languages: dict[str, set[Locale]] = defaultdict(set)
    for page in pages:
        languages[page.key].add(page.locale)
    for key, there in sorted(languages.items()):
        for locale in site.locales:
            if locale in there or key == f"page:{LANGUAGE_CHOICE}":
                continue
            origin = site.origins[key]
            yield problems.MISSING_TWIN(
                message(
                    "{key} has no page in {language}",
                    key=key,
                    language=LanguageName(locale),
                ),
                origin.key_place((), locale=locale),
                help=message("give the record its texts in that language"),
            )
