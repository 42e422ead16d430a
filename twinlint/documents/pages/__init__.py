"""What documents of office programs, PDF and printed text have in common: pages.

Loaded by the format that is read, and by no other.
"""
