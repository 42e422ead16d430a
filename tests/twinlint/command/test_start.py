"""What the command and the package wait for before they begin: what they use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import PROJECT

SELDOM = frozenset(
    "argparse concurrent.futures difflib html.entities json multiprocessing select "
    "twinlint.command.explain twinlint.command.lines twinlint.workers "
    "twinlint.rulebook twinlint.suggest xml".split()
)
"""What some commands use, of which a comparison of two files uses nothing."""
CHECKER = frozenset(
    "twinlint.alignment twinlint.comparison twinlint.mentions twinlint.pipeline "
    "twinlint.rules".split()
)


def list_loaded(code: str, *arguments: str) -> set[str]:
    """The modules that some code has loaded when it ends, beside those of click."""
    show = "print(*{*sys.modules} - before)"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; import click; before = {{*sys.modules}}; {code}; {show}",
            *arguments,
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


RUN = "from twinlint.command import main; main(sys.argv[1:])"


def test_the_package_waits_for_nothing() -> None:
    assert list_loaded("import twinlint") == {"twinlint", "twinlint.door"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_words_about_the_command_wait_for_no_rule(arguments: list[str]) -> None:
    assert list_loaded(RUN, *arguments).isdisjoint(CHECKER | SELDOM)


def test_a_comparison_waits_for_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    paths = (tmp_path / "fr.md", tmp_path / "en.md")
    for path, text in zip(paths, ("Il a 18 ans.", "He is 16."), strict=True):
        path.write_text(text, encoding="utf-8")
    loaded = list_loaded(RUN, *map(str, paths))
    assert loaded >= CHECKER
    assert loaded.isdisjoint(SELDOM)


def test_an_explanation_waits_for_rules_and_reads_no_text() -> None:
    loaded = list_loaded(RUN, "explain", "different-number")
    assert "twinlint.rulebook" in loaded
    assert "twinlint.pipeline" not in loaded


def test_texts_of_a_known_format_wait_for_no_other_format() -> None:
    call = "import twinlint; twinlint.compare('Un.', 'One.', format='markdown')"
    loaded = list_loaded(call)
    assert "twinlint.documents.markdown" in loaded
    assert loaded.isdisjoint({"twinlint.documents.docx", "twinlint.documents.xliff"})


def test_commands_wait_for_no_format_of_documents() -> None:
    formats = {"twinlint.documents.docx", "twinlint.documents.xliff"}
    assert list_loaded(RUN, "--version").isdisjoint(formats)
    run = "from microsite.command import main; main(['build', '--help'])"
    assert list_loaded(run).isdisjoint(formats)
