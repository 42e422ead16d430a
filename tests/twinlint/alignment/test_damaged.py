"""How damaged versions are aligned, kept as golden files.

Each cost and each border of the alignment decides somewhere in them, so that a change
that only shifts one is seen, and read, as well as one that breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from damage import damage
from lists import damage_lists

from twinlint.alignment import Alignment, Unit, align_versions
from twinlint.documents import Document, read_parts
from twinlint.mentions import Block, Mentions, mention_content
from twinlint.source import Locale, read_text

ExpectGolden = Callable[[str, str], None]
FR, EN = Locale("fr"), Locale("en")


def align_texts(form: str, fr: str, en: str) -> Alignment:
    contents = [
        read_parts(Document(read_text(text, tag), form))[0].content
        for text, tag in ((fr, "fr"), (en, "en"))
    ]
    return align_versions(
        mention_content(contents[0], FR, EN), mention_content(contents[1], EN, FR)
    )


def write(alignment: Alignment) -> Iterator[str]:
    """The blocks of each unit by their numbers, what is missing, and the usual ratio.

    A sentence that stands alone is written by its offsets.
    """
    here, there = map(_count_blocks, (alignment.reference, alignment.translation))

    def join(unit: Unit) -> str:
        left = ",".join(here.get(_say(block), _say(block)) for block in unit.reference)
        right = ",".join(there.get(_say(b), _say(b)) for b in unit.translation)
        return f"{left}{'~' if unit.is_moved else '='}{right}"

    yield f"    {' '.join(map(join, alignment.units))}  {alignment.ratio:.3f}"
    if alignment.shuffled:
        yield f"    shuffled {' '.join(map(join, alignment.shuffled))}"
    for gap in alignment.gaps:
        side = "fr" if gap.is_reference else "en"
        other = f" or {_say(gap.alternative)}" if gap.alternative else ""
        yield f"    only {side} {_say(gap.block)}{other}, not at {gap.place}"


def _count_blocks(mentions: Mentions) -> dict[str, str]:
    return {_say(block): str(at) for at, block in enumerate(mentions.blocks)}


def _say(block: Block) -> str:
    return f"{block.start}-{block.end}"


def _list_reports() -> Iterator[tuple[str, str, str, str]]:
    return ((what, "markdown", fr, en) for what, fr, en in damage(400))


@pytest.mark.parametrize(
    ("name", "cases"),
    [("reports", _list_reports), ("lists", lambda: damage_lists(400))],
)
def test_how_damaged_versions_are_aligned(
    name: str,
    cases: Callable[[], Iterator[tuple[str, str, str, str]]],
    expect_golden: ExpectGolden,
) -> None:
    lines: list[str] = []
    for number, (what, form, fr, en) in enumerate(cases(), start=1):
        lines += [f"{number}. {what or 'nothing'}", *write(align_texts(form, fr, en))]
    expect_golden(f"alignment/{name}.txt", "\n".join(lines) + "\n")
