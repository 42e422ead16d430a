"""A link shows one address and leads to another.

Why: readers who copy or print the address go astray, or fear a fraud.
Wrong:
    fr: Voir [https://exmaple.org/dossier](https://example.org/dossier).
Right:
    fr: Voir [https://example.org/dossier](https://example.org/dossier).
Fix: write the address that is right at both places, or say what the link leads to.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from twinlint.comparison import fold_target, make_place
from twinlint.finding import Finding, Rule, Severity, message
from twinlint.mentions import Mentions
from twinlint.register import Register
from twinlint.rule import text_rule
from twinlint.source import Locale
from twinlint.spelling import is_slip

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@text_rule(Severity.WARNING)
def misleading_link(
    rule: Rule, mentions: Mentions, register: Register
) -> Iterator[Finding]:
    """Links whose words are an address one slip apart from their target.

    Those of e-mail, where one letter is another person, may be any other address.
    """
    own = (mentions.locale,)
    for block in mentions.blocks:
        for link in block.links:
            label = mentions.text.value[link.label_start : link.label_end]
            if link.is_image or link.is_bare:
                continue
            if _is_slip(label, link.target, own) or _is_other_email(label, link.target):
                yield rule(
                    message(
                        "the link shows {address} and leads to {target}",
                        address=label,
                        target=link.target,
                    ),
                    make_place(mentions, link.label_start, link.label_end),
                    help=message("open both addresses and copy the one that works"),
                )


def _is_slip(label: str, target: str, own: tuple[Locale, ...]) -> bool:
    """Whether words of a link are an address one slip apart from its target."""
    if not _ADDRESS.fullmatch(label):
        return False
    return is_slip(fold_target(label, own), fold_target(target, own))


def _is_other_email(label: str, target: str) -> bool:
    """Whether words of a link are another e-mail address than the one it writes to."""
    if not target.startswith("mailto:") or not _EMAIL.fullmatch(label):
        return False
    address = target.removeprefix("mailto:").partition("?")[0]
    return unquote(address).lower() != label.lower()
