"""Small sites and records for tests, so that each test shows what it depends on."""

from __future__ import annotations

import ast
import cProfile
import gc
import json
import re
import shutil
import sys
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, TypeVar

import yaml
from babel.messages.plurals import get_plural

from microsite.check.check import select_rules
from microsite.editors.schema import describe_records
from microsite.incremental import Kept
from microsite.load.files import load_content
from microsite.pipeline import Built, Config, check_site
from microsite.records.collection import Types
from microsite.records.site import Site
from microsite.records.types import COLLECTIONS
from microsite.records.value import Part
from microsite.validate.validate import validate_content
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.finding import Finding, sort_findings
from twinlint.source import Locale

PROJECT = Path(__file__).resolve().parent.parent
SHOWCASE = PROJECT / "tests" / "showcase"
TODAY = date(2026, 11, 22)
"""The day of every test: the only thing that a check takes from the clock."""
LOCALES = ("fr", "en")

TYPES: Types = {
    name: COLLECTIONS[name]
    for name in (
        "editions",
        "communes",
        "solutions",
        "themes",
        "news",
        "pages",
        "people",
        "organisations",
        "timeline",
        "figures",
        "sources",
        "glossary",
    )
}
"""The types of records in tests whose results name them all: one more changes none."""
TraceFunction = Callable[[FrameType, str, Any], Any]
P = TypeVar("P", bound=Part)
Files = Mapping[str, str | bytes | None]

CATALOG = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"

"""

LAYOUT = """\
<!doctype html>
<html lang="{{ locale }}">
<head>
<meta charset="utf-8">
<title>{{ page.title|text }}</title>
<meta name="description" content="{{ page.description|text }}">
<link rel="canonical" href="{{ canonical(page.url) }}">
{% for other, address in page.alternates.items() %}
<link rel="alternate" hreflang="{{ other }}" href="{{ canonical(address) }}">
{% endfor %}
<link rel="alternate" hreflang="x-default" href="{{ canonical(page.default) }}">
</head>
<body>
<nav>
{% for other, address in page.alternates.items() %}
<a href="{{ address }}" lang="{{ other }}">{{ language_name(other) }}</a>
{% endfor %}
</nav>
<main>
<h1>{{ page.title|text }}</h1>
{% if record.body %}
{{ record.body|prose }}
{% endif %}
</main>
</body>
</html>
"""

SETTINGS = """\
base_url: https://ville.paris
locales: [fr, en]
name: Quartiers
tagline:
  fr: Un quartier
  en: A district
updated: 2026-11-22
navigation: [home]
footer: []
press:
  person: ada-martin
  email: ada@example.org
  organisation: paris
legal:
  publisher: paris
  publication_director: Ada Martin
  publisher_address: 1 rue du Port
  host:
    name: Hébergeur
    address: 2 rue du Port
    phone: 01 23 45 67 89
  contact_email: a@example.org
  accessibility_contact: a@example.org
  data_protection_contact: a@example.org
accessibility:
  state: not-audited
  statement_date: 2026-11-22
"""

SOLUTION = """\
name: {fr: Banc, en: Bench}
communes: [sceaux]
edition: edition-1
themes: [air]
status: announced
summary: {fr: Un banc, en: A bench}
"""
COMMUNE = """\
name: Sceaux
edition: edition-1
code_insee: 92071
postal_codes: [92330]
department:
  code: 92
  name: Hauts-de-Seine
summary:
  fr: Une commune
  en: A municipality
