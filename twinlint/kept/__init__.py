"""The cache: values in; the same out later in a run (`once`), or in another."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.kept.code import digest_code as digest_code
    from twinlint.kept.key import make_key as make_key
    from twinlint.kept.once import ask_once as ask_once
    from twinlint.kept.place import find_file as find_file
    from twinlint.kept.shelf import read_value as read_value
    from twinlint.kept.shelf import write_value as write_value
    from twinlint.kept.store import Store as Store
else:
    __getattr__, __dir__ = open_door(__name__)
