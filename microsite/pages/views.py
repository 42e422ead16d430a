"""What pages show of communes, solutions, people, figures: which, in what order.

Templates ask for each under its own name, without the site: `events_by_year()`. What
other rooms ask too stands in `microsite/records/relations.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain, groupby, islice

from microsite.pages.agenda import (
    calendar_days,
    calls_by_state,
    calls_of,
    current_calls,
    feed_entries,
    latest_news,
    offices_of,
    quotations_of,
    state_of,
)
from microsite.pages.drawn import progress_of, selection_of
from microsite.pages.page import Page
from microsite.records import (
    Commune,
    Department,
    Edition,
    Event,
    Figure,
    GlossaryTerm,
    Localizable,
    Mandate,
    News,
    Office,
    Organisation,
    OrganisationKind,
    PageKind,
    PageRecord,
    PartialDate,
    Person,
    Phase,
    Site,
    Solution,
    Status,
    Term,
    TextPage,
    Theme,
    communes_of,
    find_citing,
    find_term,
    has_page,
    mandates,
    rank_date,
    read_title,
    solutions_of,
)
from twinlint.source import Locale

# Communes and editions ----------------------------------------------------------------


def phase_of(site: Site, record: Commune | Solution) -> Phase | None:
    """The phase of its edition that a commune or solution belongs to."""
    edition = site.editions[record.edition]
    return next((p for p in edition.phases if p.id == record.phase), None)


def neighbours_of(site: Site, commune: Commune) -> tuple[Commune, ...]:
    """Other communes of a commune's edition, and of its phase if it has some."""
    ids = site.communes.find_naming(
        commune.phase or commune.edition, "phase" if commune.phase else "edition"
    )
    others = (site.communes[id_] for id_ in ids if id_ != commune.id)
    own = (each for each in others if each.edition == commune.edition)
    return tuple(islice(own, _NEIGHBOURS))


_NEIGHBOURS = 12
"""Names on a page that is about another one."""


def communes_by_department(
    site: Site,
) -> tuple[tuple[Department, tuple[Commune, ...]], ...]:
    """The communes by their département, in the order of its code."""
    groups: dict[str, list[Commune]] = defaultdict(list)
    for commune in site.communes.values():
        groups[commune.department.code].append(commune)
    return tuple((g[0].department, tuple(g)) for _, g in sorted(groups.items()))


def communes_by_edition(site: Site) -> tuple[Commune, ...]:
    """All communes, those of the first edition first."""
    return tuple(c for e in site.editions.values() for c in communes_of(site, e))


def communes_with_solutions(site: Site) -> tuple[Commune, ...]:
    """The communes where a solution is described."""
    return tuple(c for c in site.communes.values() if solutions_of(site, c))


# Solutions and themes -----------------------------------------------------------------


def solutions_by_status(site: Site) -> tuple[tuple[Status, tuple[Solution, ...]], ...]:
    """The solutions by how far they have come, those under test first.

    A status that no solution has is left out.
    """
    order = (Status.TESTING, Status.TESTED, Status.ANNOUNCED, Status.MENTIONED)
    groups = (
        (status, tuple(s for s in site.solutions.values() if s.status == status))
        for status in order
    )
    return tuple((status, group) for status, group in groups if group)


def pages_of_themes(site: Site) -> tuple[Theme, ...]:
    """The themes that have enough to say for a page of their own."""
    declared = site.types["themes"]
    return tuple(t for t in site.themes.values() if has_page(site, declared, t))


def entries_of_themes(site: Site) -> tuple[Theme, ...]:
    """The other themes, which are entries of their list alone."""
    declared = site.types["themes"]
    return tuple(t for t in site.themes.values() if not has_page(site, declared, t))


def holders_of(site: Site, solution: Solution) -> tuple[Organisation, ...]:
    """The organisations that test a solution."""
    return tuple(site.organisations[id_] for id_ in solution.organisations)


def others_of(site: Site, solution: Solution) -> tuple[Solution, ...]:
    """Other solutions of a solution's communes, then of its themes."""
    near = chain(
        *(site.solutions.find_naming(id_, "communes") for id_ in solution.communes),
        *(site.solutions.find_naming(id_, "themes") for id_ in solution.themes),
    )
    ids = dict.fromkeys(id_ for id_ in islice(near, 4 * _OTHERS) if id_ != solution.id)
    return tuple(site.solutions[id_] for id_ in islice(ids, _OTHERS))


_OTHERS = 6
"""Cards of a page that is about something else."""


def themes_with_solutions(site: Site) -> tuple[Theme, ...]:
    """The themes in which a solution is described."""
    return tuple(t for t in site.themes.values() if solutions_of(site, t))


# News, dates and figures --------------------------------------------------------------


def news_of(site: Site, record: Commune | Edition) -> tuple[News, ...]:
    """The news about a commune or an edition, latest first."""
    return tuple(site.news[id_] for id_ in find_citing(site, "news", record))


def events_of(site: Site, record: Commune | Edition) -> tuple[Event, ...]:
    """The events of a commune or an edition, in the order of time."""
    return tuple(site.timeline[id_] for id_ in find_citing(site, "timeline", record))


def events_by_year(site: Site) -> tuple[tuple[int, tuple[Event, ...]], ...]:
    """The timeline, year by year."""
    years = groupby(site.timeline.values(), key=lambda event: event.date.year)
    return tuple((year, tuple(events)) for year, events in years)


def figures_of(site: Site, edition: Edition) -> tuple[Figure, ...]:
    """The figures of an edition."""
    ids = site.figures.find_naming(edition.id, "edition")
    return tuple(site.figures[id_] for id_ in ids)


def leading_figures(site: Site) -> tuple[Figure, ...]:
    """The figures of the home page: the first four of the file."""
    return tuple(site.figures.values())[:4]


# People and organisations -------------------------------------------------------------


def mandates_of(site: Site, person: Person) -> tuple[tuple[Commune, Mandate], ...]:
    """The communes that a person is or was the mayor of."""
    ids = site.communes.find_naming(person.id, "mayor.person")
    communes = (site.communes[id_] for id_ in ids)
    return tuple((commune, commune.mayor) for commune in communes if commune.mayor)


def mayors(site: Site) -> tuple[Person, ...]:
    """The mayors of communes, each once, in the order of their communes."""
    ids = dict.fromkeys(mandate.person for _, mandate in mandates(site))
    return tuple(site.people[id_] for id_ in ids)


def people_with_roles(site: Site) -> tuple[Person, ...]:
    """The people of the programme, in the order of the file.

    Mayors, whose office stands in their commune's record, are not among them: their
    other roles are shown with that office.
    """
    return tuple(p for p in _list_with_roles(site) if not _is_of_before(site, p))


def people_of_before(site: Site) -> tuple[Person, ...]:
    """The same of those whom sources name only before the first communes joined."""
    return tuple(p for p in _list_with_roles(site) if _is_of_before(site, p))


def _list_with_roles(site: Site) -> tuple[Person, ...]:
    elected = {mandate.person for _, mandate in mandates(site)}
    people = site.people.items()
    return tuple(p for id_, p in people if p.roles and id_ not in elected)


def _is_of_before(site: Site, person: Person) -> bool:
    joined = [e.joined.first_day for e in site.editions.values() if e.joined]
    known = [site.sources[id_] for id_ in person.sources if id_ in site.sources]
    days = [source.date.last_day for source in known if source.date]
    is_dated = bool(joined) and 0 < len(known) == len(days)
    return is_dated and max(days) < min(joined)


def solutions_tested_by(site: Site, organisation: Organisation) -> tuple[Solution, ...]:
    """The solutions that an organisation tests."""
    ids = site.solutions.find_naming(organisation.id, "organisations")
    return tuple(site.solutions[id_] for id_ in ids)


def solutions_to_show(site: Site) -> tuple[Solution, ...]:
    """The solutions that have been tried, which other pages show; at least that."""
    shown = (Status.TESTING, Status.TESTED)
    return tuple(s for s in site.solutions.values() if s.status in shown)


def term_of(site: Site, office: Office, commune: Commune | None = None) -> Term:
    """What can be said of somebody's time in an office, in a commune if it is hers."""
    return find_term(site, office, commune)


