"""What of a project a person has to look at, whichever round is made of it: rows, stories, registers, approvals."""

from __future__ import annotations

from oba.audit.approvals import approvals, dated_ahead, first_approvals
from oba.audit.in_place import altered
from oba.audit.lacking_papers import lacking_papers
from oba.audit.lacking_updates import lacking_updates
from oba.audit.plausibility.review import implausible
from oba.audit.stale_needs import stale_needs
from oba.audit.unrecorded import unrecorded
from oba.audit.unreviewed import unreviewed
from oba.domain.catalogue.limit import not_too_many
from oba.domain.problem import Problem
from oba.read.project import Project


def look(project: Project) -> tuple[Problem, ...]:
    """What in the rows cannot well be right, whichever round knows them; stories unread, and approvals out of order."""
    return (
        *look_at_rows(project),
        *look_at_stories(project),
        *_look_at_registers(project),
        *_look_at_approvals(project),
    )


def look_at_rows(project: Project) -> tuple[Problem, ...]:
    """What in the rows cannot well be right, not too much of a kind in one file."""
    return tuple(not_too_many(implausible(project.rules, project.observations.of, project.plan.rounds)))


def look_at_stories(project: Project) -> tuple[Problem, ...]:
    """Of the plan's current round: stories that nobody has read again, updates and papers that have not come."""
    now = project.plan.current_round
    lacking = lacking_updates(project.rules.values(), project.stories, project.places, now)
    unsaid = lacking_papers(project.plan, project.papers, now)
    return (*unreviewed(project.stories, now), *lacking, *unsaid)


def _look_at_registers(project: Project) -> tuple[Problem, ...]:
    """When the current round closes: matters put to a meeting that is over, facts nobody looked at for over a year."""
    day = project.plan.current_round.cut_off
    known = project.registers.as_at(day)
    return (*unrecorded(known.decisions, day), *stale_needs(known.needs, day))


def _look_at_approvals(project: Project) -> tuple[Problem, ...]:
    """What an auditor would ask about the approval of every version, whichever round knows it."""
    rules, last = project.rules.values(), max(one.cut_off for one in project.plan.rounds)
    in_place = altered(project.rules, project.releases)
    return (*approvals(rules), *first_approvals(rules), *dated_ahead(rules, last), *in_place)
