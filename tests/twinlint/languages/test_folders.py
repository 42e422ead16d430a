"""A language is a folder: every key is optional, and a region changes what it names."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError
from support import PROJECT
from tables import every_row

from twinlint.languages import list_languages, read_acronyms, read_language
from twinlint.languages.read import (
    _BY_NAME,
    _HINTS,
    _by_word,
    _convert,
    _find_table,
    list_keys,
)
from twinlint.mentions import read_mentions
from twinlint.pipeline import compare_texts
from twinlint.source import Locale, read_text

LANGUAGES = PROJECT / "twinlint/languages"


def describe(first: str, second: str, *locales: str) -> list[str]:
    texts = (read_text(first, locales[0]), read_text(second, locales[1]))
    found = compare_texts(*texts, (Locale(locales[0]), Locale(locales[1])))
    return [f"{finding.rule}: {finding.message}" for finding in found]


# Keys -----------------------------------------------------------------------------


def find_unknown_keys(table: dict[str, object]) -> list[str]:
    """What each key that nobody reads may have been meant to be."""
    known = list_keys()
    unknown = []
    for key, value in table.items():
        inner = known.get(key, ())
        names = list(value) if inner and isinstance(value, dict) else []
        for name, there in ((key, known), *((name, inner) for name in names)):
            if name not in there:
                meant = difflib.get_close_matches(name, there, 1) or ["nothing"]
                unknown.append(f"{name}: is {meant[0]} meant?")
    return unknown


@every_row("path", sorted(LANGUAGES.glob("**/*.toml")), ids=str)
def test_no_key_of_a_language_is_misspelt(path: Path) -> None:
    if path.name != "words.toml":
        assert find_unknown_keys(tomllib.loads(path.read_text("utf-8"))) == []


def find_wrong_values(
    table: dict[str, Any], hints: Mapping[str, Any] = _HINTS
) -> Iterator[str]:
    """What keys hold that is not of the kind that the checker reads."""
    for key, value in table.items():
        if key not in hints:  # another test tells what may have been meant
            continue
        inner = _find_table(hints[key])
        if inner and isinstance(value, dict):
            yield from (
                f"{key}.{s}" for s in find_wrong_values(value, get_type_hints(inner))
            )
            continue
        try:
            read = _convert(hints[key], _by_word(value) if key in _BY_NAME else value)
            TypeAdapter(hints[key]).validate_python(read, strict=True)
        except ValidationError as error:
            for each in error.errors():
                yield f"{'.'.join(map(str, (key, *each['loc'])))}: {each['msg']}"
        except (AttributeError, TypeError):
            yield f"{key}: not of the kind that other languages have"


@every_row("path", sorted(LANGUAGES.glob("**/*.toml")), ids=str)
def test_every_key_holds_what_the_checker_reads(path: Path) -> None:
    if path.name != "words.toml":
        table = tomllib.loads(path.read_text("utf-8"))
        assert list(find_wrong_values(table)) == []


def test_a_value_of_another_kind_is_named_with_its_key() -> None:
    text = (
        "decimal = 5\n[numbers]\ntwee = 'twee'\n[units]\nweek = 3\n"
        "[times]\nhour_words = 7"
    )
    assert list(find_wrong_values(tomllib.loads(text))) == [
        "decimal: Input should be a valid string",
        "numbers.twee: Input should be a valid integer",
        "units: not of the kind that other languages have",
        "times.hour_words: not of the kind that other languages have",
    ]


def read_units() -> dict[str, set[str]]:
    """What each language has words for, by its folder."""
    return {
        path.parent.name: set(tomllib.loads(path.read_text("utf-8")).get("units", {}))
        for path in LANGUAGES.glob("*/language.toml")
    }


def find_lone_units(units: dict[str, set[str]]) -> list[str]:
    """Units that no other language has: nothing is ever held against them."""
    lone = []
    for tag, own in sorted(units.items()):
        known = {unit for other in units if other != tag for unit in units[other]}
        for unit in sorted(own - known):
            meant = difflib.get_close_matches(unit, known, 1) or ["nothing"]
            lone.append(f"{tag}/language.toml: {unit}: is {meant[0]} meant?")
    return lone


def test_no_unit_of_a_language_is_misspelt() -> None:
    assert find_lone_units(read_units()) == []


def test_a_misspelt_unit_is_named_with_the_right_one() -> None:
    assert find_lone_units({**read_units(), "nl": {"day", "weke"}}) == [
        "nl/language.toml: weke: is week meant?"
    ]


def test_a_misspelt_key_is_named_with_the_right_one() -> None:
    table = tomllib.loads("mounths = {}\n[times]\nhour_word = []\n[xyz]\na = 1")
    assert find_unknown_keys(table) == [
        "mounths: is months meant?",
        "hour_word: is hour_words meant?",
        "xyz: is nothing meant?",
    ]


def test_readme_names_keys_that_there_are() -> None:
    text = (LANGUAGES / "README.md").read_text("utf-8")
    table = text.partition("| Key | Without it |")[2].partition("\n\n")[0]
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"(?m)^\|([^|]+)", table)))
    assert len(named) > 20
    assert set(named) <= set(list_keys())


# A new language -------------------------------------------------------------------


def test_the_ten_words_of_the_readme_are_a_language(tmp_path: Path) -> None:
    text = (LANGUAGES / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```toml\n(# nl/language.toml.*?)```", text, re.S)
    but_nl = shutil.ignore_patterns("nl")
    shutil.copytree(PROJECT / "twinlint", tmp_path / "twinlint", ignore=but_nl)
    (tmp_path / "twinlint/languages/nl").mkdir()
    path = tmp_path / "twinlint/languages/nl/language.toml"
    as_a_text = example.replace('["week", "weken"]', '"week weken"')
    assert as_a_text != example
    path.write_text(as_a_text, "utf-8")
    code = """if True:
        from twinlint.languages import list_languages
        from twinlint.pipeline import compare_texts
        from twinlint.source import read_text
        def find(a, b):
            found = compare_texts(read_text(a, "nl"), read_text(b, "en"), ("nl", "en"))
            print(*[str(finding.message) for finding in found], sep="; ")
        print(*list_languages())
        find("Het duurt drie weken, tot 3 mei.", "It takes three weeks, to 3 May.")
        find("Het duurt 2 weken.", "It takes 14 days.")
        find("Het duurt drie weken.", "It takes four weeks.")
        find("Open tot 3 mei 2024.", "Open until 4 May 2024.")
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    languages, *found = done.stdout.splitlines()
    assert "nl" in languages.split()
    assert found == [
        "",
        "",
        "nl says drie, en says four",
        "nl says 3 mei 2024, en says 4 May 2024",
    ]


