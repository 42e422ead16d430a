"""Claims about the files of a folder: links, hidden folders, what was installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import write_tree

from twinlint.trees import list_files
from twinlint.trees.pattern import compile_glob


def test_files_are_listed_by_suffix_and_in_order(tmp_path: Path) -> None:
    write_tree(tmp_path, {"b/c.md": "", "b/a.MD": "", "a.txt": "", "a.png": ""})
    assert list_files(str(tmp_path), (".md", ".txt")) == ("a.txt", "b/a.MD", "b/c.md")
    assert "a.png" in list_files(str(tmp_path))


def test_hidden_and_installed_folders_are_left_out(tmp_path: Path) -> None:
    files = (
        ".git/a.md",
        "node_modules/a/b.md",
        "x/.venv/a.md",
        "_sources/a.txt",
        "a.md",
    )
    write_tree(tmp_path, dict.fromkeys(files, ""))
    assert list_files(str(tmp_path)) == ("a.md",)


def test_what_fits_a_pattern_is_left_out(tmp_path: Path) -> None:
    files = ("drafts/a.md", "b/drafts/a.md", "CHANGES.md", "b/CHANGES.md")
    write_tree(tmp_path, dict.fromkeys(files, ""))
    left_out = ("./drafts", "CHANGES.md")
    assert list_files(str(tmp_path), left_out=left_out) == ("b/drafts/a.md",)
    left_out = ("drafts", "docs/b/*.md")
    assert list_files(str(tmp_path), (), left_out, "docs/") == ("CHANGES.md",)


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    write_tree(tmp_path, {"a/b/c.md": ""})
    (tmp_path / "a" / "b" / "up").symlink_to("..")
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "top").symlink_to(tmp_path)
    assert list_files(str(tmp_path)) == ("a/b/c.md",)


def test_a_link_leads_to_nothing_outside(tmp_path: Path) -> None:
    write_tree(tmp_path, {"secret.md": "", "tree/a.md": "", "tree/own/b.md": ""})
    (tmp_path / "tree" / "out.md").symlink_to("../secret.md")
    (tmp_path / "tree" / "outside").symlink_to("..")
    (tmp_path / "tree" / "same.md").symlink_to("a.md")
    assert list_files(str(tmp_path / "tree")) == ("a.md", "own/b.md", "same.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert list_files(str(tmp_path)) == ()


def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        list_files(str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("*a" * 7 + "*b", "a" * 200, False),
        ("*-*-*.md", "a-b-c-d.md", True),
        ("*-*-*.md", "a-b.md", False),
        ("*a*/*b*", "xay/zbz", True),
        ("*a*?", "ba", False),
    ],
)
def test_text_between_wildcards_is_found_without_trying_all_places(
    glob: str, path: str, fits: bool
) -> None:
    """Many billion ways once: a test that comes back shows that it is no more."""
    assert bool(compile_glob(glob).fullmatch(path)) is fits
