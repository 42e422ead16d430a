"""Draws what a made-up site tells: records in two languages that say the same.

The same number always gives the same records. Both versions of a text are made from one
draw, so that they are translations, and every commune has a name of its own, half of
them with hyphens: what grows with names shows.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

LANGUAGES = ("fr", "en")
WORDS: Mapping[str, Any] = json.loads(
    Path(__file__).with_name("words.json").read_text(encoding="utf-8")
)
CODES = Path(__file__).parents[2] / "microsite" / "validate" / "insee.txt"
SOLUTIONS = 3
"""Of each commune."""
_SEED = 20_240_601


@dataclass(frozen=True)
class Told:
    """What a record says in one language."""

    title: str
    summary: str
    body: str
    """Markdown, with a heading, a list, a quotation, links and emphasis."""


@dataclass(frozen=True)
class Entry:
    """A commune, or a solution in one."""

    kind: str
    """`communes` or `solutions`, the folder of its page."""
    slug: str
    commune: str
    """The name of the commune."""
    code: str
    department: str
    mayor: str
    person: str
    """The id of the mayor."""
    population: int
    themes: tuple[str, ...]
    date: str
    position: tuple[float, float]
    """Latitude and longitude."""
    related: tuple[str, ...]
    """The slugs of its solutions, or of its commune."""
    told: Mapping[str, Told]

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is said once for both languages, as other generators want it."""
        return {
            "name": self.commune,
            "code": self.code,
            "departement": self.department,
            "mayor": self.mayor,
            "population": self.population,
            "themes": self.themes,
            "date": self.date,
            "updated": self.date,
            "lat": self.position[0],
            "lon": self.position[1],
            "related": self.related,
        }


def count_pages(communes: int) -> int:
    """Pages of records that a site of so many communes has, in both languages."""
    return len(LANGUAGES) * communes * (1 + SOLUTIONS)


def draw_entries(communes: int) -> Iterator[Entry]:
    """Communes, each followed by its solutions."""
    rng = random.Random(_SEED)  # noqa: S311 - the same each time
    names = _draw_names(rng, communes)
    mayors = _draw_people(rng, communes)
    told = zip(names, mayors, _list_codes(communes), strict=True)
    for number, (name, mayor, code) in enumerate(told):
        kinds = rng.sample(range(len(WORDS["fr"]["solutions"])), SOLUTIONS)
        slug = _make_slug(name)
        titles = [
            {lang: _name_solution(lang, kind, name) for lang in LANGUAGES}
            for kind in kinds
        ]
        slugs = tuple(_make_slug(title["fr"]) for title in titles)
        shared = {
            "commune": name,
            "code": code,
            "department": code[:2],
            "mayor": mayor,
            "person": f"mayor-{number}",
            "population": 200 + rng.randrange(30_000),
            "date": f"{2021 + rng.randrange(3)}-{1 + rng.randrange(12):02}"
            f"-{1 + rng.randrange(28):02}",
            "position": (
                round(48.5 + 0.7 * rng.random(), 4),
                round(2 + 0.8 * rng.random(), 4),
            ),
        }
        title = dict.fromkeys(LANGUAGES, name)
        yield _draw_entry(rng, "communes", slug, title, slugs, shared)
        for own, named in zip(slugs, titles, strict=True):
            yield _draw_entry(rng, "solutions", own, named, (slug,), shared)


def _draw_entry(
    rng: random.Random,
    kind: str,
    slug: str,
    titles: Mapping[str, str],
    related: tuple[str, ...],
    shared: Mapping[str, Any],
) -> Entry:
    themes = tuple(sorted(rng.sample(WORDS["themes"], 2)))
    drawn = _draw_text(rng)
    told = {
        lang: Told(
            titles[lang],
            " ".join(_write_sentence(lang, each) for each in drawn["summary"]),
            _write_body(lang, drawn, slug, titles[lang]),
        )
        for lang in LANGUAGES
    }
    return Entry(kind, slug, themes=themes, related=related, told=told, **shared)


