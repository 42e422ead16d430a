"""Slips as people make them are warnings; what only looks like one is silent.

Each kind has several examples, so that no rule is written for one of them.
"""

from __future__ import annotations

from tables import every_row
from wording import list_empty_values

from twinlint import compare
from twinlint.finding import Severity

SLIPS: list[tuple[str, str, str]] = [
    ("replaced-name", "Henri IV entre à Paris.", "Henri VI enters Paris."),
    ("replaced-name", "Louis XIV était roi.", "Louis XVI was king."),
    (
        "replaced-name",
        "Le pont Napoléon III est ouvert.",
        "The Napoléon II bridge is open.",
    ),
    (
        "missing-name",
        "Marie Leroy et Jean Dubois ont parlé.",
        "Marie Leroy spoke.",
    ),
    ("missing-name", "Marie Leroy et Jean Dubois ont parlé.", "Jean Dubois spoke."),
    (
        "missing-name",
        "Pierre Dupont et Rose Lefebvre ont signé.",
        "Rose Lefebvre signed.",
    ),
    (
        "missing-name",
        "Le parc ouvre à Sceaux et à Clamart.",
        "The park opens in Sceaux.",
    ),
    ("missing-name", "Financé par l'Ademe et la Région.", "Funded by the Region."),
    (
        "missing-name",
        "Le réseau est géré avec Veolia, Suez et Engie.",
        "The network is run with Veolia and Engie.",
    ),
    (
        "missing-name",
        "Ils ont exposé à Londres, à Berlin et à Tokyo.",
        "They have exhibited in London and Tokyo.",
    ),
    (
        "missing-name",
        "Le fonds est alimenté par la Banque des Territoires et Bpifrance.",
        "The fund is financed by Bpifrance.",
    ),
    (
        "missing-name",
        "La bourse permet d'étudier à Heidelberg ou à Bologne.",
        "The scholarship allows students to study in Heidelberg.",
    ),
    (
        "missing-name",
        "Le documentaire est diffusé sur Arte et sur France 3.",
        "The documentary is broadcast on Arte.",
    ),
    (
        "missing-name",
        "Les blessés ont été conduits à l'hôpital Necker.",
        "The injured were taken to hospital.",
    ),
    (
        "missing-name",
        "L'enquête a été réalisée en mars.",
        "The survey was carried out by Ipsos in March.",
    ),
    (
        "missing-name",
        "Les vols pour Oslo et Tromsø sont annulés.",
        "Flights to Oslo, Bergen and Tromsø are cancelled.",
    ),
    (
        "replaced-name",
        "Le programme est financé par la Banque des Territoires.",
        "The programme is financed by Bpifrance.",
    ),
    (
        "replaced-name",
        "La ligne est exploitée par Île-de-France Mobilités.",
        "The line is operated by RATP.",
    ),
    (
        "replaced-name",
        "Le site est géré par Voies navigables de France.",
        "The site is managed by Haropa.",
    ),
    (
        "replaced-name",
        "La bourse est versée par Nokia.",
        "The grant is paid by Deutsche Telekom.",
    ),
    ("replaced-name", "Marie Leroy a parlé.", "Jean Dubois spoke."),
    ("different-time", "La visite dure 1 h 30.", "The visit lasts 80 minutes."),
    (
        "missing-value",
        "Le projet coûte 3 M€ et dure 18 mois.",
        "The project lasts 18 months.",
    ),
    (
        "missing-value",
        "Le chantier dure 14 mois et emploie 60 personnes.",
        "The works last 14 months.",
    ),
    (
        "missing-value",
        "Le festival dure trois jours.",
        "The festival lasts three days and costs €40,000.",
    ),
    (
        "missing-value",
        "La salle ouvre à 9 h et ferme à 18 h 30.",
        "The room opens at 9 a.m.",
    ),
    ("missing-value", "Le taux est de 12 % en 2021.", "The rate is 12%."),
    ("different-number", "Sept solutions sont testées.", "Six solutions are tested."),
    ("different-number", "SEPT COMMUNES", "EIGHT TOWNS"),
    (
        "different-number",
        "Le banc dure.[^1]\n\n[^1]: La note dit 18 mois.",
        "The bench lasts.[^1]\n\n[^1]: The note says 16 months.",
    ),
    (
        "missing-item",
        "Le banc dure.[^1]\n\n[^1]: La ville en prend soin.",
        "The bench lasts.",
    ),
    ("missing-value", "Il compte 180 arbres et 3 bancs.", "It has 3 benches."),
    ("missing-value", "Le quai a 4 grues.", "The quay has 4 cranes and 27 bollards."),
    (
        "missing-value",
        "L'immeuble compte 32 logements et 2 commerces.",
        "The building has 2 shops.",
    ),
    (
        "missing-name",
        "Avec Paul Martin et Anne Petit, le maire a signé.",
        "With Paul Martin, the mayor signed.",
    ),
    (
        "missing-name",
        "Avec Claire Roux et Jean Leroy, la préfète a visité le port.",
        "With Claire Roux, the prefect visited the harbour.",
    ),
    (
        "missing-name",
        "Le jury réunit Marie Blanc.",
        "The jury brings together Marie Blanc and Hugo Fontaine.",
    ),
    (
        "misspelt-name",
        "La maire, Claire Martin, a signé la convention avec Paul Roux.",
        "The mayor, Claire Marvin, signed the agreement with Paul Roux.",
    ),
    (
        "misspelt-name",
        "Avec Bénédicte Le Goff, élue.",
        "With Bénédicte Le Golf, councillor.",
    ),
    (
        "misspelt-name",
        "Le jury de Paul Marin s'est réuni.",
        "The jury of Paul Martin has met.",
    ),
    ("replaced-name", "Financé par l'Anru.", "Funded by Dalkia."),
    ("opposite-word", "La version 2 est obsolète.", "Version 2 is available."),
    ("opposite-word", "La carte est non valide.", "The card is valid."),
    (
        "opposite-word",
        "Le dossier est incomplet ou non valable.",
        "The file is incomplete or valid.",
    ),
    (
        "different-role",
        "Le trésorier, Luc Roux, démissionne.",
        "The chair, Luc Roux, is resigning.",
    ),
    (
        "different-role",
        "Anne Faure, conseillère régionale, préside le jury.",
        "Anne Faure, mayor, chairs the jury.",
    ),
    (
        "missing-sentence",
        "Le musée ouvre en mai. L'entrée est libre. Une salle attend les enfants.",
        "The museum opens in May. A room awaits the children.",
    ),
    ("replaced-name", "Le site est sur Reddit.", "The site is on Medium."),
    (
        "replaced-name",
        "Nous utilisons Red Hat depuis deux ans.",
        "We have used Stack Overflow for two years.",
    ),
    (
        "replaced-name",
        "La fondation Agrilor finance le jardin.",
        "The Agrilac foundation funds the garden.",
    ),
    (
        "replaced-name",
        "La navette Keolis est gratuite.",
        "The Transdev shuttle is free of charge.",
    ),
    ("replaced-name", "L'architecte est Jean Moreau.", "The architect is Jean Morel."),
    ("replaced-name", "Claire Petit préside le jury.", "Claire Roux chairs the jury."),
    ("replaced-name", "Yann Quéméneur est élu.", "Yann Quemener is elected."),
    ("replaced-name", "Anne Lemoine dirige le musée.", "Anne Lemon runs the museum."),
    ("replaced-name", "Avec Sophie Petit, élue.", "With Sophie Petitjean, elected."),
    ("different-date", "Un immeuble des années 1970.", "A building of the 1870s."),
    ("different-date", "Une halle des années 1930.", "A hall from the 1950s."),
    ("different-date", "Un pont des années 80.", "A bridge of the 90s."),
    (
        "opposite-word",
        "Un tiers des habitants a voté.",
        "A quarter of the inhabitants voted.",
    ),
    (
        "opposite-word",
        "La moitié du budget est dépensée.",
        "A third of the budget is spent.",
    ),
    (
        "different-number",
        "Les trois quarts des lots sont vendus.",
        "Two thirds of the lots are sold.",
    ),
    ("different-time", "Le trajet dure 1 h 30.", "The journey takes 80 minutes."),
    ("different-time", "La visite dure 2 h 15.", "The visit takes 125 minutes."),
    ("different-time", "Le film dure 95 minutes.", "The film lasts 1 h 25."),
    ("different-unit", "Elle progresse de 5 points de pourcentage.", "It is up 5%."),
    ("different-unit", "Le chômage baisse de 2 points.", "Unemployment is down 2%."),
    (
        "different-unit",
        "La part augmente de 3 %.",
        "The share is up 3 percentage points.",
    ),
    (
        "different-number",
        "La première des trois tranches.",
        "The second of three phases.",
    ),
    ("different-number", "La deuxième des quatre étapes.", "The third of four stages."),
    ("swapped-numbers", "31 voix pour, 6 contre.", "6 votes in favour, 31 against."),
    (
        "swapped-numbers",
        "24 voix pour, 9 contre, 2 abstentions.",
        "9 votes in favour, 24 against, 2 abstentions.",
    ),
    ("swapped-numbers", "12 femmes et 15 hommes siègent.", "15 women and 12 men sit."),
    ("opposite-word", "Livré à l'automne 2025.", "Delivered in spring 2025."),
    ("opposite-word", "Inauguré à l'été 2019.", "Opened in winter 2019."),
    ("opposite-word", "Le bilan de l'hiver 2022.", "The results of autumn 2022."),
    (
        "missing-negation",
        "Les chiens ne sont pas admis dans le parc.",
        "Dogs are admitted to the park.",
    ),
    (
        "missing-negation",
        "Le bâtiment est accessible aux fauteuils.",
        "The building is not accessible to wheelchairs.",
    ),
    (
        "missing-negation",
        "Cette offre n'est pas remboursable.",
        "This offer is refundable.",
    ),
    (
        "missing-negation",
        "Les mineurs peuvent participer au concours.",
        "Minors cannot take part in the competition.",
    ),
    ("missing-negation", "Ne supprimez pas ce fichier.", "Delete this file."),
    ("missing-negation", "Le port 8080 n’est pas ouvert.", "Port 8080 is open."),
    (
        "missing-negation",
        "Les mises à jour ne sont pas automatiques.",
        "Updates are automatic.",
    ),
    (
        "missing-negation",
        "La limite ne doit pas être dépassée.",
        "The limit must be exceeded.",
    ),
    (
        "missing-negation",
        "Le taux n’a pas baissé depuis dix ans.",
        "The rate has fallen for ten years.",
    ),
    ("opposite-word", "Aucun fichier n’est conservé.", "Every file is kept."),
    ("opposite-word", "L’entrée est gratuite.", "Admission costs money."),
    (
        "opposite-word",
        "Utilisez ce port à moins que le serveur soit lent.",
        "Use this port if the server is slow.",
    ),
    (
        "opposite-word",
        "Le fichier est écrasé sauf si l’option est donnée.",
        "The file is overwritten if the option is given.",
    ),
    ("opposite-word", "Un manuel en espagnol.", "A manual in Italian."),
    (
        "opposite-word",
        "Les textes sont en français et en anglais.",
        "The texts are in French and German.",
    ),
    (
        "opposite-word",
        "Le ministère de la Culture a répondu.",
        "The Ministry of Agriculture replied.",
    ),
    (
        "opposite-word",
        "L’Agence nationale de la recherche paie.",
        "The National Agency for Health pays.",
    ),
    (
        "opposite-word",
        "La Commission a adopté le texte.",
        "Parliament adopted the text.",
    ),
    ("opposite-word", "Les étudiants votent en mars.", "The teachers vote in March."),
    (
        "opposite-word",
        "Le conseil scientifique approuve le plan.",
        "The city council approves the plan.",
    ),
    ("replaced-name", "Financé par l'Ademe.", "Financed by Engie."),
    ("replaced-name", "Porté par la Cerema.", "Led by Veolia."),
    ("replaced-name", "Un partenariat avec Enedis.", "A partnership with Suez."),
    ("replaced-name", "14 rue des Lilas", "14 rue des Tilleuls"),
    (
        "replaced-name",
        "8 avenue des Peupliers, 35000 Rennes",
        "8 avenue des Marronniers, 35000 Rennes",
    ),
    ("replaced-name", "3 place du Marché", "3 place du Château"),
    (
        "different-link",
        "[page](https://a.example/concours/reglement)",
        "[page](https://a.example/concours/resultats)",
    ),
    (
        "different-link",
        "[la page](https://b.example/agenda/mars)",
        "[the page](https://b.example/agenda/avril)",
    ),
    (
        "different-link",
        "[page](https://c.example/norme/v1.0/texte)",
        "[page](https://c.example/norme/v0.9/texte)",
    ),
    (
        "different-link",
        "[page](https://c.example/norme-1.0)",
        "[page](https://c.example/norme-2.1)",
    ),
    ("different-link", "Voir [le guide](guide.md).", "See [the guide](faq.md)."),
    (
        "different-link",
        "Voir [le dépôt](https://github.com/acme/tool).",
        "See [the repository](https://gitlab.com/acme/tool).",
    ),
    (
        "different-link",
        "- [Un](https://c.example/a/lire)\n- [Deux](https://c.example/b/prix)",
        "- [One](https://c.example/b/prix)\n- [Two](https://c.example/b/prix)",
    ),
    (
        "different-email",
        "- [i@v.example](mailto:i@v.example)",
        "- [ii@v.example](mailto:i@v.example)",
    ),
    (
        "different-email",
        "- [accueil@mairie.example](mailto:contact@mairie.example)",
        "- [contact@mairie.example](mailto:contact@mairie.example)",
    ),
    (
        "different-link",
        "Voir [le guide](https://c.example/guide-2021.pdf) (en anglais seulement).",
        "See [the guide](https://c.example/guide-2022.pdf).",
    ),
    (
        "missing-sentence",
        "Le parc ouvre en mai. Il est gratuit pour les habitants. "
        "Une aire attend les enfants.",
        "The park opens in May. A playground awaits the children.",
    ),
    (
        "missing-sentence",
        "Le marché se tient le samedi. Les producteurs viennent de la vallée. "
        "On y trouve du fromage.",
        "The market is held on Saturdays. There is cheese.",
    ),
    ("lost-accent", "Le congrès se tient à Lévis.", "The congress is held in Levis."),
    ("lost-accent", "René Duval préside le jury.", "Rene Duval chairs the jury."),
    (
        "lost-accent",
        "Le musée de Besançon est fermé.",
        "The museum of Besancon is closed.",
    ),
    ("lost-accent", "Zoë Müller expose à Orléans.", "Zoe Müller exhibits in Orléans."),
    (
        "missing-value",
        "Le site réunit deux collèges.",
        "The site brings together one school.",
    ),
    ("different-number", "Trois lycées participent.", "Two schools take part."),
    (
        "different-number",
        "Les quatre communes ont signé.",
        "The five municipalities have signed.",
    ),
    (
        "different-bound",
        "Plus de 500 personnes sont venues.",
        "Fewer than 500 people came.",
    ),
    ("different-bound", "Au moins trois candidats", "At most three candidates"),
    ("opposite-word", "Le loyer augmente de 4 %.", "The rent falls by 4%."),
    (
        "different-number",
        "Le tome III paraît en mars.",
        "Volume IV comes out in March.",
    ),
    ("different-number", "Elle a gagné 5 fois.", "She has won six times."),
    (
        "opposite-word",
        "Un partenariat début 2025.",
        "A partnership at the end of 2025.",
    ),
    ("opposite-word", "Le parc est ouvert le lundi.", "The park is closed on Mondays."),
    ("opposite-word", "L'entrée est gratuite.", "Admission is charged."),
    (
        "missing-negation",
        "Tous les élèves sont concernés.",
        "None of the pupils are concerned.",
    ),
    (
        "opposite-word",
        "Le parking se trouve au nord de la gare.",
        "The car park is south of the station.",
    ),
    (
        "different-bound",
        "Déposez le dossier avant le 3 mars.",
        "Submit the file after 3 March.",
    ),
    (
        "swapped-names",
        "Jean Morel dirige le projet ; Anne Petit le finance.",
        "Anne Petit leads the project; Jean Morel funds it.",
    ),
    (
        "replaced-name",
        "Le rapport de l'OMS paraît en mai.",
        "The UNESCO report comes out in May.",
    ),
    (
        "replaced-name",
        "L'OTAN a signé l'accord avec la ville.",
        "The EU has signed the agreement with the city.",
    ),
    (
        "replaced-name",
        "Le FMI a publié ses prévisions.",
        "The OECD has published its forecasts.",
    ),
    (
        "replaced-name",
        "L'Organisation mondiale de la santé a lancé l'alerte.",
        "UNICEF raised the alarm.",
    ),
    (
        "replaced-name",
        "Le bâtiment appartient à la RATP.",
        "The building belongs to SNCF.",
    ),
    (
        "replaced-name",
        "L'Insee publie les chiffres.",
        "The INED publishes the figures.",
    ),
    (
        "replaced-name",
        "Le chantier naval de Saint-Nazaire recrute.",
        "The Lorient shipyard is hiring.",
    ),
    (
        "replaced-name",
        "Une exposition se tient à Saint-Denis jusqu'en mai.",
        "An exhibition is on in Saint-Ouen until May.",
    ),
    (
        "replaced-name",
        "Le Centre hospitalier de Créteil recrute.",
        "The Melun hospital is hiring.",
    ),
    ("replaced-name", "Le site de Versailles ferme.", "The Melun site is closing."),
    (
        "swapped-names",
        "La ligne va de Sceaux à Antony.",
        "The line goes from Antony to Sceaux.",
    ),
    (
        "swapped-names",
        "Le train quitte Lyon pour Paris à 8 h.",
        "The train leaves Paris for Lyon at 8 am.",
    ),
    (
        "swapped-names",
        "Le trajet de Londres à Paris dure deux heures.",
        "The journey from Paris to London takes two hours.",
    ),
    (
        "swapped-names",
        "Le bus part de Clamart et arrive à Meudon.",
        "The bus leaves from Meudon and arrives in Clamart.",
    ),
    (
        "swapped-names",
        "Le chantier de Sceaux coûte 3 M€, celui d'Antony 5 M€.",
        "The Antony works cost €3m, those in Sceaux €5m.",
    ),
    (
        "swapped-names",
        "Le départ est à Sceaux et l'arrivée à Antony.",
        "The start is in Antony and the finish in Sceaux.",
    ),
    (
        "swapped-numbers",
        "Tarifs : adultes 12 €, enfants 7 €.",
        "Prices: adults €7, children €12.",
    ),
    (
        "swapped-numbers",
        "Le parc compte 31 loups et 24 ours.",
        "The park has 24 wolves and 31 bears.",
    ),
    (
        "swapped-numbers",
        "Les adultes paient 4 € et les enfants 9 €.",
        "Adults pay €9 and children pay €4.",
    ),
    (
        "swapped-numbers",
        "Le concert coûte 15 € et la visite 8 €.",
        "The concert costs €8 and the tour €15.",
    ),
    (
        "swapped-numbers",
        "Le chantier dure 18 mois et mobilise 25 personnes.",
        "The works last 25 months and employ 18 people.",
    ),
    (
        "swapped-numbers",
        "La ville a planté 40 érables et 25 tilleuls.",
        "The city has planted 25 maples and 40 lime trees.",
    ),
    (
        "swapped-numbers",
        "Le pont mesure 120 m de long et 8 m de large.",
        "The bridge is 120 m wide and 8 m long.",
    ),
    (
        "opposite-word",
        "La chambre coûte 80 € par nuit.",
        "The room costs €80 per week.",
    ),
    (
        "opposite-word",
        "L'entrée coûte 5 € par adulte.",
        "Admission costs €5 per child.",
    ),
    ("opposite-word", "Le tarif est de 3 € par groupe.", "The fee is €3 per person."),
    (
        "opposite-word",
        "Le service coûte 2 € par trajet.",
        "The service costs €2 per day.",
    ),
    (
        "opposite-word",
        "Le compost coûte 15 € la tonne.",
        "The compost costs €15 per kilo.",
    ),
    (
        "opposite-word",
        "Le trafic automobile a doublé en deux ans.",
        "Car traffic was halved in two years.",
    ),
    ("opposite-word", "La consommation a quadruplé.", "Consumption has doubled."),
    (
        "opposite-word",
        "La fréquentation a été multipliée par trois.",
        "Attendance has doubled.",
    ),
    (
        "opposite-word",
        "L'agence de l'eau verse une subvention.",
        "The health agency is paying a grant.",
    ),
]
"""A rule, a French text and an English one that says something else."""

