"""Reads the catalogs in `locales/`: PO files, by Babel."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import PoFileError, read_po

from microsite.catalogs import problems
from microsite.catalogs.plurals import find_rule
from microsite.catalogs.syntax import ADVICE, find_fault
from microsite.folder import find_reason, read_file
from microsite.load import (
    MISSING_FILE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
    find_forbidden,
)
from microsite.records import find_cldr_locale
from twinlint.catalog import Catalog, Entry
from twinlint.finding import Finding, LanguageName, Message, Place, message
from twinlint.source import Locale, Span, find_end, read_text

DOMAIN = "site"
"""What gettext calls the words of a site."""


def find_catalog(root: Path, locale: Locale) -> Path:
    """The file of a site's words in a language, there or not."""
    return root / "locales" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


_Result = tuple[Catalog, tuple[Finding, ...]]
ParseCatalog = Callable[[str, Locale, str, str], _Result]
"""Gives the catalog that a text is: `parse_catalog`."""


def parse_catalog(text: str, locale: Locale, domain: str, name: str) -> _Result:
    """The catalog that the text of a file is; an empty one with what is wrong with it.

    `name` is the path of the file, `domain` what it is the catalog of.
    """
    empty = Catalog(locale, domain, name)
    start = Place(Span(name, 1, 1, 1, 1), locale)
    fault = find_fault(text, locale)
    if fault:
        line, said, advice = fault
        return empty, (_report_syntax(said, start, line, advice),)
    try:
        # As text: a catalog is in UTF-8, whatever its header says.
        catalog = read_po(
            io.StringIO(text), find_cldr_locale(locale), abort_invalid=True
        )
    except (PoFileError, ValueError) as error:
        said = message("this is not a catalog: {reason}", reason=_read_reason(error))
        return empty, (_report_syntax(said, start, _find_error_line(error)),)
    return _convert(catalog, locale, domain, name), ()


def read_catalog(
    root: Path, locale: Locale, parse: ParseCatalog = parse_catalog
) -> _Result:
    """A site's words in a language; none with a finding when they cannot be read."""
    return read_catalog_file(root, find_catalog(root, locale), locale, parse)


def read_catalog_file(
    root: Path, path: Path, locale: Locale, parse: ParseCatalog = parse_catalog
) -> _Result:
    """A catalog from its file; an empty one with a finding when it cannot be read."""
    domain = path.stem
    name = path.relative_to(root).as_posix()
    empty = Catalog(locale, domain, name)
    start = Place(Span(name, 1, 1, 1, 1), locale)
    try:
        content = read_file(path)
    except FileNotFoundError:
        return empty, (
            MISSING_FILE(
                message(
                    "there is no {language} catalog", language=LanguageName(locale)
                ),
                start,
                help=message("create it with: python build.py messages"),
            ),
        )
    except OSError as error:
        return empty, (report_unreadable(error, start),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return empty, (report_encoding(error, content, start),)
    hidden = find_hidden(text, name)
    if hidden:
        return empty, (hidden,)
    return parse(text, locale, domain, name)


def find_hidden(text: str, name: str) -> Finding | None:
    """The first character of a file that is none, or shows another text than it is.

    Without a fix: only those of content are written.
    """
    found = find_forbidden(read_text(text, name))
    return replace(found, fix=None) if found else None


def _report_syntax(
    said: Message, start: Place, line: int, advice: Message = ADVICE
) -> Finding:
    return problems.CATALOG_SYNTAX(
        said,
        replace(start, span=Span(start.span.path, line, 1, line, 1)),
        help=advice,
    )


def _find_error_line(error: Exception) -> int:
    if isinstance(error, PoFileError):
        return int(error.lineno or 0) + 1
    found = re.search(r"on (\d+)|line (\d+)", str(error))
    return int(found.group(1) or found.group(2)) if found else 1


def _read_reason(error: Exception) -> str:
    return re.sub(r" on \d+$", "", str(error)).rstrip(".")


def report_unreadable(error: OSError, start: Place) -> Finding:
    """The finding on a file that the system does not open."""
    return UNREADABLE_FILE(
        message("the file cannot be read: {reason}", reason=find_reason(error)),
        start,
        help=message("give the file read permission, or remove it"),
    )


def report_encoding(error: UnicodeDecodeError, content: bytes, start: Place) -> Finding:
    """The finding on a file that is not UTF-8, at the first byte that is not."""
    before = content[: error.start].decode("utf-8")
    return WRONG_ENCODING(
        message(
            "the file is not in UTF-8: byte {position} is {byte}",
            position=error.start + 1,
            byte=f"0x{content[error.start]:02X}",
        ),
        replace(start, span=find_end(before, start.span.path)),
        help=message(
            "save the file again as UTF-8; in Notepad: “Save as”, then"
            " “Encoding: UTF-8”"
        ),
    )


def _convert(catalog: BabelCatalog, locale: Locale, domain: str, path: str) -> Catalog:
    entries = (_convert_message(said) for said in catalog if said.id)
    return Catalog(
        locale,
        domain,
        path,
        {entry.key: entry for entry in entries},
        find_rule(dict(catalog.mime_headers).get("Plural-Forms", ""), locale),
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
