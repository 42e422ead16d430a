"""The web form in a browser: what it writes into files, and what it asks of others."""

from __future__ import annotations

import difflib
import mimetypes
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE
from playwright.sync_api import Browser, Page, Route, expect
from support import TODAY, copy_showcase, read_site, show, write_tree

from microsite.editors.form_description import describe_form
from microsite.incremental import Kept
from microsite.pipeline import Config, check_site
from microsite.publish.headers import find_headers, plan_headers
from microsite.publish.web_form import publish_form

ORIGIN = "http://localhost"
COMMUNE = "content/communes/sceaux.yaml"
SCRIPT = Path(__file__).with_name("form.js")

# A browser under test has no dialog to choose a folder, but folders of its own.
FOLDER = """
  window.showDirectoryPicker = () => navigator.storage.getDirectory();
  FileSystemHandle.prototype.requestPermission = async () => "granted";
"""
WRITE = """async (files) => {
  for (const [path, text] of Object.entries(files)) {
    let folder = await navigator.storage.getDirectory();
    const steps = path.split("/");
    const name = steps.pop();
    for (const step of steps) {
      folder = await folder.getDirectoryHandle(step, { create: true });
    }
    const file = await folder.getFileHandle(name, { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async (path) => {
  let folder = await navigator.storage.getDirectory();
  const steps = path.split("/");
  const name = steps.pop();
  for (const step of steps) folder = await folder.getDirectoryHandle(step);
  return (await (await folder.getFileHandle(name)).getFile()).text();
}"""


class Web:
    """The form as the host would publish it; whoever asks for more is noted."""

    def __init__(self, root: Path) -> None:
        """The form of the site in a folder, switched on."""
        with (root / "content/site.yaml").open("a", encoding="utf-8") as file:
            file.write("form:\n  saves_to: computer\n")
        site = read_site(root, with_drafts=True)
        outputs = publish_form(root, site)
        self.files = {f"/{each.path}": each.content for each in outputs}
        self.headers = plan_headers(outputs, (), "", site.settings.form)
        self.form: Mapping[str, Any] = describe_form(site)
        self.asked_in_vain: list[str] = []
        self.said: list[str] = []

    def answer(self, route: Route) -> None:
        address = route.request.url
        path = address.removeprefix(ORIGIN).partition("?")[0]
        name = f"{path}index.html" if path.endswith("/") else path
        if path == "/favicon.ico":
            route.fulfill(status=204)
        elif address.startswith(f"{ORIGIN}/") and name in self.files:
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            headers = {"Content-Type": kind, **find_headers(self.headers, path)}
            route.fulfill(body=self.files[name], headers=headers)
        else:
            self.asked_in_vain.append(address)
            route.abort()

    def open(self, chromium: Browser) -> Page:
        context = chromium.new_context(
            locale="fr-FR",
            reduced_motion="reduce",
            viewport={"width": 1440, "height": 1000},
        )
        context.add_init_script(FOLDER)
        context.route("**/*", self.answer)
        tab = context.new_page()
        tab.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        tab.on("console", lambda said: self.hear(said.type, said.text))
        tab.on("pageerror", lambda error: self.hear("error", str(error)))
        return tab

    def hear(self, kind: str, said: str) -> None:
        if kind in ("error", "warning"):
            self.said.append(said)


