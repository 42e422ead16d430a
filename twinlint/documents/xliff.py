"""XLIFF 1.2 and 2.x, in which translators get texts: sources and targets by unit.

OASIS, "XLIFF Version 1.2" and "XLIFF Version 2.1".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace

from twinlint.data import dataclass
from twinlint.documents.document import Content, Format, Part, Sides, Slot
from twinlint.documents.passage import read_message
from twinlint.documents.safe_xml import Element, walk_xml
from twinlint.source import Composer, Spot, Text

_UNITS = frozenset(("trans-unit", "unit"))
_SIDES = frozenset(("source", "target"))
_CODE = frozenset("bpt ept ph it x bx ex sc ec".split())
"""Elements that stand for markup or a value, and hold it; the others hold words."""
_TAG = re.compile(r"<(?>(?:[^<>\"']++|\"[^<\"]*\"|'[^<']*')*)>")
_NUMBERS = ("id", "rid", "startRef")
"""Attributes that tell such an element from others, the same on both sides."""
_ASIDE = frozenset(
    "alt-trans note notes originalData metadata glossary matches".split()
)
"""Elements with other texts than those of the unit."""
_LANGUAGES = (("source-language", "srcLang"), ("target-language", "trgLang"))
"""Attributes with the languages of the sources and of the targets, in 1.2 and 2.x."""
_TOLD = tuple(
    re.compile(rf"\b(?:{'|'.join(names)})\s{{0,9}}=\s{{0,9}}[\"']([\w-]{{2,35}})")
    for names in _LANGUAGES
)
_UNSURE = re.compile(r"needs-|new$|initial$")
"""States of a target that somebody still has to look at."""


def _read(text: Text) -> Content:
    return read_message(text)


def _pair(text: Text) -> Sides:
    walker = _Walker(text)
    walk_xml(text.value, walker)
    return Sides(
        tuple(part for unit in walker.units for part in unit.read("source")),
        tuple(part for unit in walker.units for part in unit.read("target")),
        (walker.languages[0], walker.languages[1]),
    )


def _tell(value: str) -> tuple[str, str]:
    source, target = (pattern.search(value) for pattern in _TOLD)
    return source[1] if source else "", target[1] if target else ""


def _split(text: Text) -> tuple[Part, ...]:
    """The targets; the sources of a file that is not translated."""
    sides = _pair(text)
    has_texts = any(part.content.text.value for part in sides.translation)
    return sides.translation if has_texts else sides.reference


xliff = Format(
    "xliff",
    (".xlf", ".xliff"),
    _read,
    lambda value: "<xliff" in value[:2000],
    split=_split,
    pair=_pair,
    tell=_tell,
    is_data=True,
    example='<xliff version="1.2"><file source-language="en" target-language="fr">'
    '<body><trans-unit id="a"><source>{text}</source><target>{translation}</target>'
    "</trans-unit></body></file></xliff>",
)


@dataclass(slots=True)
class _Segment:
    """A source with its target, as texts in the making."""

    start: int
    is_unsure: bool = False
    texts: dict[str, Composer] = field(default_factory=dict)
    codes: dict[str, list[Slot]] = field(default_factory=dict)
    """What stands for markup or a value on each side, as offsets in its text."""


@dataclass(slots=True)
class _Unit:
    key: str
    text: Text
    segments: list[_Segment] = field(default_factory=list)

    def read(self, side: str) -> list[Part]:
        """The sources or the targets of the unit."""
        parts = []
        for number, segment in enumerate(self.segments, 1):
            if "source" not in segment.texts:
                continue
            key = self.key if len(self.segments) == 1 else f"{self.key}[{number}]"
            composer = segment.texts.get(side)
            if composer is None:
                composer = Composer(self.text)
                composer.write("", segment.start)
            made = composer.compose()
            made = replace(made, spots=(Spot(key=key),) * len(made.starts))
            codes = segment.codes.get(side, ())
            is_unsure = side == "target" and segment.is_unsure
            parts.append(Part(key, read_message(made, codes), is_unsure=is_unsure))
        return parts


class _Walker:
    """Goes through a document, and knows the unit and the side it is in."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.units: list[_Unit] = []
        self.languages = ["", ""]
        self.file = ""
        self.open_names: list[str] = []
        self.side = ""
        self.aside = self.code = 0
        """How many elements are open whose words are not those of the unit."""
        self.is_left_out: list[bool] = [False]

    def open(self, element: Element) -> None:
        name, given = element.name, element.attributes
        self.open_names.append(name)
        says_no = given.get("translate") == "no"
        self.is_left_out.append(self.is_left_out[-1] or says_no)
        self.aside += name in _ASIDE
        if name in _CODE and not self.code:
            self._add_code(element)
        self.code += name in _CODE
        if name in ("xliff", "file"):
            self._open_file(name, given)
        elif name in _UNITS:
            key = given.get("resname") or given.get("name") or given.get("id", "")
            self.units.append(_Unit(f"{self.file}{key}", self.text))
            if name == "trans-unit":
                is_unsure = given.get("approved") == "no"
                self._open_segment(element, is_unsure=is_unsure)
        elif name == "segment" and self.units:
            state = given.get("state", "")
            self._open_segment(element, is_unsure=bool(_UNSURE.match(state)))
        elif name in _SIDES and self._is_inside():
            self._open_side(name, element)
        elif name == "cp" and self.side:
            code = int(given.get("hex", "0"), 16) if _is_hex(given.get("hex")) else 0
            self._write(chr(code) if 32 <= code < 0x110000 else "", element.start)

    def _open_file(self, name: str, given: Mapping[str, str]) -> None:
        for at, names in enumerate(_LANGUAGES):
            for key in names:
                self.languages[at] = self.languages[at] or given.get(key, "")
        if name == "file" and self.units:  # Units of several files may have one id.
            self.file = f"{given.get('original') or given.get('id', '')}:"

    def _open_segment(self, element: Element, *, is_unsure: bool) -> None:
        if not self.is_left_out[-1]:
            segment = _Segment(element.start, is_unsure=is_unsure)
            self.units[-1].segments.append(segment)

    def _open_side(self, name: str, element: Element) -> None:
        self.side = name
        segment = self.units[-1].segments[-1]
        composer = segment.texts[name] = Composer(self.text)
        composer.write("", element.start)
        state = element.attributes.get("state", "")
        segment.is_unsure = segment.is_unsure or bool(_UNSURE.match(state))

    def _is_inside(self) -> bool:
        """Whether a source or a target is that of the last unit."""
        return bool(
            not self.aside
            and not self.is_left_out[-1]
            and self.units
            and self.units[-1].segments
            and not _UNITS.isdisjoint(self.open_names)
            and "ignorable" not in self.open_names
        )

    def close(self, name: str) -> None:
        self.open_names.pop()
        self.is_left_out.pop()
        self.aside -= name in _ASIDE
        self.code -= name in _CODE
        if name in _SIDES and not self.aside:
            self.side = ""

    def read(self, data: str, start: int) -> None:
        if self.side and not self.code and not self.aside:
            self._write(data, start)

    def _add_code(self, element: Element) -> None:
        """Keep the tag of what stands for markup or a value."""
        tag = _TAG.match(self.text.value, element.start)
        if not tag or not self.side or self.aside:
            return
        segment = self.units[-1].segments[-1]
        start = segment.texts[self.side].length
        segment.texts[self.side].copy(*tag.span())
        given = (element.attributes.get(name, "") for name in _NUMBERS)
        name = f"<{element.name} {next(filter(None, given), '')}>"
        codes = segment.codes.setdefault(self.side, [])
        codes.append(Slot(start, start + len(tag[0]), name))

    def _write(self, data: str, start: int) -> None:
        composer = self.units[-1].segments[-1].texts[self.side]
        if self.text.value.startswith(data, start):
            composer.copy(start, start + len(data))
        else:
            composer.write(data, start)


def _is_hex(value: str | None) -> bool:
    return bool(value and re.fullmatch("[0-9A-Fa-f]{1,6}", value))
