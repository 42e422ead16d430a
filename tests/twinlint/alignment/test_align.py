"""Blocks that say the same stand in one unit; what only one side says stands alone."""

from __future__ import annotations

import pytest
from tables import every_row

from twinlint.alignment import Alignment, align_versions
from twinlint.mentions import Block, Mentions, read_mentions
from twinlint.source import Locale, read_text

Shown = tuple[list[str], list[str]]


def read(fr: str, en: str) -> Alignment:
    return align_versions(
        read_mentions(read_text(fr, "fr"), Locale("fr")),
        read_mentions(read_text(en, "en"), Locale("en")),
    )


def say(mentions: Mentions, blocks: tuple[Block, ...]) -> list[str]:
    return [mentions.text.value[block.start : block.end] for block in blocks]


def units(alignment: Alignment) -> list[Shown]:
    """The words of both sides of each unit."""
    first, second = alignment.reference, alignment.translation
    return [
        (say(first, unit.reference), say(second, unit.translation))
        for unit in alignment.units
    ]


def gaps(alignment: Alignment) -> list[tuple[str, bool, int]]:
    """The words of each missing sentence, whose they are, and where it is missing."""
    sides = {True: alignment.reference, False: alignment.translation}
    return [
        (say(sides[gap.is_reference], (gap.block,))[0], gap.is_reference, gap.place)
        for gap in alignment.gaps
    ]


def join(*blocks: str) -> str:
    return "\n\n".join(blocks)


HEDGE = "La haie a été plantée par Verdure en mars 2023."
HEDGE_EN = "The hedge was planted by Verdure in March 2023."
BENCH = "Les bancs viennent de Meudon et portent le numéro 417."
BENCH_EN = "The benches come from Meudon and bear the number 417."
CANVAS = "La toile de Montreuil couvre 84 mètres carrés."
CANVAS_EN = "The Montreuil canvas covers 84 square metres."


def test_blocks_of_the_same_order_are_paired_in_it() -> None:
    found = read(join(HEDGE, BENCH, CANVAS), join(HEDGE_EN, BENCH_EN, CANVAS_EN))
    assert units(found) == [
        ([HEDGE], [HEDGE_EN]),
        ([BENCH], [BENCH_EN]),
        ([CANVAS], [CANVAS_EN]),
    ]
    assert gaps(found) == []


@every_row(
    ("fr", "en", "expected"),
    [
        (
            (HEDGE, BENCH, CANVAS),
            (HEDGE_EN, CANVAS_EN),
            [([HEDGE], [HEDGE_EN]), ([BENCH], []), ([CANVAS], [CANVAS_EN])],
        ),
        (
            (HEDGE, CANVAS),
            (HEDGE_EN, BENCH_EN, CANVAS_EN),
            [([HEDGE], [HEDGE_EN]), ([], [BENCH_EN]), ([CANVAS], [CANVAS_EN])],
        ),
        ((HEDGE, BENCH), (HEDGE_EN,), [([HEDGE], [HEDGE_EN]), ([BENCH], [])]),
        ((HEDGE,), (BENCH_EN, HEDGE_EN), [([], [BENCH_EN]), ([HEDGE], [HEDGE_EN])]),
        ((HEDGE,), (), [([HEDGE], [])]),
        ((), (HEDGE_EN,), [([], [HEDGE_EN])]),
        ((), (), []),
    ],
    ids=[
        "lost within",
        "added within",
        "lost at the end",
        "added at the start",
        "nothing in English",
        "nothing in French",
        "nothing",
    ],
)
def test_a_block_of_one_version_stands_alone(
    fr: tuple[str, ...], en: tuple[str, ...], expected: list[Shown]
) -> None:
    assert units(read(join(*fr), join(*en))) == expected


def test_a_block_at_another_place_is_moved_and_not_lost() -> None:
    found = read(join(HEDGE, BENCH, CANVAS), join(BENCH_EN, CANVAS_EN, HEDGE_EN))
    assert units(found) == [
        ([BENCH], [BENCH_EN]),
        ([CANVAS], [CANVAS_EN]),
        ([HEDGE], [HEDGE_EN]),
    ]
    assert [unit.is_moved for unit in found.units] == [False, False, True]


def test_one_paragraph_cut_in_two_is_one_unit() -> None:
    found = read(join(f"{HEDGE} {BENCH}", CANVAS), join(HEDGE_EN, BENCH_EN, CANVAS_EN))
    assert units(found) == [
        ([f"{HEDGE} {BENCH}"], [HEDGE_EN, BENCH_EN]),
        ([CANVAS], [CANVAS_EN]),
    ]
    assert gaps(found) == []


