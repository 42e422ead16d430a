"""The command `waive`: accepts a finding for a time, or a translation as it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.note import change_file, keep_fresh, note_lost
from microsite.command.options import (
    CACHE,
    LANG,
    ROOT,
    choose_cache,
    read_day,
)
from microsite.command.select import set_owners_apart
from microsite.command.since import find_before, find_lost
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import (
    SpokenCommand,
    ask,
    find_base,
    say,
    show_beside,
    show_progress,
)
from twinlint.finding import (
    DayName,
    Finding,
    Message,
    Severity,
    message,
    plural_message,
)
from twinlint.reporter import Reporter, write_place
from twinlint.source import write_field

if TYPE_CHECKING:
    from microsite.pipeline import Built
    from microsite.records import Site

_WAIVERS = "content/waivers.yaml"
_PLACE = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?:?")
_PLACED = ("rule", "path", "field")
"""Fields of a waiver that say what it is about."""
_SHOWN = 10
"""Findings that are listed when a place does not tell which is meant."""
_OF_WAIVERS = ("expired-waiver", "unused-waiver", "loose-waiver", "unexplained-waiver")


@click.command(cls=SpokenCommand)
@click.argument("place", metavar="PLACE")
@ROOT
@LANG
@CACHE
@click.option("--rule", help="Which rule, where a place has findings of several.")
@click.option("--reason", help="Why it is accepted; asked for on a terminal.")
@click.option("--until", help="Its last day (default: in a year).")
@click.option(
    "--since",
    metavar="REV",
    help="Also what “check --since REV” tells: addresses that a branch has lost.",
)
def waive(
    place: str,
    root: Path,
    lang: str | None,
    cache: Path | None,
    rule: str | None,
    reason: str | None,
    until: str | None,
    since: str | None,
) -> int:
    """Accept the finding at a PLACE: a number in the review, or PATH:LINE[:COLUMN].

    The waiver goes to content/waivers.yaml, with a fingerprint of both texts: an edit
    of either opens the finding again. A translation that is older than its original,
    and still right, goes to content/fresh.yaml; addresses of a page that is gone for
    good are noted in content/addresses.txt.
    """
    translate = choose_translator(lang)
    root = root.resolve()
    last = _read_until(until, translate)
    built = _check(root, cache, translate, since)
    finding = _choose(built, place, rule, translate)
    if finding.rule == "stale-translation":
        return keep_fresh(root, built, finding, translate)
    if finding.rule == "lost-address":
        return note_lost(root, finding, translate)
    reason = " ".join((reason or _ask_reason(translate)).split())
    if not re.search(r"[^\W\d_]{2}", reason):
        said = message("say why “{rule}” is accepted here", rule=finding.rule)
        raise click.BadParameter(translate(said), param_hint="--reason")
    fields = _describe(finding, built.site, reason=reason, until=last)
    former = _find_former(built, fields)
    change_file(root, _WAIVERS, lambda text: _add(text, fields, former), translate)
    said = message(
        "{rule} is accepted here until {date}", rule=finding.rule, date=DayName(last)
    )
    say(said, translate)
    return 0


def _read_until(until: str | None, translate: Translator) -> str:
    """The last day of a waiver, as it is written."""
    from microsite.records import PartialDate

    today = read_day()
    if until is None:
        is_leap_day = (today.month, today.day) == (2, 29)
        return str(date(today.year + 1, today.month, today.day - is_leap_day))
    try:
        last = PartialDate.parse(until)
    except ValueError:
        said = message(
            "“{text}” is no date; write it like {example}",
            text=until,
            example=f"{today.year}-12-31",
        )
        raise click.BadParameter(translate(said), param_hint="--until") from None
    if last.last_day < today:
        said = message("{date} is over", date=DayName(until))
        raise click.BadParameter(translate(said), param_hint="--until")
    return until


def _check(
    root: Path, cache: Path | None, translate: Translator, since: str | None
) -> Built:
    """What `check` finds.

    Behind it what is found only beside the revision that a branch has left.
    """
    from microsite.pipeline import Config, check_site

    kept = choose_cache(root, cache) / "made"
    config = Config(root, read_day(), cache=kept, repository=root)
    if since is not None:
        config = replace(config, since=find_base(since, root, translate))
    with show_progress(message("Checking the site…"), translate):
        built = check_site(config)
        if since is None:
            return built
        lost = find_lost(root, built, find_before(config, translate))
        return replace(built, findings=(*built.findings, *lost))


def _choose(
    built: Built, place: str, rule: str | None, translate: Translator
) -> Finding:
    """The one finding that is meant; UsageError for none and for several.

    Any line of a field means what is found in it, where nothing is found at the line.
    """
    asked, findings = _PLACE.fullmatch(place), built.findings
    if place.isdecimal():
        number = int(place)
        shown = _number(built, translate) if number else ()
        found = list(shown[number - 1 : number])
    else:
        found = [each for each in findings if asked and _is_at(each, asked)]
        if asked and not found:
            found = [each for each in findings if _is_beside(each, asked, built.site)]
    found = [each for each in found if rule in (None, each.rule) and each.place]
    if not found:
        said = _say_nothing(findings, place, asked)
        raise click.BadParameter(translate(said), param_hint="PLACE")
    allowed = [each for each in found if each.severity is not Severity.ERROR]
    if not allowed and not any(each.rule in _OF_WAIVERS for each in found):
        _list_found(found, translate)
        said = message("an error cannot be accepted: mend it")
        raise click.BadParameter(translate(said), param_hint="PLACE")
    found = allowed or found
    if len(found) > 1:
        said = plural_message(
            "{count} finding is at {place}: say which by its column or by --rule",
            "{count} findings are at {place}: say which by column or by --rule",
            count=len(found),
            place=place,
        )
        _list_found(found, translate)
        raise click.BadParameter(translate(said), param_hint="PLACE")
    (finding,) = found
    if finding.rule in _OF_WAIVERS:
        said = message("this is about a waiver: mend it, or delete it")
        raise click.BadParameter(translate(said), param_hint="PLACE")
    return finding


def _number(built: Built, translate: Translator) -> tuple[Finding, ...]:
    """What was found, in the order in which the review counts it."""
    from microsite.editors import number_findings

    reporter = Reporter(translate, lambda _: ())
    findings, _ = set_owners_apart(built.findings)
    return number_findings(built.site, findings, reporter)


def _say_nothing(
    findings: Sequence[Finding], place: str, asked: re.Match[str] | None
) -> Message:
    """That nothing is found at a place, and where in that file something is."""
    if asked and asked["line"]:
        named = _PLACE.fullmatch(asked["path"])
        spans = [
            e.place.span for e in findings if named and e.place and _is_at(e, named)
        ]
        lines = sorted({span.line for span in spans})[:_SHOWN]
        if lines:
            return message(
                "nothing is found at {place}; in that file it is at line {lines}",
                place=place,
                lines=tuple(map(str, lines)),
            )
    return message("nothing is found at {place}", place=place)


def _is_at(finding: Finding, asked: re.Match[str]) -> bool:
    for each in finding.occurrences:
        span = each.place.span if each.place else None
        if span is None or span.path not in (asked["path"], f"content/{asked['path']}"):
            continue
        is_line = asked["line"] is None or span.line == int(asked["line"])
        if is_line and asked["column"] in (None, str(span.column)):
            return True
    return False


def _is_beside(finding: Finding, asked: re.Match[str], site: Site | None) -> bool:
    """Whether a finding is about the field that a line is of, in any language."""
    place = finding.place
    if place is None or site is None or not (asked["line"] and place.field):
        return False
    if place.span.path not in (asked["path"], f"content/{asked['path']}"):
        return False
    documents = (origin.document for origin in site.origins.values())
    document = next((d for d in documents if d.path == place.span.path), None)
    is_text = place.field[-1] in site.locales
    field = place.field[:-1] if is_text else place.field
    if document is None or field not in document.keys:
        return False
    first, last = document.key_span(field).line, document.span(field).end_line
    return first <= int(asked["line"]) <= last


def _list_found(findings: Sequence[Finding], translate: Translator) -> None:
    for each in findings[:_SHOWN]:
        show_beside(f"{_write_head(each, translate)}\n")


def _write_head(finding: Finding, translate: Translator) -> str:
    where = write_place(finding.place.span, translate) if finding.place else ""
    return f"{where} {translate(finding.said)} [{finding.rule}]"


def _ask_reason(translate: Translator) -> str:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        said = message('a waiver says why: add --reason "…"')
        raise click.UsageError(translate(said))
    return ask(translate(message("Why is this finding accepted?")))


def _describe(finding: Finding, site: Site | None, **settled: str) -> dict[str, str]:
    """The fields of the waiver of a finding, in the order of the guide."""
    from microsite.check import Fingerprints

    assert finding.place  # noqa: S101 - chosen so
    fields = {"rule": finding.rule, "path": finding.place.span.path}
    if finding.place.field:
        fields["field"] = write_field(finding.place.field)
    if site:
        fields["fingerprint"] = Fingerprints(site).take(finding)
    return fields | settled


def _find_former(built: Built, fields: dict[str, str]) -> int | None:
    """The place in its list of a waiver of the same that accepts nothing any more."""
    for finding in built.findings:
        place = finding.place
        if finding.rule not in ("unused-waiver", "expired-waiver") or not built.site:
            continue
        index = place.field[0] if place and place.field else None
        if not isinstance(index, int):
            continue
        waiver = built.site.waivers[index]
        same = (waiver.rule, waiver.path, waiver.field or "")
        if same == (fields["rule"], fields["path"], fields.get("field", "")):
            return index
    return None


def _add(text: str, fields: dict[str, str], former: int | None) -> str:
    """The file with the waiver, in the place of a former one of the same."""
    from microsite.check import LayoutError, add_waiver, renew_waiver

    if former is not None:
        new = {name: text for name, text in fields.items() if name not in _PLACED}
        with suppress(LayoutError):
            return renew_waiver(text, former, new)
    return add_waiver(text, fields)
