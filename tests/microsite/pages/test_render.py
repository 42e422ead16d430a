"""Templates: filters and functions per language, escaping, words of the catalog."""

from __future__ import annotations

from conftest import Tree
from support import (
    SETTINGS,
    Edited,
    catalog,
    configure,
    count_calls,
    minimal_site,
    show,
    translator,
)
from tables import every_row

from microsite.pipeline import check_site
from twinlint.source import Locale
from twinlint.typography import NARROW_SPACE, NO_BREAK_SPACE, typeset

PAGE = "title: {fr: Titre, en: Title}\nsummary: {fr: Résumé, en: Summary}\n"


def render(
    edited: Edited, template: str, page: str = PAGE, **files: str | None
) -> tuple[str, str]:
    """What a template gives for one page, in French and in English."""
    changes: dict[str, str | bytes | None] = {
        "templates/pages/text.html": template,
        "content/pages/example.yaml": page,
        **files,
    }
    with edited.edit(changes) as built:
        outputs = {output.path: output.content.decode() for output in built.outputs}
    return outputs["fr/example/index.html"], outputs["en/example/index.html"]


# _ is a no-break space, ~ a narrow no-break space
@every_row(
    ("template", "french", "english"),
    [
        ("{{ '2024-02-06'|date }}", "6_février 2024", "6_February 2024"),
        ("{{ '2024-03-01'|date }}", "1er_mars 2024", "1_March 2024"),
        ("{{ '2024-03-11'|date }}", "11_mars 2024", "11_March 2024"),
        ("{{ '2024-02'|date }}", "février 2024", "February 2024"),
        ("{{ '2024'|date }}", "2024", "2024"),
        ("{{ 12300|number }}", "12~300", "12,300"),
        ("{{ 1234567.5|number }}", "1~234~567,5", "1,234,567.5"),
        ("{{ 0|number }}", "0", "0"),
        ("{{ 84|percent }}", "84_%", "84%"),
        ("{{ ['a']|enumerate_list }}", "a", "a"),
        ("{{ ['a', 'b']|enumerate_list }}", "a et b", "a and b"),
        ("{{ ['a', 'b', 'c']|enumerate_list }}", "a, b et c", "a, b and c"),
        ("{{ []|enumerate_list }}", "", ""),
        ("{{ 'Vraiment ?'|text }}", "Vraiment~?", "Vraiment ?"),
        ("{{ record.title|text }}", "Titre", "Title"),
        ("{{ language_name('fr') }}", "Français", "Français"),
        ("{{ language_name('en') }}", "English", "English"),
        ("{{ locale }}", "fr", "en"),
        ("{{ url('commune:sceaux') }}", "/fr/communes/sceaux/", "/en/communes/sceaux/"),
        ("{{ canonical('/x/') }}", "https://ville.paris/x/", "https://ville.paris/x/"),
    ],
)
def test_values_are_written_as_each_language_does(
    template: str, french: str, english: str, edited: Edited
) -> None:
    def read(text: str) -> str:
        return text.replace("_", NO_BREAK_SPACE).replace("~", NARROW_SPACE)

    assert render(edited, template) == (read(french), read(english))


@every_row(
    "name",
    ["<script>alert(1)</script>", '" onload="x', "A & B", "{{ 7 * 7 }}", "%(x)s"],
)
def test_hostile_names_are_escaped(name: str, edited: Edited) -> None:
    page = f"title: {{fr: {name!r}, en: {name!r}}}\nsummary: {{fr: a, en: b}}\n"
    template = '<p title="{{ record.title|text }}">{{ record.title|text }}</p>'
    for locale, written in zip(
        ("fr", "en"), render(edited, template, page), strict=True
    ):
        escaped = (
            typeset(name, Locale(locale))
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&#34;")
            .replace("'", "&#39;")
        )
        assert written == f'<p title="{escaped}">{escaped}</p>'


def test_hostile_values_in_messages_are_escaped(edited: Edited) -> None:
    template = "{{ _('By %(name)s', name='<b>') }}{{ ['<i>', 'x']|enumerate_list }}"
    entry = 'msgid "By %(name)s"\nmsgstr "{} %(name)s"\n'
    files = {
        f"locales/{locale}/LC_MESSAGES/site.po": catalog(locale, entry.format(by))
        for locale, by in (("fr", "Par"), ("en", "By"))
    }
    assert render(edited, template, **files) == (
        "Par &lt;b&gt;&lt;i&gt; et x",
        "By &lt;b&gt;&lt;i&gt; and x",
    )


