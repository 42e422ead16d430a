"""The types of what a check says: severity, message, place, fix, finding, rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

from twinlint.data import dataclass
from twinlint.kept import make_key
from twinlint.source import FieldPath, Locale, Span


class Severity(StrEnum):
    """How sure a finding is, and so what it does to a build."""

    ERROR = "error"
    """Certain: the build stops."""
    WARNING = "warning"
    """Possible: a person decides."""
    INFO = "info"
    """Worth knowing; nothing to do."""


class LanguageName(str):
    """A locale inside a message, shown by its name in the reader's language."""

    __slots__ = ()


class DayName(str):
    """A date inside a message: `2024`, `2024-02` or `2024-02-06`, shown in words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InLanguages:
    """A text of the site inside a message, in the reader's language where it has it."""

    texts: tuple[tuple[str, str], ...]
    """`(language tag, text)`; the first is shown to readers of other languages."""

    def __str__(self) -> str:
        return self.texts[0][1] if self.texts else ""


class Every(tuple[str | InLanguages, ...]):
    """Texts inside a message that all count: a list with “and”; others say “or”."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the tool, translated when it is reported and not before."""

    text: str
    """The English text with named placeholders; also the key in catalogs."""
    values: tuple[tuple[str, Any], ...] = ()
    """Placeholders with their values: text, number, `LanguageName`, `DayName`, `Span`
    (shown as file and line), `Message`, or a tuple of texts (shown as a list)."""
    plural: str = ""
    """The plural English text; the value named `count` then chooses the form."""

    def __str__(self) -> str:
        """The English sentence, for tests and debugging."""
        values = dict(self.values)
        text = self.plural if self.plural and values["count"] != 1 else self.text
        for name, value in values.items():
            if isinstance(value, tuple):
                values[name] = ", ".join(map(str, value))
            elif isinstance(value, Span):
                values[name] = f"{value.path}:{value.line}"
        return text.format_map(values)


def message(text: str, /, **values: Any) -> Message:
    """Mark an English sentence for translation, with the values of its placeholders."""
    return Message(text, tuple(values.items()))


def plural_message(one: str, many: str, /, *, count: int, **values: Any) -> Message:
    """Mark a sentence that depends on a number, available as `{count}`."""
    return Message(one, (("count", count), *values.items()), many)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding shows, and the words there."""

    span: Span
    locale: Locale | None = None
    text: str = ""
    """The words the finding is about; empty where something is missing."""
    field: FieldPath = ()
    """The way from the top of the file, when the place is in a field of a record."""
    message: Message | None = None
    """What a related place shows."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of text that mends a finding without a doubt."""

    span: Span
    text: str
    """What stands there afterwards."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, with all its places."""

    rule: str
    severity: Severity
    message: Message
    place: Place | None = None
    """The narrowest place that must change; none when no file is to blame."""
    related: tuple[Place, ...] = ()
    help: Message | None = None
    """What to type, in the imperative."""
    fix: Fix | None = None
    also: tuple[Finding, ...] = ()
    """The same at other places, each with its related places and its fix."""
    fingerprint: str = ""
    """What both texts say at its own place, as a digest; empty where nobody took it.
    Each of `also` has its own: what comes or goes elsewhere does not change it."""
    several: Message | None = None
    """What is said of many such findings in one pair of texts, as one, but for their
    number; none where each is a fault of its own."""

    @property
    def occurrences(self) -> tuple[Finding, ...]:
        """The finding at each of its places, the first one included."""
        return (self, *self.also)

    @property
    def mark(self) -> str:
        """What tells it from others with all its places: a digest of their digests."""
        marks = sorted({each.fingerprint for each in self.occurrences})
        return marks[0] if len(marks) == 1 else make_key(*marks)[: len(marks[-1])]

    @property
    def is_several(self) -> bool:
        """Whether it stands for findings that say different things."""
        return any(each.message != self.message for each in self.also)

    @property
    def said(self) -> Message:
        """Its message, or that of all that it stands for, with their number."""
        if not (self.several and self.is_several):
            return self.message
        count = ("count", len(self.occurrences))
        return replace(self.several, values=(count, *self.several.values))

    @property
    def advice(self) -> Message | None:
        """Its help, and where there is another at further places, that too.

        A number that is wrong in two languages is written anew in the words of each.
        """
        said = self.help
        others = {} if self.is_several else {each.help: each for each in self.also}
        others.pop(said, None)
        for other, each in list(others.items())[:_MOST_ADVICE]:
            if said and other and each.place:
                said = message(
                    "{first}; {place}: {second}",
                    first=said,
                    place=each.place.span,
                    second=other,
                )
        return said

    def tell(self, at: Finding) -> Message:
        """What to tell at one of its places: what is wrong there.

        At the first also how many such places there are.
        """
        if at is not self or self.said == self.message:
            return at.message
        return message("{all}: {one}", all=self.said, one=self.message)

    def keep(self, is_kept: Callable[[Finding], bool]) -> Iterator[Finding]:
        """What is left of it where only some of its places count.

        Without the one that spoke for all, those stay together that are told alike.
        """
        left = [each for each in self.occurrences if is_kept(each)]
        groups: dict[object, list[Finding]] = {}
        for each in left:
            alike = (each.severity, each.several or (each.rule, each.message))
            key = None if left[0] is self else alike
            groups.setdefault(key, []).append(each)
        for first, *others in groups.values():
            yield replace(first, also=tuple(replace(each, also=()) for each in others))

    def join(self, others: Iterable[Finding]) -> Finding:
        """The same at its places, and at those of others that say the same."""
        every = (place for each in (self, *others) for place in each.occurrences)
        first, *also = (replace(each, also=()) for each in every)
        return replace(first, also=tuple(also))

    def on_side(self, locale: Locale) -> Place | None:
        """The first place of the finding in a language."""
        places = (self.place, *self.related)
        return next((p for p in places if p and p.locale == locale), None)


_MOST_ADVICE = 3
"""Further places of a finding whose help is told with its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding, named after the defect."""

    name: str
    severity: Severity
    documentation: str
    """One sentence of the defect, then sections `Why:`, `Wrong:`, `Right:`, `Fix:`."""

    def __call__(
        self,
        text: Message,
        place: Place | None = None,
        *,
        related: tuple[Place, ...] = (),
        help: Message | None = None,  # noqa: A002 - the word the reader sees
        fix: Fix | None = None,
        severity: Severity | None = None,
        several: Message | None = None,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            self.name,
            severity or self.severity,
            text,
            place,
            related,
            help,
            fix,
            several=several,
        )


Translate = Callable[[Message], str]
"""Gives a message in the reader's language."""


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def has_severity(findings: Iterable[Finding], least: Severity) -> bool:
    """True when one of some findings is as serious as that, or more."""
    return any(_RANKS[finding.severity] <= _RANKS[least] for finding in findings)


def has_error(findings: Iterable[Finding]) -> bool:
    """True when one of some findings is an error."""
    return has_severity(findings, Severity.ERROR)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place, then rule; each finding once."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[Span, str, str]:
    span = finding.place.span if finding.place else Span("", 0, 0, 0, 0)
    return span, finding.rule, str(finding.message)
