"""HTML as a row of tokens that together are the text again, byte for byte.

After the HTML Standard, section 13.2.5 (html.spec.whatwg.org, "Tokenization"): what a
browser takes for a tag, an attribute, a comment or text is the same here, also where a
page is written badly. A tree is not built; `walk` knows which elements are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from html import unescape
from html.entities import html5
from typing import Literal, NamedTuple

from twinlint.data import dataclass

_S = r"[\t\n\f\r ]"
_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_BARE = r"""[^\t\n\f\r >"'][^\t\n\f\r >]*+"""
_TOKEN = re.compile(
    rf"""
    (?P<text> (?>(?: [^<]++ | <(?![A-Za-z/!?]) | </\Z )+) )
    | <(?P<slash>/?)(?P<tag>[A-Za-z][^\t\n\f\r />]*+)
      (?>(?: {_S}++ | /(?!>)
        | {_NAME} (?: {_S}*+={_S}*+ (?: "[^"]*+" | '[^']*+' | {_BARE} | (?=>) )
                    | (?!{_S}*+=) )
      )*)
      (?P<closed>/?)>
    | <!-- (?: -?> | .*?--!?> | .*\Z )
    | <(?: [!?] | /(?![A-Za-z]) ) [^>]*+ (?: > | \Z )
    | < .*\Z
    """,
    re.VERBOSE | re.DOTALL,
)
"""One token; the last line is a tag that never ends, and with it the page."""
_ATTRIBUTE = re.compile(
    rf"(?P<name>{_NAME})"
    rf"""(?:{_S}*+={_S}*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'"""
    rf"|(?P<bare>{_BARE})|))?",
)
_REFERENCE = re.compile(r"&(?:(#\w+;?)|([A-Za-z][A-Za-z0-9]*+(?:;|(?!=))))")
"""A character by its number or name in an attribute, where a name without a semicolon
does not run on (section 13.2.5.73): `?a=1&copy=2`."""
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?={_S}|[/>])", re.IGNORECASE)

_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
_RAW = frozenset(
    "iframe noembed noframes plaintext script style textarea title xmp".split()
)
"""Elements that hold no other. `noscript` does: pages work without scripts."""
_FOREIGN = frozenset(("svg", "math"))
_INTEGRATED = frozenset(("foreignobject", "desc", "title", "annotation-xml"))
"""Elements of drawings and formulas in which HTML begins again."""
_BREAKING = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head"
    " hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub"
    " sup table tt u ul var".split()
)
"""Tags that end a drawing or formula that nobody has closed (section 13.2.6.5)."""
_ENDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "address article aside blockquote details div dl fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre search section"
        " table ul".split(),
        frozenset("p"),
    ),
    "li": frozenset(("li", "p")),
    **dict.fromkeys(("dt", "dd"), frozenset(("dt", "dd", "p"))),
    **dict.fromkeys(("td", "th"), frozenset(("td", "th", "p"))),
    "tr": frozenset(("td", "th", "tr", "p")),
    "option": frozenset(("option",)),
}
"""`{tag: elements that it ends}`: section 13.1.2.4, "Optional tags"."""


Kind = Literal["text", "raw", "opening", "closing", "empty", "hidden"]
"""What a token is: *text* with character references, as written; all that stands *raw*
in an element that holds no other, such as `script`; an *opening* or *closing* tag, or
that of an *empty* element (`<br>`, or `<path/>` in a drawing). What is *hidden* is a
comment, a document type, or something that browsers drop like a comment.
"""


class Attribute(NamedTuple):
    """What a tag says under a name."""

    name: str
    """In small letters."""
    value: str
    """Without character references; empty when only the name stands there."""
    start: int
    """Where the value as written begins, in characters of its tag."""
    end: int


