"""How does one question reach the server? A POST that waits as long as allowed, and can be ended."""

import json
import time
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from kawat.errors import LlmError
from kawat.llm.reply import Raw, TroubleError
from kawat.llm.settings import Settings

if TYPE_CHECKING:
    import urllib3

LARGEST = 16 << 20  # bytes of a server's answer
_CHUNK = 1 << 16
_TICK = 0.2  # seconds after which a wait looks whether it is to end
_HOME = ("localhost", "127.0.0.1", "::1")


class Post:
    """The way to one server; threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._http = _pool(settings.url)
        self._closed = Flag()

    def close(self) -> None:
        """End all waiting; the questions under way fail."""
        self._closed.set()
        self._http.clear()

    def rest(self, seconds: float) -> None:
        """Wait. Raises `LlmError` if it is closed meanwhile."""
        if self._closed.wait(seconds):
            raise _stopped()

    def send(self, question: dict[str, Any]) -> Raw:
        """Return the server's answer. Raises `TroubleError` for none, `LlmError` if closed meanwhile."""
        results: SimpleQueue[Raw | TroubleError] = SimpleQueue()
        body = json.dumps(question).encode()
        Thread(target=lambda: results.put(self._answer(body)), daemon=True).start()
        deadline = time.monotonic() + self.settings.timeout
        while not self._closed.is_set():
            try:
                result = results.get(timeout=_TICK)
            except Empty:
                if time.monotonic() > deadline:
                    raise self._too_slow() from None
                continue
            if isinstance(result, TroubleError):
                raise result
            return result
        raise _stopped()

    def _answer(self, body: bytes) -> Raw | TroubleError:
        import urllib3  # noqa: PLC0415 - slow to import

        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        try:
            response = self._http.request(
                "POST",
                self.settings.url,
                body=body,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=self.settings.timeout,
            )
            with response:
                content = self._read(response)
            return Raw(response.status, content, response.headers.get("Retry-After", ""))
        except TroubleError as trouble:
            return trouble
        except urllib3.exceptions.NewConnectionError:  # a kind of TimeoutError
            return TroubleError("its server can't be reached")
        except urllib3.exceptions.TimeoutError:
            return self._too_slow()
        except urllib3.exceptions.SSLError:
            return TroubleError("its server's certificate is not in order")
        except Exception as error:  # noqa: BLE001 - whatever it is, the waiting side must hear of it
            return TroubleError(f"the server's answer breaks off or is garbled ({type(error).__name__})")

    def _read(self, response: "urllib3.BaseHTTPResponse") -> bytes:
        body = bytearray()
        deadline = time.monotonic() + self.settings.timeout
        while chunk := response.read1(_CHUNK):
            body += chunk
            if time.monotonic() > deadline:
                raise self._too_slow()
            if len(body) > LARGEST:
                raise TroubleError("the server's answer has no end")
        return bytes(body)

    def _too_slow(self) -> TroubleError:
        return TroubleError(f"no whole answer came within {self.settings.timeout:g} s")


def _stopped() -> LlmError:
    return LlmError("stopped before the model answered", advice="start again: answers are kept")


def _pool(url: str) -> "urllib3.PoolManager":
    """Return the way to a server: never through a proxy on this machine, else as the environment says."""
    import urllib3  # noqa: PLC0415

    address = urlsplit(url)
    proxy = getproxies().get(address.scheme)
    if proxy and address.hostname not in _HOME and not proxy_bypass(address.netloc):
        return urllib3.ProxyManager(proxy, maxsize=16)
    return urllib3.PoolManager(maxsize=16)
