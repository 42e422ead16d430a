"""What SECURITY.md names as holding a promise is there."""

from __future__ import annotations

import re

from fuzz.attacks import ATTACKS
from support import PROJECT

SECURITY = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
_HELD = re.compile(r"`([\w/]+\.py)::([\w-]+)`")


def _read_part(title: str) -> str:
    """What stands below a heading."""
    _, heading, after = SECURITY.partition(f"## {title}\n")
    assert heading, title
    return after.partition("\n## ")[0]


def test_each_fault_that_was_found_is_held_by_a_test_that_is_there() -> None:
    table = _read_part("What attacks have found")
    rows = re.findall(r"^\| (\d+b?) \| [^|]+ \| ([^|]+) \|$", table, re.M)
    faults = [int(re.sub(r"\D", "", number)) for number, _ in rows]
    assert sorted(set(faults)) == list(range(1, max(faults) + 1))
    for number, held in rows:
        named = _HELD.findall(held)
        assert named, f"nothing holds fault {number}"
        for path, name in named:
            source = (PROJECT / "tests" / path).read_text(encoding="utf-8")
            assert re.search(rf'def {name}\(|^        "{name}",$', source, re.M), name


def test_each_attack_stands_beside_its_promise() -> None:
    table = _read_part("What is promised, and how it is tried")
    assert {name for name in ATTACKS if f"`{name}`" not in table} == set()
    for path in re.findall(r"`(tests/[\w/.]+)`", table):
        assert (PROJECT / path).exists(), path
