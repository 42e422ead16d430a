"""The public face: what other programs may rely on, and what its README promises."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import PROJECT
from tables import every_row

import twinlint
from twinlint.documents import list_formats
from twinlint.report import FORMATS

NAMES = {
    "Document",
    "DocumentError",
    "Finding",
    "Language",
    "Message",
    "Name",
    "Place",
    "RULES",
    "Register",
    "Rule",
    "Severity",
    "Span",
    "Term",
    "__version__",
    "compare",
    "read_document",
}
OPTIONS = {"format": {*FORMATS}, "input-format": {*list_formats()}}
"""What the options that the README shows may be."""
README = (PROJECT / "twinlint" / "README.md").read_text(encoding="utf-8")


@every_row("name", sorted(NAMES))
def test_the_name_is_there_and_documented(name: str) -> None:
    found = getattr(twinlint, name)
    if inspect.isclass(found) or inspect.isfunction(found):
        assert inspect.getdoc(found)


def test_nothing_else_is_on_the_face() -> None:
    assert set(dir(twinlint)) == NAMES - {"__version__"}


def test_a_register_tells_what_is_right() -> None:
    right = twinlint.Name({"fr": "Claire Francket", "en": "Claire Francket"})
    register = twinlint.Register(names=(right,))
    texts = ("Claire Francket est là.", "Claire Franclet is here.")
    rules = {finding.rule for finding in twinlint.compare(*texts, register=register)}
    assert "unregistered-spelling" in rules
    assert "unregistered-spelling" not in {f.rule for f in twinlint.compare(*texts)}


def test_places_have_the_tags_of_the_languages_as_paths() -> None:
    (finding,) = twinlint.compare("18 Häfen", "16 ports", languages=("de", "en"))
    assert finding.place is not None
    assert {finding.place.span.path, finding.related[0].span.path} == {"de", "en"}


def test_one_language_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="both languages are 'en'"):
        twinlint.compare("a", "b", languages=("en", "en"))


@pytest.mark.parametrize("languages", [("fr",), ("fr", "en", "de"), ()])
def test_languages_that_are_not_two_are_refused(languages: Any) -> None:
    with pytest.raises(ValueError, match="and not two tags"):
        twinlint.compare("a", "b", languages=languages)


# The README ---------------------------------------------------------------------------


def test_the_example_of_the_readme_is_what_the_program_says(tmp_path: Path) -> None:
    pattern = r"<!-- example: (\S+) -->\n```text\n(.*?)```"
    examples = dict(re.findall(pattern, README, re.S))
    expected = examples.pop("output")
    for name, text in examples.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "twinlint", *examples, "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.rstrip("\n")) == (1, expected.rstrip("\n"))


def test_what_the_readme_says_of_formats_is_so() -> None:
    """A format need not stand there: the help of `compare` names them all."""
    rows = re.findall(r"^\| `(\w+)`( ¹)? \| (.+?) \|", README, re.M)
    assert len(rows) > 10
    for name, mark, cell in rows:
        own = list_formats()[name]
        assert re.findall(r"`(\.\w+)`", cell) == [*own.suffixes], name
        module = PROJECT / "twinlint" / "documents" / f"{name}.py"
        assert bool(mark) == ("load_extra(" in module.read_text("utf-8")), name


def test_the_readme_names_every_public_thing_that_exists() -> None:
    named = set(re.findall(r"twinlint\.(\w+)\(", README))
    assert named <= NAMES
    for option, values in OPTIONS.items():
        assert set(re.findall(rf" --{option} (\w+)", README)) <= values, option
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert [link for link in links if not (PROJECT / "twinlint" / link).exists()] == []