@every_row(
    ("written", "french", "english"),
    [
        ("{{ 6|count|capital }}", "Six", "Six"),
        ("{{ 9|count }} {{ 10|count }}", "neuf 10", "nine 10"),
        ("{{ 1|count }}", "1", "1"),
        ("{{ 1200|count }}", "1\u202f200", "1,200"),
        ("{{ 'https://a.example/b/'|bare_url }}", "a.example/b", "a.example/b"),
        ("{{ settings.updated|month }}", "novembre 2026", "November 2026"),
    ],
)
def test_values_are_written_as_sentences_have_them(
    edited: Edited, written: str, french: str, english: str
) -> None:
    assert render(edited, written) == (french, english)


PLURAL = """\
msgid "%(num)s solution"
msgid_plural "%(num)s solutions"
msgstr[0] "%(num)s {one}"
msgstr[1] "%(num)s {many}"

msgctxt "month"
msgid "May"
msgstr "{may}"

msgid "Really?"
msgstr "{really}"
"""


@every_row(
    ("count", "french", "english"),
    [
        (0, "0 essai", "0 trials"),
        (1, "1 essai", "1 trial"),
        (2, "deux essais", "two trials"),
        (9, "neuf essais", "nine trials"),
        (10, "10 essais", "10 trials"),
    ],
)
def test_plural_forms_are_those_of_the_language(
    count: int, french: str, english: str, edited: Edited
) -> None:
    template = (
        f"{{{{ ngettext('%(num)s solution', '%(num)s solutions', {count}) }}}}"
        "{% set unused = pgettext('month', 'May'), _('Really?') %}"
    )
    assert render(edited, template, **words()) == (french, english)


def test_one_english_word_has_two_french_ones_by_context(edited: Edited) -> None:
    template = (
        "{{ pgettext('month', 'May') }}"
        "{% set unused = ngettext('%(num)s solution', '%(num)s solutions', 1),"
        " _('Really?') %}"
    )
    assert render(edited, template, **words()) == ("mai", "May")


def test_words_of_the_catalog_get_the_typography_of_their_language(
    edited: Edited,
) -> None:
    template = (
        "{{ _('Really?') }}{% set unused = pgettext('month', 'May'),"
        " ngettext('%(num)s solution', '%(num)s solutions', 1) %}"
    )
    assert render(edited, template, **words()) == (
        f"Vraiment{NARROW_SPACE}?",
        "Really?",
    )


def words() -> dict[str, str]:
    french = PLURAL.format(one="essai", many="essais", may="mai", really="Vraiment ?")
    english = PLURAL.format(one="trial", many="trials", may="May", really="Really?")
    return {
        "locales/fr/LC_MESSAGES/site.po": catalog("fr", french),
        "locales/en/LC_MESSAGES/site.po": catalog("en", english),
    }


def test_prose_is_set_at_the_level_asked_for_with_links_of_the_language(
    edited: Edited,
) -> None:
    page = (
        f"{PAGE}body:\n"
        "  fr: |\n    ## Un titre ?\n\n    Voir [la ville](commune:sceaux).\n"
        "  en: |\n    ## A title?\n\n    See [the town](commune:sceaux).\n"
    )
    assert render(edited, "{{ record.body|prose(level=3) }}", page) == (
        f'<h3 id="un-titre">Un titre{NARROW_SPACE}?</h3>\n'
        '<p>Voir <a href="/fr/communes/sceaux/">la ville</a>.</p>',
        '<h3 id="a-title">A title?</h3>\n'
        '<p>See <a href="/en/communes/sceaux/">the town</a>.</p>',
    )


def test_records_sort_by_name_without_regard_to_accents(edited: Edited) -> None:
    pages = {
        f"content/pages/{id_}.yaml": (
            f"title: {{fr: {name}, en: {name}}}\nsummary: {{fr: Un, en: A}}\n"
        )
        for id_, name in (("p1", "Zoé"), ("p2", "Écrin"), ("p3", "eau"), ("p4", "Été"))
    }
    template = "{{ site.pages.values()|by_name|map(attribute='id')|join(' ') }}"
    french, _ = render(edited, template, **pages)
    assert french == "home p3 p2 p4 example communes editions p1"


