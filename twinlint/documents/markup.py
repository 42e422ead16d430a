r"""Takes markup off Markdown and HTML: links, images, code; which tags open blocks.

An address behind `mailto:` is read as an e-mail address, too: a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from twinlint.documents.document import Link, Markup

BLANK = "\0"
"""Stands in plain text for each character of markup."""

_ADDRESS = r"https?://[^\s<>\"»”`)\]}|\\^\0]{1,2000}"
_ADDRESSEE = (
    r"(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_EMAIL = re.compile(_ADDRESSEE)
_MARKUP = re.compile(
    r"(?=[`!\[{<hw*_~\\&])(?:"
    # A link of reStructuredText, which would be code in Markdown and an odd `_`.
    r"(?P<named>`(?P<words>(?:[^`<>\n]|\n(?!\s*\n)){1,400})"
    r"\s<(?P<address>[^`<>\s]{1,900})>`__?(?!\w))"
    r"|(?P<code>`{1,2}[^`\n]{1,400}`{1,2})"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]{0,400})\]\((?P<source>[^()\s]{0,900}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"\n]{0,300}\")?\s?\))"
    r"|(?P<link>\[(?P<label>(?>(?:[^\[\]\n\\]|\n(?!\s*\n)|\\.|"
    # Possessive: brackets in brackets could be read in two ways each.
    r"!?\[(?>(?:[^\[\]\n]|\n(?!\s*\n)){0,200})\](?>(?:\([^()\n]{0,300}\))?))"
    r"{1,400}))\]\((?P<target><[^<>\n]{0,900}>|[^()\s]{0,900}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+[\"'][^\"\n]{0,300}[\"'])?\s?\))"
    r"|(?P<attributes>\{[:%{][^\n{}]{0,300}[%}]\}?)"
    r"|(?P<footnote>^[ ]{0,3}\[\^[^\[\]\s]{1,100}\]:[ \t]*)"
    r"|(?P<reference>\[\^[^\[\]\s]{1,100}\])"
    r"|(?P<definition>^[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S{1,900}.{0,300}$)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,900})?/?>)"
    rf"|(?P<auto><(?P<inner>{_ADDRESS})>)"
    rf"|(?P<bare>{_ADDRESS}|(?<![\w.@/-])www\.[\w./?=&%#-]{{3,400}})"
    r"|(?P<mark>\\`|(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)|~~|\\(?=[^\w\s])|&[a-z]{2,8};|&#\d{1,6};))",
    re.MULTILINE,
)
HEADING_MARKS = "\x11\x12\x13\x14\x15\x16"
"""Stand where a tag opened a heading of level 1 to 6."""
_BULLETS = "•◦▪▫●○■□‣⁃·\uf0a7\uf0b7"
"""The last two are letters of a font of symbols."""
TYPED_BULLET = rf"(?:[{_BULLETS}](?![{_BULLETS}])[ \t\u00a0]*+|o\t[ \t\u00a0]*+)"
"""What word processors put in front of items: a sign, or a letter and a tab."""
ITEM_MARK, ROW_MARK, QUOTATION_MARK = "\x02", "\x03", "\x04"
_OPENINGS = {
    **{f"h{level}": f"\n\n{mark}" for level, mark in enumerate(HEADING_MARKS, 1)},
    **dict.fromkeys(("li", "dt"), "\n" + ITEM_MARK),
    "dd": "\n " + ITEM_MARK,  # Below its term.
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
_LEADS_NOWHERE = re.compile(
    r"<(?:link|script|use|base|meta)\b"
    r"|<a\b[^<>]*?\brel\s*+=\s*+[\"']?[^\"'<>]{0,200}\balternate\b",
    re.I,
)
"""Tags whose address readers do not follow, and links to the same in another language.
"""
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')", re.I)


def read_markup(value: str) -> Markup:
    """The text of a Markdown or plain document without its markup."""
    return _Reader(_blank_comments(value)).read()


_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""What may stand inside a word and is not seen."""
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_DIVIDED = re.compile(rf"(?<!\w)\w++(?>(?:[{_HIDDEN}]++\w++)+)")


def join_hidden(markup: Markup) -> Markup:
    r"""The same with whole words: what hides inside one is blank behind its end.

    >>> join_hidden(read_markup("Une com\u00admune")).plain
    'Une commune\x00'
    """
    if markup.plain.isascii() or not _UNSEEN.search(markup.plain):
        return markup
    return replace(markup, plain=_DIVIDED.sub(_join_word, markup.plain))


def _join_word(match: re.Match[str]) -> str:
    return _UNSEEN.sub("", match[0]).ljust(len(match[0]), BLANK)


