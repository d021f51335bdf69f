"""A round remade years later, from files that have since grown, is the same: answers, traces, digests, every byte."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest

from oba.compose.results import result_csv, result_json
from oba.compose.sheets.result_book import result_book
from oba.domain.problem import any_stops
from oba.quarter import Folders, check, open_book, read
from oba.read.project import Project
from tests.end_to_end import grown
from tests.end_to_end.commands import files, oba

pytestmark = pytest.mark.slow  # all six rounds are made anew

ROUNDS = ("2009-10-q4", "2010-11-q1", "2010-11-q2", "2010-11-q3", "2010-11-q4", "2023-24-q1")
WHOLE = ("2009-10-q4", "2010-11-q2")  # of which every file is made


@pytest.fixture(scope="module")
def as_it_was(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What each round says, as the example stands."""
    return dict(_told(_project(grown.copied(tmp_path_factory.mktemp("example")))))


def _project(at: Path) -> Project:
    where = Folders(rules=at / "rules", data=at / "data", cards=at / "cards", output=at / "output", root=at)
    project, problems = read(where, grown.PLAN)
    assert project
    assert not any_stops((*problems, *check(project).problems)), problems
    return project


def _told(project: Project, names: Collection[str] = (*ROUNDS, grown.LATER)) -> Iterator[tuple[str, str]]:
    """The answers of rounds, with their traces, registers and digests; the last round first."""
    for now in (one for one in reversed(project.plan.rounds) if one.id in names):
        book = open_book(project, {}, now)
        inputs = repr((book.rule_inputs, sorted(book.data_inputs.items())))
        yield now.id, "\n".join((result_csv(book), result_json(book), repr(result_book(book)), inputs))


def test_every_round_remade_from_grown_files_says_the_same(as_it_was: Mapping[str, str], tmp_path: Path) -> None:
    """Rows, versions, register rows, stories and a round that came later move no answer, no key and no digest."""
    at = grown.copied(tmp_path)
    grown.grow(at)
    project = _project(at)
    assert [one.id for one in project.plan.rounds] == [*ROUNDS, grown.LATER]
    since = dict(_told(project))
    for name in ROUNDS:
        assert since[name] == as_it_was[name], name
    assert since[grown.LATER] != as_it_was[ROUNDS[-1]]


def test_rows_in_any_order_say_the_same(as_it_was: Mapping[str, str], tmp_path: Path) -> None:
    """A table that somebody sorted another way is the same table, and so is one whose files have other names."""
    at = grown.copied(tmp_path)
    folder = at / "data" / grown.PLAN / "observations"
    for n, path in enumerate(sorted(folder.glob("*.csv"), reverse=True)):
        head, *rows = path.read_text("utf-8").splitlines(keepends=True)
        path.unlink()
        (folder / f"{n}.csv").write_text("".join((head, *reversed(rows))), "utf-8")
    since = dict(_told(_project(at)))
    assert since == as_it_was


def test_an_indicator_that_is_added_stands_in_no_round_that_was_released(
    as_it_was: Mapping[str, str], tmp_path: Path
) -> None:
    """A rule that nobody has approved keeps its row; but a round that went out without it never had one."""
    at = grown.copied(tmp_path)
    grown.add_rule(at)
    project = _project(at)
    assert "ni-999" in project.rules
    sent = [one.round for one in project.releases]
    assert dict(_told(project, sent)) == {name: as_it_was[name] for name in sent}


@pytest.mark.parametrize("name", WHOLE)
def test_every_file_of_a_round_remade_from_grown_files_is_the_same(name: str, tmp_path: Path) -> None:
    """All its cards, packs, dashboards, rule book, workbook and manifest, byte by byte."""
    at = grown.copied(tmp_path)
    made = []
    for _ in range(2):
        assert oba("build", grown.PLAN, "--round", name, at=at).returncode == 0
        made.append(files(at / "output" / grown.PLAN / name))
        grown.grow(at) if len(made) == 1 else None
    assert made[0] == made[1]
