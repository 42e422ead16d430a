"""What the templates of MkDocs need: labels, dates, lists of pages by their titles."""

import json
from pathlib import Path

LABELS = json.loads(Path(__file__).with_name("labels.json").read_text("utf-8"))


def on_env(env, config, files):
    """Tell the templates which pages there are."""
    by_url, lists = {}, {}
    for file in files.documentation_pages():
        page = file.page
        if "related" in page.meta:
            by_url[page.url] = page
            lang, kind = page.url.split("/")[:2]
            lists.setdefault(f"{lang}/{kind}", []).append(page)
    for pages in lists.values():
        pages.sort(key=lambda page: page.meta["title"])
    env.autoescape = True
    env.filters["longdate"] = write_date
    env.globals.update(labels=LABELS, by_url=by_url, lists=lists)
    env.globals["recent"] = {
        lang: sorted(
            (*lists[f"{lang}/communes"], *lists[f"{lang}/solutions"]),
            key=lambda page: page.meta["updated"],
            reverse=True,
        )[:20]
        for lang in LABELS
    }
    return env


def write_date(date, lang):
    """A day in words."""
    return f"{date.day} {LABELS[lang]['months'][date.month - 1]} {date.year}"
