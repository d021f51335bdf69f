"""The door of the preview: it listens to this machine alone, and gives pages to whoever asks for them by its name.

A page of somebody else's, open in the same browser, must not read drafts. It cannot ask under its own name (the header
`Host` has to be ours, whatever a name server says), no page may show ours inside itself, and nothing may be kept.
"""

from __future__ import annotations

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any
from urllib.parse import unquote

from oba.preview.site import TEXT, Reply, Site

HOST = "127.0.0.1"
_HTTP = 80
_READS = ("GET", "HEAD")
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)


class PreviewServer(ThreadingHTTPServer):
    """Serves a site at a port of this machine, any free one for 0. Raises OSError where the port cannot be had."""

    daemon_threads = True

    def __init__(self, site: Site, port: int) -> None:
        """Take the port; `serve_forever` begins to answer."""
        super().__init__((HOST, port), _Door)
        self.site = site
        self.names = self._names()

    @property
    def address(self) -> str:
        """Where the first page is."""
        return f"http://{HOST}:{self.server_port}/"

    def _names(self) -> frozenset[str]:
        names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        return frozenset(names | ({HOST, "localhost"} if self.server_port == _HTTP else set()))

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:  # noqa: ANN401
        """Pass over a reader who has gone away; anything else is a fault of ours, and is shown."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Door(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    server_version, sys_version = "oba", ""
    timeout = 10  # seconds for a reader to say what is asked for

    def parse_request(self) -> bool:
        """Take up no request but one to read."""
        if not super().parse_request():
            return False
        reads = self.command in _READS
        if not reads:
            self._give(Reply(HTTPStatus.METHOD_NOT_ALLOWED, TEXT, b"Pages can be read here, and nothing else.\n"))
        return reads

    def do_GET(self) -> None:
        """Give the page that is asked for."""
        self._give(self._reply())

    def do_HEAD(self) -> None:
        """Say what would be given."""
        self._give(self._reply())

    def _reply(self) -> Reply:
        hosts = self.headers.get_all("Host") or [""]
        if len(hosts) > 1 or hosts[0].lower() not in self.server.names:
            return Reply(HTTPStatus.FORBIDDEN, TEXT, f"Ask for {self.server.address} by that name.\n".encode())
        path, _, query = self.path.partition("?")
        if not path.startswith("/"):
            return Reply(HTTPStatus.BAD_REQUEST, TEXT, b"An address here begins with a slash.\n")
        return self.server.site.reply(unquote(path), query)

    def _give(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in _HEADERS:
            self.send_header(name, value)
        if reply.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ", ".join(_READS))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base's
        """Say nothing of each page that is given."""
