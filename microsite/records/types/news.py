"""The news: one file each in `content/news/`."""

from __future__ import annotations

from microsite.records.collection import LANGUAGE, PAGE, PUBLISHER, Collection, Thing
from microsite.records.record import PageRecord
from microsite.records.types.commune import CommuneId
from microsite.records.types.edition import EditionId
from microsite.records.value import Date, Localized


class News(PageRecord):
    """A dated piece of news."""

    title: Localized
    """The headline, without a full stop."""
    date: Date
    """As precise as the source: 2024, 2024-02 or 2024-02-06."""
    communes: tuple[CommuneId, ...] = ()
    """Names of files of communes/ that it is about."""
    editions: tuple[EditionId, ...] = ()
    """Keys of editions.yaml that it is about."""


ARTICLE = {
    "headline": "title",
    "description": "summary",
    "inLanguage": LANGUAGE,
    "datePublished": "date",
    "publisher": PUBLISHER,
    "about": "communes",
}
"""What search engines are told of a dated text (schema.org, NewsArticle)."""

COLLECTION = Collection(
    name="news",
    word="news",
    model=News,
    rank=5,
    is_folder=True,
    order=("date",),
    latest_first=True,
    usual=("communes", "editions"),
    page="news-item",
    list_page="news",
    thing=Thing(
        "NewsArticle",
        {
            **ARTICLE,
            "citation": Thing(
                "CreativeWork",
                {
                    "name": "sources.title",
                    "url": "sources.url",
                    "inLanguage": "sources.language",
                },
                each="sources",
            ),
            "mainEntityOfPage": PAGE,
        },
    ),
)
