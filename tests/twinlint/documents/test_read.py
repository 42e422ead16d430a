"""Formats of documents: one file each, found by suffix, by content, or by name."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from support import PROJECT, write_tree
from tables import every_row

import twinlint
from twinlint import documents
from twinlint.command.cli import main
from twinlint.documents import (
    DocumentError,
    list_formats,
    list_text_formats,
    read_content,
    read_document,
)
from twinlint.documents.document import Document, Format
from twinlint.documents.markup import BLANK
from twinlint.documents.read import find_format
from twinlint.source import read_text


@every_row("format_", list_formats().values(), ids=list_formats())
def test_a_format_is_one_file_of_its_name(format_: Format) -> None:
    module = import_module(f"twinlint.documents.{format_.name}")
    assert format_ in vars(module).values()


OTHER = """
from twinlint.documents.document import Format
from twinlint.documents.text import text

NOTES = Format("notes", (".notes", ".note"), text.read)
"""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more file in the folder of formats, with a reader that another has too."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "notes.py").write_text(OTHER)
    monkeypatch.setattr(documents, "__path__", [*documents.__path__, str(more)])
    known = (list_formats, list_text_formats, find_format)
    for function in known:
        function.cache_clear()
    yield
    monkeypatch.undo()
    for function in known:
        function.cache_clear()
    del sys.modules["twinlint.documents.notes"]


def test_a_file_in_the_folder_is_a_format(notes: None) -> None:
    assert list_formats()["notes"].name in list_text_formats()


def test_a_new_format_needs_no_other_file(
    notes: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is in the help, and found by suffix, in folders and by its name."""
    assert main(["compare", "--help", "--lang", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "notes (.notes .note)" in shown
    for tag, months in (("fr", "18 mois"), ("en", "16 months")):
        write_tree(tmp_path, {f"{tag}/a.note": months, f"{tag}.x": months})
    pairs = (("fr", "en"), ("fr/a.note", "en/a.note"))
    by_name = ("fr.x", "en.x", "--input-format", "notes")
    for words in (*pairs, by_name, (*pairs[1], "--format", "html")):
        files = [str(tmp_path / word) for word in words[:2]]
        assert main([*files, *words[2:], "--no-cache", "--lang", "en"]) == 1, words
        assert "different-number" in capsys.readouterr().out


def test_a_suffix_belongs_to_one_format() -> None:
    suffixes = [s for each in list_formats().values() for s in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(s.startswith(".") and s == s.lower() for s in suffixes)


@every_row("name", list_text_formats())
@every_row("text", ["", "A <b>b</b>\n\n- c [d](/e)\n", "# A\n&eacute; x"])
def test_plain_text_has_the_length_of_the_text(name: str, text: str) -> None:
    content = read_content(Document(read_text(text, "a"), name))
    assert len(content.markup.plain) == len(content.text.value)
    assert content.markup.plain.count(BLANK) <= len(content.text.value)


def test_no_other_file_names_a_format() -> None:
    """A new format is one file, so nothing else may ask which one it is."""
    for path in (PROJECT / "twinlint").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert 'format == "' not in text, path
        assert 'format != "' not in text, path


def test_no_other_file_lists_the_suffixes_of_catalogs() -> None:
    """A new catalog is one file too: what reads folders asks the formats."""
    data = [each for each in list_formats().values() if each.is_data or each.pair]
    suffixes = {suffix for each in data for suffix in each.suffixes}
    own_files = "told.py"  # the settings of Hugo and Jekyll
    found = [
        f"{path.relative_to(PROJECT)}:{node.lineno}: {node.value}"
        for room in ("trees", "survey", "command", "spread")
        for path in (PROJECT / "twinlint" / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and node.value in suffixes
        and path.name != own_files
    ]
    assert found == []


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("a.md", "<html>", "markdown"),
        ("a.MARKDOWN", "a", "markdown"),
        ("a.htm", "a", "html"),
        ("a.txt", "<!doctype html>", "text"),
        ("a", "\n<!DOCTYPE html><p>a", "html"),
        ("a.unknown", "<!-- made by hand --> <html lang='fr'>", "html"),
        ("a.unknown", "<p>a", "text"),
        ("a", "", "text"),
    ],
)
def test_the_format_is_found(
    name: str, content: str, format_: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert read_document(path).format == format_


def test_a_document_has_its_text_without_mark_and_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert read_document(str(path)) == Document(read_text("a\nb", str(path)))


FRENCH = "Déjà 18 ports : l’été.\n"


@pytest.mark.parametrize(
    ("codec", "mark", "named"),
    [
        ("utf-8", "", ()),
        ("utf-8", "\ufeff", ()),
        ("cp1252", "", ("Windows-1252",)),
        ("utf-16-le", "\ufeff", ("UTF-16",)),
        ("utf-16-be", "\ufeff", ("UTF-16",)),
        ("utf-16-le", "", ("UTF-16",)),
        ("utf-16-be", "", ("UTF-16",)),
    ],
)
def test_other_encodings_are_read_and_told(
    codec: str, mark: str, named: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((mark + FRENCH).encode(codec))
    document = read_document(path)
    assert document.text.value == FRENCH
    notes = tuple(f"{path}: it is in {name}" for name in named)
    assert tuple(map(str, document.notes)) == notes


def test_what_is_read_as_something_simpler_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("Ports\n=====\n\n.. note:: a\n\nIl y a 18 ports.\n")
    document = read_document(tmp_path / "a.rst")
    (note,) = document.notes
    assert str(note).endswith("a.rst: reStructuredText is read as plain text")
    stretches = read_content(document).stretches
    plain = read_content(document).markup.plain
    assert [plain[s.start : s.end] for s in stretches] == [
        "Ports",
        "a",
        "Il y a 18 ports.",
    ]


def test_a_name_that_says_another_format_than_the_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<!doctype html><p>a")
    (note,) = read_document(tmp_path / "a.txt").notes
    assert "read as text as its name says, but begins as html" in str(note)
    assert read_document(tmp_path / "a.txt", "text").notes == ()


def test_a_given_format_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a")
    assert read_document(path, "html").format == "html"
    with pytest.raises(ValueError, match="format is 'rtf', not one of "):
        read_document(path, "rtf")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"abcdefgh\xe9\0", "is not in UTF-8: byte 9 is 0xE9"),
        (b"ab\x81", "is not in UTF-8: byte 3 is 0x81"),
        (b"\xff\xfeab\x00", "is not in UTF-16: byte 5 is 0x00"),
        (b"\x89PNG\r\n\x1a\n", "it is a picture, and has no text"),
        (b"{\\rtf1 a}", "it is an RTF document: save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is a document of Word 97 to 2003"),
        (None, "there is no file "),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    content: bytes | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DocumentError, match=said):
        read_document(path)


def test_each_document_is_read_in_its_own_format(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<h1>Ports</h1><p>Il y a 18 ports &agrave; voir.</p>"
    )
    (tmp_path / "b.md").write_text("# Ports\n\nThere are 16 ports to see.")
    fr, en = (twinlint.read_document(tmp_path / name) for name in ("a.html", "b.md"))
    (finding,) = twinlint.compare(fr, en)
    assert finding.place is not None
    span, other = finding.place.span, finding.related[0].span
    assert (span.path, span.line, span.column) == (en.text.path, 3, 11)
    assert (other.path, other.line, other.column) == (fr.text.path, 1, 25)
