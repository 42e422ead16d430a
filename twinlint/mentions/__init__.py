"""What a text mentions, each with its place."""

from twinlint.documents import Kind as Kind
from twinlint.documents import Link as Link
from twinlint.mentions.language import weigh_language as weigh_language
from twinlint.mentions.mention import Block as Block
from twinlint.mentions.mention import Measure as Measure
from twinlint.mentions.mention import Mentions as Mentions
from twinlint.mentions.mention import Sentence as Sentence
from twinlint.mentions.mention import Value as Value
from twinlint.mentions.quantity import read_quantity as read_quantity
from twinlint.mentions.read import NAME as NAME
from twinlint.mentions.read import cut_sentences as cut_sentences
from twinlint.mentions.read import read_mentions as read_mentions
