"""Days, months and years that belong together are one date."""

from __future__ import annotations

import datetime

from tables import every_row

from twinlint.mentions import Date, read_mentions
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")


def read_dates(text: str, locale: Locale) -> list[Date]:
    mentions = read_mentions(read_text(text, "text"), locale)
    return [date for block in mentions.blocks for date in block.dates]


@every_row(
    ("fr", "en", "days", "month", "year"),
    [
        ("le 3 juin 2024", "on 3 June 2024", (3,), 6, 2024),
        ("le 1er juin 2024", "June 1, 2024", (1,), 6, 2024),
        ("du 3 au 5 juin 2024", "from June 3 to 5, 2024", (3, 5), 6, 2024),
        ("le 3 juin", "on June 3", (3,), 6, 0),
        ("en juin 2024", "in June 2024", (), 6, 2024),
        ("le 2024-06-03", "on 2024-06-03", (3,), 6, 2024),
        ("dès 2024-06", "from 2024-06", (), 6, 2024),
        ("le 03/06/2024", "on 03/06/2024", (3,), 6, 2024),
        ("le 03/06/94", "on 03/06/94", (3,), 6, 1994),
        ("le 06/13/2024", "on 06/13/2024", (6,), 13, 2024),
    ],
)
def test_parts_of_a_date_are_together(
    fr: str, en: str, days: tuple[int, ...], month: int, year: int
) -> None:
    for text, locale in ((fr, FR), (en, EN)):
        (date,) = read_dates(text, locale)
        assert (date.days, date.month, date.year) == (days, month, year)


@every_row(
    "text",
    ["lundi", "3 ports", "2024", "en juin", "à 14 h 30", "2023-2024"],
)
def test_what_is_no_date_has_no_parts(text: str) -> None:
    assert read_dates(text, FR) == []


def test_offsets_are_those_of_the_whole_date() -> None:
    text = "Réunions le 3 juin 2024 et du 4 au 6 juillet, oui.\n\nLe 5 août ?"
    dates = read_dates(text, FR)
    assert [text[date.start : date.end] for date in dates] == [
        "3 juin 2024",
        "4 au 6 juillet",
        "5 août",
    ]


def test_the_same_date_twice_is_two_dates() -> None:
    assert len(read_dates("Le 3 juin 2024, oui, le 3 juin 2024.", FR)) == 2


@every_row(
    ("text", "day", "weekday"),
    [
        ("3 juin 2024", datetime.date(2024, 6, 3), 1),
        ("29 février 2024", datetime.date(2024, 2, 29), 4),
        ("29 février 2023", None, 0),
        ("06/13/2024", None, 0),
        ("3 juin", None, 0),
        ("juin 2024", None, 0),
        ("3 et 4 juin 2024", None, 0),
    ],
)
def test_a_whole_date_is_a_day_of_the_calendar(
    text: str, day: datetime.date | None, weekday: int
) -> None:
    (date,) = read_dates(f"Le {text}.", FR)
    assert (date.day, date.weekday) == (day, weekday)


def test_several_days_are_whole_but_no_single_day() -> None:
    (date,) = read_dates("Les 3 et 4 juin 2024.", FR)
    assert date.is_whole
    (date,) = read_dates("Les 3 et 4 juin.", FR)
    assert not date.is_whole
