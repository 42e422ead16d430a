"""What editors' programs are told: tasks, their patterns, the hook before a commit."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest
import yaml
from click.testing import CliRunner
from commits import Repository
from conftest import Tree
from support import COMMUNE, PROJECT, find_problems, minimal_site, translator

from microsite.command import main
from microsite.load import read_excerpt
from twinlint.reporter import Reporter


def read_patterns() -> dict[str, re.Pattern[str]]:
    """The problem matchers of the task that checks, by severity."""
    text = (PROJECT / ".vscode/tasks.json").read_text(encoding="utf-8")
    tasks = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))["tasks"]
    (check,) = (task for task in tasks if task["command"].endswith("check"))
    matchers = check["problemMatcher"]
    return {m["severity"]: re.compile(m["pattern"]["regexp"]) for m in matchers}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_findings_reach_the_margin_in_both_languages(lang: str, tree: Tree) -> None:
    files = {
        "content/communes/sceaux.yaml": COMMUNE.replace("92071", "9271"),
        "content/communes/meudon.yaml": COMMUNE.replace("92071", "75056"),
        "content/communes/clamart.yaml": "draft: true\n",
    }
    root = tree(minimal_site(files))
    findings = find_problems(root)
    text = Reporter(translator(lang), partial(read_excerpt, root)).write_text(findings)
    patterns = read_patterns()
    found = [
        (severity, match[1], int(match[2]), match[5])
        for line in text.splitlines()
        for severity, pattern in patterns.items()
        if (match := pattern.match(line))
    ]
    assert sorted(found) == sorted(
        (f.severity.value, f.place.span.path, f.place.span.line, f.rule)
        for f in findings
        if f.place
    )
    assert {severity for severity, *_ in found} >= {"error", "info"}


def test_the_hook_runs_the_check_of_the_content() -> None:
    text = (PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load(text)["repos"][0]["hooks"]
    assert hook["entry"] == "python build.py check"
    assert re.match(hook["files"], "content/communes/sceaux.yaml")


def test_both_hosts_ask_the_same_of_a_proposed_change() -> None:
    ours = PROJECT / ".github/pull_request_template.md"
    theirs = PROJECT / ".gitlab/merge_request_templates/Default.md"
    assert ours.read_bytes() == theirs.read_bytes()


def test_the_files_for_hosts_are_what_hosts_read() -> None:
    from check_jsonschema.cli import main as check_jsonschema  # no other test waits

    hosts: dict[str, list[object]] = {
        "github-workflows": [*(PROJECT / ".github/workflows").glob("*.yml")],
        "gitlab-ci": [PROJECT / ".gitlab-ci.yml", PROJECT / ".gitlab/twinlint.yml"],
    }
    for schema, files in hosts.items():
        asked = ["--builtin-schema", f"vendor.{schema}", *map(str, files)]
        if schema == "gitlab-ci":
            asked += ["--data-transform", "gitlab-ci"]
        done = CliRunner().invoke(check_jsonschema, asked)
        assert done.exit_code == 0, done.output


def test_what_gitlab_runs_exists(tree: Tree) -> None:
    text = (PROJECT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)
    lines = [line for job in jobs.values() for line in dict(job).get("script", ())]
    goals = re.findall("^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.M)
    made = [line.split()[1] for line in lines if line.startswith("make ")]
    assert set(made) <= {*goals, ".venv/.site-ready"}
    (review,) = (line.split() for line in lines if "build.py" in line)
    repository = Repository(tree(minimal_site()))
    before = repository.commit()
    changed = COMMUNE.replace("en: A municipality", "en: A municipality in 1999")
    repository.commit({"content/communes/sceaux.yaml": changed})
    report = repository.root / review[-1]
    asked = [before if "$CI_" in each else each for each in review[2:-1]]
    # A doubt is enough to fail: it would stop publication.
    assert main([*asked, str(report), "--root", str(repository.root)]) == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    assert {each["check_name"] for each in told} >= {"missing-value"}
    assert report.name == jobs["review"]["artifacts"]["reports"]["codequality"]


def test_the_owners_named_as_an_example_answer_for_what_is_there() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```\n(\* .*?)^```", text, re.M | re.S)
    paths = [line.split()[0] for line in block.splitlines()]
    assert paths[0] == "*"  # The last line that fits counts.
    for path in paths[1:]:
        assert (PROJECT / path.strip("/")).exists(), path
