"""The numbers of the alignment decide what they say they decide."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from support import count_calls

from twinlint.alignment import Alignment, Costs, align_versions
from twinlint.alignment.search import Gap, Step, _cells, merged_cost, pair_cost, search
from twinlint.alignment.units import compare_lengths
from twinlint.mentions import Block, Kind, Mentions, read_mentions
from twinlint.source import Locale, read_text

COSTS = Costs()


def read(text: str, locale: str) -> Mentions:
    return read_mentions(read_text(text, "text"), Locale(locale))


def align_texts(fr: str, en: str, costs: Costs = COSTS) -> Alignment:
    return align_versions(read(fr, "fr"), read(en, "en"), costs)


def count_blocks(alignment: Alignment) -> list[tuple[int, int]]:
    """Blocks of the reference and of the translation in each unit."""
    return [(len(u.reference), len(u.translation)) for u in alignment.units]


def make_blocks(text: str) -> tuple[Block, ...]:
    return read(text, "en").blocks


def find_steps(left: str, right: str, costs: Costs = COSTS) -> list[Step]:
    gap = Gap(make_blocks(left), make_blocks(right), ratio=1.0)
    return search(gap, costs, costs.skip)


ONE = ((0, 1), (0, 1))
"""The first block is the first of the other side."""
LONG = "The harbour of the town opens at dawn and closes when the last boat is in."
OTHER = "Sheep graze on every hill around."
HALVES = (
    "The harbour of the town opens at dawn.",
    "It closes when the last boat is in.",
)


def test_every_number_is_above_zero_and_documented() -> None:
    for field in dataclasses.fields(Costs):
        assert getattr(COSTS, field.name) > 0


def test_blocks_in_order_are_pairs() -> None:
    text = f"{LONG}\n\n{OTHER}"
    assert find_steps(text, text) == [((0, 1), (0, 1)), ((1, 2), (1, 2))]


def test_a_block_that_fits_nothing_stands_alone() -> None:
    steps = find_steps(f"{LONG}\n\n- {OTHER}", LONG)
    assert steps == [((0, 1), (0, 1)), ((1, 2), (1, 1))]


def test_two_paragraphs_correspond_to_one_unless_merging_is_dear() -> None:
    halves = "\n\n".join(HALVES)
    assert find_steps(halves, LONG) == [((0, 2), (0, 1))]
    assert find_steps(LONG, halves) == [((0, 1), (0, 2))]
    dear = dataclasses.replace(COSTS, merge=20)
    assert len(find_steps(halves, LONG, dear)) == 2


def test_items_are_not_merged() -> None:
    halves = "\n".join(f"- {half}" for half in HALVES)
    assert len(find_steps(halves, f"- {LONG}")) == 2


@pytest.mark.parametrize(
    ("left", "right", "cost"),
    [
        (f"## {OTHER}", f"### {OTHER}", COSTS.other_level),
        (f"- {OTHER}", OTHER, COSTS.other_kind),
        (f"## {OTHER}", OTHER, COSTS.heading),
    ],
)
def test_another_kind_costs_what_it_says(left: str, right: str, cost: float) -> None:
    (x,), (y,) = make_blocks(left), make_blocks(right)
    alike = pair_cost(y, y, 1.0, COSTS)
    assert pair_cost(x, y, 1.0, COSTS) == pytest.approx(alike + cost)


def test_a_line_that_is_only_taken_for_a_heading_may_be_a_paragraph() -> None:
    (block,), (item,) = make_blocks(OTHER), make_blocks(f"- {OTHER}")
    guessed = dataclasses.replace(block, kind=Kind.HEADING, level=0)
    alike = pair_cost(block, block, 1.0, COSTS)
    for pair in ((guessed, block), (block, guessed)):
        assert pair_cost(*pair, 1.0, COSTS) == alike + COSTS.guessed_kind
    assert pair_cost(guessed, item, 1.0, COSTS) == alike + COSTS.heading


def test_no_pair_is_cheaper_than_what_keys_take_away() -> None:
    (block,) = make_blocks(LONG)
    assert pair_cost(block, block, 1.0, COSTS) == -COSTS.most_taken


def test_long_texts_that_share_nothing_are_dear() -> None:
    (block,), (other,) = make_blocks(LONG), make_blocks(LONG.upper()[::-1])
    cost = pair_cost(block, other, 1.0, COSTS)
    assert 0 < cost <= COSTS.most_unshared + COSTS.most_length


@pytest.mark.parametrize(
    ("expected", "length", "ratio"),
    [(100, 100, 0.0), (92, 192, 0.693), (192, 92, -0.693), (0, 8, 0.693)],
)
def test_lengths_are_compared_as_a_logarithm(
    expected: float, length: float, ratio: float
) -> None:
    assert compare_lengths(expected, length) == pytest.approx(ratio, abs=0.001)


@pytest.mark.parametrize(
    ("left", "right", "first"),
    [
        ("# It is so", "Go on now.", [((0, 0), (0, 1)), ((0, 1), (1, 1))]),
        (
            "It is so.\n\nIt is so.",
            "> Go on now.",
            [((0, 1), (0, 1)), ((1, 2), (1, 1))],
        ),
        (
            "It is so.",
            "> Go on now.\n>\n> Go on now.",
            [ONE, ((1, 1), (1, 2))],
        ),
    ],
    ids=["alone", "two for one", "one for two"],
)
def test_of_two_ways_that_cost_the_same_the_first_is_taken(
    left: str, right: str, first: list[Step]
) -> None:
    even = dataclasses.replace(
        COSTS,
        skip=4.0,
        heading=8.0,
        other_kind=2.0,
        merge=6.0,
        unsupported=0.0,
        most_length=0.0,
    )
    assert find_steps(left, right, even) == first


def test_wide_gap_is_searched_near_its_diagonal() -> None:
    text = "\n\n".join(f"Boat number {n} leaves the harbour." for n in range(60))
    narrow = dataclasses.replace(COSTS, wide=1, band=1)
    assert find_steps(text, text, narrow) == find_steps(text, text)


def test_work_grows_with_a_wide_gap_and_not_with_its_square() -> None:
    def count(blocks: int) -> int:
        text = "\n\n".join(f"Boat number {n} leaves." for n in range(blocks))
        gap = Gap(make_blocks(text), make_blocks(text), ratio=1.0)
        return count_calls(lambda: search(gap, COSTS, COSTS.skip))

    assert count(240) <= 2.5 * count(120)


def test_a_missing_sentence_is_found_where_lengths_disagree() -> None:
    fr = "Brest ouvre tôt. Les moutons paissent sur les collines. Dinan ferme tard."
    en = "Brest opens early. Dinan closes late."
    (gap,) = align_texts(fr, en).gaps
    assert gap.is_reference
    assert "moutons" in gap.block.words
    lenient = dataclasses.replace(COSTS, gap_sentences=9)
    assert align_texts(fr, en, lenient).gaps == ()


def test_two_names_said_elsewhere_say_a_sentence() -> None:
    fr = "Brest ouvre. Dinan ferme. Là passent {} le soir."
    en = "Brest, {}. Dinan."
    both = fr.format("Quimper et Vannes"), en.format("Quimper, Vannes")
    assert align_texts(*both).gaps == ()
    (gap,) = align_texts(fr.format("Quimper"), en.format("Quimper")).gaps
    assert "Quimper" in gap.block.words


def test_a_free_translation_has_no_missing_sentence() -> None:
    fr = "Le port ouvre tôt et ferme tard. On y vend du poisson."
    en = "The harbour opens early. It closes late. Fish is sold there."
    assert align_texts(fr, en).gaps == ()


def test_a_block_that_moved_is_matched_where_it_is() -> None:
    stay = "1998 Kervella Plouhinec\n\n2003 Guivarch Camaret"
    fr = f"Le Kerbrat de Tavolo.\n\n{stay}"
    en = f"{stay}\n\nThe Kerbrat of Tavolo."
    moved = [unit for unit in align_texts(fr, en).units if unit.is_moved]
    assert len(moved) == 1
    assert "Kerbrat" in moved[0].reference[0].words
    strict = dataclasses.replace(COSTS, moved_ratio=0.001)
    assert not any(unit.is_moved for unit in align_texts(fr, en, strict).units)


def test_empty_texts_have_no_units() -> None:
    assert count_blocks(align_texts("", "")) == []
    assert count_blocks(align_texts("Le port.", "")) == [(1, 0)]
    assert count_blocks(align_texts("", "The harbour.")) == [(0, 1)]


def test_two_blocks_are_as_long_as_one_by_the_usual_ratio() -> None:
    """A language that takes twice the letters takes them for both together."""
    first, second, other = make_blocks(f"{HALVES[0]}\n\n{HALVES[1]}\n\n{LONG} {LONG}")
    usual = (first.length + second.length) / other.length
    fitting = merged_cost(first, second, other, 1 / usual, COSTS)
    assert fitting < merged_cost(first, second, other, 1.0, COSTS) - 1
    assert merged_cost(first, second, other, 3 / usual, COSTS) > fitting + 1


def test_blocks_of_one_kind_and_length_are_paired_without_a_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(gap: Gap, costs: Costs, skip: float) -> list[Step]:
        raise AssertionError(len(gap.left))

    monkeypatch.setattr("twinlint.alignment.align.search", refuse)
    fr = "## Le port\n\n" + "\n\n".join(["Il est ouvert tous les jours."] * 9)
    en = "## The harbour\n\n" + "\n\n".join(["It is open on every single day."] * 9)
    sides = [
        read_mentions(read_text(text, tag), Locale(tag))
        for text, tag in ((fr, "fr"), (en, "en"))
    ]
    assert count_blocks(align_versions(*sides)) == [(1, 1)] * 10
    other = read_mentions(read_text(en.replace("## ", "### "), "en"), Locale("en"))
    with pytest.raises(AssertionError):
        align_versions(sides[0], other)


def test_how_long_blocks_are_is_compared_by_the_usual_ratio(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("twinlint.alignment.align.search", lambda *_: [])
    sentence = "Il est ouvert tous les jours et on y vend toutes sortes de poissons."
    longer = "It is open on every single day of the year, and each of them is a fair "
    longer += "where all kinds of fish are sold to those who come."
    (block,), (other,) = make_blocks(sentence), make_blocks(longer)
    ratio, limit = 1.1, COSTS.likely_ratio
    assert compare_lengths(block.length * ratio, other.length) < limit
    assert compare_lengths(block.length + ratio, other.length) > limit
    versions = ("\n\n".join([text] * 9) for text in (sentence, longer))
    assert count_blocks(align_texts(*versions)) == [(1, 1)] * 9


@pytest.mark.parametrize(
    ("rows", "columns", "most"),
    [(30, 50, 51), (19, 79, 2 * (12 + 4) + 1)],
    ids=["1,500 cells", "1,501 cells"],
)
def test_a_gap_of_more_cells_is_searched_in_a_band(
    rows: int, columns: int, most: int
) -> None:
    """12 cells and those of a step on either side of the diagonal, in each row."""
    found = list(_cells(rows, columns, COSTS))
    assert max(Counter(row for row, _ in found).values()) == most
    assert found[0] == (0, 0)
    assert found[-1] == (rows, columns)
