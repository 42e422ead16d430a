"""Assets, pictures and pages in; the files that browsers load out, and social cards."""
