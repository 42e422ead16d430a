"""Words the findings on stale fields that `stale` finds: what changed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from microsite.check import problems
from microsite.check.stale import FRESH_FILE, Field, Stale, name_record
from twinlint.documents import Content, Document, read_content
from twinlint.finding import (
    Finding,
    LanguageName,
    Message,
    Place,
    message,
    plural_message,
)
from twinlint.history import Alteration
from twinlint.sheet import Note
from twinlint.source import FieldPath, Locale

_SHOWN = 5
"""Changes of one text that are shown."""


def report_stale(stale: Iterable[Stale]) -> Iterator[Finding]:
    """What to tell of translations that are older than their references."""
    for each in stale:
        field = each.field
        line = f"{field.name}: {field.fingerprint}"
        place = _find_place(each)
        yield problems.STALE_TRANSLATION(
            _say(each),
            place,
            related=tuple(_show_changes(each)),
            help=message(
                "say it in {language} too; if that still says the same, run"
                " “{command}”, or write “{line}” below “{record}:” in {file}",
                language=LanguageName(field.locale),
                command=_write_command(place),
                line=line,
                record=name_record(field.origin),
                file=FRESH_FILE,
            ),
        )


def _write_command(place: Place) -> str:
    """What to type to note that a translation still holds."""
    span, rule = place.span, problems.STALE_TRANSLATION.name
    where = f"{span.path}:{span.line}:{span.column}"
    return f"python build.py waive {where} --rule {rule}"


def _say(stale: Stale) -> Message:
    names = {
        "reference": LanguageName(stale.field.reference),
        "language": LanguageName(stale.field.locale),
    }
    if len(stale.changes) != 1:
        if not stale.changes:
            return message(
                "the text in {reference} has changed since it was written in"
                " {language}",
                **names,
            )
        return plural_message(
            "the text in {reference} has changed in {count} place since it was written"
            " in {language}",
            "the text in {reference} has changed in {count} places since it was"
            " written in {language}",
            count=len(stale.changes),
            **names,
        )
    (change,) = stale.changes
    if change.before and change.after:
        return message(
            "“{before}” became “{after}” in {reference} after this was written in"
            " {language}",
            before=change.before,
            after=change.after,
            **names,
        )
    if change.after:
        return message(
            "“{text}” was added in {reference} after this was written in {language}",
            text=change.after,
            **names,
        )
    return message(
        "“{text}” was taken out in {reference} after this was written in {language}",
        text=change.before,
        **names,
    )


def _show_changes(stale: Stale) -> Iterator[Place]:
    field = stale.field
    text = field.text(field.reference)
    path = field.origin.find_path((*field.path, field.reference))
    for change in stale.changes[:_SHOWN]:
        yield Place(
            text.span(change.start, change.end),
            field.reference,
            text.value[change.start : change.end],
            path,
            _describe_change(change),
        )
    if not stale.changes:
        yield Place(text.span(0, len(text.value)), field.reference, "", path)


def _describe_change(change: Alteration) -> Message:
    """A change as it is told where it stands."""
    if change.before and change.after:
        return message("here it said “{before}”", before=change.before)
    if change.after:
        return message("this is new")
    return message("here stood “{before}”", before=change.before)


def _find_place(stale: Stale) -> Place:
    """The block of the translation that says what has changed, or all of it."""
    field = stale.field
    whole = field.text(field.locale)
    start, end = 0, len(whole.value)
    if stale.changes and field.is_prose:
        first, second = (
            _read(field, locale) for locale in (field.reference, field.locale)
        )
        blocks = {_find_block(first, change.start) for change in stale.changes}
        if len(first.stretches) == len(second.stretches) and len(blocks) == 1:
            block = second.stretches[blocks.pop()]
            start, end = block.start, block.end
    return Place(
        whole.span(start, end),
        field.locale,
        whole.value[start:end].strip(),
        field.origin.find_path((*field.path, field.locale)),
    )


def _read(field: Field, locale: Locale) -> Content:
    return read_content(Document(field.text(locale), "markdown"))


def _find_block(content: Content, offset: int) -> int:
    """Which block something stands in, or behind."""
    before = sum(block.start <= offset for block in content.stretches)
    return max(before - 1, 0)


def note_stale(
    stale: Iterable[Stale],
) -> Mapping[tuple[str, FieldPath], tuple[Note, ...]]:
    """The same for who sees both texts: `{(record, field): notes}`."""
    notes: dict[tuple[str, FieldPath], tuple[Note, ...]] = {}
    for each in stale:
        field = each.field
        key = field.ref, field.path
        said = message(
            "in {reference} this has changed since it was written in {language}",
            reference=LanguageName(field.reference),
            language=LanguageName(field.locale),
        )
        changes = tuple(map(_contrast, each.changes[:_SHOWN]))
        notes[key] = (*notes.get(key, ()), Note(said, changes))
    return notes


def _contrast(change: Alteration) -> Message:
    """A change where its place is not seen."""
    if change.before and change.after:
        return message(
            "“{before}” became “{after}”", before=change.before, after=change.after
        )
    if change.after:
        return message("“{text}” was added", text=change.after)
    return message("“{text}” was taken out", text=change.before)