# Names --------------------------------------------------------------------------------


def _list_codes(count: int) -> tuple[str, ...]:
    """The first INSEE codes of communes, since others would be found wrong."""
    codes = (
        f"{department}{number:03}"
        for department, *written in map(str.split, CODES.read_text().splitlines())
        if department.isdecimal()
        for first, _, last in (each.partition("-") for each in written)
        for number in range(int(first), int(last or first) + 1)
    )
    return tuple(islice(codes, count))


def _draw_names(rng: random.Random, count: int) -> tuple[str, ...]:
    names: dict[str, None] = {}
    words = WORDS["names"]
    while len(names) < count:
        name = rng.choice(words["first"]) + rng.choice(words["second"])
        if rng.random() < 0.5:
            name += f"-{rng.choice(words['suffix'])}"
        names[name] = None
    return tuple(names)


def _draw_people(rng: random.Random, count: int) -> tuple[str, ...]:
    people: dict[str, None] = {}
    words = WORDS["people"]
    while len(people) < count:
        given = rng.choice(words["given"])
        family = rng.choice(words["first"]) + rng.choice(words["second"])
        if rng.random() < 0.3:
            family += f"-{rng.choice(words['first'])}{rng.choice(words['second'])}"
        people[f"{given} {family}"] = None
    return tuple(people)


def _name_solution(language: str, kind: int, commune: str) -> str:
    words = WORDS[language]
    return f"{words['solutions'][kind]} {words['at']} {commune}"


def _make_slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


# Texts --------------------------------------------------------------------------------

_PARTS = ("subjects", "verbs", "objects", "tails")
_Sentence = tuple[int, ...]
"""The numbers of its words, for each of `_PARTS`."""


def _draw_text(rng: random.Random) -> Mapping[str, tuple[_Sentence, ...]]:
    """Sentences by the part of a text that they stand in."""

    def draw(length: int) -> tuple[_Sentence, ...]:
        """Sentences of which no two end alike: an item is the end of one."""
        drawn: dict[_Sentence, _Sentence] = {}
        while len(drawn) < length:
            each = tuple(rng.randrange(len(WORDS["fr"][part])) for part in _PARTS)
            drawn.setdefault(each[2:], each)
        return tuple(drawn.values())

    lengths = {
        "summary": 2,
        "lead": 3,
        "second": 2,
        "items": 4,
        "quotation": 2,
        "last": 4,
    }
    return {part: draw(length) for part, length in lengths.items()}


def _write_sentence(language: str, sentence: _Sentence, form: str = "{}") -> str:
    """The sentence, its last words in a form such as `*{}*`."""
    *first, last = (
        WORDS[language][part][number]
        for part, number in zip(_PARTS, sentence, strict=True)
    )
    return f"{' '.join(first)} {form.format(last)}."


def _write_body(
    language: str, drawn: Mapping[str, tuple[_Sentence, ...]], slug: str, title: str
) -> str:
    words = WORDS[language]

    def write(part: str) -> str:
        first, *between, last = drawn[part]
        return " ".join(
            (
                _write_sentence(language, first, "**{}**"),
                *(_write_sentence(language, each) for each in between),
                _write_sentence(language, last, "*{}*"),
            )
        )

    lead = words["record"].format(
        id=slug,
        first=f"[{title}](https://example.net/x/{slug})",
        second=f"[{words['file']}](https://example.net/doc?id={slug}&v=2)",
    )
    items = (
        f"- {words['objects'][each[2]]} {words['tails'][each[3]]}"
        for each in drawn["items"]
    )
    quotation = (_write_sentence(language, each) for each in drawn["quotation"])
    return "\n\n".join(
        (
            f"## {words['headings'][0]}",
            f"{lead} {write('lead')}",
            write("second"),
            "\n".join(items),
            f"> {' '.join(quotation)}",
            f"## {words['headings'][1]}",
            write("last"),
        )
    )
