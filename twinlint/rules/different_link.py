"""A link leads to another place in the other language.

Why: a link with a slip in its address is dead, and readers of one language only see it.
Wrong:
    fr: Voir [le dossier](https://example.org/dossier-2024).
    en: See [the file](https://example.org/dosier-2024).
Right:
    fr: Voir [le dossier](https://example.org/fr/dossier).
    en: See [the file](https://example.org/en/dossier).
Fix: open both addresses and copy the one that works.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from twinlint.comparison import (
    Comparison,
    LinkDifference,
    find_crossed,
    fold_target,
    has_language,
    make_place,
)
from twinlint.finding import Finding, LanguageName, Rule, Severity, message
from twinlint.languages import knows_plainly, read_language
from twinlint.mentions import Link, Mentions
from twinlint.rule import pair_rule
from twinlint.source import Locale
from twinlint.spelling import fold, is_slip

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_END = re.compile(r"\.[a-z\d]{2,5}$")
"""What the name of a file ends with."""
_DIGEST = re.compile(r"(?=[a-f]{0,64}\d)[\da-f]{12,64}")
_VERSION = re.compile(r"(?<![\w.])v?\d+(?:\.\d+)+(?![\w.])|(?<![\w.])v\d+(?!\w)")
"""The number of a version, which is the same in all languages: `1.0`, `v2`."""
_DOT = "."
_SIGN = re.compile(r"[\W_]+")
_NO_DIGIT = re.compile(r"\D")
_PHONE = 9
"""Last digits of a phone number, which do not tell the country."""
_WIKI = "/wiki/"
"""Where a wiki of each language has its own title for a thing: `fr.wikipedia.org`."""
_PREFIX = 3
"""Letters from which on a part of a name says something: `eco`."""
_HABIT = 2
"""Pages that a site calls alike in both languages, from which on it does so."""
_Locales = tuple[Locale, Locale]


@pair_rule(Severity.WARNING)
def different_link(rule: Rule, comparison: Comparison) -> Iterator[Finding]:
    """Targets of corresponding links that look like slips of one another.

    So do two links in one place whose words have changed their addresses, and two pages
    of one folder, of which the other version links one elsewhere, or of a site that
    calls its pages alike in both languages.
    """
    locales = comparison.locales
    pairs = [
        (
            difference,
            fold_target(first.target, locales),
            fold_target(second.target, locales),
        )
        for difference in comparison.links
        if (first := difference.reference)
        and (second := difference.translation)
        and not first.target.startswith("mailto:")  # An e-mail address is a value.
        and not (
            _calls(comparison.reference, first)
            and _calls(comparison.translation, second)
        )
    ]
    times = Counter((here, there) for _, here, there in pairs)
    habits = _Habits(comparison, Counter(_read_site(here) for _, here, _ in pairs))
    alone = Counter(id(difference.unit) for difference in comparison.links)
    for difference, here, there in pairs:
        # The same two addresses twice are a habit of the site, not a slip.
        if times[here, there] > 1 or here == there:
            continue
        are_apart = _have_own_hosts(difference, locales)
        if are_apart and _are_titles(here, there):
            continue
        is_other = alone[id(difference.unit)] == 1 and not are_apart
        is_other = is_other and habits.are_others(difference, here, there)
        if is_other or _is_suspect(here, there, locales):
            yield _make_finding(rule, comparison, difference)
    for crossed in find_crossed(comparison):
        for difference in crossed:
            yield _make_finding(rule, comparison, difference)


def _calls(mentions: Mentions, link: Link) -> bool:
    """Whether the words of a link are the number it calls, which is a value."""
    if not link.target.startswith("tel:"):
        return False
    label = mentions.text.value[link.label_start : link.label_end]
    said, called = (_NO_DIGIT.sub("", each) for each in (label, link.target))
    return said[-_PHONE:] == called[-_PHONE:] != ""


def _have_own_hosts(difference: LinkDifference, locales: _Locales) -> bool:
    """Whether each link leads to a host of its language: `fr.wikipedia.org`."""
    first, second = difference.reference, difference.translation
    assert first and second  # noqa: S101 - differences with both sides were chosen
    hosts = [_read_host(each.target) for each in (first, second)]
    return hosts[0] != hosts[1] and all(
        has_language(host, (locale,))
        for host, locale in zip(hosts, locales, strict=True)
    )


def _are_titles(here: str, there: str) -> bool:
    """Whether two hosts call a page alike but for how its title is set.

    Each has titles of its own: `fr.wikipedia.org/wiki/PC-Card`, `PC_Card`.
    """
    if _WIKI in here and _WIKI in there:
        return True
    left, right = (fold(target.partition("#")[0]) for target in (here, there))
    mine, theirs = (frozenset(_RUN.findall(page)) for page in (left, right))
    is_same = _SIGN.sub("", left) == _SIGN.sub("", right)
    return is_same or mine <= theirs or theirs <= mine


def _read_host(target: str) -> str:
    """The host of an address as it is written; empty for a path."""
    _, _, rest = target.rpartition("//")
    return rest.partition("/")[0] if "//" in target else ""


class _Habits:
    """How the sites that two versions link call the pages of their languages."""

    def __init__(self, comparison: Comparison, differing: Counter[str]) -> None:
        self._comparison = comparison
        self._differing = differing
        self._targets: tuple[frozenset[str], frozenset[str]] | None = None
        self._same: Counter[str] = Counter()

    def are_others(self, link: LinkDifference, first: str, second: str) -> bool:
        """Whether two folded addresses are other pages, or a page of other hosts."""
        left, right = link.reference, link.translation
        assert left and right  # noqa: S101 - differences with both sides were chosen
        targets = (left.target, right.target)
        if any(target.startswith("#") for target in targets):
            return False  # Each language has headings of its own.
        locales = self._comparison.locales
        if len({has_language(target, locales) for target in targets}) > 1:
            return False  # One of the two is the translation of a page.
        if first.partition("/")[0] != second.partition("/")[0] and any(
            map(_read_host, targets)
        ):
            return self._are_hosts(first, second)
        return self._are_pages(first, second)

    def _are_pages(self, first: str, second: str) -> bool:
        """Whether two addresses are those of different pages of one site."""
        steps = _find_steps(first, second)
        if not steps or any(_are_digests(*pair) for pair in steps):
            return False
        here, there = self._read_targets()
        if first in there or second in here:
            return True
        site = _read_site(first)
        if self._differing[site] > 1:
            return False  # Who links several other pages there does it on purpose.
        (page, other_page), *others = steps
        if others or not f"/{_read_path(first)}".endswith(f"/{page}"):
            return False  # A folder of another name may be a language's own.
        is_habit = self._same[site] >= _HABIT
        return is_habit or not _are_translations(
            page, other_page, self._comparison.locales
        )

    def _are_hosts(self, first: str, second: str) -> bool:
        """Whether one path is looked for on the hosts of two owners.

        Who links several pages of both hosts has moved there.
        """
        host, _, path = first.partition("/")
        other, _, other_path = second.partition("/")
        if path != other_path or "/" not in path:
            return False
        mine, theirs = (name.rpartition(_DOT) for name in (host, other))
        are_one_owner = mine[0].rpartition(_DOT)[2] == theirs[0].rpartition(_DOT)[2]
        is_once = self._differing[host] == 1
        return mine[2] == theirs[2] and not are_one_owner and is_once

    def _read_targets(self) -> tuple[frozenset[str], frozenset[str]]:
        """All targets of both versions."""
        if self._targets is None:
            comparison = self._comparison
            first, second = (
                frozenset(
                    fold_target(link.target, comparison.locales)
                    for block in mentions.blocks
                    for link in block.links
                )
                for mentions in (comparison.reference, comparison.translation)
            )
            self._targets = first, second
            self._same = Counter(map(_read_site, first & second))
        return self._targets


def _are_digests(first: str, second: str) -> bool:
    """Whether two files are named by what is in them, as programs name them."""
    return all(_DIGEST.fullmatch(_END.sub("", name)) for name in (first, second))


def _find_steps(first: str, second: str) -> list[tuple[str, str]]:
    """The steps by which two addresses of a site differ that have as many of them.

    Nothing for other sites, for what is asked otherwise, and for parts of one page.
    """
    query, other_query = (
        each.partition("#")[0].partition("?")[2] for each in (first, second)
    )
    left, right = _read_path(first).split("/"), _read_path(second).split("/")
    if query != other_query or len(left) != len(right):
        return []
    return [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]


def _read_path(target: str) -> str:
    """An address without what is asked there, and which part of it is shown."""
    return target.partition("#")[0].partition("?")[0].rstrip("/")


def _read_site(target: str) -> str:
    """The host of an address, or the first step of a path."""
    return target.partition("/")[0]


def _is_suspect(first: str, second: str, locales: _Locales) -> bool:
    """Whether one address is a slip of the other, or its beginning."""
    here, _, fragment = first.partition("#")
    there, _, other_fragment = second.partition("#")
    if here == there:
        return is_slip(fragment, other_fragment)
    here, _, query = here.partition("?")
    there, _, other_query = there.partition("?")
    if here == there:
        return is_slip(query, other_query)
    if _VERSION.sub("0", here) == _VERSION.sub("0", there):
        return True
    shorter, longer = sorted((here, there), key=len)
    if shorter and longer.startswith(shorter + "/"):
        return True
    return is_slip(here, there) and not _are_words(here, there, locales)


def _are_words(first: str, second: str, locales: _Locales) -> bool:
    """Whether the pages are named by a word of each language: configurer, configure."""
    here, there = first.rpartition("/"), second.rpartition("/")
    if here[0] != there[0]:
        return False
    parts = zip(_WORD.findall(here[2]), _WORD.findall(there[2]), strict=False)
    different = [(a, b) for a, b in parts if a != b]
    return len(different) == 1 and all(
        read_language(locale).knows(word) or knows_plainly(locale, word)
        for locale, word in zip(locales, different[0], strict=True)
    )


def _are_translations(first: str, second: str, locales: _Locales) -> bool:
    """Whether one name of a page may be that of another in the other language.

    `reglement` and `resultats` are both French; `MWR-D-12` has no words to translate.
    `eco-design` begins as `ecoconception` does, by a part that is no word of its own.
    """
    mine, theirs = (_WORD.findall(_END.sub("", page)) for page in (first, second))
    if set(mine) <= set(theirs) or set(theirs) <= set(mine):
        return True
    here, there = locales
    return _has(here, mine, theirs) and _has(there, theirs, mine)


def _has(locale: Locale, words: Iterable[str], others: Sequence[str]) -> bool:
    """Whether a language has all of some words, with accents or without.

    Or they are what words of the other name begin with.
    """
    return all(
        len(word) == 1
        or knows_plainly(locale, word)
        or (len(word) >= _PREFIX and any(each.startswith(word) for each in others))
        for word in words
    )


def _make_finding(
    rule: Rule, comparison: Comparison, difference: LinkDifference
) -> Finding:
    first, second = difference.reference, difference.translation
    assert first and second  # noqa: S101 - differences with both sides were chosen
    place = make_place(comparison.translation, second.start, second.end)
    related = make_place(comparison.reference, first.start, first.end)
    return rule(
        message(
            "the link leads to {first_target} in {first_language}, "
            "to {second_target} in {second_language}",
            first_target=first.target,
            first_language=LanguageName(comparison.reference.locale),
            second_target=second.target,
            second_language=LanguageName(comparison.translation.locale),
        ),
        place,
        related=(related,),
        help=message("open both addresses and copy the one that works"),
        several=message(
            "{count} links lead elsewhere in {second_language} "
            "than in {first_language}",
            first_language=LanguageName(comparison.reference.locale),
            second_language=LanguageName(comparison.translation.locale),
        ),
    )
