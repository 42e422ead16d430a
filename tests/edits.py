"""Edits as people make them, of any file of a site, chosen by numbers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

FOLDERS = ("content", "templates", "locales", "assets")
_WRITTEN = (".yaml", ".html", ".xml", ".txt", ".po", ".css", ".js", ".svg")


class Edits:
    """A site that is edited, and what it was before."""

    def __init__(self, root: Path) -> None:
        """`root` is changed; what it holds now can come back."""
        self.root = root
        self._first = {path: path.read_bytes() for path in self._list()}

    def _list(self) -> list[Path]:
        return sorted(
            path
            for folder in FOLDERS
            for path in (self.root / folder).rglob("*")
            if path.is_file() and path.suffix in _WRITTEN
        )

    def make(self, kind: int, which: int, where: int) -> str:
        """One edit; what it was, for who reads the failure."""
        edit = _EDITS[kind % len(_EDITS)]
        files = self._list()
        path = files[which % len(files)]
        edit(self, path, where)
        return f"{edit.__name__} {path.relative_to(self.root)} at {where}"

    def change_word(self, path: Path, where: int) -> None:
        """A word becomes another word of the file."""
        self._replace(path, where, re.compile(r"[^\W\d_]{3,}"))

    def change_value(self, path: Path, where: int) -> None:
        """What stands after a colon becomes another such value of the file."""
        self._replace(path, where, re.compile(r"(?<=: )[^\n:{}]+"))

    def _replace(self, path: Path, where: int, pattern: re.Pattern[str]) -> None:
        text = path.read_text(encoding="utf-8")
        found = list(pattern.finditer(text))
        if found:
            old = found[where % len(found)]
            new = found[(where // 7) % len(found)].group()
            changed = text[: old.start()] + new + text[old.end() :]
            path.write_text(changed, encoding="utf-8")

    def change_number(self, path: Path, where: int) -> None:
        """A digit becomes another."""
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(r"\d", text))
        if found:
            at = found[where % len(found)].start()
            path.write_text(
                text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :],
                encoding="utf-8",
            )

    def move_line(self, path: Path, where: int) -> None:
        """A blank line more, which moves all that follows."""
        lines = path.read_text(encoding="utf-8").split("\n")
        lines.insert(where % len(lines), "")
        path.write_text("\n".join(lines), encoding="utf-8")

    def delete_line(self, path: Path, where: int) -> None:
        """A line less."""
        lines = path.read_text(encoding="utf-8").split("\n")
        del lines[where % len(lines)]
        path.write_text("\n".join(lines), encoding="utf-8")

    def delete_file(self, path: Path, _: int) -> None:
        """A file less."""
        path.unlink()

    def copy_file(self, path: Path, where: int) -> None:
        """A record again, under another name."""
        shutil.copy(path, path.with_stem(f"{path.stem}-{where % 3}"))

    def rename_file(self, path: Path, where: int) -> None:
        """The same record under another name."""
        path.rename(path.with_stem(f"{path.stem}-{where % 3}"))

    def swap_files(self, path: Path, where: int) -> None:
        """Two files of a folder, each with what the other held."""
        others = sorted(path.parent.glob(f"*{path.suffix}"))
        other = others[where % len(others)]
        mine, its = path.read_bytes(), other.read_bytes()
        path.write_bytes(its)
        other.write_bytes(mine)

    def draft_record(self, path: Path, _: int) -> None:
        """A record that is a draft from now on."""
        if path.suffix == ".yaml":
            path.write_text(
                path.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8"
            )

    def bring_back(self, _: Path, __: int) -> None:
        """Everything as it was at first."""
        for path in self._list():
            path.unlink()
        for path, content in self._first.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


_EDITS: tuple[Callable[[Edits, Path, int], None], ...] = (
    Edits.change_word,
    Edits.change_word,
    Edits.change_word,
    Edits.change_value,
    Edits.change_value,
    Edits.change_number,
    Edits.move_line,
    Edits.delete_line,
    Edits.delete_file,
    Edits.copy_file,
    Edits.rename_file,
    Edits.swap_files,
    Edits.draft_record,
    Edits.bring_back,
    Edits.bring_back,
)
