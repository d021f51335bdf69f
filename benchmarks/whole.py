"""One process, as a command would be one: read a plan, check its rules, answer everything; print what that took."""

from __future__ import annotations

import gc
import json
import pickle
import resource
import sys
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from oba.answers import answer
from oba.cli import COLLECT_AFTER
from oba.domain.problem import any_stops
from oba.quarter import Folders, audit, check, open_book, read


def measured(folder: Path, plan: str) -> Mapping[str, float]:
    """Read, check and answer a plan; the processor's seconds for each step, how much came of it, and the most memory.

    Raises ValueError where the plan has problems. Memory is in MB.
    """
    gc.set_threshold(COLLECT_AFTER)
    where = Folders(rules=folder / "rules", data=folder / "data", cards=folder, output=folder, root=folder)
    times = [time.process_time()]
    project, problems = read(where, plan)
    times.append(time.process_time())
    if project is None or any_stops(problems):
        raise ValueError("\n".join(f"{one.where}: {one.code} {one.what}" for one in problems[:20]))
    checked = check(project)
    times.append(time.process_time())
    book = audit(answer(project, project.plan.rounds[-1]), checked.proofs)
    times.append(time.process_time())
    read_in, checked_in, answered_in = (later - earlier for earlier, later in pairwise(times))
    return {
        "read": read_in,
        "checked": checked_in,
        "answered": answered_in,
        "findings": sum(len(one.findings) for one in book.assessments.values()),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "problems": len(checked.problems),
    }


class Packed(NamedTuple):
    """How large a book is on its way to a worker, in MB, and the processor's seconds to pack and to open it."""

    megabytes: float
    packing: float
    opening: float


def packed(folder: Path, plan: str) -> Packed:
    """Pack everything that the documents of a plan are made from, and open it."""
    gc.set_threshold(COLLECT_AFTER)
    where = Folders(rules=folder / "rules", data=folder / "data", cards=folder, output=folder, root=folder)
    project, _ = read(where, plan)
    if project is None:
        raise ValueError(f"{plan} cannot be read")
    book = open_book(project, check(project).proofs, project.plan.rounds[-1])
    times = [time.process_time()]
    content = pickle.dumps(book, pickle.HIGHEST_PROTOCOL)
    times.append(time.process_time())
    pickle.loads(content)  # noqa: S301 - packed above
    times.append(time.process_time())
    return Packed(len(content) / 1e6, *(later - earlier for earlier, later in pairwise(times)))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]), sys.argv[2])))
