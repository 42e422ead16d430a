"""Outlines and positions of communes in; the drawn map out."""
