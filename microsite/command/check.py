"""The command `check`: checks a site, and mends what `--fix` can mend."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.ask import ask_whether
from microsite.command.options import (
    CACHE,
    DRAFTS,
    JOBS,
    LANG,
    NO_CACHE,
    ROOT,
    choose_cache,
    list_rules,
    make_report,
    make_site_reporter,
    read_day,
)
from microsite.command.select import (
    OWNERS,
    find_paths,
    fold_findings,
    is_inside,
    limit_to_paths,
    select_paths,
    set_owners_apart,
)
from microsite.command.since import find_before, find_lost
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import (
    FORMAT,
    OUTPUT,
    SpokenCommand,
    check_target,
    describe_unknown_rule,
    find_base,
    find_changes,
    say,
    show,
    show_beside,
    show_progress,
    show_report,
)
from twinlint.finding import Message, Severity, has_severity, message
from twinlint.workers import count_cores

if TYPE_CHECKING:
    from microsite.editors import Mended
    from microsite.pipeline import Built, Config
    from twinlint.changes import Changes


@click.command(cls=SpokenCommand)
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@ROOT
@LANG
@DRAFTS
@FORMAT
@OUTPUT
@click.option("--rule", "rules", multiple=True, help="Only this rule (repeatable).")
@click.option("--owner", is_flag=True, help="Only what the owner has to settle.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@CACHE
@NO_CACHE
@JOBS
@click.option(
    "--since",
    metavar="REV",
    help="Tell only what a branch touched, or brought about, since it left REV.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what leaves no doubt: shows each change, and asks before it writes.",
)
@click.option(
    "--yes",
    is_flag=True,
    help="Mend without asking; needed where no terminal can be asked.",
)
def check(
    paths: tuple[Path, ...],
    root: Path,
    lang: str | None,
    format_: str,
    output: Path | None,
    rules: tuple[str, ...],
    cache: Path | None,
    jobs: int | None,
    since: str | None,
    *,
    drafts: bool,
    owner: bool,
    no_cache: bool,
    strict: bool,
    fix: bool,
    yes: bool,
) -> int:
    """Check all content, catalogs and pages; tell only what a PATH holds, or names."""
    from microsite.editors import Mended
    from microsite.pipeline import Config, check_site

    translate = choose_translator(lang)
    _refuse_unknown_rules(rules, translate)
    check_target(output, translate)
    rules += OWNERS if owner else ()
    root = root.resolve()
    wanted = find_paths(root, paths, translate)
    config = Config(
        root,
        read_day(),
        with_drafts=drafts,
        cache=None if no_cache else choose_cache(root, cache) / "made",
        jobs=jobs or count_cores(),
        rules=rules,
        repository=root,
    )
    config, changes = _follow_branch(config, since, translate)
    with show_progress(message("Checking the site…"), translate):
        built = check_site(config)
    mended = Mended()
    if fix:
        show_diff = show if format_ == "text" and not output else show_beside
        built, mended = _mend(config, built, wanted, translate, show_diff, asks=not yes)
    with show_progress(message("Checking the site…"), translate):
        built, records = _select_changed(config, built, since, changes, translate)
    built = limit_to_paths(built, wanted)
    for path in mended.changed:
        say(message("{path} was mended", path=path), translate)
    for refusal in mended.refused:
        say(refusal, translate)
    least = Severity.WARNING if strict else Severity.ERROR
    told, folded = fold_findings(
        built,
        is_folded=format_ == "text" and not rules,
        paths=wanted,
    )
    _tell(told, folded, translate, root, format_, output, records, least, rules)
    return int(bool(mended.refused) or has_severity(built.findings, least))


def _follow_branch(
    config: Config, since: str | None, translate: Translator
) -> tuple[Config, Changes | None]:
    """The settings of a check since a branch left a revision, and what it changed."""
    if since is None:
        return config, None
    changes = find_changes(since, config.root, translate)
    return replace(config, since=find_base(since, config.root, translate)), changes


def _select_changed(
    config: Config,
    built: Built,
    since: str | None,
    changes: Changes | None,
    translate: Translator,
) -> tuple[Built, AbstractSet[str]]:
    """What a branch touched, or brought about, and the records that it touched.

    All, and none, without a revision since which it did.
    """
    from microsite.check import select_rules
    from microsite.editors import find_touched, select_touched

    if since is None or not changes:
        return built, frozenset()
    touched = find_touched(built.site, config.root, changes)
    before = find_before(config, translate)
    found = select_touched(built.findings, before.findings, touched)
    lost = select_rules(find_lost(config.root, built, before), config.rules)
    return replace(built, findings=(*found, *lost)), touched.records


def _tell(
    built: Built,
    folded: Iterable[Message],
    translate: Translator,
    root: Path,
    format_: str,
    output: Path | None,
    records: AbstractSet[str],
    least: Severity,
    rules: Collection[str],
) -> None:
    """Show what was found, by some `rules` or all; `records` a branch touched.

    `folded` are the lines for what is not shown one by one. A finding that is as
    serious as `least` makes the exit code 1.
    """
    reporter = make_site_reporter(root, translate, output=output)
    report = replace(make_report(built, reporter), least=least)
    if format_ == "html":
        from microsite.check import note_stale
        from microsite.editors import add_sheets, note_findings  # And all that draws.

        notes = note_stale(built.fresh.stale)
        if not rules:
            findings, owners = set_owners_apart(built.findings)
            report = replace(report, findings=findings)
            notes = {**notes, **note_findings(built.site, owners)}
        report = add_sheets(report, built.site, notes=notes, touched=records)
    show_report(report, format_, output)
    for line in (*folded, *built.fresh.notes):
        say(line, translate)
    if format_ == "text" and has_severity(built.findings, Severity.ERROR):
        # Of what is not right too little is known, and no page is made.
        said = message("Once no error is left, more is checked: warnings may follow")
        say(said, translate)
    if format_ == "text" and not built.findings:
        said = message("{pairs} pairs of texts agree", pairs=built.pairs)
        say(said, translate)


def _may_write(translate: Translator) -> bool:
    """Whether the editor lets what was shown be written; says so where not."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        option = "--yes"
        said = message(
            "Nothing was changed: to write these changes, add {option}", option=option
        )
        say(said, translate)
        return False
    is_wanted = ask_whether(message("Write these changes?"), translate)
    if not is_wanted:
        say(message("Nothing was changed."), translate)
    return is_wanted


