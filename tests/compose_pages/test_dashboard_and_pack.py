"""A dashboard and a pack as wholes: what they lead with, and what stands where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.dashboard.dashboard import dashboard, footer, is_illustrative
from oba.compose.dashboard.headline import headline
from oba.compose.dashboard.tested import through_others
from oba.compose.pack import DRAFTED, MADE_UP, pack
from oba.compose.suppression import WHY
from oba.domain.book import Book
from oba.domain.chance import Interval
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question, Rating
from tests.build import TOP, n, year
from tests.compose_pages.changed import answering, beside_england, only
from tests.compose_pages.full import FIRST, NOW, area, county, full
from tests.compose_pages.full_rules import ADMISSIONS, NEET, NORTH, OBESITY, SOUTH

BOOK = full()
SPACE = "\N{NO-BREAK SPACE}"


def rated(*answers: Answer | Reason) -> Book:
    """The full book with these ratings for its indicators, one after another; indicators without one are left out."""
    book = BOOK
    for ident, says in zip(BOOK.rules, answers, strict=False):
        answer, reason = (says, None) if isinstance(says, Answer) else (None, says)
        book = answering(book, ident, TOP, Finding(question=Question.THRESHOLD, answer=answer, reason=reason))
    kept = list(BOOK.rules)[: len(answers)]
    return replace(book, rules={ident: book.rules[ident] for ident in kept})


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ((Answer.GREEN, Answer.GREEN, Answer.AMBER, Answer.RED), "2 of 4 targets met, 1 within reach, 1 missed."),
        ((Answer.RED,), "None of 1 target met, 1 missed."),
        ((Answer.GREEN, Reason.NOT_YET_DUE, Reason.NO_TARGET), "1 of 3 targets met; 1 is not yet due; 1 is not rated."),
        ((Reason.NOT_YET_DUE, Reason.NOT_YET_DUE), "None of 2 targets can be rated: 2 are not yet due."),
        (
            (Reason.NOT_YET_DUE, Reason.NO_TARGET, Reason.TO_BE_AGREED),
            "None of 3 targets can be rated: 1 is not yet due and 2 are not rated.",
        ),
        ((Answer.GREEN, Reason.NOT_ASKED), "1 of 1 target met."),
        ((Reason.NOT_ASKED,), "No indicator has a target here."),
        ((), "No indicator has a number here."),
        ((Answer.GREEN, Reason.MONITORED, Reason.NOT_ASKED), "1 of 1 target met."),
        ((Reason.MONITORED,), "No indicator has a target here."),
    ],
)
def test_the_headline_counts_every_target_once(answers: tuple[Answer | Reason, ...], says: str) -> None:
    """Met, within reach, missed, not yet due and not rated add up to all of them."""
    assert headline(rated(*answers), county()) == says


def test_an_amber_that_cannot_be_told_is_not_within_reach() -> None:
    """Where an interval decides, amber says that chance could have it either way."""
    held = Interval(low=n("3.4"), high=n("4.9"), level=n("95"), how="Wilson")
    unsure = Finding(question=Question.THRESHOLD, answer=Answer.AMBER, detail=Rating(interval=held))
    both = answering(rated(Answer.AMBER, Answer.AMBER), ADMISSIONS, TOP, unsure)
    assert headline(both, county()) == "None of 2 targets met, 1 within reach, 1 too near to tell."
    alone = answering(rated(Answer.AMBER), ADMISSIONS, TOP, unsure)
    assert headline(alone, county()) == "None of 1 target met, 1 too near to tell."
    process = Finding(question=Question.THRESHOLD, answer=Answer.AMBER, verdict="passes or fails by chance")
    assert headline(answering(rated(Answer.AMBER), ADMISSIONS, TOP, process), county()) == (
        "None of 1 target met, 1 too near to tell."
    )


def test_a_number_held_against_another_places_is_counted_apart() -> None:
    """Nobody has set a target where England's number stands in for one; neither where an outcome is tested."""
    book = rated(Answer.GREEN, Answer.RED)
    held = beside_england(book, next(iter(book.rules)), TOP)
    assert headline(held, county()) == "None of 1 target met, 1 missed. 1 of 1 number as good as elsewhere."
    outcomes = {rule.outcome: rule for rule in book.rules.values()}
    tester = replace(BOOK.plan.outcomes[0], id="tester", tested_by=tuple(outcomes))
    plan = replace(book.plan, outcomes=(*book.plan.outcomes, tester))
    before, after = (through_others(replace(one, plan=plan), tester, county()) for one in (book, held))
    assert "1 of 2 rated targets met" in before
    assert "0 of 1 rated target met" in after


