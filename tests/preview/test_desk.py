"""What is kept between two looks is never stale: an edition is what reading everything anew would make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from oba.preview import desk as desks
from oba.preview.desk import Desk
from oba.quarter import Folders, check, open_book, read
from tests.end_to_end.small import NOW, PLAN, ROWS, RULE
from tests.preview.desks import desk, edition, folders_at, save, story

Change = Callable[[Folders], None]


def _story(where: Folders) -> None:
    save(story(where), "Tai & ysgolion.", "Tai newydd.")


def _another_story(where: Folders) -> None:
    other = story(where).parents[1] / "cwm" / "heb-ysgol.md"
    other.parent.mkdir()
    other.write_bytes(story(where).read_bytes())


def _no_story(where: Folders) -> None:
    story(where).unlink()


def _rule(where: Folders) -> None:
    save(where.root / RULE, "owner: ", "owner: Dr. ")


def _round(where: Folders) -> None:
    save(where.rules / PLAN / "plan.yaml", f"current: {NOW}", "current: 2023-24-q4")


def _number(where: Folders) -> None:
    save(where.root / ROWS, "mannau-chwarae,cwm,2023,,,,", "mannau-chwarae,cwm,2023,,,,1")


def _place(where: Folders) -> None:
    save(where.data / PLAN / "places.csv", "Cwm Âger", "Cwm Newydd")


def _register(where: Folders) -> None:
    save(where.data / PLAN / "actions.csv", "within ten days", "within nine days")


def _round_and_story(where: Folders) -> None:
    _round(where)
    _story(where)


CHANGES = (_story, _another_story, _no_story, _rule, _round, _number, _place, _register, _round_and_story)


def anew(where: Folders) -> object:
    """The book of the current round, all read again; and the digests of what was read."""
    project, _ = read(where, PLAN)
    assert project
    now = next(one for one in project.plan.rounds if one.id == project.plan.current)
    return open_book(project, check(project).proofs, now), project.data_files, project.stories


def kept(of: Desk) -> object:
    """The same of a desk."""
    found = edition(of)
    return found.studio.book, found.project.data_files, found.project.stories


@pytest.mark.parametrize("first", CHANGES)
def test_an_edition_is_what_reading_anew_would_make(first: Change, tmp_path: Path) -> None:
    """Whatever is saved, and a story after it: book, answers, digests and stories are those of the files."""
    where = folders_at(tmp_path)
    of = desk(where)
    before = kept(of)
    first(where)
    assert kept(of) == anew(where) != before
    _register(where) if first is not _register else _place(where)
    assert kept(of) == anew(where)


def test_where_a_story_is_saved_nothing_else_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers, rules, proofs and answers are those that were there; the warnings too."""
    where = folders_at(tmp_path)
    of = desk(where)
    before = edition(of)
    for name in ("read", "check", "look_at_rows", "open_book", "studio_of"):
        monkeypatch.delattr(desks, name)
    _story(where)
    after = edition(of)
    assert after.studio.book.assessments is before.studio.book.assessments
    assert after.project.stories != before.project.stories
    assert after.warnings == before.warnings


def test_where_nothing_is_saved_nothing_is_made(tmp_path: Path) -> None:
    """The view stays the same one, and so does the word by which pages ask."""
    of = desk(folders_at(tmp_path))
    view = of.look()
    assert of.look() is view
    assert of.state == view.state


_OF_RULES = {"A006", "A022"}  # what nobody has settled of the rules, story or no story


def test_a_wrong_file_leaves_the_last_edition(tmp_path: Path) -> None:
    """The problem is said with its line, the last edition stays, and once mended there is a new one without a trace."""
    where = folders_at(tmp_path)
    of = desk(where)
    before = edition(of)
    save(story(where), "## Story behind", "## Stori behind")
    view = of.look()
    assert (view.edition, view.last) == (None, before)
    assert [(one.where.line, one.code) for one in view.problems if one.code not in _OF_RULES] == [(6, "S011")]
    save(story(where), "## Stori behind", "## Story behind")
    assert kept(of) == anew(where)


