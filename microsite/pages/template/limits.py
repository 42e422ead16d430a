"""Keeps templates from nesting without measure, and from running without end.

Jinja reads and compiles what is nested by functions that call themselves, and Python
takes no more than a hundred levels of indentation; a template that goes deeper is an
error with a line. What repeats is counted while a page is written: every pass of a
loop, every call of a macro, every template that another takes in. Templates that take
one another in are followed from file to file: a circle that nothing decides is an error
at once, any other when too many are open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser
from jinja2.runtime import Context

from microsite.pages.template.fault import TemplateFaultError
from twinlint.finding import Message, message

MAX_DEPTH = 60
"""Nodes inside one another; the deepest template of the product has 11."""
MAX_LOOPS = 16
"""Loops inside one another; Python compiles no more than 20."""
MAX_STEPS = 1_000_000
"""Passes and calls for one page: some seconds. A page of the product's own site takes
3,000; one that lists 10,000 records, some ten for each."""
MAX_TEMPLATES = 20
"""Templates that are open when one of them is opened again; those of the product open
six at most, and none again."""
_OPENING = frozenset("if for macro call filter block with autoescape trans".split())
"""Tags that others end: `endif`."""
_COUNT = "count passes"
"""A filter whose name no template can write."""
_ALWAYS = "taken_always"
"""What a compiled template calls the templates that it takes in whatever happens."""
_DECIDED = (nodes.If, nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
"""What decides whether, or how often, that which stands inside is written."""


class TemplateExcessError(jinja2.TemplateSyntaxError):
    """Something that no template is allowed, however right it is."""

    def __init__(
        self, said: Message, line: int, name: str | None, filename: str | None
    ) -> None:
        """Keep what to tell who edits the template."""
        super().__init__(str(said), line, name, filename)
        self.said = said


_waiting: dict[str, nodes.Template] = {}
"""Trees of templates that were read and are not compiled yet, by their sources."""
_MOST_WAITING = 256


class _FollowedTemplate(jinja2.Template):
    """A template that tells its environment while it is written."""

    @classmethod
    def _from_namespace(
        cls,
        environment: jinja2.Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - the name that Jinja gives
    ) -> jinja2.Template:
        """What Jinja calls to make a template of its compiled text."""
        template = super()._from_namespace(environment, namespace, globals)
        assert isinstance(environment, BoundedEnvironment)  # noqa: S101 - it says so
        followed = environment.follow(
            template.root_render_func, template.name or "", namespace[_ALWAYS]
        )
        template.root_render_func = followed
        return template


class BoundedEnvironment(jinja2.Environment):
    """Reads templates that are neither too deep nor without end.

    Call `begin` before each page.
    """

    template_class = _FollowedTemplate

    def __init__(self, **settings: Any) -> None:
        """Take the settings of Jinja, but those of how a template is read."""
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            **settings,
        )
        self.newstyle_gettext = True
        self.policies["ext.i18n.trimmed"] = True
        self.filters[_COUNT] = self._count
        self.begin()

    def begin(self) -> None:
        """Give the next page all its steps."""
        self._left = MAX_STEPS
        self._open: list[tuple[str, frozenset[str]]] = []

    def step(self) -> None:
        """Count a pass or a call; TemplateFaultError when the page has none left."""
        self._left -= 1
        if self._left < 0:
            raise TemplateFaultError(
                message("the page takes more than {limit} steps", limit=MAX_STEPS)
            )

    def follow(
        self,
        write: Callable[[Context], Iterator[str]],
        name: str,
        always: frozenset[str],
    ) -> Callable[[Context], Iterator[str]]:
        """What writes a template, and is open while it does.

        `always` are the templates that it takes in whatever happens.
        """

        def write_followed(context: Context) -> Iterator[str]:
            self._refuse_circle(name)
            self._open.append((name, always))
            try:
                yield from write(context)
            finally:
                self._open.pop()

        return write_followed

    def _refuse_circle(self, name: str) -> None:
        """TemplateFaultError when a template is opened again that leads to no end."""
        names = [each for each, _ in self._open]
        if name not in names:
            return
        first = len(names) - 1 - names[::-1].index(name)
        circle = [*names[first:], name]
        taken = zip(self._open[first:], circle[1:], strict=True)
        if len(names) >= MAX_TEMPLATES or all(
            then in told for (_, told), then in taken
        ):
            raise TemplateFaultError(
                message(
                    "templates take one another in without end: {circle}",
                    circle=" → ".join(circle),
                )
            )

    def _count(self, items: Iterable[object]) -> Iterator[object]:
        """The items of a loop, counted one by one."""
        for item in items:
            self.step()
            yield item

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """The tree of a template; it waits here until the template is compiled.

        Raises TemplateSyntaxError for what is no template.
        """
        tree = self._read_tree(source, name, filename)
        while len(_waiting) >= _MOST_WAITING:
            del _waiting[next(iter(_waiting))]
        _waiting[source] = tree
        return tree

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        """What Jinja calls for each template, before it is compiled.

        It changes the tree, so that a tree is compiled once.
        """
        tree = _waiting.pop(source, None)
        if tree is None:
            tree = self._read_tree(source, name, filename)
        else:
            tree.set_environment(self)
        _count_steps(tree)
        return tree

    def _read_tree(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
            excess = _find_excess(tree)
        except RecursionError:
            excess = self._find_deep_tag(source), _say_too_deep()
        except ValueError:  # Python reads no more than 4,300 digits.
            said = message("a number has too many digits")
            excess = parser.stream.current.lineno, said
        if excess:
            line, said = excess
            raise TemplateExcessError(said, line, name, filename)
        return tree

    def _find_deep_tag(self, source: str) -> int:
        """The line of the first tag or bracket that stands too deep, else the first.

        Where the parser has stopped depends on what had called it.
        """
        depth, before = 0, ""
        for line, kind, value in self.lex(source):
            if kind == "name" and before == "block_begin":
                depth += (value in _OPENING) - (value[:3] == "end")
            elif kind == "operator":
                depth += (value in "([{") - (value in ")]}")
            if depth > MAX_DEPTH:
                return line
            before = before if kind == "whitespace" else kind
        return 1

    def _generate(self, source: nodes.Template, *told: Any, **more: Any) -> str:
        """What Jinja calls to make Python of a template."""
        always = tuple(sorted(_find_always(source)))
        made = super()._generate(source, *told, **more)
        return f"{made}\n{_ALWAYS} = frozenset({always!r})"

    def _compile(self, source: str, filename: str) -> CodeType:
        """What Jinja calls for the Python that it has made of a template."""
        try:
            return super()._compile(source, filename)
        except (RecursionError, MemoryError, SyntaxError):
            raise TemplateExcessError(_say_too_deep(), 1, None, filename) from None


def _say_too_deep() -> Message:
    return message(
        "more than {limit} things, or {loops} loops, stand inside one another",
        limit=MAX_DEPTH,
        loops=MAX_LOOPS,
    )


def _find_excess(tree: nodes.Template) -> tuple[int, Message] | None:
    """The line of something that is too deep or grows without measure, and what."""
    waiting: list[tuple[nodes.Node, int, int, int]] = [(tree, 1, 0, 0)]
    while waiting:
        node, line, depth, loops = waiting.pop()
        line = node.lineno or line  # Some nodes have none, whatever their type says.
        loops += isinstance(node, nodes.For)
        if depth > MAX_DEPTH or loops > MAX_LOOPS:
            return line, _say_too_deep()
        if isinstance(node, nodes.Pow):  # Jinja works it out while it compiles.
            return line, message("a power may be larger than the memory")
        below = node.iter_child_nodes()
        waiting += ((child, line, depth + 1, loops) for child in below)
    return None


def _find_always(tree: nodes.Template) -> Iterator[str]:
    """The names of the templates that a template takes in whatever happens."""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _DECIDED):
            continue
        name = getattr(node, "template", None)
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            yield name.value
        waiting += node.iter_child_nodes()


def _count_steps(tree: nodes.Template) -> None:
    """Count what may be repeated: loops, those that call themselves, macros, files."""
    repeated: Iterator[Any] = tree.find_all((nodes.For, nodes.Call, nodes.Macro))
    for node in tuple(repeated):
        if isinstance(node, nodes.For):
            node.iter = _make_counted(node.iter)
        elif isinstance(node, nodes.Macro):
            node.body.insert(0, _make_step(node.lineno))
        elif isinstance(node.node, nodes.Name) and node.node.name == "loop":
            node.args[:1] = map(_make_counted, node.args[:1])
    tree.body.insert(0, _make_step(tree.lineno))


def _make_counted(iterable: nodes.Node) -> nodes.Filter:
    line = iterable.lineno
    return nodes.Filter(iterable, _COUNT, [], [], None, None, lineno=line)


def _make_step(line: int) -> nodes.ExprStmt:
    step = nodes.EnvironmentAttribute("step", lineno=line)
    call = nodes.Call(step, [], [], None, None, lineno=line)
    return nodes.ExprStmt(call, lineno=line)
