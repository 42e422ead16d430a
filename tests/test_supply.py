"""What the program is made of: packages with hashes, files with their licences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any

import pytest
from support import PROJECT, load_script

LOCKS = ("requirements.lock", "requirements-dev.lock")
ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 MIT MIT-0 MIT-CMU MPL-1.1"
    " MPL-2.0 PSF-2.0 Zlib".split()
)
"""Licences of packages that go with ours; another is looked at before it is added."""


sbom = load_script(PROJECT / ".ci/sbom.py")
REUSE: Mapping[str, Any] = tomllib.loads((PROJECT / "REUSE.toml").read_text("utf-8"))


def _find_licence(path: str) -> str:
    """The licence of a file: that of the last table which names it."""
    found = ""
    for annotation in REUSE["annotations"]:
        patterns = annotation["path"]
        patterns = [patterns] if isinstance(patterns, str) else patterns
        if any(fnmatch(path, pattern.replace("**", "*")) for pattern in patterns):
            found = annotation["SPDX-License-Identifier"]
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_hash_and_a_known_licence(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    packages = tuple(sbom.read_lock(text))
    pinned = re.findall(r"^[A-Za-z0-9._-]+(?=[=<>~!@])", text, re.M)
    assert [package.name for package in packages] == [name.lower() for name in pinned]
    for package in packages:
        assert package.hashes, f"{package.name} has no hash"
        names = set(re.split(r" (?:AND|OR|WITH) |[()]", package.licence)) - {""}
        assert names, f"the licence of {package.name} is not known"
        assert names <= ALLOWED, f"{package.name} is under {package.licence}"


def test_no_licence_is_noted_for_a_package_that_says_its_own_or_is_not_used() -> None:
    text = (PROJECT / "requirements-dev.lock").read_text("utf-8")
    assert sbom.LICENCES.keys() <= {package.name for package in sbom.read_lock(text)}


def test_every_licence_has_its_text_and_every_text_its_licence() -> None:
    named = {each["SPDX-License-Identifier"] for each in REUSE["annotations"]}
    assert named == {path.stem for path in (PROJECT / "LICENSES").iterdir()}


def test_the_licence_of_the_code_stands_where_it_is_looked_for() -> None:
    text = (PROJECT / "LICENSE").read_bytes()
    assert text == (PROJECT / "LICENSES/EUPL-1.2.txt").read_bytes()


def test_every_path_of_the_table_leads_to_files() -> None:
    for annotation in REUSE["annotations"][1:]:
        for pattern in annotation["path"]:
            assert any(PROJECT.glob(pattern)), f"{pattern} names nothing"


@pytest.mark.parametrize("name", ["common", "rare", "names"])
def test_no_list_of_words_is_taken_for_our_own(name: str) -> None:
    lists = [
        path.relative_to(PROJECT).as_posix()
        for path in PROJECT.glob(f"twinlint/languages/*/{name}.*")
    ]
    assert lists
    assert "EUPL-1.2" not in {_find_licence(path) for path in lists}


def test_the_readme_names_every_licence() -> None:
    """By its name or, for those with a version, as people write it."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    words = {
        "etalab-2.0": "Open Licence 2.0",
        "LicenseRef-SCOWL": "SCOWL",
        "CC-BY-SA-4.0": "CC BY-SA 4.0",
    }
    for annotation in REUSE["annotations"]:
        name = annotation["SPDX-License-Identifier"]
        assert words.get(name, name.replace("-", " ")) in readme


def test_the_list_of_parts_is_the_same_each_time_and_lacks_nothing() -> None:
    command = [sys.executable, PROJECT / ".ci/sbom.py"]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    document = json.loads(runs[0].stdout)
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    names = {each["name"] for each in document["components"]}
    lock = (PROJECT / "requirements.lock").read_text("utf-8")
    assert {package.name for package in sbom.read_lock(lock)} <= names
    assert all(each["licenses"][0]["expression"] for each in document["components"])
    references = [each["bom-ref"] for each in document["components"]]
    assert len(references) == len(set(references))


def test_actions_are_pinned_to_commits() -> None:
    used = {
        action
        for path in (PROJECT / ".github/workflows").glob("*.yml")
        for action in re.findall(r"uses: *(\S+)", path.read_text("utf-8"))
    }
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)


def test_the_form_is_of_the_version_that_is_pinned_and_asks_nobody_else() -> None:
    pinned = json.loads((PROJECT / ".ci/form/package.json").read_text("utf-8"))
    version = pinned["dependencies"]["@sveltia/cms"]
    form = PROJECT / "assets/form"
    assert json.loads((form / "cms/package.json").read_text("utf-8")) == {
        "version": version
    }
    words = {path.name for path in (form / f"cms@{version}/locales").iterdir()}
    assert words == {"en-GB.json", "fr.json"}
    program = (form / "sveltia-cms.js").read_text("utf-8")
    assert f"{version}" in program
    for host in ("unpkg.com", "jsdelivr.net", "githubstatus.com/api"):
        assert host not in program


@pytest.mark.parametrize("folder", ["audit", ".ci/form"])
def test_packages_of_npm_are_locked_by_their_content_and_by_no_host(
    folder: str,
) -> None:
    lock = json.loads((PROJECT / folder / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
