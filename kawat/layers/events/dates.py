"""When did it happen, where no mention of an event says so? On a day that the report names nearby.

What is said in an article is said on the day that it reports: the first one it names, if that is recent.
What is done goes on from the deed told before, or from that which is told next, where somebody reports both.
What is planned is planned for the day of the like plan told before, or for the one day to come.
Otherwise a day stays open: deeds told in a report that names one day were done on it too seldom.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from kawat.layers.attribution import by
from kawat.layers.events.merge import SPOKEN, Told
from kawat.layers.events.setting import in_future
from kawat.model import Doc, Quote, Span, TimeExpr

_DAY = "layers/events/dates.py#day-of-the-report"
_DEED = "layers/events/dates.py#day-of-the-deed-beside"
_PLAN = "layers/events/dates.py#day-of-the-plan"
_NEWS = 3  # days after which a report is no news
_STORY = 7  # days after which a deed is of another story
_LONGEST = 1000  # characters of a sentence before an act that are read again

_ON_A_DAY = frozenset({"PROTEST", "MOBILIZE", "COERCE"})  # what is done about what happens on a day
_OTHER_DAYS = frozenset("pernah sebelumnya dahulu dulu kerap sering selalu biasanya".split())

Event = list[Told]


class Clues(Struct, frozen=True):
    """Days that an article names, each with the character where: of the report, of deeds, of plans.

    `spoke` are the days on which speakers spoke, `plans` those of plans by type, `coming` is the one day to
    come.
    """

    days: Sequence[tuple[int, str]]
    spoke: Mapping[str, str]
    story: Sequence[tuple[int, str]]
    plans: Mapping[str, Sequence[tuple[int, str]]]
    coming: str | None


def dated(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Return the events; words without a date get that of the report, deeds that of a deed beside."""
    days = days_of_report(doc, _NEWS)
    clues = Clues(
        days=days,
        spoke=days_of_speech(doc, days),
        story=_story(doc, events),
        plans=_plans(events),
        coming=_coming(doc),
    )
    return [
        event if any(told.date for told in event) else [_dated(doc, told, clues) for told in event]
        for event in events
    ]


def _story(doc: Doc, events: Sequence[Event]) -> list[tuple[int, str]]:
    """Return where deeds of the last days are told, and of which day, in text order."""
    published = doc.article.published
    told = (
        t for event in events for t in event if t.type not in SPOKEN and t.status == "occurred" and t.date
    )
    return sorted(
        (t.trigger.start, t.date)
        for t in told
        if published and t.date and _recent(t.date, published.date, _STORY)
    )


def _plans(events: Sequence[Event]) -> dict[str, list[tuple[int, str]]]:
    """Return for each type where deeds are planned, and for when."""
    found: dict[str, list[tuple[int, str]]] = {}
    for event in events:
        for t in event:
            if t.type not in SPOKEN and t.status == "planned" and t.date:
                found.setdefault(t.type, []).append((t.trigger.start, t.date))
    return {kind: sorted(plans) for kind, plans in found.items()}


def _coming(doc: Doc) -> str | None:
    """Return the day to come, if the article names but one."""
    coming = {t.value[:10] for t in doc.times if _day(t) and in_future(doc, t.value)}
    return coming.pop() if len(coming) == 1 else None


def _planned_for(told: Told, clues: Clues) -> str | None:
    plans = clues.plans.get(told.type)
    if plans:
        return plans[max(0, bisect_left(plans, (told.trigger.start, "")) - 1)][1]
    return clues.coming if told.type in _ON_A_DAY else None


def _of_old(doc: Doc, told: Told) -> bool:
    """Tell whether an act is told as one of other days: `Kasus itu | pernah | diselidiki jaksa`."""
    start = max(told.evidence.start, told.trigger.start - _LONGEST)
    before = doc.article.text[start : told.trigger.end].casefold()
    return not _OTHER_DAYS.isdisjoint(before.replace(",", " ").split())


def _dated(doc: Doc, told: Told, clues: Clues) -> Told:
    if _of_old(doc, told):
        return told
    if told.status == "planned" and told.type not in SPOKEN:
        day, why = _planned_for(told, clues), _PLAN
    elif told.status != "occurred":
        return told
    elif told.type in SPOKEN:
        own = next((clues.spoke[e] for e in (*told.actors, told.by or "") if e in clues.spoke), None)
        day, why = own or (clues.days[0][1] if clues.days else None), _DAY
    else:
        day, why = _beside(told, clues.story), _DEED
    return msgspec.structs.replace(told, date=day, why=(*told.why, why)) if day else told


def _beside(told: Told, story: Sequence[tuple[int, str]]) -> str | None:
    """Return the day of the last deed told before; of what somebody reports, else of the first told later."""
    at = bisect_left(story, (told.trigger.start, ""))
    return story[max(0, at - 1)][1] if at or (story and told.by) else None


def days_of_report(doc: Doc, age: int) -> list[tuple[int, str]]:
    """Return where the article names a day no more than `age` days before its publication, and which."""
    published = doc.article.published
    times = doc.times if published else ()
    return [
        (t.span.start, t.value[:10])
        for t in times
        if published and _day(t) and _recent(t.value, published.date, age)
    ]


def _day(time: TimeExpr) -> bool:
    return time.kind in ("date", "time")


def _recent(value: str, published: str, age: int) -> bool:
    """Tell whether a value is a day no later than the publication and no more than `age` days earlier."""
    if len(value) < 10 or "/" in value:
        return False
    try:
        days = (date.fromisoformat(published[:10]) - date.fromisoformat(value[:10])).days
    except ValueError:
        return False
    return 0 <= days <= age


def days_of_speech(doc: Doc, days: Sequence[tuple[int, str]]) -> dict[str, str]:
    """Return on which of the days of the report a speaker is first told to speak: `kata A, Senin (5/3)`."""
    found: dict[str, str] = {}
    cues = _cues(doc)
    for sentence in doc.sentences:
        named = [
            day for start, day in _within(days, sentence.span) if by(doc, Span(start, start + 1)) is None
        ]
        for quote in _told_in(cues, sentence.span) if named else ():
            if quote.speaker:
                found.setdefault(quote.speaker, named[-1])
    return found


def _within(days: Sequence[tuple[int, str]], span: Span) -> Sequence[tuple[int, str]]:
    first = bisect_left(days, (span.start, ""))
    return days[first : bisect_left(days, (span.end, ""), lo=first)]


def _cues(doc: Doc) -> list[tuple[int, Quote]]:
    """Return the quotes with where it is told that they were said, in text order."""
    found = ((q.cue.start if q.cue else q.span.start, n, q) for n, q in enumerate(doc.quotes))
    return [(start, quote) for start, _, quote in sorted(found, key=lambda f: f[:2])]


def _told_in(cues: Sequence[tuple[int, Quote]], span: Span) -> list[Quote]:
    first = bisect_left(cues, span.start, key=lambda c: c[0])
    return [quote for _, quote in cues[first : bisect_left(cues, span.end, lo=first, key=lambda c: c[0])]]
