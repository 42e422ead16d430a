"""Describes to the web form the fields of each record, and how files hold them.

Two descriptions are made of the models, side by side: the configuration of Sveltia CMS,
and the shapes by which `admin/form.js` takes a file apart for the form, a language a
pane, and writes what was changed back into it. Titles and hints are in the reference
language of the site where the tool speaks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from microsite.editors.schema import join_lines
from microsite.records import (
    KIND,
    Collection,
    FormSettings,
    Keeper,
    Part,
    Programme,
    Settings,
    Site,
    describe_model,
    list_kinds,
    name_field,
)
from microsite.words import read_translators
from twinlint.catalog import Translator
from twinlint.data import dataclass
from twinlint.finding import message
from twinlint.source import Locale

Described = dict[str, Any]
"""Plain data, as JSON holds it."""
LISTS = "lists"
"""The group of all files of the form that are no folder of records."""
RECORDS = "records"
"""What the form calls the entries of a file that holds many."""
IMAGES = "/assets/img"
_ONCE = ("Localizable", "SlugByLocale")
_LOCALIZED = ("Localized", "Prose", *_ONCE)
_LEADING = ("id", "title", "name", "term", "label", "text", "summary", "body")
"""What an editor looks for first; other fields follow."""
_TRAILING = (
    "sources disagreements note slug aliases updated draft publish_on publish_until"
).split()
"""What an editor seldom changes."""
_LONG = ("Localized", "Prose")


def describe_form(site: Site) -> Described:
    """`{"cms": configuration, "shapes": {file: fields}, "languages": […], "words": …}`.

    A file is one of a collection, or stands alone.
    """
    spoken = read_translators(site.locales)
    reference = site.locales[0]
    translate = spoken.get(reference) or next(iter(spoken.values()))
    return _Form(site, reference, translate).describe()


@dataclass(frozen=True, slots=True)
class _Ask:
    """A field of the form: what Sveltia is told of it, how a file holds it."""

    widget: Described
    shape: Described


@dataclass(frozen=True, slots=True)
class _Form:
    site: Site
    reference: Locale
    translate: Translator

    def describe(self) -> Described:
        asked = {
            declared.name: self.ask_all(declared.model)
            for declared in self.site.types.values()
        }
        alone: Mapping[str, type[Part]] = {"programme": Programme, "site": Settings}
        asked |= {name: self.ask_all(model) for name, model in alone.items()}
        shapes = {
            name: {
                "many": name in self.site.types and not self.site.types[name].is_folder,
                "begin": self.begin(name),
                "fields": [ask.shape for ask in asks if ask.shape["name"] != "id"],
            }
            for name, asks in asked.items()
        }
        folders = [d for d in self.site.types.values() if d.is_folder]
        files = [d for d in self.site.types.values() if not d.is_folder]
        listed = [self.describe_file(d, asked[d.name]) for d in files]
        listed += [self.describe_single(name, asked[name]) for name in alone]
        cms = {
            "load_config_file": False,
            "backend": _describe_backend(self.site.settings.form),
            "app_title": self.site.settings.name[self.reference],
            "site_url": self.site.settings.base_url,
            "media_folder": IMAGES.lstrip("/"),
            "public_folder": IMAGES,
            "editor": {"preview": False},
            "output": {"omit_empty_optional_fields": True},
            "slug": {"encoding": "ascii", "clean_accents": True},
            "i18n": {
                "structure": "single_file",
                "locales": list(self.site.locales),
                "default_locale": self.reference,
                "initial_locales": "all",
            },
            "collections": [
                *(self.describe_folder(d, asked[d.name]) for d in folders),
                {
                    "name": LISTS,
                    "label": self.translate(message("Lists and settings")),
                    "i18n": True,
                    "files": listed,
                },
            ],
        }
        changed = message(
            "This file was saved elsewhere since the form has read it. Copy what you"
            " have typed, load this page again and type it there."
        )
        return {
            "cms": cms,
            "shapes": shapes,
            "languages": list(self.site.locales),
            "words": {"changed": self.translate(changed)},
        }

    def begin(self, name: str) -> str:
        """The first line of a new file, by which editors find its schema."""
        declared = self.site.types.get(name)
        if declared is None or not declared.is_folder:
            return ""
        return f"# yaml-language-server: $schema=../.schema/{declared.word}.json\n"

    # Files ----------------------------------------------------------------------------

    def describe_folder(
        self, declared: Collection, asks: tuple[_Ask, ...]
    ) -> Described:
        """The collection of a type with one file for each record."""
        return {
            "name": declared.name,
            "label": self.name_type(declared),
            "folder": f"content/{declared.name}",
            "format": declared.name,
            "create": True,
            "i18n": True,
            "identifier_field": _find_title(declared),
            "slug": {
                "editable": ["create"],
                "hint": self.say(_find_hint(declared.model, "id")),
            },
            "fields": [ask.widget for ask in asks if ask.shape["name"] != "id"],
        }

    def describe_file(self, declared: Collection, asks: tuple[_Ask, ...]) -> Described:
        """The file of a type that holds all its records, as a list of them."""
        records = {
            "name": RECORDS,
            "label": self.translate(message("Records")),
            "label_singular": self.translate(message("Record")),
            "widget": "list",
            "i18n": "duplicate",
            "required": False,
            "collapsed": True,
            "summary": f"{{{{{_find_title(declared)}}}}} · {{{{id}}}}",
            "fields": [ask.widget for ask in asks],
        }
        return {
            "name": declared.name,
            "label": self.name_type(declared),
            "file": f"content/{declared.name}.yaml",
            "format": declared.name,
            "i18n": True,
            "fields": [records],
        }

    def describe_single(self, name: str, asks: tuple[_Ask, ...]) -> Described:
        """A file that is one record."""
        titles = {
            "programme": message("The programme"),
            "site": message("Settings of the site"),
        }
        return {
            "name": name,
            "label": self.translate(titles[name]),
            "file": f"content/{name}.yaml",
            "format": name,
            "i18n": True,
            "fields": [ask.widget for ask in asks if ask.shape["name"] != "id"],
        }

    def name_type(self, declared: Collection) -> str:
        return self.say(name_field(declared.name))

    # Fields ---------------------------------------------------------------------------

    def ask_all(self, model: type[Part]) -> tuple[_Ask, ...]:
        """What the form asks of a record, the fields that matter most first."""
        described = describe_model(model)
        return tuple(self.ask_part(described, described.get("$defs", {})))

    def ask_part(self, part: Described, parts: Described) -> Iterator[_Ask]:
        required = part.get("required", ())
        for name, field in sorted(part["properties"].items(), key=_rank):
            ask = self.ask(name, field, parts)
            about = {
                "name": name,
                "label": self.say(name_field(name)),
                "required": name in required,
            }
            if field.get("description"):
                about["hint"] = self.say(field["description"])
            yield _Ask({**about, **ask.widget}, {"name": name, **ask.shape})

    def ask(self, name: str, field: Described, parts: Described) -> _Ask:
        """What is asked of a field, by what its schema says."""
        field = _unwrap(field)
        named = field.get("$ref", "").rpartition("/")[2]
        if named in _LOCALIZED:
            shape = {"kind": "localized", "once": named in _ONCE}
            widget = "text" if named in _LONG else "string"
            return _Ask({"widget": widget, "i18n": True}, shape)
        if named:
            return self.ask(name, parts[named], parts)
        if "x-reference" in field:
            return _Ask(self.refer(field["x-reference"]), {"kind": "text"})
        choices = list(list_kinds(self.site.types)) if KIND in field else None
        choices = choices or field.get("enum")
        if choices:
            return _Ask({"widget": "select", "options": choices}, {"kind": "text"})
        if "properties" in field:
            return self.ask_object(field, parts)
        kind = field.get("type")
        if kind == "array":
            return self.ask_list(name, field, parts)
        if kind == "object":
            return self.ask_mapping(field)
        return self.ask_value(name, field)

    def ask_value(self, name: str, field: Described) -> _Ask:
        """What is asked of a field that holds one value."""
        kind = field.get("type")
        if kind == "boolean":
            return _Ask({"widget": "boolean"}, {"kind": "boolean"})
        if kind in ("integer", "number"):
            limits = {
                key: field[said]
                for key, said in (("min", "minimum"), ("max", "maximum"))
                if said in field
            }
            digits = "int" if kind == "integer" else "float"
            widget = {"widget": "number", "value_type": digits, **limits}
            return _Ask(widget, {"kind": "number"})
        if name == "file" and "jpe?g" in field.get("pattern", ""):
            return _Ask({"widget": "image"}, {"kind": "image"})
        widget = {"widget": "string"}
        if "pattern" in field:
            # A date may be a month or a year, which no calendar offers: it is typed.
            pattern = field["pattern"].removeprefix("^").removesuffix("$")
            shown = ", ".join(field.get("examples", ()))
            said = self.translate(
                message("Write it like this: {example}", example=shown)
            )
            widget["pattern"] = [f"^(?:{pattern})$", said]
        return _Ask(widget, {"kind": "text"})

    def ask_object(self, field: Described, parts: Described) -> _Ask:
        asks = tuple(self.ask_part(field, parts))
        widget: Described = {
            "widget": "object",
            "collapsed": "auto",
            "fields": [ask.widget for ask in asks],
        }
        if any("i18n" in ask.widget for ask in asks):
            widget["i18n"] = "duplicate"
        return _Ask(widget, {"kind": "object", "fields": [ask.shape for ask in asks]})

    def ask_list(self, name: str, field: Described, parts: Described) -> _Ask:
        inner = self.ask(name, field["items"], parts)
        shape = {"kind": "list", "item": inner.shape}
        if inner.widget["widget"] == "relation":
            return _Ask({**inner.widget, "multiple": True}, shape)
        widget: Described = {"widget": "list"}
        if "minItems" in field:
            widget["min"] = field["minItems"]
        if inner.shape["kind"] == "object":
            widget |= {"collapsed": "auto", "fields": inner.widget["fields"]}
        elif inner.shape["kind"] == "localized":
            label = self.say(name_field(name))
            widget["field"] = {"name": "item", "label": label, **inner.widget}
        if inner.widget.get("i18n"):
            widget["i18n"] = "duplicate"
        return _Ask(widget, shape)

    def ask_mapping(self, field: Described) -> _Ask:
        """A field whose keys are free: words with a value each, or with a list."""
        # Keys of a form, as years are, have their values told by that form.
        (inner,) = field.get("patternProperties", {}).values() or (
            field["additionalProperties"],
        )
        if inner.get("type") != "array":
            return _Ask({"widget": "keyvalue"}, {"kind": "pairs"})
        key = {"name": "key", "label": self.say(name_field("id")), "widget": "string"}
        values = {
            "name": "values",
            "label": self.say(name_field("values")),
            "widget": "list",
        }
        return _Ask(
            {"widget": "list", "collapsed": "auto", "fields": [key, values]},
            {"kind": "listing"},
        )

    def refer(self, collection: str) -> Described:
        """A picker of records of a collection."""
        declared = self.site.types[collection]
        title = _find_title(declared)
        if declared.is_folder:
            return {
                "widget": "relation",
                "collection": collection,
                "value_field": "{{slug}}",
                "display_fields": [title],
                "search_fields": [title],
            }
        return {
            "widget": "relation",
            "collection": LISTS,
            "file": collection,
            "value_field": f"{RECORDS}.*.id",
            "display_fields": [f"{RECORDS}.*.{title}"],
            "search_fields": [f"{RECORDS}.*.{title}"],
        }

    def say(self, text: str) -> str:
        return self.translate.find_text(join_lines(text))


def _find_title(declared: Collection) -> str:
    """The field that says what a record is called."""
    fields = declared.model.model_fields
    return next(
        each for each in ("title", "name", "term", "label", "text") if each in fields
    )


def _find_hint(model: type[Part], field: str) -> str:
    return str(describe_model(model)["properties"][field]["description"])


def _rank(item: tuple[str, object]) -> tuple[int, int]:
    name = item[0]
    if name in _LEADING:
        return 0, _LEADING.index(name)
    return (2, _TRAILING.index(name)) if name in _TRAILING else (1, 0)


def _unwrap(field: Described) -> Described:
    """The schema of a value that is given, without what else surrounds it."""
    shapes = [s for s in field.get("anyOf", ()) if s.get("type") != "null"]
    return _unwrap(shapes[0]) if shapes else field


def _describe_backend(form: FormSettings | None) -> Described:
    """Where the form saves: on a code host, or on this computer alone."""
    if form is None or form.saves_to == Keeper.COMPUTER:
        # Sveltia wants a host even where a folder of this computer is all there is;
        # the page hides the way to it.
        return {"name": "github", "repo": "local/site", "auth_methods": ["token"]}
    host: Described = {
        "name": form.saves_to.value,
        "repo": form.repository,
        "branch": form.branch,
        "auth_methods": ["token"],
    }
    if form.address:
        address = form.address.rstrip("/")
        api = {Keeper.GITHUB: "/api/v3", Keeper.GITLAB: "/api/v4"}[form.saves_to]
        host |= {"base_url": address, "api_root": f"{address}{api}"}
    return host
