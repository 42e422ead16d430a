"""Writes redirects: `_redirects` for the host, pages for hosts without."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from microsite.pages import (
    Output,
    Page,
    Redirect,
    find_base_path,
    plan_redirects,
)
from microsite.records import Site

FILE = "_redirects"
_PAGE = """\
<!DOCTYPE html>
<html lang="{locale}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{title}</title>
  <meta name="robots" content="noindex">
  <link rel="canonical" href="{address}">
  <meta http-equiv="refresh" content="0; url={path}">
</head>
<body>
  <p><a href="{path}">{title}</a></p>
</body>
</html>
"""


def write_redirects(
    site: Site, pages: Iterable[Page], base_url: str
) -> tuple[Output, ...]:
    """A page at each former address, and the rules of the host; nothing for none.

    The host answers with 301 where a page stands too (`!`: Netlify, "Shadowing").
    """
    redirects = plan_redirects(site, pages)
    base_path = find_base_path(base_url)
    if not redirects:
        return ()
    rules = "".join(
        f"{base_path}{each.source} {base_path}{each.page.url} 301!\n"
        for each in redirects
    )
    moved = (_write_page(each, base_url, base_path) for each in redirects)
    return (*moved, Output(FILE, rules.encode()))


def _write_page(redirect: Redirect, base_url: str, base_path: str) -> Output:
    page = redirect.page
    text = _PAGE.format(
        locale=escape(page.locale),
        title=escape(page.title),
        address=escape(f"{base_url}{page.url}"),
        path=escape(f"{base_path}{page.url}"),
    )
    path = redirect.source.lstrip("/")
    return Output(f"{path}index.html" if path.endswith("/") else path, text.encode())
