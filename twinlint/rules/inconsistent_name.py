"""A text writes one name in two ways.

Why: readers wonder whether two programmes are meant, and searching finds half of them.
Wrong:
    en: |
        The programme Quartiers Métropolitains d'Innovations begins.

        Quartiers Métropolitains d'Innovation is in its second year.

        The winners of Quartiers Métropolitains d'Innovation are known.
Right:
    en: |
        The programme Quartiers Métropolitains d'Innovation begins.

        Quartiers Métropolitains d'Innovation is in its second year.
Fix: write the name everywhere as its owner does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from twinlint.comparison import find_known_names, make_place
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.languages import read_language
from twinlint.mentions import Mentions, Span, find_long_names
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.rule import text_rule
from twinlint.source import Locale
from twinlint.spelling import find_slips, fold


@text_rule(Severity.WARNING)
def inconsistent_name(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Long names that one letter sets apart from a more usual form."""
    places: dict[str, list[Span]] = {}
    articles = read_language(mentions.locale).links
    for start, end in find_long_names(mentions.plain):
        name = mentions.plain[start:end]
        first, _, rest = name.partition(" ")
        if first.lower() in articles:  # It begins the sentence, not the name.
            start, name = end - len(rest), rest
        places.setdefault(_normal_form(name), []).append((start, end))
    if len(places) < 2:
        return
    times = Counter({name: len(spans) for name, spans in places.items()})
    usual = [name for name, count in times.items() if count > 1]
    odd = [name for name, count in times.items() if count == 1]
    twins = {
        name: twin
        for name, twin in find_slips(odd, usual)
        # Accents are left out in capitals, and one thing may be said of several.
        if fold(name) != fold(twin) and not _are_numbers(name, twin, mentions.locale)
    }
    known = find_known_names(mentions, register if twins else EMPTY_REGISTER)
    for name, twin in twins.items():
        odd_place, usual_place = places[name][0], places[twin][0]
        usual_words = mentions.plain[slice(*usual_place)]
        if not known.are_changed(mentions.plain, odd_place, usual_words):
            yield _make_finding(rule, mentions, odd_place, usual_place)


def _are_numbers(name: str, twin: str, locale: Locale) -> bool:
    """Whether words have a plural in one of two names: `Custom Log Formats`.

    Names of people have none, nor do those that no dictionary has.
    """
    ends, words = read_language(locale).name_words.endings, read_language(locale).words
    pairs = zip(name.split(), twin.split(), strict=False)
    different = [sorted(pair, key=len) for pair in pairs if pair[0] != pair[1]]
    return bool(different) and all(
        longer[len(shorter) :] in ends
        and longer.startswith(shorter)
        and (shorter in words or longer in words)
        for shorter, longer in different
    )


def _normal_form(name: str) -> str:
    return re.sub(r"\s+", " ", name).replace("’", "'").lower()


def _make_finding(rule: Rule, mentions: Mentions, odd: Span, usual: Span) -> Finding:
    place = make_place(mentions, *odd)
    related = make_place(mentions, *usual, message=message("written so elsewhere"))
    return rule(
        message(
            "“{words}” is written “{usual_words}” elsewhere",
            words=place.text,
            usual_words=related.text,
        ),
        place,
        related=(related,),
        help=message("write “{usual_words}”", usual_words=related.text),
        fix=Fix(place.span, related.text),
    )
