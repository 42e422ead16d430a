"""Reads the files of `content/`, and words what is wrong with one: bytes, name, size.

Of outlines (`geo/`) only the text is read: they are not made of records.
"""

from __future__ import annotations

import hashlib
import math
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from microsite.folder import find_files, find_reason, is_litter, make_test, read_file
from microsite.load import problems
from microsite.load.astray import advise_on_stray, is_expected
from microsite.load.characters import find_forbidden
from microsite.load.compose import compose_document, try_compose
from microsite.load.empty import advise_on_empty
from microsite.load.meant import find_misread
from microsite.load.moved import find_emptied, find_outdented
from microsite.load.nameless import find_swallowed
from microsite.records import (
    COLLECTIONS,
    Document,
    Places,
    Types,
)
from twinlint.data import dataclass
from twinlint.finding import (
    Every,
    Finding,
    Fix,
    Message,
    Place,
    message,
    plural_message,
)
from twinlint.source import Span, Text, find_end, read_text

MAX_BYTES = 5_000_000
SETTINGS_FILE = "content/site.yaml"
_OTHER_FILES = re.compile(
    r"[A-Z]+\.(?:md|html)|addresses\.txt|\.schema/.*|(.*/)?\.[^/]*"
)
"""Pages for editors, in capitals; what programs write; hidden files."""
_OUTLINE = re.compile(r"geo/[^/]+\.geojson")
LoadDocument = Callable[[str, bytes], "Document | Finding"]
"""Gives the document of a file by its name and its bytes, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Content:
    """The documents of a site, and the files that could not be read."""

    documents: dict[str, Document]
    """`{path: document}`, in the order of paths."""
    broken: frozenset[str]
    """Paths of files with a finding; nothing is known of what they hold."""
    outlines: dict[str, Text]
    """`{path: text}` of the GeoJSON files, in the order of paths."""
    digests: dict[str, str]
    """`{path: SHA-256}` of every file that was read, as it was then."""

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files, those that could not be read among them."""
        return self.broken.union(self.documents, self.outlines)


def load_content(
    root: Path, types: Types = COLLECTIONS, load: LoadDocument | None = None
) -> tuple[Content, tuple[Finding, ...]]:
    """Every document below `root/content`, and what is wrong with the files.

    An empty or missing folder gives no document. `load` stands in for `load_document`.
    """
    load = load or load_document
    documents: dict[str, Document] = {}
    outlines: dict[str, Text] = {}
    broken: set[str] = set()
    digests: dict[str, str] = {}
    findings: list[Finding] = []
    litter: list[str] = []
    is_ours = make_test(root)
    for path in find_files(root / "content", suffix=".yaml"):
        name = path.relative_to(root).as_posix()
        below = name.removeprefix("content/")
        if not path.is_symlink() and _OTHER_FILES.fullmatch(below):
            continue
        if is_litter(path):
            litter.append(name)
            continue
        result = _read_file(is_ours, path, name, types, digests, load)
        if isinstance(result, Finding):
            if result.rule == problems.EMPTY_FILE.name:
                result = advise_on_empty(root, result, types)
            findings.append(result)
            broken.add(name)
        elif isinstance(result, Text):
            outlines[name] = result
        else:
            documents[name] = result
    if litter:
        findings.append(_report_litter(litter))
    return Content(documents, frozenset(broken), outlines, digests), tuple(findings)


def _report_litter(paths: list[str]) -> Finding:
    """One note on all files that no person wrote."""
    return problems.STRAY_FILE(
        plural_message(
            "{path} is no content: an editor or the system left it here",
            "{count} files are no content: editors or the system left them here,"
            " such as {path}",
            count=len(paths),
            path=paths[0],
        ),
        Place(Span(paths[0], 1, 1, 1, 1)),
        related=tuple(
            Place(Span(path, 1, 1, 1, 1), message=message("this one too"))
            for path in paths[1:4]
        ),
        help=message("nothing to do; delete it when no program uses it any more"),
    )


