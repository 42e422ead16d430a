"""How many plural forms a catalog has, and which of them a number takes.

The header of a catalog says so itself (GNU gettext manual, “Plural forms”), since
libraries do not agree: of French, some give a form of its own to whole millions.
"""

from __future__ import annotations

import gettext
import re
from functools import cache

from babel import Locale as CldrLocale
from babel.messages.plurals import get_plural

from microsite.records import find_cldr_locale
from twinlint.source import Locale

_RULE = re.compile(r"plural=([^;\\]{1,400})")
_NUMBERS = range(1_000)
"""Those among which every form of counting has its turn, save that of millions."""


@cache
def list_counts(locale: Locale) -> tuple[int, ...]:
    """How many forms catalogs in a language may have, the fewest first.

    >>> list_counts(Locale("pl")), list_counts(Locale("fr"))[0]
    ((3,), 2)
    """
    name = find_cldr_locale(locale)
    choose = CldrLocale.parse(name).plural_form
    forms = {choose(number) for number in _NUMBERS}
    return tuple(sorted({len(forms), get_plural(name).num_plurals}))


def find_rule(header: str, locale: Locale) -> str:
    """The rule in the header of a catalog, else that of the language.

    Raises ValueError for a rule that is none, or gives a form that there is not.
    """
    found = _RULE.search(header)
    if not found:
        return str(get_plural(find_cldr_locale(locale)).plural_expr)
    rule = found[1].strip()
    try:
        choose = gettext.c2py(rule)
        forms = {choose(number) for number in _NUMBERS}
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise ValueError(rule) from error
    if not forms <= set(range(max(list_counts(locale)))):
        raise ValueError(rule)
    return rule
