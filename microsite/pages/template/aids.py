"""What may make the writing of pages faster, and changes nothing in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import jinja2

from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Aids:
    """How what pages have in common is made once; here: within one build."""

    share: Callable[[Callable[..., Any]], Callable[..., Any]] = cache
    """Makes a function that is asked once for the same arguments."""
    note_template: Callable[[str], object] = lambda _: None
    """Is told the name of each template that a page asks for."""
    bytecode: jinja2.BytecodeCache | None = None
    """Where compiled templates are kept; None for nowhere."""


PLAIN = Aids()
