"""Wrong edits as editors make them: where the message points, and what it says to type.

`wrong_edits.py` holds the edits; each is checked as a person in a hurry reads it. One
site is edited and mended again and again, as in a preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from followed import follow_fixes, follow_helps
from mended_edits import MENDED_EDITS
from other_wrong_edits import OTHER_EDITS
from support import Edited, Files, show, translator
from tables import every_row
from wrong_edits import EDITS, HEDGE, PEOPLE, RIGHT, SCEAUX, Edit

from microsite.load import read_excerpt
from twinlint.finding import Finding, Severity
from twinlint.reporter import Reporter

_SPACES = re.compile("[\u00a0\u202f]")


class Reported(Edited):
    """An edited site of which people read what is found."""

    reports: Mapping[str, str]

    def __init__(self, root: Path, files: Files) -> None:
        super().__init__(root, files)
        self._found: dict[frozenset[object], tuple[Finding, ...]] = {}

    def check_once(self, changes: Files) -> tuple[Finding, ...]:
        """What is found in files; many edits are mended to the same ones."""
        different = {
            name: text for name, text in changes.items() if RIGHT.get(name) != text
        }
        files = frozenset(different.items())
        if files not in self._found:
            self._found[files] = self.check(different)
        return self._found[files]

    def report(self, changes: Files, *languages: str) -> tuple[Finding, ...]:
        """What is found while some files are changed; `reports` say it to people."""
        read = partial(read_excerpt, self.root)
        with self.edit(changes) as built:
            self.reports = {
                lang: Reporter(translator(lang), read).write_text(built.findings)
                for lang in languages
            }
        return built.findings


_TRUE_THEN = {
    "a record copied with its id": "duplicate-record",
    "oui": "draft-reference",
    "two in one text": "unknown-reference",
    "publish_on demain": "publication-gap",
}
"""Errors that only what the help says brings to light, and rightly so."""


def list_worse(
    site: Reported, name: str, changes: Files, findings: tuple[Finding, ...]
) -> list[str]:
    """What is left, or wrong in another way, when all advice is followed.

    By `--fix`, and by hand. A text that reads well again may disagree with its twin,
    which is a warning: nothing else may be new.
    """
    known, worse = set(show(findings)), []
    texts = {**RIGHT, **changes}
    helped = follow_helps(texts, findings)
    fixed = follow_fixes(texts, findings)
    for followed, new in (helped, fixed) if fixed[1] != helped[1] else (helped,):
        told = {(each.rule, each.message) for each in followed}
        for after in site.check_once({**changes, **new}) if followed else ():
            (said,) = show([after])
            is_left = (after.rule, after.message) in told
            is_new = said not in known and after.severity is Severity.ERROR
            if is_left or (is_new and after.rule != _TRUE_THEN.get(name)):
                worse.append(f"{[str(each.help) for each in followed]}: {said}")
    return worse


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Reported:
    return Reported(tmp_path_factory.mktemp("edited") / "site", RIGHT)


def test_nothing_is_wrong_before_the_edit(site: Reported) -> None:
    assert show(site.check({})) == []


def test_there_are_as_many_as_promised() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 40
    assert len(OTHER_EDITS) >= 40
    assert len({name for name, _, _ in MENDED_EDITS}) == len(MENDED_EDITS) >= 60


@every_row("edit", EDITS, ids=lambda edit: edit.name)
def test_the_message_says_where_what_and_what_to_type(
    edit: Edit, site: Reported
) -> None:
    findings = site.report(edit.changes, "fr", "en")
    assert show(findings[:1])[0].startswith(f"{edit.place}: "), show(findings)
    assert len(findings) == 1 + edit.others, show(findings)
    for lang, wanted in (("fr", edit.french), ("en", edit.english)):
        text = _SPACES.sub(" ", site.reports[lang])
        assert [words for words in wanted if words not in text] == [], text
    assert list_worse(site, edit.name, edit.changes, findings) == []


def test_every_other_edit_is_told_as_it_was_read_in_review(
    site: Reported, expect_golden: Callable[[str, str | bytes], None]
) -> None:
    told: dict[str, list[str]] = {"fr": [], "en": []}
    for name, changes in OTHER_EDITS.items():
        findings = site.report(changes, *told)
        assert findings, name
        assert findings[0].help, name
        assert list_worse(site, name, changes, findings) == [], name
        for lang, parts in told.items():
            parts.append(f"# {name}\n\n{site.reports[lang].rstrip()}\n")
    for lang, parts in told.items():
        expect_golden(f"wrong-edits/{lang}.txt", "\n".join(parts))
    assert show(site.check({})) == []


def test_what_the_help_says_mends_the_edit_when_it_is_typed(
    site: Reported, expect_golden: Callable[[str, str | bytes], None]
) -> None:
    told: dict[str, list[str]] = {"fr": [], "en": []}
    left = {}
    for name, wrong, typed in MENDED_EDITS:
        findings = site.report(wrong, *told)
        assert findings, name
        left[name] = list_worse(site, name, wrong, findings)
        for lang, parts in told.items():
            parts.append(f"# {name}\n\n{site.reports[lang].rstrip()}\n")
        told_then = show(site.check_once(typed))
        found = [each for each in told_then if "[missing-setting]" not in each]
        left[name] += found  # what only the owner can say may be left empty
    for lang, parts in told.items():
        expect_golden(f"wrong-edits/mended-{lang}.txt", "\n".join(parts))
    assert {name: found for name, found in left.items() if found} == {}
    assert show(site.check({})) == []


@every_row(
    ("path", "old", "wrong", "fixes"),
    [
        (SCEAUX, "    Deux", "    Le maire, Ada Martine. Deux", ["Ada Martin"]),
        (SCEAUX, "    Deux", "    Le maire, Eva Durand. Deux", []),
        (SCEAUX, "person: ada-martin", "person: ada-martyn", ["ada-martin"]),
        (SCEAUX, "person: ada-martin", "person: eva-durand", []),
        (HEDGE, "[sceaux]", "[seaux]", ["sceaux"]),
    ],
)
def test_a_slip_of_one_letter_in_a_name_is_mended(
    path: str, old: str, wrong: str, fixes: list[str], site: Reported
) -> None:
    (found, *_) = site.check({path: str(RIGHT[path]).replace(old, wrong)})
    assert [found.fix.text for found in (found,) if found.fix] == fixes


@every_row(
    ("path", "ending"),
    [
        (path, ending)
        for path in (SCEAUX, HEDGE, PEOPLE)
        for ending in (
            *(".yml", ".YML", ".YAML", ".Yaml", ".yaml.txt", ".txt", ".yaml.yaml"),
            *(".yaml.yml", ".yml.txt", ".YAML.TXT", ".yaml.yaml.txt", ".yaml.md"),
            *(" (1).yaml", "(2).yaml", " (1).yaml.txt", ".docx"),
        )
    ],
)
def test_a_record_saved_with_another_ending_is_told_and_not_what_names_it(
    path: str, ending: str, site: Reported
) -> None:
    other = path.replace(".yaml", ending)
    (found,) = site.check({path: None, other: RIGHT[path]})
    assert found.place is not None
    assert found.place.span.path == other
    assert str(found.help) == f"rename the file: {path.rpartition('/')[2]}"


def test_a_copy_beside_its_record_is_to_be_deleted(site: Reported) -> None:
    for ending in (".yml", ".yaml.txt", ".txt", ".YAML"):
        other = SCEAUX.replace(".yaml", ending)
        (found,) = site.check({other: RIGHT[SCEAUX]})
        assert str(found.help) == "delete it: sceaux.yaml stands beside it"


@every_row(
    ("copy", "right"),
    [
        ("hedge - Copie", "hedge-copie"),
        ("hedge - Copie (2)", "hedge-copie-2"),
        ("hedge copy", "hedge-copy"),
        ("Copie de hedge", "copie-de-hedge"),
        ("Copy-of-hedge", "copy-of-hedge"),
        ("hedge (1)", "hedge-1"),
        ("hedge_2", "hedge-2"),
    ],
)
def test_a_copy_with_the_name_of_its_record_in_its_own_is_called_so(
    copy: str, right: str, site: Reported
) -> None:
    other = HEDGE.replace("hedge", copy)
    text = str(RIGHT[HEDGE])
    for written in (text, text.replace("status: testing", "status: tested")):
        (found,) = site.check({other: written})
        assert str(found.help) == (
            f"this is a copy of hedge.yaml: delete it, or rename it: {right}.yaml, and"
            " give it a name, an address and texts of its own"
        )
    unlike = site.check({HEDGE.replace("hedge", "bench Nord"): RIGHT[SCEAUX]})
    assert "rename the file: bench-nord.yaml" in [str(each.help) for each in unlike]
