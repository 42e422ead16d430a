"""How deep lists and quotations of a text may stand, and that these can be read."""

from __future__ import annotations

from tables import every_row

from microsite.pages.prose import convert_prose
from microsite.validate.nesting import MAX_DEPTH, find_too_deep


def indent(by: str, item: str, count: int, between: str = "\n") -> str:
    return between.join(by * depth + item for depth in range(count))


@every_row(
    ("text", "before"),
    [
        ("- " * 5000 + "a", "- " * 32),
        ("+\t" * 5000 + "a", "+\t" * 32),
        ("1. " * 5000 + "a", "1. " * 32),
        ("> " * 5000 + "a", "> " * 32),
        (">" * 5000 + "a", ">" * 32),
        ("- > " * 2000 + "a", "- > " * 16),
        (indent("  ", "- a", 200), indent("  ", "- a", 32) + "\n" + "  " * 32),
        (
            indent("\t", "* a", 99, "\n\n"),
            indent("\t", "* a", 32, "\n\n") + "\n\n" + "\t" * 32,
        ),
        (
            indent("  ", "- > a", 99),
            indent("  ", "- > a", 31) + "\n" + "  " * 31 + "- > a\n"[:2],
        ),
    ],
)
def test_the_first_mark_too_deep_is_found(text: str, before: str) -> None:
    assert text.startswith(before)
    assert find_too_deep(text) == len(before)


@every_row(
    "text",
    [
        "- " * MAX_DEPTH + "a\n" + "* " * MAX_DEPTH + "a",
        "1. " * MAX_DEPTH + "a",
        "> " * MAX_DEPTH + "a",
        "- > " * (MAX_DEPTH // 2) + "a",
        indent("  ", "- a", MAX_DEPTH),
        indent("    ", "- a", MAX_DEPTH, "\n\n"),
        "- " * 300,
        "* " * 300 + "\n",
        "a " + "- " * 300 + "a",
        "    " + "- " * 300 + "a",
        "\n\n".join(["- a", "b"] * 100),
        "\n".join(["- a", "  - b", "    - c"] * 100),
        "",
    ],
)
def test_what_people_write_is_passed_and_can_be_read(text: str) -> None:
    assert find_too_deep(text) is None
    convert_prose(text, level=2, resolve_link=lambda target: target)
