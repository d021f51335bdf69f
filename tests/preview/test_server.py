"""The door gives pages to this machine's own browser, for reading, and to nobody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from oba.preview.server import PreviewServer
from oba.preview.site import Site
from tests.preview.desks import CARD, desk, folders_at


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    """A server at a free port, in a thread of its own."""
    with PreviewServer(Site(desk(folders_at(tmp_path_factory.mktemp("plan")))), 0) as found:
        thread = Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    """What the door answers."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.request(method, path, headers=headers)
    reply = connection.getresponse()
    reply.begin()
    return reply


def test_a_browser_reads_pages(server: PreviewServer) -> None:
    """Under the address that is printed: a page, of its kind, that is not to be kept."""
    with urlopen(f"{server.address}{CARD[1:]}", timeout=30) as reply:  # noqa: S310 - of this machine
        assert reply.status == 200
        assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
        assert reply.headers["Cache-Control"] == "no-store"
        assert b"<title>DRAFT: " in reply.read()


def test_what_is_not_there_is_said_so(server: PreviewServer) -> None:
    """An unknown address is a page of its own, with the status that says so."""
    with pytest.raises(HTTPError, match="404") as refused:
        urlopen(f"{server.address}nothing", timeout=30)  # noqa: S310 - of this machine
    assert b"All pages" in refused.value.read()


@pytest.mark.parametrize(
    "path", ["/%2e%2e/%2e%2e/etc/passwd", "/..%2fplan.yaml", "/llyn/%2e%2e/../../../etc/passwd", "/%"]
)
def test_no_address_leads_out(server: PreviewServer, path: str) -> None:
    """However it is written, an address names a page or nothing."""
    assert ask(server, path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1", "localhost:1", "[::1]", ""])
def test_a_page_elsewhere_cannot_read_drafts(server: PreviewServer, host: str) -> None:
    """A name that somebody else made lead to this machine is not ours, and gets nothing."""
    reply = ask(server, CARD, Host=host)
    assert (reply.status, b"DRAFT" in reply.read()) == (403, False)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_this_machine_has_two_names(server: PreviewServer, name: str) -> None:
    """Its number, which is printed, and the name that people write."""
    assert ask(server, "/", Host=f"{name}:{server.server_port}").status == 200


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1:{port}", "evil.example"]])
def test_one_name_is_said_once(server: PreviewServer, hosts: list[str]) -> None:
    """No name, or two of them, is nobody we know."""
    lines = "".join(f"Host: {host.format(port=server.server_port)}\r\n" for host in hosts)
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as raw:
        raw.sendall(f"GET / HTTP/1.1\r\n{lines}\r\n".encode())
        assert raw.makefile("rb").readline().split()[1] == b"403"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_pages_are_only_read(server: PreviewServer, method: str) -> None:
    """Any other request is refused with what is allowed."""
    reply = ask(server, "/", method)
    assert (reply.status, reply.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_is_a_page_without_its_body(server: PreviewServer) -> None:
    """It says how long the page is."""
    reply = ask(server, CARD, "HEAD")
    assert (reply.status, reply.read()) == (200, b"")
    assert int(reply.headers["Content-Length"]) > 1000


def test_no_page_shows_ours_inside_itself(server: PreviewServer) -> None:
    """What other pages could do with ours is forbidden by every reply, refusals too."""
    for reply in (ask(server, "/"), ask(server, "/", Host="evil.example"), ask(server, "/", "POST")):
        assert reply.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_an_address_begins_with_a_slash(server: PreviewServer) -> None:
    """Who takes us for a way to elsewhere is refused."""
    assert ask(server, "http://evil.example/", Host=f"localhost:{server.server_port}").status == 400


def test_a_reader_who_goes_away_does_no_harm(server: PreviewServer, capsys: pytest.CaptureFixture[str]) -> None:
    """A tab closed in the middle of a page: nothing is printed, and the next reader is served."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=30) as raw:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            raw.sendall(f"GET {CARD} HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode())
    assert ask(server, CARD).status == 200
    assert capsys.readouterr().err == ""


def test_only_this_machine_can_ask(server: PreviewServer) -> None:
    """The server listens at this machine's own number, and at no other."""
    assert server.socket.getsockname()[0] == "127.0.0.1"
