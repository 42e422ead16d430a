"""An e-mail address or a phone number stands in one language only.

Why: readers of one language cannot write or call.
Wrong:
    fr: Pour en savoir plus, écrivez à presse@example.org ou appelez le 01 02 03 04 05.
    en: To learn more, write to us or call us.
Right:
    fr: Contact : presse@example.org
    en: Contact us at presse@example.org
Fix: add the contact in the other language, or take it out of both.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from twinlint.comparison import (
    Comparison,
    find_counterparts,
    has_language,
    make_finding,
    make_place,
)
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Measure, Mentions, Value
from twinlint.rule import pair_rule
from twinlint.rules.different_email import are_words

_CONTACTS = (Measure.EMAIL, Measure.PHONE)


@pair_rule(Severity.WARNING)
def missing_contact(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Contacts that one version lacks everywhere and that stand for no other one."""
    differing = {
        (value.start, in_reference)
        for difference in comparison.values
        if difference.reference and difference.translation
        for value, in_reference in (
            (difference.reference, True),
            (difference.translation, False),
        )
    }
    first, second = comparison.reference, comparison.translation
    left = _find_missing(first, second, {a for a, is_left in differing if is_left})
    right = _find_missing(second, first, {a for a, is_left in differing if not is_left})
    for value, other in _pair(left, right):
        boxes = (value.key.partition("@")[0], other.key.partition("@")[0])
        if not are_words(*boxes, comparison.locales):
            yield make_finding(
                rule, comparison, (value.start, value.end), (other.start, other.end)
            )
        del left[value.key], right[other.key]
    for here, there, missing in ((first, second, left), (second, first, right)):
        starts = [value.start for value in missing.values()]
        in_reference = here is first
        places = find_counterparts(comparison, starts, in_reference=in_reference)
        for value in missing.values():
            yield _make_finding(rule, here, value, there, places[value.start])


def _find_missing(
    here: Mentions, there: Mentions, differing: Container[int]
) -> dict[str, Value]:
    """The contacts that only one version has, by key; not those that differ.

    Each language may have an address of its own: `port-fr@`, `port-en@`.
    """
    known = {value.key for value in _read_contacts(there)}
    missing: dict[str, Value] = {}
    for value in _read_contacts(here):
        is_said = value.key in known or value.start in differing
        box, _, _ = value.key.partition("@")
        if is_said or has_language(box, (here.locale, there.locale)):
            continue
        if not _is_disguised(value.key, there.text.value):
            missing.setdefault(value.key, value)
    return missing


def _is_disguised(contact: str, text: str) -> bool:
    """Whether a text hides an address from machines: `press at example.org`."""
    box, at, host = contact.partition("@")
    if not at or host not in text.lower():
        return False
    at = r"[^\w\n@]{1,3}(?:@|\w{0,9})[^\w\n@]{1,3}"
    words = rf"(?<![\w.]){re.escape(box)}{at}"
    return re.search(words + re.escape(host), text, re.IGNORECASE) is not None


def _pair(
    left: Mapping[str, Value], right: Mapping[str, Value]
) -> list[tuple[Value, Value]]:
    """The only address of each version at the same host: they stand for one another."""
    here, there = (_group_by_host(side.values()) for side in (left, right))
    return [
        (mine[0], there[host][0])
        for host, mine in here.items()
        if len(mine) == len(there.get(host, ())) == 1
    ]


def _group_by_host(contacts: Iterable[Value]) -> dict[str, list[Value]]:
    hosts: dict[str, list[Value]] = {}
    for contact in contacts:
        _, at, host = contact.key.partition("@")
        if at:
            hosts.setdefault(host, []).append(contact)
    return hosts


def _read_contacts(mentions: Mentions) -> Iterator[Value]:
    for block in mentions.blocks:
        for value in block.values:
            if value.measure in _CONTACTS:
                yield value


def _make_finding(
    rule: Rule, here: Mentions, value: Value, there: Mentions, place: int
) -> Finding:
    related = make_place(here, value.start, value.end)
    return rule(
        message(
            "{language} gives {words}, {other_language} does not",
            language=LanguageName(here.locale),
            words=related.text,
            other_language=LanguageName(there.locale),
        ),
        make_place(there, place, place),
        related=(related,),
        help=message("add {words} here, or remove it there", words=related.text),
    )
