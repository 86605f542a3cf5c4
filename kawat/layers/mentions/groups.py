"""Which words describe people without a name? A head (`warga`, `polisi`) with its number and modifiers."""

from kawat.layers.mentions import places
from kawat.layers.mentions.sight import Chunk, Sight, closed_class, phrase


def group(see: Sight, i: int) -> Chunk | None:
    """Return the body of people described from word `i`: `tiga warga sipil Palestina`."""
    at = i
    while at < len(see.words) and (closed_class("of_quantity", see, at) or see.words[at].text[0].isdigit()):
        if at in see.taken:
            return None
        at += 1
    if at >= len(see.words):
        return None
    head = phrase("groups", see, at)
    if head is None:
        if at > i and see.norm(at - 1) in {"orang", "seorang"}:
            head = phrase("groups", see, at - 1)
        if head is None:
            return None
    end, row = head
    country = None if row.home in {None, "yes"} else row.home
    inside = []
    while end < len(see.words):
        state = places.known_place(see, end) if see.cap(end) else None
        if state:
            country = country or state.country
            inside.append(state)
            end = state.end
            break
        inner = phrase("groups", see, end) if not see.cap(end) else None
        if inner:
            end = inner[0]
        elif closed_class("after_group", see, end):
            end += 1
        else:
            break
    return Chunk(
        start=i, end=end, name_start=i, name_end=end, kind="group", why=(row.why,),
        country=country, sector=row.sector, inside=tuple(inside),
    )  # fmt: skip
