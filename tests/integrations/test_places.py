"""Claims about the other places where twinlint runs: hooks, GitLab, a container."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import PROJECT, make_environment, translator, write_tree

from twinlint.command.cli import command
from twinlint.finding import Place, Rule, Severity, message
from twinlint.report import FORMATS, write_report
from twinlint.reporter import Report, Reporter
from twinlint.source import Span

FR, EN = "Il y a 18 ports.\n", "There are 16 harbours.\n"


# pre-commit ---------------------------------------------------------------------------


def test_hooks_call_the_command_with_options_that_it_has() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["twinlint", "twinlint-touched"]
    known = {name for each in command.commands["compare"].params for name in each.opts}
    for hook in hooks:
        program, *options = hook["entry"].split()
        assert program == "twinlint"
        assert {each for each in options if each.startswith("-")} <= known
        assert hook["pass_filenames"] is False


def test_hooks_run_whatever_a_commit_touches_or_deletes() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        assert hook["always_run"] is True
        assert not {"types", "types_or", "files", "exclude"} & hook.keys()


# GitLab -------------------------------------------------------------------------------

RULE = Rule("a-rule", Severity.WARNING, "A defect.")


def write(*findings: tuple[str, int, str]) -> list[dict[str, object]]:
    made = tuple(
        RULE(message("{said}", said=said), Place(Span(path, line, 1, line, 2)))
        for path, line, said in findings
    )
    report = Report(made, Reporter(translator("en"), lambda _: ()))
    rows: list[dict[str, object]] = json.loads(write_report(report, "gitlab"))
    return rows


def test_a_finding_is_what_gitlab_reads() -> None:
    (row,) = write(("a.md", 3, "wrong"))
    fingerprint = row.pop("fingerprint")
    assert row == {
        "description": "wrong",
        "check_name": "a-rule",
        "severity": "minor",
        "location": {"path": "a.md", "lines": {"begin": 3}},
    }
    assert re.fullmatch("[0-9a-f]{32}", str(fingerprint))


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    before = [row["fingerprint"] for row in write(("a.md", 3, "x"), ("a.md", 4, "x"))]
    after = [row["fingerprint"] for row in write(("a.md", 5, "x"), ("a.md", 9, "x"))]
    assert len(set(before)) == 2
    assert before == after


def test_the_template_of_gitlab_writes_the_report_that_it_hands_over() -> None:
    text = (PROJECT / ".gitlab" / "twinlint.yml").read_text("utf-8")
    job = yaml.safe_load(text)["twinlint"]
    (line,) = job["script"]
    report = job["artifacts"]["reports"]["codequality"]
    assert f"--format gitlab --output {report}" in line
    assert "gitlab" in FORMATS


def test_the_template_asks_for_the_package_and_installs_its_readers(
    tmp_path: Path,
) -> None:
    text = (PROJECT / ".gitlab" / "twinlint.yml").read_text("utf-8")
    template = yaml.safe_load(text)
    # A variable of the job would win over that of the file that includes it.
    assert list(template["variables"]) == ["TWINLINT_PACKAGE", "TWINLINT_ARGUMENTS"]
    assert not template["variables"].keys() & template["twinlint"]["variables"].keys()
    (line,) = template["twinlint"]["before_script"]
    program = tmp_path / "python"
    program.write_text('#!/bin/sh\nfor each; do echo "$each"; done\n')
    program.chmod(0o755)

    def prepare(**given: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", line],
            env={"PATH": f"{tmp_path}:{os.environ['PATH']}", **given},
            capture_output=True,
            text=True,
            check=False,
        )

    refused = prepare()
    assert refused.returncode != 0
    assert "TWINLINT_PACKAGE" in refused.stderr
    done = prepare(TWINLINT_PACKAGE="https://example.org/a.tar.gz")
    assert done.stdout.splitlines()[-1] == (
        "twinlint[documents] @ https://example.org/a.tar.gz"
    )


def test_the_script_of_the_template_runs(tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/fr/a.md": FR, "docs/en/a.md": EN})
    text = (PROJECT / ".gitlab" / "twinlint.yml").read_text("utf-8")
    job = yaml.safe_load(text)["twinlint"]
    program = tmp_path / "bin" / "twinlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m twinlint "$@"\n')
    program.chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", *job["script"]],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(PROJECT),
            "TWINLINT_ARGUMENTS": "docs/fr docs/en",
            "TWINLINT_CACHE": str(tmp_path / "kept"),
        },
        check=False,
    )
    assert done.returncode == 1
    (row,) = json.loads((tmp_path / "gl-code-quality-report.json").read_text("utf-8"))
    assert row["location"] == {"path": "docs/en/a.md", "lines": {"begin": 1}}


# Container ----------------------------------------------------------------------------


def read_steps() -> list[tuple[str, str]]:
    text = (PROJECT / ".container" / "Containerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def test_the_container_runs_the_command_and_as_nobody_in_particular() -> None:
    steps = dict(read_steps())
    assert json.loads(steps["ENTRYPOINT"]) == ["python", "-m", "twinlint"]
    assert steps["USER"] != "0"
    assert steps["WORKDIR"] == "/texts"


@pytest.mark.packaging
def test_the_steps_of_the_container_build_a_program_that_runs(tmp_path: Path) -> None:
    """Without a container engine: each step in a new environment, in order."""
    scripts = make_environment(tmp_path / "python")
    # What the system installs is not ours to try; it has to be Git, and by apt-get.
    asked = tmp_path / "asked"
    (scripts / "apt-get").write_text(f'#!/bin/sh\necho "$@" >> {asked}\n')
    (scripts / "apt-get").chmod(0o755)
    environment = {
        **{n: v for n, v in os.environ.items() if not n.startswith("PYTHON")},
        "PATH": f"{scripts}:/usr/bin:/bin",
        "SOURCE": str(PROJECT),
    }
    for word, rest in read_steps():
        if word == "RUN":
            step = rest.replace("&& rm -rf /var/lib/apt/lists/*", "")
            subprocess.run(["sh", "-ec", step], env=environment, check=True)
    assert asked.read_text().split()[-1] == "git"
    write_tree(tmp_path, {"texts/fr.md": FR, "texts/en.md": EN})
    entry = json.loads(dict(read_steps())["ENTRYPOINT"])
    done = subprocess.run(
        [scripts / entry[0], *entry[1:], "fr.md", "en.md"],
        cwd=tmp_path / "texts",
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
