"""What seems to be missing, looked at again: it may stand elsewhere, in other words.

Only on request (`--deep`), since it needs a package and time. In come a comparison and
what was found in it; out goes the same, where what a sentence encoder finds again in
the other version is a note that says where.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.deep.encoder import Likeness as Likeness
    from twinlint.deep.encoder import MissingEncoderError as MissingEncoderError
    from twinlint.deep.encoder import require_encoder as require_encoder
    from twinlint.deep.look import look_again as look_again
else:
    __getattr__, __dir__ = open_door(__name__)
