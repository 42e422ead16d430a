"""Small changes of a program that its tests should notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Edit:
    """Another text for a stretch of a module."""

    line: int
    start: int
    end: int
    """Offsets in the UTF-8 bytes of the module."""
    before: str
    after: str
    inside: str = ""
    """The function, behind its class: `Side.find_rows`; nothing for a constant."""
    written: str = ""
    """The line on which it begins."""

    def apply(self, source: str) -> str:
        """The module with this change."""
        content = source.encode()
        return (
            content[: self.start] + self.after.encode() + content[self.end :]
        ).decode()


def find_edits(source: str) -> Iterator[Edit]:
    """Every change of a module; types, documentation and decorators are left alone."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    content = source.encode()
    lines = source.splitlines()
    for node, inside in _walk(ast.parse(source)):
        for after in _change(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
            before = content[start:end].decode()
            written = lines[node.lineno - 1].strip()
            yield Edit(node.lineno, start, end, before, after, inside, written)


def _walk(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """What runs inside functions, with their names, and constants of the module."""
    waiting: list[tuple[ast.AST, str]] = [(node, "") for node in tree.body]
    while waiting:
        node, inside = waiting.pop()
        if isinstance(node, ast.ImportFrom | ast.Import):
            continue
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{inside}.{node.name}".lstrip(".")
            waiting += ((child, name) for child in node.body)
            continue
        if isinstance(node, ast.AnnAssign):
            waiting += [(node.value, inside)] if node.value else []
            continue
        if isinstance(node, ast.expr | ast.stmt):
            yield node, inside
        waiting += ((child, inside) for child in ast.iter_child_nodes(node))


def _change(node: ast.expr | ast.stmt) -> Iterator[str]:
    """Other texts for a node, each a mutant."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        operator = _COMPARISONS[type(node.ops[0])]
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        yield f"(({left}) {operator} ({right}))"
    elif isinstance(node, ast.BoolOp):
        word = " or " if isinstance(node.op, ast.And) else " and "
        yield f"({word.join(f'({ast.unparse(each)})' for each in node.values)})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"bool({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        swapped = ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
        yield f"({ast.unparse(swapped)})"
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield str(not node.value)
        elif isinstance(node.value, int):
            yield f"({node.value + 1})"
    elif isinstance(node, ast.IfExp):
        test, one, other = map(ast.unparse, (node.test, node.body, node.orelse))
        yield f"(({other}) if ({test}) else ({one}))"
    elif isinstance(node, ast.AugAssign) or _is_call(node):
        yield "pass"
    elif isinstance(node, ast.Continue):
        yield "break"
    elif isinstance(node, ast.Return) and not _is_nothing(node.value):
        yield "return None"


def _is_nothing(value: ast.expr | None) -> bool:
    """Whether None stands there already, or what nobody tells from it."""
    return value is None or (
        isinstance(value, ast.Constant) and value.value in (None, False)
    )


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
