"""Which translations are older than their originals, by the history of the content."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commits import Repository
from conftest import Tree
from support import (
    COMMUNE,
    SETTINGS,
    find_problems,
    minimal_site,
    read_site,
    show,
    translator,
    write_tree,
)

from microsite.check.stale import find_stale, take_fingerprint, take_up
from microsite.command.cli import main
from microsite.incremental.history import Past
from microsite.incremental.kept import Kept
from microsite.load.files import load_content
from twinlint.finding import Finding, Severity
from twinlint.source import Locale

SCEAUX = "content/communes/sceaux.yaml"
PEOPLE = "content/people.yaml"
LONG = {
    "fr": "Le projet dure 18 mois, puis la commune décide de la suite avec le jury.",
    "en": "The project lasts 18 months, then the town decides with the jury.",
}
NEWER = {
    "fr": "Le projet dure 24 mois, puis la commune décide de la suite avec le jury.",
    "en": "The project lasts 24 months, then the town decides with the jury.",
}
OTHER = {
    "fr": "Le projet dure 30 mois, puis la commune décide de la suite avec le jury.",
    "en": "The project lasts 30 months, then the town decides with the jury.",
}
REWORDED = LONG["fr"].replace("jury", "public")
"""Changed in words that only the history tells: no other rule marks them."""
LONG_TEXTS = {"reference": LONG["fr"], "translation": LONG["en"]}
CHANGED = "18 mois → 24 mois"
FR, EN = Locale("fr"), Locale("en")


def commune(fr: str = LONG["fr"], en: str = LONG["en"], more: str = "") -> str:
    return COMMUNE.partition("summary:")[0] + write("summary", fr, en) + more


def write(name: str, fr: str, en: str) -> str:
    return f"{name}:\n  fr: {fr}\n  en: {en}\n"


def person(*roles: tuple[str, str], name: str = "ada-martin") -> str:
    listed = "".join(
        f"    - title:\n        fr: {f}\n        en: {e}\n" for f, e in roles
    )
    return f"{name}:\n  name: {name.title()}\n  roles:\n{listed}"


class Told(Repository):
    """The history of a small site, of which one text is told."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.commit(minimal_site({SCEAUX: commune()}))

    def say(self, fr: str = LONG["fr"], en: str = LONG["en"]) -> str:
        """Change the summary of the commune."""
        return self.commit({SCEAUX: commune(fr, en)})


def read_past(root: Path, locales: tuple[str, ...] = ("fr", "en")) -> Past:
    with Kept(None) as kept:
        return kept.historian.read_past(root / "content", tuple(map(Locale, locales)))


def stale(root: Path) -> dict[str, str]:
    """What is older than its original, with what changed there: `before → after`."""
    site = read_site(root, with_drafts=True)
    past = read_past(root, site.locales)
    read = load_content(root)[0].digests
    history = past.history and take_up(past.history, site, read)
    return {
        f"{each.field.ref} {each.field.name}": ", ".join(
            f"{change.before} → {change.after}" for change in each.changes
        )
        for each in find_stale(site, history)
    }


# Histories ----------------------------------------------------------------------------

HISTORIES: dict[str, tuple[Callable[[Told], object], dict[str, str]]] = {}
"""`{what happens: (how, what is older than its original afterwards)}`."""
OLDER = {"commune:sceaux summary.en": CHANGED}
FRESH: dict[str, str] = {}


def history(
    expected: dict[str, str],
) -> Callable[[Callable[[Told], object]], Callable[[Told], object]]:
    def add(tell: Callable[[Told], object]) -> Callable[[Told], object]:
        HISTORIES[tell.__name__] = (tell, expected)
        return tell

    return add


@history(FRESH)
def nothing_changes(site: Told) -> None:
    site.commit()


@history(OLDER)
def french_alone_changes(site: Told) -> None:
    site.say(fr=NEWER["fr"])


