"""Gathers the files of `assets/` under names that change with their content.

Style sheets are joined: `css/site.css` holds what it imports, so that a page asks for
one file. `url(…)` in a style sheet is rewritten to the published name.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from microsite.folder import find_files, find_reason, is_inside, read_file
from microsite.load import (
    LINK_OUT_OF_SITE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
    find_forbidden,
)
from microsite.media import problems
from microsite.media.css import ReadStyle, Token, read_css
from microsite.media.manifest import mount_manifest
from microsite.media.picture_types import PictureFaultError
from microsite.media.style import Import, Surroundings, join_style
from microsite.media.svg import read_drawing
from microsite.pages import Asset, Url, is_drawing, is_photograph
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import Span, find_end, read_text

_OF_THE_FORM = "form/"
"""The program of the web form, which is published where the form is switched on."""
_ELSEWHERE = re.compile(r"$|[#?/]|[a-z][a-z0-9+.-]*:", re.I)
"""How an address begins that leads to no file of `assets/`."""


def bundle_assets(
    root: Path, base_path: str = "", read: ReadStyle = read_css
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Every file of `root/assets` as `{name: asset}`, and what it asks for in vain.

    Style sheets that others import are not published on their own; photographs are
    left out, being published as pictures of records alone. What style sheets ask for is
    asked below `base_path`, the path of its host that the site stands below.
    """
    bundler = _Bundler(root, base_path, read)
    for path in find_files(root / "assets"):
        name = path.relative_to(root / "assets").as_posix()
        is_left_out = is_photograph(name) or name.startswith(_OF_THE_FORM)
        if not path.name.startswith(".") and not is_left_out:
            bundler.add(name)
    published = {
        name: asset
        for name, asset in bundler.assets.items()
        if name not in bundler.imported
    }
    return published, tuple(bundler.findings)


class _Bundler:
    def __init__(self, root: Path, base_path: str, read: ReadStyle) -> None:
        self.root = root
        self.base_path = base_path
        self.read = read
        self.assets: dict[str, Asset] = {}
        self.findings: list[Finding] = []
        self.imported: set[str] = set()
        self.joining: list[str] = []
        """Style sheets that are being joined, each imported by the one before."""

    def add(self, name: str) -> Asset | None:
        if name in self.assets:
            return self.assets[name]
        path = self.root / "assets" / name
        file = f"assets/{name}".encode(errors="backslashreplace").decode()
        start = Place(Span(file, 1, 1, 1, 1))
        if file != f"assets/{name}":
            said = message("the name of this file is not in UTF-8")
            advice = message("rename it, best in plain letters")
            self.findings.append(UNREADABLE_FILE(said, start, help=advice))
            return None
        hidden = find_forbidden(read_text(name, file))
        if hidden:
            advice = message("rename it, best in plain letters")
            self.findings.append(replace(hidden, place=start, help=advice, fix=None))
            return None
        if not is_inside(path, self.root / "assets"):
            self.findings.append(
                LINK_OUT_OF_SITE(
                    message("this leads to a file outside the folder assets/"),
                    start,
                    help=message("put the file itself here"),
                )
            )
            return None
        try:
            content = read_file(path)
        except OSError as error:
            self.findings.append(
                UNREADABLE_FILE(
                    message(
                        "the file cannot be read: {reason}", reason=find_reason(error)
                    ),
                    start,
                    help=message("give the file read permission, or remove it"),
                )
            )
            return None
        if name.endswith(".css"):
            content = self._join(name, content)
        elif is_drawing(name):
            try:
                content = read_drawing(content).content
            except PictureFaultError:  # which is reported with the pictures
                return None
        elif name.endswith(".webmanifest"):
            content = mount_manifest(content, self.base_path)
        asset = Asset(name, _fingerprint(name, content), content)
        self.assets[name] = asset
        return asset

    def _join(self, name: str, content: bytes) -> bytes:
        """A style sheet with its imports in their place, without comments."""
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.findings.append(_report_encoding(name, content, error))
            return b""
        hidden = find_forbidden(read_text(source, f"assets/{name}"))
        if hidden:
            self.findings.append(replace(hidden, fix=None))
            return b""
        tokens, faults = self.read(source)
        style = ""
        if not faults:
            self.joining.append(name)
            around = Surroundings(
                lambda found: self._insert(name, found),
                lambda token: self._find_address(name, token),
            )
            style, faults = join_style(tokens, around)
            self.joining.pop()
        for fault in faults:
            place = _find_place(name, fault.line, fault.column, fault.length)
            said = problems.BROKEN_STYLE(fault.what, place, help=fault.advice)
            self.findings.append(said)
        return style.encode()

    def _insert(self, name: str, found: Import) -> str | None:
        """The text of a style sheet that another imports; None when there is none."""
        written = found.address.value
        target = self._find_file(name, written)
        if target is None or not target.endswith(".css"):
            self._report_missing(name, found.address, written)
            return None
        if target in self.joining:
            said = message("“{target}” imports this file", target=written)
            advice = message("delete one of the two “@import”")
            self._report(name, found.address, said, advice)
            return None
        imported = self.add(target)
        self.imported.add(target)
        return imported.content.decode().strip() if imported else None

    def _find_address(self, name: str, token: Token) -> str | None:
        """The published address of a file that a style sheet shows; None elsewhere."""
        if _ELSEWHERE.match(token.value):
            return None
        path = re.split("[?#]", token.value)[0]
        target = self._find_file(name, path)
        if target is None:
            self._report_missing(name, token, token.value)
            return None
        asset = self.add(target)
        end = token.value[len(path) :]
        return f"{self.base_path}{asset.url}{end}" if asset else None

    def _find_file(self, name: str, address: str) -> str | None:
        """The asset that an address in another leads to; None when there is none."""
        folder = posixpath.dirname(name)
        for written in (address, unquote(address)):
            target = posixpath.normpath(posixpath.join(folder, written))
            try:
                if (self.root / "assets" / target).is_file():
                    return target
            except OSError:  # a name that is too long
                return None
        return None

    def _report_missing(self, name: str, token: Token, target: str) -> None:
        said = message("there is no “{target}”", target=target)
        advice = message("add the file to assets/, or correct its name")
        self._report(name, token, said, advice)

    def _report(self, name: str, token: Token, said: Message, advice: Message) -> None:
        before = max(token.written.find(token.value), 0)
        place = _find_place(name, token.line, token.column + before, len(token.value))
        self.findings.append(problems.MISSING_ASSET(said, place, help=advice))


def _find_place(name: str, line: int, column: int, length: int) -> Place:
    return Place(Span(f"assets/{name}", line, column, line, column + length))


def _report_encoding(name: str, content: bytes, error: UnicodeDecodeError) -> Finding:
    before = content[: error.start].decode()
    return WRONG_ENCODING(
        message(
            "the file is not in UTF-8: byte {position} is {byte}",
            position=error.start + 1,
            byte=f"0x{content[error.start]:02X}",
        ),
        Place(find_end(before, f"assets/{name}")),
        help=message(
            "save the file again as UTF-8; in Notepad: “Save as”, then"
            " “Encoding: UTF-8”"
        ),
    )


def _fingerprint(name: str, content: bytes) -> Url:
    stem, suffix = posixpath.splitext(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Url(f"/assets/{stem}.{digest}{suffix}")
