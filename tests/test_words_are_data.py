"""No word of a language stands in Python: the folders of the languages hold them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from support import PROJECT
from tables import every_row

from twinlint.languages import list_languages, read_language

FUNCTION_WORDS = frozenset(
    # What hardly any pattern about the words of a language does without.
    "à au aux chaque dans de des du elle est et la le les leur lès ou par pour que qui "
    "sous sur un une vers "
    "after among an and are at before by every each few for from half is of or out per "
    "than that the this to until with "
    "auf aus bei bis das dem den der die ein eine für im mit nach oder um und vom von "
    "vor zu zum zur".split()
)
SAID = frozenset(
    "Rule message plural_message find_missing_blocks option argument".split()
)
"""Calls whose texts are English for people, as are those of errors and of `help=`."""
NO_WORDS: Mapping[str, str] = {
    "after": "a name of pydantic",
    "from": "a key of records",
    "le": "a constraint of pydantic, less or equal",
    "mayor": "a key of records and of open data",
    "minute": "a unit by its name in CLDR",
    "second": "a unit by its name in CLDR",
    "to": "a key of records",
}
"""Whole texts that are no word of a language, with what they are."""
EXCEPTIONS: Mapping[str, str] = {
    "twinlint/kept/store.py": "words of SQL",
    "twinlint/door.py": "words of Python",
    "microsite/load/syntax.py": "explains what the YAML parser says in English",
    "microsite/folder.py": "names of devices on Windows",
    "twinlint/settings/read.py": "reads what the TOML parser says in English",
    "microsite/pages/template/limits.py": "tags of Jinja",
    "microsite/records/address.py": "alphabets by their names in Unicode",
    "twinlint/comparison/targets.py": "names that libxslt generates",
    "twinlint/documents/odt.py": "elements of OpenDocument",
    "twinlint/documents/catalog.py": "categories of plurals by their names in CLDR",
    "twinlint/spread/book.py": "a pseudo-class of CSS, `:first-child`",
    "twinlint/report/junit.py": "an element of JUnit, `system-out`",
}
"""Modules that may hold words, with the reason."""


def find_modules() -> Iterator[str]:
    for house in ("twinlint", "microsite"):
        for path in sorted((PROJECT / house).rglob("*.py")):
            yield path.relative_to(PROJECT).as_posix()
    yield "build.py"


def find_telling_words() -> frozenset[str]:
    words = set(FUNCTION_WORDS)
    for tag in list_languages():
        own = read_language(tag)
        for table in (own.months, own.weekdays, own.clock, own.powers):
            words |= {word.lower() for word in table if len(word) > 3}
        for table in (own.numbers, own.collectives, own.ordinals):
            words |= {word for word in table if len(word) > 4}
        words |= {word.lower() for word in own.titles if len(word) > 3}
        words |= {role for role in own.roles if " " not in role}
        words |= {word.lower() for word in own.language_names.values()}
        facts = (*own.facts.inhabitants, *own.facts.mayors, *own.facts.out_of)
        words |= {word.lower() for word in facts if " " not in word}
    return frozenset(words)


TELLING = find_telling_words()
_ID = re.compile(r"--[a-z-]+|[A-Za-z\d]+(?:[-_/.][A-Za-z\d]+)+")
"""A name of the program's own: `first_names`, `more-than`, `en_GB`, `--out`."""


def find_texts(source: str) -> Iterator[tuple[int, str]]:
    """The line and text of each string, docstrings and English for people left out."""
    tree = ast.parse(source)
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        elif isinstance(node, ast.Raise) or (
            isinstance(node, ast.keyword) and node.arg in ("help", "epilog")
        ):
            silent |= {id(child) for child in ast.walk(node)}
        elif isinstance(node, ast.Call):
            name = find_name(node.func)
            if name in SAID or name.endswith("Error"):
                silent |= {id(child) for child in ast.walk(node)}
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(node, ast.Constant) and isinstance(value, str):
            yield from [(node.lineno, value)] if id(node) not in silent else []


