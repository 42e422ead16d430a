"""Compares two language versions of a document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from twinlint.alignment import align_versions
from twinlint.comparison import Parts, match_versions
from twinlint.documents import Content, Document, read_parts
from twinlint.finding import Finding
from twinlint.gather import gather_findings
from twinlint.mentions import mention_content
from twinlint.register import EMPTY_REGISTER, Register
from twinlint.rule import PairRule, PartRule, Scope, TextRule
from twinlint.rules import PAIR_RULES, PART_RULES, TEXT_RULES
from twinlint.source import Locale, Text, read_text

Judge = Callable[[Iterable[Finding]], Iterable[Finding]]
LANGUAGES = (Locale("fr"), Locale("en"))
"""Those of a pair whose languages nobody names."""
SCOPES = (Scope.PAGE, Scope.PAIR, Scope.TEXT)
"""Those of rules for the documents of others."""


def compare(
    a: str | Document,
    b: str | Document,
    languages: tuple[str, str] = LANGUAGES,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register | None = None,
    *,
    deep: bool = False,
) -> tuple[Finding, ...]:
    """What differs between two language versions, and what is wrong in each.

    A version is a text, or a `Document` that `read_document` gives. Places in a text
    have the tag of its language as their path (`fr`); those in a document have the path
    of its file. Lines and columns count from 1. `format` is that of the texts. With
    `deep`, what seems to be missing is looked for once more, by a package of its own:
    what probably stands elsewhere is a note. Raises `ValueError` for a format that
    there is not, and for languages that are not two; `ImportError` without the package.

    >>> [str(finding.message) for finding in compare("18 mois", "16 months")]
    ['fr says 18, en says 16']
    >>> [str(f.message) for f in compare("3 Häfen", "2 harbours", ("de", "en"))]
    ['de says 3, en says 2']
    """
    if len(languages) != 2:
        raise ValueError(f"languages are {languages!r}, and not two tags")
    first, second = languages
    if first == second:
        raise ValueError(f"both languages are {first!r}")
    if deep:
        from twinlint.deep import require_encoder

        require_encoder()
    return compare_documents(
        a if isinstance(a, Document) else Document(read_text(a, first), format),
        b if isinstance(b, Document) else Document(read_text(b, second), format),
        (Locale(first), Locale(second)),
        register=register or EMPTY_REGISTER,
        is_deep=deep,
    )


def compare_texts(
    reference: Text,
    translation: Text,
    locales: tuple[Locale, Locale] = LANGUAGES,
    *,
    format: str = "markdown",  # noqa: A002 - the word of the interface
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = SCOPES,
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in two texts of one format, by place."""
    return compare_documents(
        Document(reference, format),
        Document(translation, format),
        locales,
        register=register,
        scopes=scopes,
    )


def compare_documents(
    reference: Document,
    translation: Document,
    locales: tuple[Locale, Locale] = LANGUAGES,
    *,
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = SCOPES,
    judge: Judge = iter,
    is_deep: bool = False,
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in two versions of a document, by place.

    `judge` says which of the findings count, and how much; `is_deep` that what seems to
    be missing is looked for once more. Raises ValueError, or
    UnreadableError for a document that is not what its format says; one that
    `read_document` gave is.
    """
    parts = Parts(read_parts(reference), read_parts(translation), locales)
    return compare_parts(
        parts, register=register, scopes=scopes, judge=judge, is_deep=is_deep
    )


def compare_parts(
    parts: Parts,
    *,
    register: Register = EMPTY_REGISTER,
    scopes: tuple[Scope, ...] = SCOPES,
    asked: Collection[str] = (),
    judge: Judge = iter,
    is_deep: bool = False,
) -> tuple[Finding, ...]:
    """What the rules of some scopes find in the parts of two versions, by place.

    Those that are `asked` by their names speak too, whatever their scope.
    """

    def speaks(check: PairRule | TextRule | PartRule) -> bool:
        return check.scope in scopes or check.rule.name in asked

    findings: list[Finding] = []
    for part_check in PART_RULES:
        if speaks(part_check):
            findings += part_check.find(part_check.rule, parts)
    for a, b in parts.paired:
        if a.key and not (
            a.content.text.value.strip() and b.content.text.value.strip()
        ):
            continue  # It is missing, which is told of it as a whole.
        findings += _compare_contents(
            (a.content, b.content),
            parts.locales,
            register,
            speaks,
            judge,
            is_deep=is_deep,
        )
    return gather_findings(judge(findings))


def _compare_contents(
    contents: tuple[Content, Content],
    locales: tuple[Locale, Locale],
    register: Register,
    speaks: Callable[[PairRule | TextRule], bool],
    judge: Judge,
    *,
    is_deep: bool,
) -> Iterator[Finding]:
    first = mention_content(contents[0], locales[0], locales[1])
    second = mention_content(contents[1], locales[1], locales[0])
    if first.is_message and not (first.blocks and second.blocks):
        return  # One of the two is a sign or a tag, which may stand for words.
    comparison = match_versions(align_versions(first, second), register)
    for check in PAIR_RULES:
        if check.scope is Scope.PAGE and speaks(check):
            whole = tuple(judge(check.find(check.rule, comparison)))
            if whole:
                yield from whole
                return
    found: Iterable[Finding] = chain.from_iterable(
        check.find(check.rule, comparison)
        for check in PAIR_RULES
        if check.scope is not Scope.PAGE and speaks(check)
    )
    if is_deep:
        from twinlint.deep import look_again  # And a package that few have.

        found = look_again(found, comparison)
    yield from found
    for text_check in TEXT_RULES:
        if speaks(text_check):
            yield from text_check.find(text_check.rule, first, register)
            yield from text_check.find(text_check.rule, second, register)