"""


def minimal_site(changes: Files = {}) -> dict[str, str | bytes | None]:  # noqa: B006 - read only
    """The files of the smallest site that builds without a finding, then changed.

    A change to None leaves the file out.
    """
    files: dict[str, str | bytes | None] = {
        "content/site.yaml": SETTINGS,
        "content/people.yaml": (
            "ada-martin:\n  name: Ada Martin\n  roles:\n"
            "    - title: {fr: Directrice, en: Director}\n"
        ),
        "content/organisations.yaml": (
            "paris:\n  name: Paris\n  kind: lead\n  role: {fr: Pilote, en: Lead}\n"
        ),
        "content/editions.yaml": (
            "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n"
            "  status: closed\n  summary: {fr: Une édition, en: One edition}\n"
        ),
        "content/pages/home.yaml": (
            "kind: home\ntitle: {fr: Accueil, en: Home}\n"
            "summary: {fr: Bienvenue, en: Welcome}\n"
        ),
        "content/communes/sceaux.yaml": COMMUNE,
        **list_records("communes", "editions"),
        **{f"locales/{loc}/LC_MESSAGES/site.po": catalog(loc) for loc in LOCALES},
        **{
            f"templates/pages/{kind}.html": '{% extends "layouts/page.html" %}\n'
            for kind in (
                "home",
                "text",
                "commune",
                "edition",
                "solution",
                "theme",
                "news-item",
                "not-found",
                "language-choice",
            )
        },
        "templates/layouts/page.html": LAYOUT,
    }
    return files | dict(changes)


def list_records(*kinds: str) -> dict[str, str]:
    """The pages that list records of some types, with their templates."""
    files = {}
    for kind in kinds:
        files[f"content/pages/{kind}.yaml"] = (
            f"kind: {kind}\ntitle: {{fr: Toutes, en: All}}\n"
            "summary: {fr: Une liste, en: A list}\n"
        )
        files[f"templates/pages/{kind}.html"] = '{% extends "layouts/page.html" %}\n'
    return files


def catalog(locale: str, entries: str = "") -> str:
    """The text of a catalog of a language, with its header."""
    plurals = get_plural(locale.replace("-", "_")).plural_forms
    return CATALOG.format(locale=locale, plurals=plurals) + entries


def minimal_record(model: type[P], **fields: Any) -> P:
    """A record with the fields given; the others as short as the schema allows."""
    usual = {name: value for name, value in _USUAL.items() if name in _names(model)}
    given = usual | fields
    return model.model_validate(given, context={"locales": LOCALES})


def _names(model: type[Part]) -> set[str]:
    return {
        name
        for name, info in model.model_fields.items()
        if info.is_required() or name == "id"
    }


_USUAL: Mapping[str, Any] = {
    "id": "example",
    "summary": {"fr": "Résumé", "en": "Summary"},
    "title": {"fr": "Titre", "en": "Title"},
    "text": {"fr": "Texte", "en": "Text"},
    "name": "Name",
    "edition": "edition-1",
    "code_insee": "92071",
    "postal_codes": ["92330"],
    "department": {"code": "92", "name": "Hauts-de-Seine"},
    "date": "2024-02-06",
}


def write_tree(root: Path, files: Files) -> Path:
    """Write `{path: text}` below a folder; None removes the file."""
    for name, content in files.items():
        path = root / name
        if content is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder as `{path: content}`, in the order of paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_example(
    schema: Mapping[str, Any], field: Mapping[str, Any], known: Mapping[str, Any]
) -> object:
    """A value of a field as its schema describes it; of `known` records, the first."""
    name = field.get("$ref", "").rpartition("/")[2]
    if name in ("Localized", "Prose", "Localizable"):
        return {"fr": "Une belle chose à voir", "en": "A fine thing to see"}
    if "x-reference" in field:
        return next(iter(known[field["x-reference"]]))
    for values in ("enum", "examples"):
        if values in field:
            return field[values][0]
    if "anyOf" in field:
        return write_example(schema, field["anyOf"][0], known)
    if "items" in field:
        return [write_example(schema, field["items"], known)]
    inside = schema["$defs"][name] if name else field
    return {
        each: write_example(schema, inside["properties"][each], known)
        for each in inside["required"]
    }


def add_examples(content: Path, types: Types = COLLECTIONS) -> None:
    """Give each type a record, as its schema asks, and a list where there are none.

    The names of the records that there are decide what a reference leads to.
    """
    schemas = describe_records(tuple(map(Locale, LOCALES)), translator("en"), types)
    known = {
        name: [path.stem for path in sorted((content / name).glob("*.yaml"))]
        or list(yaml.safe_load(read_if_there(content / f"{name}.yaml")) or ())
        for name in types
    }
    for name, declared in types.items():
        if known[name] or (content / f"{name}.yaml").is_file():
            continue
        kind = declared.word if declared.is_folder else name
        schema = json.loads(schemas[f"{kind}.json"])
        inner = schema if declared.is_folder else schema["additionalProperties"]
        record = write_example({**schema, **inner}, inner, known)
        known[name] = ["example"]
        path = f"{name}/example.yaml" if declared.is_folder else f"{name}.yaml"
        data = record if declared.is_folder else {"example": record}
        write_tree(content, {path: yaml.safe_dump(data, allow_unicode=True)})
    _add_lists(content / "pages", types)


def read_if_there(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _add_lists(pages: Path, types: Types) -> None:
    """Give each type that has a page of its list one, where the showcase has none."""
    texts = (path.read_text(encoding="utf-8") for path in pages.glob("*.yaml"))
    shown = {yaml.safe_load(text).get("kind") for text in texts}
    for kind in {each.list_page for each in types.values()} - {"", *shown}:
        (pages / f"{kind}.yaml").write_text(
            f"kind: {kind}\nslug: {{fr: tous-{kind}, en: all-{kind}}}\n"
            f"title: {{fr: Liste ({kind}), en: List ({kind})}}\n"
            "summary: {fr: Tout ce qui est là., en: All that is there.}\n",
            encoding="utf-8",
        )


@cache
def read_showcase() -> Files:
    """The content of `tests/showcase/`, with an example of each type there is."""
    with TemporaryDirectory() as name:
        content = Path(name) / "content"
        shutil.copytree(SHOWCASE, content)
        add_examples(content)
        return read_files(content)


def copy_showcase(target: Path) -> Path:
    """A made-up site with one of everything, under the product's own templates.

    Its content is that of `tests/showcase/`, in the languages of LOCALES.
    """
    write_tree(target / "content", read_showcase())
    for name in ("templates", "assets", *(f"locales/{each}" for each in LOCALES)):
        shutil.copytree(PROJECT / name, target / name)
    return target


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates stay text, keys are text."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def find_fields(described: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of a schema with its name, wherever it stands."""
    if isinstance(described, list):
        for item in described:
            yield from find_fields(item)
    if isinstance(described, dict):
        yield from described.get("properties", {}).items()
        for value in described.values():
            yield from find_fields(value)


