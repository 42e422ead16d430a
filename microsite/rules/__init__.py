"""All rules, in the order of their documentation."""

from microsite.rules.contradicted_code import contradicted_code
from microsite.rules.contradicted_count import contradicted_count
from microsite.rules.contradicted_date import contradicted_date
from microsite.rules.contradicted_mayor import contradicted_mayor
from microsite.rules.contradicted_population import contradicted_population
from microsite.rules.dangling_label import dangling_label
from microsite.rules.different_acronym import different_acronym
from microsite.rules.different_code import different_code
from microsite.rules.different_date import different_date
from microsite.rules.different_email import different_email
from microsite.rules.different_link import different_link
from microsite.rules.different_number import different_number
from microsite.rules.different_phone import different_phone
from microsite.rules.different_role import different_role
from microsite.rules.different_time import different_time
from microsite.rules.different_title import different_title
from microsite.rules.different_unit import different_unit
from microsite.rules.disproportionate_length import disproportionate_length
from microsite.rules.doubled_word import doubled_word
from microsite.rules.fact import FactRule
from microsite.rules.forbidden_word import forbidden_word
from microsite.rules.garbled_letters import garbled_letters
from microsite.rules.inconsistent_name import inconsistent_name
from microsite.rules.lost_accent import lost_accent
from microsite.rules.lost_emphasis import lost_emphasis
from microsite.rules.misleading_link import misleading_link
from microsite.rules.missing_alternative_text import missing_alternative_text
from microsite.rules.missing_contact import missing_contact
from microsite.rules.missing_heading import missing_heading
from microsite.rules.missing_item import missing_item
from microsite.rules.missing_link import missing_link
from microsite.rules.missing_name import missing_name
from microsite.rules.missing_paragraph import missing_paragraph
from microsite.rules.missing_row import missing_row
from microsite.rules.missing_sentence import missing_sentence
from microsite.rules.misspelt_name import misspelt_name
from microsite.rules.misspelt_word import misspelt_word
from microsite.rules.moved_cell import moved_cell
from microsite.rules.other_term import other_term
from microsite.rules.raw_markup import raw_markup
from microsite.rules.replaced_name import replaced_name
from microsite.rules.rule import PairRule, TextRule
from microsite.rules.swapped_names import swapped_names
from microsite.rules.swapped_numbers import swapped_numbers
from microsite.rules.unbalanced_quotation_marks import unbalanced_quotation_marks
from microsite.rules.unregistered_spelling import unregistered_spelling
from microsite.rules.untranslated_text import untranslated_text
from microsite.rules.untranslated_word import untranslated_word
from microsite.rules.wrong_spacing import wrong_spacing
from microsite.rules.wrong_weekday import wrong_weekday

PAIR_RULES: tuple[PairRule, ...] = (
    different_acronym,
    different_code,
    different_date,
    different_email,
    different_link,
    different_number,
    different_phone,
    different_role,
    different_time,
    different_title,
    different_unit,
    disproportionate_length,
    lost_accent,
    lost_emphasis,
    misspelt_name,
    missing_alternative_text,
    missing_contact,
    missing_name,
    misspelt_word,
    missing_heading,
    missing_item,
    missing_link,
    missing_paragraph,
    missing_row,
    missing_sentence,
    moved_cell,
    other_term,
    replaced_name,
    swapped_names,
    swapped_numbers,
    untranslated_text,
    untranslated_word,
)
TEXT_RULES: tuple[TextRule, ...] = (
    dangling_label,
    doubled_word,
    forbidden_word,
    garbled_letters,
    inconsistent_name,
    misleading_link,
    raw_markup,
    unbalanced_quotation_marks,
    unregistered_spelling,
    wrong_spacing,
    wrong_weekday,
)
FACT_RULES: tuple[FactRule, ...] = (
    contradicted_code,
    contradicted_count,
    contradicted_date,
    contradicted_mayor,
    contradicted_population,
)
