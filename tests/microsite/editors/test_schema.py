"""The schemas of editors: generated, fresh, named by each record, and true of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from support import LOCALES, PROJECT, copy_project, translator

from microsite.command.cli import main
from microsite.editors.schema import FOLDER, describe_records
from microsite.records.types import COLLECTIONS
from twinlint.source import Locale

CONTENT = PROJECT / "content"
RECORDS = sorted(
    path for path in CONTENT.rglob("*.yaml") if ".schema" not in path.parts
)
NAMES = [path.relative_to(CONTENT).as_posix() for path in RECORDS]


def find_schema(name: str) -> str:
    """The schema that a file of content/ should name."""
    folder, _, file = name.rpartition("/")
    return COLLECTIONS[folder].word if folder else file.removesuffix(".yaml")


def test_the_schemas_are_fresh() -> None:
    wanted = describe_records(tuple(map(Locale, LOCALES)), translator("fr"))
    there = {
        p.name: p.read_text(encoding="utf-8") for p in (PROJECT / FOLDER).iterdir()
    }
    assert sorted(there) == sorted(wanted)
    stale = [name for name, text in wanted.items() if there[name] != text]
    assert stale == [], "run: python build.py schema"


@pytest.mark.parametrize("name", NAMES)
def test_a_record_names_its_schema_in_its_first_line(name: str) -> None:
    first, _, _ = (CONTENT / name).read_text(encoding="utf-8").partition("\n")
    above = "../" * name.count("/")
    assert first == (
        f"# yaml-language-server: $schema={above}.schema/{find_schema(name)}.json"
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_valid_for_editors_too(name: str) -> None:
    schema = json.loads(
        (PROJECT / FOLDER / f"{find_schema(name)}.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    data = read_as_editors_do((CONTENT / name).read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates stay text, keys are text."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def read_as_editors_do(text: str) -> object:
    def with_text_keys(data: object) -> object:
        if isinstance(data, dict):
            return {str(key): with_text_keys(value) for key, value in data.items()}
        if isinstance(data, list):
            return [with_text_keys(item) for item in data]
        return data

    return with_text_keys(yaml.load(text, _EditorLoader))  # noqa: S506 - a safe loader


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
    name: str, data: object, is_valid: bool
) -> None:
    schemas = describe_records(tuple(map(Locale, LOCALES)), translator("en"))
    name = {"theme": "themes"}.get(name, name)
    validator = jsonschema.Draft202012Validator(json.loads(schemas[f"{name}.json"]))
    data = {"energy": data} if name == "themes" else data
    assert validator.is_valid(data) is is_valid


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
    root = copy_project(tmp_path / "site")
    (root / FOLDER / "commune.json").write_text("{}", encoding="utf-8")
    (root / FOLDER / "site.json").unlink()
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{FOLDER}/commune.json",
        f"{FOLDER}/site.json",
    ]
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""
