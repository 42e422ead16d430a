"""The made-up sites that are measured, and the tables that tell of them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from conftest import TODAY

from bench.__main__ import SCENES, Measured, write_growth, write_table
from bench.records import count_pages, draw_entries
from bench.sites import find_source, write_site
from bench.tools import Cost, Tool, find_peers
from microsite.pipeline import Config, check_site


def test_the_same_number_draws_the_same_records_each_with_its_own_name() -> None:
    entries = tuple(draw_entries(30))
    assert entries == tuple(draw_entries(30))
    assert len({entry.slug for entry in entries}) == len(entries)
    assert count_pages(30) == 2 * len(entries)


def test_this_program_finds_nothing_to_correct_in_its_site(tmp_path: Path) -> None:
    entries = tuple(draw_entries(3))
    write_site("ours", tmp_path / "site", entries)
    built = check_site(Config(tmp_path / "site", TODAY))
    assert [f.rule for f in built.findings] == ["placeholder-address"]
    paths = {output.path for output in built.outputs}
    for entry in entries:
        for language in ("fr", "en"):
            assert f"{language}/{entry.kind}/{entry.slug}/index.html" in paths


@pytest.mark.parametrize("generator", ["hugo", "mkdocs", "pelican"])
def test_each_peer_is_given_every_record_and_the_words_around(
    tmp_path: Path, generator: str
) -> None:
    (entry, *_) = entries = tuple(draw_entries(2))
    write_site(generator, tmp_path / "site", entries)
    for each in entries:
        assert (tmp_path / "site" / find_source(generator, each)).is_file()
    source = (tmp_path / "site" / find_source(generator, entry)).read_text("utf-8")
    assert entry.told["fr"].body in source
    assert entry.mayor in source
    assert (tmp_path / "site" / "labels.json").is_file()


def test_peers_are_looked_for_where_they_are_said_to_be(tmp_path: Path) -> None:
    assert tuple(find_peers(str(tmp_path))) == ()
    program = tmp_path / "mkdocs"
    program.write_text("#!/bin/sh\necho mkdocs, version 1.6.1\n", encoding="utf-8")
    program.chmod(0o755)
    (found,) = find_peers(str(tmp_path))
    assert (found.name, found.version) == ("mkdocs", "1.6.1")


def make_measured(name: str, cpu: float, pages: int = 80) -> Measured:
    costs = {scene: (Cost(cpu, 2 * cpu, 50, 0),) * 3 for scene in SCENES}
    stages = ({"load": cpu, "check": 2 * cpu},)
    return Measured(Tool(name, name, (), ""), pages, costs, stages)


def test_a_table_tells_ratios_to_hugo_and_who_failed() -> None:
    failed = dataclasses.replace(make_measured("mkdocs", 1), failure="no theme")
    table = write_table([make_measured("hugo", 2), make_measured("ours", 5), failed])
    _, _, hugo, ours, mkdocs = table.splitlines()
    assert hugo.startswith("| 80 | hugo | 2.000 | 1.00 |")
    assert ours.startswith("| 80 | ours | 5.000 | 2.50 |")
    assert mkdocs == "| 80 | mkdocs | no theme |"


def test_growth_is_told_for_each_stage_by_page() -> None:
    small, large = make_measured("ours", 1), make_measured("ours", 11, pages=800)
    assert "| load | 1.00 | 11.00 | 1.10 |" in write_growth([small, large])
    assert write_growth([small]) == ""
