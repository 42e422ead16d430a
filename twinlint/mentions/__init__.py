"""What a text mentions, each with its place."""

from twinlint.documents.document import Kind as Kind
from twinlint.documents.document import Link as Link
from twinlint.mentions.mention import Block as Block
from twinlint.mentions.mention import Measure as Measure
from twinlint.mentions.mention import Mentions as Mentions
from twinlint.mentions.mention import Sentence as Sentence
from twinlint.mentions.mention import Value as Value
from twinlint.mentions.read import cut_sentences as cut_sentences
from twinlint.mentions.read import read_mentions as read_mentions
