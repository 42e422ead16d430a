"""Pairs of texts near the border of what a rule says, in French and English.

All that is found in each of them is kept as a golden file: so a change of a rule that
only shifts where it begins is seen as well as one that breaks it.
"""

from __future__ import annotations

from twinlint.register import Name, Register, Term
from twinlint.source import Locale

_FR, _EN = Locale("fr"), Locale("en")


def _name(form: str) -> Name:
    return Name({_FR: form, _EN: form}, "commune")


REGISTER = Register(
    names=(
        *map(_name, ("Saint-Denis", "Saint-Deny", "Saint-Denis-en-Val", "toc toc")),
        Name({_FR: "SoyPV", _EN: "SoyPV"}, "solution"),
        Name({_FR: "Agence des Ports", _EN: "Agency of Harbours"}, "organisation"),
    ),
    terms=(
        Term(
            {_FR: "commune", _EN: "municipality"},
            {_EN: ("township",)},
            {_FR: ("communes",), _EN: ("municipalities",)},
        ),
    ),
)


def _make_words(count: int) -> str:
    """As many words as asked for that no dictionary knows, none alike."""
    letters = "abcdefghijklm"
    return " ".join(
        f"z{letters[at % 13] * 2}{letters[at // 13 % 13]}{letters[at * 7 % 13] * 2}q"
        for at in range(count)
    )


