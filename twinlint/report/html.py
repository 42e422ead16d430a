"""HTML for a browser: a page that shows findings; the preview shows it too."""

from __future__ import annotations

from html import escape

from twinlint.finding import Finding
from twinlint.reporter import Report, Reporter, write_place


def write(report: Report) -> str:
    """A page without script."""
    reporter, shown = report.reporter, report.findings
    translate = reporter.translate
    title = reporter.write_summary(shown)
    items = "".join(_write_item(finding, reporter) for finding in shown)
    heading = translate(report.title)
    return (
        f'<!doctype html>\n<html lang="{escape(translate.locale)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{escape(heading)}</h1>\n"
        f"<p>{escape(title)}</p>\n"
        f"<ol>\n{items}</ol>\n</main>\n</body>\n</html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
    "body{margin:0}main{max-inline-size:60rem;margin-inline:auto;padding:1.5rem}"
    "li{margin-block-end:2rem}pre{overflow-x:auto;padding:.75rem;"
    "background:color-mix(in srgb,currentcolor 8%,transparent)}"
    ".place{font-family:ui-monospace,monospace}"
)


def _write_item(finding: Finding, reporter: Reporter) -> str:
    text = reporter.write_text([finding]).rstrip("\n")
    first, _, rest = text.partition("\n")
    where = write_place(finding.place.span) if finding.place else ""
    said = reporter.translate(finding.message)
    body = rest or first
    return (
        f"<li><p><strong>{escape(said)}</strong><br>"
        f'<span class="place">{escape(where)}</span> [{escape(finding.rule)}]</p>'
        f"<pre>{escape(body)}</pre></li>\n"
    )
