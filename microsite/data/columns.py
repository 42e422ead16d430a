"""What each column of the open data holds, said for those who reuse it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from twinlint.finding import LanguageName, Message, message
from twinlint.source import Locale

_ID = message("Identifier of the row; it does not change")
_EDITION = message("Identifier of the edition of the programme; empty if unknown")
_PHASE = message("Identifier of the phase of the edition; empty if unknown")
_COMMUNES = message("Identifiers of the municipalities, separated by semicolons")
_SOURCES = message("Identifiers of the sources, separated by semicolons")
_SUMMARY = message("Summary, in {language}")
_URL = message("Address of the page, in {language}")

COLUMNS: Mapping[str, Mapping[str, Message]] = {
    "communes": {
        "id": _ID,
        "name": message("Official name of the municipality"),
        "code_insee": message("INSEE code of the municipality; not its postcode"),
        "siren": message("SIREN number of the municipality"),
        "postal_codes": message("Postcodes, separated by semicolons"),
        "department_code": message("Code of the département"),
        "department_name": message("Name of the département"),
        "ept_name": message("Name of the établissement public territorial (EPT)"),
        "ept_siren": message("SIREN number of the établissement public territorial"),
        "edition": _EDITION,
        "phase": _PHASE,
        "mayor": message("Mayor whom the sources name; see mayor_checked_on"),
        "mayor_from": message(
            "Start of the mayor’s term, as precise as the source: day, month or year"
        ),
        "mayor_checked_on": message(
            "Date of the latest dated source that names this person as mayor"
        ),
        "population": message("Inhabitants, official figure of population_year"),
        "population_year": message("Vintage of the official population figure"),
        "district": message(
            "Name of the district open to trials; empty while no source names it"
        ),
        "website": message("Address of the town website"),
        "latitude": message("Latitude of the town, in degrees (WGS 84)"),
        "longitude": message("Longitude of the town, in degrees (WGS 84)"),
        "summary": _SUMMARY,
        "url": _URL,
        "sources": _SOURCES,
    },
    "solutions": {
        "id": _ID,
        "name": message("Name of the solution, in {language}"),
        "communes": _COMMUNES,
        "edition": _EDITION,
        "phase": _PHASE,
        "themes": message("Identifiers of the themes, separated by semicolons"),
        "organisations": message(
            "Identifiers of the project holders, separated by semicolons;"
            " empty while no source names them"
        ),
        "status": message(
            "How far the solution has come, according to the sources: announced,"
            " testing (being tested), tested, or mentioned (no more is known)"
        ),
        "site": message(
            "Where in the municipality, in {language}; empty while no source says it"
        ),
        "summary": _SUMMARY,
        "url": _URL,
        "sources": _SOURCES,
    },
    "timeline": {
        "id": _ID,
        "date": message("Date, as precise as the source: day, month or year"),
        "date_is_inferred": message(
            "true when the date is deduced, because no source states it in full"
        ),
        "edition": _EDITION,
        "communes": _COMMUNES,
        "text": message("What happened, in {language}"),
        "sources": _SOURCES,
    },
}
"""`{table: {column: description}}`; a column for each language stands here once."""


def describe_column(table: str, column: str, locales: Iterable[Locale]) -> Message:
    """What a column holds; `name_fr` is `name`, in French.

    A KeyError says that a column was added without a description.
    """
    columns = COLUMNS[table]
    for locale in locales:
        shared = column.removesuffix(f"_{locale}")
        if column != shared and shared in columns:
            language = ("language", LanguageName(locale))
            return replace(columns[shared], values=(language,))
    return columns[column]
