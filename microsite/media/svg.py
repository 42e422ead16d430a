"""Writes drawings (SVG) anew, with nothing that runs or loads, and measures them.

Only elements and attributes of the lists below are let through; a list of what is
forbidden would never be complete. What is published is written from the parsed tree:
comments, processing instructions, declarations, and what drawing programs note for
themselves do not reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from microsite.media import problems
from microsite.media.drawing_style import (
    PROPERTIES,
    UnsafeStyleError,
    write_condition,
    write_declarations,
    write_sheet,
    write_value,
)
from microsite.media.drawing_value import is_known
from microsite.media.picture_types import PictureFaultError
from microsite.records import shorten_text
from twinlint.data import dataclass
from twinlint.finding import message

_MAX_DRAWING = 500_000
"""Bytes of a drawing."""
_MAX_DEPTH = 100
"""Elements inside one another."""
_NAMESPACE = "http://www.w3.org/2000/svg"
_SVG = f"{{{_NAMESPACE}}}"
_XLINK = "http://www.w3.org/1999/xlink"
_DRAWN = frozenset(
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline"
    " polygon text tspan linearGradient radialGradient stop clipPath mask pattern"
    " marker style".split()
)
_ATTRIBUTES = PROPERTIES | frozenset(
    "class clipPathUnits dx dy fx fy fr gradientTransform gradientUnits id lang"
    " lengthAdjust markerHeight markerUnits markerWidth maskContentUnits maskUnits"
    " media offset orient pathLength patternContentUnits patternTransform patternUnits"
    " points preserveAspectRatio refX refY role rotate spreadMethod style textLength"
    " type version viewBox x1 x2 y1 y2".split()
)
_SPOKEN = re.compile(r"aria-[a-z]+")
_NAMES = frozenset(("class", "id"))
"""Attributes whose values are what people write, and have no grammar."""
_KEPT: dict[str, str] = {
    "{http://www.w3.org/XML/1998/namespace}lang": "xml:lang",
    "{http://www.w3.org/XML/1998/namespace}space": "xml:space",
    f"{{{_XLINK}}}href": "xlink:href",
    "href": "href",
}
_RUNS = re.compile(r"expression\(|javascript:", re.I)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it is published."""

    content: bytes
    width: int
    """0, as the height, when the drawing does not say its size."""
    height: int


class _UnsafeError(Exception):
    """Something that runs or loads, by its name."""


class _UnknownValueError(Exception):
    """A value that an attribute cannot have: the attribute, and the value."""


def read_drawing(content: bytes) -> Drawing:
    """A drawing written anew; what has been written anew stays the same.

    PictureFaultError for one that is broken, or runs or loads something.
    """
    if len(content) > _MAX_DRAWING:
        limit = _MAX_DRAWING // 1000
        raise PictureFaultError(
            problems.PICTURE_TOO_LARGE,
            message("the drawing has more than {limit} kB", limit=limit),
            message("simplify the drawing"),
        )
    try:
        # As text: another encoding could hide a declaration from the search for it.
        text = content.decode("utf-8-sig")
        if re.search(r"<!(DOCTYPE|ENTITY)", text, re.I):
            raise _UnsafeError("<!DOCTYPE>")
        root = ElementTree.fromstring(text)  # noqa: S314 - no DTD, checked above
        written = "".join(_write_element(root, 0))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise PictureFaultError(
            problems.UNREADABLE_PICTURE,
            message("the picture cannot be read: {reason}", reason=str(error)),
            message("save it again with a drawing program, as plain SVG"),
        ) from None
    except _UnknownValueError as found:
        name, value = found.args
        said = shorten_text(value)
        raise PictureFaultError(
            problems.UNREADABLE_PICTURE,
            message("“{name}” cannot be “{value}”", name=name, value=said),
            message("save it again with a drawing program, as plain SVG"),
            _find_value(text, name, value),
        ) from None
    except _UnsafeError as found:
        raise PictureFaultError(
            problems.UNSAFE_PICTURE,
            message("the drawing holds “{found}”", found=str(found)),
            message("save it again as plain SVG, without scripts and linked files"),
        ) from None
    return Drawing(f"{written}\n".encode(), *_measure(root))


