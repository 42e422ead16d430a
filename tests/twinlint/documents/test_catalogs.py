"""Catalogs of messages: entries by key, their places, and what is wrong with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from support import count_calls
from tables import every_row

from twinlint import compare
from twinlint.command import main
from twinlint.documents import (
    Document,
    DocumentError,
    UnreadableError,
    read_document,
    read_parts,
    read_sides,
)
from twinlint.finding import Severity
from twinlint.source import Span, Spot, read_text

Captured = pytest.CaptureFixture[str]


def read_entries(text: str, format_: str) -> list[tuple[str, str, int, int]]:
    """Key, text, line and column of each entry."""
    parts = read_parts(Document(read_text(text, "a"), format_))
    spans = [part.content.text.span(0, 1) for part in parts]
    return [
        (part.key, part.content.text.value, span.line, span.column)
        for part, span in zip(parts, spans, strict=True)
    ]


def test_json_gives_texts_by_key() -> None:
    text = (
        '{"menu": {"home": "Accueil", "items": ["Un \\"port\\"", "\\u00e9t\\u00e9"]},\n'
        ' "count": 3, "empty": "", "face": "\\ud83d\\ude00", "none": null}\n'
    )
    assert read_entries(text, "json") == [
        ("menu.home", "Accueil", 1, 20),
        ("menu.items[0]", 'Un "port"', 1, 41),
        ("menu.items[1]", "été", 1, 56),
        ("empty", "", 2, 23),
        ("face", "😀", 2, 36),
    ]


def test_json_leaves_out_what_is_told_to_translators() -> None:
    text = (
        '{"@@locale": "fr", "title": "Les ports", "@title": {"description": "Le nom"},'
        ' "open": {"message": "Ouvrir", "description": "Un bouton"},'
        ' "a.b": "Fermer", "a.b___DESCRIPTION": "Un autre bouton"}'
    )
    assert [(key, text) for key, text, *_ in read_entries(text, "json")] == [
        ("title", "Les ports"),
        ("open.message", "Ouvrir"),
        ("a.b", "Fermer"),
    ]


YAML = """\
fr:
  menu:
    home: Accueil
    items:
      - "Un \\"port\\""
      - >
        Deux
        gares
  count: 3
  "no": Non
"""


def test_yaml_gives_texts_by_key_below_the_language() -> None:
    assert read_entries(YAML, "yaml") == [
        ("menu.home", "Accueil", 3, 11),
        ("menu.items[0]", 'Un "port"', 5, 10),
        ("menu.items[1]", "Deux gares\n", 7, 9),
        ("no", "Non", 10, 9),
    ]


FLUENT = """\
# Une note
-brand = Port
hello = Bonjour { $name },
    et bienvenue
    .title = Un titre
files = { $n ->
    [one] un fichier
   *[other] { $n } fichiers
}
"""


def test_fluent_gives_messages_terms_and_attributes() -> None:
    assert read_entries(FLUENT, "fluent") == [
        ("-brand", "Port", 2, 10),
        ("hello", "Bonjour { $name },\net bienvenue", 3, 9),
        ("hello.title", "Un titre", 5, 14),
        (
            "files",
            "{ $n ->\n[one] un fichier\n*[other] { $n } fichiers\n}",
            6,
            9,
        ),
    ]


PO = """\
# A note
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
#, c-format
msgid "Open %d files\\n"
msgstr ""
"Ouvrir "
"%d fichiers\\t\\"ici\\"\\n"

#, fuzzy
msgctxt "menu"
msgid "Close"
msgstr "Fermer"

msgid "one file"
msgid_plural "%d files"
msgstr[0] "un fichier"
msgstr[1] "%d fichiers"

#~ msgid "Gone"
#~ msgstr "Parti"

