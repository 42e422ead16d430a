"""A text gives a commune another département than its record.

Why: the code beside a name is copied from line to line, and slips with it.
Wrong: Sceaux (94)
Right: Sceaux (92)
Fix: correct the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_communes, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.mentions import Mentions

_CODE = re.compile(r"\0*[ \u00a0]\((\d\d)\)")
_ANY_CODE = re.compile(r"[ \u00a0]\(\d\d\)")
"""The same wherever it stands; it is searched for, so that it begins with no blanks."""


@fact_rule(Severity.ERROR)
def contradicted_code(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Codes in brackets after the name of a commune."""
    if not _ANY_CODE.search(mentions.plain):
        return
    for (_, end), communes in find_communes(mentions, facts).items():
        code = _CODE.match(mentions.plain, end)
        if code and code[1] not in {commune.department for commune in communes}:
            yield _report(rule, mentions, code, communes[0])


def _report(
    rule: Rule, mentions: Mentions, code: re.Match[str], commune: CommuneFacts
) -> Finding:
    place = find_place(mentions, *code.span(1))
    return rule(
        message(
            "{commune} is said to be in {code}, its record says {right}",
            commune=commune.name,
            code=code[1],
            right=commune.department,
        ),
        place,
        related=(commune.department_place,),
        help=message("write “{right}”", right=commune.department),
        fix=Fix(place.span, commune.department),
    )
