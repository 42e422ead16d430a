"""Arguments in; output and an exit code out, in the reader's language."""
