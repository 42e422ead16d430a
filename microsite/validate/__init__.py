"""Documents in; a site of typed records out, with what is wrong in them."""

from microsite.validate.problems import MISSING_FIELD as MISSING_FIELD
from microsite.validate.problems import NUMBER_OUT_OF_RANGE as NUMBER_OUT_OF_RANGE
from microsite.validate.problems import PROBLEMS as PROBLEMS
from microsite.validate.problems import SWAPPED_COORDINATES as SWAPPED_COORDINATES
from microsite.validate.validate import find_languages as find_languages
from microsite.validate.validate import (
    report_missing_settings as report_missing_settings,
)
from microsite.validate.validate import validate_content as validate_content