def test_a_wrong_rule_and_a_wrong_story_are_both_said(tmp_path: Path) -> None:
    """Mending the one leaves the other, in whichever order."""
    where = folders_at(tmp_path)
    of = desk(where)
    save(story(where), "## Story behind", "## Stori behind")
    assert len(of.look().problems) == 1
    save(where.root / RULE, "within", "withn")
    assert {one.code[0] for one in of.look().problems} == {"R", "S"}
    save(story(where), "## Stori behind", "## Story behind")
    assert {one.code[0] for one in of.look().problems} == {"R"}
    save(where.root / RULE, "withn", "within")
    assert kept(of) == anew(where)


def test_a_plan_that_begins_wrong_can_be_mended(tmp_path: Path) -> None:
    """Without any edition yet there is none to go back to; then there is one."""
    where = folders_at(tmp_path)
    save(story(where), "## Story behind", "## Stori behind")
    of = desk(where)
    assert of.look().last is None
    save(story(where), "## Stori behind", "## Story behind")
    assert kept(of) == anew(where)


@pytest.mark.parametrize(
    "name", ["rules/dyffryn/plan.yaml", "rules/dyffryn", "data/dyffryn", "data/dyffryn/places.csv"]
)
def test_what_goes_away_may_come_back(tmp_path: Path, name: str) -> None:
    """Without the plan, its data or its places nothing can be shown but the last edition; then all is as it was."""
    where = folders_at(tmp_path / "plan")
    of = desk(where)
    before = edition(of)
    (where.root / name).rename(tmp_path / "away")
    assert of.look()[1:] == (None, of.look().problems, before)
    assert len(of.look().problems) == 1
    (tmp_path / "away").rename(where.root / name)
    assert kept(of) == anew(where)


def test_an_example_that_fails_stops_the_pages_as_it_stops_a_build(tmp_path: Path) -> None:
    """A story saved meanwhile does not hide it."""
    where = folders_at(tmp_path)
    of = desk(where)
    save(where.root / RULE, "threshold: amber}", "threshold: red}")
    assert "A001" in {one.code for one in of.look().problems}
    _story(where)
    assert "A001" in {one.code for one in of.look().problems}


def test_a_story_that_nobody_has_read_again_is_told_until_somebody_has(tmp_path: Path) -> None:
    """What warns of stories is looked at each time one is saved, though nothing else is."""
    where = folders_at(tmp_path)
    of = desk(where)
    save(story(where), "date: 2025-04-25", "date: 2024-04-25\ncarried_from: 2023-24-q4")
    assert [one.code for one in edition(of).warnings if one.code not in _OF_RULES] == ["A017"]
    save(story(where), "carried_from: 2023-24-q4", "carried_from: 2023-24-q4\nreviewed: 2025-04-26")
    assert [one.code for one in edition(of).warnings if one.code not in _OF_RULES] == []


def test_a_round_that_was_asked_for_is_shown(tmp_path: Path) -> None:
    """Else the plan's own; and the plan's own again where the round has gone from the plan."""
    where = folders_at(tmp_path)
    of = Desk(where, PLAN, "2023-24-q4")
    assert edition(of).studio.book.round.id == "2023-24-q4"
    save(where.rules / PLAN / "plan.yaml", "id: 2023-24-q4", "id: 2023-24-q3")
    assert edition(of).studio.book.round.id == NOW


def test_a_folder_of_cards_that_goes_is_said(tmp_path: Path) -> None:
    """What pages are made with is looked at as well; where it is none, that is the problem."""
    where = folders_at(tmp_path)
    of = desk(replace(where, cards=tmp_path / "none"))
    assert [one.code for one in of.look().problems] == ["A021"]


def test_a_file_that_goes_while_it_is_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor may move a template away for a moment: its name is said, and the next look sees it again."""

    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "cards/card.css")

    where = folders_at(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(desks, "studio_of", gone)
        of = desk(where)
        assert [str(one.where) for one in of.look().problems] == ["cards/card.css"]
    _story(where)
    assert edition(of)
