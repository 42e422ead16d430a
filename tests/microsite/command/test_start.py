"""What each command waits for before it begins: the packages that it uses, no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Tree
from support import PROJECT, minimal_site

SLOW = (
    "PIL.Image",
    "babel",
    "jinja2",
    "livereload",
    "markdown",
    "nh3",
    "pagefind_bin",
    "pydantic",
    "tinycss2",
    "tornado",
    "yaml",
)
"""Packages, or the part of one, that take long to load."""
RECORDS = {"babel", "pydantic", "yaml"}
PAGES = RECORDS | {"jinja2", "markdown", "nh3", "tinycss2"}


def list_loaded(*arguments: str) -> set[str]:
    """Those of the slow packages that a command has loaded when it ends."""
    return list_loaded_after(arguments)


def list_loaded_after(*commands: Sequence[str]) -> set[str]:
    """Those that some commands have loaded when the last one ends."""
    code = (
        "import json, sys; from microsite.command import main;"
        "[main(command) for command in json.loads(sys.argv[2])];"
        "print(*set(sys.argv[1].split()) & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, " ".join(SLOW), json.dumps(commands)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_words_about_the_program_wait_for_no_package() -> None:
    commands = (
        ["--help"],
        ["build", "--help"],
        ["explain", "different-number"],
        ["explain", "dead-link"],
        ["explain", "all"],
    )
    assert list_loaded_after(*commands) == set()


def test_a_command_waits_for_no_other() -> None:
    files = ("build", "check", "compare", "explain", "serve", "waive", "write")
    code = (
        "import sys; from microsite.command import main; main(sys.argv[1:]);"
        "print(*(n.rpartition('.')[2] for n in sys.modules if '.command.' in n))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "explain", "different-number"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {*files} & {*done.stdout.splitlines()[-1].split()} == {"explain"}


def test_a_new_record_waits_for_records_alone(tree: Tree) -> None:
    root = str(tree(minimal_site()))
    assert list_loaded("new", "commune", "bagneux", "--root", root) == RECORDS


def test_a_new_record_is_refused_without_waiting_for_pages(tree: Tree) -> None:
    root = str(tree(minimal_site()))
    assert list_loaded("new", "street", "bagneux", "--root", root) <= RECORDS


def test_a_check_waits_for_no_drawing_no_index_and_no_server(tree: Tree) -> None:
    assert list_loaded("check", "--root", str(tree(minimal_site()))) == PAGES


def test_a_build_after_an_edit_waits_for_what_writes_its_pages(tree: Tree) -> None:
    root = tree(minimal_site())
    places = ("--root", root, "--out", root / "out", "--cache", root / "kept")
    build = ("build", *map(str, places))
    assert "PIL.Image" in list_loaded(*build)
    record = root / "content" / "communes" / "sceaux.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("Une commune", "Une belle commune"), "utf-8")
    assert list_loaded(*build) <= PAGES | {"pagefind_bin"}


def test_the_names_of_a_site_are_read_without_its_pages(tree: Tree) -> None:
    root = tree(minimal_site())
    texts = (root / "fr.md", root / "en.md")
    for text in texts:
        text.write_text("Sceaux.", encoding="utf-8")
    command = ("compare", *map(str, texts), "--root", str(root))
    assert list_loaded(*command) == RECORDS
    assert list_loaded(*command) == set()


@pytest.mark.parametrize(
    "command", [["build.py", "build"], ["-m", "microsite", "serve"], ["-m", "twinlint"]]
)
def test_what_is_ended_while_it_loads_ends_in_silence(
    tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, *command, "--lang", "en"],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "MICROSITE_CACHE": "none"},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")
