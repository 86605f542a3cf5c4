"""Which words say what became of those counted? Those that the rules of figures.toml list."""

from collections.abc import Sequence

from kawat.layers.figures.lexicon import Cue, cue_rules, words_of
from kawat.model import Word


def cues(words: Sequence[Word]) -> dict[int, Cue]:
    """Return the cues of a sentence by the word at which they start; they may overlap.

    `Luka Modric` is no wound, `hukuman mati` no death.
    """
    listed, rules = cue_rules()
    found: dict[int, Cue] = {}
    for i, word in enumerate(words):
        end = listed.end(words, i) if word.norm in listed.first else None
        if end and not _other(words, i) and not (i and words[i - 1].norm in words_of("undone")):
            found[i] = Cue(i, end, rules[tuple(w.norm for w in words[i:end])])
    return found


def _other(words: Sequence[Word], i: int) -> bool:
    """Tell whether word `i` is a name or part of a penalty."""
    if words[i].text == "Luka":
        return i + 1 < len(words) and words[i + 1].text[0].isupper()
    return words[i].norm == "mati" and i > 0 and words[i - 1].norm in words_of("penalties")


def verbs(found: dict[int, Cue], words: Sequence[Word]) -> frozenset[int]:
    """Return the words at which a noun phrase ends: cues of a fate, not those within what is counted."""
    inside = {i for cue in found.values() if cue.on("noun") for i in range(cue.start, cue.end)}
    return frozenset(
        i for i, cue in found.items() if i not in inside and (cue.on("subject") or acts(cue, words))
    )


def acts(cue: Cue, words: Sequence[Word]) -> bool:
    """Tell whether the cue is a verb with an object, not a noun such as `pembunuhan` or `jenazah`."""
    norm = words[cue.start].norm
    noun = norm.startswith(("pe", "ke", "eva")) or norm.endswith("nya") or cue.on("noun") is not None
    return cue.on("object") is not None and not noun
