"""Tells whether an attribute of a drawing has a value that its grammar knows.

What programs that draw write is always of these forms (SVG 2, "Attribute index"); what
is not was damaged, or is there for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_FLAG = re.compile("[01]")
_UNIT = re.compile(
    r"(?:%|r?em|ex|ch|px|in|cm|mm|q|pt|pc|v(?:w|h|min|max)|deg|g?rad|turn)?", re.I
)
_NONE = re.compile("")
_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC = 7
_COMMANDS = {"m": 2, "z": 0, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2}
"""`{command of a path: numbers behind it}`, or as many times as many."""
_FUNCTION = re.compile(r"[\s,]*([A-Za-z]{4,9})[ \t]?\(([^()]*)\)")
_FUNCTIONS: Mapping[str, tuple[int, ...]] = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}
"""`{function of a transform: numbers that it takes}`."""


def is_known(attribute: str, value: str) -> bool:
    """Whether an attribute may have a value; of some, whatever they say.

    >>> is_known("points", "0,0 4,4"), is_known("points", "0,0 4"), is_known("id", "?")
    (True, False, True)
    """
    if attribute in _CHOICES:
        return value.strip() in _CHOICES[attribute].split()
    grammar = _GRAMMARS.get(attribute)
    return grammar is None or bool(grammar(value.strip()))


def _count(text: str, unit: re.Pattern[str] = _NONE, *, in_arcs: bool = False) -> int:
    """How many numbers stand in a row, each with its unit; -1 for anything else.

    In arcs of a path two of seven are single digits, with nothing between them:
    `a1 1 0 012 3`.
    """
    pieces = text.split(",")
    if len(pieces) > 1 and not all(each.strip() for each in pieces):
        return -1
    count = 0
    for word in " ".join(pieces).split():
        at = 0
        while at < len(word):
            is_flag = in_arcs and count % _ARC in (3, 4)
            found = (_FLAG if is_flag else _NUMBER).match(word, at)
            if found is None:
                return -1
            end = unit.match(word, found.end())
            at, count = end.end() if end else found.end(), count + 1
    return count


def _is_one(text: str) -> bool:
    return _count(text, _UNIT) == 1


def _is_row(text: str) -> bool:
    return _count(text, _UNIT) > 0


def _is_box(text: str) -> bool:
    return _count(text) == 4


def _is_points(text: str) -> bool:
    count = _count(text)
    return count >= 0 and count % 2 == 0


def _is_path(text: str) -> bool:
    if text in ("", "none"):
        return True
    at = 0
    for found in _COMMAND.finditer(text):
        is_arc = found[1] in "aA"
        each = _ARC if is_arc else _COMMANDS[found[1].lower()]
        count = _count(found[2], in_arcs=is_arc)
        is_right = count > 0 and count % each == 0 if each else count == 0
        if found.start() != at or not is_right:
            return False
        at = found.end()
    return at == len(text) and text[0] in "mM"


def _is_transform(text: str) -> bool:
    at = 0
    while found := _FUNCTION.match(text, at):
        if _count(found[2], _UNIT) not in _FUNCTIONS.get(found[1], ()):
            return False
        at = found.end()
    return at == len(text) or text == "none"


def _is_length(text: str) -> bool:
    """One number, or what styles work out: `calc(…)`, `auto`."""
    return _is_one(text) or text[-1:] == ")" or text.isalpha()


_UNITS = "userSpaceOnUse objectBoundingBox"
_CHOICES: Mapping[str, str] = {
    **dict.fromkeys(("clipPathUnits", "maskUnits", "maskContentUnits"), _UNITS),
    **dict.fromkeys(("gradientUnits", "patternUnits", "patternContentUnits"), _UNITS),
    "markerUnits": "strokeWidth userSpaceOnUse",
    "spreadMethod": "pad reflect repeat",
    "lengthAdjust": "spacing spacingAndGlyphs",
    "type": "text/css",
    "version": "1.0 1.1 1.2 2 2.0",
    "xml:space": "default preserve",
}
_GRAMMARS: Mapping[str, Callable[[str], object]] = {
    "d": _is_path,
    "points": _is_points,
    "viewBox": _is_box,
    **dict.fromkeys("dx dy rotate".split(), _is_row),
    **dict.fromkeys("fx fy fr x1 x2 y1 y2".split(), _is_one),
    **dict.fromkeys("markerHeight markerWidth offset".split(), _is_one),
    **dict.fromkeys("pathLength textLength".split(), _is_one),
    **dict.fromkeys("cx cy r rx ry width height refX refY".split(), _is_length),
    **dict.fromkeys("x y".split(), lambda text: _is_row(text) or _is_length(text)),
    **dict.fromkeys(
        "transform gradientTransform patternTransform".split(), _is_transform
    ),
    "orient": lambda text: text in ("auto", "auto-start-reverse") or _is_one(text),
    **dict.fromkeys(("href", "xlink:href"), re.compile(r"#[^\s()]+").fullmatch),
    **dict.fromkeys(("lang", "xml:lang"), re.compile("[A-Za-z0-9-]*").fullmatch),
    "role": re.compile("[A-Za-z -]*").fullmatch,
    "preserveAspectRatio": re.compile(
        r"(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s(?:meet|slice))?"
    ).fullmatch,
}
