"""Words what a file is that no format reads: a picture, an archive, an old Word."""

from __future__ import annotations

from twinlint.finding import Message, message

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ARCHIVES = (
    *_ZIP,
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office 97 to 2003, and of encrypted newer documents (MS-CFB)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an encrypted document (MS-OFFCRYPTO)."""


def describe_strange(content: bytes) -> Message | None:
    """What is wrong with the bytes of a file, and what to do; None for what may do."""
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            return message("it is encrypted: save it without a password")
        return message("it is a document of Word 97 to 2003: save it as .docx")
    if content.startswith(b"{\\rtf"):
        return message("it is an RTF document: save it as .docx")
    if content.startswith(_ARCHIVES):
        return message("it is an archive, in which no document was found: unpack it")
    if content.startswith(_PICTURES):
        return message("it is a picture, and has no text")
    return None
