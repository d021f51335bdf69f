"""What people said when they were asked, what boards settled and asked for, and what came of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.flag import illustrative_mark, shared_mark
from oba.compose.review.year import ReviewYear
from oba.domain.registers import DONE, Consultation, Decision
from oba.words import Mark, Tone, day, fate, month

_WAITS = Mark("○", "Waits for a response", Tone.WAITING)
_ANSWERED = Mark("●", "Answered", Tone.GREEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """One theme of a consultation: what was said, by whom and when, and what was done about it."""

    theme: str
    said: str
    said_by: str
    fate: Mark
    response: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSaid:
    """The themes of consultation that a round knows; `mark` says once what all of them are."""

    lines: tuple[SaidLine, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One matter of a meeting: what became of it, its kind, what was asked of whom by when, and the answer."""

    fate: Mark
    kind: str
    text: str
    who: str
    answer: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMatters:
    """The matters of one board's meeting."""

    title: str
    lines: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMatters:
    """What boards settled, questioned and asked for in the year, meeting by meeting; `message` counts what came."""

    message: str
    meetings: tuple[MeetingMatters, ...]
    mark: str


def year_said(year: ReviewYear) -> YearSaid | None:
    """The themes of consultation; None where nobody has entered any."""
    found = year.book.registers.consultation
    shared = shared_mark(found)
    return YearSaid(lines=tuple(_said(one, shared) for one in found), mark=shared) if found else None


def _said(one: Consultation, shared: str) -> SaidLine:
    on = f" ({day(one.answered)})" if one.answered else ""
    return SaidLine(
        theme=one.theme,
        said=one.said,
        said_by=f"{one.said_by}, {one.when}",
        fate=_ANSWERED if one.response else _WAITS,
        response=f"{one.response}{on}" if one.response else "",
        mark="" if shared else illustrative_mark(one),
    )


def matters_of(year: ReviewYear) -> tuple[Decision, ...]:
    """What boards decided since the year began, in order of their meetings; what is only asked is not decided yet."""
    since = year.before.last_meeting if year.before else year.rounds[0].meeting
    found = (one for one in year.book.registers.decisions if not one.is_asked and one.meeting >= since)
    own = (one for one in found if not year.before or one.meeting > since)
    return tuple(sorted(own, key=lambda one: (one.meeting, one.body)))


def year_matters(year: ReviewYear) -> YearMatters | None:
    """What the boards decided and whether it was done; None where nothing is entered."""
    found, when = matters_of(year), year.book.round.cut_off
    if not found:
        return None
    shared = shared_mark(found)
    done = [one for one in found if one.status == DONE]
    open_ = [one for one in found if one.is_open]
    late = sum(one.is_late(when) for one in found)
    return YearMatters(
        message=_message(len(found), len(done), len(open_), late),
        meetings=tuple(_meetings(year, found, shared)),
        mark=shared,
    )


def _message(every: int, done: int, open_: int, late: int) -> str:
    waits = f"; {open_} still open" if open_ else ""
    past = f", {late} of them past their day" if late else ""
    return f"{done or 'None'} of {every} done{waits}{past}."


def _meetings(year: ReviewYear, found: tuple[Decision, ...], shared: str) -> Iterator[MeetingMatters]:
    when = year.book.round.cut_off
    for meeting, body in dict.fromkeys((one.meeting, one.body) for one in found):
        lines = [one for one in found if (one.meeting, one.body) == (meeting, body)]
        yield MeetingMatters(
            title=f"{year.book.plan.board_named(body).name}, {day(meeting)}",
            lines=tuple(
                DecisionLine(
                    fate=fate(one, when),
                    kind=one.kind,
                    text=one.text,
                    who=", ".join(part for part in (one.who, f"by {month(one.by)}" if one.by else "") if part),
                    answer=one.answer,
                    mark="" if shared else illustrative_mark(one),
                )
                for one in lines
            ),
        )
