"""Finds the files of pictures that records name; those that lack, or are too large.

Photographs become what browsers load (`photograph.py`). Drawings (SVG) are
published as they are written anew (`svg.py`), and only when they hold nothing that runs
or loads. What is wrong with a picture is said at the field of the record that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from microsite.folder import find_files, is_inside, read_file
from microsite.media import problems
from microsite.media.picture_types import Photograph, PictureFaultError
from microsite.media.svg import read_drawing
from microsite.pages import (
    Asset,
    Card,
    Output,
    Picture,
    Url,
    is_drawing,
    is_photograph,
)
from microsite.records import PageRecord, Site, add_other_days, suggest_file
from twinlint.finding import Finding, Message, Place, message
from twinlint.source import Span
from twinlint.suggest import suggest_words

FOLDER = "img/"
"""Below `assets/`; photographs there reach the site through this room alone."""
_MAX_BYTES = 20_000_000
_FIELD = ("image", "file")
"""Where a record names its picture."""
_FEW_PICTURES = 6
"""Pictures of a site up to which all are told to who names none of them."""


def plan_pictures(
    root: Path, site: Site, assets: Mapping[str, Asset]
) -> tuple[Mapping[str, Picture], tuple[Photograph, ...], tuple[Finding, ...]]:
    """`{name: picture}` of what records show, what is still to draw, what is wrong.

    Every picture is read to its end, so that a broken one is found by a check too, and
    before the day on which it is published.
    """
    pictures: dict[str, Picture] = {}
    photographs: dict[str, Photograph] = {}
    findings: list[Finding] = []
    for place, name in _find_images(add_other_days(site)):
        if name in pictures:
            continue
        path = root / "assets" / FOLDER / name
        try:
            _require_file(root, path)
            if name.endswith(".svg"):
                pictures[name] = _read_drawing(path, assets.get(f"{FOLDER}{name}"))
            else:
                photographs[name] = _read_photograph(path, name)
                pictures[name] = photographs[name].picture
        except PictureFaultError as error:
            findings.append(_report(error, name, place))
    used = {name for _, name in _find_images(add_other_days(site))}
    is_missed = any(f.rule == problems.MISSING_ASSET.name for f in findings)
    if site.is_whole and not is_missed:  # else a record may mean it
        findings += _find_unused(root, used | set(_list_named(site)))
    findings += _find_unsafe(root, used)
    shown = {name for _, name in _find_images(site)}
    return (
        {name: each for name, each in pictures.items() if name in shown},
        tuple(each for name, each in photographs.items() if name in shown),
        tuple(findings),
    )


def _find_images(site: Site) -> Iterator[tuple[Place, str]]:
    for ref, record in site.records():
        if isinstance(record, PageRecord) and record.image:
            yield site.origins[ref].place(_FIELD), record.image.file


def _list_named(site: Site) -> Iterator[str]:
    """The pictures that any record names, drafts and wrong records among them."""
    for origin in site.origins.values():
        data = origin.data()
        image = data.get("image") if isinstance(data, dict) else None
        file = image.get("file") if isinstance(image, dict) else None
        if isinstance(file, str):
            yield file


def _find_unused(root: Path, used: set[str]) -> Iterator[Finding]:
    for path in find_files(root / "assets" / FOLDER):
        name = path.relative_to(root / "assets").as_posix()
        if is_photograph(name) and name.removeprefix(FOLDER) not in used:
            yield problems.UNUSED_PICTURE(
                message("no record shows this picture, and it is not published"),
                Place(Span(f"assets/{name}", 1, 1, 1, 1)),
                help=message("name it in the “image:” of a record, or delete it"),
            )


def _find_unsafe(root: Path, used: set[str]) -> Iterator[Finding]:
    """What is wrong with drawings that no record shows: templates may show them."""
    for path in find_files(root / "assets" / FOLDER):
        name = path.relative_to(root / "assets").as_posix()
        is_shown = name.removeprefix(FOLDER) in used
        # What is no file is reported with the other assets.
        if is_drawing(name) and not is_shown and path.is_file():
            try:
                read_drawing(read_file(path))
            except PictureFaultError as error:
                yield _report(error, name.removeprefix(FOLDER))


def _report(error: PictureFaultError, name: str, field: Place | None = None) -> Finding:
    """What is wrong with a picture: where it is, else at the field that names it."""
    rule, said, advice = error.fault
    line, column = error.at or (1, 1)
    inside = Place(Span(f"assets/{FOLDER}{name}", line, column, line, column))
    if field is None:
        return rule(said, inside, help=advice)
    related = (inside,) if error.at else ()
    return rule(said, field, related=related, help=advice)


def _require_file(root: Path, path: Path) -> None:
    within = path.relative_to(root / "assets" / FOLDER)
    alone = within.name
    if within.parts[:-1] and (root / "assets" / FOLDER / alone).is_file():
        raise PictureFaultError(
            problems.MISSING_ASSET,
            message("pictures are looked for in assets/img/ already"),
            message("write {value}", value=alone),
        )
    if not path.is_file() or not is_inside(path, root):
        raise PictureFaultError(
            problems.MISSING_ASSET,
            message("there is no assets/img/{name}", name=path.name),
            _advise_name(root / "assets" / FOLDER, path),
        )
    if path.stat().st_size > _MAX_BYTES:
        raise PictureFaultError(
            problems.PICTURE_TOO_LARGE,
            message(
                "the file has {size} MB, more than {limit}",
                size=path.stat().st_size // 1_000_000,
                limit=_MAX_BYTES // 1_000_000,
            ),
            message("save the picture smaller: 3200 pixels wide are enough"),
        )


def _advise_name(folder: Path, path: Path) -> Message:
    """What to do where there is no such picture: perhaps it is called otherwise."""
    wanted = path.relative_to(folder).as_posix()
    there = [each.relative_to(folder).as_posix() for each in find_files(folder)]
    meant = next((name for name in there if suggest_file(name) == wanted), None)
    if meant:
        return message("rename the file {file}: {name}", file=meant, name=wanted)
    shown = sorted(filter(_is_shown, there))
    guesses = suggest_words(wanted, shown)
    if guesses:
        return message(
            "put {name} into assets/img/, or write {guesses}",
            name=wanted,
            guesses=guesses,
        )
    if 0 < len(shown) <= _FEW_PICTURES:
        return message(
            "put it into assets/img/, or name one that is there: {names}",
            names=tuple(shown),
        )
    return message("put the picture into assets/img/, or correct its name")


def _is_shown(name: str) -> bool:
    """Whether a record may show a file: any picture but the one in a browser's tab."""
    is_picture = is_photograph(f"{FOLDER}{name}") or is_drawing(f"{FOLDER}{name}")
    return is_picture and not name.startswith("favicon.")


def _read_photograph(path: Path, name: str) -> Photograph:
    # A site without photographs does not wait for what reads them.
    from microsite.media.photograph import read_photograph

    return read_photograph(path, name)


def _read_drawing(path: Path, asset: Asset | None) -> Picture:
    drawing = read_drawing(read_file(path))
    assert asset  # noqa: S101 - the bundle leaves out those with a fault alone
    return Picture(drawing.width, drawing.height, asset.url)


def promise_drawings(
    photographs: Iterable[Photograph], cards: Mapping[Url, Card]
) -> tuple[Output, ...]:
    """The files that photographs and cards will be, still empty.

    For the check of links, and for what is shown before they are drawn.
    """
    drawn = (
        variant.url
        for photograph in photographs
        for variants in photograph.picture.formats.values()
        for variant in variants
    )
    urls = (*drawn, *(card.url for card in cards.values()))
    return tuple(Output(url.lstrip("/"), b"") for url in urls)
