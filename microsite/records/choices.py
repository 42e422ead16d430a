"""What the words that a field can have (`tested`, `won`) are called for people."""

from __future__ import annotations

from twinlint.finding import message

_CALLED = {
    # what an organisation is
    "lead": message("lead organisation, leader"),
    "operator": message("operator"),
    "partner": message("partner, partners"),
    "associate": message("associate"),
    "intercommunality": message("intercommunality"),
    "project-holder": message("project holder, company, start-up"),
    # how far a solution has come
    "announced": message("announced, planned"),
    "testing": message("being tried, under test, in progress"),
    "tested": message("tried, tested, done"),
    "mentioned": message("only named"),
    # editions and calls
    "under-way": message("under way, in progress, current"),
    "closed": message("closed, over, finished"),
    "open": message("open"),
    "to-come": message("to come, future"),
    # how much of a source was read
    "full": message("all of it, complete"),
    "partial": message("a part of it, incomplete"),
    "teaser": message("the beginning alone"),
    # how a figure relates to the true number
    "exactly": message("exactly"),
    "more-than": message("more than, over"),
    "about": message("about, roughly"),
    # layers of the map
    "edge": message("limit, boundary"),
    "area": message("area, town"),
    "water": message("water, river, lake"),
    # the state of accessibility
    "not-audited": message("not audited"),
    "non-compliant": message("non-compliant, not compliant"),
    "partly-compliant": message("partly compliant"),
    "compliant": message("fully compliant"),
    # kinds of pages
    "text": message("text"),
    "home": message("home page"),
    "programme": message("programme"),
    "press": message("press"),
    "open-data": message("open data"),
    "accessibility": message("accessibility"),
    "legal": message("legal notice"),
    "privacy": message("privacy, personal data"),
    "ecodesign": message("ecodesign"),
    # what keeps the texts of the web form
    "computer": message("this computer"),
    "true": message("yes"),
    "false": message("no"),
}
"""Each in words that mean the same, with commas between them; the first is shown."""


def name_choice(choice: str) -> str:
    """The words for a choice, in English: also a key of catalogs; else nothing.

    >>> name_choice("partner"), name_choice("bicycle")
    ('partner, partners', '')
    """
    called = _CALLED.get(choice)
    return called.text if called else ""
