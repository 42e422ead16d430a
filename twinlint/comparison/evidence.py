"""Weighs what speaks for and against a claim, each with a name and a weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from twinlint.data import dataclass

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Evidence(Generic[Case]):
    """Something that speaks for a claim, or against it."""

    weight: int
    """Above zero for the claim, below zero against it."""
    holds: Callable[[Case], bool]
    """Whether it is there; its docstring says why it counts."""


def weigh_evidence(case: Case, evidence: Sequence[Evidence[Case]]) -> int:
    """How much all evidence that is there speaks for a claim, taken together.

    >>> is_even = Evidence(2, lambda number: number % 2 == 0)
    >>> is_large = Evidence(-1, lambda number: number > 9)
    >>> weigh_evidence(12, (is_even, is_large)), weigh_evidence(13, (is_even, is_large))
    (1, -1)
    """
    total = 0
    for each in evidence:
        if each.holds(case):
            total += each.weight
    return total
