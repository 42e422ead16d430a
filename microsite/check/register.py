"""Reads the names and terms of a site for whoever compares other texts with them."""

from __future__ import annotations

from pathlib import Path

from microsite.check.knowledge import learn_register
from microsite.load import load_content
from microsite.validate import validate_content
from twinlint.register import EMPTY_REGISTER, Register


def read_register(root: Path) -> Register:
    """The names and terms of a site; nothing while its settings are wrong."""
    content, _ = load_content(root)
    site, _ = validate_content(content.documents, content.broken, with_drafts=True)
    return learn_register(site) if site else EMPTY_REGISTER
