"""Writes what the program is made of (SBOM) as CycloneDX 1.6: `make sbom`.

Packages with their hashes come from a lock file, their licences from what is installed
or, where a package does not say it in words that programs know, from LICENCES; lists of
words and fonts come from REUSE.toml. No clock and no serial number: same input, same
bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
LICENCES: Mapping[str, str] = {
    "axe-playwright-python": "MIT",
    "brotlicffi": "MIT",
    "check-jsonschema": "Apache-2.0",
    "cobble": "BSD-2-Clause",
    "colorama": "BSD-3-Clause",
    "cssselect2": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "livereload": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "pathspec": "MPL-2.0",
    "pydyf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "MPL-1.1",
    "reportlab": "BSD-3-Clause",
    "sortedcontainers": "Apache-2.0",
    "tinycss2": "BSD-3-Clause",
    "tinyhtml5": "MIT",
    "trove-classifiers": "Apache-2.0",
    "weasyprint": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
"""Licences of packages whose metadata do not name one as SPDX does, by their files."""
_SPDX = re.compile(
    r"[A-Za-z0-9.+-]*[A-Z][A-Za-z0-9.+-]*(?: (?:AND|OR) [A-Za-z0-9.+-]+)*"
)
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """A package of a lock file."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each of its files."""

    @property
    def licence(self) -> str:
        """An SPDX expression; empty when none is known."""
        if self.name in LICENCES:
            return LICENCES[self.name]
        try:
            said = metadata(self.name)
        except PackageNotFoundError:
            return ""
        named = str(said.get("License-Expression") or said.get("License") or "")
        return named if _SPDX.fullmatch(named) else ""


def read_lock(text: str) -> Iterator[Package]:
    """The packages of a lock file, in its order."""
    name = version = ""
    hashes: list[str] = []
    for line in text.splitlines():
        found = _PINNED.match(line)
        if found:
            if name:
                yield Package(name, version, tuple(hashes))
            name, version, hashes = found[1].lower(), found[2], []
        hashes += _HASH.findall(line)
    if name:
        yield Package(name, version, tuple(hashes))


def describe(lock: str, reuse: Mapping[str, Any], version: str) -> dict[str, Any]:
    """The document, as plain data."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "twinlint",
                "name": "twinlint",
                "version": version,
                "licenses": [{"expression": "EUPL-1.2"}],
            }
        },
        "components": [
            *(_describe_package(package) for package in read_lock(lock)),
            *(_describe_files(each) for each in reuse["annotations"][1:]),
        ],
    }


def _describe_package(package: Package) -> dict[str, Any]:
    url = f"pkg:pypi/{package.name}@{package.version}"
    return {
        "type": "library",
        "bom-ref": url,
        "name": package.name,
        "version": package.version,
        "purl": url,
        "licenses": [{"expression": package.licence}],
        # A component has one hash; those of its files stand each on its own.
        "externalReferences": [
            {
                "type": "distribution",
                "url": url,
                "hashes": [{"alg": "SHA-256", "content": content}],
            }
            for content in package.hashes
        ],
    }


def _describe_files(annotation: Mapping[str, Any]) -> dict[str, Any]:
    paths = annotation["path"]
    return {
        "type": "data",
        "bom-ref": paths[0],
        "name": ", ".join(paths),
        "copyright": annotation["SPDX-FileCopyrightText"],
        "licenses": [{"expression": annotation["SPDX-License-Identifier"]}],
    }


def main() -> int:
    """Write the document of the packages that a site needs."""
    source = (PROJECT / "twinlint" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'__version__ = "([^"]+)"', source)
    document = describe(
        (PROJECT / "requirements.lock").read_text(encoding="utf-8"),
        tomllib.loads((PROJECT / "REUSE.toml").read_text(encoding="utf-8")),
        version[1] if version else "",
    )
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
