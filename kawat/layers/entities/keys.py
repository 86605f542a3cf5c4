"""By which names can an entity be found? Folded names with short forms written out."""

import re
from functools import cache

from msgspec import Struct

from kawat.datafiles import Rule, toml
from kawat.indonesian import names, numbers
from kawat.indonesian.titles import heads, singular, vocabulary
from kawat.model import EntityKind, Mention
from kawat.text import fold, initials

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COUNTED = frozenset({"orang", "korban", "jiwa", "warga", "negara", "lainnya"})
_POINTING = frozenset({"itu", "tersebut", "ini"})
_ABOUT = re.compile(r"^(?:para|sebanyak|sekitar|sedikitnya|setidaknya|hampir|lebih dari|kurang dari) |^ke-?")
_TWICE = re.compile(r"\b(\w+) [-–] \1\b")
_NUMBER = re.compile(r"^[\d.,]+$")


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What a description that points back may mean, by its first word: `partai itu` an organization, PTY."""

    kind: EntityKind
    sectors: frozenset[str] | None = None


class EntitiesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of entities.toml."""

    admin: tuple[str, ...]
    abroad: tuple[str, ...]
    of_any_state: tuple[str, ...]
    former: frozenset[str]
    epithets: frozenset[str]
    short: dict[str, str]
    offices: dict[str, str]
    groups: dict[str, str]
    pointing: dict[str, Head]
    bodies: dict[str, str]
    linking: tuple[Rule, ...]


@cache
def entities_file() -> EntitiesFile:
    """Return what linking needs to know."""
    return toml("indonesian/entities.toml", EntitiesFile)


def place(mention: Mention) -> str:
    """Return the name of a place without `Kota` and the like, short forms written out."""
    key = fold(mention.name)
    for head in entities_file().admin:
        if key.startswith(head + " "):
            key = key[len(head) + 1 :]
            break
    return _written_out(key)


def organization(mention: Mention) -> list[str]:
    """Return the names of an organisation: as known to the lexicon, written out, and its short form."""
    plain = _BRACKETS.sub("", mention.name)
    key = _long(_canonical(_with_code(plain)))
    found = [entities_file().bodies.get(key, key), fold(plain)]
    if mention.acronym:  # `Pemkot Tangerang Selatan (Tangsel)` is `Pemkot Tangsel` too
        found += [fold(mention.acronym), fold(f"{plain.split()[0]} {mention.acronym}")]
    return found


def letters(mention: Mention) -> list[str]:
    """Return the initials by which an organisation may be called elsewhere in the article, if any."""
    plain = _BRACKETS.sub("", mention.name)
    short = initials(plain)
    told = not mention.acronym and len(short) > 2 and not plain.isupper() and not names.known(short)
    return [fold(short)] if told else []


def _with_code(name: str) -> str:
    """Return a name with the state at its end by its code, however it is written."""
    words = name.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        known = names.known(" ".join(words[-size:]))
        if known and isinstance(known[0], names.State):
            return " ".join([*words[:-size], known[0].country])
    return name


def stands_alone(mention: Mention) -> bool:
    """Tell whether an organisation's name is complete as the lexicon has it."""
    return not local(mention) and any(e.kind == "organization" for e in names.known(mention.name))


def local(mention: Mention) -> bool:
    """Tell whether an organisation is called by what many places have: `Polres`, `KBRI`."""
    for form in (mention.name, mention.acronym or ""):
        words = form.lower().split()
        head = heads(words, 0).get("org_heads") if words else None
        if head and head.end == len(words) and head.row.alone == "local":
            return True
    return False


def of_any_state(mention: Mention) -> bool:
    """Tell whether an organisation's name is one that many states have: `Mahkamah Agung`."""
    name = fold(mention.name)
    return (
        mention.kind == "organization"
        and name.startswith(entities_file().of_any_state)
        and not name.endswith(("indonesia", " ri"))
    )


def person(mention: Mention) -> list[str]:
    """Return the names of a person, the one in the text first."""
    found = [fold(mention.name)]
    if mention.acronym:
        found.append(fold(mention.acronym))
    for entry in names.known(mention.name):
        if entry.kind == "person":
            found += [fold(form) for form in names.forms(entry)]
    return found


