"""Fixes change exactly what their findings are about."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Tree
from support import (
    COMMUNE,
    PROJECT,
    catalog,
    find_problems,
    minimal_site,
    read_files,
    show,
)

from microsite.command.cli import main
from microsite.editors.mend import Mended, apply_fixes
from microsite.folder import create_file
from twinlint.finding import Finding, Fix, Severity, message
from twinlint.source import Span

NAME = "content/a.yaml"


def fix(line: int, column: int, end_line: int, end_column: int, text: str) -> Finding:
    span = Span(NAME, line, column, end_line, end_column)
    return Finding("rule", Severity.ERROR, message("wrong"), fix=Fix(span, text))


def mend(root: Path, *fixes: Finding) -> Mended:
    """What is done with fixes of the file as it is now."""
    content = (root / NAME).read_bytes()
    return apply_fixes(root, fixes, {NAME: hashlib.sha256(content).hexdigest()})


@pytest.mark.parametrize(
    ("before", "fixes", "after"),
    [
        ("un deux\n", [fix(1, 4, 1, 8, "trois")], "un trois\n"),
        ("un\ndeux\n", [fix(2, 1, 2, 1, "et ")], "un\net deux\n"),
        ("un\ndeux\n", [fix(1, 1, 2, 5, "")], "\n"),
        ("été là\n", [fix(1, 5, 1, 7, "ici")], "été ici\n"),
        ("a b c\n", [fix(1, 5, 1, 6, "C"), fix(1, 1, 1, 2, "A")], "A b C\n"),
        ("a b c\n", [fix(1, 1, 1, 4, "X"), fix(1, 3, 1, 6, "Y")], "X c\n"),
        ("a\r\nb\n", [fix(2, 1, 2, 2, "c")], "a\r\nc\n"),
    ],
)
def test_a_fix_changes_its_span_and_nothing_else(
    before: str, fixes: list[Finding], after: str, tree: Tree
) -> None:
    root = tree({NAME: before})
    assert mend(root, *fixes) == Mended((NAME,))
    assert (root / NAME).read_bytes().decode() == after


def test_a_file_with_decomposed_accents_is_left_alone(tree: Tree) -> None:
    root = tree({NAME: "e\u0301te\u0301\n"})
    assert mend(root, fix(1, 1, 1, 2, "x")) == Mended()


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_check_fix_mends_line_ends(
    line_end: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "content/communes/sceaux.yaml"
    root = tree(minimal_site({name: COMMUNE.replace("\n", line_end)}))
    assert main(["check", "--root", str(root), "--fix", "--yes", "--lang", "en"]) == 0
    assert capsys.readouterr().err.startswith(f"{name} was mended\n")
    assert (root / name).read_bytes().decode() == COMMUNE
    assert show(find_problems(root)) == []


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf" + COMMUNE.encode(),
        b"\xef\xbb\xbf" + COMMUNE.replace("\n", "\r\n").encode(),
        COMMUNE.replace("Une", "U\u200bne").encode(),
    ],
    ids=["BOM", "BOM and CRLF", "zero-width space"],
)
def test_check_fix_removes_what_cannot_be_seen(before: bytes, tree: Tree) -> None:
    name = "content/communes/sceaux.yaml"
    root = tree(minimal_site({name: before}))
    assert main(["check", "--root", str(root), "--fix", "--yes", "--lang", "en"]) == 0
    assert (root / name).read_bytes().decode() == COMMUNE


def test_a_file_saved_since_it_was_read_stays_as_it_is(tree: Tree) -> None:
    root = tree({NAME: "un deux\n"})
    digest = hashlib.sha256(b"un trois\n").hexdigest()
    mended = apply_fixes(root, [fix(1, 4, 1, 6, "x")], {NAME: digest})
    assert [str(said) for said in mended.refused] == [
        f"{NAME} was saved during the check: it stays as it is"
    ]
    assert (mended.changed, (root / NAME).read_text("utf-8")) == ((), "un deux\n")


def test_a_file_that_is_gone_is_refused_and_the_others_are_mended(tree: Tree) -> None:
    root = tree({NAME: "a\n", "content/b.yaml": "b\n"})
    other = Fix(Span("content/b.yaml", 1, 1, 1, 2), "y")
    fixes = [
        fix(1, 1, 1, 2, "x"),
        Finding("rule", Severity.ERROR, message("wrong"), fix=other),
    ]
    read = {
        path: hashlib.sha256(content).hexdigest()
        for path, content in read_files(root).items()
    }
    (root / NAME).unlink()
    mended = apply_fixes(root, fixes, read)
    assert mended.changed == ("content/b.yaml",)
    assert [str(said) for said in mended.refused] == [
        f"{NAME} cannot be written: No such file or directory"
    ]


def test_permissions_stay_and_nothing_is_left_beside(tree: Tree) -> None:
    root = tree({NAME: "a\n"})
    (root / NAME).chmod(0o640)
    assert mend(root, fix(1, 1, 1, 2, "b")) == Mended((NAME,))
    assert (root / NAME).stat().st_mode & 0o777 == 0o640
    assert read_files(root) == {NAME: b"b\n"}


OLD = 'msgid "No longer said"\nmsgstr "Plus dit"\n'


def test_a_full_disk_leaves_the_old_content(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    root = tree({NAME: "a\n"})
    monkeypatch.setattr("os.fsync", fail)
    mended = mend(root, fix(1, 1, 1, 2, "b"))
    assert [str(said) for said in mended.refused] == [
        f"{NAME} cannot be written: No space left on device"
    ]
    assert read_files(root) == {NAME: b"a\n"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "commune", "meudon", "--root", "."],
        ["new", "person", "meudon", "--root", "."],
        ["messages", "--root", "."],
        ["schema", "--root", "."],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_full_disk_leaves_nothing_half_written(
    arguments: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    root = tree(minimal_site({"locales/fr/LC_MESSAGES/site.po": catalog("fr", OLD)}))
    before = read_files(root)
    monkeypatch.chdir(root)
    monkeypatch.setattr("os.fsync", fail)
    assert main(arguments) == 2
    assert read_files(root) == before


def test_a_new_file_is_whole_and_takes_the_place_of_none(tmp_path: Path) -> None:
    create_file(tmp_path / "a.yaml", b"a\n")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a.yaml", b"b\n")
    assert read_files(tmp_path) == {"a.yaml": b"a\n"}
    usual = tmp_path / "usual"
    usual.touch()
    assert (tmp_path / "a.yaml").stat().st_mode == usual.stat().st_mode


WRITE_FOR_EVER = """
import sys
from pathlib import Path
from microsite.folder import replace_file
while True:
    for letter in b"ab":
        print(flush=True)
        replace_file(Path(sys.argv[1]), bytes([letter]) * 100_000)
"""


def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a" * 100_000)
    command = [sys.executable, "-c", WRITE_FOR_EVER, str(file)]
    for writes in range(1, 9):
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT)
        assert writer.stdout
        for _ in range(writes):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        assert file.read_bytes() in (b"a" * 100_000, b"b" * 100_000)
