"""Measures the programs beside others that build the same site."""
