"""Each text of each page is in the language that the page says it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pytest
from anatomy import Element, read_page
from support import copy_showcase, read_site

from microsite.check.knowledge import learn_register
from twinlint.mentions.language import weigh_language
from twinlint.source import Locale

TWIN = {"fr": Locale("en"), "en": Locale("fr")}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SAID = ("alt", "aria-label", "title", "placeholder", "content")
"""Attributes that are read out or shown."""


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Every text below an element with the language of its nearest `lang`."""
    language = element.attributes.get("lang", language)
    if element.tag in ("script", "style"):
        return
    is_shown = element.tag != "meta" or "description" in element.attributes.values()
    for name in SAID if is_shown else ():
        if name in element.attributes:
            yield language, element.attributes[name]
    for child in element.children:
        if isinstance(child, str):
            yield language, child
        else:
            yield from texts(child, language)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What keeps its wording in every language: names of people, places, documents."""
    site = read_site(copy_showcase(tmp_path_factory.mktemp("names") / "site"))
    register = learn_register(site)
    known = {spelling for name in register.names for spelling in name.spellings()}
    for commune in site.communes.values():
        known.add(commune.department.name)
        known |= {commune.ept.name} if commune.ept else set()
    for source in site.sources.values():
        known |= {title.partition(",")[0] for _, title in source.title.items()}
    return frozenset(known)


def foreign(page: Element, names: Iterable[str] = ()) -> list[str]:
    """Texts that the other language claims, and the page's own hardly does."""
    found = []
    for language, text in texts(page):
        if language not in TWIN:
            continue
        bare = text.replace("\u2060", "").replace("\u00a0", " ")
        for name in sorted(names, key=len, reverse=True):
            bare = bare.replace(name, " ")
        words = WORD.findall(bare)
        own, other = weigh_language(words, Locale(language), TWIN[language])
        if len(words) >= 2 and other >= 2 and other > 2 * own:
            found.append(f"{language}: {' '.join(text.split())}")
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_text_is_in_the_other_language(
    showcase: Mapping[str, bytes], names: frozenset[str], language: str
) -> None:
    found = {
        path: foreign(read_page(content.decode()), names)
        for path, content in showcase.items()
        if path.endswith(".html") and path.startswith(f"{language}/")
    }
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_a_text_in_the_other_language_is_found() -> None:
    page = read_page(
        '<html lang="fr"><p>Les communes du programme</p>'
        '<p lang="en">The municipalities of the programme</p>'
        '<p>The municipalities of the programme</p><img alt="The map of the towns">'
        "</html>"
    )
    assert foreign(page) == [
        "fr: The municipalities of the programme",
        "fr: The map of the towns",
    ]
