"""Which words name a person? An office, rank or honorific with a name, or a name alone."""

from kawat.layers.mentions import organizations, places
from kawat.layers.mentions.sight import (
    JOINTS,
    Chunk,
    Sight,
    acronym_after,
    closed_class,
    common,
    given,
    known,
    phrase,
)


def titled(see: Sight, i: int) -> Chunk | None:
    """Return the person or office at word `i`: `Menlu AS Antony Blinken`, `Kombes Pol Rudi`, `Presiden`."""
    first = i
    while closed_class("before_office", see, i):
        i += 1
    head = phrase("offices", see, i)
    if head is None:
        return ranked(see, i) if i == first else None
    at, row = head
    country, sector, inside = row.country, row.sector, []
    while at < len(see.words):
        part = None
        if see.cap(at) or phrase("org_heads", see, at):
            part = _field(see, at)
        if part:
            inside.append(part)
            country = country or part.country
            if part.kind == "organization" and row.of and part.sector:
                sector = part.sector
            at = part.end
        elif _in_title(see, at):
            at += 1
        else:
            break
    title_end = at
    while title_end > head[0] and not see.cap(title_end - 1) and closed_class("inside_office", see, title_end - 1):
        title_end -= 1
    short = acronym_after(see, at)
    if short:
        at = short[0]
    at += see.norm(at) == "," and (named_at(see, at + 1) or at + 1 < len(see.words) and phrase("ranks", see, at + 1) is not None)
    name_start, rank_sector = _ranks(see, at)
    name_end = name_until(see, name_start)
    sector = rank_sector or sector
    if name_end > name_start:
        return _person(see, first, name_start, name_end, sector, country, row.why, tuple(inside), title_end)
    role = see.text(first, title_end)
    return Chunk(
        start=first, end=title_end, name_start=first, name_end=title_end, kind="group",
        why=(row.why,), country=country, sector=sector, role=role, inside=tuple(inside),
    )  # fmt: skip


def _person(see, first, name_start, name_end, sector, country, why, inside, title_end):  # type: ignore[no-untyped-def]
    end, short = acronym_after(see, name_end) or (name_end, None)
    return Chunk(
        start=first, end=end, name_start=name_start, name_end=name_end, kind="person", why=(why,),
        country=country, sector=sector, role=see.text(first, title_end) or None, acronym=short, inside=inside,
    )  # fmt: skip


def _field(see: Sight, at: int) -> Chunk | None:
    if named_person(see, at):
        return None
    return organizations.organization(see, at, titled=True) or places.place(see, at)


def named_person(see: Sight, at: int) -> bool:
    match = known(see, at)
    return bool(match and match.entries[0].kind == "person")


def _in_title(see: Sight, at: int) -> bool:
    if at in see.taken:
        return False
    word = see.words[at]
    if closed_class("inside_office", see, at):
        return True
    if phrase("offices", see, at) is not None and see.cap(at):
        return True
    if word.text == "," and see.cap(at + 1) and common(see.words[at + 1]) and see.norm(at + 2) in {"dan", ","} and see.norm(at+3) != "":
        return True
    return see.cap(at) and common(word) and not given(word) and phrase("ranks", see, at) is None


def ranked(see: Sight, i: int) -> Chunk | None:
    """Return the person named after ranks and honorifics."""
    name_start, sector = _ranks(see, i)
    if name_start == i or not see.cap(name_start):
        return None
    name_end = name_until(see, name_start)
    if name_end == name_start:
        return None
    return _person(see, i, name_start, name_end, sector, "IDN" if sector == "COP" else None, "layers/mentions/persons.py#rank", (), name_start)


def _ranks(see: Sight, i: int) -> tuple[int, str | None]:
    """Skip ranks and honorifics; return where the name begins and the sector a rank tells."""
    sector = None
    while i < len(see.words):
        rank = phrase("ranks", see, i)
        if rank:
            i, sector = rank[0], rank[1].sector
        elif phrase("honorifics", see, i) and (see.cap(i) or see.norm(i) in {"pak", "bu"}) :
            i += 1
        elif see.words[i].text in {".", "(", ")"} and sector and see.norm(i - 1) not in {")"} and i + 1 < len(see.words):
            i += 1
        elif see.norm(i) in {"pol", "tni", "mar", "inf", "purn"} and sector:
            i += 1
        elif see.words[i].text == "." and i and phrase("honorifics", see, i - 1):
            i += 1
        elif see.words[i].text == ")" and see.norm(i - 1) in {"pol", "tni", "mar", "inf", "purn"}:
            i += 1
        else:
            break
    return i, sector


def named_at(see: Sight, i: int) -> bool:
    """Tell whether a person's name, with or without rank, begins here."""
    start, _ = _ranks(see, i)
    return name_until(see, start) > start


def name_until(see: Sight, i: int) -> int:
    """Return where the person's name that begins at word `i` ends; `i` if none does."""
    if not see.cap(i) or closed_class("no_name", see, i):
        return i
    match = known(see, i)
    if match and match.entries[0].kind == "person":
        return _more(see, match.end)
    if match and match.entries[0].kind in {"state", "organization"}:
        return i
    if phrase("offices", see, i) or phrase("org_heads", see, i):
        return i
    word = see.words[i]
    if common(word) and not given(word) and not (see.cap(i + 1) and not common(see.words[i + 1])):
        return i
    return _more(see, i + 1)


def _more(see: Sight, at: int) -> int:
    """Read on over further parts of the name, initials and particles."""
    first = at
    while at < len(see.words) and at - first < 6:
        word = see.words[at]
        if see.cap(at):
            if phrase("offices", see, at) or phrase("ranks", see, at) or phrase("org_heads", see, at):
                break
            if closed_class("no_name", see, at) or closed_class("said", see, at):
                break
            match = known(see, at)
            if match and match.entries[0].kind in {"state", "organization"} and not given(word):
                break
            at += 1
        elif word.text == "." and len(see.words[at - 1].text) <= 3 and see.cap(at + 1) and see.words[at - 1].end == word.start:
            at += 1
        elif word.text in JOINTS and at + 1 < len(see.words) and see.words[at + 1].text.isalpha() and at + 1 not in see.taken:
            at += 2
        elif closed_class("inside_name", see, at) and see.cap(at + 1):
            at += 1
        else:
            break
    return at
