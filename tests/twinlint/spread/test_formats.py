"""What was found stands marked in the texts, whatever format they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from measure.blocks import read_blocks
from measure.writers import WRITERS
from support import translator
from tables import every_row

from twinlint.documents import (
    Content,
    Document,
    read_document,
    read_parts,
    read_sides,
)
from twinlint.documents.read import list_formats
from twinlint.pipeline import compare
from twinlint.reporter import Report, Reporter
from twinlint.source import Locale
from twinlint.spread.page import draw_page
from twinlint.twins import Compared, Twins

SAMPLES = Path(__file__).parents[1] / "documents/samples"
PLAIN = "Le programme dure 18 mois.\n", "The programme lasts 16 months.\n"
Row = tuple[str, tuple[str, str], str]


def give_examples() -> Iterator[Row]:
    """A row for each format of one text a file, by the example of its module."""
    for each in list_formats().values():
        if each.pair is None and each.unpack is None:
            fr, en = (each.example.replace("{text}", text.strip()) for text in PLAIN)
            yield f"a{each.suffixes[0]}", (fr, en), "16"


def give_pairs() -> Iterator[tuple[str, str]]:
    """A file in each format that holds both versions, by the example of its module."""
    for each in list_formats().values():
        if each.pair:
            french, english = (text.strip() for text in PLAIN)
            text = each.example.replace("{text}", english)
            yield f"a{each.suffixes[0]}", text.replace("{translation}", french)


TEXTS: tuple[Row, ...] = (
    *give_examples(),
    ("a.md", tuple(f"---\ntitle: X\n---\n\n{text}" for text in PLAIN), "16"),
    ("a.md", tuple(f'+++\ntitle = "X"\n+++\n\n{text}' for text in PLAIN), "16"),
    ("a.md", ("---\ntitle: Guide 3\n---\n\nA", "---\ntitle: Guide 4\n---\n\nA"), "4"),
    (
        "a.mdx",
        tuple(f"---\ntitle: X\n---\n\n<Card>{text}</Card>\n" for text in PLAIN),
        "16",
    ),
    ("a.mdx", tuple(f'<Card title="{text.strip()}"/>' for text in PLAIN), "16"),
    (
        "a.html",
        tuple(
            "<!doctype html><title>X</title><meta name=description content=X>"
            f"<nav><a href=a>X</a></nav><main><p>A&eacute;<p>{text}</main>"
            for text in PLAIN
        ),
        "16",
    ),
    (
        "a.html",
        tuple(
            f"<!doctype html><title>X</title><nav>{text}</nav><main><p>X</main>"
            for text in PLAIN
        ),
        "16",
    ),
    (
        "a.html",
        tuple(
            f"<!doctype html><title>X</title><meta name=description content='{text}'>"
            "<main><p>X</main>"
            for text in PLAIN
        ),
        "16",
    ),
    (
        "a.srt",
        tuple(
            f"1\n00:00:01,000 --> 00:00:02,000\n- {a}\n{b}\n\n"
            "2\n00:00:03,000 --> 00:00:04,000\n{\\an8}X.\n"
            for a, b in (
                text.split(" dure " if "dure" in text else " lasts ") for text in PLAIN
            )
        ),
        "16",
    ),
    ("a.json", tuple(f'{{"a": "X", "b": "{text.strip()}"}}' for text in PLAIN), "16"),
    ("a.yaml", tuple(f"a: X\nb: {text}" for text in PLAIN), "16"),
    ("a.ftl", tuple(f"a = X\nb = {text}" for text in PLAIN), "16"),
)


def mark(path: Path, words: tuple[str, str]) -> tuple[str, int]:
    """The page of two texts in files, and how many findings it shows."""
    files = [path.with_stem(name) for name in ("fr", "en")]
    for file, text in zip(files, words, strict=True):
        if path.suffix[1:] in WRITERS:
            file.write_bytes(WRITERS[path.suffix[1:]](read_blocks(text), ""))
        else:
            file.write_text(text, encoding="utf-8")
    return draw(read_document(files[0]), read_document(files[1]))


def draw(
    first: Document, second: Document, languages: tuple[str, str] = ("fr", "en")
) -> tuple[str, int]:
    findings = compare(first, second, languages)
    twins = Twins(
        "a",
        (first.text.path, second.text.path),
        (Locale(languages[0]), Locale(languages[1])),
        findings,
        lambda: (first, second),
    )
    reporter = Reporter(translator("en"), lambda _: ())
    report = Report(findings, reporter, compared=Compared((twins,)))
    return draw_page(report).write(), len(findings)


@every_row("name, words, expected", TEXTS)
def test_what_was_found_is_marked(
    tmp_path: Path, name: str, words: tuple[str, str], expected: str
) -> None:
    page, count = mark(tmp_path / name, words)
    assert count == 1
    marks = re.findall(r"<mark[^>]*>(.*?)<sup>1</sup></mark>", page)
    assert marks[-1] == expected
    assert len(marks) == 2
    assert "Elsewhere" not in page


@every_row("suffix", list(WRITERS))
def test_what_was_found_in_a_document_of_an_office_is_marked(
    tmp_path: Path, suffix: str
) -> None:
    page, count = mark(
        tmp_path / f"a.{suffix}", (f"# X\n\n{PLAIN[0]}", f"# X\n\n{PLAIN[1]}")
    )
    assert (count, page.count("<sup>1</sup></mark>")) == (1, 2)
    assert "Elsewhere" not in page


@every_row("path", sorted(SAMPLES.iterdir()))
def test_every_place_is_found_again_in_its_text(path: Path) -> None:
    for part in read_parts(read_document(path)):
        find_each_again(part.content)


@every_row("name, words, expected", TEXTS)
def test_every_place_of_a_text_is_found_again(
    tmp_path: Path, name: str, words: tuple[str, str], expected: str
) -> None:
    assert expected in words[1]
    path = tmp_path / name
    path.write_text(words[1], encoding="utf-8")
    for part in read_parts(read_document(path)):
        find_each_again(part.content)


def find_each_again(content: Content) -> None:
    text, plain = content.text, content.markup.plain
    assert list(text.places) == sorted(text.places)
    for stretch in content.stretches:
        for offset in range(stretch.start, stretch.end):
            if plain[offset].isalnum():
                span = text.span(offset, offset + 1)
                assert text.find(span.line, span.column) == offset


@every_row("name, text", give_pairs())
def test_both_versions_of_one_file_are_marked(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    sides = read_sides(document)
    assert sides
    page, count = draw(
        replace(document, parts=sides.reference),
        replace(document, parts=sides.translation),
        ("en", "fr"),
    )
    assert (count, page.count("<sup>1</sup></mark>")) == (1, 2)


def test_what_stands_in_no_text_is_told_at_the_pair_it_is_about(tmp_path: Path) -> None:
    words = ('{"a": "Oui", "b": "Non"}', '{"a": "Yes"}')
    page, count = mark(tmp_path / "a.json", words)
    assert count == 1
    assert "missing-entry" in page
    assert "Elsewhere" not in page


def test_every_format_is_tried() -> None:
    tried = {Path(name).suffix for name, *_ in TEXTS} | {f".{each}" for each in WRITERS}
    tried |= {Path(name).suffix for name, _ in give_pairs()}
    untried = "".join(
        f"\nadd a writer of {name} to tests/measure/writers.py"
        for name, each in list_formats().items()
        if tried.isdisjoint(each.suffixes)
    )
    assert not untried, untried
