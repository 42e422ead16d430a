"""Checks a site, and mends what can be mended without a doubt."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.options import (
    CACHE,
    DRAFTS,
    LANG,
    NO_CACHE,
    ROOT,
    choose_cache,
    list_rules,
    make_report,
    make_site_reporter,
    read_day,
)
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import (
    FORMAT,
    OUTPUT,
    SpokenCommand,
    copy_base,
    describe_unknown_rule,
    find_changes,
    say,
    show_progress,
    show_report,
)
from twinlint.finding import Finding, Severity, message

if TYPE_CHECKING:
    from microsite.pipeline import Config


@click.command(cls=SpokenCommand)
@ROOT
@LANG
@DRAFTS
@FORMAT
@OUTPUT
@click.option("--rule", "rules", multiple=True, help="Only this rule (repeatable).")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@CACHE
@NO_CACHE
@click.option(
    "--since",
    metavar="REV",
    help="Tell only what a branch touched, or brought about, since it left REV.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended without a doubt.")
def check(
    root: Path,
    lang: str | None,
    format_: str,
    output: Path | None,
    rules: tuple[str, ...],
    cache: Path | None,
    since: str | None,
    *,
    drafts: bool,
    no_cache: bool,
    strict: bool,
    fix: bool,
) -> int:
    """Check all content, catalogs and pages."""
    from microsite.editors import Mended, apply_fixes, find_touched, select_touched
    from microsite.pipeline import Config, check_site

    translate = choose_translator(lang)
    _refuse_unknown_rules(rules, translate)
    root = root.resolve()
    config = Config(
        root,
        read_day(),
        with_drafts=drafts,
        cache=None if no_cache else choose_cache(root, cache) / "made",
        rules=rules,
    )
    changes = find_changes(since, root, translate) if since is not None else None
    with show_progress(message("Checking the site…"), translate):
        built = check_site(config)
        mended = apply_fixes(root, built.findings, built.read) if fix else Mended()
        if mended.changed:
            built = check_site(config)
        touched = find_touched(built.site, root, changes) if changes else None
        if touched and since is not None:
            before = _find_before(config, since, translate)
            findings = tuple(select_touched(built.findings, before, touched))
            built = replace(built, findings=findings)
    for path in mended.changed:
        say(message("{path} was mended", path=path), translate)
    for refusal in mended.refused:
        say(refusal, translate)
    reporter = make_site_reporter(root, translate, output=output)
    report = make_report(built, reporter)
    if format_ == "html":
        from microsite.editors import add_sheets  # And all that draws texts.

        records = touched.records if touched else frozenset()
        report = add_sheets(report, built.site, touched=records)
    show_report(report, format_, output)
    if format_ == "text" and not built.findings:
        said = message("{pairs} pairs of texts agree", pairs=built.pairs)
        say(said, translate)
    is_refused = bool(mended.refused)
    has_doubts = any(f.severity != Severity.INFO for f in built.findings)
    return int(built.has_errors or is_refused or (strict and has_doubts))


def _find_before(
    config: Config, since: str, translate: Translator
) -> tuple[Finding, ...]:
    """What was wrong with the site where the branch left a revision."""
    from microsite.incremental import open_kept
    from microsite.pipeline import INPUTS, check_site

    with tempfile.TemporaryDirectory(prefix="microsite-") as made:
        root = Path(made).resolve()
        copy_base(since, config.root, INPUTS, root, translate)
        # Under a name of its own, so that its pages do not take the place of others.
        with open_kept(None, config.cache, "base") as kept:
            return check_site(replace(config, root=root), kept=kept).findings


def _refuse_unknown_rules(rules: tuple[str, ...], translate: Translator) -> None:
    known = tuple(list_rules()) if rules else ()
    for name in rules:
        if name not in {rule.name for rule in known}:
            said = translate(describe_unknown_rule(name, known))
            raise click.BadParameter(said, param_hint="--rule")
