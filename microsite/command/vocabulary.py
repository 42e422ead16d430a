"""Brings the catalogs of both programs up to date with what their code says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import microsite
from microsite.catalogs import extract_code, update_catalog
from microsite.check import FACT_RULES
from microsite.editors import extract_descriptions, extract_titles
from microsite.folder import find_files
from microsite.rulebook import PROBLEMS
from microsite.words import HOUSES, LANGUAGES
from twinlint.catalog import Entry, Said
from twinlint.finding import Finding
from twinlint.rulebook import extract_documentation
from twinlint.rules import RULES as CHECKER_RULES
from twinlint.source import Locale
from twinlint.speak import SOURCE_LOCALE
from twinlint.survey import PROBLEMS as SURVEY_PROBLEMS

PROGRAM = Path(microsite.__file__).parent.parent
"""The folder of both houses."""
_TITLES = "microsite/records/docs.py"
"""The file that says what fields are called."""
_COMMENT = ".github/actions/twinlint/run.py"
"""What comments on a proposed change, in the words of the checker."""
KEYWORDS = {
    "message": None,
    "plural_message": (1, 2),
    "find_missing_blocks": (4, 5),
}
"""What marks a sentence of the program, and which arguments are the sentence."""


def list_catalogs() -> Iterator[tuple[str, Locale, Path]]:
    """Every catalog of the program: domain, language, file."""
    for domain, folder in HOUSES.items():
        for locale in LANGUAGES:
            if locale != SOURCE_LOCALE:
                yield domain, locale, folder / locale / "LC_MESSAGES" / f"{domain}.po"


def update_catalogs() -> Iterator[tuple[Path, bool, tuple[Finding, ...]]]:
    """Bring every catalog of the program up to date: its file, whether it changed."""
    for domain, locale, path in list_catalogs():
        yield path, *update_catalog(PROGRAM, path, locale, extract_house(domain))


def extract_house(domain: str) -> tuple[Said, ...]:
    """Every message that one house says, in code, help and documentation."""
    said: list[Said] = []
    for path in find_files(PROGRAM / domain):
        if path.suffix == ".py":
            said += extract_code(PROGRAM, path, KEYWORDS)
    rules = (*CHECKER_RULES, *SURVEY_PROBLEMS)
    if domain == "twinlint":
        said += extract_code(PROGRAM, PROGRAM / _COMMENT, KEYWORDS)
    if domain == "microsite":
        said += extract_code(PROGRAM, PROGRAM / "build.py", KEYWORDS)
        said += _place_texts(extract_descriptions())
        said += _place_texts((_TITLES, title) for title in extract_titles())
        rules = (*(check.rule for check in FACT_RULES), *PROBLEMS)
    book = f"{domain}/rulebook.py"
    said += _place_texts((book, text) for text in extract_documentation(rules))
    for path in sorted((PROGRAM / domain / "command").glob("*.py")):
        said += _extract_help(path)
    return tuple(said)


def _place_texts(texts: Iterable[tuple[str, str]]) -> Iterator[Said]:
    return ((file, 1, Entry(text, ("",), 0)) for file, text in texts)


def _extract_help(path: Path) -> Iterator[Said]:
    """The help of the command line: of options, and of commands in their docstrings."""
    name = path.relative_to(PROGRAM).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        text: object = None
        if isinstance(node, ast.keyword) and node.arg == "help":
            text = getattr(node.value, "value", None)
        elif isinstance(node, ast.FunctionDef) and _is_command(node):
            text = ast.get_docstring(node)
        if isinstance(text, str):
            line = getattr(node, "lineno", 1)
            yield name, line, Entry(" ".join(text.split()), ("",), 0)


def _is_command(function: ast.FunctionDef) -> bool:
    decorators = map(ast.unparse, function.decorator_list)
    return any(re.match(r"click\.\w+|command\.command", each) for each in decorators)
