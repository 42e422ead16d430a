"""Following a history takes work that grows with what changed, not with the site."""

from __future__ import annotations

from support import count_calls

from twinlint.history import Commit, Entry, follow_texts
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")


def make_commits(records: int, changes: int) -> tuple[Commit, ...]:
    """A commit with all records, then commits that change one each."""
    first = tuple((f"c{n}.yaml", f"{n} 0") for n in range(records))
    return (
        Commit("0", (), (first,)),
        *(
            Commit(f"{n}", (f"{n - 1}",), (((f"c{n % records}.yaml", f"{n} {n}"),),))
            for n in range(1, changes + 1)
        ),
    )


def read(path: str, blob: str) -> tuple[Entry, ...]:
    number, version = blob.split()
    texts = {FR: f"La ville {number} a {version} parcs", EN: f"Town {number} has parks"}
    return (Entry(("communes", path, "summary"), texts),)


def test_ten_times_the_records_take_no_more_for_each_change() -> None:
    def work(size: int) -> int:
        quiet, busy = make_commits(size, 0), make_commits(size, 40)
        follow_texts(busy, read, FR)  # What was folded once is kept.
        return count_calls(lambda: follow_texts(busy, read, FR)) - count_calls(
            lambda: follow_texts(quiet, read, FR)
        )

    assert work(500) <= 1.5 * work(50)
