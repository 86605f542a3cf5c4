"""What the network sees of a word: rows of its tables by form, ends and shape, and its subword vector."""

import re

from kawat.tongue import hashing

FORM_ROWS = 12_000
ENDS_ROWS = 8_000
SHAPE_ROWS = 500
FORMS = 2  # rows a form has, under two hashes
ENDS = 8  # prefixes and suffixes of one to four letters
GRAMS = (4, 5)
LONGEST = 40  # letters of a word that count

_DIGIT = re.compile(r"\d")


def norm(word: str) -> str:
    """Return the form under which a word is known: lower case, every digit a nought.

    >>> norm("Ke-78")
    'ke-00'
    """
    return _DIGIT.sub("0", word.lower())


def shape(word: str) -> str:
    """Return the sort of each character, runs cut at three.

    >>> shape("Jakarta"), shape("DPR"), shape("ke-78"), shape("1.500")
    ('Xxxx', 'XXX', 'xx-dd', 'd.ddd')
    """
    sorts: list[str] = []
    for char in word[:LONGEST]:
        sort = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if sorts[-3:] != [sort] * 3:
            sorts.append(sort)
    return "".join(sorts)


def rows(word: str) -> list[int]:
    """Return the rows of a word: two of its form, eight of its ends, one of its shape."""
    low = norm(word)[:LONGEST]
    found = [hashing.row(f"n{i}", low, FORM_ROWS) for i in range(FORMS)]
    found += [hashing.row("p", low[:n], ENDS_ROWS) for n in range(1, 5)]
    found += [hashing.row("s", low[-n:], ENDS_ROWS) for n in range(1, 5)]
    found.append(hashing.row("x", shape(word), SHAPE_ROWS))
    return found


def grams(word: str, size: int) -> list[int]:
    """Return the rows of a word and its n-grams in a floret table of `size` rows."""
    whole = f"<{norm(word)[:LONGEST]}>"
    parts = [whole]
    parts += [whole[i : i + n] for n in GRAMS for i in range(len(whole) - n + 1)]
    return [r for part in parts for r in hashing.rows(part.encode("utf-8", "surrogatepass"), size)]
