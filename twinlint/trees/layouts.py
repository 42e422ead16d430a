"""How the folders of well-known programs name the versions of their pages.

Sources: the pages on languages in the manuals of Hugo, Docusaurus, Starlight, Astro,
MkDocs (mkdocs-static-i18n), Jekyll (jekyll-multiple-languages-plugin, jekyll-polyglot),
Sphinx and Eleventy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from twinlint.trees.pattern import Way, compile_glob


@dataclass(frozen=True, slots=True)
class Layout:
    """What shows that a folder is made for a program, and where its pages stand."""

    name: str
    signs: tuple[str, ...]
    """Patterns of the files that its users have at the top of their site."""
    ways: tuple[Way, ...]
    """From the folder of the sign; the first one that a file fits counts."""

    def find_tops(self, files: Iterable[str]) -> Iterator[str]:
        """The folders that have a sign, each with a final `/`; the top is empty."""
        signs = [compile_glob(f"**/{sign}") for sign in self.signs]
        tops = {
            _find_top(file, self.signs)
            for file in files
            if any(sign.fullmatch(file) for sign in signs)
        }
        yield from sorted(tops, key=lambda top: (top.count("/"), top))


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
        "Sphinx",
        ("{locale,locales}/*/LC_MESSAGES/*.po", "source/conf.py", "conf.py"),
        (
            Way("{locale,locales}/{lang}/LC_MESSAGES/**.po"),
            Way("source/{locale,locales}/{lang}/LC_MESSAGES/**.po"),
        ),
    ),
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
