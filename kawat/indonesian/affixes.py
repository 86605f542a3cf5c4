"""The forms of a verb: prefixes with their sound changes, and the clitic `-nya`.

A stem comes with its suffix, if it has one (`serang`, `bebaskan`, `kunjungi`); loan words keep sounds that
native ones lose, so that more than one form may come out, and some that nobody writes.
"""

import re

_VOWELS = "aeiou"
_NASAL = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}  # before these the sound itself is lost
_KEPT = {"p": "mem", "t": "men", "k": "meng", "s": "men"}  # or stays, in loan words
_PREFIX = {
    **dict.fromkeys("bfv", "mem"), **dict.fromkeys("dcjz", "men"), **dict.fromkeys("ghqx" + _VOWELS, "meng")
}  # fmt: skip
_ROOT = 3  # letters of a stem at least: `sah|kan`, but no `te|kan`
_SUFFIX = re.compile(r"(?<=\w{4})(?:kan|i)$")


def active(stem: str) -> tuple[str, ...]:
    """Return the me- forms of a stem.

    >>> active("serang"), active("bunuh"), active("ancam"), active("larang")
    (('menyerang', 'menserang'), ('membunuh',), ('mengancam',), ('melarang',))
    >>> active("kritik"), active("bom"), active("perkuat")
    (('mengritik', 'mengkritik'), ('membom', 'mengebom'), ('memerkuat', 'memperkuat'))
    >>> active("sahkan")
    ('menyahkan', 'mensahkan', 'mengesahkan')
    """
    first = stem[0]
    short = ("menge" + stem,) if _short(stem) else ()
    if first in _NASAL:
        return (_NASAL[first] + stem[1:], _KEPT[first] + stem, *short)
    return (_PREFIX.get(first, "me") + stem, *short)


def passive(stem: str) -> str:
    """Return the di- form: who is named before it suffers.

    >>> passive("bebaskan")
    'dibebaskan'
    """
    return "di" + stem


def nominal(stem: str) -> tuple[str, ...]:
    """Return the pe-an nouns, which name the act by who suffers it.

    >>> nominal("tangkap"), nominal("bebaskan"), nominal("kunjungi")
    (('penangkapan', 'pentangkapan'), ('pembebasan',), ('pengunjungan', 'pengkunjungan'))
    """
    return tuple("p" + form[1:] + "an" for form in active(_bare(stem)))


def _short(stem: str) -> bool:
    """Tell whether a stem has one syllable, its suffix apart: `bom`, `sahkan`."""
    root = stem.removesuffix("kan")
    return _syllables(root) == 1 and (root == stem or len(root) >= _ROOT)


def _bare(stem: str) -> str:
    return _SUFFIX.sub("", stem)


def _syllables(stem: str) -> int:
    return len(re.findall(rf"[{_VOWELS}]+", stem))
