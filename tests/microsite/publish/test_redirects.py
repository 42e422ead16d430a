"""Former addresses lead to the pages, and none is lost unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from anatomy import read_page
from commits import Repository
from support import configure, list_records, minimal_site, show, write_tree
from tables import every_row

from microsite.command.cli import main
from microsite.pipeline import Built, build_site, check_site
from microsite.publish import ADDRESSES

Tree = Callable[[Mapping[str, str | bytes | None]], Path]
SCEAUX = "content/communes/sceaux.yaml"
LIST = "content/pages/communes.yaml"


def make_files(
    aliases: str, path: str = SCEAUX, more: Mapping[str, str] | None = None
) -> dict[str, str | bytes | None]:
    files = minimal_site(more or {})
    files[path] = f"{files[path]!s}aliases: {aliases}\n"
    return files


def build(root: Path, **options: str) -> tuple[Built, dict[str, str]]:
    config = configure(root, base_url=options.get("base_url"))
    built = build_site(config, root / "dist")
    return built, {
        output.path: output.content.decode()
        for output in built.outputs
        if output.path.endswith((".html", "_redirects", ".xml"))
    }


def test_an_alias_leads_to_the_page_in_its_language(tree: Tree) -> None:
    root = tree(make_files("[/fr/communes/so/, /en/communes/so/, /vieux/so.html]"))
    built, files = build(root)
    assert show(built.findings) == []
    assert files["_redirects"].splitlines() == [
        "/en/communes/so/ /en/communes/sceaux/ 301!",
        "/fr/communes/so/ /fr/communes/sceaux/ 301!",
        "/vieux/so.html /fr/communes/sceaux/ 301!",
    ]
    page = read_page(files["en/communes/so/index.html"])
    (link,) = page.find_all("a")
    assert link.attributes["href"] == "/en/communes/sceaux/"
    (canonical,) = page.find_all("link", rel="canonical")
    assert canonical.attributes["href"] == "https://ville.paris/en/communes/sceaux/"
    assert "noindex" in files["vieux/so.html"]
    assert "/so/" not in files["sitemap.xml"] if "sitemap.xml" in files else True


def test_below_a_path_it_stays_below_it(tree: Tree) -> None:
    root = tree(make_files("[/fr/so/]"))
    _, files = build(root, base_url="https://ville.paris/qmi")
    assert files["_redirects"] == "/qmi/fr/so/ /qmi/fr/communes/sceaux/ 301!\n"
    assert 'url=/qmi/fr/communes/sceaux/"' in files["fr/so/index.html"]


def test_an_alias_of_a_list_is_one_of_all_that_it_lists(tree: Tree) -> None:
    root = tree(make_files("[/fr/villes/]", LIST))
    _, files = build(root)
    assert files["_redirects"].splitlines() == [
        "/fr/villes/ /fr/communes/ 301!",
        "/fr/villes/sceaux/ /fr/communes/sceaux/ 301!",
    ]


@pytest.mark.parametrize(
    ("alias", "said"),
    [
        ("/fr/communes/sceaux/", "/fr/communes/sceaux/ is the address of a page"),
        ("/FR/communes/", "/FR/communes/ is the address of a page"),
        ("/fr/", "/fr/ is the address of a page"),
    ],
)
def test_the_address_of_a_page_is_no_alias(tree: Tree, alias: str, said: str) -> None:
    found = show(check_site(configure(tree(make_files(f"[{alias}]")))).findings)
    assert [line.partition(": ")[2] for line in found] == [
        f"{said} [duplicate-address]"
    ]


def test_two_records_cannot_have_the_same_alias(tree: Tree) -> None:
    files = make_files("[/fr/so/]")
    files[LIST] = f"{files[LIST]!s}aliases: [/fr/so/]\n"
    found = show(check_site(configure(tree(files))).findings)
    assert len(found) == 1
    assert "/fr/so/ is an alias of two records [duplicate-address]" in found[0]


@pytest.mark.parametrize(
    "alias",
    [
        "fr/so/",
        "/fr/so",
        "//evil.paris/",
        "/fr/../so/",
        "/fr/so/?a=1",
        "/fr/.well-known/",
        "/fr/con/",
        "'/fr/so/ /autre/'",
        "https://ville.paris/so/",
        "/fr/so/index.php",
    ],
)
def test_an_alias_stays_inside_the_site(tree: Tree, alias: str) -> None:
    (found,) = show(check_site(configure(tree(make_files(f"[{alias}]")))).findings)
    assert "[wrong-format]" in found


# The list of what was published -------------------------------------------------------


def test_an_address_that_leads_nowhere_is_told_with_its_cure(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site())
    assert main(["addresses", "--root", str(root), "--lang", "en"]) == 0
    assert "new addresses in content/addresses.txt" in capsys.readouterr().err
    remembered = (root / ADDRESSES).read_text("utf-8").splitlines()
    assert "/fr/communes/sceaux/" in remembered
    assert "/fr/404.html" not in remembered
    assert show(check_site(configure(root)).findings) == []

    record = root / "content/communes/sceau.yaml"
    (root / SCEAUX).rename(record)
    record.write_text(record.read_text("utf-8").replace("name: Sceaux", "name: Sceau"))
    line = remembered.index("/en/communes/sceaux/") + 1
    (found,) = check_site(configure(root)).findings
    assert show([found]) == [
        f"{ADDRESSES}:{line}:1: /en/communes/sceaux/ and /fr/communes/sceaux/ were"
        " published and lead nowhere [lost-address]"
    ]
    cure = "aliases: [/en/communes/sceaux/, /fr/communes/sceaux/]"
    assert str(found.help) == (
        f"if content/communes/sceau.yaml is this page now, write “{cure}” there; if the"
        " page is gone, for good or for a time, write “gone” after each of these"
        " addresses in content/addresses.txt"
    )
    before = record.read_text("utf-8")
    record.write_text(f"{before}{cure}\n", "utf-8")
    assert show(check_site(configure(root)).findings) == []
    assert main(["addresses", "--root", str(root), "--lang", "en"]) == 0

    record.write_text(f"{before}{cure}\nslug: {{fr: sceaus, en: sceaue}}\n", "utf-8")
    (found,) = check_site(configure(root)).findings
    longer = f"{cure[:-1]}, /en/communes/sceau/, /fr/communes/sceau/]"
    assert f"write “{longer}” there" in str(found.help)
    record.write_text(f"{before}name: [\n", "utf-8")
    rules = {each.rule for each in check_site(configure(root)).findings}
    assert "lost-address" not in rules


def test_ends_that_have_changed_places_are_told_where_they_stand(tree: Tree) -> None:
    slug = "slug: {{fr: {}, en: {}}}\n"
    files = minimal_site()
    lines = ("/en/communes/the-town/", "/fr/communes/la-ville/")
    files[ADDRESSES] = "".join(f"{line}\n" for line in lines)
    for ends, wanted in (
        (("la-ville", "the-town"), []),
        (("the-town", "la-ville"), [SCEAUX]),
        (("la-ville", "la-ville"), [ADDRESSES]),
    ):
        changed = {SCEAUX: f"{files[SCEAUX]!s}{slug.format(*ends)}"}
        found = check_site(configure(tree(files | changed))).findings
        assert [f.place.span.path for f in found if f.place] == wanted
        if wanted == [SCEAUX]:
            assert str(found[0].help) == "write fr: la-ville, en: the-town"


def test_a_record_that_becomes_a_draft_is_told_where_it_says_so(tree: Tree) -> None:
    known = "/en/communes/sceaux/\n/fr/communes/sceaux/\n"
    text = f"draft: true\n{minimal_site()[SCEAUX]!s}"
    root = tree(minimal_site({ADDRESSES: known, SCEAUX: text}))
    found = check_site(configure(root)).findings
    assert show(found) == [
        f"{SCEAUX}:1:1: /en/communes/sceaux/ and /fr/communes/sceaux/ were published,"
        " and lead nowhere while this is a draft [lost-address]"
    ]
    assert str(found[0].help) == (
        "delete this line, so that it is published again; or, if it is to stay off the"
        " site, write “gone” after each of these addresses in content/addresses.txt"
    )


def test_a_record_without_a_page_any_more_is_told_at_its_place(tree: Tree) -> None:
    """A theme of no solution is an entry of the list alone."""
    files = minimal_site(list_records("themes"))
    files[ADDRESSES] = "/en/themes/water/\n/fr/themes/eau/\n/fr/themes/gone/\n"
    files["templates/pages/theme.html"] = '{% extends "layouts/page.html" %}\n'
    theme = "content/themes.yaml"
    text = (
        "water:\n  name: {fr: Eau, en: Water}\n  slug: {fr: eau, en: water}\n"
        "  summary: {fr: De l’eau, en: Water}\n"
    )
    root = tree({**files, theme: text})
    found, last = check_site(configure(root)).findings
    assert show([found]) == [
        f"{theme}:1:1: /en/themes/water/ and /fr/themes/eau/ were published, and lead"
        " nowhere, as this has no page now [lost-address]"
    ]
    assert str(found.help) == (
        "name it in solutions, or give it the field body; if the page is gone, for good"
        " or for a time, write “gone” after each of these addresses in"
        " content/addresses.txt"
    )
    assert last.place is not None
    assert last.place.text == "/fr/themes/gone/"
    body = "  body: {fr: De l’eau., en: Some water.}\n"
    (root / theme).write_text(text + body, "utf-8")
    assert check_site(configure(root)).findings == (last,)


def test_what_names_a_record_that_is_gone_is_told_before_its_addresses(
    tree: Tree,
) -> None:
    files = minimal_site({ADDRESSES: "/fr/communes/meudon/\n"})
    text = f"{files[SCEAUX]!s}body: {{fr: '[M](commune:meudon)', en: Yes}}\n"
    found = check_site(configure(tree({**files, SCEAUX: text}))).findings
    paths = [each.place.span.path for each in found if each.place]
    assert paths[-1] == ADDRESSES
    assert SCEAUX in paths


def test_a_page_that_is_gone_leads_elsewhere_or_is_noted_to_be_gone(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    known = (
        "/en/communes/meudon/\n/en/communes/sceaux/\n/fr/autre/\n"
        "/fr/communes/meudon/\n/fr/communes/sceaux/\n"
    )
    root = tree(minimal_site({ADDRESSES: known}))
    found = check_site(configure(root)).findings
    assert [str(each.help) for each in found] == [
        f"if another page says the same, write “aliases: [{addresses}]” in its record;"
        f" if the page is gone, for good or for a time, write “gone” after {where} in"
        " content/addresses.txt"
        for addresses, where in (
            ("/en/communes/meudon/, /fr/communes/meudon/", "each of these addresses"),
            ("/fr/autre/", "the address"),
        )
    ]
    gone = known.replace("meudon/", "meudon/ gone").replace("autre/", "autre/  gone ")
    (root / ADDRESSES).write_text(gone, "utf-8")
    assert show(check_site(configure(root)).findings) == []
    assert main(["addresses", "--root", str(root)]) == 0
    kept = (root / ADDRESSES).read_text("utf-8")
    assert "/en/communes/meudon/ gone\n" in kept
    assert "/fr/communes/\n" in kept or "/fr/\n" in kept
    sceaux = (root / SCEAUX).read_text("utf-8")
    meudon = sceaux.replace("Sceaux", "Meudon").replace("92071", "92048")
    (root / "content/communes/meudon.yaml").write_text(meudon, "utf-8")
    assert main(["addresses", "--root", str(root)]) == 0
    assert "/en/communes/meudon/\n" in (root / ADDRESSES).read_text("utf-8")
    capsys.readouterr()


def test_a_branch_is_told_which_addresses_it_loses(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also those that no list remembers; of a new address that its page always had."""
    meudon = str(minimal_site()[SCEAUX]).replace("Sceaux", "Meudon")
    other = "content/communes/meudon.yaml"
    files = minimal_site({other: meudon.replace("92071", "92048")})
    root = tree(files)
    repository = Repository(root)
    repository.commit()
    repository.branch("edit")

    def told() -> str:
        given = ["--root", str(root), "--since", "main", "--lang", "en", "--no-cache"]
        main(["check", *given])
        return capsys.readouterr().out

    def tell() -> list[tuple[str, str]]:
        return re.findall(r"write “aliases: \[(/.*?)\]” (?:in (\S+)|there)", told())

    assert tell() == []
    record = root / SCEAUX
    before = record.read_text("utf-8")
    record.write_text(f"{before}slug: {{fr: parc-vert, en: sceaux}}\n", "utf-8")
    assert tell() == [("/fr/communes/sceaux/", SCEAUX)]
    record.write_text(before, "utf-8")
    record.rename(root / "content/communes/zenith.yaml")
    repository.commit()
    zenith = "if content/communes/zenith.yaml is this page now"
    assert tell() == [("/en/communes/sceaux/, /fr/communes/sceaux/", "")]
    assert zenith in told()
    cure = "aliases: [/en/communes/sceaux/, /fr/communes/sceaux/]\n"
    (root / "content/communes/zenith.yaml").write_text(before + cure, "utf-8")
    assert tell() == []
    (root / other).unlink()
    autre = "content/communes/autre.yaml"
    other_town = meudon.replace("Meudon", "Autre").replace("A muni", "The muni")
    write_tree(root, {autre: other_town})
    assert tell() == [("/en/communes/meudon/, /fr/communes/meudon/", "its")]
    given = ["--root", str(root), "--lang", "en", f"{other}:1"]
    assert main(["waive", *given]) == 2
    assert main(["waive", *given, "--since", "main"]) == 0
    assert tell() == []
    assert "/en/communes/meudon/ gone\n" in (root / ADDRESSES).read_text("utf-8")


