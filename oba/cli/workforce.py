"""Who makes documents: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from oba.cli.exit import USAGE, Refused
from oba.cli.options import PROCESSES
from oba.cli.refusal import in_catalogue

if TYPE_CHECKING:
    from oba.workers import Workers

_ONE_OF_THEM = "--workers are processes of this machine, and --cluster those of others: say one of the two."
_INSTALL = "--cluster needs packages that are not installed: pip install 'oba[cluster]'."


class Workforce:
    """So many processes, or the cluster whose scheduler is at an address; refuses both, and a cluster without Dask."""

    def __init__(self, processes: int | None, address: str | None) -> None:
        if address is not None and processes is not None:
            raise Refused(_ONE_OF_THEM, USAGE)
        if address is not None and find_spec("distributed") is None:
            raise Refused(_INSTALL, USAGE)
        self._processes, self._address = processes or PROCESSES, address

    @contextmanager
    def at_work(self, cards: Path, otherwise: str) -> Iterator[Workers]:
        """The workers, ready; refuses a cluster that cannot make our documents, with what therefore was not done."""
        if self._address is None:
            from oba.processes import Processes

            processes = Processes(self._processes)
            processes.make_ready(cards)
            yield processes
            return

        from oba.cluster.connection import cluster

        with in_catalogue(self._address, cards, otherwise), cluster(self._address) as found:
            yield found
