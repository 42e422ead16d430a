"""Claims about what a branch has touched, as Git shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from twinlint.changes import read_diff
from twinlint.finding import Place, Rule, Severity, message
from twinlint.source import Span

RULE = Rule("rule", Severity.WARNING, "")
DIFF = r"""diff --git a/docs/a.md b/docs/a.md
index 1..2 100644
--- a/docs/a.md
+++ b/docs/a.md
@@ -2 +2,2 @@ a heading
-+++ b/other.md
+--- a/x
++++ b/hostile.md
@@ -9,2 +10,0 @@
-gone
-gone too
\ No newline at end of file
diff --git "a/docs/\303\251t\303\251 \"x\".md" "b/docs/\303\251t\303\251 \"x\".md"
--- "a/docs/\303\251t\303\251 \"x\".md"
+++ "b/docs/\303\251t\303\251 \"x\".md"
@@ -1 +1 @@
-a
\ No newline at end of file
+b
\ No newline at end of file
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-a
diff --git a/new.md b/new.md
--- /dev/null
+++ b/new.md
@@ -0,0 +1 @@
+a
"""


def span(path: Path, first: int, last: int = 0) -> Span:
    return Span(str(path), first, 1, last or first, 9)


def test_touched_lines_are_those_of_the_new_files(tmp_path: Path) -> None:
    changes = read_diff(DIFF, str(tmp_path), ["untracked.md"])
    top = tmp_path.resolve()
    assert dict(changes.lines) == {
        str(top / "docs/a.md"): ((2, 3), (10, 11)),
        str(top / 'docs/été "x".md'): ((1, 1),),
        str(top / "new.md"): None,
        str(top / "untracked.md"): None,
    }


def test_a_stretch_is_touched_where_a_line_of_it_is(tmp_path: Path) -> None:
    changes = read_diff(DIFF, str(tmp_path))
    path = tmp_path / "docs" / "a.md"
    touched = [
        changes.touches(span(path, line)) for line in (1, 2, 3, 4, 9, 10, 11, 12)
    ]
    assert touched == [False, True, True, False, False, True, True, False]
    assert changes.touches(span(path, 4, 10))
    assert changes.touches(span(tmp_path / "new.md", 99))
    assert not changes.touches(span(tmp_path / "gone.md", 1))


def test_a_relative_path_is_meant_in_the_folder_of_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        assert read_diff(DIFF, str(tmp_path / name)).has_file("docs/a.md")


def test_a_finding_is_left_where_either_version_was_touched(tmp_path: Path) -> None:
    changes = read_diff(DIFF, str(tmp_path))
    path = tmp_path / "docs" / "a.md"
    here, there = Place(span(path, 5)), Place(span(path, 2))
    related = RULE(message("a"), here, related=(there,))
    assert list(changes.select([related, RULE(message("b"), here)])) == [related]


def test_a_finding_at_several_places_is_left_at_those_that_were_touched(
    tmp_path: Path,
) -> None:
    from dataclasses import replace

    changes = read_diff(DIFF, str(tmp_path))
    path = tmp_path / "docs" / "a.md"
    old, new, other = (
        RULE(message("a"), Place(span(path, line))) for line in (1, 2, 10)
    )
    whole = replace(old, also=(new, other))
    assert list(changes.select([whole])) == [replace(new, also=(other,))]
