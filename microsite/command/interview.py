"""Asks an editor for a new record, field by field, on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from microsite.command.ask import ask_whether
from twinlint.catalog import Translator
from twinlint.command import ask, say
from twinlint.finding import Message, message
from twinlint.source import Locale

if TYPE_CHECKING:
    from microsite.editors import Answers, Question

_NAMES = ("name", "title", "term", "label", "text")
"""Fields that the id of a record is suggested from."""


def ask_record(
    root: Path,
    word: str | None,
    id_: str | None,
    locales: tuple[Locale, ...],
    translate: Translator,
) -> tuple[str, str, Answers]:
    """The type of a new record, its id and what is known of it already."""
    from microsite.editors import find_collection, list_questions, read_whole_site
    from microsite.records import COLLECTIONS, suggest_id

    if word is None:
        words = ", ".join(each.word for each in COLLECTIONS.values())
        asked = message("Type of the record ({words}):", words=words)
        word = ask(translate(asked))
    collection = find_collection(word)
    say(message("An empty answer leaves the field for later."), translate)
    answers: dict[tuple[str, ...], str | tuple[str, ...]] = {}
    site = read_whole_site(root)
    for question in list_questions(collection, locales, translate, site):
        given = _ask(question, translate)
        if given:
            answers[question.way] = given if question.is_list else given[0]
    if id_ is None:
        named = (answers[way] for way in answers if way[0] in _NAMES)
        suggested = suggest_id(str(next(named, "")))
        asked = message("Name of the record in addresses [{name}]:", name=suggested)
        id_ = ask(translate(asked)) or suggested
    return word, id_, answers


def _ask(question: Question, translate: Translator) -> tuple[str, ...]:
    """The answer to a question, asked again until it is one of the choices."""
    from twinlint.command import show_beside

    if question.hint:
        show_beside(f"\n{question.hint}\n")
    if question.is_list:
        say(message("Several answers: with commas between them."), translate)
    if question.is_long:
        hint = message(
            "{count} choices: type the beginning of one, or “?” to see them all",
            count=len(question.choices),
        )
        say(hint, translate)
    choices = question.write_choices()
    called = f"{question.title} ({choices})" if choices else question.title
    shown = translate(message("{word}:", word=called))
    while answer := ask(shown):
        if answer == "?" and question.choices:
            show_beside(f"{question.write(question.choices)}\n")
            continue
        given = _settle(question, answer, translate)
        if given:
            return given
    return ()


def _settle(question: Question, answer: str, translate: Translator) -> tuple[str, ...]:
    """The choices that an answer means; none where that is not known for sure.

    What was completed is shown, and taken only when the editor says so.
    """
    parts = question.read(answer)
    if not parts or not all(parts):
        say(_refuse(question, answer), translate)
        return ()
    several = [part for part in parts if len(part) > 1]
    if several:
        near = question.write(several[0])
        say(message("several begin so: {choices}", choices=near), translate)
        return ()
    given = tuple(part[0] for part in parts)
    if all(question.is_said(answer, each) for each in given):
        return given
    asked = message("Is {choices} meant?", choices=question.write(given))
    return given if ask_whether(asked, translate) else ()


def _refuse(question: Question, answer: str) -> Message:
    """That an answer is none of the choices, and how to go on where it is new."""
    from microsite.records import suggest_id

    said = message("“{answer}” is none of these", answer=answer)
    if not question.type:
        return said
    parts = (part.strip() for part in answer.split(","))
    new = next((p for p in parts if not any(question.read(p))), answer)
    command = f"python build.py new {question.type} {suggest_id(new)}".rstrip()
    return message(
        "{refusal}; if it is new, answer nothing here, begin it with “{command}”"
        " afterwards, and name it in the file",
        refusal=said,
        command=command,
    )
