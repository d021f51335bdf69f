"""Whether a round is safe to send: the attack on its files, by anybody and, where a plan asks, by each place's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from oba.attack.attack import Own, attack_round
from oba.attack.count import Count, Quantity
from oba.attack.exposure import Learned
from oba.attack.reading.folder import is_published
from oba.domain.plan import Round
from oba.domain.release import seen_by
from oba.numbers import raw_numbers
from oba.protect.quantity import COUNTED, NOT_COUNTED, OF
from oba.protect.tables import tables_of
from oba.protect.withholding import AllSeries
from oba.read.project import Project

_NAMES = {COUNTED: Quantity.COUNTED, NOT_COUNTED: Quantity.REST, OF: Quantity.CHILDREN}


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


def _insiders(project: Project, now: Round) -> Mapping[str, Own]:
    """For each place with documents below the top, the counts that its people know: its own and all inside it."""
    raw, places = raw_numbers(project, now).series, project.places.as_at(now.cut_off)
    boards = (place.id for place in places.documented if not places.is_top(place))
    return {
        board: _known(project, raw, frozenset(p for p in places.by_id if places.lies_in(p, board))) for board in boards
    }


def _known(project: Project, raw: AllSeries, inside: frozenset[str]) -> Own:
    return {
        Count(one.of, _NAMES[one.name]): int(one.amount)
        for name, its in raw.items()
        for table in tables_of(project.rules[name], its)
        for place in inside & table.figures.keys()
        for figure in table.figures[place].values()
        for one in (table.quantities(place, figure) if figure.value is not None else ())
        if one.amount.denominator == 1
    }
