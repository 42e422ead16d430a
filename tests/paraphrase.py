"""Two versions of a text of which one says a sentence in quite other words."""

from __future__ import annotations

FR = """\
# Le programme

Les habitants choisissent eux-mêmes ce qui change dans leur rue.

Le programme aide dix communes pendant dix-huit mois. La Métropole paie les études.

Une équipe de la ville suit les travaux. Elle répond aux questions le mardi.

Un rapport paraît chaque année en juin.
"""
TOLD = (
    "It is up to the people who live there to decide what will be new in their street."
)
EN = f"""\
# The programme

The programme supports ten municipalities for eighteen months.
The Metropolis pays for the studies.

A team of the city follows the works. It answers questions on Tuesdays. {TOLD}

A report comes out every year in June.
"""
GONE = EN.replace(f" {TOLD}", "")
"""The English version without that sentence."""
