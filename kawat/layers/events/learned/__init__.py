"""Who takes part, when all is weighed? The rules propose; learned weights choose among all who could.

For each act every way to fill its sides is scored by its clues: a log-linear model over pairs of sides,
trained on annotated articles and marked examples (training/participants.py). A choice that differs from the
rules' names its strongest clues.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct

from kawat.layers.events.hearing import Heard
from kawat.layers.events.learned.clues import Clues, nobody_clues, option_clues, pair_clues
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.scene import Scene, scenes
from kawat.layers.events.learned.weights import Weight, Worth, known, weights
from kawat.layers.events.merge import Side, Told
from kawat.layers.events.phrases import governor
from kawat.model import Doc

_BEST = 5  # ways to fill a side that are tried with those of the other
_CLUES = 3  # that a choice names for each side
_MARGIN = 0.4  # by which another choice must be better than that of the rules
_STRONG = 0.1  # weight of a clue that is worth naming
_WHERE = frozenset({"di", "ke"})
_CHOICE = "layers/events/learned/__init__.py#weighed"
_ARGUED = ("layers/events/arguments.py#", "layers/events/reading.py#")


class Rated(Struct, frozen=True, gc=False):
    """A way to fill a side (None: nobody) with the weights of its clues and their sums for either side."""

    option: Option | None
    clues: list[Weight]
    actor: float
    recipient: float


def settle(
    doc: Doc, heard: Sequence[Heard], *, worth: Worth | None = None, clues: Clues = option_clues
) -> Iterator[Told]:
    """Yield what an article tells, with the participants that most clues speak for.

    `worth` has the weights, if not those of the package, of the clues that `clues` finds.
    """
    worth = weights() if worth is None else worth
    for scene, ways in scenes(doc, heard):
        told = scene.told
        mutual = told.actors and told.actors == told.recipients
        yield told if mutual else _chosen(worth, scene, ways, clues)


def _chosen(worth: Worth, scene: Scene, ways: Sequence[Option], clues: Clues) -> Told:
    nobody = _rated(worth, None, nobody_clues(scene))
    rated = [_rated(worth, way, clues(scene, way)) for way in ways]
    acting = [r for r, way in zip(rated, ways, strict=True) if _may_act(scene, way)]
    actors = [nobody, *sorted(acting, key=lambda r: -r.actor)[:_BEST]]
    befalling = [r for r, way in zip(rated, ways, strict=True) if not _tells(scene, way)]
    recipients = [nobody, *sorted(befalling, key=lambda r: -r.recipient)[:_BEST]]
    pairs = [
        (a, r) for a in actors for r in recipients if (a.option or r.option) and _apart(a.option, r.option)
    ]
    if not pairs:
        return scene.told
    actor, recipient = max(pairs, key=lambda pair: _score(worth, scene, *pair))
    told = scene.told
    chosen = (_side(actor), _side(recipient))
    if chosen == (told.actors, told.recipients):
        return told
    grounds = [
        *_against([nobody, *rated], told.actors, actor, lambda w: w.actor),
        *_against([nobody, *rated], told.recipients, recipient, lambda w: w.recipient),
    ]
    return msgspec.structs.replace(
        told, actors=chosen[0], recipients=chosen[1], why=_why(told, chosen, grounds)
    )


def _rated(worth: Worth, option: Option | None, clues: list[str]) -> Rated:
    found = known(worth, clues)
    return Rated(option, found, sum([w.actor for w in found]), sum([w.recipient for w in found]))


def _may_act(scene: Scene, way: Option) -> bool:
    """Tell whether somebody may act: not where a thing happens, nor before a passive without an agent."""
    told, phrase, c = scene.told, way.phrase, scene.here.c
    if way.side == told.actors:
        return True
    if phrase is not None:
        preposition = governor(c, phrase.start)
        if preposition is not None and c.norms[preposition] in _WHERE:
            return False
    if told.actors or told.at.form.voice != "passive":
        return True
    return phrase is not None and phrase.start >= told.at.end


def _tells(scene: Scene, way: Option) -> bool:
    """Tell whether somebody only says it: `"Kami mengutuk serangan itu," kata | jubir kementerian A`."""
    told = scene.told
    return way.source != "pronoun" and told.by in way.side and way.side != told.recipients


def _side(rated: Rated) -> Side:
    return rated.option.side if rated.option else ()


def _apart(actor: Option | None, recipient: Option | None) -> bool:
    return actor is None or recipient is None or set(actor.side).isdisjoint(recipient.side)


def _score(worth: Worth, scene: Scene, actor: Rated, recipient: Rated) -> float:
    both = known(worth, pair_clues(scene, actor.option, recipient.option))
    settled = (_side(actor), _side(recipient)) == (scene.told.actors, scene.told.recipients)
    return actor.actor + recipient.recipient + sum([w.both for w in both]) + _MARGIN * settled


def _against(
    rated: Sequence[Rated], rules: Side, chosen: Rated, value: Callable[[Weight], float]
) -> list[str]:
    """Return the strongest clues for a choice that the rules' choice doesn't have; none if it is theirs."""
    if _side(chosen) == rules:
        return []
    shared = {w.clue for r in rated if _side(r) == rules for w in r.clues}
    own = [w for w in chosen.clues if w.clue not in shared and value(w) > _STRONG]
    own.sort(key=lambda w: (-value(w), w.clue))
    return [w.why for w in own[:_CLUES]]


def _why(told: Told, chosen: tuple[Side, Side], grounds: Sequence[str]) -> tuple[str, ...]:
    """Return the reasons of an act: those of the rules for a side only where it is still theirs."""
    theirs = any(a and a == b for a, b in zip(chosen, (told.actors, told.recipients), strict=True))
    kept = [why for why in told.why if theirs or not why.startswith(_ARGUED)]
    return tuple(dict.fromkeys((*kept, *(grounds or (_CHOICE,)))))
