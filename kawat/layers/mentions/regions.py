"""Where does a region's name end and that of its head begin? `Bupati Sungai Jernih Bambang Ardiansyah`."""

from kawat.layers.mentions.sight import Chunk, Sight, closed

LONGEST = 5  # words of a region's name
WHY = "layers/mentions/regions.py#office-and-region"


def region(see: Sight, at: int) -> Chunk | None:
    """Return the region at word `at`, after the office of its head, if the lexicon doesn't know it whole.

    A rank or a word known from people's names begins the holder's name; the region must begin with a known
    place, a word for one (`Sungai`) or another common word, or have one as `Baru` in it, since an unknown
    word may begin the name too.
    """
    known = see.known[at] if see.is_kind("place", at) else None
    first = known.end if known else at + 1
    end = first
    while see.cap(end) and not see.has("ranks", end) and not _begins_a_name(see, end):
        if known and not see.common(end):  # Gubernur Guam Eddie Calvo
            return None
        end += 1
    if not see.cap(at) or not see.cap(end) or end - at > LONGEST or end == (known.end if known else 0):
        return None
    ranked = see.has("ranks", end)
    plain = see.has("place_heads", at) or (see.common(at) and not see.given(at))
    part = any(see.norm(k) in closed().quarters for k in range(at + 1, end))  # Sukamaju Baru
    if not (ranked or known or plain or part):
        return None
    country = known.entries[0].country if known else "IDN"
    return Chunk(start=at, end=end, name_start=at, name_end=end, kind="place", country=country, why=(WHY,))


def _begins_a_name(see: Sight, at: int) -> bool:
    """Tell whether the word is known from people's names, and no word of the language."""
    return see.is_kind("person", at) or (see.given(at) and not see.common(at))
