"""Remembers what the check found in texts, wherever they stand in their files.

A text is compared as if it stood alone on one line, so that the column of a finding is
a place in the text; where the text stands in its file is put in afterwards. A record
that only moved is not compared again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache

from microsite.check import (
    CheckFacts,
    CommuneFacts,
    Compare,
    Facts,
    Own,
    check_mentions,
)
from microsite.digest import make_key
from microsite.incremental.memo import Memo
from microsite.incremental.registers import Registers
from twinlint.documents import Document, Part, read_content, read_parts
from twinlint.finding import Finding, Message, Place
from twinlint.mentions import mention_content
from twinlint.pipeline import compare_documents
from twinlint.register import Register
from twinlint.rule import Scope
from twinlint.source import Locale, Span, Text

_NOTHING_OWN = Own()
_SIDES = ("0", "1")
"""The paths of the two texts while they stand alone."""


def remember_comparisons(memo: Memo, registers: Registers) -> Compare:
    """Compares two texts as `compare_texts` does; the same two are compared once."""

    def compare(
        reference: Text,
        translation: Text,
        locales: tuple[Locale, Locale],
        *,
        format: str,  # noqa: A002 - the word of the interface
        register: Register,
        scopes: tuple[Scope, ...],
    ) -> tuple[Finding, ...]:
        known = registers.know(register)
        ways = _describe_ways(locales, format, scopes)

        def compare_alone(first: str, second: str, *_: object) -> tuple[Finding, ...]:
            documents = (_read_alone(first, format, 0), _read_alone(second, format, 1))
            return compare_documents(
                *documents, locales, register=register, scopes=scopes
            )

        def find_alike(first: str, second: str, *_: object) -> Iterator[Sequence[str]]:
            if known.before:
                said = [*_read_plain(first, format), *_read_plain(second, format)]
                for digest in known.find_alike(said):
                    yield first, second, ways, digest

        found = memo.remember("pair", compare_alone, alike=find_alike)(
            reference.value, translation.value, ways, known.digest
        )
        return tuple(_put_back(each, (reference, translation)) for each in found)

    return compare


@cache
def _describe_ways(
    locales: tuple[Locale, Locale],
    format: str,  # noqa: A002 - the word of the interface
    scopes: tuple[Scope, ...],
) -> str:
    return repr((locales, format, scopes))


def _read_plain(value: str, format_: str) -> Iterator[str]:
    """What the blocks of a text say, without markup."""
    for part in read_parts(_read_alone(value, format_, 0)):
        plain = part.content.markup.plain
        for stretch in part.content.stretches:
            yield plain[stretch.start : stretch.end]


@lru_cache(maxsize=4)
def _read_alone(value: str, format_: str, side: int) -> Document:
    """A text that stands alone; read once for all that is asked of it in a row."""
    document = Document(Text(value, _SIDES[side], (0,), ((1, 1),)), format_)
    return replace(document, parts=(Part("", read_content(document)),))


def _put_back(finding: Finding, texts: tuple[Text, Text]) -> Finding:
    """The finding at its places in the files of the two texts."""

    def move(span: Span) -> Span:
        if span.path not in _SIDES:
            return span
        text = texts[_SIDES.index(span.path)]
        return text.span(span.column - 1, span.end_column - 1)

    def move_place(place: Place) -> Place:
        return replace(place, span=move(place.span))

    return replace(
        finding,
        help=_move_words(finding.help, move) if finding.help else None,
        place=move_place(finding.place) if finding.place else None,
        related=tuple(move_place(place) for place in finding.related),
        fix=replace(finding.fix, span=move(finding.fix.span)) if finding.fix else None,
        also=tuple(_put_back(each, texts) for each in finding.also),
    )


def _move_words(said: Message, move: Callable[[Span], Span]) -> Message:
    """A sentence whose places are those in the files."""
    if not any(isinstance(value, Span) for _, value in said.values):
        return said
    values = (
        (name, move(value) if isinstance(value, Span) else value)
        for name, value in said.values
    )
    return replace(said, values=tuple(values))


def remember_facts(memo: Memo) -> CheckFacts:
    """Holds a text against facts; a text that agrees with them is read once.

    What contradicts a fact points at the record that states it, wherever that stands by
    then: so only silence is remembered.
    """
    known: tuple[Facts | None, str] = (None, "")
    described: dict[int, tuple[object, str]] = {}

    def check(
        text: Text,
        locale: Locale,
        facts: Facts,
        *,
        format: str,  # noqa: A002 - the word of the interface
        versions: tuple[Locale, ...] = (),
        subject: CommuneFacts | None = None,
        own: Own = _NOTHING_OWN,
    ) -> tuple[Finding, ...]:
        nonlocal known
        if known[0] is not facts:
            known = (facts, digest_facts(facts))
            described.clear()
        if id(subject) not in described:
            described[id(subject)] = subject, digest_facts(subject)

        def check_alone(*_: object) -> tuple[Finding, ...]:
            side = versions.index(locale) if locale in versions else 0
            (part,) = read_parts(_read_alone(text.value, format, side))
            other = next((each for each in versions if each != locale), None)
            mentions = mention_content(part.content, locale, other)
            found = check_mentions(mentions, facts, subject, own)
            return tuple(_put_back(each, (text, text)) for each in found)

        remembered = memo.remember("facts", check_alone, if_=lambda found: not found)
        counts = [(each.kind, each.number, each.is_whole) for each in own.counts]
        about = described[id(subject)][1], sorted(own.days), counts
        return remembered(text.value, locale, versions, format, known[1], about)

    return check


def digest_facts(facts: Facts | CommuneFacts | None) -> str:
    """The digest of what facts state, without the places where they stand."""
    return make_key(*_describe(facts))


def _describe(value: object) -> Iterator[str]:
    """What facts state, without the places where they stand."""
    if isinstance(value, Place):
        return
    if is_dataclass(value):
        for field in fields(value):
            yield field.name
            yield from _describe(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield f"{len(value)}"
        for key, each in value.items():
            yield repr(key)
            yield from _describe(each)
    elif isinstance(value, tuple):
        yield f"{len(value)}"
        for each in value:
            yield from _describe(each)
    elif isinstance(value, frozenset):
        yield repr(sorted(value))
    else:
        yield repr(value)