SAME: list[tuple[str, str]] = [
    (
        "Le Fonds monétaire international a publié ses prévisions.",
        "The IMF has published its forecasts.",
    ),
    ("La Maison-Blanche a réagi.", "The White House has responded."),
    ("Le détroit du Pas-de-Calais est fermé.", "The Strait of Dover is closed."),
    ("Le marché de Noël ouvre à Lens.", "The Christmas market opens in Lens."),
    ("La Caisse d'allocations familiales paie.", "The CAF pays."),
    (
        "Le SRPD et le SGPD utilisent ces données de prévision.",
        "The RDPS and the GDPS use these forecast data.",
    ),
    ("Le festival a lieu à Lyon.", "The festival takes place in Lyon, France."),
    ("Le parc ouvre à Sceaux et à Clamart.", "The park opens in both towns."),
    (
        "La France et l'Allemagne ont signé un accord.",
        "The French and German governments have signed an agreement.",
    ),
    (
        "L'Agence de la transition écologique soutient le projet.",
        "ADEME supports the project.",
    ),
    ("Le bus va de Paris à Orly.", "The bus goes from Paris to the airport."),
    ("La Seine déborde à Paris.", "The river is flooding in Paris."),
    (
        "Installé dans un couvent du XVIIe siècle, le musée ouvre en mai.",
        "Housed in a 17th-century convent, the museum opens in May.",
    ),
    (
        "L'Ademe publie un guide. L'Ademe le met à jour chaque année.",
        "Ademe publishes a guide. It updates it every year.",
    ),
    (
        "La SNCF annule dix trains.",
        "SNCF, the French national railway, is cancelling ten trains.",
    ),
    ("La mairie de Bagneux ouvre à Noël.", "Bagneux town hall opens at Christmas."),
    (
        "The Welsh and Scottish governments agreed.",
        "Le pays de Galles et l'Écosse sont d'accord.",
    )[::-1],
    ("La visite dure 1 h 30.", "The visit lasts 90 minutes."),
    ("La visite dure 2 h.", "The visit lasts 120 minutes."),
    ("Une visite de 2 h 15 est prévue.", "A 135-minute visit is planned."),
    ("Rose Lefebvre a signé.", "Rose Lefebvre signed."),
    ("Macron viendra-t-il à Sceaux ?", "Will Macron come to Sceaux?"),
    (
        "Heure de prévision [000, 001, ..., 083, 084, 087, ..., 168]",
        "Forecast lead time [000, 001, ..., 084, 087, ..., 168]",
    ),
    ("Les lignes 1, 2, 3, …, 9 circulent.", "Lines 1, 2, …, 9 are running."),
    ("Écrire à presse@ville.example.", "Write to `presse @ ville.example`."),
    (
        "Augmenter le nombre d'activités dans le domaine des sources ouvertes ainsi "
        "que le nombre d'activités liées à celles-ci.",
        "Increase activity in and around OS",
    ),
    ("Voir 1,4,7.", "See 1,4,7."),
    ("Lire les points 2,5,9.", "Read points 2,5,9."),
    (
        "Le texte du journal est laissé en anglais (NdT : en anglais dans le texte).",
        "The text of the log is left in English.",
    ),
    (
        "Cette cible sert aux serveurs d'empaquetage automatique (« autobuilder »).",
        "This target is used by the autobuilder.",
    ),
    (
        "Ajoutez la ligne New upstream release. (nouvelle version amont)",
        "Add the line New upstream release.",
    ),
    (
        "La documentation n'est peut-être pas à jour.",
        "The documentation may be outdated.",
    ),
    ("Il vit à Hawaï depuis un an.", "He has lived in Hawaii for a year."),
    ("La foule acclame Superours.", "The crowd cheers Superbear."),
    ("Un film de la Warner est projeté.", "A Warner film is shown on Friday."),
    ("Le port de Kiev est fermé.", "The harbour of Kyiv is closed."),
    ("Le Premier ministre vient lundi.", "The Prime Minister is coming on Monday."),
    ("Les lots 3,8,12 sont libres.", "Lots 3,8,12 are free."),
    ("À 22:32:33.000 UTC.", "At 22:32:33.000 UTC."),
    ("Relevé à 06:05:04.125 UTC.", "Read at 06:05:04.125 UTC."),
    ("De 10:00:00.000 à 11:30:15.500.", "From 10:00:00.000 to 11:30:15.500."),
    ("Le budget 2025-2026 est voté.", "The 2025-26 budget is passed."),
    (
        "La saison 1999-2000 reste dans les mémoires.",
        "The 1999-00 season is still remembered.",
    ),
    ("Rapport annuel 2008-2009", "Annual report 2008-09"),
    ("Exercice 2019-2021", "Financial years 2019-21"),
    ("Le fichier pèse 935Ko.", "The file weighs 935KB."),
    ("Une image de 12Mo au plus.", "A picture of 12MB at most."),
    ("La mémoire est de 64Go.", "Memory is 64GB."),
    ("Le document (2,5 Mo)", "The document (2.5 MB)"),
    ("Le projet coûte 5 M€.", "The project costs €5M."),
    ("Une aide de 250 k€.", "A grant of €250k."),
    ("Le coût est de 1,2 M€.", "The cost is €1.2m."),
    ("Le budget atteint 3 Md€, dit-il.", "The budget reaches €3bn, he says."),
    ("Une dotation de 80 k€, puis 90 k€.", "A grant of €80k, then €90k."),
    ("Les résultats du T2 2024", "The results of Q2 2024"),
    ("Prévu au T4 2026.", "Planned for Q4 2026."),
    ("Au 3e trimestre 2025", "In Q3 2025"),
    ("Livraison T1 2027", "Delivery Q1 2027"),
    ("Appelez le 0 800 12 34 56.", "Call 0800 123 456."),
    ("Appelez le 0 805 98 76 54.", "Call 0805 987 654."),
    ("Numéro vert : 0 800 40 41 42", "Freephone: 0800 404 142"),
    (
        "Oh là là ! Il veut faire faire sa maison.",
        "Goodness! He wants to have his house built.",
    ),
    ("Nous nous réunissons mardi.", "We meet on Tuesday."),
    ("Vous vous demandez pourquoi.", "You wonder why."),
    (
        "« On a commencé tôt.\n\n« Puis nous avons continué.\n\n« Et nous voilà. »",
        "“We started early.\n\n“Then we went on.\n\n“And here we are.”",
    ),
    (
        "« Le port a changé.\n\n« Il changera encore. »",
        "“The harbour has changed.\n\n“It will change again.”",
    ),
    ("Directeur exécutif", "Executive director"),
    ("Directrice générale", "General manager"),
    ("Secrétaire adjoint", "Assistant secretary"),
    ("Conseil municipal", "Municipal council"),
    (
        "[Écrire](mailto:a@b.example?subject=Bonjour)",
        "[Write](mailto:a@b.example?subject=Hello)",
    ),
    (
        "[Nous écrire](mailto:contact@ville.example?subject=Le%20concours)",
        "[Write to us](mailto:contact@ville.example?subject=The%20competition)",
    ),
    (
        "[Joindre](mailto:c@d.example?subject=Devis&body=Bonjour)",
        "[Contact](mailto:c@d.example?subject=Quotation&body=Hello)",
    ),
    ("Il faut que vous désigniez un élu.", "You have to appoint a councillor."),
    ("Nous planifiions ces travaux.", "We were planning this work."),
    ("Il faut que nous étudiions le plan.", "We have to study the plan."),
    ("Nous vérifiions chaque dossier.", "We used to check each file."),
    ("Il faut que vous remerciiez les équipes.", "You have to thank the teams."),
    ("### jsx\n\nLe format du composant.", "### `jsx`\n\nThe format of the component."),
    (
        "### build\n\nLa commande construit le site.",
        "### `build`\n\nThe command builds the site.",
    ),
    ("- strict\n- loose", "- `strict`\n- `loose`"),
    ("[Accueil](/accueil)", "[Home](/)"),
    ("[Accueil](/fr/accueil)", "[Home](/en/)"),
    ("[Accueil](/)", "[Home](/home)"),
    (
        "Le droit des États-Unis. La société y est cotée.",
        "The law of the U.S. The company is listed there.",
    ),
    (
        "Les U.S. Marines sont arrivés à 9 h. Le maire les attendait.",
        "The U.S. Marines arrived at 9 a.m. The mayor was waiting for them.",
    ),
    ("Ouvert de 9 h. à 17 h. tous les jours.", "Open from 9 a.m. to 5 p.m. every day."),
    (
        "La société Dupont S.A. livre le chantier.",
        "The company Dupont S.A. delivers the site.",
    ),
    (
        "- Vos réponses sont anonymes.\n- Pour cette raison, nous ne pouvons répondre.",
        "- Your answers are anonymous. For this reason, we cannot reply.",
    ),
    (
        "- Le parc est ouvert tous les jours.\n- Les chiens y sont admis en laisse.",
        "- The park is open every day. Dogs are admitted on a lead.",
    ),
    (
        "Le PLU (plan local d'urbanisme) est voté.",
        "The PLU (local urban plan) is passed.",
    ),
    (
        "L'ANRU finance le quartier.",
        "The ANRU (national agency for urban renewal) funds the neighbourhood.",
    ),
    (
        "Sur 6h ou 24h. Les données sont là quatre fois par jour, et aux 24h.",
        "Over 6 or 24 hours. Data is there four times a day, and at 24h.",
    ),
    (
        "La DRAC soutient le musée.",
        "The DRAC (regional office for cultural affairs) supports the museum.",
    ),
    (
        "Le projet part de difficultés communes.",
        "The project stems from common difficulties.",
    ),
    (
        "Nos communes difficultés nous rapprochent.",
        "Our common difficulties bring us together.",
    ),
    ("L'été 1999 fut chaud.", "Summer 1999 was hot."),
    (
        "Cette page est disponible en anglais.",
        "This page is available in French.",
    ),
    ("L’Agence nationale de la recherche.", "The National Research Agency."),
    (
        "La recherche de la santé par le sport.",
        "Looking for health through sport.",
    ),
    (
        "Le prix est doublé, sauf si vous payez avant mai.",
        "The price doubles unless you pay before May.",
    ),
    (
        "Vous n’avez plus qu’à signer le formulaire.",
        "All you need to do is sign the form.",
    ),
    (
        "Voir [la météo](https://meteo.gc.ca/radar/carte).",
        "See [the weather](https://weather.gc.ca/radar/carte).",
    ),
    (
        "Voir [la norme](https://c.example/Translations/N21-fr/).",
        "See [the standard](https://c.example/TR/N21/).",
    ),
    ("Voir [le dossier](/dossier/photos).", "See [the file](/file/photos)."),
    ("Voir [la liste](#les-produits).", "See [the list](#the-products)."),
    ("Martin Luther King a parlé ici.", "Martin King spoke here."),
    ("Le discours de Claire Le Roux.", "Claire Le Roux’s speech."),
    ("L'Europe finance le projet.", "The EU is financing the project."),
    (
        "L'OMS, une agence de l'ONU, alerte.",
        "The World Health Organization, a UN agency, is raising the alarm.",
    ),
    ("Le rapport de l'OMS paraît en mai.", "The WHO report comes out in May."),
    ("Une ONG aide les PME.", "An NGO is helping SMEs."),
    ("QUI SOMMES-NOUS ? L'ONU EN BREF", "WHO WE ARE: THE UN IN BRIEF"),
    (
        "Le Centre hospitalier de Sceaux ouvre une antenne.",
        "Sceaux hospital is opening a branch.",
    ),
    ("Il vit à Saint-Pétersbourg.", "He lives in Saint Petersburg."),
    ("Le fleuve Saint-Laurent est gelé.", "The Saint Lawrence River is frozen."),
    ("La ligne relie Sceaux à Antony.", "The line links Antony to Sceaux."),
    ("Le train de Lyon arrive à Paris.", "The train arrives in Paris from Lyon."),
    (
        "Les élus de Sceaux et d'Antony se sont réunis à Paris.",
        "Councillors from Antony and Sceaux met in Paris.",
    ),
    ("Marie a remplacé Paul.", "Paul was replaced by Marie."),
    ("À Paris, le maire de Sceaux a signé.", "The mayor of Sceaux signed in Paris."),
    ("Le parc compte 31 loups et 24 ours.", "The park has 24 bears and 31 wolves."),
    ("Les adultes paient 9 € et les enfants 4 €.", "Children pay €4 and adults €9."),
    (
        "3 écoles et 5 crèches participent.",
        "5 nurseries and 3 schools are taking part.",
    ),
    ("Sur les 24 projets, 9 sont terminés.", "Nine of the 24 projects are finished."),
    (
        "Le pont mesure 120 m de long et 8 m de large.",
        "The bridge is 8 m wide and 120 m long.",
    ),
    ("L'entrée coûte 5 € par personne.", "Admission costs €5 per head."),
    ("Les effectifs ont été multipliés par deux.", "Staff numbers have doubled."),
    ("Une chambre double est réservée.", "A double room is booked."),
    ("La Cité fertile", "La Cité fertile"),
    ("## Les Grands Voisins", "## Les Grands Voisins"),
    (
        "Le marché est ici :\n\n- La Halle aux oliviers",
        "The market is here:\n\n- La Halle aux oliviers",
    ),
]
"""A French text and an English one that says the same."""


