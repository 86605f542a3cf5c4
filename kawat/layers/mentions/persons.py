"""Where does a person's name end? Capitals, initials, particles and degrees."""

from kawat.indonesian import names
from kawat.indonesian.titles import Row, vocabulary
from kawat.layers.mentions.sight import JOINTS, Sight, closed

LONGEST = 6  # further words of a name


_SMALL = frozenset({"pak", "bu", "dr", "drg", "ir", "ustaz", "kiai", "gus", "mbak", "mas", "bang"})


def ranks(see: Sight, i: int) -> tuple[int, Row | None]:
    """Skip ranks and honorifics; return where the name begins and the last rank."""
    row: Row | None = None
    at = i
    while at < len(see.words):
        rank = see.head("ranks", at)
        if rank and (see.caps[at] or row):
            at, row = rank.end, rank.row
        elif (honorific := see.head("honorifics", at)) and (see.caps[at] or see.norm(at) in _SMALL):
            at = honorific.end
        elif at > i and (_abbreviates(see, at) or (row and see.norm(at) in closed().arms)):
            at += 1
        else:
            break
    return at, row


def _abbreviates(see: Sight, at: int) -> bool:
    """Tell whether a mark belongs to a rank: `Brigjen (Pol)`, `Kombes Pol.`, `Dr.`."""
    mark, before = see.words[at].text, see.norm(at - 1)
    if mark == "(":
        return see.norm(at + 1) in closed().arms and see.norm(at + 2) == ")"
    if mark == ")":
        return before in closed().arms
    return mark == "." and (
        before in closed().arms or see.has("honorifics", at - 1) or see.has("ranks", at - 1)
    )


def known_person(see: Sight, i: int) -> names.Person | None:
    """Return the person of the lexicon named at word `i`, in the office held on the day of the article."""
    found = [e for e in see.entries(i) if isinstance(e, names.Person)]
    then = names.as_of(found, see.day) if see.day and found else None
    return then or next(iter(found), None)


def name_end(see: Sight, i: int, *, titled: bool = False) -> int:
    """Return where the person's name that begins at word `i` ends; `i` if none does."""
    if titled and see.cap(i) and initialed(see, i):
        return i + 1
    if not see.cap(i) or not _may_begin(see, i, titled=titled):
        return i
    match = see.known[i]
    end = _more(see, match.end if match and match.entries[0].kind == "person" else i + 1)
    if titled and (see.norm(end).isdigit() or any(see.has("org_tails", k) for k in range(i + 1, end))):
        return i
    return end


def initialed(see: Sight, i: int) -> bool:
    """Tell whether initials stand for a name after a title: `tersangka RH`."""
    text = see.words[i].text
    short = text.isupper() and text.isalpha() and len(text) < 5
    known = text in see.initialed or (short and (aged(see, i + 1) or _suspect(see, i)))
    return known and see.norm(i - 1) not in closed().named


def _suspect(see: Sight, i: int) -> bool:
    """Tell whether letters after a word for suspects are initials: `terdakwa MJE`, not `korban TPPO`."""
    return len(see.words[i].text) > 1 and see.norm(i - 1) in closed().initialed and not see.entries(i)


def _may_begin(see: Sight, i: int, *, titled: bool) -> bool:
    if see.is_kind("person", i):
        return True
    titles = see.has("offices", i) or see.has("org_heads", i) or see.has("ranks", i)
    if titles or not _like_a_name(see, i) or _degree(see, i):
        return False
    if see.given(i):
        return True
    if see.entries(i) and (titled or not see.is_kind("place", i)):
        return False
    if see.common(i) and not (titled and see.norm(i - 1) in _SMALL):  # pak Warta
        return see.cap(i + 1) and not see.common(i + 1) and not see.entries(i + 1) and (titled or i > 0)
    return True


def _degree(see: Sight, i: int) -> bool:
    """Tell whether a degree begins after a name: `Ratna Dewi, M.Pd`, `Ratna Dewi, S.H.`."""
    written = see.norm(i - 1) in {",", "."} and see.norm(i + 1) == "." and len(see.norm(i)) == 1
    return written and see.norm(i + 2) in closed().degree_fields


