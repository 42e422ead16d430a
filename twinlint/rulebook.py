"""Reads the documentation of rules, translates and wraps it for `explain`.

Documentation stands beside the rule, in English; its sentences are messages of the
catalogs, its examples are shown as they are.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from inspect import cleandoc

from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import Rule, Severity, message
from twinlint.suggest import suggest_words
from twinlint.typography import bind_spaces


def suggest_rules(name: str, rules: Iterable[Rule]) -> tuple[str, ...]:
    """At most three names of rules that may have been meant, nearest first."""
    names = tuple(rule.name for rule in rules)
    near = suggest_words(name.lower(), names)
    return near or tuple(known for known in names if name.lower() in known)[:3]


WIDTH = 88
"""Columns of what is shown."""
_HEADINGS = {
    "Why": message("Why:"),
    "Wrong": message("Wrong:"),
    "Right": message("Right:"),
    "Fix": message("Fix:"),
}
_EXAMPLES = ("Wrong", "Right")
_HEADING = re.compile(rf"({'|'.join(_HEADINGS)}):(?: (.*))?")
_SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.INFO: message("note"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a rule's documentation."""

    heading: str
    """`Why`, `Wrong`, `Right` or `Fix`; empty for the first sentence."""
    lines: tuple[str, ...]
    """As they are written; the first one stands beside the heading."""

    @property
    def is_example(self) -> bool:
        """True when the lines are content, which has no translation."""
        return self.heading in _EXAMPLES

    @property
    def text(self) -> str:
        """The lines as one paragraph, as it is found in catalogs."""
        return " ".join(" ".join(self.lines).split())


def read_documentation(rule: Rule) -> tuple[Section, ...]:
    """The first sentence of a rule's documentation, then its sections, in order."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in cleandoc(rule.documentation).split("\n"):
        found = _HEADING.fullmatch(line)
        if found:
            sections.append((found.group(1), [found.group(2) or ""]))
        else:
            sections[-1][1].append(line)
    return tuple(Section(heading, tuple(lines)) for heading, lines in sections)


def extract_documentation(rules: Iterable[Rule]) -> Iterator[str]:
    """Every sentence of the documentation that has a translation, in English."""
    for rule in rules:
        for section in read_documentation(rule):
            if not section.is_example:
                yield section.text


def explain_rule(rule: Rule, translate: Translator) -> str:
    """The name, the severity and the documentation of a rule."""
    first, *sections = read_documentation(rule)
    severity = translate(_SEVERITIES[rule.severity])
    lines = [
        f"{rule.name} ({severity})",
        "",
        *wrap_text(_translate(first, translate)),
        "",
    ]
    for section in sections:
        heading = translate(_HEADINGS[section.heading])
        if section.is_example:
            example = section.lines
            lines += [f"{heading} {example[0]}".rstrip(), *example[1:]]
        else:
            lines += wrap_text(f"{heading} {_translate(section, translate)}")
    return "\n".join(lines).rstrip() + "\n"


def list_rules(rules: Iterable[Rule], translate: Translator) -> str:
    """One line for each rule: name, severity, first sentence."""
    listed = tuple(rules)
    severities = {kind: translate(said) for kind, said in _SEVERITIES.items()}
    name_width = max(len(rule.name) for rule in listed)
    severity_width = max(len(severities[rule.severity]) for rule in listed)
    return "".join(
        f"{rule.name:{name_width}}  {severities[rule.severity]:{severity_width}}  "
        f"{summarize_rule(rule, translate)}\n"
        for rule in listed
    )


def summarize_rule(rule: Rule, translate: Translator) -> str:
    """The defect in one sentence."""
    return _translate(read_documentation(rule)[0], translate)


def _translate(section: Section, translate: Translator) -> str:
    return bind_spaces(translate.find_text(section.text), translate.locale)


def wrap_text(text: str) -> list[str]:
    """A paragraph as lines of the width that is shown."""
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
