"""What new editors get wrong in links, dates and fields, and what is said to them."""

from __future__ import annotations

from support import COMMUNE, LAYOUT, Edited, Files, list_records, show
from tables import every_row

SCEAUX = "content/communes/sceaux.yaml"
HOME = "content/pages/home.yaml"
MEUDON = "content/communes/meudon.yaml"
BENCH = "content/solutions/bench.yaml"
CALL = "content/calls/bench.yaml"
DRAFT = COMMUNE.replace("Sceaux", "Meudon").replace("92071", "92048") + "draft: true\n"
LINKED = COMMUNE + (
    "body:\n  fr: |\n    Voir [Meudon](commune:meudon).\n"
    "  en: |\n    See [Meudon](commune:meudon#map).\n"
)
WITHOUT_DRAFT = (
    "remove the link and keep its words, or publish that record too: remove"
    " “draft: true” from content/communes/meudon.yaml"
)
SOLUTION = (
    "name: Banc\ncommunes: [sceaux]\nedition: edition-1\nthemes: [shade]\n"
    "status: tested\nsummary: {fr: Un banc, en: A bench}\n"
)
EDITION = (
    "edition-1:\n  name: {fr: Première, en: First}\n  number: 1\n  status: closed\n"
    "  summary: {fr: Une édition, en: One edition}\n  joined: 2027-03\n"
)
THEMES = (
    "shade:\n  name: {fr: Ombre, en: Shade}\n"
    "  summary: {fr: De l’ombre, en: Some shade}\n"
)


def solution(lines: str, theme: str = "shade") -> Files:
    return {
        **list_records("solutions", "themes"),
        "content/themes.yaml": THEMES,
        "templates/pages/solution.html": '{% extends "layouts/page.html" %}\n',
        "templates/pages/theme.html": '{% extends "layouts/page.html" %}\n',
        BENCH: SOLUTION.replace("[shade]", f"[{theme}]") + lines,
    }


def call(lines: str = "") -> Files:
    return {
        **list_records("calls"),
        "templates/pages/call.html": '{% extends "layouts/page.html" %}\n',
        CALL: "title: {fr: Un appel, en: A call}\nopens: 2026-11-01\n"
        "closes: 2026-12-01\naudience: {fr: Tous, en: All}\n"
        f"summary: {{fr: Un, en: A}}\n{lines}",
    }


def at_home(summary: str) -> Files:
    title = "kind: home\ntitle: {fr: Accueil, en: Home}\n"
    return {HOME: f"{title}summary:\n  fr: {summary}\n  en: Welcome\n"}


NO_LINK = "takes no link: readers would see it as typed [broken-link]"
CLOSED = "the end, 30 June 2026, is before the start, March 2027 [swapped-dates]"


@every_row(
    ("files", "said", "advice"),
    [
        (
            {SCEAUX: LINKED, MEUDON: DRAFT},
            [
                f"{SCEAUX}:13:19: “meudon” is a draft and is not published"
                " [draft-reference]",
                f"{SCEAUX}:15:18: “meudon” is a draft and is not published"
                " [draft-reference]",
            ],
            WITHOUT_DRAFT,
        ),
        ({SCEAUX: LINKED + "draft: true\n", MEUDON: DRAFT}, [], ""),
        (
            at_home("Voir [Sceaux](commune:sceaux) ici"),
            [f"{HOME}:4:12: summary {NO_LINK}"],
            "write “Sceaux” alone, and put the link into “body:”",
        ),
        (
            {
                "content/timeline.yaml": "a:\n  date: 2024\n  text:\n"
                "    fr: Vu [là](https://a.org)\n    en: Seen there\n"
            },
            [f"content/timeline.yaml:4:12: text {NO_LINK}"],
            "write “là” alone",
        ),
        (
            {SCEAUX: COMMUNE.replace("Sceaux", '"[Sceaux](https://sceaux.fr)"')},
            [f"{SCEAUX}:1:8: name {NO_LINK}"],
            "write “Sceaux” alone, and put the link into “body:”",
        ),
        ({SCEAUX: COMMUNE + "note: Voir [ici](https://sceaux.fr) **vite**\n"}, [], ""),
        (
            at_home("Le **grand** marché"),
            [
                f"{HOME}:4:10: summary takes no signs: readers would see them"
                " [lost-sign]"
            ],
            "write “grand” alone",
        ),
        (
            at_home("Le marché, _vite_ ou tard"),
            [
                f"{HOME}:4:18: summary takes no signs: readers would see them"
                " [lost-sign]"
            ],
            "write “vite” alone",
        ),
        (
            at_home("Le marché[12], enfin"),
            [f"{HOME}:4:16: “[12]” leads to no note of this site [lost-sign]"],
            "delete it; where it comes from stands in “sources:”",
        ),
        (at_home("3 * 4 * 5, a_b_c, 2*x, [12] à [12](13)"), [], ""),
        (at_home("Les [dix] (ou onze) bancs et [ici] seul"), [], ""),
        (
            solution("period: {from: 2027-03, to: 2026-06-30}\n"),
            [f"{BENCH}:7:29: {CLOSED}"],
            "correct one of the two, or swap them",
        ),
        (solution("period: {from: 2026-03, to: 2026-03-01}\n"), [], ""),
        (
            {"content/editions.yaml": EDITION + "  closed: 2026-06-30\n"},
            [f"content/editions.yaml:7:11: {CLOSED}"],
            "correct one of the two, or swap them",
        ),
        (
            solution("problem: {fr: Trop de bruit, en: Too much noise}\n"),
            [f"{BENCH}:7:1: problem has fields of its own [wrong-type]"],
            "write its fields below it, indented, one on a line:"
            ' text: {fr: "…", en: "…"}, sources: […]',
        ),
        (
            solution("problem: Trop de bruit\n"),
            [f"{BENCH}:7:10: problem has fields of its own [wrong-type]"],
            "write its fields below it, indented, one on a line:"
            ' text: {fr: "…", en: "…"}, sources: […]',
        ),
        (
            solution("problem:\n  fr: Le bruit, la nuit\n  en: Noise, at night\n"),
            [f"{BENCH}:7:1: problem has fields of its own [wrong-type]"],
            "below “problem:” add the line “text:”, with 2 spaces in front; put 2 more"
            " spaces in front of fr:, en:, which belong to it; its other fields stand"
            " beside it: sources: […]",
        ),
        (
            call("contact:\n  name: Ada\n  url: bancs@sceaux.fr\n"),
            [f"{CALL}:8:8: url is “bancs@sceaux.fr” [wrong-format]"],
            "this is an e-mail address: write “email: bancs@sceaux.fr” in place of"
            " this line",
        ),
        (
            call(),
            [f"{CALL}:1:1: bench closes on 1 December 2026 [call-without-address]"],
            'add “apply: {name: {fr: "…", en: "…"}, url: https://www.example.org}” or'
            ' “contact: {name: {fr: "…", en: "…"}, email: ada@example.org}”, with your'
            " own words and address",
        ),
        (
            {SCEAUX: COMMUNE + "image: {file: a.jpg, alt: Un banc, credit: X}\n"},
            [f"{SCEAUX}:11:27: image.alt has one text for all languages [wrong-type]"],
            "write alt: {fr: Un banc, en: …}",
        ),
        (
            solution("organisations: Paris\n"),
            [f"{BENCH}:7:16: organisations must be a list [wrong-type]"],
            "write [paris], or each item after “- ”",
        ),
        (
            solution("organisations: [Pluie & Cie]\n"),
            [
                f"{BENCH}:7:17: “Pluie & Cie” is not in organisations"
                " [unknown-reference]"
            ],
            "write paris (Paris), or add “pluie-cie:” to content/organisations.yaml"
            " with “python build.py new organisation pluie-cie”, or by hand at its end,"
            " and below it, with 2 spaces in front, one on a line: "
            'name: {fr: "…", en: "…"}, role: {fr: "…", en: "…"}, kind: …; “kind:” is'
            " one of lead (lead organisation), operator, partner, associate,"
            " intercommunality, project-holder",
        ),
    ],
)
def test_a_slip_is_told_with_what_to_type(
    files: Files, said: list[str], advice: str, edited: Edited
) -> None:
    told = "draft broken swapped wrong call-without unknown lost".split()
    wanted = tuple(f"{each}-" for each in told)
    found = [f for f in edited.check(files) if f.rule.startswith(wanted)]
    assert show(found) == said
    assert {str(f.help) for f in found} == ({advice} if said else set())


def test_links_to_a_feed_that_its_template_could_not_make_are_not_dead(
    edited: Edited,
) -> None:
    link = '<a href="/fr/feed.xml">x</a>'
    page = LAYOUT.replace("</main>", f"{link}</main>")
    told: dict[str, set[str]] = {}
    for feed in ("", "{{ no.such.thing }}"):
        files = {"templates/pages/commune.html": page}
        if feed:
            files["templates/feeds/atom.xml"] = feed
        told[feed] = {each.rule for each in edited.check(files)}
    assert told == {"": {"dead-link"}, "{{ no.such.thing }}": {"template-error"}}
