"""Finds every pattern that the program compiles, and prints those to be rewritten.

What compiles is listened to, while all modules are imported and the program does what
it does: so a pattern inside a function is found as well as one that is a constant. In a
process of its own (`python -m fuzz.patterns`), since a module is imported once.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

from fuzz.powers import find_growth

from twinlint.settings.ambiguity import is_ambiguous
from twinlint.settings.automaton import op, parser

PROJECT = Path(__file__).resolve().parent.parent.parent
HOUSES = ("twinlint", "microsite")
_CHARACTERS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.CATEGORY)
_FOLDERS = tuple(str(PROJECT / house) for house in HOUSES)
_FRENCH = "Le 3 mai, 12,5 € à [x](y). M. Jean Dupont, deux cents fois.\n\n- a"
_ENGLISH = "On 3 May, €12.50 at [x](y). Mr Jean Dupont, 200 times.\n\n- a"


@dataclass(frozen=True)
class Heard:
    """A pattern that was compiled, and where."""

    pattern: re.Pattern[str]
    path: Path
    line: int

    def __str__(self) -> str:
        """Its module and how it is written."""
        return f"{self.path.relative_to(PROJECT)}: {self.pattern.pattern}"

    @property
    def methods(self) -> set[str]:
        """What is called on it; "search" also where its module does not tell."""
        return _find_uses(self.path, self.line)


Patterns = dict[str, Heard]
"""`{module and pattern: …}`."""


@contextmanager
def listen() -> Iterator[Patterns]:
    """The patterns of both houses that are compiled meanwhile."""
    found: Patterns = {}
    compiler: Any = importlib.import_module(
        "re._compiler"
    )  # private, and without types
    compile_now: Callable[..., Any] = compiler.compile

    def compile_heard(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_now(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        file = frame.f_code.co_filename
        if file.startswith(_FOLDERS) and isinstance(compiled.pattern, str):
            heard = Heard(compiled, Path(file), frame.f_lineno)
            found[str(heard)] = heard
        return compiled

    re.purge()
    compiler.compile = compile_heard
    try:
        yield found
    finally:
        compiler.compile = compile_now


def find_patterns() -> Patterns:
    """What is compiled while all is imported, languages compared, a site checked."""
    with listen() as found:
        for house in HOUSES:
            package = importlib.import_module(house)
            for info in pkgutil.walk_packages(package.__path__, f"{house}."):
                if not info.name.endswith("__main__"):
                    importlib.import_module(info.name)
        from support import copy_showcase, find_problems

        from twinlint import compare
        from twinlint.languages import list_languages

        for languages in permutations(list_languages(), 2):
            compare(_FRENCH, _ENGLISH, languages)
        with tempfile.TemporaryDirectory() as folder:
            find_problems(copy_showcase(Path(folder) / "site"))
    return found


_Nodes = tuple[ast.AST, ...]
"""All of a module, in no order of its own."""


@cache
def _read_module(path: Path) -> _Nodes:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _find_uses(path: Path, line: int) -> set[str]:
    """The methods that are called on what is compiled at a line of a module."""
    for node in _read_module(path):
        if not isinstance(node, ast.Call) or _name_called(node)[0] != "re":
            continue
        if not node.lineno <= line <= (node.end_lineno or line):
            continue
        _, function = _name_called(node)
        if function != "compile":
            return {function}
        return _find_methods(_read_module(path), node)
    return {"search"}


def _name_called(call: ast.Call) -> tuple[str, str]:
    """`re` and `match` of `re.match(…)`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        owner = function.value
        return owner.id if isinstance(owner, ast.Name) else "", function.attr
    return "", function.id if isinstance(function, ast.Name) else ""


def _find_methods(module: _Nodes, compiled: ast.Call) -> set[str]:
    """The methods called on the variable that a pattern is assigned to."""
    names = [
        target.id
        for node in module
        if isinstance(node, ast.Assign) and node.value is compiled
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    if len(names) != 1:
        return {"search"}
    modules = [module] if names[0].startswith("_") else _list_modules(names[0])
    methods = {method for each in modules for method in _list_methods(each, names[0])}
    return methods - {"pattern"}  # How it is written: a part of one that is heard, too.


def _list_methods(module: _Nodes, name: str) -> Iterator[str]:
    """What is called on a variable in a module; "search" where it is not to be seen."""
    known = 0
    for node in module:
        if isinstance(node, ast.Assign):
            known += sum(_is_name(target, name) for target in node.targets)
        elif isinstance(node, ast.Attribute) and _is_name(node.value, name):
            known += 1
            yield node.attr
        elif isinstance(node, ast.Call):
            for at, argument in enumerate(node.args):
                if _is_name(argument, name):
                    known += 1
                    yield from _read_takers().get(
                        (_name_called(node)[1], at), {"search"}
                    )
    if known < sum(_is_name(node, name) for node in module):
        yield "search"


def _list_modules(word: str) -> list[_Nodes]:
    """The modules of both houses in which a word stands."""
    paths = (path for folder in _FOLDERS for path in Path(folder).rglob("*.py"))
    return [_read_module(p) for p in sorted(paths) if word in p.read_text("utf-8")]


@cache
def _read_takers() -> dict[tuple[str, int], set[str]]:
    """`{(function, place of an argument): methods it calls on a pattern there}`."""
    takers: dict[tuple[str, int], set[str]] = {}
    for node in (node for module in _list_modules("Pattern") for node in module):
        if isinstance(node, ast.FunctionDef):
            taken = [a for a in node.args.args if a.arg not in ("self", "cls")]
            for at, argument in enumerate(taken):
                if argument.annotation and "Pattern" in ast.unparse(
                    argument.annotation
                ):
                    methods = {
                        part.attr
                        for part in ast.walk(node)
                        if isinstance(part, ast.Attribute)
                        and _is_name(part.value, argument.arg)
                    }
                    takers.setdefault((node.name, at), set()).update(
                        methods or {"search"}
                    )
    return takers


def _is_name(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def repeats_a_group(items: Any) -> bool:
    """Whether more than a character repeats possessively, as in `(?:ab?c)++`.

    Before Python 3.11.5 such a repetition goes on from where a branch has failed:
    Debian 12 has 3.11.2 (github.com/python/cpython/issues/106052). An atomic group,
    `(?>(?:ab?c)+)`, reads the same everywhere.
    """
    if isinstance(items, (tuple, list, parser.SubPattern)):
        if len(items) == 2 and items[0] is op.POSSESSIVE_REPEAT:
            body = items[1][2]
            if len(body) > 1 or body[0][0] not in _CHARACTERS:
                return True
        return any(map(repeats_a_group, items))
    return False


def main() -> int:
    """Print how many patterns there are, and each that may take long or go wrong."""
    found = find_patterns()
    print(f"{len(found)} patterns")
    for name, heard in found.items():
        if repeats_a_group(parser.parse(heard.pattern.pattern, heard.pattern.flags)):
            print(f"repeats a group possessively: {name}")
        if is_ambiguous(heard.pattern):
            print(f"may explode: {name}")
        elif growth := find_growth(heard.pattern, heard.methods):
            print(f"{growth}: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
