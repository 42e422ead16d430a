"""Pairs of files in; what was found in each out, less what waivers accept; cached."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.survey.backlog import join_backlog as join_backlog
    from twinlint.survey.compare import compare_files as compare_files
    from twinlint.survey.compare import compare_read as compare_read
    from twinlint.survey.compare import read_pair as read_pair
    from twinlint.survey.fingerprint import mark_findings as mark_findings
    from twinlint.survey.outcome import Outcome as Outcome
    from twinlint.survey.problems import MISSING_PAGE as MISSING_PAGE
    from twinlint.survey.problems import PROBLEMS as PROBLEMS
    from twinlint.survey.remember import Memory as Memory
    from twinlint.survey.remember import survey_pairs as survey_pairs
    from twinlint.survey.repeats import join_repeats as join_repeats
    from twinlint.survey.swapped import are_swapped as are_swapped
    from twinlint.survey.swapped import describe_bilingual as describe_bilingual
    from twinlint.survey.swapped import describe_swapped as describe_swapped
    from twinlint.survey.swapped import find_bilingual as find_bilingual
    from twinlint.survey.swapped import read_words as read_words
    from twinlint.survey.swapped import speaks_for_other as speaks_for_other
    from twinlint.survey.touched import select_touched as select_touched
else:
    __getattr__, __dir__ = open_door(__name__)
