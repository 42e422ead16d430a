"""Turns the pictures that records name into what browsers load.

Photographs become AVIF, WebP and JPEG (PNG where they are see-through) in several
widths, upright, in sRGB, and without what cameras write into them: place, owner, time.
The original is not published. Drawings (SVG) are published as they are, and only when
they hold nothing that runs or loads. What is wrong with a picture is said at the field
of the record that names it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageOps

from microsite.cache import Cache, make_key
from microsite.folder import find_files, is_inside
from microsite.media import problems
from microsite.media.svg import Fault, find_drawing_fault, measure_drawing
from microsite.pages import Asset, Output, Picture, Url, Variant, is_photograph
from microsite.records import PageRecord, Site
from twinlint.finding import Finding, Message, Place, Rule, message
from twinlint.source import Span

FOLDER = "img/"
"""Below `assets/`; photographs there reach the site through this module alone."""
_WIDTHS = (400, 800, 1200, 1600)
"""Pixels: half a phone to a full page, and each on dense screens."""
_FALLBACK_WIDTH = 800
_MAX_BYTES = 20_000_000
_MAX_PIXELS = 40_000_000
"""A good camera's; decoded, 160 MB."""
_ENDINGS: Mapping[str, str] = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "avif": "AVIF",
}


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture made of pixels, before it is drawn in every format and width."""

    path: Path
    key: str
    """Changes with the file and with how it is treated."""
    picture: Picture


@dataclass(frozen=True, slots=True)
class _Format:
    """How pictures are written in one format."""

    media_type: str
    ending: str
    options: Mapping[str, int | bool]


_AVIF = _Format("image/avif", "avif", {"quality": 55, "speed": 6, "max_threads": 1})
_WEBP = _Format("image/webp", "webp", {"quality": 76, "method": 4})
_JPEG = _Format(
    "image/jpeg", "jpeg", {"quality": 80, "optimize": True, "progressive": True}
)
_PNG = _Format("image/png", "png", {"optimize": True})


class _FaultError(Exception):
    """A picture that cannot be used."""

    def __init__(self, rule: Rule, said: Message, advice: Message) -> None:
        super().__init__(str(said))
        self.fault: Fault = (rule, said, advice)


# Planning ---------------------------------------------------------------------------


def plan_pictures(
    root: Path, site: Site, assets: Mapping[str, Asset]
) -> tuple[Mapping[str, Picture], tuple[Photograph, ...], tuple[Finding, ...]]:
    """`{name: picture}` of what records show, what is still to draw, what is wrong.

    Every picture is read to its end, so that a broken one is found by a check too.
    """
    pictures: dict[str, Picture] = {}
    photographs: dict[str, Photograph] = {}
    findings: list[Finding] = []
    for place, name in _find_images(site):
        if name in pictures:
            continue
        path = root / "assets" / FOLDER / name
        try:
            _require_file(root, path)
            if name.endswith(".svg"):
                pictures[name] = _read_drawing(path, assets[f"{FOLDER}{name}"].url)
            else:
                photographs[name] = _read_photograph(path, name)
                pictures[name] = photographs[name].picture
        except _FaultError as error:
            rule, said, advice = error.fault
            findings.append(rule(said, place, help=advice))
    findings += _find_unused(root, {name for _, name in _find_images(site)})
    return pictures, tuple(photographs.values()), tuple(findings)


def _find_images(site: Site) -> Iterator[tuple[Place, str]]:
    field = ("image", "file")
    for ref, record in site.records():
        if isinstance(record, PageRecord) and record.image:
            yield site.origins[ref].place(field), record.image.file


def _find_unused(root: Path, used: set[str]) -> Iterator[Finding]:
    for path in find_files(root / "assets" / FOLDER):
        name = path.relative_to(root / "assets").as_posix()
        if is_photograph(name) and name.removeprefix(FOLDER) not in used:
            yield problems.UNUSED_PICTURE(
                message("no record shows this picture, and it is not published"),
                Place(Span(f"assets/{name}", 1, 1, 1, 1)),
                help=message("name it in the “image:” of a record, or delete it"),
            )


def _require_file(root: Path, path: Path) -> None:
    if not path.is_file() or not is_inside(path, root):
        raise _FaultError(
            problems.MISSING_ASSET,
            message("there is no assets/img/{name}", name=path.name),
            message("put the picture into assets/img/, or correct its name"),
        )
    if path.stat().st_size > _MAX_BYTES:
        raise _FaultError(
            problems.PICTURE_TOO_LARGE,
            message(
                "the file has {size} MB, more than {limit}",
                size=path.stat().st_size // 1_000_000,
                limit=_MAX_BYTES // 1_000_000,
            ),
            message("save the picture smaller: 3200 pixels wide are enough"),
        )


def _read_photograph(path: Path, name: str) -> Photograph:
    content = path.read_bytes()
    image = _decode(content, _read_ending(path))
    key = make_key("picture", PIL.__version__, _read_treatment(), content)
    stem = f"/assets/{FOLDER}{name.rpartition('.')[0]}.{key[:10]}"
    widths = [width for width in _WIDTHS if width < image.width]
    widths.append(min(image.width, _WIDTHS[-1]))
    widths = sorted(set(widths))
    formats = {
        written.media_type: tuple(
            Variant(Url(f"{stem}.{width}.{written.ending}"), width) for width in widths
        )
        for written in _choose_formats(image)
    }
    shown = max((w for w in widths if w <= _FALLBACK_WIDTH), default=widths[0])
    fallback = f"{stem}.{shown}.{_choose_formats(image)[-1].ending}"
    height = round(image.height * widths[-1] / image.width)
    picture = Picture(widths[-1], max(height, 1), Url(fallback), formats)
    return Photograph(path, key, picture)


def _read_ending(path: Path) -> str:
    return path.suffix.removeprefix(".")


def _choose_formats(image: Image.Image) -> tuple[_Format, ...]:
    """The lightest first; the last is the one that every browser shows."""
    return (_AVIF, _WEBP, _PNG if image.mode == "RGBA" else _JPEG)


@cache
def _read_treatment() -> bytes:
    return Path(__file__).read_bytes()


# Reading ------------------------------------------------------------------------------


def _decode(content: bytes, ending: str) -> Image.Image:
    """A picture upright, in sRGB, with nothing but its pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=tuple(_ENDINGS.values()))
            _require_size(image)
            _require_format(image, ending)
            image.load()
            upright = ImageOps.exif_transpose(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except _FaultError:
        raise
    except Exception as error:  # the decoders raise all kinds on hostile files
        raise _FaultError(
            problems.UNREADABLE_PICTURE,
            message("the picture cannot be read: {reason}", reason=_say(error)),
            message("save it again with an image editor, as JPEG or PNG"),
        ) from None
    return _simplify(upright)


def _say(error: Exception) -> str:
    """The reason without the address of an object in memory."""
    return re.sub(r"\s*<[^<>]*>", "", str(error)) or type(error).__name__


def _require_size(image: Image.Image) -> None:
    if image.width * image.height > _MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> _FaultError:
    return _FaultError(
        problems.PICTURE_TOO_LARGE,
        message(
            "the picture has more than {limit} million pixels",
            limit=_MAX_PIXELS // 1_000_000,
        ),
        message("save the picture smaller: 3200 pixels wide are enough"),
    )


def _require_format(image: Image.Image, ending: str) -> None:
    if image.format != _ENDINGS[ending]:
        raise _FaultError(
            problems.WRONG_PICTURE_ENDING,
            message(
                "the name ends in .{ending}, but the picture is {format}",
                ending=ending,
                format=str(image.format),
            ),
            message("save it again in the format that its name says"),
        )


def _simplify(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where something shows through, without metadata."""
    has_alpha = image.has_transparency_data
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        image = _convert_profile(image, profile)
    image = image.convert("RGBA" if has_alpha else "RGB")
    if has_alpha and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    plain = Image.new(image.mode, image.size)
    plain.paste(image)
    return plain


def _convert_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """The same colours in sRGB; the picture as it is when its profile is broken."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


# Drawings -----------------------------------------------------------------------------


def _read_drawing(path: Path, url: Url) -> Picture:
    content = path.read_bytes()
    fault = find_drawing_fault(content)
    if fault:
        raise _FaultError(*fault)
    width, height = measure_drawing(content)
    return Picture(width, height, url)


def promise_pictures(photographs: Iterable[Photograph]) -> tuple[Output, ...]:
    """The files that photographs will be, still empty, for the check of links."""
    return tuple(
        Output(variant.url.lstrip("/"), b"")
        for photograph in photographs
        for variants in photograph.picture.formats.values()
        for variant in variants
    )


# Drawing ------------------------------------------------------------------------------


def draw_pictures(
    photographs: Iterable[Photograph], store: Cache
) -> tuple[Output, ...]:
    """Every photograph in each of its formats and widths."""
    return tuple(
        Output(
            variant.url.lstrip("/"),
            store.get(
                make_key(photograph.key, variant.url),
                partial(_draw, decode, media_type, variant.width),
            ),
        )
        for photograph in photographs
        for decode in (_decode_once(photograph.path),)
        for media_type, variants in photograph.picture.formats.items()
        for variant in variants
    )


def _decode_once(path: Path) -> Callable[[], Image.Image]:
    """Reads a photograph when the first variant is drawn, if none is kept."""
    return cache(lambda: _decode(path.read_bytes(), _read_ending(path)))


def _draw(decode: Callable[[], Image.Image], media_type: str, width: int) -> bytes:
    image = decode()
    written = next(f for f in (_AVIF, _WEBP, _JPEG, _PNG) if f.media_type == media_type)
    if width < image.width:
        height = max(round(image.height * width / image.width), 1)
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    image.save(buffer, written.media_type.removeprefix("image/"), **written.options)
    return buffer.getvalue()
