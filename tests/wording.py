"""What holds for the messages of all findings, whatever rule they are of."""

from __future__ import annotations

from collections.abc import Iterable

from twinlint.finding import Finding


def list_empty_values(findings: Iterable[Finding]) -> list[str]:
    """The messages that quote nothing where words should stand: `French says , …`."""
    return [
        str(said)
        for finding in findings
        for said in (finding.message, finding.help, finding.several)
        if said and any(value == "" for _, value in said.values)
    ]
