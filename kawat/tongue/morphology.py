"""The stem of an Indonesian word: affixes and reduplication off, lost sounds back, if a known root is left.

`meN-` and `peN-` swallow the first sound of some roots (`menyerang` from `serang`, `pemukul` from `pukul`).
Of the roots that a word may come from, the longest that is known is its stem.
"""

from collections.abc import Container, Iterator, Mapping

_SUFFIXES = ("", "kan", "an", "i", "nya", "lah", "kah", "pun", "isasi", "is", "wan")
_PLAIN = frozenset(
    "di ter tel ber bel be per pel pe ke se keber keter kese memper diper member pember penge menge berke"
    " dike pra anti non antar pasca".split()
)
_NASAL = (  # the prefix before a root, and the sounds it may have swallowed
    ("meny", ("s",)), ("peny", ("s",)), ("meng", ("", "k")), ("peng", ("", "k")), ("mem", ("", "p")),
    ("pem", ("", "p")), ("men", ("", "t")), ("pen", ("", "t")), ("me", ("",)), ("pe", ("",)),
)  # fmt: skip
_LEAST = 2  # letters of a root
_LONGEST = 40


def stem(word: str, known: Mapping[str, str]) -> str:
    """Return the stem of a word in lower case; the word itself if no known root is in it.

    `known` gives words and roots their stems; a root's is itself.

    >>> known = {w: w for w in ("serang", "pukul", "makan", "temu", "bulan")} | {"pemerintah": "perintah"}
    >>> [stem(w, known) for w in ("Menyerang", "pemukulan", "pemerintah", "makanan", "bertemu", "bulan")]
    ['serang', 'pukul', 'perintah', 'makan', 'temu', 'bulan']
    """
    low = word.lower()
    if low in known:
        return known[low]
    if len(low) > _LONGEST:
        return low
    return root(low, known) or low


def root(low: str, known: Container[str]) -> str:
    """Return the longest known root that a word may come from, or nothing."""
    best = ""
    for one in _candidates(low):
        if len(one) > len(best) and one in known:
            best = one
    return best


def _candidates(low: str) -> Iterator[str]:
    """Yield what may be the root of a word."""
    left, dash, right = low.partition("-")
    if dash and right:
        yield left
        yield from _stripped(right if len(right) >= len(left) else left)
        low = left
    yield from _stripped(low)


def _stripped(low: str) -> Iterator[str]:
    for suffix in _SUFFIXES:
        if suffix and not low.endswith(suffix):
            continue
        body = low.removesuffix(suffix)
        for start in _fronts(body):
            if len(start) >= _LEAST:
                yield start


def _fronts(body: str) -> Iterator[str]:
    """Yield a word without each prefix it may have, lost sounds put back."""
    yield body
    for end in range(2, min(7, len(body) - 1)):
        if body[:end] in _PLAIN:
            yield body[end:]
    for outer in ("", "di", "se", "ke", "ber", "ter"):
        if not body.startswith(outer):
            continue
        inner = body.removeprefix(outer)
        for prefix, sounds in _NASAL:
            if inner.startswith(prefix):
                for sound in sounds:
                    yield sound + inner[len(prefix) :]
