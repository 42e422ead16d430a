"""Reads terms from TBX, the exchange format of term bases (ISO 30042)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.parsers import expat

from twinlint.data import dataclass
from twinlint.finding import message
from twinlint.register import Term
from twinlint.settings.rows import Reading
from twinlint.source import Locale

_ENTRIES = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES = frozenset(("langSet", "langSec"))
_TERMS = frozenset(("tig", "ntig", "termSec"))
_STATUS = "administrativeStatus"
_REJECTED = ("deprecated", "superseded", "notRecommended", "forbidden")
"""How the statuses of terms that are not to be used begin, in their parts."""


def read_tbx(reading: Reading) -> Iterator[Term]:
    """The terms of a file; what is wrong in it is noted.

    A term base with a document type is refused: entities could be declared in it.
    """
    value = reading.read_text()
    if value is None:
        return
    base = _Base()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = base.open
    parser.EndElementHandler = base.close
    parser.CharacterDataHandler = base.read
    parser.StartDoctypeDeclHandler = base.refuse
    try:
        parser.Parse(value.encode("utf-8"), True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "")
        said = message("it is no well-formed XML: {reason}", reason=reason)
        reading.note(error.lineno, error.offset + 1, said)
        return
    except _DoctypeError:
        said = message("it has a document type (DOCTYPE), in which entities may hide")
        reading.note(parser.CurrentLineNumber, 1, said)
        return
    yield from base.terms


class _DoctypeError(Exception):
    pass


@dataclass(slots=True)
class _Word:
    language: str
    text: str = ""
    status: str = ""

    @property
    def is_rejected(self) -> bool:
        return any(self.status.startswith(each) for each in _REJECTED)


@dataclass(slots=True)
class _Base:
    terms: list[Term] = field(default_factory=list)
    words: list[_Word] = field(default_factory=list)
    language: str = ""
    pieces: list[str] | None = None
    """What is read of an element that is asked for; None in others."""

    def refuse(self, *_: object) -> None:
        raise _DoctypeError

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in _ENTRIES:
            self.words = []
        elif name in _LANGUAGES:
            self.language = attributes.get("xml:lang", "")
        elif name in _TERMS:
            self.words.append(_Word(self.language))
        elif name in ("term", _STATUS) or attributes.get("type") == _STATUS:
            self.pieces = []

    def read(self, data: str) -> None:
        if self.pieces is not None:
            self.pieces.append(data)

    def close(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in _ENTRIES:
            self._keep()
        elif self.pieces is not None and name in ("term", "termNote", _STATUS):
            text, self.pieces = " ".join("".join(self.pieces).split()), None
            if self.words and name == "term":
                self.words[-1].text = text
            elif self.words:
                self.words[-1].status = text.removesuffix("-admn-sts")

    def _keep(self) -> None:
        right: dict[Locale, list[str]] = {}
        wrong: dict[Locale, list[str]] = {}
        for word in self.words:
            if word.text and word.language:
                words = wrong if word.is_rejected else right
                words.setdefault(Locale(word.language), []).append(word.text)
        if len(right) > 1 or wrong:
            self.terms.append(
                Term(
                    {locale: texts[0] for locale, texts in right.items()},
                    {locale: tuple(texts) for locale, texts in wrong.items()},
                    {
                        locale: tuple(texts[1:])
                        for locale, texts in right.items()
                        if texts[1:]
                    },
                )
            )
