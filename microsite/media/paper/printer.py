"""Prints texts as PDF that everybody can read: tagged, with title and language.

WeasyPrint sets them (PDF/UA-1). It is given what the build made and nothing else: no
file of the machine, nothing of the net. Same input, same bytes: no date is written, and
letters come from the fonts of the site alone.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from microsite.digest import Keep, make_anew, make_key
from microsite.media.paper import problems
from microsite.media.paper.availability import TEMPLATE
from microsite.pages import Output
from twinlint.finding import Finding, Message, Place, Rule, message
from twinlint.source import Span

_SUFFIX = ".pdf"
_VARIANT = "pdf/ua-1"
_FILES = ("FontFile", "FontFile2", "FontFile3")
"""Where a description of a font has the font itself (ISO 32000-1, table 122)."""
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}")
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)")
_STAND_INS = str.maketrans({"\u202f": "\u00a0", "\u2060": "", "\u2011": "-"})
"""Signs that few fonts have, by signs that all have; else another font comes in."""
_JOINER = ("&NoBreak;", "")
"""The same for a sign that templates write by its name."""


class _UnreadyError(Exception):
    """A paper that is not to be published."""

    def __init__(self, rule: Rule, said: Message) -> None:
        super().__init__(str(said))
        self.rule, self.said = rule, said


def print_papers(
    outputs: Iterable[Output], base_url: str, keep: Keep = make_anew
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """The outputs, each paper printed, and what is wrong with papers.

    A paper is an output whose path ends with `.pdf` and whose content is HTML so far.
    """
    outputs = tuple(outputs)
    files = {output.path: output.content for output in outputs}
    printed: list[Output] = []
    findings: list[Finding] = []
    with _Fonts() as fonts:
        for output in outputs:
            if not output.path.endswith(_SUFFIX):
                printed.append(output)
                continue
            try:
                content = _print(output, files, base_url, fonts, keep)
            except _UnreadyError as error:
                place = Place(Span(TEMPLATE, 1, 1, 1, 1))
                said = message("{path}: {what}", path=output.path, what=error.said)
                findings.append(error.rule(said, place, help=message("see `explain`")))
            else:
                printed.append(Output(output.path, content))
    return tuple(printed), tuple(findings)


class _Fonts:
    """The fonts of a site, read once for all papers, when the first is printed."""

    def __init__(self) -> None:
        self._config: Any = None

    def __enter__(self) -> _Fonts:
        return self

    def __exit__(self, *_: object) -> None:
        if self._config is not None:
            # Its folder else waits for a search of garbage, which may never come.
            self._config.__del__()

    def load(self) -> Any:
        """What WeasyPrint knows them by."""
        if self._config is None:
            from weasyprint.text.fonts import FontConfiguration

            self._config = FontConfiguration()
        return self._config


def _print(
    output: Output,
    files: Mapping[str, bytes],
    base_url: str,
    fonts: _Fonts,
    keep: Keep,
) -> bytes:
    """A paper as PDF; of what is kept nothing is printed, nor the printer loaded."""
    shelf = {
        path: content
        for path, content in files.items()
        if path.startswith("assets/") and PurePosixPath(path).suffix in _TYPES
    }
    key = make_key("paper", output.content, base_url, *sorted(shelf))  # names: digests
    return keep(key, partial(_make, output.content.decode(), shelf, base_url, fonts))


def _make(html: str, shelf: Mapping[str, bytes], base_url: str, known: _Fonts) -> bytes:
    HTML = _load()  # noqa: N806 - a class
    from weasyprint.urls import FatalURLFetchingError

    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    fonts: list[str] = []
    options = {"pdf_variant": _VARIANT}
    try:
        source = HTML(
            string=html.replace(*_JOINER).translate(_STAND_INS),
            base_url=f"{base_url}/",
            url_fetcher=_make_fetcher(shelf, base_url),
        )
        pdf: bytes = source.render(known.load(), **options).write_pdf(
            finisher=lambda _, made: fonts.extend(_list_fonts(made)), **options
        )
    except (Exception, FatalURLFetchingError) as error:  # whatever it stumbles over
        said = message("it cannot be printed: {reason}", reason=str(error))
        raise _UnreadyError(problems.UNPRINTABLE_PAPER, said) from error
    foreign = sorted(set(fonts) - _read_families(shelf))
    if not fonts or foreign:
        raise _UnreadyError(
            problems.PAPER_WITHOUT_FONT,
            message("it is set in {fonts}, not in the site’s own", fonts=tuple(foreign))
            if foreign
            else message("it has no letters"),
        )
    return pdf


def _load() -> Any:
    """WeasyPrint, which takes a second, without what it changes for everybody else.

    It has Pillow take pictures that are cut short, which are a finding here.
    """
    from PIL import ImageFile

    are_cut_short_taken = ImageFile.LOAD_TRUNCATED_IMAGES
    from weasyprint import HTML

    ImageFile.LOAD_TRUNCATED_IMAGES = are_cut_short_taken
    return HTML


def _make_fetcher(shelf: Mapping[str, bytes], base_url: str) -> Any:
    """What gives WeasyPrint the files of the site; it stops at any other address."""
    from weasyprint.urls import (
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class _Fetcher(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            path = unquote(url.removeprefix(f"{base_url}/"))
            kind = _TYPES.get(PurePosixPath(path).suffix)
            if not url.startswith(f"{base_url}/") or path not in shelf or not kind:
                raise FatalURLFetchingError(f"{url} is no file of the site")
            return URLFetcherResponse(url, shelf[path], {"Content-Type": kind})

    make: Any = _Fetcher
    return make()


def _list_fonts(pdf: Any) -> Iterator[str]:
    """The families whose letters a PDF holds; the name of a font that it only names."""
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/FontDescriptor":
            family = str(getattr(each.get("FontFamily"), "string", ""))
            is_held = any(name in each for name in _FILES)
            yield family if is_held and family else str(each.get("FontName"))


def _read_families(shelf: Mapping[str, bytes]) -> frozenset[str]:
    """The families of fonts that the style sheets of a site bring with them."""
    styles = (c.decode() for path, c in shelf.items() if path.endswith(".css"))
    return frozenset(
        family.strip("\"' ")
        for style in styles
        for face in _FACE.findall(style)
        for family in _FAMILY.findall(face)
    )
