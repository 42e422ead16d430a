"""Arguments in; output and an exit code out."""

from microsite.command.cli import main as main
from microsite.command.cli import start as start
