"""Which model is asked, where and how patiently; what did it take."""

from pathlib import Path

from msgspec import Struct


class Settings(Struct, frozen=True, kw_only=True, gc=False):
    """How a model is reached. `url` is the whole address of the server's chat completions."""

    url: str
    model: str
    cache: Path
    key: str = ""
    timeout: float = 300.0  # seconds for one answer: a model on a processor takes its time
    tries: int = 5  # of one request, while the server is busy or broken
    pause: float = 1.0  # seconds before the second try, doubled before each that follows
    prices: tuple[float, float] | None = None  # of a million tokens, in and out

    def __repr__(self) -> str:
        """Leave the key out: it is nobody's business."""
        return f"Settings(url={self.url!r}, model={self.model!r})"


class Tally(Struct):
    """What was spent; `kept` counts answers that were already there, `left_out` claims not in the text."""

    asked: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    left_out: int = 0

    def cost(self, prices: tuple[float, float]) -> float:
        """Return what the tokens cost at these prices of a million.

        >>> Tally(tokens_in=500_000, tokens_out=100_000).cost((2.0, 10.0))
        2.0
        """
        return (self.tokens_in * prices[0] + self.tokens_out * prices[1]) / 1_000_000
