"""Pictures of records without the name of who made them."""

from __future__ import annotations

from conftest import Tree
from support import COMMUNE, check_records, minimal_site, show
from tables import every_row

SCEAUX = "content/communes/sceaux.yaml"
WHO = " (who made the picture: a photographer, an agency)"

LINES = (
    (
        "image:\n  file: a.jpg\n  alt: {fr: Un banc, en: A bench}\n",
        "add “credit: …” under “image:”, with 2 spaces in front" + WHO,
    ),
    (
        "image:\n    file: a.jpg\n    alt:\n      fr: Un banc\n      en: A bench\n",
        "add “credit: …” under “image:”, with 4 spaces in front" + WHO,
    ),
    (
        "image: {file: a.jpg, alt: {fr: Un banc, en: A bench}}\n",
        "add “credit: …, ” in front of “file:”" + WHO,
    ),
    (
        "image:\n  {file: a.jpg, alt: {fr: Un banc, en: A bench}}\n",
        "add “credit: …, ” in front of “file:”" + WHO,
    ),
)


@every_row(("written", "advice"), LINES)
def test_a_picture_without_credit_is_told_with_the_line_to_add(
    written: str, advice: str, tree: Tree
) -> None:
    root = tree(minimal_site({SCEAUX: COMMUNE + written}))
    (found,) = check_records(root, rules=("missing-credit",))
    assert show([found]) == [
        f"{SCEAUX}:11:1: the picture does not say who made it [missing-credit]"
    ]
    assert str(found.help) == advice


def test_a_picture_with_credit_is_right(tree: Tree) -> None:
    line = "image: {file: a.jpg, alt: {fr: Un banc, en: A bench}, credit: Ada Martin}\n"
    root = tree(minimal_site({SCEAUX: COMMUNE + line}))
    assert check_records(root, rules=("missing-credit",)) == ()
