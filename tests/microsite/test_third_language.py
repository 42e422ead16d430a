"""A third language needs a catalog, one word in the settings, and the texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import LOCALES, PROJECT, TODAY, copy_showcase, show

from microsite.pipeline import Built, Config, check_site
from twinlint.finding import Severity

THREE = ("fr", "en", "es")
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="[^"]*"')


@pytest.fixture(scope="module")
def site() -> Built:
    """A small site in three languages, under templates of its own."""
    return check_site(Config(PROJECT / "tests/sites/three-languages", TODAY))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The made-up site in three languages; code and templates are the same."""
    root = copy_showcase(tmp_path_factory.mktemp("grown") / "site")
    for path in sorted((root / "content").rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - gives text only
        if path.name == "site.yaml":
            data["locales"].append("es")
        path.write_text(yaml.dump(add_spanish(data), allow_unicode=True), "utf-8")
    english = (root / "locales/en/LC_MESSAGES/site.po").read_text(encoding="utf-8")
    spanish = root / "locales/es/LC_MESSAGES/site.po"
    spanish.parent.mkdir(parents=True)
    spanish.write_text(english.replace("Language: en", "Language: es"), "utf-8")
    return check_site(Config(root, TODAY, cache=cache / "made"))


def add_spanish(data: Any) -> Any:
    """Plain data with a Spanish text, copied from the English, beside every pair."""
    if isinstance(data, list):
        return [add_spanish(item) for item in data]
    if not isinstance(data, dict):
        return data
    if set(data) == set(LOCALES):
        return {**data, "es": data["en"]}
    return {key: add_spanish(value) for key, value in data.items()}


def pages_of(built: Built) -> dict[str, str]:
    """`{path: HTML}` of the pages."""
    return {
        output.path: output.content.decode()
        for output in built.outputs
        if output.path.endswith(".html")
    }


def test_a_site_in_three_languages_has_no_finding(site: Built) -> None:
    assert show(site.findings) == []


def test_the_templates_of_the_program_hold_a_third_language(grown: Built) -> None:
    errors = [f for f in grown.findings if f.severity is Severity.ERROR]
    assert show(errors) == []
    assert '<html lang="es">' in pages_of(grown)["es/index.html"]


@pytest.mark.parametrize("name", ["site", "grown"])
def test_every_page_is_there_three_times(
    name: str, request: pytest.FixtureRequest
) -> None:
    paths = pages_of(request.getfixturevalue(name))
    counts = {
        locale: sum(path.startswith(f"{locale}/") for path in paths) for locale in THREE
    }
    each = counts["fr"]
    assert each > 0
    assert counts == dict.fromkeys(THREE, each)
    assert len(paths) == 3 * each + 1, "the last is the choice of a language"


@pytest.mark.parametrize("name", ["site", "grown"])
def test_every_page_names_the_three(name: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages_of(request.getfixturevalue(name)).items():
        assert ALTERNATE.findall(page) == [*THREE, "x-default"], path


def test_dates_numbers_and_names_follow_the_language(site: Built) -> None:
    pages = pages_of(site)
    spanish = pages["es/municipios/meudon/index.html"]
    assert "1 de marzo de 2024" in spanish
    assert "Habitantes: 48.123" in spanish
    assert ">Español</a>" in pages["fr/index.html"]


def test_the_root_offers_the_three(grown: Built) -> None:
    root = pages_of(grown)["index.html"]
    links = re.findall(r'href="/(\w\w)/" hreflang="(\w\w)"', root)
    assert links == [(locale, locale) for locale in THREE]
