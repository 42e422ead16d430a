"""Inputs that no person writes: pieces that once broke something, and damaged files."""

from __future__ import annotations

import io
from collections.abc import Sequence

from hypothesis import strategies as st
from PIL import Image

PIECES = (
    *"\0\t\n\r \u00a0\u202f\u200b\u2028\u202e\ufeff\ud800\udcff",
    *"[](){}<>|`*_~#!&;:,.-–—'\"«»“”’@/\\%$€°+=^0123456789",
    *"aeéÉßﬀİıʼｆ語한א\u0301\U0001f468\u200d",
    "[Meudon](commune:meudon)",
    "![Plan](plan.png)",
    "[a](https://a.example@b.example/)",
    "<b class=x>",
    "</p>",
    "<!--",
    "&eacute;",
    "&#0;",
    "&#x110000;",
    "```\n",
    "| a | b |\n|---|---|\n",
    "\n\n",
    "\n- ",
    "\n## ",
    "\n> ",
    "12,5 %",
    "1 234,56 €",
    "9" * 50,
    "2024-02-30",
    "le 31 février 2024",
    "February 29th, 2023",
    "à 25 h 61",
    "M. Dupont",
    "Saint-Denis",
    "Quartiers Métropolitains d’Innovation",
    "Fontenay-sous-Bois ",
    "municipality ",
    "a" * 60,
    "the the ",
    "COVID-19 ",
    "01 23 45 67 89",
    "a@b.example",
    "MCMXCIX",
    "½",
    "٣",
    "①",
)
"""What texts are put together from: signs of every syntax, and words of rules."""

