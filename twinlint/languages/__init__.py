"""A language tag in; all that is particular to the language out, read from data."""
