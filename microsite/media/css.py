"""A style sheet as a row of tokens: each with its text as written, and its place.

tinycss2 reads it, as the CSS Syntax Module Level 3 says; what its tree leaves out, the
text of each token, is cut from the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import tinycss2

from twinlint.data import dataclass
from twinlint.finding import Message, message

_BLOCKS = {"{} block": "{", "[] block": "[", "() block": "(", "function": "function"}
_CLOSERS = {"{": "}", "[": "]", "(": ")", "function": ")"}
_ADDRESSING = frozenset(("url", "src"))
_CHOOSING = frozenset(("image-set", "-webkit-image-set", "image"))
"""Functions in which a text is an address."""


class Token(NamedTuple):
    """A piece of a style sheet."""

    kind: str
    """As tinycss2 names it (`ident`, `at-keyword`, `string`, `url`, `literal`,
    `whitespace`, `comment`, …); `{`, `[`, `(` or `function` where a block opens, `}`,
    `]` or `)` where it ends."""
    written: str
    value: str
    """A name, in small letters where case makes no difference to CSS; the content of a
    string; an address; a sign."""
    depth: int
    """The blocks around it; where one opens or ends, those around that block."""
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What browsers read otherwise than it is meant."""

    what: Message
    advice: Message
    line: int
    column: int
    length: int
    """Characters of what is wrong."""


class Address(NamedTuple):
    """An address in a row of tokens."""

    start: int
    """The number of its first token, and of that after its last."""
    end: int
    token: Token
    """The one that holds it."""


ReadStyle = Callable[[str], tuple[tuple[Token, ...], tuple[Fault, ...]]]
"""Gives the tokens of a style sheet, and what is wrong with it."""


def read_css(source: str) -> tuple[tuple[Token, ...], tuple[Fault, ...]]:
    """The tokens of a style sheet, and what is not closed or closes nothing.

    Without a fault the tokens together are the source, its line ends made one kind.

    >>> [token.written for token in read_css("a{b:url( c )}")[0]]
    ['a', '{', 'b', ':', 'url( c )', '}']
    """
    # The line end after the source shows whether all blocks before it are closed.
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n") + "\n"
    nodes = tinycss2.parse_component_value_list(source)
    tokens = _cut(source, tuple(_flatten(nodes)))
    faults = tuple(_find_faults(nodes, tokens))
    last = tokens[-1]._replace(written=tokens[-1].written[:-1])
    return (*tokens[:-1], *((last,) if last.written else ())), faults


def _flatten(nodes: Sequence[Any]) -> Iterator[tuple[str, Any, int]]:
    """Each leaf, opening and end of a block in the order of the text: kind and depth.

    Without recursion, since blocks can be nested as deep as a file is long. An end has
    no node.
    """
    open_blocks = [("", iter(nodes))]
    while open_blocks:
        opened, siblings = open_blocks[-1]
        node = next(siblings, None)
        if node is None:
            open_blocks.pop()
            if opened:
                yield _CLOSERS[opened], None, len(open_blocks) - 1
            continue
        kind = _BLOCKS.get(node.type, node.type)
        yield kind, node, len(open_blocks) - 1
        if kind in _CLOSERS:
            open_blocks.append((kind, iter(_read_content(node))))


def _read_content(block: Any) -> Sequence[Any]:
    return tuple(block.arguments if block.type == "function" else block.content)


def _cut(source: str, pieces: Sequence[tuple[str, Any, int]]) -> tuple[Token, ...]:
    """The tokens of a text: each ends where the next begins, an end is one sign."""
    lines = [0]
    for text in source.split("\n"):
        lines.append(lines[-1] + len(text) + 1)
    tokens: list[Token] = []
    end, line, column = len(source), len(lines) - 1, 1
    for kind, node, depth in reversed(pieces):
        if node is None:
            start, column = end - 1, column - 1
        else:
            line, column = node.source_line, node.source_column
            start = lines[line - 1] + column - 1
        written = source[start:end]
        tokens.append(Token(kind, written, _read_value(node), depth, line, column))
        end = start
    return tuple(reversed(tokens))


def _read_value(node: Any) -> str:
    if node is None:
        return ""
    if node.type in ("ident", "at-keyword", "function"):
        return str(node.lower_name if node.type == "function" else node.lower_value)
    # Half of a character, which an escape can write, is none.
    value = str(getattr(node, "value", "")).encode("utf-16", "surrogatepass")
    return value.decode("utf-16", "replace")


_CLOSE = message("close it where it ends")


def _find_faults(nodes: Sequence[Any], tokens: Sequence[Token]) -> Iterator[Fault]:
    """What is wrong, the cause rather than what comes of it.

    A comment or a string that does not end swallows the end of its block, and a block
    without an end those of others.
    """
    comment = next((t for t in reversed(tokens) if t.kind == "comment"), None)
    if comment and not re.fullmatch(r"/\*.*\*/", comment.written, re.DOTALL):
        yield _report_open("/*", comment.line, comment.column)
        return
    errors = [node for kind, node, _ in _flatten(nodes) if kind == "error"]
    swallowing = [error for error in errors if error.kind not in "}])"]
    unclosed = _find_unclosed(nodes)
    if swallowing or unclosed is None:
        yield from map(_describe_error, swallowing or errors)
        return
    kind = _BLOCKS[unclosed.type]
    sign = f"{unclosed.name}(" if kind == "function" else kind
    yield _report_open(sign, unclosed.source_line, unclosed.source_column)


def _report_open(sign: str, line: int, column: int) -> Fault:
    said = message("“{sign}” is not closed", sign=sign)
    return Fault(said, _CLOSE, line, column, len(sign))


def _find_unclosed(nodes: Sequence[Any]) -> Any:
    """The innermost block that is open where a text ends; None when none is."""
    found = None
    while nodes and nodes[-1].type in _BLOCKS:
        found = nodes[-1]
        nodes = _read_content(found)
    return found


def _describe_error(error: Any) -> Fault:
    line, column = error.source_line, error.source_column
    if error.kind == "eof-in-url":
        return _report_open("url(", line, column)
    if error.kind == "bad-url":
        return Fault(
            message("this address holds a space, a quotation mark or a bracket"),
            message("write the whole address in quotation marks"),
            *(line, column, len("url(")),
        )
    if error.kind in ("bad-string", "eof-in-string"):
        said = message("this quotation mark is not closed")
        return Fault(said, _CLOSE, line, column, 1)
    return Fault(
        message("“{sign}” closes nothing", sign=error.kind),
        message("delete it, or open what it closes"),
        *(line, column, 1),
    )


def find_addresses(tokens: Sequence[Token]) -> Iterator[Address]:
    """The addresses of what a style sheet loads: `url(…)`, and texts of image sets.

    That of an `@import` in a string is not among them.
    """
    choosing: list[Token] = []
    for number, token in enumerate(tokens):
        while choosing and token.depth <= choosing[-1].depth:
            choosing.pop()
        if token.kind == "url":
            yield Address(number, number + 1, token)
        elif token.kind == "function" and token.value in _ADDRESSING:
            end = number + 1
            while end < len(tokens) and tokens[end].depth > token.depth:
                end += 1
            inside = [t for t in tokens[number + 1 : end] if t.kind == "string"]
            if inside:
                yield Address(number, end + 1, inside[0])
        elif token.kind == "function" and token.value in _CHOOSING:
            choosing.append(token)
        elif choosing and token.kind == "string":
            if token.depth > choosing[-1].depth + 1:  # the type of a choice
                continue
            yield Address(number, number + 1, token)
