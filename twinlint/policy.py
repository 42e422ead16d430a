"""What a team has settled on before a check: names, terms, rules, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from twinlint.data import dataclass
from twinlint.finding import Finding, Severity
from twinlint.register import EMPTY_REGISTER, Register


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """How texts are compared; the usual one knows nothing and leaves out nothing."""

    register: Register = EMPTY_REGISTER
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """How serious the findings of a rule are, by its name; None where it is off."""
    sections: tuple[str, ...] = ()
    """Headings of the sections that are not compared."""
    words: tuple[str, ...] = ()
    """Patterns of what is not compared (regular expressions)."""
    is_deep: bool = False
    """Whether what seems to be missing is looked for once more, with an encoder."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The rules that somebody has named, and has not set off."""
        return tuple(rule for rule, severity in self.severities.items() if severity)

    def judge(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings of rules that are not off, as serious as they are here."""
        for finding in findings:
            severity = self.severities.get(finding.rule, finding.severity)
            if severity is finding.severity:
                yield finding
            elif severity is not None:
                yield replace(finding, severity=severity)


USUAL_POLICY = Policy()
