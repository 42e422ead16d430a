"""Publishes the web form where it is switched on, and says what it lacks there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.pages import Output
from microsite.publish.problems import UNFINISHED_FORM
from microsite.records import FormSettings, Keeper, Site
from twinlint.finding import Finding, message

FORM = "admin"
"""The folder of the form in a published site."""
_PROGRAM = "assets/form/sveltia-cms.js"
_HOSTS: Mapping[Keeper, tuple[str, ...]] = {
    Keeper.COMPUTER: (),
    Keeper.GITHUB: ("https://api.github.com",),
    Keeper.GITLAB: ("https://gitlab.com",),
}
"""Who is asked for files and given them, where the code host is not one's own."""


def check_form(root: Path, site: Site) -> Iterator[Finding]:
    """What keeps a form that is switched on from being used."""
    form, origin = site.settings.form, site.origins["site"]
    if form is None:
        return
    if form.saves_to != Keeper.COMPUTER and form.repository is None:
        yield UNFINISHED_FORM(
            message("the form saves to a code host, and no repository is named"),
            origin.key_place(("form", "saves_to")),
            help=message("add “repository: organisation/site” below it"),
        )
    if not (root / _PROGRAM).is_file():
        yield UNFINISHED_FORM(
            message("the form is switched on, and assets/form/ lacks its program"),
            origin.key_place(("form",)),
            help=message("bring it with “make form”, or take “form:” out"),
        )


def publish_form(
    root: Path, site: Site, *, with_drafts: bool = True
) -> tuple[Output, ...]:
    """The files of the form; none where it is off.

    One that saves on the editor's computer is of use there alone: it is left out of a
    site without drafts, which is for others.
    """
    form = site.settings.form
    if form is None or (form.saves_to == Keeper.COMPUTER and not with_drafts):
        return ()
    from microsite.editors import make_form  # most sites do not wait for it

    made = make_form(root, site)
    return tuple(Output(f"{FORM}/{path}", content) for path, content in made)


def list_hosts(form: FormSettings | None) -> tuple[str, ...]:
    """The origins that the form asks for files, beside that of the site."""
    if form is None or form.saves_to == Keeper.COMPUTER:
        return ()
    return (form.address.rstrip("/"),) if form.address else _HOSTS[form.saves_to]
