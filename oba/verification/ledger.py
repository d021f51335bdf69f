"""A published round beside the ledger: whether it is what was released, and under which number."""

from __future__ import annotations

from collections.abc import Iterable

from oba.domain.release import Release, last_of
from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right, wrong
from oba.words import day, listed


def release_of(manifest: Manifest, releases: Iterable[Release]) -> Release | None:
    """The release that a manifest was released as; None for one that never was."""
    return next((one for one in releases if (one.round, one.manifest) == (manifest.round, manifest.sha256)), None)


def ledger_remarks(
    manifest: Manifest, releases: tuple[Release, ...], again: Manifest | None = None
) -> tuple[Remark, ...]:
    """Which release it is, whether another has taken its place, or that it is none.

    Other bytes than those released are no fault where this program makes them `again` of the same round.
    """
    own, last = release_of(manifest, releases), last_of(releases, manifest.round)
    if last is None:
        return (right("It was never released, so that nothing but its own manifest vouches for it"),)
    if own is None and (again is None or manifest.sha256 == again.sha256):
        return (right(f"{_told(last)}; these are not those bytes, but what another program makes of that round"),)
    if own is None:
        return wrong("manifest.json", f"is neither that of what was released, nor what comes out again. {_told(last)}")
    if own != last:
        return (right(f"{_told(own)}; since then replaced: {_told(last)}, because {last.why}"),)
    return (right(_told(own)),)


def _told(one: Release) -> str:
    to = f" to {listed(one.to)}" if one.to else ""
    return f"Released on {day(one.on)} by {one.by}{to} (number {one.number} in the ledger)"