def test_items_of_a_list_are_never_merged() -> None:
    found = read("- La haie\n- Le banc\n- La toile", "- The hedge\n- The bench")
    assert all(len(unit.reference) < 2 for unit in found.units)
    assert sum(not unit.is_paired for unit in found.units) == 1


def test_a_heading_is_paired_with_a_heading_and_not_with_the_text_below() -> None:
    found = read(
        join("## La haie", HEDGE, "## Les bancs", BENCH),
        join("## The hedge", HEDGE_EN, BENCH_EN),
    )
    assert units(found) == [
        (["La haie"], ["The hedge"]),
        ([HEDGE], [HEDGE_EN]),
        (["Les bancs"], []),
        ([BENCH], [BENCH_EN]),
    ]


def test_a_sentence_that_one_side_lacks_is_a_gap_at_the_place_of_the_other() -> None:
    en = f"{HEDGE_EN} {CANVAS_EN}"
    found = read(f"{HEDGE} {BENCH} {CANVAS}", en)
    assert gaps(found) == [(BENCH, True, en.index(CANVAS_EN))]
    fr = f"{HEDGE} {CANVAS}"
    found = read(fr, f"{HEDGE_EN} {BENCH_EN} {CANVAS_EN}")
    assert gaps(found) == [(BENCH_EN, False, fr.index(CANVAS))]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        # Two sentences said in one.
        (
            f"{HEDGE} {BENCH}",
            f"{HEDGE_EN[:-1]}, and {BENCH_EN[0].lower()}{BENCH_EN[1:]}",
        ),
        (f"{HEDGE} {BENCH}", f"{BENCH_EN} {HEDGE_EN}"),
    ],
    ids=["joined by a word", "the other way round"],
)
def test_sentences_said_in_another_form_are_no_gap(fr: str, en: str) -> None:
    assert gaps(read(fr, en)) == []


def test_the_usual_ratio_is_measured_on_long_texts_within_bounds() -> None:
    short = read(HEDGE, HEDGE_EN).ratio
    wordy = " ".join([HEDGE] * 9), " ".join([f"{HEDGE_EN[:-1]} once more."] * 9)
    assert read(HEDGE, HEDGE_EN * 2).ratio == pytest.approx(short, abs=0.02)
    assert short < read(*wordy).ratio < 1.5


def test_what_one_version_lacks_does_not_count_in_the_ratio() -> None:
    some = [f"{HEDGE} {n}" for n in range(9)], [f"{HEDGE_EN} {n}" for n in range(9)]
    whole = read(join(*some[0]), join(*some[1]))
    part = read(join(*some[0]), join(*some[1][:3], *some[1][6:]))
    assert part.ratio == pytest.approx(whole.ratio, abs=0.02)


def test_a_sentence_that_only_ends_another_paragraph_is_no_gap() -> None:
    drawn = "Les habitants ont choisi le dessin de la clôture en bois avec la mairie."
    drawn_en = "The inhabitants chose the design of the wooden fence with the town."
    last = "La commune paie les travaux du parc, et la région le sol et les arbres."
    last_en = "The town pays for the park, and the region for the ground and trees."
    french = join(f"{HEDGE} {BENCH} {drawn}", f"{CANVAS} {last}")
    english = join(f"{HEDGE_EN} {BENCH_EN}", f"{drawn_en} {CANVAS_EN} {last_en}")
    assert gaps(read(french, english)) == []


def test_blocks_at_one_place_that_share_a_word_are_a_pair() -> None:
    short, long = "- Les gens discutent.", f"- People discuss. {BENCH_EN} {HEDGE_EN}"
    found = read(join(f"- {HEDGE}", short), join(f"- {HEDGE_EN}", long))
    assert all(unit.is_paired for unit in found.units)


def test_ten_times_the_blocks_stay_in_order() -> None:
    """A gap too wide to search in full: no name or number holds on to anything."""
    fr = [
        f"Une phrase {'assez ' * (n % 7)}longue sans rien de rare." for n in range(90)
    ]
    en = [f"A sentence {'rather ' * (n % 7)}long without a thing." for n in range(90)]
    found = units(read(join(*fr), join(*en)))
    assert found == [([a], [b]) for a, b in zip(fr, en, strict=True)]


def test_a_word_of_a_heading_is_no_anchor_for_a_long_paragraph() -> None:
    long = "La deuxième phase commence, et le programme veut servir l’action publique."
    long_en = "The second phase begins, and the programme aims to serve those in need."
    found = read(join(long, HEDGE), join("## Published today", long_en, HEDGE_EN))
    assert ([long], [long_en]) in units(found)
