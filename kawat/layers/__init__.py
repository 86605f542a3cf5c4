"""What the article says: the layers, in the order in which each builds on those before.

A layer is a pure function from what is known so far to findings. To add one: a module here with `find`,
a line in `LAYERS`, a field of `Doc` (and of `Record`, if its findings are to be kept).
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

import msgspec

from kawat.datafiles import digest
from kawat.indonesian.knowledge import own
from kawat.layers import entities, events, figures, mentions, pronouns, quotes, times, words
from kawat.model import RECORD_VERSION, Article, Doc, Record, Versions

Layer = Callable[[Doc], tuple[Any, ...]]

LAYERS: tuple[tuple[str, Layer], ...] = (
    ("sentences", words.find),
    ("times", times.find),
    ("mentions", mentions.find),
    ("entities", entities.find),
    ("quotes", quotes.find),
    ("figures", figures.find),
    ("entities", pronouns.find),  # once more: who speaks tells whom a pronoun means
    ("events", events.find),
)


class Engine(NamedTuple):
    """What finds the events; `name` stands in the record's versions if it isn't the rules."""

    find: Layer
    name: str | None = None


RULES = Engine(events.find)


def look(article: Article, until: str | None = None, engine: Engine = RULES) -> Doc:
    """Return all that the layers find in an article; `until` names the last one to run."""
    doc = Doc(article=article)
    for field, layer in LAYERS:
        find = engine.find if field == "events" else layer
        doc = msgspec.structs.replace(doc, **{field: find(doc)})
        if field == until:
            break
    return doc


def analyse(article: Article, engine: Engine = RULES) -> Record:
    """Return the record of an article, its events as `engine` finds them."""
    doc = look(article, engine=engine)
    return Record(
        id=article.id,
        source=article.source,
        language=article.language,
        title=article.title.text if article.title else None,
        deck=article.deck,
        dateline=article.dateline,
        published=article.published,
        byline=article.byline,
        copyright=article.copyright,
        related=article.related,
        blocks=article.blocks,
        entities=doc.entities,
        times=doc.times,
        quotes=doc.quotes,
        events=doc.events,
        figures=doc.figures,
        versions=versions(engine.name, own().digest),
        text=article.text,
    )


@cache
def versions(engine: str | None = None, knowledge: str | None = None) -> Versions:
    """Return the versions that every record of this process carries."""
    return Versions(
        record=RECORD_VERSION,
        program=version("kawat"),
        rules=digest(),
        engine=engine,
        knowledge=knowledge,
    )
