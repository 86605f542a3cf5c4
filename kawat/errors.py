"""What can go wrong, as one family.

    KawatError
    ├── SourceError     the bytes can't be had or aren't text
    ├── ArticleError    the bytes are there, but no article is in them
    ├── DataError       a data file of the package or its user is wrong
    ├── LlmError        the language model can't be had, or its answers are none
    └── UsageError      the command line asks for something that isn't there

A message says what, where (file, line, key or URL) and what to do.
"""


class KawatError(Exception):
    """Root of Kawat's errors; `advice` says what the user can do."""

    def __init__(self, what: str, *, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice


class SourceError(KawatError):
    """The bytes of an input can't be had, or aren't text."""


class ArticleError(KawatError):
    """A page was read, but no article is in it."""


class DataError(KawatError):
    """A data file (rules, lexicon, publisher) is wrong."""


class LlmError(KawatError):
    """A language model can't be had, or answers with something else than asked for."""


class UsageError(KawatError):
    """The command line asks for something that isn't there."""
