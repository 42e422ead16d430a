"""PO, the catalogs of gettext: each message and its translation.

GNU gettext, "The Format of PO Files". One catalog holds both versions of a program: the
messages themselves and their translations. Two catalogs are compared by message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from twinlint.data import dataclass
from twinlint.documents.document import (
    Content,
    Format,
    Part,
    Sides,
    UnreadableError,
)
from twinlint.documents.passage import read_message
from twinlint.finding import message
from twinlint.source import NO_WORDS, Composer, Text

_LINE = re.compile(
    r"[ \t]*+(?:(?P<comment>#(?P<kind>[~,|.:=]?).*+)"
    r"|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d{1,2})\])?"
    r"[ \t]*)?(?P<string>\"(?>(?:[^\"\\]++|\\.)*)\"))?[ \t]*$"
)
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\n", "a": "", "b": "", "f": "\n", "v": "\n"}
_TAG = r"([A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{1,8})*)"
_LANGUAGE = re.compile(rf"(?:\"|\\n)Language:[ \t]*{_TAG}")
_SOURCE = re.compile(rf"(?:\"|\\n)X-Source-Language:[ \t]*{_TAG}", re.I)
_CONTEXT_END = "\x04"
"""Between the context and the message in a key, as in compiled catalogs."""
_BEGINNING = re.compile(r"(?:[ \t]*(?:#.*)?\n)*msgid[ \t]+\"\"[ \t]*\nmsgstr[ \t]+\"")

_KEY = re.compile(r"[^\s.:_/-]+(?:[.:_/-]+[^\s.:_/-]+)+")
"""A message that is no text but the name of one: `menu.open_file`."""
_NAMED = re.compile(r"^msgid[ \t]+\"(.*)\"[ \t]*\n(\"?)", re.M)
_MOST = 0.9
"""Of the messages of a catalog, those that are keys, at least."""

_NEXT = re.compile(r"^[ \t]*msg(?:id|ctxt)\b", re.M)


@dataclass(slots=True)
class _Entry:
    """A message as its lines: for each keyword the strings with where they stand."""

    line: int
    is_fuzzy: bool = False
    strings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Offsets of the strings without their quotation marks."""


def _read(text: Text) -> Content:
    """The whole file as one text, which is of little use but in a search."""
    return read_message(text)


def _pair(text: Text) -> Sides:
    """The messages and their translations."""
    entries = _read_entries(text)
    parts = [part for entry in entries for part in _read_messages(text, entry)]
    translated = [part for entry in entries for part in _read_forms(text, entry)]
    return Sides(tuple(parts), tuple(translated), _tell(text.value))


def _tell(value: str) -> tuple[str, str]:
    """The languages of the messages and of their translations, by the header."""
    beginning = _BEGINNING.match(value)
    if not beginning:
        return "", ""
    end = _NEXT.search(value, beginning.end())
    header = value[beginning.end() - 1 : end.start() if end else len(value)]
    source, own = _SOURCE.search(header), _LANGUAGE.search(header)
    if own and not source and _has_keys(value[beginning.end() :]):
        return NO_WORDS, own[1].replace("_", "-")
    return (
        source[1].replace("_", "-") if source else "",
        own[1].replace("_", "-") if own else "",
    )


def _has_keys(entries: str) -> bool:
    """Whether the messages are names of texts, which stand in catalogs alone."""
    found = _NAMED.findall(entries)
    keys = [name for name, goes_on in found if not goes_on and _KEY.fullmatch(name)]
    return len(keys) > 1 and len(keys) >= _MOST * len(found)


def _split(text: Text) -> tuple[Part, ...]:
    """The translations; of a template, which has none, the messages."""
    sides = _pair(text)
    has_texts = any(part.content.text.value for part in sides.translation)
    return sides.translation if has_texts else sides.reference


po = Format(
    "po",
    (".po", ".pot"),
    _read,
    lambda value: _BEGINNING.match(value) is not None,
    split=_split,
    pair=_pair,
    tell=_tell,
    comment="#",
    is_data=True,
    templates=(".pot",),
    example='msgid ""\nmsgstr "Language: fr\\n"\n\n'
    'msgid "{text}"\nmsgstr "{translation}"\n',
)


