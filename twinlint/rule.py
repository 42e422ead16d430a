"""How a rule is made: a function that finds, with a name, a severity and a scope."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from twinlint.comparison import Comparison, Parts
from twinlint.data import dataclass
from twinlint.finding import Finding, Rule, Severity
from twinlint.mentions import Mentions
from twinlint.register import Register


class Scope(StrEnum):
    """What a rule looks at."""

    PAIR = "pair"
    """Two texts of the same content."""
    PAGE = "page"
    """The same, of which it finds what says all: other rules are not asked."""
    TEXT = "text"
    """One text alone."""
    HOUSE = "house"
    """One text alone, by the conventions of our own house: not for other documents."""


PairFind = Callable[[Rule, Comparison], Iterable[Finding]]
TextFind = Callable[[Rule, Mentions, Register], Iterable[Finding]]
PartFind = Callable[[Rule, Parts], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule that compares two versions of a text."""

    rule: Rule
    find: PairFind
    scope: Scope = Scope.PAIR


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule that reads one text."""

    rule: Rule
    find: TextFind
    scope: Scope = Scope.TEXT


@dataclass(frozen=True, slots=True)
class PartRule:
    """A rule that asks which entries two documents have, and reads none of them."""

    rule: Rule
    find: PartFind
    scope: Scope = Scope.PAIR


def pair_rule(
    severity: Severity, scope: Scope = Scope.PAIR
) -> Callable[[PairFind], PairRule]:
    """Make a rule of a function; its name and its module's docstring are the rule's."""
    return lambda find: PairRule(describe_rule(find, severity), find, scope)


def text_rule(
    severity: Severity, scope: Scope = Scope.TEXT
) -> Callable[[TextFind], TextRule]:
    """Make a rule about one text of a function, as `pair_rule` does."""
    return lambda find: TextRule(describe_rule(find, severity), find, scope)


def part_rule(severity: Severity) -> Callable[[PartFind], PartRule]:
    """Make a rule about the entries of documents of a function, as `pair_rule` does."""
    return lambda find: PartRule(describe_rule(find, severity), find)


def describe_rule(find: Callable[..., object], severity: Severity) -> Rule:
    """The rule that a function finds: its name, its module's documentation."""
    documentation = sys.modules[find.__module__].__doc__ or ""
    return Rule(find.__name__.replace("_", "-"), severity, documentation)


def gather_rules(names: Mapping[str, object]) -> tuple[Rule, ...]:
    """The rules among the names of a module, by name: `gather_rules(globals())`."""
    rules = (value for value in names.values() if isinstance(value, Rule))
    return tuple(sorted(rules, key=lambda rule: rule.name))
