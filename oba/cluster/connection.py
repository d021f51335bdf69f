"""A cluster found at its address, and refused unless its scheduler speaks as we do and its workers make our bytes."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from distributed import Client

from oba.cluster.agreement import INSTALL, differing, makes_with, other_bytes
from oba.cluster.cluster import Cluster
from oba.publish import PublishFailed

_PATIENCE = 10  # seconds for a scheduler to answer, and for a first worker to be there
_START = "start one there (dask scheduler), or leave --cluster out to build on this machine"
_START_WORKERS = "start some (dask worker ADDRESS --nthreads 1), then build again"
_SPEAK = ("python", "distributed", "dask")  # of which the versions must be the same, or parcels cannot be read


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster at the address of its scheduler, as long as it is needed; what it was making ends with it.

    Raises PublishFailed where nobody answers, there is no worker, or any of them differs from this machine.
    """
    with _hushed():
        client = _connected(address)
        try:
            _refuse_other_versions(client, address)
            _refuse_other_bytes(client)
            yield Cluster(client)
        finally:
            client.close()


@contextmanager
def _hushed() -> Iterator[None]:
    """Let nothing but our own words be heard of it."""
    names = (name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed")
    found = [logging.getLogger(name) for name in names]
    before = [(one, one.level) for one in found]
    for one in found:
        one.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for one, level in before:
            one.setLevel(level)


def _connected(address: str) -> Client:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other versions, which are refused below in our own words
        try:
            client = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise PublishFailed(f"no Dask scheduler answers at {address}", _START) from error
        except Exception as error:
            why = str(error).partition("\n")[0]
            says = f"the scheduler at {address} does not speak as Dask {version('distributed')} does, which is here: "
            raise PublishFailed(says + why, INSTALL) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        client.close()
        raise PublishFailed(f"the cluster at {address} has no workers", _START_WORKERS) from None
    return client


def _refuse_other_versions(client: Client, address: str) -> None:
    found: Any = client.get_versions()
    ours = _versions(found["client"])
    theirs = {f"the scheduler at {address}": found["scheduler"]}
    theirs |= {f"worker {name}": one for name, one in found["workers"].items()}
    for who, said in theirs.items():
        if differs := differing(_versions(said), ours):
            raise PublishFailed(f"{who} is of another version: {differs}", INSTALL)


def _versions(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(said["packages"].get(name)) for name in _SPEAK}


def _refuse_other_bytes(client: Client) -> None:
    """Ask all with what they make documents; the scheduler too, for it opens what passes through it."""
    ours, refused = makes_with(), list[str]()
    for name, said in _asked(client):
        if isinstance(said, Exception):
            refused.append(f"{name} cannot say with what it makes documents: {said}")
        elif differs := differing(said, ours):
            refused.append(other_bytes(name, differs))
    if refused:
        raise PublishFailed("; ".join(refused), INSTALL)


def _asked(client: Client) -> Iterator[tuple[str, Any]]:
    """What each answers, by its name: with what it makes documents, or why it cannot say."""
    try:
        yield "the scheduler", client.run_on_scheduler(makes_with)
    except Exception as error:  # noqa: BLE001 - whatever it was, it is why there is no answer
        yield "the scheduler", error
    for address, said in client.run(makes_with, on_error="return").items():
        yield f"worker {address}", said
