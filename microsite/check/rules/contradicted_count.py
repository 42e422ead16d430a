"""A text counts otherwise than the records do, its own record, or its own parts.

Why: a record is added or removed, and the sentence that counts them is forgotten.
Wrong:
    Sept solutions : quatre en cours, et deux achevées
    Les douze communes du programme (content/communes/: 10)
    Des essais de 24 mois (duration_months: 18)
Right:
    Sept solutions : quatre en cours, et trois achevées
    Les dix communes du programme
    Des essais de 18 mois
Fix: correct the number, or the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from microsite.check.detail import Detail, find_details, list_behind
from microsite.check.fact import (
    fact_rule,
    find_clause,
    find_numbers,
    find_place,
    write_like,
)
from microsite.check.facts import CountFacts, Facts, Stated, compile_noun
from twinlint.catalog import write_number
from twinlint.finding import (
    Finding,
    Message,
    Rule,
    Severity,
    message,
    plural_message,
)
from twinlint.languages import FactWords, read_language
from twinlint.mentions import Mentions, Value


@fact_rule(Severity.WARNING)
def contradicted_count(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Numbers that no record, figure or source gives, and sums that are not right."""
    known = facts.words.get(mentions.locale, FactWords())
    wrong: set[int] = set()
    nouns: list[str] = []
    for counted in facts.counts:
        words = counted.words.get(mentions.locale)
        if not words:
            continue
        nouns += words
        pattern = compile_noun(words, known)
        own = [each for each in facts.own.counts if each.kind == counted.kind]
        said = list(_find_counted(mentions, pattern))
        known_here = {each.number for each in own}
        is_partial = any(each.is_whole for each in own) and known_here.isdisjoint(
            int(value.key) for value, _ in said
        )
        for value, end in said:
            around = find_clause(mentions, value.start, end)
            is_right = int(value.key) in known_here or counted.allows(
                int(value.key),
                mentions.locale,
                around,
                is_general=facts.is_general,
                is_partial=is_partial,
            )
            if is_right:
                continue
            wrong.add(value.start)
            right = _choose_right(int(value.key), own, counted)
            if right:
                yield _report_own(rule, mentions, value, end, right)
            else:
                edition = facts.own.edition
                number, locale = int(value.key), mentions.locale
                meant = counted.narrow(number, edition, locale, around)
                yield _report(rule, mentions, value, end, meant)
    for detail in find_details(mentions, tuple(nouns)):
        if detail.total.start not in wrong:
            yield _report_sum(rule, mentions, detail)


def _find_counted(
    mentions: Mentions, noun: re.Pattern[str]
) -> Iterator[tuple[Value, int]]:
    """The numbers of a kind, each with the offset after what it counts."""
    for value in find_numbers(mentions):
        found = noun.match(mentions.plain, value.end)
        if found:
            yield value, found.end()


def _report(
    rule: Rule, mentions: Mentions, value: Value, end: int, counted: CountFacts
) -> Finding:
    place = find_place(mentions, value.start, end)
    right = _write_right(mentions, value, end, counted)
    return rule(
        tell_count(place.text, counted),
        place,
        related=(counted.place,),
        help=advise_count(
            right,
            int(value.key),
            counted,
            with_detail=_has_detail(mentions, int(value.key), end, counted),
        ),
    )


def tell_count(words: str, counted: CountFacts) -> Message:
    """That words give another number than the records come to."""
    if counted.is_of_edition:
        return message(
            "“{words}”: this edition has {count} in the records",
            words=words,
            count=str(counted.total),
        )
    return plural_message(
        "“{words}”: there is {count} in the records",
        "“{words}”: there are {count} in the records",
        count=counted.total,
        words=words,
    )


def _choose_right(
    number: int, own: Sequence[Stated], counted: CountFacts
) -> Stated | None:
    """What a number of a text is meant to be of all that its own record states.

    None where the count of all records is as near, and the text may be about those.
    """
    own = [each for each in own if each.is_whole] or own
    right = min(own, key=lambda each: abs(each.number - number), default=None)
    if right is None or right.is_whole:
        return right
    is_near = abs(right.number - number) < abs(counted.total - number)
    return right if is_near else None


def _report_own(
    rule: Rule, mentions: Mentions, value: Value, end: int, right: Stated
) -> Finding:
    """A number that is not the one of the text's own record."""
    place = find_place(mentions, value.start, end)
    written = write_like(mentions, value, right.number)
    return rule(
        message(
            "“{words}”: the record says {count}",
            words=place.text,
            count=write_number(right.number, mentions.locale),
        ),
        place,
        related=(right.place,),
        help=message(
            "write “{right}”, or correct the record",
            right=written + mentions.plain[value.end : end],
        ),
    )


def _report_sum(rule: Rule, mentions: Mentions, detail: Detail) -> Finding:
    place = find_place(mentions, detail.total.start, detail.end)
    return rule(
        message(
            "“{words}”: what follows comes to {sum}",
            words=place.text,
            sum=write_number(detail.sum, mentions.locale),
        ),
        place,
        help=message("correct this number, or those that follow"),
    )


def _is_led(mentions: Mentions, number: Value) -> bool:
    """Whether a preposition leads to a number, which is no part: “in two editions”."""
    language = read_language(mentions.locale)
    start = max(0, number.start - _WIDE)
    before = mentions.plain[start : number.start].lower().split()[-1:]
    leading = {*language.links} - {*language.joints, *language.articles}
    return not leading.isdisjoint(before)


_WIDE = 20
"""Letters in which a preposition stands."""


def _has_detail(mentions: Mentions, number: int, end: int, counted: CountFacts) -> bool:
    """Whether numbers follow in the sentence that do not come to the right one."""
    sums = [0]
    for each in list_behind(mentions, end):
        if _is_led(mentions, each):
            continue
        if int(each.key) <= max(number, counted.total):
            sums.append(sums[-1] + int(each.key))
    return len(sums) > 1 and counted.total not in sums


def _write_right(
    mentions: Mentions, value: Value, end: int, counted: CountFacts
) -> str:
    """The right number in the words of the text: `12 communes`, but `1 commune`.

    It is written as the text writes its own: in letters where there is one word for it.
    """
    words = mentions.plain[value.end : end]
    if counted.total == 1:
        words = f" {counted.singular.get(mentions.locale, words.split()[-1])}"
    return write_like(mentions, value, counted.total) + words


def advise_count(
    right: str, number: int, counted: CountFacts, *, with_detail: bool = False
) -> Message:
    """What to do where a number is not that of the records."""
    is_more = number > counted.total
    if is_more and with_detail:
        return message(
            "write “{right}” and correct the detail that follows, or add the missing"
            " records",
            right=right,
        )
    if is_more:
        return message("write “{right}”, or add the missing records", right=right)
    if with_detail:
        return message(
            "write “{right}”, and correct the detail that follows", right=right
        )
    return message("write “{right}”", right=right)
