"""Words a reference to a record there is not, and guesses which one was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from itertools import islice

from microsite.records import PageRecord, Site, read_title, suggest_id
from microsite.validate import problems
from microsite.validate.choices import gloss_choice
from microsite.validate.split import split_items
from microsite.validate.unseen import describe_unseen
from twinlint.data import dataclass
from twinlint.finding import Every, Finding, Fix, InLanguages, Message, Place, message
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip
from twinlint.suggest import suggest_words

Title = Mapping[Locale, str]
"""What a record is called in each language of the site."""
_MOST_CHOICES = 15
"""Records of a collection up to which all are told to who names none of them."""
_LONG = 4
"""Letters of a word from which it says what is meant."""
Guesses = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What may be referred to, wrong records included: `{collection: ids}`."""

    ids: Mapping[str, set[str]]
    unreadable: frozenset[str]
    """Collections of which a whole file could not be read."""
    drafts: Mapping[str, set[str]] = field(default_factory=dict)
    """Those that are not published; empty where drafts are."""
    titles: Mapping[str, Mapping[str, Title]] = field(default_factory=dict)
    """What records that could be read are called: `{collection: {id: title}}`."""
    folders: frozenset[str] = frozenset()
    """Collections whose records have a file each."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What one record of a collection is called: `{collection: word}`."""
    lists: Mapping[str, type] = field(default_factory=dict)
    """The models of records that stand in a list: `{collection: model}`."""
    locales: tuple[Locale, ...] = ()
    slugs: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """The ends of the addresses of records: `{collection: {id: in all languages}}`."""
    renamed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Records that probably were called otherwise: `{(collection, old id): file}`."""

    def holds(self, collection: str, id_: str) -> bool:
        """True when a reference to that record cannot be called wrong."""
        return collection in self.unreadable or id_ in self.ids[collection]

    def is_draft(self, collection: str, id_: str) -> bool:
        """True for a record that is written and not published."""
        return id_ in self.drafts.get(collection, ())


def report_unknown_reference(
    collection: str, id_: str, place: Place, known: Known, prefix: str = ""
) -> Finding:
    """The finding on the name of a record that does not exist.

    `prefix` is what stands in front of the name in a link: `commune:`.
    """
    if place.span.end_line > place.span.line:
        return problems.UNKNOWN_REFERENCE(
            message("“{id}” is one text on several lines", id=id_),
            place,
            help=message("line up the “-” of each item with the one above"),
        )
    items = split_items(id_)
    if len(items) > 1 or items != (id_,):
        return problems.UNKNOWN_REFERENCE(
            message("“{id}” is one text, and no list", id=id_),
            place,
            help=message(
                "write [{value}], or each item after “- ”", value=", ".join(items)
            ),
        )
    unseen = describe_unseen(id_)
    if unseen and known.holds(collection, unseen[1]):
        return problems.UNKNOWN_REFERENCE(
            unseen[0],
            place,
            help=message("delete this word, and type it again: {word}", word=unseen[1]),
            fix=Fix(place.span, unseen[1]) if not prefix else None,
        )
    renamed = known.renamed.get((collection, id_))
    guesses = guess_records(collection, id_, known)
    return problems.UNKNOWN_REFERENCE(
        message("“{id}” is not in {collection}", id=id_, collection=collection),
        place,
        help=message(
            "if {file} was called so, name it {old} again; or write its new name here",
            file=renamed,
            old=f"{id_}.yaml",
        )
        if renamed
        else _advise(collection, id_, guesses, known, prefix),
        fix=Fix(place.span, guesses[0])
        if len(guesses) == 1 and not prefix and is_slip(id_, guesses[0])
        else None,
    )


def _advise(
    collection: str, id_: str, guesses: Guesses, known: Known, prefix: str
) -> Message:
    """What to write instead; of what may well be another record, how to begin it."""
    if not guesses:
        return _list_choices(collection, id_, known, prefix)
    meant = message(
        "did you mean {guesses}?", guesses=tuple(f"{prefix}{g}" for g in guesses)
    )
    is_called = bool(_find_called(collection, id_, known))
    if is_called or any(is_slip(id_, each) for each in guesses):
        return meant
    create = _advise_creation(collection, id_, known, by_hand=False)
    return message("{meant} If not, {create}", meant=meant, create=create)


def guess_records(collection: str, id_: str, known: Known) -> tuple[str, ...]:
    """The ids of records that were probably meant; three at most."""
    ids = known.ids[collection]
    titles = known.titles.get(collection, {})
    called = {each: (each, *titles.get(each, {}).values()) for each in ids}
    return (
        _find_called(collection, id_, known)
        or suggest_words(id_, ids)
        or suggest_by_words(id_, called)
    )


def suggest_by_words(written: str, called: Mapping[str, Iterable[str]]) -> Guesses:
    """The ids that have most words of a name in common with it; three at most.

    `called` is what each may be called. More than half of the words are the same, one
    of which is no small one; or the name says all words of a record, and more.

    >>> cities = {"ville-de-paris": ["Ville de Paris"], "paris-et-co": ["Paris&Co"]}
    >>> suggest_by_words("mairie-de-paris", cities)
    ('ville-de-paris',)
    >>> suggest_by_words("commune-sceaux", {"sceaux": ["Sceaux"], "meudon": ["Meudon"]})
    ('sceaux',)
    >>> suggest_by_words("maison-de-la-mer", {"tour-de-la-ville": []})
    ()
    """
    words = _split_words(written)
    scored = [
        (-score, id_)
        for id_, names in called.items()
        if (score := max(_weigh(words, _split_words(name)) for name in (id_, *names)))
    ]
    best = min(scored, default=(0, ""))[0]
    return tuple(id_ for score, id_ in sorted(scored) if score == best)[:3]


def _split_words(name: str) -> frozenset[str]:
    return frozenset(filter(None, re.split(r"[\W\d_]+", fold(name))))


def _weigh(words: frozenset[str], others: frozenset[str]) -> float:
    """Share of the words that two names have in common; 0 when it says too little."""
    both = words & others
    if not any(len(word) >= _LONG for word in both):
        return 0
    share = len(both) / len(words | others)
    return share if 2 * len(both) > len(words) or both == others else 0


def _find_called(collection: str, title: str, known: Known) -> tuple[str, ...]:
    """The ids of records with a title, or an end of their address; three at most.

    Or a number, as editors call the first edition `1`.
    """
    wanted = fold(title)
    slugs = known.slugs.get(collection, {})
    called = (
        id_
        for id_, titles in known.titles.get(collection, {}).items()
        if any(fold(each) == wanted for each in titles.values())
        or title in slugs.get(id_, ())
        or (title.isdecimal() and id_.endswith(f"-{title}"))
    )
    return tuple(islice(called, 3))


def _list_choices(collection: str, id_: str, known: Known, prefix: str) -> Message:
    """What else may be named: all records with their titles, where they are few."""
    ids = sorted(filter(None, known.ids[collection]))
    create = _advise_creation(collection, id_, known)
    if not 0 < len(ids) <= _MOST_CHOICES:
        return message("correct the name, or {create}", create=create)
    titles = known.titles.get(collection, {})
    choices = tuple(
        _write_choice(f"{prefix}{each}", titles.get(each, {})) for each in ids
    )
    return message("write {choices}, or {create}", choices=choices, create=create)


def _advise_creation(
    collection: str, id_: str, known: Known, *, by_hand: bool = True
) -> Message:
    """How to begin the record that a name leads to; by hand too, if none is meant."""
    name = suggest_id(id_) or id_
    word = known.words.get(collection, "")
    command = f"python build.py new {word} {name}"
    if collection in known.folders:
        file = f"content/{collection}/{name}.yaml"
        return message("create {file} with “{command}”", file=file, command=command)
    file = f"content/{collection}.yaml"
    model = known.lists.get(collection)
    if not (model and by_hand):
        return message(
            "add “{name}” to {file} with “{command}”",
            name=f"{name}:",
            file=file,
            command=command,
        )
    # Only where it is said.
    from microsite.validate.model_fields import list_chosen, write_lines

    advice = message(
        "add “{name}” to {file} with “{command}”, or by hand at its end, and below it,"
        " with 2 spaces in front, one on a line: {lines}",
        name=f"{name}:",
        file=file,
        command=command,
        lines=Every(write_lines(model, known.locales, only_needed=True)),
    )
    for key, choices in list_chosen(model):
        advice = message(
            "{advice}; “{key}:” is one of {choices}",
            advice=advice,
            key=key,
            choices=tuple(map(gloss_choice, choices)),
        )
    return advice


def _write_choice(id_: str, title: Title) -> str | InLanguages:
    told = {locale: text for locale, text in title.items() if text != id_}
    written = {locale: f"{id_} ({text})" for locale, text in told.items()}
    return InLanguages(tuple(written.items())) if written else id_


def read_titles(site: Site) -> dict[str, dict[str, Title]]:
    """`{collection: {id: title}}` of all records."""
    return {
        name: {
            id_: {locale: read_title(record, locale) for locale in site.locales}
            for id_, record in site.collection(name).items()
        }
        for name in site.types
    }


def read_slugs(site: Site) -> dict[str, dict[str, frozenset[str]]]:
    """`{collection: {id: ends of its addresses}}` of all records with pages."""
    return {
        name: {
            id_: frozenset(record.slug_in(locale) for locale in site.locales)
            for id_, record in site.collection(name).items()
            if isinstance(record, PageRecord)
        }
        for name in site.types
    }