def find_word_end(source: str, plain: str, end: int) -> int:
    r"""Where the source of a word ends that ends at an offset of the joined text.

    >>> find_word_end("Une com\u00admune ici", "Une commune\0 ici", 11)
    12
    """
    if plain[end : end + 1] != BLANK:
        return end
    start = end
    while start and plain[start - 1].isalnum():
        start -= 1
    if start == end:
        return end
    found = len(_UNSEEN.findall(source, start, end))
    behind = end
    while found:
        first, behind = behind, behind + found
        found = len(_UNSEEN.findall(source, first, behind))
    return behind


class _Reader:
    """Goes from one piece of markup to the next, and keeps what each hides."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.emails: list[tuple[int, int]] = []
        self.codes: list[tuple[int, int]] = []
        self.done = 0

    def read(self) -> Markup:
        """The whole text."""
        for match in _MARKUP.finditer(self.value):
            start, end = match.span()
            if start < self.done:
                continue
            self.pieces.append(self.value[self.done : start])
            self.done = end
            _READERS[match.lastgroup or ""](self, match)
        self.pieces.append(self.value[self.done :])
        plain = "".join(self.pieces)
        if "@" in plain:
            self.emails += (match.span() for match in _EMAIL.finditer(plain))
            self.emails.sort()
            plain = _EMAIL.sub(lambda match: BLANK * len(match[0]), plain)
        return Markup(
            self.value,
            plain,
            tuple(self.links),
            tuple(self.emails),
            tuple(self.codes),
        )

    def _blank(self, match: re.Match[str]) -> None:
        self.pieces.append(BLANK * len(match[0]))

    def _read_footnote(self, match: re.Match[str]) -> None:
        """The words of a note are a block of their own, as those of an item are."""
        self.pieces.append(ITEM_MARK.ljust(len(match[0]), BLANK))

    def _read_code(self, match: re.Match[str]) -> None:
        found = _EMAIL.search(match[0])
        if found:
            self.emails.append(_shift(found.span(), match.start()))
        self.codes.append(match.span())
        self._blank(match)

    def _read_link(self, match: re.Match[str]) -> None:
        self._keep_link(match, "label", "target")

    def _read_named(self, match: re.Match[str]) -> None:
        self._keep_link(match, "words", "address")

    def _keep_link(self, match: re.Match[str], words: str, address: str) -> None:
        (start, end), (a, b) = match.span(), match.span(words)
        target = match[address].strip("<>")
        self.links.append(Link(target, start, end, a, b))
        self._keep_address(target, match.span(address))
        label = self.value[a:b]
        if _needs_reading(label):
            inside = read_markup(label)
            label = inside.plain
            self.links += (_moved(link, a) for link in inside.links if link.is_image)
        self.pieces += (BLANK * (a - start), label, BLANK * (end - b))

    def _keep_address(self, target: str, span: tuple[int, int]) -> None:
        """Keep the e-mail address that a link leads to."""
        if target.startswith("mailto:") and "@" in target:
            before_query = target.partition("?")[0]
            self.emails.append((span[0] + len("mailto:"), span[0] + len(before_query)))

    def _read_image(self, match: re.Match[str]) -> None:
        (start, end), (a, b) = match.span(), match.span("alt")
        self.links.append(Link(match["source"], start, end, a, b, is_image=True))
        self.pieces += (BLANK * (a - start), self.value[a:b], BLANK * (end - b))

    def _read_auto(self, match: re.Match[str]) -> None:
        start, end = match.span()
        target = match["inner"].rstrip(_TRAILING)
        self.links.append(Link(target, start, end, start, end, is_bare=True))
        self._blank(match)

    def _read_bare(self, match: re.Match[str]) -> None:
        start, target = match.start(), match[0].rstrip(_TRAILING)
        self.done = end = start + len(target)
        self.links.append(Link(target, start, end, start, end, is_bare=True))
        self.pieces.append(BLANK * len(target))

    def _read_tag(self, match: re.Match[str]) -> None:
        start, end = match.span()
        found = None if _LEADS_NOWHERE.match(match[0]) else _HREF.search(match[0])
        if found:
            is_image = match[0][:4].lower() == "<img"
            alt = _ALT.search(match[0]) if is_image else None
            a, b = _shift(alt.span(alt.lastindex or 0) if alt else (0, 0), start)
            self.links.append(Link(found[1], start, end, a, b, is_image=is_image))
            self._keep_address(found[1], _shift(found.span(1), start))
        self.pieces.append(_blank_tag(match[0]))


_READERS: Mapping[str, Callable[[_Reader, re.Match[str]], None]] = {
    "mark": _Reader._blank,
    "attributes": _Reader._blank,
    "definition": _Reader._blank,
    "footnote": _Reader._read_footnote,
    "reference": _Reader._blank,
    "named": _Reader._read_named,
    "code": _Reader._read_code,
    "link": _Reader._read_link,
    "image": _Reader._read_image,
    "auto": _Reader._read_auto,
    "bare": _Reader._read_bare,
    "tag": _Reader._read_tag,
}
"""What reads each kind of markup, by the name of its group."""


def _shift(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


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
