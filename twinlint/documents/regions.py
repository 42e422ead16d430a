"""Tells main content, furniture (menus, banners of consent) and code of HTML apart.

Furniture is what stands on every page of a site: navigation, header, footer, the banner
that asks for consent. All that is outside `main` is furniture; on a page without one,
what the HTML Standard and the roles of WAI-ARIA name as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from twinlint.data import dataclass

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b([^<>]{0,2000})>")
_LOOKED_AT = frozenset(
    "article aside div dialog footer form header main nav ol p pre section svg table"
    " title ul".split()
)
_ALWAYS = frozenset(("nav", "dialog"))
_OUTSIDE = frozenset(("header", "footer", "aside"))
"""Furniture unless they belong to an article or to the main content."""
_HOLDERS = frozenset(("main", "article"))
_ROLE = re.compile(
    r"\brole\s*=\s*[\"']?(?:(?P<main>main)|navigation|banner|contentinfo|search|dialog"
    r"|alertdialog|complementary|menubar)\b",
    re.I,
)
_CONSENT = re.compile(
    r"\b(?:id|class)\s*=\s*(?:\"[^\"]*|'[^']*|)(?<![a-z])(?:cookie|consent|gdpr|rgpd"
    r"|tarteaucitron|axeptio|didomi|onetrust|klaro)",
    re.I,
)
"""Names of banners of consent and of the programs that show them."""
_CODE = re.compile(
    r"\bclass\s*+=\s*+[\"']?[^\"'>]{0,2000}(?<![a-z])(?:highlight|rouge|lntable|code"
    r"|(?:cmd|func)?synopsis\b)",
    re.I,
)
"""Tables of Pygments, Rouge and Chroma, line numbers on the left and code on the right;
and how DocBook shows the ways to call a program."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Stretches of a page, as offsets."""

    furniture: tuple[tuple[int, int], ...]
    """Outermost ones, in order."""
    code: tuple[tuple[int, int], ...]
    """Outermost ones, in order."""
    titles: tuple[tuple[int, int], ...]
    """The element that names the page, if it has one."""


class _Kind(Enum):
    MAIN = auto()
    FURNITURE = auto()
    TITLE = auto()
    CODE = auto()


def find_regions(value: str) -> Regions:
    """The regions of a page whose text is `value`."""
    found: dict[_Kind, list[tuple[int, int]]] = {kind: [] for kind in _Kind}
    for kind, start, end in _find_elements(value):
        found[kind].append((start, end))
    code = tuple(_leave_outermost(found[_Kind.CODE]))
    titles = tuple(found[_Kind.TITLE][:1])
    if not found[_Kind.MAIN]:
        furniture = tuple(_leave_outermost(found[_Kind.FURNITURE]))
        return Regions(furniture, code, titles)
    kept = sorted((*found[_Kind.MAIN], *titles))
    return Regions(find_rest(kept, len(value)), code, titles)


def _find_elements(value: str) -> Iterator[tuple[_Kind, int, int]]:
    """The elements that are something, with what they are, in the order they end."""
    opened: dict[str, list[tuple[int, _Kind | None]]] = {n: [] for n in _LOOKED_AT}
    for match in _TAG.finditer(value):
        name = match[2].lower()
        if name not in _LOOKED_AT or match[3].endswith("/"):
            continue
        if not match[1]:
            is_inside = any(opened[holder] for holder in _HOLDERS)
            kind = _tell_kind(name, match[3], is_inside=is_inside)
            if kind is _Kind.TITLE and (is_inside or opened["svg"]):
                kind = None  # The title of a drawing.
            opened[name].append((match.start(), kind))
        elif opened[name]:
            start, kind = opened[name].pop()
            if kind:
                yield kind, start, match.end()
    for elements in opened.values():
        for start, kind in elements:
            if kind:
                yield kind, start, len(value)


def _tell_kind(name: str, attributes: str, *, is_inside: bool) -> _Kind | None:
    role = _ROLE.search(attributes)
    if name == "main" or (role and role["main"]):
        return _Kind.MAIN
    if name == "title":
        return _Kind.TITLE
    if name == "pre" or (name in ("table", "div") and _CODE.search(attributes)):
        return _Kind.CODE
    if (
        role
        or name in _ALWAYS
        or (name in _OUTSIDE and not is_inside)
        or (name not in _HOLDERS and _CONSENT.search(attributes))
    ):
        return _Kind.FURNITURE
    return None


def find_rest(
    kept: Iterable[tuple[int, int]], length: int
) -> tuple[tuple[int, int], ...]:
    """What lies between some stretches of a text, which are in order."""
    rest: list[tuple[int, int]] = []
    done = 0
    for start, end in kept:
        if start > done:
            rest.append((done, start))
        done = max(done, end)
    return (*rest, (done, length))


def _leave_outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    done = 0
    for start, end in sorted(spans):
        if end > done:
            yield max(start, done), end
            done = end
