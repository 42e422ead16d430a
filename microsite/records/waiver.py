"""Findings that are accepted for a time: `content/waivers.yaml`."""

from __future__ import annotations

from microsite.records.value import Date, Fingerprint, Line, Part


class Waiver(Part):
    """A finding that is accepted, for a reason and for a time."""

    rule: Line
    """The word in square brackets behind the finding."""
    path: Line
    """The file, from the project's folder: content/communes/sceaux.yaml."""
    field: Line | None = None
    """The field in the file, or a field above it, such as summary.en; in a file of
    several records it begins with the record's name. Left out for the whole file."""
    fingerprint: Fingerprint | None = None
    """Of what both texts say there; an edit of either opens the finding again."""
    reason: Line
    """Why the finding is accepted."""
    until: Date
    """The last day of the waiver."""
