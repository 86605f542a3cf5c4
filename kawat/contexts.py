"""What is an event about? PLOVER's 37 contexts, told by words, by who takes part and by the event's code."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from msgspec import Struct

from kawat.datafiles import Rule, checked, places, toml
from kawat.layers.words import split_words
from kawat.model import Entity, Event, Span, Word

PATH = "indonesian/contexts.toml"
_IGNORED = ""  # the context of phrases that count for none


class Context(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A context and what tells it; `id` is PLOVER's name."""

    means: str
    words: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    between_states: tuple[str, ...] = ()


class ContextsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of contexts.toml."""

    ignored: tuple[str, ...]
    context: tuple[Context, ...]


class Cue(Struct, frozen=True, order=True, gc=False):
    """Words that tell contexts."""

    span: Span
    contexts: tuple[str, ...]


@cache
def contexts_file() -> ContextsFile:
    """Return the contexts, in PLOVER's order."""
    file = toml(PATH, ContextsFile)
    checked(PATH, file.context)
    return file


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return the phrases with their contexts by their first word, the longest first."""
    contexts: dict[tuple[str, ...], list[str]] = {}
    for context in contexts_file().context:
        for phrase in context.words:
            contexts.setdefault(_cut(phrase), []).append(context.id)
    contexts |= {_cut(phrase): [_IGNORED] for phrase in contexts_file().ignored}
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, names in sorted(contexts.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(words[0], []).append((words, tuple(names)))
    return by_first


def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in split_words(phrase, 0, len(phrase)))


def cues(words: Sequence[Word]) -> Iterator[Cue]:
    """Yield the words that tell contexts, in order; of phrases that overlap the longest from the left.

    >>> text = "Anggota KPU menerima suap."
    >>> [(text[c.span.start : c.span.end], *c.contexts) for c in cues(split_words(text, 0, len(text)))]
    [('KPU', 'election'), ('suap', 'corruption')]
    """
    i = 0
    while i < len(words):
        size, contexts = _longest(words, i)
        if size and contexts != (_IGNORED,):
            yield Cue(Span(words[i].start, words[i + size - 1].end), contexts)
        i += size or 1


def _longest(words: Sequence[Word], i: int) -> tuple[int, tuple[str, ...]]:
    """Return the length and the contexts of the longest phrase that begins at a word; 0 if none does."""
    fitting = (
        (len(phrase), contexts)
        for form in _forms(words[i])
        for phrase, contexts in _phrases().get(form, ())
        if _stands(phrase, words, i)
    )
    return max(fitting, key=lambda found: found[0], default=(0, ()))


def _stands(phrase: tuple[str, ...], words: Sequence[Word], i: int) -> bool:
    return i + len(phrase) <= len(words) and all(part in _forms(words[j]) for j, part in enumerate(phrase, i))


def _forms(word: Word) -> tuple[str, ...]:
    """Return what of the data a word may match: as written, in small letters, without -nya."""
    stem = word.norm.removesuffix("nya")
    return (word.text, word.norm) if stem == word.norm else (word.text, word.norm, stem)


def contexts(event: Event, sides: Collection[Entity], words: Sequence[Sequence[Word]]) -> tuple[str, ...]:
    """Return the contexts of an event, in PLOVER's order, as `file:line#context`.

    `sides` are who takes part in it, `words` those of the sentences that tell of it.
    """
    told = {name for sentence in words for cue in cues(sentence) for name in cue.contexts}
    return tuple(
        places(PATH)[c.id] for c in contexts_file().context if c.id in told or _implied(c, event, sides)
    )


def _implied(context: Context, event: Event, sides: Collection[Entity]) -> bool:
    """Tell whether an event is of a context whatever the words around it."""
    return (
        event.type in context.codes
        or f"{event.type}/{event.mode}" in context.codes
        or any(side.sector in context.sectors for side in sides)
        or (event.type in context.between_states and _between_states(sides))
    )


def _between_states(sides: Collection[Entity]) -> bool:
    return len({e.country for e in sides if e.country and (e.kind == "state" or e.sector == "GOV")}) > 1
