"""The headers that the host sends with each file, computed from what is published.

Written to `_headers`, which Netlify reads (docs.netlify.com, "Custom headers"); the
preview and the browser tests read the same file. What a site does not have, no page may
load: a site without fonts allows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from microsite.data import SEARCH_FOLDER
from microsite.pages import Html, Output, Page
from microsite.records import PageKind

FILE = "_headers"
POLICY = "Content-Security-Policy"

_SOURCES: Mapping[str, tuple[str, ...]] = {
    "script-src": (".js",),
    "style-src": (".css",),
    "img-src": (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif"),
    "font-src": (".woff2", ".woff", ".ttf", ".otf"),
    "manifest-src": (".webmanifest",),
    "connect-src": ("robots.txt",),
}
"""`{directive: endings of the files it is about}`.

Lighthouse asks for robots.txt in the name of the page, and where that is refused says
that the file is wrong (github.com/GoogleChrome/lighthouse/issues/4386).
"""
_EVERYWHERE: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(),"
        " browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For files whose names change with their content."""
_FOR_OTHERS = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""For files that other sites show or read."""


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of every address that a pattern fits; a final `*` fits any ending."""

    pattern: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def fits(self, path: str) -> bool:
        """True when the rule is about an address of the site: `/fr/communes/`."""
        pattern = re.escape(self.pattern).replace(r"\*", ".*")
        return re.fullmatch(pattern, path) is not None


def plan_headers(
    outputs: Iterable[Output],
    pages: Iterable[Page],
    base_path: str = "",
    *,
    is_preview: bool = False,
) -> tuple[HeaderRule, ...]:
    """The rules for a site, from general to particular; a later rule overrides.

    Patterns are addresses as browsers ask for them, below the `base_path` of a site. A
    preview tells search engines to leave it out.
    """
    outputs = tuple(outputs)
    policy = _plan_policy(outputs)
    everywhere = {POLICY: _write_policy(policy), **_EVERYWHERE}
    if is_preview:
        everywhere["X-Robots-Tag"] = "noindex"
    rules = [HeaderRule("/*", everywhere)]
    rules += _plan_files({output.path for output in outputs})
    rules += [
        HeaderRule(page.url, {POLICY: _write_policy(policy | _relax(policy))})
        for page in pages
        if page.kind == PageKind.SEARCH
    ]
    return tuple(HeaderRule(f"{base_path}{r.pattern}", r.headers) for r in rules)


def _plan_policy(outputs: tuple[Output, ...]) -> dict[str, str]:
    """The Content-Security-Policy of all pages but those that search."""
    policy = {"default-src": "'none'"}
    for directive, endings in _SOURCES.items():
        if any(output.path.endswith(endings) for output in outputs):
            policy[directive] = "'self'"
    has_form = any(map(_has_form, outputs))
    return policy | {
        "base-uri": "'none'",
        "form-action": "'self'" if has_form else "'none'",
        "frame-ancestors": "'none'",
    }


def _relax(policy: Mapping[str, str]) -> dict[str, str]:
    """What Pagefind needs: to compile WebAssembly and to fetch its index."""
    script = policy.get("script-src", "'self'")
    return {"script-src": f"{script} 'wasm-unsafe-eval'", "connect-src": "'self'"}


def _write_policy(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def _has_form(output: Output) -> bool:
    """True for a page with a form; one in a comment or a script is none."""
    if not output.path.endswith(".html") or b"<form" not in output.content.lower():
        return False
    tokens = Html(output.content.decode()).tokens()
    return any(token.kind == "opening" and token.name == "form" for token in tokens)


def _plan_files(paths: Iterable[str]) -> Iterator[HeaderRule]:
    """Rules for folders, each only when something is published there."""
    folders = {
        "assets": _FOREVER,
        "assets/cards": _FOR_OTHERS,
        "data": {"Access-Control-Allow-Origin": "*", **_FOR_OTHERS},
        f"{SEARCH_FOLDER}/fragment": _FOREVER,
        f"{SEARCH_FOLDER}/index": _FOREVER,
    }
    paths = tuple(paths)
    for folder, headers in folders.items():
        if any(path.startswith(f"{folder}/") for path in paths):
            yield HeaderRule(f"/{folder}/*", headers)


def write_headers(rules: Iterable[HeaderRule]) -> Output:
    """The rules as the file that the host reads."""
    lines: list[str] = []
    for rule in rules:
        lines.append(rule.pattern)
        lines += [f"  {name}: {value}" for name, value in rule.headers.items()]
    return Output(FILE, ("\n".join(lines) + "\n").encode())


def read_headers(text: str) -> tuple[HeaderRule, ...]:
    """The rules of such a file."""
    rules: list[HeaderRule] = []
    for line in text.splitlines():
        if not line.startswith(" "):
            rules.append(HeaderRule(line))
            continue
        name, _, value = line.strip().partition(": ")
        last = rules[-1]
        rules[-1] = HeaderRule(last.pattern, {**last.headers, name: value})
    return tuple(rules)


def find_headers(rules: Iterable[HeaderRule], path: str) -> Mapping[str, str]:
    """The headers of one address, as the host finds them: the last rule wins."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.fits(path):
            found |= rule.headers
    return found
