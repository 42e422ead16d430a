"""Catalogs of locales/ and templates in; the words of the site out."""
