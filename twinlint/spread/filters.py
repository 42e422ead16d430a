"""Plans the filters of a report in HTML, which need no script: severity, rule.

Each row, sheet and finding has a class for every rule and severity in it. A button that
is checked hides what lacks its class.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, Severity, message
from twinlint.sheet import Sheet
from twinlint.spread.style import read_style

_SEVERITIES: Mapping[Severity, Message] = {
    Severity.ERROR: message("errors"),
    Severity.WARNING: message("warnings"),
    Severity.INFO: message("notes"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """The rules and severities of a report, with the classes that stand for them."""

    rules: tuple[str, ...]
    """In the order of their names."""
    counts: Mapping[str, int]
    """How many findings each rule and each severity has."""
    classes: tuple[str, ...]
    """Those of each finding, in the order of their numbers."""
    has_touched: bool
    """Whether it is known what a change has touched."""
    has_notes: bool

    def find_classes(self, number: int) -> str:
        """The classes of the finding with a number, from 1."""
        return self.classes[number - 1]

    def join(self, numbers: Iterable[int]) -> str:
        """The classes of several findings, each once."""
        names = (name for n in numbers for name in self.find_classes(n).split())
        return " ".join(dict.fromkeys(names))

    def write_style(self) -> str:
        """What hides all that the chosen rule does not speak of."""
        written = read_style("rule.css")
        return "".join(written.replace("@", f"r{at}") for at in range(len(self.rules)))

    def write_form(self, translate: Translator) -> str:
        """The buttons; nothing where there is nothing to choose."""
        parts = [
            *self._write_severities(translate),
            *self._write_boxes(translate),
            *self._write_rules(translate),
        ]
        if not parts:
            return ""
        reset = _say(translate, message("Show everything"))
        label = _say(translate, message("Filters"))
        return (
            f'<form class="filters" aria-label="{label}">'
            f'{"".join(parts)}<button type="reset">{reset}</button></form>\n'
        )

    def _write_severities(self, translate: Translator) -> Iterator[str]:
        found = [each for each in _SEVERITIES if self.counts.get(each)]
        if len(found) < 2:
            return
        yield _open_set(translate, message("Severity"))
        everything = _say(translate, message("all"))
        yield _write_choice("severity", "s", everything, is_checked=True)
        for each in found:
            words = escape(translate(_SEVERITIES[each]))
            yield _write_choice("severity", each, f"{words} ({self.counts[each]})")
        yield "</fieldset>"

    def _write_boxes(self, translate: Translator) -> Iterator[str]:
        boxes = []
        if self.classes:
            boxes.append(("found", message("only where something was found")))
        if self.has_notes:
            boxes.append(("noted", message("only where something is left to do")))
        if self.has_touched:
            boxes.append(("touched", message("only what this branch touches")))
        if boxes:
            yield _open_set(translate, message("Show"))
            for id_, said in boxes:
                words = escape(translate(said))
                yield f'<label><input type="checkbox" id="{id_}"> {words}</label>'
            yield "</fieldset>"

    def _write_rules(self, translate: Translator) -> Iterator[str]:
        if len(self.rules) < 2:
            return
        yield _open_set(translate, message("Rule"))
        everything = _say(translate, message("all"))
        yield _write_choice("rule", "r", everything, is_checked=True)
        for at, rule in enumerate(self.rules):
            words = f"{escape(rule)} ({self.counts[rule]})"
            yield _write_choice("rule", f"r{at}", words)
        yield "</fieldset>"


def plan_filters(findings: Sequence[Finding], sheets: Sequence[Sheet]) -> Filters:
    """What findings and sheets can be narrowed to."""
    rules = tuple(sorted({finding.rule for finding in findings}))
    index = {rule: at for at, rule in enumerate(rules)}
    counts = Counter(str(finding.severity) for finding in findings)
    counts.update(finding.rule for finding in findings)
    return Filters(
        rules,
        counts,
        tuple(f"{finding.severity} r{index[finding.rule]}" for finding in findings),
        any(sheet.is_touched for sheet in sheets),
        any(s.notes or any(p.notes for p in s.passages) for s in sheets),
    )


def _open_set(translate: Translator, said: Message) -> str:
    return f"<fieldset><legend>{_say(translate, said)}</legend>"


def _write_choice(name: str, id_: str, words: str, *, is_checked: bool = False) -> str:
    checked = " checked" if is_checked else ""
    return (
        f'<label><input type="radio" name="{name}" id="{id_}"{checked}> {words}</label>'
    )


def _say(translate: Translator, said: Message) -> str:
    return escape(translate(said))
