"""Lines that have left their place are told where they stood, whatever the file is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from commits import Repository
from conftest import Tree
from support import configure, minimal_site
from tables import every_row
from wrong_edits import HEDGE, NEWS, PEOPLE, RIGHT, SCEAUX, TIMELINE

from microsite.load import load_document
from microsite.pipeline import check_site
from microsite.records import show_typed
from twinlint.finding import Finding

_FIELD = re.compile(r"( *)(?:- )?[\w-]+:")
_TEXTS = "    - une haie"


def list_moves() -> Iterator[tuple[str, int, int]]:
    """Every field of some files, with each number of spaces it may have by mistake."""
    for path in (SCEAUX, NEWS, TIMELINE, PEOPLE, HEDGE):
        for number, line in enumerate(str(RIGHT[path]).split("\n"), 1):
            found = _FIELD.match(line)
            if found and not line.startswith(_TEXTS):
                own = len(found[1])
                yield from ((path, number, n) for n in {0, own - 2, own + 1, own + 2})


MOVES = [(path, line, spaces) for path, line, spaces in list_moves() if spaces >= 0]


@every_row(("path", "line", "spaces"), MOVES)
def test_a_field_that_moved_is_told_its_own_place(
    path: str, line: int, spaces: int
) -> None:
    lines = str(RIGHT[path]).split("\n")
    own = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    lines[line - 1] = " " * spaces + lines[line - 1].lstrip()
    found = load_document(path, "\n".join(lines).encode())
    if not isinstance(found, Finding) or spaces == own or line == 1:
        return  # It can be read: as a field that is not known there, or as a text.
    assert found.place is not None
    assert found.place.span.line == line
    # The dash of an item may also stand right below the name of its list.
    right = (own, own - 2) if lines[line - 1].lstrip().startswith("- ") else (own,)
    said = str(found.help).split(",")[0]
    assert said in [
        f"begin it with {each} spaces" if each else "begin it without spaces"
        for each in right
    ]


def list_copies() -> Iterator[tuple[str, int, int]]:
    """Every field of some files with all below it, copied below itself."""
    for path in (SCEAUX, NEWS, TIMELINE, PEOPLE, HEDGE):
        lines = str(RIGHT[path]).rstrip("\n").split("\n")
        for number, line in enumerate(lines, 1):
            found = _FIELD.match(line)
            if found and "- " not in line[: found.end()]:
                own = len(found[1])
                deeper = (_count_spaces(each) > own for each in lines[number:])
                yield path, number, number + sum(takewhile(bool, deeper))


def _count_spaces(line: str) -> int:
    return len(line) - len(line.lstrip()) if line else 99


@every_row(("path", "first", "last"), list_copies())
def test_what_is_copied_is_told_to_stand_twice(
    path: str, first: int, last: int
) -> None:
    lines = str(RIGHT[path]).rstrip("\n").split("\n")
    copy = lines[first - 1 : last]
    found = load_document(
        path, "\n".join((*lines[:last], *copy, *lines[last:])).encode()
    )
    assert isinstance(found, Finding)
    assert found.place
    assert (found.rule, found.place.span.line) == ("duplicate-key", last + 1)


def list_records() -> Iterator[tuple[str, str, str]]:
    """A record and the other ones of a list, of which it is copied to the end."""
    roles = "  roles:\n    - title:\n        fr: Maire\n        en: Mayor\n"
    people = [
        f"person-{n}:\n  name: Ada {n}\n{roles if n % 2 else ''}" for n in range(9)
    ]
    facts = (
        "  kind: company\n  facts:\n    - text:\n        fr: Une.\n        en: One.\n"
        "      sources: [cp]\n"
    )
    firms = [f"firm-{n}:\n  name: Firm {n}\n{facts if n % 3 else ''}" for n in range(9)]
    dates = [
        f"date-{n}:\n  date: 2026-03-0{n}\n  title:\n    fr: Le {n}\n    en: {n}\n"
        for n in range(1, 9)
    ]
    for name, records in (("people", people), ("organisations", firms)):
        for gap in ("", "\n"):
            for each in records:
                yield f"content/{name}.yaml", each, gap.join(records) + gap
    for each in dates:
        yield TIMELINE, each, "".join(dates)


@every_row(("path", "record", "others"), list_records())
def test_a_record_copied_to_the_end_is_told_to_stand_twice(
    path: str, record: str, others: str
) -> None:
    found = load_document(path, (others + record).encode())
    assert isinstance(found, Finding)
    assert found.place
    line = others.count("\n") + 1
    assert (found.rule, found.place.span.line) == ("duplicate-key", line)


def test_an_empty_file_is_brought_back_where_it_was_committed(tree: Tree) -> None:
    root = tree(minimal_site())
    Repository(root).commit()
    new = "content/communes/meudon.yaml"
    for name in (SCEAUX, new):
        (root / name).write_text("", "utf-8")
    told = {
        each.place.span.path: str(each.help)
        for each in check_site(configure(root)).findings
        if each.place and each.rule == "empty-file"
    }
    assert f"git checkout HEAD -- {SCEAUX}" in told[SCEAUX]
    assert told[new].startswith(
        "write its fields, or delete the file; “python build.py"
    )


def test_an_empty_file_is_brought_back_by_the_command_that_is_told(tree: Tree) -> None:
    root = tree(minimal_site())
    repository = Repository(root)
    repository.commit()
    written = (root / SCEAUX).read_bytes()
    for emptied in ("", "# nothing\n", "\n\n"):
        repository.commit({SCEAUX: emptied})
        (root / SCEAUX).write_text("", "utf-8")
        (found,) = (
            each
            for each in check_site(configure(root)).findings
            if each.rule == "empty-file"
        )
        assert found.help
        repository.git(*str(dict(found.help.values)["command"]).split()[1:])
        assert (root / SCEAUX).read_bytes() == written


def test_a_text_without_its_sign_is_told_below_many_others() -> None:
    above = "".join(
        f"day-{n}:\n  date: 2026-03-{n}\n  text:\n    fr: Le {n}\n    en: The {n}th\n"
        for n in range(10, 30)
    )
    wrong = "day-30:\n  date: 2026-03-30\n  text:\n    fr:\n      @Sceaux ouvre.\n"
    found = load_document(TIMELINE, f"{above}{wrong}    en: Sceaux opens.\n".encode())
    assert isinstance(found, Finding)
    assert found.place
    assert found.place.span.line == above.count("\n") + 4
    assert str(found.help) == "type “|” after “fr:”"


def test_a_very_long_line_is_shown_by_its_ends_and_its_changes() -> None:
    around = "Une haie pousse. " * 40
    shown = show_typed(f'{around}« ici »{around}"', f'{around}"ici"{around}"')
    assert "« ici »" in shown
    assert shown.startswith("Une haie pousse.")
    assert shown.count(" … ") == 2
    assert len(shown) < 400