msgid "Nothing"
msgstr ""
"""


def test_po_gives_messages_with_their_translations() -> None:
    assert read_entries(PO, "po") == [
        ("Open %d files\n", 'Ouvrir %d fichiers\t"ici"\n', 11, 2),
        ("menu\x04Close", "Fermer", 17, 9),
        ("one file", "un fichier", 21, 12),
        ("one file\0%d files", "%d fichiers", 22, 12),
        ("Nothing", "", 28, 9),
    ]
    sides = read_sides(Document(read_text(PO, "a"), "po"))
    assert sides is not None
    assert sides.languages == ("", "fr")
    assert [part.content.text.value for part in sides.reference] == [
        "Open %d files\n",
        "Close",
        "one file",
        "%d files",
        "Nothing",
    ]
    assert [part.name for part in sides.translation if part.is_unsure] == ["Close"]


def test_po_is_read_as_polib_writes_it() -> None:
    catalog = polib.POFile(wrapwidth=40)
    catalog.metadata = {"Language": "fr_CA"}
    texts = {
        'A \\ and a "quote"\nand a long line that is broken in two': "Un \\ « é »\n",
        "b\ttab": "é" * 90,
    }
    for key, text in texts.items():
        catalog.append(polib.POEntry(msgid=key, msgstr=text, comment="note\nmore"))
    entries = read_entries(str(catalog), "po")
    assert {key: text for key, text, *_ in entries} == texts
    sides = read_sides(Document(read_text(str(catalog), "a"), "po"))
    assert sides and sides.languages == ("", "fr-CA")


XLIFF_1 = """\
<?xml version="1.0" encoding="iso-8859-1"?>
<xliff version="1.2"><file source-language="en" target-language="fr" original="a"><body>
<trans-unit id="a"><source>Open <g id="1">18 files</g> &amp; go</source>
<target state="needs-l10n">Ouvrir <g id="1">16 fichiers</g> &amp; aller</target>
<alt-trans><target>Autre</target></alt-trans></trans-unit>
<trans-unit id="b"><source>Close<x id="2"/></source></trans-unit>
<trans-unit id="c" translate="no"><source>None</source></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en"
 trgLang="fr"><file id="f"><unit id="u"><notes><note>a</note></notes>
<segment state="initial"><source>Open <pc id="1">18 files</pc></source>
<target>Ouvrir <pc id="1">16 fichiers</pc></target></segment>
<ignorable><source> </source></ignorable>
<segment><source>Close<cp hex="0041"/></source>
<target>Fermer<ph id="x"/></target></segment>
</unit></file></xliff>
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (XLIFF_1, [("a", "Ouvrir 16 fichiers & aller", 4, 28), ("b", "", 6, 1)]),
        (
            XLIFF_2,
            [
                ("u[1]", "Ouvrir 16 fichiers", 4, 9),
                ("u[2]", 'Fermer<ph id="x"/>', 7, 9),
            ],
        ),
    ],
)
def test_xliff_gives_targets_by_unit(
    text: str, expected: list[tuple[str, str, int, int]]
) -> None:
    assert read_entries(text, "xliff") == expected
    sides = read_sides(Document(read_text(text, "a"), "xliff"))
    assert sides is not None
    assert sides.languages == ("en", "fr")
    assert sides.translation[0].is_unsure
    assert not sides.translation[1].is_unsure


@every_row(
    ("source", "target", "lost"),
    [
        ('Bonjour <x id="1"/>.', "Hello.", '<x id="1"/>'),
        ('Il y a <ph id="a>b">%d</ph> ports.', "There are ports.", '<ph id="a>b">'),
        ('<bpt id="1">b</bpt>Vite<ept id="1">/b</ept>', "Fast", '<bpt id="1">'),
        ('Vite<sc id="1"/> !', "Fast!", '<sc id="1"/>'),
        ('<x id="a" equiv-text="{{n}}"/> ports', '<x id="a"/> ports', ""),
        ('<x id="1"/> et <x id="2"/>', '<x id="2"/> and <x id="1"/>', ""),
        ('Un <g id="1">mot</g>.', "A word.", ""),
    ],
)
def test_what_stands_for_a_value_is_no_word_and_may_be_lost(
    source: str, target: str, lost: str
) -> None:
    document = Document(
        read_text(
            '<xliff version="1.2"><file source-language="fr" target-language="en">'
            f'<trans-unit id="a"><source>{source}</source><target>{target}</target>'
            "</trans-unit></file></xliff>",
            "a",
        ),
        "xliff",
    )
    sides = read_sides(document)
    assert sides
    found = compare(
        replace(document, parts=sides.reference),
        replace(document, parts=sides.translation),
    )
    said = [str(each.message) for each in found]
    assert said == ([f"en lacks {lost}, which fr has"] if lost else [])


