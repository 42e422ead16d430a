"""Work grows with the length of a text: not with its square, nor with what is known.

Instructions are counted, module by module, since seconds differ between machines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from examples import EN, FR, make_register, read_example
from support import count_steps, measure_patterns
from tables import every_row

from twinlint.pipeline import compare_texts
from twinlint.register import EMPTY_REGISTER, Name, Register, Term
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, TEXT_RULES
from twinlint.source import read_text

pytestmark = pytest.mark.campaign

RULES = [check.rule for check in (*PAIR_RULES, *TEXT_RULES)]
_SYLLABLES = "bran del fis gom hut jac kel lop mun nir".split()


def spell(number: int) -> str:
    """A name for each number, no two of them one slip apart."""
    digits = (number // 10**place % 10 for place in range(3))
    return "".join(_SYLLABLES[digit] for digit in digits).capitalize()


def compare(fr: str, en: str, register: Register = EMPTY_REGISTER) -> None:
    first, second = read_text(fr, "fr"), read_text(en, "en")
    compare_texts(first, second, register=register, scopes=tuple(Scope))


# What is known ------------------------------------------------------------------------

SIZES = (20, 40, 80)
"""Communes, each with a mayor and a term."""
EXAMPLES = [read_example(rule, "Wrong") for rule in RULES]
REGISTERS = [make_register(example) for example in EXAMPLES]


def write_examples(language: str, known: str) -> str:
    """The examples of all rules, each below a heading, after what a register knows."""
    texts = (known, *(example.get(language, "") for example in EXAMPLES))
    return "\n\n".join(f"## {at + 100}\n\n{text}" for at, text in enumerate(texts))


FRENCH = write_examples(
    "fr", f"Inès {spell(1)} gère la {spell(1)} de Saint-{spell(3)}-sur-Mer."
)
ENGLISH = write_examples(
    "en", f"Inès {spell(1)[1:]} runs the old {spell(1)} of Saint-{spell(3)}-sur-Me."
)


def make_large_register(size: int) -> Register:
    """What the examples know, and as many communes, mayors and terms."""
    names = [name for known in REGISTERS for name in known.names]
    terms = [term for known in REGISTERS for term in known.terms]
    for number in range(size):
        word = spell(number)
        commune = f"Saint-{word}-sur-Mer" if number % 2 else word
        names += (Name({FR: form, EN: form}) for form in (commune, f"Inès {word}"))
        terms.append(
            Term({FR: f"la {word}", EN: f"the {word}"}, {EN: (f"old {word}",)})
        )
    return Register(tuple(names), tuple(terms))


def test_work_does_not_grow_with_the_names_and_terms_that_are_known() -> None:
    steps: list[Counter[str]] = []
    patterns: list[int] = []
    compare(FRENCH, ENGLISH)  # Languages are read.
    for size in SIZES:
        register = make_large_register(size)
        learn = lambda: compare(FRENCH, ENGLISH, register)  # noqa: E731, B023 - called here
        patterns.append(measure_patterns(learn))
        steps.append(count_steps(learn))
    assert steps[0] == steps[1] == steps[2]
    assert patterns[0] == patterns[1] == patterns[2]
    modules = {check.find.__module__ for check in (*PAIR_RULES, *TEXT_RULES)}
    assert modules <= steps[0].keys()


# What a text does not hold ------------------------------------------------------------

OF_NAMES = {"twinlint.rules.different_acronym", "twinlint.rules.replaced_name"}
"""Rules that look at capitals, with which sentences begin."""


YARDS = (
    *(("bois", "wood"), ("parc", "park"), ("lac", "lake"), ("pont", "bridge")),
    *(("mur", "wall"), ("toit", "roof"), ("banc", "bench"), ("jardin", "garden")),
    *(("four", "oven"), ("marché", "market"), ("moulin", "mill")),
)
"""Enough for no sentence to stand twice nearby."""


def test_no_rule_reads_a_text_that_holds_nothing_of_its_own() -> None:
    def act(length: int) -> Callable[[], None]:
        fr = "".join(f"Ils vont dans la cour du {a}. " for a, _ in YARDS) * length
        en = "".join(f"They go in the yard of the {b}. " for _, b in YARDS) * length
        return lambda: compare(fr, en)

    act(LENGTHS[-1])()  # Words are looked up.
    few, many = count_steps(act(LENGTHS[0])), count_steps(act(LENGTHS[-1]))
    rules = {check.find.__module__ for check in (*PAIR_RULES, *TEXT_RULES)}
    read = {module for module in rules if few[module] != many[module]}
    assert read == OF_NAMES
    # Nor is any number, bound, street or date looked for.
    seekers = ("mentions.values", "mentions.attributes", "mentions.dates")
    assert not {f"twinlint.{name}" for name in seekers} & many.keys()
    streets = "twinlint.comparison.streets"
    assert few[streets] == many[streets]


# How long a text is -------------------------------------------------------------------

Write = Callable[[int], str]
"""A piece of a text for each number."""
LENGTHS = (40, 80, 160)
"""Pieces of a text."""
TEXTS: dict[str, tuple[Write, Write, str]] = {
    "names with a slip": (
        lambda n: f"voici {spell(n)} là,",
        lambda n: f"here {spell(n)[1:]} there,",
        " ",
    ),
    "names in paragraphs": (
        lambda n: f"Avec Inès {spell(n)}, dit Paul {spell(n + 500)}.",
        lambda n: f"With Paul {spell(n + 500)}, says Inès {spell(n)}.",
        "\n\n",
    ),
    "names that lack": (lambda n: f"Inès {spell(n)} dit.", lambda n: "She says.", " "),
    "one name": (lambda n: "Argenteuil", lambda n: "Argentueil", " "),
    "numbers": (lambda n: f"{n * 7} km,", lambda n: f"{n * 7 + 1} miles,", " "),
    "codes": (lambda n: f"le B-{n * 7},", lambda n: f"the B-{n * 7 + 1},", " "),
    "dates": (
        lambda n: f"Le lundi {n % 28 + 1} juin {1900 + n} a lieu la séance.",
        lambda n: f"The session is on Monday {n % 28 + 1} July {1900 + n}.",
        " ",
    ),
    "links": (
        lambda n: f"[The house of the people](https://a.fr/{spell(n)}).",
        lambda n: f"[The house of the people](https://a.fr/{spell(n)[1:]}).",
        " ",
    ),
    "other language": (
        lambda n: f"The mayor opened the house at rue de la {spell(n)}.",
        lambda n: f"The mayor opened the house at rue de la {spell(n)}.",
        " ",
    ),
    "items in another order": (
        lambda n: f"- le {spell(n)} de la ville",
        lambda n: f"- the {spell(999 - n)} of the town",
        "\n",
    ),
    "headings that lack": (
        lambda n: f"## Le {spell(n)}",
        lambda n: f"## The {spell(n)}" if n % 3 else "",
        "\n\n",
    ),
    "rows": (
        lambda n: f"| {spell(n)} | {n} |",
        lambda n: f"| {n} | {spell(n)} |",
        "\n",
    ),
    "misspelt words": (lambda n: spell(n).lower(), lambda n: spell(n)[1:].lower(), " "),
    "quotations": (lambda n: f"« {spell(n)} ", lambda n: f"“{spell(n)} ", ""),
    "words in bold": (
        lambda n: f"**{spell(n // 2)}** et",
        lambda n: f"**{spell(n // 2)}** and" if n % 2 else "and",
        " ",
    ),
    "opposites": (
        lambda n: f"La porte {spell(n)} est ouverte, la cour n’est pas grande.",
        lambda n: f"The {spell(n)} door is closed, the yard is large.",
        " ",
    ),
    "one sentence": (lambda n: f"la {spell(n)}", lambda n: f"the {spell(n)}", " "),
}


@every_row("kind", TEXTS)
def test_work_grows_with_the_length_of_a_text(kind: str) -> None:
    write, translate, between = TEXTS[kind]

    def act(length: int) -> Callable[[], None]:
        pieces = range(length)
        fr, en = between.join(map(write, pieces)), between.join(map(translate, pieces))
        return lambda: compare(fr, en)

    act(LENGTHS[-1])()  # Words are looked up.
    few, some, many = (count_steps(act(length)) for length in LENGTHS)
    grown = {
        module: (few[module], some[module], steps)
        for module, steps in many.items()
        # Some work begins at a length; what has a square grows too much both times.
        # To sort findings takes a little more than twice for twice as many.
        if some[module] > 2.3 * few[module] and steps > 2.3 * some[module] + 500
    }
    assert grown == {}
