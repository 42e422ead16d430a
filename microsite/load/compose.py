"""Composes YAML into a document: data beside places; refuses keys twice, cycles, tags.

YAML gives text and nothing else: no scalar is a number, a date or a boolean here. The
parser's events are composed without recursion, so that depth, aliases and cycles are
counted and not suffered. libyaml is used where PyYAML has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import chain

import yaml

from microsite.load import problems
from microsite.load.blanks import find_blanks
from microsite.load.characters import find_forbidden_escape
from microsite.load.dashes import find_parting
from microsite.load.fitting import find_fitting
from microsite.load.meant import find_meant
from microsite.load.moved import find_moved, look_around
from microsite.load.nameless import find_nameless
from microsite.load.quotes import advise_quotes
from microsite.load.spot import REFERENCE_SIGN
from microsite.records import Data, Document, Stretch, suggest_id
from twinlint.data import dataclass
from twinlint.finding import Finding, Message, Place, message, plural_message
from twinlint.source import FieldPath, Span, Text

SINGLE_FILES = ("site", "programme", "waivers", "fresh")
"""Names of files in content/ that hold one thing, and no list of records."""
MAX_DEPTH = 32
MAX_VALUES = 200_000
"""Values of one file, aliases counted as often as they are used."""
_Parser = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Only its events are used; the pure Python one where libyaml is missing."""


@dataclass(slots=True)
class _Node:
    """A value under construction."""

    start: int
    end: int
    style: str = ""
    scalar: str | None = None
    items: list[_Node] | None = None
    entries: list[tuple[_Node, _Node]] | None = None
    key: _Node | None = None
    is_open: bool = False
    seen: dict[str, _Node] = field(default_factory=dict)


class _Problem(Exception):  # noqa: N818 - carries a finding to the top of this stage
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def compose_document(text: Text) -> Document | Finding:
    """The document of a YAML text, or what is wrong with it first, at all its lines."""
    document = _compose_or_report(text)
    if not isinstance(document, Finding):
        return document
    # What explains a fault is as long as what reads; most files have none.
    from microsite.load.equal import find_equal

    return document.join(find_equal(text, document, _compose_or_report))


def _compose_or_report(text: Text) -> Document | Finding:
    try:
        root = _compose_nodes(text)
        return _build_document(text, root)
    except _Problem as found:
        rule, better = found.finding.rule, None
        if rule == problems.DUPLICATE_KEY.name:
            better = next(find_blanks(text, try_compose), None)
            better = better or _find_moved_twin(text, found.finding)
        elif rule == problems.SEVERAL_DOCUMENTS.name:
            several = found.finding.message
            better = next(find_parting(text, try_compose, several), None)
        elif rule == problems.YAML_SYNTAX.name:
            better = next(find_meant(text, try_compose), None)
        return better or found.finding
    except yaml.MarkedYAMLError as error:
        from microsite.load.syntax import report_syntax

        return report_syntax(text, error, try_compose)


def _find_moved_twin(text: Text, twice: Finding) -> Finding | None:
    """The finding on a field that stands twice since one of them has moved.

    Not on the name of a record, nor on one whose twin stands in another record: no
    indentation of lines nearby has made the two the same.
    """
    if twice.place is None:
        return None
    span = twice.place.span
    ground = look_around(text, span.line, try_compose)
    first = min((each.span.line for each in twice.related), default=span.line)
    name = str(dict(twice.message.values)["name"])
    if not ground or not ground.holds(first) or not ground.fitting.knows(name):
        return None
    nameless = find_nameless(ground, span.line)
    return next(chain(nameless, find_moved(ground, span.line, since=first)), None)


def try_compose(text: Text) -> Document | None:
    """The document of a YAML text; None when anything is wrong with it."""
    try:
        return _build_document(text, _compose_nodes(text))
    except (_Problem, yaml.MarkedYAMLError):
        return None