def _write_element(element: ElementTree.Element, depth: int) -> Iterator[str]:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _DRAWN or depth > _MAX_DEPTH:
        raise _UnsafeError(name.rpartition("}")[2])
    declared = ""
    if depth == 0:
        is_linked = any(f"{{{_XLINK}}}href" in each.attrib for each in element.iter())
        declared = f' xmlns="{_NAMESPACE}"'
        declared += f' xmlns:xlink="{_XLINK}"' * is_linked
    start = f"<{name}{declared}{''.join(_write_attributes(element))}"
    inner = "".join(_write_content(element, name, depth))
    yield f"{start}>{inner}</{name}>" if inner else f"{start}/>"


def _write_content(
    element: ElementTree.Element, name: str, depth: int
) -> Iterator[str]:
    if name == "style":
        yield _escape(_write_style(element))
    elif name != "metadata":
        yield _escape(element.text or "")
        for child in element:
            yield from _write_element(child, depth + 1)
            yield _escape(child.tail or "")


def _write_style(element: ElementTree.Element) -> str:
    try:
        return write_sheet("".join(element.itertext()))
    except UnsafeStyleError:
        raise _UnsafeError("style") from None


def _write_attributes(element: ElementTree.Element) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2]
        is_foreign = bare.lower() == "href" and not value.strip().startswith("#")
        if bare.lower().startswith("on") or is_foreign or _RUNS.search(value):
            raise _UnsafeError(bare)
        if attribute in _KEPT:
            kept = _KEPT[attribute]
            _require_known(kept, value)
            yield f" {kept}={_quote(value)}"
        elif attribute in _ATTRIBUTES or _SPOKEN.fullmatch(attribute):
            yield f" {attribute}={_quote(_write_value(attribute, value))}"


def _escape(text: str) -> str:
    """Text as XML writes it.

    `xml.sax.saxutils` does the same, but loads all that opens addresses.
    """
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def _quote(value: str) -> str:
    """A value as XML writes it in an attribute, in marks that it does not hold."""
    written = _escape(value)
    for sign, number in (("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;")):
        written = written.replace(sign, number)
    if '"' not in written:
        return f'"{written}"'
    if "'" not in written:
        return f"'{written}'"
    return f'"{written.replace(chr(34), "&quot;")}"'


def _write_value(attribute: str, value: str) -> str:
    try:
        if attribute == "style":
            return write_declarations(value)
        if attribute == "media":
            return write_condition(value)
        is_free = attribute in _NAMES or _SPOKEN.fullmatch(attribute)
        # Most values have no sign with which something could be loaded.
        is_plain = is_free or not re.search(r"[(\\@]", value)
        written = value if is_plain else write_value(value)
    except UnsafeStyleError:
        raise _UnsafeError(attribute) from None
    _require_known(attribute, value)
    return written


def _require_known(attribute: str, value: str) -> None:
    if not is_known(attribute, value):
        raise _UnknownValueError(attribute, value)


def _find_value(text: str, name: str, value: str) -> tuple[int, int] | None:
    """The line and the column of a value, where it is written as it reads."""
    for found in re.finditer(rf"\s{re.escape(name)}\s?=\s?[\"']", text):
        if text.startswith(value, found.end()):
            before = text[: found.end()]
            return before.count("\n") + 1, len(before) - before.rfind("\n")
    return None


def _measure(root: ElementTree.Element) -> tuple[int, int]:
    """Width and height of a drawing; 0 and 0 when it does not say."""
    sizes = [_read_length(root.get(name, "")) for name in ("width", "height")]
    if not all(sizes):
        box = root.get("viewBox", "").replace(",", " ").split()
        sizes = [_read_length(each) for each in box[2:4]]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else (0, 0)


def _read_length(text: str) -> int:
    found = re.fullmatch(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*", text)
    return int(found.group(1)) if found else 0
