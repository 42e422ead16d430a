"""Every text of a record is typeset, wherever a page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from anatomy import Element, read_page
from PIL import Image
from support import TODAY, copy_showcase, read_as_editors_do

from microsite.pipeline import Config, build_site
from twinlint.finding import Severity

TYPED, SET = " d'Ici", "d’Ici"
_TEXTS = ("fr", "en", "name", "credit", "names", "other_names")
"""Fields that hold words, in any record; those that languages tell apart among them."""
_ADDRESSES = ("slug",)
_READ = ("alt", "title", "aria-label", "content", "label", "placeholder", "value")
"""Attributes that somebody reads, or hears."""


def type_apostrophes(value: Any, key: str = "") -> Any:
    """Data of a file with an apostrophe as editors type it at the end of each text."""
    if isinstance(value, dict):
        return {
            name: each if name in _ADDRESSES else type_apostrophes(each, name)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [type_apostrophes(each, key) for each in value]
    is_text = isinstance(value, str) and key in _TEXTS and value[:1].isalpha()
    return value.rstrip() + TYPED if is_text else value


def list_texts(element: Element) -> Iterator[str]:
    """What is read of a page, scripts left out."""
    yield from (element.attributes.get(name) or "" for name in _READ)
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in ("script", "style"):
            yield from list_texts(child)


def test_no_page_shows_an_apostrophe_as_it_is_typed(tmp_path: Path) -> None:
    root = copy_showcase(tmp_path / "site")
    Image.new("RGB", (900, 600)).save(root / "assets" / "img" / "square.jpg")
    for path in (root / "content").rglob("*.yaml"):
        data: Any = read_as_editors_do(path.read_text(encoding="utf-8"))
        if path.parent.name == "communes":
            alt = {"fr": "Une place", "en": "A square"}
            data["image"] = {"file": "square.jpg", "alt": alt, "credit": "Ville"}
        written = yaml.safe_dump(type_apostrophes(data), allow_unicode=True)
        path.write_text(written, encoding="utf-8")
    out = tmp_path / "dist"
    built = build_site(replace(Config(root, TODAY), is_printed=False), out)
    assert not [f for f in built.findings if f.severity is Severity.ERROR]
    wrong: list[tuple[str, str]] = []
    for path in sorted(out.rglob("*")):
        if path.suffix == ".html":
            texts = list(list_texts(read_page(path.read_text(encoding="utf-8"))))
        elif path.suffix in (".ics", ".xml", ".svg"):
            texts = re.split(r"[<>\n]", path.read_text(encoding="utf-8"))
        else:
            continue  # Data is as it was typed.
        wrong += ((str(path), text) for text in texts if "'" in text)
    assert wrong == []
    page = (out / "fr" / "communes" / "sceaux" / "index.html").read_text("utf-8")
    assert f"Ville {SET}" in page
