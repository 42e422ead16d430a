"""Outputs in; the published folder out, all of it at once or none."""
