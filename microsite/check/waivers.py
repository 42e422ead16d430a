"""Applies the waivers of a site, and words what is wrong with one: expired, unused.

A waiver with a fingerprint accepts a finding as long as both texts stay as they are.
None accepts an error: what is certain is mended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from microsite.check import problems
from microsite.check.fingerprint import Fingerprints
from microsite.records import Site, Waiver
from twinlint.finding import DayName, Finding, Place, Rule, Severity, message
from twinlint.rulebook import suggest_rules
from twinlint.source import FieldPath, write_field

_WORD = re.compile(r"[^\W\d_]{2}")
"""What a reason has, and a sign that stands for one has not."""


def apply_waivers(
    findings: Iterable[Finding],
    site: Site,
    today: date,
    rules: Iterable[Rule],
    *,
    is_whole: bool = True,
    with_drafts: bool = False,
    unasked: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The findings that no waiver accepts, with those about the waivers themselves.

    `rules` are all that there are; `unasked` are those that nothing was looked for by.
    Whether a waiver accepts nothing is only known when these are the findings of all
    other rules, and the whole of them: beside an error much is not looked for, and what
    is found `with_drafts` is not what is found without.
    """
    if not site.waivers:
        return tuple(findings)
    rules, findings = tuple(rules), tuple(findings)
    prints = Fingerprints(site)
    accepted: dict[int, list[Finding]] = defaultdict(list)
    reopened: dict[int, Finding] = {}
    refused: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        is_accepted = False
        for index, waiver in enumerate(site.waivers):
            if not (_may_accept(waiver, today) and _is_about(waiver, finding)):
                continue
            if _is_error(finding):
                refused.add(index)
            elif waiver.fingerprint in (None, prints.take(finding)):
                accepted[index].append(finding)
                is_accepted = True
            elif _is_in_field(waiver, finding):
                reopened[index] = finding
        if not is_accepted:
            kept.append(finding)
    is_whole = is_whole and not any(map(_is_error, findings))
    errors = {rule.name for rule in rules if rule.severity is Severity.ERROR}
    for index, waiver in enumerate(site.waivers):
        if not _may_accept(waiver, today):
            kept.append(_report_expired(site, index))
        elif index in accepted:
            kept += _report_loose(site, index, accepted[index], prints)
        elif index in refused or waiver.rule in errors:
            kept.append(_report_error(site, index))
        elif is_whole and waiver.rule not in unasked:
            found = reopened.get(index)
            if found:
                kept.append(_report_reopened(site, index, found, prints))
            else:
                is_sure = not _depends_on_drafts(site, waiver, with_drafts=with_drafts)
                kept += _report_unused(site, index, rules, is_sure=is_sure)
        kept += _check_reason(site, index)
    return tuple(kept)


def _depends_on_drafts(site: Site, waiver: Waiver, *, with_drafts: bool) -> bool:
    """Whether a waiver that accepts nothing may accept something another time.

    That is with drafts, where it is about one of them; and without, where there are
    drafts, or records of other days, beside which others may be told less.
    """
    if with_drafts:
        return bool(site.unfinished) or any(
            record.draft or record.publish_on or record.publish_until
            for _, record in site.records()
        )
    return any(
        origin.document.path == waiver.path and _is_under(waiver, origin.prefix)
        for origin in site.origins.values()
        if origin.is_draft
    )


def _is_under(waiver: Waiver, prefix: FieldPath) -> bool:
    """Whether a waiver may be about one record of a file."""
    above, field = write_field(prefix), waiver.field or ""
    return not field or f"{field}.".startswith(f"{above}." if above else "")


def _may_accept(waiver: Waiver, today: date) -> bool:
    return waiver.until.last_day >= today


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _is_about(waiver: Waiver, finding: Finding) -> bool:
    if finding.rule != waiver.rule or finding.place is None:
        return False
    if finding.place.span.path != waiver.path:
        return False
    # In a list a field may have changed its place: the fingerprint tells it.
    return waiver.fingerprint is not None or _is_in_field(waiver, finding)


