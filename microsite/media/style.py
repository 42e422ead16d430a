"""Joins a style sheet with those it imports, without what only people need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from microsite.media.css import Address, Fault, Token, find_addresses
from twinlint.data import dataclass
from twinlint.finding import Message, message

_SPACES = ("whitespace", "comment")
_ENDS = frozenset((";", "}"))
_SEPARATING = frozenset(("{", "}", ";", ","))
"""Signs around which white space makes no difference."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an `@import` asks for, and when it counts."""

    address: Token
    layer: str | None
    """The name of a layer, empty for one without a name; None for no layer."""
    supports: str
    """What a browser has to know; empty for nothing."""
    media: str
    """A list of media queries; empty for every medium."""

    def wrap(self, style: str) -> str:
        """The rules of the imported sheet under its conditions."""
        if self.layer is not None:
            style = f"{f'@layer {self.layer}'.strip()}{{{style}}}"
        if self.supports:
            style = f"@supports {self.supports}{{{style}}}"
        return f"@media {self.media}{{{style}}}" if self.media else style


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a style sheet asks for."""

    insert: Callable[[Import], str | None]
    """Gives the text of an imported sheet; None when there is none."""
    find_address: Callable[[Token], str | None]
    """Gives the published address for one in the sheet; None when it stays."""


def join_style(
    tokens: Sequence[Token], around: Surroundings
) -> tuple[str, tuple[Fault, ...]]:
    """The text of a style sheet to publish, and what browsers would leave out of it.

    Every rule of the result is closed, so that another can follow.
    """
    faults: list[Fault] = []
    pieces: list[tuple[str, str]] = []
    is_late = False
    for statement in _split_statements(tokens):
        first = statement[0]
        name = first.value if first.kind == "at-keyword" else ""
        is_block = statement[-1].kind == "}"
        if name == "import" and not is_late:
            found = _read_import(statement)
            if isinstance(found, Fault):
                faults.append(found)
            elif (style := around.insert(found)) is not None:
                pieces.append(("style", found.wrap(style)))
            continue
        faults += _find_faults(statement, is_late=is_late)
        if name == "charset":
            continue
        is_late = is_late or is_block or name != "layer"
        pieces += _rewrite_addresses(statement, around)
        if not is_block and statement[-1].written != ";":
            pieces.append((";", ";"))
    return _write_tightly(pieces) + "\n", tuple(faults)


def _split_statements(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The rules of a sheet, each with the white space and comments inside."""
    statement: list[Token] = []
    for token in tokens:
        if statement or token.kind not in _SPACES:
            statement.append(token)
        if (
            token.depth == 0
            and token.kind in ("}", "literal")
            and token.written in ";}"
        ):
            yield tuple(statement)
            statement = []
    while statement and statement[-1].kind in _SPACES:
        statement.pop()
    if statement:
        yield tuple(statement)


def _find_faults(statement: Sequence[Token], *, is_late: bool) -> Iterator[Fault]:
    first, last = statement[0], statement[-1]
    if first.kind != "at-keyword" and last.kind != "}":
        yield _make_fault(
            first,
            message("this rule has no block “{sign}”", sign="{ }"),
            message("finish the rule, or delete it"),
        )
    elif first.value == "charset" and first.kind == "at-keyword":
        named = next((t for t in statement if t.kind == "string"), None)
        if named and named.value.lower() != "utf-8":
            yield _make_fault(
                named,
                message("style sheets are published in UTF-8"),
                message("save the file in UTF-8, and delete this line"),
            )
    elif first.value == "namespace" and first.kind == "at-keyword":
        yield _make_fault(
            first,
            message("a namespace does not reach into joined style sheets"),
            message("delete it, and write selectors without a namespace"),
        )
    for token in statement:
        if token.kind == "at-keyword" and token.value == "import":
            yield _make_fault(
                token,
                message("browsers read an @import at the top of a file only"),
                message("move it above the other rules"),
            )


def _make_fault(token: Token, what: Message, advice: Message) -> Fault:
    return Fault(what, advice, token.line, token.column, len(token.written))


def _read_import(statement: Sequence[Token]) -> Import | Fault:
    is_closed = statement[-1].written == ";"
    inside = statement[1 : len(statement) - is_closed]
    address, rest = _take_address(_trim(inside))
    if address is None or any(token.kind == "{" for token in rest):
        return _make_fault(
            statement[0],
            message("this @import names no style sheet"),
            message("write @import, a file in quotation marks, and “;”"),
        )
    layer: str | None = None
    supports = ""
    rest = _trim(rest)
    if rest and rest[0].value == "layer" and rest[0].kind in ("ident", "function"):
        layer, rest = _take_block(rest)
    if rest and (rest[0].kind, rest[0].value) == ("function", "supports"):
        inside = _trim(rest[1:])
        is_declaration = (
            len(inside) > 1
            and inside[0].kind == "ident"
            and (_trim(inside[1:])[0].written == ":")
        )
        supports, rest = _take_block(rest)
        supports = f"({supports})" if is_declaration else supports
    return Import(address, layer, supports, _write(rest))


def _take_address(tokens: Sequence[Token]) -> tuple[Token | None, Sequence[Token]]:
    """The address that tokens begin with, and those after it."""
    if tokens and tokens[0].kind == "string":
        return tokens[0], tokens[1:]
    for address in find_addresses(tokens):
        if address.start == 0:
            return address.token, tokens[address.end :]
    return None, tokens


def _take_block(tokens: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """What stands in the function that tokens begin with, and those after it."""
    first = tokens[0]
    if first.kind == "ident":
        return "", _trim(tokens[1:])
    end = 1
    while tokens[end].depth > first.depth:
        end += 1
    return _write(tokens[1:end]), _trim(tokens[end + 1 :])


def _trim(tokens: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind in _SPACES:
        start += 1
    while start < end and tokens[end - 1].kind in _SPACES:
        end -= 1
    return tokens[start:end]


def _rewrite_addresses(
    tokens: Sequence[Token], around: Surroundings
) -> Iterator[tuple[str, str]]:
    """The tokens as written, the addresses of files by those they are published at."""
    done = 0
    for address in find_addresses(tokens):
        published = around.find_address(address.token)
        if published is None:
            continue
        yield from ((t.kind, t.written) for t in tokens[done : address.start])
        yield "url", _quote(published, address)
        done = address.end
    yield from ((t.kind, t.written) for t in tokens[done:])


def _quote(published: str, address: Address) -> str:
    escaped = published.replace("\\", "\\\\").replace('"', '\\"')
    is_text = address.token.kind == "string" and address.end == address.start + 1
    return f'"{escaped}"' if is_text else f'url("{escaped}")'


def _write(tokens: Sequence[Token]) -> str:
    return _write_tightly([(t.kind, t.written) for t in tokens])


def _write_tightly(pieces: Sequence[tuple[str, str]]) -> str:
    """Pieces, kind and text, with the white space between them that CSS needs.

    A comment is gone where it stands alone between two signs; between two words it
    keeps them apart.
    """
    written: list[str] = []
    between = ""
    is_tight = True
    for kind, text in pieces:
        if kind == "whitespace":
            between = " "
        elif kind == "comment":
            between = between or "/**/"
        else:
            is_separating = kind == "style" or text in _SEPARATING
            if not is_tight and not is_separating:
                written.append(between)
            while kind == "}" and written and written[-1] == ";":
                written.pop()
            written.append(text)
            between, is_tight = "", is_separating
    return "".join(written)
