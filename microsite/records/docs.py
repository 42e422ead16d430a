"""Titles of the fields of records, and what their docstrings say of each.

Only schemas, new files and catalogs ask; a build does not wait for it, as it would with
pydantic's `use_attribute_docstrings`, which reads the source of every model at once.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from microsite.records.value import Part
from twinlint.finding import message


@cache
def read_descriptions(model: type[Part]) -> Mapping[str, str]:
    """`{name in the file: docstring}` of the fields that have one.

    A field that a model has from another is described there.
    """
    documented: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, Part):
            documented.update(_read_docstrings(each))
    return {
        info.alias or name: documented[name]
        for name, info in model.model_fields.items()
        if name in documented
    }


def _read_docstrings(model: type[Part]) -> Iterator[tuple[str, str]]:
    (written,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(written, ast.ClassDef)  # noqa: S101 - that is what a model is
    for field, below in pairwise(written.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)


_TITLES = {
    "alt": message("Description of the picture"),
    "area_ha": message("Area in hectares"),
    "audit_date": message("Date of the audit"),
    "base_url": message("Address of the site"),
    "body": message("Text of the page"),
    "chosen": message("Value shown"),
    "code_insee": message("INSEE code"),
    "communes": message("Municipalities"),
    "contact_email": message("Contact e-mail"),
    "department": message("Département"),
    "duration_months": message("Duration in months"),
    "email": message("E-mail"),
    "ept": message("Établissement public territorial"),
    "footer": message("Menu below"),
    "forbidden": message("Words to avoid"),
    "from": message("Start"),
    "gaps": message("What is not known"),
    "id": message("Identifier"),
    "image": message("Picture"),
    "inferred": message("Deduced"),
    "is_name": message("Is a name"),
    "legal": message("Legal details"),
    "locales": message("Languages"),
    "name_language": message("Language of the name"),
    "navigation": message("Main menu"),
    "parent": message("Page above"),
    "percent": message("Percentage"),
    "postal_codes": message("Postcodes"),
    "publication_director": message("Director of publication"),
    "publisher_address": message("Address of the publisher"),
    "qualifier": message("Precision"),
    "siren": message("SIREN number"),
    "site": message("Place"),
    "slug": message("End of the address"),
    "stated": message("Other numbers"),
    "statement_date": message("Date of the statement"),
    "supports": message("Support"),
    "to": message("End"),
    "url": message("Web address"),
    "variants": message("Other spellings"),
}
"""What fields are called for people, where it is not their name with a capital."""


def name_field(field: str) -> str:
    """What a field is called for people, in English: also a key of catalogs.

    >>> name_field("code_insee"), name_field("short_title")
    ('INSEE code', 'Short title')
    """
    called = _TITLES.get(field)
    return called.text if called else field.replace("_", " ").capitalize()


_OTHERWISE = {
    "alt": message("description, alternative text, caption"),
    "body": message("text, content, article"),
    "code_insee": message("insee, code, commune code"),
    "communes": message("commune, municipality, towns, cities"),
    "credit": message("author, photographer, copyright"),
    "date": message("day, when, published"),
    "editions": message("edition"),
    "email": message("mail, e mail"),
    "file": message("path, file name, picture file"),
    "from": message("begin, beginning, since, start date"),
    "image": message("photo, photograph, illustration"),
    "kind": message("type, category, sort"),
    "language": message("lang, tongue, locale"),
    "latitude": message("lat, north"),
    "longitude": message("lon, lng, long, east"),
    "name": message("called, label, full name"),
    "operators": message("operator, companies"),
    "organisation": message("organization, company, employer"),
    "phone": message("telephone, phone number, tel"),
    "postal_codes": message("postal code, postcode, zip code"),
    "read": message("reading, how much was read"),
    "slug": message("end of address, permalink, path"),
    "solutions": message("solution, projects"),
    "sources": message("source, references, reference"),
    "speaker": message("person, author, who, said by, quoted person"),
    "status": message("state, stage, progress"),
    "summary": message("abstract, description, standfirst, lead, subtitle"),
    "text": message("words, quotation, quote, sentence"),
    "themes": message("theme, topics, tags"),
    "title": message("heading, headline"),
    "to": message("until, finish, end date"),
    "url": message("link, address, web page"),
    "value": message("number, figure, amount"),
    "website": message("web site, site, home page"),
}
"""What editors write in place of the name of a field, with commas between."""


def name_otherwise(field: str) -> str:
    """Other words for a field, in English: also a key of catalogs; else nothing.

    >>> name_otherwise("kind"), name_otherwise("siren")
    ('type, category, sort', '')
    """
    called = _OTHERWISE.get(field)
    return called.text if called else ""


def describe_model(model: type[Part]) -> dict[str, Any]:
    """The JSON Schema of a model, with the docstrings of its fields."""
    return model.model_json_schema(by_alias=True, schema_generator=_Documented)


class _Documented(GenerateJsonSchema):
    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        """A schema whose properties say what they mean."""
        described = super().model_schema(schema)
        if issubclass(schema["cls"], Part):
            for name, text in read_descriptions(schema["cls"]).items():
                described["properties"][name]["description"] = text
        return described
