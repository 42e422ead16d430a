"""Holds back what a comparison finds at words that have to change for another reason.

Who follows “add the link there too” while the link itself is wrong writes the fault
into the other language; once it is mended, the comparison is asked again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from microsite.check.problems import STALE_TRANSLATION
from microsite.check.rules.contradicted_count import contradicted_count
from microsite.check.stale import FRESH_FILE, Stale
from microsite.check.stale_words import report_stale
from microsite.records import Site
from microsite.validate import DUPLICATE_RECORD, NAME_UNLIKE_KEY, WAIVERS_FILE
from twinlint.finding import Finding, Place, Severity
from twinlint.history import Alteration
from twinlint.source import FieldPath, Locale, Span, Text

_WHOLE = frozenset(("broken-link", "folded-text", "hidden-text", "stray-heading"))
"""Rules on texts that are read otherwise than their editor sees them: all waits."""
_UNWRITTEN = "unwritten-text"
"""The rule on a text that holds the place of one: there is nothing to compare."""
_FOREIGN = "untranslated-text"
"""The rule on a text that is written in the other language: it is not older."""
_SPELLING = "unregistered-spelling"
"""The rule on a name that no record spells so."""
_COUNT = contradicted_count.rule.name
"""The rule on counts; what is counted stands beside them."""
_FEW_WORDS = 6
"""Of a difference that is marked itself; more are a text where anything may differ."""
_WORD = re.compile(r"\w\S*")
_BY_NAMES = frozenset(
    (
        "different-acronym",
        "forbidden-word",
        "inconsistent-name",
        "misspelt-name",
        "misspelt-word",
        "missing-name",
        "other-term",
        "replaced-name",
        "swapped-names",
        "unregistered-spelling",
        "untranslated-word",
    )
)
"""Rules that take a word for another when they do not know that it is a name."""
_BY_DAYS = "contradicted-date"
"""The rule on a day that no record gives: one that is not known may give it."""


def hold_back(found: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """What was found, without differences of languages at a place with a fault.

    `known` are the faults: errors and warnings. Of a text that is not written yet
    nothing else is told, even where a draft may wait for it. Where a record may be the
    copy of another, nothing is counted of their kind.
    """
    spans: dict[str, list[Span]] = defaultdict(list)
    texts: set[tuple[str, FieldPath]] = set()
    unwritten: set[tuple[str, FieldPath]] = set()
    copied: set[str] = set()
    for fault in known:
        if fault.rule == DUPLICATE_RECORD.name and fault.place:
            copied.add(_find_collection(fault.place.span.path))
        if fault.rule == _UNWRITTEN:
            sides = filter(None, (fault.place, *fault.related))
            unwritten.update((place.span.path, place.field) for place in sides)
        if fault.place is None or fault.severity is Severity.INFO:
            continue
        spans[fault.place.span.path].append(fault.place.span)
        if fault.rule in _WHOLE:
            texts.add((fault.place.span.path, fault.place.field))
    for finding in found:
        if finding.rule == _COUNT and any(
            _find_collection(each.span.path) in copied for each in finding.related
        ):
            continue
        around = filter(None, (finding.place, *finding.related))
        if any((each.span.path, each.field) in unwritten for each in around):
            continue
        places = _list_sides(finding)
        if not places or not any(_is_hit(each, spans, texts) for each in places):
            yield finding


def join_findings(
    known: tuple[Finding, ...],
    compared: tuple[Finding, ...],
    stale: Iterable[Stale],
    site: Site,
) -> tuple[Finding, ...]:
    """What was found in records, between languages and in their history.

    One fault is told once, and nothing that a file which cannot be read may explain.
    """
    told = (*_leave_out_addresses(known), *_leave_out_misspelt(known, compared))
    older = _hold_stale(report_stale(_leave_out_marked(stale, told)), told)
    return tuple(_hold_unknown((*told, *older), site))


def _leave_out_misspelt(
    known: Iterable[Finding], compared: Iterable[Finding]
) -> Iterator[Finding]:
    """What was found in texts; a name that is wrong itself is no measure of them."""
    names = {f.place.text for f in known if f.place and f.rule == NAME_UNLIKE_KEY.name}
    for finding in compared:
        said = {value for _, value in finding.message.values if isinstance(value, str)}
        if finding.rule != _SPELLING or names.isdisjoint(said):
            yield finding


def _leave_out_addresses(known: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without what follows from a record being the copy of another."""
    known = tuple(known)
    copies = {_list_files(f) for f in known if f.rule == DUPLICATE_RECORD.name}
    for finding in known:
        if finding.rule != "duplicate-address" or _list_files(finding) not in copies:
            yield finding


def _list_files(finding: Finding) -> frozenset[str]:
    places = filter(None, (finding.place, *finding.related))
    return frozenset(place.span.path for place in places)


