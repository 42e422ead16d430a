"""All rules, in the order of their documentation."""

from microsite.rules.different_code import different_code
from microsite.rules.different_date import different_date
from microsite.rules.different_email import different_email
from microsite.rules.different_link import different_link
from microsite.rules.different_number import different_number
from microsite.rules.different_phone import different_phone
from microsite.rules.different_time import different_time
from microsite.rules.missing_link import missing_link
from microsite.rules.rule import PairRule, TextRule

PAIR_RULES: tuple[PairRule, ...] = (
    different_number,
    different_date,
    different_time,
    different_code,
    different_phone,
    different_email,
    different_link,
    missing_link,
)
TEXT_RULES: tuple[TextRule, ...] = ()
