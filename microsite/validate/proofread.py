"""Proofreads the Markdown of records: HTML, pictures, links that lead astray, length.

Reading Markdown takes time that grows with the square of a paragraph, and hostile text
can make it grow without end; so a text and its paragraphs have limits, far above what
people read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from microsite.load import TOO_DEEP
from microsite.records import (
    GoThrough,
    Origin,
    PageRecord,
    Record,
    Referred,
    Site,
    find_disguise,
    go_through,
    list_prose,
    shorten_text,
    show_typed,
)
from microsite.validate import problems
from microsite.validate.formats import is_email, mend_scheme
from microsite.validate.nesting import MAX_DEPTH, find_too_deep
from microsite.validate.problems import WITHOUT_DISGUISE
from microsite.validate.signs import find_paragraphs, find_where, find_wrong_signs
from microsite.validate.unknown import (
    Known,
    guess_records,
    report_unknown_reference,
)
from microsite.validate.unpublished import report_draft
from twinlint.finding import Finding, Message, Place, Rule, message
from twinlint.source import FieldPath, Locale

MAX_TEXT = 200_000
"""Characters of a text; a book has more."""
MAX_PARAGRAPH = 20_000
"""Characters between two blank lines; a table is one paragraph."""
MAX_SIGNS = {"[": 500, **dict.fromkeys("*_`<!&", 5_000)}
"""Signs of a paragraph that may begin something: `{sign: how many}`. What each begins
has to be looked for; for a bracket, through all that follows it."""
MAX_BRACKETS = 5_000
"""Signs `[` of a text; 500 in each paragraph of the longest text take 9 s to read."""
MAX_HEADINGS = 1_000
"""Headings and rules of a text. Behind each the rest of its paragraph is read anew:
2,500 of them take 1 s."""

_HEADING = re.compile(r"^[ \t>]*+(?:#{1,6}|(?>(?:[-=_*][ \t]*+)+)$)", re.M)
"""The beginning of a heading, the line below one, or a rule across the page."""
_CODE = re.compile(
    r"(?<!`)(`++)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)\1(?!`)|^(?: {4}|\t)[^\n]*$|\\.", re.M
)
"""A code span of one paragraph, an indented line, a sign after a backslash."""
_CODE_SIGNS = ("`", "\\", "    ", "\t")
"""One of these stands wherever code does."""
_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:[\s/][^<>]*)?/?>|<!--|<\?|<![A-Z]")
_PAIR = re.compile(r"<(b|strong|i|em)>([^<>\n\0]{1,200})</\1>", re.I)
"""Words in bold or italics, as HTML has them."""
_PICTURE = re.compile(r"!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?")
_TARGET = re.compile(
    r"\]\(\s*<?((?:[^()\s>]|\([^()\s>]*\))*)"
    r"|^ {0,3}\[[^\[\]]+\]:\s*<?(\S+?)>?\s*$"
    r"|<(\w+:[^<>\s]*)>",
    re.M,
)
_SAFE = re.compile(r"https?://[^\s/\\?#]\S*|mailto:[^\s@]+@[^\s@]+|#[\w-]+", re.I)
_RECORD_LINK = re.compile(r"([a-z]+):([\w-]+)(#[\w-]+)?")


Fault = tuple[Rule, int, int, Message, Message]
"""A rule, the stretch of a text that it is about, what is wrong, what helps."""
Target = tuple[str, str, int, int]
"""Where a link leads, how that is written, and the stretch of a text that says so."""
_Read = tuple[tuple[Fault, ...], tuple[Target, ...]]
"""What is wrong with a text whatever the site holds, and where its links lead."""
_Looked = tuple[tuple[FieldPath, tuple[Fault, ...], tuple[Target, ...]], ...]
"""The texts of a record with something to say of each: faults, and doubtful links."""


def proofread_texts(
    site: Site, known: Known, go_through: GoThrough = go_through
) -> Iterator[Finding]:
    """What is wrong with the Markdown texts of a site's records.

    `go_through` leads from record to record.
    """

    def look(record: Referred) -> _Looked:
        ref, part = record
        paths = list_prose(part)
        looked = (_look(site.origins[ref], path) for path in paths)
        return tuple(each for each in looked if any(each[1:]))

    def is_quiet(looked: _Looked) -> bool:
        return not any(faults for _, faults, _ in looked)

    words = {c.word: c.name for c in site.types.values() if c.has_pages}
    draft_rule = problems.DRAFT_REFERENCE.name
    parts = tuple(site.written_parts())
    all_looked = go_through("proofread", look, site, parts, is_quiet=is_quiet)
    for (ref, part), looked in zip(parts, all_looked, strict=True):
        is_draft = isinstance(part, Record) and part.draft
        origin = site.origins[ref]
        for path, faults, targets in looked:
            for rule, start, end, said, advice in faults:
                yield rule(said, _find_place(origin, path, start, end), help=advice)
            for target, written, start, end in targets:
                place = partial(_find_place, origin, path, start, end)
                finding = _check_target(site, known, words, target, written, place)
                if finding and not (is_draft and finding.rule == draft_rule):
                    yield finding


def _look(
    origin: Origin, path: FieldPath
) -> tuple[FieldPath, tuple[Fault, ...], tuple[Target, ...]]:
    """What there is to say of a text; of its links, those that may be wrong."""
    faults, targets = _read_markdown(origin.words(path))
    return path, faults, tuple(t for t in targets if not _is_safe(*t[:2]))


def _is_safe(target: str, written: str) -> bool:
    """True for a link that is right whatever the site holds."""
    return bool(_SAFE.fullmatch(target)) and not find_disguise(written)


def _find_place(origin: Origin, path: FieldPath, start: int, end: int) -> Place:
    """The place of a stretch of a text."""
    text = origin.text(path)
    span, words = text.span(start, end), text.value[start:end]
    return Place(span, Locale(str(path[-1])), words, origin.find_path(path))


def _read_markdown(text: str) -> _Read:
    """What is wrong with a text whatever the site holds, and where its links lead."""
    faults = (*_find_too_long(text), *_find_too_deep(text))
    if faults:
        return faults, ()
    masked = text
    if any(sign in masked for sign in _CODE_SIGNS):
        masked = _CODE.sub(_mask, masked)
    found = tuple(_find_faults(masked))
    masked = _PICTURE.sub(_mask, masked) if "![" in masked else masked
    masked = _PAIR.sub(_mask, masked) if "<" in masked else masked
    return found, tuple(_find_targets(text, masked))


def _find_faults(masked: str) -> Iterator[Fault]:
    """Pictures, HTML and signs, of a text without its code."""
    for found in find_where("![", _PICTURE, masked):
        said = message("a picture inside a text is not shown")
        advice = message("delete it, and name the picture in the field “image:”")
        yield problems.PICTURE_IN_TEXT, *found.span(), said, advice
    masked = _PICTURE.sub(_mask, masked) if "![" in masked else masked
    for found in find_where("<", _PAIR, masked):
        sign = _MARKDOWN[found[1].lower()].partition("…")[0]
        written = f"{sign}{show_typed(found[2].strip())}{sign}"
        said = message("“{tag}” is HTML", tag=f"<{found[1]}>")
        advice = message("write {written} in its place", written=written)
        yield problems.RAW_HTML, *found.span(), said, advice
    masked = _PAIR.sub(_mask, masked) if "<" in masked else masked
    for found in find_where("<", _HTML, masked):
        said = message("“{tag}” is HTML", tag=shorten_text(found.group()))
        advice = _advise_markdown(found.group())
        yield problems.RAW_HTML, *found.span(), said, advice
    yield from find_wrong_signs(masked)


def _find_targets(text: str, masked: str) -> Iterator[Target]:
    """Where links lead, in a text whose code, pictures and HTML are masked."""
    for found in _TARGET.finditer(masked):
        group = next(i for i in (1, 2, 3) if found.group(i) is not None)
        target, span = found.group(group), found.span(group)
        if not target:
            # Behind the bracket: spaces that follow it may end the text.
            span = (found.start() + 2, found.start() + 2)
        yield target, text[slice(*span)], *span


_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "**…**"),
    **dict.fromkeys(("i", "em"), "*…*"),
    **dict.fromkeys((f"h{level}" for level in range(1, 7)), "## …"),
    **dict.fromkeys(("ul", "ol", "li"), "- …"),
    "a": "[…](https://…)",
}
"""What the tags that editors know are in Markdown."""
_BREAKS = ("br", "p", "div", "span")


def _advise_markdown(tag: str) -> Message:
    name = re.sub(r"[^a-z0-9]", " ", tag.lower()).split()[:1]
    if name and name[0] in _MARKDOWN:
        written = _MARKDOWN[name[0]]
        return message("write {written} in its place", written=written)
    if name and name[0] in _BREAKS:
        return message("delete it; a blank line begins a new paragraph")
    return message("write it in Markdown, or delete it")


def _mask(found: re.Match[str]) -> str:
    return "\0" * len(found.group())


def _find_too_long(text: str) -> Iterator[Fault]:
    too_much = _measure_text(text)
    if too_much:
        said, at = too_much
        help_ = message("divide it among several pages")
        yield problems.OVERLONG_TEXT, at, at + 1, said, help_
        return
    if len(text) <= MAX_PARAGRAPH and not any(
        text.count(sign) > limit for sign, limit in MAX_SIGNS.items()
    ):
        return  # What the whole text has not, no paragraph has.
    for start, end in find_paragraphs(text):
        for said, at in _measure_paragraph(text, start, end):
            help_ = message("divide it with blank lines")
            yield problems.OVERLONG_TEXT, at, at + 1, said, help_


def _measure_text(text: str) -> tuple[Message, int] | None:
    """What a text has too much of, and where too much of it begins."""
    if len(text) > MAX_TEXT:
        said = message(
            "the text has {size} characters, more than {limit}",
            size=len(text),
            limit=MAX_TEXT,
        )
        return said, MAX_TEXT
    if (size := text.count("[")) > MAX_BRACKETS:
        said = message(
            "the text has {size} “{sign}”, more than {limit}",
            size=size,
            sign="[",
            limit=MAX_BRACKETS,
        )
        return said, _find_nth(text, "[", MAX_BRACKETS, 0)
    headings = [found.start() for found in _HEADING.finditer(text)]
    if len(headings) > MAX_HEADINGS:
        said = message(
            "the text has {size} headings and rules, more than {limit}",
            size=len(headings),
            limit=MAX_HEADINGS,
        )
        return said, headings[MAX_HEADINGS]
    return None


def _measure_paragraph(
    text: str, start: int, end: int
) -> Iterator[tuple[Message, int]]:
    """What a paragraph has too much of, and where too much of it begins."""
    if end - start > MAX_PARAGRAPH:
        said = message(
            "the paragraph has {size} characters, more than {limit}",
            size=end - start,
            limit=MAX_PARAGRAPH,
        )
        yield said, start + MAX_PARAGRAPH
        return
    for sign, limit in MAX_SIGNS.items():
        size = text.count(sign, start, end)
        if size > limit:
            said = message(
                "the paragraph has {size} “{sign}”, more than {limit}",
                size=size,
                sign=sign,
                limit=limit,
            )
            yield said, _find_nth(text, sign, limit, start)


def _find_nth(text: str, sign: str, before: int, start: int) -> int:
    """The offset of a sign that has as many like it before it, from a start on."""
    at = start - 1
    for _ in range(before + 1):
        at = text.index(sign, at + 1)
    return at


def _find_too_deep(text: str) -> Iterator[Fault]:
    at = find_too_deep(text)
    if at is not None:
        said = message(
            "lists and quotations stand inside one another more than {limit} deep",
            limit=MAX_DEPTH,
        )
        advice = message("begin the line with fewer signs, or indent it less")
        yield TOO_DEEP, at, at + 1, said, advice


def _check_target(
    site: Site,
    known: Known,
    words: Mapping[str, str],
    target: str,
    written: str,
    find_place: Callable[[], Place],
) -> Finding | None:
    record_link = _RECORD_LINK.fullmatch(target)
    if record_link and record_link.group(1) in words:
        collection, id_ = words[record_link.group(1)], record_link.group(2)
        if known.is_draft(collection, id_):
            return report_draft(site, collection, id_, find_place(), is_link=True)
        if known.holds(collection, id_):
            return None
        word = f"{record_link.group(1)}:"
        return report_unknown_reference(collection, id_, find_place(), known, word)
    if _is_safe(target, written):
        return None
    disguise = find_disguise(written)
    place, written = find_place(), shorten_text(written)
    if disguise:
        said = message("“{target}”: {reason}", target=written, reason=disguise)
        return problems.UNSAFE_LINK(said, place, help=WITHOUT_DISGUISE)
    right = _suggest_target(site, known, target)
    return problems.UNSAFE_LINK(
        message("“{target}” lacks its “https://”", target=written)
        if target.startswith("www.")
        else message("a link cannot lead to “{target}”", target=written)
        if target
        else message("this link leads nowhere: its brackets are empty"),
        place,
        help=message("write {value}", value=right)
        if right
        else message(
            "link to https://…, or to a record: {examples}",
            examples=("commune:sceaux", "page:programme"),
        ),
    )


def _suggest_target(site: Site, known: Known, target: str) -> str:
    """The address or the record that a link probably means; nothing if unclear."""
    if target.startswith("www."):
        return f"https://{target}"
    word, sign, id_ = target.partition(":")
    declared = site.types.get(word)
    if sign and declared and declared.has_pages:
        is_there = known.holds(declared.name, id_)
        guesses = () if is_there else guess_records(declared.name, id_, known)
        return f"{declared.word}:{guesses[0] if guesses else id_}"
    if is_email(target):
        return f"mailto:{target}"
    return mend_scheme(target) or _find_by_url(site, target)


def _find_by_url(site: Site, target: str) -> str:
    """The record whose page has the last part of an address of the site."""
    last = target.rstrip("/").rpartition("/")[2]
    if not target.startswith("/") or not last:
        return ""
    for name, declared in site.types.items():
        for id_, record in site.collection(name).items():
            if isinstance(record, PageRecord) and last in {
                record.slug_in(locale) for locale in site.locales
            }:
                return f"{declared.word}:{id_}"
    return ""
