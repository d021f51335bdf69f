"""Who makes the documents of a build, as its options say."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.cli import workforce
from oba.cli.exit import Refused
from oba.cli.workforce import Workforce
from oba.processes import Processes


@pytest.mark.parametrize(("said", "processes"), [(None, 2), (1, 1), (7, 7)])
def test_processes_make_documents_unless_a_cluster_is_named(said: int | None, processes: int) -> None:
    """As many as were said, else two."""
    with Workforce(said, None).at_work(Path("cards"), "Nothing was published.") as found:
        assert found == Processes(processes)


def test_processes_and_a_cluster_are_not_both_wanted() -> None:
    """What was said twice is refused, whatever the number."""
    with pytest.raises(Refused, match=r"say one of the two\.$"):
        Workforce(2, "127.0.0.1:8786")


def test_a_cluster_without_dask_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra; who has not installed it is told how."""
    monkeypatch.setattr(workforce, "find_spec", lambda _name: None)
    with pytest.raises(Refused, match=r"pip install 'oba\[cluster\]'\.$"):
        Workforce(None, "127.0.0.1:8786")
