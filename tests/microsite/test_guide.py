"""What the editors' guide promises: content/README.md, REFERENCE.md, CARD.html."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import click
import pytest
import yaml
from conftest import Tree
from support import (
    COMMUNE,
    PROJECT,
    TYPES,
    find_problems,
    list_records,
    minimal_site,
    translator,
)
from wrong_edits import EDITS, RIGHT

from microsite.command.cli import command, main
from microsite.editors import write_reference
from microsite.editors.reference import describe_parts
from microsite.records.parts import Image
from microsite.records.settings import ContextLayer, LayerKind
from microsite.records.types import COLLECTIONS
from microsite.records.waiver import Waiver
from microsite.rulebook import RULES
from twinlint.source import Locale


def _read_halves(name: str) -> dict[str, str]:
    """A page for editors in each language: French first."""
    text = (PROJECT / "content" / name).read_text(encoding="utf-8")
    french, _, english = text.partition("\n---\n")
    return {"fr": french, "en": english}


GUIDE, REFERENCE = _read_halves("README.md"), _read_halves("REFERENCE.md")
CARD = (PROJECT / "content" / "CARD.html").read_text(encoding="utf-8")
LOCALES = pytest.mark.parametrize("locale", ["fr", "en"])


def _read_blocks(text: str, language: str) -> list[str]:
    blocks = re.findall(r"^( *)```(\w*)\n(.*?)^ *```$", text, re.M | re.S)
    return [
        re.sub(f"^{indent}", "", block, flags=re.M)
        for indent, name, block in blocks
        if name == language
    ]


@pytest.fixture
def site(tree: Tree) -> Path:
    """A site where the summary of Sceaux, on its fifth line, has lost its English."""
    facts, _, summary = COMMUNE.partition("summary:\n")
    first, second, third, fourth, *others = facts.splitlines(keepends=True)
    french, english = summary.splitlines(keepends=True)
    assert english.startswith("  en: ")
    lines = (first, second, third, fourth, "summary:\n", french, *others)
    return tree(minimal_site({"content/communes/sceaux.yaml": "".join(lines)}))


@LOCALES
def test_the_finding_shown_is_the_one_that_the_check_prints(
    locale: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = _read_blocks(GUIDE[locale], "")
    options = ["--root", str(site), "--lang", locale, "--rule", "missing-translation"]
    assert main(["check", *options]) == 1
    assert capsys.readouterr().out.startswith(shown)


@LOCALES
def test_the_commands_and_rules_named_exist(locale: str) -> None:
    both = GUIDE[locale] + REFERENCE[locale] + CARD
    named = re.findall(r"[`>]python build\.py (\w+)(?: (\w[\w-]*))?", both)
    rules = {rule.name for rule in RULES}
    types = {c.word for c in COLLECTIONS.values()}
    assert {name for name, _ in named} <= set(command.commands)
    assert {argument for name, argument in named if name == "explain"} <= rules
    assert {argument for name, argument in named if name == "new"} <= {"", *types}
    assert {"check", "new", "serve", "explain"} <= {name for name, _ in named}


@LOCALES
def test_the_guide_says_what_names_every_type_that_can_be_begun(
    locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the fields that editors ask for most, which records need to be right."""
    (asked,) = re.findall(r"`python build\.py (new --help)`", GUIDE[locale])
    assert main([*asked.split(), "--lang", locale]) == 0
    told = set(re.findall(r"\w+", capsys.readouterr().out))
    assert {c.word for c in COLLECTIONS.values()} <= told
    words = set(re.findall(r"`([a-z_]+)(?::[^`]*)?`", GUIDE[locale]))
    assert {
        "publish_on",
        "publish_until",
        "draft",
        "communes",
        "aliases",
        "mayor",
        "roles",
    } <= words


@LOCALES
def test_the_picture_of_the_guide_is_one(locale: str) -> None:
    *_, shown = _read_blocks(GUIDE[locale], "yaml")
    (given,) = yaml.safe_load(shown).values()
    assert Image.model_validate(given, context={"locales": ("fr", "en")}).credit


@LOCALES
def test_the_options_named_are_those_of_the_check(locale: str) -> None:
    checking = command.commands["check"]
    params = checking.get_params(click.Context(checking))
    options = {name for param in params for name in param.opts}
    both = GUIDE[locale] + REFERENCE[locale] + CARD
    assert set(re.findall(r"[` ](--[a-z][\w-]*)", both)) <= options


