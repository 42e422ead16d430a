"""Claims about files of a folder: whether they stand in it, links followed."""

from __future__ import annotations

from pathlib import Path

from microsite.folder import find_files, is_inside, make_test


def make_site(top: Path) -> Path:
    """A folder with files, and links to others inside and outside."""
    for name in ("site/content/a.yaml", "site/content/deep/b.yaml", "other/c.yaml"):
        file = top / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    content = top / "site" / "content"
    (content / "in.yaml").symlink_to(content / "deep" / "b.yaml")
    (content / "out.yaml").symlink_to(top / "other" / "c.yaml")
    (content / "deep" / "nowhere.yaml").symlink_to(top / "gone.yaml")
    return top / "site"


def test_many_files_are_told_from_others_as_each_alone_is(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    found = list(find_files(site / "content", suffix=".yaml"))
    is_ours = make_test(site)
    assert {path.name: is_ours(path) for path in found} == {
        "a.yaml": True,
        "b.yaml": True,
        "in.yaml": True,
        "nowhere.yaml": False,
        "out.yaml": False,
    }
    assert [is_ours(path) for path in found] == [is_inside(p, site) for p in found]


def test_all_files_below_a_folder_that_leads_elsewhere_stand_elsewhere(
    tmp_path: Path,
) -> None:
    make_site(tmp_path)
    site = tmp_path / "linked"
    site.mkdir()
    (site / "content").symlink_to(tmp_path / "other")
    (found,) = find_files(site / "content", suffix=".yaml")
    assert not is_inside(found, site)
    assert not make_test(site)(found)
