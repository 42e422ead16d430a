"""Documents: plain data beside the place of every key, value and character."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Tree
from hypothesis import assume, given
from hypothesis import strategies as st
from support import write_tree
from tables import every_row

from microsite.load.files import load_content, load_document
from microsite.records.document import Document
from twinlint.finding import Finding, Severity
from twinlint.source import FieldPath, Span

PATH = "content/record.yaml"


def load(text: str) -> Document:
    document = load_document(PATH, text.encode())
    assert isinstance(document, Document), document
    return document


def place_of(
    text: str, words: str, field: FieldPath = ("a",)
) -> tuple[int, int, int, int]:
    """Line, column, end line and end column of words in a field's value."""
    located = load(text).text(field)
    start = located.value.index(words)
    span = located.span(start, start + len(words))
    return span.line, span.column, span.end_line, span.end_column


# Data ---------------------------------------------------------------------------------


def test_every_scalar_is_text() -> None:
    text = "a: 01002\nb: no\nc: 1.50\nd: 2024-02-06\ne: null\nf: ''\ng: ~\nh:\n"
    assert load(text).data == {
        "a": "01002",
        "b": "no",
        "c": "1.50",
        "d": "2024-02-06",
        "e": "null",
        "f": "",
        "g": "~",
        "h": None,
    }


def test_an_alias_repeats_the_value_and_its_place() -> None:
    document = load("a: &x Sceaux\nb: *x\n")
    assert document.data == {"a": "Sceaux", "b": "Sceaux"}
    assert document.span(("a",)) == document.span(("b",)) == Span(PATH, 1, 7, 1, 13)


def test_text_is_composed_to_normal_form_c() -> None:
    document = load(f"a: {unicodedata.normalize('NFD', 'été')} là\n")
    assert document.data == {"a": "été là"}
    assert document.text(("a",)).span(4, 6) == Span(PATH, 1, 8, 1, 10)


def test_a_file_without_final_line_end_is_read_whole() -> None:
    assert load("a: |\n  un\n  deux").data == {"a": "un\ndeux"}


# Places -------------------------------------------------------------------------------

SCALARS = (
    ("plain", "a: un mot ici\n", (1, 7, 1, 10)),
    ("plain after an anchor", "a: &x un mot ici\n", (1, 10, 1, 13)),
    ("plain on two lines", "a: un\n  long mot\n", (2, 8, 2, 11)),
    ("plain on three lines with a blank one", "a: un\n\n  long\n  mot\n", (4, 3, 4, 6)),
    ("single quotes", "a: 'un mot'\n", (1, 8, 1, 11)),
    ("single quotes doubled before", "a: 'l''un, d''un mot'\n", (1, 18, 1, 21)),
    ("single quotes on two lines", "a: 'un\n  long mot'\n", (2, 8, 2, 11)),
    ("double quotes", 'a: "un mot"\n', (1, 8, 1, 11)),
    ("double quotes after an escape", 'a: "un\\t\\"mot\\""\n', (1, 11, 1, 14)),
    ("double quotes after \\u", 'a: "\\u00e9t\\xe9 mot"\n', (1, 17, 1, 20)),
    ("double quotes over an escaped line end", 'a: "un \\\n  mot"\n', (2, 3, 2, 6)),
    ("double quotes over a line end", 'a: "un\n  mot"\n', (2, 3, 2, 6)),
    ("literal", "a: |\n  un\n  long mot\n", (3, 8, 3, 11)),
    ("literal with deeper lines", "a: |\n  un\n    mot\n", (3, 5, 3, 8)),
    ("literal after blank lines", "a: |\n\n\n  un mot\n", (4, 6, 4, 9)),
    ("literal with blank lines inside", "a: |\n  un\n\n\n  mot\n", (5, 3, 5, 6)),
    ("literal stripped", "a: |-\n  un mot\n", (2, 6, 2, 9)),
    ("literal kept", "a: |+\n  un mot\n\n\n", (2, 6, 2, 9)),
    ("literal with stated indentation", "a: |2\n    un mot\n", (2, 8, 2, 11)),
    ("literal with a comment in its head", "a: | # note\n  un mot\n", (2, 6, 2, 9)),
    ("literal after an anchor", "a: &x |\n  un mot\n", (2, 6, 2, 9)),
    ("folded", "a: >\n  un\n  long mot\n", (3, 8, 3, 11)),
    ("folded with a paragraph", "a: >\n  un\n\n  long\n  mot\n", (5, 3, 5, 6)),
    ("folded with deeper lines", "a: >\n  un\n    long\n  mot\n", (4, 3, 4, 6)),
    ("folded stripped", "a: >-\n  un\n  mot\n", (3, 3, 3, 6)),
)