def test_pages_come_as_the_menus_have_them_after_the_home_page(edited: Edited) -> None:
    text = "title: {fr: Un, en: A}\nsummary: {fr: Un, en: A}\n"
    menus = SETTINGS.replace("navigation: [home]", "navigation: [zoo]").replace(
        "footer: []", "footer: [bay, zoo]"
    )
    changes = {
        "content/site.yaml": menus,
        **{
            f"content/pages/{id_}.yaml": text.replace("Un,", f"{id_},", 1)
            for id_ in ("ant", "bay", "zoo")
        },
        "content/pages/lost.yaml": f"kind: not-found\n{text}",
        "templates/pages/not-found.html": '{% extends "layouts/page.html" %}\n',
    }
    template = "{{ pages_by_menu()|map(attribute='id')|join(' ') }}"
    assert (
        render(edited, template, **changes)[0]
        == "home zoo bay ant communes editions example"
    )


def test_navigation_marks_the_page_shown(edited: Edited) -> None:
    template = (
        "{% for title, url, here in navigation() %}"
        "{{ title }} {{ url }} {{ here }}{% endfor %}"
    )
    assert render(edited, template) == ("Accueil /fr/ False", "Home /en/ False")


def test_a_template_knows_nothing_of_the_clock(tree: Tree) -> None:
    root = tree(minimal_site({"templates/pages/text.html": "{{ now() }}"}))
    write = root / "content/pages/example.yaml"
    write.write_text(PAGE)
    findings = check_site(configure(root)).findings
    assert [str(f.message) for f in findings if f.rule == "template-error"] == [
        "the template stops here: nothing is called “now” here"
    ]


@every_row(
    ("template", "reason"),
    [
        ("{{ record.nothing }}", "text page has no field “nothing”"),
        ("{{ settings.legal.nothing }}", "legal has no field “nothing”"),
        ("{{ site.people['nobody'].name }}", "there is no “nobody” in this list"),
        ("{{ nothing.more }}", "nothing is called “nothing” here"),
        ("{{ page_index }}{{ pages[7] }}", "nothing is called “pages” here"),
        ("{{ url('commune:meudon') }}", "there is no page “commune:meudon”"),
        ("{{ asset('css/no.css') }}", "there is no assets/css/no.css"),
    ],
)
def test_what_a_template_lacks_is_said_without_our_internals(
    template: str, reason: str, edited: Edited
) -> None:
    changes = {
        "templates/pages/text.html": template,
        "content/pages/example.yaml": PAGE,
    }
    (finding,) = edited.check(changes)
    assert show([finding]) == [
        f"templates/pages/text.html:1:1: the template stops here: {reason}"
        " [template-error]"
    ]


def test_a_component_that_needs_the_page_says_how_to_give_it(edited: Edited) -> None:
    changes = {
        "templates/components/menu.html": (
            "{% macro menu() %}{{ navigation() }}{% endmacro %}"
        ),
        "templates/pages/text.html": (
            '{% from "components/menu.html" import menu %}{{ menu() }}'
        ),
        "content/pages/example.yaml": PAGE,
    }
    assert show(edited.check(changes)) == [
        "templates/components/menu.html:1:1: the template stops here: this depends on"
        " the page: write “with context” after the import [template-error]"
    ]


SOURCES = """\
leaflet:
  title: {fr: Tract, en: Leaflet}
  language: en
  read: full
poster:
  title: {fr: Affiche, en: Poster}
  language: fr
  read: full
"""
DISAGREEING = (
    PAGE
    + """\
disagreements:
  - summary: {fr: Le nom change., en: The name changes.}
    values:
      - {value: Greater Park, sources: [leaflet]}
      - {value: Grand Parc, sources: [poster]}
      - {value: Grands Parcs, language: fr, sources: [leaflet]}
      - {value: Parc, sources: [leaflet, poster]}
      - {value: "12", sources: [leaflet]}
      - {value: {fr: parc, en: park}, sources: [leaflet]}
    chosen: CHOSEN
    reason: {fr: Usage., en: Usage.}
"""
)
QUOTATIONS = (
    "{% for said in record.disagreements[0]['values'] %}"
    "{{ said.value|quote(language_of(said)) }}|{% endfor %}"
    "{{ record.disagreements[0].chosen"
    "|quote(language_of_choice(record.disagreements[0])) }}"
)


