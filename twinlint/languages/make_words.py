"""Makes the word lists of twinlint/languages/ from dictionaries; run by hand.

Needs the package wordfreq, the command hunspell, and a folder with the unpacked Debian
packages that README.md names: `python make_words.py FOLDER`.
"""

from __future__ import annotations

import gzip
import math
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

_HERE = Path(__file__).parent
_WORD = re.compile(r"[a-zàâäæçéèêëîïôöœùûüÿñ]{2,}")
_NAME = re.compile(r"[A-ZÀ-Ý][^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMMON = 3.0
"""Zipf frequency: one in a million words is 3."""


def main(folder: Path) -> None:
    """Write the three lists of words and names."""
    first_names, french_names = _read_french_names(folder / "hunspell/fr.dic")
    english_names = set(_read_scowl(folder, ("proper-names", "upper"), 60))
    english_names = {
        name
        for name in english_names
        if _NAME.fullmatch(name) and not name.isupper() and "'" not in name
    }
    french = _accepted(folder, "fr")
    english = _accepted(folder, "en_GB") | _accepted(folder, "en_US")
    english |= set(_read_scowl(folder, ("words", "contractions"), 70)) & _known("en")
    _write("first_names", first_names)
    _write("fr/words", *_by_frequency(french, "fr"), french_names - first_names)
    _write("en/words", *_by_frequency(english, "en"), english_names - first_names)


def _read_frequencies(language: str) -> dict[str, float]:
    wordfreq = import_module("wordfreq")  # Needed here only, so not installed.
    table: dict[str, float] = wordfreq.get_frequency_dict(language, "large")
    return table


def _known(language: str) -> set[str]:
    words = _read_frequencies(language)
    return {word for word in words if _WORD.fullmatch(word)}


def _accepted(folder: Path, dictionary: str) -> set[str]:
    """The words in use that a spelling dictionary accepts."""
    known = _known(dictionary[:2])
    result = subprocess.run(  # noqa: S603 - our own arguments
        ["hunspell", "-d", dictionary, "-G", "-i", "utf-8"],  # noqa: S607 - from PATH
        input="\n".join(sorted(known)),
        capture_output=True,
        text=True,
        check=True,
        env={"DICPATH": str(folder / "hunspell"), "LC_ALL": "C.UTF-8"},
    )
    return set(result.stdout.split()) & known


def _by_frequency(words: set[str], language: str) -> tuple[set[str], set[str]]:
    table = _read_frequencies(language)
    common = {w for w in words if 9 + math.log10(table.get(w, 1e-12)) >= _COMMON}
    return common, words - common


def _read_scowl(folder: Path, kinds: tuple[str, ...], size: int) -> Iterable[str]:
    for kind in kinds:
        for path in sorted((folder / "dict/scowl").glob(f"*-{kind}.*")):
            if int(path.suffix[1:]) <= size and "australian" not in path.name:
                yield from path.read_text("latin-1").split()


def _read_french_names(path: Path) -> tuple[set[str], set[str]]:
    first_names: set[str] = set()
    names: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        word = re.split(r"[/\s]", line)[0]
        if not _NAME.fullmatch(word):
            continue
        if "po:prn" in line:
            first_names.add(word)
        elif re.search("po:(npr|patr|nom|adj)", line):
            names.add(word)
    return first_names, names


def _write(name: str, *groups: set[str]) -> None:
    text = "\n\n".join("\n".join(sorted(group)) for group in groups) + "\n"
    data = gzip.compress(text.encode(), 9, mtime=0)
    (_HERE / f"{name}.txt.gz").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
