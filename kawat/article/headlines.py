"""Where does a headline end? Scrapers glue the links of a page to the text after them.

Each capitalised word after the third is a place where the text may go on. What speaks for one: a quotation
mark before it, a question mark at the end of the headline, a word that begins sentences (`Menurut`), a common
word in capitals among small ones, or, in a headline in capitals, that small words follow it.
"""

import re
from functools import cache

from msgspec import Struct

from kawat.datafiles import toml
from kawat.indonesian.titles import wordlist

PATH = "article/headlines.toml"
_LONGEST = 170  # characters of a headline that fills its line
_WINDOW = 240  # characters in which a headline ends
_FEWEST = 3  # words
_CLEAR = -2.0  # score from which a line that closes with a full stop is more than a headline
_TOKEN = re.compile(r"\S+")
_LIST_NUMBER = re.compile(r"\d{1,2}\.")  # the text goes on with an item of a list
_MONEY = re.compile(r"Rp\.?\d|US\$")
_VERB = re.compile(r"(?:Me[mnrl]|Ber|Ter|Di[bcdgjklmprstu])[a-z]{4,}")
_POINTING = frozenset(("ini", "itu", "tersebut"))  # headlines write `Ini`
_EDGES = "\"'“”‘’()[],.:;?!"
_OPENING = '"“‘'
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.][\"”’]?(?=\s|[\"“A-Z]|$)|(?<=[\d)%])\.(?=\s+[A-Z\"“])")


class HeadlinesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of headlines.toml."""

    small: tuple[str, ...]
    openers: tuple[str, ...]
    doubtful: tuple[str, ...]
    heads: tuple[str, ...]
    leading: tuple[str, ...]
    examples: tuple[str, ...]


class Token(Struct, frozen=True, gc=False):
    """A word with its punctuation; `bare` is without."""

    start: int
    end: int
    bare: str
    quoted: bool  # a quotation mark opens before it
    ended: bool  # a sentence mark closes it
    open: bool  # a colon or comma after it leads on
    closing: bool  # a quotation mark closes after it


@cache
def headlines_file() -> HeadlinesFile:
    """Return what is known about the ends of headlines."""
    return toml(PATH, HeadlinesFile)


@cache
def _small() -> frozenset[str]:
    return frozenset(headlines_file().small)


@cache
def _openers() -> frozenset[str]:
    return frozenset(headlines_file().openers)


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(headlines_file().doubtful)


@cache
def _leading() -> frozenset[str]:
    return frozenset(headlines_file().leading)


@cache
def _heads() -> frozenset[str]:
    return frozenset(headlines_file().heads)


def end(text: str, start: int, limit: int) -> int:
    """Return where the headline ends that begins at `start` of a line that goes on to `limit`.

    >>> line = "Harga Beras Turun Jelang Panen Menurut Ani, panen tiba."
    >>> line[: end(line, 0, len(line))]
    'Harga Beras Turun Jelang Panen'
    """
    stop = _STOP.search(text, start, min(limit, start + 2 * _WINDOW))
    if limit - start <= _LONGEST and stop is None:
        return limit
    window = min(limit, start + _WINDOW, stop.start() if stop else limit)
    tokens = [_token(m) for m in _TOKEN.finditer(text, start, window)]
    if stop and tokens and _LIST_NUMBER.fullmatch(text[tokens[-1].start : stop.end()].strip()):
        return tokens[-2].end if len(tokens) > 1 else window
    best, score = _best(tokens)
    alone = stop is not None and stop.end() >= limit and limit - start <= _LONGEST
    if alone and score < _CLEAR:
        return limit
    return tokens[best - 1].end if best else window


def _token(match: re.Match[str]) -> Token:
    whole = match.group()
    last = whole.rstrip('"”’')[-1:]
    return Token(
        start=match.start(),
        end=match.end(),
        bare=whole.strip(_EDGES),
        quoted=whole[0] in _OPENING and not (len(whole) > 1 and whole[-1] in '"”’'),
        ended=last in ("?", "!"),
        open=last in (":", ","),
        closing=whole.rstrip(".,:;?!")[-1:] in ('"', "”", "’"),
    )


def _best(tokens: list[Token]) -> tuple[int, float]:
    """Return the index of the token with which the text most likely goes on, and its score; 0 if none may."""
    titled = _in_capitals(tokens)
    low = _first_small(tokens) if titled else len(tokens)
    scores = {i: _score(tokens, i, titled=titled, low=low) for i in range(_FEWEST, min(low, len(tokens)))}
    inside = _inside_quotes(tokens)
    likely = [i for i in scores if _may_open(tokens[i]) and i not in inside]
    if not likely:
        return 0, 0.0
    best = max(likely, key=lambda i: (scores[i], -i))
    return best, scores[best]


def _inside_quotes(tokens: list[Token]) -> set[int]:
    """Return the tokens between quotation marks, but for the one that opens."""
    found: set[int] = set()
    quoting = False
    for i, token in enumerate(tokens):
        if quoting:
            found.add(i)
        quoting = (quoting or token.quoted) and not token.closing
    return found


def _may_open(token: Token) -> bool:
    return token.quoted or (token.bare[:1].isupper() and not _MONEY.match(token.bare))


def _in_capitals(tokens: list[Token]) -> bool:
    """Tell whether the headline capitalises its words."""
    words = [t.bare for t in tokens[:6] if t.bare[:1].isalpha() and t.bare not in _small()]
    return sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _first_small(tokens: list[Token]) -> int:
    """Return the index of the first word in small letters that a headline would capitalise."""
    for i, token in enumerate(tokens):
        if i > _FEWEST and token.bare[:1].islower() and token.bare not in _small():
            return i
    return len(tokens)


def _score(tokens: list[Token], i: int, *, titled: bool, low: int) -> float:
    """Return how likely the text goes on with token `i`, in points that were tried on real pages."""
    token, before = tokens[i], tokens[i - 1]
    opener, head, doubtful = (token.bare in words for words in (_openers(), _heads(), _doubtful()))
    named = before.bare[:1].isupper()
    plain = _is_common(token) or bool(_VERB.match(token.bare))
    score = 5.0 * before.ended + 5.0 * opener - 2.5 * before.open
    score -= (3.0 if titled else 2.0) * (before.bare in _small())
    if titled:
        doubtful = doubtful and low - i == 1  # `Para warga`, not `Masih Padat`
        score += 6.0 * token.quoted + 2.5 * head + 1.0 * doubtful - 3.0 * (before.bare in _leading())
        score -= 2.0 * (plain and not (opener or head or doubtful or token.quoted))
        score -= 2.5 * (token.bare.isupper() and low - i > 1)
        score -= 1.5 * bool(_VERB.match(before.bare))
        score += 2.5 * (low < len(tokens) and low - i == 1 and tokens[low].bare in _POINTING)
        size = token.start - tokens[0].start
        return score - (_distance(low - i) if low < len(tokens) else _misfit(size))
    following = tokens[i + 1].bare[:1].isupper() if i + 1 < len(tokens) else False
    score += 4.0 * token.quoted + 5.0 * doubtful + 2.5 * (head and not named)
    score += 4.0 * plain - 2.0 * named - 2.5 * (following and plain and not (opener or token.quoted))
    return score - _misfit(token.start - tokens[0].start)


def _distance(words: int) -> float:
    """Return what speaks against so many words before the first small one: one or two are usual."""
    off = 0.6 * abs(words - 1.5)
    return off if words > 8 else min(2.0, off)


def _is_common(token: Token) -> bool:
    return not token.bare.isupper() and token.bare.lower() in wordlist("common")


def _misfit(size: int) -> float:
    """Return how far a headline of `size` characters lies from the usual 45 to 90."""
    return max(0, 45 - size) / 12 + max(0, size - 85) / 4


def listed(lines: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Return those of the lines after `Baca juga:` that are headlines: short, without a full stop."""
    found: list[tuple[int, int]] = []
    for start, stop in lines:
        line = text[start:stop].strip()
        if not line and not found:
            continue
        if not line or len(line) > _LONGEST or line[-1] in '.,”"' or line[0] in _OPENING:
            break
        found.append((start, stop))
    return found