SRT = """1
00:00:01,000 --> 00:00:03,000
Il y a <i>{ports}</i>
sur la côte

2
00:00:03,500 --> 00:00:05,000
et deux gares.

3
00:00:06,000 --> 00:00:07,000
- Oui !
- Non.
"""
VTT = """WEBVTT

NOTE written in 2024

00:01.000 --> 00:03.000 align:start
There are 16 harbours

00:03.500 --> 00:05.000
on the coast and two stations.

00:06.000 --> 00:07.000
<v Ann>Yes!
- No.
"""


def test_subtitles_are_compared_sentence_by_sentence(tmp_path: Path) -> None:
    (tmp_path / "fr.srt").write_text(SRT.format(ports="18 ports"), encoding="utf-8")
    (tmp_path / "en.vtt").write_text(VTT, encoding="utf-8")
    fr, en = (read_document(tmp_path / name) for name in ("fr.srt", "en.vtt"))
    (finding,) = compare(fr, en)
    assert finding.place is not None
    span, other = finding.place.span, finding.related[0].span
    assert (span.line, span.column, span.spot.key) == (6, 11, "00:01.000")
    assert (other.line, other.column, other.spot.key) == (3, 11, "00:00:01.000")


# What is found ------------------------------------------------------------------------


def find(fr: str, en: str, format_: str) -> list[tuple[str, str, int]]:
    """Rule, message and line of each finding."""
    found = compare(fr, en, format=format_)
    return [
        (f.rule, str(f.message), f.place.span.line if f.place else 0) for f in found
    ]


def test_subtitles_without_times_are_none(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "fr.srt").write_text("1\nfoo\nBonjour\n")
    (tmp_path / "en.srt").write_text(SRT)
    assert main([f"{tmp_path}/fr.srt", f"{tmp_path}/en.srt", "--lang", "en"]) == 2
    assert "fr.srt:1:1: no line of these subtitles has times" in capsys.readouterr().err


def test_entries_are_compared_by_key_in_any_order() -> None:
    fr = '{"a": "Il y a 18 ports.",\n "b": "Il y a deux gares."}'
    en = '{"b": "There are two stations.",\n "a": "There are 16 harbours."}'
    assert find(fr, en, "json") == [("different-number", "fr says 18, en says 16", 2)]


def test_entries_that_one_catalog_lacks_are_one_finding() -> None:
    fr = '{"a": "Ici",\n "b": "Là",\n "c": "Un port",\n "d": ""}'
    assert find(fr, '{"a": "Here", "d": "There"}', "json") == [
        ("missing-entry", "en lacks 2 entries that fr has, from b on", 1),
        ("missing-entry", "fr has no text for d", 4),
    ]


def test_entries_that_a_catalog_lacks_all_over_are_one_finding() -> None:
    fr = {name: "Un port" if n % 2 else "" for n, name in enumerate("abcdefgh")}
    en = dict.fromkeys("abcdefgh", "A harbour")
    found = [
        finding
        for finding in compare(json.dumps(fr), json.dumps(en), format="json")
        if finding.rule == "missing-entry"
    ]
    assert [str(each.said) for each in found] == [
        "fr has no text for entries in 4 places"
    ]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Galicien", "Galician"),
        ("Oudmourte", "Udmurt"),
        ("Qté en stock", "Num in stock"),
        ("et", "&"),
        ("<Réponse : {question}>", "<Answer: {question}>"),
        (
            "Vous devez d’abord définir le mot de passe.",
            "Your account has no password.",
        ),
    ],
)
def test_a_short_message_may_be_said_in_any_words(fr: str, en: str) -> None:
    texts = (json.dumps({"a": each}, ensure_ascii=False) for each in (fr, en))
    found = compare(*texts, format="json")
    assert [str(f.message) for f in found if f.severity is not Severity.INFO] == []


