"""Attacks on what takes input from outside, each with the promise that it tries.

An attack is broken when it raises: an exception of the program, or an assertion here.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import hypothesis
from fuzz import inputs, trees
from fuzz.promises import REPORTS, require_places, require_report, require_sound
from ground import GEO, OUTLINED, SQUARE, outline
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from support import (
    LAYOUT,
    SETTINGS,
    TODAY,
    catalog,
    minimal_site,
    write_tree,
)
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from microsite.catalogs.read import read_catalog_file
from microsite.command.cli import main
from microsite.load.files import load_document
from microsite.media.photograph import read_photograph
from microsite.media.picture_types import PictureFaultError
from microsite.media.svg import read_drawing
from microsite.pipeline import Config, check_site
from microsite.preview.server import make_application
from microsite.preview.shown import Preview, Version
from microsite.records.document import Document
from microsite.validate.validate import validate_content
from twinlint import compare
from twinlint.finding import Finding
from twinlint.register import Name, Register
from twinlint.source import Locale, read_text

REGISTER = Register(
    tuple(
        Name({Locale("fr"): name, Locale("en"): name}, "commune")
        for name in ("Saint-Denis", "Saint-Deny", "Fontenay-sous-Bois", "Meudon")
    )
)


@dataclass(frozen=True)
class Attack:
    """What is thrown at the program, and what it does with it."""

    inputs: st.SearchStrategy[Any]
    act: Callable[[Any], None]
    examples: int
    """How many a short run tries: together some seconds of processor time."""

    def run(self, seed: int | None = None, **settings: Any) -> None:
        """Try many inputs; the first that breaks a promise is made small and raised.

        Always the same inputs where `derandomize` is set, else those of a seed.
        """

        @hypothesis.settings(
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            **settings,
        )
        @given(self.inputs)
        def act(value: Any) -> None:
            self.act(value)

        (act if seed is None else hypothesis.seed(seed)(act))()


# Attacks ------------------------------------------------------------------------------


def attack_comparison(given: tuple[tuple[str, str], bool, tuple[str, str]]) -> None:
    """Two texts in three formats, with or without a register, in one of the reports."""
    (first, second), has_register, report = given
    register = REGISTER if has_register else None
    texts = {"fr": read_text(first, "fr").value, "en": read_text(second, "en").value}
    for form in ("markdown", "text", "html"):
        findings = compare(first, second, format=form, register=register)
        require_places(findings, texts)
        require_report(findings, texts, *report)


def attack_record(given: tuple[str, tuple[str, str]]) -> None:
    """The commune of the small site, damaged, in one of the reports."""
    content, report = given
    path = "content/communes/sceaux.yaml"
    read = load_document(path, content.encode(errors="surrogatepass"))
    findings: tuple[Finding, ...] = ()
    sources = {path: content}
    if isinstance(read, Finding):
        findings = (read,)
    else:
        documents = {**_read_rest(), path: read}
        _, findings = validate_content(documents, frozenset(), with_drafts=True)
        sources = {name: each.source.value for name, each in documents.items()}
    require_places(findings, sources)
    require_report(findings, sources, *report)


@cache
def _read_rest() -> dict[str, Document]:
    """The other documents of the small site."""
    read = {
        name: load_document(name, content.encode())
        for name, content in minimal_site().items()
        if name.startswith("content/") and isinstance(content, str)
    }
    return {name: each for name, each in read.items() if isinstance(each, Document)}


def attack_catalog(content: str) -> None:
    """A catalog, damaged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.po"
        path.write_bytes(content.encode(errors="surrogatepass"))
        read, findings = read_catalog_file(Path(folder), path, Locale("fr"))
    require_sound(findings, {"site.po": content})
    for number in (0, 1, 2, 10**9):
        assert findings or read.find_plural_form(number) >= 0


def attack_picture(given: tuple[str, bytes]) -> None:
    """A photograph, damaged."""
    ending, content = given
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{ending}"
        path.write_bytes(content)
        with contextlib.suppress(PictureFaultError):
            read_photograph(path, f"a.{ending}")


def attack_drawing(content: str) -> None:
    """A drawing, damaged: what is let through neither runs nor loads, and stays."""
    try:
        written = read_drawing(content.encode(errors="surrogatepass")).content
    except PictureFaultError:
        return
    assert read_drawing(written).content == written
    root = ElementTree.fromstring(written)  # noqa: S314 - written anew
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name or value.strip().startswith("#")
    for sign in (b"<?", b"<!", b"script", b"@import", b"image-set", b"src("):
        text = b"".join(_cut_texts(root))
        assert written.count(sign) == text.count(sign)


def _cut_texts(root: ElementTree.Element) -> Iterable[bytes]:
    """What readers see of a drawing, which may say anything."""
    for element in root.iter():
        if not element.tag.endswith("}style"):
            yield (element.text or "").encode()
        yield (element.tail or "").encode()
        yield from (
            value.encode()
            for name, value in element.attrib.items()
            if name in ("class", "id", "lang") or "label" in name
        )


def attack_file(name: str, content: str) -> None:
    """A file of the small site, damaged: the check finds something or nothing."""
    changes = {**outline(SQUARE), name: content.encode(errors="surrogatepass")}
    with tempfile.TemporaryDirectory() as folder:
        root = write_tree(Path(folder), minimal_site(changes))
        findings = check_site(Config(root, TODAY)).findings
    require_sound(findings, {name: content})


