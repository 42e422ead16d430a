"""Reads, extracts and updates the catalogs in `locales/`.

Babel does the work: PO files, extraction from Jinja templates and Python code, merging.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

from microsite import problem
from microsite.catalog import Catalog, Entry
from microsite.finding import Finding, Place, message
from microsite.schema import extract_descriptions
from microsite.source import Locale, Span

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of the program, which holds the catalogs of the command line."""
SOURCE_LOCALE = Locale("en")
"""The language of message ids; its catalog repeats them."""
_PUBLIC_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TOOL_KEYWORDS = {"message": None, "plural_message": (1, 2)}
_JINJA_OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "true"}


def find_catalog(root: Path, locale: Locale, domain: str) -> Path:
    """The file of a catalog below a folder."""
    return root / "locales" / locale / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(
    root: Path, locale: Locale, domain: str
) -> tuple[Catalog, tuple[Finding, ...]]:
    """A catalog from its file; an empty one with a finding when it cannot be read."""
    path = find_catalog(root, locale, domain)
    name = path.relative_to(root).as_posix()
    empty = Catalog(locale, domain, name)
    start = Place(Span(name, 1, 1, 1, 1), locale)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return empty, (
            problem.MISSING_FILE(
                message("there is no catalog of {locale}", locale=locale),
                start,
                help=message("create it with: python build.py messages"),
            ),
        )
    except OSError as error:
        return empty, (
            problem.UNREADABLE_FILE(
                message(
                    "the file cannot be read: {reason}", reason=error.strerror or ""
                ),
                start,
                help=message("give the file read permission, or remove it"),
            ),
        )
    try:
        content.decode("utf-8")
        catalog = read_po(io.BytesIO(content), locale, abort_invalid=True)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return empty, (
            problem.WRONG_ENCODING(
                message(
                    "the file is not in UTF-8: byte {position} is {byte}",
                    position=error.start + 1,
                    byte=f"0x{content[error.start]:02X}",
                ),
                Place(Span(name, line, 1, line, 1), locale),
                help=message("save the file again with the encoding UTF-8"),
            ),
        )
    except (PoFileError, ValueError) as error:
        line = _find_error_line(error)
        return empty, (
            problem.CATALOG_SYNTAX(
                message("this is not a catalog: {reason}", reason=_read_reason(error)),
                Place(Span(name, line, 1, line, 1), locale),
                help=message("put each text in double quotes, one msgstr per msgid"),
            ),
        )
    return _convert(catalog, locale, domain, name), ()


def _find_error_line(error: Exception) -> int:
    if isinstance(error, PoFileError):
        return int(error.lineno or 0) + 1
    found = re.search(r"on (\d+)|line (\d+)", str(error))
    return int(found.group(1) or found.group(2)) if found else 1


def _read_reason(error: Exception) -> str:
    return re.sub(r" on \d+$", "", str(error)).rstrip(".")


def _convert(catalog: BabelCatalog, locale: Locale, domain: str, path: str) -> Catalog:
    entries = (_convert_message(said) for said in catalog if said.id)
    return Catalog(
        locale,
        domain,
        path,
        {entry.key: entry for entry in entries},
        catalog.num_plurals,
    )


def _convert_message(said: BabelMessage) -> Entry:
    id_, plural = said.id if isinstance(said.id, tuple | list) else (said.id, "")
    texts = said.string if isinstance(said.string, tuple | list) else (said.string,)
    return Entry(
        id=id_,
        texts=tuple(text or "" for text in texts),
        line=said.lineno or 0,
        plural=plural,
        context=said.context or "",
        is_stale=said.fuzzy,
    )


# Extraction -----------------------------------------------------------------------


def extract_messages(root: Path, domain: str) -> Iterator[tuple[str, int, Entry]]:
    """Every message that templates (`site`) or the program (`tool`) say.

    Gives the file, the line and the message without its translation.
    """
    if domain == "tool":
        yield from _extract(PROGRAM / "microsite", ["**.py"], "python", _TOOL_KEYWORDS)
        for text in extract_descriptions():
            yield "microsite/record.py", 1, Entry(text, ("",), 0)
    elif (root / "templates").is_dir():
        patterns = ["**.html", "**.xml", "**.txt"]
        yield from _extract(root / "templates", patterns, "jinja2", _PUBLIC_KEYWORDS)


def _extract(
    folder: Path, patterns: list[str], method: str, keywords: dict[str, Any]
) -> Iterator[tuple[str, int, Entry]]:
    method_map = [(pattern, method) for pattern in patterns]
    options = dict.fromkeys(patterns, _JINJA_OPTIONS) if method == "jinja2" else {}
    for file, line, ids, _, context in extract_from_dir(
        folder, method_map, options, keywords
    ):
        id_, plural = (ids[0], ids[1]) if isinstance(ids, tuple) else (ids, "")
        if id_:
            path = f"{folder.name}/{Path(file).as_posix()}"
            yield path, line, Entry(id_, ("",), 0, plural, context or "")


def update_catalog(root: Path, locale: Locale, domain: str) -> bool:
    """Bring a catalog's file up to date with what is said; true when it changed.

    New messages are added without a translation (the source language with their own
    text); those no longer said are removed; translations are kept.
    """
    path = find_catalog(root, locale, domain)
    template = BabelCatalog(
        fuzzy=False, charset="utf-8", project="qmi-microsite", locale=locale
    )
    for file, _, entry in sorted(
        extract_messages(root, domain), key=lambda e: (e[0], e[1], e[2].key)
    ):
        ids = (entry.id, entry.plural) if entry.plural else entry.id
        template.add(ids, context=entry.context or None, locations=[(file, 0)])
    before = path.read_bytes() if path.exists() else b""
    catalog = read_po(io.BytesIO(before), locale)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    if locale == SOURCE_LOCALE:
        _repeat_ids(catalog)
    after = _write(catalog, locale)
    if after == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(after)
    return True


def _repeat_ids(catalog: Iterable[BabelMessage]) -> None:
    for said in catalog:
        if said.id:
            said.string = said.id


def _write(catalog: BabelCatalog, locale: Locale) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=88, sort_output=True, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()
