"""Applies the waivers of a site: findings that somebody accepts, for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from microsite.check import problems
from microsite.records import Site
from twinlint.finding import Finding, Rule, message
from twinlint.rulebook import suggest_rules
from twinlint.source import write_field


def apply_waivers(
    findings: Iterable[Finding],
    site: Site,
    today: date,
    rules: Iterable[Rule],
    *,
    is_whole: bool = True,
) -> tuple[Finding, ...]:
    """The findings that no waiver accepts, with those about the waivers themselves.

    `rules` are all that can be waived. Whether a waiver accepts nothing is only known
    when these are the findings of all rules, and the whole of them.
    """
    waived: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        matches = [
            index
            for index, waiver in enumerate(site.waivers)
            if waiver.until.last_day >= today and _is_waived(finding, index, site)
        ]
        waived.update(matches)
        if not matches:
            kept.append(finding)
    for index, waiver in enumerate(site.waivers):
        place = site.origins["waivers"].place((index, "rule"))
        if waiver.until.last_day < today:
            kept.append(
                problems.EXPIRED_WAIVER(
                    message("this waiver ended on {date}", date=str(waiver.until)),
                    place,
                    help=message("mend the finding, or argue a later date"),
                )
            )
        elif is_whole and index not in waived:
            kept.append(_report_unused(site, index, tuple(rules)))
    return tuple(kept)


def _report_unused(site: Site, index: int, rules: tuple[Rule, ...]) -> Finding:
    """The finding on a waiver that accepts nothing, perhaps for a slip in its words."""
    waiver, origin = site.waivers[index], site.origins["waivers"]
    files = {record.document.path for record in site.origins.values()}
    if waiver.rule not in {rule.name for rule in rules}:
        guesses = suggest_rules(waiver.rule, rules)
        return problems.UNUSED_WAIVER(
            message("there is no rule “{rule}”", rule=waiver.rule),
            origin.place((index, "rule")),
            help=message("did you mean {guesses}?", guesses=guesses)
            if guesses
            else message("copy the word in brackets behind the finding"),
        )
    if f"content/{waiver.path}" in files:
        return problems.UNUSED_WAIVER(
            message("“{path}” lacks its folder", path=waiver.path),
            origin.place((index, "path")),
            help=message("write {path}", path=f"content/{waiver.path}"),
        )
    return problems.UNUSED_WAIVER(
        message("this waiver accepts nothing"),
        origin.place((index, "rule")),
        help=message("delete it, or compare its path and field with the finding"),
    )


def _is_waived(finding: Finding, index: int, site: Site) -> bool:
    waiver = site.waivers[index]
    if finding.rule != waiver.rule or finding.place is None:
        return False
    if finding.place.span.path != waiver.path:
        return False
    field = write_field(finding.place.field)
    return (
        waiver.field is None
        or field == waiver.field
        or field.startswith((f"{waiver.field}.", f"{waiver.field}["))
    )