@every_row(("rule", "french", "english"), SLIPS)
def test_a_slip_is_one_warning_whichever_side_has_it(
    rule: str, french: str, english: str
) -> None:
    for texts, languages in (
        ((french, english), ("fr", "en")),
        ((english, french), ("en", "fr")),
    ):
        found = [
            f for f in compare(*texts, languages) if f.severity is Severity.WARNING
        ]
        assert [finding.rule for finding in found] == [rule]
        assert list_empty_values(found) == []


@every_row(("french", "english"), SAME)
def test_nothing_is_said_of_what_is_the_same(french: str, english: str) -> None:
    assert compare(french, english) == ()
    assert compare(english, french, ("en", "fr")) == ()


FRENCH = (
    "Le conseil s'est réuni le 4 mars 2024 à la mairie.",
    "Le projet coûte 3 M€, financés par la région.",
    "L'école compte 12 classes et une cantine.",
    "La ville de Sceaux a planté des arbres.",
)
ENGLISH = (
    "The council met on 4 March 2024 at the town hall.",
    "The project costs €3 million, funded by the region.",
    "The school has 12 classes and a canteen.",
    "The town of Sceaux has planted trees.",
)


@every_row("order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 3, 2), (3, 0, 1, 2)])
def test_paragraphs_that_change_places_are_one_finding(order: tuple[int, ...]) -> None:
    moved = "\n\n".join(ENGLISH[at] for at in order)
    pairs = ("\n\n".join(FRENCH), moved), (moved, "\n\n".join(FRENCH))
    for languages, pair in zip((("fr", "en"), ("en", "fr")), pairs, strict=True):
        found = compare(*pair, languages=languages, format="markdown")
        assert [finding.rule for finding in found] == ["different-order"]
