"""The commands `explain` and `schema`: the documentation of a rule, or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from twinlint.catalog import Translator
from twinlint.command.output import show
from twinlint.finding import Message, Rule, message
from twinlint.rulebook import explain_rule, list_rules, suggest_rules, wrap_text


def show_rule(
    name: str,
    rules: Iterable[Rule],
    translate: Translator,
    describe: Callable[[str], Message | None] = lambda _: None,
) -> None:
    """The documentation of a rule by its name, or one line for each when it is “all”.

    `describe` gives what else there is to say of a rule with a name.
    BadParameter when no rule has the name.
    """
    listed = tuple(rules)
    if name == "all":
        show(list_rules(listed, translate))
        return
    found = next((rule for rule in listed if rule.name == name.lower()), None)
    if found is None:
        raise click.BadParameter(translate(describe_unknown_rule(name, listed)))
    show(explain_rule(found, translate))
    more = describe(found.name)
    if more:
        show("\n".join(wrap_text(translate(more))) + "\n")


def describe_unknown_rule(name: str, rules: Iterable[Rule]) -> Message:
    """That no rule has a name, and which may have been meant."""
    guesses = suggest_rules(name, rules)
    if guesses:
        return message(
            "there is no rule “{rule}”; did you mean {guesses}?",
            rule=name,
            guesses=guesses,
        )
    return message("there is no rule “{rule}”; “explain all” lists them", rule=name)


def show_schema(rules: Iterable[Rule], translate: Translator) -> None:
    """The JSON Schema of the settings, described in the reader's language."""
    import json

    from twinlint.settings import make_schema

    schema = make_schema(rules, translate)
    show(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
