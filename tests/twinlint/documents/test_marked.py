"""reStructuredText, AsciiDoc and typed lists: what is heading, item, link and code."""

from __future__ import annotations

from itertools import permutations

from tables import every_row

from twinlint import compare
from twinlint.documents import BLANK, Document, read_content
from twinlint.finding import Finding
from twinlint.source import read_text


def read(text: str, format_: str) -> tuple[Document, list[tuple[str, int, str]]]:
    """Kind, level and words of each block."""
    document = Document(read_text(text, "a"), format_)
    content = read_content(document)
    plain = content.markup.plain
    blocks = [
        (str(each.kind.name), each.level, plain[each.start : each.end].strip(BLANK))
        for each in content.stretches
    ]
    return document, blocks


def list_links(document: Document) -> list[tuple[str, str, bool]]:
    content = read_content(document)
    return [
        (each.target, content.text.value[each.label_start : each.label_end], image)
        for each in content.markup.links
        for image in (each.is_image,)
    ]


RST = """\
=======
The top
=======

1. A section
============

Words:

* one thing;
* another thing.

A part
~~~~~~

See :ref:`there`, and `the form <https://example.org/form>`_::

    sudo apt install port

.. code-block:: sh
   :linenos:

   echo the words of a program

   and its second part

.. note:: Mind the gap.

   It is wide.

.. a comment
   of two lines

.. [1] A note of the foot.

.. image:: port.png
   :width: 9
   :alt: The port at night

.. image:: bare.png

>>> print("nothing")
nothing

Another section
===============

:ref:`here` begins a line.
"""


def test_rst_has_headings_items_and_pictures_and_leaves_code_out() -> None:
    document, blocks = read(RST, "rst")
    assert blocks == [
        ("HEADING", 1, "The top"),
        ("HEADING", 2, "1. A section"),
        ("PARAGRAPH", 0, "Words:"),
        ("ITEM", 0, "one thing;"),
        ("ITEM", 0, "another thing."),
        ("HEADING", 3, "A part"),
        ("PARAGRAPH", 0, blocks[6][2]),
        ("PARAGRAPH", 0, "Mind the gap."),
        ("PARAGRAPH", 0, "It is wide."),
        ("PARAGRAPH", 0, "A note of the foot."),
        ("PARAGRAPH", 0, "The port at night"),
        ("HEADING", 2, "Another section"),
        ("PARAGRAPH", 0, blocks[12][2]),
    ]
    assert blocks[12][2].endswith("begins a line.")
    assert list_links(document) == [
        ("https://example.org/form", "the form", False),
        ("port.png", "The port at night", True),
        ("bare.png", "", True),
    ]


ASCIIDOC = """\
= The top
:toc: left

== A section

.The title of a list
* one thing;
** a part of it;
* another thing.

. First step
.. A part of it
. Second step

See https://example.org/form[the form^], link:other.html[the other page],
<<part,the part>> and https://example.org.

image::port.png[The port at night,200,100]

[source,sh]
----
echo the words of a program

and its second part
----

[source,ruby]
puts "one paragraph"
puts "of code"

----
plain
----

 an indented literal

[NOTE]
====
Mind the gap.
====

////
A comment.
////

|===
|One |Two
|===

=== A part

Words.
"""


def test_asciidoc_has_headings_items_and_pictures_and_leaves_code_out() -> None:
    document, blocks = read(ASCIIDOC, "asciidoc")
    said = {"See ", "the part"}
    assert [each for each in blocks if each[2][:4] not in said] == [
        ("HEADING", 1, "The top"),
        ("HEADING", 2, "A section"),
        ("PARAGRAPH", 0, "The title of a list"),
        ("ITEM", 0, "one thing;"),
        ("ITEM", 1, "a part of it;"),
        ("ITEM", 0, "another thing."),
        ("ITEM", 0, "First step"),
        ("ITEM", 1, "A part of it"),
        ("ITEM", 0, "Second step"),
        *[each for each in blocks if "the part" in each[2] and each[2][:3] != "See"],
        ("PARAGRAPH", 0, "The port at night"),
        ("PARAGRAPH", 0, "Mind the gap."),
        ("ROW", 0, "|One |Two"),
        ("HEADING", 3, "A part"),
        ("PARAGRAPH", 0, "Words."),
    ]
    assert list_links(document) == [
        ("https://example.org/form", "the form", False),
        ("other.html", "the other page", False),
        ("#part", "the part", False),
        ("https://example.org", "https://example.org", False),
        ("port.png", "The port at night", True),
    ]


