r"""Takes the markup off a text: links and code are read, the rest is blanked out."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from twinlint.documents.document import Link
from twinlint.source import Text

BLANK = "\0"
"""Stands in plain text for each character of markup."""

_ADDRESS = r"https?://[^\s<>\"»”`)\]}|\\^\0]{1,2000}"
_ADDRESSEE = (
    r"(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_EMAIL = re.compile(_ADDRESSEE)
_MARKUP = re.compile(
    r"(?=[`!\[{<hw*_~\\&])(?:"
    r"(?P<code>`{1,2}[^`\n]{1,400}`{1,2})"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,400})\]\((?P<source>[^()\s]{0,900}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"\n]{0,300}\")?\s?\))"
    r"|(?P<link>\[(?P<label>(?:[^\[\]\n\\]|\n(?!\s*\n)|\\.|"
    r"!?\[(?:[^\[\]\n]|\n(?!\s*\n)){0,200}\](?:\([^()\n]{0,300}\))?)"
    r"{1,400})\]\((?P<target><[^<>\n]{0,900}>|[^()\s]{0,900}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+[\"'][^\"\n]{0,300}[\"'])?\s?\))"
    r"|(?P<attributes>\{[:%{][^\n{}]{0,300}[%}]\}?)"
    r"|(?P<definition>^[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S{1,900}.{0,300}$)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,900})?/?>)"
    rf"|(?P<auto><(?P<inner>{_ADDRESS})>)"
    rf"|(?P<bare>{_ADDRESS}|(?<![\w.@/-])www\.[\w./?=&%#-]{{3,400}})"
    r"|(?P<mark>\\`|(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)|~~|\\(?=[^\w\s])|&[a-z]{2,8};|&#\d{1,6};))",
    re.MULTILINE,
)
HEADING_MARKS = "\x11\x12\x13\x14\x15\x16"
"""Stand where a tag opened a heading of level 1 to 6."""
ITEM_MARK, ROW_MARK, QUOTATION_MARK = "\x02", "\x03", "\x04"
_OPENINGS = {
    **{f"h{level}": f"\n\n{mark}" for level, mark in enumerate(HEADING_MARKS, 1)},
    **dict.fromkeys(("li", "dt", "dd"), "\n" + ITEM_MARK),
    "tr": "\n" + ROW_MARK,
    **dict.fromkeys(("td", "th"), "|"),
    "br": "\n",
    "blockquote": "\n\n" + QUOTATION_MARK,
}
_STANDING_ALONE = frozenset(
    "address article aside div dl fieldset figcaption figure footer form header hr main"
    " nav ol option p pre section table tbody thead title ul".split()
)
"""Tags of blocks (HTML Standard, "flow content" that CSS displays as a block)."""
_TAG_NAME = re.compile(r"</?([A-Za-z0-9]+)")
_TRAILING = ".,;:!?*_'’)…"
_HREF = re.compile(r"\b(?:href|src)\s*=\s*[\"']?([^\"'\s>]{1,900})", re.I)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.I)


@dataclass(frozen=True, slots=True)
class Markup:
    """A text without its markup."""

    source: str
    plain: str
    """Same length as the source; `BLANK` where markup was."""
    links: tuple[Link, ...]
    emails: tuple[tuple[int, int], ...]
    """Offsets of the e-mail addresses; blanked out in `plain`."""


_ENTITY = re.compile(
    r"&(?!(?:lt|gt|amp|quot|#60|#62);)(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});", re.I
)
"""A character by its name or number; not those that would become markup."""


def decode_entities(text: Text) -> Text:
    """An HTML text with characters in place of their entities, each at its place."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    length = done = 0

    def copy(start: int, end: int, written: str) -> None:
        """Add a run that stands at an offset, with the runs that begin inside it."""
        nonlocal length
        span = text.span(start, start)
        starts.append(length)
        places.append((span.line, span.column))
        if len(written) == end - start:
            first = bisect_right(text.starts, start)
            for run in range(first, bisect_left(text.starts, end)):
                starts.append(length + text.starts[run] - start)
                places.append(text.places[run])
        pieces.append(written)
        length += len(written)

    for match in _ENTITY.finditer(text.value):
        character = html.unescape(match[0])
        if character == match[0] or character == "\n":
            continue
        if match.start() > done:
            copy(done, match.start(), text.value[done : match.start()])
        copy(*match.span(), character)
        done = match.end()
    if not pieces:
        return text
    copy(done, len(text.value), text.value[done:])
    return Text("".join(pieces), text.path, tuple(starts), tuple(places))


