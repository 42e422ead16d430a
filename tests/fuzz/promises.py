"""What holds for all findings, whatever input they come from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import product
from xml.etree import ElementTree

from hypothesis import strategies as st
from support import LOCALES, translator

from twinlint.finding import Finding
from twinlint.report import FORMATS, write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import read_text

_SIGHTS = tuple(product(sorted(FORMATS), LOCALES))
REPORTS = st.sampled_from(_SIGHTS)
"""A format of reports and the language of one: all of them cost more than a check."""
_say = cache(translator)


def require_places(findings: Iterable[Finding], sources: dict[str, str]) -> None:
    """Every place lies inside its text, and has the words that stand there."""
    for finding in findings:
        for place in (finding.place, *finding.related):
            if place is None or place.span.path not in sources:
                continue
            lines = read_text(sources[place.span.path], "").value.split("\n")
            span = place.span
            assert 1 <= span.line <= span.end_line <= len(lines), finding
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, finding
            # The end of a line is a character, too.
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2, finding
            assert (span.line, span.column) <= (span.end_line, span.end_column), finding


def require_report(
    findings: tuple[Finding, ...], sources: dict[str, str], name: str, lang: str
) -> None:
    """A format can be written, and read by programs that know it."""
    reporter = Reporter(_say(lang), lambda path: sources.get(path, "").split("\n"))
    written = write_report(Report(findings, reporter), name)
    if name in ("json", "sarif"):
        json.loads(written)
    elif name == "junit":
        encoded = written.encode("utf-8", "backslashreplace")
        ElementTree.fromstring(encoded)  # noqa: S314 - our own
    elif name == "text":
        assert not set(written) & set("\0\x1b\r\u202e\u2028"), "a terminal obeys this"


def require_sound(findings: tuple[Finding, ...], sources: dict[str, str]) -> None:
    """Places are right, and every report can be written."""
    require_places(findings, sources)
    for name, lang in _SIGHTS:
        require_report(findings, sources, name, lang)