_ROUNDS = 5
"""How often mended files are read again: one fix may show what is below it."""


def _mend(
    config: Config,
    built: Built,
    wanted: frozenset[str],
    translate: Translator,
    show_diff: Callable[[str], None],
    *,
    asks: bool,
) -> tuple[Built, Mended]:
    """Mend files until nothing is left to mend: each change is shown before it is made.

    The editor is asked first; where there is no terminal to ask, nothing is written.
    """
    from microsite.editors import Mended, plan_fixes, write_fixes
    from microsite.pipeline import check_site

    changed: dict[str, None] = {}
    refused: tuple[Message, ...] = ()
    for _ in range(_ROUNDS):
        found = select_paths(built.findings, wanted) if wanted else built.findings
        planned, refused = plan_fixes(config.root, found, built.read)
        planned = tuple(p for p in planned if not wanted or is_inside(p.path, wanted))
        if not planned:
            break
        for each in planned:
            show_diff("".join(each.write_diff()))
        if asks and not _may_write(translate):
            break
        done = write_fixes(config.root, planned)
        changed |= dict.fromkeys(done.changed)
        refused += done.refused
        if not done.changed:
            break
        built = check_site(config)
    return built, Mended(tuple(changed), refused)


def _refuse_unknown_rules(rules: tuple[str, ...], translate: Translator) -> None:
    known = tuple(list_rules()) if rules else ()
    for name in rules:
        if name not in {rule.name for rule in known}:
            said = translate(describe_unknown_rule(name, known))
            raise click.BadParameter(said, param_hint="--rule")