HOW_TO_SHOW = (
    "write Annotated[Line, Field(examples=[…])], "
    "or add the field to microsite/editors/examples.toml"
)


def find_bare_fields(schema: str) -> Iterator[str]:
    """The fields of one value of which a schema gives editors no example."""
    for name, field in find_fields(json.loads(schema)):
        shapes = (field, *field.get("anyOf", ()))
        kinds = str([each.get("type") for each in shapes])
        is_one_value = re.search("string|integer|number|boolean", kinds)
        if is_one_value and not (field.get("examples") or field.get("enum")):
            yield name


def read_as_editors_do(text: str) -> object:
    """YAML as editors check it: plain data, every key a text."""

    def with_text_keys(data: object) -> object:
        if isinstance(data, dict):
            return {str(key): with_text_keys(value) for key, value in data.items()}
        if isinstance(data, list):
            return [with_text_keys(item) for item in data]
        return data

    return with_text_keys(yaml.load(text, _EditorLoader))  # noqa: S506 - a safe loader


def read_site(root: Path, *, with_drafts: bool = False) -> Site:
    """The site that the content of a folder describes; there is one."""
    content, _ = load_content(root)
    site, _ = validate_content(
        content.documents, content.broken, with_drafts=with_drafts
    )
    assert site is not None
    return site


KEPT: Path | None = None
"""Where tests keep what they make of texts and templates; the fixture `cache` says."""


def configure(root: Path, today: date = TODAY, **settings: Any) -> Config:
    """The settings of a run that keeps what it makes, as those of people do.

    Tests make the same small sites over and over: a third of the work is left.
    """
    return Config(root, today, cache=KEPT, **settings)


def find_problems(root: Path, **settings: Any) -> tuple[Finding, ...]:
    """What a check of a folder finds."""
    return check_site(configure(root, **settings)).findings


