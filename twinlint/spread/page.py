"""Draws the HTML of the page of texts side by side; a block of text is in `cell`."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from html import escape
from itertools import groupby
from urllib.parse import quote

from twinlint.catalog import Translator, name_language
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, message, plural_message
from twinlint.reporter import Report, Reporter, name_severity, write_place
from twinlint.sheet import Note, Sheet
from twinlint.source import Locale
from twinlint.spread.cell import write_cell, write_words
from twinlint.spread.filters import Filters, plan_filters
from twinlint.spread.marks import Marked, MarkedPassage, MarkedRow, mark_sheets
from twinlint.spread.style import read_style
from twinlint.spread.twins import describe_lone, gather_sheets

GENERATOR = '<meta name="generator" content="twinlint">'
"""What a page says of who wrote it (HTML Standard, "Standard metadata names")."""
_MANY = 500
"""Sheets from which on a browser need not lay out those that nobody sees."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its style, which may stand in the page or in a file beside it."""

    locale: Locale
    title: str
    style: str
    body: str

    def write(self, style_file: str = "", *, is_served: bool = False) -> str:
        """The page; its style inside, unless a file holds it.

        Nothing else is loaded, and no script runs, wherever the page is opened, unless
        it is served by what says in a header what it may do.
        """
        if style_file:
            source = "'self'"
            style = f'<link rel="stylesheet" href="{escape(style_file)}">'
        else:
            digest = b64encode(sha256(self.style.encode()).digest()).decode()
            source = f"'sha256-{digest}'"
            style = f"<style>{self.style}</style>"
        policy = f"default-src 'none'; style-src {source}; base-uri 'none'"
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        return (
            f'<!doctype html>\n<html lang="{escape(self.locale)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="robots" content="noindex">\n{GENERATOR}\n'
            f"{'' if is_served else meta}"
            f"<title>{write_words(self.title)}</title>\n{style}\n</head>\n"
            f"<body>\n{self.body}</body>\n</html>\n"
        )


def draw_page(report: Report, summary: str = "") -> Page:
    """The page of a report: its sheets, and the findings beside what they are about.

    `summary` is its title where it is about more than the findings that it shows.
    """
    drawer = _Drawer.plan(report)
    translate = report.reporter.translate
    summary = summary or report.reporter.write_summary(report.findings)
    return Page(
        translate.locale,
        summary,
        f"{read_style('style.css')}:root{{--n:{max(1, len(drawer.locales))}}}"
        f"{drawer.filters.write_style()}",
        "".join(drawer.write_body(report, summary)),
    )


