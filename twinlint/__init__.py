"""A checker of two language versions of a text: what differs between them.

`compare` takes two texts, or two documents that `read_document` reads from files, and
gives findings with the places in both. A client with names and terms of its own hands
over a `Register`. All that other programs rely on stands here:

>>> import twinlint
>>> finding, = twinlint.compare("Le jury siège 18 fois.", "The jury meets 16 times.")
>>> finding.rule, finding.place.span.column, finding.place.text
('different-number', 16, '16')
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.documents import Document as Document
    from twinlint.documents import DocumentError as DocumentError
    from twinlint.documents import read_document as read_document
    from twinlint.finding import Finding as Finding
    from twinlint.finding import Message as Message
    from twinlint.finding import Place as Place
    from twinlint.finding import Rule as Rule
    from twinlint.finding import Severity as Severity
    from twinlint.languages import Language as Language
    from twinlint.pipeline import compare as compare
    from twinlint.register import Name as Name
    from twinlint.register import Register as Register
    from twinlint.register import Term as Term
    from twinlint.rules import RULES as RULES
    from twinlint.source import Span as Span
else:
    __getattr__, __dir__ = open_door(__name__)

__version__ = "0.1.0"