def _like_a_name(see: Sight, i: int) -> bool:
    """Tell whether a word is written like part of a person's name: `Budi`, not `KPK` nor `Keuangan`."""
    norm, text, words = see.norm(i), see.words[i].text, closed()
    unlike = norm in words.no_name and not (
        norm in see.speakers and norm in vocabulary().given
    )  # kata Ramadhan
    if unlike or norm in words.fields or not _letters(text):
        return False
    degree = norm in words.degrees and sum(letter.isupper() for letter in text) > 1
    return not degree and (not text.isupper() or len(norm) == 1)


def _letters(text: str) -> bool:
    """Tell whether a word is written in letters, but for the marks within `Burton-Sampson` and `O'Brien`."""
    return text.isalpha() or text.translate(_MARKS).isalpha()


_MARKS = str.maketrans("", "", "-'’")


def _more(see: Sight, first: int) -> int:
    """Read on over further parts of the name."""
    at = first
    while at < len(see.words) and at - first < LONGEST:
        word = see.words[at]
        if see.caps[at]:
            if not _may_follow(see, at):
                break
            at += 1
        elif word.text == "." and _initial(see, at) and _goes_on(see, at + 1):
            at += 1
        elif word.text in JOINTS and at + 1 < len(see.words) and _joined(see, at):
            at += 2
        elif see.norm(at) in closed().inside_name and _particle(see, at):
            at += 1 + (see.norm(at + 1) in JOINTS)
        else:
            break
    return at


def _goes_on(see: Sight, at: int) -> bool:
    """Tell whether a name goes on after an initial, rather than the next sentence begins: `F. Selain`."""
    return see.cap(at) and _may_follow(see, at) and (see.given(at) or not see.common(at))


def _particle(see: Sight, at: int) -> bool:
    """Tell whether a small word stands within a name: `Salman bin Abdulaziz al - Saud`."""
    after = at + 1 + (see.norm(at + 1) in closed().inside_name or see.norm(at + 1) in JOINTS)
    return see.cap(at + 1) or see.cap(after)


def _initial(see: Sight, dot: int) -> bool:
    before = see.words[dot - 1]
    return before.end == see.words[dot].start and len(before.text) <= 2


def _joined(see: Sight, at: int) -> bool:
    """Tell whether a dash joins parts of a name: `Moon Jae - in`, not two people (`Prabowo-Gibran`)."""
    dash, after = see.words[at], see.words[at + 1]
    if not after.text.isalpha() or see.words[at - 1].end == dash.start:
        return False
    return len(after.text) <= 4 if after.text.islower() else dash.end == after.start


def _may_follow(see: Sight, at: int) -> bool:
    tables, norm = see.heads[at], see.norm(at)
    if "ranks" in tables or (("offices" in tables or "org_heads" in tables) and not see.given(at)):
        return False
    if (norm in closed().no_name and not see.given(at)) or norm in closed().said or _verb(see, at):
        return False
    entries = see.entries(at)
    if entries and entries[0].kind in {"state", "organization"} and not see.given(at):
        return False
    return len(norm) == 1 or not see.words[at].text.isupper() or norm in closed().degrees


def _verb(see: Sight, at: int) -> bool:
    """Tell whether a common verb follows a name in a line of capitals: `Penahanan Rita Diperpanjang`."""
    norm = see.norm(at)
    return len(norm) > 5 and norm.startswith(_PREFIXES) and see.common(at) and not see.given(at)


_PREFIXES = ("di", "ber", "ter", "men", "mem", "meng")


def aged(see: Sight, end: int) -> bool:
    """Tell whether an age follows: `Sulastri (64)`, `Sulastri, 64, ...`."""
    words = see.words[end : end + 3]
    if len(words) < 3 or not words[1].text.isdigit() or len(words[1].text) > 2:
        return False
    if words[0].text == "(":
        return words[2].norm in {")", "tahun", "th"}
    return words[0].text == "," and words[2].norm in {",", "tahun", "."}
