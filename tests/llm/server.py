"""A server of chat completions that answers, and misbehaves, as told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

Handler = BaseHTTPRequestHandler
Act = Callable[[Handler], None]


class Server(msgspec.Struct):
    """What the server was asked, and what it does next: the last act is repeated."""

    url: str
    acts: list[Act]
    asked: list[dict[str, Any]]
    headers: list[dict[str, str]]

    def next(self) -> Act:
        return self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]


@contextmanager
def serve(*acts: Act) -> Iterator[Server]:
    """Run a server on this machine; each request takes the next act."""
    state = Server(url="", acts=list(acts), asked=[], headers=[])
    lock = threading.Lock()

    class Answering(Handler):
        def do_POST(self) -> None:  # noqa: N802 - http.server calls it so
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                state.asked.append(json.loads(body))
                state.headers.append({**self.headers} | {"path": self.path})
                act = state.next()
            act(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def send(handler: Handler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Type": "application/json", **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def reply(content: object, finish: str = "stop", **headers: str) -> Act:
    """Answer as a model does; what is no string is sent as JSON."""
    words = content if isinstance(content, str) or content is None else json.dumps(content)
    answer = {
        "choices": [{"message": {"role": "assistant", "content": words}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 50},
    }
    return lambda handler: send(handler, json.dumps(answer).encode(), **headers)


def events(*items: dict[str, Any]) -> Act:
    return reply({"events": list(items)})


def raw(body: bytes, status: int = 200, **headers: str) -> Act:
    return lambda handler: send(handler, body, status, **headers)


def error(status: int, message: str = "", **headers: str) -> Act:
    return raw(json.dumps({"error": {"message": message}}).encode(), status, **headers)


def slow(seconds: float, then: Act) -> Act:
    def act(handler: Handler) -> None:
        time.sleep(seconds)
        with_broken_pipe(lambda: then(handler))

    return act


def dripping(handler: Handler) -> None:
    """Send a byte now and then, without an end."""

    def drip() -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    with_broken_pipe(drip)


def breaking_off(handler: Handler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def hanging_up(handler: Handler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def with_broken_pipe(work: Callable[[], None]) -> None:
    with suppress(OSError):  # whoever asked went away
        work()
