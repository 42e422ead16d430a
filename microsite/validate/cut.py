"""Finds texts between braces that a comma cuts: YAML takes what follows for a field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from microsite.records import Data, Origin
from microsite.validate import problems
from microsite.validate.missing import is_in_braces
from twinlint.finding import Finding, Fix, Place, message
from twinlint.source import FieldPath


def find_cut(
    origin: Origin, path: FieldPath, value: Mapping[str, Data], known: Collection[str]
) -> Iterator[tuple[tuple[str, ...], Finding]]:
    """Names that stand between braces and are the rest of a text, and what to say.

    `known` are the names that may stand there: fields, or languages of the site.
    """
    if not is_in_braces(origin, path):
        return
    before: str | None = None
    rest: list[str] = []
    for name in (*value, None):
        if name is not None and name not in known and _is_rest(origin, path, name):
            rest.append(name)
            continue
        if rest:
            yield tuple(rest), _report(origin, path, before, rest)
        before, rest = name, []


def _is_rest(origin: Origin, path: FieldPath, name: str) -> bool:
    """True for words without a colon, or for several words: no field is called so."""
    end = origin.document.keys[origin.find_path((*path, name))].end
    behind = re.compile(r"\s*(:?)").match(origin.document.source.value, end)
    return len(name.split()) > 1 or not (behind and behind[1])


def _report(
    origin: Origin, path: FieldPath, before: str | None, rest: list[str]
) -> Finding:
    keys, source = origin.document.keys, origin.document.source
    start = keys[origin.find_path((*path, rest[0]))].start
    last = origin.find_path((*path, rest[-1]))
    end = max(keys[last].end, origin.document.values[last].end)
    words = " ".join(source.value[start:end].split())
    begun = _find_start(origin, path, before)
    text = " ".join(source.value[start if begun is None else begun : end].split())
    is_plain = begun is not None and not set(text) & set('"\\{}[]')
    return problems.CUT_TEXT(
        message("the comma ends the text, and “{words}” is lost", words=words),
        Place(source.span(start, end), text=words, field=origin.find_path(path)),
        help=message(
            "put the text in straight quotes: {written}",
            written=f'{before}: "{text}"',
        )
        if is_plain
        else message("put the whole text in straight quotes, or delete this part"),
        fix=Fix(source.span(begun, end), f'"{text}"')
        if is_plain and begun is not None
        else None,
    )


def _find_start(origin: Origin, path: FieldPath, before: str | None) -> int | None:
    """Where the text begins that a comma cuts; None where it is no plain one."""
    if before is None:
        return None
    stretch = origin.document.values[origin.find_path((*path, before))]
    written = origin.document.source.value[stretch.start : stretch.end]
    is_text = not stretch.style and any(map(str.isalpha, written))
    return stretch.start if is_text else None
