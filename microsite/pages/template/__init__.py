"""A site with addresses in; what templates are given, and what stops them, out."""

from microsite.pages.template.environment import make_environment as make_environment
from microsite.pages.template.fault import find_fault as find_fault
from microsite.pages.template.links import Links as Links
from microsite.pages.template.links import find_feed_url as find_feed_url
