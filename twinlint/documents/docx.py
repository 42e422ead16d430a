"""DOCX: which parts are read (text, notes); `pages/word` makes the blocks and tables.

Pages are those of the last time Word laid the document out, which it notes in the text;
programs that do not are known by their paragraphs alone. Headers and footers are no
text of the document, nor are comments and what tracked changes have deleted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from twinlint.documents.document import Content, Document, Format, UnreadableError
from twinlint.documents.extra import load_extra
from twinlint.documents.pages.archive import is_archive, read_members
from twinlint.documents.passage import read_passage
from twinlint.documents.safe_xml import refuse_document_type
from twinlint.finding import message
from twinlint.source import Text

_MAIN = "word/document.xml"
_WANTED = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|word/(?:document|styles|numbering|footnotes|endnotes)\.xml"
)
_STYLE_SHEET = "word/styles.xml"
_LOOKS = re.compile(
    rb"<w:(?P<name>tblStylePr|latentStyles)\b[^<>]*(?:/>|(?<!/)>.*?</w:(?P=name)>)",
    re.S,
)
"""How tables look, and what styles Word has besides: most of a style sheet."""
_LAID_OUT = re.compile(rb"<w:lastRenderedPageBreak\s*/>")
_BREAK = re.compile(rb"<w:br\b[^<>]*\bw:type=\"page\"[^<>]*/>")
_PAGE_BREAK = b'<w:br w:type="page"/>'
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name^='toc '] =>
p[style-name^='TOC '] =>
p[style-name='HTML Preformatted'] => pre:fresh
p[style-name='Preformatted Text'] => pre:fresh
p[style-name='Source Code'] => pre:fresh
r[style-name='HTML Code'] => code
r[style-name='Source Text'] => code
r[style-name='Verbatim Char'] => code
br[type='page'] => hr
"""
"""Styles that mammoth does not know by itself, by the names that all languages of Word
have in files; a table of contents repeats the headings. Those of code are of Word, of
LibreOffice and of Pandoc."""


def _unpack(content: bytes, path: str) -> Document:
    from twinlint.documents.pages.paper import Paper
    from twinlint.documents.pages.word import read_word_html

    mammoth: Any = load_extra("mammoth")
    members = dict(read_members(content, lambda name: bool(_WANTED.fullmatch(name))))
    if _MAIN not in members:
        raise UnreadableError(message("it is no document of Word"))
    for member in members.values():
        refuse_document_type(member)
    if _STYLE_SHEET in members:
        members[_STYLE_SHEET] = _LOOKS.sub(b"", members[_STYLE_SHEET])
    main = members[_MAIN]
    main, breaks = _LAID_OUT.subn(_PAGE_BREAK, _BREAK.sub(b"", main))
    members[_MAIN] = main
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(_pack(members)),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
            ignore_empty_paragraphs=True,
        )
    except Exception:
        raise UnreadableError(message("it is no document of Word")) from None
    paper = read_word_html(result.value, Paper(path, has_pages=breaks > 0))
    return paper.finish("docx")


def _read(text: Text) -> Content:
    return read_passage(text)


docx = Format(
    "docx",
    (".docx", ".docm"),
    _read,
    unpack=_unpack,
    holds=lambda content: is_archive(content, _MAIN),
)


def _pack(members: Mapping[str, bytes]) -> bytes:
    """An archive of members, without pictures and whatever else was in the first."""
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return packed.getvalue()
