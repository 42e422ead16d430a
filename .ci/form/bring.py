"""Brings what the web form is made of from its npm packages: `make form`.

Sveltia CMS is one file; the only change to it is that it looks beside the page for
what it otherwise fetches from others: words, fonts, versions. Of the font of icons only
those are kept that the program can name. The reader of YAML becomes one file. Same
packages, same bytes.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "assets" / "form"
CMS = HERE / "node_modules" / "@sveltia" / "cms"
LANGUAGES = ("en-GB", "fr")
"""Those that the form speaks, beside American English, which the program holds."""
ICONS = "material-symbols-outlined"
TEXT = "source-sans-3"
YAML = "export { isMap, isScalar, isSeq, parseDocument } from 'yaml';\n"
_FONT = r"url\(https://cdn\.jsdelivr\.net/fontsource/fonts/{name}[^)]*\)"
_ELSEWHERE = (
    (re.escape("https://unpkg.com/@sveltia/cms"), "cms"),
    (re.escape("https://unpkg.com/"), "elsewhere/"),
    (re.escape("https://www.githubstatus.com/api/v2/status.json"), "cms/status.json"),
    (_FONT.format(name=ICONS), f"url(fonts/{ICONS}.woff2)"),
    (_FONT.format(name=TEXT), f"url(fonts/{TEXT}.woff2)"),
    (_FONT.format(name="noto-mono"), "local(monospace)"),
    (r"\n//# sourceMappingURL=\S+\s*$", "\n"),
)
"""What the program asks others for, and what it asks for instead."""


def main() -> int:
    """Write every file of the form."""
    version = json.loads((CMS / "package.json").read_text("utf-8"))["version"]
    program = (CMS / "dist" / "sveltia-cms.js").read_text("utf-8")
    for path, content in _make_files(version, program):
        file = TARGET / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return 0


def _make_files(version: str, program: str) -> Iterator[tuple[str, bytes]]:
    yield "sveltia-cms.js", _stay_here(program).encode()
    yield "yaml.js", _bundle_yaml()
    yield "cms/package.json", _write({"version": version})
    yield "cms/status.json", _write({"status": {"indicator": "none"}})
    for language in LANGUAGES:
        words = json.loads((CMS / "locales" / f"{language}.json").read_text("utf-8"))
        yield f"cms@{version}/locales/{language}.json", _write(words)
    yield f"fonts/{TEXT}.woff2", _find_font(TEXT).read_bytes()
    yield f"fonts/{ICONS}.woff2", _subset(_find_font(ICONS), program)
    yield "LICENCES.txt", "\n".join(_gather_licences()).encode()


def _write(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _stay_here(program: str) -> str:
    for pattern, instead in _ELSEWHERE:
        program, count = re.subn(pattern, lambda _, to=instead: to, program)
        if not count:
            raise SystemExit(f"Sveltia CMS no longer holds {pattern}")
    return program


def _bundle_yaml() -> bytes:
    command = ("--bundle", "--minify", "--format=esm", "--legal-comments=none")
    made = subprocess.run(  # noqa: S603 - our own tool
        [HERE / "node_modules/.bin/esbuild", *command],
        cwd=HERE,
        input=YAML.encode(),
        capture_output=True,
        check=True,
    )
    return made.stdout


def _find_font(name: str) -> Path:
    (found,) = (CMS / "npm" / "assets").glob(f"{name}-latin-*.woff2")
    return found


def _subset(path: Path, program: str) -> bytes:
    """The icons whose names stand in the program, in the weight that it shows."""
    font = TTFont(path, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": 400})
    words = set(re.findall(r"[`'\"]([a-z0-9_]{2,40})[`'\"]", program))
    glyphs = {
        lig.LigGlyph
        for first, lig in _list_ligatures(font)
        if _spell(font, first, lig) in words
    }
    options = Options()
    options.layout_features = ["liga", "rlig"]
    options.flavor = "woff2"
    options.hinting = False
    options.glyph_names = False
    subsetter = Subsetter(options)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    subsetter.populate(glyphs=glyphs, text=letters)
    # Icons are found by the letters of their names: no other ligature may stay.
    _drop_ligatures(font, glyphs)
    subsetter.subset(font)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _list_tables(font: TTFont) -> Iterator[object]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if hasattr(table, "ligatures"):
                yield table


def _list_ligatures(font: TTFont) -> Iterator[tuple[str, object]]:
    for table in _list_tables(font):
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                yield first, ligature


def _drop_ligatures(font: TTFont, kept: set[str]) -> None:
    for table in _list_tables(font):
        table.ligatures = {
            first: [each for each in ligatures if each.LigGlyph in kept]
            for first, ligatures in table.ligatures.items()
        }


def _spell(font: TTFont, first: str, ligature: object) -> str:
    letters = {name: chr(code) for code, name in font.getBestCmap().items()}
    return "".join(letters.get(each, "?") for each in (first, *ligature.Component))


def _gather_licences() -> Iterator[str]:
    texts = {
        "Sveltia CMS": CMS / "LICENSE.txt",
        "yaml": HERE / "node_modules" / "yaml" / "LICENSE",
        "Material Symbols": CMS / "npm" / "assets" / f"{ICONS}.LICENSE.txt",
        "Source Sans 3": CMS / "npm" / "assets" / f"{TEXT}.LICENSE.txt",
    }
    for name, path in texts.items():
        text = "\n".join(each.rstrip() for each in path.read_text("utf-8").splitlines())
        yield f"{name}\n{'=' * len(name)}\n\n{text.strip()}\n"


if __name__ == "__main__":
    sys.exit(main())
