"""Types: pages with their addresses, assets, pictures, cards, outputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from urllib.parse import urlsplit

from microsite.map import Emblem, Shape
from microsite.records import PageKind, PageRecord
from twinlint.catalog import Catalog
from twinlint.data import dataclass
from twinlint.source import Locale


class Url(str):
    """An address inside the site, from its root: `/fr/communes/sceaux/`.

    Where a site stands below a path of its host, that path is no part of it: it comes
    before every address when a page is written (`microsite/pages/template/links.py`).
    """

    __slots__ = ()


def find_base_path(base_url: str) -> str:
    """The path of its host that a site stands below; nothing for a host of its own.

    >>> find_base_path("https://host.example/qmi/"), find_base_path("https://a.example")
    ('/qmi', '')
    """
    return urlsplit(base_url).path.rstrip("/")


SEARCH_FOLDER = "pagefind"
"""Where the index of the search stands in the published folder."""
LANGUAGE_CHOICE = "language-choice"
"""The kind of the page at the address without a language."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page to a page."""

    title: str
    url: Url


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language."""

    kind: str
    """The template: `templates/pages/<kind>.html`."""
    key: str
    """The same in every language: `commune:sceaux`, `page:home`."""
    locale: Locale
    url: Url
    title: str
    """Plain text in the page's language, before typography."""
    description: str
    """As `title`, one or two sentences."""
    record: PageRecord
    alternates: Mapping[Locale, Url]
    """The same page in every language, itself included, in the site's order."""
    breadcrumbs: tuple[Crumb, ...] = ()
    """From the home page to the page above; empty on the home page."""
    is_indexed: bool = True
    """False for pages that search engines leave out."""

    @property
    def default(self) -> Url:
        """The page for readers of no language of the site (`x-default`).

        For home pages the choice of a language, which names them all; nothing else is
        there in no language, so that of any other page is the first of its twins.
        """
        is_home = self.kind in (PageKind.HOME, LANGUAGE_CHOICE)
        return Url("/") if is_home else next(iter(self.alternates.values()))

    @property
    def output_path(self) -> str:
        """The file that holds the page, below the output folder."""
        return self.url.lstrip("/") + ("index.html" if self.url.endswith("/") else "")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of `assets/`, under the name it is published with."""

    name: str
    """Below `assets/`, as templates ask for it: `css/site.css`."""
    url: Url
    """With a fingerprint of the content: `/assets/css/site.3f2a9c41.css`."""
    content: bytes


PHOTOGRAPHS = ("jpg", "jpeg", "png", "webp", "avif")
"""Endings of pictures made of pixels."""


def is_photograph(name: str) -> bool:
    """True for a file below `assets/` that is published only as a record's picture.

    What a camera wrote into it, such as the place, is not for the public.
    """
    return name.startswith("img/") and name.rpartition(".")[2].lower() in PHOTOGRAPHS


def is_drawing(name: str) -> bool:
    """True for a file below `assets/` that is written anew before it is published."""
    return name.startswith("img/") and name.lower().endswith(".svg")


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that other sites show beside a link to a page, before it is drawn."""

    url: Url
    """Changes with the words and the design."""
    title: str
    """Set as its language sets it, as are all words here."""
    site_name: str
    tagline: str
    section: str
    """The list that the page stands in; empty for none."""
    colour: str
    """As `#rrggbb`."""
    emblem: Emblem | None = None
    """That of the commune that the page is about, instead of that of the site."""

    @property
    def alt(self) -> str:
        """The words in the picture, for those who do not see it."""
        words = (self.site_name, self.section, self.title, self.tagline)
        return " – ".join(dict.fromkeys(each for each in words if each))


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture in one format and one width."""

    url: Url
    width: int
    """Pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is published: the same in several formats and widths."""

    width: int
    """Pixels of the largest variant; 0 when a drawing has no size of its own."""
    height: int
    fallback: Url
    """In a format that every browser shows."""
    formats: Mapping[str, tuple[Variant, ...]] = field(default_factory=dict)
    """`{media type: variants from narrow to wide}`, the lightest format first."""


@dataclass(frozen=True, slots=True)
class Supplies:
    """What pages are made with, beside the records of the site."""

    base_url: str
    """Where the site is published, without a final slash."""
    catalogs: Mapping[Locale, Catalog]
    assets: Mapping[str, Asset] = field(default_factory=dict)
    """By their names below `assets/`."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By their names below `assets/img/`."""
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    """The outlines of communes, by their ids."""
    cards: Mapping[Url, Card] = field(default_factory=dict)
    """By the addresses of their pages."""
    data: tuple[Url, ...] = ()
    """The published data files."""
    can_print: bool = False
    """Whether what is made for paper can be made here."""
    is_preview: bool = False
    """Whether pages say that they are not for the public yet."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the published site."""

    path: str
    """Below the output folder, with `/`."""
    content: bytes
