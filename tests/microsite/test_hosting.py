"""Claims about the files for hosts and machines: they fit the site that is built."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import PROJECT, read_site, walk_statements

from microsite.command.cli import command
from microsite.pages.route import plan_pages

LOCK_FILES = ("requirements.lock", "requirements-dev.lock")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
LOCALES = tuple(
    yaml.safe_load((PROJECT / "content/site.yaml").read_text("utf-8"))["locales"]
)


@pytest.fixture(scope="module")
def netlify() -> Mapping[str, Any]:
    return tomllib.loads((PROJECT / "netlify.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def planned() -> frozenset[str]:
    """The paths of the pages of the real site."""
    pages, _ = plan_pages(read_site(PROJECT))
    return frozenset(page.output_path for page in pages)


@pytest.fixture(scope="module")
def workflow() -> Mapping[Any, Any]:
    path = PROJECT / ".github/workflows/checks.yml"
    document: Mapping[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document


def answer(netlify: Mapping[str, Any], address: str, language: str) -> tuple[str, int]:
    """The target and status of the first redirect that holds for a missing page."""
    for rule in netlify["redirects"]:
        asked = rule.get("conditions", {}).get("Language", [language])
        if fnmatch(address, rule["from"]) and language in asked:
            return rule["to"], rule["status"]
    return address, 200


class TestNetlify:
    def test_it_publishes_only_what_is_ready_for_the_public(
        self, netlify: Mapping[str, Any]
    ) -> None:
        assert netlify["build"]["command"] == "make publish"
        assert netlify["build"]["publish"] == "dist"

    @pytest.mark.parametrize("context", ["deploy-preview", "branch-deploy"])
    def test_previews_publish_the_folder_that_says_noindex(
        self, netlify: Mapping[str, Any], context: str
    ) -> None:
        assert netlify["context"][context]["command"] == "make preview"
        folder = re.search(r"^PREVIEW := (\S+)$", MAKEFILE, re.MULTILINE)
        assert folder
        assert netlify["context"][context]["publish"] == folder.group(1)
        assert folder.group(1) != netlify["build"]["publish"]

    def test_python_of_the_host_is_new_enough(self, netlify: Mapping[str, Any]) -> None:
        project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
        version = netlify["build"]["environment"]["PYTHON_VERSION"]
        needed = project["project"]["requires-python"].removeprefix(">=")
        assert _numbers(version) >= _numbers(needed)

    @pytest.mark.parametrize("locale", LOCALES)
    def test_browser_that_asks_for_a_language_gets_its_home_page(
        self, netlify: Mapping[str, Any], planned: frozenset[str], locale: str
    ) -> None:
        assert answer(netlify, "/", locale) == (f"/{locale}/", 302)
        assert f"{locale}/index.html" in planned
        rule = next(r for r in netlify["redirects"] if r["to"] == f"/{locale}/")
        assert rule["force"] is True, "a page that exists hides the redirect"

    def test_browser_that_asks_for_another_language_gets_the_choice(
        self, netlify: Mapping[str, Any], planned: frozenset[str]
    ) -> None:
        unconditional = [r for r in netlify["redirects"] if "conditions" not in r]
        assert all(not r.get("force") for r in unconditional), "hides pages that exist"
        assert "index.html" in planned

    @pytest.mark.parametrize("locale", LOCALES)
    def test_missing_page_answers_in_the_language_of_its_address(
        self, netlify: Mapping[str, Any], planned: frozenset[str], locale: str
    ) -> None:
        target, status = answer(netlify, f"/{locale}/nowhere/", "de")
        assert (target, status) == (f"/{locale}/404.html", 404)
        assert target.removeprefix("/") in planned

    def test_missing_page_elsewhere_answers_in_the_first_language(
        self, netlify: Mapping[str, Any]
    ) -> None:
        assert answer(netlify, "/nowhere", "de") == (f"/{LOCALES[0]}/404.html", 404)

    def test_every_target_is_published(
        self, netlify: Mapping[str, Any], planned: frozenset[str]
    ) -> None:
        for rule in netlify["redirects"]:
            path = rule["to"].removeprefix("/")
            assert path + ("index.html" if path.endswith("/") else "") in planned

    def test_headers_come_from_the_build_alone(
        self, netlify: Mapping[str, Any]
    ) -> None:
        """What stands in netlify.toml would win over `_headers`, and hide it."""
        assert "headers" not in netlify

    def test_pages_need_nothing_the_policy_forbids(
        self, showcase: Mapping[str, bytes]
    ) -> None:
        """No inline style, script or handler, and nothing from other sites.

        Structured data stands in script elements, but is not a script.
        """
        forbidden = re.compile(
            rb"""<style|\sstyle="|\son\w+="|<script(?![^>]*(?:\ssrc=|\stype="application/ld\+json"))|javascript:|<iframe
            |<(?:script|img|source|iframe)[^>]*\ssrc="(?!/(?!/))
            |<link[^>]*rel="(?:stylesheet|icon|manifest)"[^>]*href="(?!/(?!/))
            |<link[^>]*href="(?!/(?!/))[^>]*rel="(?:stylesheet|icon|manifest)\"""",
            re.VERBOSE | re.IGNORECASE,
        )
        found = {
            path: match.group()
            for path, content in showcase.items()
            if path.endswith(".html") and (match := forbidden.search(content))
        }
        assert found == {}


class TestKept:
    def test_the_host_keeps_the_folder_that_builds_use(
        self, netlify: Mapping[str, Any]
    ) -> None:
        folder = netlify["build"]["environment"]["MICROSITE_CACHE"]
        assert not netlify["build"]["publish"].startswith(folder)
        (plugin,) = netlify["plugins"]
        place = PROJECT / plugin["package"].removeprefix("/")
        assert (place / "manifest.yml").read_text(encoding="utf-8").startswith("name: ")
        code = (place / "index.js").read_text(encoding="utf-8")
        assert "process.env.MICROSITE_CACHE" in code
        assert re.findall(r"cache\.(\w+)", code) == ["restore", "save"]

    def test_make_uses_the_folder_that_is_named(self) -> None:
        text = (PROJECT / "Makefile").read_text(encoding="utf-8")
        assert "export MICROSITE_CACHE ?= " in text


class TestWorkflow:
    def test_it_runs_the_two_commands(self, workflow: Mapping[Any, Any]) -> None:
        commands = [s["run"] for s in workflow["jobs"]["checks"]["steps"] if "run" in s]
        goals = [" ".join(each.split()[:2]) for each in commands if "make" in each]
        assert goals == ["make site", "make test"]

    def test_it_may_only_read(self, workflow: Mapping[Any, Any]) -> None:
        assert workflow["permissions"] == {"contents": "read"}
        assert "permissions" not in workflow["jobs"]["checks"]

    def test_actions_are_pinned_to_commits(self, workflow: Mapping[Any, Any]) -> None:
        used = [s["uses"] for s in workflow["jobs"]["checks"]["steps"] if "uses" in s]
        assert used
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name) for name in used)

    def test_browser_tests_cannot_be_skipped(self, workflow: Mapping[Any, Any]) -> None:
        assert workflow["jobs"]["checks"]["env"]["MICROSITE_BROWSER"] == "required"

    def test_it_keeps_what_builds_have_made(self, workflow: Mapping[Any, Any]) -> None:
        checks = workflow["jobs"]["checks"]
        (step,) = (
            s for s in checks["steps"] if s.get("uses", "").startswith("actions/cache@")
        )
        assert step["with"]["path"] == checks["env"]["MICROSITE_CACHE"]

    def test_it_runs_for_proposed_changes(self, workflow: Mapping[Any, Any]) -> None:
        triggers = workflow[True]  # YAML 1.1 reads the key `on` as a boolean
        assert triggers == {"push": {"branches": ["main"]}, "pull_request": None}


class TestLockFiles:
    @pytest.mark.parametrize("name", LOCK_FILES)
    def test_they_name_no_registry_and_no_folder(self, name: str) -> None:
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert (
            re.findall(r"https?://|file:|--[a-z-]*(?:index|links)|\s/\w+", text) == []
        )

    @pytest.mark.parametrize("name", LOCK_FILES)
    def test_every_package_has_a_version_and_a_digest(self, name: str) -> None:
        packages = _read_lock(name)
        assert packages
        assert all("==" in line and "--hash=sha256:" in line for line in packages)

    def test_both_agree_on_what_the_site_needs(self) -> None:
        assert _versions("requirements.lock").items() <= (
            _versions("requirements-dev.lock").items()
        )

    @pytest.mark.parametrize(
        ("name", "extras", "groups"),
        [
            (LOCK_FILES[0], ("site", "press"), ()),
            (LOCK_FILES[1], ("site", "press", "documents", "yaml", "deep"), ("dev",)),
        ],
    )
    def test_every_package_the_project_names_is_locked(
        self, name: str, extras: tuple[str, ...], groups: tuple[str, ...]
    ) -> None:
        project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
        wanted = list(project["project"]["dependencies"])
        assert project["project"]["optional-dependencies"].keys() <= {
            "site",
            "documents",
            "press",
            "yaml",
            "deep",
        }
        for extra in extras:
            wanted += project["project"]["optional-dependencies"][extra]
        for group in groups:
            wanted += project["dependency-groups"][group]
        names = {re.split(r"[^\w.-]", line)[0].lower() for line in wanted}
        assert names <= _versions(name).keys()

    @pytest.mark.parametrize(
        ("name", "folder"), [(LOCK_FILES[0], "microsite"), (LOCK_FILES[1], "tests")]
    )
    def test_every_package_the_code_imports_is_locked(
        self, name: str, folder: str
    ) -> None:
        sources = (PROJECT / folder).rglob("*.py")
        imported = {module for path in sources for module in _find_imports(path)}
        packages = packages_distributions()
        wanted = {d.lower() for m in imported for d in packages.get(m, ())}
        locked = {name.replace("-", "_") for name in _versions(name)}
        assert {name.replace("-", "_") for name in wanted} - locked == set()


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A project without a virtual environment, with what the Makefile needs."""
    for name in ("Makefile", *LOCK_FILES):
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "LC_ALL": "en_GB.UTF-8"},
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="this machine has no make")
class TestMakefile:
    def test_old_python_is_refused_with_a_way_out(self, workshop: Path) -> None:
        old = workshop / "old-python"
        old.write_text("#!/bin/sh\nexit 1\n")
        old.chmod(0o755)
        done = make(workshop, "site", f"PYTHON={old}")
        assert done.returncode != 0
        assert "Python 3.11 or newer is needed; name one with:" in done.stderr
        assert not (workshop / ".venv").exists()

    def test_failed_setup_is_begun_anew(self, workshop: Path) -> None:
        half = workshop / "half-python"
        half.write_text(
            "#!/bin/sh\n[ $1 = -c ] && exit 0\n"
            "mkdir -p .venv/bin; touch .venv/bin/python; exit 1\n"
        )
        half.chmod(0o755)
        assert make(workshop, "site", f"PYTHON={half}").returncode != 0
        assert not (workshop / ".venv").exists()

    @pytest.mark.parametrize("goal", ["site", "test"])
    def test_second_run_sets_nothing_up(self, workshop: Path, goal: str) -> None:
        (workshop / ".venv/bin").mkdir(parents=True)
        (workshop / ".venv/bin/python").touch()
        planned = make(workshop, "--dry-run", goal).stdout
        assert "pip install" in planned
        (workshop / f".venv/.{goal}-ready").touch()
        planned = make(workshop, "--dry-run", goal).stdout
        assert "pip install" not in planned
        assert ".venv/bin/python" in planned

    def test_changed_lock_file_sets_up_again(self, workshop: Path) -> None:
        (workshop / ".venv/bin").mkdir(parents=True)
        (workshop / ".venv/bin/python").touch()
        (workshop / ".venv/.site-ready").touch()
        os.utime(workshop / ".venv/.site-ready", ns=(1, 1))
        assert "pip install" in make(workshop, "--dry-run", "site").stdout

    def test_help_lists_every_goal(self, workshop: Path) -> None:
        phony = " ".join(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE))
        assert phony
        listed = re.findall(r"^(\w+) ", make(workshop, "help").stdout, re.MULTILINE)
        assert sorted(listed) == sorted(phony.split())


