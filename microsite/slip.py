"""Tells typing slips from different words."""

from __future__ import annotations


def is_slip(word: str, other: str) -> bool:
    """Whether one letter added, lost, changed or swapped makes one word of the other.

    >>> is_slip("Franclet", "Francket"), is_slip("Franclet", "Franclte")
    (True, True)
    >>> is_slip("Franclet", "Franclet"), is_slip("Franclet", "Frantklet")
    (False, False)
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = 0
    shorter = min(len(word), len(other))
    while start < shorter and word[start] == other[start]:
        start += 1
    first, second = word[start:], other[start:]
    if len(first) > len(second):
        return first[1:] == second
    if len(second) > len(first):
        return second[1:] == first
    return first[1:] == second[1:] or (
        len(first) > 1
        and first[0] == second[1]
        and first[1] == second[0]
        and first[2:] == second[2:]
    )
