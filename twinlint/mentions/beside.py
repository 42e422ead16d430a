"""Reads values again whose sense the value or the word before them changes.

A number after another one may go on what that one says: `les années soixante et
soixante-dix`, `24 h/24`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from twinlint.data import dataclass
from twinlint.languages import Language
from twinlint.mentions.alternatives import SPACE, choose
from twinlint.mentions.mention import Measure, Value

_TENS = re.compile(r"[1-9]0|(?:1[5-9]|20)\d0")
"""What may be a decade, with its century or without."""
_ALL = {"hour": "24", "day": "7"}
"""How many there are of a unit in all: of the hours of a day, the days of a week."""
_WINDOW = 20
"""Characters before a number in which the word of a decade stands."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    lead: re.Pattern[str]
    """What makes a decade of the number after it."""
    joint: re.Pattern[str]
    """What stands between two decades."""
    out_of: re.Pattern[str]
    """What stands between a part and the whole that it is of."""


@cache
def _compile(own: Language) -> _Patterns:
    words = choose((*own.joints, *own.range_words))
    return _Patterns(
        re.compile(rf"(?<!\w)(?:{choose(own.decade_leads)}){SPACE}$", re.I),
        re.compile(rf"{SPACE}?[/–-]{SPACE}?|{SPACE}(?:{words}){SPACE}"),
        re.compile(rf"{SPACE}?/{SPACE}?|{SPACE}(?:{choose(own.facts.out_of)}){SPACE}"),
    )


def read_beside(plain: str, values: Sequence[Value], own: Language) -> list[Value]:
    """Values in order, with those that are decades or a part of all as such."""
    found: list[Value] = []
    for value in values:
        before = found[-1] if found else None
        if value.measure is Measure.NUMBER and not (value.part or value.is_ordinal):
            if _is_decade(plain, before, value, own):
                value = replace(value, part="decade")
            elif before and _is_all(plain, before, value, own):
                part = found[-1] = _count_part(before)
                if plain[value.start - 1] == "/" and not part.is_soft:
                    continue  # `5j/7` is five days, of a week that is not said.
                value = replace(value, is_soft=True)
        found.append(value)
    return found


def _is_decade(plain: str, before: Value | None, value: Value, own: Language) -> bool:
    """Whether a number stands after the word of a decade, or goes on one before it."""
    if not own.decade_leads or value.unit or not _TENS.fullmatch(value.key):
        return False
    start = value.start
    if before and before.part == "decade":
        return _compile(own).joint.fullmatch(plain, before.end, start) is not None
    lead = _compile(own).lead.search(plain, max(0, start - _WINDOW), start)
    return lead is not None


def _is_all(plain: str, before: Value, value: Value, own: Language) -> bool:
    """Whether a number is all that there are of the unit before it: `7 jours sur 7`."""
    is_whole = before.unit in _ALL and _ALL[before.unit] == value.key
    end = max(before.end, before.unit_end)
    return (
        is_whole and _compile(own).out_of.fullmatch(plain, end, value.start) is not None
    )


def _count_part(value: Value) -> Value:
    """So many of all hours, or days; all of them may go without a number."""
    key = value.key
    if value.measure is Measure.TIME:
        key = str(int(key.strip("~")) // 60 or int(_ALL[value.unit]))
        end = max(value.end, value.unit_end)
        value = replace(value, measure=Measure.NUMBER, key=key, unit_end=end)
    return replace(value, is_soft=value.is_soft or key == _ALL[value.unit])