def read_markup(value: str) -> Markup:
    """The text of a Markdown or plain document without its markup."""
    value = _blank_comments(value)
    pieces: list[str] = []
    links: list[Link] = []
    emails: list[tuple[int, int]] = []
    done = 0
    for match in _MARKUP.finditer(value):
        start, end = match.span()
        if start < done:
            continue
        kind = match.lastgroup
        pieces.append(value[done:start])
        done = end
        if kind == "mark" or kind == "attributes" or kind == "definition":
            pieces.append(BLANK * (end - start))
        elif kind == "link":
            a, b = match.span("label")
            target = match["target"].strip("<>")
            links.append(Link(target, start, end, a, b))
            if target.startswith("mailto:") and "@" in target:
                c, d = match.span("target")
                emails.append((c + len("mailto:"), d))
            inside = read_markup(value[a:b]) if _needs_reading(match["label"]) else None
            label = inside.plain if inside else value[a:b]
            if inside:
                links.extend(_moved(link, a) for link in inside.links if link.is_image)
            pieces += (BLANK * (a - start), label, BLANK * (end - b))
        elif kind == "image":
            a, b = match.span("alt")
            links.append(Link(match["source"], start, end, a, b, is_image=True))
            pieces += (BLANK * (a - start), value[a:b], BLANK * (end - b))
        elif kind == "bare" or kind == "auto":
            target = match["inner"] if kind == "auto" else match[0]
            shorter = target.rstrip(_TRAILING)
            if kind == "bare":
                done = end = start + len(shorter)
            links.append(Link(shorter, start, end, start, end, is_bare=True))
            pieces.append(BLANK * (end - start))
        elif kind == "tag":
            link = _HREF.search(match[0])
            if link:
                is_image = match[0][:4].lower() == "<img"
                alt = _ALT.search(match[0]) if is_image else None
                a, b = alt.span(alt.lastindex or 0) if alt else (0, 0)
                links.append(
                    Link(link[1], start, end, start + a, start + b, is_image=is_image)
                )
                if link[1].startswith("mailto:") and "@" in link[1]:
                    c, d = link.span(1)
                    emails.append((start + c + len("mailto:"), start + d))
            pieces.append(_blank_tag(match[0]))
        else:
            found = _EMAIL.search(match[0])
            if found:
                emails.append((start + found.start(), start + found.end()))
            pieces.append(BLANK * (end - start))
    pieces.append(value[done:])
    plain = "".join(pieces)
    if "@" in plain:
        emails += (match.span() for match in _EMAIL.finditer(plain))
        emails.sort()
        plain = _EMAIL.sub(lambda match: BLANK * len(match[0]), plain)
    return Markup(value, plain, tuple(links), tuple(emails))


def _blank_tag(tag: str) -> str:
    """What stands for a tag: line ends and marks where it opens or closes a block."""
    name = _TAG_NAME.match(tag)
    opened = name[1].lower() if name else ""
    if opened in _STANDING_ALONE or (tag[1] == "/" and opened in _OPENINGS):
        mark = "|" if opened in ("td", "th") else "\n\n"
    else:
        mark = _OPENINGS.get(opened, "")
    return mark + BLANK * (len(tag) - len(mark))


def _needs_reading(label: str) -> bool:
    return any(mark in label for mark in "`*_!<\\")


def _moved(link: Link, by: int) -> Link:
    return Link(
        link.target,
        link.start + by,
        link.end + by,
        link.label_start + by,
        link.label_end + by,
        link.is_image,
        link.is_bare,
    )


def _blank_comments(value: str) -> str:
    """Blank out HTML comments; one that never closes is text."""
    start = value.find("<!--")
    if start < 0:
        return value
    pieces: list[str] = []
    done = 0
    while start >= 0:
        end = value.find("-->", start)
        if end < 0:
            break
        end += 3
        pieces += (value[done:start], _blank(value[start:end]))
        done = end
        start = value.find("<!--", done)
    pieces.append(value[done:])
    return "".join(pieces)


def _blank(text: str) -> str:
    return "".join("\n" if c == "\n" else BLANK for c in text)
