"""The headers that a site asks the host to send."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support import minimal_record
from tables import every_row

from microsite.pages.page import Output, Page, Url
from microsite.publish.headers import (
    HeaderRule,
    find_headers,
    find_others,
    plan_headers,
    read_headers,
    write_headers,
)
from microsite.records.settings import FormSettings
from microsite.records.types.page import TextPage
from twinlint.source import Locale


def page(url: str, kind: str = "text") -> Page:
    return Page(
        kind=kind,
        key=f"page:{kind}",
        locale=Locale("fr"),
        url=Url(url),
        title="Titre",
        description="Résumé",
        record=minimal_record(TextPage),
        alternates={},
    )


def policy_of(headers: Mapping[str, str]) -> dict[str, str]:
    """The directives of the Content-Security-Policy, `{name: sources}`."""
    directives = headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def test_site_of_nothing_but_text_may_load_nothing() -> None:
    rules = plan_headers([Output("fr/index.html", b"<p>Bonjour")], [page("/fr/")])
    assert policy_of(find_headers(rules, "/fr/")) == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


@every_row(
    ("path", "directive"),
    [
        ("assets/css/site.css", "style-src"),
        ("assets/js/filters.js", "script-src"),
        ("assets/img/favicon.svg", "img-src"),
        ("assets/img/sceaux.avif", "img-src"),
        ("assets/fonts/text.woff2", "font-src"),
        ("site.webmanifest", "manifest-src"),
        ("robots.txt", "connect-src"),
    ],
)
def test_what_the_site_publishes_its_pages_may_load(path: str, directive: str) -> None:
    rules = plan_headers([Output(path, b"")], [])
    allowed = policy_of(find_headers(rules, "/fr/"))
    assert allowed[directive] == "'self'"
    assert len(allowed) == 5


@every_row(
    ("page_source", "allowed"),
    [
        (b"<form></form>", "'self'"),
        (b"<FORM\naction=/fr/>", "'self'"),
        (b"<formula>", "'none'"),
        (b"<!-- <form> -->", "'none'"),
        (b'<p title="<form>">', "'none'"),
        (b"<script>x = '<form>'</script>", "'none'"),
    ],
)
def test_form_may_be_sent_only_where_a_page_has_one(
    page_source: bytes, allowed: str
) -> None:
    rules = plan_headers([Output("fr/index.html", page_source)], [])
    assert policy_of(find_headers(rules, "/fr/"))["form-action"] == allowed


def test_web_assembly_is_allowed_on_the_search_page_alone() -> None:
    outputs = [Output("assets/js/search.js", b"")]
    pages = [page("/fr/"), page("/fr/recherche/", "search")]
    rules = plan_headers(outputs, pages)
    strict = policy_of(find_headers(rules, "/fr/"))
    relaxed = policy_of(find_headers(rules, "/fr/recherche/"))
    assert relaxed == strict | {
        "script-src": "'self' 'wasm-unsafe-eval'",
        "connect-src": "'self'",
    }


@pytest.mark.parametrize("base_path", ["", "/qmi"])
def test_the_form_may_do_more_and_nothing_else_may(base_path: str) -> None:
    outputs = [Output("assets/js/search.js", b""), Output("fr/index.html", b"")]
    made = [Output("admin/index.html", b""), Output("admin/fonts/icons.woff2", b"")]
    pages = [page("/fr/"), page("/fr/recherche/", "search")]
    told = {"saves_to": "github", "repository": "ville/site"}
    settings = FormSettings.model_validate(told)
    without = plan_headers(outputs, pages, base_path)
    rules = plan_headers([*outputs, *made], pages, base_path, settings)
    for address in ("/fr/", "/fr/recherche/", "/assets/js/search.js"):
        found = find_headers(rules, f"{base_path}{address}")
        assert found == find_headers(without, f"{base_path}{address}")
    found = find_headers(rules, f"{base_path}/admin/")
    assert found["X-Robots-Tag"] == "noindex"
    below = find_headers(rules, f"{base_path}/admin/fonts/icons.woff2")
    assert below["X-Robots-Tag"] == "noindex"
    assert policy_of(below) == policy_of(found)
    assert policy_of(found) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self' data: blob: https://api.github.com",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    for rule in rules:  # the widest policy allows all that the form may do
        if rule.pattern == f"{base_path}/*":
            widest = {n: set(v.split()) for n, v in policy_of(rule.headers).items()}
    for name, sources in policy_of(found).items():
        assert sources == "'none'" or set(sources.split()) <= widest[name]


def test_no_address_depends_on_the_order_of_rules(
    showcase: Mapping[str, bytes],
) -> None:
    rules = read_headers(showcase["_headers"].decode())
    relaxed = []
    for path in sorted(showcase.keys() - {"_headers"}):
        address = f"/{path.removesuffix('index.html')}"
        fitting = [rule.headers for rule in rules if rule.fits(address)]
        said: dict[str, set[str]] = {}
        for name, value in (each for headers in fitting for each in headers.items()):
            said.setdefault(name, set()).add(value)
        policies = said.pop("Content-Security-Policy")
        assert {name for name, values in said.items() if len(values) > 1} == set()
        narrow = policy_of(find_headers(rules, address))
        for wide in (policy_of({"Content-Security-Policy": each}) for each in policies):
            for directive, sources in narrow.items():
                allowed = wide.get(directive, wide["default-src"]).split()
                assert sources == "'none'" or set(sources.split()) <= set(allowed)
        if all("wasm" in policy for policy in policies):
            relaxed.append(address)
    assert relaxed == ["/en/search/", "/fr/recherche/"]


def test_what_is_left_out_is_fitted_by_no_pattern() -> None:
    addresses = ["/", "/a", "/b/", "/b/c", "/b/d/", "/b/d/e", "/f/g/h", "/f/i"]
    patterns = find_others(addresses, ["/b/d/", "/f/g/"])
    assert patterns == ("/", "/a", "/b/", "/b/c", "/f/i")
    assert find_others(addresses, []) == ("/*",)
    assert find_others(addresses, ["/"]) == ()


def test_no_policy_has_an_unsafe_source_or_a_wildcard(
    showcase: Mapping[str, bytes],
) -> None:
    rules = read_headers(showcase["_headers"].decode())
    sources = [
        source
        for rule in rules
        if "Content-Security-Policy" in rule.headers
        for value in policy_of(rule.headers).values()
        for source in value.split()
    ]
    assert set(sources) <= {"'self'", "'none'", "'wasm-unsafe-eval'"}
    assert "'self'" in sources


def test_files_named_after_their_content_are_kept_for_ever() -> None:
    outputs = [Output("assets/css/site.3f2a.css", b""), Output("data/a.csv", b"")]
    rules = plan_headers(outputs, [])
    kept = "public, max-age=31536000, immutable"
    assert find_headers(rules, "/assets/css/site.3f2a.css")["Cache-Control"] == kept
    assert "Cache-Control" not in find_headers(rules, "/data/a.csv")
    assert "Cache-Control" not in find_headers(rules, "/fr/")


def test_other_sites_may_read_data_and_show_cards_but_nothing_else() -> None:
    names = ("assets/cards/1.png", "data/a.csv", "fr/index.html", "assets/css/a.css")
    rules = plan_headers([Output(name, b"") for name in names], [])
    name = "Cross-Origin-Resource-Policy"
    readers = {
        path: find_headers(rules, path)[name]
        for path in ("/assets/cards/1.png", "/data/a.csv", "/fr/", "/assets/css/a.css")
    }
    assert readers == {
        "/assets/cards/1.png": "cross-origin",
        "/data/a.csv": "cross-origin",
        "/fr/": "same-origin",
        "/assets/css/a.css": "same-origin",
    }
    assert find_headers(rules, "/data/a.csv")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in find_headers(rules, "/fr/")


def test_preview_asks_search_engines_to_leave_it_out_and_the_site_does_not() -> None:
    name = "X-Robots-Tag"
    preview = plan_headers([], [], is_preview=True)
    assert find_headers(preview, "/fr/communes/")[name] == "noindex"
    assert name not in find_headers(plan_headers([], []), "/fr/communes/")


def test_written_rules_read_the_same() -> None:
    rules = plan_headers(
        [Output("assets/js/a.js", b""), Output("data/a.csv", b"")],
        [page("/fr/recherche/", "search")],
        is_preview=True,
    )
    assert read_headers(write_headers(rules).content.decode()) == rules


def test_later_rule_overrides_an_earlier_one() -> None:
    rules = (HeaderRule("/*", {"A": "1", "B": "1"}), HeaderRule("/x/*", {"A": "2"}))
    assert find_headers(rules, "/x/y") == {"A": "2", "B": "1"}
    assert find_headers(rules, "/y") == {"A": "1", "B": "1"}


def test_every_published_page_gets_the_whole_set(
    showcase: Mapping[str, bytes],
) -> None:
    rules = read_headers(showcase["_headers"].decode())
    wanted = {
        "Content-Security-Policy",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    }
    pages = [path for path in showcase if path.endswith(".html")]
    assert pages
    for path in pages:
        address = f"/{path.removesuffix('index.html')}"
        assert wanted <= set(find_headers(rules, address)), address