def load_document(name: str, content: bytes) -> Document | Finding:
    """A document from the bytes of a YAML file, or the first thing wrong with it."""
    text = _decode(name, content)
    if isinstance(text, Finding):
        return text
    document = compose_document(text)
    if isinstance(document, Finding):
        return document
    wrong = (find_misread, find_outdented, find_emptied, find_swallowed)
    found = (each for find in wrong for each in find(document, try_compose))
    values, keys = map(Places.pack, (document.values, document.keys))
    return next(found, None) or replace(document, values=values, keys=keys)


def load_settings(root: Path) -> Document | Finding | None:
    """The document of the settings, or what is wrong with it; None without a file."""
    path = root / SETTINGS_FILE
    if not path.is_symlink() and not path.is_file():
        return None
    result = _read_file(make_test(root), path, SETTINGS_FILE, {}, {}, load_document)
    assert not isinstance(result, Text)  # noqa: S101 - that is an outline
    return result


def _read_file(
    is_ours: Callable[[Path], bool],
    path: Path,
    name: str,
    types: Types,
    digests: dict[str, str],
    load: LoadDocument,
) -> Document | Text | Finding:
    """What a file holds; its digest goes to the others."""
    below = name.removeprefix("content/")
    start = Place(Span(name, 1, 1, 1, 1))
    if not is_ours(path):
        return problems.LINK_OUT_OF_SITE(
            message("this is a link to a file outside the site’s folder"),
            start,
            help=message("put the file itself here"),
        )
    if not _OUTLINE.fullmatch(below) and not is_expected(below, types):
        return problems.UNKNOWN_FILE(
            message("the site does not read the file “{file}”", file=below),
            start,
            help=advise_on_stray(path, below, types),
        )
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return problems.UNREADABLE_FILE(
                message("this is not a file"),
                start,
                help=message("put a file here, or remove it"),
            )
        if status.st_size > MAX_BYTES:
            return problems.FILE_TOO_LARGE(
                message(
                    "the file has {size} MB, more than {limit} MB",
                    size=math.ceil(status.st_size / 100_000) / 10,
                    limit=MAX_BYTES // 1_000_000,
                ),
                start,
                help=message("move it out of content/, or split it"),
            )
        content = read_file(path)
        digests[name] = hashlib.sha256(content).hexdigest()
    except OSError as error:
        return problems.UNREADABLE_FILE(
            message("the file cannot be read: {reason}", reason=find_reason(error)),
            start,
            help=message("give the file read permission, or remove it"),
        )
    if _OUTLINE.fullmatch(below):
        return _decode(name, content)
    return load(name, content)


# From bytes to text -----------------------------------------------------------


def _decode(name: str, content: bytes) -> Text | Finding:
    try:
        value = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _report_encoding(name, content, error.start)
    if value.startswith(_MARK):
        return _report_mark(name, value)
    if "\r" in value:
        return _report_line_ends(name, value)
    if value.count("\0") * 3 > len(value):
        return _report_encoding(name, content, 0)
    text = read_text(value, name)
    forbidden = find_forbidden(text)
    if forbidden:
        return forbidden
    if _MERGE_MARKS.search(text.value):
        return _report_unmerged(text)
    if not re.search(r"^[^#\s]", re.sub(r"(?m)^[ \t]+", "", text.value), re.MULTILINE):
        return problems.EMPTY_FILE(
            message("the file has nothing but comments")
            if text.value.strip()
            else message("the file is empty"),
            Place(Span(name, 1, 1, 1, 1)),
            help=message("write its records, or delete the file"),
        )
    return text


def _report_encoding(name: str, content: bytes, start: int) -> Finding:
    span = find_end(content[:start].decode("utf-8"), name)
    letter = content[start : start + 1].decode("cp1252", "replace")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[start] < 0x80:
        said = message("the file is in UTF-16, not in UTF-8")
    elif letter.isalpha() or letter in "’“”«»–€…\u00a0":
        said = message(
            "the file is not in UTF-8: “{letter}” is written as in Windows-1252",
            letter=letter,
        )
    else:
        said = message(
            "the file is not in UTF-8: byte {position} is {byte}",
            position=start + 1,
            byte=f"0x{content[start]:02X}",
        )
    advice = message(
        "save the file again as UTF-8; in Notepad: “Save as”, then “Encoding: UTF-8”"
    )
    return problems.WRONG_ENCODING(said, Place(span), help=advice)


