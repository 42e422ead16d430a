"""A generator of sites in several languages, checked by twinlint."""
