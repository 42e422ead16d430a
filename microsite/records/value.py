"""Types of values: localized text, date, number, code, slug, URL, e-mail, phone.

Every scalar of a YAML file arrives here as text. Validation needs the site's locales:
`Model.model_validate(data, context={"locales": ("fr", "en")})`.
"""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    RootModel,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from microsite.folder import DEVICES
from microsite.records.address import find_disguise
from microsite.records.format import Format, make_form
from microsite.records.language import is_known_language
from twinlint.data import dataclass
from twinlint.source import Locale

# What other packages would add to models changes no record here, and to look for it in
# each of them takes as long as to read the models of a type.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Localized(RootModel[dict[str, str]]):
    """A text in every language of the site: `{fr: …, en: …}`."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    is_prose: ClassVar[bool] = False
    holds_data: ClassVar[bool] = True
    """Results that are kept may hold it (`twinlint/kept/shelf.py`)."""

    @model_validator(mode="after")
    def _speaks_every_language(self, info: ValidationInfo) -> Localized:
        locales = (info.context or {}).get("locales", tuple(self.root))
        unknown = tuple(locale for locale in self.root if locale not in locales)
        if unknown:
            raise PydanticCustomError(
                "unknown-language",
                "{unknown} is not a language of this site",
                {"unknown": unknown[0], "locales": locales},
            )
        missing = tuple(loc for loc in locales if not self.root.get(loc, "").strip())
        if missing:
            raise PydanticCustomError(
                "missing-translation", "no text in {missing}", {"missing": missing}
            )
        return self

    def __getitem__(self, locale: Locale) -> str:
        return self.root[locale]

    def items(self) -> Iterator[tuple[Locale, str]]:
        """Each language with its text."""
        return ((Locale(locale), text) for locale, text in self.root.items())


class Prose(Localized):
    """A Markdown text in every language of the site."""

    is_prose = True


class Localizable(RootModel[str | dict[str, str]]):
    """A text written once for all languages, or once in each."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    is_prose: ClassVar[bool] = False
    holds_data: ClassVar[bool] = True

    @model_validator(mode="after")
    def _speaks_every_language(self, info: ValidationInfo) -> Localizable:
        if isinstance(self.root, dict):
            Localized.model_validate(self.root, context=info.context)
        elif not self.root.strip():
            raise PydanticCustomError("empty-value", "nothing is written here")
        return self

    def __getitem__(self, locale: Locale) -> str:
        return self.root if isinstance(self.root, str) else self.root[locale]

    def items(self) -> Iterator[tuple[Locale, str]]:
        """Each language with its text; nothing when the text is shared."""
        texts = {} if isinstance(self.root, str) else self.root
        return ((Locale(locale), text) for locale, text in texts.items())


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, as precise as the source is.

    It has no order of its own: whether a month comes before a day of it is for who
    sorts to say.

    >>> PartialDate.parse("2024-02")
    PartialDate(year=2024, month=2, day=None)
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2024`, `2024-02` or `2024-02-06`; ValueError on anything else."""
        if not re.fullmatch(r"(19|20)\d\d(-\d\d(-\d\d)?)?", text, re.ASCII):
            raise ValueError(text)
        parts = [int(part) for part in text.split("-")]
        date(*parts, *(1 for _ in range(3 - len(parts))))  # ValueError: no such day
        return cls(*parts)

    def __str__(self) -> str:
        parts = (f"{self.year:04}", self.month, self.day)
        return "-".join(
            p if isinstance(p, str) else f"{p:02}" for p in parts if p is not None
        )

    @property
    def first_day(self) -> date:
        """The earliest day it can be, for sorting."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can be."""
        if self.day:
            return self.first_day
        if self.month:
            return date(
                self.year, self.month, calendar.monthrange(self.year, self.month)[1]
            )
        return date(self.year, 12, 31)


def _read_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value))
    except ValueError:
        raise PydanticCustomError(
            "wrong-date", "{value} is no date", {"value": value}
        ) from None


def _read_integer(value: object) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}", value, re.ASCII):
        raise PydanticCustomError(
            "wrong-number", "{value} is no number", {"value": str(value)}
        )
    return int(value)


def _read_decimal(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    pattern = r"-?\d{1,9}(\.\d{1,9})?"
    if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
        raise PydanticCustomError(
            "wrong-decimal", "{value} is no number", {"value": str(value)}
        )
    return float(value)


def _read_boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError(
            "wrong-choice",
            "{value} is neither true nor false",
            {"value": str(value), "choices": ("true", "false")},
        )
    return value == "true"


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-value", "nothing is written here")
    return value.strip()


@dataclass(frozen=True, slots=True)
class Reference:
    """Says that a text is the id of a record of a collection."""

    collection: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) | {"x-reference": self.collection}


def _require_language(value: str) -> str:
    if not is_known_language(value):
        raise PydanticCustomError(
            "no-such-language", "CLDR does not know {value}", {"value": value}
        )
    return value


def _require_open(address: str) -> str:
    if find_disguise(address):
        raise PydanticCustomError("disguised-address", "the address is disguised")
    return address


def is_site_url(address: str) -> bool:
    """True for an address where a site may stand."""
    is_formed = re.fullmatch(_SITE_URL, address, re.ASCII) is not None
    return is_formed and find_disguise(address) is None


Date = Annotated[
    PartialDate,
    BeforeValidator(_read_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^(19|20)\d\d(-\d\d(-\d\d)?)?$",
            "examples": ["2024-02-06", "2024-02", "2024"],
        }
    ),
]
Integer = Annotated[int, BeforeValidator(_read_integer)]
Decimal = Annotated[float, BeforeValidator(_read_decimal)]
Boolean = Annotated[bool, BeforeValidator(_read_boolean)]
Line = Annotated[str, AfterValidator(_one_line)]
"""A text of one language or none: a name, an address."""
SLUG = rf"(?!(?:{DEVICES})$)(?=.{{1,200}}$)[a-z0-9]+(?:-[a-z0-9]+)*"
"""A part of an address and of a path, on every system."""
Slug = Annotated[str, *make_form(SLUG, "fontenay-sous-bois")]
_STEP = rf"(?!(?:{DEVICES})(?:[./]|$))[A-Za-z0-9_~-][A-Za-z0-9._~-]{{0,199}}"
Address = Annotated[
    str, *make_form(rf"(?:/{_STEP})*/(?:{_STEP}\.html?)?", "/fr/communes/sceaux/")
]
"""An address inside a site: it begins with `/` and ends with `/` or `.html`."""
CodeInsee = Annotated[str, *make_form(r"(\d\d|2[AB])\d{3}", "93001")]
Fingerprint = Annotated[str, *make_form(r"[0-9a-f]{16}", "3f9a2c1177ab01ce")]
LocaleTag = Annotated[
    Locale,
    *make_form(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?", "fr"),
    AfterValidator(_require_language),
]
"""A language of the site: a part of addresses, so letters, digits and hyphens alone."""
PostalCode = Annotated[str, *make_form(r"\d{5}", "93300")]
Siren = Annotated[str, *make_form(r"\d{9}", "219300019")]
DepartmentCode = Annotated[str, *make_form(r"\d\d|2[AB]|97\d", "93")]
Url = Annotated[
    str,
    *make_form(
        r"https?://[^\s<>\x22'\\/?#.]+(?:\.[^\s<>\x22'\\/?#.]+)+\.?"
        r"(?:[/?#][^\s<>\x22'\\]*)?",
        "https://www.sceaux.fr",
        "url",
    ),
    AfterValidator(_require_open),
]
EditUrl = Annotated[
    str,
    *make_form(
        r"https?://[^\s<>\x22'\\/?#{}]+/[^\s<>\x22'\\]*\{path\}[^\s<>\x22'\\]*",
        "https://git.example.org/site/edit/main/{path}#L{line}",
    ),
    AfterValidator(_require_open),
]
_SITE_URL = (
    r"https?://[^\s<>\x22'\\/?#@]+(?:/(?!(?:\.|%2[Ee]){1,2}(?:/|$))[\w.~%-]+)*/?"
)
SiteUrl = Annotated[
    str, *make_form(_SITE_URL, "https://www.example.org"), AfterValidator(_require_open)
]
"""Where a site is published: a host, or a path below one; no question, no anchor."""
Repository = Annotated[
    str, *make_form(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+", "organisation/site")
]
"""A site on a code host, with all that it stands in."""
_EMAIL = (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "prenom.nom@metropolegrandparis.fr", "email")
Email = Annotated[str, *make_form(*_EMAIL)]
OptionalEmail = Annotated[str, *make_form(*_EMAIL, is_optional=True)]
OptionalPhone = Annotated[
    str,
    *make_form(
        r"0[1-9](?:[ .-]?\d{2}){4}|0\d{3}|3\d{3}|\+(?:[ .-]?\(?\d\)?){7,15}",
        "01 23 45 67 89",
        "phone",
        is_optional=True,
    ),
]
"""A French number of ten digits or of four, or that of another country behind `+`."""
OptionalPostalAddress = Annotated[
    str,
    *make_form(
        r"[^\n\d]*\d[^\n]*",
        "15 avenue Pierre-Mendès-France, 75013 Paris",
        is_optional=True,
    ),
]
OptionalPerson = Annotated[
    str,
    *make_form(r"[^\d@ a-zà-öø-ÿ][^\d@ ]* [^\d@]+", "Ada Martin", is_optional=True),
]
"""First name and surname."""
Year = Annotated[str, *make_form(r"(?:19|20)\d\d", "2026")]
_IMAGE_FILE = Format(
    r"[\w-]+(?:/[\w-]+)*\.(?:jpe?g|png|webp|avif|svg)", "sceaux.jpg", "file"
)
ImageFile = Annotated[str, AfterValidator(_IMAGE_FILE), _IMAGE_FILE]


def is_image_file(name: str) -> bool:
    """Whether a picture of the site may have that name.

    >>> is_image_file("marche.jpg"), is_image_file("marche.yaml")
    (True, False)
    """
    return _IMAGE_FILE.matches(name)


def require_distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values; a `repeated-value` error when one stands there twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise PydanticCustomError(
                "repeated-value", "{value} stands there twice", {"value": value}
            )
        seen.add(value)
    return values


class Part(BaseModel):
    """A mapping inside a record."""

    # What validates a model is made when a record of it is first read, and for those
    # alone: of most models only as a part of others.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    holds_data: ClassVar[bool] = True
    numbered_by: ClassVar[str] = ""
    """The field of the number under which a register has what `name` calls. Wherever
    one of the two stands, the other belongs to it."""


class SlugByLocale(Localizable):
    """The last part of an address: lower-case letters, digits and hyphens."""

    @model_validator(mode="after")
    def _stays_in_the_site(self) -> SlugByLocale:
        slugs = self.root if isinstance(self.root, dict) else {"": self.root}
        for locale, slug in slugs.items():
            if not re.fullmatch(SLUG, slug, re.ASCII):
                raise PydanticCustomError(
                    "wrong-slug",
                    "{value} is no part of an address",
                    {"value": slug, "locale": locale},
                )
        return self
