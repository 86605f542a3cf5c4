"""Which words name an organisation? A head (`Kementerian`, `Polda`, `PT`) with what follows, or a known name."""

from kawat.indonesian import names
from kawat.indonesian.titles import Row
from kawat.layers.mentions import places
from kawat.layers.mentions.sight import (
    Chunk,
    Sight,
    acronym_after,
    closed_class,
    common,
    given,
    known,
    phrase,
)


def organization(see: Sight, i: int, *, titled: bool = False) -> Chunk | None:
    """Return the organisation named from word `i`; `titled` if an office stands before it."""
    found = _lexicon(see, i)
    head = phrase("org_heads", see, i)
    if head and (see.cap(i) or head[1].small):
        headed = _headed(see, i, *head, titled=titled)
        if headed and (not found or headed.end >= found.end):
            return headed
    return found


def _lexicon(see: Sight, i: int) -> Chunk | None:
    match = known(see, i)
    entry = next((e for e in match.entries if e.kind == "organization"), None) if match else None
    if match is None or entry is None:
        return None
    if any(e.kind == "state" for e in match.entries):
        return None
    end, country = match.end, entry.country
    end, short = acronym_after(see, end) or (end, None)
    return Chunk(
        start=i,
        end=end,
        name_start=i,
        name_end=match.end,
        kind="organization",
        country=country,
        sector=entry.sector,
        acronym=short,
        why=(entry.why,),
    )


def _headed(see: Sight, i: int, j: int, row: Row, *, titled: bool) -> Chunk | None:
    """Read on from the head: capitals, joined by `dan` and the like, up to a state or place that closes it."""
    country, inside, at = row.country, [], j
    closed = False
    while at < len(see.words) and not closed:
        place = places.known_place(see, at)
        if place and see.cap(at):
            country = country or place.country
            inside.append(place)
            at, closed = place.end, True
        elif see.cap(at) and _belongs(see, at, j, titled=titled):
            inner = phrase("org_heads", see, at)
            nested = names.longest(see.words, at) if not inner else None
            if nested and nested.entries[0].kind == "organization":
                at = nested.end
                country = country or nested.entries[0].country
            else:
                at = inner[0] if inner else at + 1
        elif closed_class("inside_organization", see, at) and see.cap(at + 1) and at > j and _belongs(see, at + 1, j, titled=titled):
            at += 1
        elif see.norm(at) == "(" and (short := acronym_after(see, at)) and see.cap(short[0]) and not titled:
            at = short[0]
        elif see.norm(at) == "," and at > j and _listed(see, at):
            at += 1
        else:
            break
    if see.norm(at) == "ri" and see.cap(at):
        at += 1
        country = country or "IDN"
    if at == j and not _alone(row, see, i):
        return None
    end, short_name = acronym_after(see, at) or (at, None)
    return Chunk(
        start=i,
        end=end,
        name_start=i,
        name_end=at,
        kind="organization",
        country=country,
        sector=row.sector,
        acronym=short_name,
        why=(row.why,),
        inside=tuple(inside),
    )


def _belongs(see: Sight, at: int, head_end: int, *, titled: bool) -> bool:
    """Tell whether a capitalised word goes on with the name; after an office, a person's name does not."""
    word = see.words[at]
    if phrase("ranks", see, at) or phrase("offices", see, at):
        return False
    if titled and at > head_end and given(word) and not common(word):
        return False
    return not (titled and at > head_end and not common(word) and not word.text.isupper() and common(see.words[at - 1]))


def _listed(see: Sight, comma: int) -> bool:
    """Tell whether a comma lists fields: `Meteorologi, Klimatologi, dan Geofisika`."""
    if not (see.cap(comma + 1) and common(see.words[comma + 1])):
        return False
    after = comma + 2
    return see.norm(after) in {"dan", ","} and (see.norm(after) == "dan" or see.norm(after + 1) in {"dan"} or see.cap(after + 1))


def _alone(row: Row, see: Sight, i: int) -> bool:
    """Tell whether a head names something without more: `DPR`, `Polri`, `pemerintah`."""
    if row.sector is None:
        return False
    text = see.words[i].text
    return row.country is not None and text.isupper() or row.small == "yes" and row.words in _ALONE or (
        row.country is not None and " " in row.words
    )


_ALONE = {"pemerintah", "kepolisian", "parlemen", "kejaksaan"}
