"""Letters were read in the wrong encoding.

Why: `Ã©` was once `é`: a program took the text for one in another encoding.
Wrong:
    fr: Le parc est fermÃ© en Ã©tÃ©.
Right:
    fr: Le parc est fermé en été.
Fix: write the letters that were meant, or copy the text again from its source.
"""

import re
from collections.abc import Iterator

from twinlint.comparison import make_place
from twinlint.finding import Finding, Rule, Severity, message, plural_message
from twinlint.mentions import Mentions
from twinlint.register import Register
from twinlint.rule import text_rule

_GARBLED = re.compile(
    r"[ÃÂâ](?:(?<!â)[\u0080-\u00bf\u0152-\u0161\u02c6\u02dc\u2013-\u2122]"
    r"|(?<=â)[\u0080-\u009f\u20ac][\u0080-\u00bf\u2122\u0153\u201c-\u201d\u00a6])"
    r"[^\s\0.,;:!?()]{0,40}"
)
"""The first byte of a letter or sign in UTF-8, read in Latin-1 or Windows-1252, one
that may follow it, and the rest of the word."""
_BEGINNING = re.compile(r"[^\s\0]{0,40}$")


@text_rule(Severity.WARNING)
def garbled_letters(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Words with signs that make sense only when they are read as bytes."""
    if mentions.plain.isascii():
        return
    garbled = list(_find_garbled(mentions.plain))
    if garbled:
        span, meant = garbled[0]
        place = make_place(mentions, *span)
        yield rule(
            plural_message(
                "“{words}” was “{meant}” once",
                "{count} words of the text are garbled: “{words}” was “{meant}” once",
                count=len(garbled),
                words=place.text,
                meant=meant,
            ),
            place,
            help=message("copy the text again from its source, or write the letters"),
        )


def _find_garbled(plain: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The offsets of each garbled word, and what it meant."""
    done = 0
    for match in _GARBLED.finditer(plain):
        before = _BEGINNING.search(plain, max(done, match.start() - 40), match.start())
        start, done = before.start() if before else match.start(), match.end()
        meant = _read_again(plain[start:done])
        if meant:
            yield (start, done), meant


def _read_again(words: str) -> str:
    """The words as UTF-8; nothing when their bytes are not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return words.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""
