"""Takes the fingerprint by which a waiver knows a finding: the texts it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.records import Document, Site
from twinlint.documents import Content, Part, read_content
from twinlint.documents import Document as Written
from twinlint.finding import Finding, Place
from twinlint.history import fold_words
from twinlint.kept import make_key
from twinlint.source import Text
from twinlint.survey import mark_findings

_DIGITS = 16


class Fingerprints:
    """The fingerprints of findings on one site."""

    def __init__(self, site: Site) -> None:
        """Nothing is read before a finding is asked for."""
        self._documents: Mapping[str, Document] = {
            origin.document.path: origin.document for origin in site.origins.values()
        }
        self._locales = site.locales
        self._taken: dict[Finding, str] = {}

    def take(self, finding: Finding) -> str:
        """The fingerprint of a finding.

        It is made of the rule, the words that the finding is about, and the blocks that
        those stand in, in both languages; of a language that it does not point at, the
        whole text counts. Where it is about no text, what it says counts.
        """
        taken = self._taken.get(finding)
        if taken is None:
            taken = self._taken[finding] = self._take(finding)
        return taken

    def _take(self, finding: Finding) -> str:
        places = [
            place
            for each in finding.occurrences
            for place in (each.place, *each.related)
            if place
        ]
        texts = [text for place in places for text in self._find_text(place)]
        parts = (Part("", _read(text)) for text in texts)
        (marked,) = mark_findings([finding], parts)
        others = [fold_words(text.value) for text in self._list_others(places)]
        if not texts:
            said = " ".join(place.text for place in places) or str(finding.message)
            others.append(said)
        return make_key(marked.mark, *others)[:_DIGITS]

    def _find_text(self, place: Place) -> Iterator[Text]:
        document = self._documents.get(place.span.path)
        if document and place.field in document.values:
            text = document.text(place.field)
            if text.value:
                yield text

    def _list_others(self, places: list[Place]) -> Iterator[Text]:
        """The texts of the languages that nothing points at."""
        first = places[0] if places else None
        document = self._documents.get(first.span.path) if first else None
        if not first or not document or first.locale not in first.field[-1:]:
            return
        seen = {place.field for place in places}
        for locale in self._locales:
            field = (*first.field[:-1], locale)
            if field in document.values and field not in seen:
                yield document.text(field)


def _read(text: Text) -> Content:
    form = "markdown" if "\n" in text.value else "text"
    return read_content(Written(text, form))
