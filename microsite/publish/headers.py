"""The headers that the host sends with each file, computed from what is published.

Written to `_headers`, which Netlify reads (docs.netlify.com, "Custom headers"); the
preview and the browser tests read the same file. What a site does not have, no page may
load: a site without fonts allows none.

Hosts differ about an address that several rules fit: one lets the last decide, another
joins what all say. So no two rules say something else of one address, save of the
policy: browsers keep to every policy that they get, and the wider one allows all that
the narrower does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import groupby
from pathlib import Path

from microsite.pages import SEARCH_FOLDER, Html, Output, Page
from microsite.publish.web_form import FORM, list_hosts, publish_form
from microsite.records import FormSettings, PageKind, Site
from twinlint.data import dataclass

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
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For files whose names change with their content."""
_RESOURCES = "Cross-Origin-Resource-Policy"
_FOR_OTHERS = {_RESOURCES: "cross-origin"}
"""For files that other sites show or read."""

_ROBOTS = "X-Robots-Tag"
_FORM = f"/{FORM}/"

_SHARED: Mapping[str, Mapping[str, str]] = {
    "assets/cards": _FOR_OTHERS,
    "data": {"Access-Control-Allow-Origin": "*", **_FOR_OTHERS},
}
"""`{folder: headers}` of what other sites show or read."""


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
    form: FormSettings | None = None,
    *,
    is_preview: bool = False,
) -> tuple[HeaderRule, ...]:
    """The rules for a site, from general to particular.

    Patterns are addresses as browsers ask for them, below the `base_path` of a site. A
    preview tells search engines to leave it out. The `form` for editors, where there
    is one, may do more than the pages of readers.
    """
    outputs, pages = tuple(outputs), tuple(pages)
    own = tuple(o for o in outputs if not o.path.startswith(f"{FORM}/"))
    policy = _plan_policy(own)
    others = {str(p.url): _relax(policy) for p in pages if p.kind == PageKind.SEARCH}
    if own != outputs:
        others[_FORM] = _plan_form(list_hosts(form))
    widest = _unite((policy, *others.values()))
    everywhere = {POLICY: _write_policy(widest), **_EVERYWHERE}
    if is_preview:
        everywhere[_ROBOTS] = "noindex"
    rules = [HeaderRule("/*", everywhere)]
    addresses = {f"/{output.path}" for output in outputs} | {p.url for p in pages}
    narrow = {POLICY: _write_policy(policy)}
    if others:
        rules += (HeaderRule(p, narrow) for p in find_others(addresses, others))
    for address, other in others.items():
        pattern = f"{address}*" if address == _FORM else address
        if other != widest:
            rules.append(HeaderRule(pattern, {POLICY: _write_policy(other)}))
        if address == _FORM:
            rules.append(HeaderRule(pattern, {_ROBOTS: "noindex"}))
    shared = [f"/{folder}/" for folder in _SHARED]
    same = {_RESOURCES: "same-origin"}
    rules += (HeaderRule(p, same) for p in find_others(addresses, shared))
    rules += _plan_files({output.path for output in outputs})
    merged: dict[str, Mapping[str, str]] = {}
    for rule in rules:
        merged[rule.pattern] = {**merged.get(rule.pattern, {}), **rule.headers}
    return tuple(
        HeaderRule(f"{base_path}{p}", headers) for p, headers in merged.items()
    )


def find_others(addresses: Iterable[str], left_out: Iterable[str]) -> tuple[str, ...]:
    """The fewest patterns that fit all addresses but some, and none of those.

    `/a/` among those left out stands for all that begins so, and no other address does.

    >>> find_others(["/", "/a/b", "/a/c/d", "/a/c/e", "/f/g"], ["/a/c/"])
    ('/', '/a/b', '/f/*')
    """
    return tuple(_find_others("/", sorted(set(addresses)), tuple(left_out)))


def _find_others(
    start: str, addresses: Iterable[str], left_out: tuple[str, ...]
) -> Iterator[str]:
    """The same for addresses that begin alike: `start`, up to a slash."""
    if start in left_out:
        return
    if not any(each.startswith(start) for each in left_out):
        yield f"{start}*"
        return
    for name, group in groupby(addresses, lambda each: _read_step(start, each)):
        if name.endswith("/") and name != start:
            yield from _find_others(name, tuple(group), left_out)
        else:
            yield name


def _read_step(start: str, address: str) -> str:
    """An address up to the first slash behind its beginning."""
    end = address.find("/", len(start)) + 1
    return address[:end] if end else address


def _plan_policy(outputs: tuple[Output, ...]) -> dict[str, str]:
    """The Content-Security-Policy of all pages but those that search or edit."""
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
    """What Pagefind needs beside it: to compile WebAssembly and to fetch its index."""
    script = policy.get("script-src", "'self'")
    more = {"script-src": f"{script} 'wasm-unsafe-eval'", "connect-src": "'self'"}
    return {**policy, **more}


def _plan_form(hosts: Iterable[str]) -> dict[str, str]:
    """What the form may do: it brings styles with its script, and shows new pictures.

    What it asks others for, it asks code hosts alone.
    """
    return {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": " ".join(("'self'", "data:", "blob:", *hosts)),
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


def _unite(policies: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The policy that allows whatever one of them does."""
    united: dict[str, dict[str, None]] = {}
    for policy in policies:
        for name, sources in policy.items():
            united.setdefault(name, {}).update(dict.fromkeys(sources.split()))
    for allowed in united.values():
        if len(allowed) > 1:
            allowed.pop("'none'", None)
    return {name: " ".join(allowed) for name, allowed in united.items()}


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
        **_SHARED,
        f"{SEARCH_FOLDER}/fragment": _FOREVER,
        f"{SEARCH_FOLDER}/index": _FOREVER,
    }
    paths = tuple(paths)
    for folder, headers in folders.items():
        if any(path.startswith(f"{folder}/") for path in paths):
            yield HeaderRule(f"/{folder}/*", headers)


def make_headers(
    outputs: Iterable[Output],
    pages: Iterable[Page],
    base_path: str = "",
    form: FormSettings | None = None,
    *,
    is_preview: bool = False,
) -> Output:
    """The rules of `plan_headers` as a file."""
    told = (outputs, pages, base_path, form)
    return write_headers(plan_headers(*told, is_preview=is_preview))


def show_form(root: Path, site: Site, base_path: str) -> tuple[Output, ...]:
    """The form with its headers, while what it mends keeps the site from being built.

    Nothing where it is off.
    """
    files = publish_form(root, site)
    headers = make_headers(files, (), base_path, site.settings.form, is_preview=True)
    return (*files, headers) if files else ()


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
    """The headers of one address; of its policies the narrower, which stands last."""
    found: dict[str, str] = {}
    for rule in rules:
        if rule.fits(path):
            found |= rule.headers
    return found
