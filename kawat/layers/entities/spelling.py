"""Are two names one, but for a slip of the keyboard? Counted in letters."""

from itertools import groupby


def distance(a: str, b: str, most: int) -> int:
    """Return how many letters differ, are missing or have changed places; at most `most + 1`.

    >>> distance("anonty", "antony", 2), distance("wang", "wang", 2), distance("budi", "rini", 1)
    (2, 0, 2)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return min(above[-1], most + 1)


def misspelt(a: str, b: str) -> bool:
    """Tell whether two folded names of two or more words differ by a slip in one word.

    >>> misspelt("anonty blinken", "antony blinken"), misspelt("agus salim", "agus halim")
    (True, False)
    """
    first, second = a.split(), b.split()
    if len(first) != len(second) or len(first) < 2:
        return False
    unlike = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    if len(unlike) != 1:
        return False
    x, y = unlike[0]
    if x[0] != y[0] or min(len(x), len(y)) < 5:
        return False
    return distance(x, y, 2) <= (1 if min(len(x), len(y)) < 6 else 2)


def slip(a: str, b: str) -> bool:
    """Tell whether two words of five letters or more are one but for one wrong letter after the first.

    >>> slip("judga", "judha"), slip("halim", "salim"), slip("rudi", "rudy")
    (True, False, False)
    """
    return a != b and len(a) == len(b) > 4 and a[0] == b[0] and distance(a, b, 1) == 1


def swapped(a: str, b: str) -> bool:
    """Tell whether two words of five letters or more are one but for two letters that changed places.

    >>> swapped("fahrul", "farhul"), swapped("farhul", "farhan"), swapped("budi", "budi")
    (True, False, False)
    """
    if a == b or len(a) < 5 or a[0] != b[0] or sorted(a) != sorted(b):
        return False
    return distance(a, b, 1) == 1


def doubled(a: str, b: str) -> bool:
    """Tell whether two words of six letters or more are one but for letters written once or twice.

    >>> doubled("saifudin", "saifuddin"), doubled("saifudin", "saifuloh"), doubled("anna", "ana")
    (True, False, False)
    """
    return a != b and min(len(a), len(b)) > 5 and _once(a) == _once(b)


def _once(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