def _hold_stale(
    stale: Iterable[Finding], known: Iterable[Finding]
) -> Iterator[Finding]:
    """What is older than its original, save texts with a fault of their own.

    `known` is all that was found. A link that is broken in one language, or a text in
    the wrong one, is no translation that waits to be renewed.
    """
    faulty = {
        (fault.place.span.path, fault.place.field)
        for fault in known
        if fault.place and fault.severity is not Severity.INFO and _is_own(fault)
    }
    for finding in stale:
        sides = tuple(filter(None, (finding.place, *finding.related)))
        if not any((each.span.path, each.field) in faulty for each in sides):
            yield finding


def _leave_out_marked(
    stale: Iterable[Stale], known: Iterable[Finding]
) -> Iterator[Stale]:
    """The translations with what changed, without words that a comparison marks.

    Where a number has been mistyped in the original, “say it in English too” would
    spread the mistake: that the two differ is told of the number itself.
    """
    marks = _find_marks(known)
    for each in stale:
        field = each.field
        text = field.text(field.reference)
        near = marks.get((text.path, frozenset((field.reference, field.locale))), ())
        left = tuple(c for c in each.changes if not _is_marked(c, text, near))
        if left or not each.changes:
            yield replace(each, changes=left)


def _find_marks(
    known: Iterable[Finding],
) -> Mapping[tuple[str, frozenset[Locale | None]], Sequence[Span]]:
    """The few words of each file that differ between two languages."""
    marks = defaultdict(list)
    for finding in known:
        if finding.severity is Severity.INFO:
            continue
        for each in finding.occurrences:
            sides = _list_sides(each)
            pair = frozenset(side.locale for side in sides)
            for side in sides:
                if len(side.text.split()) in range(1, _FEW_WORDS + 1):
                    marks[side.span.path, pair].append(side.span)
    return marks


def _is_marked(change: Alteration, text: Text, marks: Sequence[Span]) -> bool:
    """Whether all words that are new in a change are marked, and no more are gone.

    One that has taken words away, or has others around, says something else as well.
    """
    had = _WORD.findall(change.before)
    written = list(_WORD.finditer(text.value, change.start, change.end))
    has = {word[0] for word in written}
    new = [text.span(*word.span()) for word in written if word[0] not in had]
    gone = sum(word not in has for word in had)
    is_known = all(any(_overlap(span, mark) for mark in marks) for span in new)
    return bool(new) and is_known and gone <= len(new)


def _is_own(fault: Finding) -> bool:
    """True for a fault of one text, and no difference between two."""
    return fault.rule == _FOREIGN or not _list_sides(fault)


def _hold_unknown(found: Iterable[Finding], site: Site) -> Iterator[Finding]:
    """What was found, without what a file that cannot be read may explain.

    Names and accepted findings stand in files; while one of them is broken, what is
    settled there would be told as a fault, and the broken line lost among others.
    """
    unread = frozenset(site.unread)
    held: set[str] = set()
    if FRESH_FILE in unread:
        held.add(STALE_TRANSLATION.name)
    is_naming = any(_holds_names(path, site) for path in unread)
    if is_naming:
        held |= _BY_NAMES
    if any(_find_collection(path) in {*site.types, "programme"} for path in unread):
        held.add(_BY_DAYS)
    is_accepting = WAIVERS_FILE in unread
    for finding in found:
        is_held = finding.rule in held or (is_naming and _may_be_name(finding))
        if finding.severity is Severity.ERROR or not (is_accepting or is_held):
            yield finding


def _holds_names(path: str, site: Site) -> bool:
    """True for a file whose records settle names."""
    declared = site.types.get(_find_collection(path))
    is_programme = _find_collection(path) == "programme"
    return is_programme or (declared is not None and bool(declared.names))


def _find_collection(path: str) -> str:
    """The collection whose records stand in a file, or below its folder."""
    return path.removeprefix("content/").removesuffix(".yaml").partition("/")[0]


def _may_be_name(finding: Finding) -> bool:
    """True for a text that is the same in both languages, as names are."""
    sides = {place.text for place in _list_sides(finding)}
    return finding.rule == _FOREIGN and len(sides) == 1


def _list_sides(finding: Finding) -> tuple[Place, ...]:
    """The places of a difference between two languages; none of another finding."""
    places = tuple(filter(None, (finding.place, *finding.related)))
    languages = {place.locale for place in places if place.locale}
    return places if len(languages) > 1 else ()


def _is_hit(
    place: Place,
    spans: Mapping[str, Sequence[Span]],
    texts: set[tuple[str, FieldPath]],
) -> bool:
    path = place.span.path
    if (path, place.field) in texts:
        return True
    return any(_overlap(place.span, span) for span in spans.get(path, ()))


def _overlap(first: Span, second: Span) -> bool:
    """True for stretches that share a character; an empty one lies in the other."""
    begins = max(_start(first), _start(second))
    ends = min(_end(first), _end(second))
    is_empty = _start(first) == _end(first) or _start(second) == _end(second)
    return begins <= ends if is_empty else begins < ends


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column