def _compose_nodes(text: Text) -> _Node:
    anchors: dict[str, _Node] = {}
    open_nodes: list[_Node] = []
    root: _Node | None = None
    for event in _parse(text):
        start, end = _index(event.start_mark), _index(event.end_mark)
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _Problem(
                problems.SEVERAL_DOCUMENTS(
                    message("a second document begins here, after “---”"),
                    Place(text.span(start, start + 3)),
                    help=_advise_document(text, start + 3),
                )
            )
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = open_nodes.pop()
            node.is_open = False
            node.end = end if start < end else node.end
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _read_node(text, event, anchors, start, end)
        if open_nodes:
            _attach(text, open_nodes, node)
        else:
            root = node
        if node.is_open:
            if len(open_nodes) >= MAX_DEPTH:
                raise _Problem(
                    problems.TOO_DEEP(
                        message("values stand {limit} deep or more", limit=MAX_DEPTH),
                        Place(text.span(start, start + 1)),
                        help=message("close the brackets, or correct the indentation"),
                    )
                )
            if not isinstance(event, yaml.AliasEvent):
                open_nodes.append(node)
    return root or _Node(0, 0)


def _advise_document(text: Text, at: int) -> Message:
    """What to do with a line that begins another document."""
    fitting = find_fitting(text.path)
    if (fitting and fitting.depth) or not text.value[at:].strip():
        return plural_message("delete this line", "delete these {count} lines", count=1)
    return message("move what follows to a file of its own, then delete “---”")


def _index(mark: object) -> int:
    index: int = getattr(mark, "index", 0)
    return index


def _parse(text: Text) -> Iterator[yaml.Event]:
    parser = _Parser(text.value)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _line_at(text: Text, at: int) -> str:
    begin = text.value.rfind("\n", 0, at) + 1
    return text.value[begin:].partition("\n")[0]


def _read_node(
    text: Text, event: yaml.NodeEvent, anchors: dict[str, _Node], start: int, end: int
) -> _Node:
    if isinstance(event, yaml.AliasEvent):
        target = anchors.get(event.anchor or "")
        if target is None:
            raise _Problem(
                problems.YAML_SYNTAX(
                    REFERENCE_SIGN[0],
                    Place(text.span(start, start + 1)),
                    help=advise_quotes(_line_at(text, start)),
                )
            )
        if target.is_open:
            raise _Problem(
                problems.CYCLIC_ALIAS(
                    message("“*{name}” stands inside “&{name}”", name=event.anchor),
                    Place(text.span(start, end)),
                    help=message("write the value out"),
                )
            )
        return target
    if getattr(event, "tag", None) is not None:
        found = re.compile(r"!\S*").search(text.value, start)
        start = found.start() if found else start
        raise _Problem(
            problems.YAML_SYNTAX(
                message("a text cannot begin with “!”"),
                Place(text.span(start, start + 1)),
                help=advise_quotes(_line_at(text, start)),
            )
        )
    node = _Node(start, end)
    if isinstance(event, yaml.ScalarEvent):
        node.scalar = event.value
        node.style = event.style or ""
        forbidden = node.style == '"' and find_forbidden_escape(text, start, end)
        if forbidden:
            raise _Problem(forbidden)
        if event.anchor:
            node.start = _skip_anchor(text.value, start)
    elif isinstance(event, yaml.MappingStartEvent):
        node.entries, node.is_open = [], True
    else:
        node.items, node.is_open = [], True
    if event.anchor:
        anchors[event.anchor] = node
    return node


def _skip_anchor(raw: str, start: int) -> int:
    match = re.compile(r"&\S+\s*").match(raw, start)
    return match.end() if match else start


def _attach(text: Text, open_nodes: list[_Node], node: _Node) -> None:
    parent = open_nodes[-1]
    parent.end = max(parent.end, node.end) if node.start >= parent.start else parent.end
    if parent.items is not None:
        parent.items.append(node)
        return
    if parent.key is None:
        _check_key(text, parent, node)
        parent.key = node
    else:
        assert parent.entries is not None  # noqa: S101 - a mapping has entries
        parent.entries.append((parent.key, node))
        parent.key = None


