"""Findings in; text, HTML, JSON, SARIF, JUnit or annotations out."""

from twinlint.report.export import write_github as write_github
from twinlint.report.export import write_json as write_json
from twinlint.report.export import write_junit as write_junit
from twinlint.report.export import write_sarif as write_sarif
from twinlint.report.text import Reporter as Reporter
from twinlint.report.text import write_html as write_html
