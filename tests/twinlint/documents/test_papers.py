"""Documents of office programs and PDF: their words, blocks, links, pages, dangers."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from functools import partial
from importlib import metadata
from pathlib import Path

import pytest
from measure.blocks import read_blocks
from measure.writers import WRITERS, write_html

from twinlint import compare
from twinlint.command import main
from twinlint.documents import (
    DocumentError,
    Kind,
    extra,
    read_content,
    read_document,
)
from twinlint.documents.document import Document
from twinlint.documents.pages.archive import MAX_UNPACKED
from twinlint.documents.pages.contents import leave_out_pages
from twinlint.documents.pages.laid import Laid

Captured = pytest.CaptureFixture[str]
FORMATS = tuple(WRITERS)
SAMPLES = Path(__file__).parent / "samples"

TEXT = """# Les ports de la côte

Il y a **18 ports** et deux gares, dit la maire, Claire Francket.
Voir [la liste](https://example.org/liste) ou écrire à ports@example.org.

## Les gares

- Une gare au nord, avec 12 voies
- Une gare au sud

| Gare | Voies |
| --- | --- |
| Nord | 12 |
| Sud | 8 |

La séance a lieu le 3 juin 2024.
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text in a format: `write(text, "docx", "fr", furniture)`."""

    def write(text: str, format_: str, name: str = "a", furniture: str = "") -> Path:
        path = tmp_path / f"{name}.{format_}"
        path.write_bytes(WRITERS[format_](read_blocks(text), furniture))
        return path

    return write


def list_blocks(document: Document) -> list[tuple[Kind, str]]:
    content = read_content(document)
    plain = content.markup.plain
    return [
        (each.kind, plain[each.start : each.end].replace("\0", ""))
        for each in content.stretches
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_document_is_read_as_its_blocks(
    format_: str, write: Callable[..., Path]
) -> None:
    document = read_document(write(TEXT, format_))
    assert document.format == format_
    assert list_blocks(document) == [
        (Kind.HEADING, "Les ports de la côte"),
        (
            Kind.PARAGRAPH,
            "Il y a 18 ports et deux gares, dit la maire, Claire Francket."
            " Voir la liste ou écrire à .",
        ),
        (Kind.HEADING, "Les gares"),
        (Kind.ITEM, "Une gare au nord, avec 12 voies"),
        (Kind.ITEM, "Une gare au sud"),
        (Kind.ROW, "| Gare | Voies |"),
        (Kind.ROW, "| Nord | 12 |"),
        (Kind.ROW, "| Sud | 8 |"),
        (Kind.PARAGRAPH, "La séance a lieu le 3 juin 2024."),
    ]
    (link,) = read_content(document).markup.links
    assert link.target == "https://example.org/liste"


@pytest.mark.parametrize("format_", FORMATS)
def test_places_are_pages_and_paragraphs(
    format_: str, write: Callable[..., Path], capsys: Captured
) -> None:
    fr = write(TEXT, format_, "fr")
    there = TEXT.replace("18 ports", "16 ports")
    en = write(there, format_, "en")
    assert main([str(fr), str(en), "--languages", "fr,fr-CA", "--lang", "fr"]) == 1
    shown = capsys.readouterr().out
    where = "page 1, paragraphe 2" if format_ == "pdf" else "paragraphe 2"
    assert shown.startswith(f"{en} ({where}): avertissement\u00a0: ")
    assert "[different-number]" in shown
    assert "\n    2 │ " in shown


def test_reports_tell_pages_and_paragraphs(
    write: Callable[..., Path], capsys: Captured
) -> None:
    fr = write(TEXT, "pdf", "fr")
    en = write(TEXT.replace("18 ports", "16 ports"), "odt", "en")
    files = [str(fr), str(en), "--languages", "fr,fr-CA", "--lang", "fr"]
    assert main([*files, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"][0]
    assert (found["path"], found["paragraph"], "page" in found) == (str(en), 2, False)
    related = found["related"][0]
    assert (related["path"], related["page"], related["paragraph"]) == (str(fr), 1, 2)
    for format_ in ("html", "github"):
        assert main([*files, "--format", format_]) == 1
        assert "page 1, paragraphe 2" in capsys.readouterr().out


LONG = "\n\n".join(
    f"Paragraphe {n} : la commune compte {n * 37} habitants et la métropole finance le"
    f" diagnostic, l’évaluation et la communication des projets de l’édition {n}."
    for n in range(40)
)


def test_furniture_of_pages_is_no_text(write: Callable[..., Path]) -> None:
    document = read_document(
        write(LONG, "pdf", furniture="Rapport annuel – page 2 sur 6")
    )
    texts = [text for _, text in list_blocks(document)]
    assert texts == LONG.split("\n\n")
    last = document.text.spots[-1]
    assert last.page > 1
    assert last.paragraph < 40


def test_words_that_wrap_in_cells_are_in_their_rows(write: Callable[..., Path]) -> None:
    cell = "Une cellule avec beaucoup de mots, qui ne tient pas sur une seule ligne"
    text = f"| Gare | Remarque | Voies |\n|---|---|---|\n| Nord | {cell} | 12 |\n"
    assert list_blocks(read_document(write(text, "pdf"))) == [
        (Kind.ROW, "| Gare | Remarque | Voies |"),
        (Kind.ROW, f"| Nord | {cell} | 12 |"),
    ]


# What LibreOffice writes --------------------------------------------------------------


@pytest.mark.parametrize("format_", FORMATS)
def test_documents_of_libreoffice_give_the_findings_of_their_text(
    format_: str,
) -> None:
    fr, en = (
        read_document(SAMPLES / f"ports.{lang}.{format_}") for lang in ("fr", "en")
    )
    texts = [(SAMPLES / f"ports.{lang}.md").read_text("utf-8") for lang in ("fr", "en")]
    found, expected = compare(fr, en), compare(*texts)
    assert {(f.rule, str(f.message)) for f in found} == {
        (f.rule, str(f.message)) for f in expected
    }
    assert len(expected) > 3
    assert all(f.place and f.place.span.spot.paragraph for f in found)


@pytest.mark.parametrize("format_", ["docx", "odt"])
def test_code_of_libreoffice_is_code(format_: str) -> None:
    document = read_document(SAMPLES / f"code.{format_}")
    assert list_blocks(document) == [
        (Kind.HEADING, "Les commandes"),
        (Kind.PARAGRAPH, "Tapez  dans la fenêtre."),
        (Kind.CODE, "make 18\nmake 19"),
        (Kind.PARAGRAPH, "La suite est ici."),
    ]


RELEASE = """

QUARTIERS DE LA CÔTE : 6 nouvelles communes

La deuxième édition du programme franchit une étape avec six communes. Pendant 18 mois,
elles seront accompagnées, et trente solutions sont déjà à l’essai dans quatre communes.

Elles rejoignent celles de l’édition précédente :

- Argenteuil (95) (maire : Georges MOTHRON)
- Aubervilliers (93) (maire : Karine FRANCKET)
- Meudon (92) (maire : Denis LARGHERO)

Un accompagnement sur mesure

Les communes ont un parcours de formation, un soutien et un réseau. La remise a lieu le
3 juin 2024 à 18 h 30.

Contact : presse@example.org
"""
PAGE = """

COAST DISTRICTS: 6 new municipalities

Published on
Innovation et numérique

The second edition of the programme has reached a new stage with six municipalities.

For 16 months, they will be supported, and thirty solutions are already being tested in
four municipalities.

They join those of the previous edition:

• Argenteuil (95) (maire: Georges MOTHRON)
• Aubervilliers (93) (mayor: Karine FRANCLET)
• Meudon (92) (mayor: Denis LARGHERO)

Tailor-made support

The municipalities have a training path, support and a network. The award takes place on
4 June 2024 at 6.30 pm.

Contact: press@example.org
"""


@pytest.mark.parametrize("format_", FORMATS)
def test_a_release_and_a_web_page_give_the_findings_of_their_texts(
    format_: str, tmp_path: Path
) -> None:
    release, page = tmp_path / f"fr.{format_}", tmp_path / "en.html"
    release.write_bytes(WRITERS[format_](read_blocks(RELEASE, "text"), ""))
    page.write_bytes(write_html(read_blocks(PAGE, "text"), ""))
    found = compare(read_document(release), read_document(page))
    expected = compare(RELEASE, PAGE, format="text")
    assert [f.rule for f in expected].count("misspelt-name") == 1
    assert len(expected) > 5
    assert sorted((f.rule, str(f.message)) for f in found) == sorted(
        (f.rule, str(f.message)) for f in expected
    )


def test_a_pdf_has_the_headings_of_the_text_it_was_made_from() -> None:
    printed, written = (
        read_document(SAMPLES / f"ports.fr.{format_}") for format_ in ("pdf", "odt")
    )
    assert list_blocks(printed) == list_blocks(written)


# Bad input ----------------------------------------------------------------------------


def pack(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def repack(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The bytes of a document with one member changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    members[name] = change(members[name])
    return pack(members)


MAIN = {"docx": "word/document.xml", "odt": "content.xml"}
ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


WORD = (
    b"<w:p><w:r><w:t>Un port</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>"
    b" trop</w:delText></w:r></w:del><w:ins w:id='2' w:author='a'><w:r><w:t> neuf</w:t>"
    b"</w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    b"<w:p><w:r><w:t>Deux gares</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t> sur"
    b" deux pages.</w:t></w:r></w:p>"
    b"<w:p><w:r><w:lastRenderedPageBreak/><w:t>Trois</w:t><w:br/><w:t>quais.</w:t></w:r>"
    b"</w:p>"
)
WRITER = (
    b"<text:tracked-changes><text:changed-region><text:deletion><text:p>trop</text:p>"
    b"</text:deletion></text:changed-region></text:tracked-changes>"
    b"<text:p>Un port<office:annotation><text:p>Vu</text:p></office:annotation>"
    b"<text:s/>neuf.</text:p>"
    b"<text:p>Deux gares<text:soft-page-break/> sur deux pages.</text:p>"
    b"<text:soft-page-break/>"
    b"<text:p>Trois<text:line-break/>quais.<text:note><text:note-citation>1"
    b"</text:note-citation><text:note-body><text:p>Une note.</text:p></text:note-body>"
    b"</text:note></text:p>"
)


@pytest.mark.parametrize(
    ("format_", "start", "written", "last"),
    [
        ("docx", b"<w:body>", WORD, []),
        ("odt", b"<office:text>", WRITER, [("Une note.", 3, 2)]),
    ],
)
def test_what_was_deleted_or_noted_is_no_text_and_pages_are_counted(
    format_: str,
    start: bytes,
    written: bytes,
    last: list[tuple[str, int, int]],
    tmp_path: Path,
) -> None:
    content = WRITERS[format_](read_blocks("Fin."), "")
    path = tmp_path / f"a.{format_}"
    path.write_bytes(
        repack(
            content, MAIN[format_], lambda main: main.replace(start, start + written, 1)
        )
    )
    document = read_document(path)
    stretches = read_content(document).stretches
    spans = [document.text.span(each.start, each.end) for each in stretches]
    texts = [text for _, text in list_blocks(document)]
    places = [(span.spot.page, span.spot.paragraph) for span in spans]
    found = [(text, *place) for text, place in zip(texts, places, strict=True)]
    assert found[: 3 + len(last)] == [
        ("Un port neuf.", 1, 1),
        ("Deux gares sur deux pages.", 1, 2),
        ("Trois\nquais.", 3, 1),
        *last,
    ]


@pytest.mark.parametrize("format_", MAIN)
def test_entities_are_refused(format_: str, tmp_path: Path) -> None:
    content = WRITERS[format_](read_blocks("Bonjour"), "")
    path = tmp_path / f"a.{format_}"

    def declare(main: bytes) -> bytes:
        start = main.index(b"?>") + 2
        return main[:start] + ENTITIES + main[start:].replace(b"Bonjour", b"&b;&c;")

    path.write_bytes(repack(content, MAIN[format_], declare))
    with pytest.raises(DocumentError, match=r"it has a document type \(DOCTYPE\)"):
        read_document(path)


@pytest.mark.parametrize("format_", MAIN)
def test_bombs_are_refused(format_: str, tmp_path: Path) -> None:
    content = WRITERS[format_](read_blocks("Bonjour"), "")
    path = tmp_path / f"a.{format_}"
    bomb = repack(content, MAIN[format_], lambda main: main + b" " * (MAX_UNPACKED + 1))
    path.write_bytes(bomb)
    assert len(bomb) < MAX_UNPACKED // 100
    with pytest.raises(DocumentError, match="it unpacks to more than 30 MB"):
        read_document(path)


def test_archives_in_archives_are_not_unpacked(tmp_path: Path) -> None:
    inner = pack({"a.xml": b" " * 1_000_000})
    (tmp_path / "a.zip").write_bytes(pack({"b.zip": inner}))
    with pytest.raises(DocumentError, match="it is an archive, in which no document"):
        read_document(tmp_path / "a.zip")
    content = WRITERS["docx"](read_blocks("Bonjour"), "")
    (tmp_path / "a.docx").write_bytes(
        repack(content, "word/styles.xml", lambda styles: styles) + b""
    )
    assert list_blocks(read_document(tmp_path / "a.docx")) == [
        (Kind.PARAGRAPH, "Bonjour")
    ]


def make_locked_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, encrypt="secret")
    canvas.drawString(72, 700, "Bonjour")
    canvas.save()
    return file.getvalue()


def make_scan() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(72, 600, 200, 100, fill=1)
    canvas.save()
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED_ODT = pack(
    {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"\x12\x34",
        "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
    }
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", make_locked_pdf, "it is encrypted: save it without a password"),
        ("a.pdf", make_scan, "there is no text in it: its pages are pictures"),
        ("a.pdf", b"%PDF-1.7\nnothing", "it is no PDF, or a broken one"),
        ("a.pdf", b"Bonjour", "is named .pdf, but it is none"),
        ("a.docx", b"Bonjour", "is named .docx, but it is none"),
        ("a.docx", OLD, "it is a document of Word 97 to 2003: save it as .docx"),
        (
            "a.docx",
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "it is encrypted: save it without a password",
        ),
        ("a.docx", b"PK\x03\x04word/document.xml", "its archive is broken"),
        ("a.docx", pack({"word/document.xml": b"<a>"}), "it is no well-formed XML"),
        ("a.docx", pack({"word/document.xml": b"<a/>"}), "it is no document of Word"),
        ("a.docx", pack({"a.xml": b"<a/>"}), "it is an archive, in which no document"),
        ("a.odt", LOCKED_ODT, "it is encrypted: save it without a password"),
        (
            "a.docx",
            partial(WRITERS["odt"], read_blocks("Bonjour"), ""),
            "is named .docx, but its content is odt",
        ),
        (
            "a.md",
            partial(WRITERS["pdf"], read_blocks("Bonjour"), ""),
            "is named .md, but its content is pdf: rename it, or write --input-format",
        ),
        ("a.odt", partial(WRITERS["odt"], [], ""), "there is no text in it"),
        ("a.docx", partial(WRITERS["docx"], [], ""), "there is no text in it"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    name: str,
    content: bytes | Callable[[], bytes],
    said: str,
    tmp_path: Path,
    capsys: Captured,
) -> None:
    path, other = tmp_path / name, tmp_path / "b.txt"
    path.write_bytes(content if isinstance(content, bytes) else content())
    other.write_text("Hello")
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert said in str(caught.value)
    assert main([str(path), str(other), "--lang", "en"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert said in written.err


@pytest.mark.parametrize("format_", FORMATS)
def test_half_of_a_document_is_refused(
    format_: str, write: Callable[..., Path]
) -> None:
    path = write(TEXT, format_)
    content = path.read_bytes()
    for length in range(200, len(content), max(1, len(content) // 30)):
        path.write_bytes(content[:length])
        try:
            read_document(path)
        except DocumentError as error:
            assert str(path) in str(error)


@pytest.mark.parametrize(
    ("format_", "package"), [("docx", "mammoth"), ("pdf", "pypdfium2")]
)
@pytest.mark.parametrize("is_installed", [True, False])
def test_a_missing_package_is_named_as_pip_finds_it(
    format_: str,
    package: str,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_installed: bool,
) -> None:
    def fail(name: str) -> None:
        raise ImportError(name)

    def tell(name: str) -> str:
        if is_installed:
            return "1.0"
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(extra, "import_module", fail)
    monkeypatch.setattr(metadata, "version", tell)
    with pytest.raises(DocumentError) as refused:
        read_document(write(TEXT, format_))
    wanted = "'twinlint[documents]'" if is_installed else package
    assert str(refused.value).endswith(f" type pip install {wanted}")


def test_a_given_format_reads_a_file_of_another_name(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    path = write("Bonjour", "docx").rename(tmp_path / "a.bin")
    assert read_document(path).format == "docx"
    path = path.rename(tmp_path / "a.md")
    assert read_document(path, "docx").format == "docx"


# Text taken from PDF ------------------------------------------------------------------

PRINTED = """Rapport annuel

Le programme accompagne dix communes pendant dix-huit mois, et la métro-
pole finance le diagnostic, dit-
elle. Les communes ont signé une conven-

Page 1 sur 2
\fRapport annuel

tion le 3 juin 2024 avec la maire et 18 personnes de la ville de Sceaux.

Les résultats

- un point
- un autre

Page 2 sur 2
\f"""


def test_a_table_of_contents_tells_no_pages() -> None:
    def row(*cells: str) -> Laid:
        return Laid(Kind.ROW, " ".join(cells), 0, cells=cells)

    blocks = (
        row("1 Les communes", "3"),
        row("1.1", "Leurs quais . . . . . . . . .", "5"),
        Laid(Kind.PARAGRAPH, "1.2 Leurs ports ........ 12", 0),
        *(Laid(Kind.PARAGRAPH, f"Il y en a {n}...", 1) for n in range(4)),
        row("Ports", "12"),
        Laid(Kind.PARAGRAPH, "Les quais 14", 1),
        Laid(Kind.HEADING, "Les quais", 2, 1),
        Laid(Kind.PARAGRAPH, "ancre, 14 bateau, 3, 12 quai, 9", 3),
        Laid(Kind.PARAGRAPH, "Sceaux, 14 Bagneux, 3 Antony, 9", 3),
    )
    assert [each.cells or each.text for each in leave_out_pages(blocks)] == [
        ("1 Les communes",),
        ("1.1", "Leurs quais"),
        "1.2 Leurs ports",
        *(f"Il y en a {n}..." for n in range(4)),
        ("Ports", "12"),
        "Les quais",
        "Les quais",
        "ancre\nbateau\nquai",
        "Sceaux, 14 Bagneux, 3 Antony, 9",
    ]


def test_text_taken_from_pdf_is_put_together_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PRINTED, encoding="utf-8")
    document = read_document(tmp_path / "a.txt")
    assert list_blocks(document) == [
        (
            Kind.PARAGRAPH,
            "Le programme accompagne dix communes pendant dix-huit mois, et la"
            " métropole finance le diagnostic, dit-elle. Les communes ont signé une"
            " convention le 3 juin 2024 avec la maire et 18 personnes de la ville de"
            " Sceaux.",
        ),
        (Kind.HEADING, "Les résultats"),
        (Kind.ITEM, "un point"),
        (Kind.ITEM, "un autre"),
    ]
    content = read_content(document)
    at = content.text.value.index("18 personnes")
    span = content.text.span(at, at + 2)
    assert (span.line, span.column) == (10, 38)
