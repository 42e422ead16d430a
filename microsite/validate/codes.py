"""Holds the codes of communes against one another, and against those of INSEE."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from microsite.records import Commune, Origin, Site
from microsite.validate import problems
from twinlint.finding import Finding, message

_CODES = Path(__file__).with_name("insee.txt")
_POSTCODES = Path(__file__).with_name("postcodes.txt")
_CORSICA = ("2A", "2B")
_CORSICAN = "20"
"""How the postcodes of Corsica begin, which had one département when they were made."""
_COMMUNE_SIREN = "21"
"""How the SIREN of a commune begins; those that were merged have another."""


def check_codes(site: Site) -> Iterator[Finding]:
    """INSEE codes that no commune has, or that say another département or SIREN."""
    for id_, commune in site.communes.items():
        origin = site.origins[f"commune:{id_}"]
        right = _read_siren(commune)
        yield from _check_code(commune, right, origin)
        is_told = right and find_department(commune.code_insee) != right[:2]
        if commune.siren and not is_told:
            yield from _check_siren(commune, commune.siren, origin)
        if find_department(commune.code_insee) == commune.department.code:
            yield from _check_postcodes(commune, origin)


def find_department(code_insee: str) -> str:
    """The département in the code of a commune: its first two signs, or three overseas.

    >>> find_department("92071"), find_department("97411"), find_department("2A004")
    ('92', '974', '2A')
    """
    return code_insee[: 3 if code_insee.startswith(("97", "98")) else 2]


def is_given(code_insee: str) -> bool:
    """True for a code that a commune has or has had since 2025.

    >>> is_given("92071"), is_given("92999"), is_given("01000")
    (True, False, False)
    """
    department = find_department(code_insee)
    number = code_insee[len(department) :]
    ranges = _read_codes().get(department, ())
    return number.isdecimal() and any(int(number) in each for each in ranges)


@cache
def _read_codes() -> Mapping[str, tuple[range, ...]]:
    codes = {}
    for line in _CODES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            department, *written = line.split()
            codes[department] = tuple(map(_read_range, written))
    return codes


def _read_range(written: str) -> range:
    first, _, last = written.partition("-")
    return range(int(first), int(last or first) + 1)


@cache
def _read_postcodes() -> frozenset[tuple[str, str]]:
    """The postcodes that begin otherwise, each with the département of its commune."""
    lines = _POSTCODES.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return frozenset((row[0], code) for row in rows for code in row[1:])


def _check_postcodes(commune: Commune, origin: Origin) -> Iterator[Finding]:
    """Postcodes begin with the code of the département, but for some at its border."""
    code = commune.department.code
    start = _CORSICAN if code in _CORSICA else code
    for at, postcode in enumerate(commune.postal_codes):
        if postcode.startswith(start) or (code, postcode) in _read_postcodes():
            continue
        yield problems.CONTRADICTING_CODE(
            message(
                "{postcode} is no postcode of département {code}, where {commune} is",
                postcode=postcode,
                code=code,
                commune=commune.name,
            ),
            origin.place(("postal_codes", at), text=postcode),
            related=(
                origin.place(
                    ("department", "code"), said=message("the record says it here")
                ),
            ),
            help=message(
                "write a postcode of {commune} here; it begins with {start}",
                commune=commune.name,
                start=start,
            ),
        )


def _read_siren(commune: Commune) -> str:
    """The INSEE code that the SIREN of a commune holds, where it is of its département.

    Nothing where none does: 92 0 071 in 21 92 0071 4 is 92071.
    """
    siren = commune.siren or ""
    code = siren[2:4] + siren[5:8]
    is_usual = siren.startswith(f"{_COMMUNE_SIREN}{commune.department.code}0")
    return code if is_usual and is_given(code) else ""


def _check_code(commune: Commune, right: str, origin: Origin) -> Iterator[Finding]:
    """`right` is the code that another field gives."""
    code, department = commune.code_insee, commune.department.code
    name = commune.name
    place = origin.place(("code_insee",), text=code)
    advice = (
        message("write its INSEE code here, which its SIREN has: {code}", code=right)
        if right
        else None
    )
    if not is_given(code):
        is_postcode = code in commune.postal_codes
        yield problems.UNKNOWN_CODE(
            message("{code} is the postcode of {commune}", code=code, commune=name)
            if is_postcode
            else message("no commune has the INSEE code {code}", code=code),
            place,
            help=advice
            or (
                message("write its INSEE code here: look it up on insee.fr")
                if is_postcode
                else message(
                    "look up the INSEE code of {commune} on insee.fr: it is not the"
                    " postcode",
                    commune=name,
                )
            ),
        )
    elif find_department(code) != department:
        yield problems.CONTRADICTING_CODE(
            message(
                "{code} is a commune of département {own}, and the record says {given}",
                code=code,
                own=find_department(code),
                given=department,
            ),
            place,
            related=(
                origin.place(
                    ("department", "code"), said=message("the record says it here")
                ),
            ),
            help=advice
            or message(
                "write the INSEE code of {commune}, or correct the département",
                commune=name,
            ),
        )


def _check_siren(commune: Commune, siren: str, origin: Origin) -> Iterator[Finding]:
    """The SIREN of a commune holds its INSEE code: 92071 in 21 92 0071 4."""
    code = commune.code_insee
    department = find_department(code)
    is_usual = len(department) == 2 and department.isdecimal() and department != "75"
    if not siren.startswith(_COMMUNE_SIREN) or not is_usual or not is_given(code):
        return
    expected = f"{_COMMUNE_SIREN}{department}{code[2:].zfill(4)}"
    if siren[:8] != expected:
        yield problems.CONTRADICTING_CODE(
            message("the SIREN number is not that of commune {code}", code=code),
            origin.place(("siren",), text=siren),
            related=(
                origin.place(("code_insee",), said=message("the record says it here")),
            ),
            help=message(
                "correct one of the two: that of {code} begins with {start}",
                code=code,
                start=expected,
            ),
        )
