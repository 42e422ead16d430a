"""The tool speaks French: every sentence, every rule, in correct typography."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tables import every_row

from microsite.catalogs.completeness import check_catalog
from microsite.catalogs.read import read_catalog_file
from microsite.check.rules import FACT_RULES
from microsite.command.cli import command, main
from microsite.command.vocabulary import (
    KEYWORDS,
    PROGRAM,
    extract_house,
    list_catalogs,
)
from microsite.editors.schema import extract_descriptions
from microsite.records.types import COLLECTIONS
from microsite.rulebook import RULES
from microsite.words import HOUSES, choose_translator
from twinlint.catalog import Entry, Translator, find_placeholders
from twinlint.finding import Every, LanguageName, Rule, message, plural_message
from twinlint.report import FORMATS
from twinlint.rulebook import explain_rule, list_rules, read_documentation
from twinlint.rules import PAIR_RULES, TEXT_RULES
from twinlint.source import Locale
from twinlint.suggest import suggest_words

FRENCH = choose_translator("fr")
FRENCH_ENTRIES = FRENCH.catalog.entries.values() if FRENCH.catalog else ()
ENGLISH = Translator(Locale("en"))
FORMATS_IN_FRENCH = f"{', '.join(FORMATS[:-1])} ou {FORMATS[-1]}"
TYPES = tuple(c.word for c in COLLECTIONS.values())
GUESSES = suggest_words("comune", TYPES)


read_house = cache(extract_house)


@cache
def _read_code(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _find_speaking() -> list[Path]:
    """The modules of both houses in which a message is called."""
    houses = (PROGRAM / "microsite", PROGRAM / "twinlint")
    every = (path for house in houses for path in sorted(house.rglob("*.py")))
    return [path for path in every if "message(" in path.read_text(encoding="utf-8")]


def _name(rule: Rule) -> str:
    return rule.name


# Sentences ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("domain", "locale", "path"),
    [
        pytest.param(*catalog, id=f"{catalog[0]}-{catalog[1]}")
        for catalog in list_catalogs()
    ],
)
def test_no_message_is_untranslated_stale_unused_or_with_other_placeholders(
    domain: str, locale: Locale, path: Path
) -> None:
    catalog, findings = read_catalog_file(PROGRAM, path, locale)
    findings += tuple(check_catalog(catalog, read_house(domain)))
    problems = "\n".join(str(finding.message) for finding in findings)
    name = path.relative_to(PROGRAM).as_posix()
    assert not problems, f"{name}, after make messages:\n{problems}"


def test_every_sentence_is_written_where_extraction_finds_it() -> None:
    """The text of a message is a literal, save in functions that are keywords."""
    hidden = [
        f"{path.relative_to(PROGRAM).as_posix()}:{call.lineno}"
        for path in _find_speaking()
        for call in _find_unmarked(_read_code(path))
    ]
    assert hidden == []


def test_extraction_finds_every_sentence() -> None:
    """Some places it passes over, such as the inside of an f-string."""
    said = {entry.id for domain in HOUSES for _, _, entry in read_house(domain)}
    written = {
        str(call.args[0].value)
        for path in _find_speaking()
        for call in ast.walk(_read_code(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("message", "plural_message")
        and isinstance(call.args[0], ast.Constant)
    }
    assert written - said == set()


def _find_unmarked(tree: ast.Module) -> list[ast.Call]:
    helpers = {
        node.name: node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in KEYWORDS
    }
    relayed = set(_find_callees(helpers.values(), tree)) if helpers else set()
    calls = []
    for function in _functions_and_module(tree):
        if getattr(function, "name", "") in {*helpers, *relayed}:
            continue
        for node in _walk_own(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wanted = {"message": 1, "plural_message": 2}.get(node.func.id, 0)
                if not all(_is_literal(arg) for arg in node.args[:wanted]):
                    calls.append(node)
    return calls


def _find_callees(functions: Any, tree: ast.Module) -> list[str]:
    """Functions of the module that a keyword function hands its texts to."""
    own = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    return [
        node.func.id
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in own
    ]


def _functions_and_module(tree: ast.Module) -> list[ast.AST]:
    return [tree, *(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))]


def _walk_own(node: ast.AST) -> list[ast.AST]:
    """The nodes below one, without those of functions inside it."""
    found = []
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef):
            found += [child, *_walk_own(child)]
    return found


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def list_formatted() -> list[Entry]:
    """Sentences that take values.

    The texts of fields, and of the book of rules, may hold braces of their own.
    """
    documentation = {text for _, text in extract_descriptions()}
    found = {
        entry.key: entry
        for domain in HOUSES
        for file, _, entry in read_house(domain)
        if file != "microsite/rulebook.py" and entry.id not in documentation
    }
    return list(found.values())


def say_all(translate: Translator, entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """A sentence with values, and those values, for each form of a number."""
    names = find_placeholders(entry.id) | find_placeholders(entry.plural)
    values: dict[str, Any] = {name: f"<{name}>" for name in names - {"count"}}
    for count in (0, 1, 2, 5000) if entry.plural else (2,):
        if entry.plural:
            said = plural_message(entry.id, entry.plural, count=count, **values)
        else:
            more = {"count": count} if "count" in names else {}
            said = message(entry.id, **values, **more)
        yield translate(said), list(values.values())


@pytest.mark.parametrize("translate", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_every_sentence_takes_its_values(translate: Translator) -> None:
    wrong = [
        text
        for entry in list_formatted()
        for text, values in say_all(translate, entry)
        if find_placeholders(text) or any(value not in text for value in values)
    ]
    assert wrong == []


def test_languages_and_lists_are_said_in_french() -> None:
    said = message("{field} has no text in {language}", field="x", language="en")
    named = message(said.text, field="summary", language=LanguageName("en"))
    assert FRENCH(named) == "summary n’a pas de texte en anglais"
    guesses = message("did you mean {guesses}?", guesses=("sceaux", "meudon", "antony"))
    assert FRENCH(guesses) == "vouliez-vous écrire sceaux, meudon ou antony\u00a0?"


def test_texts_that_all_count_are_joined_by_and() -> None:
    said = message("use exactly {placeholders}", placeholders=Every(("count", "name")))
    assert ENGLISH(said) == "use exactly count and name"
    assert FRENCH(said) == "employez exactement count et name"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 erreur"), (1, "1 erreur"), (2, "2 erreurs")]
)
def test_french_has_the_singular_up_to_one(count: int, expected: str) -> None:
    said = plural_message("{count} error", "{count} errors", count=count)
    assert FRENCH(said) == expected


# Typography -----------------------------------------------------------------------

TEXTS = sorted({text for e in FRENCH_ENTRIES for text in e.texts})
SPACES = re.compile("[\u00a0\u202f\u2009]|  ")
"""Set on output, or typed twice."""
SIGNS = re.compile(
    r"""
    [A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ] | [“”] | \.\.\.
    | «(?![ ]) | (?<![ ])»
    | (?<![ »])[;?!](?=\s|$)
    """,
    re.VERBOSE,
)


def test_french_is_typed_with_ordinary_spaces_and_french_signs() -> None:
    wrong = [text for text in TEXTS if SPACES.search(text)]
    for text in TEXTS:
        prose = re.sub(r"`[^`]*`|\('…'\)|\(\"…\"\)", "", text)
        wrong += [text] * bool(SIGNS.search(prose))
    assert wrong == []


def test_the_spaces_of_french_do_not_break_and_values_stay_as_written() -> None:
    said = message("write “{name}:” without “-”", name="a : b ?")
    expected = "écrivez «\u00a0a : b ?:\u00a0» sans «\u00a0-\u00a0»"
    assert FRENCH(said) == expected


# Rules ------------------------------------------------------------------------------

CHECKS = {check.rule.name for check in (*PAIR_RULES, *TEXT_RULES, *FACT_RULES)}


def test_words_that_go_on_in_the_next_line_are_said_in_one() -> None:
    said = message(
        "{language} says {words}", language="en", words=Every(["ten\n  days"])
    )
    assert Translator(Locale("en"))(said) == "en says ten days"


@every_row("rule", RULES, ids=_name)
def test_every_rule_says_its_defect_and_the_fix(rule: Rule) -> None:
    first, *sections = read_documentation(rule)
    headings = [section.heading for section in sections]
    assert re.fullmatch(r"[A-Z].*\.", first.text)
    assert headings == [h for h in ("Why", "Wrong", "Right", "Fix") if h in headings]
    assert "Fix" in headings
    assert ("Wrong" in headings) == ("Right" in headings)
    assert all(section.text for section in sections)
    assert [s.text for s in sections if not s.is_example and s.text[-1] != "."] == []


@every_row("name", sorted(CHECKS))
def test_every_rule_of_the_check_has_a_reason_and_examples(name: str) -> None:
    (rule,) = (rule for rule in RULES if rule.name == name)
    headings = {section.heading for section in read_documentation(rule)}
    assert {"Why", "Wrong", "Right", "Fix"} <= headings


@every_row("rule", RULES, ids=_name)
def test_a_rule_is_explained_in_french_with_its_examples_as_they_are(
    rule: Rule,
) -> None:
    text = explain_rule(rule, FRENCH)
    for section in read_documentation(rule):
        if section.is_example:
            assert "\n".join(section.lines).strip("\n") in text
        else:
            is_english = section.text in " ".join(text.split())
            assert not is_english, f"a catalog has no French of: {section.text}"
    assert not re.search(r"^(Why|Wrong|Right|Fix):", text, re.M)


def test_explain_shows_a_rule_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "missing-translation", "--lang", "fr"]) == 0
    assert capsys.readouterr().out == (
        "missing-translation (erreur)\n\n"
        "Un texte n’est pas donné dans toutes les langues du site.\n\n"
        "Pourquoi\u00a0: le site ne passe jamais en silence à une autre langue.\n"
        "Faux\u00a0: summary: {fr: Une navette électrique}\n"
        "Juste\u00a0: summary: {fr: Une navette électrique, en: An electric shuttle}\n"
        "Remède\u00a0: ajoutez le texte dans la langue qui manque.\n"
    )
    assert main(["explain", "missing-translation", "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "missing-translation (error)\n\n"
        "A text is not given in every language of the site.\n\n"
        "Why: there is no silent fallback to another language.\n"
        "Wrong: summary: {fr: Une navette électrique}\n"
        "Right: summary: {fr: Une navette électrique, en: An electric shuttle}\n"
        "Fix: add the text in the missing language.\n"
    )


def test_explain_all_lists_every_rule_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "all", "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert shown == list_rules(RULES, FRENCH)
    assert [line.split()[0] for line in shown.splitlines()] == sorted(
        rule.name for rule in RULES
    )


# Start-up ---------------------------------------------------------------------------


def test_speaking_french_waits_for_neither_cldr_nor_schema_nor_templates() -> None:
    choose_translator("fr")  # From now on the words are kept.
    code = (
        "import sys; from microsite.command.cli import main;"
        "main(['compare', '--jsonl', '--lang', 'fr']);"
        "names = {'babel', 'jinja2', 'pydantic', 'microsite.records.record'};"
        "print(*names & set(sys.modules))"
    )
    pair = {"id": "1", "fr": "Il y a 12 cas. Et un.", "en": "There are 13 cases."}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROGRAM,
        capture_output=True,
        text=True,
        input=json.dumps(pair),
    )
    result, loaded, _ = done.stdout.split("\n")
    assert "en français" in result.replace("\\u00e7", "ç")
    assert (loaded, done.stderr) == ("", "")


# Help and wrong use -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["", *sorted(command.commands)])
def test_help_is_in_french(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main([*filter(None, [name]), "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Emploi\u00a0: microsite")
    described = command.commands[name] if name else command
    english = [described.help, *(getattr(p, "help", "") for p in described.params)]
    assert [each for each in filter(None, english) if each in text] == []
    assert "Show" not in text
    assert "Default" not in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ["check", "--formt", "x"],
            "erreur\u00a0: l’option --formt n’existe pas\n"
            "  aide\u00a0: vouliez-vous écrire --format\u00a0?\n"
            "  aide\u00a0: microsite check --help montre ce qu’il faut\n",
        ),
        (
            ["bild"],
            "erreur\u00a0: la commande «\u00a0bild\u00a0» n’existe pas\n"
            "  aide\u00a0: vouliez-vous écrire build\u00a0?\n"
            "  aide\u00a0: microsite --help montre ce qu’il faut\n",
        ),
        (
            ["check", "--format", "yaml"],
            f"erreur\u00a0: --format s’écrit {FORMATS_IN_FRENCH}\n"
            "  aide\u00a0: microsite check --help montre ce qu’il faut\n",
        ),
        (
            ["new", "comune", "sceaux"],
            "erreur\u00a0: «\u00a0comune\u00a0» n’est pas un type de fiche\u00a0; "
            f"écrivez {FRENCH(message('{types}', types=TYPES))}\u00a0; vouliez-vous "
            f"dire {FRENCH(message('{guesses}', guesses=GUESSES))}\u00a0?\n",
        ),
    ],
)
def test_wrong_use_is_refused_in_french(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "fr"]) == 2
    assert capsys.readouterr().err == expected


@every_row(
    ("arguments", "said"),
    [
        (["explain"], "RULE is not given"),
        (["serve", "--port", "99999"], "--port is a whole number from 0 to 65535"),
        (["check", "--root", "/no/such"], "--root is not the path of a folder"),
        (["check", "--strict=1"], "--strict takes no value"),
        (["build", "one", "two"], "too many words: one two"),
        (
            ["check", "--rule", "zzz"],
            "--rule: there is no rule “zzz”; “explain all” lists them",
        ),
        (
            ["check", "--rule", "missing-names"],
            "--rule: there is no rule “missing-names”;"
            " did you mean missing-name or misspelt-name?",
        ),
        (
            ["explain", "sentence"],
            "there is no rule “sentence”; did you mean missing-sentence?",
        ),
    ],
)
def test_wrong_use_is_refused_in_the_words_of_the_tool(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err.startswith(f"error: {said}\n  help: ")


@every_row(
    ("name", "said"),
    [
        ("Évry", "“Évry” is not an id; write evry"),
        ("!", "“!” is not a name made of lower-case letters, digits and hyphens"),
    ],
)
def test_a_name_that_is_refused_says_what_to_write_and_no_more(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "commune", name, "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"error: {said}\n"
