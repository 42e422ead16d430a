"""Holds the figures of a site against the records that they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from microsite.check.counts import (
    Kind,
    ReadNumbers,
    list_kinds,
    names_kind,
    read_chosen,
    read_figure,
)
from microsite.check.facts import CountFacts
from microsite.check.own import find_edition
from microsite.check.rules.contradicted_count import (
    advise_count,
    contradicted_count,
    tell_count,
)
from microsite.records import Record, Site, leave_out_previewed
from twinlint.finding import Finding, Place


def check_figures(
    site: Site, counts: tuple[CountFacts, ...], read: ReadNumbers
) -> Iterator[Finding]:
    """Figures, and values chosen among those of sources, that are an old count."""
    kinds = list_kinds(leave_out_previewed(site), read)
    for kind, counted in zip(kinds, counts, strict=True):
        for id_, figure in site.figures.items():
            said = read_figure(site, figure, kind)
            if said and said.is_plain and figure.value != said.right:
                words = f"{figure.value} {figure.label[site.locales[0]]}"
                place = site.origins[f"figure:{id_}"].place(("value",), text=words)
                is_part = bool(figure.edition)
                meant = replace(counted, total=said.right, is_of_edition=is_part)
                yield _report(words, figure.value, place, meant)
        if kind.is_whole:
            yield from _check_chosen(site, kind, counted)


def _check_chosen(site: Site, kind: Kind, counted: CountFacts) -> Iterator[Finding]:
    """Values chosen for a number of records that is no longer that."""
    records: list[tuple[str, Record]] = list(site.records())
    if site.programme:
        records.append(("programme", site.programme))
    for ref, record in records:
        for index, disagreement in enumerate(record.disagreements):
            chosen = read_chosen(disagreement)
            written = str(disagreement.chosen.root) if disagreement.chosen else ""
            if not written.isdecimal() or not names_kind(disagreement.summary, kind):
                continue
            (number,) = chosen
            if not counted.allows(number, site.locales[0], ()):
                path = ("disagreements", index, "chosen")
                place = site.origins[ref].place(path, text=written)
                edition = find_edition(ref, record)
                meant = counted.narrow(number, edition, site.locales[0])
                yield _report(written, number, place, meant)


def _report(words: str, number: int, place: Place, counted: CountFacts) -> Finding:
    return contradicted_count.rule(
        tell_count(words, counted),
        place,
        related=(counted.place,),
        help=advise_count(str(counted.total), number, counted),
    )
