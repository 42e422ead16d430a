"""Content nobody expected: the pages still hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from published import ORIGIN, Published
from support import COMMUNE, TODAY, copy_showcase, show
from tabs import Tabs

from microsite.incremental import Kept
from microsite.pipeline import Config, check_site
from twinlint.finding import Severity

LONG = ("Réaménager durablement les espaces publics, " * 8)[:299] + "!"
WORD = "Anticonstitutionnellement" * 12
SCRIPTS = ("Ακρόπολη", "Москва", "北京市", "القاهرة", "ירושלים", "กรุงเทพ", "<b>R&D</b>")
WIDTHS = (320, 768, 1440)

Change = Callable[[Path], None]


def write_solution(root: Path, id_: str, name: str, communes: list[str]) -> None:
    (root / f"content/solutions/{id_}.yaml").write_text(
        f"name: {json.dumps(name, ensure_ascii=False)}\n"
        f"edition: edition-1\ncommunes: {json.dumps(communes)}\n"
        "themes: [energy]\nstatus: tested\n"
        "summary: {fr: Un essai, en: A trial}\n",
        encoding="utf-8",
    )


def first_key(path: Path) -> str:
    found = re.search(r"^([a-z][\w-]*):", path.read_text("utf-8"), re.M)
    assert found
    return found.group(1)


def add_solutions(*names: str, communes: tuple[str, ...] = ("sceaux",)) -> Change:
    def change(root: Path) -> None:
        theme = first_key(root / "content/themes.yaml")
        for number, name in enumerate(names):
            write_solution(root, f"strange-{number}", name, list(communes))
            path = root / f"content/solutions/strange-{number}.yaml"
            text = path.read_text("utf-8").replace("[energy]", f"[{theme}]")
            path.write_text(text, "utf-8")

    return change


def add_communes(root: Path) -> None:
    """Ten communes of one edition, with a solution in each of them."""
    names = [f"strange-{number}" for number in range(10)]
    for number, name in enumerate(names):
        commune = COMMUNE.replace("Sceaux", f"Saint-Étrange-lès-Bois {number}")
        commune = commune.replace("92071", f"9290{number}")
        path = root / f"content/communes/{name}.yaml"
        path.write_text(commune, encoding="utf-8")
    add_solutions("Partout", communes=tuple(names))(root)


def empty(*collections: str) -> Change:
    """Leaves no record in some collections, nor a word about them."""

    def change(root: Path) -> None:
        for name in collections:
            for path in (root / "content" / name).glob("*.yaml"):
                path.unlink()
        gone = {"solutions": "solution", "news": "news"}
        for path in (root / "content").rglob("*.yaml"):
            text = path.read_text("utf-8")
            for name in collections:
                text = re.sub(rf"\[([^\]]*)\]\({gone[name]}:[^)]*\)", r"\1", text)
                text = re.sub(rf"^ +{name}: \[.*\]\n", "", text, flags=re.M)
            path.write_text(text, "utf-8")

    return change


CASES: Mapping[str, tuple[Change, tuple[str, ...]]] = {
    "300 characters": (
        add_solutions(LONG),
        ("solutions/strange-0/", "solutions/", "communes/sceaux/", ""),
    ),
    "one long word": (
        add_solutions(WORD),
        ("solutions/strange-0/", "solutions/", "communes/sceaux/", "recherche/"),
    ),
    "other scripts": (
        add_solutions(*SCRIPTS),
        (*(f"solutions/strange-{n}/" for n in range(len(SCRIPTS))), "solutions/"),
    ),
    "ten communes": (
        add_communes,
        ("solutions/strange-0/", "solutions/", "communes/strange-0/", "communes/"),
    ),
    "a hundred solutions": (
        add_solutions(*(f"Solution {n}" for n in range(100))),
        ("solutions/", "communes/sceaux/", "recherche/", "plan-du-site/", ""),
    ),
    "no solution": (empty("solutions"), ("solutions/", "communes/meudon/", "")),
    "no news": (empty("news"), ("actualites/", "")),
}


@pytest.fixture(scope="module")
def kept() -> Kept:
    """What the sites have in common is made once."""
    return Kept(None)


@pytest.fixture(scope="module", params=CASES, ids=str)
def strange(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    kept: Kept,
) -> Iterator[tuple[Published, tuple[str, ...]]]:
    change, paths = CASES[request.param]
    root = copy_showcase(tmp_path_factory.mktemp("strange") / "site")
    change(root)
    # Whether its languages say the same is nothing that a page shows.
    built = check_site(Config(root, TODAY, is_checked=False), kept=kept)
    errors = [f for f in built.findings if f.severity == Severity.ERROR]
    assert show(errors) == []
    files = {output.path: output.content for output in built.outputs}
    yield Published(files, (), ()), paths


def test_no_page_is_wider_than_its_window(
    tabs: Tabs, strange: tuple[Published, tuple[str, ...]]
) -> None:
    published, paths = strange
    wide = []
    with published.open(tabs) as tab:
        for path in paths:
            tab.goto(f"{ORIGIN}/fr/{path}")
            assert tab.evaluate("document.body.innerText.length") > 300, path
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 800})
                found = tab.evaluate("document.documentElement.scrollWidth")
                if found > width:
                    wide.append((path, width, found))
    assert wide == []


def test_headings_say_the_names_as_written(
    tabs: Tabs, strange: tuple[Published, tuple[str, ...]]
) -> None:
    published, paths = strange
    with published.open(tabs) as tab:
        for path in paths:
            tab.goto(f"{ORIGIN}/fr/{path}")
            heading = tab.locator("h1").inner_text()
            assert tab.title().startswith(heading.replace("\n", " ")[:20])
            assert "<b>R&D</b>" in heading or "<" not in heading
