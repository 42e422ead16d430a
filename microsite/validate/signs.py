"""Finds and words Markdown signs that do nothing: torn links, `##` without space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from microsite.validate import problems
from twinlint.documents import TYPED_BULLET
from twinlint.finding import Message, Rule, message

Sign = tuple[Rule, int, int, Message, Message]
"""A rule, the place of a sign, what is wrong with it and what to type."""
_BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_SPACED_LINK = re.compile(r"\] +(\((?:https?|mailto|[a-z]+):[^\s()]+\))")
"""A link that readers would see as it is typed."""
_OPEN_LINK = re.compile(
    r"\]\(((?:https?|mailto|[a-z]+):[^\s()]+)(?=[ \t]*(?:\n|\Z)|[ \t]+[^\s\"\'()])"
)
"""A link whose address is not closed: words follow, or nothing."""
_ONE_BRACKET = re.compile(
    r"\[([^\[\]()\n]{1,200})\(((?:https?|mailto|[a-z]+):[^\s()\[\]]+)\)"
)
"""A link whose words are not closed: `[Sceaux(commune:sceaux)`."""


def find_where(
    sign: str, pattern: re.Pattern[str], text: str
) -> Iterable[re.Match[str]]:
    """Where a pattern stands in a text, looked for only where its sign does."""
    return pattern.finditer(text) if sign in text else ()


def find_wrong_signs(masked: str) -> Iterator[Sign]:
    """Signs that readers would see as they are typed, or that say what nobody meant.

    `masked` is the text of a field, without what is code.
    """
    yield from _find_broken_links(masked)
    yield from _find_lost_signs(masked)
    yield from _find_crammed_items(masked)
    yield from _find_bold_headings(masked)
    yield from _find_stray_headings(masked)
    yield from _find_cells(masked)
    yield from _find_foreign_signs(masked)
    yield from find_note_numbers(masked)


_NOTE_NUMBER = re.compile(r"(?<=[^\s\[\](){}<>/=])\[(\d{1,3})\](?![(\[:])")

_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\](?!:)")


def find_note_numbers(text: str) -> Iterator[Sign]:
    """Numbers of notes, `[1]` of another page and `[^1]`: texts here have no notes."""
    for found in find_where("[^", _FOOTNOTE, text):
        yield (
            problems.LOST_SIGN,
            *found.span(),
            message("“{number}” leads to no note of this site", number=found[0]),
            message("write the note into the text, in brackets, and delete the number"),
        )
    for found in find_where("[", _NOTE_NUMBER, text):
        if f"{found[0]}:" not in text:
            yield (
                problems.LOST_SIGN,
                *found.span(),
                message("“{number}” leads to no note of this site", number=found[0]),
                message("delete it; where it comes from stands in “sources:”"),
            )


_FOREIGN = re.compile(
    r"(?<![~\w])~~(?=[^\s~])(?P<struck>[^~\n]{1,200})~~(?![~\w])"
    r"|(?<![=\w])==(?=[^\s=])(?P<marked>[^=\n]{1,200})==(?![=\w])"
    r"|^[ ]*[-*+][ ]++(?P<box>\[[ xX]\])(?=[ ])",
    re.M,
)
"""Words struck out, words marked and boxes to tick, as other sites write them."""


def _find_foreign_signs(masked: str) -> Iterator[Sign]:
    for found in _FOREIGN.finditer(masked):
        words, box = found["struck"] or found["marked"], found["box"]
        yield (
            problems.LOST_SIGN,
            *found.span("box" if box else 0),
            message(
                "“{sign}” does nothing here: readers would see it as typed",
                sign=box or found[0][:2],
            ),
            message("delete “{sign}”", sign=box)
            if box
            else message("write “{words}” alone", words=words),
        )


_CELLS = re.compile(
    rf"^(?!{TYPED_BULLET})(?>(?P<item>(?:[-+*–—]|\d{{1,3}}[.)])[ \t\u00a0]++)?)"
    r"(?P<cells>[^\s|\0][^\t\n]*\t[^\n]*)$",
    re.M,
)
"""A line of cells from a table: what parts them is a tab. One behind the mark of an
item is none, and one behind a bullet of a word processor is told as that."""


def _find_cells(masked: str) -> Iterator[Sign]:
    """Lines pasted from a table, whose cells would run together."""
    for start, end in find_paragraphs(masked) if "\t" in masked else ():
        lines = list(_CELLS.finditer(masked, start, end))
        if not lines:
            continue
        at = masked.index("\t", lines[0].start("cells"))
        rows = [re.split(r"[ ]*\t[ \t]*", line["cells"].strip()) for line in lines]
        head, *others = (f"| {' | '.join(row)} |" for row in rows)
        advice = message("type a space in place of the tab")
        if others and not any(line["item"] for line in lines):
            advice = message(
                "write a table: “{head}”, below it “{rule}”, then lines such as"
                " “{row}”",
                head=head,
                rule="|---" * len(rows[0]) + "|",
                row=others[0],
            )
        yield (
            problems.LOST_SIGN,
            at,
            at + 1,
            message("a tab parts these words, and readers would see them run together"),
            advice,
        )


def _find_broken_links(masked: str) -> Iterator[Sign]:
    rule = problems.BROKEN_LINK
    for found in find_where("] ", _SPACED_LINK, masked):
        said = message("a space keeps this from being a link")
        link = f"]{found[1]}"
        advice = message("write “{link}” without a space", link=link)
        yield rule, *found.span(), said, advice
    for found in find_where("](", _OPEN_LINK, masked):
        said = message("this link is not closed")
        advice = message("type “)” after “{target}”", target=found[1])
        yield rule, *found.span(), said, advice
    for found in find_where("[", _ONE_BRACKET, masked):
        said = message("the words of this link are not closed")
        link = f"[{found[1].strip()}]({found[2]})"
        yield rule, *found.span(), said, message("write {link}", link=link)


_BOLD_LINE = re.compile(r" {0,3}\*\*([^*\n\0]{1,120})\*\*[ \t]*+:?[ \t]*")
_SENTENCE = (".", "!", "?", "…", "»", "”")
"""Ends of a sentence, which may well stand in bold alone."""


def _find_bold_headings(masked: str) -> Iterator[Sign]:
    """Paragraphs of one line in bold, above others: headings in disguise."""
    end_of_all = len(masked.rstrip())
    for start, end in find_paragraphs(masked) if "**" in masked else ():
        found = _BOLD_LINE.fullmatch(masked, start, end)
        words = found[1].strip().rstrip(" :\u00a0\u202f") if found else ""
        if found and words and not words.endswith(_SENTENCE) and end < end_of_all:
            yield (
                problems.BOLD_HEADING,
                *found.span(1),
                message("a whole line in bold is no heading"),
                message("write “{signs} {words}”", signs="##", words=words),
            )


_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]++([^\n]*[^\s#][^\n]*)$", re.M)


def _find_stray_headings(masked: str) -> Iterator[Sign]:
    """A line behind `#` below lesser headings: a note to oneself, most often."""
    deepest = ""
    for found in find_where("#", _HEADING, masked):
        if found[1] == "#" and len(deepest) > 1:
            words = found[2].strip()
            yield (
                problems.STRAY_HEADING,
                *found.span(),
                message(
                    "“#” makes a heading of “{words}”, above the others", words=words
                ),
                message(
                    "delete the line if it is a note; write “{signs} {words}” if it is"
                    " a heading",
                    signs=deepest,
                    words=words,
                ),
            )
        else:
            deepest = deepest or found[1]


def _find_lost_signs(masked: str) -> Iterator[Sign]:
    """Signs of Markdown that readers would see as they are typed."""
    for found in find_where("##", _CRAMMED_HEADING, masked):
        yield (
            problems.LOST_SIGN,
            *found.span(1),
            message(
                "no space follows “{signs}”, so that this is no heading", signs=found[1]
            ),
            message("write “{signs} {words}”", signs=found[1], words=found[2].strip()),
        )
    for start, end in find_paragraphs(masked) if "**" in masked else ():
        marks = [each.start() for each in _BOLD.finditer(masked, start, end)]
        if len(marks) % 2:
            yield (
                problems.LOST_SIGN,
                marks[-1],
                marks[-1] + 2,
                message("bold type begins or ends here, and its other “**” is missing"),
                message("type “**” after the last bold word too, or delete this “**”")
                if masked[marks[-1] + 2 : marks[-1] + 3].strip("\0 \n\t")
                else message(
                    "type “**” before the first bold word too, or delete this “**”"
                ),
            )


_CRAMMED_HEADING = re.compile(r"^ {0,3}(#{2,6})([^\s#][^\n]*)$", re.M)
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)")


_CRAMMED_ITEM = re.compile(
    r"^ {0,3}(-|\*|\d{1,2}[.)])"
    r"(?=[^\W\d_]{2}|[^\W\d_] |(?<!\*)\*\*|[\[«“\"])([«“] ?\S+|\S+)",
    re.M,
)
_CLOSING_STAR = re.compile(r"(?<=[^\s*])\*(?!\*)")
"""What makes italics of the words behind a star."""


def _find_crammed_items(masked: str) -> Iterator[Sign]:
    """Lines that begin as items do, without the space that makes them items."""
    for start, end in find_paragraphs(masked):
        items = list(_CRAMMED_ITEM.finditer(masked, start, end))
        stops = [*(each.start() for each in items), end][1:]
        for found, stop in zip(items, stops, strict=True):
            is_star = found[1] == "*"
            if is_star and _CLOSING_STAR.search(masked, found.start(2), stop):
                continue
            yield (
                problems.LOST_SIGN,
                *found.span(1),
                message(
                    "no space follows “{sign}”, so that this is no item of a list",
                    sign=found[1],
                ),
                message("write “{sign} {words}”", sign=found[1], words=found[2]),
            )


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a text begins and ends."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text.rstrip())