def group(mention: Mention) -> str:
    """Return what a group is called without its number: `tiga warga sipil`, `warga sipil`.

    So many people of whom nothing else is said are those of that number: `14 orang`, `17 orang`.
    """
    words = [singular(w) for w in _words(mention) if w not in _POINTING]
    plain = _unnumbered(words)
    number = count(mention)
    key = " ".join(plain)
    key = entities_file().groups.get(key, key)
    if key in _COUNTED and number:
        return f"{number} {key}"
    return " ".join(words) if key == "orang" else key


def _words(mention: Mention) -> list[str]:
    """Return the words of a description in small letters; `diplomat - diplomat` is one."""
    return _TWICE.sub(r"\1-\1", mention.name.lower()).split()


def _unnumbered(words: list[str]) -> list[str]:
    skipped = vocabulary().closed.of_quantity
    at = 0
    while at < len(words) - 1 and (words[at] in skipped or _NUMBER.match(words[at])):
        at += 1
    if at and words[at] not in _COUNTED and "orang" in words[:at] and words[at] == "lainnya":
        at = words.index("orang")
    return words[at:]


@cache
def _exact() -> re.Pattern[str]:
    return re.compile(numbers.pattern())


def count(mention: Mention) -> int | None:
    """Return how many a group is said to be, two or more: 4 of `keempat orang itu`, of `4 orang`."""
    found = _exact().match(_ABOUT.sub("", mention.name.lower()))
    told = numbers.value(found[0]) if found else None
    return int(told) if told is not None and told > 1 else None


def taken_up(mention: Mention) -> bool:
    """Tell whether a group is one spoken of before: `keempat korban`, `empat orang tersebut`."""
    words = mention.name.lower().split()
    if len(words) > 2 and words[-2] in entities_file().pointing:  # juru bicara | lembaga itu
        return False
    return words[-1] in _POINTING or (words[0].startswith("ke") and count(mention) is not None)


def pointing(mention: Mention) -> Head | None:
    """Return what a description may mean that points at one named before: `negara itu`, `pria tersebut`."""
    words = mention.name.lower().split()
    if len(words) < 2 or words[-1] not in {"itu", "tersebut"}:
        return None
    return entities_file().pointing.get(words[0])


def at_home(mention: Mention, home: str) -> bool:
    """Tell whether one whose country nothing tells is of the article's country."""
    if mention.kind == "place":
        return not any(isinstance(e, names.Place) and not e.country for e in names.known(mention.name))
    if mention.kind != "group" or mention.role:
        return True
    words = [singular(w) for w in _words(mention)]
    rows = (heads(words, i).get("groups") for i in range(len(words)))
    rule = next((head.row.home for head in rows if head), None)
    return rule == "yes" or (rule is None and home == "IDN")


def no_province(mention: Mention) -> bool:
    """Tell whether a province is none of Indonesia's, all of which are known: `Provinsi Kandal`."""
    return mention.name.startswith(("Provinsi ", "Negara Bagian ", "negara bagian ", "provinsi "))


def office(role: str) -> str:
    """Return an office for comparison, with the usual short forms written out."""
    words = _BRACKETS.sub("", role).split()
    long = entities_file().offices
    return _written_out(" ".join(long.get(word, word) for word in fold(" ".join(words)).split()))


def _canonical(name: str) -> str:
    """Return the folded name with its longest known beginning as the lexicon writes it."""
    words = name.split()
    for end in range(len(words), 0, -1):
        known = next((e for e in names.known(" ".join(words[:end])) if e.kind == "organization"), None)
        if known:
            return fold(" ".join([known.name, *words[end:]]))
    return fold(name)


def _long(key: str) -> str:
    """Return a name with the short form at its head written out, without `RI` at its end."""
    words = key.split()
    row = (
        next(
            (r for rest, t, r in vocabulary().starts.get(words[0], ()) if t == "org_heads" and not rest), None
        )
        if words
        else None
    )
    if row and row.long:
        words[0] = row.long
    if len(words) > 1 and words[-1] in {"ri", "idn"}:
        words.pop()
    if not key.startswith(("pemerintah", "dewan perwakilan", "pem")):
        words = [w for w in words if w not in {"provinsi", "kabupaten"}] or words
    return _written_out(" ".join(words))


def _written_out(key: str) -> str:
    short = entities_file().short
    return " ".join(dict.fromkeys(short.get(word, word) for word in key.split()))
