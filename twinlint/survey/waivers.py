"""Applies comments that accept findings, and words what is wrong with one.

A comment `<!-- twinlint: allow lost-emphasis: a trademark -->` accepts what the rule
finds in the block after it, or in the block that it stands in; `allow-page` accepts it
in the whole file. In MDX it is written `{/* twinlint: … */}`; a format that has
comments of its own takes those (`# twinlint: …`), and of a catalog they are about the
next entry.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from twinlint.data import dataclass
from twinlint.documents import (
    BLANK,
    Content,
    Document,
    Kind,
    Part,
    Stretch,
    find_format,
)
from twinlint.finding import Finding, Message, Place, Severity, message, sort_findings
from twinlint.rules import RULES
from twinlint.source import Cover, Span
from twinlint.survey.problems import IDLE_WAIVER, UNEXPLAINED_WAIVER

_NAME = r"(?i:twinlint)(?::|(?=[ \t]++(?i:allow)\b))"
"""How a comment begins; the colon may be left out where nothing else can be meant."""
_COMMENT = re.compile(
    rf"(?:<!--|\{{/\*)\s*+{_NAME}\s*+(?P<said>[^\0]{{0,400}}?)(?:-->|\*/\}})"
)
_SAID = re.compile(
    r"(?P<word>[\w-]++)\s*+(?P<rules>[\w-]++(?>(?:\s*+,\s*+[\w-]++)*))?"
    r"\s*+(?::\s*+(?P<reason>.*))?"
)
_MOST = 500
"""Comments of a text that are read; a person writes a few."""
_WORD = re.compile(r"\w")
_BLOCK, _PAGE = "allow", "allow-page"


@dataclass(frozen=True, slots=True)
class _Waiver:
    """A comment, and the stretch of its file that it is about."""

    span: Span
    word: str
    rules: tuple[str, ...]
    reason: str
    about: tuple[Span, ...] | None
    """None for the whole file."""
    mark: str = ""
    """What begins such comments, where they are not as in HTML."""
    gap: Span | None = None
    """Between the block before and that block, where something may be missing."""

    def accepts(self, finding: Finding) -> bool:
        """Whether it is about a finding."""
        places = (finding.place, *finding.related)
        is_said = self.word in (_BLOCK, _PAGE) and finding.rule in self.rules
        return is_said and any(place and self._holds(place.span) for place in places)

    def _holds(self, span: Span) -> bool:
        if span.path != self.span.path or self.about is None:
            return span.path == self.span.path
        is_empty = _begin(span) == _end(span)
        around = (*self.about, self.gap) if self.gap and is_empty else self.about
        return any(
            _begin(span) <= _end(each) and _end(span) >= _begin(each) for each in around
        )


def _begin(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def apply_waivers(
    findings: Iterable[Finding],
    documents: Iterable[tuple[Document, Sequence[Part]]],
    severities: Mapping[str, Severity | None],
) -> tuple[Finding, ...]:
    """The findings where no comment accepts them, with those about the comments.

    `documents` have their parts beside them, those of both versions if one holds both.
    A comment about a rule that is off is not idle.
    """
    waivers = [
        waiver
        for document, parts in documents
        for waiver in _read_waivers(document, parts)
    ]
    found = tuple(findings)
    if not waivers:
        return found
    used: set[tuple[Span, str]] = set()
    kept: list[Finding] = []
    for finding in found:
        left: list[Finding] = []
        for each in finding.occurrences:
            accepting = [waiver for waiver in waivers if waiver.accepts(each)]
            used |= {(waiver.span, finding.rule) for waiver in accepting}
            left += [] if accepting else [replace(each, also=())]
        if left:
            kept.append(replace(left[0], also=tuple(left[1:])))
    off = {rule for rule, severity in severities.items() if severity is None}
    for waiver in waivers:
        its_own = {rule for span, rule in used if span == waiver.span}
        kept += _check(waiver, its_own, off)
    return sort_findings(kept)


def _read_waivers(document: Document, parts: Sequence[Part]) -> Iterator[_Waiver]:
    """The comments of a document; a catalog has them between its parts."""
    form = find_format(document.format)
    if not form.comment and form.pair is None:
        for part in parts:
            yield from _read_inner(part.content)
        return
    pattern = _write_pattern(form.comment) if form.comment else _COMMENT
    # Few texts have any, and where its pieces stand is asked of those alone.
    found = tuple(islice(pattern.finditer(document.text.value), _MOST))
    pieces = _Pieces(parts) if found else None
    for match in found:
        span = document.text.span(*match.span())
        about = pieces.find(span) if pieces else None
        if about is not None:
            yield _make(match["said"], span, about, form.comment)


def _read_inner(content: Content) -> Iterator[_Waiver]:
    """The comments inside a text."""
    text = content.text
    code = Cover((e.start, e.end) for e in content.stretches if e.kind is Kind.CODE)
    found = tuple(islice(_COMMENT.finditer(text.value), _MOST))
    blocks = _Blocks(content) if found else None
    for match in found:
        if blocks and match.start() not in code:
            before, about = blocks.find(*match.span())
            spans = (text.span(about.start, about.end),) if about else ()
            made = _make(match["said"], text.span(*match.span()), spans)
            start = before.end if before else 0
            end = about.start if about else len(text.value)
            yield replace(made, gap=text.span(min(start, end), end))


def _make(
    written: str, span: Span, about: tuple[Span, ...] | None, mark: str = ""
) -> _Waiver:
    written = " ".join(written.split())
    said = _SAID.fullmatch(written)
    word, rules, reason = said.groups() if said else (written, "", "")
    word = word.lower()
    return _Waiver(
        span,
        word,
        tuple(re.split(r"\s*,\s*", rules or "")) if rules else (),
        (reason or "").strip(),
        None if word == _PAGE else about,
        mark,
    )


@cache
def _write_pattern(mark: str) -> re.Pattern[str]:
    """A comment from its mark to the end of the line, alone on it or behind a text.

    A mark that stands alone has its text on the next line.
    """
    return re.compile(
        rf"(?:^|(?<=[ \t])){re.escape(mark)}[.#]{{0,9}}[ \t]*+(?>\n[ \t]*+)?"
        rf"{_NAME}[ \t]*+"
        r"(?P<said>[^\n]{0,400}?)[ \t]*+$",
        re.M,
    )


class _Pieces:
    """What a comment may be about: the entries of a catalog, the blocks of a text."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._spans: dict[object, list[Span]] = {}
        """The places of each, of both versions and of all forms of a plural."""
        for part in parts:
            text, plain = part.content.text, part.content.markup.plain
            if part.key:
                entry = part.key.partition("\0")[0]
                whole = text.span(0, len(text.value))
                self._spans.setdefault(entry, []).append(whole)
                continue
            for each in part.content.stretches:
                if _WORD.search(plain, each.start, each.end):
                    span = text.span(each.start, each.end)
                    self._spans[_begin(span)] = [span]
        ordered = sorted(
            (
                (_begin(span), _end(span), key)
                for key, spans in self._spans.items()
                for span in spans
            ),
            key=lambda piece: piece[:2],
        )
        self._starts = [start for start, _, _ in ordered]
        self._ends = [end for _, end, _ in ordered]
        self._keys = [key for _, _, key in ordered]

    def find(self, comment: Span) -> tuple[Span, ...] | None:
        """The places of what a comment is about: what ends on its line, or comes next.

        None for a comment that stands in a text, and is no comment there; empty where
        nothing comes.
        """
        at = bisect_left(self._starts, _begin(comment))
        before = at - 1
        if before >= 0 and self._ends[before] > _begin(comment):
            return None
        if before >= 0 and self._ends[before][0] == comment.line:
            at = before
        return tuple(self._spans[self._keys[at]]) if at < len(self._keys) else ()


