"""Some kills of every kind; `make kill` does a thousand."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from fuzz.kill import KILLS

pytestmark = pytest.mark.campaign


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("name", KILLS)
def test_nothing_is_lost_when_it_is_killed(name: str, tmp_path: Path) -> None:
    done = KILLS[name](tmp_path, 8, random.Random(1))  # noqa: S311 - no secret
    assert done.runs == 8
