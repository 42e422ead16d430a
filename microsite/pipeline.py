"""The whole flow (see CONTRIBUTING); for `serve`, first the pages looked at.

load → validate → trace → check → route → bundle → render → audit → draw → write
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from microsite.check import (
    Checked,
    advise_on_gone,
    apply_waivers,
    check_words,
    join_findings,
    select_rules,
)
from microsite.data import publish_data
from microsite.incremental import NOTHING_ASKED, Freshness, Kept, Stage, open_kept
from microsite.map import trace_outlines
from microsite.media import (
    Photograph,
    check_printer,
    plan_cards,
    plan_pictures,
    promise_drawings,
)
from microsite.pages import (
    Output,
    Page,
    Supplies,
    Url,
    audit_pages,
    find_base_path,
    hide_weights,
    plan_pages,
    write_weights,
)
from microsite.publish import (
    WriteSummary,
    check_address,
    check_addresses,
    check_form,
    close_gate,
    list_matters,
    make_headers,
    order_findings,
    publish_form,
    show_form,
    write_outputs,
    write_redirects,
)
from microsite.records import COLLECTIONS, Site, Types, add_checked_drafts
from microsite.rulebook import RULES
from microsite.validate import interpret_part, validate_content
from microsite.words import read_translators
from twinlint.catalog import Catalog
from twinlint.data import dataclass
from twinlint.finding import Finding, has_error
from twinlint.source import Locale

INPUTS = ("content", "templates", "locales", "assets")
"""The folders that a site is made from."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run; those of the site are in `content/site.yaml`."""

    root: Path
    """The folder with content/, templates/, locales/ and assets/."""
    today: date
    """The day on which waivers are valid and records are published, or not."""
    with_drafts: bool = False
    is_preview: bool = False
    """For reviewers, as one that its owner must complete; unfinished drafts wait."""
    is_public: bool = False
    """Nothing is published while anything is left for the owner, or a warning."""
    review: Callable[[Built], Iterable[Output]] | None = None
    """Makes what shows reviewers the texts side by side; never for the public."""
    cache: Path | None = None
    """The folder where slow results are kept; None keeps nothing."""
    base_url: str | None = None
    """Instead of the address in `content/site.yaml`."""
    jobs: int = 1
    """Processes that check texts and render pages, unless `kept` is given."""
    rules: tuple[str, ...] = ()
    """Only these rules are reported; all when empty."""
    repository: Path | None = None
    """Where a history tells which translations are old; None does not ask for it."""
    revision: str = "HEAD"
    """The last commit of that history."""
    since: str = ""
    """The commit that a branch left: what it edited is told, and drafts are checked."""
    is_printed: bool = True
    """False leaves out PDF, which takes seconds, where nobody looks at it."""
    is_checked: bool = True
    """False leaves texts uncompared; what keeps a site from being built is found."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build or a check came to."""

    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...] = ()
    """Empty when an error stopped the build before."""
    pages: int = 0
    pairs: int = 0
    words: int = 0
    read: Mapping[str, str] = field(default_factory=dict)
    """`{path: SHA-256}` of the content that the findings are about."""
    written: WriteSummary | None = None
    """None when nothing was to be written, or an error forbade it."""
    base_path: str = ""
    """The path of its host that the site stands below: `/qmi`."""
    site: Site | None = field(default=None, compare=False)
    """What it was built from; None when the settings cannot be read."""
    fresh: Freshness = field(default=NOTHING_ASKED, compare=False)
    """Which translations are older than their originals, and whether that is known."""
    stages: tuple[Stage, ...] = field(default=(), compare=False)
    """How long each stage took; builds that differ in nothing else are the same."""

    @property
    def has_errors(self) -> bool:
        """True when a finding is certain, so that nothing is published."""
        return has_error(self.findings)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A page and what browsers load with it, before anything is checked or written."""

    outputs: tuple[Output, ...]
    base_path: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a build is made from, once its content has been read; see `Built`."""

    findings: tuple[Finding, ...]
    site: Site | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    is_preview: bool = False
    pages: tuple[Page, ...] = ()
    catalogs: Mapping[Locale, Catalog] = field(default_factory=dict)
    supplies: Supplies | None = None
    files: tuple[Output, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    checked: Checked = field(default_factory=Checked)
    fresh: Freshness = NOTHING_ASKED


def check_site(
    config: Config, types: Types = COLLECTIONS, kept: Kept | None = None
) -> Built:
    """What a build would find, and its pages; drawings and headers are left to it."""
    with _open_kept(config, kept) as opened:
        plan = _check_plan(config, _plan_site(config, types, opened), opened)
        return _make_pages(config, plan, opened)


def build_site(
    config: Config, out: Path, types: Types = COLLECTIONS, kept: Kept | None = None
) -> Built:
    """Check the site and, when there is no error, publish it into a folder.

    `types` are those that its records may have; `kept` is what builds before have kept.
    """
    with _open_kept(config, kept) as opened:
        plan = _check_plan(config, _plan_site(config, types, opened), opened)
        built = _make_pages(config, plan, opened)
        if plan.site is None or built.has_errors:
            return built
        told = (plan.site, plan.pages, built.outputs)
        _, unindexed = opened.timings.run("index", opened.index_pages, *told)
        built = _add_findings(built, unindexed)
        return _publish(config, out, plan, built, opened, is_durable=True)


def build_in_steps(
    config: Config, out: Path, kept: Kept, looked_at: Callable[[], tuple[str, ...]]
) -> Iterator[Glimpse | Built]:
    """What `build_site` does, in steps that each can be shown.

    Glimpses of the pages that people look at (`looked_at`: addresses, the most wanted
    first); what was found in the content, where the pages of before had no fault; what
    was found, the last step of a broken site; what was published; then a new index.
    """
    with kept:
        plan = _plan_site(config, COLLECTIONS, kept)
        yield from _take_glimpses(config, plan, kept, looked_at)
        plan = _check_plan(config, plan, kept)
        found = _tell(config, plan, kept)
        if is_told := not (found.has_errors or kept.pages.have_faults):
            yield found
        built = _make_pages(config, plan, kept)
        if plan.site and plan.site.settings.form and built.has_errors:
            base_path = find_base_path(config.base_url or plan.site.settings.base_url)
            yield Glimpse(show_form(config.root, plan.site, base_path), base_path)
        if not is_told or built.findings != found.findings:
            yield built
        if plan.site is None or built.has_errors:
            return
        kept.go_on()
        before = kept.index
        built = _publish(config, out, plan, built, kept, is_durable=False)
        yield built
        if built.has_errors:
            return
        kept.go_on()
        index, unindexed = kept.index_pages(plan.site, plan.pages, built.outputs)
        if index != before:
            yield Glimpse(index, built.base_path)
        if unindexed:
            yield _add_findings(built, unindexed)


def _take_glimpses(
    config: Config, plan: _Plan, kept: Kept, looked_at: Callable[[], tuple[str, ...]]
) -> Iterator[Glimpse]:
    """Pages that people look at, with all that browsers load beside them."""
    if plan.site is None or plan.supplies is None:
        return
    base_path = find_base_path(plan.supplies.base_url)
    promised = promise_drawings(plan.photographs, plan.supplies.cards)
    made_from = (config.root, plan.site, plan.pages, plan.supplies)
    for address in looked_at():
        page = kept.pages.write_page(*made_from, address.removeprefix(base_path))
        if page:
            outputs = (hide_weights(page), *plan.files)
            files, is_preview = (*outputs, *promised), plan.is_preview
            headers = make_headers(files, plan.pages, base_path, is_preview=is_preview)
            yield Glimpse((*outputs, headers), base_path)


def _open_kept(config: Config, kept: Kept | None) -> AbstractContextManager[Kept]:
    """What builds of a site with these settings have kept."""
    name = f"{config.with_drafts} {config.base_url}"
    return open_kept(kept, config.cache, name, config.jobs)


def _plan_site(config: Config, types: Types, kept: Kept) -> _Plan:
    """Read all that a site is made from."""
    run, start = kept.timings.run, config.since or config.revision
    content, findings = run("load", kept.load_content, config.root, types)
    site, found = run(
        "validate",
        validate_content,
        *(content.documents, content.broken),
        with_drafts=config.with_drafts,
        is_lenient=config.is_preview,
        today=config.today,
        types=types,
        interpret=kept.remember_records(interpret_part),
        go_through=kept.go_through,
        before=kept.historian.read_before(config.repository, start),
    )
    findings += found
    if site is None:
        return _Plan(findings, read=content.digests)
    shapes, found = run("map", trace_outlines, site, content.outlines, content.paths)
    catalogs, more = run("catalogs", kept.read_catalogs, config.root, site.locales)
    pages, wrong = run("route", plan_pages, site)
    findings += (*found, *more, *wrong, *check_addresses(config.root, site, pages))
    base_url = (config.base_url or site.settings.base_url).rstrip("/")
    base_path = find_base_path(base_url)
    assets, bundled = run("bundle", kept.bundle_assets, config.root, base_path)
    pictures, photos, found = run("pictures", plan_pictures, config.root, site, assets)
    can_print, noted = check_printer(config.root, site)
    findings += (*bundled, *found, *noted, *check_form(config.root, site))
    if config.is_public or not config.base_url:
        findings += check_address(base_url, site)
    plan = _Plan(findings, site, content.digests, False, pages, catalogs)
    waived = _waive(config, plan)
    plan = replace(plan, is_preview=config.is_preview or bool(list_matters(waived)))
    if has_error(waived):
        return plan
    translators = read_translators(site.locales)
    data = run("data", publish_data, site, pages, base_url, translators)
    supplies = Supplies(
        base_url,
        catalogs,
        assets,
        pictures,
        shapes,
        cards=run("cards", plan_cards, site, pages),
        data=tuple(Url(f"/{output.path}") for output in data),
        can_print=config.is_printed and can_print,
        is_preview=plan.is_preview,
    )
    data += tuple(Output(a.url.lstrip("/"), a.content) for a in assets.values())
    return replace(plan, supplies=supplies, files=data, photographs=photos)


def _check_plan(config: Config, plan: _Plan, kept: Kept) -> _Plan:
    """Check what was read."""
    if (site := plan.site) is None:
        return plan
    site = add_checked_drafts(site) if config.since else site
    run, start = kept.timings.run, config.since or config.revision
    before = kept.historian.read_before(config.repository, start)
    texts = (site, plan.catalogs, kept.means, plan.findings, before)
    checked = run("check", check_words, *texts) if config.is_checked else Checked()
    asked = (config.repository, config.revision, site, plan.read)
    fresh = run("history", kept.historian.find_stale, *asked)
    findings = join_findings(plan.findings, checked.findings, fresh.stale, site)
    findings = advise_on_gone(findings, fresh.former, site)
    return replace(plan, findings=findings, checked=checked, fresh=fresh)


def _make_pages(config: Config, plan: _Plan, kept: Kept) -> Built:
    """Write the pages of what was checked, where there is no error."""
    run = kept.timings.run
    outputs: tuple[Output, ...] = ()
    if plan.site and plan.supplies and not has_error(_waive(config, plan)):
        made_from = (config.root, plan.site, plan.pages, plan.supplies)
        outputs, found = run("render", kept.pages.render, *made_from)
        base_url = plan.supplies.base_url
        beside = (plan.files, base_url, kept.weigh_page)
        outputs = run("weigh", write_weights, plan.pages, outputs, *beside)
        outputs += plan.files
        published = (*outputs, *promise_drawings(plan.photographs, plan.supplies.cards))
        told = (plan.site, plan.pages, published, base_url)
        audited = audit_pages(*told, kept.read_anatomies, has_faults=bool(found))
        found += run("audit", tuple, audited)
        kept.pages.have_faults = bool(found)
        plan = replace(plan, findings=(*plan.findings, *found))
    return _tell(config, plan, kept, outputs)


def _tell(
    config: Config, plan: _Plan, kept: Kept, outputs: tuple[Output, ...] = ()
) -> Built:
    """What was found so far."""
    findings = _waive(config, plan)
    if plan.site is not None:
        findings += tuple(close_gate(findings)) if config.is_public else ()
        findings = select_rules(findings, config.rules)
    return Built(
        order_findings(findings),
        outputs,
        len(plan.pages) if outputs else 0,
        plan.checked.pairs,
        plan.checked.words,
        plan.read,
        base_path=find_base_path(plan.supplies.base_url) if plan.supplies else "",
        site=plan.site,
        fresh=plan.fresh,
        stages=kept.timings.stages,
    )


def _waive(config: Config, plan: _Plan) -> tuple[Finding, ...]:
    """What was found so far, without what is accepted."""
    if plan.site is None:
        return plan.findings
    return apply_waivers(
        *(plan.findings, plan.site, config.today, RULES),
        is_whole=config.is_checked,
        with_drafts=config.with_drafts,
        unasked=plan.fresh.unasked,
    )


def _publish(
    config: Config, out: Path, plan: _Plan, made: Built, kept: Kept, *, is_durable: bool
) -> Built:
    """Draw what is left to draw, and publish a site without an error."""
    if plan.site is None or plan.supplies is None:
        return made
    from microsite.media import draw_files  # a check does not wait for what draws

    drawn_for = (made.outputs, plan.supplies, plan.photographs)
    outputs, findings = draw_files(*drawn_for, kept.keep, kept.timings.run)
    if findings:
        return _add_findings(made, findings)
    outputs += kept.index
    outputs += write_redirects(plan.site, plan.pages, plan.supplies.base_url)
    outputs += tuple(config.review(made) if config.review else ())
    outputs += publish_form(config.root, plan.site, with_drafts=config.with_drafts)
    told = (outputs, plan.pages, made.base_path, plan.site.settings.form)
    outputs += (make_headers(*told, is_preview=plan.is_preview),)
    inputs = [config.root / name for name in INPUTS]
    written, findings = kept.timings.run(
        "write", write_outputs, outputs, out, inputs=inputs, is_durable=is_durable
    )
    made = _add_findings(made, findings)
    return replace(made, outputs=outputs, written=written, stages=kept.timings.stages)


def _add_findings(built: Built, findings: tuple[Finding, ...]) -> Built:
    return replace(built, findings=order_findings((*built.findings, *findings)))
