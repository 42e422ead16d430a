"""How the folders of well-known programs name the versions of their pages.

Sources: the pages on languages in the manuals of Hugo, Docusaurus, Starlight, Astro,
MkDocs (mkdocs-static-i18n), Jekyll (jekyll-multiple-languages-plugin, jekyll-polyglot),
Sphinx, Django, GNU gettext and Eleventy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from twinlint.data import dataclass
from twinlint.trees.pattern import Way, compile_glob
from twinlint.trees.tags import MESSAGES


@dataclass(frozen=True, slots=True)
class Layout:
    """What shows that a folder is made for a program, and where its pages stand."""

    name: str
    signs: tuple[str, ...]
    """Patterns of the files that its users have at the top of their site; without any,
    pages show by the folder that they are in."""
    ways: tuple[Way, ...]
    """From the folder of the sign; the first one that a file fits counts."""
    below: str = ""
    """The folder below that of each language that pages stand in, if there is one. It
    shows where the ways count from, in all places once one is at a sign, or below."""

    def find_tops(self, files: Iterable[str]) -> Iterator[str]:
        """The folders that the ways count from, with a final `/`; the top is empty."""
        known = tuple(files)
        signs = [compile_glob(f"**/{sign}") for sign in self.signs]
        tops = {
            _find_top(file, self.signs)
            for file in known
            if any(sign.fullmatch(file) for sign in signs)
        }
        if self.below:
            signed, tops = tuple(tops), set(_find_above(known, self.below))
            if self.signs and not any(top.startswith(signed) for top in tops):
                return
        yield from sorted(tops, key=lambda top: (top.count("/"), top))


def _find_above(files: Iterable[str], folder: str) -> Iterator[str]:
    """The folders that stand two above one of a name: `locale/` of `locale/fr/x/`."""
    for file in files:
        above, found, _ = file.partition(f"/{folder}/")
        if found:
            yield "".join(above.rpartition("/")[:2])


def _find_top(file: str, signs: Iterable[str]) -> str:
    """The folder that a sign stands for, which may be below it (`config/x.toml`)."""
    depth = max(
        sign.count("/") for sign in signs if compile_glob(f"**/{sign}").fullmatch(file)
    )
    folder = PurePosixPath(file).parents[depth].as_posix()
    return "" if folder == "." else f"{folder}/"


def place_way(way: Way, top: str) -> Way:
    """The same way in another folder, whose name ends in `/` or is empty."""
    return Way(top + way.marked, way.unmarked and top + way.unmarked)


_CONTENT = "docusaurus-plugin-content"
_CATALOGS = Way(f"{{lang}}/{MESSAGES}/**.po")
LAYOUTS = (
    Layout(
        "Docusaurus",
        ("docusaurus.config.{js,ts,mjs,cjs,mts}",),
        (
            Way(f"i18n/{{lang}}/{_CONTENT}-docs/current/**", "docs/**"),
            Way(
                f"i18n/{{lang}}/{_CONTENT}-docs/version-*/**",
                "versioned_docs/version-*/**",
            ),
            Way(f"i18n/{{lang}}/{_CONTENT}-blog/**", "blog/**"),
            Way(f"i18n/{{lang}}/{_CONTENT}-pages/**", "src/pages/**"),
            # Several manuals, each in a folder with the name it goes by.
            Way(f"i18n/{{lang}}/{_CONTENT}-docs-*/current/**", "*/**"),
            # Messages of the theme and labels of menus, of each language.
            Way("i18n/{lang}/**.json"),
        ),
    ),
    Layout(
        "Starlight",
        ("astro.config.{js,ts,mjs,cjs,mts}",),
        (Way("src/content/docs/{lang}/**", "src/content/docs/**"),),
    ),
    Layout(
        "Astro",
        ("astro.config.{js,ts,mjs,cjs,mts}",),
        (
            Way("src/content/*/{lang}/**"),
            Way("src/pages/{lang}/**", "src/pages/**"),
        ),
    ),
    Layout(
        "MkDocs",
        ("mkdocs.{yml,yaml}", "zensical.toml"),
        (
            Way("docs/**/*.{lang}.md", "docs/**/*.md"),
            Way("docs/{lang}/**", "docs/**"),
        ),
    ),
    Layout(
        "Hugo",
        (
            "hugo.{toml,yaml,yml,json}",
            "config/_default/{hugo,config}.{toml,yaml,yml,json}",
            "config.{toml,yaml,yml,json}",
        ),
        (
            Way("content/**/*.{lang}.{md,html}", "content/**/*.{md,html}"),
            Way("content/{lang}/**", "content/**"),
        ),
    ),
    Layout(
        "Jekyll",
        ("_config.{yml,yaml}",),
        (
            Way("_i18n/{lang}/**"),
            Way("{_posts,_pages,_docs}/{lang}/**", "{_posts,_pages,_docs}/**"),
            Way("{lang}/**", "**"),
        ),
    ),
    Layout(
        "Django",
        (f"*/{MESSAGES}/{{django,djangojs}}.po",),
        (_CATALOGS,),
        MESSAGES,
    ),
    Layout(
        "Sphinx",
        ("source/conf.py", "conf.py"),
        (_CATALOGS,),
        MESSAGES,
    ),
    Layout("gettext", (), (_CATALOGS,), MESSAGES),
    Layout(
        "Eleventy",
        ("eleventy.config.{js,ts,mjs,cjs}", ".eleventy.js"),
        (Way("{src,content,site,pages}/{lang}/**"), Way("{lang}/**", "**")),
    ),
)
"""Those that show by a file of their own, the surest first."""

ANY = (
    Way("**/*.{lang}.*", "**/*.*"),
    Way("**/{lang}.*"),
    Way("**/{lang}/**", "**"),
    Way("**/*-{lang}.*", "**/*.*"),
    Way("**/*_{lang}.*", "**/*.*"),
)
"""The ways of everybody else."""
