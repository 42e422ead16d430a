"""Wrong edits as editors make them: where the message points, and what it says to type.

`wrong_edits.py` holds the edits; each is checked as a person in a hurry reads it. One
site is edited and mended again and again, as in a preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from other_wrong_edits import OTHER_EDITS
from support import TODAY, Files, show, translator, write_tree
from wrong_edits import EDITS, RIGHT, Edit

from microsite.incremental import Kept
from microsite.load import read_excerpt
from microsite.pipeline import Config, check_site
from twinlint.finding import Finding
from twinlint.reporter import Reporter

_SPACES = re.compile("[\u00a0\u202f]")


class Edited:
    """A site that can be edited, checked, and put back."""

    def __init__(self, root: Path) -> None:
        self.root = write_tree(root, RIGHT)
        self.reports: dict[str, str] = {}
        self._kept = Kept(None)

    def check(self, changes: Files, *languages: str) -> tuple[Finding, ...]:
        """What is found while some files are changed; `reports` say it to people."""
        write_tree(self.root, changes)
        try:
            found = check_site(Config(self.root, TODAY), kept=self._kept).findings
            self.reports = {lang: self._write(found, lang) for lang in languages}
            return found
        finally:
            for name in changes:
                (self.root / name).unlink(missing_ok=True)
            write_tree(self.root, {name: RIGHT.get(name) for name in changes})

    def _write(self, findings: tuple[Finding, ...], lang: str) -> str:
        read = partial(read_excerpt, self.root)
        return Reporter(translator(lang), read).write_text(findings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("edited") / "site")


def test_nothing_is_wrong_before_the_edit(site: Edited) -> None:
    assert show(site.check({})) == []


def test_there_are_as_many_as_promised() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 40
    assert len(OTHER_EDITS) >= 40


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_message_says_where_what_and_what_to_type(edit: Edit, site: Edited) -> None:
    findings = site.check(edit.changes, "fr", "en")
    assert show(findings[:1])[0].startswith(f"{edit.place}: "), show(findings)
    assert len(findings) == 1 + edit.others, show(findings)
    for lang, wanted in (("fr", edit.french), ("en", edit.english)):
        text = _SPACES.sub(" ", site.reports[lang])
        assert [words for words in wanted if words not in text] == [], text


def test_every_other_edit_is_told_as_it_was_read_in_review(
    site: Edited, expect_golden: Callable[[str, str | bytes], None]
) -> None:
    told: dict[str, list[str]] = {"fr": [], "en": []}
    for name, changes in OTHER_EDITS.items():
        findings = site.check(changes, *told)
        assert findings, name
        assert findings[0].help, name
        for lang, parts in told.items():
            parts.append(f"# {name}\n\n{site.reports[lang].rstrip()}\n")
    for lang, parts in told.items():
        expect_golden(f"wrong-edits/{lang}.txt", "\n".join(parts))
    assert show(site.check({})) == []
