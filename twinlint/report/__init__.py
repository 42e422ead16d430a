"""Findings in; text, HTML, JSON, SARIF, JUnit or annotations out."""
