"""All that a template can ask for: filters, functions, the words of its language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urljoin

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context
from markupsafe import Markup

from microsite.map import (
    CROWD,
    CommuneMap,
    draw_close_up,
    draw_emblem,
    draw_map,
    lay_plot,
    shows_plots,
)
from microsite.pages.citations import offer_citations
from microsite.pages.jsonld import describe_page
from microsite.pages.page import Card, Page, Supplies, Url
from microsite.pages.spoken import write_language
from microsite.pages.template.aids import PLAIN, Aids
from microsite.pages.template.fault import (
    TemplateFaultError,
    Unknown,
    UnknownFilterError,
)
from microsite.pages.template.filters import (
    FILTERS,
    LocalizedText,
    write_date,
    write_feed,
    write_prose,
    write_text,
)
from microsite.pages.template.gettext import Words, offer_words
from microsite.pages.template.limits import BoundedEnvironment
from microsite.pages.template.links import (
    Links,
    find_calendar_url,
    find_feed_url,
    find_kit_url,
    find_map_url,
)
from microsite.pages.views import offer_views
from microsite.pages.weights import mark_weight
from microsite.records import Commune, Image, Site, name_language
from twinlint.finding import message
from twinlint.source import Locale

P = ParamSpec("P")
R = TypeVar("R")

Functions = Mapping[str, Callable[..., object]]
"""`{name: function}`, by the names that templates give them."""


def make_environment(
    folder: Path, site: Site, links: Links, supplies: Supplies, aids: Aids = PLAIN
) -> BoundedEnvironment:
    """What reads the templates of a folder, and knows all that they ask for."""
    environment = _Environment(
        aids.note_template,
        loader=_Templates(folder),
        bytecode_cache=aids.bytecode,
        autoescape=True,
        undefined=Unknown,
        finalize=links.write_url if links.base_path else None,
    )
    prose = partial(write_prose, resolve_link=links.resolve)
    filters: Functions = {**FILTERS, "prose": prose}
    environment.filters.update({n: _in_language(f) for n, f in filters.items()})
    spoken: Functions = {"text": write_text, "date": write_date, "prose": prose}
    environment.filters.update({f"{n}_in": _in_other(f) for n, f in spoken.items()})
    environment.filters["feed"] = _in_language(partial(_write_feed, links))
    environment.filters["isodate"] = str
    environment.globals.update(
        **_offer_language(site, links, supplies),
        **_offer_page(site, links, supplies),
        **_offer_site(site, links, supplies, aids),
    )
    return environment


def _write_feed(links: Links, locale: Locale, text: LocalizedText, ref: str) -> str:
    """The HTML of a record's text for a feed; `ref` names the record."""
    page = links.write_in_full(links.find_url(locale, ref))

    def resolve(locale: Locale, target: str) -> str:
        return urljoin(page, links.resolve(locale, target))

    return write_feed(locale, text, resolve_link=resolve)


