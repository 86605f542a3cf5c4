"""How do the wires write a number, a date or a clock time? The opposite of what Kawat does with them."""

from datetime import date, time, timedelta
from fractions import Fraction

_ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
_WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


def in_words(number: int) -> str:
    """Return a number in words.

    >>> in_words(1500), in_words(212), in_words(17)
    ('seribu lima ratus', 'dua ratus dua belas', 'tujuh belas')
    """
    for size, name in (*_SCALES, (100, "ratus"), (10, "puluh")):
        if number >= size and number not in {10, 11} and not 11 < number < 20:
            count, rest = divmod(number, size)
            head = f"se{name}" if count == 1 and size <= 1000 else f"{in_words(count)} {name}"
            return f"{head} {in_words(rest)}" if rest else head
    return _ONES[number] if number < 12 else f"{_ONES[number - 10]} belas"


def in_digits(number: int) -> str:
    """Return a number with stops between the thousands.

    >>> in_digits(5791)
    '5.791'
    """
    return f"{number:,}".replace(",", ".")


def in_scale(number: int) -> str:
    """Return a number as a decimal of the greatest scale that fits it.

    >>> in_scale(1_500_000), in_scale(250_000), in_scale(90)
    ('1,5 juta', '250 ribu', '90')
    """
    for size, name in _SCALES:
        if number >= size:
            return f"{float(Fraction(number, size)):g} {name}".replace(".", ",")
    return str(number)


def number(value: int, how: str) -> str:
    """Return a number as `how` says: `words`, `digits`, `scale`, `two` (two digits), or plain."""
    ways = {"words": in_words, "digits": in_digits, "scale": in_scale, "two": "{:02}".format, "": str}
    return ways[how](value)


def ways(value: int) -> tuple[str, ...]:
    """Return how a number may be written; more than one way is more than one chance.

    >>> ways(7), ways(1_500_000)
    (('words', 'digits'), ('digits', 'scale', 'scale', 'words'))
    """
    if value < 20:
        return ("words", "digits")
    scaled = value >= 1000 and value % (1000 if value < 10**6 else 10**5) == 0
    return ("digits", "scale", "scale", "words") if scaled else ("digits", "digits", "digits", "words")


def day(value: date, how: str) -> str:
    """Return a part of a date, or a period around it: `weekday`, `d`, `month`, `ym`, `week` ..."""
    monday = value - timedelta(days=value.weekday())
    ways = {
        "": value.isoformat(),
        "weekday": _WEEKDAYS[value.weekday()],
        "u": str(value.isoweekday()),
        "d": str(value.day),
        "dd": f"{value.day:02}",
        "m": str(value.month),
        "mm": f"{value.month:02}",
        "month": _MONTHS[value.month - 1],
        "y": f"{value.year}",
        "yy": f"{value.year % 100:02}",
        "ym": f"{value:%Y-%m}",
        "week": f"{monday}/{monday + timedelta(days=6)}",
        "weekend": f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}",
        "monday": monday.isoformat(),
    }
    return ways[how]


def clock(value: time, how: str) -> str:
    """Return a clock time: as ISO 8601 writes it, or with a `dot`, or its hour (`h`)."""
    return {"": f"{value:%H:%M}", "dot": f"{value:%H.%M}", "h": str(value.hour)}[how]