_MERGE_MARKS = re.compile(r"^<{7} .*$|^={7}$|^>{7} .*$", re.M)
_BASE_MARK = re.compile(r"^\|{7}(?: .*)?$", re.M)
"""Above the lines as they were before both versions, where Git is set to show them."""


def _report_unmerged(text: Text) -> Finding:
    first, *others = (text.span(*m.span()) for m in _MERGE_MARKS.finditer(text.value))
    if not others:
        return _report_left_mark(first)
    base = next(
        (
            span
            for m in _BASE_MARK.finditer(text.value)
            if first.line < (span := text.span(*m.span())).line < others[0].line
        ),
        None,
    )
    related = [
        Place(span, message=said) for span, said in zip(others, _MARKS, strict=False)
    ]
    if base:
        related.insert(0, Place(base, message=_BASE))
    return problems.UNMERGED_VERSIONS(
        message(
            "two versions of the same lines stand here, between marks (<<<, ===, >>>)"
        ),
        Place(first),
        related=tuple(related),
        help=_advise_unmerged(first, others, base),
    )


def _report_left_mark(mark: Span) -> Finding:
    """The finding on a mark that is left where the versions are merged already."""
    return problems.UNMERGED_VERSIONS(
        message("a mark of a merge is left here, and is no text"),
        Place(mark),
        help=message("delete line {line}", line=str(mark.line)),
    )


_MARKS = (
    message("the other version begins below this mark"),
    message("the other version ends at this mark"),
)


_BASE = message("what stood here before both versions begins below this mark")


def _advise_unmerged(first: Span, others: list[Span], base: Span | None) -> Message:
    mine_end = base or others[0]
    is_whole = len(others) == 2 and first.line + 1 < mine_end.line
    if not is_whole or not others[0].line < others[1].line - 1:
        old = range(base.line, others[0].line) if base else ()
        lines = sorted((*old, first.line, *(span.line for span in others)))
        marks = Every(map(str, lines))
        return message("keep the right lines; delete lines {marks}", marks=marks)
    middle, last = others
    mine = _write_lines(first.line + 1, mine_end.line - 1)
    other = _write_lines(middle.line + 1, last.line - 1)
    if base:
        return message(
            "keep {mine}, or {other}; delete the other version, {old}, and lines"
            " {marks}",
            mine=mine,
            other=other,
            old=_write_lines(base.line, middle.line),
            marks=Every((str(first.line), str(last.line))),
        )
    return message(
        "keep {mine}, or {other}; delete the other version, and lines {marks}",
        mine=mine,
        other=other,
        marks=Every(str(span.line) for span in (first, *others)),
    )


def _write_lines(first: int, last: int) -> Message:
    if first == last:
        return message("line {line}", line=str(first))
    return message("lines {first} to {last}", first=str(first), last=str(last))


_MARK = "\ufeff"
_MEND = "python build.py check --fix"


def _report_mark(name: str, value: str) -> Finding:
    """The finding on a mark at the start, and on the line ends where they are wrong."""
    is_all = "\r" in value
    return problems.BYTE_ORDER_MARK(
        message(
            "the file begins with an invisible mark (BOM), and its lines end in the"
            " Windows way (CRLF)"
        )
        if is_all
        else message("the file begins with an invisible mark (BOM)"),
        Place(Span(name, 1, 1, 1, 1)),
        help=message(
            "save the file again as UTF-8; in Notepad: “Save as”, then “Encoding:"
            " UTF-8”, not “UTF-8 with BOM”; or let “{command}” do it",
            command=_MEND,
        ),
        fix=_mend_all(name, value) if is_all else Fix(Span(name, 1, 1, 1, 2), ""),
    )


def _report_line_ends(name: str, value: str) -> Finding:
    return problems.WRONG_LINE_END(
        message("lines end in the Windows way (CRLF)"),
        Place(find_end(value[: value.index("\r")], name)),
        help=message(
            "save the file with the line ends LF, or let “{command}” do it",
            command=_MEND,
        ),
        fix=_mend_all(name, value),
    )


def _mend_all(name: str, value: str) -> Fix:
    """The whole file without the mark, and with right line ends."""
    lines = value.count("\n") + 1
    right = value.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    return Fix(Span(name, 1, 1, lines, len(value) - value.rfind("\n")), right)
