"""Through which others an outcome is tested, and how these stand: their targets met, their actions done and late."""

from __future__ import annotations

from oba.domain.book import Book
from oba.domain.finding import Answer, Question
from oba.domain.place import Place
from oba.domain.plan import Outcome
from oba.domain.registers import DONE
from oba.words import listed
from oba.words.lists import how_many


def through_others(book: Book, outcome: Outcome, place: Place) -> str:
    """Say through whose indicators and actions an outcome is tested, and how they stand; empty where through none."""
    others = [book.plan.outcome_named(name) for name in outcome.tested_by]
    if not others:
        return ""
    stands = "; ".join(_stands(book, other, place) for other in others)
    return f"Tested through the indicators and actions of {listed([one.title for one in others])}. {stands}."


def _stands(book: Book, outcome: Outcome, place: Place) -> str:
    """How many of an outcome's targets are met, and of its actions done and late."""
    of = {rule.id for rule in book.rules.values() if rule.outcome == outcome.id}
    rated = [
        found[Question.THRESHOLD].answer
        for (indicator, where), found in book.assessments.items()
        if indicator in of and where == place.id and found.is_held_to_target and found[Question.THRESHOLD].answer
    ]
    when = book.round.cut_off
    actions = [one for one in book.registers.actions if one.indicator in of and one.is_for(place)]
    done, late = sum(one.status == DONE for one in actions), sum(one.is_behind(when) for one in actions)
    said = [
        f"{rated.count(Answer.GREEN)} of {how_many(len(rated), 'rated target')} met" if rated else "no target rated"
    ]
    said += [f"{done} of {how_many(len(actions), 'action')} done, {late} late"] if actions else []
    return f"{outcome.title}: {listed(said)}"