def test_a_list_that_is_no_text_stops_nobody(tree: Tree) -> None:
    root = tree(minimal_site({ADDRESSES: None}))
    (root / ADDRESSES).write_bytes(b"\xff\xfe/fr/\n\n")
    rules = {each.rule for each in check_site(configure(root)).findings}
    assert rules == {"lost-address"}


@every_row("sign", ["\f", "\x0b", "\x85", "\u2028"])
def test_a_sign_that_ends_no_line_moves_no_place(sign: str, tree: Tree) -> None:
    lost = "/fr/communes/meudon/\n"
    known = f"/en/communes/sceaux/\n{sign}/fr/communes/sceaux/\n{lost}"
    root = tree(minimal_site({ADDRESSES: known}))
    shown = show(check_site(configure(root)).findings)
    assert [each.split(":")[1] for each in shown] == ["3"]


def test_a_record_of_other_days_is_not_lost(tree: Tree) -> None:
    files = minimal_site({ADDRESSES: "/fr/communes/meudon/\n"})
    sceaux = str(files[SCEAUX]).replace("Sceaux", "Meudon").replace("92071", "92048")
    files["content/communes/meudon.yaml"] = f"{sceaux}publish_until: 2026-01-01\n"
    assert show(check_site(configure(tree(files))).findings) == []
