"""A round's book holds what was known by its cut-off, and nothing that came later; nothing is done twice for it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from oba.answers import answer
from oba.domain.book import Book
from oba.domain.change import ChangeCause, Changes
from oba.domain.evidence import Observation, Status
from oba.domain.finding import Question
from oba.domain.plan import Round
from oba.publish import keyed_digest, listing_digest
from oba.quarter import audit, check, open_book
from oba.read.data.observation_store import Observations
from oba.read.project import Project
from oba.read.text.factor import Factor
from tests.build import n
from tests.end_to_end.small import BEFORE, INDICATORS, NOW, PLACES, project

PLAY, OUT_OF_SCHOOL, CLASS = INDICATORS


def the_round(name: str) -> Round:
    """A round of the small plan."""
    return next(one for one in project().plan.rounds if one.id == name)


def the_book(name: str = NOW, of: Project | None = None) -> Book:
    """The book of a round."""
    whole = of or project()
    return open_book(whole, check(whole).proofs, the_round(name))


def kept(rows: Sequence[Observation]) -> Observations:
    """Some rows, kept as a project keeps them."""
    numbers = array("i", range(len(rows)))
    columns = {part.name: Factor([getattr(row, part.name) for row in rows], numbers) for part in fields(Observation)}
    return Observations(columns, numbers)


def with_status(status: Status, indicator: str, place: str) -> Book:
    """The book when every number of one indicator in one place has another status."""
    rows = tuple(
        replace(row, status=status) if (row.indicator, row.place) == (indicator, place) else row
        for row in project().observations
    )
    return the_book(of=replace(project(), observations=kept(rows)))


def known_by(name: str) -> tuple[Observation, ...]:
    """The rows that had been published by a round's cut-off."""
    return tuple(row for row in project().observations if row.published <= the_round(name).cut_off)


@pytest.mark.parametrize("name", [BEFORE, NOW])
def test_a_round_can_be_made_again_as_it_was(name: str) -> None:
    """What was published after the cut-off, revisions included, might as well not have been written."""
    then = replace(project(), observations=kept(known_by(name)))
    assert len(then.observations) < len(project().observations)
    assert the_book(name, then) == the_book(name)


def test_a_revision_counts_from_its_date_on() -> None:
    """Eleven play areas were found after the last cut-off: the round has the nine it knew, a later one has eleven."""
    latest = the_book().series[PLAY, "cwm"].latest
    assert latest
    assert (latest.value, latest.earlier) == (n("9"), ())
    later = replace(the_round(NOW), cut_off=max(row.published for row in project().observations))
    revised = answer(project(), later).series[PLAY, "cwm"].latest
    assert revised
    assert revised.value == n("11")
    assert [row.value for row in revised.earlier] == [n("9")]


def test_a_rule_that_nobody_had_approved_answers_nothing() -> None:
    """The rule of September 2024 keeps its numbers in the round of April 2024, and every answer says why it is none."""
    assert tuple(the_book(NOW).rules) == tuple(the_book(BEFORE).rules) == INDICATORS
    before = the_book(BEFORE).assessments[PLAY, "dyffryn"]
    assert {found.says for found in before.findings.values()} == {"no approved rule", "not asked"}
    assert before.judged is not None


def test_every_place_with_documents_is_assessed() -> None:
    """Each indicator has five findings in the region and in each authority; comparators have none."""
    found = the_book().assessments
    assert set(found) == {(indicator, place) for indicator in INDICATORS for place in PLACES}
    assert all(len(one.findings) == len(Question) for one in found.values())


def test_the_round_before_is_the_last_with_an_earlier_cut_off() -> None:
    """The order in which a plan lists its rounds does not matter; the first round has none before it."""
    assert the_book(BEFORE).compared_with is None
    assert the_book(BEFORE).changes == Changes()
    turned = replace(project(), plan=replace(project().plan, rounds=project().plan.rounds[::-1]))
    assert the_book(of=turned).compared_with == the_round(BEFORE)
    causes = {cause for change in the_book().changes.answers for cause in change.causes}
    assert causes >= {ChangeCause.NUMBER, ChangeCause.RULE}


