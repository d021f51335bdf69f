"""A published round beside the ledger: whether it is what was released, and under which number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from oba.domain.release import Release, last_of
from oba.publish import MANIFEST, program
from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right, unsure, wrong
from oba.words import day, listed

_NEVER = "It was never released, so that nothing vouches for it but that it comes out the same again"
EDITION = right("The ledger vouches for rounds and for no web edition, which is held beside what comes out again")


class Standing(NamedTuple):
    """The release that a manifest is of, and the last one of its round; None for what never was."""

    own: Release | None
    last: Release | None

    @property
    def vouched(self) -> bool:
        """Whether the ledger vouches for every byte that the manifest names."""
        return self.own is not None

    @property
    def replaced(self) -> bool:
        """Whether another release has taken its place."""
        return self.own is not None and self.own != self.last


UNRELEASED = Standing(None, None)


def standing(manifest: Manifest, releases: tuple[Release, ...]) -> Standing:
    """What the ledger knows of a manifest."""
    own = next((one for one in releases if (one.round, one.manifest) == (manifest.round, manifest.sha256)), None)
    return Standing(own, last_of(releases, manifest.round))


def round_remarks(last: Release | None) -> tuple[Remark, ...]:
    """Whether the round of a document was released, where no manifest can say whether the document was."""
    return (right(_NEVER if last is None else f"Its round: {_told(last)}"),)


def ledger_remarks(its: Standing, manifest: Manifest, again: Manifest | None = None) -> Iterator[Remark]:
    """Which release it is, whether another has taken its place, or that it is none.

    Other bytes than those released are no fault where this program makes them `again` of the same round.
    """
    if its.last is None:
        yield right(_NEVER)
    elif its.own == its.last:
        yield right(_told(its.last))
    elif its.own:
        yield right(f"{_told(its.own)}; since then replaced: {_told(its.last)}, because {its.last.why}")
    elif again is None:
        yield unsure(f"{_told(its.last)}; the manifest at hand is of another build, which vouches for nothing")
    elif manifest.sha256 != again.sha256:
        mend = "Ask whoever keeps the published round for its folder as it was released, or build the round again."
        yield from wrong(MANIFEST, "is neither that of what was released nor what comes out today", mend=mend)
        yield right(_told(its.last))
    elif its.last.program != program():
        yield right(f"{_told(its.last)}; these are not those bytes, but what this program makes of that round")
    else:
        yield unsure(f"{_told(its.last)}; these are not those bytes: made again since, from other texts or libraries")


def _told(one: Release) -> str:
    to = f" to {listed(one.to)}" if one.to else ""
    return f"Released on {day(one.on)} by {one.by}{to} (number {one.number} in the ledger)"