def attack_options(arguments: list[str]) -> None:
    """Options with values that nobody means: an exit code, and no traceback."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        root = write_tree(Path(folder) / "a/b/c", minimal_site())
        os.chdir(root)
        try:
            silence = contextlib.ExitStack()
            with silence:
                silence.enter_context(contextlib.redirect_stdout(io.StringIO()))
                silence.enter_context(contextlib.redirect_stderr(io.StringIO()))
                code = main(arguments)
        finally:
            os.chdir(before)
    assert code in (0, 1, 2), code


def attack_server(addresses: list[str]) -> None:
    """Addresses that try to leave the folder of the preview, one after the other."""
    answers = asyncio.run(_ask(_make_preview(), [*addresses, "/fr/"]))
    for answer in answers:
        assert _SECRET not in answer
        assert answer.startswith(b"HTTP/1.1 "), answer[:80]
        assert not answer.startswith(b"HTTP/1.1 5"), answer[:80]
    assert answers[-1].startswith(b"HTTP/1.1 200")


_SECRET = b"no visitor may read this"


@cache
def _make_preview() -> Path:
    """A folder to show, with what must not be seen inside it and around it."""
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    hidden = ("secret.txt", "site/.git/secret.txt", "site/_redirects", "site/fr/.env")
    write_tree(
        root,
        {
            "site/index.html": "<body>choice",
            "site/fr/index.html": "<body>accueil",
            "site/fr/404.html": "<body>introuvable",
            "outside/index.html": _SECRET,
            **dict.fromkeys(hidden, _SECRET),
        },
    )
    (root / "site/link").symlink_to(root / "outside")
    (root / "site/secret.txt").symlink_to(root / "secret.txt")
    return root / "site"


async def _ask(folder: Path, addresses: list[str]) -> list[bytes]:
    """What a preview of a folder answers, each address sent as it is."""
    shown = Preview(folder)
    shown.show(Version())
    server = HTTPServer(make_application(shown))
    sockets = bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    port = sockets[0].getsockname()[1]
    answers = []
    try:
        for address in addresses:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            line = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            writer.write(line.encode() + b"Connection: close\r\n\r\n")
            answers.append(await reader.read())
            writer.close()
    finally:
        server.stop()
        await server.close_all_connections()
    return answers


_VALUES = st.one_of(
    st.sampled_from(
        ("", ".", "content", "fr", "en", "0", "-1", "json", "text", "99999")
    ),
    inputs.texts.map(lambda text: re.sub(r"\.\.|[/\0]", "", text)[:300]),
)
_OPTIONS = st.lists(
    st.one_of(
        _VALUES,
        st.sampled_from(
            "--root --lang --drafts --out --base-url --preview --cache --no-cache"
            " --jobs --format --output --rule --strict --fix --host --port --languages"
            " --help --input-format --version".split()
        ),
    ),
    max_size=5,
)
_COMMANDS = st.sampled_from(
    ("build", "check", "compare", "explain", "schema", "messages", "new", "bild")
)


def _damage(source: str, pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    return inputs.damaged(source, pieces)


def _files(name: str, source: str, pieces: tuple[str, ...], examples: int) -> Attack:
    return Attack(_damage(source, pieces), partial(attack_file, name), examples)


_ENTRY = '#, fuzzy\nmsgid "a %(num)s"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "c"\n'
_STYLE = (
    "@layer a, b;\n.a > p { color: red; background: url(a.png) }\n@media print {}\n"
)
_PROSE = (
    "body:\n  fr: |\n    ## Titre\n\n    Un [lien](page:home).\n  en: |\n    ## Title\n"
)

ATTACKS: dict[str, Attack] = {
    "comparisons": Attack(
        st.tuples(inputs.pairs(), st.booleans(), REPORTS),
        attack_comparison,
        80,
    ),
    "records": Attack(
        st.tuples(_damage(OUTLINED + _PROSE, inputs.YAML_PIECES), REPORTS),
        attack_record,
        120,
    ),
    "catalogs": Attack(
        _damage(catalog("fr", _ENTRY), inputs.PO_PIECES), attack_catalog, 100
    ),
    "pictures": Attack(
        st.sampled_from(("jpg", "png", "webp", "avif")).flatmap(
            lambda ending: st.tuples(
                st.just(ending),
                inputs.damaged_bytes(_draw(ending)),
            )
        ),
        attack_picture,
        60,
    ),
    "drawings": Attack(
        _damage(inputs.DRAWING, inputs.DRAWING_PIECES), attack_drawing, 150
    ),
    "settings": _files("content/site.yaml", SETTINGS, inputs.YAML_PIECES, 15),
    "templates": _files(
        "templates/layouts/page.html", LAYOUT, inputs.TEMPLATE_PIECES, 20
    ),
    "outlines": _files(GEO, SQUARE, inputs.JSON_PIECES, 20),
    "styles": _files("assets/css/site.css", _STYLE, inputs.STYLE_PIECES, 20),
    "options": Attack(
        st.tuples(_COMMANDS, _OPTIONS).map(lambda given: [given[0], *given[1]]),
        attack_options,
        25,
    ),
    "trees": Attack(trees.TREES, trees.attack_tree, 60),
    "layouts": Attack(trees.LAYOUTS, trees.attack_names, 150),
    "server": Attack(
        st.lists(inputs.addresses, min_size=1, max_size=8), attack_server, 40
    ),
}
"""Every attack by its name; what each tries is told in SECURITY.md."""


@cache
def _draw(ending: str) -> bytes:
    return inputs.draw_picture({"jpg": "JPEG"}.get(ending, ending.upper()))