def test_the_message_names_targets_met_before_they_are_due() -> None:
    """Such a target may be too easy."""
    assert dashboard(BOOK, county()).message.endswith(
        f"Not yet due, but already met by the latest numbers: NI{SPACE}70."
    )
    early = Finding(question=Question.THRESHOLD, reason=Reason.NOT_YET_DUE, detail=Rating(early=False))
    not_met = replace(answering(BOOK, "ni-70", TOP, early), compared_with=None)
    assert dashboard(not_met, county()).message == ""


@pytest.mark.parametrize("kind", ["actions", "risks", "milestones", "decisions"])
def test_drafts_are_announced_where_they_stand_and_nowhere_else(kind: str) -> None:
    """Head, foot and cover say which rows are illustrative; milestones stand with the whole, decisions with a board."""
    rows = tuple(replace(one, illustrative=True) for one in getattr(BOOK.registers, kind))
    registers = replace(BOOK.registers, **{kind: rows})
    book = replace(BOOK, illustrative=frozenset(), registers=registers)
    assert dashboard(book, county()).illustrative == f"Illustrative {kind}"
    assert footer(book, county()).endswith(f" · illustrative {kind}")
    assert pack(book, county()).illustrative == DRAFTED
    there = kind in ("actions", "risks")
    assert bool(dashboard(book, area()).illustrative) is there
    assert bool(pack(book, area()).illustrative) is there
    both = replace(book, illustrative=BOOK.illustrative)
    assert dashboard(both, county()).illustrative == f"Illustrative numbers and {kind}"
    assert footer(both, county()).endswith(" · illustrative numbers")
    assert pack(both, county()).illustrative == f"{MADE_UP} {DRAFTED}"


def test_milestones_reports_money_and_warnings_stand_with_the_whole_only() -> None:
    """An area's board has its own numbers, actions and risks."""
    whole, part = dashboard(BOOK, county()), dashboard(BOOK, area())
    assert all((whole.milestones, whole.schedule, whole.money, whole.warnings, whole.movers))
    assert not any((part.milestones, part.schedule, part.money, part.warnings, part.movers))
    assert part.risks.lines
    assert part.actions


def test_a_plan_without_resources_has_no_heading_for_them() -> None:
    """An empty part is left out."""
    none = replace(BOOK, registers=replace(BOOK.registers, resources=()))
    assert dashboard(none, county()).money is None


def test_headings_name_the_usual_period_and_comparator_and_the_plan_year() -> None:
    """They are left out where there is none."""
    found = dashboard(BOOK, county())
    assert (found.latest, found.milestones_title) == ("Latest, 2009/10", "Milestones for 2010/11")
    assert found.remark == (
        "A target not yet due is for 2009/10 unless another period is named. "
        "Compared with South East unless another is named."
    )
    empty = dashboard(replace(only(BOOK), round=replace(FIRST, id="look-back")), county())
    assert (empty.latest, empty.remark, empty.milestones_title) == ("Latest", "", "Milestones")


def test_indicators_without_a_number_in_the_place_are_named() -> None:
    """The reader of an area's page learns what is missing from it."""
    found = dashboard(BOOK, area(SOUTH)).remark.replace(SPACE, " ")
    assert found.endswith("No number is known here for NI 70, 43, ni-56a.")
    assert "No number" not in dashboard(BOOK, county()).remark


