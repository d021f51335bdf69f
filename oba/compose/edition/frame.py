"""What every page of the edition has around it: where it leads, where the reader stands, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.edition.addresses import INDEX, Standpoint
from oba.compose.edition.contents import Contents
from oba.compose.signposts import Signpost
from oba.domain.finding import Question
from oba.words import day, digest_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The head and the foot of a page: the plan, the links to everything, and the footer."""

    plan: str
    home: str
    links: tuple[Signpost, ...]
    footer: str
    notices: tuple[str, ...]


def frame(told: Contents, here: Standpoint) -> Frame:
    """The frame of a page, with its links as they lead from there."""
    book = told.book
    home = here.to(INDEX)
    rules = here.to_round(told.now.id, "rulebook.html")
    digests = digest_line(rules=book.rules_digest)
    return Frame(
        plan=book.plan.title,
        home=home,
        links=(
            Signpost(text="Indicators", address=f"{home}#indicators"),
            Signpost(text="Places", address=f"{home}#places"),
            Signpost(text="Rounds", address=f"{home}#rounds"),
            Signpost(text="Rules", address=rules),
            Signpost(text="Data", address=here.to_round(told.now.id, "results.csv")),
        ),
        footer=f"{book.round.title} · data known at {day(book.round.cut_off)} · {digests}",
        notices=book.plan.notices,
    )


FIRST_QUESTION = Question.THRESHOLD
