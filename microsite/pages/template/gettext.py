"""The words of the public site, as templates ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup

from microsite.pages.template.filters import write_count, write_text
from twinlint.catalog import Catalog
from twinlint.source import Locale
from twinlint.typography import typeset


class Words:
    """The public words of one language, with its typography."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.locale = catalog.locale
        self._set = cache(lambda text: typeset(text, self.locale))

    def gettext(self, id_: str) -> str:
        """A message."""
        return self.pgettext("", id_)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A message that depends on a number."""
        return self.npgettext("", one, many, count)

    def pgettext(self, context: str, id_: str) -> str:
        """A message that a context tells from another."""
        texts = self.catalog.texts(id_, context) or (id_,)
        return self._set(texts[0])

    def npgettext(self, context: str, one: str, many: str, count: int) -> str:
        """Both: a context and a number."""
        texts = self.catalog.texts(one, context)
        if not texts:
            return self._set(one if count == 1 else many)
        form = self.catalog.find_plural_form(count)
        return self._set(texts[min(form, len(texts) - 1)])


def _fill(locale: Locale, text: str, variables: Mapping[str, Any]) -> Markup:
    """Newstyle gettext: the message is safe, the values are escaped, and typeset."""
    if not variables:
        return _read_plain(text)
    shown = {
        name: write_text(locale, value) if isinstance(value, str) else value
        for name, value in variables.items()
    }
    return Markup(text) % shown  # noqa: S704 - a message of a catalog


@lru_cache(maxsize=4096)
def _read_plain(text: str) -> Markup:
    """A message without values, which most pages say as well; `%%` is a `%`."""
    return Markup(text) % {}  # noqa: S704 - a message of a catalog


def offer_words(words: Mapping[Locale, Words]) -> Mapping[str, Callable[..., Markup]]:
    """The functions that say messages, by the names that templates give them.

    Each is told the language of the page first, as filters are.
    """

    def gettext(locale: Locale, id_: str, /, **variables: Any) -> Markup:
        return _fill(locale, words[locale].gettext(id_), variables)

    def ngettext(
        locale: Locale, one: str, many: str, count: int, /, **variables: Any
    ) -> Markup:
        text = words[locale].ngettext(one, many, count)
        return _fill(locale, text, {"num": write_count(locale, count)} | variables)

    def pgettext(locale: Locale, about: str, id_: str, /, **variables: Any) -> Markup:
        return _fill(locale, words[locale].pgettext(about, id_), variables)

    def npgettext(
        locale: Locale, about: str, one: str, many: str, count: int, /, **variables: Any
    ) -> Markup:
        text = words[locale].npgettext(about, one, many, count)
        return _fill(locale, text, {"num": write_count(locale, count)} | variables)

    return {
        "gettext": gettext,
        "_": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }
