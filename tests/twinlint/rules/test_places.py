"""Each rule points at the words themselves, and is silent on what only looks like them.

In the texts ‹…› stands around what a finding points at; ‹› where something is missing.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from tables import every_row
from wording import list_empty_values

from twinlint.finding import Finding
from twinlint.pipeline import compare_texts
from twinlint.register import Name, Register, Term
from twinlint.rule import Scope
from twinlint.rules import PAIR_RULES, PART_RULES, TEXT_RULES
from twinlint.source import Locale, read_text

FR, EN = Locale("fr"), Locale("en")
RULES = {check.rule.name for check in (*PAIR_RULES, *PART_RULES, *TEXT_RULES)}
REGISTER = Register(
    names=(
        Name({FR: "SoyPV", EN: "SoyPV"}, "solution"),
        Name({FR: "Agence des Ports", EN: "Agency of Harbours"}, "organisation"),
        Name({FR: "L’agence des Communes bleues", EN: "Agency"}, "programme"),
        Name(
            {FR: "Office des Caps", EN: "Office of Capes"},
            "organisation",
            ("l’Office", "the Office", "iCap"),
        ),
        Name({FR: "Val-en-Brie", EN: "Val-en-Brie"}, "commune"),
        Name({FR: "Sceaux", EN: "Sceaux"}, "commune"),
        Name({FR: "Ada Martin", EN: "Ada Martin"}, "person"),
        Name({FR: "Bretagne", EN: "Brittany"}, "place"),
    ),
    terms=(
        Term(
            {FR: "commune", EN: "municipality"},
            {EN: ("township",)},
            {FR: ("communes",), EN: ("municipalities",)},
        ),
    ),
)
_MARK = re.compile("‹([^‹›]*)›")

Case = tuple[str, str, str]
"""A rule, a French text and an English text."""

WRONG: list[Case] = [
    (
        "lost-placeholder",
        "---\nmessage: Les ‹%d› ports à {name}\n---\n",
        "---\nmessage: ‹Harbours for {name}›\n---\n",
    ),
    (
        "lost-placeholder",
        "---\nmessage: Bonjour ‹{name}›\n---\n",
        "---\nmessage: Hello ‹{nom}›\n---\n",
    ),
    (
        "missing-entry",
        "---\ntitle: Le port\nsummary: ‹Des bateaux›\n---\nIl est là.",
        "---\ntitle: The harbour‹›\n---\nIt is here.",
    ),
    (
        "missing-entry",
        "---\nhero:\n  text: ‹Le port›\n  alt: Des bateaux\n---\nIl est là.",
        "---\nhero:\n  text:‹›\n  alt: Boats\n---\nIt is here.",
    ),
    (
        "different-level",
        "# Le port\n\n## Les horaires\n\n## ‹Les tarifs›\n",
        "# The harbour\n\n## Opening hours\n\n### ‹Prices›\n",
    ),
    (
        "repeated-entry",
        "---\ntitle: ‹Le port›\nslug: le-port\ntitle: ‹La gare›\n---\nIl est là.",
        "It is here.",
    ),
    (
        "untranslated-page",
        "‹Le port compte dix-huit quais et accueille les bateaux de pêche.›\n\n"
        "Il est ouvert toute l’année, de jour comme de nuit, à tous ceux qui "
        "arrivent.\n\n"
        "La capitainerie répond aux appels des marins et garde leurs colis au sec.\n\n"
        "Une station-service se trouve au bout du quai sud, près de la grande grue.\n\n"
        "Les visiteurs laissent leur voiture derrière la halle, où elle est gardée.",
        "‹This page is being translated.›",
    ),
    ("dangling-label", "Le port.", "The harbour.\n\n‹Published on›\n\nNature"),
    ("different-acronym", "La ‹DINUM› publie.", "The ‹DIMUM› publishes."),
    ("different-code", "Bonjour.\n\nLe lot ‹B12› est là.", "Hi.\n\nLot ‹B13› is here."),
    ("different-code", "Voir ‹port2› ici.", "See ‹portx2› here."),
    ("different-date", "Le ‹3 juin 2024›, oui.", "On ‹13 June 2024›, yes."),
    ("different-date", "Venez ‹lundi› prochain.", "Come next ‹Tuesday›."),
    ("different-email", "Écrire à ‹a.b@c.fr›.", "Write to ‹a.d@c.fr›."),
    (
        "different-link",
        "Voir ‹[le port](https://a.fr/port)›.",
        "See ‹[the harbour](https://a.fr/prot)›.",
    ),
    ("different-number", "Les jours 3,6,9,‹12› ouvrent.", "Days 3, 6, 9, ‹13› open."),
    ("different-number", "Il y a ‹18› ports.", "There are ‹16› harbours."),
    ("different-number", "‹Quatre› ports ouvrent.", "‹Five› harbours open."),
    ("different-phone", "Appelez le ‹01 22 33 44 55›.", "Call ‹01 22 33 44 56›."),
    (
        "different-role",
        "Inès Roy, ‹vice-présidente›, signe.",
        "Inès Roy, ‹President›, signs.",
    ),
    ("different-time", "Ouvert dès ‹9 h 15›.", "Open from ‹9:45 am›."),
    ("different-time", "À ‹8 h 30› demain.", "At ‹half past nine› tomorrow."),
    ("different-number", "Il y a ‹cinq› bancs ici.", "There are ‹2026› benches here."),
    ("different-number", "La ‹vingt et unième› fête.", "The ‹twenty-second› fair."),
    ("opposite-word", "Le nombre a ‹doublé›.", "The number has ‹tripled›."),
    (
        "different-phone",
        "Appelez le [‹01 23 45 67 89›](tel:+33123456789).",
        "Call [‹01 23 45 67 98›](tel:+33123456798).",
    ),
    (
        "different-link",
        "Appelez ‹[le port](tel:+33123456789)›.",
        "Call ‹[the port](tel:+33123456798)›.",
    ),
    ("different-time", "À ‹8 h› demain.", "At ‹8 pm› tomorrow."),
    ("different-time", "À ‹11 h› demain.", "At ‹noon› tomorrow."),
    ("different-unit", "À ‹12 km› du port.", "‹12 miles› from the harbour."),
    ("different-unit", "Pendant ‹trois ans›.", "For ‹three months›."),
    (
        "disproportionate-length",
        "‹Le port explique le rôle de la pêche dans la ville, la formation des "
        "équipages et la place des femmes.›",
        "‹The harbour explains fishing.›",
    ),
    ("doubled-word", "Il va à ‹la la› mairie.", "He goes to the town hall."),
    ("unregistered-spelling", "Vivre en Bretagne.", "Living in ‹Bretagne›."),
    ("forbidden-word", "Une commune choisit.", "A ‹township› chooses."),
    ("forbidden-word", "Des communes choisissent.", "Some ‹townships› choose."),
    ("forbidden-word", "Une commune choisit.", "‹Township› councils choose."),
    ("garbled-letters", "Fermé ‹lâ€™Ã©tÃ©›, cÃ´tÃ© port.", "Closed in summer."),
    (
        "different-number",
        "Ainsi :\n\n```\nport = ‹7200›;\n```",
        "Like so:\n\n```\nport = ‹7300›;\n```",
    ),
    ("different-number", "La ‹2e› édition.", "The ‹first› edition."),
    ("different-title", "‹Mme› Ferreira préside.", "‹Mr› Ferreira chairs."),
    ("different-title", "M. Roy et ‹Mme› Petit.", "Mr Roy and ‹Mr› Petit."),
    ("different-time", "À ‹midi› le 3 mai 2024.", "‹Midnight›, 3 May 2024."),
    ("different-unit", "‹Un mois› de préavis.", "‹One week› of notice."),
    ("different-time", "Durée : ‹1 h 45›.", "Length: ‹1 hour 15 minutes›."),
    (
        "replaced-name",
        "La DINUM publie.\n\nLa DINUM répond.\n\nLa DINUM forme.\n\n"
        "Le guide est envoyé par l’‹Insee›.",
        "The DINUM publishes.\n\nThe DINUM answers.\n\nThe DINUM trains.\n\n"
        "The guide is sent by the ‹DINUM›.",
    ),
    (
        "replaced-name",
        "Le code est sur GitHub.\n\nVoir ‹GitHub› pour la suite.",
        "The code is on GitHub.\n\nSee ‹Gitea› for the rest.",
    ),
    (
        "missing-clause",
        "Le port se voit d’un bateau (‹une première dans la région›).",
        "The harbour is seen from a boat‹›.",
    ),
    (
        "different-role",
        "Anne Petit, ‹maire›, et Paul Martin, directeur, ont signé.",
        "Anne Petit, ‹director›, and Paul Martin, mayor, have signed.",
    ),
    (
        "different-number",
        "Voir [le plan](/plan.pdf), ‹48› ko.",
        "See [the map](/plan.pdf), ‹47› kB.",
    ),
    ("replaced-name", "Selon M. ‹Dubois›, oui.", "According to Mr ‹Lambert›, yes."),
    ("replaced-name", "Mme ‹A. Roux› vote.", "Mrs ‹A. Blanc› votes."),
    ("replaced-name", "Mme ‹A. Roux› vote.", "Ms ‹B. Roux› votes."),
    ("replaced-name", "Il se rend à ‹Lyon›.", "He goes to ‹Nantes›."),
    (
        "replaced-name",
        "Le bus dessert ‹Fontenay-aux-Roses›.",
        "The bus serves ‹Bourg-la-Reine›.",
    ),
    ("swapped-numbers", "‹4› contre, 2 abstentions.", "‹2› against, ‹4› abstentions."),
    (
        "swapped-numbers",
        "26 pour, ‹4› contre, 2 abstentions.",
        "26 in favour, ‹2› against, ‹4› abstentions.",
    ),
    ("different-unit", "‹Chaque trimestre›, un point.", "‹Every month›, a review."),
    (
        "replaced-name",
        "Au tribunal de ‹Cergy-Pontoise›.",
        "At the court of ‹Versailles›.",
    ),
    (
        "moved-cell",
        "| Jeudi | fermé | ‹13 h› – 19 h |",
        "| Thursday | ‹1 pm› – 7 pm | closed |",
    ),
    (
        "inconsistent-name",
        "La ‹Semaine Européenne Bleue›, la Semaine Européenne Bleue et la "
        "‹Semaine Européenne Bleus›.",
        "The week.",
    ),
    ("lost-accent", "Avec Ana ‹González› ici.", "With Ana ‹Gonzalez› here."),
    ("lost-accent", "Avec ‹Inès› Moulin-Roy.", "With ‹Ines› Moulin-Roy."),
    ("lost-accent", "La Ville de ‹Montréal› paie.", "The Ville de ‹Montreal› pays."),
    ("lost-emphasis", "À rendre **‹avant le 3 juin›**.", "‹Due before 3 June.›"),
    (  # What stands out in both is not what one lacks.
        "lost-emphasis",
        "Le **port Brest** puis le **‹quai Dinan›** ouvre.",
        "‹Then the **port Brest** and the quay open.›",
    ),
    (
        "different-acronym",
        "La [‹CCSC›](https://a.org/fr/b.html).",
        "The [‹CCCS›](https://a.org/fr/b.html).",
    ),
    (
        "misleading-link",
        "Voir [‹https://exmaple.org/a›](https://example.org/a).",
        "See [https://example.org/a](https://example.org/a).",
    ),
    (
        "missing-alternative-text",
        "‹![Le port](/port.png)›",
        "‹![](/port.png)›",
    ),
    ("missing-contact", "Le port : ‹a@b.fr›.", "‹›The harbour."),
    (  # The number stands before the link, and is not what it leads to.
        "missing-value",
        "Les ‹1800› quais, voir [la section 2](/b).",
        "‹›The quays, see [section 2](/b).",
    ),
    (  # It ends as forms of verbs do, and no verb has it.
        "misspelt-word",
        "Le ‹bâtimant› ferme et le bâtiment ouvre.",
        "The building closes and the building opens.",
    ),
    (
        "missing-heading",
        "# Le port\n\nOui.\n\n## ‹La pêche›\n\nNon.",
        "# The harbour\n\nYes.‹›\n\nNo.",
    ),
    (
        "missing-item",
        "- le port de Brest\n- ‹la pêche côtière›\n- la ville de Dinan",
        "- the harbour of Brest‹›\n- the town of Dinan",
    ),
    (
        "missing-link",
        "Voir ‹[le port](https://a.fr/port)› ici.",
        "‹›See the harbour here.",
    ),
    ("missing-name", "Avec ‹Odile Kerbrat› au port.", "‹›At the harbour."),
    ("replaced-name", "Avec ‹Odile Kerbrat›, oui.", "With ‹Odile Kerbratou›, yes."),
    (  # At the first place.
        "missing-name",
        "Avec ‹Odile Kerbrat›, oui. Odile Kerbrat signe.",
        "‹›With her, yes. She signs.",
    ),
    ("missing-name", "L’‹Agence des Ports› aide.", "‹›It helps."),
    (
        "missing-paragraph",
        "Le port ouvre.\n\n‹La pêche côtière recule depuis dix ans déjà.›\n\nFin.",
        "The harbour opens.‹›\n\nEnd.",
    ),
    (
        "missing-row",
        "| Port | Mât |\n|---|---|\n| Brest | 12 |\n‹| Douarnenez | 15 |›",
        "| Harbour | Mast |\n|---|---|\n| Brest | 12 |‹›",
    ),
    (
        "missing-sentence",
        "Le port ouvre en mai. ‹La pêche côtière recule depuis très longtemps.› "
        "Tout va bien.",
        "The harbour opens in May. ‹›All is well.",
    ),
    (
        "different-order",
        "- Brest, 3 ports\n- ‹Lorient, 7 gares›\n- Rennes, 12 musées",
        "- Brest, 3 harbours\n- Rennes, 12 museums\n- ‹Lorient, 7 stations›",
    ),
    (
        "missing-clause",
        "Les habitants, ‹qui ont été consultés à plusieurs reprises›, ont choisi le "
        "nom de la place.",
        "The residents‹› chose the name of the square.",
    ),
    (
        "missing-clause",
        "L'aide est versée aux familles ‹si leur dossier est complet›.",
        "The grant is paid to families‹›.",
    ),
    (
        "missing-clause",
        "La maire a signé la convention avec la région‹›.",
        "The mayor signed the agreement with the region, ‹in the presence of several "
        "associations›.",
    ),
    (
        "missing-clause",
        "Le parc ouvre en juin (‹sauf les jours de grand vent›).",
        "The park opens in June‹›.",
    ),
    (
        "missing-clause",
        "Un appel ouvert aux associations, aux écoles, ‹aux commerçants› et aux "
        "habitants.",
        "A call open to associations, schools‹› and residents.",
    ),
    (
        "missing-name",
        "Le réseau relie Sceaux, ‹Bagneux› et Antony.",
        "‹›The network links Sceaux and Antony.",
    ),
    (
        "missing-name",
        "L'étude a été menée par l'‹Insee› et l'Ined en 2023.",
        "‹›The study was conducted by Ined in 2023.",
    ),
    (
        "different-code",
        "Lancez `verdir ‹--from› lundi` pour commencer.",
        "Run `verdir ‹--form› lundi` to begin.",
    ),
    ("different-code", "Voir `‹config.yml›` ici.", "See `‹confg.yml›` here."),
    (  # A section is missing as one.
        "missing-heading",
        "Un.\n\n## ‹Les aides\n\nTrois.\n\n- une\n- autre›\n\n## Fin\n\nOui.",
        "One.‹›\n\n## End\n\nYes.",
    ),
    (
        "missing-sentence",
        "Le parc ouvre en mai. ‹Il est gratuit pour tous les habitants.› "
        "Une aire de jeux attend les enfants.",
        "The park opens in May. ‹›A playground awaits the children.",
    ),
    (  # Neither tells which one it is.
        "missing-sentence",
        "Le parc ouvre en mai. ‹Bon vent à vous toutes. Bon courage à vous tous.›",
        "The park opens in May. ‹›Nice breezes everyone.",
    ),
    (
        "misspelt-name",
        "La maire est Odette ‹Lefrancket›.",
        "The mayor is Odette ‹Lefranclet›.",
    ),
    (
        "misspelt-word",
        "Les ports et le port.",
        "The ‹habours› and the harbours.",
    ),
    ("other-term", "Une ‹commune› choisit.", "‹A parish chooses.›"),
    ("raw-markup", "La ‹2^{ÈME}› édition.", "The second edition."),
    (
        "swapped-names",
        "‹Inès Kerbrat› préside le jury et Solenn Morvan le port.",
        "‹Solenn Morvan› chairs the jury and ‹Inès Kerbrat› the harbour.",
    ),
    (
        "swapped-numbers",
        "Avec ‹10› communes et 30 solutions.",
        "With ‹30› communes and ‹10› solutions.",
    ),
    (
        "unbalanced-quotation-marks",
        "Il dit ‹«› oui et s’en va.",
        "He says yes and leaves.",
    ),
    ("unregistered-spelling", "La solution ‹SoyPW› arrive.", "‹SoyPV› arrives."),
    ("unregistered-spelling", "‹Soy-PV› arrive.", "‹Soy PV› arrives."),
    ("unregistered-spelling", "‹Soypv› arrive.", "SoyPV arrives."),
    ("unregistered-spelling", "À ‹Val en Brie›.", "In Val-en-Brie."),
    ("unregistered-spelling", "À ‹Val-En-Brie›.", "In Val-en-Brie."),
    ("unregistered-spelling", "À ‹Val-en-brie›.", "In Val-en-Brie."),
    ("unregistered-spelling", "À ‹Val-en Brie›.", "In Val-en-Brie."),
    ("unregistered-spelling", "À Val-en-Brie.", "In ‹Valen-Brie›."),
    ("unregistered-spelling", "À ‹val-en-Brie›.", "In ‹val en brie›."),
    ("unregistered-spelling", "Par ‹Ada-Martin›.", "By ‹Ada martin›."),
    ("unregistered-spelling", "Mme ‹Martyn› vient.", "Ms ‹Martinn›’s plan."),
    ("unregistered-spelling", "Madame ‹Martyn› vient.", "Mrs. ‹Marttin› comes."),
    ("unregistered-spelling", "L’‹Agence Des Ports›.", "The ‹Agency of harbours›."),
    ("unregistered-spelling", "Avec ‹ICap› ici.", "We ask ‹The Office›, not iCap."),
    (
        "untranslated-text",
        "Le port ouvre.\n\n‹La mairie a fermé.›",
        "The harbour opens.\n\n‹La mairie a fermé.›",
    ),
    (
        "untranslated-text",
        "Oui.\n\n‹Use -f or -b and you can see all of the harbour.›",
        "Yes.\n\n‹Use -f or -b and you can see all of the harbour.›",
    ),
    (
        "untranslated-text",
        "Oui.\n\n‹Les habitants de la Ville de Sceaux.›",
        "Yes.\n\n‹Les habitants de la Ville de Sceaux.›",
    ),
    (
        "untranslated-text",
        "## ‹Les solutions retenues›\n\nLe port ouvre.",
        "## ‹Les solutions retenues›\n\nThe harbour opens.",
    ),
    (
        "untranslated-text",
        "## ‹The selected solutions›\n\nLe port ouvre.",
        "## ‹The selected solutions›\n\nThe harbour opens.",
    ),
    ("different-number", "Sous ‹7› jours.", "Within ‹8› days."),
    ("different-date", "Échéance : ‹12/06/2024›", "Deadline: ‹12 July 2024›"),
    ("different-date", "Ouvre à la mi-‹mars›.", "Opens in mid-‹May›."),
    (
        "replaced-name",
        "Le bus de ‹Clichy-sous-Bois›.",
        "The bus of ‹Aulnay-sous-Bois›.",
    ),
    (
        "untranslated-text",
        "‹Voir le [guide des ports](/guide).›",
        "See the [‹guide des ports›](/guide).",
    ),
    (
        "untranslated-word",
        "Honfleur (capitaine : Odette)",
        "Honfleur (‹capitaine› : Odette)",
    ),
    ("untranslated-word", ":) (capitaine : Odette)", ":) (‹capitaine› : Odette)"),
    ("wrong-spacing", "Voici : un port.", "‹Here :› a harbour."),
    ("wrong-spacing", "Un quai, en ‹2031 .› Un port.", "A quay in 2031. A port."),
    ("wrong-spacing", "Un quai, un port.", "A quay ‹here ,› a port."),
    ("wrong-spacing", "Un quai ‹( ouvert).›", "A quay (open)."),
    ("wrong-spacing", "Un quai (ouvert).", "A quay ‹(open ).›"),
    ("wrong-spacing", "Un ‹quai,un› port.", "A quay, a port."),
    ("wrong-spacing", "Le ‹port.Deux› quais.", "The harbour. Two quays."),
    ("wrong-spacing", "En Val-d’Oise. Oui.", "In ‹Val-d’Oise.Two› quays."),
    ("other-term", "Une ‹com\u200bmune› choisit.", "‹A parish chooses.›"),
    ("pasted-sign", "Le ‹quar\u00adtier› du port.", "The harbour district."),
    ("pasted-sign", "Ici :\n‹•› un port\n• un quai", "Here:\n\n- a harbour\n- a quay"),
    ("foreign-quotation-marks", "Le ‹“vieux port”›.", "The “old harbour”."),
    ("foreign-quotation-marks", "Le « vieux port ».", "The ‹« old harbour »›."),
    ("wrong-weekday", "Le ‹mardi 3 juin 2024›.", "On ‹Tuesday, June 3, 2024›."),
    (
        "impossible-date",
        "Réunion le ‹31 septembre 2024›.",
        "Meeting on ‹31 September 2024›.",
    ),
    (
        "impossible-date",
        "Du ‹29 au 30 février›, au port.",
        "From ‹29 to 30 February›, at the harbour.",
    ),
    (
        "impossible-date",
        "Il ouvre le ‹29 février 2023›.",
        "It opens on ‹29 February 2023›.",
    ),
    (
        "missing-value",
        "Le projet coûte ‹3 M€› et dure 18 mois.",
        "‹›The project lasts 18 months.",
    ),
    ("missing-value", "Il compte ‹180› arbres et 3 bancs.", "‹›It has 3 benches."),
    ("missing-value", "Voir [‹18› ports d’ici](a).", "‹›See [all harbours here](a)."),
    ("missing-value", "‹›Il ouvre le 3 juin.", "It opens on 3 June ‹2024›."),
    ("missing-value", "Les ‹sept› ports ouvrent.", "‹›The harbours open."),
    ("different-date", "‹Mai› est beau.", "‹June› is beautiful."),
    ("missing-value", "La réunion est le 3 juin à ‹14 h›.", "‹›Meeting on 3 June."),
    ("different-bound", "Il faut ‹au moins 18 ans›.", "You must be ‹at most 18›."),
    ("different-bound", "Pour les ‹18 ans ou plus›.", "For people of ‹up to 18›."),
    ("different-bound", "Ouvert ‹jusqu’au 3 juin›.", "Open ‹from 3 June›."),
    ("different-date", "Un pont des années ‹1970›.", "A bridge of the ‹1870s›."),
    ("different-date", "Dans les années ‹80›.", "In the ‹seventies›."),
    ("different-number", "Le tome ‹II› paraît.", "Volume ‹III› is out."),
    ("different-number", "‹5› fois par an.", "‹Six› times a year."),
    ("different-time", "Durée : ‹1 h 30›.", "It takes ‹80› minutes."),
    (
        "different-unit",
        "Elle gagne ‹5 points de pourcentage›.",
        "It is up by ‹5%›.",
    ),
    (
        "misleading-link",
        "[‹ij@v.example›](mailto:i@v.example)",
        "Write to the harbour.",
    ),
    (
        "missing-detail",
        "L’accès au musée est ‹gratuit› pour les habitants.",
        "‹Access to the museum is for residents.›",
    ),
    (
        "missing-detail",
        "‹Une enquête précède les travaux du port.›",
        "A ‹mandatory› survey precedes the harbour works.",
    ),
    (
        "missing-detail",
        "Le marché ‹provisoire› se tient sur la place.",
        "‹The market takes place on the square.›",
    ),
    (
        "missing-negation",
        "Les chiens ne sont ‹pas› admis dans le parc.",
        "‹Dogs are admitted to the park.›",
    ),
    (
        "missing-negation",
        "‹Les chiens sont admis dans le parc.›",
        "Dogs are ‹never› admitted to the park.",
    ),
    ("different-number", "La ‹première› des trois.", "The ‹second› of three."),
    ("replaced-name", "14 rue des ‹Lilas›", "14 rue des ‹Tilleuls›"),
    ("replaced-name", "Au 12 ‹Baker› Street.", "At 12 ‹Mill› Street."),
    ("replaced-name", "‹Claire Leroy› signe.", "‹Marie Leroy› signs."),
    ("lost-accent", "Avec ‹René› Morvan.", "With ‹Rene› Morvan."),
    (
        "swapped-numbers",
        "‹31› voix pour, 6 contre.",
        "‹6› votes in favour, ‹31› against.",
    ),
    (
        "different-link",
        "Voir ‹[la page](https://a.example/concours/reglement)›.",
        "See ‹[the page](https://a.example/concours/resultats)›.",
    ),
    ("opposite-word", "Elle est en ‹hausse› ici.", "It ‹is down› here."),
    (
        "missing-negation",
        "‹Aucun› dossier ne sera lu ici.",
        "‹Applications will be read here.›",
    ),
    (
        "missing-negation",
        "Cette option ne supprime ‹pas› les fichiers.",
        "‹This option deletes the files.›",
    ),
    ("opposite-word", "Livré ‹fin juin› 2025.", "Delivered in ‹early June›."),
    ("opposite-word", "Le parc est ‹ouvert› lundi.", "The park is ‹closed› Monday."),
    ("opposite-word", "Livré à l’‹automne› 2025.", "Delivered in ‹spring› 2025."),
    ("opposite-word", "À verser ‹avant› la fête.", "Due ‹after› the festival."),
    ("opposite-word", "Chacun ‹doit› signer.", "Each of them ‹may› sign."),
    ("opposite-word", "Il coûte ‹un tiers› du prix.", "It costs ‹a quarter› of it."),
    ("opposite-word", "‹Tous les› ports ouvrent.", "‹Some› harbours open."),
    ("opposite-word", "La pêche ‹augmente› ici.", "Fishing is ‹falling› here."),
    ("different-unit", "Une réunion ‹par semaine›.", "A meeting ‹a month›."),
    ("opposite-word", "Au ‹début du mois de juin›.", "At the ‹end of June›."),
    ("opposite-word", "Au ‹nord› du port.", "‹South› of the harbour."),
    (  # Two pages that are linked in both have one address for all languages.
        "different-link",
        "Voir ‹[la page](https://c.fr/c/reglement)›, [un](https://c.fr/c/a1) et "
        "[deux](https://c.fr/c/b2).",
        "See ‹[the page](https://c.fr/c/rules)›, [one](https://c.fr/c/a1) and "
        "[two](https://c.fr/c/b2).",
    ),
    (
        "different-link",
        "Voir ‹[la page](https://a.fr/concours/reglement)›.\n\n[Le reste]"
        "(https://a.fr/concours/resultats).",
        "See ‹[the page](https://a.fr/concours/resultats)›.\n\n[The rest]"
        "(https://a.fr/concours/resultats).",
    ),
    (
        "missing-name",
        "Avec Paul Martin et ‹Anne Petit›, le maire a signé.",
        "‹›With Paul Martin, the mayor signed.",
    ),
    ("replaced-name", "Financé par l’‹Ademe›.", "Financed by ‹Engie›."),
    ("replaced-name", "Le train de ‹Londres› part.", "The ‹Brussels› train leaves."),
    ("replaced-name", "Il vit en ‹Allemagne›.", "He lives in ‹South Korea›."),
    ("replaced-name", "Voir ‹Odile Kerbrat› lundi.", "See ‹Agathe Kerbrat› on Monday."),
    ("replaced-name", "Avec ‹Odile Petit›, oui.", "Yes, with ‹Thomas Marchand›."),
    ("pasted-sign", "Ici :\n‹—› un port\n— un quai", "- a harbour\n- a quay"),
    ("pasted-sign", "‹—› un port\n- un quai", "- a harbour\n- a quay"),
    ("pasted-sign", "- un port\n‹—› un quai", "- a harbour\n- a quay"),
    ("different-acronym", "Le ‹MARS› et IBM.", "The ‹MARK› and IBM."),
    ("different-acronym", "IBM et ‹MARS›.", "IBM and ‹MARK›."),
    ("different-unit", "Il fait 3 km puis ‹3 km›.", "It is 3 km then ‹3 kg›."),
    ("different-date", "Il ouvre en ‹mai 2024›.", "It opens in ‹2023›."),
    ("misspelt-word", "Le ‹marhcé› ouvre.", "The market opens."),
    ("missing-value", "Il faut Python ‹3.11.2› ici.", "‹›Python is needed here."),
    ("missing-value", "‹180› arbres sont ici.", "‹›The trees are here."),
    (
        "missing-value",
        "Il a 18 arbres et ‹18› bancs.",
        "‹›It has 18 trees and benches.",
    ),
    (
        "repeated-entry",
        "---\na:\n  text: ‹Ici›\na:\n  text: ‹Là›\n---\n",
        "It is here.",
    ),
    (
        "repeated-passage",
        "‹Le port est ouvert à tous.›\n\n‹Le port est ouvert à tous.›",
        "The harbour is open to all.",
    ),
    (
        "repeated-passage",
        "Il est là. Le port ouvre.",
        "‹It is here. The harbour opens.› ‹It is here. The harbour opens.›",
    ),
    (
        "repeated-passage",
        "- ‹un banc neuf›\n- une haie\n- ‹un banc neuf›\n",
        "- a new bench\n- a hedge\n",
    ),
    (
        "repeated-passage",
        "Le port est ouvert à tous. ‹Le port est ouvert à tous.›",
        "The harbour is open to all. ‹The harbour is open to all.›",
    ),
    (
        "repeated-passage",
        "Il est là. Le port est ouvert à tous.\n\n‹Le port est ouvert à tous.›",
        "It is here. The harbour is open to all.\n\n‹The harbour is open to all.›",
    ),
]
SILENT: list[Case] = [
    (
        "repeated-passage",  # Each has its counterpart.
        "- le vent\n- de zéro à cent pour cent\n- l’eau\n- zéro à cent pour cent",
        "- the wind\n- zero to a hundred per cent\n- the water\n"
        "- zero to a hundred per cent",
    ),
    (
        "repeated-passage",  # An agenda, and its points.
        "1. Une haie neuve\n2. Un banc neuf\n\n1. Une haie neuve\nElle est verte.",
        "1. A new hedge\n2. A new bench\n\n1. A new hedge\nIt is green.",
    ),
    (
        "repeated-passage",  # A picture with its caption.
        "Une haie devant les écoles du bourg\n\nUn banc devant l’école du bourg",
        "A bench in front of the schools\n\nA bench in front of the schools",
    ),
    ("repeated-passage", "Oui, oui. Oui, oui.", "Yes, yes. Yes, yes."),
    (
        "repeated-passage",
        "Le port est ouvert à tous. Il est là. Le port est ouvert à tous.",
        "- one\n- two\n  - a new bench\n- three\n  - a new bench",
    ),
    (
        "repeated-passage",
        "| a | b |\n| - | - |\n| le port est ouvert à tous | non |\n"
        "| le port est ouvert à tous | non |\n",
        "    The harbour is open to all.\n    The harbour is open to all.\n",
    ),
    ("other-term", "L’agence des communes bleues ouvre.", "The Agency opens."),
    ("misspelt-word", "Un tissu sans colle.", "A fabric that they desize."),
    ("other-term", "L’agence des Com\u00admunes bleues.", "The Agency is here."),
    ("other-term", "Une com\u2060mune.", "A municipa\u00adlity."),
    ("missing-name", "Le port de Soy\u00adPV.", "The har\u200bbour of SoyPV."),
    (
        "replaced-name",
        "Debian suit la norme. Le Standard du système est un standard de 2004.",
        "Standard paths are used. The Standard of the system is a standard of 2004.",
    ),
    (
        "different-number",
        "Le manuel (version 2.100) a dix pages.",
        'The manual (version 2.100" of 2023) has ten pages.',
    ),
    (
        "missing-value",
        "Il écoute le port 8080, quel que soit le serveur.",
        "It listens on port `8080`, whatever the server.",
    ),
    (
        "different-code",
        "Donnez attribut2 et la somme md5sum.",
        "Give attribute2 and the md5sums.",
    ),
    (
        "different-email",
        "Écrivez à votre-nom@port.fr, ou à quelconque@example.org.",
        "Write to your-name@port.fr, or to whoever@example.org.",
    ),
    (
        "missing-contact",
        "Elle a écrit à miquels@cistron.nl.",
        "She wrote to miquels at cistron.nl.",
    ),
    (
        "different-link",
        "Voir [la note](#ftn.id-1.5.7.1) et [le port](https://fr.wikipedia.org/wiki/Quai).",
        "See [the note](#ftn.id-1.5.7.2) and [the port](https://en.wikipedia.org/wiki/Pier).",
    ),
    ("different-acronym", "La colonne STATUT est vide.", "The STATUS column is empty."),
    (
        "inconsistent-name",
        "Ici.",
        "Custom Log Formats are here. See Custom Log Formats. A Custom Log Format.",
    ),
    (
        "missing-negation",
        "Algorithme : RSA, Diffie-Hellman, DSS ou none.",
        "Algorithm: RSA, Diffie-Hellman, DSS or none.",
    ),
    (
        "disproportionate-length",
        "- 6.6.3 Debian `demande au gestionnaire de paquets de la version courante de"
        " tout faire`\n- Fin",
        "- 6.6.3 Debian asks the package manager of the current version to do all of"
        " this now\n- End",
    ),
    ("different-code", "Un disque de 5Gio.", "A disk of 5GiB."),
    ("different-code", "Voir xk12 ici.", "See xks12 here."),
    ("missing-value", "Le réglage 1800,plans/port est ici.", "The setting is here."),
    (  # A single letter is a word of any language.
        "different-link",
        "Voir [les résultats](https://a.example/concours/resultats-b).",
        "See [the results](https://a.example/concours/results-b).",
    ),
    (  # A part of a word names a page as the word does.
        "different-link",
        "Voir [la page](https://c.fr/ecoconception/).",
        "See [the page](https://c.fr/eco-design/).",
    ),
    (  # One page that is linked in both is no habit.
        "different-link",
        "Voir [la page](https://c.fr/c/reglement), [un](https://c.fr/c/a1).",
        "See [the page](https://c.fr/c/rules), [one](https://c.fr/c/a1).",
    ),
    ("missing-value", "Un chœur à quatre voix.", "A four-part choir."),
    (  # A template sets the title of one version.
        "different-level",
        "# Le port\n\n## Les horaires\n\n## Les tarifs\n",
        "## The harbour\n\n### Opening hours\n\n### Prices\n",
    ),
    (  # Nobody can say which of two is right.
        "different-level",
        "# Le port\n\n## Les tarifs\n",
        "# The harbour\n\n# Prices\n",
    ),
    (  # How many there are stands before which ones, or behind.
        "different-unit",
        "Ouvert tous les jours. Les deux premières heures sont gratuites.",
        "Open every day. The first two hours are free.",
    ),
    (
        "different-unit",
        "Ouvert tous les jours. Les 3 premières minutes sont gratuites.",
        "Open every day. The first 3 minutes are free.",
    ),
    (
        "replaced-name",
        "Avec Alina Schmidt, Lea Jabschinski, Marie von Seggern et Ana Roy.",
        "With Alina Schmidt, Lea Jabschinski, Marie von Seggern and Ana Roy.",
    ),
    (
        "different-link",
        "Le [port](https://fr.example.org/wiki/PC-Card) et [un](https://a.fr/b).",
        "The [port](https://en.example.org/wiki/PC_Card) and [one](https://a.fr/b).",
    ),
    ("unbalanced-quotation-marks", "- [Accueil](/) »", "- [Home](/) »"),
    ("misspelt-word", "Le mot utilis<b>é</b> ici.", "The word used here."),
    ("lost-emphasis", "É<b>dition</b> et suite.", "Edition and the rest."),
    ("lost-emphasis", "Une <b>édi</b>tion et suite.", "An edition and the rest."),
    ("replaced-name", "Avec Odile Kerbrat, au port.", "Odile Kerbrat’s harbour."),
    ("replaced-name", "Avec Odile Kerbrat, au port.", "Odile Kerbrat's harbour."),
    (
        "different-acronym",
        "NOTE : TOUTES LES HEURES SONT EN UTC.",
        "NOTE: ALL HOURS ARE IN UTC.",
    ),
    ("different-number", "Après [000, ...,237,240] heures.", "[000, ..., 237, 240]."),
    ("different-number", "Les jours 3,6,9,12 ouvrent.", "Days 3, 6, 9 and 12 open."),
    ("different-number", "Il y a 1,234,567 algues.", "There are 1 234 567 algae."),
    ("replaced-name", "De Londres à Vienne.", "From Vienna to London."),
    ("replaced-name", "Le Canada et la France.", "The Canadian ports, and France."),
    ("replaced-name", "Avec RNCan et les ports.", "With NRCan and the harbours."),
    ("replaced-name", "Mélanie Roy signe.", "Melanie Roy signs."),
    ("misspelt-name", "Voir RNCan.", "See NRCan."),
    ("missing-name", "L’Île-du-Prince-Édouard.", "Prince Edward Island."),
    (
        "different-link",
        "Voir [la page](https://a.fr/concours/reglement).",
        "See [the page](https://a.fr/concours/rules).",
    ),
    ("missing-value", "Les deux ports ouvrent.", "Both harbours open."),
    ("missing-value", "Toutes les deux semaines.", "Every other week."),
    ("missing-value", "Une heure et demie, 250 k€.", "1.5 hours, €250k."),
    ("missing-value", "Il l’a dit. Il coûte 3 M€.", "It costs €3m. He said so."),
    ("missing-value", "## 8. Le port", "## The harbour"),
    ("missing-value", "Voir [ici](/a) le 3 mai.", "See https://a.fr/2024/x on 3 May."),
    ("missing-value", "Voir April 18, 2018.", "See April 18, 2018."),
    ("missing-value", "Quoi de neuf ?", "What is new?"),
    ("different-bound", "Plus de 18 ans.", "At least 18."),
    ("different-bound", "Pas plus de 3 mois.", "Less than 3 months."),
    ("different-bound", "De 3 à 5 ans, dès 5 h.", "From 3 to 5 years, from 5 am."),
    ("different-date", "Dans les années 1980.", "In the late 80s."),
    ("different-number", "Voir 1,4,7. En 2025-2026.", "See 1,4,7. In 2025-26."),
    ("different-number", "Au T2 2024, 935Ko.", "In Q2 2024, 935KB."),
    ("different-number", "Pour 5 M€. Tome IV.", "For €5M. Volume 4."),
    ("different-number", "Le 0 800 12 34 56.", "On 0800 123 456."),
    ("different-time", "À 22:32:33.000 UTC.", "At 22:32:33.000 UTC."),
    ("different-time", "De 9 h-10 h 30.", "9am-10:30am."),
    ("different-time", "Durée : 1 h 30.", "It takes 90 minutes."),
    ("different-unit", "En hausse de 5 points.", "Up 5 percentage points."),
    ("doubled-word", "Oh là là ! Il veut faire faire sa maison.", "Oh dear!"),
    ("different-role", "Directeur exécutif : Ana Roy", "Executive director: Ana Roy"),
    (
        "different-email",
        "[Écrire](mailto:a@b.fr?subject=Bonjour)",
        "[Write](mailto:a@b.fr?subject=Hello)",
    ),
    (
        "misleading-link",
        "[A.b@v.example](mailto:a.b@v.example?subject=x)",
        "[i@v.example](mailto:i@v.example)",
    ),
    ("missing-negation", "N’hésitez pas à nous écrire.", "Feel free to write to us."),
    (
        "missing-detail",
        "L’accès au port est gratuit ici.",
        "The port costs nothing here.",
    ),
    ("missing-detail", "Il est obligatoire de s’inscrire.", "You must register first."),
    ("missing-detail", "N’hésitez pas à nous écrire.", "Please feel free to write."),
    ("missing-negation", "La clé prend oui ou faux ici.", "The key takes yes/no here."),
    ("missing-negation", "La clé suit --links=never ici.", "The key follows links."),
    ("missing-negation", "C’est pas à pas qu’on avance.", "One goes on step by step."),
    ("missing-negation", "Il n’est pas seulement beau.", "It is beautiful and more."),
    ("missing-negation", "L’entrée est sans frais ici.", "Admission is free here."),
    ("missing-negation", "Le parc n’est pas ouvert ici.", "The park here is closed."),
    (
        "missing-negation",
        "Cela est déconseillé aux enfants.",
        "It is not for children.",
    ),
    ("different-number", "La première fois, puis la fin.", "Once, and at last."),
    ("replaced-name", "14 rue de la Paix", "14 Peace Street"),
    ("replaced-name", "- [Avec l’Ademe](/a/un)", "- [With Engie](/b/two)"),
    ("replaced-name", "La place des Lilas, rue Roy", "The Lilas square, rue Roy"),
    ("swapped-numbers", "31 voix pour, 6 contre.", "31 for, 6 votes against."),
    (
        "different-link",
        "Voir [les résultats](https://a.example/concours/resultats).",
        "See [the results](https://a.example/concours/results).",
    ),
    ("opposite-word", "Livré fin juin 2025.", "Delivered at the end of June."),
    ("opposite-word", "Le parc est fermé.", "The park is not open."),
    ("opposite-word", "L’après-midi, après tout.", "Before all, in the afternoon."),
    ("opposite-word", "Ouvert, puis fermé.", "Closed, then open."),
    ("opposite-word", "Il est peu coûteux.", "It is inexpensive."),
    ("opposite-word", "Il doit pouvoir signer.", "He can sign, and must."),
    ("dangling-label", "Le port.", "Published on\n3 June 2024"),
    ("different-acronym", "L’UE publie.", "The EU publishes."),
    ("different-acronym", "La DINUM et la DIMUM.", "The DIMUM."),
    ("different-acronym", "La DIMUM.", "The DINUM and the DIMUM."),
    ("different-code", "Le lot B 12.", "Lot B-12."),
    ("different-date", "Le 3 juin 2024.", "On June 3rd, 2024."),
    ("different-date", "Du lundi au vendredi.", "On weekdays."),
    ("different-email", "Écrire à A.B@c.fr.", "Write to a.b@C.fr."),
    (
        "different-link",
        "Voir [le port](https://a.fr/fr/port/).",
        "See [the harbour](http://www.a.fr/en/port).",
    ),
    ("different-number", "Dix-huit ports, 1 500 €.", "18 harbours, €1,500."),
    ("missing-value", "Il faut une demi-heure.", "Allow thirty minutes."),
    ("opposite-word", "Il faut une demi-heure.", "Allow thirty minutes."),
    ("different-number", "Tous deux, au second étage.", "Both, on the first floor."),
    ("different-phone", "Appelez le 01 22 33 44 55.", "Call +33 1 22 33 44 55."),
    ("different-role", "La présidente du jury signe.", "The chair of the jury signs."),
    ("different-role", "Le maire, M. Roy, signe.", "Mr Roy signs."),
    ("different-time", "À 14 h 30.", "At 2:30 pm."),
    ("different-time", "À 14 h 30.", "At 2:30."),
    ("different-time", "À midi pile.", "At noon."),
    (
        "different-number",
        "Quinze jours, 24 mois, 3 ha.",
        "2 weeks, 2 years, 30,000 m².",
    ),
    ("different-number", "Quelques dizaines de cas.", "A few dozen cases."),
    ("different-unit", "50 % en 18 mois.", "50 per cent in an 18-month period."),
    ("different-unit", "Deux ans.", "24 months."),
    (
        "disproportionate-length",
        "Mise à jour du système global de prévision d’ensemble des vagues (SGPEV).",
        "GEWPS update.",
    ),
    ("doubled-word", "Vous vous trompez.", "He had had enough."),
    ("doubled-word", "```\nun port port\n```", "```\na port port\n```"),
    ("forbidden-word", "Une commune.", "A municipality of townspeople."),
    ("unregistered-spelling", "Vivre en Bretagne.", "Living in Brittany."),
    (
        "unregistered-spelling",
        "L’université de Bretagne Sud.",
        "The Université de Bretagne Sud (Brittany).",
    ),
    ("unregistered-spelling", "La région Bretagne.", "The Région Bretagne (Brittany)."),
    ("garbled-letters", "L’été, « à côté », Ângela, SÃO.", "£5 • São Paulo…"),
    ("different-number", "Le deuxième étage.", "Floor two."),
    ("different-number", "Oui :\n\n```\na 7200\n```", "Yes:\n\n```\nb 7300\n```"),
    ("dangling-label", "## À la une\n\nOui.", "- one; and\n- two"),
    ("different-title", "M. Roy et Mme Ferreira.", "Mr Roy and Ms Ferreira."),
    ("different-title", "Mme la maire préside.", "The mayor chairs."),
    ("different-unit", "Un an, une fois par an.", "A year, once a year."),
    ("different-time", "Durée : 1 h 45.", "Length: 1 hour 45 minutes."),
    ("replaced-name", "Il va à Londres, en Allemagne.", "He goes to London, Germany."),
    ("replaced-name", "Le Saint-Laurent, les États-Unis.", "The St Lawrence, the US."),
    ("replaced-name", "Il va à Lyon puis y dort.", "He goes to Lyon, sleeps in Lyon."),
    ("moved-cell", "| Jeudi | 13 h – 19 h |", "| Thursday | 1 pm – 7 pm |"),
    (
        "inconsistent-name",
        "Odette Kervella et Odile Kervella.",
        "Odette Kervella and Odile Kervella.",
    ),
    ("lost-accent", "La Corée du Sud.", "South Korea."),
    ("lost-emphasis", "**Avant** le 3.", "__Before__ the 3rd."),
    ("lost-emphasis", "Note ** : **avant** le 3.", "Before the 3rd."),
    (
        "misleading-link",
        "Voir [https://a.fr/port](https://a.fr/port/index.html).",
        "See [the harbour](https://a.fr/prot).",
    ),
    ("missing-alternative-text", "![](/port.png)", "![](/port.png)"),
    ("missing-alternative-text", "![Le port]()", "![]()"),
    ("missing-alternative-text", "![](/port.png)", "[The harbour](/port.png)"),
    ("missing-contact", "Écrire à la FSF.", "Write to the FSF, MA 02110-1301."),
    ("missing-contact", "Appelez le 01 22 33 44 55.", "Call +33 (0)1 22 33 44 55."),
    ("missing-heading", "# Le port\n\nOui.", "# The harbour\n\nYes."),
    ("missing-item", "1. le port\n2. la ville", "- the harbour\n- the town"),
    (
        "missing-link",
        "[Le port](https://a.fr/p) et [lui](https://a.fr/p).",
        "[The harbour](https://a.fr/p) and [it](https://a.fr/p).",
    ),
    ("missing-name", "Avec Solenn KERBRAT.", "With S. Kerbrat."),
    ("missing-name", "L’Agence des Ports aide.", "The Agency of Harbours helps."),
    (
        "missing-paragraph",
        "Le port ouvre en mai. La pêche côtière recule depuis dix ans déjà.",
        "The harbour opens in May.\n\nCoastal fishing has declined for ten years now.",
    ),
    (
        "missing-row",
        "| Port | Mât |\n|---|---|\n| Brest | 12 |",
        "| Harbour | Mast |\n|:--|--:|\n| Brest | 12 |",
    ),
    (
        "missing-sentence",
        "Le port ouvre. La pêche recule.",
        "The harbour opens, and fishing declines.",
    ),
    (
        "missing-sentence",
        "Le siège est aux U.S. depuis peu. Il ouvre à 9 h. Tout va bien.",
        "The seat has been in the U.S. for a while. It opens at 9 a.m. All is well.",
    ),
    ("missing-heading", "### jsx\n\nUn format.", "### `jsx`\n\nA format."),
    (  # The code tells which of two sentences the long one says too.
        "missing-sentence",
        "Une note longue a un trait de prolongation, qu’on entre avec `__`. Il est "
        "important de séparer ce signe des syllabes.",
        "For a single very long note an extender line is usually drawn. It is entered "
        "as `__`. It is important to separate it from the syllables.",
    ),
    (
        "replaced-name",
        "Avec Lilypond tout va bien. Un contexte Score suit.\n\n"
        "Dès que Lilypond rencontre un bloc, un contexte `Score` se crée.",
        "With Lilypond all is well. A Score context follows.\n\n"
        "A Score context is created when a block is processed.",
    ),
    (
        "missing-negation",
        "# Titre\n\n## Ne pas utiliser les fenêtres\n\nTexte.",
        "# Title\n\n## Do Not Use Popups\n\nText.",
    ),
    (
        "missing-negation",
        "Voici une liste non exhaustive de ces encadrés.",
        "Here is a list of the most common of these sidebars.",
    ),
    (
        "missing-negation",
        "Nous utilisons des disques entiers, et non simplement des parties.",
        "We use entire disks and not only parts.",
    ),
    (
        "missing-negation",
        "Rien de plus facile que de le vérifier.",
        "It is quite easy to check this.",
    ),
    (
        "missing-negation",
        "Sans cela, comment entrer une symphonie ?",
        "How else can you enter a symphony?",
    ),
    (
        "missing-negation",
        "Si le programme est installé dans un autre dossier que `/usr`, changez-le.",
        "If the program is not installed in `/usr`, change it.",
    ),
    (
        "missing-negation",
        "Il n’est parfois pas évident de savoir où commencer.",
        "Sometimes it’s tough to know where to begin.",
    ),
    (
        "missing-negation",
        "Le programme ne se contente pas d’afficher le texte, mais le lit.",
        "The program does not just show the text, but reads it.",
    ),
    (
        "missing-negation",
        "L’espacement des ligatures n’est pas des meilleurs.",
        "The spacing of ligatures is poor.",
    ),
    (
        "missing-negation",
        "Elles lisent des variables qui ne sont pas définies en leur sein.",
        "They read variables defined outside of the procedure.",
    ),
    (
        "opposite-word",
        "Il n’est pas toujours facile de le savoir.",
        "It is difficult to know that.",
    ),
    (
        "opposite-word",
        "Une erreur ne serait pas visible, et serait donc plus difficile à trouver.",
        "A mistake is not as visible, and is not as easy to find.",
    ),
    (
        "opposite-word",
        "Le texte est affiché si la condition est remplie.",
        "The text is shown if the condition is met, and empty if not.",
    ),
    (
        "opposite-word",
        "Pour répondre aux besoins des différents systèmes, le noyau a changé.",
        "At the same time, the systems needed more, and the kernel changed.",
    ),
    (
        "opposite-word",
        "Des exemples de ces définitions sont présentés plus avant.",
        "Examples of these definitions are given later.",
    ),
    (  # What an acronym is short for, and in which language a page is.
        "missing-clause",
        "Les régions suivent le Plan national pour la protection des rivières (PNPR).",
        "The regions follow the PNPR.",
    ),
    (
        "missing-clause",
        "Le rapport complet de la région est en ligne (en anglais seulement).",
        "The full report of the region is online.",
    ),
    ("different-code", "Voir `exemple.csv`.", "See `example.csv`."),
    ("different-code", "Voir `note-1` et `note-2`.", "See `note-1`, `note-2`."),
    (  # No enumeration, and one with a comma more.
        "missing-clause",
        "De cette manière, leurs mains et leur visage sont faciles à voir.",
        "That way their hands and face are easier to see.",
    ),
    (
        "missing-name",
        "Le réseau relie Sceaux, Antony et Bagneux.",
        "The network links Sceaux, Antony, and Bagneux.",
    ),
    (  # The same in other words.
        "missing-clause",
        "Le jury se réunira début juin et rendra sa décision dans la foulée.",
        "The jury will meet in early June and announce its decision immediately "
        "afterwards.",
    ),
    ("misspelt-name", "Le Prix Kervella.", "The Kervella’s Prize."),
    ("misspelt-name", "LA COMPATIBILITE", "THE COMPATIBILITY"),
    ("misspelt-name", "La Syrie et la Métropole.", "Syria and the Metropolis."),
    ("misspelt-word", "Un mot : bateau, bateaux.", "One word: organise, organize."),
    ("other-term", "Une commune.", "A municipality."),
    ("other-term", "Une commune.", "A township."),
    ("other-term", "L'agence des Communes bleues.", "The agency."),
    ("raw-markup", "`2^{e}` en formule.", "Fish & chips; 2^8."),
    (
        "swapped-names",
        "Inès Kerbrat préside le jury avec Solenn Morvan.",
        "Inès Kerbrat chairs the jury with Solenn Morvan.",
    ),
    (
        "swapped-numbers",
        "Avec 10 communes et 30 solutions.",
        "With 30 solutions in 10 communes.",
    ),
    ("swapped-numbers", "Le 3 mai, à 4 pas.", "4 steps away, on May 3."),
    ("unbalanced-quotation-marks", "Il dit « oui ».", 'It’s the dogs’ 6" bowl.'),
    (
        "unbalanced-quotation-marks",
        "« Le port.\n\n« La mer. »\n\nElle dit : « Oui.\n\n« Non, dit-il. »",
        "“The port.\n\n“The sea.”\n\nShe says: “Yes.\n\n“No, he says.”",
    ),
    ("unregistered-spelling", "SOYPV et SoyPV.", "SoyPV’s panels."),
    ("unregistered-spelling", "VAL EN BRIE, Val-en-\nBrie.", "VAL-EN-BRIE, Brie."),
    ("unregistered-spelling", "Ada MARTIN et le martin.", "@ada-martin, ADA MARTIN."),
    ("unregistered-spelling", "Mme Martin, Mme MARTIN, Martyn.", "Ms Martin, Martyn."),
    # Others who are called nearly so, or whose name goes on.
    ("unregistered-spelling", "Mme Martine Klein.", "Ms Martine Klein."),
    ("unregistered-spelling", "M. Marin. Mme Martyn-Klein.", "Mr Marin, Ms Martyn K."),
    ("unregistered-spelling", "L’agence des Ports.", "a.org/val-en-brie, the agency."),
    ("unregistered-spelling", "Les sceaux et Sceaux.", "Sceaux@a.org, Sceaux."),
    # A name that begins in small may begin a sentence, or stand in a longer name.
    ("unregistered-spelling", "L’Office ouvre. L'Office ferme.", "The Office opens."),
    ("unregistered-spelling", "# L’Office des Caps", "# The Office of Capes"),
    ("unregistered-spelling", "- L’Office", "- **The Office**"),
    ("unregistered-spelling", "Ici : L’Office dit « L’Office ».", "Go: “The Office”."),
    (
        "unregistered-spelling",
        "| L’Office | Cap |\n|---|---|\n| Cap | L’Office |",
        "| The Office | Cape |\n|---|---|\n| Cape | The Office |",
    ),
    ("unregistered-spelling", "Par L’Office des Caps.", "By The Office of Capes."),
    (
        "unregistered-spelling",
        "Avec L’Office, oui.",
        "With the Office, yes. ICap goes.",
    ),
    ("unregistered-spelling", "Le Val-en-Brie-Nord.", "Le Val-en-Brie Nord."),
    (
        "untranslated-text",
        "Le livre « Smart Cities for All » est paru.",
        "The book “Smart Cities for All” is out.",
    ),
    (
        "untranslated-text",
        "Voir [Web Content Guidelines](https://a.org/wcag).",
        "See [Web Content Guidelines](https://a.org/wcag).",
    ),
    # A name may be all of a heading, with its article or without.
    ("untranslated-text", "## Les Halles\n\nOui.", "## Les Halles\n\nYes."),
    ("untranslated-text", "## La Défense\n\nOui.", "## La Défense\n\nYes."),
    (
        "untranslated-text",
        "## Le Monde diplomatique\n\nOui.",
        "## Le Monde diplomatique\n\nYes.",
    ),
    ("untranslated-text", "Adresse : 12, rue de la Paix", "Address: 12 rue de la Paix"),
    ("untranslated-text", "Oui.\n\ncat(1), rev(1)", "Yes.\n\ncat(1), rev(1)"),
    (
        "untranslated-text",
        "Oui.\n\nnumber, picture [, options]",
        "Yes.\n\nnumber, picture [, options]",
    ),
    ("untranslated-text", "Oui.\n\nCtrl + Y", "Yes.\n\nCtrl + Y"),
    ("untranslated-word", "- GIMP : le port\n- APT::Get", "- GIMP: it\n- APT::Get"),
    ("untranslated-word", "Tapez --port=[[host:]port].", "Type --port=[[host:]port]."),
    (
        "untranslated-word",
        "Le port est là. It has two features that all had to have (quality: it works).",
        "The port is here. It has two that all had to have (quality: it works).",
    ),
    ("different-acronym", "Oui OU non.", "Yes OR no."),
    (
        "different-acronym",
        "Le [CCSC](https://a.org/fr/centre-canadien-services-climatiques.html).",
        "The [CCCS](https://a.org/fr/centre-canadien-services-climatiques.html).",
    ),
    ("missing-value", "La moitié a voté.", "50% have voted."),
    (
        "different-link",
        "Voir [le plan](/cards/1c8b5e9063dc689045f2.png).",
        "See [the map](/cards/1948d6c3a631f271f433.png).",
    ),
    (
        "different-number",
        "[Le plan (PDF, 48 ko)](/fr/plan.pdf)",
        "[The map (PDF, 47 kB)](/en/map.pdf)",
    ),
    ("untranslated-text", "Oui.\n\n## Office des Caps", "Yes.\n\n## Office des Caps"),
    (
        "different-role",
        "Le maire Paul Martin et la directrice Anne Petit ont signé.",
        "The director, Anne Petit, and the mayor, Paul Martin, have signed.",
    ),
    ("different-role", "Le maire et la directrice.", "The director and the mayor."),
    (
        "swapped-names",
        "Le maire Paul Martin et la directrice Anne Petit ont signé.",
        "The director, Anne Petit, and the mayor, Paul Martin, have signed.",
    ),
    (
        "swapped-names",
        "Anne Petit, maire, et Paul Martin, directeur, ont signé.",
        "Paul Martin, director, and Anne Petit, mayor, have signed.",
    ),
    (
        "replaced-name",
        "Le service (RLM) publie.\n\nLe RLM répond.\n\nLe guide du RLM.",
        "The service (MLR) publishes.\n\nThe MLR answers.\n\nThe guide of the MLR.",
    ),
    (
        "replaced-name",
        "La DINUM publie.\n\nLa DINUM répond.\n\nLe guide est envoyé par le bureau.",
        "The DINUM publishes.\n\nThe DINUM answers.\n\nThe DINUM sends the guide.",
    ),
    (
        "missing-clause",
        "Le port se voit d’un bateau qui bouge (en anglais seulement).",
        "The harbour is seen from a boat that moves.",
    ),
    (  # A gloss of words that one version leaves in the language of the other.
        "missing-clause",
        "Vous pouvez saisir le Défenseur des droits, une autorité indépendante.",
        "You may turn to the Défenseur des droits (France’s ombudsman), an independent"
        " authority.",
    ),
    ("missing-value", "Le budget a doublé.", "The budget has grown by 100%."),
    ("missing-value", "Un quart a voté.", "25% have voted."),
    ("missing-value", "Elle dure une heure et quart.", "It lasts 75 minutes."),
    ("missing-value", "La vingt et unième fête.", "The 21st fair."),
    ("missing-value", "Cela dure un an et demi.", "It lasts a year and a half."),
    ("missing-value", "Cela dure un an et demi.", "It lasts one and a half years."),
    ("different-number", "Une troisième voie.", "A third way."),
    ("different-time", "À huit heures et demie.", "At 8:30."),
    ("different-time", "À huit heures et quart.", "At a quarter past eight."),
    (
        "different-link",
        "Appelez le [01 23 45 67 89](tel:+33123456789).",
        "Call [01 23 45 67 98](tel:+33123456798).",
    ),
    (
        "untranslated-text",
        "Oui.\n\n© 2023, the Harbour Team.",
        "Yes.\n\n© 2023, the Harbour Team.",
    ),
    (
        "missing-item",
        "Ordre du jour : · Présentations du projet · Questions des habitants"
        " · Vote du budget de la commune · Mot de la fin du maire.",
        "Agenda:\n\n- Presentation of the project\n- Questions of the residents\n"
        "- Vote of the budget of the municipality\n- Closing words of the mayor",
    ),
    ("misspelt-name", "Des lecteurs de CD-ROM.", "The readers of CD-ROMs."),
    ("dangling-label", "--divert détourner-dans\n\nOui, ici.", "--divert to\n\nYes."),
    ("missing-negation", "Il ne va dans aucun port.", "He goes into none of them."),
    ("missing-negation", "Cela ne peut guère l’aider ici.", "It can't help him here."),
    ("missing-negation", "Il aime le port du matin.", "He can't help but like ports."),
    ("dangling-label", "Oui.", "is equivalent to\n\n```\na = 1\n```\n\nYes."),
    ("different-email", "À port-french@a.org.", "To port@a.org."),
    ("missing-contact", "À amis-fr@a.org ou 06 12 34 56 78.", "To 06 12 34 56 78."),
    ("different-acronym", "EN PRATIQUE : le port.", "IN PRACTICE: the harbour."),
    ("different-acronym", "Les couleurs RVB, CMJN.", "The colours are RGB, CMYK."),
    ("doubled-word", "Oui.", "-rw root   root  port"),
    ("misspelt-word", "La page de manuel est là.", "The manpage is here."),
    ("misspelt-word", "Il réassemble le fichier.", "It recompresses. Recompress it."),
    ("misspelt-word", "En base octale, stdout.", "The octal base of inodes, stdout."),
    (
        "different-link",
        "Voir [le port](https://a.org/port.fr.html).",
        "See [it](https://a.org/port).",
    ),
    ("missing-value", "Ils sont séparés par des deux-points.", "Colons part them."),
    ("missing-value", "Il le remplace par un neuf ici.", "He replaces it by another."),
    ("missing-value", "Voir [les quais](a).", "See [Section 2.3, “The quays”](a)."),
    ("missing-value", "Voir [les quais](a).", "See [Section 4, “The quays”](a)."),
    ("missing-value", "Il est dans POSIX.1-2001 depuis.", "It is in POSIX.1 since."),
    ("missing-value", "Un réseau en IPv6 seul, IPv6.", "An IPv6-only network, IPv6."),
    ("missing-value", "Voir stat et le port.", "See stat(2) and the harbour."),
    ("missing-value", "Le texte peut s’estomper ici.", "May cause it to be dim here."),
    ("different-number", "Le port[7](#note-a).", "The harbour[13](#note-b)."),
    ("missing-value", "Le rendu MIDI est là.", "The sound is here."),
    ("replaced-name", "Pour Debian, lisez-le. Debian.", "For it, read it. For Debian."),
    (
        "untranslated-text",
        "| Mairie | 2, place de la République |",
        "| Town hall | 2 place de la République |",
    ),
    ("untranslated-word", "Contact : a@b.fr", "Contact: a@b.fr"),
    (
        "untranslated-page",
        "# Le port\n\nOui.\n\n- un\n- deux\n- trois\n- quatre",
        "# The harbour\n\nYes.",
    ),
    (
        "untranslated-page",
        "Le port compte dix-huit quais et accueille les bateaux de pêche.\n\n"
        "Il est ouvert toute l’année, de jour comme de nuit, à tous ceux qui "
        "arrivent.\n\n"
        "La capitainerie répond aux appels des marins et garde leurs colis au sec.\n\n"
        "Une station-service se trouve au bout du quai sud, près de la grande grue.\n\n"
        "Les visiteurs laissent leur voiture derrière la halle, où elle est gardée.",
        "The harbour has eighteen quays and is home to the fishing boats.\n\n"
        "It is open all year round, by day and by night, to all who come in.\n\n"
        "The harbour office answers the calls of sailors and keeps their parcels dry.",
    ),
    ("misspelt-name", "Henri IV lit Virgile.", "Henry IV reads Virgil."),
    (
        "different-order",
        "- Écoles\n- Mobilité\n- Santé",
        "- Health\n- Mobility\n- Schools",
    ),
    ("replaced-name", "Selon M. Dubois, oui.", "According to Mr Dubois, yes."),
    ("replaced-name", "M. le Maire vote.", "Mr Mayor votes."),
    ("replaced-name", "Monsieur Roux et lui.", "Mr Paul Roux and he."),
    ("replaced-name", "Mme A. Roux vote.", "Ms Anne Roux votes."),
    ("lost-accent", "Il part au Nigéria.", "He leaves for Nigeria."),
    ("lost-accent", "De Montréal et Laval.", "From Montreal and Laval."),
    ("missing-name", "Sous Charles le Chauve.", "Under Charles the Bald."),
    ("replaced-name", "Il ira à Rio.", "He will go to Rio."),
    ("different-number", "Les salles 6 et 7.", "Rooms six and seven."),
    ("different-number", "500 000 habitants.", "Half a million people."),
    ("different-number", "Deux millions et demi.", "2.5 million."),
    ("different-number", "2,3 millions de visiteurs.", "2.3m visitors."),
    (
        "different-number",
        "12.000 habitants, en 2024-2025.",
        "12,000 people, in 2024–25.",
    ),
    ("different-number", "Vingt et un mille.", "21,000."),
    ("different-time", "Le bus de minuit et demi.", "The 12.30 am bus."),
    ("different-role", "Le directeur général adjoint.", "The Deputy Director General."),
    ("different-title", "L’avis de M. Faure.", "Don’t miss Luc Faure."),
    ("lost-emphasis", "Tapez `**gras**` ici.", "Type it here."),
    ("wrong-spacing", "Voici\u00a0: un port.", "Here: a harbour."),
    ("wrong-spacing", "Un quai… , `.env .`, 1,5 m, x,y (a).", "A .Net quay… (a)."),
    ("wrong-spacing", "Voir www.Sceaux.fr et ASP.Net.", "See www.Sceaux.fr, M.Durand."),
    ("pasted-sign", "Un porte-à-porte - non • oui.", "A door-to-door - no • yes."),
    (
        "foreign-quotation-marks",
        "Il dit : « Le “vieux port” vit. »",
        "He says: “The ‘old harbour’ lives.”",
    ),
    (
        "missing-entry",
        "---\ntitle: Le port\nsummary: Des bateaux\n---\n",
        "# The harbour\n\nBoats.",
    ),
    (
        "missing-entry",
        "---\ntitle: Le port\nlayout: page\nimage_alt:\n---\nIci.",
        "---\nslug: harbour\nimage_alt:\n---\nHere.",
    ),
    (
        "lost-placeholder",
        "---\nmessage: À {name}, {name}, %s de %s\n---\n",
        "---\nmessage: 50 % for {name}, %2$s of %1$s\n---\n",
    ),
    (
        "repeated-entry",
        "---\na:\n  - text: Ici\n  - text: Là\nb:\n  text: Ici\n---\n",
        "It is here.",
    ),
    ("wrong-weekday", "Le lundi 3 juin 2024.", "On Monday 3 June 2024."),
    ("impossible-date", "Le 29 février 2024.", "On 29 February, and 31 May 2024."),
    ("impossible-date", "Du 31 au 3 juin 2024.", "31/4 of it; 13/31/2024; 30 and 31."),
    ("wrong-weekday", "Chaque mardi de 2024.", "Tuesday 31 February 2024."),
    ("different-acronym", "La suite EN MARS avec lui.", "The sequel, MARK, with him."),
    (
        "different-acronym",
        "La DINUM publie.\n\nLa DINUM ouvre.\n\nLa DIMUM lit.",
        "The DIMUM publishes.\n\nThe DIMUM opens.\n\nThe DIMUM reads.",
    ),
    ("different-acronym", "L’UE agit.", "The EU and the UA act."),
    ("different-acronym", "L’UE et l’EA agissent.", "The EU acts."),
    (
        "different-role",
        "Le maire parle au port.",
        "The president and the director speak at the harbour.",
    ),
    (
        "different-link",
        "Voir [ici](https://a.fr/2024).\n\nVoir [là](https://a.fr/2024).",
        "See [here](https://a.fr/2023).\n\nSee [there](https://a.fr/2023).",
    ),
    (
        "inconsistent-name",
        "La Semaine Européenne Bleue et la Semaine Européenne Bleus.",
        "The week.",
    ),
    ("swapped-numbers", "12 hommes et 15 femmes.", "There are 12 men and 16 women."),
]


def find(rule: str, fr: str, en: str) -> list[Finding]:
    return [finding for finding in compare_once(fr, en) if finding.rule == rule]


@cache
def compare_once(fr: str, en: str) -> tuple[Finding, ...]:
    findings = compare_texts(
        read_text(fr, "fr"),
        read_text(en, "en"),
        register=REGISTER,
        scopes=tuple(Scope),
    )
    assert list_empty_values(findings) == []
    return findings


def read_marks(text: str, side: str) -> set[tuple[str, int, int, str]]:
    """Side, line, column and words of each mark, as they are without the marks."""
    marks = set()
    for match in _MARK.finditer(text):
        before = text[: match.start()]
        line = before.count("\n") + 1
        in_line = before.rpartition("\n")[2]
        marks_before = len(re.findall("[‹›]", in_line))
        marks.add((side, line, len(in_line) - marks_before + 1, match[1]))
    return marks


@every_row(("rule", "fr", "en"), WRONG)
def test_finding_points_at_the_words(rule: str, fr: str, en: str) -> None:
    plain_fr, plain_en = _MARK.sub(r"\1", fr), _MARK.sub(r"\1", en)
    places = [
        place
        for finding in find(rule, plain_fr, plain_en)
        for place in (finding.place, *finding.related)
        if place
    ]
    assert {
        (place.span.path, place.span.line, place.span.column, place.text)
        for place in places
    } == read_marks(fr, "fr") | read_marks(en, "en")
    assert all(place.locale in (None, place.span.path) for place in places)


@every_row(("rule", "fr", "en"), SILENT)
def test_near_miss_is_silent(rule: str, fr: str, en: str) -> None:
    assert find(rule, fr, en) == []


BEFORE = (
    "```\nx = 1\n```\n\nTout [suit](/a), ici même.\n\n",
    "```\nx = 1\n```\n\nAll [follows](/a), right here.\n\n",
)
AFTER = (
    "\n\nTout est [dit](/b), et bien dit.\n",
    "\n\nAll is [said](/b), and well said.\n",
)
_LINES = BEFORE[0].count("\n")
_WHOLE = frozenset(("untranslated-page",))
"""Rules on a page as a whole, of which what stands around a text is a part."""


def test_what_stands_around_a_text_changes_nothing() -> None:
    for rule, *texts in WRONG + SILENT:
        fr, en = (_MARK.sub(r"\1", text) for text in texts)
        if rule in _WHOLE or any(text.startswith("---") for text in (fr, en)):
            continue  # Entries stand at the beginning of a file.
        alone = tell(find(rule, fr, en))
        assert tell(find(rule, BEFORE[0] + fr, BEFORE[1] + en), _LINES) == alone
        assert tell(find(rule, fr + AFTER[0], en + AFTER[1])) == alone


def tell(findings: list[Finding], lines_before: int = 0) -> list[tuple[object, ...]]:
    """What findings say, and where, without the lines before a text."""
    return [
        (
            str(finding.severity),
            str(finding.message),
            str(finding.help),
            *(
                (place.text, place.span.line - lines_before, place.span.column)
                for place in (finding.place, *finding.related)
                if place
            ),
        )
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("rule", "fr", "en", "severity"),
    [
        ("missing-value", "Les sept ports ouvrent.", "The harbours open.", "warning"),
        ("missing-value", "Les deux ports ouvrent.", "The harbours open.", "info"),
        (
            "missing-value",
            "Il y a deux écoles et 18 quais.",
            "There is a school and quays.",
            "warning",
        ),
        (
            "missing-value",
            "Les 18 ports ouvrent. Il y a 18 bancs.",
            "The harbours open. There are 18 benches.",
            "warning",
        ),
        (
            "missing-value",
            "Les 1800 ports ouvrent. Il y a 1800 bancs.",
            "The harbours open. There are 1800 benches.",
            "info",
        ),
        (
            "missing-value",
            "Le quai de 1800 m ouvre. Il y a 1800 bancs.",
            "The quay opens. There are 1800 benches.",
            "warning",
        ),
        (
            "missing-value",
            "EN 301 ouvre le port.\n\nOn lit EN 301 ici.",
            "It opens the harbour.\n\nEN 301 is read here.",
            "info",
        ),
    ],
)
def test_what_may_be_said_in_another_way_is_a_note(
    rule: str, fr: str, en: str, severity: str
) -> None:
    assert [finding.severity.value for finding in find(rule, fr, en)] == [severity]


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        (
            "Il a 14 quais et 3 km de rues.",
            "It has 5 km of streets and 16 quays.",
            {"fr says 3, en says 5", "fr says 14, en says 16"},
        ),
        (
            "Il a trois ports et 14 quais.",
            "It has 15 quays and four harbours.",
            {"fr says trois, en says four", "fr says 14, en says 15"},
        ),
    ],
)
def test_numbers_are_compared_with_those_of_their_form(
    fr: str, en: str, expected: set[str]
) -> None:
    assert {str(each.message) for each in find("different-number", fr, en)} == expected


def test_a_version_most_of_which_is_in_the_other_language_is_told_at_once() -> None:
    fr = (
        "Le port ouvre tous les matins.",
        "La pêche recule depuis dix ans.",
        "Les bateaux rentrent le soir.",
        "Les quais sont fermés la nuit.",
    )
    text = "\n\n".join((*fr, "{}"))
    (found,) = find("untranslated-text", text.format("Oui."), text.format("Yes."))
    assert str(found.message) == "the whole en version is in fr"
    assert (found.place.span.line, found.place.text) == (1, text.format("Yes."))
    own = "The town has made up its mind."
    part = f"{own}\n\n{text.format('Yes.')}"
    (found,) = find("untranslated-text", f"La ville a choisi.\n\n{text}", part)
    assert str(found.message) == "most of the en version is in fr"
    first, *others = find(
        "untranslated-text", text.format("Oui."), f"{fr[0]}\n\nNo.\n\nYes."
    )
    assert (first.place.text, others) == (fr[0], [])


def test_words_that_one_text_makes_up_excuse_no_slip_of_the_other() -> None:
    letters = "bcdfg"
    made = (f"z{a}o{b}u{c}ik" for a in letters for b in letters for c in letters)
    fr = f"Les ports : {' '.join(made)}."
    (found,) = find("misspelt-word", fr, "The habours and the harbours of many names.")
    assert found.place.text == "habours"


def test_entries_in_a_row_are_counted() -> None:
    short = "---\ntitle: {}\n---\n{}"
    long = "---\ntitle: {}\nsummary: {}\nlead: {}\nalt: {}\n---\n{}"
    french, english = ("Le port", "Bateaux", "Quais", "Rue"), ("A", "B", "C", "D")
    said = [
        str(finding.message)
        for fr, en in (
            (long.format(*french, "Ici."), short.format("The harbour", "Here.")),
            (short.format("Le port", "Ici."), long.format(*english, "Here.")),
        )
        for finding in find("missing-entry", fr, en)
    ]
    assert said == [
        "en lacks 3 entries that fr has, from summary on",
        "fr lacks 3 entries that en has, from summary on",
    ]


@pytest.mark.parametrize("name", ["WRONG", "SILENT"])
def test_every_rule_has_places_and_near_misses(name: str) -> None:
    tried = {rule for rule, _, _ in globals()[name]}
    lacking = ", ".join(sorted(RULES - tried))
    assert not lacking, f"tests/twinlint/rules/test_places.py: add to {name}: {lacking}"
    assert tried == RULES


def test_a_passage_of_eight_sentences_is_seen_twice() -> None:
    places = "Brest Dinan Vannes Quimper Lorient Morlaix Auray Tréguier".split()
    passage = " ".join(f"Le port de {place} ouvre tôt." for place in places)
    (found,) = find("repeated-passage", f"{passage} {passage}", "The harbours open.")
    assert found.place.text == passage
