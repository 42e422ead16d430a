"""Publishes records as data, with the columns of their types: CSV, JSON, GeoJSON.

Every row has both languages in columns of their own, so that no version can say more
than the other. A data package (Frictionless Data Package 1.0) describes the files.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from microsite.pages import Output, Page
from microsite.records import (
    PAGE_URL,
    Collection,
    Column,
    Localizable,
    Localized,
    Record,
    Site,
    find_shape,
    rank_date,
    read_field,
)
from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import LanguageName
from twinlint.source import Locale

FOLDER = "data"
LICENCE = {"name": "etalab-2.0", "title": "Licence Ouverte 2.0 / Open Licence 2.0"}
"""The licence of a site that has one; its address stands in the settings."""

Value = str | int | float | bool | None
Row = Mapping[str, Value]
"""A row of a table; an unknown value is None, an empty cell."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column as it is published: a text in each language is a column for each."""

    name: str
    column: Column
    locale: Locale | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one type of record."""

    name: str
    cells: tuple[_Cell, ...]
    rows: tuple[Row, ...]
    point: tuple[str, ...] = ()
    """The columns of longitude and latitude, of a table that is a map layer too."""

    def find_type(self, cell: _Cell) -> str:
        """What a column holds, as Table Schema names it."""
        kinds = {type(row[cell.name]) for row in self.rows} - {type(None)}
        if kinds == {bool}:
            return "boolean"
        if kinds == {int}:
            return "integer"
        return "number" if kinds and kinds <= {int, float} else "string"


def publish_data(
    site: Site,
    pages: Iterable[Page],
    base_url: str,
    translators: Mapping[Locale, Translator],
) -> tuple[Output, ...]:
    """Every data file; none for a site without records.

    `translators` say what columns hold, in the languages that describe the files.
    """
    writer = _Writer(site, tuple(pages), base_url.rstrip("/"))
    every = tuple(writer.make_tables())
    tables = tuple(table for table in every if table.rows)
    if not tables:
        return ()
    outputs = [_output(f"{t.name}.csv", _write_csv(t)) for t in tables]
    outputs += [_output(f"{t.name}.json", _dump(list(t.rows))) for t in tables]
    layers = (table for table in every if table.point)
    outputs += [_output(f"{t.name}.geojson", _dump(_make_geojson(t))) for t in layers]
    package = _describe(site, tables, translators)
    outputs.append(_output("datapackage.json", _dump(package)))
    return tuple(sorted(outputs, key=lambda output: output.path))


def _output(name: str, text: str) -> Output:
    return Output(f"{FOLDER}/{name}", text.encode())


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write_csv(table: Table) -> str:
    """RFC 4180, with the line ends it asks for."""
    buffer = io.StringIO()
    writer = csv.DictWriter(
        buffer, [cell.name for cell in table.cells], lineterminator="\r\n"
    )
    writer.writeheader()
    for row in table.rows:
        writer.writerow({key: _guard(value) for key, value in row.items()})
    return buffer.getvalue()


def _guard(value: str | float | None) -> str | float | None:
    """A value of a cell; what a spreadsheet would run, made a text (OWASP)."""
    if isinstance(value, bool):
        return str(value).lower()
    is_formula = isinstance(value, str) and value[:1] in ("=", "+", "-", "@")
    return f"'{value}" if is_formula else value


class _Writer:
    def __init__(self, site: Site, pages: tuple[Page, ...], base_url: str) -> None:
        self.site = site
        self.urls = {(p.key, p.locale): f"{base_url}{p.url}" for p in pages}

    def make_tables(self) -> Iterator[Table]:
        for name, declared in self.site.types.items():
            cells = tuple(self._list_cells(declared))
            if cells:
                records = self.site.collection(name).values()
                rows = (self._write_row(declared, cells, each) for each in records)
                yield Table(name, cells, tuple(rows), declared.point or ())

    def _list_cells(self, declared: Collection) -> Iterator[_Cell]:
        for column in declared.columns:
            if column.is_given or not self._has_languages(declared, column):
                yield _Cell(column.name, column)
            else:
                for locale in self.site.locales:
                    yield _Cell(f"{column.name}_{locale}", column, locale)

    def _has_languages(self, declared: Collection, column: Column) -> bool:
        if column.field == PAGE_URL:
            return True
        shape = find_shape(self.site.types, declared.model, column.field)
        return shape is not None and issubclass(shape, Localized | Localizable)

    def _write_row(
        self, declared: Collection, cells: Iterable[_Cell], record: Record
    ) -> Row:
        key = f"{declared.word}:{record.id}"
        return {cell.name: self._write_cell(cell, key, record) for cell in cells}

    def _write_cell(self, cell: _Cell, key: str, record: Record) -> Value:
        if cell.column.field == PAGE_URL and cell.locale:
            return self.urls.get((key, cell.locale))
        value = read_field(self.site, record, cell.column.field)
        if cell.column.is_latest:
            days = value if isinstance(value, tuple) else (value,)
            value = max(filter(None, days), key=rank_date, default=None)
        if cell.column.is_given:
            return value is not None
        if isinstance(value, Localized | Localizable) and cell.locale:
            return value[cell.locale]
        if isinstance(value, tuple):
            return "; ".join(map(str, value))
        is_plain = value is None or type(value) in (str, int, float, bool)
        return cast(Value, value) if is_plain else str(value)


def _make_geojson(table: Table) -> dict[str, Any]:
    """RFC 7946: WGS 84, longitude first.

    Points, even where the map draws an outline: an outline belongs to its source,
    under the licence given there, and is drawn too coarse to be data.
    """
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": {"type": "Point", "coordinates": [row[c] for c in table.point]},
            "properties": {k: v for k, v in row.items() if k not in table.point},
        }
        for row in table.rows
        if all(row[column] is not None for column in table.point)
    ]
    return {"type": "FeatureCollection", "features": features}


def _describe(
    site: Site, tables: Iterable[Table], translators: Mapping[Locale, Translator]
) -> dict[str, Any]:
    """Frictionless Data Package 1.0, whose first language is that of its texts."""
    licence = site.settings.licence
    return {
        "profile": "tabular-data-package",
        "name": "qmi",
        "title": site.settings.name[site.locales[0]],
        "version": str(site.settings.updated),
        "languages": list(translators),
        **({"licenses": [LICENCE | {"path": licence.url}]} if licence else {}),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": cell.name, "type": table.find_type(cell)}
                        | _describe_column(cell, translators)
                        for cell in table.cells
                    ],
                    "primaryKey": "id",
                },
            }
            for table in tables
        ],
    }


def _describe_column(
    cell: _Cell, translators: Mapping[Locale, Translator]
) -> dict[str, str]:
    """The description in the first language, then `description@en` and so on.

    The specification has no translations: its schema wants `description` to be one
    text, and leaves other properties free. `@` is the sign of its pattern for them
    (specs.frictionlessdata.io/patterns, "Table Schema: Translations").
    """
    said = cell.column.description
    if said is None:
        return {}
    if cell.locale:
        said = replace(said, values=(("language", LanguageName(cell.locale)),))
    first, *others = translators.items()
    return {"description": first[1](said)} | {
        f"description@{locale}": translate(said) for locale, translate in others
    }
