"""A generator of sites in several languages, checked by twinlint."""

from twinlint import __version__ as __version__