def _is_in_field(waiver: Waiver, finding: Finding) -> bool:
    field = write_field(finding.place.field) if finding.place else ""
    return (
        waiver.field is None
        or field == waiver.field
        or field.startswith((f"{waiver.field}.", f"{waiver.field}["))
    )


# What is wrong with them --------------------------------------------------------------


def _find_place(site: Site, index: int, field: str = "rule") -> Place:
    return site.origins["waivers"].place((index, field))


def _report_expired(site: Site, index: int) -> Finding:
    until = site.waivers[index].until
    return problems.EXPIRED_WAIVER(
        message("this waiver ended on {date}", date=DayName(until)),
        _find_place(site, index),
        help=message("mend the finding, or argue a later date"),
    )


def _report_error(site: Site, index: int) -> Finding:
    return problems.UNUSED_WAIVER(
        message(
            "{rule} is an error, and none is accepted", rule=site.waivers[index].rule
        ),
        _find_place(site, index),
        help=message("mend what check tells, and delete this waiver"),
    )


def _report_loose(
    site: Site, index: int, accepted: list[Finding], prints: Fingerprints
) -> Iterator[Finding]:
    """The note on a waiver that stays whatever is written there later."""
    if site.waivers[index].fingerprint is not None:
        return
    taken = tuple(dict.fromkeys(map(prints.take, accepted)))
    yield problems.LOOSE_WAIVER(
        message("an edit of what this accepts does not open it again"),
        _find_place(site, index),
        help=message("add “{line}”", line=f"fingerprint: {taken[0]}")
        if len(taken) == 1
        else message(
            "it accepts {count} findings: write a waiver for each, with {lines}",
            count=len(taken),
            lines=tuple(f"fingerprint: {each}" for each in taken),
        ),
    )


def _report_reopened(
    site: Site, index: int, finding: Finding, prints: Fingerprints
) -> Finding:
    return problems.UNUSED_WAIVER(
        message("the texts have changed since this was accepted"),
        _find_place(site, index, "fingerprint"),
        related=(finding.place,) if finding.place else (),
        help=message(
            "look at them again: delete this waiver, or write “{line}”",
            line=f"fingerprint: {prints.take(finding)}",
        ),
    )


def _check_reason(site: Site, index: int) -> Iterator[Finding]:
    waiver = site.waivers[index]
    if not _WORD.search(waiver.reason):
        yield problems.UNEXPLAINED_WAIVER(
            message(
                "“{text}” does not say why {rule} is accepted",
                text=waiver.reason,
                rule=waiver.rule,
            ),
            _find_place(site, index, "reason"),
            help=message("write the reason, for who reads it next year"),
        )


def _find_path(path: str, files: Iterable[str]) -> str:
    """The only file that a path means which lacks a folder, or has a line behind it."""
    bare = re.sub(r"(?::\d+)+$", "", path)
    found = [each for each in files if f"/{each}".endswith(f"/{bare}")]
    return found[0] if len(found) == 1 else ""


def _report_unused(
    site: Site, index: int, rules: tuple[Rule, ...], *, is_sure: bool
) -> Iterator[Finding]:
    """The finding on a waiver that accepts nothing, perhaps for a slip in its words.

    None where nothing is wrong with its words, and it is not sure.
    """
    waiver = site.waivers[index]
    files = {record.document.path for record in site.origins.values()}
    if waiver.rule not in {rule.name for rule in rules}:
        guesses = suggest_rules(waiver.rule, rules)
        yield problems.UNUSED_WAIVER(
            message("there is no rule “{rule}”", rule=waiver.rule),
            _find_place(site, index),
            help=message("did you mean {guesses}?", guesses=guesses)
            if guesses
            else message("copy the word in brackets after the finding"),
        )
    elif waiver.path not in files and (meant := _find_path(waiver.path, files)):
        yield problems.UNUSED_WAIVER(
            message("there is no file “{path}”", path=waiver.path),
            _find_place(site, index, "path"),
            help=message("write {path}", path=meant),
        )
    elif is_sure:
        yield problems.UNUSED_WAIVER(
            message("this waiver accepts nothing"),
            _find_place(site, index),
            help=message("delete it, or compare its path and field with the finding"),
        )