class Token(NamedTuple):
    """A piece of HTML."""

    kind: Kind
    written: str
    name: str = ""
    """In small letters: the element of a tag, or the one that raw text stands in."""

    @property
    def text(self) -> str:
        """The text of a piece of text, without character references."""
        return unescape(self.written) if "&" in self.written else self.written

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a tag, `{name: value}`; a name counts once, the first."""
        said: dict[str, str] = {}
        found = _ATTRIBUTE.findall(self.written, *self._span())
        for name, double, single, bare in found:
            value = double or single or bare
            said.setdefault(name.lower(), _decode(value) if "&" in value else value)
        return said

    def read_attributes(self) -> tuple[Attribute, ...]:
        """The attributes of a tag in their order; none of another token."""
        found = _ATTRIBUTE.finditer(self.written, *self._span())
        return tuple([_make_attribute(each) for each in found])

    def _span(self) -> tuple[int, int]:
        """Where attributes can stand in what is written."""
        if self.kind not in _TAGS:
            return 0, 0
        start = len(self.name) + (2 if self.kind == "closing" else 1)
        return start, len(self.written) - 1


_make = partial(tuple.__new__, Token)
"""A token of its three parts, faster than by its names: pages have hundreds."""
_TAGS = frozenset(("opening", "closing", "empty"))


def _make_attribute(found: re.Match[str]) -> Attribute:
    group = found.lastgroup or "name"
    start, end = found.span(group)
    if group == "name":
        return Attribute(found["name"].lower(), "", found.end(), found.end())
    return Attribute(found["name"].lower(), _decode(found[group]), start, end)


def _decode(value: str) -> str:
    return _REFERENCE.sub(_decode_reference, value)


def _decode_reference(reference: re.Match[str]) -> str:
    if reference[1]:
        return unescape(reference[0])
    return html5.get(reference[2], reference[0])


Situated = tuple[Token, str, bool]
"""A token; the language of the nearest element that says one, empty when none does;
whether it stands in one of the elements asked for, their tags among them."""
Change = Callable[[str, str], str]
"""Gives another text for a text as written and its language; it may hold tags."""


@dataclass(frozen=True, slots=True)
class Html:
    """A page or a piece of one.

    >>> [token.written for token in Html('<p title="a > b">1 < 2<br>').tokens()]
    ['<p title="a > b">', '1 < 2', '<br>']
    """

    source: str

    def tokens(self) -> Iterator[Token]:
        """What the source is made of; joined, the tokens are the source."""
        foreign: list[str] = []
        start = 0
        while start < len(self.source):
            start = yield from _read_run(self.source, start, foreign)

    def walk(
        self, inside: AbstractSet[str] = frozenset(), *, language: str = ""
    ) -> Iterator[Situated]:
        """Every token, with its language and whether it is inside certain elements.

        `language` is that of the text around a piece of a page.
        """
        around = [_Element("", language, is_inside=False)]
        is_inside = False
        for token in self.tokens():
            kind, _, name = token
            if kind == "text":
                yield token, language, is_inside
            elif kind == "opening":
                _, language, is_inside = _open(token, around, inside)
                yield token, language, is_inside
            elif kind == "closing":
                yield token, language, is_inside
                _, language, is_inside = _close(name, around)
            else:
                yield token, language, is_inside or name in inside

    def change_text(
        self, *changes: Change, outside: AbstractSet[str], language: str = ""
    ) -> str:
        """The source with other text; each change is given what those before made.

        Attributes, raw text, comments, white space, and what stands in the elements
        that text is changed `outside` of, stay as they are.
        """
        written: list[str] = []
        for (kind, text, _), spoken, is_inside in self.walk(outside, language=language):
            if kind == "text" and not is_inside and not text.isspace():
                text = _change(text, changes, outside, spoken)
            written.append(text)
        return "".join(written)


def _change(
    text: str, changes: tuple[Change, ...], outside: AbstractSet[str], language: str
) -> str:
    for number, change in enumerate(changes, 1):
        changed = change(text, language)
        if changed != text:
            page, later = Html(changed), changes[number:]
            return page.change_text(*later, outside=outside, language=language)
    return text


_DEEPEST = 512
"""Elements inside one another; browsers build no deeper tree (Blink, WebKit)."""


class _Element(NamedTuple):
    """An element that is open."""

    name: str
    language: str
    is_inside: bool


def _open(token: Token, around: list[_Element], inside: AbstractSet[str]) -> _Element:
    _, written, name = token
    if name in _ENDS:
        ended = _ENDS[name]
        while around[-1][0] in ended:
            around.pop()
    _, language, is_inside = around[-1]
    if "lang" in written.lower():
        language = token.attributes.get("lang", language)
    opened = _Element(name, language, is_inside or name in inside)
    around.append(opened)
    return opened


def _close(name: str, around: list[_Element]) -> _Element:
    """Close an element and those inside; a tag that closes nothing is no tag."""
    last = len(around) - 1
    for depth in range(last, max(0, last - _DEEPEST), -1):
        if around[depth][0] == name:
            del around[depth:]
            break
    return around[-1]


# Reading ------------------------------------------------------------------------------


def _read_run(
    source: str, start: int, foreign: list[str]
) -> Generator[Token, None, int]:
    """The tokens until after raw text, which only its element can end; then its end.

    `foreign` are the drawings and formulas that are open, and the elements in them in
    which HTML begins again.
    """
    for found in _TOKEN.finditer(source, start):
        group = found.lastgroup
        if group == "text":
            yield _make(("text", found[0], ""))
        elif group is None:
            cdata = _CDATA.match(source, found.start()) if foreign else None
            if cdata and foreign[-1] in _FOREIGN:
                yield _make(("raw", cdata[0], foreign[-1]))
                return cdata.end()
            yield _make(("hidden", found[0], ""))
        elif found["slash"]:
            name = found["tag"].lower()
            yield _make(("closing", found[0], name))
            if foreign and name in foreign[-_DEEPEST:]:
                while foreign.pop() != name:
                    pass
        else:
            name = found["tag"].lower()
            is_foreign = name in _FOREIGN or (foreign and _is_in(foreign, name))
            is_empty = bool(found["closed"]) if is_foreign else name in _VOID
            yield _make(("empty" if is_empty else "opening", found[0], name))
            if is_empty:
                continue
            if is_foreign:
                if name in _FOREIGN or name in _INTEGRATED:
                    foreign.append(name)
            elif name in _RAW:
                end = _find_raw_end(source, found.end(), name)
                if end > found.end():
                    yield _make(("raw", source[found.end() : end], name))
                return end
    return len(source)


def _is_in(foreign: list[str], name: str) -> bool:
    """True for a tag of a drawing or formula; one of HTML may end those it is in."""
    if not foreign or foreign[-1] not in _FOREIGN:
        return False
    if name not in _BREAKING:
        return True
    while foreign and foreign[-1] in _FOREIGN:
        foreign.pop()
    return False


def _find_raw_end(source: str, start: int, name: str) -> int:
    """Where the closing tag of an element begins that holds no other."""
    if name == "plaintext":
        return len(source)
    if name == "script":
        return _find_script_end(source, start)
    closing = re.compile(rf"</{name}(?={_S}|[/>])", re.IGNORECASE)
    found = closing.search(source, start)
    return found.start() if found else len(source)


def _find_script_end(source: str, start: int) -> int:
    """The same for a script, which may hold another inside a comment."""
    is_comment = is_nested = False
    found = _SCRIPT.search(source, start)
    while found:
        after = found.end()
        if found[0] == "<!--":
            if not is_comment:
                is_comment = True
                after -= 2  # the dashes may be those that end it: `<!-->`
        elif found[0] == "-->":
            is_comment = is_nested = False
        elif not is_nested and found[1]:
            return found.start()
        elif is_comment:
            is_nested = not found[1]
        found = _SCRIPT.search(source, after)
    return len(source)
