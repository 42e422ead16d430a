"""How serious a finding is: by what readers lose, and by how it is known.

| What is at stake                                          | seen    | guessed |
| --------------------------------------------------------- | ------- | ------- |
| `TOLD`: readers of one language are told something else,  | warning | note    |
| or are not told it at all                                 |         |         |
| `SHOWN`: all are told the same; some are not shown a way, | note    | note    |
| a picture, an emphasis                                    |         |         |
| `WRITTEN`: all are told the same, in words with a slip    | note    | note    |

*Seen* is what stands in the texts: two values of which each version has one, a
sentence without a counterpart, a denial in one of two sentences of a length. *Guessed*
is what follows from less: a year that the other version says in another place. A link
that leads where no other one does tells something too where its words tell nothing, or
are missing with it. No comparison is certain enough for an error; a team may make one
of any rule in its settings.
"""

from __future__ import annotations

from enum import Enum

from twinlint.finding import Severity


class Stake(Enum):
    """What readers of one language lose."""

    TOLD = "told"
    SHOWN = "shown"
    WRITTEN = "written"


def weigh(stake: Stake, *, is_seen: bool = True) -> Severity:
    """How serious a finding is, by the table above.

    >>> weigh(Stake.TOLD).value, weigh(Stake.TOLD, is_seen=False).value
    ('warning', 'info')
    """
    is_serious = stake is Stake.TOLD and is_seen
    return Severity.WARNING if is_serious else Severity.INFO
