"""What changed since the round before: each kind of difference, each cause, and nothing of what is withheld."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from oba.audit.changes import changes
from oba.audit.run import points
from oba.domain.book import Book
from oba.domain.change import ChangeCause, ChangeKind
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from tests.plan.tiny import AREAS, Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: sum}"
BEFORE = date(2025, 3, 31)
OLD, NEW = "2025-01-31", "2025-05-31"


def towards(first: str, second: str = "") -> str:
    """A trajectory from 2022/23 in steps, with a target for 2023/24 and one for 2024/25."""
    targets = ", ".join(f"{period}: {aim}" for period, aim in (("2023/24", first), ("2024/25", second)) if aim)
    return f"trajectory: {{start: {{period: 2022/23}}, path: steps, targets: {{{targets}}}}}"


TARGETS, TIGHTER = towards("at most 6.0", "at most 6.0"), towards("at most 6.0", "at most 4.0")
FIRST = (row("county", "2022/23", "7.0", OLD), row("county", "2023/24", "5.0", OLD))
Told = dict[str, tuple[str, str, str, tuple[str, ...]]]


def two(
    *rows: str, parts: tuple[str, ...] = (TARGETS,), later: tuple[str, ...] = (), places: str = AREAS, below: int = 0
) -> Tiny:
    """A plan with two rounds, and rows beside those that both rounds know."""
    return Tiny(
        measure=PERCENT, rows=(*FIRST, *rows), parts=parts, later=later, places=places, before=BEFORE, below=below
    )


def told(book: Book, place: str = "county") -> Told:
    """Each change at a place by its question: kind, before, after, causes."""
    return {
        str(one.question): (str(one.kind), str(one.before), str(one.after), tuple(map(str, one.causes)))
        for one in book.changes.answers
        if one.place == place
    }


def moves(book: Book, place: str = "county") -> list[tuple[str, Fraction]]:
    """What each cause added to the number of a place."""
    return [(str(c), amount) for one in book.changes.numbers if one.place == place for c, amount in one.parts]


def test_nothing_new_is_no_change(tmp_path: Path) -> None:
    """Rows of before the earlier cut-off are known to both rounds, and the days between them change nothing."""
    book = two().changed(tmp_path)
    assert book.compared_with is not None
    assert book.changes == replace(book.changes, answers=(), numbers=(), revisions=(), appearances=(), rules=())


def test_a_round_compared_with_itself_has_no_change(tmp_path: Path) -> None:
    """Whatever is withheld or missing in it."""
    rows = (row("north", "2023/24", "3 of 100", OLD), row("south", "2023/24", "c", OLD))
    book = two(*rows, below=6).changed(tmp_path)
    assert changes(book, book) == replace(book.changes, answers=(), numbers=(), appearances=())


def test_a_new_period_moves_an_answer(tmp_path: Path) -> None:
    """The number of the next year is a new one, and adds the whole movement."""
    book = two(row("county", "2024/25", "8.0", NEW)).changed(tmp_path)
    assert told(book) == {
        "direction": ("moved", "improving", "worsening", ("a new number",)),
        "threshold": ("moved", "green", "red", ("a new number",)),
        "trajectory": ("moved", "reached", "further off", ("a new number",)),
    }
    assert moves(book) == [("a new number", Fraction(3))]


def test_a_tighter_target_is_a_cause_of_its_own(tmp_path: Path) -> None:
    """The number improved; by the target of the year before it would have stayed green."""
    book = two(row("county", "2024/25", "4.5", NEW), parts=(TIGHTER,)).changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "green", "red", ("a tighter target",))


def test_a_tighter_target_may_share_the_blame(tmp_path: Path) -> None:
    """Amber by the target of before because of the number, red because of the target as well."""
    amber = "threshold: {amber: within 1 points}"
    book = two(row("county", "2024/25", "6.5", NEW), parts=(amber, TIGHTER)).changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "green", "red", ("a new number", "a tighter target"))


def test_an_easier_target_is_another(tmp_path: Path) -> None:
    """The number is worse than before and is green all the same."""
    easier = towards("at most 4.0", "at most 6.0")
    book = two(row("county", "2024/25", "5.5", NEW), parts=(easier,)).changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "red", "green", ("an easier target",))


def test_a_revision_is_told_from_a_new_period(tmp_path: Path) -> None:
    """Both moved the number, each by its part: the old year as it is known now, and the new year from there."""
    rows = (row("county", "2023/24", "5.4", NEW), row("county", "2024/25", "8.0", NEW))
    book = two(*rows).changed(tmp_path)
    assert moves(book) == [("a revision", Fraction(2, 5)), ("a new number", Fraction(13, 5))]
    (revised,) = book.changes.revisions
    assert (str(revised.period), revised.was.value, revised.now.value) == ("2023/24", Fraction(5), Fraction(27, 5))


def test_a_revision_alone_moves_an_answer(tmp_path: Path) -> None:
    """The same period, another number."""
    book = two(row("county", "2023/24", "6.2", NEW)).changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "green", "red", ("a revision",))
    assert moves(book) == [("a revision", Fraction(6, 5))]


def test_an_earlier_number_revised_moves_the_direction_and_not_the_number(tmp_path: Path) -> None:
    """What the latest number is compared with was put right."""
    book = two(row("county", "2022/23", "4.0", NEW)).changed(tmp_path)
    assert told(book) == {"direction": ("moved", "improving", "worsening", ("a revision",))}
    assert moves(book) == []
    assert [str(one.period) for one in book.changes.revisions] == ["2022/23"]


def test_a_revision_that_moves_no_answer_is_listed(tmp_path: Path) -> None:
    """The number is another one, though everything is said as before."""
    book = two(row("county", "2023/24", "5.1", NEW)).changed(tmp_path)
    assert told(book) == {}
    assert [one.now.value for one in book.changes.revisions] == [Fraction(51, 10)]


@pytest.mark.parametrize("between", [(), (row("county", "2023/24", "9.0", "2025-05-01"),)])
def test_a_number_revised_back_to_what_it_was_has_not_changed(tmp_path: Path, between: tuple[str, ...]) -> None:
    """Sent again as it was, or put right twice: both rounds show the same."""
    book = two(*between, row("county", "2023/24", "5.0", NEW)).changed(tmp_path)
    assert (told(book), book.changes.revisions) == ({}, ())


def test_a_number_withdrawn_is_no_longer_answerable(tmp_path: Path) -> None:
    """What was known has been taken back; each question says why it has no answer now."""
    book = two(row("county", "2023/24", "x", NEW)).changed(tmp_path)
    assert told(book)["threshold"] == ("no longer answerable", "green", "not available", ("a revision",))
    assert moves(book) == []


def test_a_missing_number_that_came_is_a_new_number(tmp_path: Path) -> None:
    """A row that gave a reason has a number now: nothing that was known has been revised."""
    rows = (row("county", "2024/25", "x", "2025-03-30"), row("county", "2024/25", "5.5", NEW))
    book = two(*rows).changed(tmp_path)
    assert told(book)["threshold"] == ("now answerable", "not available", "green", ("a new number",))
    assert book.changes.revisions == ()


def test_a_day_that_passed_makes_what_was_awaited_late(tmp_path: Path) -> None:
    """Nothing was sent and nothing decided; the reason is another one all the same."""
    rows = (row("south", "2024/25", "5.0", "2025-03-30"),)
    plan = Tiny(
        measure=PERCENT.replace("sum", "supplied"),
        rows=rows,
        parts=(TARGETS,),
        since="2024/25",
        example="{2024/25: 5}",
        before=date(2025, 4, 30),
    )
    book = plan.changed(tmp_path)
    assert told(book)["threshold"] == ("missing for another reason", "awaited", "late", ("a day that passed",))


def test_a_late_number_has_one_cause(tmp_path: Path) -> None:
    """Awaited in the one round and known in the other, its day having passed meanwhile: the number alone did it."""
    rows = (row("county", "2024/25", "5.0", "2025-06-29"),)
    plan = Tiny(
        measure=PERCENT, rows=rows, parts=(TARGETS,), since="2024/25", example="{2024/25: 5}", before=date(2025, 4, 30)
    )
    book = plan.changed(tmp_path)
    assert told(book)["threshold"] == ("now answerable", "awaited", "green", ("a new number",))


def test_a_rule_approved_late_is_why_there_are_answers(tmp_path: Path) -> None:
    """The numbers were known; nobody had approved how to judge them."""
    plan = replace(two(), approved=date(2025, 5, 1))
    book = plan.changed(tmp_path)
    assert told(book)["threshold"] == ("now answerable", "no approved rule", "green", ("a rule",))
    (rule,) = book.changes.rules
    assert (rule.before, rule.is_backdated, rule.questions) == (None, True, ())


def test_a_rule_and_a_number_may_both_be_needed(tmp_path: Path) -> None:
    """Without the rule no answer, without the number another one."""
    plan = replace(two(row("county", "2024/25", "8.0", NEW)), approved=date(2025, 5, 1))
    assert told(plan.changed(tmp_path))["threshold"][3] == ("a rule", "a new number")


def test_a_target_changed_in_its_rule_is_told_from_the_rest_of_it(tmp_path: Path) -> None:
    """Another version with another target, and nothing else in it."""
    book = two(later=("threshold: {}", towards("at most 4.0"))).changed(tmp_path)
    assert told(book) == {}, "it holds from 2024/25 on only"
    plan = replace(two(later=(towards("at most 4.0"),)), later_since="2023/24")
    book = plan.changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "green", "red", ("a target",))
    assert book.changes.rules[0].questions == ()


def test_a_wider_amber_is_a_rule(tmp_path: Path) -> None:
    """The target is the same."""
    amber, wider = "threshold: {amber: within 0.1 points}", "threshold: {amber: within 2 points}"
    strict = towards("at most 4.0")
    plan = replace(two(parts=(amber, strict), later=(wider, strict)), later_since="2023/24")
    book = plan.changed(tmp_path)
    assert told(book) == {"threshold": ("moved", "red", "amber", ("a rule",))}
    assert book.changes.rules[0].questions == (Question.THRESHOLD,)


def test_another_path_to_the_same_target_is_a_rule(tmp_path: Path) -> None:
    """Only where the targets differ does the way to them go with them."""
    steps = "trajectory: {start: {period: 2022/23, value: 7.0}, path: steps, targets: {2025/26: at most 0.4}}"
    straight = steps.replace("steps", "straight")
    plan = replace(two(parts=(straight,), later=(steps,)), later_since="2023/24")
    book = plan.changed(tmp_path)
    assert told(book)["trajectory"] == ("moved", "behind", "on course", ("a rule",))
    assert book.changes.rules[0].questions == (Question.TRAJECTORY,)


def test_a_target_that_changed_while_the_number_changed_too(tmp_path: Path) -> None:
    """The replay takes the target first: red by it already, and what the number did then changed nothing."""
    plan = replace(
        two(row("county", "2023/24", "5.5", NEW), later=(towards("at most 4.0"),)),
        later_since="2023/24",
    )
    book = plan.changed(tmp_path)
    assert told(book)["threshold"] == ("moved", "green", "red", ("a target",))
    assert len(book.changes.revisions) == len(book.changes.rules) == 1


def test_a_rule_that_moves_no_answer_is_listed(tmp_path: Path) -> None:
    """It was decided all the same."""
    book = two(later=("threshold: {}", TARGETS)).changed(tmp_path)
    assert told(book) == {}
    assert [str(one.now.since) for one in book.changes.rules] == ["2024/25"]


def test_an_indicator_begins_where_its_first_number_came(tmp_path: Path) -> None:
    """A part without a number has no page; with its first it has one, whose answers are no changes."""
    book = two(row("north", "2023/24", "5.0", NEW)).changed(tmp_path)
    assert told(book, "north") == {}
    assert [(one.place, one.ended, one.cause) for one in book.changes.appearances] == [
        ("north", False, ChangeCause.NUMBER)
    ]


ENDING = (
    "id,name,tier,parent,from,until,becomes\ncounty,The County,county,,,,\nnorth,North,area,county,,2024/25,\n"
    "south,South,area,county,2025/26,,\n"
)


def test_a_place_that_ended_and_one_that_began(tmp_path: Path) -> None:
    """The plan says so: the one has a page in the earlier round only, the other in the later."""
    rows = (row("north", "2023/24", "5.0", OLD),)
    book = two(*rows, places=ENDING).changed(tmp_path)
    found = [(one.indicator, one.place, one.ended, one.cause) for one in book.changes.appearances]
    assert found == [(None, "south", False, ChangeCause.PLAN), (None, "north", True, ChangeCause.PLAN)]


def test_an_indicator_that_the_plan_had_not_before_begins_with_its_rule(tmp_path: Path) -> None:
    """And ends with it: both are told, whatever the places."""
    book = two().changed(tmp_path)
    bare = replace(book, rules={}, assessments={}, series={})
    (begun,) = changes(bare, book).appearances
    (ended,) = changes(book, bare).appearances
    assert (begun.ended, begun.cause, ended.ended, ended.cause) == (False, ChangeCause.RULE, True, ChangeCause.RULE)
    assert [one.before for one in changes(bare, book).rules] == [None]


SMALL = (row("north", "2023/24", "40 of 1000", OLD), row("south", "2023/24", "50 of 1000", OLD))


def test_what_is_withheld_now_takes_what_was_told_with_it(tmp_path: Path) -> None:
    """The revised number is too small to show: nothing is told of the number and the answers of before."""
    plan = Tiny(
        measure=PERCENT,
        rows=(*SMALL, row("north", "2023/24", "3 of 1000", NEW)),
        parts=(TARGETS,),
        before=BEFORE,
        below=6,
    )
    book = plan.changed(tmp_path)
    here = {one.question: one for one in book.changes.answers if one.place == "north"}
    assert here
    assert {(one.kind, one.before, one.after) for one in here.values()} == {
        (ChangeKind.UNANSWERABLE, None, Reason.SUPPRESSED)
    }
    assert {one.causes for one in here.values()} == {(ChangeCause.WITHHELD,)}
    (number,) = [one for one in book.changes.numbers if one.place == "north"]
    assert number.was is not None
    assert (number.was.value, number.was.numerator, number.was.reason, number.path) == (
        None,
        None,
        Reason.SUPPRESSED,
        (),
    )
    assert not [one for one in book.changes.revisions if one.place in ("north", "south")]


def test_what_is_shown_at_last_was_withheld(tmp_path: Path) -> None:
    """The two rounds the other way round: what is withheld is the cause, and no revision is told of what nobody saw."""
    rows = (*SMALL, row("north", "2023/24", "3 of 1000", NEW))
    judged = ("threshold: {areas: as county}", TARGETS)
    then, now = Tiny(measure=PERCENT, rows=rows, parts=judged, before=BEFORE, below=6).both(tmp_path)
    book = replace(now, changes=changes(now, then))
    assert told(book, "north")["threshold"] == ("now answerable", "suppressed", "green", ("what is withheld",))
    assert not [one for one in book.changes.revisions if one.place in ("north", "south")]


def test_a_new_period_that_is_withheld_has_no_other_cause(tmp_path: Path) -> None:
    """Whether its number would have moved the answer must not be told."""
    for number in ("1 of 1000", "5 of 1000"):
        rows = (*SMALL, row("north", "2024/25", number, NEW), row("south", "2024/25", "50 of 1000", NEW))
        plan = Tiny(
            measure=PERCENT, rows=rows, parts=("threshold: {areas: as county}", TARGETS), before=BEFORE, below=6
        )
        book = plan.changed(tmp_path)
        assert told(book, "north")["threshold"] == (
            "no longer answerable", "green", "suppressed", ("what is withheld",),
        )  # fmt: skip


def test_the_run_tells_nothing_of_a_round_whose_number_is_withheld_now(tmp_path: Path) -> None:
    """The round by itself would tell it; beside this one it is withheld, number and answers."""
    plan = Tiny(
        measure=PERCENT,
        rows=(*SMALL, row("north", "2023/24", "3 of 1000", NEW)),
        parts=(TARGETS,),
        before=BEFORE,
        below=6,
    )
    then, now = plan.both(tmp_path)
    bare = {key: its for key, its in then.series.items() if key[1] != "south"}
    assert [point.place for point in points(replace(then, series=bare), now)] == ["county", "north"], (
        "no page, no point"
    )
    alone = {point.place: point for point in points(then, then)}
    beside = {point.place: point for point in points(then, now)}
    assert alone["north"].value == 4
    assert (beside["north"].value, beside["north"].reason) == (None, Reason.SUPPRESSED)
    assert set(beside["north"].says.values()) <= {Reason.SUPPRESSED, Reason.NOT_ASKED}
    assert (alone["county"].value, beside["county"].value) == (Fraction(9, 2), None), "it would give north's away"


def test_the_causes_of_a_number_add_up_to_its_movement(tmp_path: Path) -> None:
    """Whether the old year, the new year or both were sent, and each answer that changed has a cause."""
    for at, (again, new) in enumerate(product(("", "5.0", "4.4", "9.9"), ("", "5.0", "3.1"))):
        rows = [row("county", "2023/24", again, NEW)] if again else []
        rows += [row("county", "2024/25", new, NEW)] if new else []
        book = two(*rows, parts=(TIGHTER,)).changed(tmp_path / str(at))
        for one in book.changes.numbers:
            assert one.was is not None
            assert one.now is not None
            assert (one.was.value or 0) + sum(amount for _, amount in one.parts) == one.now.value
        order = tuple(ChangeCause)
        for change in book.changes.answers:
            ranks = [order.index(cause) for cause in change.causes]
            assert ranks == sorted(set(ranks))
            assert ranks


def test_turning_numbers_and_targets_about_zero_changes_no_cause(tmp_path: Path) -> None:
    """There is no favoured direction: the mirrored plan has the same kinds and causes."""
    score = "{kind: score, of: children, every: year, year: financial, decimals: 1, roll_up: supplied}"

    def plan(sign: str, word: str, better: str) -> Tiny:
        targets = towards(f"{word} {sign}6.0", f"{word} {sign}4.0")
        sent = (("2022/23", "7.0", OLD), ("2023/24", "5.0", OLD), ("2023/24", "5.5", NEW), ("2024/25", "4.5", NEW))
        return Tiny(
            measure=score, rows=tuple(row("county", period, f"{sign}{value}", day) for period, value, day in sent),
            parts=(targets,), direction=f"{{better: {better}, compare_with: previous, change_of_at_least: 0.7}}",
            example=f"{{2023/24: {sign}5}}", before=BEFORE,
        )  # fmt: skip

    one, other = (
        plan("", "at most", "lower").changed(tmp_path / "a"),
        plan("-", "at least", "higher").changed(tmp_path / "b"),
    )
    assert told(one) == told(other) != {}
    assert moves(one) == [(cause, -amount) for cause, amount in moves(other)]
