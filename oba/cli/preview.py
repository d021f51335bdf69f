"""A preview begun, and ended in the words of a command."""

from __future__ import annotations

import errno
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from oba.cli.exit import CLEAN, USAGE, Refused, say, status_of
from oba.cli.problems import ProblemFormat, counted, rendered
from oba.cli.selection import round_of
from oba.preview.desk import Desk, View
from oba.preview.server import PreviewServer
from oba.preview.site import Site
from oba.quarter import Folders


def serve_until_stopped(where: Folders, plan: str, round_: str | None, port: int) -> int:
    """Serve a plan's drafts until Ctrl-C or a polite request to stop."""
    desk = Desk(where, plan, round_)
    _refuse_unknown(desk.look(), round_)
    try:
        server = PreviewServer(Site(desk), port)
    except OSError as error:
        raise Refused(_no_port(port, error), USAGE) from None
    with server, _until_stopped():
        print(f"{plan}: drafts at {server.address} (Ctrl-C ends this)", flush=True)
        server.serve_forever(poll_interval=0.1)
    return CLEAN


@contextmanager
def _until_stopped() -> Iterator[None]:
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        print("Ended.")
    finally:
        signal.signal(signal.SIGTERM, before)


def _refuse_unknown(view: View, round_: str | None) -> None:
    """Refuse a plan or a round that is not there; what else is wrong is shown on the pages, and mended beside them."""
    if view.edition:
        round_of(view.edition.project, round_)
    elif status_of(view.problems) == USAGE:
        raise Refused(rendered(view.problems, ProblemFormat.TEXT), USAGE)
    else:
        say(f"{counted(view.problems)} The pages show what is to be mended.")


def _no_port(port: int, error: OSError) -> str:
    """Why the port cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by another preview. Say --port 0 for any free one."
    return f"Port {port} cannot be used: {error.strerror}. Say --port 0 for any free one."
