"""What is hidden and accepted costs as much as a text is long, and not its square."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import count_calls

from twinlint.comparison import Parts
from twinlint.documents import Document, read_parts
from twinlint.policy import Policy
from twinlint.source import Locale, read_text
from twinlint.survey.fingerprint import mark_findings
from twinlint.survey.hide import hide_parts
from twinlint.survey.waivers import apply_waivers

PIECE = """\
## A

18 ports and [one](b.md).

<!-- twinlint: allow different-number: a -->

```
a
```

"""
LANGUAGES = (Locale("fr"), Locale("en"))


def read(times: int) -> Parts:
    parts = read_parts(Document(read_text(PIECE * times, "a.md")))
    return Parts(parts, parts, LANGUAGES)


def hide(parts: Parts) -> None:
    hide_parts(parts, Policy(sections=("A",), words=("[0-9]+", "o")))


def accept(parts: Parts) -> None:
    apply_waivers((), [(Document(read_text("", "a.md")), parts.reference)], {})


def mark(parts: Parts) -> None:
    list(mark_findings((), parts.reference))


@pytest.mark.parametrize("do", [hide, accept, mark])
def test_twice_the_text_is_twice_the_work(do: Callable[[Parts], None]) -> None:
    small, large = read(40), read(80)
    do(small)  # What is learnt once.
    cost = count_calls(lambda: do(small))
    assert count_calls(lambda: do(large)) < 2.3 * cost
