"""The types of records in; schemas, new files and mended files for editors out."""
