"""The command `fresh`, and addresses given up: notes what is right as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from microsite.command.options import CACHE, LANG, ROOT, choose_cache
from microsite.words import choose_translator
from twinlint.catalog import Translator
from twinlint.command import SpokenCommand, say
from twinlint.finding import Every, Finding, Message, message, plural_message

if TYPE_CHECKING:
    from microsite.pipeline import Built


def change_file(
    root: Path, name: str, change: Callable[[str], str], translate: Translator
) -> None:
    """Change a file, whole or not at all; UsageError where that cannot be done."""
    from microsite.check import LayoutError
    from microsite.folder import is_inside, read_file, replace_file

    file = root / name
    try:
        if not is_inside(file, root):
            raise OSError(0, "")
        before = read_file(file).decode() if file.exists() else ""
        after = change(before).encode()
        file.touch()  # A new file has to be there to be replaced.
        replace_file(file, after)
    except (LayoutError, UnicodeDecodeError):
        said = message("{file} is laid out so that nothing can be added", file=name)
        raise click.UsageError(translate(said)) from None
    except OSError as error:
        reason = error.strerror or ""
        said = message("{path} cannot be written: {reason}", path=name, reason=reason)
        raise click.UsageError(translate(said)) from None


# Pages that are gone ------------------------------------------------------------------


def note_lost(root: Path, finding: Finding, translate: Translator) -> int:
    """Say that no page is to be at some addresses any more."""
    from microsite.publish import ADDRESSES, list_lost, note_gone

    gone = list_lost(finding)
    change_file(root, ADDRESSES, lambda text: note_gone(text, gone), translate)
    said = message(
        "it is noted in {file} that {addresses} is gone for good",
        file=ADDRESSES,
        addresses=Every(gone),
    )
    say(said, translate)
    return 0


# Translations that still hold ---------------------------------------------------------


def keep_fresh(
    root: Path, built: Built, finding: Finding, translate: Translator
) -> int:
    """Say that a translation still holds, though its original has changed."""
    from microsite.check import FRESH_FILE, name_record, set_prints

    fields = [
        each.field
        for each in built.fresh.stale
        if finding.place
        and each.field.origin.document.path == finding.place.span.path
        and each.field.origin.find_path((*each.field.path, each.field.locale))
        == finding.place.field
    ]
    known = built.site.fresh if built.site else {}
    prints = {name: dict(own) for name, own in known.items()}
    for field in fields:
        prints.setdefault(name_record(field.origin), {})[field.name] = field.fingerprint
    change_file(root, FRESH_FILE, lambda text: set_prints(text, prints), translate)
    said = message("it is noted in {file} that this still holds", file=FRESH_FILE)
    say(said, translate)
    return 0


@click.command(cls=SpokenCommand)
@ROOT
@LANG
@CACHE
def fresh(root: Path, lang: str | None, cache: Path | None) -> int:
    """Note what every translation was made from, for folders without a history.

    The fingerprints go to content/fresh.yaml; a later check compares them with the
    texts. Translations that are older than their originals stay so.
    """
    from microsite.check import FRESH_FILE, set_prints
    from microsite.incremental import open_kept
    from microsite.load import load_content
    from microsite.validate import validate_content

    translate = choose_translator(lang)
    root = root.resolve()
    content, _ = load_content(root)
    site, _ = validate_content(content.documents, content.broken, with_drafts=True)
    if site is None or content.broken:
        said: Message = message("the content has errors: look at them by check first")
        raise click.UsageError(translate(said))
    folder = choose_cache(root, cache) / "made"
    with open_kept(None, folder, "") as kept:
        prints = kept.historian.take_fingerprints(root, site, content.digests)
    change_file(root, FRESH_FILE, lambda text: set_prints(text, prints), translate)
    count = sum(map(len, prints.values()))
    said = plural_message(
        "{count} fingerprint in {file}",
        "{count} fingerprints in {file}",
        count=count,
        file=FRESH_FILE,
    )
    say(said, translate)
    return 0
