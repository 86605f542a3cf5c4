"""Which words name a body that is known? To the lexicon, by what the article explains, by its last word."""

from kawat.indonesian import names
from kawat.layers.mentions import places
from kawat.layers.mentions.sight import Chunk, Sight, closed

LONGEST = 9  # words of an organisation's name


def known_body(see: Sight, i: int) -> Chunk | None:
    """Return the organisation of the lexicon at word `i`."""
    entries = see.entries(i)
    if not entries or entries[0].kind != "organization" or see.norm(i) in closed().no_acronym:
        return None
    entry, match = entries[0], see.known[i]
    assert match is not None  # noqa: S101 - entries come from it
    end, country = match.end, entry.country
    inside: tuple[Chunk, ...] = ()
    bracket = see.acronym(end)
    after = bracket[0] if bracket else end  # Lembaga Bantuan Hukum (LBH) Jakarta
    place = places.known_place(see, after) if see.cap(after) else None
    if place and entry.country in {None, "IDN", place.country}:  # DPRD Bogor, KBRI Tokyo
        head = see.head("org_heads", i)
        fixed = (head.row.country if head else None) or (None if _is_state(see, after) else country)
        end, country, inside = place.end, fixed or place.country or country, (place,)
    after, short = see.acronym(end) or (end, bracket[1] if bracket else None)
    return Chunk(
        start=i, end=after, name_start=i, name_end=end, kind="organization", inside=inside,
        country=country, sector=entry.sector, acronym=short, why=(entry.why,),
    )  # fmt: skip


def explained(see: Sight, i: int) -> Chunk | None:
    """Return the organisation whose short form the article explains: `Jamkrindo`."""
    body = see.bodies.get(see.words[i].text)
    if body is None or see.known[i] or see.has("org_heads", i):
        return None
    return Chunk(
        start=i, end=i + 1, name_start=i, name_end=i + 1, kind="organization",
        country=body.country, sector=body.sector, why=("layers/mentions/bodies.py#explained",),
    )  # fmt: skip


def tailed(see: Sight, i: int) -> Chunk | None:
    """Return the organisation whose last words tell what it is: `Anugerah Asset Management`."""
    end, tail = i, None
    for at in range(i + 1, i + LONGEST):
        if not see.cap(at - 1) or not see.cap(at) or see.entries(at):
            break
        if tail and see.given(at) and not see.common(at):  # Samuel Sekuritas | Rangga Cipta
            break
        if head := see.head("org_tails", at):
            end, tail = head.end, head.row
    if (
        tail is None
        or (see.begins(i) and see.common(i))
        or (see.given(i) and not see.common(i) and not (tail.sector == "BUS" and see.cap(end)))
        or see.norm(i) in closed().inside_office
        or see.heads[i]
    ):
        return None
    while see.norm(end) in {"of", "for"} and see.cap(end + 1):  # Massachusetts Institute of Technology
        end += 2
    end, short = see.acronym(end) or (end, None)
    return Chunk(
        start=i, end=end, name_start=i, name_end=end, kind="organization", acronym=short,
        country=tail.country, sector=tail.sector, why=(tail.why,),
    )  # fmt: skip


def _is_state(see: Sight, i: int) -> bool:
    """Tell whether a state is named by its own name at word `i`, not a capital where somebody sits."""
    entries = see.entries(i)
    return bool(entries and isinstance(entries[0], names.State) and entries[0].use != "capital")
