"""What a page is made of, as far as its checks need it: names, addresses, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from microsite.pages.html import Html, Token
from twinlint.data import dataclass

_ADDRESSES = frozenset("href src poster action formaction cite xlink:href".split())
"""Attributes that hold one address (HTML Standard, index of attributes)."""
_SETS = frozenset(("srcset", "imagesrcset"))
"""Attributes that hold several, each with what it is for."""
_IDLE = re.compile(r"<\w+(?: class=\"[^\"]*+\")?>")
"""Most tags, which say nothing that an anatomy is read from."""
_CANDIDATE = re.compile(r"(?![\s,])(\S++)(?<=(.))((?>(?:[^,(]++|\([^()]*+\)?)*))")
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.I)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SIGN = re.compile(r"\{\{|\{%|\{#|%\([a-z_]+\)[sd]")
_NOTHING = ("None", "Undefined")
"""What a value that is missing looks like. “None” begins many an English sentence: only
alone is it ours."""
_MARKER = re.compile(rf"{_SIGN.pattern}|{'|'.join(_NOTHING)}")
_VERBATIM = frozenset(("code", "pre", "script", "style"))


class Heading(NamedTuple):
    """A heading of a page."""

    level: int
    words: str
    """Empty when it has none."""


@dataclass(slots=True)
class _Parts:
    """An anatomy while it is read."""

    language: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)
    targets: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a page is made of."""

    language: str
    title: str
    description: str
    canonical: str
    """The address that the page says it has; empty when it says none."""
    alternates: Mapping[str, str]
    """`{hreflang: address}` of the page's head."""
    ids: Counter[str]
    targets: tuple[str, ...]
    """Every address that the page links to, shows, runs or sends a form to."""
    headings: tuple[Heading, ...]
    marker: str
    """The first sign of the template language that is left; empty without one."""


def read_anatomies(contents: Iterable[bytes]) -> Iterator[Anatomy]:
    """The anatomy of each of some pages."""
    return map(read_anatomy, contents)


def read_anatomy(content: bytes) -> Anatomy:
    """The anatomy of a published page, which is in UTF-8."""
    source = content.decode()
    parts = _Parts()
    headings: list[Heading] = []
    words: list[str] | None = None
    level = 0

    def close() -> None:
        if words is not None:
            headings.append(Heading(level, " ".join("".join(words).split())))

    for token in Html(source).tokens():
        kind, written, name = token
        if kind == "text":
            if words is not None:
                words.append(token.text)
            continue
        if name in _LEVELS:
            close()
            words, level = [] if kind == "opening" else None, _LEVELS[name]
        if kind in ("opening", "empty"):
            if not _IDLE.fullmatch(written):
                _read_tag(token, parts)
        elif kind == "raw" and name == "title":
            parts.title = parts.title or token.text.strip()
    close()
    return Anatomy(
        parts.language,
        parts.title,
        parts.description,
        parts.canonical,
        parts.alternates,
        parts.ids,
        tuple(parts.targets),
        tuple(headings),
        _find_marker(source),
    )


def _read_tag(token: Token, parts: _Parts) -> None:
    said = token.attributes
    if "id" in said:
        parts.ids[said["id"]] += 1
    if token.name == "html":
        parts.language = said.get("lang", "")
    elif token.name == "meta":
        _read_meta(said, parts)
    elif token.name == "link" and "canonical" in said.get("rel", "").lower().split():
        parts.canonical = _clean(said.get("href", ""))
    elif token.name == "link" and "hreflang" in said:
        parts.alternates[said["hreflang"]] = _clean(said.get("href", ""))
    else:
        parts.targets += _find_targets(token.name, said)


def _read_meta(said: Mapping[str, str], parts: _Parts) -> None:
    content = said.get("content", "")
    if said.get("name", "").lower() == "description":
        parts.description = content.strip()
    elif said.get("http-equiv", "").lower() == "refresh":
        found = _REFRESH.match(content)
        if found:
            parts.targets.append(_clean(found[1]))


def _find_targets(name: str, said: Mapping[str, str]) -> Iterator[str]:
    """The addresses that a tag says, in the order of its attributes."""
    for attribute, value in said.items():
        if attribute in _ADDRESSES or (attribute == "data" and name == "object"):
            yield _clean(value)
        elif attribute in _SETS:
            for address, last, _ in _CANDIDATE.findall(value):
                yield address.rstrip(",") if last == "," else address


def _clean(address: str) -> str:
    """An address as browsers read it (URL Standard, "basic URL parser")."""
    return re.sub(r"[\t\n\r]", "", address).strip("\0\f ")


def _find_marker(source: str) -> str:
    if not _MARKER.search(source):
        return ""
    for token, _, is_verbatim in Html(source).walk(_VERBATIM):
        if is_verbatim:
            continue
        sign = _SIGN.search(token.written)
        if sign:
            return sign[0]
        values = [token.text, *(a.value for a in token.read_attributes())]
        for value in values:
            if value.strip() in _NOTHING:
                return value.strip()
    return ""
