"""Whole small sites: what is published and what is reported, byte for byte.

A site stands in `sites/<case>/`, its results in `golden/sites/<case>/`: the report of
the build as `report.txt`, and every published text below `dist/`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from support import TODAY, read_files, translator

from microsite.load import read_excerpt
from microsite.pipeline import Config, build_site
from microsite.publish.write import MANIFEST
from twinlint.reporter import Reporter

TESTS = Path(__file__).parent.parent
CASES = sorted(path.name for path in (TESTS / "sites").iterdir())
DRAWINGS = (".png", ".ico")
"""Their bytes depend on the libraries that draw them."""


def build(case: str, folder: Path, *, with_drafts: bool = False) -> dict[str, bytes]:
    """The report and the published texts of a small site."""
    root = folder / "site"
    shutil.copytree(TESTS / "sites" / case, root)
    out = folder / "dist"
    built = build_site(Config(root, TODAY, with_drafts=with_drafts), out)
    report = Reporter(translator("en"), partial(read_excerpt, root))
    text = report.write_text(built.findings) + report.write_summary(built.findings)
    published = read_files(out) if out.exists() else {}
    return {"report.txt": f"{text}\n".encode()} | {
        f"dist/{path}": content
        for path, content in published.items()
        if path != MANIFEST and not path.endswith(DRAWINGS)
    }


@pytest.mark.parametrize("case", CASES)
def test_a_site_gives_what_it_gave(
    case: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    expect_golden: Callable[[str, bytes], None],
) -> None:
    results = build(case, tmp_path)
    golden = TESTS / "golden" / "sites" / case
    if request.config.getoption("--update-golden"):
        shutil.rmtree(golden, ignore_errors=True)
    for name, content in results.items():
        expect_golden(f"sites/{case}/{name}", content)
    assert sorted(results) == sorted(read_files(golden))


def test_a_draft_is_published_in_a_preview(tmp_path: Path) -> None:
    without = build("draft", tmp_path / "without")
    preview = build("draft", tmp_path / "with", with_drafts=True)
    assert sorted(path for path in set(preview) - set(without)) == [
        "dist/en/municipalities/meudon/index.html",
        "dist/fr/communes/meudon/index.html",
    ]
