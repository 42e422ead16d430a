"""Claims about the published folder: what is written, kept, removed and refused."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from microsite.pages.page import Output
from microsite.publish import swap
from microsite.publish.swap import FolderBusyError, hold_folder, replace_folder
from microsite.publish.write import MANIFEST, WriteSummary, write_outputs
from twinlint.finding import Finding, Severity

OLD = 1_000_000_000_000_000_000
"""A modification time, in nanoseconds, that no file of today has."""


def outputs(files: Mapping[str, str]) -> tuple[Output, ...]:
    return tuple(Output(path, text.encode()) for path, text in files.items())


def read_site(folder: Path) -> dict[str, str]:
    """Every published file below a folder, without the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def siblings(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.message)) for finding in findings]


def published(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with a site whose files are old."""
    assert write_outputs(outputs(files), folder)[1] == ()
    for path in folder.rglob("*"):
        os.utime(path, ns=(OLD, OLD))
    return folder


SITE = {"index.html": "choice", "fr/index.html": "accueil", "en/index.html": "home"}
NEW = {"index.html": "choice", "fr/index.html": "nouveau", "de/index.html": "neu"}


class TestWhatIsWritten:
    def test_new_folder_holds_the_outputs_and_the_manifest(
        self, tmp_path: Path
    ) -> None:
        folder = tmp_path / "a" / "dist"
        summary, findings = write_outputs(outputs(SITE), folder)
        assert (summary, findings) == (WriteSummary(written=3), ())
        assert read_site(folder) == SITE
        assert siblings(folder) == ["dist"]

    def test_folders_stand_in_folders_whichever_comes_first(
        self, tmp_path: Path
    ) -> None:
        files = {"a/b/c/d.html": "deep", "a/b.html": "beside", "a/b/e.html": "above"}
        assert read_site(published(tmp_path / "dist", files)) == files

    def test_each_folder_is_made_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A site of 20,000 pages has as many files in few folders."""
        made: list[str] = []
        make = os.makedirs

        def count(folder: str, *, exist_ok: bool) -> None:
            made.append(Path(folder).name)
            make(folder, exist_ok=exist_ok)

        monkeypatch.setattr(os, "makedirs", count)
        pages = {f"fr/{name}.html": "x" for name in "abc"}
        assert write_outputs(outputs(pages), tmp_path / "dist")[1] == ()
        assert made.count("fr") == 1

    def test_all_paths_that_are_no_files_are_told_at_once(self, tmp_path: Path) -> None:
        files = dict.fromkeys(("a.html", "A.html", "con", "b.html", "B.html"), "")
        _, findings = write_outputs(outputs(files), tmp_path / "dist")
        assert [rule for rule, _ in told(findings)] == [
            "duplicate-address",
            "unwritable-output",
            "duplicate-address",
        ]

    def test_empty_folder_is_taken(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        folder.mkdir()
        assert write_outputs(outputs(SITE), folder) == (WriteSummary(3), ())
        assert read_site(folder) == SITE

    def test_bytes_are_written_as_they_are(self, tmp_path: Path) -> None:
        content = bytes(range(256)) + b"\r\n"
        write_outputs([Output("a.bin", content)], tmp_path / "dist")
        assert (tmp_path / "dist/a.bin").read_bytes() == content

    def test_unchanged_files_keep_their_time_and_changed_ones_do_not(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        summary, _ = write_outputs(outputs({**SITE, "en/index.html": "new"}), folder)
        assert summary == WriteSummary(written=1, unchanged=2)
        is_old = {
            path: (folder / path).stat().st_mtime_ns == OLD
            for path in read_site(folder)
        }
        assert is_old == {
            "en/index.html": False,
            "fr/index.html": True,
            "index.html": True,
        }
        assert (folder / "en/index.html").read_text() == "new"

    def test_nothing_at_all_happens_when_nothing_changed(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", SITE)
        before = folder.stat()
        assert write_outputs(outputs(SITE), folder) == (WriteSummary(unchanged=3), ())
        after = folder.stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_files_no_longer_made_disappear_with_their_folders(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", {**SITE, "fr/old/index.html": "x"})
        summary, _ = write_outputs(outputs(SITE), folder)
        assert summary == WriteSummary(unchanged=3, removed=1)
        assert read_site(folder) == SITE
        assert not (folder / "fr/old").exists()

    def test_a_file_becomes_a_folder_and_back(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", {"a": "file"})
        write_outputs(outputs({"a/b": "below"}), folder)
        assert read_site(folder) == {"a/b": "below"}
        write_outputs(outputs({"a": "file"}), folder)
        assert read_site(folder) == {"a": "file"}

    def test_no_outputs_give_an_empty_site_of_ours(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", SITE)
        assert write_outputs([], folder) == (WriteSummary(removed=3), ())
        assert read_site(folder) == {}
        assert write_outputs(outputs(SITE), folder) == (WriteSummary(3), ())

    def test_order_of_outputs_does_not_change_a_byte(self, tmp_path: Path) -> None:
        write_outputs(outputs(SITE), tmp_path / "one")
        write_outputs(reversed(outputs(SITE)), tmp_path / "two")
        one, two = (
            {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*.*")}
            for f in (tmp_path / "one", tmp_path / "two")
        )
        assert one == two
        assert MANIFEST in one

    def test_manifest_tells_only_paths_and_digests(self, tmp_path: Path) -> None:
        write_outputs(outputs({"é.txt": "x"}), tmp_path / "dist")
        digest = hashlib.sha256(b"x").hexdigest()
        assert (tmp_path / "dist" / MANIFEST).read_text("utf-8") == (
            f'{{\n "files": {{\n  "é.txt": "{digest}"\n }}\n}}\n'
        )

    def test_permissions_of_the_folder_stay(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", SITE)
        folder.chmod(0o750)
        write_outputs(outputs({**SITE, "new": ""}), folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o750

    def test_files_are_copied_with_their_time_where_links_are_impossible(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(source: str, target: str) -> None:
            raise PermissionError(1, "Operation not permitted")

        folder = published(tmp_path / "dist", SITE)
        monkeypatch.setattr("os.link", refuse)
        summary, _ = write_outputs(outputs({**SITE, "new": ""}), folder)
        assert summary == WriteSummary(written=1, unchanged=3)
        assert (folder / "index.html").stat().st_mtime_ns == OLD


class TestWhatIsNotOurs:
    def test_folder_of_something_else_is_refused_and_untouched(
        self, tmp_path: Path
    ) -> None:
        folder = tmp_path / "photos"
        folder.mkdir()
        for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg"):
            (folder / name).write_text(name)
        summary, findings = write_outputs(outputs(SITE), folder)
        assert summary == WriteSummary()
        assert told(findings) == [
            (
                "foreign-output",
                f"{folder} holds 4 files the generator did not write, "
                "such as a.jpg, b.jpg, c.jpg",
            )
        ]
        assert len(read_site(folder)) == 4
        assert siblings(folder) == ["photos"]

    @pytest.mark.parametrize(
        "name", ["notes.txt", "fr/notes.txt", ".git/HEAD", "CNAME"]
    )
    def test_one_file_added_by_hand_refuses_the_folder(
        self, tmp_path: Path, name: str
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
        _, findings = write_outputs(outputs({"other": ""}), folder)
        assert told(findings) == [
            (
                "foreign-output",
                f"{folder} holds a file the generator did not write: {name}",
            )
        ]
        assert read_site(folder) == {**SITE, name: "mine"}

    def test_link_added_by_hand_refuses_the_folder(self, tmp_path: Path) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        folder = published(tmp_path / "dist", SITE)
        (folder / "link").symlink_to(outside)
        _, findings = write_outputs(outputs({"other": ""}), folder)
        assert [finding.rule for finding in findings] == ["foreign-output"]
        assert (folder / "link").is_symlink()

    def test_page_replaced_by_a_link_is_made_anew_and_its_target_stays(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        precious = tmp_path / "precious"
        precious.write_text(SITE["index.html"])
        (folder / "index.html").unlink()
        (folder / "index.html").symlink_to(precious)
        summary, findings = write_outputs(outputs(SITE), folder)
        assert summary == WriteSummary(written=1, unchanged=2)
        assert [finding.severity for finding in findings] == [Severity.WARNING]
        assert not (folder / "index.html").is_symlink()
        assert (folder / "index.html").stat().st_ino != precious.stat().st_ino

    def test_file_changed_by_hand_is_made_anew_and_reported(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / "fr/index.html").write_text("by hand")
        summary, findings = write_outputs(outputs(SITE), folder)
        assert summary == WriteSummary(written=1, unchanged=2)
        assert read_site(folder) == SITE
        assert told(findings) == [
            (
                "foreign-output",
                f"{folder / 'fr/index.html'} was changed by hand and is made anew",
            )
        ]
        assert findings[0].severity == Severity.WARNING

    def test_file_deleted_by_hand_comes_back(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / "fr/index.html").unlink()
        assert write_outputs(outputs(SITE), folder) == (WriteSummary(1, 2), ())
        assert read_site(folder) == SITE

    def test_litter_of_file_managers_is_no_reason_to_refuse(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / "fr/.DS_Store").write_text("x")
        assert write_outputs(outputs({"a": ""}), folder)[1] == ()
        assert read_site(folder) == {"a": ""}

    @pytest.mark.parametrize(
        "manifest", ["", "{", "[]", '{"files": 1}', "\xff", "[" * 100_000]
    )
    def test_folder_with_a_broken_manifest_is_refused(
        self, tmp_path: Path, manifest: str
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / MANIFEST).write_bytes(manifest.encode("latin-1"))
        _, findings = write_outputs(outputs({"other": ""}), folder)
        assert [finding.rule for finding in findings] == ["foreign-output"]
        assert read_site(folder) == SITE

    def test_manifest_cannot_make_us_remove_files_outside(self, tmp_path: Path) -> None:
        (tmp_path / "precious").write_text("x")
        folder = tmp_path / "dist"
        folder.mkdir()
        (folder / MANIFEST).write_text('{"files": {"../precious": "0"}}')
        assert write_outputs(outputs({"a": ""}), folder)[1] == ()
        assert (tmp_path / "precious").read_text() == "x"

    def test_file_name_that_is_no_text_is_reported(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        folder.mkdir()
        (folder / os.fsdecode(b"caf\xe9")).write_text("x")
        _, findings = write_outputs(outputs(SITE), folder)
        assert "caf\N{REPLACEMENT CHARACTER}" in str(findings[0].message)


class TestWhereNoSiteIsWritten:
    def test_a_file(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        folder.write_text("precious")
        _, findings = write_outputs(outputs(SITE), folder)
        assert told(findings) == [
            ("foreign-output", f"{folder} is a file, not a folder")
        ]
        assert folder.read_text() == "precious"

    @pytest.mark.parametrize("target", ["elsewhere", "missing"])
    def test_a_link(self, tmp_path: Path, target: str) -> None:
        (tmp_path / "elsewhere").mkdir()
        folder = tmp_path / "dist"
        folder.symlink_to(tmp_path / target)
        _, findings = write_outputs(outputs(SITE), folder)
        assert told(findings) == [
            ("foreign-output", f"{folder} is a link, not a folder")
        ]
        assert folder.is_symlink()

    def test_below_a_link_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        assert write_outputs(outputs(SITE), tmp_path / "link/dist")[1] == ()
        assert read_site(tmp_path / "real/dist") == SITE

    @pytest.mark.parametrize("target", ["missing", "link"])
    def test_below_a_link_that_leads_nowhere(self, tmp_path: Path, target: str) -> None:
        (tmp_path / "link").symlink_to(tmp_path / target)
        folder = tmp_path / "link" / "dist"
        _, findings = write_outputs(outputs(SITE), folder)
        link = f"{tmp_path}/link, a link that leads to no folder"
        assert told(findings) == [
            ("foreign-output", f"{folder} would stand below {link}")
        ]

    def test_the_whole_disk(self) -> None:
        _, findings = write_outputs(outputs(SITE), Path("/"))
        assert told(findings) == [("foreign-output", "/ is a whole disk")]

    @pytest.mark.parametrize(
        "folder", ["site", "site/content", "site/content/new", ".", "site/content/.."]
    )
    def test_the_inputs_what_is_in_them_and_what_is_around_them(
        self, tmp_path: Path, folder: str
    ) -> None:
        content = tmp_path / "site/content"
        content.mkdir(parents=True)
        _, findings = write_outputs(outputs(SITE), tmp_path / folder, inputs=[content])
        assert [finding.rule for finding in findings] == ["foreign-output"]
        assert "which the site is made from" in str(findings[0].message)
        assert list(content.iterdir()) == []

    def test_beside_the_inputs_is_fine(self, tmp_path: Path) -> None:
        content = tmp_path / "content"
        content.mkdir()
        folder = tmp_path / "content-built"
        assert write_outputs(outputs(SITE), folder, inputs=[content])[1] == ()

    def test_below_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("precious")
        _, findings = write_outputs(outputs(SITE), tmp_path / "file/dist")
        assert [finding.rule for finding in findings] == ["unwritable-output"]


class TestPathsOfOutputs:
    @pytest.mark.parametrize(
        "path",
        [
            *("", "/etc/passwd", "../a", "a/../b", "a//b", "./a", "a/", "a\\b"),
            *("C:/a", "a:b", "a\0b", "a\nb", "a?", "con", "fr/NUL.html", "a.", "a "),
            *("a/.", "x" * 256, "é" * 128, MANIFEST),
        ],
    )
    def test_unsafe_path_is_a_finding_and_nothing_is_written(
        self, tmp_path: Path, path: str
    ) -> None:
        summary, findings = write_outputs(
            outputs({"good": "", path: ""}), tmp_path / "dist"
        )
        assert (summary, told(findings)) == (
            WriteSummary(),
            [("unwritable-output", f'"{path}" is no name for a published file')],
        )
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "path", ["é à", ".well-known/x", "a..b", "console", "x" * 255]
    )
    def test_unusual_path_is_fine(self, tmp_path: Path, path: str) -> None:
        assert write_outputs(outputs({path: "x"}), tmp_path / "dist")[1] == ()
        assert read_site(tmp_path / "dist") == {path: "x"}

    @pytest.mark.parametrize(
        ("first", "second", "rival"),
        [
            ("a.html", "a.html", "a.html"),
            ("a.html", "A.HTML", "a.html"),
            ("\xe9", "e\u0301", "\xe9"),
            ("a", "a/b", "a"),
            ("a/b", "a", "a"),
            ("a/b/c", "A", "a"),
            ("fr/a", "FR/b", "fr"),
        ],
    )
    def test_two_paths_that_are_one_file_are_a_finding(
        self, tmp_path: Path, first: str, second: str, rival: str
    ) -> None:
        _, findings = write_outputs(
            [Output(first, b""), Output(second, b"")], tmp_path / "dist"
        )
        assert told(findings) == [
            ("duplicate-address", f'"{second}" and "{rival}" are one file')
        ]
        assert list(tmp_path.iterdir()) == []


class TestFailingMachine:
    """Whatever goes wrong, the last good site is there and nothing lies beside it."""

    @pytest.mark.parametrize("part", [".", ".."])
    def test_protected_folder_is_a_finding(self, tmp_path: Path, part: str) -> None:
        folder = published(tmp_path / "site/dist", SITE)
        protected = (folder / part).resolve()
        protected.chmod(0o555)
        summary, findings = write_outputs(outputs({"a": ""}), folder)
        protected.chmod(0o755)
        assert (summary, told(findings)) == (
            WriteSummary(),
            [("unwritable-output", f"{folder} cannot be written: Permission denied")],
        )
        assert read_site(folder) == SITE
        assert siblings(folder) == ["dist"]

    def test_folder_that_is_protected_inside_is_replaced(self, tmp_path: Path) -> None:
        folder = published(tmp_path / "dist", SITE)
        (folder / "fr").chmod(0o555)
        assert write_outputs(outputs({"a": ""}), folder)[1] == ()
        assert read_site(folder) == {"a": ""}
        assert siblings(folder) == ["dist"]

    def test_full_disk_leaves_the_last_good_site(self, small_disk: Path) -> None:
        folder = published(small_disk / "dist", SITE)
        big = [Output(f"page-{n}.html", b"x" * 4096) for n in range(64)]
        summary, findings = write_outputs(big, folder)
        assert (summary, told(findings)) == (
            WriteSummary(),
            [
                (
                    "unwritable-output",
                    f"{folder} cannot be written: No space left on device",
                )
            ],
        )
        assert str(findings[0].help) == (
            "free room on the disk, or choose another with --out"
        )
        assert read_site(folder) == SITE
        assert siblings(folder) == ["dist"]
        assert write_outputs(outputs({**SITE, "a": ""}), folder)[1] == ()

    def test_folder_whose_name_is_too_long_is_a_finding(self, tmp_path: Path) -> None:
        _, findings = write_outputs(outputs(SITE), tmp_path / ("x" * 300) / "dist")
        assert [each.rule for each in findings] == ["unwritable-output"]
        assert str(findings[0].help) == "choose another folder with --out"

    def test_folder_that_is_a_disk_is_a_finding(self, small_disk: Path) -> None:
        _, findings = write_outputs(outputs(SITE), small_disk)
        assert told(findings) == [
            (
                "unwritable-output",
                f"{small_disk} cannot be written: Device or resource busy",
            )
        ]
        assert str(findings[0].help) == (
            "it is a disk of its own: choose a folder inside with --out"
        )
        assert siblings(small_disk) == [small_disk.name]

    def test_file_over_the_limit_leaves_the_last_good_site(
        self, tmp_path: Path
    ) -> None:
        folder = published(tmp_path / "dist", SITE)
        resource = pytest.importorskip("resource", reason="not on Windows")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            _, findings = write_outputs([Output("a", b"x" * 2000)], folder)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert told(findings) == [
            ("unwritable-output", f"{folder} cannot be written: File too large")
        ]
        assert read_site(folder) == SITE
        assert siblings(folder) == ["dist"]

    def test_one_build_at_a_time_writes_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "dist"
        sites = [{f"{n}-{i}.html": str(n) for i in range(50)} for n in range(4)]
        results: list[tuple[Finding, ...]] = []

        def write(site: dict[str, str]) -> None:
            results.append(write_outputs(outputs(site), folder)[1])

        threads = [threading.Thread(target=write, args=(site,)) for site in sites]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert results == [(), (), (), ()]
        assert read_site(folder) in sites
        assert siblings(folder) == ["dist"]

    def test_who_waits_too_long_for_another_build_gives_up(
        self, tmp_path: Path
    ) -> None:
        with (
            hold_folder(tmp_path / "dist"),
            pytest.raises(FolderBusyError),
            hold_folder(tmp_path / "dist", seconds=0),
        ):
            raise AssertionError


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB, in memory. Mounting one takes the superuser of Linux."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk))
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("small disks cannot be mounted here: needs root on Linux")
    yield disk
    subprocess.run(("umount", str(disk)), check=True)


def kill_at(step: int, work: Callable[[], object]) -> bool:
    """Whether work in a child process ends before its n-th act on files.

    The child is killed at that act by a signal that no process can handle. Acts are
    what the interpreter audits: opening, linking, renaming, removing, making folders.
    """
    acts = ("open", "os.", "shutil.", "ctypes.")
    child = os.fork()
    if child == 0:
        count = 0

        def audit(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event.startswith(acts):
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(audit)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.campaign
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("has_exchange", [True, False])
class TestKilledBuild:
    def test_a_site_is_there_after_a_kill_at_any_step(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_exchange: bool
    ) -> None:
        if not has_exchange:
            monkeypatch.setattr(swap.sys, "platform", "freebsd")
        for step in range(1, 1000):
            folder = published(tmp_path / str(step) / "dist", SITE)
            is_done = kill_at(step, lambda f=folder: write_outputs(outputs(NEW), f))
            assert_is_one_of(folder, (SITE, NEW), may_be_moved=not has_exchange)
            summary, findings = write_outputs(outputs(NEW), folder)
            assert findings == ()
            assert summary.written in (0, 2)
            assert read_site(folder) == NEW
            assert siblings(folder) == ["dist"]
            if is_done:
                break
        assert 20 < step < 1000

    def test_a_build_that_fails_after_a_kill_still_has_the_last_good_site(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_exchange: bool
    ) -> None:
        if not has_exchange:
            monkeypatch.setattr(swap.sys, "platform", "freebsd")

        def fail(new: Path) -> None:
            raise OSError(28, "No space left on device")

        for step in range(1, 1000):
            folder = published(tmp_path / str(step) / "dist", SITE)
            is_done = kill_at(step, lambda f=folder: write_outputs(outputs(NEW), f))
            with pytest.raises(OSError, match="No space"), hold_folder(folder):
                replace_folder(folder, fail)
            assert read_site(folder) in (SITE, NEW)
            assert siblings(folder) == ["dist"]
            if is_done:
                break
        assert 20 < step < 1000


def assert_is_one_of(
    folder: Path, sites: tuple[dict[str, str], ...], *, may_be_moved: bool
) -> None:
    """The folder holds a whole site, or the next run finds it under its other name."""
    if not folder.exists() and may_be_moved:
        folder = folder.with_name(".dist.microsite-old")
    assert read_site(folder) in sites
