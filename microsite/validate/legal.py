"""Asks the owner of a site for what nobody else knows: publisher, host, contact."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.records import Site
from microsite.validate import problems
from twinlint.finding import Finding, message
from twinlint.source import FieldPath


def check_legal(site: Site) -> Iterator[Finding]:
    """Settings that are still empty."""
    legal = site.settings.legal
    empty: list[FieldPath] = [
        ("legal", name)
        for name in type(legal).model_fields
        if getattr(legal, name) == ""
    ]
    empty += [
        ("legal", "host", name)
        for name in type(legal.host).model_fields
        if getattr(legal.host, name) == ""
    ]
    empty += [
        ("elections", index, "sources")
        for index, election in enumerate(site.settings.elections)
        if not election.sources
    ]
    origin = site.origins["site"]
    for path in empty:
        yield problems.MISSING_SETTING(
            message("{field} is empty", field=origin.name(path)),
            origin.key_place(path),
            help=message("only the owner of the site can fill it in"),
        )
