"""How does a name stand to an act? By side, distance and the words between."""

from collections.abc import Iterator

from kawat.layers.events.clauses import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    COORDINATOR,
    INSIDE,
    NAME,
    PREPOSITION,
    STOP,
    VERB,
    WHICH,
    Phrase,
)
from kawat.layers.events.learned.scene import Scene

_PATTERN = 4  # words between an act and a name whose tags are told one by one
_MOST = 3
_WORDS = (PREPOSITION, CONJUNCTION, WHICH, COORDINATOR, COMMA, ADVERB)  # told by word, others by tag
_BREAKS = ((STOP, "stop"), (WHICH, "yang"), (CONJUNCTION, "conjunction"))


def place_clues(scene: Scene, phrase: Phrase, source: str) -> Iterator[str]:
    """Yield the clues of where a name stands."""
    side = "right" if phrase.start >= scene.told.at.end else "left"
    yield f"{side} {scene.voice}"
    yield f"{side} {scene.told.type}"
    yield f"{side} {source} {scene.voice}"
    yield f"{side} {scene.told.at.form.predicate.id} {scene.voice}"
    yield from _between(scene, phrase, side)
    yield from _beside(scene, phrase, side)
    yield from _order(scene, phrase, side)


def _between(scene: Scene, phrase: Phrase, side: str) -> Iterator[str]:
    at, voice = scene.told.at, scene.voice
    low, high = (at.end, phrase.start) if side == "right" else (phrase.end, at.start)
    tags = "".join(t for t in scene.here.c.tags[low:high] if t != INSIDE)
    yield f"{side} {min(_MOST, tags.count(NAME))} names between"
    yield f"{side} {min(_MOST, tags.count(VERB))} verbs between {voice}"
    yield f"{side} {min(_MOST, tags.count(VERB))} verbs between {scene.told.type} {at.form.complement}"
    yield f"{side} {min(_MOST, tags.count(COMMA))} commas between"
    yield f"{side} {_about(len(tags))} words between"
    for tag, word in _BREAKS:
        if tag in tags:
            yield f"{side} {word} between {voice}"
    if len(tags) <= _PATTERN:
        yield f"{side} pattern [{tags}] {voice}"
    whole = not any(tag in tags for tag in (STOP, COMMA, CONJUNCTION, WHICH))
    yield f"{side} same clause {whole} {scene.told.type}"


def _about(n: int) -> str:
    return next((name for most, name in ((0, "0"), (2, "1-2"), (5, "3-5"), (12, "6-12")) if n <= most), "13+")


def _beside(scene: Scene, phrase: Phrase, side: str) -> Iterator[str]:
    """Tell the words right before and after a name, and beside the act."""
    c, at = scene.here.c, scene.told.at
    before = c.tags[phrase.start - 1] if phrase.start else "^"
    word = c.norms[phrase.start - 1] if before in _WORDS else before
    yield f"{side} after {word}"
    yield f"{side} after {word} {scene.voice}"
    yield f"{side} before {c.tags[phrase.end] if phrase.end < len(c) else '$'}"
    yield f"{side} act before {c.norms[at.end] if at.end < len(c) else '$'} {scene.voice}"


def _order(scene: Scene, phrase: Phrase, side: str) -> Iterator[str]:
    names = scene.right if side == "right" else scene.left[::-1]
    nearer = names.index(phrase)
    yield f"{side} number {min(_MOST, nearer)} of {min(_MOST, len(names))}"
    yield f"{side} number {min(_MOST, nearer)} {phrase.kind} {scene.voice}"
    if phrase.start == 0:
        yield f"opens the sentence {scene.voice}"