def test_words_are_read_when_they_are_asked_for() -> None:
    code = """if True:
        from pathlib import Path
        from twinlint.catalog import name_language
        from twinlint.languages import read_language
        read, names = Path.read_bytes, []
        Path.read_bytes = lambda path: names.append(path.name) or read(path)
        assert read_language("de").months["juni"] == 6
        assert name_language("fr-CA", "en") == "French"
        assert not names
        assert "haus" in read_language("de").words
        assert read_language("de").common
        assert names == ["common.packed", "rare.packed", "names.packed"]
    """
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT)


def test_an_unknown_language_has_signs_only() -> None:
    own = read_language(Locale("xx"))
    assert (own.locale, own.months, own.words) == ("xx", {}, set())
    assert own.times.hour_signs == ("h",)
    assert "xx" not in list_languages()


@every_row("tag", ["../en", "/etc", "", "-", "fr/../en", "en\0"])
def test_a_tag_never_leads_out_of_the_folder(tag: str) -> None:
    assert read_language(Locale(tag)).months == {}


def test_unknown_languages_compare_digits_names_links_and_structure() -> None:
    first = "# Satama\n\nSatamia on 18, katso [tästä](https://a.fi/satama).\n\n- a\n- b"
    second = "# Port\n\nPorts: 16, vidu [jen](https://a.fi/satma).\n\n- a"
    rules = {line.partition(":")[0] for line in describe(first, second, "fi", "eo")}
    assert rules == {"different-number", "different-link", "missing-item"}


