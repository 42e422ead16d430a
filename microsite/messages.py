"""Reads, extracts and updates the catalogs in `locales/`.

Babel does the work: PO files, extraction from Jinja templates and Python code, merging.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract_from_file
from babel.messages.pofile import PoFileError, read_po, write_po
from jinja2 import Environment, TemplateSyntaxError

from microsite import problem
from microsite.catalog import Catalog, Entry, Said
from microsite.finding import Finding, Language, Message, Place, message
from microsite.folder import find_files, is_inside
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
_TOOL_KEYWORDS = {
    "message": None,
    "plural_message": (1, 2),
    "find_missing_blocks": (4, 5),
}
"""What marks a sentence of the program, and which arguments are the sentence."""
_JINJA_OPTIONS = {"extensions": "jinja2.ext.i18n", "trimmed": "true"}
_TEMPLATES = Environment(  # noqa: S701 - parses, and renders nothing
    extensions=["jinja2.ext.i18n"]
)
_TEMPLATE_SUFFIXES = (".html", ".xml", ".txt")


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
                message("there is no {language} catalog", language=Language(locale)),
                start,
                help=message("create it with: python build.py messages"),
            ),
        )
    except OSError as error:
        return empty, (_report_unreadable(error, start),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return empty, (_report_encoding(error, content, start),)
    line = _find_wrong_line(text)
    if line:
        said = message("this line is not one of a catalog")
        return empty, (_report_syntax(said, start, line),)
    try:
        catalog = read_po(io.BytesIO(content), locale, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        said = message("this is not a catalog: {reason}", reason=_read_reason(error))
        return empty, (_report_syntax(said, start, _find_error_line(error)),)
    return _convert(catalog, locale, domain, name), ()


_LINE = re.compile(
    r"\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)\s+)?"
    r'"(?:[^"\\]|\\.)*")?\s*'
)
"""A line of a catalog: a comment, a keyword with its text, more text, or nothing.

GNU gettext, "The Format of PO Files"; Babel passes over what it does not understand.
"""


def _find_wrong_line(text: str) -> int:
    """The first line that cannot stand in a catalog, from 1; 0 when all can."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if not _LINE.fullmatch(line)), 0)


def _report_syntax(said: Message, start: Place, line: int) -> Finding:
    return problem.CATALOG_SYNTAX(
        said,
        replace(start, span=Span(start.span.path, line, 1, line, 1)),
        help=message("put each text in double quotes, one msgstr per msgid"),
    )


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


def extract_messages(
    root: Path, domain: str
) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    """Every message that templates (`site`) or the program (`tool`) say.

    With the findings on templates that cannot be read: what those say is not known.
    """
    said: list[Said] = []
    findings: list[Finding] = []
    if domain == "tool":
        for path in find_files(PROGRAM / "microsite"):
            if path.suffix == ".py":
                said += _extract(PROGRAM, path, "python", _TOOL_KEYWORDS, {})
        texts = extract_descriptions()
        said += (("microsite/record.py", 1, Entry(t, ("",), 0)) for t in texts)
        return tuple(said), ()
    for path in find_files(root / "templates"):
        if path.suffix not in _TEMPLATE_SUFFIXES:
            continue
        finding = _check_template(root, path)
        if finding:
            findings.append(finding)
        else:
            said += _extract(root, path, "jinja2", _PUBLIC_KEYWORDS, _JINJA_OPTIONS)
    return tuple(said), tuple(findings)


def _check_template(root: Path, path: Path) -> Finding | None:
    """What keeps a template from being read, if anything does."""
    name = path.relative_to(root).as_posix()
    start = Place(Span(name, 1, 1, 1, 1))
    if not is_inside(path, root / "templates"):
        return problem.LINK_OUT_OF_SITE(
            message("this leads to a file outside the folder templates/"),
            start,
            help=message("put the file itself here"),
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        return _report_unreadable(error, start)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _report_encoding(error, content, start)
    try:
        _TEMPLATES.parse(content.decode("utf-8"))
    except TemplateSyntaxError as error:
        return problem.TEMPLATE_ERROR(
            message("the template stops here: {reason}", reason=error.message or ""),
            Place(Span(name, error.lineno, 1, error.lineno, 1)),
            help=message("correct the template at this line"),
        )
    return None


def _report_unreadable(error: OSError, start: Place) -> Finding:
    return problem.UNREADABLE_FILE(
        message("the file cannot be read: {reason}", reason=error.strerror or ""),
        start,
        help=message("give the file read permission, or remove it"),
    )


def _report_encoding(
    error: UnicodeDecodeError, content: bytes, start: Place
) -> Finding:
    before = content[: error.start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return problem.WRONG_ENCODING(
        message(
            "the file is not in UTF-8: byte {position} is {byte}",
            position=error.start + 1,
            byte=f"0x{content[error.start]:02X}",
        ),
        replace(start, span=Span(start.span.path, line, column, line, column + 1)),
        help=message("save the file again with the encoding UTF-8"),
    )


def _extract(
    root: Path,
    path: Path,
    method: str,
    keywords: dict[str, Any],
    options: dict[str, Any],
) -> Iterator[Said]:
    name = path.relative_to(root).as_posix()
    for line, ids, _, context in extract_from_file(
        method, path, keywords, options=options
    ):
        id_, plural = (ids[0], ids[1]) if isinstance(ids, tuple) else (ids, "")
        if id_:
            yield name, line, Entry(id_, ("",), 0, plural, context or "")


def update_catalog(
    root: Path, locale: Locale, domain: str
) -> tuple[bool, tuple[Finding, ...]]:
    """Bring a catalog's file up to date with what is said; true when it changed.

    New messages are added without a translation (the source language with their own
    text); those no longer said are removed; translations are kept. Nothing is changed
    while a template or the catalog cannot be read: its translations would be lost.
    """
    said, findings = extract_messages(root, domain)
    path = find_catalog(root, locale, domain)
    if path.exists():
        findings += read_catalog(root, locale, domain)[1]
    if findings:
        return False, findings
    template = BabelCatalog(
        fuzzy=False, charset="utf-8", project="qmi-microsite", locale=locale
    )
    for file, _, entry in sorted(said, key=lambda e: (e[0], e[1], e[2].key)):
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
        return False, ()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(after)
    return True, ()


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