@LOCALES
def test_the_examples_are_a_picture_layers_and_a_waiver(locale: str) -> None:
    blocks = _read_blocks(REFERENCE[locale], "yaml")
    pictured, laid, waivers = map(yaml.safe_load, blocks)
    layers = [ContextLayer.model_validate(layer) for layer in laid["map_layers"]]
    assert [layer.kind for layer in layers] == list(LayerKind)
    assert Image.model_validate(pictured["image"], context={"locales": ("fr", "en")})
    (waiver,) = waivers
    checked = Waiver.model_validate({**waiver, "until": str(waiver["until"])})
    assert checked.rule in {rule.name for rule in RULES}
    assert (PROJECT / checked.path).is_file()


@LOCALES
def test_the_solution_of_the_guide_goes_from_zero_to_green(
    locale: str, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says to type is typed; only the records that it names are there."""
    source, organisation, draft, quotation, _ = _read_blocks(GUIDE[locale], "yaml")
    (path,) = set(re.findall(r"check --drafts (\S+)`", GUIDE[locale]))
    theme = yaml.safe_load(draft)["themes"][0]
    site = {
        **list_records("solutions", "themes", "sources"),
        "content/themes.yaml": (
            f"{theme}:\n  name: {{fr: Climat, en: Climate}}\n"
            "  summary: {fr: Des rues fraîches., en: Cool streets.}\n"
        ),
    }
    root = tree(minimal_site(site))
    word, id_ = re.findall(r"build\.py new (\w+) ([\w-]+)`", GUIDE[locale])[0]
    asked = ["--root", str(root), "--lang", locale]
    # What the solution cites comes first: nothing is wrong while it is alone.
    (root / "content/sources.yaml").write_text(source, encoding="utf-8")
    listed = root / "content/organisations.yaml"
    listed.write_text(f"{listed.read_text('utf-8')}\n{organisation}", "utf-8")
    assert main(["check", "--strict", *asked, "--rule", "unknown-reference"]) == 0
    assert main(["new", word, id_, *asked]) == 0
    begun = yaml.safe_load((root / path).read_text(encoding="utf-8"))
    typed = yaml.safe_load(draft)
    assert [name for name in begun if name in typed] == [n for n in typed if n in begun]
    optional = re.findall("`([a-z]+)`", re.findall(OPTIONAL[locale], GUIDE[locale])[0])
    needed = set(begun) - {"draft"}
    assert needed - set(optional) <= set(typed)
    alone = {name: typed[name] for name in needed - set(optional)}
    assert main(["check", "--drafts", path, *asked]) == 1
    (root / path).write_text(draft, encoding="utf-8")
    assert main(["check", "--drafts", path, *asked]) == 0
    (root / path).write_text(draft.removeprefix("draft: true\n"), encoding="utf-8")
    (root / "content/quotations.yaml").write_text(quotation, encoding="utf-8")
    assert find_problems(root) == ()
    capsys.readouterr()
    assert main(["build", *asked]) == 0
    assert (root / "dist" / locale / "solutions" / id_ / "index.html").is_file()
    (root / path).write_text(yaml.safe_dump(alone, allow_unicode=True), "utf-8")
    assert find_problems(root) == ()


OPTIONAL = {
    "fr": r"Des lignes de `new`, seules (.+) peuvent être supprimées",
    "en": r"Of the lines of `new`, only (.+) may be deleted",
}
"""Where the guide says what of a new file need not be filled in."""


def test_both_halves_of_the_guide_show_the_same_records() -> None:
    french, english = (_read_blocks(GUIDE[locale], "yaml") for locale in GUIDE)
    assert french == english


@LOCALES
def test_what_the_examples_cite_is_in_the_content(locale: str) -> None:
    _, _, draft, quotation, _ = map(yaml.safe_load, _read_blocks(GUIDE[locale], "yaml"))
    content = PROJECT / "content"
    for name in ("themes", "editions"):
        there = yaml.safe_load((content / f"{name}.yaml").read_text(encoding="utf-8"))
        wanted = draft[name] if name in draft else [draft[name.removesuffix("s")]]
        assert set(wanted) <= set(there)
    (said,) = quotation.values()
    for name in (*draft["communes"], *said["communes"]):
        assert (content / "communes" / f"{name}.yaml").is_file()


@LOCALES
def test_what_links_name_has_a_page(locale: str) -> None:
    linkable = {c.word for c in COLLECTIONS.values() if c.has_pages}
    both = GUIDE[locale] + REFERENCE[locale]
    named = set(re.findall(r"`\[[^\]]+\]\((\w+):[a-z-]+\)`", both))
    assert named
    assert named <= linkable


@LOCALES
def test_a_type_that_does_not_exist_makes_new_name_them_all(
    locale: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "town", "x", "--root", str(site), "--lang", locale]) == 2
    said = capsys.readouterr().err
    words = {c.word for c in COLLECTIONS.values() if c.is_folder}
    assert words <= set(re.findall(r"\w+", said))


@LOCALES
def test_the_table_has_every_file_but_those_of_other_types_of_records(
    locale: str,
) -> None:
    lines = REFERENCE[locale].partition("<!-- fields ")[0].splitlines()
    table = "\n".join(line for line in lines if line.startswith("| `"))
    named = {
        name for row in table.splitlines() for name in re.findall("`([^`]+)`", row[:60])
    }
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (PROJECT / "content").iterdir()
        if path.suffix not in (".md", ".html") and not path.name.startswith(".")
    }
    others = {
        f"{name}/" if declared.is_folder else f"{name}.yaml"
        for name, declared in COLLECTIONS.items()
        if name not in TYPES
    }
    assert named == there - others


def _list_mistakes(locale: str) -> list[tuple[str, str, str]]:
    """What is written, what the check says, what to type."""
    pattern = r"^\| \d+ \| (.+?) \| (.+) → (.+) \|$"
    return re.findall(pattern, GUIDE[locale], re.M)


TEN = (
    "colon in a title",
    "forgotten en",
    "nom: for name:",
    "31/03/2026",
    "12 300 hab.",
    "an unknown reference",
    "picture marché.jpg",
    "wrong indentation",
    "> for |",
    "the mayor misspelt in prose",
)
"""The edits of `wrong_edits.py` that editors make most often."""


@LOCALES
def test_the_check_says_of_the_ten_mistakes_what_the_guide_says(
    locale: str, tree: Tree
) -> None:
    edits = {edit.name: edit for edit in EDITS}
    rows = _list_mistakes(locale)
    assert len(rows) == len(TEN)
    say = translator(locale)
    for (_, said, advice), name in zip(rows, TEN, strict=True):
        for path in tree({}).rglob("*"):
            if path.is_file():
                path.unlink()
        finding = find_problems(tree({**RIGHT, **edits[name].changes}))[0]
        told = [say(part) for part in (finding.message, finding.help) if part]
        plain = [re.sub("[\u00a0\u202f]", " ", each) for each in told]
        assert plain == [each.replace("\\|", "|") for each in (said, advice)]


@LOCALES
def test_the_card_tells_the_mistakes_of_the_guide(locale: str) -> None:
    _, _, section = CARD.partition(f'<section lang="{locale}">')
    cells = re.findall(r"<tr><td>(.+?)</td>", section.partition("</section>")[0])
    plain = [unescape(re.sub("</?code>", "`", cell)) for cell in cells]
    written = [row[0] for row in _list_mistakes(locale)]
    assert [re.sub("\u00a0", " ", cell) for cell in plain] == written


def test_each_link_between_the_pages_leads_somewhere() -> None:
    texts = {
        "README.md": "\n".join(GUIDE.values()),
        "REFERENCE.md": "\n".join(REFERENCE.values()),
    }
    anchors = {
        name: {
            re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
            for title in re.findall("^#+ (.+)$", text, re.M)
        }
        for name, text in texts.items()
    }
    for name, text in texts.items():
        plain = re.sub(r"^ *```.*?^ *```$|`[^`\n]+`", "", text, flags=re.M | re.S)
        for target, _, anchor in (
            each.partition("#") for each in re.findall(r"\]\(([^)]+)\)", plain)
        ):
            assert (PROJECT / "content" / target).exists(), target
            assert not anchor or anchor in anchors[target or name], (name, anchor)


@LOCALES
def test_the_reference_says_what_each_field_with_others_inside_holds(
    locale: str,
) -> None:
    """`build.py schema` writes the rows from the models."""
    rows = describe_parts(COLLECTIONS, translator(locale))
    assert f"| --- | --- |\n{rows}<!-- fields end -->" in REFERENCE[locale]
    for held in ("`announced`", "`from`", "`to`", "`sources`"):
        assert held in next(r for r in rows.splitlines() if r.startswith("| `period`"))


def test_the_rows_of_the_reference_are_renewed_and_nothing_else(
    tmp_path: Path,
) -> None:
    speakers = {Locale(tag): translator(tag) for tag in ("fr", "en")}
    assert write_reference(tmp_path, COLLECTIONS, speakers) == ()
    text = (PROJECT / "content/REFERENCE.md").read_text(encoding="utf-8")
    (tmp_path / "content").mkdir()
    path = tmp_path / "content/REFERENCE.md"
    lines = text.splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith("| `period`")))
    assert write_reference(tmp_path, COLLECTIONS, speakers) == ("content/REFERENCE.md",)
    assert path.read_text(encoding="utf-8") == text
    assert write_reference(tmp_path, COLLECTIONS, speakers) == ()
