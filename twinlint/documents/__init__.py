"""A file or a text in its format in; its blocks, links and plain words out.

One file a format.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.documents.document import Content as Content
    from twinlint.documents.document import Declared as Declared
    from twinlint.documents.document import Document as Document
    from twinlint.documents.document import Entry as Entry
    from twinlint.documents.document import Format as Format
    from twinlint.documents.document import Kind as Kind
    from twinlint.documents.document import Link as Link
    from twinlint.documents.document import Markup as Markup
    from twinlint.documents.document import Part as Part
    from twinlint.documents.document import Sides as Sides
    from twinlint.documents.document import Slot as Slot
    from twinlint.documents.document import Stretch as Stretch
    from twinlint.documents.document import UnreadableError as UnreadableError
    from twinlint.documents.extra import write_install as write_install
    from twinlint.documents.front import read_front as read_front
    from twinlint.documents.markup import BLANK as BLANK
    from twinlint.documents.markup import TYPED_BULLET as TYPED_BULLET
    from twinlint.documents.markup import find_word_end as find_word_end
    from twinlint.documents.markup import join_hidden as join_hidden
    from twinlint.documents.read import STREAM as STREAM
    from twinlint.documents.read import DocumentError as DocumentError
    from twinlint.documents.read import find_format as find_format
    from twinlint.documents.read import list_formats as list_formats
    from twinlint.documents.read import list_text_formats as list_text_formats
    from twinlint.documents.read import read_content as read_content
    from twinlint.documents.read import read_document as read_document
    from twinlint.documents.read import read_parts as read_parts
    from twinlint.documents.read import read_sides as read_sides
    from twinlint.documents.read import read_stream as read_stream
    from twinlint.documents.read import tell_languages as tell_languages
    from twinlint.documents.safe_yaml import make_loader as make_loader
    from twinlint.documents.yaml_fields import find_yaml_fields as find_yaml_fields
else:
    __getattr__, __dir__ = open_door(__name__)
