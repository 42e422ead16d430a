"""Makes one finding of those that many pages repeat: a label, a word, a template."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from twinlint.finding import Finding, Severity

Found = tuple[Finding, ...]
_HABITS = frozenset(("replaced-name", "different-acronym"))
"""Rules for which two words that stand for one another again are a translation."""
_WORDS = 5
"""Words of a passage that is missing, from which on it is not missing by chance on
several pages: the message quotes how it begins."""
_WORD = re.compile(r"[^\W\d_]{3}")


def join_repeats(pages: Sequence[Found]) -> tuple[Found, ...]:
    """The findings of each page; what a page before it had goes there, in `also`.

    It is the same where the rule says the same of the same words: a label that many
    pages show, a word that a site writes in its own way. Of figures, and of what is
    missing, it is the same only where the blocks of both texts are, as the fingerprint
    tells; or where a passage of several words begins alike, and so is a template's.

    Two names or acronyms that stand for one another on several pages are no slip, but
    what the two languages call a thing (`Maj`, `Shift`): a warning becomes a note.

    Where a page has many of a kind, those that other pages have too are taken out of
    them: a notice in the other language below each page.
    """
    pages = tuple(_take_out(pages))
    groups: dict[Hashable, list[Finding]] = {}
    for findings in pages:
        for finding in findings:
            groups.setdefault(_name_fault(finding), []).append(finding)
    firsts = {id(group[0]): group for group in groups.values()}
    return tuple(
        tuple(_join(firsts[id(each)]) for each in findings if id(each) in firsts)
        for findings in pages
    )


def _take_out(pages: Sequence[Found]) -> Iterator[Found]:
    """The pages, where what several of them have stands for itself."""
    on_pages: dict[Hashable, list[int]] = {}
    for number, findings in enumerate(pages):
        faults = {_name_fault(each) for one in findings for each in _list_each(one)}
        for fault in faults:
            on_pages.setdefault(fault, []).append(number)
    for findings in pages:
        found: list[Finding] = []
        for finding in findings:
            found += _split(finding, on_pages) if finding.several else (finding,)
        yield tuple(found)


def _split(
    finding: Finding, on_pages: Mapping[Hashable, Sequence[int]]
) -> Iterator[Finding]:
    """A finding at many places, in as many as there are pages that share some of them.

    What the same pages have stays together.
    """
    groups: dict[tuple[int, ...], list[Finding]] = {}
    for each in _list_each(finding):
        is_told = each.place is not None and _WORD.search(each.place.text)
        shared = tuple(on_pages[_name_fault(each)]) if is_told else ()
        only_here = len(shared) < 2
        groups.setdefault(() if only_here else shared, []).append(each)
    if len(groups) == 1 and () in groups:
        yield finding
        return
    for first, *others in groups.values():
        yield replace(first, also=tuple(others))


def _list_each(finding: Finding) -> tuple[Finding, ...]:
    """A finding at each of its places, for itself."""
    return tuple(replace(each, also=()) for each in finding.occurrences)


def _name_fault(finding: Finding) -> Hashable:
    place = finding.place
    if place is None:
        return finding.mark
    if finding.is_several:
        texts = [each.place.text for each in finding.occurrences if each.place]
        is_told = all(map(_WORD.search, texts))
        return (finding.rule, *texts) if is_told else finding.mark
    if not place.text and finding.related:
        lack = finding.related[0].text
        is_long = len(lack.split()) >= _WORDS and finding.several is not None
        return (
            (finding.rule, finding.severity, finding.message)
            if is_long
            else finding.mark
        )
    if not _WORD.search(place.text):
        return finding.mark
    # What the other version says there is in the message where it matters.
    return finding.rule, finding.severity, finding.message, place.text


def _join(group: Sequence[Finding]) -> Finding:
    """The first of some findings, with the others in `also`, as serious as it is."""
    first, *others = group
    if not others:
        return first
    further = (each for other in others for each in other.occurrences)
    places = (replace(each, also=()) for each in (*first.occurrences, *further))
    if first.rule in _HABITS and first.severity is Severity.WARNING:
        places = (replace(each, severity=Severity.INFO) for each in places)
    head, *also = places
    return replace(head, also=tuple(also))
