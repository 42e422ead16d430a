"""A text gives a commune another département than its record.

Why: the code beside a name is copied from line to line, and slips with it.
Wrong: Sceaux (94)
Right: Sceaux (92)
Fix: correct the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.check.fact import fact_rule, find_place
from microsite.check.facts import Facts
from twinlint.finding import Finding, Fix, Rule, Severity, message
from twinlint.mentions import Mentions


@fact_rule(Severity.ERROR)
def contradicted_code(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Codes in brackets after the name of a commune."""
    for commune in facts.communes:
        pattern = re.compile(rf"\b{re.escape(commune.name)}\0*[ \u00a0]\((\d\d)\)")
        for found in pattern.finditer(mentions.plain):
            if found.group(1) == commune.department:
                continue
            place = find_place(mentions, *found.span(1))
            yield rule(
                message(
                    "{commune} is said to be in {code}, its record says {right}",
                    commune=commune.name,
                    code=found.group(1),
                    right=commune.department,
                ),
                place,
                related=(commune.department_place,),
                help=message("write “{right}”", right=commune.department),
                fix=Fix(place.span, commune.department),
            )
