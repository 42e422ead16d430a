"""A status that the dates of its trial contradict is told, with the right one."""

from __future__ import annotations

import pytest
from conftest import Tree
from support import check_records, list_records, minimal_site, translator

BENCH = "content/solutions/bench.yaml"


@pytest.mark.parametrize(
    ("status", "period", "right"),
    [
        ("tested", "from: 2026-06-15, to: 2027-09-30", "testing"),
        ("tested", "from: 2027-06-15", "announced"),
        ("announced", "from: 2026-06-15", "testing"),
        ("announced", "from: 2026-06, to: 2026-07", "tested"),
        ("testing", "from: 2025, to: 2026-07", "tested"),
        ("testing", "from: 2027-01-01", "announced"),
        ("tested", "from: 2025, to: 2026", ""),
        ("testing", "from: 2026, to: 2026", ""),
        ("announced", "from: 2026", ""),
        ("announced", "announced: 2025", ""),
        ("tested", "from: 2025-07", ""),
        ("mentioned", "from: 2027", ""),
    ],
)
def test_a_status_goes_with_the_dates(
    status: str, period: str, right: str, tree: Tree
) -> None:
    files = {
        **list_records("solutions"),
        BENCH: "name: Banc\ncommunes: [sceaux]\nedition: edition-1\nthemes: [air]\n"
        f"status: {status}\nsummary: {{fr: Un banc, en: A bench}}\n"
        f"period: {{{period}}}\n",
        "content/themes.yaml": (
            "air: {name: {fr: Air, en: Air}, summary: {fr: De l’air, en: Air}}\n"
        ),
    }
    found = check_records(tree(minimal_site(files)), rules=("contradicted-status",))
    said = [translator("en")(each.help) for each in found if each.help]
    expected = f"write “status: {right}”, or correct the date"
    assert said == ([expected] if right else [])
