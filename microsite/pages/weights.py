"""Writes what the published pages weigh, measured on them, where a page tells it.

No page can be weighed before it is written. So a template marks the place of a figure;
when all pages are there, each mark becomes the figure of its name. A page with such
marks is counted among the pages, but not weighed: its figures would be among its bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil
from statistics import median_high

from babel.numbers import format_decimal
from babel.units import format_unit

from microsite.pages.html import Html, Token
from microsite.pages.page import Output, Page, find_base_path
from microsite.records import PageKind, find_cldr_locale
from twinlint.data import dataclass
from twinlint.source import Locale

_SIGN = "\ue001"
"""For private use; the sign of marks, as U+E000 is for the names of headings."""
_MARK = re.compile(rf"{_SIGN}([a-z-]+){_SIGN}")
_KILOBYTE = 1000
_LOADED = frozenset(("stylesheet", "preload", "modulepreload", "icon", "manifest"))
"""Relations of links whose files browsers fetch with the page."""
_SHOWN = frozenset("script img iframe embed audio video source track".split())
"""Elements whose `src` browsers fetch."""
_FETCHING = _SHOWN | {"link"}
_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.I)


@dataclass(frozen=True, slots=True)
class Load:
    """A page as it goes over the line."""

    weight: int
    """Bytes of its HTML, compressed."""
    files: tuple[str, ...]
    """The addresses of the files that come with it, each once; photographs and other
    pictures of its text among them."""
    has_script: bool = False


FIGURES = frozenset(
    """home home-visit median heaviest heaviest-visit pages home-requests scripts
    other-hosts paper""".split()
)
"""The names of all figures."""
_PAPER = "paper"
"""The figure that is not of pages: what is printed for a language weighs."""
_UNKNOWN = "–"
"""Stands for a figure that cannot be measured: where a template stops, or too early."""


def mark_weight(name: str) -> str:
    """What stands for a figure until it is known; KeyError when there is none."""
    if name not in FIGURES:
        raise KeyError(name)
    return f"{_SIGN}{name}{_SIGN}"


def weigh_page(source: str) -> Load:
    """What a page weighs, and what a browser fetches with it.

    >>> weigh_page('<p><script src="/a.js"></script>').files
    ('/a.js',)
    """
    files: dict[str, None] = {}
    has_script = False
    for token in Html(source).tokens():
        if token.name in _FETCHING and token.kind in ("opening", "empty"):
            found = _find_file(token)
            if found:
                files[found] = None
                has_script = has_script or token.name == "script"
    return Load(_weigh(source.encode()), tuple(files), has_script)


def _find_file(token: Token) -> str:
    said = token.attributes
    if token.name == "link" and _LOADED & set(said.get("rel", "").lower().split()):
        return said.get("href", "")
    return said.get("src", "") if token.name in _SHOWN else ""


def _weigh(content: bytes) -> int:
    """Bytes that are sent: compressed, where that is less (zlib, level 9)."""
    return min(len(content), len(zlib.compress(content, 9)))


def write_weights(
    pages: Iterable[Page],
    outputs: Iterable[Output],
    files: Iterable[Output],
    base_url: str,
    weigh: Callable[[str], Load] = weigh_page,
) -> tuple[Output, ...]:
    """The `outputs` with figures for marks; as they are, where no page has one.

    `files` are those that pages load beside.
    """
    outputs = tuple(outputs)
    marked = {each.path for each in outputs if _list_marks(each) - {_PAPER}}
    if not marked:
        return outputs
    pages = tuple(pages)
    files_by_path = {each.path: each.content for each in files}
    loads = {
        each.path: weigh(each.content.decode())
        for each in outputs
        if each.path.endswith(".html") and each.path not in marked
    }
    base_path = find_base_path(base_url)
    measured = _Measured(pages, loads, files_by_path, base_path, len(marked))
    locales = {page.output_path: page.locale for page in pages}
    return tuple(
        _settle(each, measured, locales[each.path])
        if each.path in marked and each.path in locales
        else each
        for each in outputs
    )


def hide_weights(output: Output) -> Output:
    """A page that is shown before the others are written: a dash for each figure."""
    if _SIGN.encode() not in output.content:
        return output
    text = _MARK.sub(_UNKNOWN, output.content.decode())
    return replace(output, content=text.encode())


def weigh_papers(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs, with what the paper of its language weighs where a page tells it.

    A paper is printed when all pages are written, and stands in their folder.
    """
    outputs = tuple(outputs)
    papers = {
        each.path.partition("/")[0]: len(each.content)
        for each in outputs
        if each.path.endswith(".pdf")
    }

    def settle(output: Output) -> Output:
        if _PAPER not in _list_marks(output):
            return output
        folder = output.path.partition("/")[0]
        weight = papers.get(folder)
        said = _write_size(weight, Locale(folder)) if weight else _UNKNOWN
        return replace(
            output,
            content=output.content.replace(mark_weight(_PAPER).encode(), said.encode()),
        )

    return tuple(map(settle, outputs))


