"""Catalogs of messages as trees of keys: what all of them have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from twinlint.data import dataclass
from twinlint.documents.document import Part
from twinlint.documents.passage import read_message
from twinlint.source import Composer, Spot, Text

Key = tuple[str | int, ...]
"""The way to a text: `("menu", "items", 0)`."""

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
_PLURAL = re.compile(r"(?:.*[_.-])?(?:zero|one|two|few|many|other)")
"""Categories of plural forms (CLDR); languages have not the same ones."""
_ASIDE = frozenset(("description", "placeholders", "context", "example", "comment"))
"""Beside a `message`, what is told to translators (Chrome, ARB, Docusaurus)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text of a tree with its key."""

    key: Key
    pieces: Sequence[tuple[str, int]]
    """What it is made of, each piece with its offset in the document."""
    start: int
    """Offset of the value."""


def read_catalog(text: Text, found: Iterable[Found]) -> tuple[Part, ...]:
    """The messages of a catalog, each with its key."""
    texts = [each for each in found if not _is_about(each.key)]
    texts = _take_off_language(texts)
    own = {each.key[:-1] for each in texts if each.key[-1:] == ("message",)}
    parts = []
    for each in texts:
        if any(
            step in _ASIDE and each.key[:at] in own for at, step in enumerate(each.key)
        ):
            continue
        name = write_key(each.key)
        last = each.key[-1] if each.key else ""
        is_optional = isinstance(last, str) and bool(_PLURAL.fullmatch(last))
        parts.append(
            Part(
                name, read_message(_compose(text, each, name)), is_optional=is_optional
            )
        )
    return tuple(parts)


_TOLD = "___DESCRIPTION"
"""What the key of a note ends in, behind that of its message (Docusaurus)."""


def _is_about(key: Key) -> bool:
    """Whether a text is told to programs or translators: `@@locale`, `@title` (ARB)."""
    if not key:
        return False
    return str(key[0]).startswith("@") or str(key[-1]).endswith(_TOLD)


def write_key(key: Key) -> str:
    """A key as people write it: `menu.items[0]`."""
    written = ""
    for step in key:
        if isinstance(step, int):
            written += f"[{step}]"
        else:
            written += f".{step}" if written else step
    return written


def _take_off_language(found: list[Found]) -> list[Found]:
    """The texts without the tag of their language, where all stand below it (Rails)."""
    tops = {each.key[0] for each in found if each.key}
    top = next(iter(tops), "")
    is_tag = len(tops) == 1 and isinstance(top, str) and bool(_TAG.fullmatch(top))
    if not is_tag or any(len(each.key) < 2 for each in found):
        return found
    return [Found(each.key[1:], each.pieces, each.start) for each in found]


def _compose(text: Text, found: Found, name: str) -> Text:
    composer = Composer(text, Spot(key=name))
    for written, start in found.pieces:
        if text.value.startswith(written, start):
            composer.copy(start, start + len(written))
        else:
            composer.write(written, start)
    if not found.pieces:
        composer.write("", found.start)
    return composer.compose()
