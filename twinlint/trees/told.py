"""Pairs pages whose language stands in no path, but in a file.

Hugo has a folder for each language under any name (`contentDir`, Hugo documentation,
"Multilingual mode"). Pages of Jekyll say their language and what they share with their
versions in the fields above them (`lang` and `page_id`, the manual of jekyll-polyglot;
`ref` in older guides).
"""

from __future__ import annotations

import json
import posixpath
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from twinlint.documents import find_yaml_fields, read_front
from twinlint.source import Locale
from twinlint.trees.bases import Pages
from twinlint.trees.pattern import compile_glob
from twinlint.trees.tags import find_locale, find_tag

ReadHead = Callable[[str], str]
"""Gives the beginning of a file by its path."""

_HUGO = tuple(
    compile_glob(f"**/{sign}")
    for sign in (
        "{hugo,config}.{toml,yaml,yml,json}",
        "config/_default/{hugo,config,languages}.{toml,yaml,yml,json}",
    )
)
_JEKYLL = compile_glob("**/_config.{yml,yaml}")
_PAGES = (".md", ".markdown", ".html")
_LANGUAGE = ("lang", "language", "locale")
_SHARED = ("page_id", "ref", "translation_key", "lang-ref")
_USUAL = ("default_lang", "lang", "locale")
"""In the settings of Jekyll: the language of pages that say none."""


def find_content_folders(
    files: Sequence[str], locales: Iterable[Locale], read_head: ReadHead
) -> tuple[Pages, tuple[str, ...], Counter[str]]:
    """Pages of Hugo whose settings name a folder for a language.

    Beside them the folders, and how many files there are in languages that nobody asked
    for, by tag.
    """
    wanted = tuple(locales)
    pages: Pages = {}
    places: dict[Locale, str] = {}
    others: Counter[str] = Counter()
    for top, folders in _find_folders(files, read_head).items():
        for file in files:
            inside = [each for each in folders if file.startswith(f"{each}/")]
            if not inside:
                continue
            folder = max(inside, key=len)
            locale = find_locale(folders[folder], wanted)
            if locale is None:
                others[folders[folder]] += 1
                continue
            page = pages.setdefault(f"{top}\0{file.removeprefix(folder)}", {})
            page.setdefault(locale, file)
            places.setdefault(locale, folder)
    return pages, tuple(places[each] for each in wanted if each in places), others


def _find_folders(
    files: Iterable[str], read_head: ReadHead
) -> Mapping[str, Mapping[str, str]]:
    """`{top of a site: {folder: tag of the language}}` where one has a folder."""
    found: dict[str, dict[str, str]] = {}
    for file in files:
        if not any(sign.fullmatch(file) for sign in _HUGO):
            continue
        given = _read_settings(file, read_head(file))
        folder, name = posixpath.split(file)
        # A file of its own has the languages at its top.
        before = "" if name.startswith("languages.") else "languages."
        tags = {
            tag: f"{before}{tag}.contentdir"
            for tag in _list_steps(given, before)
            if find_tag(tag)
        }
        if any(key in given for key in tags.values()):
            above = folder.removesuffix("config/_default").rstrip("/")
            usual = given.get("contentdir", "content")
            found[above] = {
                posixpath.join(above, given.get(key, usual)): tag
                for tag, key in tags.items()
            }
    return found


def _list_steps(given: Iterable[str], before: str) -> Iterator[str]:
    """The keys of the mappings that stand below another key, in order."""
    below = [key.removeprefix(before) for key in given if key.startswith(before)]
    yield from dict.fromkeys(key.partition(".")[0] for key in below if "." in key)


def _read_settings(path: str, value: str) -> Mapping[str, str]:
    """The texts of a file of settings by key in lower case; none of a broken one."""
    suffix = posixpath.splitext(path)[1]
    if suffix in (".yml", ".yaml"):
        fields = find_yaml_fields(value, 0, len(value))
        return {each.key.lower(): "".join(each.written).strip("/") for each in fields}
    try:
        given = tomllib.loads(value) if suffix == ".toml" else json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return dict(_flatten(given))


def _flatten(given: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(given, dict):
        for key, value in given.items():
            yield from _flatten(value, (*way, str(key).lower()))
    else:
        yield ".".join(way), given.strip("/") if isinstance(given, str) else ""


def find_told(
    files: Sequence[str], locales: Iterable[Locale], read_head: ReadHead
) -> Pages:
    """Pages of Jekyll that say their language, by what they share with their versions.

    One that shares nothing stands alone.
    """
    wanted = tuple(locales)
    pages: Pages = {}
    for sign in (file for file in files if _JEKYLL.fullmatch(file)):
        top = posixpath.dirname(sign)
        settings = _read_settings(sign, read_head(sign))
        usual = _choose(settings, _USUAL)
        for file in files:
            if not file.startswith(top) or not file.lower().endswith(_PAGES):
                continue
            given = read_front(read_head(file))
            shared = _choose(given, _SHARED)
            tag = _choose(given, _LANGUAGE) or (usual if shared else "")
            locale = find_locale(tag, wanted) if tag else None
            if locale is not None:
                page = pages.setdefault(f"{top}\0{shared or file}", {})
                page.setdefault(locale, file)
    return pages


def _choose(given: Mapping[str, str], names: Iterable[str]) -> str:
    """The first of some fields that says something; else nothing."""
    return next(filter(None, (given.get(name, "") for name in names)), "")
