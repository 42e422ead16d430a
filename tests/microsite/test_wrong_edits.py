"""Wrong edits as editors make them: where the message points, and what it says to type.

`wrong_edits.py` holds the edits; each is checked as a person in a hurry reads it.
"""

from __future__ import annotations

import re
from functools import partial

import pytest
from conftest import Tree
from support import find_problems, show, translator
from wrong_edits import EDITS, RIGHT, Edit

from microsite.load import read_excerpt
from twinlint.reporter import Reporter

_SPACES = re.compile("[\u00a0\u202f]")


def test_nothing_is_wrong_before_the_edit(tree: Tree) -> None:
    assert show(find_problems(tree(RIGHT))) == []


def test_there_are_as_many_as_promised() -> None:
    assert len({edit.name for edit in EDITS}) == len(EDITS) >= 40


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_message_says_where_what_and_what_to_type(edit: Edit, tree: Tree) -> None:
    root = tree({**RIGHT, **edit.changes})
    findings = find_problems(root)
    assert show(findings[:1])[0].startswith(f"{edit.place}: "), show(findings)
    assert len(findings) == 1 + edit.others, show(findings)
    for lang, wanted in (("fr", edit.french), ("en", edit.english)):
        reporter = Reporter(translator(lang), partial(read_excerpt, root))
        text = _SPACES.sub(" ", reporter.write_text(findings))
        assert [words for words in wanted if words not in text] == [], text
