"""Records in; for editors out: schemas, form, new and mended files, review, changes."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.editors.begin import write_site as write_site
    from microsite.editors.draft import Answers as Answers
    from microsite.editors.form_description import describe_form as describe_form
    from microsite.editors.form_page import make_form as make_form
    from microsite.editors.mend import Mend as Mend
    from microsite.editors.mend import Mended as Mended
    from microsite.editors.mend import apply_fixes as apply_fixes
    from microsite.editors.mend import plan_fixes as plan_fixes
    from microsite.editors.mend import write_fixes as write_fixes
    from microsite.editors.questions import Question as Question
    from microsite.editors.questions import list_questions as list_questions
    from microsite.editors.reference import write_reference as write_reference
    from microsite.editors.review import REVIEW as REVIEW
    from microsite.editors.review import Notes as Notes
    from microsite.editors.review import add_sheets as add_sheets
    from microsite.editors.review import draw_review as draw_review
    from microsite.editors.review import list_sheets as list_sheets
    from microsite.editors.review import note_findings as note_findings
    from microsite.editors.review import number_findings as number_findings
    from microsite.editors.scaffold import RecordError as RecordError
    from microsite.editors.scaffold import find_collection as find_collection
    from microsite.editors.scaffold import read_whole_site as read_whole_site
    from microsite.editors.scaffold import write_record as write_record
    from microsite.editors.schema import extract_descriptions as extract_descriptions
    from microsite.editors.schema import extract_titles as extract_titles
    from microsite.editors.schema import write_schemas as write_schemas
    from microsite.editors.touched import Touched as Touched
    from microsite.editors.touched import find_touched as find_touched
    from microsite.editors.touched import select_touched as select_touched
    from microsite.editors.whereabouts import Whereabouts as Whereabouts
else:
    __getattr__, __dir__ = open_door(__name__)
