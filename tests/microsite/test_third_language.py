"""A third language needs a catalog, one word in the settings, and the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import TODAY, copy_project

from microsite.config import Config
from microsite.pipeline import Built, check_site
from twinlint.finding import Severity

LOCALIZED = {"fr", "en"}


def add_spanish(data: Any) -> Any:
    """Plain data with a Spanish text, copied from the English, beside every pair."""
    if isinstance(data, list):
        return [add_spanish(item) for item in data]
    if not isinstance(data, dict):
        return data
    if set(data) == LOCALIZED:
        return {**data, "es": data["en"]}
    return {key: add_spanish(value) for key, value in data.items()}


def translate_content(folder: Path) -> None:
    for path in sorted(folder.rglob("*.yaml")):
        if ".schema" in path.parts:
            continue
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - gives text only
        path.write_text(yaml.dump(add_spanish(data), allow_unicode=True), "utf-8")


@pytest.fixture(scope="module")
def spanish_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site in three languages; code and templates are the same."""
    root = copy_project(tmp_path_factory.mktemp("spanish") / "site")
    translate_content(root / "content")
    settings = root / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    changed = re.sub(r"^locales:\n- fr\n- en\n", r"\g<0>- es\n", text, flags=re.M)
    assert changed != text
    settings.write_text(changed, encoding="utf-8")
    english = root / "locales" / "en" / "LC_MESSAGES" / "site.po"
    spanish = root / "locales" / "es" / "LC_MESSAGES" / "site.po"
    spanish.parent.mkdir(parents=True)
    words = english.read_text(encoding="utf-8").replace("Language: en", "Language: es")
    spanish.write_text(words, encoding="utf-8")
    return check_site(Config(root, TODAY))


def test_it_builds_without_error(spanish_site: Built) -> None:
    errors = [f for f in spanish_site.findings if f.severity is Severity.ERROR]
    assert [str(finding.message) for finding in errors] == []


def test_every_page_is_there_three_times(
    spanish_site: Built, real_site: Mapping[str, bytes]
) -> None:
    def pages(paths: Iterator[str], lang: str) -> list[str]:
        return [p for p in paths if p.startswith(f"{lang}/") and p.endswith(".html")]

    paths = [output.path for output in spanish_site.outputs]
    counts = {lang: len(pages(iter(paths), lang)) for lang in ("fr", "en", "es")}
    expected = len(pages(iter(real_site), "fr"))
    assert counts == {"fr": expected, "en": expected, "es": expected}


def test_every_page_names_the_three(spanish_site: Built) -> None:
    for output in spanish_site.outputs:
        if not output.path.endswith(".html"):
            continue
        named = re.findall(
            r'<link rel="alternate" hreflang="([^"]+)" href="[^"]*"',
            output.content.decode(),
        )
        assert [lang for lang in named if lang != "x-default"] == ["fr", "en", "es"]


def test_dates_numbers_and_names_follow_the_language(spanish_site: Built) -> None:
    outputs = {o.path: o.content.decode() for o in spanish_site.outputs}
    home = outputs["es/index.html"]
    assert '<html lang="es">' in home
    assert "Español" in home
    timeline = next(
        text for path, text in outputs.items() if re.match(r"es/(timeline|ti)", path)
    )
    assert re.search(r"\d{1,2} de [a-z]+ de 20\d\d", timeline)


def test_the_root_offers_the_three(spanish_site: Built) -> None:
    (root,) = (o for o in spanish_site.outputs if o.path == "index.html")
    links = re.findall(r'href="/(\w\w)/" hreflang="(\w\w)"', root.content.decode())
    assert links == [("fr", "fr"), ("en", "en"), ("es", "es")]
