"""The command `twinlint`: arguments in; output and an exit code out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.command.cli import main as main
    from twinlint.command.compare import run_task as run_task
    from twinlint.command.explain import describe_unknown_rule as describe_unknown_rule
    from twinlint.command.explain import show_rule as show_rule
    from twinlint.command.options import FORMAT as FORMAT
    from twinlint.command.options import HELP_NAMES as HELP_NAMES
    from twinlint.command.options import OUTPUT as OUTPUT
    from twinlint.command.options import SETTINGS as SETTINGS
    from twinlint.command.options import make_lang_option as make_lang_option
    from twinlint.command.options import make_version_option as make_version_option
    from twinlint.command.output import ask as ask
    from twinlint.command.output import find_unreadable as find_unreadable
    from twinlint.command.output import listen as listen
    from twinlint.command.output import make_reporter as make_reporter
    from twinlint.command.output import run as run
    from twinlint.command.output import say as say
    from twinlint.command.output import show as show
    from twinlint.command.output import show_beside as show_beside
    from twinlint.command.output import show_progress as show_progress
    from twinlint.command.output import show_report as show_report
    from twinlint.command.output import speak_utf_8 as speak_utf_8
    from twinlint.command.output import tell_once as tell_once
    from twinlint.command.since import copy_base as copy_base
    from twinlint.command.since import find_base as find_base
    from twinlint.command.since import find_changes as find_changes
    from twinlint.command.target import check_target as check_target
    from twinlint.command.task import Task as Task
    from twinlint.command.task import take_task as take_task
    from twinlint.command.usage import SpokenCommand as SpokenCommand
    from twinlint.command.usage import SpokenGroup as SpokenGroup
else:
    __getattr__, __dir__ = open_door(__name__)
