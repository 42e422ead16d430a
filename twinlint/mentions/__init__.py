"""Blocks in; out: the names, numbers, dates … they mention, each with its place."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from twinlint.documents import Kind as Kind
    from twinlint.documents import Link as Link
    from twinlint.mentions.keys import CONCEPT as CONCEPT
    from twinlint.mentions.keys import Stems as Stems
    from twinlint.mentions.keys import make_stems as make_stems
    from twinlint.mentions.language import may_lead as may_lead
    from twinlint.mentions.language import weigh_language as weigh_language
    from twinlint.mentions.mention import Block as Block
    from twinlint.mentions.mention import Bound as Bound
    from twinlint.mentions.mention import Date as Date
    from twinlint.mentions.mention import Measure as Measure
    from twinlint.mentions.mention import Mentions as Mentions
    from twinlint.mentions.mention import Sentence as Sentence
    from twinlint.mentions.mention import Value as Value
    from twinlint.mentions.notation import is_notation as is_notation
    from twinlint.mentions.people import NAME as NAME
    from twinlint.mentions.people import FullName as FullName
    from twinlint.mentions.people import Span as Span
    from twinlint.mentions.people import (
        find_first_name_before as find_first_name_before,
    )
    from twinlint.mentions.people import find_led_names as find_led_names
    from twinlint.mentions.people import find_long_names as find_long_names
    from twinlint.mentions.people import find_name_after as find_name_after
    from twinlint.mentions.people import find_name_before as find_name_before
    from twinlint.mentions.people import find_surname_after as find_surname_after
    from twinlint.mentions.people import is_compound as is_compound
    from twinlint.mentions.people import is_in_full_name as is_in_full_name
    from twinlint.mentions.people import read_full_names as read_full_names
    from twinlint.mentions.polarity import Said as Said
    from twinlint.mentions.polarity import Words as Words
    from twinlint.mentions.polarity import find_meanings as find_meanings
    from twinlint.mentions.polarity import find_words as find_words
    from twinlint.mentions.polarity import list_meanings as list_meanings
    from twinlint.mentions.polarity import may_mean as may_mean
    from twinlint.mentions.polarity import read_words as read_words
    from twinlint.mentions.quantity import Quantity as Quantity
    from twinlint.mentions.quantity import read_quantity as read_quantity
    from twinlint.mentions.read import cut_sentences as cut_sentences
    from twinlint.mentions.read import mention_content as mention_content
    from twinlint.mentions.read import read_mentions as read_mentions
else:
    __getattr__, __dir__ = open_door(__name__)
