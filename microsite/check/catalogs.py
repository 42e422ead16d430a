"""Compares the translations of each word of a site, and with those its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from microsite.check.check import (
    PLAIN,
    Checked,
    Compare,
    Means,
    check_texts,
)
from microsite.check.hold import hold_back
from microsite.check.knowledge import learn_register
from microsite.check.problems import ABSENCE_IN_SUMMARY
from microsite.records import Site
from microsite.validate import ReadBefore, know_nothing
from twinlint.catalog import PLACEHOLDER, Catalog, Entry
from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.register import Register
from twinlint.rule import Scope
from twinlint.source import Locale, Text


def compare_catalogs(
    site: Site,
    catalogs: Mapping[Locale, Catalog],
    register: Register,
    compare: Compare = compare_texts,
) -> Iterator[Finding]:
    """What differs between the translations of one message."""
    reference, *others = site.locales
    for key, entry in catalogs[reference].entries.items():
        for other in others:
            twin = catalogs[other].entries.get(key)
            if twin is None or not all((*entry.texts, *twin.texts)):
                continue
            yield from compare(
                _read_message(catalogs[reference], entry),
                _read_message(catalogs[other], twin),
                (reference, other),
                format="text",
                register=register,
                scopes=(Scope.PAIR,),  # a message may be a part of a sentence
            )


def _read_message(catalog: Catalog, entry: Entry) -> Text:
    """The last form of a translation, which speaks of several, at its entry's line."""
    text = PLACEHOLDER.sub("…", entry.texts[-1])
    return Text(text, catalog.path, (0,), ((max(entry.line, 1), 1),))


def check_words(
    site: Site,
    catalogs: Mapping[Locale, Catalog],
    means: Means = PLAIN,
    known: Iterable[Finding] = (),
    before: ReadBefore = know_nothing,
) -> Checked:
    """Compare the texts of records, and those of catalogs.

    `known` is what is wrong with them already: differences there are not told. `before`
    has the records of the last commit.
    """
    register = learn_register(site)
    checked = check_texts(site, register, means, before)
    said = compare_catalogs(site, catalogs, register, means.compare)
    absent = (f for f in checked.findings if f.rule == ABSENCE_IN_SUMMARY.name)
    told = hold_back(checked.findings, (*known, *absent))
    return replace(checked, findings=(*told, *said))
