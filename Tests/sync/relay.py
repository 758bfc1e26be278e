"""A relay in front of a real server: forwards and records everything, until a test injects a fault."""

from __future__ import annotations

import http.client
import json
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

HOP_BY_HOP = {"connection", "content-length", "host", "keep-alive", "transfer-encoding"}


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    time: float = field(default_factory=time.monotonic)

    @property
    def is_apply(self) -> bool:
        return self.headers.get("content-type") == "application/apply-patch+yaml"

    @property
    def operation(self) -> str:
        """The AWS operation, from the header of the JSON protocol or the form of the query protocol."""
        target = self.headers.get("x-amz-target", "")
        action = [pair[7:] for pair in self.body.decode("latin-1").split("&") if pair.startswith("Action=")]
        return target.rpartition(".")[2] or "".join(action)


@dataclass
class Response:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    cut: bool = False  # sends half of the body that it announced
    drip: float = 0  # seconds from one byte of the body to the next


Forward = Callable[[Request], Response]
Way = Callable[[Request, Forward], Response | None]


def straight(request: Request, forward: Forward) -> Response:
    return forward(request)


class Relay:
    """Listens on loopback, with TLS unless there is no certificate; `way` decides what becomes of a request."""

    def __init__(
        self, upstream: str, certificate: Path | None, upstream_ca: Path | None = None, address: str = "127.0.0.1", port: int = 0
    ):
        self.upstream = urlsplit(upstream)
        self.upstream_tls = ssl.create_default_context(cafile=upstream_ca) if upstream_ca else None
        self.certificate = certificate
        self.way: Way = straight
        self.requests: list[Request] = []
        self.address, self.port = address, port
        self.start()

    def start(self) -> None:
        relay = self

        class Handler(RelayHandler):
            owner = relay

        self.server = ThreadingHTTPServer((self.address, self.port), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            # The handshake belongs to the connection's own thread
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """From here on connections are refused, until `start`."""
        self.server.shutdown()
        self.server.server_close()

    def forward(self, request: Request) -> Response:
        host, port = self.upstream.hostname, self.upstream.port
        if self.upstream_tls:
            connection = http.client.HTTPSConnection(host, port, timeout=30, context=self.upstream_tls)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=30)
        try:
            connection.request(request.method, request.path, request.body, request.headers)
            answer = connection.getresponse()
            headers = {name: value for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP}
            return Response(answer.status, answer.read(), headers)
        finally:
            connection.close()


class RelayHandler(BaseHTTPRequestHandler):
    owner: Relay

    def relay(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, self.path, headers, body)
        self.owner.requests.append(request)
        self.close_connection = True
        response = self.owner.way(request, self.owner.forward)
        if response is None:
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        if response.drip:
            for byte in response.body:
                self.wfile.write(bytes([byte]))
                time.sleep(response.drip)
        else:
            self.wfile.write(response.body[: len(response.body) // 2] if response.cut else response.body)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            pass  # the client has closed the connection

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = relay

    def log_message(self, *_: object) -> None:
        pass


def answering(status: int, body: bytes = b"") -> Way:
    return lambda request, forward: Response(status, body)


def refusing(code: str, message: str, status: int = 403) -> Way:
    """An error in AWS's query protocol."""
    xml = f"<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    return lambda request, forward: Response(status, xml.encode(), {"content-type": "text/xml"})


def refusing_json(code: str, message: str, status: int = 400) -> Way:
    """An error in AWS's JSON protocol."""
    body = json.dumps({"__type": code, "message": message}).encode()
    return lambda request, forward: Response(status, body, {"content-type": "application/x-amz-json-1.1"})


def dripping(request: Request, forward: Forward) -> Response:
    """A response that keeps coming and does not end in time."""
    response = forward(request)
    response.drip = 0.5
    return response


def late(seconds: float) -> Callable[[Way], Way]:
    def delayed(way: Way) -> Way:
        def answer(request: Request, forward: Forward) -> Response | None:
            time.sleep(seconds)
            return way(request, forward)

        return answer

    return delayed


def cutting(request: Request, forward: Forward) -> Response:
    response = forward(request)
    response.cut = True
    return response


def closing(request: Request, forward: Forward) -> None:
    """Closes the connection without a response."""


def hanging(request: Request, forward: Forward) -> None:
    time.sleep(60)


def failing_as_kubernetes(status: int, reason: str) -> Way:
    body = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": reason, "message": "so it was told", "code": status}
    return answering(status, json.dumps(body).encode())
