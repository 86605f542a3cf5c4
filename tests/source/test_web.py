import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest

from kawat.source import limits, web
from tests.source.making import article, articles, the_failure

PAGE = "<html><head><meta charset='utf-8'></head><body><p>Hujan di “Tugu”.</p></body></html>"


class Site(http.server.BaseHTTPRequestHandler):
    """A site of the tests: paths say what it does."""

    asked: ClassVar[list[tuple[str, str]]] = []
    robots: ClassVar[tuple[int, str]] = (404, "")

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        if self.path == "/robots.txt":
            self.answer(self.robots[0], self.robots[1].encode(), "text/plain")
        else:
            getattr(self, self.path.strip("/").split("/")[0])()

    def answer(self, status: int, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.answer(200, PAGE.encode())

    def packed(self) -> None:
        self.answer(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def legacy(self) -> None:
        self.answer(200, PAGE.encode("cp1252"), "text/html; charset=windows-1252")

    def wrong(self) -> None:
        self.answer(200, PAGE.encode(), 'text/html; charset="ISO-8859-1"')

    def feed(self) -> None:
        item = "<item><title>A</title><description>Hujan turun.</description></item>"
        self.answer(200, f"<rss><channel><title>K</title>{item * 2}</channel></rss>".encode(), "text/xml")

    def picture(self) -> None:
        self.answer(200, b"\x89PNG\r\n\x1a\n....", "image/png")

    def nothing(self) -> None:
        self.answer(200, b"")

    def moved(self) -> None:
        self.answer(302, b"", Location="/page")

    def circle(self) -> None:
        self.answer(301, b"", Location="/circle")

    def away(self) -> None:
        self.answer(302, b"", Location="file:///etc/passwd")

    def gone(self) -> None:
        self.answer(404, b"tidak ada")

    def forbidden(self) -> None:
        self.answer(403, b"")

    def broken(self) -> None:
        self.answer(500, b"")

    def slow(self) -> None:
        time.sleep(1)

    def dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip(b"<p>")

    def dripping_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        self.drip(b"x")

    def drip(self, drop: bytes) -> None:
        try:
            for _ in range(20):
                self.wfile.write(drop)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>kata</p>" * 10_000)
        except OSError:
            pass

    def bomb(self) -> None:
        self.answer(200, gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")

    def lying(self) -> None:
        self.answer(200, PAGE.encode(), Content_Encoding="gzip")

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<p>Hujan")

    def log_message(self, *_: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Site, "asked", [])
    monkeypatch.setattr(Site, "robots", (404, ""))
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_read_and_its_reader_has_a_name(site: str) -> None:
    page = article(f"{site}/page")
    assert (page.body, page.format, page.container, page.origin) == (PAGE, "html", "html", f"{site}/page")
    assert page.given.url == f"{site}/page"
    assert page.given.retrieved
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/page"]
    assert all(agent.startswith("Kawat/") for _, agent in Site.asked)


@pytest.mark.parametrize("path", ["packed", "wrong", "moved"])
def test_the_page_arrives_however_it_is_sent(site: str, path: str) -> None:
    assert article(f"{site}/{path}").body == PAGE


def test_the_charset_of_the_server_and_of_the_page(site: str) -> None:
    assert "“Tugu”" in article(f"{site}/legacy").body


def test_where_a_page_moved_to_is_its_address(site: str) -> None:
    page = article(f"{site}/moved")
    assert (page.origin, page.given.url) == (f"{site}/moved", f"{site}/page")


def test_a_feed_gives_its_items(site: str) -> None:
    assert [p.origin for p in articles(f"{site}/feed")] == [f"{site}/feed#1", f"{site}/feed#2"]


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("gone", "404"),
        ("forbidden", "403"),
        ("broken", "500"),
        ("circle", "redirects more than 5 times"),
        ("away", "file://"),
        ("picture", "a picture"),
        ("nothing", "empty"),
        ("endless", "larger than"),
        ("bomb", "larger than"),
        ("lying", "garbled"),
        ("cut", "breaks off"),
    ],
)
def test_what_a_site_can_do_wrong(site: str, path: str, error: str) -> None:
    assert error in the_failure(f"{site}/{path}").error


@pytest.mark.parametrize("path", ["slow", "dripping", "dripping_head"])
def test_a_slow_site_is_left_in_time(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WEB_SECONDS", 0.3)
    began = time.monotonic()
    assert "within 0.3 s" in the_failure(f"{site}/{path}").error
    assert time.monotonic() - began < 0.8


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /page", "User-agent: Kawat\nDisallow: /"])
def test_robots_txt_is_respected(site: str, rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "robots", (200, rules))
    assert "robots.txt" in the_failure(f"{site}/page").error
    assert "robots.txt" in the_failure(f"{site}/moved").error
    assert "/page" not in [path for path, _ in Site.asked]


def test_robots_txt_that_allows(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Site, "robots", (200, "User-agent: Lain\nDisallow: /\n\nUser-agent: *\nDisallow: /rahasia")
    )
    assert article(f"{site}/page").body == PAGE


def test_robots_txt_of_a_server_in_trouble_forbids(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Site, "robots", (503, ""))
    assert "503" in the_failure(f"{site}/page").error


@pytest.mark.parametrize(
    "url",
    [
        "ftp://contoh.id/a",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://a:x/",
        "x://",
        "http://..",
        "http://a b/",
    ],
)
def test_addresses_that_are_not_fetched(url: str) -> None:
    the_failure(url)


def test_nobody_at_home() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "reached" in the_failure(f"http://127.0.0.1:{port}/").error


def test_the_charset_in_a_header() -> None:
    assert web.charset('text/html; charset="UTF-8"') == "UTF-8"
    assert web.charset("text/html") is None
