"""A bilingual site generator whose heart is a check of the two language versions."""

from microsite.compare import compare as compare