def _list_marks(output: Output) -> set[str]:
    if _SIGN.encode() not in output.content or not output.path.endswith(".html"):
        return set()
    return set(_MARK.findall(output.content.decode()))


def _write_size(count: int, locale: Locale) -> str:
    """Bytes as readers know them: kilobytes, rounded up."""
    whole, cldr = ceil(count / _KILOBYTE), find_cldr_locale(locale)
    return format_unit(whole, "digital-kilobyte", "short", locale=cldr)


def _settle(output: Output, measured: _Measured, locale: Locale) -> Output:
    figures = {_PAPER: mark_weight(_PAPER), **measured.list_figures(locale)}

    def write(found: re.Match[str]) -> str:
        return figures.get(found[1], _UNKNOWN)

    text = _MARK.sub(write, output.content.decode())
    return replace(output, content=text.encode())


class _Measured:
    """The figures of a site."""

    def __init__(
        self,
        pages: tuple[Page, ...],
        loads: Mapping[str, Load],
        files: Mapping[str, bytes],
        base_path: str,
        marked: int,
    ) -> None:
        self.pages = pages
        self.loads = loads
        self.files = files
        self.base_path = base_path
        self.count = len(loads) + marked
        self._weights: dict[str, int] = {}

    def list_figures(self, locale: Locale) -> Mapping[str, str]:
        """Every figure in the words of a language: `{name of the mark: figure}`."""
        cldr = find_cldr_locale(locale)
        loads = self.loads.values()
        sizes = {
            "median": median_high([load.weight for load in loads] or [0]),
            "heaviest": max((load.weight for load in loads), default=0),
            "heaviest-visit": max(map(self._visit, loads), default=0),
        }
        counts = {
            "pages": self.count,
            "scripts": sum(load.has_script for load in loads),
            "other-hosts": len({*self._find_foreign()}),
        }
        homes = self._find_homes()
        if homes:
            sizes["home"] = max(home.weight for home in homes)
            sizes["home-visit"] = max(map(self._visit, homes))
            counts["home-requests"] = 1 + max(len(self._bring(home)) for home in homes)
        return {
            **{name: _write_size(count, locale) for name, count in sizes.items()},
            **{n: format_decimal(count, locale=cldr) for n, count in counts.items()},
        }

    def _find_homes(self) -> tuple[Load, ...]:
        """Those of all languages: of twins, the heavier one speaks for both."""
        homes = (p.output_path for p in self.pages if p.kind == PageKind.HOME)
        return tuple(self.loads[path] for path in homes if path in self.loads)

    def _visit(self, load: Load) -> int:
        return load.weight + sum(map(self._weigh_file, self._bring(load)))

    def _bring(self, load: Load) -> tuple[str, ...]:
        """The paths of the site's own files that come with a page."""
        paths: dict[str, None] = {}
        for address in load.files:
            path = self._find_path(address)
            if path in self.files:
                paths[path] = None
                paths.update(dict.fromkeys(self._read_style(path)))
        return tuple(paths)

    def _read_style(self, path: str) -> Iterator[str]:
        if path.endswith(".css"):
            for address in _IN_STYLE.findall(self.files[path].decode()):
                found = self._find_path(address)
                if found in self.files:
                    yield found

    def _find_foreign(self) -> Iterator[str]:
        for load in self.loads.values():
            yield from (each for each in load.files if _OTHER_HOST.match(each))
        for path, content in self.files.items():
            if path.endswith(".css"):
                addresses = _IN_STYLE.findall(content.decode())
                yield from (each for each in addresses if _OTHER_HOST.match(each))

    def _find_path(self, address: str) -> str:
        return address.removeprefix(self.base_path).partition("?")[0].lstrip("/")

    def _weigh_file(self, path: str) -> int:
        if path not in self._weights:
            self._weights[path] = _weigh(self.files[path])
        return self._weights[path]
