"""The words of the public site, as templates ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from microsite.pages.filters import write_number
from twinlint.catalog import Catalog
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


def _words(context: Context) -> Words:
    words: Words = context["_renderer"].words[context["locale"]]
    return words


def _fill(text: str, variables: Mapping[str, Any]) -> Markup:
    """Newstyle gettext: the message is safe, the values are escaped."""
    return Markup(text) % variables  # noqa: S704 - a message of a catalog


@jinja2.pass_context
def gettext(context: Context, id_: str, /, **variables: Any) -> Markup:
    """A message."""
    return _fill(_words(context).gettext(id_), variables)


@jinja2.pass_context
def ngettext(
    context: Context, one: str, many: str, count: int, /, **variables: Any
) -> Markup:
    """A message that depends on a number."""
    text = _words(context).ngettext(one, many, count)
    return _fill(text, {"num": write_number(context, count)} | variables)


@jinja2.pass_context
def pgettext(context: Context, about: str, id_: str, /, **variables: Any) -> Markup:
    """A message that a context tells from another."""
    return _fill(_words(context).pgettext(about, id_), variables)


@jinja2.pass_context
def npgettext(
    context: Context, about: str, one: str, many: str, count: int, /, **variables: Any
) -> Markup:
    """Both: a context and a number."""
    text = _words(context).npgettext(about, one, many, count)
    return _fill(text, {"num": write_number(context, count)} | variables)


WORDS: Mapping[str, Callable[..., Markup]] = {
    "gettext": gettext,
    "_": gettext,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "npgettext": npgettext,
}
"""Functions by the names that templates give them."""
