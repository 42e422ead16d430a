"""The names of a site for other texts, kept as long as its content stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Tree
from support import minimal_site

from microsite.check import read_register
from microsite.incremental.names import read_register_once
from twinlint.register import Register

RECORD = "content/communes/sceaux.yaml"


@pytest.fixture
def root(tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MICROSITE_CACHE", str(tmp_path / "kept"))
    return tree(minimal_site())


def tell(register: Register) -> tuple[object, ...]:
    return register.names, register.terms


def test_kept_names_are_the_names(root: Path) -> None:
    for _ in range(2):
        assert tell(read_register_once(root)) == tell(read_register(root))


def test_another_name_and_another_file_are_read(root: Path) -> None:
    before = tell(read_register_once(root))
    file = root / RECORD
    text = file.read_text("utf-8")
    file.write_text(text.replace("name: Sceaux", "name: Meudon"), "utf-8")
    changed = tell(read_register_once(root))
    assert changed != before
    assert changed == tell(read_register(root))
    file.rename(file.with_name("meudon.yaml"))
    assert tell(read_register_once(root)) == tell(read_register(root))


def test_what_is_kept_and_damaged_is_read_again(root: Path, tmp_path: Path) -> None:
    before = tell(read_register_once(root))
    (file,) = (tmp_path / "kept").rglob("*.sqlite")
    file.write_bytes(b"\xff" * 5000)
    assert tell(read_register_once(root)) == before


def test_links_and_missing_folders_are_read_each_time(root: Path) -> None:
    (root / "content" / "link.yaml").symlink_to(root / RECORD)
    assert tell(read_register_once(root)) == tell(read_register(root))
    assert read_register_once(root / "nowhere").names == ()
