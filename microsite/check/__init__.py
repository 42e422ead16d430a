"""A site in; where its texts contradict their translations or its records out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.check.absence import find_absence as find_absence
    from microsite.check.absence import find_absences as find_absences
    from microsite.check.accept import LayoutError as LayoutError
    from microsite.check.accept import add_waiver as add_waiver
    from microsite.check.accept import renew_waiver as renew_waiver
    from microsite.check.accept import set_prints as set_prints
    from microsite.check.catalogs import check_words as check_words
    from microsite.check.catalogs import compare_catalogs as compare_catalogs
    from microsite.check.check import Checked as Checked
    from microsite.check.check import CheckFacts as CheckFacts
    from microsite.check.check import Compare as Compare
    from microsite.check.check import Means as Means
    from microsite.check.check import check_facts as check_facts
    from microsite.check.check import check_mentions as check_mentions
    from microsite.check.check import check_texts as check_texts
    from microsite.check.check import select_rules as select_rules
    from microsite.check.counts import read_numbers as read_numbers
    from microsite.check.facts import CommuneFacts as CommuneFacts
    from microsite.check.facts import Facts as Facts
    from microsite.check.facts import Own as Own
    from microsite.check.fingerprint import Fingerprints as Fingerprints
    from microsite.check.former_names import find_former_names as find_former_names
    from microsite.check.gone import advise_on_gone as advise_on_gone
    from microsite.check.hold import join_findings as join_findings
    from microsite.check.knowledge import learn_register as learn_register
    from microsite.check.problems import PROBLEMS as PROBLEMS
    from microsite.check.problems import STALE_TRANSLATION as STALE_TRANSLATION
    from microsite.check.register import read_register as read_register
    from microsite.check.rules import FACT_RULES as FACT_RULES
    from microsite.check.stale import FRESH_FILE as FRESH_FILE
    from microsite.check.stale import Field as Field
    from microsite.check.stale import Stale as Stale
    from microsite.check.stale import find_stale as find_stale
    from microsite.check.stale import list_entries as list_entries
    from microsite.check.stale import name_record as name_record
    from microsite.check.stale import take_fingerprints as take_fingerprints
    from microsite.check.stale import take_up as take_up
    from microsite.check.stale_words import note_stale as note_stale
    from microsite.check.stale_words import report_stale as report_stale
    from microsite.check.successors import find_former_sources as find_former_sources
    from microsite.check.waivers import apply_waivers as apply_waivers
else:
    __getattr__, __dir__ = open_door(__name__)
