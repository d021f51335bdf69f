"""What people wrote for a card: the story, its partners, what works, the actions and the risks."""

from __future__ import annotations

from dataclasses import dataclass

from oba import words
from oba.compose.card.needs import NeedLine
from oba.compose.flag import illustrative_mark
from oba.compose.risk import RiskLine, risk_line
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.registers import Action, Risk
from oba.domain.story import HEADINGS, Story

_PLAN, _DEVELOPMENT = HEADINGS[3:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading of a story and the Markdown under it."""

    heading: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action: what, who leads it for whom, how it stands; `late` when it is late or slipping.

    `rest` says what it costs, which Every Child Matters outcome it serves, and where it is illustrative.
    """

    action: str
    lead: str
    standing: str
    late: bool
    rest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """Everything people wrote; `unwritten` names what is missing, `author` who told the story and when.

    `needs` is what the needs analysis says, where the card has room for it.
    """

    parts: tuple[Part, ...]
    unwritten: str
    author: str
    plan: str
    actions: tuple[ActionRow, ...]
    risks: tuple[RiskLine, ...]
    development: str
    needs: tuple[NeedLine, ...] = ()


def narrative(book: Book, indicator: str, place: Place) -> Narrative:
    """Gather the story of a card, and its actions and risks: those of the place and those meant for everywhere."""
    story = book.stories.get((indicator, place.id))
    sections = dict(story.sections) if story else {}
    parts = tuple(Part(heading=heading, markdown=sections[heading]) for heading in HEADINGS[:3] if heading in sections)
    return Narrative(
        parts=parts,
        unwritten=_unwritten(sections),
        author=_author(book, story) if story else "",
        plan=sections.get(_PLAN, ""),
        actions=tuple(_action(one, book.round) for one in actions_of(book, indicator, place)),
        risks=tuple(risk_line(one, book.round) for one in risks_of(book, indicator)),
        development=sections.get(_DEVELOPMENT, ""),
    )


def actions_of(book: Book, indicator: str, place: Place) -> tuple[Action, ...]:
    """The actions for an indicator in a place: its own and those meant for everywhere."""
    return tuple(one for one in book.registers.actions if one.indicator == indicator and one.is_for(place))


def risks_of(book: Book, indicator: str) -> tuple[Risk, ...]:
    """The open risks that bear on an indicator."""
    return tuple(one for one in book.registers.risks if one.is_open and indicator in one.indicators)


def _author(book: Book, story: Story) -> str:
    """Who told the story and when; how long ago, where its number is newer; and whether it was read again since."""
    judged = book.assessments[story.indicator, story.place].judged
    older = judged is not None and judged.published > story.written
    rounds = sum(story.written < one.cut_off <= book.round.cut_off for one in book.plan.rounds)
    ago = f"written {words.quantity(rounds, 'round')} ago" if older and rounds else ""
    read = f"read again on {words.day(story.reviewed)}" if story.reviewed else ""
    open_ = "" if story.is_reviewed else "not yet reviewed"
    return ", ".join(part for part in (story.author, words.day(story.written), ago, read, open_) if part)


def _unwritten(sections: dict[str, str]) -> str:
    """Say what nobody has written for this round, so that a gap is seen and not overlooked."""
    if not sections:
        return "No story has been written for this round."
    missing = [heading.lower() for heading in HEADINGS[:3] if heading not in sections]
    return f"Not written for this round: {words.listed(missing)}." if missing else ""


def _action(action: Action, now: Round) -> ActionRow:
    standing, behind = words.standing(action, now.cut_off), action.is_behind(now.cut_off)
    rest = (words.COSTS.get(action.cost, ""), action.every_child_matters, illustrative_mark(action))
    return ActionRow(
        action=action.action,
        lead=f"{action.lead} for {action.accountable}" if action.accountable else action.lead,
        standing=standing if behind else f"{words.month(action.due)}: {standing}",
        late=behind,
        rest=", ".join(part for part in rest if part),
    )
