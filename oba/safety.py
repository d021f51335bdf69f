"""Whether a round is safe to send: the attack on its files, by anybody and, where a plan asks, by each place's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from oba.attack.attack import Own, attack_round
from oba.attack.exposure import Learned
from oba.attack.reading.folder import is_published
from oba.attack.told import told
from oba.attack.truth import too_close, true_counts
from oba.domain.plan import Round
from oba.domain.release import ReleasedCell, seen_by
from oba.ledger.cells import series_cells
from oba.numbers import raw_numbers
from oba.read.project import Project


def attacked(project: Project, now: Round, folder: Path, published: Path) -> Learned:
    """What can be worked out from a round's files in a folder beside all that was released before it.

    `published` is where the rounds of the plan stand: of those released before, and once only, the files are read too
    where they are still there.
    """
    before = seen_by(project.releases, now.id)
    times = Counter(one.round for one in project.releases)
    stand = {one.round: published / one.round for one in before if times[one.round] == 1 and one.round != now.id}
    return attack_round(
        folder,
        project,
        now,
        before,
        earlier={round_: path for round_, path in stand.items() if is_published(path)},
        insiders=_insiders(project, now) if project.plan.policy.insiders else {},
    )


def given_away(project: Project, now: Round, folder: Path, published: Path) -> tuple[str, ...]:
    """What a round would give away, by name of cell: what is known to be small, and what is and is hidden too little.

    The second only those can ask who know the truth.
    """
    learned = attacked(project, now, folder, published)
    narrow = too_close(learned, true_counts(_raw_cells(project, now), project), project)
    return tuple(dict.fromkeys(told(one, project) for one in (*learned.exposures, *narrow)))


def _raw_cells(project: Project, now: Round) -> Iterator[ReleasedCell]:
    for its in raw_numbers(project, now).series.values():
        for series in its.values():
            yield from series_cells(series)


def _insiders(project: Project, now: Round) -> Mapping[str, Own]:
    """For each place with documents below the top, the counts that its people know: its own and all inside it."""
    cells, places = tuple(_raw_cells(project, now)), project.places.as_at(now.cut_off)
    boards = (place.id for place in places.documented if not places.is_top(place))
    return {
        board: true_counts((cell for cell in cells if places.lies_in(cell.of.place, board)), project)
        for board in boards
    }
