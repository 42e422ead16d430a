"""The command line: the one place that prints and exits, and the one clock.

A command imports what it uses, so that `compare` does not wait for the site generator.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from microsite.words import LANGUAGES, choose_translator
from twinlint.catalog import Translator
from twinlint.command import SpokenGroup, find_language, write_refusal
from twinlint.finding import Finding, Message, Rule, message
from twinlint.source import Text, read_text

if TYPE_CHECKING:
    from microsite.pipeline import Built
    from twinlint.register import Register

_HELP = ["-h", "--help"]
PROGRAM = Path(__file__).resolve().parent.parent.parent
FORMATS = ("text", "json", "sarif", "junit", "github", "html")

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PROGRAM,
    help="Folder with content/, templates/, locales/, assets/ (default: the project).",
)
LANG = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the messages (default: that of the environment).",
)
DRAFTS = click.option("--drafts", is_flag=True, help="Include drafts.")
FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code: 0 clean, 1 findings, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in _HELP):
        given.insert(0, "build")
    translate = choose_translator(find_language(given))
    try:
        code = command.main(given, "build.py", standalone_mode=False, obj=translate)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        click.echo(write_refusal(error, translate), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - replaces a closed pipe
        return 1
    return code if isinstance(code, int) else 0


@click.group(
    cls=SpokenGroup,
    context_settings={"help_option_names": _HELP, "max_content_width": 100},
)
def command() -> None:
    """Build and check a site in several languages; with no command: build."""


def _say(said: Message, translate: Translator) -> None:
    click.echo(translate(said), err=True)


def _report(
    findings: tuple[Finding, ...],
    translate: Translator,
    read_lines: Callable[[str], Any],
    format_: str,
    *,
    output: Path | None = None,
    pairs: int = 0,
    words: int = 0,
) -> None:
    """Write findings in a format to the standard output or a file."""
    from twinlint import report

    colour = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    reporter = report.Reporter(translate, read_lines, has_colour=colour)
    if format_ == "json":
        text = report.write_json(findings, translate, pairs=pairs, words=words)
    elif format_ == "sarif":
        from microsite.rulebook import RULES

        text = report.write_sarif(findings, RULES, translate)
    elif format_ == "junit":
        text = report.write_junit(findings, translate)
    elif format_ == "github":
        text = report.write_github(findings, translate)
    elif format_ == "html":
        text = report.write_html(findings, reporter)
    else:
        text = reporter.write_text(findings)
        if findings:
            text += f"{reporter.write_summary(findings)}\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.FileError(str(output), error.strerror) from None


@command.command()
@ROOT
@LANG
@DRAFTS
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder of the published site (default: dist/ below the root).",
)
@click.option("--base-url", help="Address instead of that of content/site.yaml.")
@click.option("--preview", is_flag=True, help="Keep search engines out of this site.")
@click.option("--no-cache", is_flag=True, help="Make again what was kept in .cache/.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    help="Processes that render pages; more pay off from thousands of pages on.",
)
@FORMAT
def build(
    root: Path,
    lang: str | None,
    out: Path | None,
    base_url: str | None,
    jobs: int,
    format_: str,
    *,
    drafts: bool,
    preview: bool,
    no_cache: bool,
) -> int:
    """Check the site, then build it into a folder."""
    from microsite.config import Config
    from microsite.pipeline import build_site, read_excerpt

    translate = choose_translator(lang)
    root = root.resolve()
    config = Config(
        root,
        date.today(),
        with_drafts=drafts,
        is_preview=preview,
        cache=None if no_cache else root / ".cache" / "made",
        base_url=base_url,
        jobs=jobs,
    )
    folder = (out or root / "dist").resolve()
    with _progress(translate, message("Building the site…")):
        built = build_site(config, folder)
    _report(built.findings, translate, lambda p: read_excerpt(root, p), format_)
    if built.has_errors:
        _say(message("Nothing was published; the last good site stays."), translate)
        return 1
    if built.written:
        said = message(
            "{pages} pages in {folder}: {written} files written, {unchanged} unchanged,"
            " {removed} removed",
            pages=built.pages,
            folder=_shorten_path(folder),
            written=built.written.written,
            unchanged=built.written.unchanged,
            removed=built.written.removed,
        )
        _say(said, translate)
    return 0


@command.command()
@ROOT
@LANG
@DRAFTS
@FORMAT
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--rule", "rules", multiple=True, help="Only this rule (repeatable).")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without a doubt.")
def check(
    root: Path,
    lang: str | None,
    format_: str,
    output: Path | None,
    rules: tuple[str, ...],
    *,
    drafts: bool,
    strict: bool,
    fix: bool,
) -> int:
    """Check all content, catalogs and pages."""
    from microsite.config import Config
    from microsite.pipeline import check_site, read_excerpt

    translate = choose_translator(lang)
    _refuse_unknown_rules(rules, translate)
    root = root.resolve()
    config = Config(root, date.today(), with_drafts=drafts, rules=rules)
    with _progress(translate, message("Checking the site…")):
        built = check_site(config)
        mended = _mend(root, built.findings) if fix else ()
        if mended:
            built = check_site(config)
    for path in mended:
        _say(message("{path} was mended", path=path), translate)
    _report(
        built.findings,
        translate,
        lambda path: read_excerpt(root, path),
        format_,
        output=output,
        pairs=built.pairs,
        words=built.words,
    )
    if format_ == "text" and not built.findings:
        said = message("{pairs} pairs of texts agree", pairs=built.pairs)
        _say(said, translate)
    return int(built.has_errors or (strict and bool(built.findings)))


def _mend(root: Path, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    from microsite.editors import apply_fixes

    return apply_fixes(root, findings)


def _refuse_unknown_rules(rules: tuple[str, ...], translate: Translator) -> None:
    from microsite.rulebook import RULES

    known = {rule.name for rule in RULES}
    for rule in rules:
        if rule not in known:
            said = translate(_describe_unknown_rule(rule))
            raise click.BadParameter(said, param_hint="--rule")


def _describe_unknown_rule(rule: str) -> Message:
    from microsite.rulebook import RULES
    from twinlint.rulebook import suggest_rules

    guesses = suggest_rules(rule, RULES)
    if guesses:
        return message(
            "there is no rule “{rule}”; did you mean {guesses}?",
            rule=rule,
            guesses=guesses,
        )
    return message("there is no rule “{rule}”; “explain all” lists them", rule=rule)


@command.command()
@click.argument("rule")
@LANG
def explain(rule: str, lang: str | None) -> int:
    """Show the documentation of RULE; “all” lists every rule."""
    from twinlint.rulebook import explain_rule, list_rules

    translate = choose_translator(lang)
    if rule == "all":
        click.echo(list_rules(_list_rules(), translate), nl=False)
        return 0
    found = _find_rule(rule.lower())
    if found is None:
        raise click.BadParameter(translate(_describe_unknown_rule(rule)))
    click.echo(explain_rule(found, translate), nl=False)
    return 0


def _list_rules() -> tuple[Rule, ...]:
    from microsite.rulebook import RULES

    return RULES


def _find_rule(name: str) -> Rule | None:
    """A rule by its name; those of the checker first, which wait for no room."""
    from twinlint.rules import RULES

    own = next((rule for rule in RULES if rule.name == name), None)
    return own or next((rule for rule in _list_rules() if rule.name == name), None)


def _refuse(root: Path, wrong: tuple[Finding, ...], translate: Translator) -> int:
    """Say why the languages of a site are not known; nothing is written then."""
    from microsite.pipeline import read_excerpt

    _report(wrong, translate, lambda path: read_excerpt(root, path), "text")
    return 1


@command.command()
@ROOT
@LANG
def schema(root: Path, lang: str | None) -> int:
    """Write the JSON Schemas that editors use for completion."""
    from microsite.editors import write_schemas
    from microsite.pipeline import read_locales

    root = root.resolve()
    locales, wrong = read_locales(root)
    if wrong:
        return _refuse(root, wrong, choose_translator(lang))
    for path in write_schemas(root, locales, choose_translator(locales[0])):
        click.echo(path)
    return 0


@command.command()
@ROOT
@LANG
def messages(root: Path, lang: str | None) -> int:
    """Bring the catalogs up to date with what templates and code say."""
    from microsite.catalogs import extract_messages, find_catalog, update_catalog
    from microsite.command.vocabulary import update_catalogs
    from microsite.pipeline import read_excerpt, read_locales

    root = root.resolve()
    translate = choose_translator(lang)
    said, broken = extract_messages(root)
    findings = dict.fromkeys(broken)
    changed: list[Path] = []
    locales, wrong = read_locales(root)
    findings.update(dict.fromkeys(wrong))
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
        click.echo(path.relative_to(root).as_posix())
    _report(tuple(findings), translate, lambda path: read_excerpt(root, path), "text")
    return int(bool(findings))


@command.command()
@click.argument("type_", metavar="TYPE")
@click.argument("id_", metavar="ID")
@ROOT
@LANG
def new(type_: str, id_: str, root: Path, lang: str | None) -> int:
    """Write a new record of a TYPE, such as commune or page, named ID."""
    from microsite.editors import RecordError, write_record
    from microsite.pipeline import read_locales

    translate = choose_translator(lang)
    root = root.resolve()
    locales, wrong = read_locales(root)
    if wrong:
        return _refuse(root, wrong, translate)
    try:
        path = write_record(root, type_, id_, locales, translate)
    except RecordError as error:
        raise click.UsageError(translate(error.said)) from None
    _say(message("{path} is there; fill it in", path=path), translate)
    return 0


@command.command()
@ROOT
@LANG
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port of the preview; 0 takes any free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Name or address of this machine.",
)
def serve(root: Path, lang: str | None, port: int, host: str) -> int:
    """Build with drafts, show the site, and reload the browser at each change."""
    from microsite.config import Config
    from microsite.pipeline import build_site, read_excerpt
    from microsite.preview import ServeError, serve_site
    from twinlint.report import Reporter

    translate = choose_translator(lang)
    root = root.resolve()
    out = root / ".cache" / "preview"

    def build_preview() -> Built:
        # The day is asked at each build: a preview may stay open overnight.
        cache = root / ".cache" / "made"
        config = Config(
            root, date.today(), with_drafts=True, is_preview=True, cache=cache
        )
        return build_site(config, out)

    reporter = Reporter(translate, lambda path: read_excerpt(root, path))
    try:
        serve_site(root, out, build_preview, reporter, click.echo, host=host, port=port)
    except ServeError as error:
        said = translate(error.said)
        raise click.BadParameter(said, param_hint=error.option) from None
    return 0


_DOCUMENT = click.Path(exists=True, dir_okay=False, path_type=Path)


@command.command()
@click.argument("fr", type=_DOCUMENT, required=False)
@click.argument("en", type=_DOCUMENT, required=False)
@ROOT
@LANG
@FORMAT
@click.option(
    "--jsonl", is_flag=True, help="One pair a line in, one result a line out."
)
@click.pass_context
def compare(
    context: click.Context,
    fr: Path | None,
    en: Path | None,
    root: Path,
    lang: str | None,
    format_: str,
    *,
    jsonl: bool,
) -> int:
    """Compare two documents, FR and EN: what differs between them.

    Names are held against those of the site's content; with --jsonl only when --root
    is given.
    """
    from twinlint.pipeline import compare_lines
    from twinlint.register import EMPTY_REGISTER

    translate = choose_translator(lang)
    has_root = context.get_parameter_source("root") is not ParameterSource.DEFAULT
    if jsonl:
        # A site takes longer to read than most runs of pairs take to compare.
        register = _read_register(root) if has_root else EMPTY_REGISTER
        lines, output = sys.stdin.buffer, sys.stdout.buffer
        return compare_lines(lines, output, translate, register)
    if fr is None or en is None:
        raise click.UsageError(translate(message("name two files, FR and EN")))
    return _compare_files(fr, en, _read_register(root), translate, format_)


def _read_register(root: Path) -> Register:
    from microsite.pipeline import read_register

    return read_register(root.resolve())


_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
}


def _compare_files(
    fr: Path, en: Path, register: Register, translate: Translator, format_: str
) -> int:
    from twinlint.pipeline import compare_texts

    texts = {str(path): _read_document(path, translate) for path in (fr, en)}
    findings = compare_texts(
        texts[str(fr)],
        texts[str(en)],
        format=_SUFFIXES.get(fr.suffix.lower(), "text"),
        register=register,
    )
    lines = {path: text.value.split("\n") for path, text in texts.items()}
    words = len(texts[str(fr)].value.split())
    _report(findings, translate, lines.__getitem__, format_, pairs=1, words=words)
    if format_ == "text" and not findings:
        _say(message("the two documents agree"), translate)
    return int(bool(findings))


def _read_document(path: Path, translate: Translator) -> Text:
    try:
        return read_text(path.read_bytes().decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        said = message(
            "{path} is not in UTF-8: byte {position} is {byte}",
            path=str(path),
            position=error.start + 1,
            byte=f"0x{error.object[error.start]:02X}",
        )
    except OSError as error:
        reason = error.strerror or ""
        said = message("{path} cannot be read: {reason}", path=str(path), reason=reason)
    raise click.UsageError(translate(said))


def _shorten_path(path: Path) -> str:
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"


def _progress(translate: Translator, said: Message) -> Any:
    """A moving sign on a terminal; nothing elsewhere."""
    import contextlib

    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(translate(said))
