"""Claims about the GitHub Action, whose script runs on recorded events."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from integrations.events import PULL_REQUEST, PUSH, Host, serve
from support import COMMUNE, PROJECT, load_script, minimal_site, write_tree
from tables import every_row

from microsite.command.cli import main as microsite
from twinlint.command.cli import main as twinlint

ACTION = PROJECT / ".github" / "actions" / "twinlint"
FR = "# Le port\n\nIl y a 18 ports.\n"
EN = "# The harbour\n\nThere are 16 harbours.\n"


script = load_script(ACTION / "run.py")


@pytest.fixture
def host() -> Iterator[Host]:
    with serve() as host:
        yield host


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with a branch that made one number wrong."""
    folder = tmp_path / "clone"
    write_tree(folder, {"fr/a.md": FR, "en/a.md": FR, "fr/b.md": FR, "en/b.md": EN})
    write_tree(folder, {"en/a.md": EN.replace("16", "18")})
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "topic")
    write_tree(folder, {"en/a.md": EN})
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    names = {
        f"GIT_{a}_{b}": "a" for a in ("AUTHOR", "COMMITTER") for b in ("NAME", "EMAIL")
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "a", "--no-verify")


Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """What the script prints: in this process, and what it starts of ours too."""

    def run(
        clone: Path, host: Host, event: Mapping[str, Any], code: int = 1, **inputs: str
    ) -> str:
        capfd.readouterr()
        with monkeypatch.context() as patch:
            patch.chdir(clone)
            for name, value in prepare(clone, host, event, inputs).items():
                patch.setenv(name, value)
            patch.setattr(script, "subprocess", Starter(patch))
            assert script.main() == code
        return check_output(*capfd.readouterr())

    return run


