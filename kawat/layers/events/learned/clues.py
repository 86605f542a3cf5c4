"""What speaks for a way to fill a side? Named clues, whose weights training finds.

A clue is a line that a reader understands: `rule actor by subject`, `path nsubj`, `right after terhadap`.
Those that begin with a word of RULES tell what the rules chose; half of what training sees lacks them, so
that the others learn to stand alone.
"""

from collections.abc import Callable, Iterator

from kawat.layers.entities.home import AT_HOME
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.place import place_clues
from kawat.layers.events.learned.scene import Scene
from kawat.layers.events.merge import Told
from kawat.model import Entity

RULES = ("rule", "rules")
Clues = Callable[[Scene, Option], list[str]]
_MOST = 3  # beyond which a number is only `3`
_RANKS = 5


def option_clues(scene: Scene, option: Option) -> list[str]:
    """Return the clues of one way to fill either side, no clue twice."""
    found = [*_source(scene, option), *_rule(scene, option), *_entity(scene, option), *_story(scene, option)]
    if option.phrase is not None:
        found += place_clues(scene, option.phrase, option.source)
    if option.other is not None:
        found += [f"with {clue}" for clue in place_clues(scene, option.other, option.source)]
    return list(dict.fromkeys(found))


def _source(scene: Scene, option: Option) -> Iterator[str]:
    told, size = scene.told, min(_MOST, len(option.side))
    yield f"from {option.source}"
    yield f"from {option.source} {scene.voice}"
    yield f"from {option.source} {told.type}"
    yield f"size {size}"
    yield f"size {size} {told.at.form.predicate.object} {told.type}"
    if scene.speaker in option.side:
        yield from ("speaks", f"speaks {scene.voice}", f"speaks {told.type}")


def _rule(scene: Scene, option: Option) -> Iterator[str]:
    told = scene.told
    part = _part(told, option)
    yield f"rule {part}"
    yield f"rule {part} {scene.voice}"
    yield f"rule {part} {option.source}"
    if part != "-":
        for why in told.why:
            place, _, how = why.partition("#")
            if place.endswith(("arguments.py", "reading.py")):
                yield f"rule {part} by {how}"


def _part(told: Told, option: Option) -> str:
    """Return which side the rules gave to an option, in whole or in part."""
    for name, side in (("actor", told.actors), ("recipient", told.recipients)):
        if option.side == side:
            return name
        if not set(side).isdisjoint(option.side):
            return f"{name} in part"
    return "-"


def _entity(scene: Scene, option: Option) -> Iterator[str]:
    told, first = scene.told, scene.story.entities[option.side[0]]
    kind, sector = first.kind, first.sector or "-"
    yield f"kind {kind}"
    yield f"kind {kind} {told.type}"
    yield f"kind {kind} {scene.voice}"
    yield f"sector {sector}"
    yield f"sector {sector} {told.type}"
    yield f"sector {sector} {told.type} {told.mode}"
    if first.sector and told.mode:
        yield f"sector {sector} {kind} {told.mode} {scene.voice}"
    yield f"at home {first.country == AT_HOME} {told.type}"
    for other in sorted(scene.lands.get(first.country or "", ())):
        if other != kind:
            yield f"beside {other} of its land as {kind}"


def _story(scene: Scene, option: Option) -> Iterator[str]:
    """Tell how the article at large speaks of an option's first entity."""
    first: Entity = scene.story.entities[option.side[0]]
    rank = min(_RANKS, scene.story.ranks[first.id])
    yield f"rank {rank}"
    yield f"rank {rank} {first.kind}"
    yield f"mentions {min(_RANKS, len(first.mentions))}"
    yield f"opening {first.id in scene.story.opening} {option.source}"
    parts = sorted(scene.story.elsewhere(first.id, scene.told))
    for same, name in parts:
        part = f"{name} of the same" if same else name
        yield f"elsewhere {part}"
        yield f"elsewhere {part} {option.source}"
    if not parts:
        yield "elsewhere nothing"


def nobody_clues(scene: Scene) -> list[str]:
    """Return the clues for a side that nobody fills."""
    told, voice = scene.told, scene.voice
    known = f"{bool(told.actors)} {bool(told.recipients)}"
    return [
        "nobody",
        f"nobody {voice}",
        f"nobody {told.type}",
        f"nobody {told.type} {told.mode} {voice}",
        f"nobody {told.at.form.predicate.id} {voice}",
        f"rules know {known} {voice}",
        f"rules know {known} {told.type}",
    ]


def pair_clues(scene: Scene, actor: Option | None, recipient: Option | None) -> list[str]:
    """Return the clues of both sides together."""
    told, voice = scene.told, scene.voice
    if actor is None or recipient is None:
        return ["both nobody", f"both nobody {voice}"] if actor is recipient else []
    one, other = (scene.story.entities[side.side[0]] for side in (actor, recipient))
    found = [f"kinds {one.kind} {other.kind}", f"both from {actor.source} {recipient.source}"]
    if one.country and one.country == other.country:
        found += ["same country", f"same country {told.type}"]
        if "state" in (one.kind, other.kind):
            found.append("same country as a state")
    if actor.phrase and recipient.phrase:
        found.append(f"actor first {actor.phrase.start < recipient.phrase.start} {voice}")
    if actor.side == told.actors and recipient.side == told.recipients:
        found += ["rules say both", f"rules say both {told.type}"]
    return found
