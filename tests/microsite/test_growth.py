"""What a build does grows as its site does: lines of code are counted, not seconds.

Every module that a build runs is counted by itself, so that a stage that begins to go
through all records for each of them is found, whichever it is. What the check of texts
does is counted in the tests of its rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from support import LAYOUT, TODAY, count_lines, list_records, minimal_site, write_tree

from microsite.pipeline import Config, build_site
from microsite.validate.codes import is_given

pytestmark = pytest.mark.campaign

SIZES = (10, 20, 40)
"""Communes, each with a solution, a news, an event, a mayor, a term and a source."""
CODES = tuple(filter(is_given, (f"76{number:03}" for number in range(1000))))
"""Those of a département that has enough communes."""
MOST = 2.2
"""Of twice as many more communes, twice as much more work is expected."""
FEW = 500
"""Lines of a module below which its growth tells nothing."""
LISTS = (
    "communes",
    "editions",
    "solutions",
    "news",
    "glossary",
    "people",
    "sources",
    "themes",
)
CALLS = {
    "commune": (
        "solutions_of(record)|by_name, news_of(record), events_of(record),"
        " phase_of(record), notes.cite(record), sources_of(*record.sources),"
        " neighbours_of(record), record.mayor and term_of(record.mayor, record),"
        " notes.list(),"
        " site.editions[record.edition], url('commune:' ~ record.id),"
        " draw_map((record,))"
    ),
    "solution": (
        "communes_of(record)|by_name, phase_of(record), holders_of(record),"
        " notes.cite(record), others_of(record)"
    ),
    "news-item": "communes_of(record)|by_name, record.date|date",
    "edition": (
        "communes_of(record), solutions_of(record), events_of(record),"
        " news_of(record), figures_of(record)"
    ),
    "home": (
        "latest_news(), communes_by_department(), themes_with_solutions(),"
        " communes_with_solutions(), solutions_by_status(), events_by_year(),"
        " people_with_roles(), defined_terms(), organisations_by_kind(),"
        " page_index(), pages_by_menu(), draw_map()"
    ),
    "people": "site.people.values()|by_name",
}
"""What the template of each kind of page asks of the site."""
OWN = {
    "people": (
        "{% for each in site.people.values() %}"
        "{% set asked = mandates_of(each) %}{% endfor %}"
    )
}
"""What one of them asks in a loop."""


def make_site(count: int) -> Mapping[str, str | bytes | None]:
    """A site with many communes, each with all that belongs to one."""
    files = minimal_site(list_records(*LISTS))
    asked = LAYOUT.replace("</main>", "{% block asked %}{% endblock %}</main>")
    files["templates/layouts/page.html"] = asked.replace(
        "</head>",
        '<script type="application/ld+json">{{ structured_data() }}</script></head>',
    )
    for kind, calls in CALLS.items():
        files[f"templates/pages/{kind}.html"] = (
            '{% extends "layouts/page.html" %}{% block asked %}'
            f"{{% set asked = [{calls}] %}}{OWN.get(kind, '')}{{% endblock %}}\n"
        )
    return files | dict(_write_communes(count))


def _write_communes(count: int) -> Iterator[tuple[str, str]]:
    lists = dict.fromkeys(("people", "timeline", "glossary", "sources"), "")
    lists["people"] = "ada-martin:\n  name: Ada Martin\n"
    lists["themes"] = (
        "shade:\n  name: {fr: Ombre, en: Shade}\n"
        "  summary: {fr: De l’ombre, en: Some shade}\n"
    )
    for number in range(count):
        id_, name = f"ville-{number}", f"Ville{'-sur-Orge' * (number % 2)} {number}é"
        yield (
            f"content/communes/{id_}.yaml",
            f"name: {name}\nedition: edition-1\nsources: [source-{number}]\n"
            f"code_insee: {CODES[number]}\npostal_codes: [76{number:03}]\n"
            "department: {code: 76, name: Seine-Maritime}\n"
            f"mayor: {{person: person-{number}, title: {{fr: Maire, en: Mayor}}}}\n"
            f"position: {{latitude: 48.{number:03}, longitude: 2.{number:03}}}\n"
            f"summary: {{fr: À {name}., en: In {name}.}}\n",
        )
        yield (
            f"content/solutions/{id_}.yaml",
            f"name: {{fr: Banc {number}, en: Bench {number}}}\ncommunes: [{id_}]\n"
            "edition: edition-1\nthemes: [shade]\nstatus: testing\n"
            f"sources: [source-{number}]\n"
            f"summary: {{fr: Un banc à {name}., en: A bench in {name}.}}\n",
        )
        yield (
            f"content/news/{id_}.yaml",
            f"title: {{fr: Un banc à {name}, en: A bench in {name}}}\n"
            f"date: 2023-03-{number % 28 + 1:02}\ncommunes: [{id_}]\n"
            f"sources: [source-{number}]\n"
            f"summary: {{fr: Il est à {name}., en: It is in {name}.}}\n",
        )
        lists["people"] += f"person-{number}:\n  name: Personne-{number} Durand\n"
        lists["timeline"] += (
            f"event-{number}:\n  date: 2023-04\n  communes: [{id_}]\n"
            f"  text: {{fr: Pose à {name}, en: Placed in {name}}}\n"
        )
        lists["glossary"] += (
            f"term-{number}:\n  term: Quartier{'-pilote' * (number % 2)} {number}é\n"
            "  is_name: true\n  language: fr\n"
        )
        lists["sources"] += (
            f"source-{number}:\n  title: {{fr: Avis {number}, en: Notice {number}}}\n"
            "  language: fr\n  read: full\n  remark: {fr: Lu, en: Read}\n"
        )
    for name, text in lists.items():
        yield f"content/{name}.yaml", text


@pytest.fixture
def growth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Mapping[str, tuple[int, int]]:
    """The lines that each module runs more at the second size, and at the third."""
    # Names on the map are moved apart up to a number of them, each beside each.
    monkeypatch.setattr("microsite.map.map.CROWD", 0)
    monkeypatch.setattr("microsite.map.names.CROWD", 0)
    monkeypatch.setattr("microsite.pages.template.environment.CROWD", 0)
    # So is a picture of communes side by side.
    monkeypatch.setattr("microsite.map.emblem.MOST_PLOTS", 0)
    counts = []
    for number, size in enumerate((2, *SIZES)):
        config = Config(write_tree(tmp_path / f"{number}", make_site(size)), TODAY)
        out = tmp_path / f"{number}" / "dist"
        build = partial(build_site, config, out)
        counts.append(count_lines(build, "microsite"))
        assert (out / "fr" / "solutions" / f"ville-{size - 1}").is_dir()
    small, middle, large = counts[1:]
    return {
        name: (middle[name] - small[name], large[name] - middle[name]) for name in large
    }


def test_no_module_does_more_for_a_record_where_there_are_more(
    growth: Mapping[str, tuple[int, int]],
) -> None:
    steep = {
        name: (first, second)
        for name, (first, second) in growth.items()
        if second > max(FEW, MOST * first)
    }
    assert steep == {}
    assert len([name for name, (_, second) in growth.items() if second > FEW]) > 20
