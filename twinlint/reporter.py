"""Draws a finding for a terminal (excerpt, colour, width); what reports are made of.

A format of `report/` chooses what it shows of these; a finding with its excerpt, as a
terminal shows it, is drawn here, since several formats hold it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import combining, east_asian_width

from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import (
    Every,
    Finding,
    Message,
    Place,
    Rule,
    Severity,
    Translate,
    message,
    plural_message,
)
from twinlint.sheet import Note, Sheet
from twinlint.source import Span
from twinlint.twins import Compared

ReadLines = Callable[[str], Iterable[str]]
"""Gives the lines of a file by its path; nothing when it cannot be read."""

_UNSHOWN = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What a terminal obeys instead of showing, or shows as nothing."""
_MOST = 12
"""Further places of a finding that are named one by one."""
WIDTH = 100
"""Columns of an excerpt; a longer line is cut around the place."""

SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("note"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


@dataclass(frozen=True, slots=True)
class Reporter:
    """What is needed to show a finding: the reader's language, the files."""

    translate: Translator
    read_lines: ReadLines
    has_colour: bool = False

    def write_text(self, findings: Iterable[Finding]) -> str:
        """Every finding with its excerpt, related places and help; no final summary."""
        return "".join(f"{self._write_finding(f)}\n" for f in findings)

    def write_summary(self, findings: Iterable[Finding]) -> str:
        """How many errors, warnings and notes there are, in one line.

        And at how many places, where some stand at several.
        """
        found = tuple(findings)
        severities = [finding.severity for finding in found]
        errors = plural_message(
            "{count} error", "{count} errors", count=severities.count(Severity.ERROR)
        )
        warnings = plural_message(
            "{count} warning",
            "{count} warnings",
            count=severities.count(Severity.WARNING),
        )
        notes = plural_message(
            "{count} note", "{count} notes", count=severities.count(Severity.INFO)
        )
        said = message("{errors}, {warnings}", errors=errors, warnings=warnings)
        if Severity.INFO in severities:
            said = message(
                "{errors}, {warnings}, {notes}",
                errors=errors,
                warnings=warnings,
                notes=notes,
            )
        places = sum(len(finding.occurrences) for finding in found)
        if places > len(found):
            said = message("{summary}, at {count} places", summary=said, count=places)
        return self.translate(said)

    def has_rest(self, finding: Finding) -> bool:
        """Whether it stands at more places than are named one by one."""
        if finding.is_several:
            places = finding.occurrences if finding.several else finding.also
            return len(_gather_lines(finding, places)) > _MOST
        return len(finding.also) > _MOST

    def write_also(self, finding: Finding) -> str:
        """Where else a finding stands, in one line below its other places.

        The file that is named just before is not named again.
        """
        spans = [each.place.span for each in finding.occurrences if each.place]
        named = [spans[0], *(place.span for place in finding.related)][-1].path
        places: list[str] = []
        for span in spans[1 : _MOST + 1]:
            if span.path == named:
                places.append(self._write_near(span))
            else:
                places.append(write_place(span, self.translate))
            named = span.path
        rest = len(spans) - 1 - len(places)
        if rest:
            more = plural_message(
                "{count} more place", "{count} more places", count=rest
            )
            places.append(self.translate(more))
        return self.translate(message("also at {places}", places=Every(places)))

    def _write_near(self, span: Span) -> str:
        """A place in the file that is spoken of."""
        said = describe_spot(span)
        return self.translate(said) if said else f"{span.line}:{span.column}"

    # One finding -------------------------------------------------------------------

    def _write_finding(self, finding: Finding) -> str:
        return "\n".join(self._write_lines(finding)) + "\n"

    def _write_lines(self, finding: Finding) -> Iterator[str]:
        severity = self.translate(SEVERITIES[finding.severity])
        colon = self.translate(message("{word}:", word=severity))
        colour = _COLOURS[finding.severity]
        said = self._say(finding.said)
        head = (
            f"{self._paint(colon, '1;' + colour)} {self._paint(said, '1')}"
            f" {self._paint(f'[{finding.rule}]', '2')}"
        )
        if finding.place:
            where = write_place(finding.place.span, self.translate)
            yield f"{where}: {head}"
            yield from self._excerpt(finding.place.span, colour)
        else:
            yield head
        for place in finding.related:
            note = self._say(place.message or message("compare with this"))
            yield f"  {write_place(place.span, self.translate)}: {note}"
            yield from self._excerpt(place.span, "36")
        if finding.is_several:
            yield from (f"  {line}" for line in self.write_others(finding))
        elif finding.also:
            yield f"  {self.write_also(finding)}"
        if finding.advice:
            word = self._paint(self.translate(message("help:")), "1")
            yield f"  {word} {self._say(finding.advice)}"

    def write_others(self, finding: Finding) -> Iterator[str]:
        """What a finding says at each of its places, a line each; of many, a few.

        Those in many files are told file by file.
        """
        places = finding.occurrences if finding.several else finding.also
        lines = _gather_lines(finding, places)
        for each in lines[:_MOST]:
            if each.place:
                where = write_place(each.place.span, self.translate)
                yield f"{where}: {self._say(each.said)}"
        rest = len(lines) - _MOST
        if rest > 0:
            more = (
                plural_message("{count} more file", "{count} more files", count=rest)
                if len(lines) < len(places)
                else plural_message(
                    "{count} more place", "{count} more places", count=rest
                )
            )
            yield self.translate(more)

    def _say(self, said: Message) -> str:
        return escape_unshown(self.translate(said))

    def _excerpt(self, span: Span, colour: str) -> Iterator[str]:
        lines = list(self.read_lines(span.path))
        if not 1 <= span.line <= len(lines):
            return
        line = _UNSHOWN.sub("�", lines[span.line - 1].replace("\t", " "))
        end = span.end_column if span.end_line == span.line else len(line) + 1
        start, line, end = _cut(line, span.column - 1, end - 1)
        number = f"{span.spot.paragraph or span.line:>5} "
        yield f"{self._paint(number + '│', '2')} {line}"
        marks = "^" * max(1, _measure(line[start:end]))
        yield (
            f"{self._paint(' ' * len(number) + '│', '2')} "
            + " " * _measure(line[:start])
            + self._paint(marks, colour)
        )

    def _paint(self, text: str, codes: str) -> str:
        return f"\033[{codes}m{text}\033[0m" if self.has_colour else text


def _gather_lines(finding: Finding, places: Sequence[Finding]) -> Sequence[Finding]:
    """What is told in a line each: a place, or all of many in a file."""
    files: dict[str, list[Finding]] = {}
    for each in places:
        path = each.place.span.path if each.place else ""
        files.setdefault(path, []).append(replace(each, also=()))
    told = [each for in_file in files.values() for each in in_file]
    if len(told) <= _MOST or len(files) < 2 or not finding.several:
        return told
    # What the first one says of all is not what it says of those in its file.
    return [
        replace(first, also=tuple(others), several=others[-1].several)
        if others
        else first
        for first, *others in files.values()
    ]


def _measure(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )


def write_place(span: Span, translate: Translate = str) -> str:
    """Path, line and column, as terminals and editors know them; or page and paragraph.

    >>> from twinlint.source import Spot
    >>> write_place(Span("a.json", 3, 9, 3, 12, Spot(key="menu.home")))
    'a.json:3:9 (menu.home)'
    >>> write_place(Span("a.pdf", 12, 1, 12, 4, Spot(page=2, paragraph=3)))
    'a.pdf (page 2, paragraph 3)'
    """
    path = escape_unshown(span.path)
    said = describe_spot(span)
    if said:
        return f"{path} ({translate(said)})"
    key = f" ({escape_unshown(span.spot.key)})" if span.spot.key else ""
    return f"{path}:{span.line}:{span.column}{key}"


def describe_spot(span: Span) -> Message | None:
    """Where a place is in a document that has no lines; None where lines count."""
    spot = span.spot
    if not spot.paragraph:
        return None
    paragraph = str(spot.paragraph)
    if not spot.page:
        return message("paragraph {paragraph}", paragraph=paragraph)
    return message(
        "page {page}, paragraph {paragraph}", page=str(spot.page), paragraph=paragraph
    )


def say_at(said: str, place: Place | None, translate: Translate = str) -> str:
    """What is said, with page and paragraph where a document has no lines.

    >>> from twinlint.source import Spot
    >>> say_at("twice", Place(Span("a.pdf", 12, 1, 12, 4, Spot(page=2, paragraph=3))))
    'twice (page 2, paragraph 3)'
    """
    spot = describe_spot(place.span) if place else None
    return f"{said} ({translate(spot)})" if spot else said


def name_severity(severity: Severity) -> Message:
    """The word for a severity: `error`, `warning`, `note`."""
    return SEVERITIES[severity]


def escape_unshown(text: str) -> str:
    r"""A text with escapes for what a terminal obeys or shows as nothing.

    >>> print(escape_unshown("a\0b\u202ec"))
    a\x00b\u202ec
    """
    return _UNSHOWN.sub(lambda found: ascii(found[0])[1:-1], text)


def _cut(line: str, start: int, end: int) -> tuple[int, str, int]:
    """A piece of a long line around a place, with the place moved along."""
    if len(line) <= WIDTH:
        return start, line, end
    left = max(0, min(start - WIDTH // 3, len(line) - WIDTH))
    piece = line[left : left + WIDTH]
    if left:
        piece = "…" + piece[1:]
    if left + WIDTH < len(line):
        piece = piece[:-1] + "…"
    return start - left, piece, min(end - left, WIDTH)


TOOL = "twinlint"
"""Who speaks, for programs that gather reports: one name for both programs, so that a
finding keeps its history whichever command reported it."""
_TITLE = message("What the check found")
_NOTHING = Compared(())


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, and all that a format may need to write them."""

    findings: tuple[Finding, ...]
    reporter: Reporter
    title: Message = _TITLE
    """What stands above the findings where a format has a heading."""
    version: str = ""
    list_rules: Callable[[], Iterable[Rule]] = tuple
    """Gives the rules of the program; asked only by a format that documents them."""
    pairs: int = 0
    """How many pairs of texts were compared."""
    words: int = 0
    """How many words the reference language has in them."""
    compared: Compared = _NOTHING
    """What was compared, file by file, for a format that shows the texts as well."""
    list_sheets: Callable[[], Iterable[Sheet]] = tuple
    """Gives texts that are no files, for the same formats: fields of records."""
    notes: tuple[Note, ...] = ()
    """On the whole: what is left to do, and is no finding."""
    least: Severity = Severity.ERROR
    """The least serious finding that makes the exit code 1."""
    problems: tuple[Message, ...] = ()
    """Why some texts were not compared, which makes it 2."""
