"""One page of the web that its user names: fetched politely, within limits of time and size."""

import io
import time
from datetime import UTC, datetime
from importlib.metadata import version
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass
from urllib.robotparser import RobotFileParser

from msgspec import Struct

from kawat.errors import SourceError
from kawat.model import Given
from kawat.source import limits
from kawat.source.inputs import Input, Stream, too_large

if TYPE_CHECKING:
    import urllib3

_NAME = "Kawat"  # what robots.txt may call it
_SCHEMES = ("http", "https")
_MOVED = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_STATUS = {
    401: ("asks for a password", "save the page with your browser and read the file"),
    403: ("refuses to show the page", "save the page with your browser and read the file"),
    404: ("has no such page", "check the address"),
    410: ("has no such page any more", "look for it in a web archive"),
    429: ("asks to be left alone for a while", "try again later"),
}


class Answer(Struct, frozen=True):
    """What a server sent: the address it came from in the end, the bytes, and their charset if it says."""

    url: str
    body: bytes
    charset: str | None


def fetch(url: str) -> Input:
    """Return the page at an address. Raises `SourceError` if it can't, or may not, be had."""
    answer = _in_time(url)
    file = io.BytesIO(answer.body)
    return Input(
        origin=url,
        name=urlsplit(answer.url).path.rpartition("/")[2],
        stream=Stream(file.read),
        given=Given(url=answer.url, retrieved=datetime.now(UTC).isoformat(timespec="seconds")),
        charset=answer.charset,
    )


def _in_time(url: str) -> Answer:
    """Get the page in a thread, so that neither a slow name server nor a dripping one can hold the run."""
    answers: SimpleQueue[Answer | SourceError] = SimpleQueue()
    deadline = time.monotonic() + limits.WEB_SECONDS

    def work() -> None:
        try:
            answers.put(_follow(url, deadline))
        except SourceError as error:
            answers.put(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the waiting side must hear of it
            answers.put(_no_answer(error))

    Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=limits.WEB_SECONDS)
    except Empty:
        raise _too_slow() from None
    if isinstance(answer, SourceError):
        raise answer
    return answer


def _follow(url: str, deadline: float) -> Answer:
    """Get a page and what it redirects to, each with the leave of its robots.txt."""
    allowed: dict[str, RobotFileParser] = {}
    for _ in range(limits.REDIRECTS + 1):
        address = _address(url)
        site = f"{address.scheme}://{address.netloc}"
        if site not in allowed:
            allowed[site] = _robots(site, deadline)
        if not allowed[site].can_fetch(_NAME, url):
            raise SourceError(
                "the site's robots.txt asks programs not to read this page",
                advice="save the page with your browser and read the file",
            )
        status, moved, answer = _get(url, limits.PAGE, deadline)
        if moved:
            url = urljoin(url, moved)
        elif status == 200:
            return answer
        else:
            raise _refused(status)
    raise SourceError(f"the address redirects more than {limits.REDIRECTS} times", advice="check the address")


def _address(url: str) -> SplitResult:
    """Return the parts of an address. Raises `SourceError` if it isn't one of the web."""
    scheme = url.partition("://")[0].lower()
    if scheme not in _SCHEMES:
        raise SourceError(
            f"Kawat doesn't fetch {scheme}:// addresses, only http:// and https://",
            advice="download the file and name it",
        )
    try:
        address = urlsplit(url)
        whole = address.hostname and (address.port or True)
    except ValueError:
        whole = False
    if not whole:
        raise SourceError("this is not an address of the web", advice="it looks like https://example.id/page")
    return address


def _robots(site: str, deadline: float) -> RobotFileParser:
    """Return a site's rules for programs: none if it has no such file; a server in trouble forbids."""
    rules = RobotFileParser()
    url = f"{site}/robots.txt"
    for _ in range(limits.REDIRECTS + 1):
        status, moved, answer = _get(url, limits.ROBOTS, deadline, cut=True)
        if not moved:
            break
        url = urljoin(url, moved)
        _address(url)
    if status >= 500:
        raise SourceError(f"the site's robots.txt can't be read (status {status})", advice="try again later")
    rules.parse(answer.body.decode("utf-8", "replace").splitlines() if status == 200 else [])
    return rules


def _get(url: str, limit: int, deadline: float, *, cut: bool = False) -> tuple[int, str, Answer]:
    """Return the status, the address to go to instead, and the answer, whose rest `cut` may leave out."""
    import urllib3  # noqa: PLC0415 - slow to import

    left = deadline - time.monotonic()
    if left <= 0:
        raise _too_slow()
    headers = {"User-Agent": f"{_NAME}/{version('kawat')}", "Accept": "text/html,*/*;q=0.5"}
    headers |= urllib3.make_headers(accept_encoding=True)
    try:
        with _pool(url) as pool:
            response = pool.request(
                "GET",
                url,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=left,
            )
            body = _body(response, limit, deadline)
    except urllib3.exceptions.HTTPError as error:
        raise _no_answer(error) from error
    if len(body) > limit and not cut:
        raise too_large(limit)
    moved = response.headers.get("Location", "") if response.status in _MOVED else ""
    return (
        response.status,
        moved,
        Answer(url, body[:limit], charset(response.headers.get("Content-Type", ""))),
    )


def _pool(url: str) -> "urllib3.PoolManager":
    """Return the way to a host: through the proxy that the environment names, if any."""
    import urllib3  # noqa: PLC0415

    address = urlsplit(url)
    proxy = getproxies().get(address.scheme)
    if proxy and not proxy_bypass(address.netloc):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _body(response: "urllib3.BaseHTTPResponse", limit: int, deadline: float) -> bytes:
    body = bytearray()
    with response:
        while len(body) <= limit and (chunk := response.read1(_CHUNK)):
            body += chunk
            if time.monotonic() > deadline:
                raise _too_slow()
    return bytes(body)


def charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type names, if it does."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")
    return None


def _refused(status: int) -> SourceError:
    what, advice = _STATUS.get(
        status, ("doesn't give the page", "open the address in a browser, or try again later")
    )
    return SourceError(f"the server {what} (status {status})", advice=advice)


def _too_slow() -> SourceError:
    return SourceError(f"no whole answer came within {limits.WEB_SECONDS:g} s", advice="try again later")


def _no_answer(error: Exception) -> SourceError:
    """Say in plain words why there is no answer."""
    from urllib3 import exceptions  # noqa: PLC0415

    match error:
        case exceptions.NameResolutionError():
            return SourceError("no such site can be found", advice="check the address and your connection")
        case exceptions.LocationValueError() | UnicodeError():
            return SourceError("this is not an address of the web", advice="check the address")
        case exceptions.SSLError():
            return SourceError(
                "the site's certificate is not in order", advice="open the address in a browser"
            )
        case exceptions.NewConnectionError():
            return SourceError("the site can't be reached", advice="check the address and your connection")
        case exceptions.TimeoutError():
            return _too_slow()
        case _:
            return SourceError(
                f"the server's answer breaks off or is garbled ({error})", advice="try again later"
            )