@dataclass(frozen=True, slots=True)
class _Drawer:
    """All that the pieces of a page are drawn from."""

    reporter: Reporter
    findings: tuple[Finding, ...]
    """In the order of their numbers."""
    sheets: tuple[Sheet, ...]
    marked: Marked
    filters: Filters
    locales: tuple[Locale, ...]
    """All languages of all sheets, in the order in which they first stand there."""
    anchors: tuple[str, ...]
    """The id of each sheet."""

    @classmethod
    def plan(cls, report: Report) -> _Drawer:
        sheets = gather_sheets(report)
        passages = (passage for sheet in sheets for passage in sheet.passages)
        locales = (locale for passage in passages for locale, _ in passage.versions)
        marked = mark_sheets(sheets, report.findings)
        findings = tuple(report.findings[at] for at in marked.order)
        return cls(
            replace(report.reporter, has_colour=False),
            findings,
            sheets,
            marked,
            plan_filters(findings, sheets),
            tuple(dict.fromkeys(locales)),
            _name_anchors(sheets),
        )

    @property
    def translate(self) -> Translator:
        return self.reporter.translate

    # The page ------------------------------------------------------------------------

    def write_body(self, report: Report, summary: str) -> Iterator[str]:
        title = write_words(self.translate(report.title))
        yield f'<header id="all">\n<h1>{title}</h1>\n'
        yield f"<p>{write_words(summary)}</p>\n"
        lone = describe_lone(report.compared.lone)
        yield self._write_notes((*report.notes, *lone))
        yield self.filters.write_form(self.translate) if self.sheets else ""
        yield self._write_contents()
        many = ' class="many"' if len(self.sheets) > _MANY else ""
        yield f"</header>\n<main{many}>\n"
        if self.sheets:
            names = (write_words(self._name(locale)) for locale in self.locales)
            heads = "".join(f"<b>{name}</b>" for name in names)
            yield f'<div class="heads" aria-hidden="true">{heads}</div>\n'
        numbered = enumerate(self.sheets)
        for section, group in groupby(numbered, key=lambda each: each[1].section):
            yield from self._write_section(section, [at for at, _ in group])
        yield from self._write_elsewhere()
        yield "</main>\n"

    def _write_contents(self) -> str:
        """Links to the sheets; following one shows that sheet alone."""
        if len(self.sheets) < 2:
            return ""
        texts = plural_message("{count} text", "{count} texts", count=len(self.sheets))
        said = self.translate(texts)
        everything = self.translate(message("all"))
        items = [f'<li><a href="#all">{write_words(everything)}</a>']
        section = ""
        for at, sheet in enumerate(self.sheets):
            if sheet.section != section:
                section = sheet.section
                items.append(f"<li><b>{write_words(section)}</b>")
            found = len(self._list_numbers(at))
            number = f" ({found})" if found else ""
            items.append(
                f'<li><a href="#{quote(self.anchors[at], safe=":")}">'
                f"{write_words(sheet.title)}</a>{number}"
            )
        return (
            f'<details class="contents"><summary>{write_words(said)}</summary>'
            f"<ul>{''.join(items)}</ul></details>\n"
        )

    def _write_section(self, section: str, sheets: Sequence[int]) -> Iterator[str]:
        numbers = [number for at in sheets for number in self._list_numbers(at)]
        classes = ["section", self.filters.join(numbers)]
        classes += ["touched"] * any(self.sheets[at].is_touched for at in sheets)
        classes += ["noted"] * any(_has_notes(self.sheets[at]) for at in sheets)
        yield f'<section class="{_join(classes)}">\n'
        if section:
            yield f"<h2>{write_words(section)}</h2>\n"
            coverage = self._write_coverage(sheets)
            yield f'<p class="coverage">{write_words(coverage)}</p>\n'
        for at in sheets:
            yield from self._write_sheet(at)
        yield "</section>\n"

    def _write_coverage(self, sheets: Sequence[int]) -> str:
        """How many of the texts of a section there are in each language."""
        passages = [p for at in sheets for p in self.sheets[at].passages]
        said = []
        for locale in self.locales:
            given = sum(
                any(own == locale and c.text.value.strip() for own, c in p.versions)
                for p in passages
            )
            said.append(
                self.translate(
                    message(
                        "{language}: {given} of {all}",
                        language=self._name(locale),
                        given=given,
                        all=len(passages),
                    )
                )
            )
        return " · ".join(said)

    # A sheet -------------------------------------------------------------------------

    def _list_numbers(self, at: int) -> list[int]:
        """Numbers of all findings on a sheet."""
        rows = (row for passage in self.marked.sheets[at] for row in passage.rows)
        numbers = {number for row in rows for number in row.numbers}
        return sorted(numbers.union(self.marked.whole.get(at, ())))

    def _write_sheet(self, at: int) -> Iterator[str]:
        sheet = self.sheets[at]
        classes = ["sheet", self.filters.join(self._list_numbers(at))]
        classes += ["touched"] * sheet.is_touched + ["noted"] * _has_notes(sheet)
        level = "h3" if sheet.section else "h2"
        yield (
            f'<article class="{_join(classes)}"'
            f' id="{escape(self.anchors[at])}">\n'
            f"<{level}>{write_words(sheet.title)}{self._write_tags(sheet)}</{level}>\n"
        )
        whole = self.marked.whole.get(at, ())
        if whole or sheet.notes:
            listed = self._write_findings(whole)
            notes = self._write_notes(sheet.notes)
            classes = ["row", "whole", self.filters.join(whole)]
            classes += ["noted"] if sheet.notes else []
            yield f'<div class="{_join(classes)}">{notes}{listed}</div>\n'
        for passage, marked in zip(sheet.passages, self.marked.sheets[at], strict=True):
            name, own = passage.name, passage.notes
            for row in marked.rows or [None]:
                yield self._write_row(marked, row, name, own)
                name, own = "", ()
        yield "</article>\n"

    def _write_tags(self, sheet: Sheet) -> str:
        tags = [write_words(sheet.span.path)] if sheet.span else []
        said = f" <small>{''.join(tags)}</small>" if tags else ""
        if sheet.is_draft:
            draft = self.translate(message("draft"))
            said += f' <b class="tag">{write_words(draft)}</b>'
        return said

    def _write_row(
        self,
        marked: MarkedPassage,
        row: MarkedRow | None,
        name: str,
        notes: Sequence[Note],
    ) -> str:
        numbers = row.numbers if row else ()
        classes = ["row", self.filters.join(numbers)]
        classes += ["noted"] if notes else []
        classes += ["moved"] if row and row.row.is_moved else []
        label = f'<p class="name">{write_words(name)}</p>' if name else ""
        if row and row.row.is_moved:
            moved = Note(message("stands elsewhere in the other text"))
            notes = (*notes, moved)
        beside = self._write_notes(notes)
        beside += self._write_findings(numbers, row)
        cells = self._write_cells(marked, row)
        return (
            f'<div class="{_join(classes)}">{label}{cells}'
            + (f'<div class="beside">{beside}</div>' if beside else "")
            + "</div>\n"
        )

    def _write_cells(self, marked: MarkedPassage, row: MarkedRow | None) -> str:
        layout = marked.layout
        cells = []
        for locale in self.locales:
            side = layout.locales.index(locale) if locale in layout.locales else -1
            words = ""
            if row and side >= 0:
                words = write_cell(
                    layout.contents[side],
                    row.row.cells[side],
                    row.marks[side],
                    self.filters.find_classes,
                )
            cells.append(f'<div lang="{escape(locale)}">{words}</div>')
        return "".join(cells)

    # Findings and notes --------------------------------------------------------------

    def _write_elsewhere(self) -> Iterator[str]:
        numbers = self.marked.elsewhere
        if not numbers:
            return
        yield f'<section class="section elsewhere {self.filters.join(numbers)}">\n'
        if self.sheets:
            heading = self.translate(message("Elsewhere"))
            yield f"<h2>{write_words(heading)}</h2>\n"
        yield self._write_findings(numbers)
        yield "\n</section>\n"

    def _write_findings(
        self, numbers: Iterable[int], row: MarkedRow | None = None
    ) -> str:
        """Findings as a list: with excerpts, unless they stand beside a row of texts.

        Where a finding shows in several rows, the first tells all of it; what it says
        of each place otherwise stands beside that place.
        """
        items = []
        for number in numbers:
            finding = self.findings[number - 1]
            is_first = row is None or self.marked.first[number] is row
            told = self._list_told(finding, row.list_turns(number)) if row else []
            said = "".join(self._write_head(number, each) for each in told)
            if is_first or not told:
                said = self._write_head(number, finding, finding.said) + said
            if row is None:
                said += self._write_excerpt(finding)
            elif is_first:
                said += self._write_rest(finding)
            classes = self.filters.find_classes(number)
            items.append(f'<li class="finding {classes}">{said}')
        return f"<ul>{''.join(items)}</ul>" if items else ""

    def _list_told(self, finding: Finding, turns: Iterable[int]) -> list[Finding]:
        """What a finding says at some places, unless it is what it says of all."""
        occurrences = finding.occurrences
        return [
            occurrences[turn]
            for turn in turns
            if finding.is_several and occurrences[turn].message != finding.said
        ]

    def _write_head(
        self, number: int, finding: Finding, said: Message | None = None
    ) -> str:
        severity = self.translate(name_severity(finding.severity))
        return (
            f"<p><b>{write_words(severity)} {number}</b> "
            f"{write_words(self.translate(said or finding.message))} "
            f"<code>{write_words(finding.rule)}</code>"
        )

    def _write_excerpt(self, finding: Finding) -> str:
        text = self.reporter.write_text([finding]).rstrip("\n")
        _, _, rest = text.partition("\n")
        where = write_place(finding.place.span, self.translate) if finding.place else ""
        said = f'<p class="place">{write_words(where)}' if where else ""
        return said + (f'<pre tabindex="0">{write_words(rest)}</pre>' if rest else "")

    def _write_rest(self, finding: Finding) -> str:
        where = write_place(finding.place.span, self.translate) if finding.place else ""
        places = [write_words(where)] if where else []
        for place in finding.related:
            note = f" {self.translate(place.message)}" if place.message else ""
            places.append(
                write_words(f"{write_place(place.span, self.translate)}{note}")
            )
        if finding.is_several:
            places += map(write_words, self.reporter.write_others(finding))
        elif finding.also:
            places.append(write_words(self.reporter.write_also(finding)))
        pieces = [f'<p class="place">{place}' for place in places]
        if finding.advice:
            word = self.translate(message("help:"))
            said = self.translate(finding.advice)
            pieces.append(f"<p><b>{write_words(word)}</b> {write_words(said)}")
        return "".join(pieces)

    def _write_notes(self, notes: Iterable[Note]) -> str:
        written = ""
        for note in notes:
            said = (note.message, *note.details)
            lines = "<br>".join(write_words(self.translate(each)) for each in said)
            written += f'<p class="note">{lines}</p>'
        return written

    def _name(self, locale: Locale) -> str:
        return name_language(locale, self.translate.locale)


def _join(classes: Iterable[str]) -> str:
    return " ".join(filter(None, classes))


def _has_notes(sheet: Sheet) -> bool:
    return bool(sheet.notes or any(passage.notes for passage in sheet.passages))


def _name_anchors(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """An id for each sheet, from its key where that tells it from the others."""
    names: list[str] = []
    for at, sheet in enumerate(sheets):
        name = re.sub(r"[^\w:.-]", "-", sheet.key)
        is_free = name and name not in names[-1:] and name != "all"
        names.append(name if is_free else f"sheet-{at + 1}")
    return tuple(
        name if names.count(name) == 1 else f"{name}-{at + 1}"
        for at, name in enumerate(names)
    )