def test_illustrative_numbers_are_announced_wherever_one_can_be_seen() -> None:
    """Also where only a rating beside the place's own rests on them; in the headings and at the foot."""
    only_north = replace(BOOK, illustrative=frozenset({(NEET, NORTH)}))
    assert is_illustrative(only_north, county())
    assert is_illustrative(only_north, area(NORTH))
    assert not is_illustrative(only_north, area(SOUTH))
    assert dashboard(only_north, county()).illustrative == "Illustrative numbers"
    assert footer(only_north, county()).endswith(" · illustrative numbers")
    assert pack(only_north, county()).illustrative == MADE_UP
    sure = replace(BOOK, illustrative=frozenset())
    assert (dashboard(sure, county()).illustrative, pack(sure, county()).illustrative) == ("", "")
    assert footer(sure, county()) == (
        f"Oxfordshire · Quarter 2 of 2010/11 · data known at 15{SPACE}October 2010 · rules 9c2b0000"
    )


def test_a_pack_has_a_card_for_each_row_of_its_dashboard() -> None:
    """In the same order, under the same outcomes."""
    found = pack(BOOK, county())
    rows = [[row.indicator for row in group.rows] for group in found.dashboard.groups]
    assert [[card.anchor for card in group.cards] for group in found.groups] == [
        [f"card-{ident}" for ident in idents] for idents in rows
    ]


def test_a_packs_cover_says_when_for_whom_and_on_what_data() -> None:
    """A board's pack names its place; a round's note is left out where there is none."""
    found = pack(BOOK, county())
    assert [(fact.name, fact.value.replace(SPACE, " ")) for fact in found.facts] == [
        ("Place", "Oxfordshire"),
        ("Round", "Quarter 2 of 2010/11"),
        ("Meeting", "10 November 2010"),
        ("Data known at", "15 October 2010"),
        ("Prepared by", "Oxfordshire Trust"),
        ("About this round", "Made up, to show how a round works."),
    ]
    assert len(pack(replace(BOOK, round=replace(BOOK.round, note="")), county()).facts) == 5
    assert [fact.name for fact in pack(BOOK, area()).facts][:2] == ["Round", "Meeting"]


def test_a_pack_is_named_for_its_board_and_the_day_it_meets() -> None:
    """One of a place without a board, or of a round for which its board does not meet, is named for the place."""
    found = pack(BOOK, county())
    assert found.title == "Pack for the Trust"
    assert found.named == f"Pack for the Trust, meeting of 10{SPACE}November 2010"
    assert found.opens.startswith("What you asked for")
    assert found.dashboard.eyebrow.endswith(f" · for the Trust, meeting of 10{SPACE}November 2010")
    not_met = replace(BOOK, round=replace(BOOK.round, meetings=()))
    for other in (pack(BOOK, area()), pack(not_met, county())):
        assert other.title == other.dashboard.title.partition(",")[0]
        assert other.named == f"Pack: {other.title}, Quarter 2 of 2010/11"
        assert other.opens.startswith("What needs you now")
        assert other.dashboard.eyebrow == BOOK.plan.title
        assert other.dashboard.requests is None


def test_a_board_whose_name_begins_with_the_is_not_called_the_the() -> None:
    """Names are as a plan writes them."""
    boards = (replace(BOOK.plan.boards[0], name="The Trust Board"),)
    plan = replace(BOOK.plan, boards=boards)
    registers = replace(BOOK.registers, milestones=(), schedule=())
    assert pack(replace(BOOK, plan=plan, registers=registers), county()).title == "Pack for the Trust Board"


def test_the_second_page_says_what_it_is_held_against() -> None:
    """In the first round nothing has changed since another."""
    assert dashboard(BOOK, county()).owed_title == "What changed since Quarter 1 of 2010/11, and what is owed"
    assert dashboard(replace(BOOK, compared_with=None), county()).owed_title == "What is owed"


def test_notices_say_what_is_withheld_assumed_and_licensed() -> None:
    """Assumed places are named with what is assumed; an empty notice is left out."""
    found = {notice.title: notice.says for notice in pack(BOOK, county()).notices}
    assert found["What is withheld, and why"] == (
        WHY,
        "ni-56a, 2009/10: Northern Oxfordshire and Southern Oxfordshire.",
    )
    assert found["Assumptions"][-1] == "Southern Oxfordshire: Which localities belong to it."
    assert "rulebook.pdf" in found["Where the rules stand"][0]
    assert len(found["Sources and licences"]) == 1
    assert "ask Oxfordshire Trust" in found["Reading this document another way"][0]
    nothing = replace(BOOK, suppressed=(), plan=replace(BOOK.plan, notices=()))
    assert "What is withheld, and why" not in [notice.title for notice in pack(nothing, county()).notices]


