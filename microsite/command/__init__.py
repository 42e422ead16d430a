"""The command `microsite`: arguments in; output and an exit code out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.command.cli import main as main
    from microsite.command.cli import start as start
else:
    __getattr__, __dir__ = open_door(__name__)
