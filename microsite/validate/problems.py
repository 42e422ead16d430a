"""Documentation of what records can have wrong; who finds it here words it."""

from __future__ import annotations

from microsite.validate.clash_problems import CONTRADICTING_CODE as CONTRADICTING_CODE
from microsite.validate.clash_problems import COPIED_TEXT as COPIED_TEXT
from microsite.validate.clash_problems import DUPLICATE_RECORD as DUPLICATE_RECORD
from microsite.validate.clash_problems import EXCHANGED_NAME as EXCHANGED_NAME
from microsite.validate.clash_problems import FUTURE_YEAR as FUTURE_YEAR
from microsite.validate.clash_problems import MISNAMED_LINK as MISNAMED_LINK
from microsite.validate.clash_problems import NAME_UNLIKE_KEY as NAME_UNLIKE_KEY
from microsite.validate.clash_problems import OFFICE_HELD_TWICE as OFFICE_HELD_TWICE
from microsite.validate.clash_problems import OTHER_PART as OTHER_PART
from microsite.validate.clash_problems import UNLIKELY_DATE as UNLIKELY_DATE
from microsite.validate.clash_problems import UNLIKELY_NUMBER as UNLIKELY_NUMBER
from microsite.validate.clash_problems import UNNAMED_COMMUNE as UNNAMED_COMMUNE
from microsite.validate.date_problems import (
    CALL_WITHOUT_ADDRESS as CALL_WITHOUT_ADDRESS,
)
from microsite.validate.date_problems import (
    CONTRADICTED_STATUS as CONTRADICTED_STATUS,
)
from microsite.validate.date_problems import FUTURE_ELECTION as FUTURE_ELECTION
from microsite.validate.date_problems import (
    OFFICE_BEFORE_ELECTION as OFFICE_BEFORE_ELECTION,
)
from microsite.validate.date_problems import OUTDATED_CALL as OUTDATED_CALL
from microsite.validate.date_problems import (
    SPEAKER_WITHOUT_OFFICE as SPEAKER_WITHOUT_OFFICE,
)
from microsite.validate.date_problems import SWAPPED_DATES as SWAPPED_DATES
from microsite.validate.date_problems import UNREVIEWED_EVENT as UNREVIEWED_EVENT
from microsite.validate.text_problems import BOLD_HEADING as BOLD_HEADING
from microsite.validate.text_problems import BROKEN_LINK as BROKEN_LINK
from microsite.validate.text_problems import CURLY_MARKS as CURLY_MARKS
from microsite.validate.text_problems import CUT_TEXT as CUT_TEXT
from microsite.validate.text_problems import DOUBLED_MARKS as DOUBLED_MARKS
from microsite.validate.text_problems import FILE_NAME_AS_TEXT as FILE_NAME_AS_TEXT
from microsite.validate.text_problems import FOLDED_TEXT as FOLDED_TEXT
from microsite.validate.text_problems import HIDDEN_TEXT as HIDDEN_TEXT
from microsite.validate.text_problems import LOST_SIGN as LOST_SIGN
from microsite.validate.text_problems import OVERLONG_TEXT as OVERLONG_TEXT
from microsite.validate.text_problems import PICTURE_IN_TEXT as PICTURE_IN_TEXT
from microsite.validate.text_problems import RAW_HTML as RAW_HTML
from microsite.validate.text_problems import STRAY_HEADING as STRAY_HEADING
from microsite.validate.text_problems import TEXT_AS_NAME as TEXT_AS_NAME
from microsite.validate.text_problems import TRACKED_ADDRESS as TRACKED_ADDRESS
from microsite.validate.text_problems import TRAILING_COMMA as TRAILING_COMMA
from microsite.validate.text_problems import UNSAFE_LINK as UNSAFE_LINK
from microsite.validate.text_problems import UNWRITTEN_TEXT as UNWRITTEN_TEXT
from microsite.validate.text_problems import WITHOUT_DISGUISE as WITHOUT_DISGUISE
from twinlint.finding import Rule, Severity
from twinlint.rule import gather_rules