FR = {
    "markdown": (
        "# Le port\n\nUn plan :\n\n![Le port, la nuit](port.png)\n\n## Installer\n\n"
        "Voir [la notice](https://example.org/notice).\n\n"
        "```sh\nsudo apt install port\n```\n\n- une grue ;\n- deux hangars.\n"
    ),
    "rst": (
        "Le port\n=======\n\nUn plan :\n\n.. image:: port.png\n"
        "   :alt: Le port, la nuit\n\nInstaller\n---------\n\nVoir `la notice <https://example.org/notice>`_.\n\n"
        "::\n\n   sudo apt install port\n\n* une grue ;\n* deux hangars.\n"
    ),
    "asciidoc": (
        '= Le port\n\nUn plan :\n\nimage::port.png["Le port, la nuit"]\n\n'
        "== Installer\n\nVoir https://example.org/notice[la notice].\n\n"
        "----\nsudo apt install port\n----\n\n* une grue ;\n* deux hangars.\n"
    ),
    "mdx": (
        '# Le port\n\nUn plan :\n\n<Figure src="port.png" alt="Le port, la nuit" />\n\n'
        "## Installer\n\nVoir [la notice](https://example.org/notice).\n\n"
        "```sh\nsudo apt install port\n```\n\n- une grue ;\n- deux hangars.\n"
    ),
}
WORDS = {
    "Le port, la nuit": "The port at night",
    "Le port": "The port",
    "Un plan :": "A map:",
    "Installer": "Install",
    "---------": "-------",
    "Voir": "See",
    "la notice": "the manual",
    "une grue": "a crane",
    "deux hangars": "two sheds",
    "port\n=======": "port\n========",
    " ;": ";",
}


def put_into_english(text: str) -> str:
    for french, english in WORDS.items():
        text = text.replace(french, english)
    return text


def find(fr: str, en: str, format_: str, other: str) -> tuple[Finding, ...]:
    return compare(
        Document(read_text(fr, "fr"), format_), Document(read_text(en, "en"), other)
    )


PAIRS = [(name, name) for name in FR] + list(permutations(FR, 2))


@every_row(("first", "second"), PAIRS)
def test_a_page_agrees_with_itself_in_any_language_of_markup(
    first: str, second: str
) -> None:
    en = put_into_english(FR[second])
    assert find(FR[first], en, first, second) == ()


TAGS = [
    ('<Figure src="a.png" alt="{}" />', "missing-alternative-text"),
    ('<Figure\n  src="a.png"\n  alt="{}"\n/>', "missing-alternative-text"),
    ('<Figure src={{plan}} alt="{}" />', "missing-paragraph"),
    ('<Card title="{}" />', "missing-paragraph"),
]


@every_row(("tag", "rule"), TAGS)
def test_what_a_component_shows_in_one_language_alone_is_told(
    tag: str, rule: str
) -> None:
    fr = f"Un plan du port.\n\n{tag.format('Le port, la nuit')}\n\nIl est grand.\n"
    en = f"A map of the port.\n\n{tag.format('')}\n\nIt is large.\n"
    assert [each.rule for each in find(fr, en, "mdx", "mdx")] == [rule]
    none = en.replace(' alt=""', "").replace(' title=""', "")
    assert find(fr, none, "mdx", "mdx"), none


ITEMS = "un nom de domaine\nun certificat\ndeux adresses\ntrois comptes".split("\n")
OTHERS = "a domain name\na certificate\ntwo addresses\nthree accounts".split("\n")


@every_row("format_", ["text", "rst", "asciidoc", "markdown"])
@every_row("mark", ["* ", "- ", "1. "])
@every_row("end", ["", " ;", "."])
def test_an_item_that_one_list_lacks_is_told(format_: str, mark: str, end: str) -> None:
    if (format_, mark) == ("asciidoc", "1. "):
        mark = ". "
    for at in range(4):
        fr = "Il vous faut :\n\n" + "".join(f"{mark}{each}{end}\n" for each in ITEMS)
        left = [*OTHERS[:at], *OTHERS[at + 1 :]]
        en = "You need:\n\n" + "".join(f"{mark}{e}{end.strip()}\n" for e in left)
        rules = [each.rule for each in find(fr, en, format_, format_)]
        assert rules == ["missing-item"], at
