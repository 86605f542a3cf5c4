"""Reading a sentence from left to right: what begins at each word, the more certain first."""

from collections.abc import Iterator

import msgspec

from kawat.layers.mentions import organizations, places
from kawat.layers.mentions.bodies import tailed
from kawat.layers.mentions.groups import group
from kawat.layers.mentions.plain_names import initials, known_name, name
from kawat.layers.mentions.sight import NOTHING, Chunk, Sight, closed
from kawat.layers.mentions.titles import titled


def scan(see: Sight) -> Iterator[Chunk]:
    """Yield the chunks of a sentence in order."""
    read = known_name if see.headline else _at
    i = 0
    while i < len(see.words):
        found = read(see, i) if _may_begin(see, i) else None
        if found:
            yield found
        i = max(found.end, i + 1) if found else i + 1


def _may_begin(see: Sight, i: int) -> bool:
    """Tell whether anything can begin at word `i`: most words of the language are passed over here."""
    norm = see.norms[i]
    return bool(
        see.caps[i]
        or see.heads[i] is not NOTHING
        or see.known[i]
        or norm in closed().of_quantity
        or norm in closed().before_office
        or norm[0].isdigit()
    )


def _at(see: Sight, i: int) -> Chunk | None:
    if see.is_kind("person", i) or initials(see, i):
        return name(see, i)
    office, people = titled(see, i), group(see, i)
    if office and (office.kind == "person" or people is None or office.end > people.end):
        return office
    found = organizations.organization(see, i) or tailed(see, i) or _place(see, i) or people
    return found or (name(see, i) if see.caps[i] else None)


def _place(see: Sight, i: int) -> Chunk | None:
    """Return the place at word `i`, with the organisation whose it is: `Gedung DPR`."""
    found, head = places.place(see, i), see.head("place_heads", i)
    if found is None or head is None or head.end >= found.end:
        return found
    body = organizations.organization(see, head.end)
    return msgspec.structs.replace(found, inside=(body,)) if body and body.end <= found.end else found
