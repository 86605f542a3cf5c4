"""What do the peers find? Their findings in the shape that the measures read. Needs the group `compare`.

Both are given what they need for Indonesian as far as it can be had: dateparser the settings that do best on
gold/train, textacy Indonesian reporting verbs and, since spaCy has no Indonesian pipeline, subjects of these
verbs found by a rule.
"""

import csv
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

import spacy
import textacy.constants
from dateparser.date import DateDataParser
from dateparser.search import search_dates
from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy.extract import direct_quotations

_VERBS = Path(__file__).parent.parent / "kawat/indonesian/reporting_verbs.csv"
_FORMATS = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}  # by what was told; else the day

Item = dict[str, Any]


def times(article: Item) -> list[Item]:
    """Return the times that `dateparser.search` finds, as finely as they are told."""
    settings: Item = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "current_period",  # `past` makes a Monday's `Senin` the one of last week
        "RETURN_TIME_AS_PERIOD": True,
    }
    if article["published"]:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(article["published"])
    grain = DateDataParser(languages=["id"], settings=settings)
    found = search_dates(article["text"], languages=["id"], settings=settings) or []
    return [{"text": words, "value": _value(grain, words, when)} for words, when in found]


def _value(grain: DateDataParser, words: str, when: datetime) -> str:
    return when.strftime(_FORMATS.get(grain.get_date_data(words).period, "%Y-%m-%d"))


def quotes(article: Item) -> list[Item]:
    """Return the quotes that textacy finds, paragraph by paragraph: it gives up where a mark is missing."""
    return [
        quote
        for paragraph in article["text"].splitlines()
        if paragraph.strip()
        for quote in _paragraph(paragraph)
    ]


def _paragraph(text: str) -> Iterator[Item]:
    try:
        found = list(direct_quotations(_pipeline()(text)))
    except ValueError:  # an odd number of marks
        return
    for speaker, _cue, content in found:
        name = " ".join(token.text for token in speaker)
        yield {"mode": "direct", "text": content.text[1:-1], "speaker": {"name": name}}


@cache
def _verbs() -> dict[str, str]:
    """Return the verbs that tell a quote in marks, and on which side of them the speaker stands."""
    with _VERBS.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return {row["verb"]: row["speaker"] for row in rows if row["direct"] == "yes"}


@cache
def _pipeline() -> Language:
    textacy.constants.REPORTING_VERBS["id"] = set(_verbs())
    nlp = spacy.blank("id")
    for verb in _verbs():
        nlp.tokenizer.add_special_case(f"{verb}nya", [{"ORTH": verb}, {"ORTH": "nya"}])  # `katanya`: says he
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("kawat_subjects")
    return nlp


@Language.component("kawat_subjects")
def _subjects(doc: Doc) -> Doc:
    """Return a flat parse in which each reporting verb has the nearest name on its side as subject."""
    heads, deps = [0] * len(doc), ["dep"] * len(doc)
    for sentence in doc.sents:
        cues = [t for t in sentence if t.lower_ in _verbs()]
        root = cues[0] if cues else sentence[0]
        for token in sentence:
            heads[token.i] = root.i
        deps[root.i] = "ROOT"
        for cue in cues:
            for place, token in enumerate(_name(list(sentence), cue)):
                heads[token.i] = cue.i if place == 0 else token.i - place
                deps[token.i] = "compound" if place else "nsubj"
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        lemmas=[t.lower_ for t in doc],
        pos=["VERB" if t.lower_ in _verbs() else "X" for t in doc],
        heads=heads,
        deps=deps,
    )


def _name(sentence: list[Token], cue: Token) -> list[Token]:
    """Return the name nearest to a verb on the side of its speaker, else the word there (`dia`)."""
    place = cue.i - sentence[0].i
    after = _verbs()[cue.lower_] == "after"
    side = sentence[place + 1 :] if after else sentence[:place][::-1]
    side = list(takewhile(lambda t: not t.is_punct, side))
    named = list(takewhile(_capital, dropwhile(lambda t: not _capital(t), side))) or side[:1]
    return named if after else named[::-1]


def _capital(token: Token) -> bool:
    return token.is_title or token.is_upper
