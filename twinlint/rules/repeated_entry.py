"""A key stands twice in one document.

Why: programs take one of the two and leave the other out, without a word.
Wrong:
    fr: |
        ---
        title: Le programme
        title: Les communes
        ---
        Il est ouvert.
Right:
    fr: |
        ---
        title: Le programme
        description: Les communes
        ---
        Il est ouvert.
Fix: remove one of them, or give it a key of its own.
"""

from collections.abc import Iterator

from twinlint.comparison import Parts, make_part_place, name_part
from twinlint.documents import Part
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.rule import part_rule


@part_rule(Severity.WARNING)
def repeated_entry(rule: Rule, parts: Parts) -> Iterator[Finding]:
    """Each further entry with the key of an earlier one.

    In a catalog that holds both versions it is one entry.
    """
    sides = tuple(parts.sides)
    paths = {part.content.text.path for side in sides for part in side.parts}
    for side in sides if len(paths) > 1 else sides[:1]:
        first: dict[str, Part] = {}
        for part in side.parts:
            earlier = first.setdefault(part.key, part)
            if earlier is not part:
                yield rule(
                    message(
                        "the entry {name} stands here a second time",
                        name=name_part(part),
                    ),
                    make_part_place(part, side.locales[0]),
                    related=(
                        make_part_place(
                            earlier, side.locales[0], message("and here the first time")
                        ),
                    ),
                    help=message("take one of the two out"),
                )
