"""A finding is as serious as what readers lose, and as what the texts show of it."""

from __future__ import annotations

from tables import every_row

from twinlint import compare
from twinlint.finding import Finding, Severity


def find(fr: str, en: str, rule: str) -> list[Finding]:
    return [finding for finding in compare(fr, en) if finding.rule == rule]


@every_row(
    ("rule", "severity", "fr", "en"),
    [
        (  # Told freely: of many words few are the same.
            "opposite-word",
            Severity.INFO,
            "Ce n’est pas le moyen le plus simple de placer à la main les doigtés "
            "au-dessus des notes ou en dessous ; mieux vaut saisir un trait ou un "
            "chapeau devant le chiffre, plutôt que le tiret habituel.",
            "The property is hardly the easiest way of manually setting a fingering; "
            "using an underscore or a caret before its number, in place of a dash, is "
            "what most people do when they have a choice.",
        ),
        (  # What readers have just been told.
            "missing-value",
            Severity.INFO,
            "Le total des éléments dépasse la largeur de la page.",
            "The sum of these three elements is more than the width of the page.",
        ),
        (
            "missing-value",
            Severity.WARNING,
            "Le projet a trois éléments qui durent longtemps.",
            "The project has elements that last for long.",
        ),
        (  # All are told the same, in words with a slip.
            "missing-value",
            Severity.INFO,
            "19 février 2002 : on a fait une correction.",
            "19 Febuary 2002: a correction was made.",
        ),
        (
            "missing-value",
            Severity.WARNING,
            "Le 19 février 2002, on a fait une correction.",
            "In Febuary 2002, a correction was made.",
        ),
        (
            "missing-value",
            Severity.WARNING,
            "Le 3 mai 2002, on a fait une correction.",
            "In 2002, a correction was made on a day.",
        ),
        (  # One sentence there may say both.
            "missing-sentence",
            Severity.INFO,
            "Certaines propriétés se présentent comme des listes associatives – les "
            "puristes diront des alists. Une alist est en fait constituée de "
            "plusieurs paires de clés et valeurs. La structure de cette liste est :",
            "Some properties are represented as alists (association lists), which "
            "store pairs of keys and values. The structure of an alist is:",
        ),
        # Told something else, or less.
        ("missing-value", Severity.WARNING, "Il coûte 3 M€.", "It is expensive."),
        (
            "missing-negation",
            Severity.WARNING,
            "Les chiens ne sont pas admis dans le parc.",
            "Dogs are admitted to the park.",
        ),
        (
            "missing-link",
            Severity.WARNING,
            "Il faut s’inscrire, par exemple [avec ce petit formulaire](https://a.fr/b).",
            "You have to register.",
        ),
        (
            "misspelt-name",
            Severity.WARNING,
            "Avec Inès Ferreira.",
            "With Inès Fereira.",
        ),
        (
            "lost-accent",
            Severity.WARNING,
            "Avec Inès Ferreira.",
            "With Ines Ferreira.",
        ),
        (
            "missing-negation",
            Severity.WARNING,
            "Les chiens ne sont pas admis dans le parc.",
            "Dogs are admitted to the park.",
        ),
        (
            "missing-link",
            Severity.WARNING,
            "Pour s’inscrire, remplir [ceci](https://a.fr/b).",
            "To register, fill in this.",
        ),
        # Told the same elsewhere in the text.
        (
            "missing-value",
            Severity.INFO,
            "La fête de juin 2024 aura lieu. Venez nombreux en 2024, comme toujours.",
            "The party of June 2024 takes place. Come in great numbers, as always.",
        ),
        (
            "missing-negation",
            Severity.INFO,
            "Les chiens, les chats et les autres animaux du quartier ne vont pas seuls "
            "dans le parc, comme le dit le règlement que la mairie a écrit.",
            "Dogs and cats of the district go into the park with their owner.",
        ),
        (
            "opposite-word",
            Severity.INFO,
            "Lorsque le programme ouvre le journal, ce dernier sera seulement tronqué"
            " si son nom est donné, et les suivants seront gardés.",
            "When this program first opens it, the file will only be truncated where -t"
            " is also provided; every subsequent rotation keeps it.",
        ),
        # Told the same, and shown less.
        (
            "missing-link",
            Severity.INFO,
            "Il faut lire [le règlement](https://a.fr/fr/reglement).",
            "You have to read the rules.",
        ),
        (  # The words of the link are there.
            "missing-link",
            Severity.INFO,
            "Il faut lire [le règlement](https://a.fr/reglement).",
            "You have to read the rules.",
        ),
        (  # A heading that only leads to those of its parts.
            "missing-heading",
            Severity.INFO,
            "# Le port\n\n### Comment venir\n\nEn bus.",
            "# The harbour\n\n## Access\n\n### How to come\n\nBy bus.",
        ),
        (
            "missing-paragraph",
            Severity.INFO,
            "# Le port\n\nVoici ce que nous faisons :\n\n- pêcher\n- vendre",
            "# The harbour\n\n- fishing\n- selling",
        ),
        # Written with a slip.
        ("doubled-word", Severity.INFO, "Il va à la la mairie.", "He goes to town."),
        (
            "misspelt-name",
            Severity.INFO,
            "- Exemple avec OpenLayers\n- Port avec OpenLayers",
            "- OpenLayer example\n- Harbour with OpenLayers",
        ),
        (
            "misspelt-name",
            Severity.INFO,
            "Avec l’équipe de Spider-Man.",
            "With the team of Spiderman.",
        ),
        (
            "misspelt-name",
            Severity.INFO,
            "Le Service (Meteorological Service) prévoit.",
            "The Meteorologcal Service uses meteorological data.",
        ),
        # Told to readers of the translation alone, of whom nobody else has to know.
        (
            "missing-paragraph",
            Severity.INFO,
            "Le port est ouvert.\n\nCette traduction française n’est pas officielle : "
            "seul l’original fait foi.",
            "The harbour is open.",
        ),
        (
            "missing-sentence",
            Severity.INFO,
            "Le port est ouvert. Les quais sont neufs. Une traduction française de ce "
            "guide se trouve à la mairie.",
            "The harbour is open. The quays are new.",
        ),
        (
            "missing-paragraph",
            Severity.INFO,
            "Voir le guide du port.\n\nEn anglais.",
            "See the guide of the harbour.",
        ),
    ],
)
def test_severity_is_harm_and_certainty(
    rule: str, severity: Severity, fr: str, en: str
) -> None:
    (found,) = find(fr, en, rule)
    assert found.severity is severity


def test_two_addresses_at_one_host_stand_for_one_another() -> None:
    fr = "Écrivez-nous.\n\n# Presse\n\nk.duval@ville.fr\n\nMerci."
    en = "Write to m.duval@ville.fr to join us.\n\n# Press\n\nThank you."
    (found,) = find(fr, en, "missing-contact")
    assert found.place and found.place.text == "m.duval@ville.fr"


def test_two_boxes_that_say_what_to_put_there_are_one() -> None:
    fr = "Écrivez-nous.\n\n# Presse\n\nprenom.nom@ville.fr\n\nMerci."
    en = "Write to firstname.lastname@ville.fr.\n\n# Press\n\nThank you."
    assert not find(fr, en, "missing-contact")


def test_the_same_wrong_day_twice_is_one_finding() -> None:
    text = "Fermé mardi 28 juin 2018. Le mardi 28 juin 2018, le port est fermé."
    (found,) = find(text, "The harbour is closed.", "wrong-weekday")
    assert len(found.occurrences) == 2


def test_words_that_both_versions_have_are_left_out_as_often_as_both_have_them() -> (
    None
):
    fr = "Des périodes de 6h ou 24h, et des intervalles de 6h."
    assert compare(fr, "Periods of 6 or 24 hours, and 6h intervals.") == ()


def test_a_denial_that_both_versions_quote_is_none() -> None:
    fr = "Citation vedette du forum : « and you don't think it is cool? », dit-elle."
    en = "Star quote of the forum: “and you don't think it is cool?”, she says."
    assert find(fr, en, "missing-negation") == []