@dataclass(frozen=True)
class Starter:
    """Stands for `subprocess`: runs our own programs where Python is loaded."""

    patch: pytest.MonkeyPatch

    def run(
        self, command: list[str], env: Mapping[str, str] = os.environ, **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        for start, main in PROGRAMS.items():
            if tuple(command[: len(start)]) == start:
                for name in env.keys() - os.environ.keys():
                    self.patch.setenv(name, env[name])
                code = main(command[len(start) :])
                return subprocess.CompletedProcess(command, code)
        return subprocess.run(command, env=env, **options)


PROGRAMS: Mapping[tuple[str, ...], Callable[[list[str]], int]] = {
    (sys.executable, "-m", "twinlint"): twinlint,
    (sys.executable, f"{PROJECT}/build.py"): microsite,
}


def run_alone(
    clone: Path, host: Host, event: Mapping[str, Any], code: int = 1, **inputs: str
) -> str:
    """What the script prints, run as the action runs it."""
    done = subprocess.run(
        [sys.executable, ACTION / "run.py"],
        cwd=clone,
        env={**os.environ, **prepare(clone, host, event, inputs)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return check_output(done.stdout, done.stderr)


def check_output(stdout: str, stderr: str) -> str:
    assert "Traceback" not in stderr
    assert "secret" not in stdout + stderr
    return stdout


def prepare(
    clone: Path, host: Host, event: Mapping[str, Any], inputs: Mapping[str, str]
) -> dict[str, str]:
    """The variables that the action gives to the script."""
    sent = deepcopy(dict(event))
    if "pull_request" in sent:
        for side, branch in (("base", "main"), ("head", "topic")):
            sent["pull_request"][side]["sha"] = git(clone, "rev-parse", branch)
    temporary = clone.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    (temporary / "event.json").write_text(json.dumps(sent), encoding="utf-8")
    usual = {"paths": ".", "options": "", "all": "false", "comment": "true"}
    usual |= {"sarif": "false", "fail": "true"}
    return {
        **{f"TWINLINT_{n.upper()}": v for n, v in (usual | dict(inputs)).items()},
        "PYTHONPATH": str(PROJECT),
        "LC_ALL": inputs.get("locale", "en_GB.UTF-8"),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_EVENT_PATH": str(temporary / "event.json"),
        "GITHUB_API_URL": host.url,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "team/docs",
        "GITHUB_SHA": "a" * 40,
        "GITHUB_REF": "refs/heads/main",
        "GITHUB_TOKEN": "secret",
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
    }


def test_a_pull_request_is_annotated_at_both_places(clone: Path, host: Host) -> None:
    shown = run_alone(clone, host, PULL_REQUEST)
    assert [
        line.partition("::")[2].partition(",col")[0] for line in shown.splitlines()
    ] == [
        "warning file=en/a.md,line=3",
        "notice file=fr/a.md,line=3",
    ]
    assert (clone.parent / "temporary" / "output").read_text() == "findings=1\n"


def test_all_findings_are_told_where_that_is_asked_and_on_pushes(
    clone: Path, host: Host, run: Run
) -> None:
    for event, inputs in ((PULL_REQUEST, {"all": "true"}), (PUSH, {})):
        shown = run(clone, host, event, **inputs)
        assert "file=en/b.md,line=3" in shown
    assert host.comments[0]["body"].startswith(script.MARK)
    assert len(host.comments) == 1


def test_without_the_history_all_findings_are_told(
    clone: Path, host: Host, run: Run
) -> None:
    git(clone, "checkout", "--quiet", "--orphan", "alone")
    commit(clone)
    shown = run(clone, host, PULL_REQUEST)
    assert "::notice::All findings are shown: check out with fetch-depth: 0" in shown
    assert "file=en/b.md,line=3" in shown


def test_one_comment_is_rewritten(clone: Path, host: Host, run: Run) -> None:
    host.add("Looks good")
    host.add(f"{script.MARK}\nby a person", "User")
    run(clone, host, PULL_REQUEST)
    run(clone, host, PULL_REQUEST)
    assert len(host.comments) == 3
    assert "findings: 1" in host.comments[2]["body"]
    write_tree(clone, {"en/a.md": EN.replace("16", "18")})
    commit(clone)
    run(clone, host, PULL_REQUEST, code=0)
    assert "found nothing" in host.comments[2]["body"]
    assert host.comments[1]["body"].endswith("by a person")


def test_our_comment_is_found_among_hundreds(clone: Path, host: Host, run: Run) -> None:
    for _ in range(150):
        host.add("Looks good", "User")
    host.add(f"{script.MARK}\nold")
    run(clone, host, PULL_REQUEST)
    assert len(host.comments) == 151
    assert "findings: 1" in host.comments[150]["body"]


def test_nothing_is_said_where_there_is_nothing_to_say(
    clone: Path, host: Host, run: Run
) -> None:
    write_tree(clone, {"en/a.md": EN.replace("16", "18")})
    commit(clone)
    run(clone, host, PULL_REQUEST, code=0)
    assert host.comments == []


def test_a_fork_without_the_right_to_comment_is_told_and_goes_on(
    clone: Path, host: Host, run: Run
) -> None:
    host.status = 403
    shown = run(clone, host, PULL_REQUEST, sarif="true")
    for what in ("the comment", "code scanning"):
        assert f"::warning::twinlint could not write {what}: HTTP Error 403" in shown


def test_findings_need_not_fail(clone: Path, host: Host, run: Run) -> None:
    run(clone, host, PULL_REQUEST, code=0, fail="false", comment="false")
    assert host.asked == []


def test_wrong_use_fails_and_writes_nothing(clone: Path, host: Host, run: Run) -> None:
    run(clone, host, PULL_REQUEST, code=2, paths="no-such-folder", fail="false")
    run(clone, host, PULL_REQUEST, code=2, options="--no-such-option")
    assert host.asked == []


def test_a_file_that_cannot_be_read_silences_no_other(
    clone: Path, host: Host, run: Run
) -> None:
    for language in ("fr", "en"):
        (clone / language / "c.md").write_bytes(b"%PDF-1.7")
    commit(clone)
    shown = run(clone, host, PULL_REQUEST, code=2, sarif="true", fail="false")
    assert "::warning file=en/a.md,line=3" in shown
    (comment,) = host.comments
    assert "findings: 1" in comment["body"]
    assert "Not compared" in comment["body"]
    assert "c&#46;md" in comment["body"]
    assert len(host.uploads) == 1
    write_tree(clone, {"en/a.md": EN.replace("16", "18")})
    commit(clone)
    run(clone, host, PULL_REQUEST, code=2)
    assert "found nothing" not in host.comments[0]["body"]


def test_a_report_of_an_earlier_run_is_no_report(
    clone: Path, host: Host, run: Run
) -> None:
    run(clone, host, PULL_REQUEST, comment="false")
    run(clone, host, PULL_REQUEST, code=2, paths="no-such-folder")
    assert host.asked == []


def test_a_page_whose_twin_was_deleted_is_named(
    clone: Path, host: Host, run: Run
) -> None:
    write_tree(clone, {"en/a.md": EN.replace("16", "18")})
    (clone / "en/b.md").unlink()
    commit(clone)
    run(clone, host, PULL_REQUEST, code=0)
    (comment,) = host.comments
    assert "Without a twin" in comment["body"]
    assert "fr&#47;b&#46;md" in comment["body"]


def test_code_scanning_gets_the_report(clone: Path, host: Host, run: Run) -> None:
    run(clone, host, PULL_REQUEST, sarif="true", comment="false")
    (upload,) = host.uploads
    sarif = json.loads(gzip.decompress(base64.b64decode(upload["sarif"])))
    assert [each["ruleId"] for each in sarif["runs"][0]["results"]] == [
        "different-number"
    ]
    assert upload["commit_sha"] == git(clone, "rev-parse", "topic")
    assert upload["ref"] == "refs/pull/7/head"
    assert host.tokens == {"Bearer secret"}
    run(clone, host, PUSH, sarif="true")
    assert (host.uploads[1]["commit_sha"], host.uploads[1]["ref"]) == (
        "a" * 40,
        "refs/heads/main",
    )


HOSTILE = "x;touch stolen;$(touch stolen)`touch stolen`|@team [a](b) <b>&::error::"


def test_names_of_files_and_branches_are_no_commands(clone: Path, host: Host) -> None:
    git(clone, "checkout", "--quiet", "-b", "a;touch${IFS}stolen")
    # No slash and no line end: a file has to have the name.
    for number, name in enumerate((HOSTILE, "--output=stolen"), start=2):
        texts = (text.replace("1", str(number)) for text in (FR, EN))
        paths = (f"fr/{name}.md", f"en/{name}.md")
        write_tree(clone, dict(zip(paths, texts, strict=True)))
    commit(clone)
    shown = run_alone(clone, host, PULL_REQUEST)
    assert not list(clone.rglob("stolen"))
    assert [line for line in shown.splitlines() if not line.startswith("::")] == []
    assert len(re.findall("^::error", shown, re.M)) == 0
    (comment,) = host.comments
    rows = [line for line in comment["body"].splitlines() if line.startswith("| <a")]
    assert len(rows) == 3
    for row in rows:
        text = re.sub(r"<a href=\"[^\"<> |]*\">|</?code>|</a>|<br>→?|&#\d+;", "", row)
        assert re.fullmatch(r"[\w\s|]*", text), text


def test_a_message_shows_as_it_is_and_does_nothing() -> None:
    shown = script.show("a|b\n@team `x` <img> &amp; :smile:")
    assert re.fullmatch(r"<code>(?:[\w ]|&#\d+;)*</code>", shown)


def test_the_script_can_be_tried_outside_of_a_workflow(
    clone: Path, tmp_path: Path
) -> None:
    outside = {n: v for n, v in os.environ.items() if not n.startswith("GITHUB_")}
    done = subprocess.run(
        [sys.executable, ACTION / "run.py"],
        cwd=clone,
        env={
            **outside,
            "PYTHONPATH": str(PROJECT),
            "RUNNER_TEMP": str(tmp_path),
            "TWINLINT_PATHS": "fr\nen",
            "TWINLINT_SARIF": "true",
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = check_output(done.stdout, done.stderr)
    assert "twinlint could not write code scanning: GITHUB_SHA is not set" in said
    assert "<a " not in (tmp_path / "summary").read_text("utf-8")


@every_row(("pairs", "said"), [(1, "1 pair of texts"), (2, "2 pairs of texts")])
def test_one_pair_is_no_pairs(pairs: int, said: str) -> None:
    report = {"findings": [], "summary": {"pairs": pairs}}
    assert f"twinlint compared {said} and" in script.write_comment(report)


# The description of the action --------------------------------------------------------


def test_no_value_of_a_pull_request_stands_in_a_script() -> None:
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
    given = action["runs"]["steps"][-1]["env"]
    assert set(given.values()) == {
        f"${{{{ inputs.{name} }}}}" for name in action["inputs"]
    }


def test_the_action_installs_this_repository_with_all_its_readers() -> None:
    action = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
    way = re.search(
        r'"\$GITHUB_ACTION_PATH(/[./]+)\[documents\]"',
        action["runs"]["steps"][0]["run"],
    )
    assert way is not None
    assert (ACTION / way[1].strip("/")).resolve() == PROJECT


# The check of a site ------------------------------------------------------------------

SCEAUX = "content/communes/sceaux.yaml"
HOSTILE = "Commune $(touch stolen) `id` <img src=x> @someone 16"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A clone of a site with a fault that was there, and a branch with one more."""
    folder = tmp_path / "site"
    differing = COMMUNE + "body: {fr: Il y a 18 rues., en: There are 16 streets.}\n"
    meudon = differing.replace("Sceaux", "Meudon").replace("92071", "92048")
    files = {"content/communes/meudon.yaml": meudon, SCEAUX: COMMUNE}
    write_tree(folder, minimal_site(files))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "topic")
    edited = COMMUNE.replace("en: A municipality", f"en: '{HOSTILE}'")
    write_tree(folder, {SCEAUX: edited})
    commit(folder)
    return folder


def check_site(site: Path, host: Host, run: Run, code: int = 0, **more: str) -> str:
    """What the workflow of this repository runs, on another site."""
    text = (PROJECT / ".github/workflows/checks.yml").read_text(encoding="utf-8")
    (step,) = (
        step
        for step in yaml.safe_load(text)["jobs"]["review"]["steps"]
        if "TWINLINT_COMMAND" in step.get("env", {})
    )
    _, script, *asked = step["env"]["TWINLINT_COMMAND"].split()
    words = (sys.executable, f"{PROJECT}/{script}", *asked, "--root", ".")
    cache = {"cache": str(site.parent / "kept")}
    inputs = {"command": "\n".join(words), **cache, **more}
    return run(site, host, PULL_REQUEST, code, **inputs)


def test_the_check_of_a_site_tells_what_the_branch_touched(
    site: Path, host: Host, run: Run
) -> None:
    shown = check_site(site, host, run, 1)  # A doubt stops publication too.
    assert f"file={SCEAUX},line=" in shown
    assert "meudon" not in shown
    (comment,) = host.comments
    assert "meudon" not in comment["body"]
    assert re.search(r"compared \d+ pairs of texts; findings: [1-9]", comment["body"])
    told = r"\| [^|]*&#58;\d.*?</code><br>→ <code>[^|]+</code> \|"  # with what to do
    assert re.search(told, comment["body"])


def test_the_comment_on_a_site_is_rewritten_and_read_as_text(
    site: Path, host: Host, run: Run
) -> None:
    check_site(site, host, run, 1)
    (comment,) = host.comments
    assert "<img" not in comment["body"]
    assert "@someone" not in comment["body"]
    assert not (site / "stolen").exists()
    write_tree(site, {SCEAUX: COMMUNE})
    commit(site)
    check_site(site, host, run)
    assert len(host.comments) == 1
    assert "found nothing" in host.comments[0]["body"]


def test_what_a_draft_still_lacks_is_nothing_to_correct(
    site: Path, host: Host, run: Run
) -> None:
    """It is told, and the check is green."""
    draft = "draft: true\nname: Vanves\nedition:\n"
    write_tree(site, {SCEAUX: COMMUNE, "content/communes/vanves.yaml": draft})
    commit(site)
    check_site(site, host, run)
    (comment,) = host.comments
    assert re.search(r"texts: nothing to correct; notes: [1-9]", comment["body"])
    assert "communes&#47;vanves&#46;yaml" in comment["body"]


def test_the_comment_on_a_site_is_in_its_first_language(
    site: Path, host: Host, run: Run
) -> None:
    """A machine that is nobody's names none: who edits the site reads its own."""
    write_tree(site, {SCEAUX: COMMUNE.replace("name: Sceaux", "nom: Sceaux")})
    commit(site)
    told = check_site(site, host, run, 1, locale="C.UTF-8")
    assert "n’est pas un champ connu ici" in str(told)
    body = host.comments[0]["body"]
    assert "twinlint a comparé" in body
    assert "| où | quoi | règle |" in body
