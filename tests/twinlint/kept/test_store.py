"""Claims about the store: what it gives back, and that nothing damages a result."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinlint.kept import Store
from twinlint.kept import store as storing


def keep(file: Path, **values: bytes) -> None:
    store = Store(file)
    for key, value in values.items():
        store.put(key, value)
    store.close()


def read(file: Path, key: str) -> bytes | None:
    store = Store(file)
    try:
        return store.get(key)
    finally:
        store.close()


def test_what_is_put_is_there_for_the_next_process(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "kept"
    keep(file, a=b"one", b=b"")
    assert (read(file, "a"), read(file, "b"), read(file, "c")) == (b"one", b"", None)


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "kept-journal").write_bytes(b"")  # As older versions left it.
    for value in (b"one", b"two"):
        keep(tmp_path / "kept", a=value)
    assert [each.name for each in tmp_path.iterdir()] == ["kept"]


def test_what_is_put_is_there_before_it_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept")
    store.put("a", b"one")
    assert store.get("a") == b"one"
    assert read(tmp_path / "kept", "a") is None


def test_much_that_waits_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_ROOM", 10)
    store = Store(tmp_path / "kept")
    store.put("a", b"more than ten bytes")
    assert read(tmp_path / "kept", "a") == b"more than ten bytes"


def test_a_run_that_makes_much_counts_as_one_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_ROOM", 10)
    store = Store(tmp_path / "kept")
    for number in range(5):
        store.put(f"{number}", b"more than ten bytes")
    assert store.generation == 0
    store.write()
    assert store.generation == 1
    assert store.get("0") == b"more than ten bytes"
    store.write()
    assert store.generation == 1


def test_nothing_is_looked_for_in_an_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(Store, "_find", lambda _, key: looked.append(key))
    store = Store(tmp_path / "kept")
    store.get("a")
    store.put("a", b"one")
    assert looked == []
    store.write()
    store.get("b")
    Store(tmp_path / "kept").get("c")
    assert looked == ["b", "c"]


def test_without_a_file_nothing_is_kept() -> None:
    store = Store(None)
    store.put("a", b"one")
    assert store.get("a") is None
    store.close()


def cut_in_half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def fill_with_noise(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 100)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def change_a_value(file: Path) -> None:
    content = file.read_bytes()
    assert content.count(b"one") == 1
    file.write_bytes(content.replace(b"one", b"two"))


def swap_two_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        table = storing._TABLE
        rows = connection.execute(f"SELECT key, value FROM {table}").fetchall()
        (a, first), (b, second) = rows
        for key, value in ((a, second), (b, first)):
            connection.execute(
                f"UPDATE {table} SET value = ? WHERE key = ?", (value, key)
            )


def put_numbers(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE {storing._TABLE} SET value = 7")


def take_another_form(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(f"DROP TABLE {storing._TABLE}")
        connection.execute(f"CREATE TABLE {storing._TABLE} (other TEXT)")


@pytest.mark.parametrize(
    "damage",
    [
        cut_in_half,
        fill_with_noise,
        empty,
        change_a_value,
        swap_two_values,
        put_numbers,
        take_another_form,
        Path.unlink,
    ],
)
def test_a_damaged_file_gives_nothing_wrong_and_serves_again(
    damage: Callable[[Path], object], tmp_path: Path
) -> None:
    file = tmp_path / "kept"
    keep(file, a=b"one", b=b"another")
    damage(file)
    assert read(file, "a") is None
    keep(file, c=b"three")
    keep(file, c=b"three")
    assert read(file, "c") == b"three"


@given(st.data())
def test_noise_in_the_file_never_changes_a_value(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("store") / "kept"
    values = {f"k{n}": bytes([n]) * 50 * n for n in range(20)}
    keep(file, **values)
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(
            st.integers(1, 255)
        )
    file.write_bytes(content)
    for key, value in values.items():
        assert read(file, key) in (value, None)


def test_a_file_deleted_while_it_is_used_is_no_obstacle(tmp_path: Path) -> None:
    store = Store(tmp_path / "folder" / "kept")
    store.put("a", b"one")
    store.write()
    shutil.rmtree(tmp_path / "folder")
    store.put("b", b"two")
    store.close()
    assert read(tmp_path / "folder" / "kept", "b") in (None, b"two")


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_a_place_that_cannot_be_written_keeps_nothing(
    obstacle: str, tmp_path: Path
) -> None:
    if obstacle == "file":
        (tmp_path / "way").write_text("in the way")
        file = tmp_path / "way" / "kept"
    else:
        file = tmp_path / "way"
        file.mkdir()
    keep(file, a=b"one")
    assert read(file, "a") is None


def test_two_builds_at_once_keep_what_each_made(tmp_path: Path) -> None:
    first, second = Store(tmp_path / "kept"), Store(tmp_path / "kept")
    first.put("a", b"one")
    second.put("b", b"two")
    first.close()
    second.close()
    assert read(tmp_path / "kept", "a") == b"one"
    assert read(tmp_path / "kept", "b") == b"two"


def test_a_build_does_not_wait_for_one_that_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_WAIT", 0.01)
    keep(tmp_path / "kept", a=b"one")
    holder = sqlite3.connect(tmp_path / "kept", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    keep(tmp_path / "kept", b=b"two")
    holder.execute("ROLLBACK")
    holder.close()
    assert read(tmp_path / "kept", "a") == b"one"


def test_what_nobody_asks_for_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "_FRESH", 2)
    monkeypatch.setattr(storing, "_FORGOTTEN", 5)
    file = tmp_path / "kept"
    keep(file, used=b"one", unused=b"two")
    for number in range(12):
        assert read(file, "used") == b"one"
        keep(file, **{f"new{number}": b"three"})
    assert read(file, "unused") is None
