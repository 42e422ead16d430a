"""Joins what this folder remembers: the stages of the flow, none doing work twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from microsite.catalogs import parse_catalog, read_catalogs, read_template
from microsite.check import Means, find_absence, read_numbers
from microsite.data import Index, index_pages, make_index, select_searched
from microsite.digest import Keep
from microsite.incremental.folders import remember_folders
from microsite.incremental.history import Historian
from microsite.incremental.memo import Memo
from microsite.incremental.pages import KeptPages
from microsite.incremental.records import remember_records
from microsite.incremental.registers import Registers
from microsite.incremental.rounds import Rounds
from microsite.incremental.texts import remember_comparisons, remember_facts
from microsite.incremental.timings import Timings
from microsite.load import load_content, load_document
from microsite.media import bundle_assets, read_css
from microsite.pages import Anatomy, Load, Output, Page, read_anatomy, weigh_page
from microsite.records import Site
from twinlint.finding import Finding
from twinlint.kept import Store, digest_code

FILE = "kept.sqlite"


class Kept:
    """What one site has kept; the stages of its pipeline that need not begin anew.

    Each gives what the stage of the same name gives for the same arguments. Used by one
    thread at a time, as a context: what is new is on the disk when it ends.
    """

    def __init__(
        self,
        folder: Path | None,
        name: str = "",
        jobs: int = 1,
        *,
        has_more: bool = True,
    ) -> None:
        """Keep results below a folder; None keeps them in this process alone.

        `name` tells a site with drafts, or at another address, from the same without.
        `jobs` are the processes that share what is much to make. One that `has_more`
        than one run before it has them in memory, too.
        """
        self.store = Store(folder / FILE if folder else None)
        code = digest_code("microsite", "twinlint")
        self.memo = memo = Memo(self.store, code, jobs, has_more=has_more)
        self.timings = Timings(memo)
        self.pages = KeptPages(memo, name)
        self.index: tuple[Output, ...] = ()
        """The files of the search as they were made last."""
        registers = Registers(memo, name)
        self.go_through = Rounds(memo, name, registers).go_through
        self.means = Means(
            remember_comparisons(memo, registers),
            remember_facts(memo),
            memo.remember("numbers", read_numbers),
            memo.remember("absence", find_absence),
            self.go_through,
        )
        self.historian = Historian(memo)
        template = memo.remember("template", read_template)
        catalog = memo.remember("catalog", parse_catalog)
        self.read_catalogs = remember_folders(
            partial(read_catalogs, read=template, parse=catalog),
            "templates",
            "locales",
        )
        style = memo.remember("style", read_css)
        self.bundle_assets = remember_folders(
            partial(bundle_assets, read=style), "assets"
        )
        document = memo.remember("document", load_document)
        self.load_content = partial(load_content, load=document)
        self.remember_records = cache(partial(remember_records, memo))
        self.read_anatomies: Callable[[Iterable[bytes]], Iterator[Anatomy]] = partial(
            memo.share, memo.remember("anatomy", read_anatomy)
        )
        self.weigh_page: Callable[[str], Load] = memo.remember("weight", weigh_page)

    def __enter__(self) -> Kept:
        self.memo.begin()
        self.timings.begin()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self.memo.end(is_whole=error is None)
        self.store.write()

    def stop_when(self, is_stale: Callable[[], bool]) -> None:
        """Have runs end with a StaleError as soon as they are in vain."""
        self.memo.is_stale = is_stale

    def go_on(self) -> None:
        """StaleError when the run is in vain."""
        self.memo.go_on()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def keep(self, work: str) -> Keep:
        """A `Keep` for bytes that some work makes."""

        def get(key: str, make: Callable[[], bytes]) -> bytes:
            kept = self.store.get(f"{work} {key}")
            if kept is not None:
                self.memo.kept[work] += 1
                return kept
            self.memo.make(work)
            made = make()
            self.store.put(f"{work} {key}", made)
            return made

        return get

    def index_pages(
        self, site: Site, pages: Iterable[Page], outputs: Iterable[Output]
    ) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
        """What `index_pages` gives; what is searched is indexed once."""
        pages = tuple(pages)

        def index(searched: tuple[Output, ...]) -> Index:
            return make_index(searched, self.go_on)

        remembered = self.memo.remember("search", index, if_=lambda made: not made[1])
        made = index_pages(site, pages, select_searched(pages, outputs), remembered)
        self.index = made[0]
        return made


@contextmanager
def open_kept(
    kept: Kept | None, folder: Path | None, name: str, jobs: int = 1
) -> Iterator[Kept]:
    """What builds of a site have kept: given, or opened for one run alone."""
    opened = kept or Kept(folder, name, jobs, has_more=False)
    try:
        with opened:
            yield opened
    finally:
        if kept is None:
            opened.close()
