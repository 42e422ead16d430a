"""Chooses which findings a reader is shown: those of some files, and each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.folder import find_files
from twinlint.catalog import Translator
from twinlint.finding import (
    Every,
    Finding,
    Message,
    Severity,
    message,
    plural_message,
)
from twinlint.suggest import suggest_words

if TYPE_CHECKING:
    from microsite.pipeline import Built
    from microsite.records import Origin, Site
    from twinlint.reporter import Reporter

OWNERS = ("missing-setting", "placeholder-address", "office-before-election")
"""Rules on what only the owner of a site can say: its legal details, its address, who
holds an office since an election."""
_UNFILLED = "unfilled-field"
"""The rule on fields that a record may have, and that its page leaves out so far."""
_CHECK = "python build.py check"
_SUFFIX = ".yaml"
_LACKS = frozenset(("missing-field", "empty-value", "missing-translation"))
"""Rules on what a draft still lacks: errors anywhere else."""


def find_paths(
    root: Path, given: Sequence[Path], translate: Translator
) -> frozenset[str]:
    """The files and folders that a check is limited to, as findings name them.

    Each is looked for from here, from the site's folder, and from its content.
    """
    return frozenset(_find_path(root, path, translate) for path in given)


def _find_path(root: Path, given: Path, translate: Translator) -> str:
    for above in (Path.cwd(), root, root / "content"):
        found = (above / given).resolve()
        if found.exists() and found.is_relative_to(root):
            return found.relative_to(root).as_posix()
    said = message("there is no {path} in this site", path=str(given))
    there = [path.relative_to(root).as_posix() for path in find_files(root / "content")]
    guesses = _guess_files(given.as_posix(), there)
    if guesses:
        said = message(
            "there is no {path} in this site; did you mean {guesses}?",
            path=str(given),
            guesses=guesses,
        )
    raise click.BadParameter(translate(said), param_hint="PATH")


def _guess_files(given: str, there: Sequence[str]) -> tuple[str, ...]:
    """Files that are called so, else spelt nearly so, as they can be typed."""
    bare = given.removesuffix(_SUFFIX)  # which all have in common
    called = [path for path in there if Path(path).stem == bare]
    if called:
        return tuple(called[:3])
    names = {
        name: path
        for path in there
        for name in (Path(path).stem, path.removesuffix(_SUFFIX))
    }
    return tuple(dict.fromkeys(names[each] for each in suggest_words(bare, names)))


def select_paths(
    findings: Iterable[Finding], paths: frozenset[str], named: Sequence[Origin] = ()
) -> tuple[Finding, ...]:
    """The findings that show a place in some files, or in files of some folders.

    And the faults and doubts in records that are `named` there.
    """
    return tuple(
        finding
        for finding in findings
        if any(is_inside(path, paths) for path in _list(finding))
        or any(_is_fault_of(finding, origin) for origin in named)
    )


def limit_to_paths(built: Built, paths: frozenset[str]) -> Built:
    """A build with what was found in some files or folders; with all for none.

    And in the records that those name: they are published with them.
    """
    if not paths:
        return built
    named = _list_named(built.site, paths) if built.site else []
    return replace(built, findings=select_paths(built.findings, paths, named))


def _list_named(site: Site, paths: frozenset[str]) -> list[Origin]:
    """The records that those of some files or folders name."""
    from microsite.validate import find_named

    named: dict[str, None] = {}
    for ref, record in (*site.records(), *site.halves, *site.drafts):
        if is_inside(site.origins[ref].document.path, paths):
            named |= dict.fromkeys(each for each, _ in find_named(site, ref, record))
    return [site.origins[ref] for ref in named if ref in site.origins]


def _is_fault_of(finding: Finding, origin: Origin) -> bool:
    place, prefix = finding.place, origin.prefix
    return (
        place is not None
        and finding.severity is not Severity.INFO
        and finding.rule not in OWNERS
        and place.span.path == origin.document.path
        and (place.field or ())[: len(prefix)] == prefix
    )


def _list(finding: Finding) -> Iterator[str]:
    for each in finding.occurrences:
        for place in (each.place, *each.related):
            if place:
                yield place.span.path


def is_inside(path: str, paths: frozenset[str]) -> bool:
    """True for one of some paths, or a file below one."""
    above = [parent.as_posix() for parent in Path(path).parents]
    return not paths.isdisjoint((path, *above))


def _list_unread(built: Built) -> Iterator[Message]:
    """A line on what is not checked yet, while files cannot be read."""
    from microsite.load import SETTINGS_FILE  # and all that reads files

    if built.site is None:
        yield message(
            "The rest of the site is checked once {file} is right", file=SETTINGS_FILE
        )
    elif built.site.unread:
        yield plural_message(
            "What depends on {files} is checked once that file can be read",
            "What depends on {files} is checked once these files can be read",
            count=len(built.site.unread),
            files=Every(built.site.unread),
        )


def _list_together(site: Site | None, paths: frozenset[str]) -> Iterator[Message]:
    """A line on the drafts that those of some files or folders are published with."""
    from microsite.validate import find_together

    if site is None:
        return
    records = {
        ref: site.origins[ref].key_place(()).span.path for ref, _ in site.records()
    }
    refs = (ref for ref, path in records.items() if is_inside(path, paths))
    together = find_together(site, refs)
    if together:
        yield message(
            "to be published together, as one names the other: {records}",
            records=Every(
                f"{ref.partition(':')[2]} ({records[ref]})" for ref in together
            ),
        )


def set_owners_apart(
    findings: Iterable[Finding],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What editors can mend, and what only the owner of the site can say."""
    mine: list[Finding] = []
    owners: list[Finding] = []
    for finding in findings:
        (owners if finding.rule in OWNERS else mine).append(finding)
    return tuple(mine), tuple(owners)


