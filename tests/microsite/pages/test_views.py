"""What pages show of a site: what belongs to a record, lists in their order."""

from __future__ import annotations

from typing import NamedTuple

from conftest import Tree
from support import COMMUNE, PROJECT, minimal_site, read_site

from microsite.pages import views
from microsite.pages.agenda import day_of
from microsite.pages.views import offer_views
from microsite.records import COLLECTIONS, Site, communes_of, solutions_of

SOLUTION = """\
name: {name}
communes: [{communes}]
edition: edition-1
themes: [air]
status: {status}
summary: {{fr: Une, en: One}}
"""


class _Workshop(NamedTuple):
    """A record of a type this program does not have."""

    communes: tuple[str, ...]


def read_example(tree: Tree) -> Site:
    """Three communes of two départements, with two solutions and dates."""
    meudon = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
    lilas = (
        COMMUNE.replace("Sceaux", "Les Lilas")
        .replace("92071", "93045")
        .replace("code: 92", "code: 75")
        .replace("Hauts-de-Seine", "Paris")
        + "mayor: {person: ada-martin, title: {fr: Maire, en: Mayor}}\n"
    )
    news = (
        "title: {fr: Une, en: One}\nsummary: {fr: Une, en: One}\ncommunes: [meudon]\n"
    )
    return read_site(
        tree(
            minimal_site(
                {
                    "content/communes/meudon.yaml": meudon,
                    "content/communes/les-lilas.yaml": lilas,
                    "content/themes.yaml": (
                        "air: {name: {fr: Air, en: Air}, summary: {fr: Un, en: A}}\n"
                        "sea: {name: {fr: Mer, en: Sea}, summary: {fr: Un, en: A}}\n"
                    ),
                    "content/solutions/lamp.yaml": SOLUTION.format(
                        name="Lamp", communes="sceaux", status="announced"
                    ),
                    "content/solutions/tree.yaml": SOLUTION.format(
                        name="Tree", communes="sceaux, meudon", status="testing"
                    ),
                    "content/news/old.yaml": f"{news}date: 2023\n",
                    "content/news/new.yaml": f"{news}date: 2024-02\n",
                    "content/timeline.yaml": (
                        "one: {date: 2023-01, text: {fr: Un, en: A}}\n"
                        "two: {date: 2024, text: {fr: Un, en: A}, communes: [sceaux]}\n"
                        "three: {date: 2024-05, text: {fr: Un, en: A}}\n"
                    ),
                }
            )
        )
    )


def test_what_belongs_to_a_record(tree: Tree) -> None:
    site = read_example(tree)
    sceaux, meudon = site.communes["sceaux"], site.communes["meudon"]
    (edition,) = site.editions.values()
    assert [s.id for s in solutions_of(site, sceaux)] == ["lamp", "tree"]
    assert [s.id for s in solutions_of(site, site.themes["sea"])] == []
    assert [s.id for s in solutions_of(site, edition)] == ["lamp", "tree"]
    tree_ = site.solutions["tree"]
    assert [c.id for c in communes_of(site, tree_)] == ["sceaux", "meudon"]
    assert len(communes_of(site, edition)) == 3
    assert communes_of(site, _Workshop(("meudon",))) == (site.communes["meudon"],)
    assert [n.id for n in views.news_of(site, meudon)] == ["new", "old"]
    assert [e.id for e in views.events_of(site, sceaux)] == ["two"]
    ada = site.people["ada-martin"]
    assert [c.id for c, _ in views.mandates_of(site, ada)] == ["les-lilas"]


def test_lists_in_the_order_of_pages(tree: Tree) -> None:
    site = read_example(tree)
    assert [
        (department.code, [c.id for c in communes])
        for department, communes in views.communes_by_department(site)
    ] == [("75", ["les-lilas"]), ("92", ["meudon", "sceaux"])]
    assert [c.id for c in views.communes_with_solutions(site)] == ["meudon", "sceaux"]
    assert [
        (str(status), [s.id for s in group])
        for status, group in views.solutions_by_status(site)
    ] == [("testing", ["tree"]), ("announced", ["lamp"])]
    assert [t.id for t in views.themes_with_solutions(site)] == ["air"]
    assert [
        (year, [e.id for e in events]) for year, events in views.events_by_year(site)
    ] == [(2023, ["one"]), (2024, ["two", "three"])]
    assert [n.id for n in views.latest_news(site)] == ["new", "old"]
    assert str(day_of(site, site.news["new"])) == "2024-02-29"


def test_a_site_holds_records_and_leaves_lists_to_pages(tree: Tree) -> None:
    asked = {name for name in vars(Site) if not name.startswith("_")}
    asked -= COLLECTIONS.keys()  # the records themselves, by their type
    assert len(asked - set(Site.__dataclass_fields__)) < 10
    assert offer_views(read_example(tree)).keys() & asked == set()


def test_templates_ask_for_every_view() -> None:
    """A view that nothing asks for is to go."""
    templates = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((PROJECT / "templates").rglob("*"))
        if path.is_file()
    )
    asked = {view.__name__ for view in views._VIEWS}
    assert {name for name in asked if f"{name}(" not in templates} == set()


def test_a_mayor_with_another_role_is_listed_once(tree: Tree) -> None:
    mayor = "mayor: {person: ada-martin, title: {fr: Maire, en: Mayor}}\n"
    sceaux = {"content/communes/sceaux.yaml": COMMUNE + mayor}
    site = read_site(tree(minimal_site(sceaux)))
    (ada,) = views.mayors(site)
    assert ada.roles
    assert views.people_with_roles(site) == ()


def test_a_mayor_of_two_communes_is_listed_once(tree: Tree) -> None:
    mayor = "mayor: {person: ada-martin, title: {fr: Maire, en: Mayor}}\n"
    meudon = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048")
    both = {
        "content/communes/sceaux.yaml": COMMUNE + mayor,
        "content/communes/meudon.yaml": meudon + mayor,
    }
    site = read_site(tree(minimal_site(both)))
    assert [person.name for person in views.mayors(site)] == ["Ada Martin"]


def test_places_and_words_of_titles_with_a_hyphen_are_compounds(tree: Tree) -> None:
    district = (
        "district: {name: Porte Saint-Germain, sources: [],"
        " text: {fr: Un quartier., en: A district.}}\n"
    )
    sceaux = {"content/communes/sceaux.yaml": COMMUNE + district}
    found = views.compounds(read_site(tree(minimal_site(sceaux))))
    assert "Porte Saint-Germain" in found
    assert "Hauts-de-Seine" in found
    assert all("-" in name for name in found)