@every_row(
    ("text", "expected"),
    [(text, expected) for _, text, expected in SCALARS],
    ids=[name for name, _, _ in SCALARS],
)
def test_a_word_is_found_at_its_place(
    text: str, expected: tuple[int, int, int, int]
) -> None:
    assert place_of(text, "mot") == expected


def test_words_on_two_lines_of_a_block_have_one_span() -> None:
    assert place_of("a: |\n  un\n  deux\n", "un\ndeux") == (2, 3, 3, 7)


def test_words_of_a_list_in_brackets_have_their_place() -> None:
    document = load("a: [un, 'deux', {b: trois}]\n")
    assert document.text(("a", 1)).span(0, 4) == Span(PATH, 1, 10, 1, 14)
    assert document.text(("a", 2, "b")).span(0, 5) == Span(PATH, 1, 21, 1, 26)


def test_columns_count_characters_and_not_bytes() -> None:
    assert place_of("a: éàü€ 😀 mot\n", "mot") == (1, 11, 1, 14)


def test_a_missing_value_is_placed_at_what_is_above_it() -> None:
    document = load("a:\n  b: 1\nc:\n")
    assert document.span(("a", "x")) == document.span(("a",)) == Span(PATH, 2, 3, 2, 7)
    assert document.span(("c",)) == Span(PATH, 3, 1, 3, 2)
    assert document.key_span(("a", "b")) == Span(PATH, 2, 3, 2, 4)


KEYS = st.text("abcdefgh-_", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "N", "P", "S", "Zs"),
        include_characters="\n '\"\\:#-|>&*!%@`{}[],?",
        exclude_characters="\ufeff\u2028\u2029\x85",
    ),
    min_size=1,
    max_size=60,
).map(lambda text: unicodedata.normalize("NFC", text))
STYLES = st.sampled_from(["", "'", '"', "|", ">"])


@given(KEYS, WORDS, STYLES, st.sampled_from([10, 40, 1000]), st.booleans())
def test_every_character_stands_where_its_text_says(
    key: str, value: str, style: str, width: int, is_unicode: bool
) -> None:
    written = yaml.dump(
        {"before": "x", key: {"fr": value}},
        default_style=style or None,
        width=width,
        allow_unicode=is_unicode,
        sort_keys=False,
    )
    document = load_document(PATH, written.encode())
    assume(isinstance(document, Document))
    assert isinstance(document, Document)
    data = document.data
    assert isinstance(data, dict)
    nested = data[key]
    assert isinstance(nested, dict)
    text = document.text((key, "fr"))
    assert text.value == (nested["fr"] or "") == value
    lines = document.source.value.split("\n")
    for offset, character in enumerate(text.value):
        span = text.span(offset, offset + 1)
        there = lines[span.line - 1][span.column - 1 :]
        if character.isspace():
            continue
        assert there.startswith(character) or there.startswith("\\"), (
            offset,
            character,
            span,
            written,
        )


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_give_a_document_or_a_finding_in_the_file(content: bytes) -> None:
    result = load_document(PATH, content)
    if isinstance(result, Finding):
        assert result.place is not None
        span = result.place.span
        assert span.path == PATH
        assert 1 <= span.line <= content.count(b"\n") + content.count(b"\r") + 1
        assert span.column >= 1
    else:
        assert isinstance(result, Document)