def test_notices_say_once_what_holds_of_several() -> None:
    """What is assumed alike of several places, and what is withheld alike of several indicators."""
    places = BOOK.places.by_id
    alike = {ident: replace(one, assumed="name and size") for ident, one in places.items() if ident in (NORTH, SOUTH)}
    one = BOOK.suppressed[0]
    book = replace(
        BOOK,
        places=replace(BOOK.places, by_id={**places, **alike}),
        suppressed=(one, replace(one, indicator=NEET), replace(one, indicator=ADMISSIONS, places=(NORTH,))),
    )
    found = {notice.title: notice.says for notice in pack(book, county()).notices}
    assert found["Assumptions"][-1] == "Northern Oxfordshire and Southern Oxfordshire: Name and size."
    _, together, alone = (says.replace(SPACE, " ") for says in found["What is withheld, and why"])
    assert together.startswith("ni-56a, NI 117, 2009/10: ")
    assert alone.startswith("NI 70, 2009/10: ")


def test_what_is_withheld_is_said_once_for_all_its_periods_and_where_it_matters() -> None:
    """Each place reads of itself and of what lies in it, the county of all; a place with nothing withheld of none."""
    one = BOOK.suppressed[0]
    several = replace(BOOK, suppressed=(one, replace(one, period=year(2010)), replace(one, places=("banbury",))))
    found = {where: pack(several, area(where)).notices[0].says for where in (NORTH, SOUTH)}
    assert found[SOUTH] == (WHY, "ni-56a, 2009/10 and 2010/11: Southern Oxfordshire.")
    assert found[NORTH][1:] == (
        "ni-56a, 2009/10: Northern Oxfordshire and Banbury.",
        "ni-56a, 2010/11: Northern Oxfordshire.",
    )
    assert pack(several, county()).notices[0].says[1:] == (
        "ni-56a, 2009/10: Northern Oxfordshire, Southern Oxfordshire and Banbury.",
        "ni-56a, 2010/11: Northern Oxfordshire and Southern Oxfordshire.",
    )
    alone = replace(BOOK, suppressed=(replace(one, places=(NORTH,)),))
    assert "What is withheld, and why" not in [notice.title for notice in pack(alone, area(SOUTH)).notices]
    assert BOOK.suppressed[0].indicator == OBESITY


def test_a_pack_says_which_stories_nobody_has_read_again() -> None:
    """Those that were carried over for its own cards; once they are reviewed it says nothing."""
    key, told = next(iter(BOOK.stories.items()))
    over = replace(told, carried_from="2010-11-q1")
    facts = [
        [fact.value for fact in pack(replace(BOOK, stories={key: one}), county()).facts if fact.name == "Stories"]
        for one in (told, over, replace(over, reviewed=NOW.cut_off))
    ]
    label = f"NI{SPACE}{key[0].removeprefix('ni-')}"
    assert facts == [[], [f"Carried over from an earlier round and not yet reviewed: {label}."], []]


def test_a_number_held_against_another_place_is_no_target_met() -> None:
    """The headline counts those by themselves, beside the targets or alone."""

    def held(*answers: Answer | Reason) -> str:
        book = rated(*answers)
        beside = {
            key: replace(one, version=replace(one.version, threshold=replace(one.version.threshold, against="england")))
            for key, one in book.assessments.items()
        }
        return headline(replace(book, assessments=beside), county())

    assert held(Answer.GREEN, Answer.RED, Answer.AMBER) == "1 of 3 numbers as good as elsewhere, 1 within reach, 1 not."
    assert held(Answer.RED, Reason.NO_COMPARATOR) == "None of 2 numbers as good as elsewhere, 1 not; 1 is not rated."
    assert held(Answer.GREEN) == "1 of 1 number as good as elsewhere."
    assert held(Reason.NO_COMPARATOR) == "None of 1 number can be held against another place’s: 1 is not rated."
