"""The examples in the documentation of rules, as texts and registers."""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent

from twinlint.finding import Rule
from twinlint.register import Name, Register, Term
from twinlint.source import Locale

FR, EN = Locale("fr"), Locale("en")
_ENTRY = re.compile(r"^(\w+): (.*)\n((?:(?: {4}.*)?\n)*)", re.MULTILINE)


def read_example(rule: Rule, heading: str) -> dict[str, str]:
    """The texts of an example by language, with `register` and `glossary`."""
    text = cleandoc(rule.documentation)
    match = re.search(rf"^{heading}:\n((?:(?: {{4}}.*)?\n)+)", text, re.MULTILINE)
    assert match, f"{rule.name} has no example under {heading}:"
    example: dict[str, str] = {}
    for name, value, block in _ENTRY.findall(dedent(match[1])):
        example[name] = dedent(block) if value == "|" else value.strip('"')
    return example


def make_register(example: dict[str, str]) -> Register:
    names = []
    if "register" in example:
        form = example["register"]
        names.append(Name({FR: form, EN: form}))
    terms = []
    if "glossary" in example:
        words, _, forbidden = example["glossary"].partition("; not ")
        fr, en = words.split(" = ")
        terms.append(Term({FR: fr, EN: en}, {EN: (forbidden,)} if forbidden else {}))
    return Register(tuple(names), tuple(terms))
