"""Attacks on what a team keeps beside its texts, and on the names of their files."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

from fuzz import inputs
from hypothesis import strategies as st
from support import write_tree

from twinlint.changes import read_diff
from twinlint.command.cli import main
from twinlint.source import Locale
from twinlint.trees import PatternError, pair_folders, pair_tree, read_way

LANGUAGES = (Locale("fr"), Locale("en"))
SETTINGS = """\
languages = ["fr", "en"]
pairs = ["{lang}/**/*.md", 'docs/** = i18n/{lang}/**']
exclude = [
  "drafts", # not yet
]
ignore-sections = ["A"]
ignore-words = ['a+']
register = ["names.csv"]
terms = ["terms.tbx"]
baseline = "accepted.json"
rules = { missing-link = "off", "lost-emphasis" = "note" }
"""
NAMES = "fr,en,kind,variants,mistakes\nAgence,Agency,organisation,A|B,C\n,,,,\n"
TERMS = """\
<tbx xml:lang="en"><text><body><conceptEntry id="1"><langSec xml:lang="fr"><termSec>
<term>commune</term></termSec></langSec><langSec xml:lang="en"><termSec>
<term>municipality</term></termSec></langSec></conceptEntry></body></text></tbx>
"""
BASELINE = """\
{"version": 1, "accepted": [
 {"path": "en/a.md", "rule": "different-number", "fingerprint": "0", "message": "a"}]}
"""
FILES = {
    "twinlint.toml": SETTINGS,
    "names.csv": NAMES,
    "terms.tbx": TERMS,
    "accepted.json": BASELINE,
    "fr/a.md": "# Le port\n\nIl y a 18 ports.\n",
    "en/a.md": "# The harbour\n\nThere are 16 harbours.\n",
}
"""A small tree; each attack damages one of its files."""
TOML_PIECES = (
    "[rules]\n", "[[a]]\n", "{ a = ", "'''", '"""', "= 1979-05-27\n", "\\u0000",
    "a.b.c = 1\n", '"', "]", "}", "pairs = ", "\r", "[tool.twinlint]\n", "(?P<a>",
)  # fmt: skip
CSV_PIECES = ('"', ",", ";", "\t", "|", "\r", "\n\n", "variants.fr", "forbidden.", "\0")
XML_PIECES = (
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "<![CDATA[", "]]>", "<termEntry>", "<?x?>",
    "</term>", "xmlns:a='b'", "<term>", "<!--",
)  # fmt: skip
WAIVER_PIECES = (
    "<!-- twinlint: allow different-number: a -->", "<!-- twinlint: ", " -->", "{/*",
    "allow-page", "\n\n```\n", "# A\n\n", ": ",
)  # fmt: skip


def attack_tree(given: tuple[str, str]) -> None:
    """A file of the tree, damaged: an exit code and sentences, and nothing written."""
    name, content = given
    damaged = {**FILES, name: content.encode(errors="surrogatepass")}
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        root = write_tree(Path(folder), damaged)
        stack.enter_context(contextlib.chdir(root))
        out = stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        code = main(["fr", "en", "--no-cache", "--jobs", "1", "--lang", "en"])
        assert sorted(FILES) == sorted(
            path.relative_to(root).as_posix()
            for path in root.rglob("*")
            if path.is_file()
        )
    assert code in (0, 1, 2), code
    assert code != 2 or not out.getvalue()


_NAMES = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(
                "fr en fr-CA docs i18n content a.md a.fr.md a_en.txt index.html "
                "hugo.toml docusaurus.config.js conf.py locale LC_MESSAGES a.po".split()
            ),
            inputs.texts.map(lambda text: text.replace("/", "")[:20] or "a"),
        ),
        min_size=1,
        max_size=5,
    ).map("/".join),
    max_size=12,
    unique=True,
)
_HEADS = st.lists(
    st.one_of(
        st.sampled_from(
            ('<link rel="alternate"', " hreflang='fr'", ' href="/fr/"', ">", "href=//[",
             "<link rel=alternate hreflang=en href=../a.md>")
        ),
        inputs.texts,
    ),
    max_size=8,
).map("".join)  # fmt: skip


def attack_names(given: tuple[list[str], str, str]) -> None:
    """Names of files, the head of a page, a pattern: each file is in a pair once."""
    files, head, pattern = given
    pairings = [
        pair_tree(files, LANGUAGES, (), lambda _: head),
        pair_folders((files, files[::-1]), LANGUAGES),
    ]
    with contextlib.suppress(PatternError):
        pairings.append(pair_tree(files, LANGUAGES, (read_way(pattern),)))
    for pairing in pairings:
        assert {path for pair in pairing.pairs for path in pair.paths} <= set(files)
        assert {each.path for each in pairing.lone} <= set(files)
    read_diff(f"{head}\n{pattern}\n", "/nowhere", files)


TREES = st.one_of(
    *(
        st.tuples(st.just(name), inputs.damaged(FILES[name], pieces))
        for name, pieces in (
            ("twinlint.toml", TOML_PIECES),
            ("names.csv", CSV_PIECES),
            ("terms.tbx", XML_PIECES),
            ("accepted.json", inputs.JSON_PIECES),
            ("en/a.md", WAIVER_PIECES),
        )
    )
)
LAYOUTS = st.tuples(
    _NAMES,
    _HEADS,
    st.one_of(inputs.texts, st.sampled_from(("{lang}/**", "**{lang}*", "{a,}={lang}"))),
)
