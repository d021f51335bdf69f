"""What a worker makes of what it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from distributed import Client

from oba.cluster.agreement import makes_with
from oba.cluster.parcel import Parcel, made_by_worker
from oba.publish import PublishFailed
from oba.quarter import open_book
from tests.end_to_end import small
from tests.end_to_end.machines import cluster


@pytest.mark.slow
def test_a_worker_that_came_later_is_held_to_the_same(tmp_path: Path) -> None:
    """One that was not there when all were asked says by itself that it differs, by its address, and makes nothing."""
    project = small.project()
    book = open_book(project, {}, project.plan.rounds[-1])
    parcel = Parcel(book=book, draft=False, cards={}, made_with={**makes_with(), "pango": "0.1"})
    with cluster(tmp_path, "a") as address, Client(address) as client:
        asked = client.submit(made_by_worker, client.scatter(parcel), "llyn")
        with pytest.raises(PublishFailed) as refused:
            asked.result()
        (worker,) = client.nthreads()
    assert refused.value.what.startswith(f"worker {worker} would make other bytes: pango is ")
