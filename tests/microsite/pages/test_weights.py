"""What pages weigh is measured on the pages that are published."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from conftest import Tree
from support import configure, find_problems, minimal_site, show

from microsite.pages import (
    Output,
    hide_weights,
    weigh_page,
    weigh_papers,
    write_weights,
)
from microsite.pipeline import check_site

NAMES = (
    "pages home home-requests home-visit median heaviest scripts other-hosts".split()
)
WEIGHED = '{% extends "layouts/page.html" %}{% block content %}' + "".join(
    f'<p id="{name}">{{{{ measured("{name}") }}}}</p>' for name in NAMES
)
PAGE = (
    "kind: ecodesign\ntitle: {fr: Poids, en: Weight}\n"
    "summary: {fr: Le poids des pages, en: What pages weigh}\n"
)
STYLE = "p { color: #abc }" * 200
HOME = (
    '{% extends "layouts/page.html" %}{% block content %}'
    '<link rel="stylesheet" href="{{ asset("css/site.css") }}">'
    '<script src="https://other.example/a.js"></script>{% endblock %}'
)


def measure(tree: Tree, changes: dict[str, str]) -> tuple[dict[str, str], Path]:
    files = minimal_site({**changes, "content/pages/weight.yaml": PAGE})
    layout = str(files["templates/layouts/page.html"])
    block = "{% block content %}{% endblock content %}"
    files["templates/layouts/page.html"] = layout.replace("</main>", f"{block}</main>")
    root = tree(files)
    built = check_site(configure(root))
    assert not built.has_errors, show(built.findings)
    return read_figures(built.outputs, "fr"), root


def read_figures(outputs: tuple[Output, ...], lang: str) -> dict[str, str]:
    (page,) = (o for o in outputs if o.path == f"{lang}/weight/index.html")
    return dict(re.findall(r'<p id="([a-z-]+)">([^<]*)', page.content.decode()))


def test_figures_are_those_of_the_published_pages(tree: Tree) -> None:
    changes = {
        "templates/pages/ecodesign.html": WEIGHED + "{% endblock %}",
        "templates/pages/home.html": HOME,
        "assets/css/site.css": STYLE,
    }
    figures, root = measure(tree, changes)
    built = check_site(configure(root))
    pages = [o for o in built.outputs if o.path.endswith(".html")]
    home = next(o for o in pages if o.path == "fr/index.html")
    style = next(o for o in built.outputs if o.path.endswith(".css"))
    sizes = {
        name: sum(len(zlib.compress(each.content, 9)) for each in files)
        for name, files in {"home": [home], "home-visit": [home, style]}.items()
    }
    assert {n: figures[n] for n in sizes} == {
        name: f"{-(-size // 1000)}\u202fko" for name, size in sizes.items()
    }
    assert figures["pages"] == str(len(pages))
    assert figures["scripts"] == "2", "the home page in each language"
    assert figures["other-hosts"] == "1"
    assert figures["home-requests"] == "2"


@pytest.mark.parametrize("longer", ["fr", "en"])
def test_twins_tell_the_same_figures_though_one_is_heavier(
    longer: str, tree: Tree
) -> None:
    """They would differ by a round figure, whenever a text comes near to one."""
    words = " ".join(map(str, range(2000)))
    changes = {
        "templates/pages/ecodesign.html": WEIGHED + "{% endblock %}",
        "assets/css/site.css": STYLE,
        "templates/pages/home.html": HOME.replace(
            "{% endblock",
            f"{{% if locale == '{longer}' %}}{words}{{% endif %}}{{% endblock",
        ),
    }
    figures, root = measure(tree, changes)
    built = check_site(configure(root))
    own = next(o for o in built.outputs if o.path == f"{longer}/index.html")
    size = -(-len(zlib.compress(own.content, 9)) // 1000)
    assert figures["home"] == f"{size}\u202fko"
    twin = read_figures(built.outputs, "en")
    assert {n: re.sub(r"\D", "", said) for n, said in figures.items()} == {
        n: re.sub(r"\D", "", said) for n, said in twin.items()
    }


def test_a_page_without_figures_is_as_it_was() -> None:
    outputs = (Output("fr/index.html", b"<p>1"),)
    assert write_weights((), outputs, (), "https://a.example") == outputs


def test_no_figure_of_a_page_is_shown_before_it_is_known() -> None:
    early = Output("fr/index.html", "<p>\ue001home\ue001 \ue001pages\ue001".encode())
    assert hide_weights(early).content.decode() == "<p>– –"


def test_a_paper_weighs_what_is_published_in_its_language() -> None:
    """It is printed last: until then its figure stays to be written."""
    told = "<p>\ue001paper\ue001".encode()
    pages = tuple(Output(f"{name}/index.html", told) for name in ("fr", "en", "de"))
    assert write_weights((), pages, (), "https://a.example") == pages
    papers = tuple(
        Output(f"{name}/kit.pdf", b"%" * size)
        for name, size in (("fr", 80_001), ("en", 999))
    )
    published = weigh_papers((*pages, *papers))
    assert [each.content.decode() for each in published[:3]] == [
        "<p>81\u202fko",
        "<p>1 kB",
        "<p>–",
    ]
    assert published[3:] == papers


def test_a_name_that_nothing_is_measured_as_is_found_in_its_template(
    tree: Tree,
) -> None:
    changes = {
        "content/pages/weight.yaml": PAGE,
        "templates/pages/ecodesign.html": '{{ measured("hom") }}',
    }
    assert show(find_problems(tree(minimal_site(changes)))) == [
        "templates/pages/ecodesign.html:1:1: the template stops here: nothing is"
        " measured as hom [template-error]"
    ]


@pytest.mark.parametrize(
    ("source", "files"),
    [
        ('<link rel="icon" href="/i.svg"><link rel="canonical" href="/">', ("/i.svg",)),
        ('<img src="/a.png"><img src="/a.png"><a href="/b">', ("/a.png",)),
        ("<script>let src</script><iframe src='/f'></iframe>", ("/f",)),
    ],
)
def test_what_comes_with_a_page(source: str, files: tuple[str, ...]) -> None:
    assert weigh_page(source).files == files