assert len(PIECES) <= 256, "a byte names a piece"
texts = st.binary(max_size=60).map(
    lambda chosen: "".join(PIECES[each % len(PIECES)] for each in chosen)
)
"""Texts of such pieces: a byte for each, as bytes cost little to draw."""


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two versions: of their own, or one that a few slips have made of the other."""
    first = draw(texts)
    if draw(st.booleans()):
        return first, draw(texts)
    return first, draw(damaged(first, PIECES))


@st.composite
def damaged(draw: st.DrawFn, source: str, pieces: Sequence[str]) -> str:
    """A text with pieces put in, stretches cut out, doubled or moved."""
    text = source
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 20, len(text))))
        change = draw(st.sampled_from(("put", "cut", "double", "move")))
        stretch = text[start:end]
        if change == "put":
            text = text[:start] + draw(st.sampled_from(pieces)) + text[end:]
        elif change == "cut":
            text = text[:start] + text[end:]
        elif change == "double":
            text = text[:end] + stretch * draw(st.integers(1, 40)) + text[end:]
        else:
            text = stretch + text[:start] + text[end:]
    return text


@st.composite
def damaged_bytes(draw: st.DrawFn, source: bytes) -> bytes:
    """A file with bytes changed, cut out and put in."""
    content = bytearray(source)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        kind = draw(st.sampled_from(("change", "cut", "put", "end")))
        if kind == "change":
            content[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif kind == "cut":
            del content[at : at + draw(st.integers(1, 64))]
        elif kind == "put":
            content[at:at] = draw(st.binary(min_size=1, max_size=16))
        else:
            del content[at:]
    return bytes(content)


YAML_PIECES = (
    *PIECES,
    "\n",
    "\n  ",
    ": ",
    " #1",
    "- ",
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "<<: *a",
    "? ",
    "{a: b}",
    "[a, b]",
    "null",
    "~",
    "fr: ",
    "xx: ",
    "0x1F",
    "1e400",
    "[" * 40,
    "'" * 3,
)
PO_PIECES = (
    "\n",
    '"',
    "\\",
    "\\n",
    "\\x",
    "msgid ",
    'msgid_plural "a"\n',
    'msgstr[1] "a"\n',
    'msgstr[9999999999] ""\n',
    'msgctxt "a"\n',
    "#~ ",
    "#, fuzzy\n",
    "%(num)s",
    "%",
    "{count}",
    "charset=CHARSET",
    "charset=hex",
    "nplurals=0;",
    "plural=n/0;",
    "plural=(" * 50,
    "é",
    "\0",
    "\ufeff",
)
TEMPLATE_PIECES = (
    "{{ ",
    " }}",
    "{% if a %}",
    "{% endif %}",
    "{% for a in range(99999999) %}",
    "{% endfor %}",
    "{% macro m() %}",
    "{{ m() }}",
    "{% include 'pages/home.html' %}",
    "{% extends 'pages/home.html' %}",
    "{% include 'layouts/page.html' %}",
    "{% extends 'layouts/' ~ 'page.html' %}",
    "{% from 'layouts/page.html' import m with context %}",
    "{% block b %}",
    "{% trans %}a{% endtrans %}",
    "{% set a = 1 %}",
    "{#",
    "{% raw %}",
    "((((((((((",
    "|prose",
    "|date",
    "|number",
    "|text",
    "record",
    "page.title",
    "site.communes",
    "url('commune:sceaux')",
    "None",
    " ** 9",
    " / 0",
    "'",
    "\n",
    *PIECES[:20],
)
STYLE_PIECES = (
    "@import 'a.css';",
    "@media all {",
    "@layer a;",
    "url(a.png)",
    "url('",
    "src('a')",
    "{",
    "}",
    "/*",
    "*/",
    "\\",
    "\\75 rl(",
    "<!--",
    "-->",
    "--a:",
    "!important",
    ";",
    ":",
    '"',
    "(" * 40,
    "a{b:c}",
    "\n",
    "\0",
    "é",
)
JSON_PIECES = (
    *'[]{},:"\\-.0123456789eE ',
    "null",
    "true",
    "NaN",
    "1e999",
    "[2.27, 48.77]",
    '"type": "Polygon"',
    '"type": "GeometryCollection", "geometries": ',
    "\\ud800",
    "[" * 60,
    "\n",
    "9" * 400,
)


def draw_picture(kind: str) -> bytes:
    """A small picture of a format, with what cameras write into it."""
    buffer = io.BytesIO()
    image = Image.effect_noise((24, 18), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    image.save(buffer, kind, exif=exif)
    return buffer.getvalue()


DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="0 0 40 20"><!-- a --><style>g{fill:red;stroke:url(#a)}</style>
<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>
<g style="opacity:.5" transform="rotate(45)"><path d="M0 0h9z"/></g>
<use xlink:href="#a"/><text x="1">Sceaux</text></svg>
"""
DRAWING_PIECES = (
    *STYLE_PIECES,
    " transform=\"rotate(4src('a')5)\"",
    "4src('a')",
    " points='0,0 4,4'",
    "a1 1 0 012 3",
    "-.5e3,",
    "<script>",
    "<a href='//b'>",
    " onload='a()'",
    " href='//a'",
    " xlink:href='data:,a'",
    " style='fill:image-set(\"a\")'",
    "<?xml-stylesheet href='//a'?>",
    "<!DOCTYPE a>",
    "<![CDATA[",
    "]]>",
    "&#x75;rl(//a)",
    "&lt;",
    "<style>",
    "</style>",
    "<g>" * 50,
    "</g>",
)

ADDRESSES = (
    "..",
    ".",
    "%2e%2e",
    "%2E%2e%2f",
    "..%2f",
    "..\\",
    "%5c..",
    "%00",
    "\0",
    "%c0%ae%c0%ae",
    "%252e%252e",
    "..;",
    "secret.txt",
    "outside",
    ".git",
    ".microsite-manifest.json",
    "_headers",
    "_redirects",
    "fr",
    "index.html",
    "link",
    "?a=b",
    "#a",
    "://a",
    "*",
    "é",
    "%e9",
    "a" * 300,
    "CON",
)
addresses = st.lists(st.sampled_from(ADDRESSES), max_size=8).map(
    lambda parts: "/" + "/".join(parts)
)
"""Addresses that try to leave the folder of the preview."""
