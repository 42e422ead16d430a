"""Holds the numbers of years against one another, and the years against the review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from microsite.records import Origin, Part, Site, walk_values
from microsite.validate import problems
from microsite.validate.before import Before
from twinlint.finding import DayName, Finding, Message, message
from twinlint.kept import ask_once
from twinlint.source import FieldPath

_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 1.8
"""How many times another year’s a number has to be to be unlikely."""
_LONG = 10
"""Years in which a number may become any other."""
_TEN = (9.0, 11.0)
"""What a digit too many, or too few, makes of a number."""
Numbers = Mapping[str, int]
"""`{year: number}`"""


def check_series(site: Site, before: Before, today: date | None) -> Iterator[Finding]:
    """Numbers far from those of the years around, and years that are still to come."""
    reviewed = site.settings.updated.last_day
    latest = max(reviewed, today or reviewed).year
    for ref, part in site.parts():
        for path, numbers in _list_series(part):
            origin = site.origins[ref]
            future = [year for year in numbers if int(year) > latest]
            for year in future:
                yield _report_year(origin, path, year, numbers, latest)
            known = {y: n for y, n in numbers.items() if y not in future}
            yield from _find_unlikely(origin, path, known, before)


@ask_once
def _list_series(part: Part) -> tuple[tuple[FieldPath, Numbers], ...]:
    """The fields of a record that give a number for each of several years."""
    found: dict[FieldPath, dict[str, int]] = {}
    for leaf in walk_values(part):
        year = str(leaf.path[-1])
        if isinstance(leaf.value, int) and _YEAR.fullmatch(year):
            found.setdefault(leaf.path[:-1], {})[year] = leaf.value
    return tuple(found.items())


def _report_year(
    origin: Origin, path: FieldPath, year: str, numbers: Numbers, latest: int
) -> Finding:
    meant = [
        str(each)
        for each in range(latest, latest - 10, -1)
        if sorted(str(each)) == sorted(year) and str(each) not in numbers
    ]
    return problems.FUTURE_YEAR(
        message("the year {year} is still to come", year=DayName(year)),
        origin.key_place((*path, year)),
        help=message("did you mean {guesses}?", guesses=tuple(meant))
        if meant
        else message("correct the year, or delete the line"),
    )


def _find_unlikely(
    origin: Origin, path: FieldPath, numbers: Numbers, before: Before
) -> Iterator[Finding]:
    """The numbers that are far from those around; of two, the one edited last."""
    near = {
        year: _find_near(year, numbers) for year, number in numbers.items() if number
    }
    odd = [
        year
        for year, others in near.items()
        if others and all(_is_far(numbers[year], numbers[each]) for each in others)
    ]
    if len(odd) > 1:
        edited = [y for y in odd if before.has_changed(origin, [(*path, y)])]
        odd = sorted(edited if len(edited) == 1 else odd)[-1:]
    for year in odd:
        yield _report_unlikely(origin, path, (year, near[year][0]), numbers)


def _find_near(year: str, numbers: Numbers) -> list[str]:
    """The two years around that are nearest, the nearer first, and the earlier."""
    others = [y for y in numbers if y != year and numbers[y]]
    gaps = {y: abs(int(y) - int(year)) for y in sorted(others)}
    return sorted((y for y in gaps if gaps[y] <= _LONG), key=gaps.__getitem__)[:2]


def _is_far(number: float, other: float) -> bool:
    return max(number, other) >= _FAR * min(number, other)


def _report_unlikely(
    origin: Origin, path: FieldPath, years: tuple[str, str], numbers: Numbers
) -> Finding:
    """The finding on the number of the first of two years."""
    year, near = years
    return problems.UNLIKELY_NUMBER(
        _compare(numbers[year], numbers[near], near),
        origin.place((*path, year), text=str(numbers[year])),
        related=(
            origin.place(
                (*path, near),
                text=str(numbers[near]),
                said=message("{day} stands here", day=DayName(near)),
            ),
        ),
        help=message("count the digits, and look the number up in its source"),
    )


def _compare(number: int, other: int, year: str) -> Message:
    said = {"number": number, "year": DayName(year), "other": other}
    least, most = _TEN
    if least <= number / other <= most:
        return message(
            "{number} is ten times the number of {year} ({other}): is there a digit too"
            " many?",
            **said,
        )
    if least <= other / number <= most:
        return message(
            "{number} is a tenth of the number of {year} ({other}): is there a digit"
            " missing?",
            **said,
        )
    return message("{number} is far from the number of {year} ({other})", **said)