class TestContinuousIntegration:
    def test_it_installs_the_browser_then_runs_both_commands(self) -> None:
        script = (PROJECT / ".ci/run").read_text(encoding="utf-8")
        steps = ["install -y -qq chromium", "MICROSITE_BROWSER=required", "make test"]
        places = [script.index(step) for step in (*steps, "make site")]
        assert places == sorted(places)
        assert os.access(PROJECT / ".ci/run", os.X_OK)


class TestDocumentation:
    README = (PROJECT / "README.md").read_text(encoding="utf-8")

    def test_readme_opens_with_the_two_commands(self) -> None:
        block = re.search(r"```sh\n(.*?)```", self.README, re.DOTALL)
        assert block
        commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
        assert commands == ["make site", "make test"]
        assert self.README[: block.start()].count("\n") < 5

    def test_readme_names_every_command(self) -> None:
        table = self.README.partition("| Command |")[2].partition("\n\n")[0]
        named = set(re.findall(r"`([a-z]+)", table.replace("python build.py", "")))
        assert set(command.commands) <= named

    def test_readme_names_every_folder(self) -> None:
        table = self.README.partition("| Where |")[2].partition("\n\n")[0]
        tracked = subprocess.run(
            ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        folders = {path.split("/")[0] for path in tracked if "/" in path}
        assert {name for name in folders if f"`{name}/" not in table} == set()

    @pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
    def test_links_and_paths_lead_somewhere(self, name: str) -> None:
        text = (PROJECT / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
        prefix = r"`((?:microsite|content|templates|assets|tests|locales)/[\w./-]+)`"
        paths = [p for p in re.findall(prefix, text) if not re.search("[A-Z]{2}", p)]
        assert [p for p in (*links, *paths) if not (PROJECT / p).exists()] == []

    def test_goals_named_in_the_documentation_exist(self) -> None:
        goals = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
        for name in ("README.md", "CONTRIBUTING.md"):
            text = (PROJECT / name).read_text(encoding="utf-8")
            assert set(re.findall(r"`make ([a-z]+)", text)) <= goals


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _find_imports(path: Path) -> Iterator[str]:
    for node in walk_statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _read_lock(name: str) -> list[str]:
    """One text per locked package, its digests included."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.strip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines).strip())


def _versions(name: str) -> dict[str, str]:
    return {
        line.split("==")[0].lower(): line.split("==")[1].split()[0]
        for line in _read_lock(name)
    }
