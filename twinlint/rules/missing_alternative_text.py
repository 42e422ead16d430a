"""An image has an alternative text in one language only.

Why: who cannot see the image is told nothing in the other language.
Wrong:
    fr: "![Carte des dix communes](/carte.png)"
    en: "![](/carte.png)"
Right:
    fr: "![Carte des dix communes](/carte.png)"
    en: "![Map of the ten municipalities](/carte.png)"
Fix: describe the image in both languages, or in neither when it is only decoration.
"""

from __future__ import annotations

from collections.abc import Iterator

from twinlint.comparison import Comparison, fold_target, make_place
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.mentions import Block, Link, Mentions
from twinlint.rule import pair_rule


@pair_rule(Severity.WARNING)
def missing_alternative_text(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Images of corresponding blocks of which one is described and one is not."""
    first, second = comparison.reference, comparison.translation
    for unit in comparison.paired:
        left, right = _read_images(unit.reference), _read_images(unit.translation)
        if len(left) != len(right):
            continue
        for image, twin in zip(left, right, strict=True):
            if _is_described(image) and not _is_described(twin):
                yield _make_finding(rule, second, twin, first, image)
            elif _is_described(twin) and not _is_described(image):
                yield _make_finding(rule, first, image, second, twin)


def _read_images(blocks: tuple[Block, ...]) -> list[Link]:
    """The images in order; those with a target only, as generators leave none."""
    return [
        link
        for block in blocks
        for link in block.links
        if link.is_image and fold_target(link.target, ())
    ]


def _is_described(image: Link) -> bool:
    return image.label_end > image.label_start


def _make_finding(
    rule: Rule, here: Mentions, image: Link, there: Mentions, twin: Link
) -> Finding:
    return rule(
        message(
            "the image {target} is described in {other_language} only",
            target=image.target,
            other_language=LanguageName(there.locale),
        ),
        make_place(here, image.start, image.end),
        related=(make_place(there, twin.start, twin.end),),
        help=message(
            "describe it in {language} between the square brackets",
            language=LanguageName(here.locale),
        ),
    )