_PAGE = [
    f"Le port compte dix-huit quais et accueille les bateaux de la pêche, {times} fois."
    for times in ("deux", "trois", "quatre", "cinq", "six")
]
_TRANSLATED = (
    "The harbour has eighteen quays and welcomes the boats of those who fish, twice."
)
BORDERS: list[tuple[str, str]] = [
    # Entries.
    (
        "---\nlead: Le port\nsummary: La gare\nalt: Ici\n---\nIl est là.",
        '---\nlead: ""\nsummary: ""\nalt: Here\n---\nIt is here.',
    ),
    (
        "---\ntitle: Le port\nsummary: La gare\n---\nIl est là.",
        "---\ntitle: The harbour\nsummary:\n---\nIt is here.",
    ),
    (
        "---\nmessage: Les %s et %s et {x}\n---\nIci.",
        "---\nmessage: The %s and {x}\n---\nHere.",
    ),
    ("---\nmessage: Le %s\n---\nIci.", "---\nmessage: The %s %s %s\n---\nHere."),
    ("---\nmessage: Le {x} {x}\n---\nIci.", "---\nmessage: The {x}\n---\nHere."),
    ("---\nmessage: Le {x}\n---\nIci.", "---\nmessage: The {y} {x}\n---\nHere."),
    # Values.
    ("Il y a 1,234 algues ici.", "There are 1,234 algae here."),
    ("Le 5th Avenue est là.", "The 5th Avenue is here."),
    ("Ouvert à 12am ici.", "Open at 12am here."),
    ("Le 12e est là.", "The 12e is here."),
    ("Il part à 8h30m ici.", "It leaves at 8h30m here."),
    ("À 22:32:33.000 UTC.", "At 22:32:33.000 UTC."),
    ("Il fait 3'30 ici, 12/25 là.", "It takes 3'30 here, 12/25 there."),
    ("Le port.", "Published on\n3 June 2024"),
    ("Le port ouvre le 3 mai 2024 et le 5 mai.", "The harbour opens in May."),
    ("Le port ouvre le 3 mai 2024.", "The harbour opens in May 2024."),
    ("Le port ouvre en mai 2024.", "The harbour opens on 3 May 2024."),
    ("Le port ouvre le 3 mai.", "The harbour opens on 3 May 2024."),
    ("Il y a 12 quais et 14 bancs.", "There are 12 quays."),
    ("Il y a 12 quais.", "There are 12 quays and 14 benches, in 2024."),
    ("Il y a 12 quais, 14 bancs.", "There are 13 quays, 14 benches and 15 boats."),
    ("Il y a deux écoles et 18 quais.", "There is a station and 18 quays."),
    ("Il y a deux écoles et 18 quais.", "There is a school and 18 quays."),
    ("Il y a 2 ports et 3 quais.", "It has the second harbour and the third quay."),
    ("Le second et le troisième port.", "Ports 2 and 3."),
    ("Midi et 12 h et 13 h 30 au port.", "Noon, midday at the port."),
    ("De midi à minuit.", "From 12 to 0."),
    ("Les 2 et 3 et 3 ports.", "The second and the third port."),
    ("![12 bancs](/a.png) Le port.", "![Benches](/a.png) The harbour."),
    (
        "Voir [a](/x) et ![12 bancs](/a.png) au port.",
        "See [a](/x) and ![benches](/a.png) here.",
    ),
    (
        "Voir ![des bancs](/a.png) et [12 ports](/x) au port.",
        "See ![benches](/a.png) and [harbours](/x) here.",
    ),
    ("Le port.\n\n```\nabc 12 def\n```", "The harbour.\n\n```\nabc def\n```"),
    ("Le port.\n\n```\nabc 12 3\n```", "The harbour.\n\n```\nabc 12 4\n```"),
    ("## 2. Le port (12)", "## The harbour"),
    ("Section 2.3, le port a 12 quais.", "The harbour has quays."),
    ("WCAG 2 et 12 bancs.", "WCAG and benches."),
    ("Durée : 1 h 30.", "Length: 80 minutes."),
    ("Durée : 90 minutes.", "Length: 1 h 20."),
    ("Il coûte 12 €, 13 € et 14 $.", "It costs €12, $13 and €14."),
    ("Le lot B12 et le lot B14.", "Lot B13 and lot B14."),
    ("Le lot AB-12-C et le lot B14.", "Lot AB-13-C and lot D14."),
    # Numbers that changed places.
    (
        "Il y a 10 communes, 30 solutions et 20 parcs.",
        "There are 30 solutions, 20 municipalities and 10 parks.",
    ),
    (
        "Le programme a 10 communes et 30 solutions.",
        "The programme has 30 municipalities and 10 solutions.",
    ),
    (
        "26 pour, 4 contre, 2 abstentions.",
        "4 in favour, 26 against, 2 abstentions.",
    ),
    (
        "| 12 | 14 | 16 |\n|-|-|-|\n| 1 | 2 | 3 |",
        "| 14 | 12 | 16 |\n|-|-|-|\n| 1 | 2 | 3 |",
    ),
    # Names.
    ("Le bus va à Aix-Marseille.", "The bus goes to Nantes.\n\nMarseille is far off."),
    ("Il va à Pau, puis à Lyon.", "He goes to Nay, then to Nantes."),
    (
        "Inès Roy et Ana Petit arrivent.\n\nLe port.",
        "Ana Petit comes.\n\nInès Roy arrives.",
    ),
    (
        "Inès Roy dirige la pêche en mer.\n\nAna Petit dirige le musée du port.",
        "Ana Petit runs the fishing.\n\nInès Roy runs the museum of the port.",
    ),
    (
        "Inès Roy dirige Kerlann en 1999.\n\nAna Petit dirige Ploumanac en 2004.",
        "Ana Petit runs Kerlann in 1999.\n\nInès Roy runs Ploumanac in 2004.",
    ),
    (
        "Inès Roy dirige Kerlann en 1999.\n\nAna Petit dirige Ploumanac en 2004.",
        "Ana Petit runs Ploumanac in 2004.\n\nInès Roy runs Kerlann in 1999.",
    ),
    ("Mme Inès Roy et M. Yann Le Goff.", "Ms Yann Le Goff and Mr Inès Roy."),
    ("Inès Roy, Inès Rey et Ana Roy.", "Inès Roy, Inès Rey and Anna Roy."),
    ("La ville de Saint-Dneis-en-Val.", "The town of Saint-Denis-en-Vla."),
    ("Saint Denis, Saint-Dennis et Saint-Deny.", "Saint-Denys and saint-denis."),
    ("Le club toc toc ouvre ouvre.", "The toc toc club opens."),
    ("L’agence des Ports et SoyPv.", "The Agency of Harbors and SOYPV."),
    ("La commune, une municipalité.", "The township, a municipality."),
    ("Ana Roy, maire, et Ben Roy, préfet.", "Ana Roy, mayor, and Ben Roy, mayor."),
    (
        "Ana Roy, maire, et Ben Roy, président.",
        "Ana Roy, director, Ben Roy, president, and Cy Roy, mayor.",
    ),
    ("L’OCDE et la DINUM publient.", "The OECD and DIMUM publish."),
    ("L’ONU, l’UE.", "The UN, the EU and the IMF."),
    # Spelling.
    (f"{_make_words(39)} marhcé ici.", "The market."),
    (f"{_make_words(40)} marhcé ici.", "The market."),
    ("Le super<b>marhcé</b> ouvre, le marhcé aussi.", "The market."),
    ("Le dictionnair est là, un dictionnaire aussi.", "The dictionary."),
    ("Les dictionnairez sont là, un dictionnaire aussi.", "The dictionary."),
    ("Le dictionnairee est là, un dictionnaire aussi.", "The dictionary."),
    ("Le dicitonnaire est là, un dictionnaire aussi.", "The dictionary."),
    ("Le port.", "The dictionaryy is here, a dictoinary too."),
    ("Le mot marches est là, et le marhces.", "The market."),
    ("Le tic tic ouvre.", "A toc toc, a couscous, so so bad bad."),
    ("Le Le port port ouvre.", "The the harbour opens opens."),
    ("Il est est là. Là là !", "It is is here. Here. Here."),
    # Signs.
    ("• Le port\n• La gare", "- The harbour\n- The station"),
    ("– Le port\n– La gare", "- The harbour\n- The station"),
    ("- Le port\n— La gare", "• The harbour"),
    ("Le po\u00adrt et la ga\u00adre.", "The harbour."),
    ("« Le port est là.\n\n« La gare est là. »", "“The harbour.\n\n“The station.”"),
    ("Le port » est là.\n\n» La gare est là.", "The harbour.\n\nThe station."),
    ("Le port est là. »\n\n» La gare « est là.", "The “harbour.\n\nThe station”."),
    ("Le “vieux port” et « la “vieille” gare ».", "The « old » 'harbour'."),
    ("Il dit : “oui”.", "He says: «yes»."),
    ("Le port, la gare !Oui.Non , là.", "The harbour , here .Yes."),
    ("En Val-d’Oise. Oui.", "In Val-d’Oise.Two quays."),
    ("Le port : 12€ et 5%.", "The harbour: 12 € and 5 %."),
    ("Il y a ^{2} ici, \\textbf{a} là & _{x}.", "There is x^{2} &amp;amp; here."),
    ("Il y a \\textbf{x} ici.", "There is x here."),
    # Emphasis and links.
    (
        "Le **a** et __b__ et <b>c</b> et <strong>d</strong> et **port** ici.",
        "The **a** and __b__ and <b>c</b> and <strong>d</strong> and harbour here.",
    ),
    ("Le **mot**s est là.", "The words are here."),
    ("É<b>dition</b> et suite.", "Edition and the rest."),
    ("Le **port est là.", "The **harbour** is here."),
    ("Le `**port**` est là.", "The **harbour** is here."),
    ("Voir [le port](https://a.fr/port) ici.", "See the harbour here."),
    ("Voir [le port](/a) et [la gare](/b).", "See [the station](/b) at the harbour."),
    ("Voir [le port](/a).", "See [the harbour](/b) and [the station](/c)."),
    ("Voir [le port](/fr/a).", "See [the harbour](/en/a) and ![map](/en/b.png)."),
    ("Voir https://a.fr/a.", "See the site."),
    ("Écrire à a@b.fr et c@d.fr.", "Write to a@b.fr and c@e.fr."),
    # What is denied, and bounds.
    ("La clé prend --links=never.", "The key takes links."),
    ("La clé va.", "The key yes/no goes, never."),
    ("Le port ne vend pas de bois.", "The harbour sells wood."),
    ("Le port vend du bois.", "The harbour does not sell wood."),
    (
        "Le port ne reçoit jamais les bateaux venus du nord pendant tout l’hiver.",
        "The harbour takes the boats that come from the north all through the winter.",
    ),
    ("Plus de 18 ans.", "Under 18."),
    ("Au moins 18 ans, au plus 30.", "At most 18, at least 30."),
    ("La clé prend x/jamais ou oui.", "The key takes never/x or yes."),
    ("Le port ouvre toujours.", "See x/never or never=x, the harbour never opens."),
    # Passages.
    (
        "Le port ouvre en mai. La pêche côtière recule depuis longtemps. Tout va bien.",
        "The harbour opens in May. All is well.",
    ),
    (
        "Le port ouvre. Le port ouvre. Tout va bien ici.",
        "The harbour opens. All is well here.",
    ),
    (
        "Le port ouvre en mai. Il a coûté 12 M€. Tout va bien pour les pêcheurs.",
        "The harbour opens in May. All is well for those who fish there.",
    ),
    (
        "Le port.\n\nLa gare, construite en 1860, est fermée.\n\nLe phare.",
        "The harbour.\n\nThe lighthouse.",
    ),
    (
        "# Le port\n\nIl est là.\n\n## La gare\n\nElle est là.",
        "# The harbour\n\nIt is here.\n\nThe station\n\nIt is here.",
    ),
    ("- Un\n- Deux\n- Trois", "- One\n- Two"),
    ("1. Un\n2. Deux", "- One\n- Two\n- Three"),
    ("Le port est ouvert à tous.", "Le port est ouvert à tous."),
    ("Le port est là.\n\nLa gare est là.", "The harbour.\n\nLa gare est là."),
    ("Nom : Commune", "Name: Commune"),
    ("Le port\n\nIl est là depuis 1987.", "The harbour has been here since 1987."),
    (": Commune", ": Commune"),
    # Beside one that says nothing, one that does.
    ("Voir [a](/fr/x), [b](https://b.fr/z).", "See a, b."),
    ("[a@b.fr](mailto:a@b.fr), [a@b.fr](/x).", "[c d](mailto:a@b.fr), [a@b.fr](/x)."),
    ("Écrire à [a@b.fr](mailto:c@d.fr).", "Write to [a@b.fr](mailto:c@d.fr)."),
    ("Il a 2 ports ici.", "It has the second harbour here."),
    ("1,234 algues sont ici.", "1,234 algae are here."),
    ("12,5 km d’ici.", "12,5 km from here."),
    ("Le <b>port</b> est ici.", "The harbour is here."),
    ("Le p<b>ort</b> est ici.", "The harbour is here."),
    ("Une communes ici.", "One place here."),
    ("La place ici.", "A municipality here."),
    ("Il va à Pau-Lez-Aix.", "He goes to Nay-Les-Dax."),
    ("Il va à Cergy-Aix.", "He goes to Cergy-Dax."),
    ("« Le port est là.", "“The harbour is here.”"),
    ("» Le port est là.", "”The harbour” is here."),
    ("Il y a 12 ports et 12 quais.", "There are 12 ports and 14 quays."),
    ("Il y a 12 ports, 14 quais.", "There are 14 ports, 12 quays, 16 boats."),
    (
        "---\nmessage: Le {x}\nsummary: Le %s\n---\nIci.",
        "---\nmessage: Some words\nsummary:\n---\nHere.",
    ),
    (
        "Le port.\n\nThe lighthouse is open to all who come here.\n\nThe end of it.",
        "The harbour.\n\nThe lighthouse is open to all who come here.\n\nThe end.",
    ),
    (
        "Le port ouvre tôt.\n\nLa gare ouvre tard.\n\nLe phare est en ruine.",
        "Le port ouvre tôt.\n\nLa gare ouvre tard.\n\nLe phare est en ruine.",
    ),
    (
        "Le port ouvre tôt. La gare ouvre tard. Le phare est en ruine depuis peu.",
        "The station opens late. The lighthouse is in ruins of late.",
    ),
    (
        "Le phare est en ruine depuis peu. Le port ouvre tôt. La gare ouvre tard.",
        "The lighthouse is in ruins of late. The station opens late.",
    ),
    (
        "[Un long lien du port qui ouvre toute l’année aux bateaux de loin](a.html)",
        "[Port](a.html)",
    ),
    ("LA DINUM PUBLIE ceci.", "THE DIMUM PUBLISHES this."),
    ("Il y a un assez long texte: voilà.", "There is a rather long text: here."),
    ("Il dit «oui» et part.", "He says “yes” and leaves."),
    ("Le 31/13/2024.", "On 13/31/2024."),
    ("Le Kerbrat est là. Un kerbrat.", "The Kerbrot is there. A kerbrot."),
    ("Le lot x12.", "The lot xs12."),
    ("La DINUM parle si P OU Q.", "The DIMUM speaks if P OR Q."),
    ("La DINUM et la DINUM lisent.", "The DIMUM and the DINUN read."),
    ("La suite PAS PRATIQUE.", "The sequel PAR PRATIC."),
    ("RÃ©sumÃ© du port.", "A summary of the harbour."),
    ("Gare : 12 ; Harbour : Brest.", "Station: 12; Harbour: Brest."),
    (
        "Le port ouvre tôt, à Brest, en 2024.\n\nHarbour : Brest, en 2023.",
        "The harbour opens early, in Brest, in 2024. Harbour: Brest, in 2023.",
    ),
    (
        "Voir [a](https://x.org/p/port).\n\nLire [c](https://x.org/p/quai).",
        "See [a](https://x.org/p/quai).\n\nRead [c](https://x.org/p/quai).",
    ),
    ("Odile Saint-Denis parle au port.", "She speaks at the harbour."),
    (
        "Voir [le plan](https://a.fr/x) au bout du quai de Kerbihan, tout près.\n\n"
        "Le port de Meudon est [ici](https://a.fr/y) en 2024.",
        "The port of Meudon is here in 2024.",
    ),
    (
        "« Le port “est là.\n\n« La gare ouvre. »",
        "“The harbour is here.\n\n“The station opens.”",
    ),
    ("Le “port »", "The harbour"),
    (
        "Le premier bateau du port de Brest est celui de Kerbrat, le pêcheur du nord.",
        "Kerbrat, the fisher of the north, has the last boat of the port of Brest.",
    ),
    (
        "Voir [le plan](https://a.fr/p).\n\nLire [le plan](https://a.fr/p) là.",
        "See [the map](https://a.fr/p).\n\nRead the map there.",
    ),
    ("\n\n".join(_PAGE), "\n\n".join(_PAGE[:2])),
    ("\n\n".join([_PAGE[0]] * 5), "\n\n".join([_TRANSLATED] * 2)),
    # Lists in another order.
    ("- Budget 12\n- Budget 13", "- Budget 13\n- Budget 12"),
    (
        "- Aire 12\n  - a 1\n- Bois 13\n  - b 2",
        "- Wood 13\n  - b 2\n- Area 12\n  - a 1",
    ),
    ("- Aire\n- Bois 13 km\n- Cave", "- Cellar\n- Wood 13 km\n- Area"),
    (
        "- Aire 12, 13\n- Bois 13, 14\n- Cave 14, 12",
        "- Area 13, 14\n- Cellar 14, 12\n- Wood 12, 13",
    ),
    (
        "\n".join(f"- {chr(97 + at)}mot {at + 30}" for at in (*range(18), 1, 19)),
        "\n".join(f"- {chr(97 + at)}word {at + 30}" for at in (*range(18), 19, 1)),
    ),
    (
        "- Zoo 12\n- Arbre 13\n\nTexte.\n\n- Bois 14\n- Cave 15\n- Dune 16",
        "- Zoo 12\n- Tree 13\n\nText.\n\n- Cellar 15\n- Dune 16\n- Wood 14\n\n- x\n- y",
    ),
    (
        "- Accueil : 12\n- Bilan : 13\n- Commune : 14\n- Diagnostic : 15",
        "- Assessment: 13\n- Diagnosis: 15\n- Home: 12\n- Municipality: 14",
    ),
    ("- Accueil 12\n- Zone 13", "- Area 13\n- Home 12"),
    (
        "- Accueil 12\n- Bilan 13\n\nTexte.\n\n- Port 14\n- Rue 15\n- Vue 16",
        "- Assessment 13\n- Home 12\n\nText.\n\n- Street 15\n- View 16\n- Wharf 14",
    ),
    (
        "- le 3 mai 2024, 12\n- le 9 juin 2024, 13\n- le 6 mars 2024, 14",
        "- 9 June 2024, 13\n- 3 May 2024, 12\n- 6 March 2024, 14",
    ),
    (
        "## Accueil\n\nIl y a 12 ports.\n\n## Bilan\n\nIl y a 13 gares.",
        "## Assessment\n\nThere are 13 stations.\n\n## Home\n\nThere are 12 ports.",
    ),
    (
        "## Bilan\n\nIl y a 13 gares.\n\n## Accueil\n\nIl y a 12 ports.",
        "## Home\n\nThere are 12 ports.\n\n## Assessment\n\nThere are 13 stations.",
    ),
    (
        "## A\n\n- Accueil 12\n- Aire 13\n\n## B\n\n- Bilan 14\n\n## C\n\n- Cité 15",
        "## A\n\n- Area 13\n- Assessment 14\n\n## C\n\n- City 15\n\n## H\n\n- Home 12",
    ),
]
