"""Takes out findings that a comment in the text accepts.

A comment `<!-- twinlint: allow lost-emphasis: a trademark -->` accepts what the rule
finds in the block after it, or in the block that it stands in; `allow-page` accepts it
in the whole file. In MDX it is written `{/* twinlint: … */}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from twinlint.documents import Content, Kind, Part, Stretch
from twinlint.finding import Finding, Message, Place, Severity, message, sort_findings
from twinlint.rules import RULES
from twinlint.source import Cover, Span
from twinlint.survey.problems import IDLE_WAIVER, UNEXPLAINED_WAIVER

_COMMENT = re.compile(
    r"(?:<!--|\{/\*)\s*+twinlint:\s*+(?P<said>[^\n]{0,400}?)\s*+(?:-->|\*/\})"
)
_SAID = re.compile(
    r"(?P<word>[\w-]++)\s*+(?P<rules>[\w-]++(?:\s*+,\s*+[\w-]++)*+)?"
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
    about: Span | None
    """None for the whole file."""

    def accepts(self, finding: Finding) -> bool:
        """Whether it is about a finding."""
        places = (finding.place, *finding.related)
        return finding.rule in self.rules and any(
            place and self._holds(place.span) for place in places
        )

    def _holds(self, span: Span) -> bool:
        if span.path != self.span.path or self.about is None:
            return span.path == self.span.path
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        about = self.about
        return start <= (about.end_line, about.end_column) and end >= (
            about.line,
            about.column,
        )


def apply_waivers(
    findings: Iterable[Finding],
    parts: Iterable[Part],
    severities: Mapping[str, Severity | None],
) -> tuple[Finding, ...]:
    """The findings where no comment accepts them, with those about the comments.

    A comment about a rule that is off is not idle.
    """
    waivers = [waiver for part in parts for waiver in _read_waivers(part.content)]
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


def _read_waivers(content: Content) -> Iterator[_Waiver]:
    text = content.text
    code = Cover((e.start, e.end) for e in content.stretches if e.kind is Kind.CODE)
    for match in islice(_COMMENT.finditer(text.value), _MOST):
        if match.start() in code:
            continue
        said = _SAID.fullmatch(match["said"])
        word, rules, reason = said.groups() if said else (match["said"], "", "")
        about = _find_block(content, match.start())
        is_page = word == _PAGE or about is None
        yield _Waiver(
            text.span(*match.span()),
            word,
            tuple(re.split(r"\s*,\s*", rules or "")) if rules else (),
            (reason or "").strip(),
            None if is_page or about is None else text.span(about.start, about.end),
        )


def _find_block(content: Content, start: int) -> Stretch | None:
    """The block with words that a comment stands in, or before."""
    plain = content.markup.plain
    return next(
        (
            each
            for each in content.stretches
            if each.end > start and _WORD.search(plain, each.start, each.end)
        ),
        None,
    )


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
        example = "<!-- twinlint: allow lost-emphasis: … -->"
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
