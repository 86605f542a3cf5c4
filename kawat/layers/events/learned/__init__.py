"""Who takes part, when all is weighed? The rules propose; learned weights choose among all who could.

For each act every way to fill its sides is scored by its clues: a log-linear model over pairs of sides,
trained on annotated articles and marked examples (training/participants.py). A choice that differs from the
rules' names its strongest clues.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from kawat.layers.events.hearing import Heard
from kawat.layers.events.learned.clues import Clues, nobody_clues, option_clues, pair_clues
from kawat.layers.events.learned.options import Option
from kawat.layers.events.learned.scene import Scene, scenes
from kawat.layers.events.learned.weights import Weight, Worth, known, weights
from kawat.layers.events.merge import Side, Told
from kawat.model import Doc

_BEST = 5  # ways to fill a side that are tried with those of the other
_CLUES = 3  # that a choice names for each side
_MARGIN = 0.8  # by which another choice must be better than that of the rules
_STRONG = 0.1  # weight of a clue that is worth naming
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
    actors = [nobody, *sorted(rated, key=lambda r: -r.actor)[:_BEST]]
    recipients = [nobody, *sorted(rated, key=lambda r: -r.recipient)[:_BEST]]
    pairs = [(a, r) for a in actors for r in recipients if _apart(a.option, r.option)]
    actor, recipient = max(pairs, key=lambda pair: _score(worth, scene, *pair))
    return _with(scene.told, actor, recipient)


def _rated(worth: Worth, option: Option | None, clues: list[str]) -> Rated:
    found = known(worth, clues)
    return Rated(option, found, sum(w.actor for w in found), sum(w.recipient for w in found))


def _side(rated: Rated) -> Side:
    return rated.option.side if rated.option else ()


def _apart(actor: Option | None, recipient: Option | None) -> bool:
    return actor is None or recipient is None or set(actor.side).isdisjoint(recipient.side)


def _score(worth: Worth, scene: Scene, actor: Rated, recipient: Rated) -> float:
    both = known(worth, pair_clues(scene, actor.option, recipient.option))
    settled = (_side(actor), _side(recipient)) == (scene.told.actors, scene.told.recipients)
    return actor.actor + recipient.recipient + sum(w.both for w in both) + _MARGIN * settled


def _with(told: Told, actor: Rated, recipient: Rated) -> Told:
    actors, recipients = _side(actor), _side(recipient)
    if (actors, recipients) == (told.actors, told.recipients):
        return told
    kept = (why for why in told.why if not why.startswith(_ARGUED))
    found = _strongest((w.actor, w.why) for w in actor.clues)
    found += _strongest((w.recipient, w.why) for w in recipient.clues)
    return msgspec.structs.replace(
        told, actors=actors, recipients=recipients, why=tuple(dict.fromkeys((*kept, *found)))
    )


def _strongest(worth: Iterable[tuple[float, str]]) -> list[str]:
    best = sorted((w for w in worth if w[0] > _STRONG), key=lambda w: (-w[0], w[1]))
    return [why for _, why in best[:_CLUES]]
