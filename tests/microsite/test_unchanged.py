"""Claims about a run that is told again: only when all it was made from is the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import PROJECT, minimal_site, read_files, write_tree
from tables import every_row

from microsite import unchanged
from microsite.command.cli import main
from microsite.unchanged import describe_run, repeat

LONG_AGO = 1_600_000_000
"""A time of change that leaves no doubt."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "site", minimal_site())


@pytest.fixture
def arguments(site: Path, tmp_path: Path) -> list[str]:
    cache = tmp_path / "cache"
    return ["build", "--root", str(site), "--cache", str(cache), "--lang", "en"]


def age(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))


def test_the_same_run_is_told_again(
    arguments: list[str], site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert repeat(arguments) is None
    assert main(arguments) == 0
    first = capfd.readouterr()
    published = read_files(site / "dist")
    assert repeat(arguments) == 0
    again = capfd.readouterr()
    assert again.out == first.out
    assert ": 0 files written" in again.err
    assert ", 0 unchanged" in first.err
    assert main(arguments) == 0
    assert capfd.readouterr().err == again.err
    assert read_files(site / "dist") == published


def test_findings_are_told_again_with_their_exit_code(
    arguments: list[str], site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_tree(site, {"content/pages/home.yaml": "kind: home\n"})
    assert main(arguments) == 1
    first = capfd.readouterr()
    assert repeat(arguments) == 1
    assert capfd.readouterr() == first
    assert "missing-field" in first.out


def add(site: Path) -> None:
    write_tree(site, {"content/pages/new.yaml": "kind: text\n"})


def edit(site: Path) -> None:
    path = site / "content/pages/home.yaml"
    path.write_text(path.read_text().replace("Welcome", "Hello"))


def edit_at_once_and_as_long(site: Path) -> None:
    path = site / "content/pages/home.yaml"
    state = path.stat()
    path.write_text(path.read_text().replace("Welcome", "Goodbye"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def rename(site: Path) -> None:
    folder = site / "templates/pages"
    (folder / "text.html").rename(folder / "other.html")


def swap(site: Path) -> None:
    for locale, other in (("fr", "old"), ("en", "fr"), ("old", "en")):
        (site / "locales" / locale).rename(site / "locales" / other)


def delete(site: Path) -> None:
    (site / "content/communes/sceaux.yaml").unlink()


def add_an_asset(site: Path) -> None:
    write_tree(site, {"assets/new.svg": "<svg/>"})


def change_what_was_published(site: Path) -> None:
    (site / "dist/index.html").write_text("changed by hand")


def change_it_at_once_and_as_long(site: Path) -> None:
    path = site / "dist/index.html"
    state = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def delete_what_was_published(site: Path) -> None:
    (site / "dist/index.html").unlink()


def add_to_what_was_published(site: Path) -> None:
    (site / "dist/other.txt").write_text("other")


@pytest.mark.parametrize("is_old", [True, False], ids=["old", "fresh"])
@pytest.mark.parametrize(
    "change",
    [
        add,
        edit,
        edit_at_once_and_as_long,
        rename,
        swap,
        delete,
        add_an_asset,
        change_what_was_published,
        change_it_at_once_and_as_long,
        delete_what_was_published,
        add_to_what_was_published,
    ],
)
def test_any_change_of_a_file_makes_another_run(
    change: Callable[[Path], None], is_old: bool, arguments: list[str], site: Path
) -> None:
    if is_old:
        age(site)
    main(arguments)
    if is_old:
        age(site)
        assert repeat(arguments) is not None
    change(site)
    assert repeat(arguments) is None


def test_a_file_that_was_only_touched_makes_none(
    arguments: list[str], site: Path
) -> None:
    assert main(arguments) == 0
    age(site / "content")
    os.utime(site / "templates/layouts/page.html", (2**33, 2**33))
    assert repeat(arguments) == 0
    assert repeat(arguments) == 0


def test_a_clock_set_back_hides_no_change(arguments: list[str], site: Path) -> None:
    path = site / "content/pages/home.yaml"
    os.utime(path, (2**33, 2**33))
    assert main(arguments) == 0
    state = path.stat()
    path.write_text(path.read_text().replace("Welcome", "Goodbye"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert repeat(arguments) is None


def test_a_change_while_it_runs_leaves_no_record(
    arguments: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import microsite.pipeline as pipeline

    whole = pipeline.build_site

    def build(*given: Any, **named: Any) -> object:
        built = whole(*given, **named)
        edit(site)
        return built

    monkeypatch.setattr(pipeline, "build_site", build)
    assert main(arguments) == 0
    assert repeat(arguments) is None


def test_a_record_holds_what_has_changed_since_the_one_before(
    arguments: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if all times were long past: what the record before knows is not read again.
    monkeypatch.setattr("microsite.unchanged._DOUBT", 0)
    monkeypatch.setattr("microsite.unchanged._TICK", 0)
    page = site / "content/pages/home.yaml"
    first = page.read_text(encoding="utf-8")
    for text in (first, f"{first}# more\n", first, first.replace("\n", "\n\n", 1)):
        page.write_text(text, encoding="utf-8")
        assert main(arguments) == 0
        assert repeat(arguments) == 0
        write_tree(site, {"content/pages/home.yaml": f"{text}# later\n"})
        assert repeat(arguments) is None


def test_what_a_run_wrote_is_not_read_for_the_next_ones(
    arguments: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(arguments)
    if not (site / "dist/index.html").stat().st_ctime_ns % 1_000_000:
        pytest.skip("the times of this file system are coarse")
    read: list[str] = []
    digest = unchanged._digest

    def note(path: str) -> str:
        read.append(path)
        return digest(path)

    monkeypatch.setattr(unchanged, "_digest", note)
    assert repeat(arguments) == 0
    assert read == []
    edit(site)
    main(arguments)
    again = {path for path in map(Path, read) if path.is_file()}
    assert {path for path in again if path.is_relative_to(site / "dist")} == {
        site / "dist/en/index.html",
        site / "dist/.microsite-manifest.json",
    }
    read.clear()
    assert repeat(arguments) == 0
    assert read == []


def test_a_page_changed_by_hand_is_seen_after_a_build_that_left_it(
    arguments: list[str], site: Path
) -> None:
    main(arguments)
    edit(site)
    main(arguments)
    change_it_at_once_and_as_long(site)
    assert repeat(arguments) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-10],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: bytes(range(256)),
        lambda content: content.replace(b"pages", b"peges"),
        lambda content: content.replace(b"unchanged 1", b"unchanged 0"),
    ],
)
def test_a_damaged_record_is_no_record(
    damage: Callable[[bytes], bytes], arguments: list[str], tmp_path: Path
) -> None:
    main(arguments)
    (record,) = (tmp_path / "cache" / "unchanged").iterdir()
    content = record.read_bytes()
    assert damage(content) != content
    record.write_bytes(damage(content))
    assert repeat(arguments) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C"), ("NO_COLOR", "1"), ("COLUMNS", "40")],
)
def test_other_surroundings_make_another_run(
    name: str, value: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(name, raising=False)
    main(arguments)
    monkeypatch.setenv(name, value)
    assert repeat(arguments) is None


def test_another_day_makes_another_run(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(arguments)
    monkeypatch.setattr(time, "strftime", lambda _: "2099-01-01")
    assert repeat(arguments) is None


@every_row(
    "given",
    [
        ["serve"],
        ["new", "commune", "sceaux"],
        ["check", "--fix", "--yes"],
        ["check", "--output", "report.json"],
        ["build", "--no-cache"],
        ["messages"],
    ],
)
def test_runs_that_do_something_each_time_are_never_told_again(
    given: list[str],
) -> None:
    assert describe_run(given, None) is None
    assert repeat(given) is None


def test_records_do_not_pile_up(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microsite.unchanged._MOST", 3)
    cache = tmp_path / "cache"
    for number in range(6):
        out = tmp_path / f"out{number}"
        main(
            ["check" if number % 2 else "build", "--root", str(site)]
            + ["--cache", str(cache)]
            + ([] if number % 2 else ["--out", str(out)])
        )
    assert len(list((cache / "unchanged").iterdir())) <= 3


def test_nothing_of_the_program_is_loaded_for_it() -> None:
    code = (
        "import sys; from microsite.unchanged import repeat; "
        "before = set(sys.modules); repeat(['build', '--root', 'nowhere']); "
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert {each for each in loaded if each.startswith(("microsite", "twinlint"))} == {
        "microsite",
        "microsite.unchanged",
    }
    assert loaded.isdisjoint({"click", "json", "re", "pathlib", "importlib.metadata"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_keeps_nobody_waiting(arguments: list[str], site: Path) -> None:
    os.mkfifo(site / "templates" / "pipe")
    code = main(arguments)
    assert repeat(arguments) == code
