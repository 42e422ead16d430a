"""What every test can ask for: folders with files, golden results, built sites."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import hypothesis
import pytest
import support
from support import (
    PROJECT,
    TODAY,
    Edited,
    copy_showcase,
    minimal_site,
    read_files,
    show,
    write_tree,
)

from microsite import incremental
from microsite.incremental import kept
from microsite.pages.template import limits
from microsite.pages.template.limits import BoundedEnvironment
from microsite.pipeline import Config, build_site
from microsite.publish.write import MANIFEST
from twinlint.finding import Severity
from twinlint.garbage import search_rarely

# The tests expect English where they ask for no language, whatever that of the machine.
for _name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "en_GB.UTF-8"
# After each commit of a test, Git would start another process to look for what to tidy.
os.environ |= {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "maintenance.auto",
    "GIT_CONFIG_VALUE_0": "false",
}

for _name, _examples in (("quick", 25), ("whole", 100)):
    hypothesis.settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        derandomize=True,
        database=None,
    )
hypothesis.settings.load_profile("whole")  # `make quick` asks for the other

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of pytest below it is private
"""Where some systems keep files in memory."""
ENOUGH = 2_000_000_000
"""Bytes that the files of a run have room in."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave browser tests for the end: a browser keeps an event loop running."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def pytest_collection_finish() -> None:
    """Look for garbage among what tests make, not among the thousands of tests."""
    gc.collect()
    gc.freeze()
    search_rarely()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the golden files anew instead of comparing with them.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Measure what tests run, and not again the commands that they start.

    To measure one costs more than to run it; tests in this process run the same code.
    The processes of xdist are measured: coverage tells those they start by a variable.
    """
    if hasattr(config, "workerinput"):
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    elif has_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def has_memory() -> bool:
    """Whether the files that tests write need not wait for a disk.

    There are tens of thousands, and builds bring theirs to the disk one by one.
    """
    return (
        os.access(MEMORY, os.W_OK)
        and shutil.disk_usage(MEMORY).free > ENOUGH
        and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no campaign and no browser: what they run, others run at less cost."""
    coverage = sys.modules.get("coverage")
    measured = coverage.Coverage.current() if coverage else None
    is_campaign = item.get_closest_marker("campaign") is not None
    if measured is None or not (is_campaign or "browser" in item.path.parts):
        return (yield)
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()


Tree = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture(scope="session", autouse=True)
def cache(shared: Path) -> Iterator[Path]:
    """Where the builds of tests keep things, instead of the folder of the user."""
    folder = shared / "kept"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MICROSITE_CACHE", str(folder))
        patch.setattr(support, "KEPT", folder / "small")
        patch.setattr(incremental, "find_folder", share_folder(folder))
        patch.setattr(kept, "read_template", lru_cache(1000)(kept.read_template))
        patch.setattr(BoundedEnvironment, "compile", compile_once())
        yield folder


def share_folder(shared: Path) -> Callable[..., Path]:
    """What names the folder where builds of a site keep things: one for all of tests.

    The small sites that commands are tried with say the same over and over. Who gives
    a folder, or names another in the environment, asks for what people have.
    """
    find = incremental.find_folder

    def find_shared(
        root: Path, given: Path | None, environment: Mapping[str, str]
    ) -> Path:
        if given or environment.get("MICROSITE_CACHE") != str(shared):
            return find(root, given, environment)
        return shared / "small"

    return find_shared


def compile_once() -> Callable[..., object]:
    """What compiles templates: makes Python of each once for all sites that have it.

    What builds keep of a template has its path in it, and each small site has another.
    """
    compile_anew = BoundedEnvironment.compile
    made: dict[tuple[object, ...], str] = {}

    def compile_template(
        self: BoundedEnvironment,
        source: str,
        name: str | None = None,
        filename: str | None = None,
        **told: bool,
    ) -> object:
        if told or self.finalize or not filename:
            return compile_anew(self, source, name, filename, **told)
        most = tuple(v for n, v in vars(limits).items() if n.startswith("MAX_"))
        key = (source, name, most)
        if key not in made:
            made[key] = str(compile_anew(self, source, name, filename, raw=True))
        return self._compile(made[key], filename)

    return compile_template


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Writes `{path: text}` below a new folder and gives the folder."""

    def write(files: Mapping[str, str | bytes | None]) -> Path:
        return write_tree(tmp_path / "site", files)

    return write


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """The smallest site, for tests of a file that each edit it and put it back."""
    return Edited(tmp_path_factory.mktemp("edited") / "site", minimal_site())


@pytest.fixture
def expect_golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compares a text, byte for byte, with a file of `tests/golden/`."""

    def expect(name: str, actual: str | bytes) -> None:
        path = Path(__file__).parent / "golden" / name
        content = actual.encode() if isinstance(actual, str) else actual
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.is_file(), f"no golden file {name}: run pytest --update-golden"
        assert content.decode() == path.read_bytes().decode()

    return expect


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run of tests have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def real_site(shared: Path, cache: Path) -> Mapping[str, bytes]:
    """The published files of the real site, `{path: content}`, built once.

    For tests of what it says; of how it is made, `showcase` tells more.
    """
    return _publish(
        shared / "real", lambda _: Config(PROJECT, TODAY, is_printed=False), cache
    )


@pytest.fixture(scope="session")
def showcase(shared: Path, cache: Path) -> Mapping[str, bytes]:
    """The published files of the made-up site with one of everything."""
    return _publish(
        shared / "showcase",
        lambda folder: Config(copy_showcase(folder / "site"), TODAY),
        cache,
    )


def _publish(
    folder: Path, make_config: Callable[[Path], Config], cache: Path
) -> Mapping[str, bytes]:
    """The files of a site; the first process that asks builds it, others wait."""
    out = folder / "dist"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            # What commands that tests run need not make again.
            config = replace(make_config(folder), cache=cache / "made")
            built = build_site(config, out)
            errors = [f for f in built.findings if f.severity is Severity.ERROR]
            if errors:  # told to each test that asks: in a line, without a traceback
                pytest.fail("\n".join(show(errors)), pytrace=False)
    return {p: c for p, c in read_files(out).items() if p != MANIFEST}


@pytest.fixture
def today() -> date:
    return TODAY
