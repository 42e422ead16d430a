"""Tells the templates of Pelican which pages there are, by their titles."""

from pelican import signals


def index(generator):
    """List the articles of both languages."""
    articles = [*generator.articles, *generator.translations]
    lists = {}
    for article in articles:
        lists.setdefault(f"{article.lang}/{article.category}", []).append(article)
    for each in lists.values():
        each.sort(key=lambda article: article.title)
    generator.context["by_url"] = {article.url: article for article in articles}
    generator.context["lists"] = lists


def register():
    """Ask Pelican to call `index`."""
    signals.article_generator_finalized.connect(index)
