"""Reads one record: plain data becomes a typed part, by its model in `records`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from microsite.records import (
    COLLECTIONS,
    Data,
    Localizable,
    Localized,
    Origin,
    Part,
    Types,
    list_kinds,
    read_shape,
)
from microsite.validate import problems
from microsite.validate.cut import find_cut
from microsite.validate.missing import is_in_braces
from twinlint.finding import Every, Finding, LanguageName, Message, Place, message
from twinlint.source import FieldPath, Locale, write_field

T = TypeVar("T", bound=Part)


def interpret_part(
    model: type[T],
    origin: Origin,
    locales: tuple[Locale, ...] | None,
    given: Mapping[str, str] | None = None,
    types: Types = COLLECTIONS,
) -> tuple[T | None, tuple[Finding, ...]]:
    """A part of a record from what its document says, or what is wrong with it.

    `locales` is None while the languages of the site are not known: then a text may be
    in any. `given` are fields that do not stand in the file, such as the id. A page may
    list the records of any of the `types`.
    """
    data = origin.data()
    if not isinstance(data, dict):
        return None, (
            problems.WRONG_TYPE(
                message("fields are expected here, such as “name: …”"),
                origin.place(()),
                help=message("write one field per line: name, colon, value"),
            ),
        )
    folder = Folder(origin, locales or ())
    plain = folder.fold_part(model, data, ())
    findings = list(folder.findings)
    for name in given or {}:
        if name in plain:
            findings.append(
                problems.UNKNOWN_FIELD(
                    message("“{name}” is not written in the record", name=name),
                    origin.key_place((name,)),
                    help=message("delete it: the record’s name is enough"),
                )
            )
    context: dict[str, object] = {"kinds": list_kinds(types)}
    try:
        part = model.model_validate(
            plain | dict(given or {}),
            context=context if locales is None else context | {"locales": locales},
        )
    except ValidationError as error:
        # What words faults is as long as what finds them; most records have none.
        from microsite.validate.schema_errors import explain_errors

        findings.extend(
            explain_errors(model, origin, error, folder.folded, locales or ())
        )
        return None, tuple(findings)
    return (None if findings else part), tuple(findings)


class Folder:
    """Folds what is given per language and does not depend on it into one value."""

    def __init__(self, origin: Origin, locales: tuple[Locale, ...]) -> None:
        self.origin = origin
        self.locales = locales
        self.findings: list[Finding] = []
        self.folded: set[FieldPath] = set()

    def fold_part(
        self, model: type[Part], data: dict[str, Data], path: FieldPath
    ) -> dict[str, Any]:
        """The data of a part without fields left empty, each shared value once."""
        fields = {info.alias or n: info for n, info in model.model_fields.items()}
        plain: dict[str, Any] = {}
        for name, value in self._leave_out_cut(data, path, fields).items():
            if value is None and name in fields:
                continue
            annotation = fields[name].annotation if name in fields else None
            plain[name] = self._fold(annotation, value, (*path, name))
        return plain

    def _fold(self, annotation: object, value: Data, path: FieldPath) -> Any:
        shape, is_list = read_shape(annotation) if annotation else (None, False)
        if shape is None or shape is dict:
            return value
        is_localized = issubclass(shape, Localized | Localizable)
        if is_localized and not is_list:
            return self._drop_empty(value, path)
        if isinstance(value, dict) and not issubclass(shape, Part):
            value = self._leave_out_cut(value, path, self.locales)
        if isinstance(value, dict) and value and set(value) <= set(self.locales):
            if issubclass(shape, Part) and str in map(type, value.values()):
                self._report_fields(shape, path, tuple(value))
                return value
            return self._fold_languages(annotation, value, path)
        if is_list and isinstance(value, list):
            items = enumerate(value)
            return [self._fold_one(shape, item, (*path, i)) for i, item in items]
        return self._fold_one(shape, value, path)

    def _fold_one(self, shape: type, value: Data, path: FieldPath) -> Any:
        if issubclass(shape, Part) and isinstance(value, dict):
            return self.fold_part(shape, value, path)
        is_localized = issubclass(shape, Localized | Localizable)
        return self._drop_empty(value, path) if is_localized else value

    def _drop_empty(self, value: Data, path: FieldPath) -> Data:
        """A localized text without the languages whose field is there and empty."""
        if not isinstance(value, dict):
            return value
        kept = self._leave_out_cut(value, path, self.locales)
        locales = self.locales or kept
        return {
            name: text if text is not None else ""
            for name, text in kept.items()
            if text is not None or name not in locales
        }

    def _leave_out_cut(
        self, value: dict[str, Data], path: FieldPath, known: Collection[str]
    ) -> dict[str, Data]:
        """Fields, or languages, without what is the rest of a text: that is told."""
        lost: set[str] = set()
        for names, finding in find_cut(self.origin, path, value, known):
            lost.update(names)
            self.findings.append(finding)
        return {name: each for name, each in value.items() if name not in lost}

    def _fold_languages(
        self, annotation: object, value: dict[str, Data], path: FieldPath
    ) -> Any:
        self.folded.add(path)
        reference, *others = value
        for other in others:
            if value[other] != value[reference]:
                self.findings.append(self._report(value, path, reference, other))
        return self._fold(annotation, value[reference], path)

    def _report_fields(
        self, shape: type[Part], path: FieldPath, languages: tuple[str, ...]
    ) -> None:
        """Say that a text in each language stands where fields should, one its text."""
        from microsite.validate.model_fields import write_lines  # as above

        self.folded.add(path)
        self.folded.update((*path, name) for name in self.locales)
        names = {info.alias or n: info for n, info in shape.model_fields.items()}
        self.folded.update((*path, name) for name in names)
        name = str(path[-1])
        lines = write_lines(shape, self.locales)
        advice = message(
            "write its fields below it, indented, one on a line: {fields}",
            fields=Every(lines),
        )
        texts = [line.partition(" {")[0] for line in lines if " {" in line]
        if len(texts) == 1 and not is_in_braces(self.origin, path):
            advice = self._advise_text(path, languages, texts[0], lines)
        self.findings.append(
            problems.WRONG_TYPE(
                message("{name} has fields of its own", name=name),
                self.origin.key_place(path),
                help=advice,
            )
        )

    def _advise_text(
        self,
        path: FieldPath,
        languages: tuple[str, ...],
        text: str,
        lines: tuple[str, ...],
    ) -> Message:
        """How to put the lines of the languages below the field that they are of."""
        first = self.origin.key_place((*path, languages[0])).span
        return message(
            "below “{name}:” add the line “{text}”, with {spaces} spaces in front; put"
            " 2 more spaces in front of {languages}, which belong to it; its other"
            " fields stand beside it: {fields}",
            name=str(path[-1]),
            text=text,
            spaces=first.column - 1,
            languages=Every(f"{each}:" for each in languages),
            fields=Every(line for line in lines if not line.startswith(text)),
        )

    def _report(
        self, value: dict[str, Data], path: FieldPath, reference: str, other: str
    ) -> Finding:
        def place(locale: str) -> Place:
            words = value[locale]
            return self.origin.place(
                (*path, locale),
                locale=Locale(locale),
                text=words if isinstance(words, str) else "",
            )

        here, there = place(other), place(reference)
        field = write_field(path)
        return problems.DIFFERING_SHARED_VALUE(
            message(
                "{field} is “{there}” in {there_language}, “{here}” in {here_language}",
                field=field,
                there=there.text,
                there_language=LanguageName(reference),
                here=here.text,
                here_language=LanguageName(other),
            ),
            here,
            related=(there,),
            help=message("write the right value once: {field}: …", field=field),
        )
