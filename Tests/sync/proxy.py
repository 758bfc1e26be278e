"""A proxy as companies have it: the only way out, by CONNECT."""

from __future__ import annotations

import socket
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer


class Proxy:
    """Connects every name to `target`; `asked` has the names."""

    def __init__(self, target: tuple[str, int]):
        self.target = target
        self.asked: set[str] = set()
        proxy = self

        class Handler(ProxyHandler):
            owner = proxy

        self.server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class ProxyHandler(StreamRequestHandler):
    owner: Proxy
    rbufsize = 0

    def handle(self) -> None:
        method, name, _ = self.rfile.readline().decode("latin-1").split()
        while self.rfile.readline().strip():
            pass
        self.owner.asked.add(f"{method} {name}")
        with socket.create_connection(self.owner.target) as upstream:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=pump, args=(upstream, self.connection), daemon=True)
            back.start()
            pump(self.connection, upstream)
            back.join()


def pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass
