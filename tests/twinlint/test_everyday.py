"""Slips of press releases, notices, recipes and rules of procedure are found.

One text of each kind beside the other language's; each slip is one warning, whichever
side has it, and what says the same in other words is silent.
"""

from __future__ import annotations

from twinlint import compare
from twinlint.finding import Severity

SLIPS: list[tuple[str, str, str]] = [
    (
        "different-time",
        "Sortez les bacs après 19 heures.",
        "Put the bins out after 9 p.m.",
    ),
    ("different-time", "Rentrez avant 11 h 30 le matin.", "Be back before 11.45 a.m."),
    ("different-time", "La visite débute à 10 h 15.", "The tour starts at 10.45."),
    ("different-time", "Cuisson : 1 h 15", "Cooking: 1 hr 45 min"),
    (
        "different-time",
        "Elle a gagné en 3 h 12 min 40 s.",
        "She won in 3 hours, 14 minutes and 40 seconds.",
    ),
    (
        "different-number",
        "L'attente dure trois quarts d'heure.",
        "The wait lasts 30 minutes.",
    ),
    ("different-unit", "Ajoutez 25 cl de vin blanc.", "Add 25 ml of white wine."),
    ("different-unit", "Un comprimé de 500 mg", "One 500 g tablet"),
    (
        "different-unit",
        "Ajoutez 2 cuillères à soupe de miel.",
        "Add 2 teaspoons of honey.",
    ),
    (
        "different-date",
        "La classe de CM2 partira du 3 au 7 juin.",
        "The Year 6 class will be away from 3 to 7 July.",
    ),
    (
        "opposite-word",
        "Le programme copie chaque nuit vos fichiers sur le serveur.",
        "Every week, the program copies your files to the server.",
    ),
    (
        "opposite-word",
        "Bac jaune : toutes les semaines",
        "Yellow bin: every other week",
    ),
    ("opposite-word", "Bac jaune : une semaine sur deux", "Yellow bin: weekly"),
    (
        "opposite-word",
        "Le bailleur ne peut augmenter le loyer qu'une fois par an.",
        "The landlord may raise the rent only twice a year.",
    ),
    (
        "opposite-word",
        "Le chiffre atteint 12 M€, en hausse de 6 % par rapport à 2022.",
        "Turnover reached €12m, down 6% on 2022.",
    ),
    (
        "opposite-word",
        "Ils sont 1 104, soit 8 % de plus que l'an passé.",
        "There were 1,104 – 8% less than last year.",
    ),
    (
        "opposite-word",
        "Elle les accepte gratuitement, dans la limite de 2 m³.",
        "It takes them for a fee, up to 2 m³.",
    ),
    (
        "opposite-word",
        "Attendez que le voyant devienne vert.",
        "Wait until the light turns red.",
    ),
    (
        "opposite-word",
        "Le dépôt, égal à un mois de loyer hors charges, est restitué.",
        "The deposit, equal to one month's rent including charges, shall be returned.",
    ),
    (
        "opposite-word",
        "À défaut, le bailleur peut résilier le bail.",
        "Failing this, the tenant may terminate the lease.",
    ),
    (
        "opposite-word",
        "Faites revenir les oignons à feu doux dans l'huile d'olive.",
        "Soften the onions in olive oil over a high heat.",
    ),
    (
        "opposite-word",
        "Couvrez d'eau froide et laissez frémir pendant une heure sans couvercle.",
        "Cover with hot water and simmer for an hour, uncovered.",
    ),
    (
        "opposite-word",
        "Des effets indésirables, le plus souvent bénins, peuvent apparaître.",
        "Side effects, usually serious, may occur.",
    ),
    (
        "opposite-word",
        "Rendez-nous la fiche avant le 20 mai au plus tard.",
        "Return the form by 20 May at the earliest.",
    ),
    (
        "opposite-word",
        "Les chiens sont admis, sauf dans l'aire de jeux.",
        "Dogs are welcome, including in the play area.",
    ),
    ("opposite-word", "L'acheteur paie les frais.", "The seller pays the costs."),
    (
        "opposite-word",
        "Les élèves évaluent le cours.",
        "The teachers assess the course.",
    ),
    (
        "opposite-word",
        "Le frère de Paul dirige la société.",
        "Paul's sister runs the company.",
    ),
    (
        "swapped-numbers",
        "L'effectif passe de 86 à 94 salariés.",
        "The workforce grew from 94 to 86 employees.",
    ),
    (
        "swapped-numbers",
        "La campagne débute le 15 octobre et prend fin le 31 janvier.",
        "The campaign begins on 31 January and ends on 15 October.",
    ),
    (
        "swapped-numbers",
        "Le parc est ouvert jusqu'à 20 h en été et ferme à 17 h 30 en hiver.",
        "The park is open until 8 p.m. in winter, and closes at 5.30 p.m. in summer.",
    ),
    (
        "swapped-numbers",
        "L'exposition va du 3 mars au 12 mai.",
        "The exhibition runs from 12 May to 3 March.",
    ),
    ("swapped-numbers", "Ouvert du lundi au vendredi.", "Open Friday to Monday."),
    (
        "swapped-numbers",
        "Le taux est passé de 12 % à 9 %.",
        "The rate rose from 9% to 12%.",
    ),
    ("swapped-numbers", "Ouvert de 9 h à 17 h.", "Open from 5 p.m. to 9 a.m."),
    (
        "replaced-name",
        "La victoire revient à Lucie Le Goff (Rennes).",
        "The winner was Lucie Le Goff (Nantes).",
    ),
    (
        "different-link",
        "Voir [les critères](https://a.example/guide/quickref/?tags=images).",
        "See [the criteria](https://a.example/guide/presse/?tags=images).",
    ),
    (
        "different-link",
        "Lire [l'article](https://a.example/doi/10.1175/MWR-D-12-00216).",
        "Read [the article](https://a.example/doi/10.1175/team).",
    ),
    (
        "opposite-word",
        "Le premier plongeon aura lieu avant la fin de l'été au large des Açores, "
        "si la mer le permet.",
        "Weather permitting, the first dive will take place after the end of summer, "
        "off the Azores.",
    ),
    (
        "swapped-numbers",
        "L'effectif passe de 86 à 94 salariés, dont un tiers de femmes.",
        "The workforce grew from 94 to 86 employees, a third of them women.",
    ),
    (
        "swapped-names",
        "Mme Sophie Guéguen est élue ; M. Paul Le Bras quitte le conseil.",
        "Mr Paul Le Bras was elected; Ms Sophie Guéguen is leaving the board.",
    ),
    (
        "different-date",
        "Il est né dans les années soixante.",
        "He was born in the 1970s.",
    ),
    (
        "different-date",
        "Dans les années soixante et soixante-dix, tout change.",
        "In the 1960s and 1980s, everything changes.",
    ),
    ("different-number", "Ouvert 24h/24 et 5j/7.", "Open 24/7."),
    ("missing-value", "Ouvert 24h/24.", "Open 12 hours a day."),
    ("different-number", "Ouvert 6 jours sur 7.", "Open 5 days a week."),
    (
        "opposite-word",
        "Début 2024",
        "At the end of 2024",
    ),
    (
        "opposite-word",
        "Fin 2024",
        "Early 2024",
    ),
    (
        "opposite-word",
        "Fin 2024",
        "Mid-2024",
    ),
    (
        "opposite-word",
        "Mi-2024, le musée ouvre.",
        "In late 2024, the museum opens.",
    ),
    (
        "opposite-word",
        "Début mars, le musée ouvre.",
        "At the end of March, the museum opens.",
    ),
    (
        "opposite-word",
        "Au début de l'année 2024, tout finit.",
        "Everything ends in late 2024.",
    ),
    (
        "opposite-word",
        "À la fin des années 1990, tout commence.",
        "Everything begins in the early 1990s.",
    ),
]
"""A rule, a French text and an English one that says something else."""

SAME: list[tuple[str, str]] = [
    ("Rendez-vous à 11 h 30.", "Meet at 11.30."),
    ("L'attente dure un quart d'heure.", "The wait lasts 15 minutes."),
    ("Prévoir trois quarts d'heure.", "Allow three quarters of an hour."),
    (
        "Elle a gagné en 3 h 12 min 40 s.",
        "She won in 3 hours, 12 minutes and 40 seconds.",
    ),
    (
        "À prendre pendant une semaine, deux fois par jour.",
        "To be taken for seven days, twice a day.",
    ),
    ("Ajoutez 50 cl d'eau.", "Add half a litre of water."),
    ("Une dose de 1 g", "A dose of 1,000 mg"),
    (
        "Faute de quorum, une nouvelle assemblée est convoquée.",
        "If there is no quorum, a new meeting shall be called.",
    ),
    ("En cas de doute, demandez.", "If you are not sure, ask us."),
    (
        "La configuration n'a presque pas besoin de changements.",
        "The configuration requires very few changes.",
    ),
    (
        "Les applications n'ont pas toutes les mêmes fonctions.",
        "Each application varies in functionality.",
    ),
    (
        "Ces paquets ne sont pas du tout indispensables ici.",
        "These packages are not at all necessary here.",
    ),
    ("Vous pouvez l'utiliser sans crainte.", "You can feel safe using it."),
    (
        "Proscrire l'usage de la première personne dans les messages.",
        "Do not use the first person in messages.",
    ),
    (
        "Il donne accès aux bogues non résolus du paquet.",
        "It gives access to the outstanding bugs of the package.",
    ),
    (
        "Le dernier, mais non des moindres, est un ensemble de dossiers.",
        "Last but not least, there is a set of directories.",
    ),
    (
        "La plupart n'étant plus nécessaires maintenant, on les retire.",
        "Most of them are now unnecessary and are removed.",
    ),
    (
        "C'est une mauvaise excuse pour ne pas les mettre à jour.",
        "That is not a good enough excuse for failing to update them.",
    ),
    (
        "Le noyau que vous essayez de désinstaller est en service.",
        "The kernel you are trying to de-install is running.",
    ),
    (
        "Le fichier est analysable automatiquement selon la charte.",
        "The file is machine-readable according to the Policy Manual.",
    ),
    ("Le chien est le bienvenu sans laisse.", "Dogs are welcome off the lead."),
    (
        "Il existe toutefois un paquet non officiel sur le site webmin.com.",
        "There is, however, an unofficial package on the webmin.com website.",
    ),
    (
        "Le tout premier processus, init, n'est généralement pas utile par lui-même.",
        "Process #1 alone is very rarely useful by itself, as it is.",
    ),
    (
        "Filtre par défaut : Alpha = 1.200 Échelle = 1.800",
        "Filter by default: Alpha=1.200 Scale=1.800",
    ),
    ("Appuyez sur la touche Maj pour continuer.", "Press the Shift key to continue."),
    ("Appuyez sur Échap pour fermer la fenêtre.", "Press Esc to close the window."),
    (
        "La session terminée, il convient de ne pas oublier de fermer le tunnel.",
        "When the session is closed, remember to close the tunnel.",
    ),
    (
        "L'effectif passe de 86 à 94 salariés.",
        "The workforce grew from 86 employees to 94.",
    ),
    ("Fermé du 3 au 7, ouvert ensuite.", "Closed from 3 to 7, open after that."),
    (
        "La salle ouvre à 9 h en été, à 10 h en hiver.",
        "In summer the room opens at 9 a.m., and in winter at 10 a.m.",
    ),
    (
        "Lire [la page](https://a.example/aide/contact).",
        "Read [the page](https://a.example/aide/help).",
    ),
    (
        "Voir [la page](https://a.example/guide/analyse).",
        "See [the page](https://a.example/guide/review).",
    ),
    (
        "Voir [la page](https://fr.wiki.example/w/Bibliotheque).",
        "See [the page](https://en.wiki.example/w/Computing).",
    ),
    ("Mme A. Roux est venue.", "Mrs A. Roux came."),
    ("Mlle A. Roux est venue avec Zed.", "Mrs. A. Roux came with Zed."),
    ("Maître J.-P. Roux est venu.", "Mr J.-P. Roux came."),
    ("La préfète A. B. Roux est venue.", "Prefect A. B. Roux came."),
    ("Il est né dans les années soixante.", "He was born in the 1960s."),
    ("Les années quatre-vingt-dix ont tout changé.", "The 1990s changed everything."),
    ("Les années vingt ont tout changé.", "The twenties changed everything."),
    ("Les années 60 et 70 ont tout changé.", "The 1960s and 1970s changed it all."),
    ("De soixante à quatre-vingt bancs", "From 60 to 80 benches"),
    ("Ouvert 24h/24 et 7j/7.", "Open 24/7."),
    ("Assistance 24 h/24.", "24-hour support."),
    ("Ouvert 24 heures sur 24.", "Open around the clock."),
    ("Ouvert vingt-quatre heures sur vingt-quatre.", "Open 24 hours a day."),
    ("Ouvert 7 jours sur 7.", "Open every day."),
    ("Ouvert 5j/7.", "Open five days a week."),
    ("Ouvert un jour sur sept.", "Open one day in seven."),
    (
        "Fin 2024",
        "Late 2024",
    ),
    (
        "Fin 2024, le musée ouvre.",
        "By the end of 2024, the museum opens.",
    ),
    (
        "Mi-2024, le musée ouvre.",
        "In the middle of 2024, the museum opens.",
    ),
    (
        "Début à mi-mars, tout ferme.",
        "Early to mid-March, everything closes.",
    ),
    (
        "De début 2024 à fin 2024, tout ferme.",
        "Everything closes from early 2024 to the end of the year.",
    ),
]
"""A French text and an English one that says the same."""


def test_a_slip_is_one_warning_whichever_side_has_it() -> None:
    found = {
        (french, english): (
            _list_rules(french, english),
            _list_rules(french, english, -1),
        )
        for _, french, english in SLIPS
    }
    assert found == {(fr, en): ([rule], [rule]) for rule, fr, en in SLIPS}


def test_nothing_is_said_of_what_is_the_same() -> None:
    found = {pair: (_list_rules(*pair), _list_rules(*pair, -1)) for pair in SAME}
    assert found == dict.fromkeys(SAME, ([], []))


def _list_rules(french: str, english: str, step: int = 1) -> list[str]:
    """The rules of the warnings and errors, of the texts in one order or the other."""
    texts, languages = (french, english)[::step], ("fr", "en")[::step]
    return [
        str(finding.rule)
        for finding in compare(*texts, languages)
        if finding.severity is not Severity.INFO
    ]
