"""What keeps a site from the public."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from support import SETTINGS, configure, minimal_site
from tables import every_row

from microsite.pipeline import Built, build_site
from microsite.publish.gate import is_placeholder

Tree = Callable[[Mapping[str, str | bytes | None]], Path]
PAGE = "fr/index.html"


def build(
    tree: Tree,
    settings: str = SETTINGS,
    changes: Mapping[str, str] | None = None,
    *,
    is_public: bool = False,
    base_url: str | None = None,
) -> Built:
    files = minimal_site({"content/site.yaml": settings, **(changes or {})})
    layout = files["templates/layouts/page.html"]
    assert isinstance(layout, str)
    files["templates/layouts/page.html"] = layout.replace(
        "<main", "{% if is_preview %}<p>not yet</p>{% endif %}<main"
    )
    root = tree(files)
    config = configure(root, is_public=is_public, base_url=base_url)
    return build_site(config, root / "dist")


def read(built: Built) -> tuple[str, str]:
    outputs = {output.path: output.content for output in built.outputs}
    return outputs[PAGE].decode(), outputs["_headers"].decode()


@every_row(
    "address",
    [
        "https://qmi.example",
        "https://qmi.example/site",
        "https://EXAMPLE.org",
        "https://www.example.com.",
        "https://qmi.test",
        "http://localhost:8000",
        "http://intranet",
        "http://127.0.0.1",
        "http://[::1]:80",
        "http://192.168.1.4",
        "https://site.local",
    ],
)
def test_nobody_finds_a_site_at_such_an_address(address: str) -> None:
    assert is_placeholder(address)


@every_row(
    "address",
    [
        "https://quartiers.metropolegrandparis.fr",
        "https://examples.org",
        "https://example.paris/qmi",
        "https://test.fr",
        "https://xn--mtropole-b1a.fr",
        "http://93.184.216.34",
    ],
)
def test_somebody_may_find_a_site_at_such_an_address(address: str) -> None:
    assert not is_placeholder(address)


def test_a_site_that_is_ready_is_published_without_marks(tree: Tree) -> None:
    built = build(tree, is_public=True)
    page, headers = read(built)
    assert built.findings == ()
    assert "not yet" not in page
    assert "noindex" not in headers


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("https://ville.paris", "https://ville.example", "base_url"),
        (
            "publication_director: Ada Martin",
            'publication_director: ""',
            "legal.publication_director",
        ),
    ],
)
def test_what_is_left_for_the_owner_marks_the_site_and_stops_the_public_one(
    tree: Tree, old: str, new: str, field: str
) -> None:
    assert old in SETTINGS
    settings = SETTINGS.replace(old, new)
    page, headers = read(build(tree, settings))
    assert "not yet" in page
    assert "X-Robots-Tag: noindex" in headers
    built = build(tree, settings, is_public=True)
    (stop,) = (each for each in built.findings if each.rule == "not-ready")
    assert str(stop.message).endswith(f"left for the owner of the site: {field}")
    assert built.written is None


def test_the_address_of_the_host_counts_instead_of_that_of_the_settings(
    tree: Tree,
) -> None:
    settings = SETTINGS.replace("https://ville.paris", "https://ville.example")
    built = build(tree, settings, is_public=True, base_url="https://ville.paris")
    assert built.findings == ()
    built = build(tree, is_public=True, base_url="https://ville.example")
    assert {each.rule for each in built.findings} == {
        "placeholder-address",
        "not-ready",
    }


def test_a_warning_stops_the_public_site_alone(tree: Tree) -> None:
    body = (
        "body:\n  fr: |\n    Le jury siège 18 fois.\n  en: |\n    It meets 16 times.\n"
    )
    files = minimal_site()
    home = {"content/pages/home.yaml": f"{files['content/pages/home.yaml']!s}{body}"}
    page, _ = read(build(tree, changes=home))
    assert "not yet" not in page
    built = build(tree, changes=home, is_public=True)
    assert sorted(each.rule for each in built.findings) == [
        "different-number",
        "not-ready",
    ]
    assert built.written is None


def test_a_waived_detail_of_the_owner_is_none(tree: Tree) -> None:
    settings = SETTINGS.replace(
        "publication_director: Ada Martin", 'publication_director: ""'
    )
    waiver = (
        "- rule: missing-setting\n  path: content/site.yaml\n"
        "  field: legal.publication_director\n  reason: Nobody directs it.\n"
        "  until: 2099-01-01\n"
    )
    built = build(tree, settings, {"content/waivers.yaml": waiver}, is_public=True)
    assert [finding.rule for finding in built.findings] == ["loose-waiver"]