class _Blocks:
    """The blocks of a text that have words."""

    def __init__(self, content: Content) -> None:
        self._text = content.text.value
        self._plain = content.markup.plain
        self._worded = [
            each
            for each in content.stretches
            if _WORD.search(self._plain, each.start, each.end)
        ]
        self._ends = [each.end for each in self._worded]

    def find(self, start: int, end: int) -> tuple[Stretch | None, Stretch | None]:
        """The block before a comment, and the one that it is about.

        That is the block it stands in, or the next one where it is the last line of
        that: what stands between two items of a list is about the second.
        """
        at = bisect_right(self._ends, start)
        own = self._get(at)
        line = self._text.rfind("\n", 0, start) + 1
        is_alone = not self._plain[line:start].strip(f"{BLANK} \t")
        if own and own.start < start and is_alone:
            at += not _WORD.search(self._plain, end, own.end)
        return self._get(at - 1), self._get(at)

    def _get(self, at: int) -> Stretch | None:
        return self._worded[at] if 0 <= at < len(self._worded) else None


# What is wrong with them --------------------------------------------------------------


def _check(
    waiver: _Waiver, used: Collection[str], off: Collection[str]
) -> Iterator[Finding]:
    from twinlint.rulebook import suggest_rules
    from twinlint.suggest import suggest_words

    place = Place(waiver.span)
    if waiver.word not in (_BLOCK, _PAGE):
        guesses = suggest_words(waiver.word, (_BLOCK, _PAGE)) or (_BLOCK, _PAGE)
        said = message("“{word}” says nothing in a comment", word=waiver.word)
        yield IDLE_WAIVER(said, place, help=_ask(guesses))
        return
    if not waiver.rules:
        said = message("this comment names no rule")
        begin, end = (waiver.mark, "") if waiver.mark else ("<!--", " -->")
        example = f"{begin} twinlint: allow lost-emphasis: …{end}"
        yield IDLE_WAIVER(said, place, help=message("write {text}", text=example))
        return
    if not waiver.reason:
        rule = waiver.rules[0]
        yield UNEXPLAINED_WAIVER(
            message("this comment does not say why {rule} is accepted", rule=rule),
            place,
            help=message("write the reason behind a colon"),
        )
    known = {rule.name for rule in RULES}
    for rule in waiver.rules:
        if rule not in known:
            said = message("there is no rule “{rule}”", rule=rule)
            guesses = suggest_rules(rule, RULES)
            yield IDLE_WAIVER(said, place, help=_ask(guesses) if guesses else None)
        elif rule not in used and rule not in off:
            said = message("this comment accepts nothing: {rule} is silent", rule=rule)
            yield IDLE_WAIVER(
                said,
                place,
                help=message("delete it, or put it directly above what it is about"),
            )


def _ask(guesses: tuple[str, ...]) -> Message:
    return message("did you mean {guesses}?", guesses=guesses)
