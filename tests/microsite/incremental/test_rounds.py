"""Claims about records that are passed: those alone in which nothing was found."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY
from support import minimal_site, read_site, write_tree

from microsite.incremental import Kept
from microsite.incremental.memo import Memo
from microsite.incremental.registers import Registers
from microsite.incremental.rounds import Rounds
from microsite.pipeline import Config, check_site
from microsite.records import Referred
from twinlint.kept import Store
from twinlint.register import Register, Term
from twinlint.source import Locale

COMMUNE = "content/communes/sceaux.yaml"
OTHER = Register((), (Term({Locale("fr"): "ville", Locale("en"): "town"}),))


class Building:
    """Builds of one site, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = write_tree(folder / "site", minimal_site())
        self.file = folder / "kept"

    def look(self, told: object = Register(), loud: str = "") -> tuple[list[str], int]:
        """The references of records that are looked at, and how many are told of.

        Nothing is found in any record but in `loud`.
        """
        site, store = read_site(self.root), Store(self.file)
        memo = Memo(store)
        rounds = Rounds(memo, "site", Registers(memo, "site"))
        looked: list[str] = []

        def find(record: Referred) -> tuple[str, ...]:
            looked.append(record[0])
            return (loud,) if record[0] == loud else ()

        ways = (site, site.parts(), told)
        told_of = [*rounds.go_through("work", find, *ways, is_quiet=lambda r: not r)]
        assert [each for each in told_of if each] == ([(loud,)] if loud else [])
        store.close()
        return looked, len(told_of)


@pytest.fixture
def building(tmp_path: Path) -> Building:
    return Building(tmp_path)


def test_quiet_records_are_looked_at_once(building: Building) -> None:
    looked, told = building.look()
    assert "commune:sceaux" in looked
    assert len(looked) == told
    assert building.look() == ([], told)


def test_a_record_with_a_finding_is_looked_at_again(building: Building) -> None:
    building.look(loud="commune:sceaux")
    assert building.look(loud="commune:sceaux")[0] == ["commune:sceaux"]
    assert building.look()[0] == ["commune:sceaux"]
    assert building.look()[0] == []


def test_a_changed_file_alone_is_looked_at_again(building: Building) -> None:
    building.look()
    with (building.root / COMMUNE).open("a", encoding="utf-8") as file:
        file.write("# said\n")
    assert building.look()[0] == ["commune:sceaux"]
    assert building.look()[0] == []


def test_another_register_has_all_looked_at_again(building: Building) -> None:
    everything, told = building.look()
    assert building.look(OTHER) == (everything, told)
    assert building.look(OTHER)[0] == []


def test_a_damaged_round_is_none(building: Building) -> None:
    everything, _ = building.look()
    content = building.file.read_bytes()
    at = content.rindex(b"commune:sceaux")
    building.file.write_bytes(content[:at] + b"commune:meudon" + content[at + 14 :])
    assert building.look()[0] == everything


def test_rows_of_single_texts_are_asked_for_before_they_are_forgotten(
    building: Building,
) -> None:
    everything, _ = building.look()
    for number in range(40):
        store = Store(building.file)
        store.put("else", b"%d" % number)
        store.close()
    assert building.look()[0] == everything
    assert building.look()[0] == []


@pytest.mark.parametrize("work", ["proofread", "alone", "files", "unwritten"])
def test_no_text_is_read_again_to_be_validated(building: Building, work: str) -> None:
    def count_passed() -> int:
        kept = Kept(building.file.parent / "made")
        check_site(Config(building.root, TODAY), kept=kept)
        kept.close()
        return kept.memo.kept[work]

    assert count_passed() == 0
    every = count_passed()
    assert every > 1
    with (building.root / COMMUNE).open("a", encoding="utf-8") as file:
        file.write("# said\n")
    assert count_passed() == every - 1
