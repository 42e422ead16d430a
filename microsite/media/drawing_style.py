"""Writes the styles of a drawing anew, with what is known to be harmless alone.

A list of what is forbidden would never be complete: browsers learn new functions that
load (`image-set()`, `src()`), and CSS has escapes for every letter. So a property stays
when it is on the list, a value when all its functions are, an address when it leads to
a part of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import tinycss2

PROPERTIES = frozenset(
    "alignment-baseline baseline-shift clip clip-path clip-rule color"
    " color-interpolation color-rendering cursor cx cy d direction display"
    " dominant-baseline fill fill-opacity fill-rule flood-color flood-opacity font"
    " font-family font-size font-size-adjust font-stretch font-style font-variant"
    " font-weight height image-rendering isolation letter-spacing marker marker-end"
    " marker-mid marker-start mask mask-type mix-blend-mode opacity overflow"
    " paint-order pointer-events r rx ry shape-rendering stop-color stop-opacity stroke"
    " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-opacity stroke-width text-align text-anchor"
    " text-decoration text-indent text-rendering transform transform-box"
    " transform-origin unicode-bidi vector-effect visibility white-space width"
    " word-spacing writing-mode x y".split()
)
"""SVG 2, "Property index", without what loads: filters, shapes around text."""
_FUNCTIONS = frozenset(
    "calc circle clamp color color-mix ellipse hsl hsla hwb inset lab lch matrix max"
    " min oklab oklch path polygon rgb rgba rotate scale scalex scaley skewx skewy"
    " translate translatex translatey url".split()
)
_MAX_DEPTH = 20
"""Brackets inside one another."""


class UnsafeStyleError(Exception):
    """A style that loads or runs something, or that no browser reads alike."""


def write_declarations(source: str) -> str:
    """The declarations of a `style` attribute; UnsafeStyleError where they load."""
    nodes = tinycss2.parse_blocks_contents(
        source, skip_comments=True, skip_whitespace=True
    )
    return ";".join(_write_declarations(nodes))


def write_value(source: str) -> str:
    """The value of one property; UnsafeStyleError where it loads something."""
    nodes = tinycss2.parse_component_value_list(source, skip_comments=True)
    _require_value(nodes)
    return str(tinycss2.serialize(nodes)).strip()


def write_condition(source: str) -> str:
    """The value of a `media` attribute; UnsafeStyleError where it loads something."""
    nodes = tinycss2.parse_component_value_list(source, skip_comments=True)
    _require_harmless(nodes)
    return str(tinycss2.serialize(nodes)).strip()


def write_sheet(source: str) -> str:
    """The rules of a `style` element; UnsafeStyleError where they load something."""
    nodes = tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True)
    return "".join(_write_rules(nodes, 0))


def _write_rules(nodes: Iterable[Any], depth: int) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            _require_harmless(node.prelude)
            inner = tinycss2.parse_blocks_contents(
                node.content, skip_comments=True, skip_whitespace=True
            )
            selector = tinycss2.serialize(node.prelude).strip()
            yield f"{selector}{{{';'.join(_write_declarations(inner))}}}"
        elif _is_media(node) and depth < _MAX_DEPTH:
            _require_harmless(node.prelude)
            inner = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            condition = tinycss2.serialize(node.prelude).strip()
            rules = "".join(_write_rules(inner, depth + 1))
            yield f"@media {condition}{{{rules}}}"
        else:
            raise UnsafeStyleError


def _is_media(node: Any) -> bool:
    is_rule = node.type == "at-rule" and node.lower_at_keyword == "media"
    return is_rule and node.content is not None


def _write_declarations(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        if node.type != "declaration":
            raise UnsafeStyleError
        _require_value(node.value)
        if node.lower_name in PROPERTIES:
            value = tinycss2.serialize(node.value).strip()
            yield f"{node.lower_name}:{value}{' !important' * node.important}"


def _require_value(nodes: Sequence[Any]) -> None:
    """The same for a value, where a bracket belongs to a function: no `0src('a')`."""
    if any(node.type.endswith(" block") for node in nodes):
        raise UnsafeStyleError
    _require_harmless(nodes)


def _require_harmless(nodes: Sequence[Any]) -> None:
    """UnsafeStyleError for an address elsewhere, an unknown function, a fault."""
    _require_gaps(nodes)
    waiting = [(node, 0) for node in nodes]
    while waiting:
        node, depth = waiting.pop()
        if node.type in ("error", "at-keyword") or depth > _MAX_DEPTH:
            raise UnsafeStyleError
        inner: Sequence[Any] = ()
        if node.type == "url":
            _require_part(node.value)
        elif node.type == "function":
            inner = node.arguments
            if node.lower_name not in _FUNCTIONS:
                raise UnsafeStyleError
            if node.lower_name == "url":
                for each in inner:
                    _require_part(each.value if each.type == "string" else "#")
        elif node.type in ("() block", "[] block", "{} block"):
            inner = node.content
        _require_gaps(inner)
        waiting += ((each, depth + 1) for each in inner)


def _require_gaps(nodes: Sequence[Any]) -> None:
    """UnsafeStyleError where a bracket follows a word: `4src('a')` is none of ours."""
    for before, node in pairwise(nodes):
        is_apart = before.type in ("whitespace", "literal")
        if node.type == "() block" and not is_apart:
            raise UnsafeStyleError


def _require_part(address: str) -> None:
    if not address.strip().startswith("#"):
        raise UnsafeStyleError
