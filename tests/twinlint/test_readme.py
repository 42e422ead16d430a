"""Each command that the README of twinlint shows is run, in such a folder."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
import yaml
from support import PROJECT, write_tree

from twinlint.command.cli import command, main

README = (PROJECT / "twinlint" / "README.md").read_text(encoding="utf-8")
PLACEHOLDERS: Mapping[str, str] = {
    "A": "docs/fr/a.md",
    "B": "docs/en/a.md",
    "RULE": "different-number",
    "FILE": "twinlint.toml",
}
FILES = {
    "docs/fr/a.md": "# Le port\n\nLa commune a 18 ports.\n",
    "docs/en/a.md": "# The harbour\n\nThe township has 16 harbours.\n",
    "docs/de/a.md": "# Der Hafen\n\nDie Gemeinde hat 18 Häfen.\n",
    "docs/fr/drafts/b.md": "18\n",
    "docs/en/drafts/b.md": "16\n",
    "page.html": "<html><body><p>The harbour is here.</p></body></html>\n",
    "locales/fr/LC_MESSAGES/app.po": 'msgid "a"\nmsgstr "b"\n',
}


def find_commands() -> list[str]:
    """The commands in blocks and between backticks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    lines = [
        re.sub(" +#.*", "", line) for block in blocks for line in block.split("\n")
    ]
    lines += re.findall(r"`(twinlint [^`]+)`", README)
    return list(dict.fromkeys(each for each in lines if each.startswith("twinlint ")))


def read_examples() -> dict[str, str]:
    pattern = r"<!-- (?:file|example): (\S+) -->\n```\w+\n(.*?)```"
    return dict(re.findall(pattern, README, re.S))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the files that the README shows, and some pages."""
    folder = tmp_path / "here"
    write_tree(folder, {**FILES, **read_examples()})
    paper = docx.Document()
    paper.add_paragraph("Le port est ici.")
    paper.save(str(folder / "release.docx"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TWINLINT_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("LC_ALL", "C")
    for words in (
        "init --quiet --initial-branch main",
        "-c user.name=a -c user.email=a commit --quiet --allow-empty --message a",
    ):
        subprocess.run(["git", *words.split()], check=True)
    return folder


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("written", find_commands())
def test_a_command_of_the_readme_works(
    written: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = json.dumps({"id": "a", "fr": "18", "en": "16"}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pair)))
    given = [PLACEHOLDERS.get(word, word) for word in shlex.split(written)[1:]]
    if "--jsonl" in given:
        given += ["--output", "out.jsonl"]
    code = main(given)
    assert code in (0, 1), capsys.readouterr().err


def test_there_are_commands_to_run() -> None:
    commands = find_commands()
    assert "twinlint docs/fr docs/en" in commands
    assert "twinlint baseline docs/fr docs/en" in commands


def test_the_settings_of_the_readme_do_what_their_comments_say(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mistaken,) = re.findall("A known mistake is told .*?: `([^`]+)`", README, re.S)
    write_tree(here, {"docs/fr/b.md": f"{mistaken} répond.\n"})
    write_tree(here, {"docs/en/b.md": "The Ports Agency answers.\n"})
    assert main(["--format", "json"]) == 1
    out, err = capsys.readouterr()
    found = {(each["path"], each["rule"]) for each in json.loads(out)["findings"]}
    assert found == {
        ("docs/en/a.md", "different-number"),
        ("docs/en/a.md", "forbidden-word"),
        ("docs/fr/b.md", "unregistered-spelling"),
    }
    assert err == (
        "found 2 pairs: docs/fr, docs/en\n"
        "there is no twinlint-baseline.json yet, so nothing is accepted: “baseline”"
        " writes it\n"
    )
    assert main(["baseline"]) == 0
    capsys.readouterr()
    assert main([]) == 0
    assert "yet" not in capsys.readouterr().err


def test_the_comment_of_the_readme_accepts_a_finding(here: Path) -> None:
    (comment,) = re.findall(r"```markdown\n(.*?)```", README, re.S)
    text = f"# The harbour\n\n{comment}The municipality has 16 harbours.\n"
    write_tree(here, {"docs/en/a.md": text})
    assert main(["docs/fr", "docs/en"]) == 0


def test_every_option_of_the_readme_is_one() -> None:
    own = re.sub("`podman [^`]*`", "", README)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", own))
    parameters = [p for each in command.commands.values() for p in each.params]
    known = {name for p in parameters for name in (*p.opts, *p.secondary_opts)}
    assert options <= known | {"--help"}


def test_the_examples_for_other_programs_name_what_there_is() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.S)
    hooks, workflow = map(yaml.safe_load, blocks)
    known = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repository,) = hooks["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {
        each["id"] for each in known
    }
    step = workflow["jobs"]["twinlint"]["steps"][-1]
    folder = step["uses"].partition("@")[0].removeprefix("OWNER/REPOSITORY/")
    action = yaml.safe_load((PROJECT / folder / "action.yml").read_text("utf-8"))
    assert step["with"].keys() <= action["inputs"].keys()
