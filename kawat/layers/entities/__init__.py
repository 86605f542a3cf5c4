"""Which mentions are the same? Persons, states, organisations, groups and places, each once."""

from collections import Counter
from collections.abc import Iterable

from kawat.indonesian import names
from kawat.layers.entities import keys
from kawat.layers.entities.clusters import gather
from kawat.layers.entities.home import AT_HOME, Home, home
from kawat.layers.entities.index import Cluster
from kawat.layers.locations import locate
from kawat.model import Doc, Entity, Mention

PRIVATE = "layers/entities/__init__.py#private-person"


def find(doc: Doc) -> tuple[Entity, ...]:
    """Return the entities by their first mention, `e1` first."""
    at = home(doc.mentions)
    clusters = gather(doc.mentions, at.country)
    found = tuple(_entity(f"e{n}", cluster, at) for n, cluster in enumerate(clusters, 1))
    return locate(found, doc.article.text)


def _entity(number: str, cluster: Cluster, at: Home) -> Entity:
    mentions = cluster.mentions
    named = [m for m in mentions if m.kind == cluster.kind]
    name = _name(named)
    country, sector = _told(mentions, at) or _where(named, at), _sector(named)
    private = sector is None and country == AT_HOME and _private(named)
    whys = (*name.why, *(w for m in mentions for w in m.why), *((PRIVATE,) if private else ()))
    return Entity(
        id=number,
        kind=cluster.kind,
        name=name.name,
        mentions=tuple(sorted({m.span for m in mentions})),
        country=country,
        sector="CVL" if private else sector,
        role=_role(named) if cluster.kind == "person" else None,
        why=tuple(dict.fromkeys(whys)),
    )


def _private(mentions: list[Mention]) -> bool:
    """Tell whether a person is named with no office and no body: a civilian, in PLOVER's terms."""
    return all(m.kind == "person" and not m.role for m in mentions)


def _told(mentions: list[Mention], at: Home) -> str | None:
    """Return the country that the mentions tell; `Mahkamah Agung` alone is that of the article."""
    told = _first(m.country for m in mentions)
    return None if told == AT_HOME and at.far and keys.of_any_state(mentions[0]) else told


def _where(mentions: list[Mention], at: Home) -> str | None:
    """Return the country of somebody of whom no mention tells it: that of the article."""
    abroad = keys.entities_file().abroad
    if any(m.role and m.role.lower().startswith(abroad) for m in mentions):
        return at.abroad
    if mentions[0].kind == "place" and all(keys.no_province(m) for m in mentions):
        return at.abroad
    if mentions[0].kind == "group" and not at.only:
        return None
    return at.country if keys.at_home(mentions[0], at.country) else None


def _name(mentions: list[Mention]) -> Mention:
    """Return the mention with the fullest name; of equally long ones the most frequent spelling."""
    if mentions[0].kind == "group":
        return next((m for m in mentions if not keys.taken_up(m)), mentions[0])
    often = Counter(m.name for m in mentions)
    return max(
        mentions,
        key=lambda m: (_own(m), not m.name.isupper(), len(m.name.split()), often[m.name], -m.span.start),
    )


def _own(mention: Mention) -> bool:
    """Tell whether a state's name is its own, not its capital's, and a body's not `lembaga antirasuah`."""
    if mention.kind == "organization":
        return mention.name.lower() not in keys.entities_file().bodies
    if mention.kind != "state":
        return True
    known = names.known(mention.name)
    return not (known and isinstance(known[0], names.State) and known[0].use == "capital")


def _sector(mentions: list[Mention]) -> str | None:
    """Return the sector of the first title that tells one, else of the first mention that does.

    That somebody is a suspect or a witness counts if nothing else is known; who held an office once is of
    the elite.
    """
    telling = sorted((m for m in mentions if m.sector), key=lambda m: (m.sector in _WEAK, not m.role))
    if not telling:
        return None
    told, former = telling[0], keys.entities_file().former
    if told.sector == "GOV" and told.role and told.role.split()[0].lower() in former:
        return "ELI"
    return told.sector


_WEAK = frozenset({"CRM", "CVL"})


def _role(mentions: list[Mention]) -> str | None:
    """Return the fullest title that a mention prints, the first of equally long ones."""
    return max((m.role for m in mentions if m.role), key=lambda role: len(role.split()), default=None)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)
