"""Assets: joined style sheets, names that change with their content."""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from support import show

from microsite.media.bundle import bundle_assets


def bundle(tree: Tree, **files: str | bytes) -> dict[str, str]:
    """The published assets, `{name: text}`, for files named `css__site_css`."""
    names = {
        re.sub(r"_(?=\w+$)", ".", name.replace("__", "/")): content
        for name, content in files.items()
    }
    root = tree({f"assets/{name}": content for name, content in names.items()})
    assets, findings = bundle_assets(root)
    assert show(findings) == []
    return {name: asset.content.decode() for name, asset in assets.items()}


def test_a_style_sheet_holds_what_it_imports_in_its_place(tree: Tree) -> None:
    assert bundle(
        tree,
        css__site_css=(
            '@layer a, b;\n@import "one.css";\n@import url("x/two.css");\np {}\n'
        ),
        css__one_css="b {}\n",
        css__x__two_css='@import "three.css";\ni {}\n',
        css__x__three_css="u {}\n",
    ) == {"css/site.css": "@layer a,b;b{}u{}i{}p{}\n"}


def test_white_space_and_comments_go_and_strings_stay(tree: Tree) -> None:
    source = '/* note */\na::before {\n  content: "a  {  b";\n  margin: 0 auto;\n}\n'
    (text,) = bundle(tree, site_css=source).values()
    assert text == 'a::before{content: "a  {  b";margin: 0 auto}\n'


def test_pictures_of_a_style_sheet_get_their_published_name(tree: Tree) -> None:
    root = tree(
        {
            "assets/css/site.css": "a{background:url(../img/a.svg)}",
            "assets/img/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    assets, _ = bundle_assets(root)
    assert assets["css/site.css"].content.decode() == (
        f'a{{background:url("{assets["img/a.svg"].url}")}}\n'
    )


@pytest.mark.parametrize(
    "address", ["data:image/svg+xml,x", "#id", "/img/a.png", "https://a.org/a.png"]
)
def test_other_addresses_of_a_style_sheet_stay(address: str, tree: Tree) -> None:
    assert bundle(tree, site_css=f"a{{b:url({address})}}") == {
        "site.css": f"a{{b:url({address})}}\n"
    }


def test_a_name_changes_with_the_content_only(tree: Tree) -> None:
    def find_url(content: str) -> str:
        assets, _ = bundle_assets(tree({"assets/js/a.js": content}))
        return assets["js/a.js"].url

    first = find_url("one")
    assert re.fullmatch(r"/assets/js/a\.[0-9a-f]{10,}\.js", first)
    assert find_url("two") != first
    assert find_url("one") == first


def test_a_style_sheet_changes_its_name_with_what_it_imports(tree: Tree) -> None:
    def find_url(content: str) -> str:
        files = {"assets/a.css": '@import "b.css";', "assets/b.css": content}
        return bundle_assets(tree(files))[0]["a.css"].url

    assert find_url("a{}") != find_url("b{}")


def test_hidden_files_and_a_missing_folder_give_nothing(tree: Tree) -> None:
    assert bundle_assets(tree({"assets/.DS_Store": "x"})) == ({}, ())
    assert bundle_assets(tree({})) == ({}, ())


def test_an_import_that_leaves_the_assets_is_reported(tree: Tree) -> None:
    root = tree({"assets/a.css": '@import "../secret.css";', "secret.css": "b{}"})
    assets, findings = bundle_assets(root)
    assert [finding.rule for finding in findings] != []
    assert "b{" not in assets["a.css"].content.decode()
