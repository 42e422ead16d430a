"""Assets: joined style sheets, names that change with their content."""

from __future__ import annotations

import re

import pytest
from conftest import Tree
from hypothesis import given
from hypothesis import strategies as st
from support import count_calls, show
from tables import every_row

from microsite.media.bundle import bundle_assets
from microsite.media.css import read_css
from microsite.media.style import Surroundings, join_style


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


def show_faults(tree: Tree, **files: str | bytes) -> list[str]:
    """What is wrong with the style sheet `a.css`, besides the other files."""
    names = {
        name.replace("__", "/").replace("_css", ".css"): f for name, f in files.items()
    }
    root = tree({f"assets/{name}": content for name, content in names.items()})
    return show(bundle_assets(root)[1])


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('"b.css"', "p{q:r}"),
        ("url(b.css)", "p{q:r}"),
        ("URL( 'b.css' )", "p{q:r}"),
        ("url(b\\.css)", "p{q:r}"),
        ('"b.css" print', "@media print{p{q:r}}"),
        ('"b.css"print', "@media print{p{q:r}}"),
        (
            "url('b.css') screen and (width > 30em), print",
            "@media screen and (width > 30em),print{p{q:r}}",
        ),
        ('url("b.css") layer(base)', "@layer base{p{q:r}}"),
        ('url("b.css") layer( base.reset )', "@layer base.reset{p{q:r}}"),
        ('"b.css" layer', "@layer{p{q:r}}"),
        ('"b.css" LAYER print', "@media print{@layer{p{q:r}}}"),
        (
            "url(b.css) supports(display: grid)",
            "@supports (display: grid){p{q:r}}",
        ),
        (
            "url(b.css) supports( not (display: grid) )",
            "@supports not (display: grid){p{q:r}}",
        ),
        (
            "url(b.css) supports(selector(a > b)) print",
            "@media print{@supports selector(a > b){p{q:r}}}",
        ),
        (
            '/**/ "b.css" /* x */ layer(c) /* ; */ supports(a:b) (width > 3em)',
            "@media (width > 3em){@supports (a:b){@layer c{p{q:r}}}}",
        ),
    ],
)
def test_an_import_keeps_its_conditions(
    condition: str, expected: str, tree: Tree
) -> None:
    source = f"@import {condition};\ni {{}}"
    assert bundle(tree, a_css=source, b_css="p { q:r }") == {
        "a.css": f"{expected}i{{}}\n"
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('a{content:"/* x */"}', 'a{content:"/* x */"}'),
        ("a{content:'/* x */' \"b ;} \"}", "a{content:'/* x */' \"b ;} \"}"),
        ('a{content:"b\\"/*;  }*/"}', 'a{content:"b\\"/*;  }*/"}'),
        ("a{b:url(/x/*;*/y)}", "a{b:url(/x/*;*/y)}"),
        ("a{b:url(data:image/png;base64,x/*y*/)}",) * 2,
        ("a{b:1px/**/2px}", "a{b:1px/**/2px}"),
        ("a{b:1px /* x */ 2px}", "a{b:1px 2px}"),
        ("a/* x */{/* y */b:c/* z */;/**/}/**/", "a{b:c}"),
        ("a{b:calc( 1px  +  2px )}", "a{b:calc( 1px + 2px )}"),
        ("a{--b: ;--c:{ d }}", "a{--b:;--c:{d}}"),
        ('a [b = "c  d"] , e{f:g;;}', 'a [b = "c  d"],e{f:g}'),
        ("a{b:'\\2014  c'}", "a{b:'\\2014  c'}"),
        ("u+code{a:b}.c\\:d{e:f}", "u+code{a:b}.c\\:d{e:f}"),
        ('@charset "utf-8";a{}', "a{}"),
        ("\ufeffa{}", "a{}"),
        ("a{\r\n  b: c\r\n}", "a{b: c}"),
        ("@layer a , b", "@layer a,b;"),
        ("@media print{a{b:c}@media (d){e{f:g}}}",) * 2,
        ("a{&:hover{b:c}d &{e:f;}}", "a{&:hover{b:c}d &{e:f}}"),
        (
            "@font-face{unicode-range:U+26, U+0-7F}",
            "@font-face{unicode-range:U+26,U+0-7F}",
        ),
    ],
)
def test_a_style_sheet_says_the_same_in_fewer_characters(
    source: str, expected: str, tree: Tree
) -> None:
    assert bundle(tree, a_css=source) == {"a.css": f"{expected}\n"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("url(../img/b.svg)", 'url("{}")'),
        ("url( '../img/b.svg' )", 'url("{}")'),
        ("url(..\\2f img/b.svg)", 'url("{}")'),
        ("url(../img/b.svg#c)", 'url("{}#c")'),
        ("url(../img/%62.svg?d)", 'url("{}?d")'),
        ("src('../img/b.svg')", 'url("{}")'),
        (
            'image-set("../img/b.svg" type("../img/b.svg") 1x,url(../img/b.svg) 2x)',
            'image-set("{0}" type("../img/b.svg") 1x,url("{0}") 2x)',
        ),
        ('"url(../img/b.svg)"', '"url(../img/b.svg)"'),
        ("d/* url(../img/none.svg) */", "d"),
        ("url()", "url()"),
        ("url(about:blank)", "url(about:blank)"),
    ],
)
def test_addresses_of_files_are_found_where_css_has_them(
    written: str, expected: str, tree: Tree
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    found = bundle(tree, css__a_css=f"a{{b:{written}}}", img__b_svg=drawing)
    assets, _ = bundle_assets(tree({}))
    assert found["css/a.css"] == f"a{{b:{expected.format(assets['img/b.svg'].url)}}}\n"


def test_a_layer_is_first_named_where_the_importing_sheet_names_it(tree: Tree) -> None:
    assert bundle(
        tree,
        a_css="@layer x, y;@import 'b.css' layer(y);@layer z;@import 'c.css' layer(x);",
        b_css="@layer w;b{}",
        c_css="",
    ) == {"a.css": "@layer x,y;@layer y{@layer w;b{}}@layer z;@layer x{}\n"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a{b:c", "1:2: “{” is not closed [broken-style]"),
        ("a{b:c}\n}", "2:1: “}” closes nothing [broken-style]"),
        ("a{b:calc(1px;}\nc{}", "1:5: “calc(” is not closed [broken-style]"),
        ('a{b:"c}\nd{}', "1:5: this quotation mark is not closed [broken-style]"),
        ("a{}\n /* b{}", "2:2: “/*” is not closed [broken-style]"),
        ("a{b:url(c", "1:5: “url(” is not closed [broken-style]"),
        (
            "a{b:url(c d)}",
            "1:5: this address holds a space, a quotation mark or a bracket"
            " [broken-style]",
        ),
        ("a{};\nb{}", "1:4: this rule has no block “{ }” [broken-style]"),
        ("a{}\nb", "2:1: this rule has no block “{ }” [broken-style]"),
        (
            "a{}\n@import 'b.css';",
            "2:1: browsers read an @import at the top of a file only [broken-style]",
        ),
        (
            "@media print{@import 'b.css';}",
            "1:14: browsers read an @import at the top of a file only [broken-style]",
        ),
        ("@import print;", "1:1: this @import names no style sheet [broken-style]"),
        (
            "@import 'b.css'\na{}",
            "1:1: this @import names no style sheet [broken-style]",
        ),
        (
            '@charset "latin-1";',
            "1:10: style sheets are published in UTF-8 [broken-style]",
        ),
        (
            "@namespace svg url(http://www.w3.org/2000/svg);",
            "1:1: a namespace does not reach into joined style sheets [broken-style]",
        ),
        (
            "a{b:c}\n\nd{e:url(  'no.svg')}",
            "3:12: there is no “no.svg” [missing-asset]",
        ),
        ("a{}d{e:url(no.svg)}", "1:12: there is no “no.svg” [missing-asset]"),
        ('@import  "no.css";', "1:11: there is no “no.css” [missing-asset]"),
        (
            "/* no.css */@import url(no.css);",
            "1:25: there is no “no.css” [missing-asset]",
        ),
        (
            "@import 'https://a.org/b.css';",
            "1:10: there is no “https://a.org/b.css” [missing-asset]",
        ),
        ("@import 'a.css';", "1:10: “a.css” imports this file [missing-asset]"),
        (
            "a{b:'\xe9'}".encode("latin-1"),
            "1:6: the file is not in UTF-8: byte 6 is 0xE9 [wrong-encoding]",
        ),
        (
            "a\r\n{b:\r'\xe9'}".encode("latin-1"),
            "3:2: the file is not in UTF-8: byte 9 is 0xE9 [wrong-encoding]",
        ),
    ],
)
def test_what_browsers_would_leave_out_is_said_where_it_stands(
    source: str | bytes, expected: str, tree: Tree
) -> None:
    assert show_faults(tree, a_css=source, b_css="") == [f"assets/a.css:{expected}"]


def test_a_fault_of_an_imported_sheet_is_said_once_in_that_sheet(tree: Tree) -> None:
    sheets = {"a_css": "@import 'b.css';", "b_css": "p{", "c_css": "@import 'b.css';"}
    assert show_faults(tree, **sheets) == [
        "assets/b.css:1:2: “{” is not closed [broken-style]"
    ]


STYLES = st.lists(
    st.sampled_from(
        "a b .c #d { } ( ) [ ] ; : , > + - * / \\ \\; ' \" /* */ // \n url( url(x"
        " @media @layer @font-face 1px 1e3 10% U+26 u+c <!-- --> | || ~= ! é \t".split(
            " "
        )
    ),
    max_size=25,
).map("".join)


def read_signs(source: str) -> str:
    """What a style sheet says: its tokens, and the white space that parts words."""
    tokens, faults = read_css(source)
    assert not faults
    spaces = {"whitespace": " ", "comment": ""}
    signs = "".join(spaces.get(t.kind, f"§{t.written}") for t in tokens)
    signs = re.sub(" *(§[{};,]) *", r"\1", signs).replace("§;", "")
    return re.sub(" +", " ", signs).strip()


@given(STYLES)
def test_tokens_are_the_style_sheet_and_joining_keeps_what_it_says(source: str) -> None:
    tokens, faults = read_css(source)
    if faults:
        return
    assert "".join(token.written for token in tokens) == source
    joined, faults = join_style(tokens, Surroundings(lambda _: "", lambda _: None))
    if not faults:
        signs, kept = read_signs(source), read_signs(joined)
        assert kept == signs
        again, _ = join_style(
            read_css(joined)[0], Surroundings(lambda _: "", lambda _: None)
        )
        assert again == joined


@pytest.mark.campaign
@every_row("piece", ["a{", "(", "a{}", "/*", '"', "url(", "@import 'b';", "a"])
def test_work_grows_with_the_length_of_a_style_sheet(piece: str) -> None:
    def count(times: int) -> int:
        def join() -> None:
            tokens, _ = read_css(piece * times)
            join_style(tokens, Surroundings(lambda _: "", lambda _: None))

        return count_calls(join)

    assert count(8_000) <= 8 * count(1_000)