def _read_entries(text: Text) -> list[_Entry]:
    """The entries of a catalog without its header; raises UnreadableError."""
    return [
        entry
        for entry in _cut_entries(text.value)
        if "msgid" in entry.strings
        and ("msgctxt" in entry.strings or _compose(text, entry, "msgid").value)
    ]


def _cut_entries(value: str) -> Iterator[_Entry]:
    entry = _Entry(1)
    keyword = ""
    position = 0
    for number, line in enumerate(value.split("\n"), 1):
        match = _LINE.match(line)
        if not match:
            said = message("this is no line of a PO file")
            raise UnreadableError(said, number, len(line) - len(line.lstrip()) + 1)
        begins = match["keyword"] in ("msgctxt", "msgid") or bool(match["comment"])
        if begins and any(key.startswith("msgstr") for key in entry.strings):
            yield entry
            entry, keyword = _Entry(number), ""
        if match["kind"] == "," and "fuzzy" in match["comment"]:
            entry.is_fuzzy = True
        if match["keyword"]:
            keyword = match["keyword"]
            keyword += f"[{match['form']}]" if match["form"] else ""
        if match["string"]:
            if not keyword:
                said = message("this text belongs to no message: msgid is missing")
                raise UnreadableError(said, number, match.start("string") + 1)
            start, end = match.span("string")
            strings = entry.strings.setdefault(keyword, [])
            strings.append((position + start + 1, position + end - 1))
        position += len(line) + 1
    yield entry


def _read_messages(text: Text, entry: _Entry) -> Iterator[Part]:
    """The message, and its plural, as parts."""
    for keyword, key, name in _name_parts(text, entry):
        yield Part(key, read_message(_compose(text, entry, keyword)), name)


def _read_forms(text: Text, entry: _Entry) -> Iterator[Part]:
    """The translations of the message and of its plural.

    The first form is that of one thing, the last one that of many; of a language with
    one form it is for both.
    """
    forms = sorted(key for key in entry.strings if key.startswith("msgstr"))
    names = _name_parts(text, entry)
    chosen = [forms[0], forms[-1]] if forms else ["msgstr", "msgstr"]
    for (_, key, name), keyword in zip(names, chosen, strict=False):
        content = read_message(_compose(text, entry, keyword))
        yield Part(key, content, name, is_unsure=entry.is_fuzzy)


def _name_parts(text: Text, entry: _Entry) -> list[tuple[str, str, str]]:
    """Keyword, key and name of the message, and of its plural if there is one."""
    context = _compose(text, entry, "msgctxt").value
    name = _compose(text, entry, "msgid").value
    key = f"{context}{_CONTEXT_END}{name}" if "msgctxt" in entry.strings else name
    parts = [("msgid", key, name)]
    if "msgid_plural" in entry.strings:
        plural = _compose(text, entry, "msgid_plural").value
        parts.append(("msgid_plural", f"{key}\0{plural}", plural))
    return parts


def _compose(text: Text, entry: _Entry, keyword: str) -> Text:
    """The text of a keyword, its escapes read; an empty one where it has none."""
    composer = Composer(text)
    spans = entry.strings.get(keyword, ())
    for start, end in spans:
        done = start
        for match in _ESCAPE.finditer(text.value, start, end):
            composer.copy(done, match.start())
            composer.write(_read_escape(match), match.start())
            done = match.end()
        composer.copy(done, end)
    if all(start == end for start, end in spans):
        at = (
            spans[0][0] if spans else text.starts[min(entry.line, len(text.starts)) - 1]
        )
        composer.write("", at)
    return composer.compose()


def _read_escape(match: re.Match[str]) -> str:
    octal, hexadecimal, character = match.groups()
    if octal or hexadecimal:
        return chr(int(octal, 8) if octal else int(hexadecimal, 16))
    return _ESCAPED.get(character, character)
