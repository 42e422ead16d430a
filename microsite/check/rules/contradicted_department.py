"""A text puts a commune into another département than its record.

Why: readers look for their town hall in the wrong place.
Wrong: Sucy-en-Brie, dans le Val-d’Oise (department: Val-de-Marne)
Right: Sucy-en-Brie, dans le Val-de-Marne
Fix: correct the name of the département, or the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from microsite.check.fact import fact_rule, find_communes, find_place
from microsite.check.facts import CommuneFacts, Facts
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.languages import FactWords
from twinlint.mentions import Mentions
from twinlint.phrases import Phrases

_NAMES = Path(__file__).parents[1] / "departments.txt"


@fact_rule(Severity.WARNING)
def contradicted_department(
    rule: Rule, mentions: Mentions, facts: Facts
) -> Iterator[Finding]:
    """Names of départements that follow the name of a commune."""
    departments = {
        found.start: (found.end, found.meaning)
        for block in mentions.blocks
        for found in _read_names().find_longest(mentions.plain, block.start, block.end)
    }
    words = facts.words.get(mentions.locale)
    if not departments or not words or not words.within:
        return
    within = _compile_within(words)
    for (_, end), communes in find_communes(mentions, facts).items():
        joint = within.match(mentions.plain, end)
        stop, code = departments.get(joint.end(), (0, "")) if joint else (0, "")
        if joint and code and code not in {each.department for each in communes}:
            yield _report(rule, mentions, (joint.end(), stop), communes[0])


@cache
def _read_names() -> Phrases[str]:
    """The codes of départements by their names."""
    lines = _NAMES.read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" ") for line in lines if not line.startswith("#"))
    return Phrases((name, code) for code, _, name in rows)


@cache
def _compile_within(words: FactWords) -> re.Pattern[str]:
    """What stands between a commune and its département: `, in`, or a bracket."""
    phrases = sorted(words.within, key=len, reverse=True)
    within = "|".join(
        re.escape(each) + ("" if each[-1] in "'’" else r"\s") for each in phrases
    )
    return re.compile(rf"\0*,?\s(?:\(|(?:{within}))\0*")


def _report(
    rule: Rule, mentions: Mentions, span: tuple[int, int], commune: CommuneFacts
) -> Finding:
    place = find_place(mentions, *span)
    return rule(
        message(
            "{commune} is said to be in {name}, its record says {right}",
            commune=commune.name,
            name=place.text,
            right=commune.department_name,
        ),
        place,
        related=(commune.department_place,),
        help=message(
            "write the département of {commune}: {right}; or correct the record",
            commune=commune.name,
            right=commune.department_name,
        ),
    )
