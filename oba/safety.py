"""Whether a round is safe to send: the attack on its files, by anybody and, where a plan asks, by each place's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from oba.attack.attack import attack_round
from oba.attack.exposure import Learned
from oba.attack.memory import Memory
from oba.attack.reading.folder import is_published
from oba.attack.told import told, told_strays, way_out
from oba.attack.truth import too_close, true_counts
from oba.domain.plan import Round
from oba.domain.release import ReleasedCell, seen_by
from oba.ledger.cells import series_cells
from oba.numbers import raw_numbers
from oba.read.project import Project
from oba.render.collection import no_collection


def attacked(project: Project, now: Round, folder: Path, published: Path, edition: Path | None = None) -> Learned:
    """What can be worked out from a round's files in a folder beside all that was released before it.

    `published` is where the rounds of the plan stand: of those released before, and once only, the files are read too
    where they are still there. `edition` is the folder of the web edition that is published with the round.
    """
    return _attacked(project, now, _Published(folder, published, edition), _raw_cells(project, now))


class _Published(NamedTuple):
    """The folder of a round, that of all rounds, and that of the edition if there is one."""

    folder: Path
    rounds: Path
    edition: Path | None


class GivenAway(NamedTuple):
    """What a round would give away, by name of cell, and what can be done about it."""

    says: tuple[str, ...]
    mend: str


def given_away(project: Project, now: Round, folder: Path, published: Path, edition: Path | None = None) -> GivenAway:
    """What a round would give away: what is known to be small, and what is and is hidden too little.

    The second only those can ask who know the truth.
    """
    cells = _raw_cells(project, now)
    learned = _attacked(project, now, _Published(folder, published, edition), cells)
    narrow = too_close(learned, true_counts(cells, project), project)
    counts = (told(one, project) for one in (*learned.exposures, *narrow))
    says = tuple(dict.fromkeys((*counts, *told_strays(learned, project))))
    return GivenAway(says, way_out(learned, narrow))


@no_collection()
def _attacked(project: Project, now: Round, files: _Published, cells: tuple[ReleasedCell, ...]) -> Learned:
    before = seen_by(project.releases, now.id)
    times = Counter(one.round for one in project.releases)
    stand = {one.round: files.rounds / one.round for one in before if times[one.round] == 1 and one.round != now.id}
    inside = project.places.as_at(now.cut_off).insiders if project.plan.policy.insiders else {}
    return attack_round(
        files.folder,
        project,
        now,
        before,
        earlier={round_: path for round_, path in stand.items() if is_published(path)},
        insiders={
            board: true_counts((cell for cell in cells if cell.of.place in known), project)
            for board, known in inside.items()
        },
        memory=Memory(project.kept),
        edition=files.edition,
    )


def _raw_cells(project: Project, now: Round) -> tuple[ReleasedCell, ...]:
    raw = raw_numbers(project, now).series.values()
    return tuple(cell for its in raw for series in its.values() for cell in series_cells(series))
