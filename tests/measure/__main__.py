"""Compares pairs of texts as documents of another format: docx, odt, pdf.

    PYTHONPATH=tests:. python -m measure docx < pairs.jsonl > findings.jsonl

Takes and gives what `twinlint --jsonl` does, so that whatever measures that can measure
this: each text is written with the format's own library and read again from its bytes.
Lines are those of the text that was given.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from measure.blocks import read_blocks
from measure.writers import WRITERS
from twinlint import Document, Finding, compare, read_document
from twinlint.finding import Place

_WORD = re.compile(r"\w+")


def main(format_: str) -> None:
    with TemporaryDirectory() as folder:
        read = lru_cache(maxsize=400)(
            lambda text, side: _read(text, Path(folder) / f"{side}.{format_}")
        )
        for line in sys.stdin:
            pair = json.loads(line)
            documents = [read(pair[side], side) for side in ("fr", "en")]
            findings = compare(*documents)
            lines = {s: _Lines(pair[s]) for s in ("fr", "en")}
            shown = [_describe(each, lines, documents) for each in findings]
            print(json.dumps({"id": pair["id"], "findings": shown}), flush=True)


def _read(text: str, path: Path) -> Document:
    path.write_bytes(WRITERS[path.suffix[1:]](read_blocks(text), "QMI · 2026"))
    return read_document(path)


class _Lines:
    """Finds the line of a text that a paragraph of a document came from."""

    def __init__(self, text: str) -> None:
        self.words = [set(_WORD.findall(line)) for line in text.split("\n")]

    def find(self, paragraph: str) -> int:
        wanted = set(_WORD.findall(paragraph))
        scores = [
            (len(words & wanted) / (len(words | wanted) or 1), -at)
            for at, words in enumerate(self.words)
        ]
        return 1 - max(scores)[1]


def _describe(
    finding: Finding, lines: Mapping[str, _Lines], documents: list[Document]
) -> dict[str, object]:
    also = [_describe_sides(each, lines, documents) for each in finding.also]
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": str(finding.message),
        **_describe_sides(finding, lines, documents),
        **({"also": also} if also else {}),
    }


def _describe_sides(
    finding: Finding, lines: Mapping[str, _Lines], documents: list[Document]
) -> dict[str, object]:
    shown: dict[str, object] = {}
    for side, document in zip(("fr", "en"), documents, strict=True):
        places = [finding.place, *finding.related]
        place = next((p for p in places if p and p.locale == side), None)
        shown[side] = _describe_place(place, lines[side], document)
    return shown


def _describe_place(
    place: Place | None, lines: _Lines, document: Document
) -> dict[str, object] | None:
    if place is None:
        return None
    paragraph = document.text.value.split("\n")[place.span.line - 1]
    line = lines.find(paragraph)
    return {"text": place.text, "line": line, "column": place.span.column}


if __name__ == "__main__":
    main(sys.argv[1])