def find_name(called: ast.expr) -> str:
    """The last word of what is called: that of a method, or of a function."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def find_words(text: str) -> list[str]:
    """The telling words of a text, or of a pattern."""
    if text in list_languages() or text in NO_WORDS or _ID.fullmatch(text):
        return []
    text = re.sub(r"\s#\s.*$", "", text, flags=re.M)  # a comment inside a pattern
    plain = re.sub(r"\\[a-zA-Z]|\(\?P?[<:=!a-z]*(?:\w+>)?", " ", text)
    words = re.findall(r"(?<![\w.])[^\W\d_]+", plain)
    return [
        *(w for w in words if {w.lower(), w.lower().removesuffix("s")} & TELLING),
        *re.findall(r"\b[dl]\[?['’]|\[dl\]", plain),
    ]


def report_words(source: str) -> list[str]:
    return [
        f"line {line}: {' '.join(words)} in {text[:60]!r}"
        for line, text in find_texts(source)
        if (words := find_words(text))
    ]


MODULES = tuple(find_modules())


@every_row("module", MODULES)
def test_no_word_of_a_language_stands_in_python(module: str) -> None:
    found = report_words((PROJECT / module).read_text(encoding="utf-8"))
    if module in EXCEPTIONS:
        assert found, f"{module} needs no exception any more: take it out"
    else:
        assert found == [], "words belong into twinlint/languages/<tag>/language.toml"


def test_exceptions_are_modules() -> None:
    assert set(EXCEPTIONS) <= set(MODULES)


@every_row(
    "source",
    [
        'ONE = ("un", "une", "chaque", "one", "a", "an", "every", "each", "per")',
        r"""_LATER = re.compile(r"[ \u00a0](?:du soir|de l[’']après-midi)\b")""",
        r"""_HALF = re.compile(r"[ \u00a0](?:et demie?|and a half)\b")""",
        '_POWERS = {"milliard": 9}',
        r"""x = rf"(?P<power>{SPACE}?(?:milliards?|thousand|bn))" """,
        r"""x = rf"{SPACE}{{0,2}}(?:the{SPACE}|le{SPACE})?" """,
        r"""x = rf"(?:{SPACE}?(?:d['’]|de{SPACE})?" """,
        r"""x = rf"pour{SPACE}cent|per{SPACE}?cent" """,
        r'x = r"12[ \u00a0](?:noon|midnight)\b"',
        'after = ("hundred", "thousand", "million")',
        'x = plain.endswith("few ", start, a)',
        'x = before.endswith(("half ", "half a "))',
        '_MONTHS = "janvier|février|mars|avril|mai|juin"',
        '_LANGUAGE = "fr en french english francais anglais".split()',
        '_INHABITANTS = {"fr": ("habitants",), "en": ("inhabitants", "residents")}',
        '_MAYORS = {"fr": ("maire",)}',
        r'_PARTS = {"fr": r" (?:sur|parmi)\b", "en": r" (?:out of|among)\b"}',
        '_PERSON = "(?:(?:de|du|le|la|van|von|El|Al|Le|La|De|Mc) )?"',
        """_APOSTROPHE = "(?:[dl]['’])?" """,
        'x = "am 3. Juni um zwölf Uhr"',
    ],
)
def test_words_in_patterns_are_found(source: str) -> None:
    assert report_words(source) != []


@every_row(
    "source",
    [
        'x = message("the date of {name} is wrong")',
        'x = rule(help=message("write the name of the mayor"))',
        'def f() -> None:\n    "The number of the day."',
        'raise ValueError(f"{format} is not one of the formats")',
        'x = {"from": 1, "to": 2}',
        r'x = re.compile(r"[a-z]+(?:-[a-z]+)*")',
    ],
)
def test_what_is_said_in_english_is_no_word_of_a_language(source: str) -> None:
    assert report_words(source) == []
