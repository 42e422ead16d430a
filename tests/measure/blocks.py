"""A text in Markdown as the blocks that an office program would hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import markdown

from twinlint.documents import Document, Kind, read_content
from twinlint.source import read_text


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


def read_typed_blocks(text: str) -> list[Block]:
    """The blocks of a text without markup, as the checker sees them in it."""
    content = read_content(Document(read_text(text, "text"), "text"))
    kinds = {Kind.HEADING: "h2", Kind.ITEM: "li", Kind.QUOTATION: "quote"}
    blocks = []
    for each in content.stretches:
        words = " ".join(content.text.value[each.start : each.end].split())
        kind = kinds.get(each.kind, "p")
        blocks.append(Block(kind, [Run(words)], 2 if kind == "h2" else 0))
    return blocks


def read_blocks(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    reader = _Reader()
    reader.feed(markdown(text, extensions=["tables", "fenced_code", "sane_lists"]))
    reader.close()
    reader.end()
    return reader.blocks


_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.lists = 0
        self.bold = 0
        self.targets: list[str] = []
        self.is_quotation = self.is_code = False
        self.skipped = 0

    def end(self) -> None:
        if self.block and (self.block.text.strip() or self.block.rows):
            self.blocks.append(self.block)
        self.block = None

    def begin(self, kind: str, level: int = 0) -> None:
        self.end()
        self.block = Block(kind, level=level)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style"):
            self.skipped += 1
        elif tag == "table":
            self.begin("table")
        elif self.block and self.block.kind == "table":
            if tag == "tr":
                self.block.rows.append([])
            elif tag in ("td", "th") and self.block.rows:
                self.block.rows[-1].append([])
        elif tag in _HEADINGS:
            self.begin(tag, _HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self.lists += 1
        elif tag == "li":
            self.begin("li", self.lists - 1)
        elif tag == "blockquote":
            self.is_quotation = True
        elif tag == "pre":
            self.begin("pre")
            self.is_code = True
        elif tag in ("p", "div") and not self.is_new_item():
            self.begin("quote" if self.is_quotation else "p")
        if tag in ("strong", "b"):
            self.bold += 1
        elif tag == "a":
            self.targets.append(given.get("href", ""))
        elif tag == "br":
            self.handle_data("\n")

    def is_new_item(self) -> bool:
        return bool(self.block and self.block.kind == "li" and not self.block.text)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.skipped -= 1
        elif tag in ("ul", "ol"):
            self.end()
            self.lists -= 1
        elif tag in ("p", "li", "table", "pre", *_HEADINGS):
            if not (self.block and self.block.kind == "table" and tag != "table"):
                self.end()
            self.is_code = False
        elif tag == "blockquote":
            self.end()
            self.is_quotation = False
        elif tag in ("strong", "b"):
            self.bold = max(0, self.bold - 1)
        elif tag == "a" and self.targets:
            self.targets.pop()

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if not self.is_code and data != "\n":
            data = " ".join(f"x{data}x".split())[1:-1]
        elif not self.is_code and not self.block:
            return
        run = Run(data, self.bold > 0, self.targets[-1] if self.targets else "")
        if self.block and self.block.kind == "table":
            if self.block.rows and self.block.rows[-1]:
                self.block.rows[-1][-1].append(run)
            return
        if self.block is None:
            if not data.strip():
                return
            self.begin("p")
        assert self.block
        self.block.runs.append(run)
