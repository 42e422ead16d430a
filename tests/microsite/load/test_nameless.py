"""What has lost the name above it is told so, whatever the file is and the place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from tables import every_row
from wrong_edits import HEDGE, NEWS, PEOPLE, RIGHT, SCEAUX, SITE, TIMELINE

from microsite.load import load_document
from twinlint.finding import Finding

_NAME = re.compile(r"( *)(?:- )?([\w-]+): *$")
_BLOCK = re.compile(r"( *)(fr|en): \|$")


def list_lost() -> Iterator[tuple[str, int, str]]:
    """Every name with something below it, of some files."""
    for path in (SCEAUX, NEWS, TIMELINE, PEOPLE, HEDGE, SITE):
        for number, line in enumerate(str(RIGHT[path]).split("\n"), 1):
            found = _NAME.match(line)
            if found and "- " not in line:
                yield path, number, found[2]


@every_row(("path", "line", "name"), list_lost())
def test_a_lost_name_is_told_where_it_stood(path: str, line: int, name: str) -> None:
    lines = str(RIGHT[path]).split("\n")
    spaces = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    del lines[line - 1]
    found = load_document(path, "\n".join(lines).encode())
    assert isinstance(found, Finding)
    assert found.place is not None
    assert found.place.span.line == line, found
    said = f"{found.message} {found.help}"
    assert f"before line {line}" in said, said
    assert f"{name}:" in said or (not spaces and "its key" in said), said
    if spaces:
        assert f"{spaces} spaces in front" in said, said


def test_a_right_file_lacks_no_name_however_it_is_laid_out() -> None:
    layouts = {"sort_keys": True}, {"indent": 4}, {"default_flow_style": True}
    refused = []
    files = {path: text for path, text in RIGHT.items() if path.endswith(".yaml")}
    for path, text in files.items():
        data = yaml.load(str(text), yaml.BaseLoader)  # noqa: S506 - gives text only
        for layout in layouts:
            written = yaml.safe_dump(data, allow_unicode=True, **layout)
            found = load_document(path, written.encode())
            if isinstance(found, Finding):
                refused.append((path, layout, str(found.message)))
    assert refused == []
