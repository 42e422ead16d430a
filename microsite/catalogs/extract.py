"""Extracts what templates and code say, and brings catalogs up to date with it.

Babel does the work: extraction from Jinja templates and Python code, merging.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract, extract_python
from babel.messages.pofile import read_po, write_po
from jinja2 import TemplateSyntaxError
from jinja2.ext import extract_from_ast

from microsite.catalogs.read import (
    find_hidden,
    read_catalog_file,
    report_encoding,
    report_unreadable,
)
from microsite.folder import find_files, is_inside, read_file, replace_file
from microsite.load import LINK_OUT_OF_SITE
from microsite.pages import TEMPLATE_ERROR, BoundedEnvironment
from microsite.records import find_cldr_locale, is_same_language
from twinlint.catalog import Entry, Said
from twinlint.finding import Finding, Place, message
from twinlint.source import Locale, Span

SOURCE_LOCALE = Locale("en")
"""The language of message ids; its catalog repeats them."""
_PUBLIC_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_TEMPLATES = BoundedEnvironment()  # parses, and renders nothing
_TEMPLATE_SUFFIXES = (".html", ".ics", ".xml", ".txt")


def read_template(name: str, content: bytes) -> tuple[Said, ...] | Finding:
    """What a template says, by its name and its bytes, or what is wrong with it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return report_encoding(error, content, Place(Span(name, 1, 1, 1, 1)))
    hidden = find_hidden(text, name)
    if hidden:
        return hidden
    try:
        parsed = _TEMPLATES.parse(text)
    except TemplateSyntaxError as error:
        return TEMPLATE_ERROR(
            message(
                "the template stops here: {reason}",
                reason=getattr(error, "said", error.message or ""),
            ),
            Place(Span(name, error.lineno, 1, error.lineno, 1)),
            help=message("correct the template at this line"),
        )

    def find_calls(
        file: object, names: Iterable[str], tags: object, options: object
    ) -> Iterator[tuple[Any, ...]]:
        """The calls that may say a message, as Babel asks a method for them."""
        return ((*call, ()) for call in extract_from_ast(parsed, [*names]))

    return tuple(_extract(name, b"", find_calls, _PUBLIC_KEYWORDS))


ReadTemplate = Callable[[str, bytes], tuple[Said, ...] | Finding]
"""Gives what a template says by its name and its bytes, or what is wrong with it."""


def extract_messages(
    root: Path, read: ReadTemplate = read_template
) -> tuple[tuple[Said, ...], tuple[Finding, ...]]:
    """Every message that the templates of a site say.

    With the findings on templates that cannot be read: what those say is not known.
    """
    said: list[Said] = []
    findings: list[Finding] = []
    for path in find_files(root / "templates"):
        if path.suffix not in _TEMPLATE_SUFFIXES:
            continue
        name = path.relative_to(root).as_posix()
        content = _read_file(root, path, name)
        found = content if isinstance(content, Finding) else read(name, content)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            said += found
    return tuple(said), tuple(findings)


def extract_code(root: Path, path: Path, keywords: Mapping[str, Any]) -> Iterator[Said]:
    """Every message that a module of Python says, marked by Babel's `keywords`."""
    name = path.relative_to(root).as_posix()
    return _extract(name, path.read_bytes(), extract_python, keywords)


def _read_file(root: Path, path: Path, name: str) -> bytes | Finding:
    """What a template file holds, or why it cannot be read."""
    start = Place(Span(name, 1, 1, 1, 1))
    if not is_inside(path, root / "templates"):
        return LINK_OUT_OF_SITE(
            message("this leads to a file outside the folder templates/"),
            start,
            help=message("put the file itself here"),
        )
    try:
        return read_file(path)
    except OSError as error:
        return report_unreadable(error, start)


def _extract(
    name: str,
    content: bytes,
    find_calls: Callable[..., Iterable[Any]],
    keywords: Mapping[str, Any],
) -> Iterator[Said]:
    for line, ids, _, context in extract(find_calls, io.BytesIO(content), keywords):
        id_, plural = (ids[0], ids[1]) if isinstance(ids, tuple) else (ids, "")
        if id_:
            yield name, line, Entry(id_, ("",), 0, plural, context or "")


def update_catalog(
    root: Path, path: Path, locale: Locale, said: Iterable[Said]
) -> tuple[bool, tuple[Finding, ...]]:
    """Bring a catalog's file up to date with what is said; true when it changed.

    New messages are added without a translation (in the source language, with their own
    text); those no longer said are removed; translations are kept. Nothing is changed
    while the catalog cannot be read: its translations would be lost.
    """
    if path.exists():
        _, findings = read_catalog_file(root, path, locale)
        if findings:
            return False, findings
    cldr = find_cldr_locale(locale)
    template = BabelCatalog(
        fuzzy=False, charset="utf-8", project="qmi-microsite", locale=cldr
    )
    for file, _, entry in sorted(said, key=lambda e: (e[0], e[1], e[2].key)):
        ids = (entry.id, entry.plural) if entry.plural else entry.id
        template.add(ids, context=entry.context or None, locations=[(file, 0)])
    before = read_file(path) if path.exists() else b""
    catalog = read_po(io.BytesIO(before), cldr)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    if is_same_language(locale, SOURCE_LOCALE):
        # A region may say it in its own way: “neighborhood”.
        _repeat_ids(catalog, only_new=locale != SOURCE_LOCALE)
    after = _write(catalog, locale)
    if after == before:
        return False, ()
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, after)
    return True, ()


def count_untranslated(root: Path, path: Path, locale: Locale) -> int:
    """How many texts of a catalog still wait for their translation."""
    catalog, _ = read_catalog_file(root, path, locale)
    return sum(not all(entry.texts) for entry in catalog.entries.values())


def _repeat_ids(catalog: Iterable[BabelMessage], *, only_new: bool) -> None:
    for said in catalog:
        if said.id and not (only_new and _is_translated(said)):
            said.string = said.id
            said.flags.discard("fuzzy")  # As it is where a plural was added.


def _is_translated(said: BabelMessage) -> bool:
    return all(said.string) if isinstance(said.string, tuple) else bool(said.string)


def _write(catalog: BabelCatalog, locale: Locale) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=88, sort_output=True, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {locale.replace("-", "_")}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()
