"""The schemas of editors: generated, fresh, named by each record, and true of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import jsonschema
import pytest
from support import (
    HOW_TO_SHOW,
    LOCALES,
    PROJECT,
    SHOWCASE,
    copy_showcase,
    find_bare_fields,
    find_fields,
    read_as_editors_do,
    translator,
)
from tables import every_row

from microsite.command.cli import main
from microsite.editors.schema import FOLDER, describe_records, extract_descriptions
from microsite.records.docs import name_field
from microsite.records.types import COLLECTIONS
from twinlint.source import Locale

NAMES = sorted(
    path.relative_to(SHOWCASE).as_posix() for path in SHOWCASE.rglob("*.yaml")
)


def find_schema(name: str) -> str:
    """The schema that a file of content/ should name."""
    folder, _, file = name.rpartition("/")
    return COLLECTIONS[folder].word if folder else file.removesuffix(".yaml")


@pytest.fixture(scope="module")
def schemas() -> Mapping[str, str]:
    return describe_records(tuple(map(Locale, LOCALES)), translator("en"))


@every_row("name", NAMES)
def test_a_record_is_valid_for_editors_too(
    name: str, schemas: Mapping[str, str]
) -> None:
    schema = json.loads(schemas[f"{find_schema(name)}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    data = read_as_editors_do((SHOWCASE / name).read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@every_row(
    ("name", "data", "is_valid"),
    [
        ("theme", {"name": {"fr": "a", "en": "b"}}, False),
        ("commune", {"name": "Sceaux", "unknown": 1}, False),
        ("waivers", [], True),
        (
            "waivers",
            [{"rule": "a", "path": "b", "reason": "c", "until": "2024-02-06"}],
            True,
        ),
        (
            "waivers",
            [{"rule": "a", "path": "b", "reason": "c", "until": "demain"}],
            False,
        ),
        ("waivers", {}, False),
        ("fresh", {"programme": {"name.en": "3f9a2c11-77ab01ce"}}, True),
        ("fresh", {"programme": {"name.en": "3f9a2c11"}}, False),
        ("fresh", {"programme": "3f9a2c11-77ab01ce"}, False),
        ("timeline", {"a": {"date": 2024, "text": {"fr": "a", "en": "b"}}}, True),
        ("timeline", {"a": {"date": "2024", "text": {"fr": "a"}}}, False),
        (
            "timeline",
            {"a": {"date": "2024", "text": {"fr": "a", "en": "b", "de": "c"}}},
            False,
        ),
    ],
)
def test_schemas_accept_what_is_right_and_nothing_else(
    name: str, data: object, is_valid: bool, schemas: Mapping[str, str]
) -> None:
    name = {"theme": "themes"}.get(name, name)
    validator = jsonschema.Draft202012Validator(json.loads(schemas[f"{name}.json"]))
    data = {"energy": data} if name == "themes" else data
    assert validator.is_valid(data) is is_valid


def test_a_description_is_said_to_stand_in_the_file_that_holds_it() -> None:
    found = set(extract_descriptions())
    files = {file for file, _ in found}
    held = {
        file: " ".join((PROJECT / file).read_text("utf-8").split()) for file in files
    }
    assert {(file, text) for file, text in found if text not in held[file]} == set()
    assert len(files) > len(COLLECTIONS)


def test_another_language_is_asked_for_in_every_text() -> None:
    schemas = describe_records((Locale("fr"), Locale("es")), translator("en"))
    assert all(
        '"en"' not in text for name, text in schemas.items() if name != "sources.json"
    )
    described = json.loads(schemas["timeline.json"])
    (localized,) = (d for name, d in described["$defs"].items() if name == "Localized")
    assert localized["required"] == ["fr", "es"]


def test_the_command_writes_what_changed_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_showcase(tmp_path / "site")
    assert main(["schema", "--root", str(root)]) == 0
    assert f"{FOLDER}/commune.json" in capsys.readouterr().out.splitlines()
    (root / FOLDER / "commune.json").write_text("{}", encoding="utf-8")
    (root / FOLDER / "site.json").unlink()
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{FOLDER}/commune.json",
        f"{FOLDER}/site.json",
    ]
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""


def test_every_field_says_in_both_languages_what_it_is(
    schemas: Mapping[str, str],
) -> None:
    french, english = translator("fr"), translator("en")
    for text in schemas.values():
        for name, field in find_fields(json.loads(text)):
            titles = field["title"].split(" · ")
            if name not in LOCALES:
                title = name_field(name)
                said = dict.fromkeys(
                    (french.find_text(title), english.find_text(title))
                )
                assert titles == list(said), name
            assert field.get("description"), f"{name} has no docstring"
            assert field["description"].count("\n\n") <= 1, name


def test_every_field_of_one_value_has_an_example(schemas: Mapping[str, str]) -> None:
    for file, text in schemas.items():
        bare = ", ".join(find_bare_fields(text))
        assert not bare, f"{file}: no example of {bare}; {HOW_TO_SHOW}"


_ESCAPES = re.compile(r"\\(.)")


def test_patterns_are_right_in_every_editor(schemas: Mapping[str, str]) -> None:
    """ECMA-262 with the flag `u`, as VS Code compiles them, knows no other escapes."""

    def find_patterns(described: object) -> Iterator[str]:
        values: Iterable[object] = described if isinstance(described, list) else ()
        if isinstance(described, dict):
            values = described.values()
            if isinstance(described.get("pattern"), str):
                yield described["pattern"]
        for value in values:
            yield from find_patterns(value)

    patterns = {p for text in schemas.values() for p in find_patterns(json.loads(text))}
    assert patterns
    for pattern in patterns:
        re.compile(pattern)
        assert "(?P" not in pattern, pattern
        for sign in _ESCAPES.findall(pattern):
            assert sign in "^$\\.*+?()[]{}|/dDsSwWbBtnrfvx0", pattern
    node = shutil.which("node")
    if node:
        check = "JSON.parse(process.argv[1]).forEach(p => new RegExp(p, 'u'))"
        subprocess.run([node, "-e", check, json.dumps(sorted(patterns))], check=True)
