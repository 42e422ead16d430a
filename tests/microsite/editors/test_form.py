"""The web form: what it asks of every record, and what a site publishes for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import pytest
from conftest import Tree
from pydantic.fields import FieldInfo
from support import SHOWCASE, find_problems, minimal_site, read_site, show

from microsite.editors.form_description import RECORDS, describe_form
from microsite.publish.web_form import list_hosts, publish_form
from microsite.records.programme import Programme
from microsite.records.settings import FormSettings, Settings
from microsite.records.types import COLLECTIONS
from microsite.records.value import (
    Localizable,
    Localized,
    Part,
    PartialDate,
)
from microsite.records.walk import find_reference, read_shape

Described = Mapping[str, Any]
MODELS: Mapping[str, type[Part]] = {
    **{name: declared.model for name, declared in COLLECTIONS.items()},
    "site": Settings,
    "programme": Programme,
}
ON = "form:\n  saves_to: computer\n"
PROGRAM = {"assets/form/sveltia-cms.js": "1", "assets/form/fonts/icons.woff2": "2"}


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Described:
    root = tmp_path_factory.mktemp("form")
    shutil.copytree(SHOWCASE, root / "content")
    return describe_form(read_site(root, with_drafts=True))


def list_files(form: Described) -> dict[str, Described]:
    """Each file of the form by its name: a collection, or a file of the lists."""
    files = {}
    for collection in form["cms"]["collections"]:
        for file in collection.get("files", (collection,)):
            files[file["name"]] = file
    return files


def find_fields(form: Described, name: str) -> list[Described]:
    """What the form asks of a record of a file."""
    fields: list[Described] = list_files(form)[name]["fields"]
    is_list = [each["name"] for each in fields] == [RECORDS]
    return fields[0]["fields"] if is_list else fields


def expect_widget(info: FieldInfo) -> str:
    """What a field is edited with, by its type in Python."""
    shape, is_list = read_shape(info.annotation)
    if find_reference(info):
        return "relation"
    if is_list:
        return "list"
    widgets: Mapping[type, str] = {
        bool: "boolean",
        int: "number",
        float: "number",
        PartialDate: "string",  # a month or a year is a date too
        str: "string",
    }
    assert shape
    if shape is dict:
        values = "tuple" in str(info.annotation)
        return "list" if values else "keyvalue"
    if issubclass(shape, Localized):
        return "text"
    if issubclass(shape, StrEnum):
        return "select"
    if issubclass(shape, Localizable):
        return "string"
    return "object" if issubclass(shape, Part) else widgets[shape]


def compare(model: type[Part], asked: list[Described], way: str) -> Iterator[str]:
    """What the form asks otherwise than a model says, part by part."""
    by_name = {each["name"]: each for each in asked}
    wanted = {info.alias or name: info for name, info in model.model_fields.items()}
    if sorted(by_name) != sorted(wanted.keys() - {"id"} | by_name.keys() & {"id"}):
        yield f"{way}: {sorted(by_name.keys() ^ wanted.keys())}"
    if len(by_name) != len(asked):
        yield f"{way}: a field is asked twice"
    for name, field in by_name.items():
        info, here = wanted[name], f"{way}.{name}"
        widget = expect_widget(info)
        special = {"file": "image", "kind": "select"}
        if field["widget"] not in (widget, special.get(name)):
            yield f"{here}: {field['widget']}, not {widget}"
        if field["required"] != info.is_required():
            yield f"{here}: required is {field['required']}"
        shape, is_list = read_shape(info.annotation)
        if shape and issubclass(shape, Localized | Localizable):
            told = field["field"] if is_list else field
            if told.get("i18n") is not True:
                yield f"{here}: not asked in every language"
        elif shape and issubclass(shape, Part):
            yield from compare(shape, field["fields"], here)
        if widget == "relation" and field.get("multiple", False) != is_list:
            yield f"{here}: one or many"


@pytest.mark.parametrize("name", MODELS)
def test_form_asks_every_field_once_as_its_type_says(
    name: str, form: Described
) -> None:
    assert list(compare(MODELS[name], find_fields(form, name), name)) == []


def walk(fields: list[Described]) -> Iterator[Described]:
    for field in fields:
        yield field
        yield from walk(field.get("fields", []))
        yield from walk([field["field"]] if "field" in field else [])


def test_every_reference_is_a_picker_that_finds_its_records(form: Described) -> None:
    files = list_files(form)
    pickers = [
        field
        for name in MODELS
        for field in walk(find_fields(form, name))
        if field["widget"] == "relation"
    ]
    assert len(pickers) > 50
    for picker in pickers:
        name = picker.get("file", picker["collection"])
        path = f"{RECORDS}.*." if "file" in picker else ""
        assert picker["value_field"] == (f"{path}id" if path else "{{slug}}")
        (title,) = picker["display_fields"]
        assert title.startswith(path)
        named = {each["name"] for each in find_fields(form, name)}
        assert title.removeprefix(path) in named
        assert ("file" in files[name]) is bool(path)


def test_a_part_with_texts_stands_in_every_pane_and_is_as_long_in_each(
    form: Described,
) -> None:
    """Its items are added and moved in the reference alone."""
    for name in MODELS:
        for field in walk(find_fields(form, name)):
            inner = list(walk(field.get("fields", [])))
            has_texts = any(each.get("i18n") for each in inner) or "field" in field
            if field["widget"] in ("object", "list"):
                assert field.get("i18n") == ("duplicate" if has_texts else None)


def test_the_shape_of_each_file_is_that_of_what_is_asked(form: Described) -> None:
    def compare_names(asked: list[Described], shapes: list[Described]) -> None:
        wanted = [each["name"] for each in asked if each["name"] != "id"]
        assert [s["name"] for s in shapes if s["name"] != "id"] == wanted
        by_name = {each["name"]: each for each in asked}
        for shape in shapes:
            inner = shape.get("item", shape).get("fields")
            if inner:
                compare_names(by_name[shape["name"]]["fields"], inner)

    assert set(form["shapes"]) == set(MODELS)
    for name, shape in form["shapes"].items():
        compare_names(find_fields(form, name), shape["fields"])
        assert shape["many"] is (RECORDS in str(list_files(form)[name]["fields"][:1]))


def test_labels_and_hints_are_in_the_reference_language(form: Described) -> None:
    summary = next(f for f in find_fields(form, "communes") if f["name"] == "summary")
    assert summary == {
        "name": "summary",
        "label": "Résumé",
        "required": True,
        "hint": "Une ou deux phrases : la description de la page et sa carte dans les"
        " listes.",
        "widget": "text",
        "i18n": True,
    }
    assert form["cms"]["i18n"]["default_locale"] == form["languages"][0] == "fr"
    assert [file["label"] for file in list_files(form).values()][:3] == [
        "Communes",
        "Solutions",
        "Appels",
    ]


def test_a_form_that_is_switched_off_publishes_nothing(tree: Tree) -> None:
    root = tree({**minimal_site(), **PROGRAM})
    assert publish_form(root, read_site(root)) == ()
    assert show(find_problems(root)) == []


def test_a_form_that_is_switched_on_publishes_page_program_and_description(
    tree: Tree,
) -> None:
    files = minimal_site()
    settings = f"{files['content/site.yaml']}{ON}"
    root = tree({**files, **PROGRAM, "content/site.yaml": settings})
    assert show(find_problems(root)) == []
    published = {o.path: o.content for o in publish_form(root, read_site(root))}
    assert sorted(published) == [
        "admin/fonts/icons.woff2",
        "admin/form.css",
        "admin/form.js",
        "admin/form.json",
        "admin/guard.js",
        "admin/index.html",
        "admin/merge.js",
        "admin/sveltia-cms.js",
    ]
    page = published["admin/index.html"].decode()
    assert '<html lang="fr">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "{" not in page
    assert publish_form(root, read_site(root), with_drafts=False) == ()
    described = json.loads(published["admin/form.json"])
    assert described["cms"]["backend"]["auth_methods"] == ["token"]


@pytest.mark.parametrize(
    ("settings", "files", "found"),
    [
        (ON, {}, ["the form is switched on, and assets/form/ lacks its program"]),
        (
            "form:\n  saves_to: github\n",
            PROGRAM,
            ["the form saves to a code host, and no repository is named"],
        ),
        ("form:\n  saves_to: gitlab\n  repository: ville/site\n", PROGRAM, []),
    ],
)
def test_what_the_form_lacks_is_found(
    tree: Tree, settings: str, files: Mapping[str, str], found: list[str]
) -> None:
    site = minimal_site()
    settings = f"{site['content/site.yaml']}{settings}"
    root = tree({**site, **files, "content/site.yaml": settings})
    problems = find_problems(root)
    assert [each.rule for each in problems] == ["unfinished-form"] * len(found)
    assert [line.partition(": ")[2] for line in show(problems)] == [
        f"{said} [unfinished-form]" for said in found
    ]


@pytest.mark.parametrize(
    ("saves_to", "address", "hosts"),
    [
        ("computer", None, ()),
        ("github", None, ("https://api.github.com",)),
        ("gitlab", None, ("https://gitlab.com",)),
        ("gitlab", "https://git.ville.example/", ("https://git.ville.example",)),
    ],
)
def test_the_form_asks_no_host_but_the_one_it_saves_to(
    saves_to: str, address: str | None, hosts: tuple[str, ...]
) -> None:
    told = {"saves_to": saves_to, "repository": "ville/site", "address": address}
    assert list_hosts(FormSettings.model_validate(told)) == hosts