def test_the_run_goes_through_every_round_up_to_this_one() -> None:
    """A later round is not looked at, and each says what it said by itself."""
    assert {point.round.id for point in the_book(BEFORE).run} == {BEFORE}
    assert {point.round.id for point in the_book().run} == {BEFORE, NOW}
    now = [point for point in the_book().run if point.round.id == NOW]
    assert {(point.indicator, point.place): dict(point.says) for point in now} == {
        key: {question: found[question].said for question in Question}
        for key, found in the_book().assessments.items()
        if the_book().has_card(key[0], the_book().places.by_id[key[1]])
    }


def test_the_stories_are_those_of_the_round() -> None:
    """A story is told in the round it was written for."""
    assert set(the_book().stories) == {(OUT_OF_SCHOOL, "dyffryn"), (OUT_OF_SCHOOL, "llyn")}
    assert the_book(BEFORE).stories == {}


def test_a_register_says_what_was_known_by_the_cut_off() -> None:
    """The row known later says late; in the round before it the action was still planned."""
    assert [action.status for action in the_book().registers.actions] == ["under way", "late"]
    assert [action.status for action in the_book(BEFORE).registers.actions] == ["under way", "planned"]


def test_small_numbers_are_withheld_before_they_are_assessed() -> None:
    """Three children in one quarter hide it, and with it as little as hides them: the latest year can be answered."""
    withheld = {(one.indicator, one.layer, str(one.period), one.places) for one in the_book().suppressed}
    assert withheld == {
        (OUT_OF_SCHOOL, "", "2024/25 Q2", ("ynys", "cwm")),
        (OUT_OF_SCHOOL, "part", "2024/25 Q2", ("ynys", "cwm")),
        (OUT_OF_SCHOOL, "part", "2024/25 Q3", ("ynys", "cwm")),
    }
    for place in PLACES[1:]:
        found = the_book().assessments[OUT_OF_SCHOOL, place]
        assert "suppressed" not in {found[question].says for question in found.asked}
    assert the_book().assessments[OUT_OF_SCHOOL, "dyffryn"][Question.THRESHOLD].says == "amber"


def test_what_is_illustrative_is_told_of_its_place() -> None:
    """A place's own made-up number marks its card; a comparator's marks the cards of all, which print it."""
    assert the_book().illustrative == frozenset()
    assert with_status(Status.ILLUSTRATIVE, CLASS, "llyn").illustrative == {(CLASS, "llyn")}
    borrowed = with_status(Status.ILLUSTRATIVE, CLASS, "cymru").illustrative
    assert {(CLASS, place) for place in PLACES} <= borrowed
    assert {indicator for indicator, _ in borrowed} == {CLASS}


def test_a_sum_of_illustrative_numbers_is_illustrative() -> None:
    """The region's number is made of its authorities', and so is what it is worth."""
    assert (PLAY, "dyffryn") in with_status(Status.ILLUSTRATIVE, PLAY, "cwm").illustrative


def test_rules_and_data_have_a_digest_each() -> None:
    """Another word in a rule changes the rules' digest only; one more row that the round knows the data's only."""
    keyed = replace(project(), key=bytes(32))
    book = the_book(of=keyed)
    rules, data = book.rules_digest, book.data_digest
    assert (listing_digest(book.rule_inputs), keyed_digest(listing_digest(book.data_inputs), keyed.key)) == (
        rules,
        data,
    )
    assert the_book().data_digest == "", "without a key a small file could be guessed"
    said = {**keyed.rules, PLAY: replace(keyed.rules[PLAY], title="Another title")}
    changed = the_book(of=replace(keyed, rules=said))
    assert (changed.rules_digest == rules, changed.data_digest == data) == (False, True)
    less = the_book(of=replace(keyed, observations=kept(tuple(keyed.observations)[1:])))
    assert (less.rules_digest == rules, less.data_digest == data) == (True, False)


def test_what_was_proved_is_in_the_book() -> None:
    """Every rule's page can say what was proved of it; warnings name rules past their review, and late numbers."""
    assert set(the_book().proofs) >= set(the_book().rules)
    assert the_book().warnings == ()
    late = replace(the_round(NOW), cut_off=the_round(NOW).cut_off.replace(year=2027))
    assert {warning.code for warning in audit(answer(project(), late), {}).warnings} == {"A013", "A016"}
