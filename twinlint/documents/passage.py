"""A passage that stands alone: a message of a catalog, a field above a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from twinlint.documents.blank import hide_all
from twinlint.documents.document import Content, Kind, Slot, Stretch
from twinlint.documents.elements import find_declared
from twinlint.documents.markup import BLANK, read_markup
from twinlint.documents.placeholders import find_choices, find_slots
from twinlint.source import Text


def read_passage(text: Text) -> Content:
    """What a passage says; its paragraphs are the stretches between blank lines.

    Programs put markup of many kinds into it: all that Markdown and HTML have of
    links, emphasis and code is read. Nothing in it is a heading or a list.
    """
    markup = read_markup(text.value)
    stretches: list[Stretch] = []
    start = end = position = 0
    for line in markup.plain.split("\n"):
        bare = line.strip(BLANK + " \t")
        if bare:
            first = position + line.index(bare)
            start = start if end else first
            end = first + len(bare)
        elif end:
            stretches.append(Stretch(Kind.PARAGRAPH, 0, start, end))
            end = 0
        position += len(line) + 1
    if end:
        stretches.append(Stretch(Kind.PARAGRAPH, 0, start, end))
    return Content(text, markup, tuple(stretches), find_declared(markup.source))


def read_message(text: Text, codes: Sequence[Slot] = ()) -> Content:
    """What a message of a program says, into which the program puts its values.

    `codes` are those that its format marks as such, in order.
    """
    return replace(read_field(text, codes), is_message=True)


def read_field(text: Text, codes: Sequence[Slot] = ()) -> Content:
    """What a field above a text says, into which a program may put values too."""
    masked = hide_all(text.value, [(code.start, code.end) for code in codes], BLANK)
    found = [Slot(*found) for found in find_slots(masked)]
    masked = hide_all(masked, [(slot.start, slot.end) for slot in found], BLANK)
    masked = hide_all(masked, find_choices(masked), BLANK)
    if masked == text.value:
        return read_passage(text)
    read = read_passage(replace(text, value=masked))
    slots = sorted((*codes, *found), key=attrgetter("start"))
    return replace(read, text=text, slots=tuple(slots))