def check_records(
    root: Path, *, with_drafts: bool = False, rules: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """What is wrong with the records of a folder, before anything is made of them.

    A tenth of the work of `find_problems`.
    """
    content, broken = load_content(root)
    _, found = validate_content(
        content.documents, content.broken, with_drafts=with_drafts, today=TODAY
    )
    return sort_findings(select_rules((*broken, *found), rules))


def translator(lang: str) -> Translator:
    """What says messages of the program in French or English."""
    return choose_translator(lang)


def walk_statements(code: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module at any depth; most of its tree are expressions."""
    waiting: list[Any] = [*code.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.stmt):
            yield node
        for name in ("body", "orelse", "handlers", "finalbody", "cases"):
            waiting.extend(getattr(node, name, ()))


class Edited:
    """A site that is edited, checked and put back again and again, as in a preview.

    What an edit leaves as it is, is not made anew: less than half of the work. What it
    takes away is there again when it is put back, even where it stopped the check.
    """

    def __init__(self, root: Path, files: Files) -> None:
        self.root = write_tree(root, files)
        self._files = files
        self._kept = Kept(KEPT)

    @contextmanager
    def change(self, changes: Files) -> Iterator[Path]:
        """The folder of the site while some files are changed."""
        write_tree(self.root, changes)
        try:
            yield self.root
        finally:
            for name in changes:
                (self.root / name).unlink(missing_ok=True)
            write_tree(self.root, {name: self._files.get(name) for name in changes})

    @contextmanager
    def edit(self, changes: Files) -> Iterator[Built]:
        """What a check gives while some files are changed."""
        with self.change(changes) as root:
            yield check_site(configure(root), kept=self._kept)

    def check(self, changes: Files) -> tuple[Finding, ...]:
        """What is found while some files are changed."""
        with self.edit(changes) as built:
            return built.findings


def show(findings: Iterable[Finding]) -> list[str]:
    """Findings as `path:line:column: message [rule]`, in English."""
    say = translator("en")
    shown = []
    for finding in findings:
        span = finding.place.span if finding.place else None
        where = f"{span.path}:{span.line}:{span.column}: " if span else ""
        shown.append(f"{where}{say(finding.message)} [{finding.rule}]")
    return shown


def count_calls(act: Callable[[], object]) -> int:
    """Function calls of an act, those of built-ins included."""
    profile = cProfile.Profile()
    profile.runcall(act)
    return sum(entry.callcount for entry in profile.getstats())


def count_steps(act: Callable[[], object]) -> Counter[str]:
    """The bytecode instructions of an act, by the module that they stand in.

    What built-in functions and patterns do inside counts nothing.
    """
    return _count("opcode", act)


def count_lines(act: Callable[[], object], *modules: str) -> Counter[str]:
    """The lines that an act runs in modules whose names begin so, and in templates.

    Each turn of a loop on one line counts as a line.
    """
    return _count("line", act, (*modules, TEMPLATES))


TEMPLATES = "templates"
"""What stands for the name of a module in code that has none."""


def _count(
    event: str, act: Callable[[], object], beginnings: tuple[str, ...] = ("",)
) -> Counter[str]:
    # Asked millions of times: each module has a function of its own, without look-ups.
    counters: dict[str, Callable[[], int]] = {}
    tracers: dict[str, TraceFunction | None] = {}

    def make_tracer(name: str) -> TraceFunction:
        count = 0

        def step(frame: FrameType, happened: str, argument: Any) -> None:
            nonlocal count
            if happened == event:
                count += 1

        counters[name] = lambda: count
        return step

    def enter(frame: FrameType, _: str, __: Any) -> TraceFunction | None:
        name = frame.f_globals.get("__name__", TEMPLATES)
        if name not in tracers:
            tracers[name] = make_tracer(name) if name.startswith(beginnings) else None
        frame.f_trace_opcodes = event == "opcode"
        frame.f_trace_lines = event == "line"
        return tracers[name]

    before = sys.gettrace()
    gc.disable()  # Hypothesis has steps of its own at each collection.
    sys.settrace(enter)
    try:
        if event == "opcode" and sys.version_info >= (3, 12):
            # Instructions are told from the second call of a function on, and in 3.12
            # once somebody sets a tracer after the first that asked for them.
            act()
            sys.settrace(enter)
            tracers.clear()
            counters.clear()
        act()
    finally:
        sys.settrace(before)
        gc.enable()
    return Counter({name: count() for name, count in counters.items()})


def measure_patterns(act: Callable[[], object]) -> int:
    """The letters of the longest pattern that an act compiles, or asks for again."""
    longest = 0

    def measure(frame: FrameType, event: str, _: Any) -> None:
        nonlocal longest
        if event == "call" and frame.f_code is re.compile.__code__:
            pattern = frame.f_locals["pattern"]
            longest = max(longest, len(getattr(pattern, "pattern", pattern)))

    before = sys.getprofile()
    sys.setprofile(measure)
    try:
        act()
    finally:
        sys.setprofile(before)
    return longest


def make_environment(folder: Path) -> Path:
    """A new environment of Python; gives the folder of its programs.

    It has the pip of this one: unpacking its own would take longer than all the rest.
    """
    pip = find_spec("pip")
    assert pip is not None and pip.origin is not None
    builder = venv.EnvBuilder()
    builder.create(folder)
    places = builder.ensure_directories(folder)
    (package,) = folder.rglob("site-packages")
    (package / "pip").symlink_to(Path(pip.origin).parent)
    return Path(places.bin_path)


def load_script(path: Path) -> Any:
    """The names of a script that stands in no package, such as one of an action."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
