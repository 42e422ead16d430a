"""The whole flow, from files to a published folder.

load → validate → trace → check → route → bundle → render → audit → draw → write; see
CONTRIBUTING.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from microsite.cache import Cache
from microsite.catalogs import check_catalog, extract_messages, read_catalog
from microsite.check import (
    Checked,
    apply_waivers,
    check_texts,
    compare_catalogs,
    learn_register,
    select_rules,
)
from microsite.config import Config
from microsite.data import index_pages, publish_data
from microsite.load import Content, load_content
from microsite.map import trace_outlines
from microsite.media import (
    Photograph,
    bundle_assets,
    plan_cards,
    plan_pictures,
    promise_pictures,
)
from microsite.pages import (
    Card,
    Output,
    Page,
    Supplies,
    Url,
    audit_pages,
    find_base_path,
    plan_pages,
    render_pages,
)
from microsite.publish import WriteSummary, plan_headers, write_headers, write_outputs
from microsite.records import COLLECTIONS, Site, Types
from microsite.rulebook import RULES
from microsite.validate import validate_content
from microsite.words import read_translators
from twinlint.catalog import Catalog
from twinlint.finding import Finding, Severity, sort_findings
from twinlint.register import Register
from twinlint.source import Locale

INPUTS = ("content", "templates", "locales", "assets")
"""The folders that a site is made from."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build or a check came to."""

    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...] = ()
    """Empty when an error stopped the build before pages were rendered."""
    pages: int = 0
    pairs: int = 0
    words: int = 0
    read: Mapping[str, str] = field(default_factory=dict)
    """`{path: SHA-256}` of the content that the findings are about."""
    written: WriteSummary | None = None
    """None when nothing was to be written, or an error forbade it."""
    base_path: str = ""
    """The path of its host that the site stands below: `/qmi`."""

    @property
    def has_errors(self) -> bool:
        """True when a finding is certain, so that nothing is published."""
        return any(f.severity == Severity.ERROR for f in self.findings)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a build makes its last files from, once it is known to be without error."""

    site: Site
    pages: tuple[Page, ...]
    cards: tuple[Card, ...]
    photographs: tuple[Photograph, ...]
    base_path: str


def check_site(config: Config, types: Types = COLLECTIONS) -> Built:
    """What a build would find, and its pages; drawings and headers are left to it."""
    return _draft_site(config, types)[0]


def _draft_site(config: Config, types: Types) -> tuple[Built, _Draft | None]:
    content, findings = load_content(config.root, types)
    built, draft = _draft_content(config, types, content, findings)
    return replace(built, read=content.digests), draft


def _draft_content(
    config: Config, types: Types, content: Content, findings: tuple[Finding, ...]
) -> tuple[Built, _Draft | None]:
    site, found = validate_content(
        content.documents, content.broken, with_drafts=config.with_drafts, types=types
    )
    findings += found
    if site is None:
        return Built(sort_findings(findings)), None
    paths = content.documents.keys() | content.broken | content.outlines.keys()
    shapes, found = trace_outlines(site, content.outlines, paths)
    findings += found
    register = learn_register(site)
    checked = check_texts(site, register)
    catalogs, found = _read_catalogs(config.root, site, register)
    findings += (*checked.findings, *found)
    pages, found = plan_pages(site)
    findings += found
    base_url = (config.base_url or site.settings.base_url).rstrip("/")
    base_path = find_base_path(base_url)
    assets, found = bundle_assets(config.root, base_path)
    findings += found
    pictures, photographs, found = plan_pictures(config.root, site, assets)
    findings += found
    if _has_error(apply_waivers(findings, site, config.today, RULES)):
        return _finish(config, site, findings, checked), None
    data = publish_data(site, pages, base_url, read_translators(site.locales))
    supplies = Supplies(
        base_url,
        catalogs,
        assets,
        pictures,
        shapes,
        cards=plan_cards(site, pages),
        data=tuple(Url(f"/{output.path}") for output in data),
    )
    outputs, found = render_pages(config.root, site, pages, supplies, jobs=config.jobs)
    files = tuple(Output(a.url.lstrip("/"), a.content) for a in assets.values())
    outputs += (*files, *data)
    published = (*outputs, *promise_pictures(photographs))
    findings += (*found, *audit_pages(site, pages, published, base_url))
    built = _finish(config, site, findings, checked, outputs, pages)
    cards = tuple(supplies.cards.values())
    return built, _Draft(site, pages, cards, photographs, base_path)


def build_site(config: Config, out: Path, types: Types = COLLECTIONS) -> Built:
    """Check the site and, when there is no error, publish it into a folder.

    `types` are those that its records may have.
    """
    # A check does not wait for what draws pictures.
    from microsite.media import draw_cards, draw_pictures

    built, draft = _draft_site(config, types)
    if built.has_errors or draft is None:
        return built
    kept = Cache(config.cache)
    outputs = (*built.outputs, *draw_cards(draft.cards, kept))
    outputs += draw_pictures(draft.photographs, kept)
    index, unindexed = index_pages(draft.site, draft.pages, built.outputs)
    outputs += index
    rules = plan_headers(
        outputs, draft.pages, draft.base_path, is_preview=config.is_preview
    )
    outputs += (write_headers(rules),)
    inputs = [config.root / name for name in INPUTS]
    written, findings = write_outputs(outputs, out, inputs=inputs)
    return replace(
        built,
        findings=sort_findings((*built.findings, *unindexed, *findings)),
        outputs=outputs,
        written=written,
        base_path=draft.base_path,
    )


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _finish(
    config: Config,
    site: Site,
    findings: tuple[Finding, ...],
    checked: Checked,
    outputs: tuple[Output, ...] = (),
    pages: tuple[Page, ...] = (),
) -> Built:
    kept = apply_waivers(findings, site, config.today, RULES)
    return Built(
        sort_findings(select_rules(kept, config.rules)),
        outputs,
        len(pages),
        checked.pairs,
        checked.words,
    )


def _read_catalogs(
    root: Path, site: Site, register: Register
) -> tuple[dict[Locale, Catalog], tuple[Finding, ...]]:
    """The catalogs; what they lack is only known when every template can be read."""
    said, broken = extract_messages(root)
    catalogs: dict[Locale, Catalog] = {}
    findings = list(broken)
    for locale in site.locales:
        catalogs[locale], found = read_catalog(root, locale)
        findings.extend(found)
        if not found and not broken:
            findings.extend(check_catalog(catalogs[locale], said))
    findings.extend(compare_catalogs(site, catalogs, register))
    return catalogs, tuple(findings)
