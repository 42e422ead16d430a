"""Makes one finding of those that speak of one fault: at one place, or at several.

Many findings of a kind in one pair of texts are one fault too: somebody has stopped
translating, or has told the same freely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from twinlint.finding import Finding, Place, Severity, message, sort_findings
from twinlint.source import Locale, Span

_SEVERAL = 3
"""Places from which on rules that say so speak of all of them at once."""
_SURENESS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_Edge = tuple[str, int, int, bool]
"""Path, line and column where some words begin, or end."""


def gather_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each fault, by place.

    What several rules say of the same words is said by the surest of them; the others
    are its related places. So is what is missing inside something larger that is
    missing. What one rule says of the same words at several places is one finding, with
    the further places in `also`; and so are many that say alike how `several` are told.
    """
    found = _join_rules(sort_findings(_leave_out_deleted(tuple(findings))))
    return _join_several(_join_repeats(_join_lacks(found)))


# What goes with another fault -----------------------------------------------------


def _leave_out_deleted(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """The findings, without differences in words that stand twice, one to be deleted.

    The other language has them once, which is right; which of the two it lacks, an
    alignment does not know. What is said of more than these words is told.
    """
    copies: dict[_At, tuple[Place, bool]] = {}
    for finding in findings:
        if _stands_twice(finding):
            second, first = _list_places(finding)
            copies.setdefault(_find_start(first), (first, False))
            copies[_find_start(second)] = second, True
    starts = sorted(copies)
    for finding in findings:
        places = _list_places(finding)
        is_pair = len({place.locale for place in places}) > 1
        if is_pair and any(
            _is_said_again(place, copies, starts, is_lack=_is_lack(finding))
            for place in places
            if place.text
        ):
            continue
        yield finding


_At = tuple[str, int, int]
"""Where some words begin: path, line and column."""


def _find_start(place: Place) -> _At:
    return place.span.path, place.span.line, place.span.column


def _is_said_again(
    place: Place,
    copies: Mapping[_At, tuple[Place, bool]],
    starts: Sequence[_At],
    *,
    is_lack: bool,
) -> bool:
    """Whether words are nothing but a second copy, or where they lack, any of them."""
    at = bisect_right(starts, _find_start(place)) - 1
    if at < 0:
        return False
    copy, is_second = copies[starts[at]]
    span = copy.span
    is_in = span.path == place.span.path and (
        (place.span.line, place.span.column) < (span.end_line, span.end_column)
    )
    if not is_in or not (is_second or is_lack):
        return False
    if _holds(span, place.span):
        return True
    words = " ".join(copy.text.split())
    return is_lack and not " ".join(place.text.split()).replace(words, "").strip()


def _stands_twice(finding: Finding) -> bool:
    """Whether a finding is about the same words at two places of one version."""
    places = _list_places(finding)
    words = {" ".join(place.text.split()) for place in places}
    is_one_version = len({place.locale for place in places}) == 1
    return len(places) == 2 and is_one_version and len(words) == 1 and "" not in words


# Several rules, one place ---------------------------------------------------------


def _join_rules(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The surest finding about each place, with what the others say of it."""
    heads: list[Finding] = []
    notes: dict[int, list[Place]] = {}
    claims: dict[_Edge, tuple[int, Place]] = {}
    """The finding that speaks of the words that begin or end somewhere."""
    mended: dict[tuple[str, int], list[tuple[Span, int]]] = {}
    """The words that a fix writes anew, by their line, with the finding that has it."""
    for finding in sorted(findings, key=lambda f: (_is_lack(f), _measure_doubt(f))):
        # What is missing is one fault, what is wrong in it is another.
        places = () if _is_lack(finding) else _list_places(finding)
        at = _find_claim(claims, finding, places, heads)
        at = _find_mended(mended, finding, heads) if at is None else at
        at = _find_whole(claims, finding, heads) if _is_lack(finding) else at
        if at is None:
            at = len(heads)
            heads.append(finding)
        else:
            notes.setdefault(at, []).extend(_write_notes(finding, heads[at]))
        for place in places:
            for edge in _list_edges(place):
                claims.setdefault(edge, (at, place))
        if finding.fix and heads[at] is finding:
            span = finding.fix.span
            mended.setdefault((span.path, span.line), []).append((span, at))
    joined = (
        replace(head, related=(*head.related, *notes[at])) if at in notes else head
        for at, head in enumerate(heads)
    )
    return sort_findings(joined)


def _measure_doubt(finding: Finding) -> tuple[int, bool, bool]:
    """Less for what is surer: an error, a right spelling that is known, two places."""
    return (
        _SURENESS[finding.severity],
        finding.fix is None,
        not finding.related,
    )


def _list_places(finding: Finding) -> tuple[Place, ...]:
    """All places of a finding, its own first."""
    return (finding.place, *finding.related) if finding.place else finding.related


def _list_edges(place: Place) -> tuple[_Edge, _Edge]:
    span = place.span
    return (
        (span.path, span.line, span.column, False),
        (span.path, span.end_line, span.end_column, True),
    )


def _find_claim(
    claims: dict[_Edge, tuple[int, Place]],
    finding: Finding,
    places: Iterable[Place],
    heads: list[Finding],
) -> int | None:
    """The finding of another rule that speaks of the same words, by its index."""
    for place in places:
        for edge in _list_edges(place):
            at, claimed = claims.get(edge, (-1, place))
            if at < 0 or heads[at].rule == finding.rule:
                continue
            if _overlap(claimed, place) or _differ_alike(heads[at], finding):
                return at
    return None


def _find_mended(
    mended: dict[tuple[str, int], list[tuple[Span, int]]],
    finding: Finding,
    heads: list[Finding],
) -> int | None:
    """The finding of another rule whose fix writes the words of this one anew."""
    place = finding.place
    if place is None or not place.text or finding.fix:
        return None
    for span, at in mended.get((place.span.path, place.span.line), ()):
        begin, end = (span.line, span.column), (span.end_line, span.end_column)
        is_inside = begin <= (place.span.line, place.span.column) and (
            (place.span.end_line, place.span.end_column) <= end
        )
        if is_inside and heads[at].rule != finding.rule:
            return at
    return None


def _find_whole(
    claims: dict[_Edge, tuple[int, Place]], lack: Finding, heads: list[Finding]
) -> int | None:
    """The finding that speaks of all that is missing: a label that nothing follows.

    A contact or a name that is missing is a fault of its own.
    """
    missing = lack.related[0]
    if lack.several is None:
        return None
    at, _ = claims.get(_list_edges(missing)[0], (-1, missing))
    if at < 0:
        return None
    head = heads[at]
    is_whole = head.place is not None and head.place.span == missing.span
    is_sure = _SURENESS[head.severity] <= _SURENESS[lack.severity]
    return at if is_whole and is_sure and not (head.fix or head.related) else None


def _overlap(first: Place, second: Place) -> bool:
    """Whether two texts with a common end are about the same words."""
    lengths = sorted((len(first.text), len(second.text)))
    return 2 * lengths[0] >= lengths[1]


def _differ_alike(first: Finding, second: Finding) -> bool:
    """Whether one tells two words that are all that differs in those of the other.

    Such are IV and VI beside `Henri IV` and `Henri VI`: what is left is the same.
    """
    sides = [{p.locale: p for p in _list_places(each)} for each in (first, second)]
    outer, inner = sorted(sides, key=_measure_words, reverse=True)
    if not len(outer) == len(inner) == 2 or outer.keys() != inner.keys():
        return False
    one, other = (_take_out(inner[locale], outer[locale]) for locale in outer)
    return one is not None and one == other


def _measure_words(places: Mapping[Locale | None, Place]) -> int:
    return sum(len(place.text) for place in places.values())


def _take_out(inner: Place, outer: Place) -> tuple[str, bool] | None:
    """What is left of some words without their end, or beginning; None where neither.

    With whether it was the end.
    """
    if not inner.text or len(inner.text) > len(outer.text):
        return None
    (begin, end), (own_begin, own_end) = _list_edges(outer), _list_edges(inner)
    if end == own_end:
        return outer.text[: -len(inner.text)], True
    return (outer.text[len(inner.text) :], False) if begin == own_begin else None


def _write_notes(finding: Finding, head: Finding) -> tuple[Place, ...]:
    """What a finding says as related places of another one: first its own words."""
    shown = {edge for place in _list_places(head) for edge in _list_edges(place)}
    places = _list_places(finding)
    new = [p for p in places if shown.isdisjoint(_list_edges(p))] or list(places[:1])
    return (replace(new[0], message=finding.message), *new[1:])


# A lack inside a larger one -------------------------------------------------------


def _join_lacks(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those on a text that is missing with those on its parts.

    What is only noted of words that are missing with all around them is not told; what
    is surer of a part is told instead.
    """
    findings = tuple(findings)
    lacks = [finding for finding in findings if _is_lack(finding)]
    kept = [f for f in findings if not _is_lack(f) and not _is_in_lack(f, lacks)]
    group: list[Finding] = []
    for finding in sorted(lacks, key=_order_lack):
        if group and not _holds(group[0].related[0].span, finding.related[0].span):
            kept += _join_lack(group)
            group = []
        group.append(finding)
    kept += _join_lack(group) if group else ()
    return sort_findings(_join_neighbours(kept))


def _join_neighbours(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, many that one rule has of what is missing at one place as one.

    They are a list that the other version has not: of its translators, say.
    """
    groups: dict[object, list[Finding]] = {}
    for at, finding in enumerate(findings):
        is_apart = not _is_lack(finding) or finding.several is not None
        span = finding.place.span if finding.place else None
        key = at if is_apart else (finding.rule, finding.severity, span)
        groups.setdefault(key, []).append(finding)
    for group in groups.values():
        if len(group) < _SEVERAL:
            yield from group
            continue
        first, *others = group
        notes = [first.related]
        for each in others:
            head, *rest = each.related
            notes.append((replace(head, message=each.message), *rest))
        yield replace(first, related=tuple(place for row in notes for place in row))


def _join_lack(group: Sequence[Finding]) -> Iterator[Finding]:
    """A lack with those inside it as its notes, or theirs where they are surer."""
    outer, *inner = group
    doubt = _SURENESS[outer.severity]
    surer = [each for each in inner if _SURENESS[each.severity] < doubt]
    head, *others = surer or [outer]
    notes = (
        replace(each.related[0], message=each.message)
        for each in group
        if each is not head and each not in others
    )
    yield replace(head, related=(*head.related, *notes))
    yield from others


def _is_lack(finding: Finding) -> bool:
    """Whether a finding is about words of one text that the other does not have."""
    place, related = finding.place, finding.related
    return bool(place and not place.text and related and related[0].text)


def _is_in_lack(finding: Finding, lacks: Iterable[Finding]) -> bool:
    """Whether a note is about words inside a text that is missing as a whole."""
    if finding.severity is not Severity.INFO or not finding.related:
        return False
    span = finding.related[0].span
    return any(
        (outer.line, outer.column) <= (span.line, span.column) and _holds(outer, span)
        for outer in (lack.related[0].span for lack in lacks)
        if outer != span
    )


def _order_lack(finding: Finding) -> tuple[str, int, int, int, int]:
    span = finding.related[0].span
    return span.path, span.line, span.column, -span.end_line, -span.end_column


def _holds(outer: Span, inner: Span) -> bool:
    """Whether a stretch that begins no later than another one ends no earlier."""
    is_in = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return outer.path == inner.path and is_in


# One rule, several places ---------------------------------------------------------


def _join_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first of the findings that say the same, with the others in `also`."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        said = tuple(place.message for place in finding.related)
        key = (finding.rule, finding.severity, finding.message, finding.help, said)
        groups.setdefault(key, []).append(finding)
    return tuple(
        first.join(others) if others else first for first, *others in groups.values()
    )


# One rule, many findings ----------------------------------------------------------


def _join_several(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those of a kind in one pair of texts as one where they are many.

    So are those on what either version lacks: they are two editions of a text.
    """
    groups: dict[object, list[Finding]] = {}
    for at, finding in enumerate(findings):
        said = finding.several
        told = said.text if said and _is_lack(finding) else said
        groups.setdefault((finding.severity, told) if said else at, []).append(finding)
    joined: list[Finding] = []
    for group in groups.values():
        places = [each for finding in group for each in finding.occurrences]
        if len(places) < _SEVERAL or len(group) == 1:
            joined += group
            continue
        is_one_way = len({each.several for each in places}) == 1
        several = places[0].several if is_one_way else EITHER_WAY
        first, *others = (replace(each, also=(), several=several) for each in places)
        joined.append(replace(first, also=tuple(others)))
    return sort_findings(joined)


EITHER_WAY = message("in {count} places, one version has what the other has not")
"""What is said of many places where either version lacks something."""
