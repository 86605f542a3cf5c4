"""How does the command line choose a language model? Its options, and the environment behind them."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kawat.errors import UsageError
from kawat.llm.settings import Settings, Tally
from kawat.messages import Language, say

if TYPE_CHECKING:
    from kawat.layers import Engine

ENGINES = ("rules", "llm")
_CHAT = "/chat/completions"


def add(group: "argparse._ArgumentGroup", lang: Language) -> None:
    """Add the options to those of a command."""

    def option(name: str, **rest: object) -> None:
        group.add_argument(name, help=say(f"help{name[1:]}", lang), **rest)  # type: ignore[arg-type]

    option("--engine", choices=ENGINES, default="rules")
    option("--llm-url", metavar="URL", default=os.environ.get("KAWAT_LLM_URL", ""))
    option("--llm-model", metavar="NAME", default=os.environ.get("KAWAT_LLM_MODEL", ""))
    option("--llm-cache", metavar="FOLDER", type=Path, default=None)
    option("--llm-timeout", metavar="SECONDS", type=_seconds, default=300.0)
    option("--llm-prices", metavar="IN,OUT", type=_prices, default=None)


@contextmanager
def engine(chosen: argparse.Namespace, tell: Callable[[str], None]) -> Iterator["Engine"]:
    """Give what finds the events as chosen; what a model took is told at the end.

    Raises `UsageError`. A model is not asked if events aren't among the sections chosen.
    """
    from kawat.layers import RULES, Engine  # noqa: PLC0415 - the command line starts without them

    if chosen.engine == "rules" or (chosen.only and "events" not in chosen.only):
        yield RULES
        return
    from kawat.llm.reader import Reader  # noqa: PLC0415

    reader = Reader(settings(chosen))
    try:
        yield Engine(reader.find, reader.name)
    finally:
        reader.close()
        tell(spent(reader.tally, reader.settings.prices, chosen.lang))


def settings(chosen: argparse.Namespace) -> Settings:
    """Return how the chosen model is reached. Raises `UsageError` for what is missing or wrong."""
    if not chosen.llm_url:
        raise UsageError("the engine llm needs an address", advice="give --llm-url or set KAWAT_LLM_URL")
    if not chosen.llm_model.strip():
        raise UsageError("the engine llm needs a model", advice="give --llm-model or set KAWAT_LLM_MODEL")
    return Settings(
        url=address(chosen.llm_url),
        model=chosen.llm_model.strip(),
        key=_key(os.environ.get("KAWAT_LLM_KEY", "").strip()),
        cache=chosen.llm_cache or cache_folder(),
        timeout=chosen.llm_timeout,
        prices=chosen.llm_prices,
    )


def address(url: str) -> str:
    """Return where a server answers chats. Raises `UsageError` if it isn't an address of the web.

    >>> address("http://localhost:8080"), address("http://localhost:11434/v1/")
    ('http://localhost:8080/v1/chat/completions', 'http://localhost:11434/v1/chat/completions')
    """
    try:
        parts = urlsplit(url.strip())
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        whole = False
    if not whole or parts.username or parts.password:
        raise UsageError(
            "--llm-url is no address of a server", advice="it looks like http://localhost:8080/v1"
        )
    path = parts.path.rstrip("/")
    if not path.endswith(_CHAT):
        path = (path or "/v1") + _CHAT
    return parts._replace(path=path, fragment="").geturl()


def cache_folder() -> Path:
    """Return where answers are kept unless said otherwise: the user's folder of caches."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kawat" / "llm"


def spent(tally: Tally, prices: tuple[float, float] | None, lang: Language) -> str:
    """Return a line on what a run took."""
    line = say(
        "llm-spent",
        lang,
        asked=tally.asked,
        kept=tally.kept,
        tokens_in=tally.tokens_in,
        tokens_out=tally.tokens_out,
        left_out=tally.left_out,
    )
    return line + (say("llm-cost", lang, cost=tally.cost(prices)) if prices else "")


def _key(key: str) -> str:
    if not key.isascii() or not key.isprintable() or " " in key:
        raise UsageError("KAWAT_LLM_KEY holds characters that no key has", advice="set it again")
    return key


def _seconds(number: str) -> float:
    seconds = float(number)
    if not 0 < seconds < float("inf"):
        raise ValueError
    return seconds


def _prices(numbers: str) -> tuple[float, float]:
    price_in, price_out = (float(number) for number in numbers.split(","))
    if not (0 <= price_in < float("inf") and 0 <= price_out < float("inf")):
        raise ValueError
    return price_in, price_out


_seconds.__name__ = "number of seconds"  # argparse names them in its errors
_prices.__name__ = "pair of prices"
