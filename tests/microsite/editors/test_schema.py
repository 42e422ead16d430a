"""The schemas of editors: generated, fresh, named by each record, and true of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from support import (
    LOCALES,
    PROJECT,
    SHOWCASE,
    copy_showcase,
    read_as_editors_do,
    translator,
)

from microsite.command.cli import main
from microsite.editors.schema import FOLDER, describe_records, extract_descriptions
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


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_valid_for_editors_too(
    name: str, schemas: Mapping[str, str]
) -> None:
    schema = json.loads(schemas[f"{find_schema(name)}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    data = read_as_editors_do((SHOWCASE / name).read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
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
