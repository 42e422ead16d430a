"""Documentation of rules on records that contradict one another, or themselves."""

from __future__ import annotations

from twinlint.finding import Rule, Severity

CONTRADICTING_CODE = Rule(
    "contradicting-code",
    Severity.WARNING,
    """Codes do not agree with one another, or a name with its code elsewhere.

    The INSEE code of a commune, its département, its postcodes and its SIREN belong
    together; what several records name has one code, and a code one name.

    Why: a record is begun as a copy of another, and one of its codes is left.
    Wrong:
        code_insee: 75056
        department: {code: 92, name: Hauts-de-Seine}
    Right:
        code_insee: 92071
        department: {code: 92, name: Hauts-de-Seine}
    Fix: correct the code that is wrong.
    """,
)
EXCHANGED_NAME = Rule(
    "exchanged-name",
    Severity.WARNING,
    """Two records have the name, or the person in office, of one another.

    Why: two names were exchanged, so that one is shown where the other is meant.
    Fix: give each its own: the name that its key spells, whom its sources tell of.
    """,
)
DUPLICATE_RECORD = Rule(
    "duplicate-record",
    Severity.ERROR,
    """Two records have a name or an official code in common that only one can have.

    Why: a record is begun as a copy of another, and a part of the copy is left.
    Wrong:
        code_insee: 92071  # content/communes/sceaux.yaml
        code_insee: 92071  # content/communes/meudon.yaml
    Right:
        code_insee: 92071  # content/communes/sceaux.yaml
        code_insee: 92048  # content/communes/meudon.yaml
    Fix: correct what was copied, or delete one of the two.
    """,
)
COPIED_TEXT = Rule(
    "copied-text",
    Severity.WARNING,
    """A text is that of another record, word for word.

    Why: a record is begun as a copy of another, and a part of the copy is left.
    Wrong:
        summary: {fr: Le vote a eu lieu., en: …}  # content/news/renewal-vote.yaml
        summary: {fr: Le vote a eu lieu., en: …}  # content/news/new-call.yaml
    Right:
        summary: {fr: Le vote a eu lieu., en: …}  # content/news/renewal-vote.yaml
        summary: {fr: Un appel est ouvert., en: …}  # content/news/new-call.yaml
    Fix: write what is new, or delete the copy.
    """,
)
OFFICE_HELD_TWICE = Rule(
    "office-held-twice",
    Severity.WARNING,
    """Somebody holds an office in two communes at the same time.

    Why: nobody is mayor of two; one of the two names somebody else.
    Wrong:
        person: ada-martin  # content/communes/sceaux.yaml
        person: ada-martin  # content/communes/meudon.yaml
    Right:
        person: ada-martin  # content/communes/sceaux.yaml
        person: luc-durand  # content/communes/meudon.yaml
    Fix: name who holds it; or write `to:` where it has ended.
    """,
)
UNLIKELY_NUMBER = Rule(
    "unlikely-number",
    Severity.WARNING,
    """A number is far from those of the years around it.

    Why: a digit too many or too few makes ten times as much of it.
    Wrong: by_year: {2025: 88365, 2026: 883650}
    Right: by_year: {2025: 88365, 2026: 88365}
    Fix: look the number up, and correct it.
    """,
)
FUTURE_YEAR = Rule(
    "future-year",
    Severity.WARNING,
    """A number is given for a year that is still to come.

    Why: pages show the number of the latest year.
    Wrong: by_year: {2025: 46334, 2062: 46334}
    Right: by_year: {2025: 46334, 2026: 46334}
    Fix: correct the year.
    """,
)
NAME_UNLIKE_KEY = Rule(
    "name-unlike-key",
    Severity.WARNING,
    """A name is spelt otherwise than the key of its record, by one letter.

    Why: texts are held against this name; where it is wrong itself, what is right
    in them is told to be misspelt.
    Wrong: denis-larghero: {name: Denis Largehro}
    Right: denis-larghero: {name: Denis Larghero}
    Fix: correct the name; or the key, wherever it stands.
    """,
)
OTHER_PART = Rule(
    "other-part",
    Severity.WARNING,
    """An organisation that tests a solution is listed as one that helps the programme.

    Why: pages list partners and project holders apart.
    Wrong: verdure: {name: Verdure, kind: partner}  # organisations: [verdure]
    Right: verdure: {name: Verdure, kind: project-holder}
    Fix: correct the kind, or the solution that names it.
    """,
)
UNNAMED_COMMUNE = Rule(
    "unnamed-commune",
    Severity.WARNING,
    """A record is of a commune that none of its texts names: they name another one.

    Why: the page of that commune would show what was tried elsewhere.
    Wrong:
        communes: [meudon]
        summary: {fr: À Sceaux, un banc est testé., en: A bench is tried in Sceaux.}
    Right:
        communes: [sceaux]
        summary: {fr: À Sceaux, un banc est testé., en: A bench is tried in Sceaux.}
    Fix: correct the list of communes, or the texts.
    """,
)
UNLIKELY_DATE = Rule(
    "unlikely-date",
    Severity.WARNING,
    """A piece of news is still to come, or a date is far from all others of the site.

    Why: two digits of a year that have changed places put a page at the wrong end of
    every list.
    Wrong: date: 2042-09
    Right: date: 2024-09
    Fix: correct the date; news that is to be published later has `publish_on:`.
    """,
)
MISNAMED_LINK = Rule(
    "misnamed-link",
    Severity.WARNING,
    """The words of a link are the name of another record than the one it leads to.

    Why: who follows it is somewhere else than it says.
    Wrong: [Meudon](commune:sceaux)
    Right: [Meudon](commune:meudon)
    Fix: correct the target, or the words.
    """,
)
