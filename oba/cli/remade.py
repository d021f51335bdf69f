"""What `oba verify` makes a round again with: the plan as it is here, and what published files say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from oba.cli.exit import say

if TYPE_CHECKING:
    from oba.domain.imprint import Imprint
    from oba.quarter import Folders
    from oba.verification.data_digest import SaidDigests
    from oba.verification.remaking import Remaking

    Asked = Callable[[], SaidDigests]

_RESULTS = "results.xlsx"
NOTHING = "Nothing was verified."


def remaking_of(one: Imprint, where: Folders, sha256: str, said: Asked, leads: Collection[str] = ()) -> Remaking:
    """How a document's round is made again, as the release with a manifest of this digest had it, else the last one.

    What files `said` of their data is asked for only where the plan's key is not at hand. `leads` are folders to which
    its web edition leads, the other rounds among them. Raises Refused for no plan or round of ours.
    """
    from oba.cli.selection import readable_plan, round_of
    from oba.domain.problem import any_stops
    from oba.domain.release import last_of
    from oba.read.text.characters import printable
    from oba.verification.data_digest import NOTHING_SAID
    from oba.verification.remaking import Remaking

    plan, round_ = printable(one.plan), printable(one.round)
    found = readable_plan(where, plan, NOTHING)
    if any_stops(found.warnings):
        say(f"The plan has problems that stop a build, so that an answer may differ: see oba check {plan}.")
    project = found.project
    own = next((release for release in project.releases if sha256 and release.manifest == sha256), None)
    now = round_of(project, round_)
    return Remaking(
        where=where, project=project, proofs=found.proofs, round=now,
        release=own or last_of(project.releases, now.id), said=NOTHING_SAID if project.key else said(),
        standing=tuple(other.id for other in project.plan.rounds if other.id in leads and other.id != now.id),
    )  # fmt: skip


def said_in(file: Path, name: str) -> SaidDigests:
    """What a file says of its data, read as one of a name."""
    from oba.verification.data_digest import digests_in
    from oba.verification.plain_file import content_or_none

    return digests_in(name, content_or_none(file) or b"")


def said_in_edition(rounds: Path) -> SaidDigests:
    """What a web edition says of its data: of all on its first page, of an indicator's rows on each page of it."""
    from oba.compose.edition.addresses import FOLDER, INDEX

    pages = sorted((rounds / FOLDER).glob("indicators/*/*.html"))
    rows = {rule: one for page in pages for rule, one in said_in(page, page.name).rows.items()}
    return said_in(rounds / INDEX, INDEX)._replace(rows=rows)


def said_in_round(folder: Path) -> SaidDigests:
    """What a round says of its data: of all in its results, of an indicator's rows in its manifest."""
    from oba.inputs import ROWS
    from oba.verification.manifest import Unreadable, read_manifest

    try:
        data = read_manifest(folder).data or {}
    except Unreadable:
        data = {}
    rows = {name.removeprefix(ROWS): one for name, one in data.items() if name.startswith(ROWS)}
    return said_in(folder / _RESULTS, _RESULTS)._replace(rows=rows)