def test_a_message_that_denies_what_the_other_says_is_told() -> None:
    fr = '{"a": "La page « {title} » est en attente de modération."}'
    en = '{"a": "The page “{title}” is not awaiting moderation."}'
    assert [name for name, *_ in find(fr, en, "json")] == ["missing-negation"]


def test_plural_forms_that_a_language_has_not_are_not_missed() -> None:
    fr = '{"f_one": "un port", "f_many": "{n} de ports", "f_other": "{n} ports"}'
    assert find(fr, '{"f_one": "a port", "f_other": "{n} ports"}', "json") == []
    fr = "fr:\n  f:\n    one: un port\n    many: '%{n} de ports'\n    other: '%{n}'\n"
    en = "en:\n  f:\n    one: a port\n    other: '%{n}'\n"
    assert find(fr, en, "yaml") == []


def test_a_key_that_stands_twice_is_told() -> None:
    said = ("repeated-entry", "the entry a stands here a second time", 3)
    assert find('{\n"a": "Ici",\n"a": "Là"\n}', '{"a": "There"}', "json") == [said]
    assert find("fr:\n  a: Ici\n  a: Là\n", "en:\n  a: There\n", "yaml") == [said]


def test_a_message_that_stands_twice_with_its_translation_is_one_entry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fr.po"
    entry = 'msgid "Open"\nmsgstr "Ouvrir"\n\n'
    path.write_text(f'msgid ""\nmsgstr "Language: fr\\n"\n\n{entry}{entry}')
    assert main([str(path), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["line"], found["also"]) == ("repeated-entry", 7, [])


def test_a_missing_entry_is_told_by_its_own_key_behind_the_one_before() -> None:
    here, there = (
        Document(read_text(text, path), "json")
        for text, path in (
            ('{"a": "Ici", "b": "Là"}', "fr"),
            ('{\n"a": "Here",\n"c": "There"}', "en"),
        )
    )
    found = [each for each in compare(here, there) if "no entry b" in str(each.message)]
    assert [each.place and each.place.span for each in found] == [
        Span("en", 2, 11, 2, 11, Spot(key="b"))
    ]


@every_row(
    ("fr", "en", "said"),
    [
        ("Bonjour {name}", "Hello {nom}", "fr has {name}, en has {nom}"),
        ("Bonjour %s", "Hello", "en lacks %s, which fr has"),
        ("Bonjour", "Hello %(name)s", "fr lacks %(name)s, which en has"),
        ("%s et %s", "%s and more", "en lacks %s, which fr has"),
        ("%s ports", "%d ports", "fr has %s, en has %d"),
        ("{{n}} ports", "{{ m }} ports", "fr has {{n}}, en has {{ m }}"),
    ],
)
def test_a_lost_placeholder_is_told(fr: str, en: str, said: str) -> None:
    found = find(f'{{"a": "{fr}"}}', f'{{"a": "{en}"}}', "json")
    assert found == [("lost-placeholder", said, 1)]


@every_row(
    ("fr", "en"),
    [
        ("%1$s par %2$s", "%2$s by %1$s"),
        ("Bonjour {name}, {name} !", "Hello {name}!"),
        ("50 % des ports", "50% of harbours"),
        ("100% sûr", "100% safe"),
        ("%sexterne :%s", "%sexternal:%s"),
        ("{n, plural, one {# port} other {# ports}}", "{n, plural, other {# ports}}"),
        ("Le {d, date, short}", "On {d, date, short}"),
    ],
)
def test_placeholders_of_both_are_no_words(fr: str, en: str) -> None:
    assert find(f'{{"a": "{fr}"}}', f'{{"a": "{en}"}}', "json") == []


# One file with both -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"), [("fr.po", PO), ("a.xlf", XLIFF_1), ("b.xliff", XLIFF_2)]
)
def test_one_catalog_is_compared_with_itself(
    name: str, text: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / name
    path.write_text(text.replace("%d fichiers\\t", "%s fichiers\\t"), encoding="utf-8")
    assert main([str(path), "--lang", "en"]) == 1
    shown = capsys.readouterr().out
    if name == "fr.po":
        assert "English has %d, French has %s" in shown
        assert "the French text for “Close” is marked as not yet right" in shown
        assert "French has no text for “Nothing”" in shown
    else:
        assert "English says 18, French says 16 [different-number]" in shown


ENGLISH = (
    "There are 3 boats in the harbour, and the town is near. They leave when the sun"
    " has gone down, and come back before it is light."
)
FRENCH = (
    "Il y a 4 bateaux dans le port, et la ville est tout près. Ils partent quand le"
    " soleil est couché, et rentrent avant qu’il fasse jour."
)
GERMAN = (
    "Es gibt 4 Boote im Hafen, und die Stadt ist ganz nah. Sie fahren aus, wenn die"
    " Sonne untergegangen ist, und kommen zurück, bevor es hell wird."
)


@pytest.mark.parametrize(
    ("name", "header", "texts", "options", "said"),
    [
        ("a.po", "Language: de", (ENGLISH, GERMAN), "", "English 3 German 4"),
        ("de.po", "", (ENGLISH, GERMAN), "", "English 3 German 4"),
        ("a.po", "", (ENGLISH, FRENCH), "", "English 3 French 4"),
        ("nohead.fr.po", "", (ENGLISH, FRENCH), "", "English 3 French 4"),
        ("fr/a.po", "", (ENGLISH, FRENCH), "", "English 3 French 4"),
        (
            "fr/locale/de/LC_MESSAGES/a.po",
            "",
            (ENGLISH, GERMAN),
            "",
            "English 3 German 4",
        ),
        # The words tell others, or whoever runs the command does, or the file.
        ("a.po", "", (FRENCH, ENGLISH), "", "French 4 English 3"),
        ("de.po", "", (FRENCH, GERMAN.replace("4", "5")), "", "French 4 German 5"),
        ("a.po", "", (FRENCH, ENGLISH), "fr,en", "French 4 English 3"),
        (
            "de.po",
            "",
            (FRENCH.replace("4", "3"), GERMAN),
            "fr,de",
            "French 3 German 4",
        ),
        (
            "fr.po",
            "X-Source-Language: de\\nLanguage: fr",
            (GERMAN.replace("4", "3"), FRENCH),
            "",
            "German 3 French 4",
        ),
        ("en.po", "", (FRENCH, ENGLISH), "", "French 4 English 3"),
    ],
)
def test_a_catalog_tells_its_languages(
    name: str,
    header: str,
    texts: tuple[str, str],
    options: str,
    said: str,
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    message = 'msgid "{}"\nmsgstr "{}"\n'
    head = message.format("", f"{header}\\n") + "\n" if header else ""
    path.write_text(head + message.format(*texts), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    named = ["--languages", options] if options else []
    assert main([name, "--lang", "en", *named]) == 1
    first, number, second, other = said.split()
    shown = capsys.readouterr().out
    assert f"{first} says {number}, {second} says {other}" in shown
    assert "0 errors, 1 warning" in shown


@every_row(
    ("source", "target", "said"),
    [
        ("en", "de", "English says 3, German says 4"),
        ("de", "fr", "German says 3, French says 4"),
        ("pt-BR", "it", "Portuguese says 3, Italian says 4"),
    ],
)
def test_an_exchange_file_tells_its_languages(
    source: str, target: str, said: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        f'<xliff version="1.2"><file source-language="{source}"'
        f' target-language="{target}"><body><trans-unit id="a"><source>3 km</source>'
        "<target>4 km</target></trans-unit></body></file></xliff>"
    )
    assert main([str(path), "--lang", "en"]) == 1
    assert said in capsys.readouterr().out


def test_reports_tell_the_key(tmp_path: Path, capsys: Captured) -> None:
    for name, number in (("fr", 18), ("en", 16)):
        (tmp_path / f"{name}.json").write_text(f'{{"a": {{"b": "{number} ports"}}}}')
    files = [str(tmp_path / f"{name}.json") for name in ("fr", "en")]
    assert main([*files, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["field"] == "a.b"
    assert main([*files, "--lang", "en"]) == 1
    assert f"{files[1]}:1:14 (a.b): warning: " in capsys.readouterr().out


def test_two_catalogs_are_compared_by_message(tmp_path: Path, capsys: Captured) -> None:
    entry = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n\nmsgid "files"\nmsgstr "{}"\n'
    for name, text in (("fr", "18 fichiers"), ("en", "16 files")):
        (tmp_path / f"{name}.po").write_text(entry.format(name, text))
    files = [str(tmp_path / f"{name}.po") for name in ("fr", "en")]
    assert main([*files, "--lang", "en"]) == 1
    assert "en.po:6:9: warning: French says 18, English says 16" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("fr.po", "app.pot", "French says 4, English says 3"),
        ("app.pot", "fr.po", "English says 3, French says 4"),
        ("de.po", "fr.po", "German says 5, French says 4"),
        ("app.xlf", "de.xlf", "Spanish says 3, German says 5"),
    ],
)
def test_two_catalogs_tell_their_languages(
    first: str,
    second: str,
    said: str,
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = 'msgid ""\nmsgstr "{}\\n"\n\nmsgid "3 km"\nmsgstr "{}"\n'
    unit = (
        '<xliff><file source-language="es"{}><trans-unit id="a"><source>3 km</source>'
    )
    files = {
        "fr.po": entry.format("Language: fr", "4 km"),
        "de.po": entry.format("Language: de", "5 km"),
        "app.pot": entry.format("Language: ", ""),
        "app.xlf": unit.format("") + "</trans-unit></file></xliff>",
        "de.xlf": unit.format(' target-language="de"')
        + "<target>5 km</target></trans-unit></file></xliff>",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert main([first, second, "--lang", "en"]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("name", ["app.pot", "app.po", "app.xlf"])
def test_a_template_is_no_pair(name: str, tmp_path: Path, capsys: Captured) -> None:
    text = 'msgid ""\nmsgstr "Language: \\n"\n\nmsgid "3 km"\nmsgstr ""\n'
    if name == "app.xlf":
        text = (
            '<xliff version="1.2"><file source-language="en"><body><trans-unit id="a">'
            "<source>3 km</source></trans-unit></body></file></xliff>"
        )
    (tmp_path / name).write_text(text)
    assert main([str(tmp_path / name), "--lang", "en"]) == 2
    assert f"{name} is a template, in which nothing is" in capsys.readouterr().err


def test_two_catalogs_without_a_key_in_common_are_refused(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "fr.json").write_text('{"a": "Ici"}')
    (tmp_path / "en.json").write_text('{"b": {"c": "Here"}}')
    files = [str(tmp_path / name) for name in ("fr.json", "en.json")]
    assert main([*files, "--lang", "en"]) == 2
    said = f"nothing to compare: {files[0]} has no key of {files[1]} (b.c, …)"
    assert said in capsys.readouterr().err


FULL = {
    "json": '{"open": "La porte est ouverte", "shut": "La porte est close"}',
    "yml": "fr:\n  open: La porte est ouverte\n  shut: La porte est close\n",
    "ftl": "open = La porte est ouverte\nshut = La porte est close\n",
    "po": 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Open"\nmsgstr "Ouverte"\n',
}
EMPTIED = [
    ("json", ""),
    ("json", "{}"),
    ("json", "[1]"),
    ("json", '{"a": {"b": null}}'),
    ("yml", ""),
    ("yml", "en:\n"),
    ("yml", "en: 1\n"),
    ("yml", "# none\n"),
    ("ftl", ""),
    ("ftl", "# none\n"),
    ("po", 'msgid ""\nmsgstr "Language: en\\n"\n'),
]


KEYED = """msgid ""
msgstr ""
"Language: {tag}\\n"

msgid "menu.title"
msgstr "{title}"

msgid "menu.open_file"
msgstr "{open}"
"""


def test_messages_that_are_keys_are_held_against_no_text(
    tmp_path: Path, capsys: Captured
) -> None:
    texts = {"fr": ("Les 18 ports", "Ouvrir"), "en": ("The 16 ports", "Open")}
    files = []
    for tag, (title, opens) in texts.items():
        file = tmp_path / tag / "LC_MESSAGES/a.po"
        file.parent.mkdir(parents=True)
        file.write_text(KEYED.format(tag=tag, title=title, open=opens))
        files.append(str(file))
    assert main([files[0], "--lang", "en"]) == 2
    assert "a.po are keys, not texts" in capsys.readouterr().err
    for arguments in (files, [str(tmp_path), "--no-cache", "--jobs", "1"]):
        assert main([*arguments, "--lang", "en"]) == 1
        assert "1 warning" in capsys.readouterr().out


@every_row(("suffix", "emptied"), EMPTIED)
@pytest.mark.parametrize("at", [0, 1])
def test_a_catalog_that_was_emptied_lacks_all_entries(
    at: int, suffix: str, emptied: str, tmp_path: Path, capsys: Captured
) -> None:
    texts = [FULL[suffix], FULL[suffix]]
    texts[at] = emptied
    names = [f"{language}.{suffix}" for language in ("fr", "en")]
    folder = tmp_path / f"{EMPTIED.index((suffix, emptied))}"
    folder.mkdir()
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text)
    own = ("French", "English")[at]
    files = [str(folder / name) for name in names]
    tree = [] if suffix == "po" else [[str(folder), "--no-cache", "--jobs", "1"]]
    for arguments in (files, *tree):
        assert main([*arguments, "--languages", "fr,en", "--lang", "en"]) == 1
        assert f"{names[at]}:1:1: warning: {own} " in capsys.readouterr().out


@every_row(("suffix", "emptied"), EMPTIED)
def test_two_catalogs_without_an_entry_are_nothing_to_compare(
    suffix: str, emptied: str, tmp_path: Path, capsys: Captured
) -> None:
    files = [str(tmp_path / f"{language}.{suffix}") for language in ("fr", "en")]
    for file in files:
        Path(file).write_text(emptied)
    assert main([*files, "--lang", "en"]) == 2
    assert "there is nothing to compare: neither" in capsys.readouterr().err
    if suffix == "po":
        assert main([files[0], "--lang", "en"]) == 2
        assert f"{files[0]} has no messages" in capsys.readouterr().err


GROWING = {
    "fluent": lambda n: "".join(f"a{i} = b {i}\n" for i in range(n)),
    "html": lambda n: "<nav><p>a</p></nav><main><code>b</code><pre>c</pre></main>" * n,
    "json": lambda n: "[" + ", ".join(f'"b é {i} {{n}}"' for i in range(n)) + "]",
    "markdown": lambda n: "---\n" + "a:\n  title: é\n" * n + "---\nb",
    "mdx": lambda n: "<Tabs a={x}> é {b} text\n\n" * n + "{<A " * n,
    "po": lambda n: "".join(f'msgid "a{i} %d"\nmsgstr "é"\n\n' for i in range(n)),
    "subtitles": lambda n: "1\n00:00:01,000 --> 00:00:02,000\nune é\n\n" * n,
    "text": lambda n: ("une ligne et la suite-\n" * 9 + "Page\n\f") * n,
    "xliff": lambda n: "<x>" + "<unit id='é'><source>é</source></unit>" * n + "</x>",
    "yaml": lambda n: "".join(f'a{i}: "b é {i}"\n' for i in range(n)),
}


@pytest.mark.campaign
@every_row("format_", GROWING)
def test_twice_the_text_is_read_in_about_twice_the_calls(format_: str) -> None:
    def count(size: int) -> int:
        text = read_text(GROWING[format_](size), "a")
        return count_calls(lambda: read_parts(Document(text, format_)))

    count(9)  # Patterns are compiled, whichever test comes first.
    assert count(400) < 2.4 * count(200)


# Bad input ----------------------------------------------------------------------------

BOMB = """<?xml version="1.0"?>
<!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]>
<xliff version="1.2"><file><body><trans-unit id="a"><source>&b;&c;</source></trans-unit>
</body></file></xliff>"""
ALIASES = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n"
    for n in range(24)
)

STAIRS = "".join(f"a:\n{'  ' * depth}- " for depth in range(99)) + "b"
"""Twice as many entries inside one another as indentations."""
LADDER = "".join(f"{' ' * depth}a:\n" for depth in range(300))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.xlf", BOMB, "a.xlf:2:1: it has a document type (DOCTYPE)"),
        ("a.xlf", "<xliff><file>", "a.xlf:1:14: it is no well-formed XML: no element"),
        ("a.xlf", "<a>" * 9000, "its elements are nested too deep"),
        ("a.json", '{"a": 1,\n "b": }', "a.json:2:7: this is no JSON"),
        ("a.json", "[" * 9000, "this is no JSON"),
        ("a.json", '{"a": "b"} c', "a.json:1:12: this is no JSON"),
        ("a.yml", "a: [\nb: c", "a.yml:2:5: this is no YAML"),
        ("a.yml", "[" * 90_000, "a.yml:1:101: its entries are nested too deep"),
        ("a.yml", "[{a: " * 9000, "a.yml:1:251: its entries are nested too deep"),
        ("a.yml", "- " * 9000 + "a", "a.yml:1:201: its entries are nested too deep"),
        ("a.yml", STAIRS, "it has more entries than a catalog has"),
        ("a.yml", LADDER, "a.yml:101:101: its entries are nested too deep"),
        ("a.yml", ALIASES, "it has more entries than a catalog has"),
        ("a.po", 'msgid "a"\nmsgstr "b\n', "a.po:2:1: this is no line of a PO file"),
        ("a.po", '"a"\n', "a.po:1:1: this text belongs to no message"),
        ("a.ftl", "a = b\n??\n", "a.ftl:2:1: this is no line of Fluent"),
    ],
)
def test_a_broken_catalog_is_refused_at_its_place(
    name: str, text: str, said: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert said in str(caught.value)
    assert main([str(path), str(path), "--lang", "fr"]) == 2
    assert capsys.readouterr().out == ""


def test_a_broken_text_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableError) as caught:
        compare('{"a": }', "{}", format="json")
    assert (caught.value.line, caught.value.column) == (1, 7)


# Sentences of messages ----------------------------------------------------------------

ONE_IN_TWO = [
    (
        "Executing dpkg failed. Are you root?",
        "Échec de l’exécution de dpkg. Possédez-vous les droits du superutilisateur ?",
    ),
    (
        "the file '%s' has an unknown extension '%s'; will try C",
        "pour le fichier « %s », l’extension « %s » est inconnue. On suppose que c’est"
        " du C",
    ),
    (
        "set name quoting style; see below for valid STYLE values",
        "Définir le style de protection de caractères appliqués aux noms. Voir"
        " ci-dessous pour les valeurs du STYLE",
    ),
]
LACKS = [
    (
        "Wait for the signal before you leave.",
        "Attendez le signal avant de partir. Fermez la porte derrière vous sans bruit.",
    ),
    (
        "Save your work. The window closes by itself after a while.",
        "Enregistrez votre travail.",
    ),
]


@every_row(
    ("texts", "rules"),
    [
        *((texts, []) for texts in ONE_IN_TWO),
        *((texts, ["missing-sentence"]) for texts in LACKS),
    ],
)
def test_a_message_may_be_parted_otherwise_and_lack_no_sentence(
    texts: tuple[str, str], rules: list[str], tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "fr.po"
    path.write_text('msgid "{}"\nmsgstr "{}"\n'.format(*texts), encoding="utf-8")
    main([str(path), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["rule"] for each in found] == rules
