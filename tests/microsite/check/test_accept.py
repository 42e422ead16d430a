"""What is accepted is written into files of editors, and all else stays as it is."""

from __future__ import annotations

import pytest
from tables import every_row

from microsite.check.accept import LayoutError, add_waiver, set_prints

HEAD = "# Our waivers\n# Nos dispenses\n"
FIELDS = {"rule": "different-number", "reason": "Two sources", "until": "2027-01-31"}
ADDED = "- rule: different-number\n  reason: Two sources\n  until: 2027-01-31\n"
OTHER = "- rule: raw-html # why\n  reason: x\n"
FIRST, SECOND = "3f9a2c11-77ab01ce", "00000000-12345678"


@every_row(
    ("before", "after"),
    [
        ("", f"# yaml-language-server: $schema=.schema/waivers.json\n{ADDED}"),
        (f"{HEAD}[]\n", f"{HEAD}{ADDED}"),
        (f"{HEAD}[ ]\n# The end\n", f"{HEAD}{ADDED}# The end\n"),
        (f"{HEAD}{OTHER}", f"{HEAD}{OTHER}{ADDED}"),
        (f"{HEAD}{OTHER}\n\n", f"{HEAD}{OTHER}{ADDED}"),
        (f"{HEAD}{OTHER}# The end", f"{HEAD}{OTHER}# The end\n{ADDED}"),
        (
            "  - rule: raw-html\n    reason: x\n",
            "  - rule: raw-html\n    reason: x\n"
            "  - rule: different-number\n    reason: Two sources\n"
            "    until: 2027-01-31\n",
        ),
    ],
)
def test_a_waiver_comes_behind_the_others(before: str, after: str) -> None:
    assert add_waiver(before, FIELDS) == after


@every_row(
    "reason", ["a: b", "# a", "“a”", "'a\" - b", "yes", "\\1 \\g<0>", "été\u00a0: [a]"]
)
@every_row("before", ["[]\n", OTHER])
def test_a_reason_may_be_any_text(before: str, reason: str) -> None:
    """What was written is read again before it counts."""
    assert add_waiver(before, FIELDS | {"reason": reason}).startswith(
        before[:2].strip("[]")
    )


@pytest.mark.parametrize(
    "text", ["a: b\n", "- rule: [\n", "[{rule: raw-html, reason: x}]\n", "text\n"]
)
def test_a_file_that_is_laid_out_otherwise_is_left_alone(text: str) -> None:
    with pytest.raises(LayoutError):
        add_waiver(text, FIELDS)


BEFORE = (
    f"# Read again\na:\n  x.en: {FIRST} # why\n  y.en: {FIRST}\n\n"
    f"# More\nb:\n  x.en: {FIRST}\n"
)


@pytest.mark.parametrize(
    ("before", "prints", "after"),
    [
        (
            "",
            {"a": {"x.en": FIRST}},
            "# yaml-language-server: $schema=.schema/fresh.json\n"
            f"a:\n  x.en: {FIRST}\n",
        ),
        ("{}\n", {"a": {"x.en": FIRST}}, f"a:\n  x.en: {FIRST}\n"),
        (
            BEFORE,
            {"a": {"x.en": SECOND, "y.en": FIRST}, "b": {"x.en": FIRST}},
            BEFORE.replace(FIRST, SECOND, 1),
        ),
        (
            BEFORE,
            {"a": {"x.en": FIRST, "z.en": SECOND}, "c": {"x.en": SECOND}},
            f"# Read again\na:\n  x.en: {FIRST} # why\n\n# More\n  z.en: {SECOND}\n"
            f"c:\n  x.en: {SECOND}\n",
        ),
        (BEFORE, {}, "# Read again\n\n# More\n{}\n"),
    ],
    ids=["no file", "empty", "changed", "added and gone", "all gone"],
)
def test_fingerprints_take_the_place_of_others(
    before: str, prints: dict[str, dict[str, str]], after: str
) -> None:
    assert set_prints(before, prints) == after
    assert set_prints(after, prints) == after


def test_fingerprints_on_one_line_are_left_alone() -> None:
    with pytest.raises(LayoutError):
        set_prints(f"a: {{x.en: {FIRST}}}\n", {"a": {"x.en": SECOND}})
