"""The commands that write files: `new`, `schema`, `messages`, `addresses`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.interview import ask_record
from microsite.command.options import LANG, ROOT, make_site_reporter, read_day
from microsite.folder import find_reason
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import SpokenCommand, say, show, show_report
from twinlint.finding import Finding, Message, message, plural_message
from twinlint.reporter import Report
from twinlint.source import Locale, read_text

if TYPE_CHECKING:
    from microsite.editors import Answers


class _OfTypes(SpokenCommand):
    """A command whose help names the types of records, each with its list."""

    def describe(self, translate: Translator) -> str:
        """The help, with the types in place of `{types}`."""
        from microsite.records import COLLECTIONS, name_field

        types = (
            (each.word, translate.find_text(name_field(each.name)))
            for each in COLLECTIONS.values()
        )
        named = ", ".join(
            word if title.lower().startswith(word) else f"{word} ({title.lower()})"
            for word, title in types
        )
        return super().describe(translate).replace("{types}", named)


@click.command(cls=_OfTypes)
@click.argument("type_", metavar="[TYPE]", required=False)
@click.argument("id_", metavar="[ID]", required=False)
@ROOT
@LANG
def new(type_: str | None, id_: str | None, root: Path, lang: str | None) -> int:
    """Write a new record of a TYPE, named ID.

    TYPE is one of these: {types}.

    Without an ID, a terminal asks for it and for what the record needs. “new site DIR”
    begins a whole site in the folder DIR.
    """
    from microsite.editors import RecordError, write_record
    from microsite.validate import read_locales

    translate = choose_translator(lang)
    root = root.resolve()
    is_seen = sys.stdin.isatty() and sys.stderr.isatty()
    if not is_seen or type_ == "site":
        _refuse_type(type_, translate)
        type_, id_ = _require("TYPE", type_), _require("ID", id_)
    try:
        if type_ == "site" and id_:
            return _begin_site(Path(id_), translate)
        locales, wrong = read_locales(root)
        if wrong:
            return _refuse(root, wrong, translate)
        answers: Answers = {}
        if type_ is None or id_ is None:
            type_, id_, answers = ask_record(root, type_, id_, locales, translate)
        path = write_record(root, type_, id_, locales, translate, answers=answers)
    except RecordError as error:
        raise click.UsageError(translate(error.said)) from None
    say(_tell_place(root, path, type_, id_), translate)
    say(_tell_next(type_, path), translate)
    return 0


def _tell_next(word: str, path: str) -> Message:
    """What is to be done with a new record, which is a draft in most types."""
    from microsite.editors import find_collection

    if "draft" in find_collection(word).senseless:
        return message("next: cite it where it belongs, and look there with “serve”")
    return message(
        "next: {command} says what is left; look at it with “serve”; delete"
        " “draft: true” when it is finished",
        command=f"python build.py check --drafts {path}",
    )


def _refuse_type(word: str | None, translate: Translator) -> None:
    """Name the types where none is given, or one that there is not."""
    from microsite.editors import RecordError, find_collection

    if word == "site":
        return
    try:
        find_collection(word or "")
    except RecordError as error:
        raise click.UsageError(translate(error.said)) from None


def _tell_place(root: Path, path: str, word: str, id_: str) -> Message:
    """Where a new record stands: in a file of its own, or at the end of a list."""
    from microsite.editors import find_collection
    from microsite.folder import read_file

    if find_collection(word).is_folder:
        return message("{path} is there; fill it in", path=path)
    content = read_file(root / path).decode("utf-8", "replace")
    lines = read_text(content, path).value.split("\n")
    return message(
        "“{id}” is at the end of {path}, on line {line}; fill it in",
        id=id_,
        path=path,
        line=str(lines.index(f"{id_}:") + 1),
    )


def _require(name: str, given: str | None) -> str:
    """An argument that nobody can be asked for."""
    if given is None:
        raise click.MissingParameter(param_hint=name, param_type="argument")
    return given


def _begin_site(folder: Path, translate: Translator) -> int:
    from microsite.editors import write_schemas, write_site
    from microsite.validate import read_locales

    write_site(folder)
    locales, _ = read_locales(folder)
    with _refuse_unwritten(folder, translate):
        write_schemas(folder, locales, choose_translator(locales[0]))
    said = message(
        "the site is there; next: microsite serve --root {folder}", folder=str(folder)
    )
    say(said, translate)
    return 0


def _refuse(root: Path, wrong: tuple[Finding, ...], translate: Translator) -> int:
    """Say why the languages of a site are not known; nothing is written then."""
    show_report(Report(wrong, make_site_reporter(root, translate)), "text")
    return 1


@contextmanager
def _refuse_unwritten(folder: Path, translate: Translator) -> Iterator[None]:
    """Say why something in a folder could not be written."""
    try:
        yield
    except OSError as error:
        said = message(
            "{path} cannot be written: {reason}",
            path=str(folder),
            reason=find_reason(error),
        )
        raise click.UsageError(translate(said)) from None


@click.command(cls=SpokenCommand)
@ROOT
@LANG
def schema(root: Path, lang: str | None) -> int:
    """Write the JSON Schemas that editors use, and the tables of REFERENCE.md."""
    from microsite.editors import write_reference, write_schemas
    from microsite.records import COLLECTIONS
    from microsite.validate import read_locales
    from microsite.words import read_translators

    root = root.resolve()
    locales, wrong = read_locales(root)
    if wrong:
        return _refuse(root, wrong, choose_translator(lang))
    with _refuse_unwritten(root, choose_translator(lang)):
        changed = (
            *write_schemas(root, locales, choose_translator(locales[0])),
            *write_reference(root, COLLECTIONS, read_translators(locales)),
        )
    for path in changed:
        show(f"{path}\n")
    return 0


@click.command(cls=SpokenCommand)
@ROOT
@LANG
def messages(root: Path, lang: str | None) -> int:
    """Bring the catalogs up to date with what templates and code say."""
    from microsite.catalogs import extract_messages, find_catalog, update_catalog
    from microsite.command.vocabulary import PROGRAM, list_catalogs, update_catalogs
    from microsite.validate import read_locales

    root = root.resolve()
    translate = choose_translator(lang)
    said, broken = extract_messages(root)
    findings = dict.fromkeys(broken)
    changed: list[Path] = []
    locales, wrong = read_locales(root)
    findings.update(dict.fromkeys(wrong))
    with _refuse_unwritten(root, translate):
        for locale in () if broken else locales:
            path = find_catalog(root, locale)
            is_changed, found = update_catalog(root, path, locale, said)
            findings.update(dict.fromkeys(found))
            changed += [path] * is_changed
        if root == PROGRAM:
            for path, is_changed, found in update_catalogs():
                findings.update(dict.fromkeys(found))
                changed += [path] * is_changed
    for path in changed:
        show(f"{path.relative_to(root).as_posix()}\n")
    catalogs = [(find_catalog(root, locale), locale) for locale in locales]
    if root == PROGRAM:
        catalogs += [(path, locale) for _, locale, path in list_catalogs()]
    for path, locale in catalogs:
        _tell_untranslated(root, path, locale, translate)
    report = Report(tuple(findings), make_site_reporter(root, translate))
    show_report(report, "text")
    return int(bool(findings))


def _tell_untranslated(
    root: Path, path: Path, locale: Locale, translate: Translator
) -> None:
    from microsite.catalogs import count_untranslated

    count = count_untranslated(root, path, locale)
    if count:
        said = plural_message(
            "{count} text of {path} waits for its translation",
            "{count} texts of {path} wait for their translation",
            count=count,
            path=path.relative_to(root).as_posix(),
        )
        say(said, translate)


@click.command(cls=SpokenCommand)
@ROOT
@LANG
def addresses(root: Path, lang: str | None) -> int:
    """Remember the addresses of the site, so that none is lost unnoticed."""
    from microsite.load import load_content
    from microsite.pages import plan_pages
    from microsite.publish import ADDRESSES, remember_addresses
    from microsite.validate import validate_content

    root, translate = root.resolve(), choose_translator(lang)
    content, broken = load_content(root)
    site, found = validate_content(
        content.documents, content.broken, with_drafts=False, today=read_day()
    )
    if site is None:
        return _refuse(root, (*broken, *found), translate)
    pages, _ = plan_pages(site)
    count = remember_addresses(root, pages)
    said = plural_message(
        "one new address in {file}",
        "{count} new addresses in {file}",
        count=count,
        file=ADDRESSES,
    )
    say(said, translate)
    return 0
