"""A text gives a commune a number of inhabitants that its record does not have.

Why: populations change every year; the record holds each with its year and source.
Wrong: Sceaux compte 21 884 habitants.
Right: Sceaux compte 20 884 habitants.
Fix: correct the number, or add it to the record with its source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from microsite.check.fact import fact_rule, find_communes, find_numbers, find_place
from microsite.check.facts import CommuneFacts, Facts
from microsite.check.whose import Named, Said, find_whose, is_of_more, list_near
from twinlint.catalog import write_number
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import FactWords, read_language
from twinlint.mentions import Mentions, Sentence, Value


@fact_rule(Severity.WARNING)
def contradicted_population(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Numbers of inhabitants in sentences that say of which commune they are."""
    words = facts.words.get(mentions.locale)
    if not words or not words.inhabitants:
        return
    nouns = "|".join(map(re.escape, words.inhabitants))
    pattern = re.compile(rf"[ \u00a0\u202f](?:{nouns})\b", re.IGNORECASE)
    found = [
        (value, noun.end())
        for value in find_numbers(mentions)
        if (noun := pattern.match(mentions.plain, value.end))
    ]
    communes = _find_communes(mentions, facts, words) if found else {}
    several = _find_several(mentions, facts) if found else []
    language = read_language(mentions.locale)
    starts = sorted(communes)
    for value, end in found:
        at = bisect_right(starts, value.start) - 1
        commune = communes[starts[at]] if at >= 0 else None
        sentence, named = several[at] if at >= 0 else (None, ())
        said = Said(value, end)
        named = list_near(named, said)
        if sentence and len(named) > 1 and commune is None:
            commune = find_whose(mentions, language, sentence, named, said)
        if commune and is_of_more(mentions, language, named, said):
            continue
        if commune is None and _is_its_own(mentions, value, words):
            commune = _find_own(mentions, value, facts)
        if commune is None or int(value.key) in commune.populations:
            continue
        place = find_place(mentions, value.start, end)
        yield rule(
            message(
                "the record of {commune} does not give “{words}”",
                words=place.text,
                commune=commune.name,
            ),
            place,
            related=(commune.population_place,) if commune.population_place else (),
            help=message(
                "write {right} in this {language} text, or correct the population in"
                " the record",
                right=write_number(commune.population, mentions.locale),
                language=LanguageName(mentions.locale),
            )
            if commune.population
            else message("correct the number, or add it to the record with its source"),
        )


def _find_communes(
    mentions: Mentions, facts: Facts, words: FactWords
) -> Mapping[int, CommuneFacts | None]:
    """The only commune that a sentence speaks of, by the offset where it begins.

    It is named, or is the one whose page this is. None where there are several or none,
    or where its population is not known.
    """
    named = find_communes(mentions, facts)
    starts, names = [start for start, _ in named], list(named.values())
    only: dict[int, CommuneFacts | None] = {}
    for block in mentions.blocks:
        for sentence in block.sentences:
            first = bisect_left(starts, sentence.start)
            last = bisect_left(starts, sentence.end)
            communes = list(chain.from_iterable(names[first:last]))
            if not communes and facts.subject and _means_here(sentence, words):
                communes = [facts.subject]
            is_one = bool(communes) and all(each is communes[0] for each in communes)
            is_known = is_one and bool(communes[0].populations)
            only[sentence.start] = communes[0] if is_known else None
    return only


def _find_several(
    mentions: Mentions, facts: Facts
) -> list[tuple[Sentence, Sequence[Named]]]:
    """Each sentence with the communes that it names, in order."""
    named = [
        Named(start, end, each[0] if len(each) == 1 else None)
        for (start, end), each in find_communes(mentions, facts).items()
    ]
    starts = [each.start for each in named]
    sentences = (each for block in mentions.blocks for each in block.sentences)
    return [
        (each, named[bisect_left(starts, each.start) : bisect_left(starts, each.end)])
        for each in sorted(sentences, key=lambda each: each.start)
    ]


def _is_its_own(mentions: Mentions, number: Value, words: FactWords) -> bool:
    """Whether a possessive stands before a number: “its 20,000 inhabitants”."""
    before = mentions.plain[max(0, number.start - _WIDE) : number.start]
    words_before = before.lower().split()
    return before[-1:].isspace() and bool({*words_before[-1:]} & {*words.its})


_WIDE = 20
"""Letters that a possessive has at most, with what stands around it."""


def _find_own(mentions: Mentions, number: Value, facts: Facts) -> CommuneFacts | None:
    """The commune of the page, where it has the number; none that the sentence names.

    Nor where the paragraph names one before that has so many.
    """
    subject = facts.subject
    block = next(b for b in mentions.blocks if b.start <= number.start < b.end)
    sentence = next(
        (s for s in block.sentences if s.start <= number.start < s.end), None
    )
    for (start, _), communes in find_communes(mentions, facts).items():
        if block.start <= start < number.start and (
            any(int(number.key) in each.populations for each in communes)
            or (sentence and start >= sentence.start)
        ):
            return None
    return subject if subject and subject.populations else None


def _means_here(sentence: Sentence, words: FactWords) -> bool:
    """True for a sentence about “the municipality”, or that begins with “it”."""
    said = [word.lower() for word in sentence.words]
    begins_with_it = bool(said) and said[0] in words.it
    return begins_with_it or not set(words.here).isdisjoint(said)
