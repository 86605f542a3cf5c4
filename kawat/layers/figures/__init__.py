"""How many were killed, hurt, held, driven out, and how much money? Each figure once, with who says so."""

from collections.abc import Iterable

from msgspec.structs import replace

from kawat.layers.figures import whose
from kawat.layers.figures.sightings import Sighting, sightings
from kawat.model import Doc, Figure

_VAGUE = 5  # `ratusan` is 200 to 999
_PLAIN = "orang"  # what any people may be counted as


def find(doc: Doc) -> tuple[Figure, ...]:
    """Return the figures of an article in text order; one that is repeated is returned once."""
    seen = list(sightings(doc))
    figures = _once(_owned(doc, seen)) if seen else []
    return tuple(replace(figure, id=f"f{i}") for i, figure in enumerate(figures, 1))


def _owned(doc: Doc, seen: Iterable[Sighting]) -> list[tuple[Sighting, Figure]]:
    """Return the sightings as figures: whose people, on whose word, when, where."""
    see = whose.scene(doc)
    found: list[tuple[Sighting, Figure]] = []
    last: tuple[Sighting, Figure] | None = None
    for s in seen:
        figure = _figure(see, s, last)
        if found and not figure.by and see.near_by(found[-1][0].sentence, s.sentence):
            figure = replace(figure, by=found[-1][1].by)  # the same report goes on
        last = (s, figure) if s.kind != "money" else last
        found.append((s, figure))
    return found


def _figure(see: whose.Scene, s: Sighting, last: tuple[Sighting, Figure] | None) -> Figure:
    """Return a sighting as a figure; a part of those counted last takes what it leaves out from there."""
    by, date, place = (ask(see, s.span, s.sentence) for ask in (whose.by, whose.date, whose.place))
    money = s.kind == "money"
    if last and (s.among or (s.rest and s.sentence is last[0].sentence)):
        by, date, place = by or last[1].by, date or last[1].date, place or last[1].place
    return Figure(
        id="", why=s.why, kind=s.kind, value=s.value, bound=s.bound, unit=s.unit, span=s.span,
        of=whose.owner(see, s.span, s.sentence) if money else _people(see, s, by, last),
        by=by, date=date, place=place,
    )  # fmt: skip


def _people(
    see: whose.Scene, s: Sighting, by: str | None, last: tuple[Sighting, Figure] | None
) -> str | None:
    """Return whose people a sighting counts; `30 lainnya` are of the nation of those counted before."""
    named = whose.of(see, s.span, s.sentence)
    goes_on = last and (s.rest or s.among or last[0].sentence is s.sentence)
    earlier = last[1].of if last and goes_on else None
    if s.kind == "houses":
        return named if named and see.country(named) else None
    if s.among or (s.rest and earlier and see.country(earlier)):
        return (whose.whole(see, s.span, s.sentence) if s.among else None) or earlier or named
    if s.rule.side == "total":
        named = whose.nation(see, s.span, s.sentence, by) or named
    if named or not s.plain:  # `dan satu guru` is not of the pupils before
        return named
    return whose.body(see, s.span, s.sentence, by) or earlier


def _once(told: Iterable[tuple[Sighting, Figure]]) -> list[Figure]:
    """Keep the first of each figure, one of the body rather than of the title, with what the others add.

    Two sources that give the same number are two figures: each says so on its own word.
    """
    kept: dict[tuple[object, ...], list[tuple[Sighting, Figure]]] = {}
    for s, figure in sorted(told, key=lambda t: (t[0].sentence.role == "title", t[0].span)):
        same = kept.setdefault((s.kind, s.value, s.unit, s.vague), [])
        at = next((i for i, (t, f) in enumerate(same) if s.again or _same((t, f), (s, figure))), None)
        if at is None:
            same.append((s, figure))
        else:
            same[at] = same[at][0], _filled(same[at][1], figure)
    told_once = [one for same in kept.values() for one in same]
    exact = _exact(told_once)
    return sorted((f for s, f in told_once if not _vaguer(s, exact)), key=lambda f: f.span)


def _exact(told: Iterable[tuple[Sighting, Figure]]) -> dict[tuple[object, ...], list[int | float]]:
    """Return the exact values by kind, unit and what is counted; "" has all, `_PLAIN` mere people."""
    values: dict[tuple[object, ...], list[int | float]] = {}
    for s, figure in told:
        if figure.bound == "exact":
            for head in {s.head, "", *((_PLAIN,) if s.plain else ())}:
                values.setdefault((s.kind, s.unit, head), []).append(s.value)
    return values


def _vaguer(s: Sighting, exact: dict[tuple[object, ...], list[int | float]]) -> bool:
    """Tell whether a plural, `ratusan warga` or `ratusan orang`, is told exactly elsewhere: `339 warga`."""
    if not s.vague:
        return False
    others = s.rest or s.head == "-"  # `ratusan lainnya`, `ratusan di Palu`
    heads = (s.head,) if others else ("",) if s.plain else (s.head, _PLAIN)
    told = (value for head in heads for value in exact.get((s.kind, s.unit, head), ()))
    return any(s.value <= value < _VAGUE * s.value for value in told)


def _same(one: tuple[Sighting, Figure], other: tuple[Sighting, Figure]) -> bool:
    """Tell whether two figures of one kind and value are the same, as far as is said.

    A sentence that gives a number twice counts two bodies: `12 rumah hanyut, 12 rumah rusak`.
    """
    (s, a), (t, b) = one, other
    if (s.sentence is t.sentence and s.kind != "money") or not _same_people(s, t):
        return False
    told = ((a.by, b.by), (a.date, b.date), (a.place, b.place))
    by, date, place = (None in pair or pair[0] == pair[1] for pair in told)
    elsewhere = not date and (None in told[2] or not place)  # `delapan siswa` in another year
    return by and (date or place) and not elsewhere


def _same_people(s: Sighting, t: Sighting) -> bool:
    """Tell whether two can be of the same people: `satu orang` may be `seorang guru`."""
    return s.noun == t.noun or (s.value == 1 and (s.plain or t.plain))


def _filled(figure: Figure, repeated: Figure) -> Figure:
    """Return the figure with what only its repetition says."""
    return replace(
        figure,
        of=figure.of or repeated.of,
        by=figure.by or repeated.by,
        date=figure.date or repeated.date,
        place=figure.place or repeated.place,
    )
