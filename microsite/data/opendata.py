"""Publishes communes, solutions and timeline as data: CSV, JSON, GeoJSON.

Every row has both languages in columns of their own, so that no version can say more
than the other. A data package (Frictionless Data Package 1.0) describes the files.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from microsite.data.columns import describe_column
from microsite.pages import Output, Page
from microsite.records import (
    Commune,
    Event,
    Localizable,
    Localized,
    Record,
    Site,
    Solution,
)
from twinlint.catalog import Translator
from twinlint.source import Locale

FOLDER = "data"
LICENCE = {"name": "etalab-2.0", "title": "Licence Ouverte 2.0 / Open Licence 2.0"}
"""The licence of a site that has one; its address stands in the settings."""

Row = Mapping[str, str | int | float | bool | None]
"""A row of a table; an unknown value is None, an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one type of record."""

    name: str
    rows: tuple[Row, ...]
    fields: Mapping[str, str]
    """`{column: type}` in the order of columns, types as Table Schema names them."""


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
    tables = tuple(table for table in writer.make_tables() if table.rows)
    if not tables:
        return ()
    outputs = [_output(f"{t.name}.csv", _write_csv(t)) for t in tables]
    outputs += [_output(f"{t.name}.json", _dump(list(t.rows))) for t in tables]
    package = _describe(site, tables, translators)
    outputs.append(_output("communes.geojson", _dump(writer.make_geojson(tables))))
    outputs.append(_output("datapackage.json", _dump(package)))
    return tuple(sorted(outputs, key=lambda output: output.path))


def _output(name: str, text: str) -> Output:
    return Output(f"{FOLDER}/{name}", text.encode())


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write_csv(table: Table) -> str:
    """RFC 4180, with the line ends it asks for."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, table.fields, lineterminator="\r\n")
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

    def make_tables(self) -> tuple[Table, ...]:
        site = self.site
        return (
            self._make_table("communes", site.communes.values(), self._write_commune),
            self._make_table(
                "solutions", site.solutions.values(), self._write_solution
            ),
            self._make_table("timeline", site.timeline.values(), self._write_event),
        )

    def make_geojson(self, tables: Iterable[Table]) -> dict[str, Any]:
        """RFC 7946: WGS 84, longitude first.

        Points, even where the map draws an outline: an outline belongs to its source,
        under the licence given there, and is drawn too coarse to be data.
        """
        rows = next((t.rows for t in tables if t.name == "communes"), ())
        features = [
            {
                "type": "Feature",
                "id": row["id"],
                "geometry": {
                    "type": "Point",
                    "coordinates": [row["longitude"], row["latitude"]],
                },
                "properties": {
                    k: v for k, v in row.items() if k not in ("longitude", "latitude")
                },
            }
            for row in rows
            if row["longitude"] is not None
        ]
        return {"type": "FeatureCollection", "features": features}

    def _make_table(
        self, name: str, records: Iterable[Any], write: Callable[[Any], Row]
    ) -> Table:
        rows = tuple(write(record) for record in records)
        columns = rows[0] if rows else {}
        fields = {column: _find_type(column, rows) for column in columns}
        return Table(name, rows, fields)

    def _write_commune(self, commune: Commune) -> Row:
        mayor, population = commune.mayor, commune.population
        person = self.site.people[mayor.person].name if mayor else None
        return {
            "id": commune.id,
            "name": commune.name,
            "code_insee": commune.code_insee,
            "siren": commune.siren,
            "postal_codes": "; ".join(commune.postal_codes),
            "department_code": commune.department.code,
            "department_name": commune.department.name,
            "ept_name": commune.ept.name if commune.ept else None,
            "ept_siren": commune.ept.siren if commune.ept else None,
            "edition": commune.edition,
            "phase": commune.phase,
            "mayor": person,
            "mayor_from": str(mayor.start) if mayor and mayor.start else None,
            "mayor_checked_on": (
                str(mayor.checked_on) if mayor and mayor.checked_on else None
            ),
            "population": population.value if population else None,
            "population_year": population.year if population else None,
            "district": commune.district.name if commune.district else None,
            "website": commune.website.url if commune.website else None,
            "latitude": commune.position.latitude if commune.position else None,
            "longitude": commune.position.longitude if commune.position else None,
            **self._write_localized("summary", commune.summary),
            **self._write_urls(f"commune:{commune.id}"),
            "sources": _join(commune),
        }

    def _write_solution(self, solution: Solution) -> Row:
        return {
            "id": solution.id,
            **self._write_localized("name", solution.name),
            "communes": "; ".join(solution.communes),
            "edition": solution.edition,
            "phase": solution.phase,
            "themes": "; ".join(solution.themes),
            "organisations": "; ".join(solution.organisations),
            "status": str(solution.status),
            **self._write_localized("site", solution.site),
            **self._write_localized("summary", solution.summary),
            **self._write_urls(f"solution:{solution.id}"),
            "sources": _join(solution),
        }

    def _write_event(self, event: Event) -> Row:
        return {
            "id": event.id,
            "date": str(event.date),
            "date_is_inferred": event.inferred is not None,
            "edition": event.edition,
            "communes": "; ".join(event.communes),
            **self._write_localized("text", event.text),
            "sources": _join(event),
        }

    def _write_localized(
        self, name: str, text: Localized | Localizable | None
    ) -> dict[str, str | None]:
        return {
            f"{name}_{locale}": text[locale] if text else None
            for locale in self.site.locales
        }

    def _write_urls(self, key: str) -> dict[str, str]:
        locales: tuple[Locale, ...] = self.site.locales
        return {f"url_{locale}": self.urls[key, locale] for locale in locales}


def _join(record: Record) -> str:
    return "; ".join(record.sources)


def _find_type(column: str, rows: Iterable[Row]) -> str:
    kinds = {type(row[column]) for row in rows if row[column] is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "number" if kinds and kinds <= {int, float} else "string"


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
                        {"name": name, "type": type_}
                        | _describe_column(site, table, name, translators)
                        for name, type_ in table.fields.items()
                    ],
                    "primaryKey": "id",
                },
            }
            for table in tables
        ],
    }


def _describe_column(
    site: Site, table: Table, column: str, translators: Mapping[Locale, Translator]
) -> dict[str, str]:
    """The description in the first language, then `description@en` and so on.

    The specification has no translations: its schema wants `description` to be one
    text, and leaves other properties free. `@` is the sign of its pattern for them
    (specs.frictionlessdata.io/patterns, "Table Schema: Translations").
    """
    said = describe_column(table.name, column, site.locales)
    first, *others = translators.items()
    return {"description": first[1](said)} | {
        f"description@{locale}": translate(said) for locale, translate in others
    }