UNKNOWN_FIELD = Rule(
    "unknown-field",
    Severity.ERROR,
    """A record has a field that no template reads.

    Why: it is most often a misspelt name, and its text would not be published.
    Wrong: sumary: …
    Right: summary: …
    Fix: correct the name of the field, or delete the field.
    """,
)
MISSING_FIELD = Rule(
    "missing-field",
    Severity.ERROR,
    """A record lacks a field that its page needs.

    Why: the page would have a hole.
    Fix: add the field.
    """,
)
MISSING_TRANSLATION = Rule(
    "missing-translation",
    Severity.ERROR,
    """A text is not given in every language of the site.

    Why: there is no silent fallback to another language.
    Wrong: summary: {fr: Une navette électrique}
    Right: summary: {fr: Une navette électrique, en: An electric shuttle}
    Fix: add the text in the missing language.
    """,
)
UNKNOWN_LANGUAGE = Rule(
    "unknown-language",
    Severity.ERROR,
    """A text is given in a language that the site does not have.

    Why: it would not be published; the name of the language is probably misspelt.
    Fix: use a language of `locales:` in content/site.yaml.
    """,
)
EMPTY_VALUE = Rule(
    "empty-value",
    Severity.ERROR,
    """A field is there with nothing in it.

    Why: an empty text would be published.
    Fix: write the value, or delete the field.
    """,
)
WRONG_TYPE = Rule(
    "wrong-type",
    Severity.ERROR,
    """A field holds a text where a list is expected, or the other way round.

    Wrong: communes: sceaux
    Right: communes: [sceaux]
    Fix: write the value in the expected form.
    """,
)
WRONG_NUMBER = Rule(
    "wrong-number",
    Severity.ERROR,
    """A number is not written with digits only.

    Why: each language writes numbers in its own way; the site does that.
    Wrong: value: 12 300 hab.
    Right: value: 12300
    Fix: write the digits without spaces, unit or separator.
    """,
)
NUMBER_OUT_OF_RANGE = Rule(
    "number-out-of-range",
    Severity.ERROR,
    """A number cannot be true: a latitude beyond 90°, a longitude beyond 180°.

    Fix: check the number; latitude and longitude may be swapped.
    """,
)
WRONG_DATE = Rule(
    "wrong-date",
    Severity.ERROR,
    """A date is not written year-month-day, or is no day of the calendar.

    Why: each language writes dates in its own way; the site does that.
    Wrong: date: 6 février 2024
    Right: date: 2024-02-06
    Fix: write 2024-02-06, 2024-02 or 2024.
    """,
)
WRONG_FORMAT = Rule(
    "wrong-format",
    Severity.ERROR,
    """A code, an address or a file name does not have its form.

    Wrong: code_insee: 9300
    Right: code_insee: "93001"
    Fix: write it like the example.
    """,
)
WRONG_CHOICE = Rule(
    "wrong-choice",
    Severity.ERROR,
    """A field holds a word that is not one of those it can have.

    Wrong: status: finished
    Right: status: tested
    Fix: use one of the words listed.
    """,
)
REPEATED_VALUE = Rule(
    "repeated-value",
    Severity.ERROR,
    """A list holds the same thing twice where that has no meaning.

    Wrong: locales: [fr, fr]
    Right: locales: [fr, en]
    Fix: delete one of the two.
    """,
)
WRONG_ID = Rule(
    "wrong-id",
    Severity.ERROR,
    """The name of a record has capitals, accents, spaces or underscores.

    Nor may it be one of those that Windows keeps for devices, such as con or aux.

    Why: the name becomes a part of the page's address, and of its file.
    Wrong: content/communes/Athis Mons.yaml
    Right: content/communes/athis-mons.yaml
    Fix: rename it with lower-case letters, digits and hyphens.
    """,
)
WRONG_SLUG = Rule(
    "wrong-slug",
    Severity.ERROR,
    """The end of an address has characters that would leave the page's folder.

    Wrong: slug: ../accueil
    Right: slug: accueil
    Fix: use lower-case letters, digits and hyphens only.
    """,
)
UNKNOWN_REFERENCE = Rule(
    "unknown-reference",
    Severity.ERROR,
    """A record names another record that does not exist.

    Wrong: communes: [seaux]
    Right: communes: [sceaux]
    Fix: correct the name, or create the record.
    """,
)
DRAFT_REFERENCE = Rule(
    "draft-reference",
    Severity.ERROR,
    """A published record depends on a draft.

    Why: the draft is not published, so the page would point to nothing.
    Fix: remove the reference, or publish the draft too (remove `draft: true`).
    """,
)
PUBLICATION_GAP = Rule(
    "publication-gap",
    Severity.ERROR,
    """A record is published on days when a record that it names is not.

    Why: on those days its page would lead nowhere, and the site could not be built.
    Wrong:
        communes: [sceaux]
        publish_on: 2027-03-01  # content/communes/sceaux.yaml
    Right:
        communes: []
        publish_on: 2027-03-01  # content/communes/sceaux.yaml
    Fix: remove the link or the name until that day; or give both the same dates, where
    both are to come and go together.
    """,
)
CYCLIC_REFERENCE = Rule(
    "cyclic-reference",
    Severity.ERROR,
    """Pages stand above one another in a circle.

    Why: no way leads from the home page down to them.
    Wrong:
        parent: sources   # content/pages/glossary.yaml
        parent: glossary  # content/pages/sources.yaml
    Right:
        parent: sources   # content/pages/glossary.yaml
    Fix: remove one of the `parent:`.
    """,
)
CONTRADICTING_REFERENCE = Rule(
    "contradicting-reference",
    Severity.ERROR,
    """Two records that name each other do not agree.

    Why: a solution of edition 2 cannot be tried in a commune of edition 1.
    Fix: correct the field that is wrong.
    """,
)
MISSING_LIST = Rule(
    "missing-list",
    Severity.WARNING,
    """Records have pages of their own, and no page lists them.

    Why: nothing leads from the menus to them, and nothing from them to one another.
    Wrong:
        kind: text      # content/pages/communes.yaml
    Right:
        kind: communes  # content/pages/communes.yaml
    Fix: add a page of that kind to content/pages/, and its name to a menu of
    content/site.yaml.
    """,
)
UNUSED_RECORD = Rule(
    "unused-record",
    Severity.WARNING,
    """A source, theme or organisation is named by no record.

    Why: it is shown nowhere, or on an empty page.
    Fix: cite it where it belongs, or delete it.
    """,
)
UNKNOWN_CODE = Rule(
    "unknown-code",
    Severity.WARNING,
    """A commune has an INSEE code that INSEE has given to none.

    Why: open data is joined by this code; it is not the postcode.
    Wrong: code_insee: 92999
    Right: code_insee: 92071
    Fix: look the code up, and correct it.
    """,
)
SWAPPED_COORDINATES = Rule(
    "swapped-coordinates",
    Severity.ERROR,
    """A commune lies far from all others, and among them with its two numbers swapped.

    Why: the map would show it in another country, or not at all.
    Wrong: position: {latitude: 2.290, longitude: 48.778}
    Right: position: {latitude: 48.778, longitude: 2.290}
    Fix: swap the two numbers.
    """,
)
UNFILLED_FIELD = Rule(
    "unfilled-field",
    Severity.INFO,
    """A record does not have yet what every record of its type should have.

    Why: its page leaves the section out, so that nobody misses it but the editors.
    Fix: fill in the field when a source gives it; ask whom it is about.
    """,
)
MISSING_CREDIT = Rule(
    "missing-credit",
    Severity.WARNING,
    """A picture does not say who made it.

    Why: who made a picture has the right to be named beside it (Code de la propriété
    intellectuelle, article L121-1); press and readers ask for it.
    Wrong: image: {file: marche.jpg, alt: {fr: Le marché, en: The market}}
    Right:
        image:
          file: marche.jpg
          alt: {fr: Le marché, en: The market}
          credit: Ville de Sceaux
    Fix: add the name of the photographer or the agency as `credit:`.
    """,
)
MISSING_SETTING = Rule(
    "missing-setting",
    Severity.WARNING,
    """Something that only the owner of the site can supply is still empty.

    Why: the law asks for the notices (LCEN, article 6 III); nothing is invented here.
    Fix: fill the field in content/site.yaml.
    """,
)
GROWING_SELECTION = Rule(
    "growing-selection",
    Severity.ERROR,
    """A figure of a choice is larger than the one before it, or counts nothing.

    Why: the page draws them as those who asked, were heard and were kept.
    Wrong: selection: [f-kept, f-applications]
    Right: selection: [f-applications, f-kept]
    Fix: name the figures from all to those kept.
    """,
)
UNFINISHED_DRAFT = Rule(
    "unfinished-draft",
    Severity.INFO,
    """A preview leaves a draft out, since it names another that lacks something.

    Why: a page cannot show what is not written yet; all other pages are shown.
    Fix: fill in what the other draft lacks.
    """,
)
DIFFERING_SHARED_VALUE = Rule(
    "differing-shared-value",
    Severity.ERROR,
    """A value that does not depend on the language differs between languages.

    Why: a name, a number or a date has one right form; one of the two is a slip.
    Wrong: name: {fr: Karine Francket, en: Karine Franclet}
    Right: name: Karine Franclet
    Fix: write the right value once.
    """,
)

PROBLEMS: tuple[Rule, ...] = gather_rules(globals())
"""All of them, by name."""
