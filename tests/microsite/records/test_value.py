"""Values of records: dates as precise as their source, texts per language, forms."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from support import LOCALES, minimal_record
from tables import every_row

from microsite.records.types.commune import Commune, Population
from microsite.records.types.event import Event
from microsite.records.value import (
    CodeInsee,
    Email,
    ImageFile,
    Localizable,
    Localized,
    PartialDate,
    PostalCode,
    Reference,
    Siren,
    Slug,
    SlugByLocale,
    Url,
)
from microsite.records.walk import read_shape, walk_values


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_date_spans_the_days_it_may_be(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.first_day, parsed.last_day, str(parsed)) == (first, last, text)


@every_row(
    "text",
    [
        "",
        "24",
        "2024-2",
        "2024-02-6",
        "2024-13",
        "2024-00",
        "2024-00-01",
        "2024-02-00",
        "2024-02-30",
        "2023-02-29",
        "2024-02-06T10:00",
        "06/02/2024",
        "２０２４",
        "2024 ",
        "-2024",
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        PartialDate.parse(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert (parsed.first_day, parsed.last_day) == (day, day)


FORMS: tuple[tuple[Any, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        Slug,
        ("a", "a-b", "2-a"),
        ("", "A", "a--b", "-a", "a-", "a_b", "é", "a/b", "..", "a\n"),
    ),
    (CodeInsee, ("01002", "2A004"), ("1002", "2C004", "010021", "٠١٠٠٢")),
    (PostalCode, ("01000",), ("1000", "92 330", "2A000")),
    (Siren, ("219200714",), ("21920071", "219 200 714")),
    (
        Url,
        ("https://a.fr", "http://a.fr/é?b=c#d"),
        (
            "ftp://a.fr",
            "a.fr",
            "javascript:x",
            "https://a b",
            'https://a"b',
            "https://",
        ),
    ),
    (Email, ("a.b+c@d-e.fr",), ("a", "a@b", "a b@c.fr", "a@b.fr\n")),
    (
        ImageFile,
        ("a.jpg", "b/c-d.webp"),
        ("../a.jpg", "/a.jpg", "a.gif", "a.jpg.exe", "a/../b.jpg", "a b.jpg", ".jpg"),
    ),
)


@every_row(
    ("form", "text"), [(form, text) for form, right, _ in FORMS for text in right]
)
def test_what_has_its_form_is_kept(form: Any, text: str) -> None:
    assert TypeAdapter(form).validate_python(text) == text


@every_row(
    ("form", "text"), [(form, text) for form, _, wrong in FORMS for text in wrong]
)
def test_what_has_another_form_is_refused(form: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(form).validate_python(text)


@every_row(
    ("model", "data", "kind"),
    [
        (Localized, {"fr": "a", "en": "b"}, ""),
        (Localized, {"fr": "a"}, "missing-translation"),
        (Localized, {"fr": "a", "en": " "}, "missing-translation"),
        (Localized, {"fr": "a", "en": "b", "de": "c"}, "unknown-language"),
        (Localized, "a", "dict_type"),
        (Localizable, "a", ""),
        (Localizable, " ", "empty-value"),
        (Localizable, {"fr": "a", "en": "b"}, ""),
        (Localizable, {"fr": "a"}, "missing-translation"),
        (SlugByLocale, {"fr": "a", "en": "b"}, ""),
        (SlugByLocale, {"fr": "a", "en": "../b"}, "wrong-slug"),
    ],
)
def test_texts_speak_every_language_of_the_site(
    model: type[Localized], data: object, kind: str
) -> None:
    kinds = []
    try:
        model.model_validate(data, context={"locales": LOCALES})
    except ValidationError as error:
        kinds = [detail["type"] for detail in error.errors()]
    assert kinds == ([kind] if kind else [])


def test_a_record_is_walked_with_the_names_of_its_file() -> None:
    mayor = {"person": "ada", "title": {"fr": "a", "en": "b"}, "from": "2020"}
    commune = minimal_record(Commune, mayor=mayor, sources=["one", "two"])
    leaves = {leaf.path: leaf for leaf in walk_values(commune)}
    assert leaves["mayor", "from"].value == PartialDate(2020)
    assert leaves["mayor", "person"].reference == Reference("people")
    assert leaves["sources", 1].reference == Reference("sources")
    assert leaves["summary",].reference is None
    assert ("draft",) not in leaves
    assert ("mayor", "to") not in leaves


def test_a_list_without_items_is_walked_as_nothing() -> None:
    event = minimal_record(Event, communes=[])
    assert [
        leaf.path for leaf in walk_values(event) if leaf.path[0] == "communes"
    ] == []


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Commune.model_fields["sources"].annotation, (str, True)),
        (Commune.model_fields["population"].annotation, (Population, False)),
        (Commune.model_fields["summary"].annotation, (Localized, False)),
        (Population.model_fields["by_year"].annotation, (dict, False)),
        (str | None, (str, False)),
    ],
)
def test_the_shape_of_a_field_is_read(
    annotation: object, expected: tuple[type, bool]
) -> None:
    assert read_shape(annotation) == expected
