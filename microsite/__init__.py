"""A static bilingual microsite generator with a consistency check."""
