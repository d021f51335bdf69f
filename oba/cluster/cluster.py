"""A Dask cluster whose workers make documents: what they have made is written here, as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from distributed import CancelledError, Client, Future, KilledWorker, wait
from distributed.comm.core import CommClosedError

from oba.cluster.parcel import Parcel, made_by_worker, parcel_of
from oba.publish import Digest, PublishFailed
from oba.render.studio import Document
from oba.workers import Given

_LOOK = 5.0  # seconds after which, with nothing done, it is looked whether any worker is left
_LOOKS = 12  # without a worker, after which none is waited for
_LOSSES = 3  # of all workers that held the parcel, after which it is not sent again
_EACH = 2  # documents in the making or waiting here for each thread of the workers, which bounds what is held
_GONE = "the scheduler of the cluster has gone"
_NONE_LEFT = "the cluster has no worker left"
_KILLED = "one worker after another was ended while it made"
_MEND = "look at the cluster's own log, start it again, then build again"
_MEMORY = "a worker may have run out of memory: give each more of it, then build again"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a cluster that agree with this machine."""

    client: Client

    @contextmanager
    def at_work(self, given: Given, tasks: Sequence[str]) -> Iterator[Iterator[tuple[str, Digest]]]:
        """Have the documents of all tasks made by the workers and write them here, as `Workers` says.

        Pages are made anew, whatever is kept here, for the workers do not see it. What a worker was making when it
        ended is made by another.
        """
        sending = _Sending(self.client, parcel_of(given), list(tasks))
        yield (given.write(one) for made in sending.made() for one in made)


class _Sending:
    """A parcel on its way: what waits to be made, and what is being made by whom."""

    def __init__(self, client: Client, parcel: Parcel, waiting: list[str]) -> None:
        self._client, self._parcel, self._waiting = client, parcel, waiting
        self._running: dict[Future[Any], str] = {}
        self._losses = 0
        self._parcel_there = self._sent()
        self._fill()

    def made(self) -> Iterator[list[Document]]:
        """The documents of each task as they come, never many at once."""
        while self._waiting or self._running:
            self._fill()
            ended = self._ended()
            if any(future.cancelled() for future in ended):
                self._parcel_there = self._sent_again()
                continue
            for future in ended:
                yield _result(future, self._running.pop(future))

    def _sent(self) -> Future[Any]:
        """The parcel, with every worker there is; later ones get it from these."""
        try:
            sent: Future[Any] = self._client.scatter(self._parcel, broadcast=True, hash=False)
        except (OSError, CancelledError, RuntimeError) as error:
            raise PublishFailed(_NONE_LEFT if self._client.status == "running" else _GONE, _MEND) from error
        return sent

    def _sent_again(self) -> Future[Any]:
        """The parcel anew, where every worker that held it has ended; all that was being made waits again."""
        self._waiting += self._running.values()
        self._running.clear()
        self._losses += 1
        if self._client.status != "running":
            raise PublishFailed(_GONE, _MEND)
        if self._losses > _LOSSES:
            raise PublishFailed(f"{_KILLED} documents", _MEMORY)
        return self._sent()

    def _fill(self) -> None:
        """Give the workers as much as they are to have at a time."""
        room = max(1, _EACH * sum(self._workers().values()))
        while self._waiting and len(self._running) < room:
            task = self._waiting.pop(0)
            self._running[self._client.submit(made_by_worker, self._parcel_there, task, pure=False)] = task

    def _ended(self) -> list[Future[Any]]:
        """Those that have ended, whichever way; waits for the first."""
        looks = 0
        while not (ended := [future for future in self._running if future.status != "pending"]):
            try:
                wait(list(self._running), timeout=_LOOK, return_when="FIRST_COMPLETED")
            except CancelledError:
                continue
            except TimeoutError:
                looks = 0 if self._workers() else looks + 1
                if looks == _LOOKS:
                    raise PublishFailed(_NONE_LEFT, _MEND) from None
        return ended

    def _workers(self) -> dict[str, int]:
        """The threads of each worker there is."""
        try:
            found: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise PublishFailed(_GONE, _MEND) from error
        return found


def _result(future: Future[Any], task: str) -> list[Document]:
    try:
        made: list[Document] = future.result()
    except KilledWorker as error:
        raise PublishFailed(f"{_KILLED} the documents of '{task}'", _MEMORY) from error
    except (CancelledError, CommClosedError) as error:
        raise PublishFailed(_GONE, _MEND) from error
    return made
