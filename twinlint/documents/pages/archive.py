"""Unpacks the members of a DOCX or ODT that are read; refuses too large ones."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from twinlint.documents.document import UnreadableError
from twinlint.finding import message

MAX_UNPACKED = 30_000_000
"""Bytes of all members that are read: the XML of some thousand pages."""
_MAX_MEMBERS = 20_000
_MAGIC = b"PK\x03\x04"


def is_archive(content: bytes, member: str) -> bool:
    """Whether some bytes, or the first ones of a file, are an archive with a member."""
    return content.startswith(_MAGIC) and member.encode() in content


def read_members(
    content: bytes, is_wanted: Callable[[str], bool]
) -> Mapping[str, bytes]:
    """The wanted members of an archive, `{name: bytes}`; others are never unpacked.

    Raises UnreadableError for an archive that is broken, encrypted, or unpacks to more
    than MAX_UNPACKED.
    """
    import zipfile
    import zlib

    members: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > _MAX_MEMBERS:
                raise UnreadableError(message("its archive has too many members"))
            for info in infos:
                if not is_wanted(info.filename):
                    continue
                if info.flag_bits & 1:
                    said = message("it is encrypted: save it without a password")
                    raise UnreadableError(said)
                with archive.open(info) as member:
                    unpacked = member.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    said = message(
                        "it unpacks to more than {limit} MB",
                        limit=MAX_UNPACKED // 1_000_000,
                    )
                    raise UnreadableError(said)
                members[info.filename] = unpacked
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise UnreadableError(message("its archive is broken")) from None
    return members
