"""Gathers the files of `assets/` under names that change with their content.

Style sheets are joined: `css/site.css` holds what it imports, so that a page asks for
one file. `url(…)` in a style sheet is rewritten to the published name.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from microsite.folder import find_files, is_inside
from microsite.load import LINK_OUT_OF_SITE, UNREADABLE_FILE
from microsite.media import problems
from microsite.media.manifest import mount_manifest
from microsite.pages import Asset, Url, is_photograph
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import Span

_IMPORT = re.compile(r'@import\s+(?:url\()?"([^"]+)"\)?[^;]*;\s*')
_URL = re.compile(r"url\(\s*[\"']?(?!data:|#|/|https?:)([^\"')]+)[\"']?\s*\)")
_SPACE = re.compile(r"\s+")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def bundle_assets(
    root: Path, base_path: str = ""
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Every file of `root/assets` as `{name: asset}`, and what it asks for in vain.

    Style sheets that others import are not published on their own; photographs are
    left out, being published as pictures of records alone. What they ask for is asked
    below `base_path`, the path of its host that the site stands below.
    """
    bundler = _Bundler(root, base_path)
    for path in find_files(root / "assets"):
        name = path.relative_to(root / "assets").as_posix()
        if not path.name.startswith(".") and not is_photograph(name):
            bundler.add(name)
    published = {
        name: asset
        for name, asset in bundler.assets.items()
        if name not in bundler.imported
    }
    return published, tuple(bundler.findings)


class _Bundler:
    def __init__(self, root: Path, base_path: str) -> None:
        self.root = root
        self.base_path = base_path
        self.assets: dict[str, Asset] = {}
        self.findings: list[Finding] = []
        self.imported: set[str] = set()
        self.joining: list[str] = []
        """Style sheets that are being joined, each imported by the one before."""

    def add(self, name: str) -> Asset | None:
        if name in self.assets:
            return self.assets[name]
        path = self.root / "assets" / name
        file = f"assets/{name}"
        start = Place(Span(file, 1, 1, 1, 1))
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
            content = path.read_bytes()
        except OSError as error:
            self.findings.append(
                UNREADABLE_FILE(
                    message(
                        "the file cannot be read: {reason}", reason=error.strerror or ""
                    ),
                    start,
                    help=message("give the file read permission, or remove it"),
                )
            )
            return None
        if name.endswith(".css"):
            content = self._join(name, content)
        elif name.endswith(".webmanifest"):
            content = mount_manifest(content, self.base_path)
        asset = Asset(name, _fingerprint(name, content), content)
        self.assets[name] = asset
        return asset

    def _join(self, name: str, content: bytes) -> bytes:
        """A style sheet with its imports in their place, without comments."""
        source = content.decode("utf-8", errors="replace")
        folder = posixpath.dirname(name)
        self.joining.append(name)

        def insert(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(folder, found.group(1)))
            if target in self.joining:
                said = message("“{target}” imports this file", target=found.group(1))
                self._report(name, source, found.group(1), said)
                return ""
            if (self.root / "assets" / target).is_file():
                imported = self.add(target)
                self.imported.add(target)
                return imported.content.decode() + "\n" if imported else ""
            self._report_missing(name, source, found.group(1))
            return ""

        def rewrite(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(folder, found.group(1)))
            if (self.root / "assets" / target).is_file():
                asset = self.add(target)
                if asset is None:
                    return found.group()
                return f'url("{self.base_path}{asset.url}")'
            self._report_missing(name, source, found.group(1))
            return found.group()

        bare = _CSS_COMMENT.sub("", source)
        joined = _URL.sub(rewrite, _IMPORT.sub(insert, bare))
        self.joining.pop()
        return _minify(joined).encode()

    def _report_missing(self, name: str, source: str, target: str) -> None:
        said = message("there is no “{target}”", target=target)
        self._report(name, source, target, said)

    def _report(self, name: str, source: str, target: str, said: Message) -> None:
        at = source.find(target)
        line = source.count("\n", 0, at) + 1
        column = at - source.rfind("\n", 0, at)
        self.findings.append(
            problems.MISSING_ASSET(
                said,
                Place(Span(f"assets/{name}", line, column, line, column + len(target))),
                help=message("add the file to assets/, or correct its name"),
            )
        )


def _fingerprint(name: str, content: bytes) -> Url:
    stem, suffix = posixpath.splitext(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Url(f"/assets/{stem}.{digest}{suffix}")


def _minify(source: str) -> str:
    """Without the white space that only people need; strings stay as they are."""
    pieces = re.split(r'("[^"\n]*"|\'[^\'\n]*\')', source)
    for index in range(0, len(pieces), 2):
        piece = _SPACE.sub(" ", pieces[index])
        pieces[index] = re.sub(r" ?([{};,]) ?", r"\1", piece).replace(";}", "}")
    return "".join(pieces).strip() + "\n"
