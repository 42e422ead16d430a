"""Claims about files of settings: what they say, and what is told of mistakes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from support import translator, write_tree

from twinlint.finding import Severity
from twinlint.rules import RULES
from twinlint.settings import (
    NO_SETTINGS,
    Settings,
    find_settings,
    make_schema,
    read_settings,
)
from twinlint.source import Locale

NAMES = tuple(rule.name for rule in RULES)
WHOLE = """\
languages = ["en", "fr"]
pairs = ["{lang}/**/*.md", 'docs/** = i18n/{lang}/**']
exclude = ["drafts"]
ignore-sections = ["Changes"]
ignore-words = ['\\{\\{.*?\\}\\}']
register = ["names.csv"]
terms = [
  "terms.csv", # one of them
]
baseline = "accepted.json"

[rules]
missing-link = "off"
different-number = "error"
"""


def read(
    folder: Path, text: str, name: str = "twinlint.toml"
) -> tuple[Settings, list[str]]:
    (folder / name).write_text(text, encoding="utf-8")
    settings, problems = read_settings(folder / name, name, lambda: NAMES)
    told = [f"{p.line}:{p.column}: {p.said}" for p in problems]
    return settings, told


def test_a_file_says_all_that_can_be_set(tmp_path: Path) -> None:
    write_tree(tmp_path, {"names.csv": "", "terms.csv": ""})
    assert read(tmp_path, WHOLE) == (
        Settings(
            "twinlint.toml",
            (Locale("en"), Locale("fr")),
            ("{lang}/**/*.md", "docs/** = i18n/{lang}/**"),
            ("drafts",),
            ("Changes",),
            (r"\{\{.*?\}\}",),
            (tmp_path / "names.csv",),
            (tmp_path / "terms.csv",),
            tmp_path / "accepted.json",
            {"missing-link": None, "different-number": Severity.ERROR},
        ),
        [],
    )


def test_a_project_file_says_the_same_in_its_own_table(tmp_path: Path) -> None:
    text = '[project]\nname = "a"\n\n[tool.twinlint]\nexclude = ["a"]\nexclud = ["b"]\n'
    settings, told = read(tmp_path, text, "pyproject.toml")
    assert settings.exclude == ("a",)
    assert told == ["6:1: there is no setting “exclud”"]


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "\n# nothing\n") == (Settings("twinlint.toml"), [])


MISTAKES: Mapping[str, list[str]] = {
    'langages = ["fr", "en"]': ["1:1: there is no setting “langages”"],
    'languages = "fr,en"': ["1:13: “languages” is a list of texts"],
    'languages = ["fr"]': ["1:13: “languages” names at least two, each once"],
    'languages = ["fr", "fr"]': ["1:13: “languages” names at least two, each once"],
    'languages = [\n  "fr",\n  "the English",\n]': [
        "3:3: “the English” is no language, as fr or pt-BR is"
    ],
    'pairs = ["a", "*.md"]': [
        "1:10: “a” does not say where {lang} stands",
        "1:15: “*.md” does not say where {lang} stands",
    ],
    'ignore-words = ["(a"]': [
        "1:17: “(a” is no regular expression: missing ), unterminated subpattern at"
        " position 0"
    ],
    "ignore-words = ['(a+)+$']": [
        "1:17: “(a+)+$” may never end: what it repeats reads one text in several ways"
    ],
    f"ignore-words = ['{'a' * 501}']": ["1:17: a pattern has at most 500 characters"],
    f"exclude = ['{'*a' * 9}']": [f"1:12: “{'*a' * 9}” has more than 8 wildcards"],
    'register = ["no.csv"]': ["1:13: there is no file no.csv"],
    'terms = ["../x.csv", "/etc/passwd"]': [
        "1:10: “../x.csv” leads out of the folder",
        "1:22: “/etc/passwd” leads out of the folder",
    ],
    "baseline = 1": ["1:12: “baseline” is one text in quotes"],
    'baseline = "../a"': ["1:12: “../a” leads out of the folder"],
    "rules = []": ["1:9: “rules” is a table of rules"],
    '[rules]\n\nmising-link = "off"': ["3:1: there is no rule “mising-link”"],
    '[rules]\nmissing-link = "fatal"': [
        "2:16: “fatal” is not one of off, note, warning, error"
    ],
    'rules = { missing-link = true, "misspelt-word" = "off" }': [
        "1:26: “True” is not one of off, note, warning, error"
    ],
    'a.b = 1\n"c d" = """x\n= y"""\n[[e]]\nf = 1\n[[e]]': [
        "1:1: there is no setting “a”",
        "2:1: there is no setting “c d”",
        "4:3: there is no setting “e”",
    ],
    "exclude = [": ["1:1: it is not TOML: Invalid value"],
    'x = 1\nexclude = "a': ["2:13: it is not TOML: Illegal character '\\n'"],
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_told_at_its_place(text: str, tmp_path: Path) -> None:
    said = read(tmp_path, f"{text}\n")[1]
    assert [line.partition("\n")[0] for line in said] == MISTAKES[text]


def test_a_mistake_of_spelling_has_a_guess(tmp_path: Path) -> None:
    path = tmp_path / "twinlint.toml"
    path.write_text('langages = []\n[rules]\nmising-link = "off"\nxyzzy = "off"\n')
    _, problems = read_settings(path, "x", lambda: NAMES)
    assert [str(each.help) if each.help else "" for each in problems] == [
        "did you mean languages?",
        "did you mean missing-link, misleading-link, missing-item?",
        "",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "it is not in UTF-8"),
        (b"[" * 200_000, "it is not TOML"),
        (b"#" * 1_000_001, "it has more than 1 MB"),
    ],
    ids=["encoding", "depth", "size"],
)
def test_a_hostile_file_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "twinlint.toml").write_bytes(content)
    settings, (problem,) = read_settings(tmp_path / "twinlint.toml", "x")
    assert settings == Settings("x")
    assert said in str(problem.said)


# Where it stands ----------------------------------------------------------------------


def test_the_nearest_file_counts_up_to_the_top_of_the_repository(
    tmp_path: Path,
) -> None:
    write_tree(tmp_path, {"twinlint.toml": "", "a/.git/x": "", "a/b/c/x": ""})
    assert find_settings(tmp_path / "a" / "b" / "c") is None
    write_tree(tmp_path, {"a/pyproject.toml": '[tool.twinlint]\nexclude = ["x"]\n'})
    assert find_settings(tmp_path / "a" / "b" / "c") == tmp_path / "a/pyproject.toml"
    write_tree(tmp_path, {"a/b/pyproject.toml": "[project]\n"})
    assert find_settings(tmp_path / "a" / "b" / "c") == tmp_path / "a/pyproject.toml"
    write_tree(tmp_path, {"a/b/twinlint.toml": ""})
    assert find_settings(tmp_path / "a" / "b" / "c") == tmp_path / "a/b/twinlint.toml"


# The schema ---------------------------------------------------------------------------


def test_the_schema_accepts_what_is_right_and_nothing_else() -> None:
    import tomllib

    schema = json.loads(json.dumps(make_schema(RULES, translator("en"))))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert validator.is_valid(tomllib.loads(WHOLE))
    for wrong in ("langages = []", 'pairs = "a"', '[rules]\nx = "off"'):
        assert not validator.is_valid(tomllib.loads(wrong))
    words = schema["properties"]["rules"]["properties"]["missing-link"]["enum"]
    assert words == ["off", "note", "warning", "error"]


def test_without_a_file_nothing_is_set() -> None:
    assert NO_SETTINGS.top is None
