"""Makes several formats and widths of a photograph; refuses what is damaged or none.

AVIF, WebP and JPEG (PNG where they are see-through), upright, in sRGB, and without what
cameras write into them: place, owner, time. The original is not published.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from microsite.digest import Keep, make_anew, make_key
from microsite.media import problems
from microsite.media.picture_types import Photograph, PictureFaultError
from microsite.pages import Output, Picture, Url, Variant
from twinlint.data import dataclass
from twinlint.finding import message

_WIDTHS = (400, 800, 1200, 1600)
"""Pixels: half a phone to a full page, and each on dense screens."""
_FALLBACK_WIDTH = 800
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


def read_photograph(path: Path, name: str) -> Photograph:
    """The photograph of a file, under its name below `assets/img/`.

    It is read to its end: PictureFaultError when it cannot be shown.
    """
    content = path.read_bytes()
    image = _decode(content, _read_ending(path))
    key = make_key("picture", PIL.__version__, _read_treatment(), content)
    stem = f"/assets/img/{name.rpartition('.')[0]}.{key[:10]}"
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
            warnings.simplefilter("ignore")  # of damaged metadata, which is left out
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=tuple(_ENDINGS.values()))
            _require_size(image)
            _require_format(image, ending)
            image.load()
            upright = ImageOps.exif_transpose(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except PictureFaultError:
        raise
    except Exception as error:  # the decoders raise all kinds on hostile files
        raise PictureFaultError(
            problems.UNREADABLE_PICTURE,
            message("it is no JPEG, PNG or WebP picture, whatever its name")
            if isinstance(error, UnidentifiedImageError)
            else message("the picture is damaged"),
            message("save it again with an image editor, as JPEG or PNG"),
        ) from None
    return _simplify(upright)


def _require_size(image: Image.Image) -> None:
    if image.width * image.height > _MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> PictureFaultError:
    return PictureFaultError(
        problems.PICTURE_TOO_LARGE,
        message(
            "the picture has more than {limit} million pixels",
            limit=_MAX_PIXELS // 1_000_000,
        ),
        message("save the picture smaller: 3200 pixels wide are enough"),
    )


def _require_format(image: Image.Image, ending: str) -> None:
    if image.format != _ENDINGS[ending]:
        raise PictureFaultError(
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


# Drawing ------------------------------------------------------------------------------


def draw_pictures(
    photographs: Iterable[Photograph], keep: Keep = make_anew
) -> tuple[Output, ...]:
    """Every photograph in each of its formats and widths."""
    return tuple(
        Output(
            variant.url.lstrip("/"),
            keep(
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
