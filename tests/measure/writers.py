"""Writes blocks as DOCX, ODT and PDF, each with the format's own library."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from measure.blocks import Block, Run

_UNSHOWN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def _clean(text: str) -> str:
    return _UNSHOWN.sub("", text)


# Word ---------------------------------------------------------------------------------


def write_docx(blocks: Sequence[Block], furniture: str = "") -> bytes:
    """A document of Word, as python-docx makes it; `furniture` is its footer."""
    import docx

    document = docx.Document()
    if furniture:
        document.sections[0].footer.paragraphs[0].text = furniture
    for block in blocks:
        if block.kind == "table":
            width = max(map(len, block.rows), default=0)
            table = document.add_table(0, max(width, 1))
            for row in block.rows:
                cells = table.add_row().cells
                for cell, runs in zip(cells, row, strict=False):
                    _add_runs(cell.paragraphs[0], runs)
            continue
        styles = {"li": "List Bullet", "quote": "Quote"}
        if block.kind[0] == "h":
            paragraph = document.add_heading("", block.level)
        else:
            paragraph = document.add_paragraph(style=styles.get(block.kind))
        _add_runs(paragraph, block.runs)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_runs(paragraph: Any, runs: Sequence[Run]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for run in runs:
        made = paragraph.add_run(_clean(run.text))
        made.bold = True if run.is_bold else None
        if run.target and run.target[0] != "#":
            link = OxmlElement("w:hyperlink")
            part = paragraph.part
            target = _clean(run.target)
            key = part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), key)
            made._r.addprevious(link)
            link.append(made._r)


# LibreOffice --------------------------------------------------------------------------


def write_odt(blocks: Sequence[Block], furniture: str = "") -> bytes:
    """A document of LibreOffice Writer, as odfdo makes it."""
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    bold = odfdo.Style("text", name="strong", bold=True)
    document.insert_style(bold, automatic=True)
    for block in blocks:
        if block.kind == "table":
            document.body.append(_make_table(odfdo, block))
        elif block.kind[0] == "h":
            heading = odfdo.Header(max(block.level, 1), "")
            _fill(odfdo, heading, block.runs)
            document.body.append(heading)
        elif block.kind == "li":
            paragraph = odfdo.Paragraph()
            _fill(odfdo, paragraph, block.runs)
            made: Any = odfdo.List()
            item = odfdo.ListItem()
            item.append(paragraph)
            made.append(item)
            for _ in range(block.level):
                outer, outer_item = odfdo.List(), odfdo.ListItem()
                outer_item.append(made)
                outer.append(outer_item)
                made = outer
            document.body.append(made)
        else:
            style = "Quotations" if block.kind == "quote" else None
            paragraph = odfdo.Paragraph(style=style)
            _fill(odfdo, paragraph, block.runs)
            document.body.append(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _make_table(odfdo: Any, block: Block) -> Any:
    table = odfdo.Table("T")
    for row in block.rows:
        made = odfdo.Row()
        for runs in row:
            cell = odfdo.Cell()
            paragraph = odfdo.Paragraph()
            _fill(odfdo, paragraph, runs)
            cell.append(paragraph)
            made.append_cell(cell)
        table.append_row(made)
    return table


def _fill(odfdo: Any, paragraph: Any, runs: Sequence[Run]) -> None:
    for run in runs:
        text = _clean(run.text)
        if run.target and run.target[0] != "#":
            paragraph.append(odfdo.Link(_clean(run.target), text=text))
        elif run.is_bold:
            paragraph.append(odfdo.Span(text, style="strong"))
        else:
            paragraph.append_plain_text(text)


# PDF ----------------------------------------------------------------------------------


def write_pdf(blocks: Sequence[Block], furniture: str = "") -> bytes:
    """A PDF as reportlab lays it out, with a header and a page number on each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import (
        ListFlowable,
        ListItem,
        Paragraph,
        SimpleDocTemplate,
        Table,
    )

    styles = getSampleStyleSheet()
    flow: list[Any] = []
    for block in blocks:
        if block.kind == "table":
            rows = [
                [Paragraph(_mark_up(runs), styles["BodyText"]) for runs in row]
                for row in block.rows
            ]
            width = max(map(len, rows), default=0)
            padded = [[*row, *[""] * (width - len(row))] for row in rows]
            if width:
                flow.append(Table(padded, colWidths=[440 / width] * width))
            continue
        name = f"Heading{block.level}" if block.kind[0] == "h" else "BodyText"
        paragraph = Paragraph(_mark_up(block.runs), styles[name])
        if block.kind == "li":
            item = ListItem(paragraph, leftIndent=18 + 18 * block.level)
            flow.append(ListFlowable([item], bulletType="bullet", start="•"))
        else:
            flow.append(paragraph)

    def decorate(canvas: Any, template: Any) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 800, furniture)
        canvas.drawString(280, 30, f"Page {template.page}")

    file = io.BytesIO()
    template = SimpleDocTemplate(file, pagesize=A4)
    template.build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue()


def _mark_up(runs: Sequence[Run]) -> str:
    written = ""
    for run in runs:
        text = escape(_clean(run.text), quote=False).replace("\n", "<br/>")
        text = f"<b>{text}</b>" if run.is_bold else text
        if run.target and run.target[0] != "#":
            target = escape(_clean(run.target)).replace(" ", "%20")
            if not re.match(r"[a-z]+:", target):
                target = f"file:{target}"
            text = f'<a href="{target}">{text}</a>'
        written += text
    return written


# Web pages ----------------------------------------------------------------------------


def write_html(blocks: Sequence[Block], furniture: str = "") -> bytes:
    """A page with its text in `main`, and a navigation and a footer around it."""
    body = ""
    for kind, group in groupby(blocks, lambda block: block.kind):
        tag = "blockquote" if kind == "quote" else kind
        lines = [f"<{tag}>{escape(_clean(block.text))}</{tag}>" for block in group]
        written = "\n".join(lines)
        body += f"<ul>\n{written}\n</ul>\n" if kind == "li" else f"{written}\n"
    return (
        "<!doctype html>\n<html><body>\n<nav><a href='/'>QMI</a></nav>\n"
        f"<main>\n{body}</main>\n<footer>{escape(furniture)}</footer>\n</body></html>\n"
    ).encode()


WRITERS: Mapping[str, Callable[[Sequence[Block], str], bytes]] = {
    "docx": write_docx,
    "odt": write_odt,
    "pdf": write_pdf,
}
