"""Claims about sections and words that a team does not want to be compared."""

from __future__ import annotations

from support import show

from twinlint.documents import Document
from twinlint.policy import Policy
from twinlint.source import Locale, read_text
from twinlint.survey import compare_read

FR = """\
# Le port

Il y a 18 ports.

## Historique

Depuis 1990, [lui](https://a.fr/1).

### Avant

Depuis 1980.

## Suite

Il y a 20 bateaux.
"""
EN = """\
# The harbour

There are 16 harbours.

## History

Since 1991.

## More

There are 20 boats.
"""


def find(policy: Policy) -> list[str]:
    documents = (Document(read_text(FR, "fr")), Document(read_text(EN, "en")))
    outcome = compare_read(documents, (Locale("fr"), Locale("en")), policy)
    return [line.rpartition("[")[2][:-1] for line in show(outcome.findings)]


def test_all_is_compared_unless_something_else_is_said() -> None:
    assert {"different-number", "missing-heading"} <= set(find(Policy()))


def test_a_section_is_hidden_with_those_below_it() -> None:
    assert find(Policy(sections=("historique", "History"))) == ["different-number"]


def test_words_are_hidden() -> None:
    policy = Policy(sections=("Historique", "History"), words=(r"1[68] \w+",))
    assert find(policy) == []
