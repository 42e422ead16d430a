"""A text in its format in; its blocks, links and plain words out."""

from twinlint.documents.blocks import Stretch as Stretch
from twinlint.documents.blocks import cut_blocks as cut_blocks
from twinlint.documents.document import Kind as Kind
from twinlint.documents.document import Link as Link
from twinlint.documents.markup import BLANK as BLANK
from twinlint.documents.markup import Markup as Markup
from twinlint.documents.markup import decode_entities as decode_entities
from twinlint.documents.markup import read_markup as read_markup
