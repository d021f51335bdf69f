"""What of a machine decides the bytes of the documents it makes, and in what another machine differs from it.

Each worker is asked this before it can be known whether it is able to make documents: nothing heavy is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from oba.publish.programs import programs
from oba.render.work import LAYS_OUT
from oba.words import listed

INSTALL = "install there what is installed here, or take it off the cluster, then build again"
_NAMED = 3
_SHOWN = 12  # of a digest


def makes_with() -> Mapping[str, str]:
    """Every program and library of this machine that decides bytes, by its name; templates and fonts are sent."""
    return dict(_named(programs())) | {name: version(name) for name in LAYS_OUT}


def _named(said: Mapping[str, object], of: str = "") -> Iterator[tuple[str, str]]:
    for name, one in said.items():
        if isinstance(one, dict):
            yield from _named(one, name if name == "oba" else "")
        else:
            yield f"{of} {name}".strip(), str(one)


def differing(theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """In what they differ, in words; empty where they are the same."""
    names = sorted(name for name in {*theirs, *ours} if theirs.get(name) != ours.get(name))
    told = [f"{name} is {_short(theirs, name)} there and {_short(ours, name)} here" for name in names[:_NAMED]]
    more = len(names) - _NAMED
    return listed([*told, *([f"{more} more"] if more > 0 else [])])


def other_bytes(who: str, differs: str) -> str:
    """The refusal of a worker that differs."""
    return f"{who} would make other bytes: {differs}"


def _short(said: Mapping[str, str], name: str) -> str:
    return said.get(name, "missing")[:_SHOWN]
