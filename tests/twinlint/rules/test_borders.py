"""All that is found near the borders of the rules, and in damaged versions of a report.

The golden files say it in full; `pytest --update-golden` writes them anew, and whoever
changes a rule reads what has changed in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from borders import BORDERS, REGISTER
from damage import damage
from wording import list_empty_values

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.rule import Scope
from twinlint.source import read_text

ExpectGolden = Callable[[str, str], None]


def find(fr: str, en: str, register: Register) -> tuple[Finding, ...]:
    """What every rule finds."""
    texts = read_text(fr, "fr"), read_text(en, "en")
    found = compare_texts(*texts, register=register, scopes=tuple(Scope))
    assert list_empty_values(found) == []
    return found


def write(finding: Finding) -> Iterator[str]:
    """A finding, its places and what mends it, in lines."""
    place = finding.place
    assert place
    yield (
        f"{place.span.path}:{place.span.line}:{place.span.column} «{place.text}»"
        f" {finding.severity.value}: {finding.message} [{finding.rule}]"
    )
    for other in finding.related:
        span = other.span
        yield f"    {span.path}:{span.line}:{span.column} «{other.text}»"
    yield f"    help: {finding.help}"
    if finding.fix:
        yield f"    fix: {finding.fix}"


def test_what_is_found_at_the_borders_of_rules(expect_golden: ExpectGolden) -> None:
    lines: list[str] = []
    for fr, en in BORDERS:
        found = find(fr, en, REGISTER)
        lines += [f"fr {fr!r}", f"en {en!r}", *(t for f in found for t in write(f)), ""]
    expect_golden("findings/borders.txt", "\n".join(lines))


def test_what_is_found_in_a_damaged_report(expect_golden: ExpectGolden) -> None:
    lines: list[str] = []
    for number, (what, fr, en) in enumerate(damage(250), start=1):
        found = find(fr, en, EMPTY_REGISTER)
        lines += [f"{number}. {what or 'nothing'}", *map(_write_short, found), ""]
    expect_golden("findings/damaged.txt", "\n".join(lines))


def _write_short(finding: Finding) -> str:
    spans = (
        f"{place.span.path}:{place.span.line}:{place.span.column}"
        for place in (finding.place, *finding.related)
        if place
    )
    return f"    {finding.rule} {finding.severity.value} {' '.join(spans)}"