def read_content(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in (root / "content").rglob("*.yaml")
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_showcase(tmp_path_factory.mktemp("form") / "site")


@pytest.fixture(scope="module")
def web(root: Path) -> Web:
    return Web(root)


@pytest.fixture(scope="module")
def merging(web: Web, chromium: Browser) -> Iterator[Page]:
    """A page that has what takes files apart and puts them together."""
    tab = web.open(chromium)
    tab.goto(f"{ORIGIN}/admin/merge.js")
    tab.evaluate("async () => Object.assign(window, await import('/admin/merge.js'))")
    tab.evaluate(f"() => {{ {SCRIPT.read_text(encoding='utf-8')} }}")
    yield tab
    tab.context.close()


def find_changes(before: str, after: str) -> list[str]:
    """The lines that one text has and the other lacks, with `-` or `+`."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_field_changed_in_the_form_is_the_line_changed_in_the_file(
    root: Path, web: Web, chromium: Browser
) -> None:
    before = read_content(root)
    kept = Kept(None)
    known = show(check_site(Config(root, TODAY), kept=kept).findings)
    tab = web.open(chromium)
    tab.goto(f"{ORIGIN}/admin/")
    tab.evaluate(WRITE, {**before, ".git/HEAD": ""})
    tab.reload()
    expect(tab.get_by_role("button")).to_have_count(1)  # no host to sign in to
    tab.get_by_role("button", name="Travailler avec un dépôt local").click()
    tab.get_by_text("Sceaux", exact=True).click()
    summaries = tab.locator('[data-key-path="summary"] textarea')
    expect(summaries).to_have_count(2)
    french, english = summaries.all()
    left, right = french.bounding_box(), english.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    expect(french).to_have_value(re.compile(r"a planté une haie rue du Port\.$"))
    written = "First-edition municipality, which planted a hedge in rue du Port."
    changed = written.replace("a hedge", "a long hedge")
    expect(english).to_have_value(written)
    english.fill(changed)
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.get_by_role("grid", name="Entrées")).to_be_visible()
    saved = tab.evaluate(READ, COMMUNE)
    assert find_changes(before[COMMUNE], saved) == [
        f"-  en: {written}",
        f"+  en: {changed}",
    ]
    for path, text in before.items():
        if path != COMMUNE:
            assert tab.evaluate(READ, path) == text
    assert (web.asked_in_vain, web.said) == ([], [])
    # The same file, saved elsewhere before it is saved here again.
    elsewhere = f"# Since then.\n{saved}"
    tab.evaluate(WRITE, {COMMUNE: elsewhere})
    tab.get_by_text("Sceaux", exact=True).click()
    english.fill(written)
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.get_by_role("alertdialog")).to_contain_text("a été enregistré ailleurs")
    assert tab.evaluate(READ, COMMUNE) == elsewhere
    tab.context.close()
    write_tree(root, {COMMUNE: saved})
    assert show(check_site(Config(root, TODAY), kept=kept).findings) == known


# What a save writes -------------------------------------------------------------------

RECORD = """\
# A comment above all.
name: "Fontaine"  # once
communes: [sceaux, meudon]  # two
summary:
  fr: Une fontaine.
  # Of the English text.
  en: 'A fountain.'
site: {fr: Une rue, en: A street}
period:
  from: 2024-02
  sources: [register]
problem:
  text:
    fr: La chaleur.
    en: The heat.
disagreements:
  # Of the first.
  - summary: {fr: Un, en: One}
    values:
      - value: a
    reason: {fr: Pourquoi, en: Why}

  # Of the second.
  - summary: {fr: Deux, en: Two}
    values:
      - value: b
    reason: {fr: Parce que, en: Because}
body:
  fr: |
    ## Titre

    Un texte.
  en: |
    ## Title

    A text.
"""
ENTRIES = """\
# Of the file.

ada:
  name: Ada Martin
# Of Paul.
paul:
  name: Paul Durand  # so
  roles:
    - title: {fr: Maire, en: Mayor}

lea:
  name: Léa Petit
"""
DISAGREEMENT = {"summary": "Trois", "values": [{"value": "c"}], "reason": "Ainsi"}
CASES: Mapping[str, tuple[str, str, list[list[Any]], list[str]]] = {
    "nothing": ("solutions", RECORD, [], []),
    "nothing in a list": ("people", ENTRIES, [], []),
    "quotation marks stay": (
        "solutions",
        RECORD,
        [["en", "summary", "The fountain’s water: cold."]],
        ["-  en: 'A fountain.'", "+  en: 'The fountain’s water: cold.'"],
    ),
    "quotation marks come where they are needed": (
        "solutions",
        RECORD,
        [["fr", "summary", "Une fontaine : de l’eau."]],
        ["-  fr: Une fontaine.", '+  fr: "Une fontaine : de l’eau."'],
    ),
    "between brackets": (
        "solutions",
        RECORD,
        [["en", "site", "A street, a square"]],
        [
            "-site: {fr: Une rue, en: A street}",
            '+site: {fr: Une rue, en: "A street, a square"}',
        ],
    ),
    "written once": (
        "solutions",
        RECORD,
        [["fr", "name", "Source"], ["en", "name", "Source"]],
        ['-name: "Fontaine"  # once', '+name: "Source"  # once'],
    ),
    "no longer written once": (
        "solutions",
        RECORD,
        [["en", "name", "Fountain"]],
        [
            '-name: "Fontaine"  # once',
            "+name:  # once",
            "+  fr: Fontaine",
            "+  en: Fountain",
        ],
    ),
    "a list on one line": (
        "solutions",
        RECORD,
        [["fr", "communes", ["meudon", "sceaux", "montreuil"]]],
        [
            "-communes: [sceaux, meudon]  # two",
            "+communes: [meudon, sceaux, montreuil]  # two",
        ],
    ),
    "a new field": (
        "solutions",
        RECORD,
        [["fr", "status", "tested"], ["fr", "draft", True]],
        ["+status: tested", "+draft: true"],
    ),
    "a field taken out": (
        "solutions",
        RECORD,
        [["fr", "period.from", ""], ["en", "site", ""], ["fr", "site", None]],
        ["-site: {fr: Une rue, en: A street}", "-  from: 2024-02"],
    ),
    "a part taken out": (
        "solutions",
        RECORD,
        [["fr", "problem", None], ["en", "problem", None]],
        ["-problem:", "-  text:", "-    fr: La chaleur.", "-    en: The heat."],
    ),
    "what says nothing": (
        "solutions",
        RECORD,
        [
            ["fr", "draft", False],
            ["fr", "note", ""],
            ["fr", "aliases", []],
            ["fr", "image", {"file": "", "alt": ""}],
            ["en", "image", {"alt": None}],
        ],
        [],
    ),
    "a long text": (
        "solutions",
        RECORD,
        [["fr", "body", "## Titre\n\nUn autre texte.\n\n- un\n- deux\n"]],
        ["-    Un texte.", "+    Un autre texte.", "+", "+    - un", "+    - deux"],
    ),
    "a text that was one line": (
        "solutions",
        RECORD,
        [["fr", "problem.text", "La chaleur,\nla nuit."]],
        ["-    fr: La chaleur.", "+    fr: |", "+      La chaleur,", "+      la nuit."],
    ),
    "items in another order": (
        "solutions",
        RECORD,
        [["*", "disagreements", [1, 0]]],
        [
            "-  # Of the first.",
            "-  - summary: {fr: Un, en: One}",
            "-    values:",
            "-      - value: a",
            "-    reason: {fr: Pourquoi, en: Why}",
            "+  # Of the first.",
            "+  - summary: {fr: Un, en: One}",
            "+    values:",
            "+      - value: a",
            "+    reason: {fr: Pourquoi, en: Why}",
        ],
    ),
    "one item fewer": (
        "solutions",
        RECORD,
        [["*", "disagreements", [1]]],
        [
            "-  # Of the first.",
            "-  - summary: {fr: Un, en: One}",
            "-    values:",
            "-      - value: a",
            "-    reason: {fr: Pourquoi, en: Why}",
        ],
    ),
    "one item more": (
        "solutions",
        RECORD,
        [["*", "disagreements", [0, 1, DISAGREEMENT]]],
        [
            "+  - summary:",
            "+      fr: Trois",
            "+      en: Trois",
            "+    values:",
            "+      - value: c",
            "+    reason:",
            "+      fr: Ainsi",
            "+      en: Ainsi",
        ],
    ),
    "an item changed inside": (
        "solutions",
        RECORD,
        [["en", "disagreements.1.summary", "Both"]],
        [
            "-  - summary: {fr: Deux, en: Two}",
            "+  - summary: {fr: Deux, en: Both}",
        ],
    ),
    "an entry changed": (
        "people",
        ENTRIES,
        [["en", "records.1.roles.0.title", "The mayor"]],
        [
            "-    - title: {fr: Maire, en: Mayor}",
            "+    - title: {fr: Maire, en: The mayor}",
        ],
    ),
    "an entry with another key": (
        "people",
        ENTRIES,
        [["*", "records.1.id", "paul-durand"]],
        ["-paul:", "+paul-durand:"],
    ),
    "entries in another order": (
        "people",
        ENTRIES,
        [["*", "records", [2, 0]]],
        [
            "+",
            "+lea:",
            "+  name: Léa Petit",
            "-# Of Paul.",
            "-paul:",
            "-  name: Paul Durand  # so",
            "-  roles:",
            "-    - title: {fr: Maire, en: Mayor}",
            "-",
            "-lea:",
            "-  name: Léa Petit",
        ],
    ),
    "an entry more": (
        "people",
        ENTRIES,
        [["*", "records", [0, 1, 2, {"id": "jean", "name": "Jean Roux"}]]],
        ["+", "+jean:", "+  name: Jean Roux"],
    ),
}
"""`{case: (file, text, changes, lines that change)}`; a change is a language or `*` for
all, a field, what it says then: of a list, numbers stand for the items there were."""


@pytest.mark.parametrize("case", CASES)
def test_only_what_was_changed_changes(case: str, web: Web, merging: Page) -> None:
    name, text, changes, expected = CASES[case]
    told = [text, web.form["shapes"][name], web.form["languages"], changes]
    assert find_changes(text, merging.evaluate("change", told)) == expected


def test_every_value_of_every_file_can_be_changed(
    root: Path, web: Web, merging: Page
) -> None:
    tried, wrong = merging.evaluate("changeAll", [read_content(root), web.form])
    assert wrong == []
    assert tried > 500
