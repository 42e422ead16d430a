"""Writes a made-up site the way each generator wants it, all with the same layout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bench.records import LANGUAGES, WORDS, Entry

_LAYOUTS = Path(__file__).with_name("layouts")
_KINDS = ("communes", "solutions")
_SOURCE = "register"
"""The id of the one source of all facts."""


def write_site(generator: str, folder: Path, entries: Iterable[Entry]) -> None:
    """The whole source of a site, into a folder that does not exist yet."""
    shutil.copytree(_LAYOUTS / generator, folder)
    if generator != "ours":
        _write_labels(folder)
    for path, text in _WRITERS[generator](tuple(entries)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def find_source(generator: str, entry: Entry) -> str:
    """The path of the file that holds a record, its French version at least."""
    pattern = {
        "ours": "content/{kind}/{slug}.yaml",
        "hugo": "content/{kind}/{slug}.fr.md",
        "pelican": "content/{kind}/{slug}.fr.md",
        "mkdocs": "docs/fr/{kind}/{slug}.md",
    }[generator]
    return pattern.format(kind=entry.kind, slug=entry.slug)


_Files = Iterator[tuple[str, str]]
"""Paths in the folder, each with a text to add to the file."""


def _write_ours(entries: tuple[Entry, ...]) -> _Files:
    for entry in entries:
        yield find_source("ours", entry), _write_record(entry)
        if entry.kind == "communes":
            person = f"name: {_quote(entry.mayor)}\n  sources: [{_SOURCE}]"
            yield "content/people.yaml", f"{entry.person}:\n  {person}\n"


def _write_record(entry: Entry) -> str:
    told = {lang: entry.told[lang] for lang in LANGUAGES}
    is_commune = entry.kind == "communes"
    lines = [
        f"name: {_quote(entry.commune)}\n"
        if is_commune
        else _write_both("name", {lang: each.title for lang, each in told.items()}),
        "edition: edition-1\n",
        f"sources: [{_SOURCE}]\n",
        _write_both("summary", {lang: each.summary for lang, each in told.items()}),
        _write_commune(entry) if is_commune else _write_solution(entry),
        "body:\n",
        *(f"  {lang}: |\n{_indent(each.body)}" for lang, each in told.items()),
    ]
    return "".join(lines)


def _write_commune(entry: Entry) -> str:
    titles = {
        lang: WORDS[lang]["mayor"].format(name=entry.commune) for lang in LANGUAGES
    }
    latitude, longitude = entry.position
    return (
        f"code_insee: {entry.code}\npostal_codes: [{entry.code}]\n"
        f"department:\n  code: {entry.department}\n"
        f"  name: Département {entry.department}\n  sources: [{_SOURCE}]\n"
        f"mayor:\n  person: {entry.person}\n"
        f"{_indent(_write_both('title', titles), 2)}"
        f"  from: {entry.date}\n  sources: [{_SOURCE}]\n"
        f"population:\n  by_year:\n    2026: {entry.population}\n"
        f"  sources: [{_SOURCE}]\n"
        f"position:\n  latitude: {latitude}\n  longitude: {longitude}\n"
    )


def _write_solution(entry: Entry) -> str:
    return (
        f"communes: [{entry.related[0]}]\nthemes: [{', '.join(entry.themes)}]\n"
        "status: tested\n"
    )


def _write_both(field: str, values: Mapping[str, str]) -> str:
    lines = (f"  {lang}: {_quote(value)}\n" for lang, value in values.items())
    return f"{field}:\n{''.join(lines)}"


def _write_hugo(entries: tuple[Entry, ...]) -> _Files:
    for lang in LANGUAGES:
        yield f"i18n/{lang}.json", json.dumps(WORDS[lang]["labels"])
        for kind in _KINDS:
            title = _quote(WORDS[lang]["lists"][kind])
            yield f"content/{kind}/_index.{lang}.md", f"---\ntitle: {title}\n---\n"
    for entry in entries:
        for lang in LANGUAGES:
            yield (
                f"content/{entry.kind}/{entry.slug}.{lang}.md",
                _write_page(entry, lang, f"lastmod: {entry.date}\n"),
            )


def _write_mkdocs(entries: tuple[Entry, ...]) -> _Files:
    feed = (_LAYOUTS / "mkdocs/theme/feed.xml").read_text(encoding="utf-8")
    for lang in LANGUAGES:
        yield f"theme/{lang}/feed.xml", f'{{% set lang = "{lang}" %}}{feed}'
        home = "---\ntemplate: home.html\ntitle: Communes\n---\n"
        yield f"docs/{lang}/index.md", home
        for kind in _KINDS:
            title = _quote(WORDS[lang]["lists"][kind])
            head = f"---\ntemplate: list.html\ntitle: {title}\n---\n"
            yield f"docs/{lang}/{kind}/index.md", head
    for entry in entries:
        for lang in LANGUAGES:
            path = f"docs/{lang}/{entry.kind}/{entry.slug}.md"
            yield path, _write_page(entry, lang)


def _write_pelican(entries: tuple[Entry, ...]) -> _Files:
    for lang in LANGUAGES:
        for kind in ("", *_KINDS):
            given = f'{{% set lang = "{lang}" %}}{{% set kind = "{kind}" %}}'
            base = "list" if kind else "home"
            name = "_".join(filter(None, (base, lang, kind)))
            text = f'{given}{{% extends "{base}.html" %}}\n'
            yield f"theme/templates/{name}.html", text
    for entry in entries:
        for lang in LANGUAGES:
            told = entry.told[lang]
            facts = {**entry.facts, "themes": ",".join(entry.themes)}
            facts["related"] = ",".join(entry.related)
            head = {
                "Title": told.title,
                "Lang": lang,
                "Slug": entry.slug,
                "Category": entry.kind,
                "Summary": told.summary,
                "Modified": entry.date,
                **{name.capitalize(): value for name, value in facts.items()},
            }
            lines = (f"{name}: {value}\n" for name, value in head.items())
            path = f"content/{entry.kind}/{entry.slug}.{lang}.md"
            yield path, f"{''.join(lines)}\n{told.body}\n"


_WRITERS: Mapping[str, Callable[[tuple[Entry, ...]], _Files]] = {
    "ours": _write_ours,
    "hugo": _write_hugo,
    "mkdocs": _write_mkdocs,
    "pelican": _write_pelican,
}


def _write_page(entry: Entry, lang: str, more: str = "") -> str:
    """Markdown below its front matter."""
    told = entry.told[lang]
    dates = ("date", "updated")
    facts = "".join(
        f"{name}: {value if name in dates else _quote(value)}\n"
        for name, value in entry.facts.items()
    )
    head = f"title: {_quote(told.title)}\ndescription: {_quote(told.summary)}\n"
    return f"---\n{head}{more}{facts}---\n\n{told.body}\n"


def _write_labels(folder: Path) -> None:
    labels = {
        lang: {**WORDS[lang]["labels"], "months": WORDS[lang]["months"]}
        for lang in LANGUAGES
    }
    text = json.dumps(labels, ensure_ascii=False)
    (folder / "labels.json").write_text(text, encoding="utf-8")


def _quote(value: object) -> str:
    """A value in YAML, of which JSON is a part."""
    return json.dumps(value, ensure_ascii=False)


def _indent(text: str, by: int = 4) -> str:
    lines = text.rstrip("\n").split("\n")
    return "".join(f"{' ' * by}{line}\n" if line else "\n" for line in lines)
