"""Which hosts can be found: their names have bounds, in bytes that programs send."""

from __future__ import annotations

from tables import every_row

from microsite.records import find_disguise

LONGEST = ".".join(("a" * 63, "b" * 63, "c" * 63, "d" * 61))
"""253 bytes."""


@every_row(
    "host",
    [
        "a.fr",
        "a.fr.",
        "a.fr:8080",
        "1.2.3.4:80",
        "[2001:db8::1]:80",
        "a-1.b_2.fr",
        "1.fr",
        f"{'a' * 63}.fr",
        LONGEST,
        f"{LONGEST}.",
        "épinay.fr",
        "é" * 57,
    ],
)
def test_a_host_that_can_be_found_is_silent(host: str) -> None:
    assert find_disguise(f"https://{host}/") is None


@every_row(
    "host",
    [
        "a..fr",
        ".fr",
        ".",
        "a.fr..",
        "a.fr:99999",
        "1.2.3",
        "1.2.3.256",
        f"{'a' * 64}.fr",
        f"{LONGEST}e",
        f"a.{LONGEST}",
        "é" * 59,
        "é" * 100_000,
        f"xn--{'a' * 100_000}",
    ],
)
def test_a_host_that_nobody_can_find_is_told(host: str) -> None:
    said = find_disguise(f"https://{host}/")
    assert str(said) == "nobody can find its host or its port"


@every_row(
    "host",
    [
        "ville\u3002paris",
        "ville\uff0eparis",
        "\u2174ille.paris",
        "\uff56ille.paris",
        "ville.paris\uff0fx",
    ],
)
def test_a_host_that_browsers_read_otherwise_is_told(host: str) -> None:
    said = find_disguise(f"https://{host}/")
    assert str(said) == "browsers read another host than stands there"
