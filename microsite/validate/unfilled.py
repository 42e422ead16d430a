"""Asks editors for what the settings expect records to have in the end."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import (
    Collection,
    Site,
    find_shape,
    is_given,
    name_field,
)
from microsite.validate import problems
from microsite.words import LANGUAGES, read_translators
from twinlint.finding import Every, Finding, InLanguages, message
from twinlint.suggest import suggest_words


def find_unfilled(site: Site) -> Iterator[Finding]:
    """One note for each record that lacks something; slips in what is expected."""
    for name, ways in site.settings.expected.items():
        declared = site.types.get(name)
        if declared is None:
            yield _report_unknown(site, ("expected", name), name, tuple(site.types))
            continue
        known = []
        for index, way in enumerate(ways):
            if way in site.types or find_shape(site.types, declared.model, way):
                known.append(way)
            else:
                path = ("expected", name, index)
                yield _report_unknown(site, path, way, _list_ways(declared))
        yield from _ask(site, declared, tuple(known))


def _ask(site: Site, declared: Collection, ways: tuple[str, ...]) -> Iterator[Finding]:
    name = declared.name
    for id_, record in site.collection(name).items():
        lacking = tuple(way for way in ways if not is_given(site, name, record, way))
        if lacking:
            yield problems.UNFILLED_FIELD(
                message(
                    "still to be filled in: {fields}", fields=_name_fields(lacking)
                ),
                site.origins[f"{declared.word}:{id_}"].key_place(()),
                help=message(
                    "add them when a source gives them; the page leaves them out"
                    " until then"
                ),
            )


def _name_fields(ways: tuple[str, ...]) -> Every:
    """Fields as the reader calls them, each with its name in the file."""
    return Every(InLanguages(tuple(_name_field(way))) for way in ways)


def _name_field(way: str) -> Iterator[tuple[str, str]]:
    for locale, translate in read_translators(LANGUAGES).items():
        title = translate.find_text(name_field(way.rpartition(".")[2]))
        is_acronym = title[1:2].isupper()
        called = title if is_acronym else title[:1].lower() + title[1:]
        yield locale, way if called == way else f"{called} ({way})"


def _list_ways(declared: Collection) -> tuple[str, ...]:
    fields = declared.model.model_fields.items()
    return tuple(info.alias or name for name, info in fields if name != "id")


def _report_unknown(
    site: Site, path: tuple[str | int, ...], name: str, known: tuple[str, ...]
) -> Finding:
    """A name that is neither a field nor a type of record."""
    origin = site.origins["site"]
    guesses = suggest_words(name, known)
    is_key = isinstance(path[-1], str)
    return problems.UNKNOWN_FIELD(
        message("“{name}” is not a field here", name=name),
        origin.key_place(path, text=name) if is_key else origin.place(path, text=name),
        help=message("did you mean {guesses}?", guesses=guesses)
        if guesses
        else message("fields here: {fields}", fields=Every(known)),
    )