@given(st.text("ab:-[]{}&*!|>'\"#?,%@ \n\t", max_size=60))
def test_any_punctuation_gives_a_document_or_a_finding(written: str) -> None:
    assert isinstance(load_document(PATH, written.encode()), Document | Finding)


# Files --------------------------------------------------------------------------------


class _Counted(str):
    """A text that counts the characters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: Any) -> str:
        found = super().__getitem__(key)
        self.copied += len(found)
        return found


@pytest.mark.parametrize(
    "written",
    [
        "mot " * 2000 + "fin",
        f'"{"mot " * 2000}"',
        f'"{" " * 8000}"',
        ">\n" + "  a b\n" * 999,
    ],
    ids=["plain", "quoted", "spaces", "folded"],
)
def test_a_text_is_located_without_reading_the_file_again_and_again(
    written: str,
) -> None:
    document = load(f"a: {written}\nb: c\n")
    counted = _Counted(document.source.value)
    text = replace(document, source=replace(document.source, value=counted)).text(
        ("a",)
    )
    assert text == document.text(("a",))
    assert counted.copied < 10 * len(counted)


def test_documents_come_in_the_order_of_their_paths(tree: Tree) -> None:
    root = tree(
        {
            "content/site.yaml": "a: 1",
            "content/communes/sceaux.yaml": "a: 1",
            "content/communes/meudon.yaml": "a: 1",
            "content/README.md": "Lisez-moi",
            "content/CARD.html": "<p>Lisez-moi",
            "content/.schema/site.json": "{}",
        }
    )
    content, findings = load_content(root)
    assert (list(content.documents), findings) == (
        [
            "content/communes/meudon.yaml",
            "content/communes/sceaux.yaml",
            "content/site.yaml",
        ],
        (),
    )


def test_a_missing_folder_gives_no_document(tree: Tree) -> None:
    content, findings = load_content(tree({}))
    assert (content.documents, findings) == ({}, ())


LITTER = (
    "sceaux.yaml~",
    "#sceaux.yaml#",
    "4913",
    "Thumbs.db",
    "desktop.ini",
    "sceaux.yaml.tmp",
    "~$lettre.docx",
    "sceaux.yaml.orig",
    "sceaux.yaml___jb_tmp___",
    "sceaux.yaml.sb-1a2b3c4d-Xy12Zw",
    ".sceaux.yaml.swp",
)


def test_files_of_editors_and_systems_are_passed_over_with_one_note(tree: Tree) -> None:
    root = tree({f"content/news/{name}": "x\n" for name in LITTER})
    content, findings = load_content(root)
    assert (content.documents, content.broken) == ({}, frozenset())
    (note,) = findings
    assert (note.rule, note.severity) == ("stray-file", Severity.INFO)
    assert str(note.message).startswith(f"{len(LITTER) - 1} files are no content")


@pytest.mark.parametrize("name", ["sceaux.yml", "sceaux.yaml.txt", "491", "notes.docx"])
def test_files_that_people_write_are_not_passed_over(name: str, tree: Tree) -> None:
    _, findings = load_content(tree({f"content/news/{name}": "x\n"}))
    assert [finding.rule for finding in findings] == ["unknown-file"]


@pytest.mark.parametrize(
    "words",
    [
        "بلدية \u2066Sceaux\u2069 هنا",
        "\u202b\u2068עיר\u2069\u202c",
        "א \u202aSceaux\u202c \u2067ב\u2069",
    ],
)
def test_turns_that_end_beside_letters_from_right_to_left_are_text(words: str) -> None:
    read = load_document("content/news/a.yaml", f"title: {words}\n".encode())
    assert isinstance(read, Document)
    assert read.data == {"title": words}


@every_row(
    ("lines", "sign"),
    (
        ("roles: []\n    - title: D\n", "[]"),
        ("roles: []  # none\n  - title: D\n", "[]"),
        ("roles: []\n  # an entry:\n    - title: D\n", "[]"),
        ("notes: {}\n    a: b\n", "{}"),
    ),
)
def test_what_stands_below_empty_brackets_is_told_with_them(
    tree: Tree, lines: str, sign: str
) -> None:
    root = tree({"content/people.yaml": f"ada:\n  name: Ada\n  {lines}"})
    (finding,) = load_content(root)[1]
    assert str(finding.message) == (
        f"“{sign}” says that there is nothing, and something stands below"
    )
    assert str(finding.help) == f"delete “{sign}” on line 3"


@every_row(
    ("text", "place", "advice"),
    (
        (
            "one:\n   name: A\n  number: 1\n  status: open\n",
            (2, 4),
            "begin it with 2 spaces, like line 3",
        ),
        (
            "one:\n   name: A\n  number: 1\n",
            (2, 4),
            "begin it with 2 spaces, like line 3",
        ),
        (
            "one:\n    name: A\n    number: 1\n  status: open\n",
            (4, 3),
            "begin it with 4 spaces, like line 3",
        ),
        (
            "one:\n  name: A\n   number: 1\n  status: open\n",
            (3, 4),
            "begin it with 2 spaces, like line 2",
        ),
    ),
)
def test_the_line_that_moved_is_told_though_it_is_the_first(
    tree: Tree, text: str, place: tuple[int, int], advice: str
) -> None:
    (finding,) = load_content(tree({"content/editions.yaml": text}))[1]
    assert finding.place
    assert (finding.place.span.line, finding.place.span.column) == place
    assert str(finding.help) == advice


@every_row(
    ("name", "advice"),
    [
        *(
            (
                f"{folder}/sonoborne.yaml",
                f"add this record at the end of content/{meant}.yaml, under its id,"
                " and delete this file",
            )
            for folder, meant in (
                ("organisations", "organisations"),
                ("organisation", "organisations"),
                ("people", "people"),
                ("sources", "sources"),
                ("themes", "themes"),
            )
        ),
        (
            "quotations/visite.yaml",
            "put this record into a new file content/quotations.yaml, under its id,"
            " and delete this one",
        ),
        ("solution/borne.yaml", "move it to content/solutions/"),
        ("solutions/2026/borne.yaml", "move it to content/solutions/"),
        ("borne.jpg", "pictures go into assets/img/: move it there as borne.jpg"),
        (
            "solutions/La borne.JPG",
            "pictures go into assets/img/: move it there as la-borne.jpg",
        ),
        ("people.yml", "delete it: people.yaml stands beside it"),
    ],
)
def test_who_puts_a_file_in_the_wrong_place_is_told_the_right_one(
    name: str, advice: str, tmp_path: Path
) -> None:
    lists = ("organisations", "people", "sources", "themes")
    there = {f"content/{each}.yaml": "a-record:\n  name: A\n" for each in lists}
    _, findings = load_content(
        write_tree(
            tmp_path / name.replace("/", "-"), {**there, f"content/{name}": "x\n"}
        )
    )
    assert [(each.rule, str(each.help)) for each in findings] == [
        ("unknown-file", advice)
    ]


def test_words_behind_a_comma_between_braces_are_no_field_that_stands_twice() -> None:
    written = "alt: {fr: Le marché, rue Houdan, en: The market, rue Houdan}\n"
    found = load_document("content/a.yaml", written.encode())
    assert isinstance(found, Finding)
    assert found.rule == "duplicate-key"
    assert str(found.help) == (
        "between braces a comma ends the text before it: put each text that has one in"
        ' straight quotes ("…")'
    )