@history(FRESH)
def english_alone_changes(site: Told) -> None:
    site.say(en=NEWER["en"])


@history(FRESH)
def both_change_at_once(site: Told) -> None:
    site.say(**NEWER)


@history(FRESH)
def english_follows(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say(**NEWER)


@history(OLDER)
def english_goes_before(site: Told) -> None:
    site.say(en=NEWER["en"])
    site.say(**NEWER)


@history({"commune:sceaux summary.en": "18 mois → 30 mois"})
def french_changes_twice(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say(fr=OTHER["fr"])


@history(FRESH)
def french_changes_and_back(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say()


@history(FRESH)
def typography_changes(site: Told) -> None:
    typed = LONG["fr"].replace("mois,", "mois\u00a0;").replace("18 ", "18\u202f")
    site.say(
        fr=f'"« {typed.replace("jury", "“jury”")} »"'.replace("“", "").replace("”", "")
    )


@history(FRESH)
def accents_and_capitals_change(site: Told) -> None:
    site.say(fr=LONG["fr"].replace("décide", "decide").replace("jury", "Jury"))


@history(FRESH)
def layout_changes(site: Told) -> None:
    folded = LONG["fr"].replace(", ", ",\n    ")
    text = commune(fr=f">\n    {folded}", en=f"'{LONG['en']}'")
    site.commit({SCEAUX: f"# A comment\n{text}"})


@history(FRESH)
def emphasis_changes(site: Told) -> None:
    site.say(fr=LONG["fr"].replace("18 mois", "**18 mois**"))


@history(FRESH)
def apostrophes_change(site: Told) -> None:
    site.say("L'été, l'œuvre d'art", "In summer, the work of art")
    site.say("L’été, l’oeuvre d’art", "In summer, the work of art")


@history(FRESH)
def languages_change_places(site: Told) -> None:
    swapped = f"summary:\n  en: {LONG['en']}\n  fr: {LONG['fr']}\n"
    site.commit({SCEAUX: COMMUNE.partition("summary:")[0] + swapped})


@history(OLDER)
def file_is_renamed_after_french_changes(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.commit({SCEAUX: None, "content/communes/bagneux.yaml": commune(NEWER["fr"])})
    site.commit({"content/communes/bagneux.yaml": None, SCEAUX: commune(NEWER["fr"])})


@history({"commune:bagneux summary.en": CHANGED})
def file_is_renamed_and_french_edited_at_once(site: Told) -> None:
    site.commit({SCEAUX: None, "content/communes/bagneux.yaml": commune(NEWER["fr"])})


@history(FRESH)
def file_is_renamed_and_both_edited_at_once(site: Told) -> None:
    site.commit({SCEAUX: None, "content/communes/bagneux.yaml": commune(**NEWER)})


@history({"commune:bagneux summary.en": CHANGED})
def file_is_renamed_and_not_committed(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    (site.root / SCEAUX).rename(site.root / "content/communes/bagneux.yaml")


@history(OLDER)
def french_changes_and_is_not_committed(site: Told) -> None:
    (site.root / SCEAUX).write_text(commune(NEWER["fr"]), encoding="utf-8")


@history({"person:ada-martin roles[1].title.en": "de la ville → du programme"})
def list_is_put_in_another_order(site: Told) -> None:
    first, second = ("Directrice de la ville", "Manager"), ("Élue", "Councillor")
    site.commit({PEOPLE: person(first, second)})
    site.commit({PEOPLE: person(("Directrice du programme", "Manager"), second)})
    site.commit({PEOPLE: person(second, ("Directrice du programme", "Manager"))})


@history({"person:ada-martin roles[1].title.en": "de la ville → du programme"})
def list_grows_at_its_head_as_french_changes(site: Told) -> None:
    site.commit({PEOPLE: person(("Directrice de la ville", "Manager"))})
    newer = ("Directrice du programme", "Manager")
    site.commit({PEOPLE: person(("Élue", "Councillor"), newer)})


@history({"person:eve-roy roles[0].title.en": "de la ville → du programme"})
def record_takes_another_name(site: Told) -> None:
    ada = person(("Élue", "Councillor"))
    role, newer = "Directrice de la ville", "Directrice du programme"
    site.commit({PEOPLE: ada + person((role, "Manager"), name="bob-roy")})
    site.commit({PEOPLE: ada + person((newer, "Manager"), name="bob-roy")})
    site.commit({PEOPLE: ada + person((newer, "Manager"), name="eve-roy")})


@history({"page:home title.en": "Notre → Votre"})
def field_moves_to_another_file(site: Told) -> None:
    home = "kind: home\n{}summary: {{fr: Bienvenue, en: Welcome}}\n"
    title = write("title", "Notre ville en projets", "The town and its projects")
    newer = write("title", "Votre ville en projets", "The town and its projects")
    plain = write("title", "Accueil", "Home")
    site.commit({SCEAUX: commune(more=title.replace("title", "body"))})
    site.commit({SCEAUX: commune(more=newer.replace("title", "body"))})
    site.commit({"content/pages/home.yaml": home.format(plain)})
    site.commit({SCEAUX: commune(), "content/pages/home.yaml": home.format(newer)})


@history(OLDER)
def record_is_taken_out_and_comes_back(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.commit({SCEAUX: None})
    site.commit()
    site.say(fr=NEWER["fr"])


@history(OLDER)
def record_comes_back_with_other_french(site: Told) -> None:
    site.commit({SCEAUX: None})
    site.say(fr=NEWER["fr"])


@history(FRESH)
def record_comes_back_with_other_texts(site: Told) -> None:
    site.commit({SCEAUX: None})
    site.say(**NEWER)


@history(FRESH)
def change_of_french_is_reverted(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.git("revert", "--no-edit", "HEAD")


@history({"commune:sceaux summary.en": "24 mois → 18 mois"})
def french_goes_back_after_english_followed(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say(**NEWER)
    site.say(en=NEWER["en"])


@history(OLDER)
def change_of_english_is_reverted(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say(**NEWER)
    site.git("revert", "--no-edit", "HEAD")


@history(FRESH)
def both_changes_are_reverted_one_by_one(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.say(**NEWER)
    site.git("revert", "--no-edit", "HEAD")
    site.git("revert", "--no-edit", "HEAD~2")


@history(FRESH)
def revert_is_reverted(site: Told) -> None:
    site.say(**NEWER)
    site.git("revert", "--no-edit", "HEAD")
    site.git("revert", "--no-edit", "HEAD")


@history(FRESH)
def branch_is_squashed(site: Told) -> None:
    site.branch("work")
    site.say(fr=NEWER["fr"])
    site.say(**NEWER)
    site.go("main")
    site.git("merge", "--squash", "work")
    site.commit()


@history(OLDER)
def branch_with_french_alone_is_squashed(site: Told) -> None:
    site.branch("work")
    site.say(fr=OTHER["fr"])
    site.say(fr=NEWER["fr"])
    site.go("main")
    site.git("merge", "--squash", "work")
    site.commit()


@history(OLDER)
def branch_with_french_alone_is_merged(site: Told) -> None:
    site.branch("work")
    site.say(fr=NEWER["fr"])
    site.go("main")
    site.commit({"content/pages/note.txt": "Something else\n"})
    site.merge("work")


@history(FRESH)
def branch_that_translates_is_merged(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.branch("work")
    site.say(**NEWER)
    site.go("main")
    site.commit({"content/pages/note.txt": "Something else\n"})
    site.merge("work")


@history(OLDER)
def english_was_polished_on_a_branch_beside_the_change(site: Told) -> None:
    site.branch("work")
    site.say(en=LONG["en"].replace("lasts", "takes"))
    site.go("main")
    site.say(fr=NEWER["fr"])
    merged = commune(NEWER["fr"], LONG["en"].replace("lasts", "takes"))
    site.merge("work", {SCEAUX: merged})


@history(FRESH)
def two_branches_translate_the_same_change(site: Told) -> None:
    site.say(fr=NEWER["fr"])
    site.branch("work")
    site.say(NEWER["fr"], NEWER["en"].replace("lasts", "takes"))
    site.go("main")
    site.say(**NEWER)
    site.merge("work", {SCEAUX: commune(**NEWER)})


@history({"commune:sceaux summary.en": "24 mois → 30 mois"})
def two_branches_translate_two_changes_and_one_of_each_is_kept(site: Told) -> None:
    site.branch("work")
    site.say(**OTHER)
    site.go("main")
    site.say(**NEWER)
    site.merge("work", {SCEAUX: commune(OTHER["fr"], NEWER["en"])})


@history(FRESH)
def two_branches_change_other_sentences_in_both_languages(site: Told) -> None:
    site.branch("work")
    both = commune(LONG["fr"] + " Fin en mai.", LONG["en"] + " It ends in May.")
    site.commit({SCEAUX: both})
    site.go("main")
    site.say(**NEWER)
    merged = commune(NEWER["fr"] + " Fin en mai.", NEWER["en"] + " It ends in May.")
    site.merge("work", {SCEAUX: merged})


@history(FRESH)
def translation_is_picked_from_a_branch(site: Told) -> None:
    site.branch("work")
    site.say(fr=NEWER["fr"])
    picked = site.say(**NEWER)
    site.go("main")
    site.say(fr=NEWER["fr"])
    site.git("cherry-pick", picked)


@history(OLDER)
def change_of_french_is_picked_from_a_branch(site: Told) -> None:
    site.branch("work")
    picked = site.say(fr=NEWER["fr"])
    site.say(**NEWER)
    site.go("main")
    site.git("cherry-pick", picked)


@history(OLDER)
def branch_is_rebased(site: Told) -> None:
    site.branch("work")
    site.say(fr=NEWER["fr"])
    site.go("main")
    site.commit({"content/pages/note.txt": "Something else\n"})
    site.go("work")
    site.git("rebase", "--quiet", "main")


@history(OLDER)
def file_is_broken_in_between(site: Told) -> None:
    site.commit({SCEAUX: "<<<<<<< HEAD\nsummary: [\n"})
    site.say(fr=NEWER["fr"])


@history(OLDER)
def last_commit_is_amended(site: Told) -> None:
    site.say(fr=OTHER["fr"])
    (site.root / SCEAUX).write_text(commune(NEWER["fr"]), encoding="utf-8")
    site.git("commit", "--quiet", "--amend", "--all", "--message=Another")


@history(FRESH)
def record_is_new(site: Told) -> None:
    site.commit({"content/communes/bagneux.yaml": commune(**NEWER)})


@history({"commune:bagneux body.en": "dix → onze"})
def english_is_added_later(site: Told) -> None:
    path, french = "content/communes/bagneux.yaml", "body:\n  fr: Les {} communes\n"
    english = "  en: The municipalities\n"
    site.commit({path: commune(more=french.format("huit"))})
    site.commit({path: commune(more=french.format("dix") + english)})
    site.commit({path: commune(more=french.format("onze") + english)})


@pytest.mark.parametrize("name", HISTORIES)
def test_a_translation_is_older_when_what_it_translates_has_changed(
    name: str, tmp_path: Path
) -> None:
    tell, expected = HISTORIES[name]
    site = Told(tmp_path / "site")
    tell(site)
    assert stale(site.root) == expected


# What is told -------------------------------------------------------------------------


def check(root: Path) -> tuple[Finding, ...]:
    found = find_problems(root, repository=root, rules=("stale-translation",))
    assert {each.rule for each in found} <= {"stale-translation"}
    return found


def test_what_changed_is_told_word_by_word_with_both_places(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=REWORDED)
    (finding,) = check(site.root)
    assert show([finding]) == [
        f"{SCEAUX}:10:7: “jury” became “public” in French after this was written in"
        " English [stale-translation]"
    ]
    assert finding.place
    assert finding.place.text == LONG["en"]
    (place,) = finding.related
    assert (place.span.line, place.span.column, place.text) == (9, 74, "public")
    assert str(place.message) == "here it said “jury”"
    assert finding.severity == Severity.WARNING


@pytest.mark.parametrize(
    ("french", "said", "there"),
    [
        (
            LONG["fr"].replace("18 mois", "18 mois et demi"),
            "“et demi” was added in French",
            ["this is new"],
        ),
        (
            LONG["fr"].replace(" avec le jury", ""),
            "“avec le jury” was taken out in French",
            ["here stood “avec le jury”"],
        ),
        (
            LONG["fr"].replace("puis", "ensuite").replace("jury", "maire"),
            "the text in French has changed in 2 places",
            ["here it said “puis”", "here it said “jury”"],
        ),
    ],
)
def test_each_kind_of_change_is_told(
    french: str, said: str, there: list[str], tmp_path: Path
) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=french)
    (finding,) = check(site.root)
    assert translator("en")(finding.message).startswith(said)
    assert [str(place.message) for place in finding.related] == there


@pytest.mark.parametrize(
    ("french", "told"),
    [
        # A number that differs is marked itself: “say it in English too” would mislead.
        (NEWER["fr"], {"different-number": "French says 24, English says 18"}),
        # What no other rule marks is told, and only that.
        (
            NEWER["fr"].replace("jury", "public"),
            {"different-number": "", "stale-translation": "“jury” became “public”"},
        ),
        # Words that have changed around the number say something else, too.
        (
            LONG["fr"].replace("dure 18", "peut être prolongé par le maire de 24"),
            {"different-number": "", "stale-translation": "“dure 18” became"},
        ),
        (
            LONG["fr"].replace("le jury", "le jury (2031)"),
            {"missing-value": ""},
        ),
    ],
)
def test_words_that_another_rule_marks_are_not_told_as_older(
    french: str, told: dict[str, str], tmp_path: Path
) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=french)
    found = {
        each.rule: translator("en")(each.message)
        for each in find_problems(site.root, repository=site.root)
    }
    assert found.keys() == told.keys(), found
    assert all(words in found[rule] for rule, words in told.items()), found


def test_in_a_long_text_the_paragraph_is_pointed_at(tmp_path: Path) -> None:
    body = (
        "body:\n  fr: |\n    Un.\n\n    Il plaît au {}.\n"
        "  en: |\n    One.\n\n    It pleases.\n"
    )
    site = Told(tmp_path / "site")
    site.commit({SCEAUX: commune(more=body.format("jury"))})
    site.commit({SCEAUX: commune(more=body.format("public"))})
    (finding,) = check(site.root)
    assert finding.place
    assert (finding.place.span.line, finding.place.text) == (19, "It pleases.")


def test_each_of_several_translations_has_a_history_of_its_own(tmp_path: Path) -> None:
    site = Repository(tmp_path / "site")
    settings = SETTINGS.replace("[fr, en]", "[fr, en, es]").replace(
        "  en: A district\n", "  en: A district\n  es: Un barrio\n"
    )
    tagline = "  fr: Un quartier\n  en: A district\n  es: Un barrio\n"
    site.commit({"content/site.yaml": settings})
    newer = tagline.replace("Un quartier", "Un projet")
    site.commit({"content/site.yaml": settings.replace(tagline, newer)})
    newest = newer.replace("A district", "A project")
    site.commit({"content/site.yaml": settings.replace(tagline, newest)})
    assert stale(site.root) == {"site tagline.es": "quartier → projet"}


# Fingerprints -------------------------------------------------------------------------


def fresh(root: Path, summary: str, record: str = "communes/sceaux") -> None:
    text = f"{record}:\n  summary.en: {summary}\n"
    (root / "content/fresh.yaml").write_text(text, encoding="utf-8")


def test_a_fingerprint_of_both_texts_says_that_they_agree(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=REWORDED)
    (finding,) = check(site.root)
    advice = re.search(r"“summary\.en: (.*?)” below “(.*?):”", str(finding.help))
    assert advice
    fresh(site.root, *advice.groups())
    assert check(site.root) == ()
    site.say(fr=REWORDED.replace("puis", "ensuite"))
    assert [each.rule for each in check(site.root)] == ["stale-translation"]


def test_fingerprints_tell_where_there_is_no_history(tree: Tree) -> None:
    root = tree(minimal_site({SCEAUX: commune(NEWER["fr"])}))
    assert stale(root) == {}
    fresh(root, take_fingerprint(**LONG_TEXTS))
    assert stale(root) == {"commune:sceaux summary.en": ""}
    (finding,) = check(root)
    assert show([finding]) == [
        f"{SCEAUX}:10:7: the text in French has changed since it was written in English"
        " [stale-translation]"
    ]
    fresh(root, take_fingerprint(NEWER["fr"], LONG["en"]))
    assert stale(root) == {}
    (root / SCEAUX).write_text(commune(**NEWER), encoding="utf-8")
    assert stale(root) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]\n", "1:1: fingerprints stand under the names of records and fields"),
        ("a: b\n", "1:4: fingerprints stand under the names of records and fields"),
        ("a:\n  b: c\n", "2:6: “c” is no fingerprint"),
        ("a:\n  b: [c]\n", "2:6: “” is no fingerprint"),
        ("a:\n  b:\n", "2:3: “” is no fingerprint"),
    ],
)
def test_a_slip_in_a_fingerprint_is_told(text: str, said: str, tree: Tree) -> None:
    found = find_problems(tree(minimal_site({"content/fresh.yaml": text})))
    assert [re.sub(r"^[^:]*:| \[.*", "", line) for line in show(found)] == [said]


def test_a_file_without_fingerprints_is_nothing_wrong(tree: Tree) -> None:
    root = tree(minimal_site({"content/fresh.yaml": "{}\n"}))
    assert find_problems(root) == ()


# Where the history is not, or not the whole of it -------------------------------------


def told(root: Path) -> str:
    note = read_past(root).note
    return str(note) if note else ""


def test_a_folder_without_a_repository_has_no_history(tree: Tree) -> None:
    root = tree(minimal_site())
    assert told(root).endswith("not known: the folder is in no Git repository")
    assert check(root) == ()


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    site = Repository(tmp_path / "site")
    write_tree(site.root, minimal_site())
    assert told(site.root).endswith("not known: nothing is committed yet")


def test_without_git_there_is_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Told(tmp_path / "site")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(site.root).endswith("not known: Git is not installed")


def test_a_shallow_clone_knows_only_what_it_has(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    site.commit({PEOPLE: person(("Directrice de la ville", "Manager"))})
    site.commit({PEOPLE: person(("Directrice du programme", "Manager"))})
    clone = tmp_path / "clone"
    site.git("clone", "--quiet", "--depth=2", f"file://{site.root}", str(clone))
    assert told(clone).startswith("the history here is cut off")
    assert stale(clone) == {
        "person:ada-martin roles[0].title.en": "de la ville → du programme"
    }
    fresh(clone, take_fingerprint(**LONG_TEXTS))
    assert "commune:sceaux summary.en" in stale(clone)


def test_a_clone_without_old_files_knows_only_what_it_has(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(**NEWER)
    site.say(fr=OTHER["fr"])
    site.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    source = f"file://{site.root}"
    site.git("clone", "--quiet", "--filter=blob:none", source, str(clone))
    shutil.move(site.root, tmp_path / "gone")
    assert told(clone).startswith("the history lacks ")
    assert stale(clone) == {}


def test_a_damaged_history_is_told_and_nothing_fails(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    first = site.git("rev-parse", "HEAD")
    site.say(fr=NEWER["fr"])
    file = site.root / ".git/objects" / first[:2] / first[2:]
    file.unlink()
    assert "not known: Git says: " in told(site.root)
    assert check(site.root) == ()


def test_a_submodule_is_told(tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.commit({"meudon.yaml": commune()})
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    add = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add")
    site.git(*add, f"file://{inner.root}", "content/solutions")
    site.commit()
    assert told(site.root) == (
        "solutions has a history of its own, which is not read here"
    )
    assert stale(site.root) == OLDER


def test_a_site_may_be_a_folder_of_a_repository(tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    site = tmp_path / "outer" / "sites" / "été"
    outer.commit(
        {f"sites/été/{path}": text for path, text in minimal_site().items()}
        | {f"sites/été/{SCEAUX}": commune()}
    )
    outer.commit({f"sites/été/{SCEAUX}": commune(NEWER["fr"])})
    assert stale(site) == OLDER


def test_variables_of_a_hook_do_not_lead_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.commit({"a.txt": "a"})
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    assert stale(site.root) == OLDER


def test_a_replaced_commit_changes_no_history(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    first = site.git("rev-parse", "HEAD")
    site.say(fr=NEWER["fr"])
    site.git("replace", first, "HEAD")
    assert stale(site.root) == OLDER


def test_a_history_is_read_once(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    with Kept(tmp_path / "kept") as kept:
        kept.historian.read_past(site.root / "content", (FR, EN))
        assert kept.memo.made["history"] == 1
    site.say(fr=OTHER["fr"])
    with Kept(tmp_path / "kept") as kept:
        past = kept.historian.read_past(site.root / "content", (FR, EN))
        again = kept.historian.read_past(site.root / "content", (FR, EN))
        assert (kept.memo.made["history"], kept.memo.made["version"]) == (1, 1)
    assert past == again


# Commands -----------------------------------------------------------------------------


def test_a_check_looks_again_when_another_commit_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files are the same: what they were before is not."""
    site = Told(tmp_path / "site")
    asked = ["check", "--root", str(site.root), "--lang", "en"]
    asked += ["--rule", "stale-translation"]
    site.say(fr=REWORDED)
    assert main(asked) == 0
    assert "[stale-translation]" in capsys.readouterr().out
    site.git("checkout", "--quiet", "--orphan", "new")
    site.commit()
    assert main(asked) == 0
    assert capsys.readouterr().out == ""


def test_a_build_without_a_check_does_not_ask_for_the_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    asked = ["build", "--root", str(site.root), "--no-cache", "--no-check"]
    assert main(asked) == 0
    assert "[stale-translation]" not in capsys.readouterr().out


def test_the_review_shows_what_has_changed(tmp_path: Path) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=NEWER["fr"])
    page = tmp_path / "review.html"
    asked = ["check", "--root", str(site.root), "--lang", "fr", "--format", "html"]
    assert main([*asked, "--output", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "« 18 mois » est devenu « 24 mois »" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(("option", "code"), [("--lang=en", 0), ("--public", 1)])
def test_a_build_tells_of_it_and_the_public_one_stops(
    option: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Told(tmp_path / "site")
    site.say(fr=REWORDED)
    asked = ["build", "--root", str(site.root), "--no-cache", "--lang", "en"]
    assert main([*asked, option]) == code
    assert "[stale-translation]" in capsys.readouterr().out


def test_the_public_build_says_when_the_history_is_not_known(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree(minimal_site())
    asked = ["build", "--root", str(root), "--no-cache", "--lang", "en"]
    assert main(asked) == 0
    assert "older than their originals" not in capsys.readouterr().err
    assert main([*asked, "--public"]) == 0
    assert "older than their originals is not known" in capsys.readouterr().err
