"""The same site in Pelican."""

import json
from pathlib import Path

LABELS = json.loads(Path("labels.json").read_text("utf-8"))


def write_date(date, lang):
    """A day in words."""
    return f"{date.day} {LABELS[lang]['months'][date.month - 1]} {date.year}"


SITEURL = "https://example.org"
SITENAME = "Communes en action"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["pages_by_title"]
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
THEME_STATIC_DIR = "assets"
FORMATTED_FIELDS = []
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = f"{ARTICLE_URL}index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = "{lang}/feed.xml"
FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 20
DIRECT_TEMPLATES = ["sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
for lang in LABELS:
    DIRECT_TEMPLATES.append(f"home_{lang}")
    globals()[f"HOME_{lang.upper()}_SAVE_AS"] = f"{lang}/index.html"
    for kind in ("communes", "solutions"):
        DIRECT_TEMPLATES.append(f"list_{lang}_{kind}")
        name = f"LIST_{lang.upper()}_{kind.upper()}_SAVE_AS"
        globals()[name] = f"{lang}/{kind}/index.html"
JINJA_ENVIRONMENT = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "extensions": [],
}
JINJA_FILTERS = {"longdate": write_date}
JINJA_GLOBALS = {"labels": LABELS}
MARKDOWN = {"extensions": ["meta"], "extension_configs": {}}
