"""What a text mentions, each with its place."""

from microsite.mentions.mention import Block as Block
from microsite.mentions.mention import Kind as Kind
from microsite.mentions.mention import Link as Link
from microsite.mentions.mention import Measure as Measure
from microsite.mentions.mention import Mentions as Mentions
from microsite.mentions.mention import Sentence as Sentence
from microsite.mentions.mention import Value as Value
from microsite.mentions.read import cut_sentences as cut_sentences
from microsite.mentions.read import read_mentions as read_mentions