def organisations_of_kind(site: Site, kind: str) -> tuple[Organisation, ...]:
    """The organisations that play one part: `partner`, `project-holder`."""
    return tuple(o for o in site.organisations.values() if o.kind == kind)


def organisations_by_kind(
    site: Site,
) -> tuple[tuple[OrganisationKind, tuple[Organisation, ...]], ...]:
    """The organisations by the part they play; a part nobody plays is left out."""
    groups = ((kind, organisations_of_kind(site, kind)) for kind in OrganisationKind)
    return tuple((kind, group) for kind, group in groups if group)


# The site itself ----------------------------------------------------------------------


def short_name(site: Site) -> Localizable | str:
    """The short name of the site, for the titles of pages."""
    return site.programme.acronym if site.programme else site.settings.name


def changed_on(site: Site, page: Page) -> PartialDate:
    """When the text of a page last changed, as records say it; of a list, any of its.

    A record that does not say it is as old as the last review, which read it.
    """
    listed = (
        record
        for declared in site.types.values()
        if declared.list_page == page.kind
        for record in site.collection(declared.name).values()
        if isinstance(record, PageRecord)
    )
    days = (each.updated for each in (page.record, *listed))
    return max((day or site.settings.updated for day in days), key=rank_date)


def pages_by_menu(site: Site) -> tuple[TextPage, ...]:
    """The text pages that lead somewhere: the home page, then as menus have them.

    Pages that stand in no menu come last, in the order of their ids.
    """
    homes = (id_ for id_, p in site.pages.items() if p.kind == PageKind.HOME)
    menus = (*site.settings.navigation, *site.settings.footer)
    ids = dict.fromkeys((*homes, *menus, *site.pages))
    pages = (site.pages[id_] for id_ in ids if id_ in site.pages)
    return tuple(p for p in pages if p.kind != PageKind.NOT_FOUND)


def defined_terms(site: Site) -> tuple[GlossaryTerm, ...]:
    """The terms of the glossary that have a definition."""
    return tuple(t for t in site.glossary.values() if t.definition)


def named_languages(site: Site) -> Mapping[str, Locale]:
    """Names that keep their own language everywhere: `{name: language}`."""
    names = {
        term.term.root: Locale(term.language)
        for term in site.glossary.values()
        if term.is_name and term.language and isinstance(term.term.root, str)
    }
    if site.programme:
        names[site.programme.name] = Locale(site.programme.name_language)
    return names


def compounds(site: Site) -> frozenset[str]:
    """Places, words of the glossary and words of titles that have a hyphen."""
    names = {c.name for c in site.communes.values()}
    names |= {c.department.name for c in site.communes.values()}
    names |= {c.district.name for c in site.communes.values() if c.district}
    for term in site.glossary.values():
        names.update(term.term[locale] for locale in site.locales)
        names.update(*term.variants.values())
    titled = (*site.pages.values(), *site.solutions.values(), *site.news.values())
    for record in titled:
        for locale in site.locales:
            names.update(_COMPOUND.findall(read_title(record, locale)))
    return frozenset(name for name in names if "-" in name)


_COMPOUND = re.compile(r"(?<!\w)\w++(?:-\w++)+")


_VIEWS: tuple[Callable[..., object], ...] = (
    phase_of,
    communes_of,
    communes_by_department,
    communes_by_edition,
    communes_with_solutions,
    solutions_of,
    solutions_by_status,
    neighbours_of,
    pages_of_themes,
    entries_of_themes,
    holders_of,
    term_of,
    others_of,
    themes_with_solutions,
    latest_news,
    news_of,
    events_of,
    events_by_year,
    feed_entries,
    calendar_days,
    calls_by_state,
    calls_of,
    current_calls,
    state_of,
    quotations_of,
    offices_of,
    figures_of,
    progress_of,
    selection_of,
    leading_figures,
    mayors,
    mandates_of,
    people_with_roles,
    people_of_before,
    solutions_tested_by,
    solutions_to_show,
    organisations_of_kind,
    organisations_by_kind,
    short_name,
    changed_on,
    pages_by_menu,
    defined_terms,
)


def offer_views(site: Site) -> Mapping[str, Callable[..., object]]:
    """The views of a site, by the names that templates give them."""
    return {view.__name__: partial(view, site) for view in _VIEWS}
