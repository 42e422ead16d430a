"""What the panel on a previewed page tells, as data; `panel.js` shows it.

The panel stands on pages that the preview serves, and nowhere else: its script and its
style are files of this folder, which no build publishes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from microsite.editors import REVIEW, Whereabouts
from microsite.pages import Page, plan_pages
from microsite.records import Record, Site, find_type, name_language, read_title
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, Place, message
from twinlint.reporter import Reporter, name_severity, write_place
from twinlint.source import FieldPath
from twinlint.typography import typeset

Shows = AbstractSet[tuple[str, str]]
"""What a page shows: records and their fields, such as `("commune:sceaux", "body")`."""

_AROUND = 60
"""Letters of the line beside the words of a finding, by which a page is searched."""
_WORDS: Mapping[str, Message] = {
    "panel": message("What the check says of this page"),
    "none": message("nothing found on this page"),
    "show": message("show on the page"),
    "open": message("open in the editor"),
    "edit": message("edit on the code host"),
    "copy": message("copy the place"),
    "copied": message("copied"),
    "draft": message("draft"),
    "side": message("side by side"),
    "close": message("close"),
    "review": message("all records side by side"),
    "elsewhere": message("in what this page shows of others"),
}


def _write_total(findings: Iterable[Finding], reporter: Reporter) -> str:
    return reporter.write_summary(findings)


@dataclass(frozen=True)
class Panels:
    """What is known of the pages of a site after one step of a build."""

    root: Path
    site: Site
    findings: tuple[Finding, ...]
    reporter: Reporter
    base_path: str
    find_shown: Callable[[str], Shows]
    """Gives what a page shows, by the path of its file."""
    write_total: Callable[[Iterable[Finding], Reporter], str] = _write_total
    """Says how many findings there are."""

    def describe(self, address: str) -> str:
        """What the panel tells at an address of the site, as JSON; nothing without one.

        `address` is that inside of the site: `/fr/communes/sceaux/`.
        """
        page = self._pages.get(address)
        if page is None:
            return ""
        shows = self.find_shown(page.output_path)
        told = {
            "lang": self.reporter.translate.locale,
            "words": {name: self._say(said) for name, said in _WORDS.items()},
            "summary": self._summarise(page, shows),
            "findings": list(self._list_findings(page, shows)),
            "drafts": list(self._list_drafts(page, shows)),
            "twins": list(self._list_twins(page)),
            "review": f"{self.base_path}/{REVIEW}/#{quote(page.key, safe=':')}",
        }
        return json.dumps(told, ensure_ascii=False)

    def _say(self, said: Message) -> str:
        return self.reporter.translate(said)

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {str(page.url): page for page in plan_pages(self.site)[0]}

    # Findings ------------------------------------------------------------------------

    @cached_property
    def _by_field(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """`{(record, field): findings by their numbers}`, at any of their places."""
        gathered: dict[tuple[str, str], dict[int, None]] = {}
        for number, finding in enumerate(self.findings):
            for place in _list_places(finding):
                ref = self._whereabouts.find(place.span)
                if ref:
                    name = self._find_field(ref, place.field)
                    gathered.setdefault((ref, name), {})[number] = None
        return {key: tuple(numbers) for key, numbers in gathered.items()}

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        return Whereabouts(self.site)

    def _find_field(self, ref: str, path: FieldPath) -> str:
        """The name of the field of a record that a place is in; nothing for all."""
        own = path[len(self.site.origins[ref].prefix) :]
        return str(own[0]) if own else ""

    def _choose(self, page: Page, shows: Shows) -> Iterator[tuple[int, bool]]:
        """Numbers of the findings of a page, and whether on its own record."""
        refs = {page.key, *self._list_left_out(page)}
        own = {
            number
            for (ref, _), numbers in self._by_field.items()
            if ref in refs
            for number in numbers
        }
        others = {n for key in shows for n in self._by_field.get(key, ())}
        yield from ((number, True) for number in sorted(own))
        yield from ((number, False) for number in sorted(others - own))

    def _summarise(self, page: Page, shows: Shows) -> str:
        found = [self.findings[number] for number, _ in self._choose(page, shows)]
        return self.write_total(found, self.reporter) if found else ""

    def _list_findings(self, page: Page, shows: Shows) -> Iterator[dict[str, Any]]:
        for number, is_own in self._choose(page, shows):
            finding = self.findings[number]
            yield {
                "severity": str(finding.severity),
                "word": self._say(name_severity(finding.severity)),
                "said": self._say(finding.said),
                "rule": finding.rule,
                "help": self._say(finding.advice) if finding.advice else "",
                "own": is_own,
                "places": [self._describe(place) for place in _list_places(finding)],
            }

    def _describe(self, place: Place) -> dict[str, Any]:
        span = place.span
        file = (self.root / span.path).as_posix()
        lines = list(self.reporter.read_lines(span.path))
        line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
        start, end = span.column - 1, span.column - 1 + len(place.text)
        edit = self.site.settings.edit_url or ""
        return {
            "where": write_place(span),
            "note": self._say(place.message) if place.message else "",
            "open": f"vscode://file/{quote(file.lstrip('/'))}:{span.line}:{span.column}",
            "edit": edit.replace("{path}", quote(span.path)).replace(
                "{line}", str(span.line)
            ),
            "lang": place.locale or "",
            "words": place.text,
            "lead": line[max(0, start - _AROUND) : start],
            "trail": line[end : end + _AROUND],
        }

    # Besides -------------------------------------------------------------------------

    def _list_drafts(self, page: Page, shows: Shows) -> Iterator[str]:
        refs = dict.fromkeys((page.key, *sorted({ref for ref, _ in shows})))
        for ref in refs:
            part = self._parts.get(ref)
            if isinstance(part, Record) and part.draft:
                yield typeset(read_title(part, page.locale), page.locale)

        yield from (ref.partition(":")[2] for ref in self._list_left_out(page))

    def _list_left_out(self, page: Page) -> Iterator[str]:
        """Unfinished drafts that the page would list."""
        for ref in self.site.unfinished:
            declared = find_type(self.site.types, ref)
            if declared and declared.list_page == page.kind:
                yield ref

    @cached_property
    def _parts(self) -> Mapping[str, object]:
        return dict(self.site.parts())

    def _list_twins(self, page: Page) -> Iterator[dict[str, Any]]:
        locales = list(page.alternates)
        for at, (locale, url) in enumerate(page.alternates.items()):
            if locale != page.locale:
                yield {
                    "lang": locale,
                    "name": name_language(locale, locale),
                    "url": f"{self.base_path}{url}",
                    "isBefore": at < locales.index(page.locale),
                }


def _list_places(finding: Finding) -> Iterable[Place]:
    for each in finding.occurrences:
        if each.place:
            yield each.place
        yield from each.related
