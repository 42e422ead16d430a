"""Makes sheets of files that were compared: their texts part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twinlint.comparison import Parts
from twinlint.documents import Document, DocumentError, Part, read_parts
from twinlint.finding import LanguageName, Message, plural_message
from twinlint.reporter import Report
from twinlint.sheet import Note, Passage, Sheet
from twinlint.source import Locale
from twinlint.spread.words import is_seen
from twinlint.twins import Lone, Twins


def gather_sheets(report: Report) -> tuple[Sheet, ...]:
    """All that stands on the page of a report: files compared, then what it lists."""
    return (*make_sheets(report.compared.twins), *report.list_sheets())


def make_sheets(compared: Iterable[Twins]) -> Iterator[Sheet]:
    """Each pair with its texts; a file that can no longer be read with a note alone."""
    for twins in compared:
        title = twins.name or " · ".join(twins.paths)
        try:
            first, second = twins.read()
        except DocumentError as error:
            yield Sheet(title, (), title, notes=(Note(error.said),))
        else:
            passages = tuple(_pair_parts(first, second, twins.locales))
            yield Sheet(title, passages, title)


def describe_lone(lone: Sequence[Lone]) -> Iterator[Note]:
    """Which pages stand alone, by the language that they lack."""
    for missing in dict.fromkeys(each.missing for each in lone):
        paths = [each.path for each in lone if each.missing == missing]
        said = plural_message(
            "{count} page has no {language} version:",
            "{count} pages have no {language} version:",
            count=len(paths),
            language=LanguageName(missing),
        )
        yield Note(said, tuple(Message("{path}", (("path", p),)) for p in paths))


def _pair_parts(
    first: Document, second: Document, locales: tuple[Locale, Locale]
) -> Iterator[Passage]:
    """The parts of two documents by key, in the order of the first.

    A part of which readers see nothing in either is left out.
    """
    parts = Parts(read_parts(first), read_parts(second), locales)
    here, there = parts.by_key
    for key in dict.fromkeys((*here, *there)):
        sides = zip(locales, (here.get(key), there.get(key)), strict=True)
        versions = tuple((locale, part.content) for locale, part in sides if part)
        if any(is_seen(own, each) for _, own in versions for each in own.stretches):
            yield Passage(versions, _name(here.get(key) or there[key]))


def _name(part: Part) -> str:
    return part.name or part.key
