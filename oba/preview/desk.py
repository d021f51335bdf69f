"""What pages are made from, kept from one look at the files to the next; only what rests on a change is made anew."""

from __future__ import annotations

from threading import Lock
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.plan import Round
from oba.domain.problem import Problem, Where, any_stops, in_file_order
from oba.preview.files import FileState, file_state
from oba.publish import programs_digest
from oba.quarter import (
    Folders,
    Proofs,
    check,
    open_book,
    read,
    read_again,
    with_stories,
)
from oba.read.project import Project
from oba.render.failure import RenderFailed
from oba.render.studio import Studio, studio_of
from oba.scrutiny import look_at_rows, look_at_stories


class PlanReading(NamedTuple):
    """What was read at a moment, what was proved of it, and all that is wrong or doubtful in it."""

    seen: FileState
    project: Project | None
    proofs: Proofs
    problems: tuple[Problem, ...]


class Edition(NamedTuple):
    """What the pages of a moment are made with; nothing in it stops a build. `warnings` are for a person to settle."""

    seen: FileState
    project: Project
    studio: Studio
    warnings: tuple[Problem, ...]


class View(NamedTuple):
    """The files as they stand: the edition they make, or else the problems why they make none; and the last there was.

    `state` is the word by which a page asks whether it is still of this view.
    """

    state: str
    edition: Edition | None
    problems: tuple[Problem, ...]
    last: Edition | None


class Desk:
    """The one thing here that remembers. Several threads may look at once."""

    def __init__(self, folders: Folders, plan: str, round_: str | None) -> None:
        """Without a round, the plan's current one is shown, whichever that comes to be."""
        self._folders, self._plan, self._round = folders, plan, round_
        self._lock = Lock()
        self._reading: PlanReading | None = None
        self._view: View | None = None

    @property
    def plan(self) -> str:
        """The plan's identifier."""
        return self._plan

    @property
    def state(self) -> str:
        """The word of the files as they stand; nothing is read for it."""
        return file_state(self._folders, self._plan).token

    def look(self) -> View:
        """The view of the files as they stand now."""
        with self._lock:
            seen = file_state(self._folders, self._plan)  # before reading: what is saved meanwhile is seen next time
            if self._view is None or self._view.state != seen.token:
                self._view = self._made(seen, self._view.last if self._view else None)
            return self._view

    def _made(self, seen: FileState, last: Edition | None) -> View:
        try:
            reading = self._reading = self._read(seen)
            if reading.project is None or any_stops(reading.problems):
                return View(seen.token, None, in_file_order(reading.problems), last)
            studio = self._studio(reading, reading.project, last)
        except RenderFailed as failed:
            return View(seen.token, None, self.failure(failed), last)
        except OSError as error:
            where, why = Where(file=str(error.filename)), f"the file cannot be read: {error.strerror}"
            return View(seen.token, None, (problem("F002", where, why),), last)
        told = look_at_stories(reading.project)
        warnings = in_file_order((*reading.problems, *told, *studio.book.warnings))
        edition = Edition(seen, reading.project, studio, warnings)
        return View(seen.token, edition, (), edition)

    def failure(self, failed: RenderFailed) -> tuple[Problem, ...]:
        """Why a page could not be made, as problems of the cards folder."""
        return tuple(problem("A021", Where(file=str(self._folders.cards)), why) for why in failed.reasons)

    def _read(self, seen: FileState) -> PlanReading:
        """Read again what has changed: the stories alone, where all else stands as it stood and was sound."""
        before = self._reading
        if before and before.project and seen.differs_in_stories_only(before.seen):
            project, problems = read_again(self._folders, before.project, before.problems)
            return PlanReading(seen, project, before.proofs, problems)
        found, problems = read(self._folders, self._plan)
        if found is None or any_stops(problems):
            return PlanReading(seen, None, {}, problems)
        checked = check(found)
        return PlanReading(seen, found, checked.proofs, (*problems, *checked.problems, *look_at_rows(found)))

    def _studio(self, reading: PlanReading, project: Project, last: Edition | None) -> Studio:
        """What pages are made with: the last one's answers and templates, where nothing they rest on has changed."""
        if last and reading.seen.differs_in_stories_only(last.seen):
            book = with_stories(last.studio.book, project)
        else:
            book = open_book(project, reading.proofs, self._now(project))
        if last and reading.seen.cards == last.seen.cards:
            return last.studio._replace(book=book)
        return studio_of(book, self._folders.cards, draft=True, kept=project.kept, programs=programs_digest())

    def _now(self, project: Project) -> Round:
        return next((one for one in project.plan.rounds if one.id == self._round), project.plan.current_round)
