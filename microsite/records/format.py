"""How the form of a short text is declared (pattern, example); forms are in `value`."""

from __future__ import annotations

import re

from pydantic import AfterValidator, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from twinlint.data import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """The form a text must have, with what to type for the help line."""

    pattern: str
    example: str
    kind: str = ""
    """What can be said of it beside its form: `email`, `file`, `phone`, `url`."""
    is_optional: bool = False
    """True where the text may be empty."""

    def __call__(self, value: str) -> str:
        """The value; a `wrong-format` error when it has another form."""
        if not self.matches(value):
            raise PydanticCustomError(
                "wrong-format",
                "{value} is not like {example}",
                {"value": value, "example": self.example, "form": self},
            )
        return value

    def matches(self, value: str) -> bool:
        """True for a text of this form."""
        if self.is_optional and not value:
            return True
        return re.fullmatch(self.pattern, value, re.ASCII) is not None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        pattern = f"(?:{self.pattern})?" if self.is_optional else self.pattern
        described: JsonSchemaValue = {
            "pattern": f"^{pattern}$",
            "examples": [self.example],
        }
        if self.example.isdigit():  # editors read 93300 without quotes as a number
            described["type"] = ["string", "integer"]
        return handler(schema) | described


def make_form(
    pattern: str, example: str, kind: str = "", *, is_optional: bool = False
) -> tuple[object, object]:
    """What pydantic asks of a text with this form, and what a schema says of it."""
    form = Format(pattern, example, kind, is_optional)
    return AfterValidator(form), form
