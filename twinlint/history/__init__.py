"""A folder's history in; what each translation was made from, what changed, out."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.history.compare import Alteration as Alteration
    from twinlint.history.compare import find_alterations as find_alterations
    from twinlint.history.follow import Entries as Entries
    from twinlint.history.follow import ReadEntries as ReadEntries
    from twinlint.history.follow import change_texts as change_texts
    from twinlint.history.follow import follow_texts as follow_texts
    from twinlint.history.lineage import Entry as Entry
    from twinlint.history.lineage import History as History
    from twinlint.history.lineage import Key as Key
    from twinlint.history.lineage import Lineage as Lineage
    from twinlint.history.repository import Commit as Commit
    from twinlint.history.repository import Repository as Repository
    from twinlint.history.repository import RepositoryError as RepositoryError
    from twinlint.history.repository import find_head_files as find_head_files
    from twinlint.history.words import fold_words as fold_words
else:
    __getattr__, __dir__ = open_door(__name__)
