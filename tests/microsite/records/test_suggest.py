"""Dates as readers write them, shown as records write them."""

from __future__ import annotations

from tables import every_row

from microsite.records.suggest import suggest_date


@every_row(
    ("written", "expected"),
    [
        ("6 février 2024", "2024-02-06"),
        ("1er août 2024", "2024-08-01"),
        ("Février 2024", "2024-02"),
        ("14/07/2025", "2025-07-14"),
        ("14.7.2025", "2025-07-14"),
        ("07/2025", "2025-07"),
        ("14 July 2025", "2025-07-14"),
        ("July 14, 2025", "2025-07-14"),
        ("3rd Sept 2025", "2025-09-03"),
        ("12 déc. 2025", "2025-12-12"),
        ("6. Februar 2024", "2024-02-06"),
        ("1. März 2025", "2025-03-01"),
        ("31/13/2025", ""),
        ("été 2025", ""),
        ("demain", ""),
        ("", ""),
    ],
)
def test_a_date_written_for_readers_is_shown_as_records_write_it(
    written: str, expected: str
) -> None:
    assert suggest_date(written) == expected