# Regions --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "base"),
    [("fr-CA", "fr"), ("fr_ca", "fr"), ("en-GB", "en"), ("de-AT", "de"), ("FR", "fr")],
)
def test_a_region_knows_what_its_language_knows(tag: str, base: str) -> None:
    own, general = read_language(Locale(tag)), read_language(Locale(base))
    assert (own.locale, own.base) == (tag, base)
    assert own.months == general.months


def test_a_region_knows_the_words_of_its_language() -> None:
    own, general = read_language(Locale("fr-CA")), read_language(Locale("fr"))
    assert own.common == general.common
    for word in ("maison", "déneigement", "mzaison"):
        assert (word in own.words) == (word in general.words) == (word != "mzaison")


def test_a_region_changes_what_its_folder_names() -> None:
    own = read_language(Locale("fr-CA")).typography
    general = read_language(Locale("fr")).typography
    assert own and general
    assert (own.space_before_signs, own.dash) == ("", general.dash)


@pytest.mark.parametrize("locales", [("fr-CA", "en-GB"), ("fr-BE", "en-US")])
def test_regions_are_compared_as_their_languages(locales: tuple[str, str]) -> None:
    first, second = locales
    fr = "Le 3 juin 2024, vingt projets commencent à 14 h 30. La UE paie."
    en = "On 4 June 2024, twenty projects begin at 2:30 pm. The EU pays."
    assert describe(fr, en, *locales) == [
        f"different-date: {first} says 3 juin 2024, {second} says 4 June 2024"
    ]
    said = "Le maire a ouvert la séance."
    left = describe(said, said, *locales)
    assert [line.partition(":")[0] for line in left] == ["untranslated-text"]


def test_a_region_without_its_language_is_unknown() -> None:
    assert describe("São 18.", "There are 18.", "pt-BR", "en-GB") == []
    assert describe("São 18.", "There are 16.", "pt-BR", "en-GB") == [
        "different-number: pt-BR says 18, en-GB says 16"
    ]


def test_acronyms_are_those_of_the_languages() -> None:
    assert ("UE", "EU") in read_acronyms(Locale("fr-CA"), Locale("en-GB"))
    assert ("EU", "UE") in read_acronyms(Locale("en"), Locale("fr"))
    assert ("EU", "UE") in read_acronyms(Locale("de"), Locale("fr"))
    assert read_acronyms(Locale("de"), Locale("xx")) == frozenset()


# The languages of both versions ---------------------------------------------------


def read_keys(text: str, locale: str, other: str | None = None) -> list[str]:
    mentions = read_mentions(
        read_text(text, "text"), Locale(locale), other=Locale(other) if other else None
    )
    return [v.key for block in mentions.blocks for v in block.values]


def test_a_passage_left_in_the_other_language_has_the_same_numbers() -> None:
    assert read_keys("40 millions d’euros", "en", "fr") == ["40000000"]
    assert read_keys("9,5 Mrd. Euro, 14.30 Uhr", "fr", "de") == ["9500000000", "870"]
    assert read_keys("2 Billionen", "de", "en") == ["2000000000000"]


_WITH_FOLDER = (
    "import sys; from pathlib import Path; from twinlint.command import main;"
    "from twinlint.languages import read; read._FOLDER = Path(sys.argv[1]);"
    "sys.exit(main(sys.argv[2:]))"
)
"""The command with other languages, in a process that has not read any."""


def test_a_file_of_a_language_that_is_no_toml_is_named(tmp_path: Path) -> None:
    languages = tmp_path / "languages"
    languages.mkdir()
    for each in LANGUAGES.iterdir():
        (languages / each.name).symlink_to(each)
    broken = languages / "qaa" / "language.toml"
    broken.parent.mkdir()
    broken.write_text("[numbers]\ntrês = 3\n", encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("3 ports")
    arguments = ("a.txt", "b.txt", "--languages", "fr,qaa", "--lang", "en")
    done = subprocess.run(
        [sys.executable, "-c", _WITH_FOLDER, languages.as_posix(), *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stdout
    assert f"error: {broken}: " in done.stderr
