"""How many were killed, hurt, held, driven out, and how much money? Each figure once, with who says so."""

from collections.abc import Iterable

from msgspec.structs import replace

from kawat.layers.figures import whose
from kawat.layers.figures.sightings import Sighting, sightings
from kawat.model import Doc, Figure, Sentence


def find(doc: Doc) -> tuple[Figure, ...]:
    """Return the figures of an article in text order; one that is repeated is returned once."""
    seen = list(sightings(doc))
    figures = _once(_owned(doc, seen)) if seen else []
    return tuple(replace(figure, id=f"f{i}") for i, figure in enumerate(figures, 1))


def _owned(doc: Doc, seen: Iterable[Sighting]) -> list[tuple[Sighting, Figure]]:
    """Return the sightings as figures: whose people, on whose word, when, where."""
    see = whose.scene(doc)
    found: list[tuple[Sighting, Figure]] = []
    before: tuple[Sentence, str | None] | None = None
    for s in seen:
        by = whose.by(see, s.span, s.sentence)
        of = _people(see, s, by, before) if s.kind != "money" else None
        before = (s.sentence, of) if s.kind != "money" else before
        figure = Figure(
            id="", why=s.why, kind=s.kind, value=s.value, bound=s.bound, unit=s.unit, span=s.span,
            of=of, by=by,
            date=whose.date(see, s.span, s.sentence), place=whose.place(see, s.span, s.sentence),
        )  # fmt: skip
        found.append((s, figure))
    return found


def _people(
    see: whose.Scene, s: Sighting, by: str | None, before: tuple[Sentence, str | None] | None
) -> str | None:
    """Return whose people a sighting counts; `30 lainnya` are of those counted before."""
    earlier = before[1] if before and (s.rest or before[0] is s.sentence) else None
    named = whose.of(see, s.span, s.sentence)
    if s.rest:
        return earlier or named
    if s.rule.side == "total":
        named = whose.nation(see, s.span, s.sentence, by) or named
    return named or whose.body(see, s.span, s.sentence, by) or earlier


def _once(told: Iterable[tuple[Sighting, Figure]]) -> list[Figure]:
    """Keep the first of each figure, one of the body rather than of the title, with what the others add.

    Two sources that give the same number are two figures: each says so on its own word.
    """
    kept: dict[tuple[object, ...], list[Figure]] = {}
    for s, figure in sorted(told, key=lambda t: (t[0].sentence.role == "title", t[0].span)):
        same = kept.setdefault((s.kind, s.value, s.unit, s.noun), [])
        at = next((i for i, f in enumerate(same) if s.again or _same(f, figure)), None)
        if at is None:
            same.append(figure)
        else:
            same[at] = _filled(same[at], figure)
    return sorted((f for same in kept.values() for f in same), key=lambda f: f.span)


def _same(a: Figure, b: Figure) -> bool:
    """Tell whether two figures of one kind and value are the same, as far as is said."""
    told = ((a.by, b.by), (a.date, b.date), (a.place, b.place))
    by, date, place = (None in pair or pair[0] == pair[1] for pair in told)
    return by and (date or place)


def _filled(figure: Figure, repeated: Figure) -> Figure:
    """Return the figure with what only its repetition says."""
    return replace(
        figure,
        of=figure.of or repeated.of,
        by=figure.by or repeated.by,
        place=figure.place or repeated.place,
    )
