"""Gives the headings of texts names that nothing else on their page has.

A text does not know the page it comes to stand on, nor the other texts there. So it
marks the names of its headings, and its links to them; when the page is whole, each
mark becomes a name that is free: `contexte`, or `contexte-2`.
"""

from __future__ import annotations

import hashlib
import re

_MARK = "\ue000"
"""A sign for private use, which no check lets into the name of a heading or a link."""
_HEADING = re.compile(r'(<h[2-6] id=")([^"]+)"')
_MARKED_NAME = re.compile(rf'(<h[2-6] id="){_MARK}(\w+):([^"]+)"')
_MARKED_LINK = re.compile(rf'(href="#){_MARK}(\w+):([^"]+)"')
_NAME = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


def mark_anchors(written: str, source: str) -> str:
    """The HTML of a text with marks; `source` tells it from other texts."""
    names = {name for _, name in _HEADING.findall(written)}
    if not names:
        return written
    text = hashlib.sha256(source.encode()).hexdigest()[:8]
    marked = _HEADING.sub(rf'\g<1>{_MARK}{text}:\g<2>"', written)
    links = "|".join(sorted(map(re.escape, names)))
    return re.sub(rf'(href="#)({links})"', rf'\g<1>{_MARK}{text}:\g<2>"', marked)


def settle_anchors(page: str) -> str:
    """A page whose marks have become names; it has none left.

    >>> text = mark_anchors('<h2 id="a">A</h2><a href="#a">', "")
    >>> settle_anchors(f'<main id="a">{text}')
    '<main id="a"><h2 id="a-2">A</h2><a href="#a-2">'
    """
    if _MARK not in page:
        return page
    taken = {name for found in _NAME.findall(page) for name in found}
    settled: dict[tuple[str, str], str] = {}

    def settle(found: re.Match[str]) -> str:
        start, text, wanted = found.groups()
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        settled.setdefault((text, wanted), name)
        return f'{start}{name}"'

    page = _MARKED_NAME.sub(settle, page)
    return _MARKED_LINK.sub(
        lambda found: f'{found[1]}{settled.get((found[2], found[3]), found[3])}"', page
    )
