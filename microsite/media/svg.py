"""Tells whether a drawing (SVG) may be published, and how large it is.

Only elements that neither run nor load anything are let through; a list of what is
forbidden would never be complete.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from microsite.media import problems
from microsite.media.css import find_addresses, read_css
from microsite.media.picture import Fault
from twinlint.finding import message

_MAX_DRAWING = 500_000
"""Bytes of a drawing."""
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline"
    " polygon text tspan linearGradient radialGradient stop clipPath mask pattern"
    " marker style".split()
)
_RUNS = re.compile(r"expression\(|javascript:", re.I)


def find_drawing_fault(content: bytes) -> Fault | None:
    """Why an SVG is not published: it is broken, or it runs or loads something."""
    if len(content) > _MAX_DRAWING:
        limit = _MAX_DRAWING // 1000
        return (
            problems.PICTURE_TOO_LARGE,
            message("the drawing has more than {limit} kB", limit=limit),
            message("simplify the drawing"),
        )
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.I) or b"\0" in content:
        return _unsafe("<!DOCTYPE>")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - no DTD, checked above
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        return (
            problems.UNREADABLE_PICTURE,
            message("the picture cannot be read: {reason}", reason=str(error)),
            message("save it again with a drawing program, as plain SVG"),
        )
    for element in root.iter():
        found = _find_unsafe(element)
        if found:
            return _unsafe(found)
    return None


def _unsafe(found: str) -> Fault:
    return (
        problems.UNSAFE_PICTURE,
        message("the drawing holds “{found}”", found=found),
        message("save it again as plain SVG, without scripts and linked files"),
    )


def _find_unsafe(element: ElementTree.Element) -> str:
    """What an element runs or loads; nothing for a harmless one."""
    name = str(element.tag)
    if name.removeprefix(_SVG) not in _DRAWN:
        return name.rpartition("}")[2]
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2].lower()
        is_foreign = bare == "href" and not value.strip().startswith("#")
        if bare.startswith("on") or is_foreign or _loads(value):
            return bare
    if name == f"{_SVG}style" and _loads("".join(element.itertext())):
        return "style"
    return ""


def _loads(style: str) -> bool:
    """True for a style that runs something or loads more than a part of the drawing."""
    if _RUNS.search(style):
        return True
    if not any(sign in style for sign in "(@\\"):
        return False
    tokens, _ = read_css(style)
    return any(
        token.kind == "at-keyword" and token.value == "import" for token in tokens
    ) or any(
        not address.token.value.startswith("#") for address in find_addresses(tokens)
    )


def measure_drawing(content: bytes) -> tuple[int, int]:
    """Width and height of a harmless drawing; 0 and 0 when it does not say."""
    root = ElementTree.fromstring(content)  # noqa: S314 - no DTD, checked before
    sizes = [_read_length(root.get(name, "")) for name in ("width", "height")]
    if not all(sizes):
        box = root.get("viewBox", "").replace(",", " ").split()
        sizes = [_read_length(each) for each in box[2:4]]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and all(sizes) else (0, 0)


def _read_length(text: str) -> int:
    found = re.fullmatch(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*", text)
    return int(found.group(1)) if found else 0
