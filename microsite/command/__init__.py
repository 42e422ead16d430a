"""Arguments in; output and an exit code out: the one place that prints."""
