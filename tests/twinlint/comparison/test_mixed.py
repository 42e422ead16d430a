"""What differs in sentences full of values and links, kept as a golden file."""

from __future__ import annotations

from collections.abc import Callable

from values import mix_values

from twinlint.alignment import align_versions
from twinlint.comparison import Comparison, match_versions
from twinlint.mentions import Link, Mentions, Value, read_mentions
from twinlint.source import Locale, read_text

ExpectGolden = Callable[[str, str], None]


def compare(fr: str, en: str) -> Comparison:
    first = read_mentions(read_text(fr, "fr"), Locale("fr"))
    second = read_mentions(read_text(en, "en"), Locale("en"))
    return match_versions(align_versions(first, second))


def say(mentions: Mentions, part: Value | Link | None) -> str:
    return mentions.text.value[part.start : part.end] if part else "—"


def test_what_differs_in_mixed_values(expect_golden: ExpectGolden) -> None:
    lines: list[str] = []
    for fr, en in mix_values(500):
        found = compare(fr, en)
        lines += [fr, en]
        lines += (
            f"    {say(found.reference, each.reference)} ≠ "
            f"{say(found.translation, each.translation)}"
            for each in (*found.values, *found.links)
        )
    expect_golden("comparison/values.txt", "\n".join(lines) + "\n")
