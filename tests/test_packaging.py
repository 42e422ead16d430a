"""The wheel: what is in it, and that both programs work from it.

Takes packages from the index that pip is set to; everything else is made here.
"""

from __future__ import annotations

import bz2
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import PROJECT, make_environment, read_files

from microsite.editors.begin import STARTER
from twinlint import __version__
from twinlint.po import read_po
from twinlint.source import Locale

pytestmark = pytest.mark.packaging

LARGEST = 2_200_000
"""Bytes of the wheel."""
PROJECT_FILE = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]


def run(*arguments: object, cwd: Path, code: int = 0) -> str:
    """What a command writes, in an environment that knows nothing of this folder."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        list(map(str, arguments)),
        cwd=cwd,
        env={
            **environment,
            "LC_ALL": "en_GB.UTF-8",
            "MICROSITE_CACHE": str(cwd / "kept"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder]
    run(sys.executable, "-m", "pip", *build, PROJECT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The folder of programs of a new environment where only the core is installed."""
    return install(tmp_path_factory.mktemp("core"), wheel)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The same with what the generator needs."""
    return install(tmp_path_factory.mktemp("whole"), f"{wheel}[site]")


def install(folder: Path, what: object) -> Path:
    """Make an environment with the versions of the lock file; gives its programs."""
    scripts = make_environment(folder)
    versions = re.findall(
        r"^([\w.-]+==\S+)", (PROJECT / "requirements.lock").read_text("utf-8"), re.M
    )
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(versions))
    options = ["--quiet", "--disable-pip-version-check", "--no-compile"]
    options += ["--constraint", str(constraints)]
    python = scripts / "python"
    run(python, "-m", "pip", "install", *options, what, cwd=folder)
    return scripts


@pytest.fixture
def pair(tmp_path: Path) -> list[Path]:
    (tmp_path / "fr.txt").write_text("Il y a 18 ports.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("There are 16 ports.\n", encoding="utf-8")
    return [tmp_path / "fr.txt", tmp_path / "en.txt"]


# The wheel ----------------------------------------------------------------------------


def test_it_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST


def test_it_holds_the_data_that_the_programs_read(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "twinlint", "microsite"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    wanted = {name for name in tracked if name != "twinlint/README.md"}
    assert {name for name in wanted if (PROJECT / name).exists()} - names == set()
    strangers = {n for n in names if not n.startswith(("twinlint", "microsite"))}
    assert strangers == set()


def test_its_catalogs_say_all_and_have_no_comments(wheel: Path, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    catalogs = [
        name
        for name in archive.namelist()
        if name.endswith("/fr/LC_MESSAGES/microsite.po")
    ]
    assert len(catalogs) == len(set(catalogs)) == 1
    packed, whole = archive.read(catalogs[0]), (PROJECT / catalogs[0]).read_bytes()
    assert b"\n#" not in packed
    assert packed.count(b"\nmsgid ") == whole.count(b"\nmsgid ")
    (tmp_path / "short.po").write_bytes(packed)
    short, full = (
        read_po(path, Locale("fr"), "microsite").entries
        for path in (tmp_path / "short.po", PROJECT / catalogs[0])
    )
    assert [e.texts for e in short.values()] == [e.texts for e in full.values()]
    assert short.keys() == full.keys()


def test_its_languages_say_all_and_have_no_comments(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = [name for name in archive.namelist() if "twinlint/languages/" in name]
    tables = [name for name in names if name.endswith(".toml")]
    rows = [name for name in names if name.endswith("/opposites.txt")]
    assert len(tables) > 4
    assert len(rows) > 2
    for name in tables:
        packed, whole = archive.read(name).decode(), (PROJECT / name).read_text("utf-8")
        assert tomllib.loads(packed) == tomllib.loads(whole), name
        assert "\n#" not in packed, name
    for name in rows:
        said = (PROJECT / name).read_text("utf-8").splitlines()
        wanted = [line for line in said if not line.startswith("#")]
        assert archive.read(name).decode().splitlines() == wanted, name


def test_its_lists_of_words_are_whole(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    lists = [name for name in archive.namelist() if name.endswith(".packed")]
    assert len(lists) > 6
    for name in lists:
        assert bz2.decompress(archive.read(name)) == (PROJECT / name).read_bytes()


def test_it_tells_licence_and_needs(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"twinlint-{__version__}.dist-info"
    metadata = archive.read(f"{info}/METADATA").decode()
    assert "\nLicense-Expression: EUPL-1.2\n" in metadata
    licence = archive.read(f"{info}/licenses/LICENSE").decode()
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    needed = re.findall(r"^Requires-Dist: ([\w-]+)[^;\n]*$", metadata, re.M)
    assert needed == ["click"]


def test_bounds_are_not_above_what_is_locked() -> None:
    wanted = PROJECT_FILE["dependencies"] + [
        line
        for extra in PROJECT_FILE["optional-dependencies"].values()
        for line in extra
    ]
    locked = dict(
        re.findall(
            r"^([\w.-]+)==([\d.]+)",
            (PROJECT / "requirements-dev.lock").read_text(),
            re.M,
        )
    )

    def read(version: str) -> tuple[int, ...]:
        return tuple(map(int, version.split(".")))

    for line in wanted:
        name, bound = line.split(">=")
        package, _, _ = name.partition("[")
        assert read(bound) <= read(locked[package]), line


# The core -----------------------------------------------------------------------------


def test_only_click_comes_with_it(scripts: Path) -> None:
    listed = run(scripts / "python", "-m", "pip", "freeze", cwd=scripts.parent)
    names = {re.split(r"[=@ ]", line)[0].lower() for line in listed.splitlines()}
    assert names <= {"click", "twinlint", "colorama"}


def test_two_files_are_compared(
    scripts: Path, pair: list[Path], tmp_path: Path
) -> None:
    said = run(scripts / "twinlint", *pair, "--lang", "en", cwd=tmp_path, code=1)
    assert "French says 18, English says 16 [different-number]" in said


def test_the_first_run_speaks_french(
    scripts: Path, pair: list[Path], tmp_path: Path
) -> None:
    said = run(scripts / "twinlint", *pair, "--lang", "fr", cwd=tmp_path, code=1)
    assert "avertissement\u00a0: en français" in said
    assert "0 erreur, 1 avertissement" in said


def test_it_is_called_from_python(scripts: Path, tmp_path: Path) -> None:
    code = "import twinlint; print(twinlint.compare('18 mois', '16 months')[0].rule)"
    said = run(scripts / "python", "-c", code, cwd=tmp_path)
    assert said == "different-number\n"


def test_without_its_packages_the_generator_says_what_to_install(
    scripts: Path, tmp_path: Path
) -> None:
    said = run(scripts / "microsite", "build", "--lang=fr", cwd=tmp_path, code=2)
    assert "les paquets du générateur manquent" in said
    assert "twinlint[site]" in said


# The generator ------------------------------------------------------------------------


def test_the_starter_site_is_built_where_one_stands(
    whole: Path, tmp_path: Path
) -> None:
    said = run(whole / "microsite", "new", "site", "garden", "--lang=fr", cwd=tmp_path)
    assert "le site est là" in said
    before = read_installed(whole)
    said = run(whole / "microsite", "build", "--lang=fr", cwd=tmp_path / "garden")
    assert "fichiers écrits" in said
    assert (tmp_path / "garden" / "dist" / "fr" / "index.html").is_file()
    assert (tmp_path / "garden" / "kept").is_dir()
    assert read_installed(whole) == before


def read_installed(scripts: Path) -> Mapping[str, bytes]:
    """The files of both packages as they are installed, compiled code aside."""
    code = "import microsite; print(microsite.__path__[0])"
    folder = Path(run(scripts / "python", "-c", code, cwd=scripts.parent).strip())
    return {
        f"{house}/{path}": content
        for house in ("microsite", "twinlint")
        for path, content in read_files(folder.parent / house).items()
        if not path.endswith(".pyc")
    }


def test_both_programs_have_one_version(whole: Path, tmp_path: Path) -> None:
    for name in ("twinlint", "microsite"):
        said = run(whole / name, "--version", cwd=tmp_path)
        assert said == f"{name} {__version__}\n"


def test_the_installed_starter_is_that_of_the_repository(whole: Path) -> None:
    prefix = "microsite/editors/starter/"
    installed = {
        path.removeprefix(prefix): content
        for path, content in read_installed(whole).items()
        if path.startswith(prefix)
    }
    assert installed == read_files(STARTER)
