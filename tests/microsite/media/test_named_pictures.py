"""Pictures of records: what browsers get, and what a bad file gets."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from conftest import Tree
from PIL import Image as Pillow
from PIL import ImageCms
from support import (
    COMMUNE,
    PROJECT,
    TODAY,
    find_problems,
    minimal_site,
    read_files,
    show,
)
from tables import every_row

from microsite.media.picture_types import PictureFaultError
from microsite.media.svg import read_drawing
from microsite.pipeline import Config, build_site

COLOUR = (200, 40, 40)
RECORD = "content/communes/sceaux.yaml"
PAGE = (
    '{% extends "layouts/page.html" %}\n{% block picture %}'
    '{% from "components/picture.html" import picture with context %}'
    "{{ picture(record.image) }}{% endblock %}\n"
)


def draw(kind: str, size: tuple[int, int] = (640, 480), **options: Any) -> bytes:
    mode = options.pop("mode", "RGB")
    colour = options.pop("colour", COLOUR)
    buffer = io.BytesIO()
    Pillow.new(mode, size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def site_with(name: str, content: bytes | None) -> dict[str, str | bytes | None]:
    """The smallest site, its commune shown by a picture."""
    files = minimal_site()
    layout = str(files["templates/layouts/page.html"])
    return files | {
        RECORD: (
            f"{COMMUNE}image:\n  file: {name}\n"
            "  alt: {fr: Le marché couvert, en: The covered market}\n"
            "  credit: Ada Martin\n"
        ),
        f"assets/img/{name}": content,
        "templates/layouts/page.html": layout.replace(
            "</main>", "{% block picture %}{% endblock %}</main>"
        ),
        "templates/pages/commune.html": PAGE,
        "templates/components/picture.html": (
            PROJECT / "templates/components/picture.html"
        ).read_bytes(),
        "locales/fr/LC_MESSAGES/site.po": str(files["locales/fr/LC_MESSAGES/site.po"])
        + 'msgid "Credit: %(name)s"\nmsgstr "Crédit : %(name)s"\n',
        "locales/en/LC_MESSAGES/site.po": str(files["locales/en/LC_MESSAGES/site.po"])
        + 'msgid "Credit: %(name)s"\nmsgstr "Credit: %(name)s"\n',
    }


def build(root: Path, out: Path, cache: Path | None = None) -> dict[str, bytes]:
    built = build_site(Config(root, TODAY, cache=cache), out)
    assert show(built.findings) == []
    return read_files(out)


def pictures_in(files: dict[str, bytes]) -> dict[str, Pillow.Image]:
    return {
        name.rpartition("/")[2].partition(".")[2].partition(".")[2]: Pillow.open(
            io.BytesIO(content)
        )
        for name, content in files.items()
        if name.startswith("assets/img/") and not name.endswith(".svg")
    }


def test_photograph_is_published_in_three_formats_and_fitting_widths(
    tree: Tree, tmp_path: Path
) -> None:
    files = build(tree(site_with("market.jpg", draw("JPEG"))), tmp_path / "dist")
    pictures = pictures_in(files)
    assert {name: (p.format, p.size) for name, p in pictures.items()} == {
        "400.avif": ("AVIF", (400, 300)),
        "400.jpeg": ("JPEG", (400, 300)),
        "400.webp": ("WEBP", (400, 300)),
        "640.avif": ("AVIF", (640, 480)),
        "640.jpeg": ("JPEG", (640, 480)),
        "640.webp": ("WEBP", (640, 480)),
    }
    for picture in pictures.values():
        red, green, blue = picture.convert("RGB").getpixel((50, 50))
        assert abs(red - 200) < 8 and abs(green - 40) < 8 and abs(blue - 40) < 8


@pytest.mark.parametrize(
    ("locale", "alt", "credit"),
    [
        ("fr", "Le marché couvert", "Crédit\u00a0: Ada Martin"),
        ("en", "The covered market", "Credit: Ada Martin"),
    ],
)
def test_page_offers_the_picture_in_its_language(
    tree: Tree, tmp_path: Path, locale: str, alt: str, credit: str
) -> None:
    root = tree(site_with("market.jpg", draw("JPEG", (1000, 500))))
    files = build(root, tmp_path / "dist")
    page = files[f"{locale}/communes/sceaux/index.html"].decode()
    sources = [line for line in page.splitlines() if "<source" in line]
    assert [line.rpartition('type="')[2] for line in sources] == [
        'image/avif">',
        'image/webp">',
        'image/jpeg">',
    ]
    assert all("400w, " in each and "1000w" in each for each in sources)
    image = next(line for line in page.splitlines() if "<img" in line)
    assert f'alt="{alt}"' in image
    assert 'width="1000" height="500"' in image
    assert 'loading="lazy"' in image
    assert credit in page
    published = {f"/{name}" for name in files}
    addresses = [word for line in sources for word in line.split('"') if "w" in word]
    offered = {part.split()[0] for each in addresses for part in each.split(", ")}
    assert {each for each in offered if each.startswith("/assets")} <= published


def test_what_the_camera_wrote_is_not_published(tree: Tree, tmp_path: Path) -> None:
    exif = Pillow.Exif()
    exif[0x010E] = "Secret-place"
    exif[0x0112] = 6  # turned: to be shown upright
    content = draw("JPEG", (640, 480), exif=exif, comment=b"Secret-owner")
    files = build(tree(site_with("market.jpg", content)), tmp_path / "dist")
    pictures = pictures_in(files)
    assert pictures["480.jpeg"].size == (480, 640)
    for name, picture in pictures.items():
        assert dict(picture.getexif()) == {}, name
        assert "comment" not in picture.info, name
    assert not [name for name, content in files.items() if b"Secret" in content]
    assert "assets/img/market.jpg" not in files


def test_colours_of_another_profile_become_srgb(tree: Tree, tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"held").replace(b"bXYZ", b"rXYZ")
    profile = swapped.replace(b"held", b"bXYZ")  # what it calls red is blue
    content = draw("JPEG", colour=(255, 0, 0), icc_profile=profile)
    files = build(tree(site_with("market.jpg", content)), tmp_path / "dist")
    for picture in pictures_in(files).values():
        assert not picture.info.get("icc_profile")
        red, _, blue = picture.convert("RGB").getpixel((50, 50))
        assert blue > 200 and red < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixel_can_be_shown(
    tree: Tree, tmp_path: Path, mode: str
) -> None:
    colour: Any = {"LA": (90, 100), "RGBA": (1, 2, 3, 100)}.get(mode, 1)
    content = draw("PNG", (30, 20), mode=mode, colour=colour)
    files = build(tree(site_with("dot.png", content)), tmp_path / "dist")
    fallback = "30.png" if mode in ("LA", "RGBA") else "30.jpeg"
    assert sorted(pictures_in(files)) == sorted(["30.avif", "30.webp", fallback])


def test_two_builds_and_the_cache_give_the_same_bytes(
    tree: Tree, tmp_path: Path
) -> None:
    root = tree(site_with("market.jpg", draw("JPEG")))
    first = build(root, tmp_path / "first", tmp_path / "cache")
    assert any((tmp_path / "cache").rglob("*"))
    assert build(root, tmp_path / "second", tmp_path / "cache") == first
    assert build(root, tmp_path / "third") == first


def cut_short() -> bytes:
    content = draw("PNG", (200, 200), colour=COLOUR)
    return content[: len(content) // 2]


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 100000 × 100000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("market.jpg", None, "there is no assets/img/market.jpg [missing-asset]"),
        (
            "market.png",
            draw("WEBP"),
            "the name ends in .png, but the picture is WEBP [wrong-picture-ending]",
        ),
        (
            "market.jpg",
            bomb(),
            "the picture has more than 40 million pixels [picture-too-large]",
        ),
        (
            "market.png",
            bomb(),
            "the picture has more than 40 million pixels [picture-too-large]",
        ),
        (
            "market.jpg",
            bytes(20_000_001),
            "the file has 20 MB, more than 20 [picture-too-large]",
        ),
        ("market.svg", SCRIPT, "the drawing holds “script” [unsafe-picture]"),
    ],
    ids=["missing", "ending", "bomb-jpg", "bomb-png", "heavy", "script"],
)
def test_bad_picture_is_a_finding_at_the_field(
    tree: Tree, name: str, content: bytes | None, expected: str
) -> None:
    assert show(find_problems(tree(site_with(name, content)))) == [
        f"{RECORD}:12:9: {expected}"
    ]


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", cut_short(), draw("JPEG")[:400]]
)
def test_unreadable_picture_is_a_finding_at_the_field(
    tree: Tree, content: bytes
) -> None:
    (finding,) = find_problems(tree(site_with("market.png", content)))
    assert finding.place
    assert (finding.place.span.line, finding.place.span.column) == (12, 9)
    assert finding.rule in ("unreadable-picture", "wrong-picture-ending")


def test_bad_picture_publishes_nothing(tree: Tree, tmp_path: Path) -> None:
    root = tree(site_with("market.jpg", b"not a picture"))
    assert build_site(Config(root, TODAY), tmp_path / "dist").has_errors
    assert not (tmp_path / "dist").exists()


def test_picture_linked_from_outside_the_site_is_not_read(
    tree: Tree, tmp_path: Path
) -> None:
    root = tree(site_with("market.jpg", draw("JPEG")))
    (root / "assets/img/market.jpg").rename(tmp_path / "elsewhere.jpg")
    (root / "assets/img/market.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    rules = {finding.rule for finding in find_problems(root)}
    assert rules == {"missing-asset"}


def test_picture_that_no_record_shows_is_not_published(
    tree: Tree, tmp_path: Path
) -> None:
    root = tree(minimal_site({"assets/img/left/over.jpg": draw("JPEG")}))
    built = build_site(Config(root, TODAY), tmp_path / "dist")
    assert show(built.findings) == [
        "assets/img/left/over.jpg:1:1: no record shows this picture, and it is not"
        " published [unused-picture]"
    ]
    assert not [name for name in read_files(tmp_path / "dist") if "over" in name]


@every_row(
    "line",
    ["draft: true\n", "publish_on: 2030-01-01\n", "publish_until: 2020-01-01\n"],
)
def test_picture_of_a_record_that_waits_is_used(line: str, tree: Tree) -> None:
    shown = (
        "image:\n  file: over.jpg\n  alt: {fr: Un banc, en: A bench}\n  credit: Ada\n"
    )
    text = "title: {fr: Banc, en: Bench}\nsummary: {fr: Un., en: One.}\nkind: text\n"
    page = f"{text}{line}{shown}"
    files = minimal_site({"content/pages/bench.yaml": page})
    root = tree(files | {"assets/img/over.jpg": draw("JPEG")})
    for with_drafts in (False, True):
        found = find_problems(root, with_drafts=with_drafts)
        assert "unused-picture" not in {finding.rule for finding in found}


def test_picture_of_a_record_of_another_day_is_looked_at_before(tree: Tree) -> None:
    root = tree(site_with("market.jpg", None))
    record = root / RECORD
    dated = f"{record.read_text(encoding='utf-8')}publish_on: 2030-01-01\n"
    record.write_text(dated, encoding="utf-8")
    assert "missing-asset" in {finding.rule for finding in find_problems(root)}


def svg(inside: str, attributes: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'
    ).encode()


@every_row(
    ("content", "found"),
    [
        (svg("<script>1</script>"), "script"),
        (svg("<g><path onclick='x()' d='M0 0'/></g>"), "onclick"),
        (svg("", "onload='x()'"), "onload"),
        (svg("<image href='https://ville.paris/a.png'/>"), "image"),
        (svg("<foreignObject><p>a</p></foreignObject>"), "foreignObject"),
        (svg("<use href='other.svg#a'/>"), "href"),
        (svg("<use xlink:href='data:image/svg+xml,a'/>"), "href"),
        (svg("<a href='javascript:x()'><path/></a>"), "a"),
        (svg("<animate attributeName='href'/>"), "animate"),
        (svg("<set attributeName='onmouseover'/>"), "set"),
        (svg("<rect fill='url(https://ville.paris/a)'/>"), "fill"),
        (svg("<rect style='background: URL( \"//x\" )'/>"), "style"),
        (svg("<style>@import 'a.css';</style>"), "style"),
        (svg("<style>p { fill: url(a.svg) }</style>"), "style"),
        (svg(r"<style>p { fill: u\72l(a.svg) }</style>"), "style"),
        (svg(r"<style>@\69mport 'a.css';</style>"), "style"),
        (svg("<style>p{fill:image-set('a.svg' 1x)}</style>"), "style"),
        (svg("<style>p{fill:src('a.svg')</style>"), "style"),
        (svg(r"<rect fill='\55RL( \2f/x )'/>"), "fill"),
        (svg("<html:script xmlns:html='http://www.w3.org/1999/xhtml'/>"), "script"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + svg(""), "<!DOC"),
        (b'<?xml version="1.0"?>' + svg("").decode().encode("utf-16"), None),
        ('<?xml version="1.0" encoding="cp500"?><!DOCTYPE svg>'.encode("cp500"), None),
        (svg("<g>" * 200 + "</g>" * 200), "g"),
        (svg("<style>" + "p{fill:(" + "(" * 200 + "</style>"), "style"),
        (svg("<style>p{fill:red}}</style>"), "style"),
        (svg("<style>@font-face{src:url(a)}</style>"), "style"),
        (svg("<style>@media all{p{fill:url(a)}}</style>"), "style"),
        (svg("<style>p{--a:url(a)}</style>"), "style"),
        (svg("<style><title>a</title>@import 'a'</style>"), "style"),
        (svg("<style>p{fill:cross-fade('a')}</style>"), "style"),
        (svg("<g filter='url(//a)' mask='url(a)'/>"), "mask"),
        (svg("<path d=\"M0 0src('a')\"/>"), "d"),
        (svg("<g style='fill:{a}'/>"), "style"),
        (svg("", "viewBox=\"@import 'a.css';0 0 40 20\""), "viewBox"),
        (svg("<polygon points='0,0 url(a)'/>"), "points"),
        (svg("<pattern patternTransform=\"src('a')\"/>"), "patternTransform"),
        (svg("<stop offset='\\75rl(a)'/>"), "offset"),
        (svg("<g transform=\"rotate(4src('a')5)\"/>"), "transform"),
        (svg("<g style=\"transform:rotate(4src('a')5)\"/>"), "style"),
        (svg("<style media=\"@import 'a'\">p{fill:red}</style>"), "media"),
        (svg("<g>"), None),
        (b"<html/>", "html"),
    ],
)
def test_drawing_that_runs_or_loads_something_is_refused(
    content: bytes, found: str | None
) -> None:
    with pytest.raises(PictureFaultError) as refusal:
        read_drawing(content)
    rule, said, _ = refusal.value.fault
    assert rule.name == ("unsafe-picture" if found else "unreadable-picture")
    assert found is None or f"“{found}" in str(said)


@every_row(
    ("element", "values", "others"),
    [
        (
            "<path d='{}'/>",
            (
                "",
                "none",
                "M0 0h9z",
                "m0,0 1-2.5.5 3e-2,4 5zM1 1 2 2",
                "M0 0a1 1 0 012 3A1,1,0,0,1,2,3 1 1 0 1 0 4 4",
                "M 0 0 C 1 1 2 2 3 3 S 4 4 5 5 Q 1 1 2 2 T 3 3 V 4 H 5 Z",
            ),
            (
                "M0 0h",
                "L0 0",
                "M0 0 1",
                "M0 0a1 1 0 212 3",
                "M0 0zz1",
                "M0 0 b",
                "M,0 0",
            ),
        ),
        (
            "<polygon points='{}'/>",
            ("", "0,0 4,4", "0 0 4 -4.5"),
            ("0", "0,0 a", "0,,0"),
        ),
        ("<symbol viewBox='{}'/>", ("0 0 4 4", "0,0,4,4"), ("0 0 4", "a b", "", "1px")),
        (
            "<g transform='{}'/>",
            ("none", "", "rotate(4)", "rotate(4 1 1),scale(2)", "matrix(1 0 0 1 0 0)"),
            ("rotate(4 1)", "rotate 4", "skewx(4)", "rotate(a)", "rotate(4) b"),
        ),
        ("<rect x='{}'/>", ("1", "-.5px", "1e3", "calc(1px + 2%)"), ("1 a", "1pz", "")),
        ("<rect width='{}'/>", ("4", "100%", "auto"), ("4 4", "4,")),
        ("<text x='{}'>A</text>", ("1 2 3", "1,2"), ("1;2",)),
        ("<stop offset='{}'/>", (".5", "50%"), ("half", "1 2")),
        ("<mask maskUnits='{}'/>", ("userSpaceOnUse",), ("user", "")),
        ("<marker orient='{}'/>", ("auto", "auto-start-reverse", "45deg"), ("up",)),
        ("<symbol preserveAspectRatio='{}'/>", ("none", "xMidYMid meet"), ("xMid",)),
        ("<text xml:lang='{}'>A</text>", ("fr", "fr-FR"), ("@import",)),
        ("<use href='{}'/>", ("#a",), ("#", "#a(b)")),
    ],
)
def test_an_attribute_has_a_value_that_its_grammar_knows(
    element: str, values: tuple[str, ...], others: tuple[str, ...]
) -> None:
    for value in values:
        written = read_drawing(svg(element.format(value))).content.decode()
        assert f"{value}" in written
    for value in others:
        with pytest.raises(PictureFaultError) as refusal:
            read_drawing(svg(element.format(value)))
        rule, said, _ = refusal.value.fault
        assert rule.name == "unreadable-picture"
        assert f"cannot be “{value}”" in str(said)


def test_a_wrong_value_is_told_where_it_stands(tree: Tree) -> None:
    content = svg("<g>\n  <path id='M0 0h'\n    d='M0 0h'/></g>")
    found = find_problems(tree(minimal_site({"assets/img/logo.svg": content})))
    assert show(found) == [
        "assets/img/logo.svg:3:8: “d” cannot be “M0 0h” [unreadable-picture]"
    ]
    found = find_problems(tree(site_with("plan.svg", content)))
    (inside,) = next(each.related for each in found if each.related)
    assert (inside.span.path, inside.span.line) == ("assets/img/plan.svg", 3)


@pytest.mark.parametrize(
    "content",
    [
        svg("<defs><path id='a'/></defs><use href='#a'/><rect fill='url(#a)'/>"),
        svg("<style>/* @import 'a' url(b) */ p{fill:url( '#a' );x:'url(b)'}</style>"),
        svg("<text title='(see ('>A</text>"),
        svg("<g id='a@(' class='b@(' aria-label='see @home ('/>"),
        svg("<style media='(width &gt; 3em)'>p{fill:red}</style>"),
        svg("<linearGradient gradientTransform='rotate(45)' id='a'/>"),
        svg("<title>Sceaux</title><g><circle r='2'/><text>A</text></g>"),
        (PROJECT / "assets/img/favicon.svg").read_bytes(),
    ],
)
def test_plain_drawing_is_let_through(content: bytes) -> None:
    written = read_drawing(content).content
    assert read_drawing(written).content == written


@every_row(
    ("inside", "written"),
    [
        ("<?xml-stylesheet href='//a'?><!-- a --><g/>", "<g/>"),
        ("<metadata>Ada, 1 rue du Port</metadata>", "<metadata/>"),
        ("<g data-a='1' tabindex='1' aria-label='a'/>", '<g aria-label="a"/>'),
        ("<g xmlns:a='b' a:href='#c' a:d='e'/>", "<g/>"),
        ("<g filter='url(//a)'/>", "<g/>"),
        ("<text>a &lt;b&gt; &amp;</text>", "<text>a &lt;b&gt; &amp;</text>"),
        ("<g style='fill:RED;behavior:a;x-y:1'/>", '<g style="fill:RED"/>'),
        (r"<g style='f\69ll:r\65 d'/>", '<g style="fill:red"/>'),
        (
            "<style>g , p{fill:red!important;top:0}@media print{g{r:1}}</style>",
            "<style>g , p{fill:red !important}@media print{g{r:1}}</style>",
        ),
        ("<use href='#a'/>", '<use href="#a"/>'),
        ("<g transform='rotate(45)'/>", '<g transform="rotate(45)"/>'),
        ("<g clip-path='url( #a )'/>", '<g clip-path="url(#a)"/>'),
    ],
)
def test_drawing_is_written_anew_with_what_is_known(inside: str, written: str) -> None:
    whole = f'<svg xmlns="http://www.w3.org/2000/svg">{written}</svg>\n'
    assert read_drawing(svg(inside)).content.decode() == whole


def test_links_inside_a_drawing_keep_their_old_name() -> None:
    """Programs that draw by SVG 1.1 know no other."""
    written = read_drawing(svg("<use xlink:href='#a'/>")).content.decode()
    assert 'xmlns:xlink="http://www.w3.org/1999/xlink"' in written
    assert '<use xlink:href="#a"/>' in written


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("width='40' height='20px'", (40, 20)),
        ("viewBox='0 0 40 20'", (40, 20)),
        ("width='100%' height='100%' viewBox='0,0,40,20'", (40, 20)),
        ("", (0, 0)),
    ],
)
def test_drawing_has_the_size_that_it_says(
    attributes: str, size: tuple[int, int]
) -> None:
    drawing = read_drawing(svg("", attributes))
    assert (drawing.width, drawing.height) == size


def test_drawing_is_published_as_it_is_written_anew(tree: Tree, tmp_path: Path) -> None:
    content = svg("<circle r='2'/>", "viewBox='0 0 40 20'")
    files = build(tree(site_with("plan.svg", content)), tmp_path / "dist")
    drawn = [c for name, c in files.items() if name.startswith("assets/img/plan.")]
    assert drawn == [read_drawing(content).content]
    page = files["fr/communes/sceaux/index.html"].decode()
    assert 'width="40" height="20"' in page
    assert "<source" not in page


def test_drawing_that_no_record_shows_is_checked_where_it_is(tree: Tree) -> None:
    found = find_problems(tree(minimal_site({"assets/img/logo.svg": SCRIPT})))
    assert show(found) == [
        "assets/img/logo.svg:1:1: the drawing holds “script” [unsafe-picture]"
    ]
