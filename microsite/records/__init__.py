"""What content may be: the types of records, and the site they make up."""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.records.address import find_disguise as find_disguise
    from microsite.records.choices import name_choice as name_choice
    from microsite.records.collection import KIND as KIND
    from microsite.records.collection import LANGUAGE as LANGUAGE
    from microsite.records.collection import PAGE as PAGE
    from microsite.records.collection import PAGE_URL as PAGE_URL
    from microsite.records.collection import PUBLISHER as PUBLISHER
    from microsite.records.collection import TERRITORY as TERRITORY
    from microsite.records.collection import Collection as Collection
    from microsite.records.collection import Column as Column
    from microsite.records.collection import Constant as Constant
    from microsite.records.collection import First as First
    from microsite.records.collection import NameField as NameField
    from microsite.records.collection import Thing as Thing
    from microsite.records.collection import Types as Types
    from microsite.records.collection import Value as Value
    from microsite.records.collection import find_type as find_type
    from microsite.records.collection import list_kinds as list_kinds
    from microsite.records.docs import describe_model as describe_model
    from microsite.records.docs import name_field as name_field
    from microsite.records.docs import name_otherwise as name_otherwise
    from microsite.records.docs import read_descriptions as read_descriptions
    from microsite.records.document import Data as Data
    from microsite.records.document import Document as Document
    from microsite.records.document import Stretch as Stretch
    from microsite.records.fields import Link as Link
    from microsite.records.fields import find_citing as find_citing
    from microsite.records.fields import find_shape as find_shape
    from microsite.records.fields import has_page as has_page
    from microsite.records.fields import is_given as is_given
    from microsite.records.fields import read_field as read_field
    from microsite.records.form import Format as Format
    from microsite.records.interpret import Interpret as Interpret
    from microsite.records.language import Direction as Direction
    from microsite.records.language import find_cldr_locale as find_cldr_locale
    from microsite.records.language import find_direction as find_direction
    from microsite.records.language import is_same_language as is_same_language
    from microsite.records.language import name_language as name_language
    from microsite.records.offices import Term as Term
    from microsite.records.offices import find_attestation as find_attestation
    from microsite.records.offices import find_election as find_election
    from microsite.records.offices import find_offices as find_offices
    from microsite.records.offices import find_term as find_term
    from microsite.records.offices import is_before_election as is_before_election
    from microsite.records.offices import list_offices as list_offices
    from microsite.records.offices import rank_date as rank_date
    from microsite.records.origin import Origin as Origin
    from microsite.records.parts import Disagreement as Disagreement
    from microsite.records.parts import Image as Image
    from microsite.records.parts import Office as Office
    from microsite.records.parts import Position as Position
    from microsite.records.parts import Sourced as Sourced
    from microsite.records.parts import SourceValue as SourceValue
    from microsite.records.programme import Programme as Programme
    from microsite.records.record import PageKind as PageKind
    from microsite.records.record import PageRecord as PageRecord
    from microsite.records.record import Record as Record
    from microsite.records.record import read_title as read_title
    from microsite.records.records import Records as Records
    from microsite.records.relations import communes_of as communes_of
    from microsite.records.relations import mandates as mandates
    from microsite.records.relations import solutions_of as solutions_of
    from microsite.records.settings import ContextLayer as ContextLayer
    from microsite.records.settings import Election as Election
    from microsite.records.settings import FormSettings as FormSettings
    from microsite.records.settings import Keeper as Keeper
    from microsite.records.settings import LayerKind as LayerKind
    from microsite.records.settings import Settings as Settings
    from microsite.records.site import Site as Site
    from microsite.records.suggest import convert_number as convert_number
    from microsite.records.suggest import find_date as find_date
    from microsite.records.suggest import find_unit as find_unit
    from microsite.records.suggest import is_plain_date as is_plain_date
    from microsite.records.suggest import shorten_text as shorten_text
    from microsite.records.suggest import suggest_boolean as suggest_boolean
    from microsite.records.suggest import suggest_date as suggest_date
    from microsite.records.suggest import suggest_decimal as suggest_decimal
    from microsite.records.suggest import suggest_file as suggest_file
    from microsite.records.suggest import suggest_id as suggest_id
    from microsite.records.suggest import suggest_integer as suggest_integer
    from microsite.records.suggest import suggest_last_day as suggest_last_day
    from microsite.records.types import COLLECTIONS as COLLECTIONS
    from microsite.records.types.call import Call as Call
    from microsite.records.types.call import CallState as CallState
    from microsite.records.types.commune import Commune as Commune
    from microsite.records.types.commune import Department as Department
    from microsite.records.types.commune import Mandate as Mandate
    from microsite.records.types.edition import Edition as Edition
    from microsite.records.types.edition import Phase as Phase
    from microsite.records.types.event import Event as Event
    from microsite.records.types.figure import Figure as Figure
    from microsite.records.types.news import News as News
    from microsite.records.types.organisation import Organisation as Organisation
    from microsite.records.types.organisation import (
        OrganisationKind as OrganisationKind,
    )
    from microsite.records.types.page import TextPage as TextPage
    from microsite.records.types.person import Person as Person
    from microsite.records.types.person import Role as Role
    from microsite.records.types.quotation import Quotation as Quotation
    from microsite.records.types.release import Release as Release
    from microsite.records.types.solution import Solution as Solution
    from microsite.records.types.solution import Status as Status
    from microsite.records.types.source import Source as Source
    from microsite.records.types.term import GlossaryTerm as GlossaryTerm
    from microsite.records.types.theme import Theme as Theme
    from microsite.records.value import SLUG as SLUG
    from microsite.records.value import Localizable as Localizable
    from microsite.records.value import Localized as Localized
    from microsite.records.value import Part as Part
    from microsite.records.value import PartialDate as PartialDate
    from microsite.records.value import Prose as Prose
    from microsite.records.value import is_site_url as is_site_url
    from microsite.records.waiver import Waiver as Waiver
    from microsite.records.walk import Leaf as Leaf
    from microsite.records.walk import find_reference as find_reference
    from microsite.records.walk import read_shape as read_shape
    from microsite.records.walk import walk_references as walk_references
    from microsite.records.walk import walk_values as walk_values
else:
    __getattr__, __dir__ = open_door(__name__)
