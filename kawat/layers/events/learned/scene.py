"""What is an act seen against? Its sentence, and what the article says of its people elsewhere."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kawat.layers.attribution import by, speaker_before
from kawat.layers.events.clauses import Phrase
from kawat.layers.events.hearing import Heard
from kawat.layers.events.learned.options import Option, beside, options
from kawat.layers.events.merge import Told
from kawat.layers.index import located
from kawat.model import Doc, Entity

_OPENING = 2  # sentences that open the article

Part = tuple[str, str]  # the type of an act, and who one is in it


class Story(Struct, frozen=True, gc=False):
    """What the whole article says of its entities."""

    entities: Mapping[str, Entity]
    ranks: Mapping[str, int]  # by how often they are named, the first being 0
    opening: frozenset[str]  # those named in its first sentences
    parts: Mapping[str, Mapping[Part, set[int]]]  # what they do and suffer by the rules, with the sentences

    def elsewhere(self, entity: str, told: Told) -> set[tuple[bool, str]]:
        """Return who an entity is in acts of other sentences, and whether these are of the same type."""
        here = {told.evidence.start}
        parts = self.parts.get(entity, {}).items()
        return {(kind == told.type, name) for (kind, name), where in parts if where - here}


class Scene(Struct, frozen=True, gc=False):
    """One act, and what its clues are read from."""

    told: Told
    here: Heard
    story: Story
    speaker: str | None  # in whose words the act stands
    voice: str  # that of the form, with what its object is
    lands: Mapping[str, frozenset[str]]  # countries named in the sentence, with the kinds of those named
    left: Sequence[Phrase]  # the names nearest to it on either side
    right: Sequence[Phrase]


def scenes(doc: Doc, heard: Sequence[Heard]) -> Iterator[tuple[Scene, list[Option]]]:
    """Yield every act of an article with the ways to fill its sides."""
    story = _story(doc, heard)
    before: list[Told] = []
    for here in heard:
        if not here.told:
            continue
        lands = _lands(here, story)
        last = speaker_before(doc, here.c.sentence.span.start)
        for told in here.told:
            speaker = by(doc, told.trigger)
            near = beside(here, told)
            ways = options(here, told, near, before, {"speaker": speaker, "last speaker": last})
            yield Scene(told, here, story, speaker, _voice(told), lands, *near), ways
            before.append(told)


def _voice(told: Told) -> str:
    form = told.at.form
    return form.voice if form.predicate.object == "recipient" else f"{form.voice} {form.predicate.object}"


def _story(doc: Doc, heard: Sequence[Heard]) -> Story:
    ranked = sorted(doc.entities, key=lambda e: -len(e.mentions))
    first = [h.c.sentence.span for h in heard[:_OPENING]]
    opening = {
        m.entity.id for m in located(doc.entities) if any(s.start <= m.span.start < s.end for s in first)
    }
    parts: dict[str, dict[Part, set[int]]] = defaultdict(lambda: defaultdict(set))
    for told in (t for h in heard for t in h.told):
        for name, side in (("actor", told.actors), ("recipient", told.recipients)):
            for entity in side:
                where = parts[entity][told.type, name]
                if len(where) < 2:  # one other sentence is enough
                    where.add(told.evidence.start)
    return Story(
        {e.id: e for e in doc.entities}, {e.id: n for n, e in enumerate(ranked)}, frozenset(opening), parts
    )


def _lands(here: Heard, story: Story) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entity in {p.entity for p in here.c.phrases.values() if p.entity}:
        named = story.entities[entity]
        if named.country:
            found[named.country].add(named.kind)
    return {country: frozenset(kinds) for country, kinds in found.items()}
