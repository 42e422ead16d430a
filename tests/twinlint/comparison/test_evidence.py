"""Evidence is added up, and each piece says why it counts."""

from __future__ import annotations

import pytest

from twinlint.comparison import Evidence, foreign, spellings, weigh_evidence
from twinlint.rules import replaced_name

TABLES = {
    "misspelling": spellings.MISSPELLING,
    "lost accent": spellings.LOST_ACCENT,
    "foreign sentence": foreign.SENTENCE,
    "foreign label": foreign.LABEL,
    "shared place": replaced_name.EVIDENCE,
}


def test_weights_of_what_is_there_are_added_up() -> None:
    evidence = (
        Evidence(2, str.isupper),
        Evidence(1, str.isalpha),
        Evidence(-5, str.isdigit),
    )
    assert weigh_evidence("DINUM", evidence) == 3
    assert weigh_evidence("dinum", evidence) == 1
    assert weigh_evidence("12", evidence) == -5
    assert weigh_evidence("", evidence) == 0


@pytest.mark.parametrize("name", TABLES)
def test_each_piece_says_why_and_counts(name: str) -> None:
    for evidence in TABLES[name]:
        assert (evidence.holds.__doc__ or "").strip()
        assert evidence.weight


@pytest.mark.parametrize("name", ["misspelling", "lost accent", "shared place"])
def test_what_speaks_against_all_outweighs_the_rest(name: str) -> None:
    weights = [evidence.weight for evidence in TABLES[name]]
    assert sum(weight for weight in weights if weight > 0) + min(weights) <= 0
