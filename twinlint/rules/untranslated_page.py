"""Most of a page is not translated, or not yet.

Why: readers of one language find a fragment, and a list of all that is missing would
say no more than that.
Wrong:
    fr: |
        # Le port

        Le port compte dix-huit quais et accueille les bateaux de pêche de la baie.

        Il est ouvert toute l’année, de jour comme de nuit, à tous ceux qui arrivent.

        La capitainerie répond aux appels des marins et garde leurs colis au sec.

        Une station-service se trouve au bout du quai sud, près de la grande grue.

        Les visiteurs laissent leur voiture derrière la halle, où elle est gardée.
    en: |
        # The harbour

        This page is being translated.
Right:
    fr: |
        # Le port

        Le port compte dix-huit quais et accueille les bateaux de pêche.
    en: |
        # The harbour

        The harbour has eighteen quays and is home to the fishing boats.
Fix: translate the page, or publish it once it is translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, find_foreign, make_place
from twinlint.data import dataclass
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Block, Kind, Mentions
from twinlint.rule import Scope, pair_rule

_LEAST = 0.4
"""Share of a version's prose that the other one has, where it is a translation. Of 447
versions of published translations each had 0.8 and more; of 160 pages of a handbook
that is being translated, 23 had less than 0.4."""
_BLOCKS = 5
"""Blocks of prose that a page has at least; of less, each is told alone."""
_LETTERS = 300


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A version that has little of the other one."""

    here: Mentions
    there: Mentions
    blocks: int
    """Of the other version that this one has in its own language."""
    of: int
    """All of that version."""
    is_foreign: bool
    """Most of what it has is in the language of the other."""


@pair_rule(Severity.WARNING, Scope.PAGE)
def untranslated_page(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """The version that has little of the other one."""
    fragments = [each for each in _find_fragments(comparison) if each]
    if not fragments:
        return
    fragment = min(fragments, key=lambda each: sum(b.length for b in each.here.blocks))
    here, there = fragment.here, fragment.there
    if fragment.is_foreign:
        said = message(
            "most of the {language} page is in {other_language}",
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
        )
    else:
        said = message(
            "{language} has {count} of the {total} paragraphs of {other_language}",
            language=LanguageName(here.locale),
            other_language=LanguageName(there.locale),
            count=fragment.blocks,
            total=fragment.of,
        )
    first = here.blocks[0] if here.blocks else None
    start, end = (first.start, first.end) if first else (0, 0)
    yield rule(
        said,
        make_place(here, start, end),
        related=(make_place(there, there.blocks[0].start, there.blocks[0].end),),
        several=message(
            "{count} pages of the {language} version wait for their translation",
            language=LanguageName(here.locale),
        ),
        help=message("translate the page, or publish it once it is translated"),
    )


def _find_fragments(comparison: Comparison) -> Iterator[_Fragment | None]:
    foreign = {(id(each.here), each.block.start) for each in find_foreign(comparison)}
    first, second = comparison.reference, comparison.translation
    for here, there in ((second, first), (first, second)):
        prose = [block for block in there.blocks if _is_prose(block)]
        own: set[int] = set()
        copied: set[int] = set()
        for unit in comparison.paired:
            sides = (unit.translation, unit.reference)
            mine, others = sides if here is second else sides[::-1]
            is_foreign = all((id(here), block.start) in foreign for block in mine)
            (copied if is_foreign else own).update(block.start for block in others)
        yield _judge(here, there, prose, own, copied)


def _judge(
    here: Mentions, there: Mentions, prose: list[Block], own: set[int], copied: set[int]
) -> _Fragment | None:
    total = sum(block.length for block in prose)
    has = [block for block in prose if block.start in own]
    length = sum(block.length for block in has)
    if len(prose) < _BLOCKS or total < _LETTERS or length >= _LEAST * total:
        return None
    foreign = sum(block.length for block in prose if block.start in copied)
    return _Fragment(here, there, len(has), len(prose), 2 * foreign > total)


def _is_prose(block: Block) -> bool:
    return block.kind is not Kind.CODE and block.length > 0
