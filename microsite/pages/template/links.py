"""Resolves `commune:sceaux` to an address; menus, feeds' addresses, index of pages.

An `Url` is an address inside the site. Where the site stands below a path of its host,
the path is put before it in one place: when a template writes an `Url`
(`Links.write_url`, which the environment calls), or prose becomes HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from microsite.pages.calendar import SUFFIX
from microsite.pages.page import Page, Url, find_base_path
from microsite.pages.template.fault import TemplateFaultError
from microsite.pages.template.filters import fold_name, sort_by_name, write_text
from microsite.records import (
    Collection,
    Record,
    Site,
    find_type,
    has_page,
    read_title,
)
from twinlint.finding import message
from twinlint.source import Locale

NavigationEntry = tuple[str, Url, bool]
"""Title, address, whether it is the page shown or above it."""
Section = tuple[str, str, tuple[Page, ...]]
"""The type of some records in references, the title of their list, their pages."""
Listed = tuple[str, str, Page | None]
"""The id and the title of a record, and its page if it has one."""


class Links:
    """The addresses of a site, as templates ask for them."""

    def __init__(self, site: Site, pages: tuple[Page, ...], base_url: str) -> None:
        """Know every page of the site; `base_url` is where it is published."""
        self.site = site
        self.pages = pages
        self.base_url = base_url
        self.base_path = find_base_path(base_url)
        self._by_key = {(page.key, page.locale): page for page in pages}
        self._words = {declared.word for declared in site.types.values()}

    # Addresses ------------------------------------------------------------------------

    def write_url(self, value: object) -> object:
        """An address as a browser of the site asks for it; any other value as it is."""
        return f"{self.base_path}{value}" if isinstance(value, Url) else value

    def write_in_full(self, url: str) -> str:
        """An address of the site as others ask for it: with the host."""
        return f"{self.base_url}{url}"

    def find_page(self, locale: Locale, ref: str) -> Page:
        """The page of a record in a language: `commune:sceaux`."""
        page = self._by_key.get((ref, locale))
        if page is None:
            raise TemplateFaultError(message("there is no page “{ref}”", ref=ref))
        return page

    def find_url(self, locale: Locale, ref: str) -> Url:
        """The address of a record in a language.

        A record without a page of its own is an entry of its list.
        """
        if (ref, locale) not in self._by_key and (url := self._find_entry(locale, ref)):
            return url
        return self.find_page(locale, ref).url

    def _find_entry(self, locale: Locale, ref: str) -> Url | None:
        """Where a list has a record that has no page; None when no list has it."""
        declared = find_type(self.site.types, ref)
        id_ = ref.partition(":")[2]
        if declared is None or not declared.page_if:
            return None
        listed = self.site.page_of_kind(declared.list_page)
        if listed is None or id_ not in self.site.collection(declared.name):
            return None
        return Url(f"{self.find_page(locale, f'page:{listed.id}').url}#{id_}")

    def find_kind_url(self, locale: Locale, kind: str) -> Url | None:
        """The address of the page that shows a list: `communes`, `news`."""
        text_page = self.site.page_of_kind(kind)
        return self.find_url(locale, f"page:{text_page.id}") if text_page else None

    def resolve(self, locale: Locale, target: str) -> str:
        """The address behind a link of a text, which may name a record."""
        word, _, rest = target.partition(":")
        if word not in self._words:
            return target
        id_, sign, anchor = rest.partition("#")
        url = self.find_url(locale, f"{word}:{id_}")
        if "#" in url:
            sign = anchor = ""
        return f"{self.write_url(url)}{sign}{anchor}"

    # Pages of the site ----------------------------------------------------------------

    def list_homes(self) -> tuple[Page, ...]:
        """The home page in each language; none for a site without."""
        locales = self.site.locales
        return tuple(
            self._by_key[page.key, locale]
            for page in self.pages
            if page.kind == "home" and page.locale == locales[0]
            for locale in locales
        )

    def list_navigation(self, shown: Page) -> tuple[NavigationEntry, ...]:
        """The main menu, on a page."""
        return tuple(self._list_entries(shown, self.site.settings.navigation))

    def list_footer(self, shown: Page) -> tuple[NavigationEntry, ...]:
        """The menu at the foot of a page."""
        return tuple(self._list_entries(shown, self.site.settings.footer))

    def _list_entries(
        self, shown: Page, page_ids: Iterable[str]
    ) -> Iterable[NavigationEntry]:
        above = {crumb.url for crumb in shown.breadcrumbs[1:]} | {shown.url}
        for id_ in page_ids:
            page = self.find_page(shown.locale, f"page:{id_}")
            title = write_text(shown.locale, self.site.pages[id_].menu_title)
            yield title, page.url, page.url in above

    def index_pages(self, shown: Page) -> tuple[tuple[str, tuple[Page, ...]], ...]:
        """The pages of a language by the first letter or digit of their titles.

        Articles do not count: « Les solutions » stands under S.
        """

        def fold(page: Page) -> str:
            return fold_name(page.locale, page.title)

        pages = [
            page
            for page in self.pages
            if page.locale == shown.locale and page.is_indexed and page.key != shown.key
        ]
        pages.sort(key=lambda page: (fold(page), page.key))
        groups = groupby(pages, key=lambda page: _read_initial(fold(page)))
        return tuple((initial, tuple(group)) for initial, group in groups)

    # Types of records -----------------------------------------------------------------

    def list_sections(self, locale: Locale) -> tuple[Section, ...]:
        """The pages of records, type by type, in the order of their types.

        Records that have no order of their own are in that of their names.
        """
        return tuple(
            (declared.word, self._name_list(locale, declared), pages)
            for declared in self.site.types.values()
            if declared.page and (pages := self._list_pages(locale, declared))
        )

    def _list_pages(self, locale: Locale, declared: Collection) -> tuple[Page, ...]:
        listed = self._list_records(locale, declared)
        return tuple(page for _, page in listed if page)

    def _list_records(
        self, locale: Locale, declared: Collection
    ) -> Iterator[tuple[Record, Page | None]]:
        records: Iterable[Record] = self.site.collection(declared.name).values()
        if not declared.order:
            records = sort_by_name(locale, records)
        for record in records:
            is_page = declared.page and has_page(self.site, declared, record)
            ref = f"{declared.word}:{record.id}"
            yield record, self.find_page(locale, ref) if is_page else None

    def list_listed(self, shown: Page) -> tuple[Listed, ...]:
        """The records that a page lists, by its kind: in the order of their types."""
        return tuple(
            (record.id, read_title(record, shown.locale), page)
            for declared in self.site.types.values()
            if declared.list_page == shown.kind
            for record, page in self._list_records(shown.locale, declared)
        )

    def list_tables(self, locale: Locale) -> tuple[tuple[str, str], ...]:
        """The name and the title of every table of the open data."""
        return tuple(
            (declared.name, self._name_list(locale, declared))
            for declared in self.site.types.values()
            if declared.columns and self.site.collection(declared.name)
        )

    def _name_list(self, locale: Locale, declared: Collection) -> str:
        """What the list of a type of records is called; its folder's name if none."""
        text_page = self.site.page_of_kind(declared.list_page)
        return text_page.menu_title[locale] if text_page else declared.name


def find_feed_url(locale: Locale) -> Url:
    """The address of the news of a language, for programs that follow them."""
    return Url(f"/{locale}/feed.xml")


def find_calendar_url(locale: Locale) -> Url:
    """The address of the dates of a site in a language, for calendars."""
    return Url(f"/{locale}/calendar{SUFFIX}")


def find_map_url(locale: Locale) -> Url:
    """The address of the map of all communes as a picture of its own."""
    return Url(f"/{locale}/map.svg")


def find_kit_url(locale: Locale) -> Url:
    """The address of the press kit in a language."""
    return Url(f"/{locale}/press-kit.pdf")


def _read_initial(folded: str) -> str:
    """Under what a folded title stands in an index; all digits are together."""
    first = next((letter for letter in folded if letter.isalnum()), "")
    return "0–9" if first.isdigit() else first.upper()
