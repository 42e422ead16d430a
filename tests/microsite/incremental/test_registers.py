"""A register that changes: what was found in a text holds where nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.check import Compare
from microsite.incremental.memo import Memo
from microsite.incremental.registers import Registers
from microsite.incremental.texts import remember_comparisons
from twinlint import compare
from twinlint.finding import Finding
from twinlint.kept import Store
from twinlint.pipeline import compare_texts
from twinlint.register import Name, Reach, Register, Term, count_words
from twinlint.rule import Scope
from twinlint.source import Locale, read_text

LOCALES = FR, EN = Locale("fr"), Locale("en")


def settle(*names: str, mistakes: tuple[str, ...] = ()) -> tuple[Name, ...]:
    return tuple(
        Name(dict.fromkeys(LOCALES, name), "commune", mistakes=mistakes)
        for name in names
    )


BEFORE = settle("Sceaux", "Val-de-Rueil", "Bora-Bora")
TERMS = (Term({FR: "commune", EN: "municipality"}, {EN: ("town",)}),)
TEXTS = ("La commune de Sceaux plante des haies.", "The Sceaux town plants hedges.")


def judge(
    folder: Path, texts: tuple[str, str], *registers: Register
) -> list[tuple[tuple[Finding, ...], int]]:
    """What is found with each register in turn, and how many pairs are compared."""
    told = []
    first, second = (read_text(text, f"{at}") for at, text in enumerate(texts))
    for register in registers:
        store = Store(folder / "kept")
        memo = Memo(store)

        def find(
            compare: Compare, register: Register = register
        ) -> tuple[Finding, ...]:
            ways = (first, second, LOCALES)
            scopes = tuple(Scope)
            return compare(*ways, format="markdown", register=register, scopes=scopes)

        found = find(remember_comparisons(memo, Registers(memo, "")))
        assert found == find(compare_texts)
        told.append((found, memo.made["pair"]))
        store.close()
    return told


@pytest.mark.parametrize(
    ("names", "is_made"),
    [
        ((*BEFORE, *settle("Vanves")), False),
        (BEFORE[:1] + BEFORE[2:] + settle("Ivry-sur-Seine"), False),
        ((*BEFORE, *settle("Sceau")), True),
        ((*BEFORE, *settle("Scéaux")), True),
        ((*BEFORE, *settle("Sceaux-Nord")), True),
        ((*BEFORE, *settle("La-Commune-de-Sceaux")), True),
        ((*BEFORE, *settle("Haies")), True),
        ((*BEFORE, *settle("Vanves", mistakes=("Sceaux Town",))), True),
        ((*BEFORE, *settle("…")), True),
        (BEFORE[1:], True),
        (settle("Sceaux", mistakes=("Sceau",)) + BEFORE[1:], True),
        (BEFORE[::-1], True),
        ((*BEFORE, *settle("Bourg-la-Reine-le-Petit")), True),
        ((), True),
    ],
)
def test_a_pair_is_compared_again_when_a_name_may_stand_in_it(
    tmp_path: Path, names: tuple[Name, ...], *, is_made: bool
) -> None:
    old, new = Register(BEFORE, TERMS), Register(names, TERMS)
    told = judge(tmp_path, TEXTS, old, new, new, old)
    assert [made for _, made in told] == [1, int(is_made), 0, 0]


def test_a_new_term_has_every_pair_compared_again(tmp_path: Path) -> None:
    told = judge(tmp_path, TEXTS, Register(BEFORE, TERMS), Register(BEFORE))
    assert [made for _, made in told] == [1, 1]


def test_a_new_name_one_letter_from_a_word_is_found(tmp_path: Path) -> None:
    texts = ("Les haies de Vanvez poussent.", "The Vanvez hedges grow.")
    names = (*BEFORE, *settle("Vanves"))
    (_, again) = judge(tmp_path, texts, Register(BEFORE), Register(names))
    assert [f.rule for f in again[0]] == ["unregistered-spelling"]


def test_a_new_name_that_has_a_word_of_the_text_inside_is_asked_for(
    tmp_path: Path,
) -> None:
    texts = ("Les haies de Vanvez poussent.", "The Vanvez hedges grow.")
    names = (*BEFORE, *settle("Vanves"))
    more = (*names, *settle("Parc-Vanvez-Nord"))
    before, after = judge(tmp_path, texts, Register(names), Register(more))
    assert [f.rule for f in before[0]] == ["unregistered-spelling"]
    assert after == ((), 1)


WORDS = st.sampled_from(
    "Sceaux Sceau Scéaux Vanves Vanvez Val de le La Rueil Bora bora Noisy Grand l’Eau"
    " haies town".split()
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map("-".join)
SAID = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@given(st.lists(NAMES, max_size=4), NAMES, st.tuples(SAID, SAID))
def test_a_name_out_of_reach_changes_nothing(
    names: list[str], added: str, texts: tuple[str, str]
) -> None:
    old, new = Register(settle(*names)), Register(settle(*names, added))
    if count_words(old) != count_words(new):
        return
    reach = Reach(settle(added), max(count_words(new)[0]))
    if not any(map(reach.meets, texts)):
        assert compare(*texts, register=old) == compare(*texts, register=new)
