"""Begins a new record: checks its type and id, finds its file, writes it there."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.editors.draft import Answers, write_draft
from microsite.folder import create_file, find_reason, read_file, replace_file
from microsite.load import load_content, load_document
from microsite.records import (
    COLLECTIONS,
    SLUG,
    Collection,
    Site,
    Types,
    explain_id,
    name_field,
)
from microsite.validate import validate_content
from microsite.words import LANGUAGES, read_translators
from twinlint.catalog import Translator
from twinlint.finding import Finding, Message, message
from twinlint.source import Locale
from twinlint.spelling import fold
from twinlint.suggest import suggest_words

_NOTHING: Answers = {}


class RecordError(Exception):
    """A record that cannot be written; nothing was."""

    def __init__(self, said: Message) -> None:
        """Keep what to tell the editor."""
        super().__init__(str(said))
        self.said = said


def write_record(
    root: Path,
    word: str,
    id_: str,
    locales: tuple[Locale, ...],
    translate: Translator,
    types: Types = COLLECTIONS,
    answers: Answers = _NOTHING,
) -> str:
    """Write a new record and give the path of its file; never over an existing one.

    `answers` are values that are known already. A text page is of the kind that it is
    named after, if there is one. RecordError when there is no such type, the id cannot
    be a name, or it is taken.
    """
    collection = find_collection(word, types)
    _refuse_wrong_id(id_, collection.word)
    path = _find_path(collection, id_)
    try:
        if collection.is_folder:
            lines = write_draft(collection, id_, locales, translate, types, answers)
            _write_new(root / path, _write_head(collection) + lines)
        else:
            indented = write_draft(
                collection, id_, locales, translate, types, answers, indent="  "
            )
            _append(root, path, collection, id_, f"{id_}:\n{indented}")
    except FileExistsError:
        raise RecordError(message("{path} is already there", path=path)) from None
    except OSError as error:
        reason = find_reason(error)
        said = message("{path} cannot be written: {reason}", path=path, reason=reason)
        raise RecordError(said) from None
    return path


def _find_called(word: str, types: Types) -> tuple[str, ...]:
    """The types that are called so in a language of the program, one or several."""
    wanted = fold(word).rstrip("s")
    translators = read_translators(LANGUAGES).values()
    return tuple(
        each.word
        for each in types.values()
        if wanted
        in {
            fold(translate.find_text(name_field(name))).rstrip("s")
            for translate in translators
            for name in (each.name, each.word)
        }
    )


def find_collection(word: str, types: Types = COLLECTIONS) -> Collection:
    """The type of a record by its word; RecordError when there is none."""
    collections = {c.word: c for c in types.values()}
    if word in collections:
        return collections[word]
    words = tuple(collections)
    if not word:
        raise RecordError(message("TYPE is not given: write {types}", types=words))
    guesses = _find_called(word, types) or suggest_words(word, words)
    raise RecordError(
        message("“{word}” is not one of {types}", word=word, types=words)
        if not guesses
        else message(
            "“{word}” is not one of {types}; did you mean {guesses}?",
            word=word,
            types=words,
            guesses=guesses,
        )
    )


def _refuse_wrong_id(id_: str, word: str) -> None:
    if re.fullmatch(SLUG, id_, re.ASCII):
        return
    reason, right = explain_id(id_, word)
    if reason:
        raise RecordError(message("{reason}; write {name}", reason=reason, name=right))
    raise RecordError(
        message("“{id}” is not an id; write {name}", id=id_, name=right)
        if right
        else message(
            "“{id}” is not a name made of lower-case letters, digits and hyphens",
            id=id_,
        )
    )


def _find_path(collection: Collection, id_: str) -> str:
    if collection.is_folder:
        return f"content/{collection.name}/{id_}.yaml"
    return f"content/{collection.name}.yaml"


def _write_head(collection: Collection) -> str:
    """The line that tells editors the schema of a file."""
    is_folder = collection.is_folder
    above, name = ("../", collection.word) if is_folder else ("", collection.name)
    return f"# yaml-language-server: $schema={above}.schema/{name}.json\n"


def _write_new(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    create_file(file, text.encode())


def _append(
    root: Path, path: str, collection: Collection, id_: str, entry: str
) -> None:
    """Write an entry at the end of a file of many, whose other bytes stay."""
    file = root / path
    if not file.exists():
        _write_new(file, f"{_write_head(collection)}\n{entry}")
        return
    content = read_file(file)
    there = load_document(path, content)
    if isinstance(there, Finding) or not isinstance(there.data, dict):
        if not _is_empty(content):
            said = message("{path} cannot be read: correct it first", path=path)
            raise RecordError(said)
    elif id_ in there.data:
        said = message("“{id}” is already there, in {path}", id=id_, path=path)
        raise RecordError(said)
    before = content.rstrip(b"\n")
    replace_file(file, before + b"\n\n" + entry.encode() if before else entry.encode())


def _is_empty(content: bytes) -> bool:
    """True for a file with nothing but comments, or with an empty list of records."""
    lines = (line.strip() for line in content.splitlines())
    return all(not line or line.startswith(b"#") for line in lines)


def read_whole_site(root: Path) -> Site | None:
    """The site with its drafts, as far as it can be read, to choose records from."""
    content, _ = load_content(root)
    site, _ = validate_content(content.documents, content.broken, with_drafts=True)
    return site