def tell_owner(findings: Iterable[Finding]) -> Iterator[Message]:
    """How many details only the owner of the site can fill in, where there are any."""
    _, owners = set_owners_apart(findings)
    if owners:
        yield plural_message(
            "{count} detail is left for the owner of the site",
            "{count} details are left for the owner of the site",
            count=len(owners),
        )


def write_total(findings: Iterable[Finding], reporter: Reporter) -> str:
    """How many findings there are, and beside them how many details of the owner's.

    So that a page says what the check says of the same state.
    """
    found = tuple(findings)
    total = reporter.write_summary(set_owners_apart(found)[0])
    for details in tell_owner(found):
        said = message("{total}; {details}", total=total, details=details)
        total = reporter.translate(said)
    return total


def fold_findings(
    built: Built, *, is_folded: bool, paths: frozenset[str] = frozenset()
) -> tuple[Built, tuple[Message, ...]]:
    """A build with the findings to show one by one, and lines for the others.

    What is left to do in a draft is a line; so is, where the whole site is looked at,
    what only the owner can settle, and which fields wait for a source. All are shown
    one by one unless they are to be folded. Of some files or folders, a line says which
    drafts theirs are published with.
    """
    if not is_folded:
        return built, ()
    shown: list[Finding] = []
    lines = list(_list_unread(built))
    drafts: Counter[str] = Counter()
    owners = unfilled = 0
    for finding in built.findings:
        if finding.rule in _LACKS and finding.severity is Severity.INFO:
            drafts[finding.place.span.path if finding.place else ""] += 1
        elif not paths and finding.rule in OWNERS:
            owners += 1
        elif not paths and finding.rule == _UNFILLED:
            unfilled += len(finding.occurrences)
        else:
            shown.append(finding)
    lines += [
        plural_message(
            "{path}: one thing is left to do in the draft; “{command}” shows it",
            "{path}: {count} things are left to do in the draft; “{command}” shows"
            " them",
            count=count,
            path=path,
            command=f"{_CHECK} --drafts {path}",
        )
        for path, count in drafts.items()
    ]
    if unfilled:
        lines.append(
            plural_message(
                "one record has fields to fill in; “{command}” shows them",
                "{count} records have fields to fill in; “{command}” shows them",
                count=unfilled,
                command=f"{_CHECK} --rule {_UNFILLED}",
            )
        )
    if owners:
        lines.append(
            plural_message(
                "{count} detail is left for the owner; “{command}” shows it",
                "{count} details are left for the owner; “{command}” shows them",
                count=owners,
                command=f"{_CHECK} --owner",
            )
        )
    lines += _list_together(built.site, paths)
    return replace(built, findings=tuple(shown)), tuple(lines)
