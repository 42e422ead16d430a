"""A short run of every attack, the same each time; `make fuzz` runs them for long."""

from __future__ import annotations

import pytest
from fuzz.attacks import ATTACKS
from tables import every_row

pytestmark = pytest.mark.campaign


@every_row("name", ATTACKS)
def test_no_attack_breaks_it(name: str) -> None:
    attack = ATTACKS[name]
    attack.run(max_examples=attack.examples, derandomize=True)
