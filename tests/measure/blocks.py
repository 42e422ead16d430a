"""A text as the blocks that an office program would hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from twinlint.documents import BLANK, Content, Document, Kind, read_content
from twinlint.source import read_text

_CODE = re.compile(r"`{1,2}([^`\n]+)`{1,2}")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")


@dataclass(frozen=True)
class Run:
    """Words that look alike."""

    text: str
    is_bold: bool = False
    target: str = ""


@dataclass
class Block:
    """A paragraph, heading (`h1`), item (`li`), quotation, piece of code, or table."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    rows: list[list[list[Run]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def read_blocks(text: str, format_: str = "markdown") -> list[Block]:
    """The blocks of a text, as the checker sees them in it; its rows as tables."""
    content = read_content(Document(read_text(text, "text"), format_))
    reader = _Reader(content)
    kinds = {Kind.ITEM: "li", Kind.QUOTATION: "quote", Kind.CODE: "pre"}
    blocks: list[Block] = []
    for each in content.stretches:
        runs = list(reader.read(each.start, each.end))
        if each.kind is Kind.HEADING:
            level = each.level or 2
            blocks.append(Block(f"h{level}", runs, level))
        elif each.kind is Kind.ROW:
            if not (blocks and blocks[-1].kind == "table"):
                blocks.append(Block("table"))
            blocks[-1].rows.append(_cut_cells(runs))
        else:
            level = each.level // 2 if each.kind is Kind.ITEM else 0
            blocks.append(Block(kinds.get(each.kind, "p"), runs, level))
    return blocks


class _Reader:
    """Tells of each character whether readers see it, and how it looks."""

    def __init__(self, content: Content) -> None:
        self.content = content
        source = content.markup.source
        self.looks = [self._find_look(at) for at in range(len(source))]

    def _find_look(self, at: int) -> tuple[bool, str] | None:
        """Whether it is bold, and where it leads; None for what nobody sees."""
        if not hasattr(self, "targets"):
            self._find_spans()
        seen = self.content.markup.plain[at] != BLANK or at in self.shown
        if not seen:
            return None
        begun = bisect_right(self.starts, at) - 1
        link = self.targets[begun] if begun >= 0 else None
        target = link[2] if link and at < link[1] else ""
        return at in self.bold, target

    def _find_spans(self) -> None:
        markup = self.content.markup
        source = markup.source
        labelled = [x for x in markup.links if not (x.is_image or x.is_bare)]
        spans = [(x.label_start, x.label_end, x.target) for x in labelled]
        self.targets = sorted(spans)
        self.starts = [start for start, _, _ in self.targets]
        hidden = {
            at
            for link in labelled
            for at in range(link.start, link.end)
            if not link.label_start <= at < link.label_end
        }
        shown = {at for x in markup.links if x.is_bare for at in range(x.start, x.end)}
        shown |= {at for start, end in markup.emails for at in range(start, end)}
        for match in _CODE.finditer(source):
            shown |= set(range(*match.span(1)))
        self.shown = shown - hidden
        self.bold = {
            at for match in _BOLD.finditer(source) for at in range(*match.span(1))
        }

    def read(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a stretch."""
        text = ""
        look: tuple[bool, str] = (False, "")
        for at in range(start, end):
            own = self.looks[at]
            if own is None:
                continue
            if own != look and text:
                yield Run(text, *look)
                text = ""
            look = own
            character = self.content.markup.source[at]
            text += " " if character == "\n" else character
        if text.strip():
            yield Run(text, *look)


def _cut_cells(runs: list[Run]) -> list[list[Run]]:
    """The cells of a row; marks stand between them, and mostly around all of them."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("|")
        for number, piece in enumerate((first, *others)):
            if number:
                cells.append([])
            if piece.strip():
                cells[-1].append(Run(piece.strip(), run.is_bold, run.target))
    if not cells[0]:
        cells = cells[1:]
    return cells if cells[-1] or len(cells) == 1 else cells[:-1]