@every_row(
    ("chosen", "french", "english"),
    [
        ("Greater Park", '<span lang="en">Greater Park</span>', "Greater Park"),
        ("Grand Parc", "Grand Parc", '<span lang="fr">Grand Parc</span>'),
        ("Another", "Another", "Another"),
        ("{fr: Parc, en: Park}", "Parc", "Park"),
    ],
)
def test_a_quotation_is_in_the_language_of_its_sources(
    chosen: str, french: str, english: str, edited: Edited
) -> None:
    page = DISAGREEING.replace("CHOSEN", chosen)
    files = {"content/sources.yaml": SOURCES}
    assert render(edited, QUOTATIONS, page, **files) == (
        '<span lang="en">Greater Park</span>|Grand Parc|Grands Parcs|Parc|12|parc|'
        + french,
        'Greater Park|<span lang="fr">Grand Parc</span>|'
        '<span lang="fr">Grands Parcs</span>|Parc|12|park|' + english,
    )


def test_a_choice_that_repeats_no_value_is_in_the_language_of_them_all(
    edited: Edited,
) -> None:
    page = PAGE + (
        "disagreements:\n"
        "  - summary: {fr: Une coquille., en: A misprint.}\n"
        "    values: [{value: Graeter Park, sources: [leaflet]}]\n"
        "    chosen: Greater Park\n"
        "    reason: {fr: Usage., en: Usage.}\n"
    )
    french, english = render(
        edited, QUOTATIONS, page, **{"content/sources.yaml": SOURCES}
    )
    assert french.endswith('|<span lang="en">Greater Park</span>')
    assert english == "Graeter Park|Greater Park"


@every_row(
    ("template", "guess"),
    [
        ("{{ record.titel[locale] }}", "title"),
        ("{{ recrod.title[locale] }}", "record"),
        ("{% for item in [1] %}{{ itme }}{% endfor %}", "item"),
        ("{{ site.comunes }}", "communes"),
        ("{{ site.people['ada-martim'].name }}", "ada-martin"),
        ("{{ record.title|txet }}", "text"),
        ("{% if record is definde %}{{ record is definde }}{% endif %}", "defined"),
        ("{% macro m(name) %}{{ nmae }}{% endmacro %}{{ m(1) }}", "name"),
        ("{{ xyzzy }}", ""),
    ],
)
def test_a_name_that_was_misspelt_in_a_template_is_guessed(
    template: str, guess: str, edited: Edited
) -> None:
    changes = {
        "templates/pages/text.html": template,
        "content/pages/example.yaml": PAGE,
    }
    (finding,) = edited.check(changes)
    assert finding.rule == "template-error"
    help_ = translator("en")(finding.help)
    assert help_.startswith(f"did you mean {guess}") is bool(guess)


def test_a_template_may_take_itself_in_while_something_ends_it(edited: Edited) -> None:
    page = "{% set left = 15 %}{% include 'a.html' %}"
    again = (
        "{{ left }} {% if left %}{% set left = left - 1 %}"
        "{% include 'a.html' %}{% endif %}"
    )
    written, _ = render(edited, page, **{"templates/a.html": again})
    assert written == " ".join(map(str, range(15, -1, -1))) + " "


@every_row(
    ("again", "most"),
    [
        ("{% include 'pages/text.html' %}", 1),
        ("{% include 'pages/' ~ 'text.html' %}", 20),
        ("{% if page %}{% include 'pages/text.html' %}{% endif %}", 20),
    ],
)
def test_templates_in_a_circle_are_left_before_they_cost_much(
    again: str, most: int, edited: Edited
) -> None:
    # A text of its own for each row: what rows before have made is kept.
    own = f"<p>{len(again)}"
    once = f"{own}{{% for each in range(999) %}}{{{{ each|number }}}}{{% endfor %}}"
    changes = {"content/pages/example.yaml": PAGE, "templates/a.html": again}

    def count(template: str) -> int:
        page = {**changes, "templates/pages/text.html": template}
        return count_calls(lambda: edited.check(page))

    base, one = count(own), count(once)
    circle = count(once + "{% include 'a.html' %}")
    assert circle - base < (most + 2) * (one - base)
