"""Which words name a state or a place? The lexicon, and heads such as `Kabupaten`, `Jalan`, `Gunung`."""

from kawat.indonesian import names
from kawat.layers.mentions.sight import (
    Chunk,
    Sight,
    acronym_after,
    closed_class,
    known,
    phrase,
)


def known_place(see: Sight, i: int) -> Chunk | None:
    """Return the state or place of the lexicon at word `i`."""
    match = known(see, i)
    if match is None:
        return None
    entry = match.entries[0]
    if entry.kind not in {"state", "place"}:
        return None
    if isinstance(entry, names.State) and entry.use == "capital":
        at_place = closed_class("at_place", see, i - 1)
        entry = next((e for e in match.entries if e.kind == "place"), entry) if at_place else entry
    end, short = acronym_after(see, match.end) or (match.end, None)
    return Chunk(
        start=i,
        end=end,
        name_start=i,
        name_end=match.end,
        kind=entry.kind,
        country=entry.country,
        acronym=short,
        why=(entry.why,),
    )


def place(see: Sight, i: int) -> Chunk | None:
    """Return the state or place named from word `i`."""
    found = known_place(see, i)
    head = phrase("place_heads", see, i)
    if head and (see.cap(i) or head[1].small == "yes"):
        end = _name_end(see, head[0])
        if end > head[0] and (not found or end >= found.end):
            return Chunk(
                start=i,
                end=end,
                name_start=i,
                name_end=end,
                kind="place",
                country=head[1].country or _country(see, head[0]),
                why=(head[1].why,),
            )
    return found


def _country(see: Sight, i: int) -> str | None:
    match = known(see, i)
    return match.entries[0].country if match else None


def _name_end(see: Sight, at: int) -> int:
    """Return where the capitals after a head end: a known name, else up to four words."""
    match = known(see, at)
    if match and see.cap(at):
        return match.end
    end = at
    while end - at < 5 and (see.cap(end) or (end > at and see.words[end].text.isdigit() if end < len(see.words) else False)):
        if phrase("offices", see, end) or phrase("ranks", see, end) or (end > at and phrase("place_heads", see, end)):
            break
        end += 1
        if end + 1 < len(see.words) and see.words[end].text in {"-", "–"} and see.cap(end + 1):
            end += 2
    return end
