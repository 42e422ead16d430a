"""Holds measures of a record (`area_ha`) against what its own texts say of them.

A field such as `duration_months` or `area_ha` names its unit; the texts beside it say
the number with a word for that unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from microsite.check.own import place_fact
from microsite.check.rules.contradicted_count import contradicted_count
from microsite.records import (
    Localizable,
    Localized,
    Origin,
    Part,
    Site,
    find_unit,
    walk_parts,
    walk_values,
)
from twinlint.catalog import write_number
from twinlint.finding import Finding, Place, message
from twinlint.languages import read_language
from twinlint.mentions import Measure, read_mentions
from twinlint.source import FieldPath, Locale


class _Said(NamedTuple):
    """A measure that a text says."""

    number: float
    place: Place


def check_own_measures(site: Site) -> Iterator[Finding]:
    """Measures that a text gives otherwise than the record, or the part, that it is of.

    A record may measure several things: what says the right number somewhere, or more
    than one other, is not judged.
    """
    for ref, record in site.written_parts():
        for path, part in (((), record), *walk_parts(record)):
            for name, unit, number in _list_measures(part):
                said = list(_find_said(site, ref, path, part, unit))
                if len({each.number for each in said}) == 1:
                    yield from _compare(site, ref, (*path, name), number, said)


def _compare(
    site: Site, ref: str, path: FieldPath, number: float, said: list[_Said]
) -> Iterator[Finding]:
    for each in said if said[0].number != number else ():
        locale = each.place.locale or site.locales[0]
        right = write_number(number, locale)
        yield contradicted_count.rule(
            message(
                "“{words}”: the record says {count}", words=each.place.text, count=right
            ),
            each.place,
            related=(place_fact(site, ref, path),),
            help=message("write {right}, or correct the record", right=right),
        )


def _list_measures(part: Part) -> Iterator[tuple[str, str, float]]:
    """The measures of a part: the name of the field, its unit, the number."""
    for name, unit in _list_units(type(part)):
        number = getattr(part, name)
        if number is not None:
            yield name, unit, number


@cache
def _list_units(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a type whose names end in a unit, with that."""
    names = (name for name in model.model_fields if "_" in name)
    return tuple((name, unit) for name in names if (unit := find_unit(name)))


def _find_said(
    site: Site, ref: str, path: FieldPath, part: Part, unit: str
) -> Iterator[_Said]:
    """What the texts of a part say in a unit; what sources say may be wrong."""
    for leaf in walk_values(part):
        text = leaf.value
        if (
            isinstance(text, Localized | Localizable)
            and "disagreements" not in leaf.path
        ):
            form = "markdown" if text.is_prose else "text"
            for locale, words in text.items():
                if _may_say(words, locale, unit):
                    way = (*path, *leaf.path, locale)
                    yield from _read_text(site.origins[ref], way, locale, form, unit)


def _read_text(
    origin: Origin, path: FieldPath, locale: Locale, form: str, unit: str
) -> Iterator[_Said]:
    mentions = read_mentions(origin.text(path), locale, form)
    for value in (v for block in mentions.blocks for v in block.values):
        is_number = value.measure is Measure.NUMBER and not value.part
        if is_number and value.unit == unit and not value.bound:
            span = mentions.text.span(value.start, value.unit_end)
            said = mentions.text.value[value.start : value.unit_end]
            place = Place(span, locale, said, origin.find_path(path))
            yield _Said(float(value.key), place)


def _may_say(text: str, locale: Locale, unit: str) -> bool:
    """Whether a word for a unit stands in a text; to read it whole takes long."""
    names = (n for n, each in read_language(locale).units.items() if each == unit)
    return any(name in text for name in names)
