"""Makes the page of the web form, its words, and the folder of its program.

The page and its scripts stand in the folder `admin/` beside this file. The program,
Sveltia CMS, is too large for the package: a site keeps it in `assets/form/`, where
`make form` brings it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from microsite.editors.form_description import describe_form
from microsite.folder import find_files, read_file
from microsite.records import FormSettings, Site
from microsite.words import read_translators
from twinlint.finding import message

_OWN = Path(__file__).with_name("admin")


def make_form(root: Path, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each file of the form, by its path in its folder; none when it is off."""
    form = site.settings.form
    if form is None:
        return
    program = root / "assets" / "form"
    for file in find_files(program):
        yield file.relative_to(program).as_posix(), read_file(file)
    described = json.dumps(describe_form(site), ensure_ascii=False)
    yield "form.json", described.encode()
    for file in find_files(_OWN):
        content = read_file(file)
        if file.suffix == ".html":
            content = _fill(content.decode(), site, form).encode()
        yield file.name, content


def _fill(page: str, site: Site, form: FormSettings) -> str:
    translate = next(iter(read_translators(site.locales).values()))
    name = site.settings.name[site.locales[0]]
    words = {
        "lang": str(translate.locale),
        "title": translate(message("Edit {site}", site=name)),
        "without": translate(message("The form needs JavaScript.")),
        "kept": form.saves_to.value,
    }
    for word, said in words.items():
        page = page.replace(f"{{{word}}}", escape(said))
    return page
