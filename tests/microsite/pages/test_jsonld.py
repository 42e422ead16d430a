"""What pages tell programs: schema.org in JSON-LD, no more than the records say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from conftest import Tree
from support import COMMUNE, SETTINGS, list_records, minimal_site, read_site

from microsite.pages.jsonld import describe_page
from microsite.pages.page import Url
from microsite.pages.route import plan_pages

BASE = "https://ville.paris"
OF_ALL = (
    "additionalType alternateName description disambiguatingDescription identifier"
    " image mainEntityOfPage name potentialAction sameAs subjectOf url"
)
"""The properties of Thing, which every type has."""
OF_WORKS = (
    "about abstract author citation contentLocation contributor creator dateCreated"
    " dateModified datePublished editor genre inLanguage isBasedOn isPartOf keywords"
    " license mentions provider publisher spatialCoverage temporalCoverage text"
    " translationOfWork version workTranslation"
)
"""Those of CreativeWork that a site may say of a text, a report or a data set."""
OF_PLACES = (
    "address containedInPlace containsPlace geo isAccessibleForFree photo"
    " maximumAttendeeCapacity openingHoursSpecification publicAccess telephone"
)
PROPERTIES = {
    "WebSite": "url name description inLanguage publisher",
    "WebPage": "url name description inLanguage isPartOf breadcrumb mainEntity"
    " workTranslation dateModified lastReviewed license",
    "BreadcrumbList": "itemListElement",
    "ListItem": "position name item",
    "GovernmentOrganization": "name alternateName identifier url",
    "Organization": "name alternateName identifier url",
    "City": "name description identifier sameAs address containedInPlace geo"
    " mainEntityOfPage",
    "AdministrativeArea": "name identifier",
    "PostalAddress": "addressLocality postalCode",
    "GeoCoordinates": "latitude longitude",
    "PropertyValue": "propertyID value",
    "Person": "name affiliation hasOccupation",
    "Role": "hasOccupation startDate endDate attested_on",
    "Occupation": "name occupationLocation",
    "Project": "name description keywords location member mainEntityOfPage",
    "DefinedTerm": "name description mainEntityOfPage",
    "NewsArticle": "headline description inLanguage datePublished publisher about"
    " citation mainEntityOfPage",
    "CreativeWork": OF_WORKS,
    "Event": "about attendee doorTime duration endDate eventAttendanceMode eventStatus"
    " inLanguage isAccessibleForFree keywords location maximumAttendeeCapacity offers"
    " organizer performer previousStartDate recordedIn remainingAttendeeCapacity"
    " sponsor startDate subEvent superEvent typicalAgeRange workFeatured",
    "Offer": "availability price priceCurrency validFrom validThrough",
    "Course": f"courseCode educationalLevel teaches timeRequired {OF_WORKS}",
    "Report": f"reportNumber {OF_WORKS}",
    "Quotation": "text creator dateCreated citation",
    "Place": OF_PLACES,
    "GovernmentService": "name alternateName description provider serviceOperator"
    " areaServed mainEntityOfPage",
    "Dataset": "name description url inLanguage dateModified license creator"
    " distribution",
    "DataDownload": "name contentUrl encodingFormat",
}
"""Properties that schema.org 29 gives to a type (its own or a parent's), besides those
of Thing, as far as this site may use them. `attested_on` is a word of its own."""
PARENTS = {
    **dict.fromkeys(("AboutPage", "ContactPage", "CollectionPage"), "WebPage"),
    **dict.fromkeys(("EducationEvent", "ExhibitionEvent", "SocialEvent"), "Event"),
    **dict.fromkeys(("Festival", "BusinessEvent", "PublicationEvent"), "Event"),
}
"""Types that have no more properties than the type above them."""


SOURCES = """\
undated:
  title: {fr: Une page, en: A page}
  language: fr
  read: full
dated:
  title: {fr: Un article, en: An article}
  date: 2024-09-10
  language: fr
  read: full
later:
  title: {fr: Un communiqué, en: A press release}
  not_before: 2025-02
  language: fr
  read: full
"""


def find_script(page: bytes) -> str:
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    (found,) = re.findall(pattern, page.decode(), re.S)
    return str(found)


def nodes_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object with a type, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from nodes_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes_in(each)


def types_of(node: Mapping[str, Any]) -> list[str]:
    given = node["@type"]
    return [given] if isinstance(given, str) else given


@pytest.fixture(scope="module")
def graphs(showcase: Mapping[str, bytes]) -> Mapping[str, list[dict[str, Any]]]:
    """The graph of every page of the made-up site that is for search engines."""
    return {
        path: json.loads(find_script(content))["@graph"]
        for path, content in showcase.items()
        if path.endswith("index.html") and path != "index.html"
    }


def describe(
    tree: Tree, changes: Mapping[str, str], key: str, locale: str = "fr"
) -> list[dict[str, Any]]:
    site = read_site(tree(minimal_site(changes)))
    pages, _ = plan_pages(site)
    page = next(p for p in pages if p.key == key and p.locale == locale)
    graph: list[dict[str, Any]] = json.loads(describe_page(site, page, BASE))["@graph"]
    return graph


def find(graph: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (found,) = (node for node in nodes_in(graph) if kind in types_of(node))
    return dict(found)


def test_every_page_uses_only_words_of_schema_org(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    used: dict[str, set[str]] = {}
    for graph in graphs.values():
        for node in nodes_in(graph):
            kinds = [PARENTS.get(t, t) for t in types_of(node)]
            used.setdefault(kinds[0], set()).update(k for k in node if k[0] != "@")
    known = {kind: {*names.split()} for kind, names in PROPERTIES.items()}
    new = {k: sorted(v - {*known.get(k, ()), *OF_ALL.split()}) for k, v in used.items()}
    told = "; ".join(f"PROPERTIES[{k!r}]: {' '.join(v)}" for k, v in new.items() if v)
    assert not told, f"tests/microsite/pages/test_jsonld.py: add to {told}"
    unknown = ", ".join(sorted(set(used) - set(PROPERTIES)))
    assert not unknown, f"tests/microsite/pages/test_jsonld.py: no type {unknown}"


def test_nothing_is_said_that_says_nothing(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    for path, graph in graphs.items():
        for node in nodes_in(graph):
            assert not [k for k, v in node.items() if v in (None, "", [], {})], path


def test_both_languages_speak_of_the_same_things(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    def things(graph: list[dict[str, Any]]) -> set[str]:
        ids = (node["@id"] for node in nodes_in(graph) if "@id" in node)
        return {id_ for id_ in ids if "/#" in id_.replace("/#breadcrumbs", "")}

    twins = 0
    for graph in graphs.values():
        page = graph[1]
        for translation in page["workTranslation"]:
            path = translation["@id"].split("/", 3)[3] + "index.html"
            assert things(graphs[path]) == things(graph), path
            assert {"@id": page["@id"]} in graphs[path][1]["workTranslation"]
            twins += 1
    assert twins == len(graphs)


def test_the_programme_is_also_called_by_its_acronym_and_its_translation(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    names = {
        locale: find(graphs[f"{locale}/index.html"], "GovernmentService")[
            "alternateName"
        ]
        for locale in ("fr", "en")
    }
    # What explains the French name to the French is no name.
    assert names == {"fr": ["RAE"], "en": ["RAE", "Streets on Trial"]}


def test_every_thing_that_a_page_speaks_of_has_a_name_there(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    for path, graph in graphs.items():
        named = {"name", "headline", "text"}
        told = {n.get("@id") for n in nodes_in(graph) if named & n.keys()}
        told |= {n["@id"] for n in graph if n["@type"] == "BreadcrumbList"}
        spoken_of = set(re.findall(r'"@id": "([^"]*#[^"]*)"', json.dumps(graph)))
        assert spoken_of <= told, path


def test_page_says_its_language_and_address(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    for path, graph in graphs.items():
        page = graph[1]
        assert page["url"].endswith(f"/{path.removesuffix('index.html')}")
        assert page["inLanguage"] == path[:2]


def test_page_left_out_by_search_engines_says_nothing(
    showcase: Mapping[str, bytes],
) -> None:
    for path in ("fr/404.html", "en/404.html"):
        assert b"ld+json" not in showcase[path]


def test_text_cannot_leave_its_script(tree: Tree) -> None:
    said = "</script><script>alert(1)</script><!-- & ]]>"
    commune = COMMUNE.replace("fr: Une commune", f"fr: {json.dumps(said)}")
    changes = {"content/communes/sceaux.yaml": commune}
    site = read_site(tree(minimal_site(changes)))
    pages, _ = plan_pages(site)
    page = next(p for p in pages if p.key == "commune:sceaux" and p.locale == "fr")
    written = describe_page(site, page, BASE)
    assert not set("<>&") & set(written)
    assert find(json.loads(written)["@graph"], "City")["description"] == said


def test_what_people_read_is_typeset_as_on_the_page(tree: Tree) -> None:
    said = 'L\'école : un "nid"'
    commune = COMMUNE.replace("fr: Une commune", f"fr: {json.dumps(said)}").replace(
        "name: Sceaux", 'name: "Val-d\'Oise"'
    )
    changes = {"content/communes/sceaux.yaml": commune}
    graph = describe(tree, changes, "commune:sceaux", "fr")
    city = find(graph, "City")
    assert city["name"] == "Val-d’Oise"
    assert city["description"] == "L’école\u00a0: un «\u00a0nid\u00a0»"
    assert city["@id"] == "https://ville.paris/#commune-sceaux"
    crumbs = find(graph, "BreadcrumbList")["itemListElement"]
    assert crumbs[-1]["name"] == "Val-d’Oise"


def test_commune_is_told_with_codes_and_place(tree: Tree) -> None:
    changes = {
        "content/communes/sceaux.yaml": COMMUNE
        + "position:\n  latitude: 48.778\n  longitude: 2.29\n"
        "website:\n  url: https://www.sceaux.fr\n"
    }
    graph = describe(tree, changes, "commune:sceaux", "en")
    assert find(graph, "City") == {
        "@type": ["City", "AdministrativeArea"],
        "@id": "https://ville.paris/#commune-sceaux",
        "name": "Sceaux",
        "description": "A municipality",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "INSEE",
            "value": "92071",
        },
        "sameAs": "https://www.sceaux.fr",
        "address": [
            {
                "@type": "PostalAddress",
                "addressLocality": "Sceaux",
                "postalCode": "92330",
            }
        ],
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "@id": "https://ville.paris/#department-92",
            "name": "Hauts-de-Seine",
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "INSEE",
                "value": "92",
            },
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 48.778, "longitude": 2.29},
        "mainEntityOfPage": {
            "@id": "https://ville.paris/en/communes/sceaux/",
        },
    }


def test_unknown_place_and_website_are_left_out(tree: Tree) -> None:
    city = find(describe(tree, {}, "commune:sceaux"), "City")
    assert not {"geo", "sameAs"} & set(city)


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ("", {}),
        ("  sources: [undated]\n", {}),
        ("  sources: [undated, dated]\n", {"attested_on": "2024-09-10"}),
        ("  sources: [later]\n", {}),
        (
            "  from: 2014-04\n  sources: [dated]\n",
            {"startDate": "2014-04", "attested_on": "2024-09-10"},
        ),
        ("  from: 2020-07\n", {"startDate": "2020-07"}),
        (
            "  from: 2014\n  to: 2020-06-28\n",
            {"startDate": "2014", "endDate": "2020-06-28"},
        ),
    ],
)
def test_mayor_has_the_term_that_the_record_states(
    tree: Tree, written: str, dates: dict[str, str]
) -> None:
    mayor = "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
    changes = {
        "content/communes/sceaux.yaml": COMMUNE + mayor + written,
        "content/sources.yaml": SOURCES,
    }
    graph = describe(tree, changes, "commune:sceaux", "en")
    person = find(graph, "Person")
    assert person["name"] == "Ada Martin"
    assert person["hasOccupation"][0] == {
        "@type": "Role",
        "hasOccupation": {
            "@type": "Occupation",
            "name": "Mayor",
            "occupationLocation": {"@id": "https://ville.paris/#commune-sceaux"},
        },
        **dates,
    }


def test_an_office_that_an_election_renewed_is_no_endless_one(tree: Tree) -> None:
    mayor = (
        "mayor:\n  person: ada-martin\n  title: {fr: Maire, en: Mayor}\n"
        "  from: 2014-04\n  sources: [dated]\n"
    )
    changes = {
        "content/communes/sceaux.yaml": COMMUNE + mayor,
        "content/sources.yaml": SOURCES,
        "content/site.yaml": SETTINGS
        + "elections:\n  - {office: mayor, date: 2026-03-15, sources: [dated]}\n",
    }
    role = find(describe(tree, changes, "commune:sceaux"), "Person")["hasOccupation"][0]
    assert "startDate" not in role
    assert role["attested_on"] == "2024-09-10"


def test_the_word_for_a_day_of_attestation_is_explained(
    showcase: Mapping[str, bytes],
) -> None:
    page = json.loads(find_script(showcase["fr/index.html"]))
    assert page["@context"] == [
        "https://schema.org",
        {"attested_on": "http://purl.org/dc/terms/valid"},
    ]


def test_a_list_tells_of_the_entries_that_have_no_page(
    graphs: Mapping[str, list[dict[str, Any]]],
) -> None:
    told = {
        node["name"]: node
        for node in graphs["en/themes/index.html"]
        if node.get("@type") == "DefinedTerm"
    }
    assert set(told) == {"Repair"}
    assert "mainEntityOfPage" not in told["Repair"]


def test_event_is_told_only_when_a_source_dates_it(tree: Tree) -> None:
    changes = {
        **list_records("timeline"),
        "content/timeline.yaml": (
            "vote:\n  date: 2022-10\n  text: {fr: Vote, en: Vote}\n"
            "  communes: [sceaux]\n"
            "evening:\n  date: 2023-05\n  text: {fr: Soirée, en: Evening}\n"
            "  place: {fr: Une péniche, en: A barge}\n  communes: [sceaux]\n"
            "bureau:\n  date: 2023-06\n  text: {fr: Réunion, en: Meeting}\n"
            "guess:\n  date: 2022-11-09\n  text: {fr: Annonce, en: News}\n"
            "  communes: [sceaux]\n  inferred: {fr: Déduit, en: Deduced}\n"
        ),
    }
    told = describe(tree, changes, "page:timeline")
    events = {e["name"]: e for e in told if e["@type"] == "Event"}
    places = {name: event["location"] for name, event in events.items()}
    assert places == {
        "Vote": [{"@id": "https://ville.paris/#commune-sceaux"}],
        "Soirée": {"@type": "Place", "name": "Une péniche"},
        "Réunion": {"@type": "AdministrativeArea", "name": "Paris"},
    }
    assert events["Vote"] == {
        "@type": "Event",
        "@id": "https://ville.paris/#event-vote",
        "name": "Vote",
        "startDate": "2022-10",
        "location": [{"@id": "https://ville.paris/#commune-sceaux"}],
    }


def test_data_set_offers_the_published_files_and_no_other(
    showcase: Mapping[str, bytes], graphs: Mapping[str, list[dict[str, Any]]]
) -> None:
    published = {path for path in showcase if path.startswith("data/")}
    for path in ("fr/donnees-ouvertes/index.html", "en/open-data/index.html"):
        offered = find(graphs[path], "Dataset")["distribution"]
        paths = {each["contentUrl"].split("/", 3)[3] for each in offered}
        assert paths == published
        assert all(each["encodingFormat"] for each in offered)


def test_page_without_data_files_offers_no_data_set(tree: Tree) -> None:
    changes = {
        "content/pages/open-data.yaml": (
            "kind: open-data\ntitle: {fr: Données, en: Data}\n"
            "summary: {fr: À télécharger, en: To download}\n"
        )
    }
    site = read_site(tree(minimal_site(changes)))
    pages, _ = plan_pages(site)
    page = next(p for p in pages if p.key == "page:open-data")
    assert "Dataset" not in describe_page(site, page, BASE)
    assert "Dataset" in describe_page(site, page, BASE, (Url("/data/a.csv"),))
