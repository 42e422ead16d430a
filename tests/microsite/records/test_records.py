"""The records of a collection: looked up by what they name, in the order they have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support import minimal_record

from microsite.records.records import Records
from microsite.records.types.commune import Commune
from microsite.records.types.news import News

IDS = st.lists(st.sampled_from(["antony", "bagneux", "clamart", "sceaux"]), unique=True)


@st.composite
def news(draw: st.DrawFn) -> Records[News]:
    """News in some order, each about some communes and some editions."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    return Records(
        {
            id_: minimal_record(News, id=id_, communes=draw(IDS), editions=draw(IDS))
            for id_ in ids
        }
    )


@given(news(), st.sampled_from(["antony", "sceaux", "vanves"]))
def test_naming_is_what_going_through_all_records_finds(
    records: Records[News], named: str
) -> None:
    for fields in (("communes",), ("editions",), ("communes", "editions")):
        expected = [
            id_
            for id_, each in records.items()
            if any(named in getattr(each, field) for field in fields)
        ]
        assert list(records.find_naming(named, *fields)) == expected


@given(news(), st.lists(st.sampled_from("abcxyz")))
def test_selected_records_stand_in_the_order_of_the_collection(
    records: Records[News], ids: list[str]
) -> None:
    assert records.select(ids) == tuple(r for i, r in records.items() if i in ids)


def test_a_field_of_a_part_names_a_record_where_the_part_is_given() -> None:
    mayor = {"person": "ada", "title": {"fr": "Maire", "en": "Mayor"}}
    communes = {
        "antony": minimal_record(Commune, id="antony", mayor=mayor),
        "bagneux": minimal_record(Commune, id="bagneux"),
    }
    assert Records(communes).find_naming("ada", "mayor.person") == ("antony",)
    assert Records(communes).find_naming("ada", "phase") == ()