class _Templates(jinja2.BaseLoader):
    """The templates of a folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._files = jinja2.FileSystemLoader(folder, followlinks=False)
        self._read: dict[str, tuple[str, str | None]] = {}

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool]]:
        """The text of a template and its file, as they were when first asked for."""
        if template not in self._read:
            source, file, _ = self._files.get_source(environment, template)
            self._read[template] = source, file
        return *self._read[template], lambda: True


class _Environment(BoundedEnvironment):
    """Tells which templates are asked for, by a page and by its templates."""

    def __init__(self, note: Callable[[str], object], **options: Any) -> None:
        super().__init__(**options)
        self._note = note

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002 - the name that Jinja gives
    ) -> jinja2.Template:
        self._note(name)
        return super()._load_template(name, globals)

    def _generate(self, source: nodes.Template, *told: Any, **more: Any) -> str:
        """What Jinja calls to make Python of a template.

        Jinja lets a filter pass that is unknown and stands under a condition.
        """
        asked: Iterable[Any] = source.find_all((nodes.Filter, nodes.Test))
        for node in asked:
            known = self.filters if isinstance(node, nodes.Filter) else self.tests
            if node.name not in known:
                raise UnknownFilterError(node, known)
        return super()._generate(source, *told, **more)


def _offer_language(site: Site, links: Links, supplies: Supplies) -> Functions:
    """What depends on the language of the page."""

    def find_card(locale: Locale, ref: str) -> Card | None:
        """The picture that stands for a page elsewhere."""
        return supplies.cards.get(links.find_page(locale, ref).url)

    words = {locale: Words(catalog) for locale, catalog in supplies.catalogs.items()}
    functions: Functions = {
        **offer_words(words),
        "url": links.find_url,
        "kind_url": links.find_kind_url,
        "feed_url": find_feed_url,
        "calendar_url": find_calendar_url,
        "map_url": find_map_url,
        "kit_url": lambda locale: find_kit_url(locale) if supplies.can_print else None,
        "records_by_type": links.list_sections,
        "data_tables": links.list_tables,
        "name_language": lambda locale, other: name_language(other, locale),
        "card_of": find_card,
        "page_language": write_language,
        "passage_language": lambda locale, other: write_language(other, locale),
    }
    return {
        "translated": words.__getitem__,
        **{name: _in_language(function) for name, function in functions.items()},
    }


def _offer_page(site: Site, links: Links, supplies: Supplies) -> Functions:
    """What depends on the page itself."""

    def describe(page: Page) -> Markup:
        described = describe_page(site, page, links.base_url, supplies.data)
        return Markup(described)  # noqa: S704 - JSON without `<`, `>` and `&`

    functions: Functions = {
        "navigation": links.list_navigation,
        "footer_navigation": links.list_footer,
        "page_index": links.index_pages,
        "listed_records": links.list_listed,
        "structured_data": describe,
    }
    return {name: _on_page(function) for name, function in functions.items()}


def _offer_site(site: Site, links: Links, supplies: Supplies, aids: Aids) -> Functions:
    """What is the same on every page."""

    def find_asset(name: str) -> Url:
        if name not in supplies.assets:
            raise TemplateFaultError(message("there is no assets/{name}", name=name))
        return supplies.assets[name].url

    def find_picture(image: Image) -> object:
        """What a picture is published as; none for one with a fault."""
        return supplies.pictures.get(image.file)

    def draw_all() -> CommuneMap:
        communes = site.communes.values()
        return draw_map(communes, supplies.shapes, site.settings.map_layers)

    shared = aids.share(draw_all)

    def draw(focus: Iterable[Commune] | None = None) -> CommuneMap:
        """All communes; where those are a crowd, the ones that the page is about."""
        if focus is None or len(site.communes) <= CROWD:
            return cast(CommuneMap, shared())
        return draw_map(focus, supplies.shapes, site.settings.map_layers)

    def draw_close(commune: Commune) -> CommuneMap:
        """A commune among its neighbours; where there are few, or a crowd, as above."""
        communes, layers = site.communes.values(), site.settings.map_layers
        is_crowd = len(site.communes) > CROWD
        close = None
        if not is_crowd:
            close = draw_close_up(commune, communes, supplies.shapes, layers)
        return close or draw((commune,))

    def mark(name: str) -> str:
        try:
            return mark_weight(name)
        except KeyError:
            raise TemplateFaultError(
                message("nothing is measured as {name}", name=name)
            ) from None

    return {
        "measured": mark,
        **offer_views(site),
        **offer_citations(site),
        "asset": find_asset,
        "picture_of": find_picture,
        "file_url": Url,
        "canonical": links.write_in_full,
        "draw_map": draw,
        "draw_close_up": draw_close,
        "draw_emblem": draw_emblem,
        "lay_plot": lay_plot,
        "shows_plots": shows_plots,
        "language_name": _name_in_itself,
    }


def _name_in_itself(locale: Locale) -> str:
    """A language's name in itself, with a capital."""
    name = name_language(locale, locale)
    return name[:1].upper() + name[1:]


# Functions that are told where they are asked -----------------------------------------


def _in_language(
    function: Callable[Concatenate[Locale, P], R],
) -> Callable[Concatenate[Context, P], R]:
    """A function for templates that is told the language of the page first."""

    @jinja2.pass_context
    def asked(context: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(_read(context, "locale"), *args, **kwargs)

    return asked


def _in_other(function: Callable[..., R]) -> Callable[..., R]:
    """A filter that is told the language of its passage, which is not the page's."""

    def asked(value: object, locale: Locale, /, **kwargs: object) -> R:
        return function(locale, value, **kwargs)

    return asked


def _on_page(
    function: Callable[Concatenate[Page, P], R],
) -> Callable[Concatenate[Context, P], R]:
    """A function for templates that is told the page first."""

    @jinja2.pass_context
    def asked(context: Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(_read(context, "page"), *args, **kwargs)

    return asked


def _read(context: Context, name: str) -> Any:
    """What the page gives a template; a component only has it with its import."""
    value = context.get(name)
    if value is None:
        raise TemplateFaultError(
            message("this depends on the page: write “with context” after the import")
        )
    return value