def _check_key(text: Text, parent: _Node, node: _Node) -> None:
    if node.scalar is None:
        raise _Problem(
            problems.YAML_SYNTAX(
                message("a list or a mapping stands where a field’s name is expected"),
                Place(text.span(node.start, node.start + 1)),
                help=message(
                    "put a text that begins with {signs} in straight quotes",
                    signs=("[", "{"),
                ),
            )
        )
    if node.scalar in parent.seen:
        first = parent.seen[node.scalar]
        raise _Problem(
            problems.DUPLICATE_KEY(
                message("“{name}” stands twice here", name=node.scalar),
                Place(text.span(node.start, node.end)),
                related=(
                    Place(
                        text.span(first.start, first.end),
                        message=message("it stands here first"),
                    ),
                ),
                help=_advise_twin(text, parent, node),
            )
        )
    parent.seen[node.scalar] = node


def _is_cut_off(text: Text, node: _Node) -> bool:
    """True for words behind a comma between braces: no key, but the end of a text."""
    return text.value[node.end :].lstrip(" ")[:1] in (",", "}")


def _advise_twin(text: Text, parent: _Node, node: _Node) -> Message:
    """What to do with a key that stands twice: a record needs one of its own."""
    assert node.scalar is not None  # noqa: S101 - it is the key of another value
    if _is_cut_off(text, node):
        return message(
            "between braces a comma ends the text before it: put each text that has"
            ' one in straight quotes ("…")'
        )
    is_listed = _is_of_list(text.span(node.start, node.end))
    if not is_listed or not _is_record(parent, parent.seen[node.scalar]):
        # Only such a fault waits for the words of languages.
        from microsite.load.twin_texts import find_other_language

        other = find_other_language(text, (parent.seen[node.scalar], node))
        return other or message("delete one of the two")
    line = text.span(node.start, node.end).line
    below = "\n".join(text.value.split("\n")[line : line + _MOST_LINES])
    found = _NAME_BELOW.match(below)
    name = suggest_id(found[1].strip("'\"")) if found else ""
    taken = name in parent.seen or not name
    return message(
        "write “{key}:” on line {line}, as each record has a key of its own; or delete"
        " this record",
        key=f"{node.scalar}-2" if taken else name,
        line=str(line),
    )


_MOST_LINES = 4
"""Below the key of a record, in which its name is looked for."""
_NAME_BELOW = re.compile(r"(?: [^\n]*\n){0,3}? +(?:name|title|fr): +([^\n{\[|>#]+)")


def _is_of_list(span: Span) -> bool:
    """True for a key at the beginning of a line, in a file of many records."""
    folder, _, name = span.path.rpartition("/")
    is_alone = name.removesuffix(".yaml") in SINGLE_FILES
    return span.column == 1 and "/" not in folder and not is_alone


def _is_record(parent: _Node, key: _Node) -> bool:
    """True for a key with fields of its own below: the name of a record, in a list."""
    entries = parent.entries or ()
    return any(k is key and value.entries is not None for k, value in entries)


def _build_document(text: Text, root: _Node) -> Document:
    values: dict[FieldPath, Stretch] = {}
    keys: dict[FieldPath, Stretch] = {}

    def build(node: _Node, path: FieldPath) -> Data:
        if len(values) > MAX_VALUES:
            raise _Problem(
                problems.TOO_MANY_ALIASES(
                    message("the file grows past {limit} values", limit=MAX_VALUES),
                    Place(text.span(node.start, node.start + 1)),
                    help=message("write values out instead of repeating *aliases"),
                )
            )
        values[path] = Stretch(node.start, max(node.end, node.start), node.style)
        if node.scalar is not None:
            return node.scalar if node.scalar or node.style else None
        if node.items is not None:
            return [build(item, (*path, i)) for i, item in enumerate(node.items)]
        data: dict[str, Data] = {}
        for key, value in node.entries or ():
            assert key.scalar is not None  # noqa: S101 - checked when it was read
            keys[(*path, key.scalar)] = Stretch(key.start, key.end)
            data[key.scalar] = build(value, (*path, key.scalar))
        return data

    data = build(root, ())
    return Document(text.path, text, data, values, keys)
