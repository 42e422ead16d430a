"""Checks what records say of one another: references, circles, unused, unlisted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.records import (
    Call,
    Commune,
    Edition,
    Record,
    Site,
    Solution,
    list_references,
    pages_above,
    read_field,
    walk_references,
)
from microsite.validate import problems
from microsite.validate.halves import Broken
from microsite.validate.unknown import (
    Known,
    guess_records,
    report_unknown_reference,
)
from microsite.validate.unparted import find_unparted
from microsite.validate.unpublished import report_draft
from twinlint.finding import Finding, Place, message
from twinlint.source import Span


def check_references(site: Site, published: Site, known: Known) -> Iterator[Finding]:
    """What is wrong with the references of a site's records.

    `site` holds drafts too, `published` may not.
    """
    yield from _check_fields(site, known)
    yield from _check_parents(site)
    yield from _check_agreement(published)
    if site.is_whole:
        yield from _check_use(site, known)
        yield from _check_lists(site, published)


def _check_fields(site: Site, known: Known) -> Iterator[Finding]:
    for ref, part in site.parts():
        is_draft = isinstance(part, Record) and part.draft
        for path, collection, id_ in list_references(part):
            is_known = known.holds(collection, id_)
            if is_known and (is_draft or not known.is_draft(collection, id_)):
                continue
            place = site.origins[ref].place(path, text=id_)
            if is_known:
                yield report_draft(site, collection, id_, place)
            else:
                yield find_unparted(
                    site.origins[ref], path, collection, known
                ) or report_unknown_reference(collection, id_, place, known)


def check_broken(broken: Iterable[Broken], known: Known) -> Iterator[Finding]:
    """Unknown names in records that cannot be read for another reason."""
    for _, model, origin in broken:
        for path, reference, id_ in walk_references(model, origin.data()):
            if not known.holds(reference.collection, id_):
                place = origin.place(path, text=id_)
                name = reference.collection
                yield find_unparted(
                    origin, path, name, known
                ) or report_unknown_reference(name, id_, place, known)


def _check_parents(site: Site) -> Iterator[Finding]:
    """No page stands above itself; each circle is reported once, at its first page."""
    reported: set[str] = set()
    for id_, page in site.pages.items():
        above = pages_above(site, page)
        if page not in above or id_ in reported:
            continue
        circle = tuple(other.id for other in above)
        reported.update(circle)
        yield problems.CYCLIC_REFERENCE(
            message(
                "“{id}” stands above itself: {circle}",
                id=id_,
                circle=" → ".join((*circle, circle[0])),
            ),
            site.origins[f"page:{id_}"].place(("parent",)),
            related=tuple(
                site.origins[f"page:{other}"].place(
                    ("parent",), said=message("this one is in the circle")
                )
                for other in circle
                if other != id_
            ),
            help=message("remove one of the “parent:”"),
        )


def _check_agreement(site: Site) -> Iterator[Finding]:
    """A solution is of the edition of its communes; phases are those of the edition."""
    for id_, commune in site.communes.items():
        yield from _check_phase(site, f"commune:{id_}", commune)
    for id_, solution in site.solutions.items():
        yield from _check_editions(site, f"solution:{id_}", solution)
    for id_, call in site.calls.items():
        yield from _check_editions(site, f"call:{id_}", call)


def _check_editions(site: Site, ref: str, record: Solution | Call) -> Iterator[Finding]:
    communes = [site.communes[i] for i in record.communes if i in site.communes]
    others = [
        commune
        for commune in communes
        if commune.edition in site.editions and commune.edition != record.edition
    ]
    meant = _find_edition(site, record, others)
    if not meant:
        yield from _check_phase(site, ref, record)
    if record.edition in site.editions:
        for commune in others:
            yield _report_contradiction(site, ref, record, commune, meant)


def _find_edition(
    site: Site, record: Solution | Call, others: list[Commune]
) -> Edition | None:
    """The edition that the phase of a record and communes of it are of, and it is not.

    Its own may have a phase of that name too: then nothing tells which is meant.
    """
    own = site.editions.get(record.edition or "")
    editions = {commune.edition for commune in others}
    if own is None or not record.phase or len(editions) != 1:
        return None
    (meant,) = (site.editions[id_] for id_ in editions)
    has_phase, had_phase = (
        any(phase.id == record.phase for phase in each.phases) for each in (own, meant)
    )
    return meant if had_phase and not has_phase else None


def _check_phase(
    site: Site, ref: str, record: Commune | Solution | Call
) -> Iterator[Finding]:
    edition = site.editions.get(record.edition or "")
    if edition is None or not record.phase:
        return
    phases = tuple(phase.id for phase in edition.phases)
    if record.phase not in phases:
        yield problems.UNKNOWN_REFERENCE(
            message(
                "“{phase}” is not a phase of {edition}",
                phase=record.phase,
                edition=edition.id,
            ),
            site.origins[ref].place(("phase",)),
            help=message("use {phases}", phases=phases)
            if phases
            else message("delete “phase:”: the edition has none"),
        )


def _report_contradiction(
    site: Site,
    ref: str,
    record: Solution | Call,
    commune: Commune,
    meant: Edition | None,
) -> Finding:
    said = {
        "edition": record.edition or "",
        "commune": commune.name,
        "commune_edition": commune.edition,
    }
    words = {
        "solution": message(
            "the solution is of {edition}, {commune} is of {commune_edition}", **said
        ),
        "call": message(
            "the call is of {edition}, {commune} is of {commune_edition}", **said
        ),
    }
    return problems.CONTRADICTING_REFERENCE(
        words[ref.partition(":")[0]],
        site.origins[ref].place(("edition",)),
        related=(
            site.origins[f"commune:{commune.id}"].place(
                ("edition",), said=message("the commune says it here")
            ),
        ),
        help=message(
            "write “edition: {edition}”: {commune} and “{phase}” are of it",
            edition=meant.id,
            commune=commune.name,
            phase=record.phase or "",
        )
        if meant
        else message("correct the edition, or the list of communes"),
    )


def _check_use(site: Site, known: Known) -> Iterator[Finding]:
    """Records that other records should name, and none does, or seems to mean."""
    used = {
        (collection, id_)
        for _, part in site.parts()
        for _, collection, id_ in list_references(part)
    }
    used |= {
        (collection, guess)
        for collection, id_ in used
        if not known.holds(collection, id_)
        for guess in guess_records(collection, id_, known)
    }
    for name, declared in site.types.items():
        if not declared.needs_use:
            continue
        for id_, record in site.collection(name).items():
            if (name, id_) in used or (
                declared.shown_by and read_field(site, record, declared.shown_by)
            ):
                continue
            yield problems.UNUSED_RECORD(
                message("no record names “{id}”", id=id_),
                site.origins[f"{declared.word}:{id_}"].key_place(()),
                help=message("cite it where it belongs, or delete it"),
            )


def _check_lists(site: Site, published: Site) -> Iterator[Finding]:
    """Records that are published without the page that lists them."""
    for name, declared in site.types.items():
        kind = declared.list_page
        listed = published.collection(name) and declared.page and kind
        if not listed or published.page_of_kind(kind):
            continue
        draft = site.page_of_kind(kind)
        if draft:
            place = site.origins[f"page:{draft.id}"].place(("draft",))
            advice = message("remove “draft: true”")
        else:
            path = f"content/pages/{kind}.yaml"
            place = Place(Span(path, 1, 1, 1, 1))
            advice = message("add {path} with “kind: {kind}”", path=path, kind=kind)
        yield problems.MISSING_LIST(
            message("no page lists the records of content/{name}", name=name),
            place,
            help=advice,
        )
