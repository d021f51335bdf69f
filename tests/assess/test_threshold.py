"""threshold: is it good enough?  Which target judges a number, what is not rated and why, what the finding gives."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.assess.assessment import findings_of
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Answer, Finding, Question, Rating
from oba.domain.measure import Break
from oba.domain.rule import Path
from tests.assess.situation import (
    EXACT,
    HIGHER,
    LOWER,
    MOVING,
    NEARER,
    NONE,
    PERCENT,
    QUARTERLY,
    Numbers,
    Situation,
    amber,
    towards,
    years,
)
from tests.build import INDICATOR, KNOWN, TOP, n, quarter, year

ENOUGH = Question.THRESHOLD
AT_MOST_4 = towards({year(2009): "at most 4.0"})
HALF = amber("0.5 points")


def rated(found: Finding) -> Rating:
    """The rating behind an answer."""
    assert isinstance(found.detail, Rating)
    return found.detail


@pytest.mark.parametrize(
    ("latest", "rating"), [("4.0", "green"), ("3.0", "green"), ("4.1", "amber"), ("4.5", "amber"), ("4.6", "red")]
)
def test_a_number_is_rated_against_the_target_of_its_period(latest: str, rating: str) -> None:
    """Green meets the target of the period judged, amber misses it by no more than the rule allows, red is the rest."""
    found = Situation(values=years("6.2", latest), threshold=HALF, trajectory=AT_MOST_4)
    assert found.says(ENOUGH) == rating


def test_the_target_is_the_one_of_the_period_judged_and_no_other() -> None:
    """Easier and harder targets of other years do not matter."""
    path = towards({year(2008): "at most 9", year(2009): "at most 4.0", year(2010): "at most 2"})
    assert Situation(values=years("6.2", "4.0"), trajectory=path).says(ENOUGH) == "green"
    assert Situation(values=years("6.2", "4.1"), trajectory=path).says(ENOUGH) == "red"


def test_a_strict_target_is_missed_on_its_edge() -> None:
    """Below 5 is not met by 5.0, which amber of any width takes in."""
    strict = Situation(values=years("6.2", "5.0"), trajectory=towards({year(2009): "below 5"}))
    assert strict.says(ENOUGH) == "red"
    assert replace(strict, threshold=HALF).says(ENOUGH) == "amber"
    assert replace(strict, values=years("6.2", "4.9")).says(ENOUGH) == "green"


def test_the_working_says_that_an_equal_number_is_not_enough() -> None:
    """On the edge of a strict target the working says equal, not missed by nothing."""
    found = Situation(values=years("6.2", "5.0"), trajectory=towards({year(2009): "below 5"})).find(ENOUGH)
    assert "equals it, which is not enough" in found.steps[1].says


def test_a_provisional_target_is_rated_and_says_so() -> None:
    """A target still to be confirmed rates like any other, and the working names what is still to happen."""
    found = Situation(
        values=years("6.2", "4.0"), trajectory=towards({year(2009): "at most 4.0 (to be agreed by YOS Board)"})
    ).find(ENOUGH)
    assert found.answer is Answer.GREEN
    assert any("provisional (to be agreed by YOS Board)" in step.says for step in found.steps)


@pytest.mark.parametrize(
    ("word", "before", "latest", "rating"),
    [
        ("reduce", "6.2", "6.1", "green"),
        ("reduce", "6.2", "6.2", "amber"),
        ("reduce", "6.2", "6.3", "red"),
        ("reduce", Reason.LOW, "6.3", "low"),
        ("monitor", "6.2", "6.1", "monitored"),
        ("to be agreed", "6.2", "6.1", "target to be agreed"),
    ],
)
def test_targets_without_a_number(word: str, before: str | Reason, latest: str, rating: str) -> None:
    """Reduce is green when improving, amber when steady, red when worsening; monitor is not rated by design."""
    found = Situation(values=years(before, latest), trajectory=towards({year(2009): word}), threshold=HALF)
    assert found.says(ENOUGH) == rating


def test_increase_is_green_when_improving() -> None:
    """Increase is judged by the same direction, the other way round."""
    up = Situation(values=years("50", "51"), direction=HIGHER, trajectory=towards({year(2009): "increase"}))
    assert up.says(ENOUGH) == "green"
    assert replace(up, values=years("50", "49")).says(ENOUGH) == "red"


def test_a_wanted_movement_without_a_good_direction_is_a_reason() -> None:
    """Rising is neither good nor bad where no way is better, so that reduce cannot be judged."""
    found = Situation(values=years("6.2", "6.1"), direction=NONE, trajectory=towards({year(2009): "reduce"}))
    assert found.find(ENOUGH).reason is Reason.NO_GOOD_DIRECTION


@pytest.mark.parametrize(
    ("targets", "reason", "next_one", "early"),
    [
        ({}, "no target", None, None),
        ({2010: "at most 4.3"}, "not yet due", 2010, True),
        ({2010: "at most 4.2"}, "not yet due", 2010, False),
        ({2010: "to be agreed", 2011: "at most 4.3"}, "not yet due", 2011, True),
        ({2010: "at most 3.6", 2011: "at most 5"}, "not yet due", 2010, False),
        ({2010: "reduce"}, "not yet due", 2010, None),
        ({2010: "reduce", 2011: "at most 4.3"}, "not yet due", 2011, True),
        ({2010: "to be agreed"}, "target to be agreed", 2010, None),
        ({2010: "monitor"}, "monitored", 2010, None),
        ({2010: "monitor", 2011: "to be agreed"}, "target to be agreed", 2011, None),
        ({2008: "at most 5"}, "no target", None, None),
        ({2008: "at most 5", 2010: "at most 4"}, "no target", None, None),
        ({2008: "reduce", 2010: "at most 4"}, "no target", None, None),
        ({2008: "to be agreed", 2010: "at most 4"}, "not yet due", 2010, False),
        ({2009: "to be agreed", 2010: "at most 4"}, "target to be agreed", 2009, None),
    ],
)
def test_without_a_target_for_the_period(
    targets: dict[int, str],
    reason: str,
    next_one: int | None,
    early: bool | None,  # noqa: FBT001  (a column)
) -> None:
    """Later targets only: not yet due, with an early look at the next; none, past or between two: no target."""
    path = towards({year(start): text for start, text in targets.items()})
    found = Situation(values=years("6.2", "4.3"), trajectory=path, threshold=HALF).find(ENOUGH)
    assert (found.answer, found.says) == (None, reason)
    assert rated(found).early is early
    named = rated(found).target
    assert (named and named.period) == (None if next_one is None else year(next_one))


def test_the_early_look_is_as_printed_and_says_what_would_be() -> None:
    """The early look compares as the card prints, names the target and its edge, and says it in the working."""
    look = Situation(values=years("6.2", "4.34"), trajectory=towards({year(2010): "at most 4.3"}))
    found = look.find(ENOUGH)
    assert (rated(found).early, rated(found).edge, found.target) == (True, n("4.3"), "at most 4.3")
    assert "4.3 % would already meet it" in found.steps[-1].says.replace("\N{NO-BREAK SPACE}", " ")
    exact = replace(look, policy=EXACT).find(ENOUGH)
    assert rated(exact).early is False
    assert "would not yet meet it" in exact.steps[-1].says


def test_an_area_without_targets_is_not_rated() -> None:
    """A place whose own and parent's targets do not serve it has no target, not even against the trajectory."""
    alone = Situation(values=years("6.2", "4.3"), trajectory=None)
    assert alone.says(ENOUGH) == "no target"
    assert replace(alone, threshold=amber(against="trajectory")).says(ENOUGH) == "no target"


QUARTERS: Numbers = {quarter(2010, 1): "4.6", quarter(2010, 2): "4.4"}


@pytest.mark.parametrize(
    ("targets", "says"),
    [
        ({quarter(2010, 2): "at most 4.4"}, "green"),
        ({year(2010): "at most 9"}, "not yet due"),
        ({year(2011): "at most 9"}, "not yet due"),
        ({year(2010): "reduce"}, "not yet due"),
        ({year(2009): "at most 9", year(2010): "at most 9"}, "not yet due"),
        ({year(2009): "at most 9"}, "no target"),
        ({quarter(2010, 3): "at most 4.4"}, "not yet due"),
        ({quarter(2010, 1): "at most 4.4"}, "no target"),
        ({quarter(2010, 2): "at most 4.3", year(2010): "at most 9"}, "red"),
    ],
)
def test_a_quarter_is_judged_on_a_target_of_its_own(targets: dict[object, str], says: str) -> None:
    """A quarter's number has its own target or none that is due; an annual target never judges part of its year."""
    path = towards(targets, start=quarter(2009, 4))  # type: ignore[arg-type]
    assert Situation(values=QUARTERS, measure=QUARTERLY, trajectory=path).says(ENOUGH) == says


def test_the_last_quarter_is_not_the_year() -> None:
    """The annual target of 2010/11 does not judge its Q4 either: it is still to be met by a full year's number."""
    path = towards({year(2010): "at most 9"}, start=quarter(2009, 4))
    last = Situation(values={quarter(2010, 4): "4.4"}, measure=QUARTERLY, trajectory=path).find(ENOUGH)
    assert (last.says, rated(last).early) == ("not yet due", True)


@pytest.mark.parametrize(
    ("latest", "says"),
    [
        (quarter(2010, 1), "green"),
        (quarter(2010, 4), "green"),
        (quarter(2009, 4), "not yet due"),
        (quarter(2011, 1), "no target"),
    ],
)
def test_a_moving_year_is_judged_on_the_annual_target(latest: object, says: str) -> None:
    """Four quarters that end in 2010/11 are judged on the target of 2010/11, whichever quarter ends them."""
    path = towards({year(2010): "at most 4.4"}, start=quarter(2009, 3))
    values: Numbers = {latest: "4.4"}  # type: ignore[dict-item]
    assert Situation(values=values, measure=MOVING, trajectory=path).says(ENOUGH) == says


def test_a_target_of_its_own_comes_before_the_annual_one() -> None:
    """A moving number with a target for its very quarter is judged on that."""
    path = towards({quarter(2010, 4): "at most 4.0", year(2010): "at most 4.4"}, start=quarter(2009, 3))
    assert Situation(values={quarter(2010, 4): "4.4"}, measure=MOVING, trajectory=path).says(ENOUGH) == "red"


def test_two_quarters_together_are_not_a_year() -> None:
    """A moving number of two quarters is not judged on an annual target."""
    half = replace(MOVING, over=2)
    path = towards({year(2010): "at most 4.4"}, start=quarter(2009, 3))
    assert Situation(values={quarter(2010, 4): "4.4"}, measure=half, trajectory=path).says(ENOUGH) == "not yet due"


TO_2 = {year(2012): "at most 2.2"}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (years("6.2", "5.2"), "green"),
        (years("6.2", "5.3"), "amber"),
        (years("6.2", "5.7"), "amber"),
        (years("6.2", "5.8"), "red"),
        (years("6.2", "5", "4", "3", "2.2"), "green"),
        (years("6.2", "5", "4", "3", "2", "2"), "no target"),
        (years("6.2"), "too early"),
        ({year(2007): "6.2"}, "too early"),
        (years("6.2", since=2009), "no start"),
    ],
)
def test_against_the_trajectory(values: Numbers, says: str) -> None:
    """The planned value of the period takes the target's place; there is none up to the start and after the end."""
    assert (
        Situation(values=values, threshold=amber("0.5 points", "trajectory"), trajectory=towards(TO_2)).says(ENOUGH)
        == says
    )


def test_against_a_trajectory_without_a_number() -> None:
    """A path to a target still to be agreed plans nothing to be rated against."""
    found = Situation(
        values=years("6.2", "5"),
        threshold=amber(against="trajectory"),
        trajectory=towards({year(2012): "to be agreed"}),
    )
    assert found.says(ENOUGH) == "target to be agreed"
    assert replace(found, values=years("6.2")).says(ENOUGH) == "target to be agreed"


def test_a_plan_made_before_a_change_of_definition_does_not_rate_what_follows() -> None:
    """A planned value rests on the start, so that a break in between stops the comparison with it."""
    broken = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    found = Situation(
        values=years("6.2", "5.2"), measure=broken, threshold=amber(against="trajectory"), trajectory=towards(TO_2)
    )
    assert found.says(ENOUGH) == "definition break"
    assert "counted anew" in found.find(ENOUGH).steps[-1].says
    assert replace(found, threshold=amber(), trajectory=AT_MOST_4).says(ENOUGH) == "red"


ENGLAND: Numbers = {year(2009): "5.04"}


@pytest.mark.parametrize(
    ("direction", "latest", "says"),
    [
        (LOWER, "5.0", "green"),
        (LOWER, "5.1", "amber"),
        (LOWER, "5.6", "red"),
        (HIGHER, "5.0", "green"),
        (HIGHER, "4.9", "amber"),
        (NEARER, "5.0", "green"),
        (NEARER, "45", "green"),
        (NEARER, "45.1", "amber"),
        (NEARER, "4.4", "red"),
        (NEARER, "25", "green"),
    ],
)
def test_against_a_comparator(direction: object, latest: str, says: str) -> None:
    """Green at least as good as the comparator's number of the same period, as printed; nearer from both sides."""
    found = Situation(
        values=years("6.2", latest),
        direction=direction,  # type: ignore[arg-type]
        threshold=amber("0.5 points", "england"),
        others={"england": ENGLAND},
    )
    assert found.says(ENOUGH) == says


def test_nearer_to_one_number_counts_from_both_sides() -> None:
    """With a single number as the aim, as far off as the comparator on the other side is as good."""
    single = replace(NEARER, aim=replace(NEARER.aim, low=n("25"), high=n("25")))  # type: ignore[type-var]
    found = Situation(
        values=years("20", "27"),
        direction=single,
        threshold=amber(against="england"),
        others={"england": {year(2009): "23"}},
    )
    assert found.says(ENOUGH) == "green"
    assert replace(found, values=years("20", "27.1")).says(ENOUGH) == "red"


def test_nearer_to_nothing_is_as_good_only_when_equal() -> None:
    """The reader refuses nearer without an aim; a rule made otherwise is still answered, by equality alone."""
    aimless = Situation(
        values=years("6.2", "5.0"),
        direction=replace(NEARER, aim=None),
        threshold=amber(against="england"),
        others={"england": {year(2009): "5.0"}},
    )
    assert aimless.says(ENOUGH) == "green"
    assert replace(aimless, values=years("6.2", "5.1")).says(ENOUGH) == "red"


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ({}, "no comparator"),
        ({"england": {year(2008): "5"}}, "comparator's period differs"),
        ({"england": {year(2009): Reason.UNRELIABLE}}, "unreliable"),
    ],
)
def test_without_the_comparators_number(others: dict[str, Numbers], says: str) -> None:
    """Only the same period counts; a number that is missing gives its reason."""
    found = Situation(values=years("6.2", "5"), threshold=amber(against="england"), others=others)
    assert found.says(ENOUGH) == says


@pytest.mark.parametrize("against", ["england", "trajectory"])
def test_nothing_is_good_enough_where_no_way_is_good(against: str) -> None:
    """Without a good direction no number is at least as good as another, not even one that is equal."""
    found = Situation(
        values=years("6.2", "5"),
        direction=NONE,
        threshold=amber(against=against),
        trajectory=towards(TO_2),
        others={"england": {year(2009): "5"}},
    )
    assert found.find(ENOUGH).reason is Reason.NO_GOOD_DIRECTION


def test_the_finding_gives_the_margin_and_what_was_judged_against() -> None:
    """Edge, shortfall, amber edge, the nearest change of rating and the target's words stand with the answer."""
    found = Situation(values=years("6.2", "4.3"), threshold=HALF, trajectory=AT_MOST_4).find(ENOUGH)
    rating = rated(found)
    assert (rating.edge, rating.shortfall, rating.amber_edge) == (n("4.0"), n("0.3"), n("4.5"))
    assert rating.flip is not None
    assert (rating.flip.distance, rating.flip.edge, rating.flip.to) == (n("0.2"), n("4.5"), Answer.RED)
    assert (found.margin, found.target) == (n("0.2"), "at most 4")
    assert rating.children is None
    assert [step.says for step in found.steps][1].endswith("misses it by 0.3\N{NO-BREAK SPACE}points.")
    assert "Amber reaches 4.5" in found.steps[2].says
    for edge, says in (("at most 5", "Amber reaches 5.0"), ("below 5", "Amber ends before 5.0")):
        path = towards({year(2009): "at most 4"})
        assert (
            says
            in Situation(values=years("6.2", "5.0"), threshold=amber(edge), trajectory=path).find(ENOUGH).steps[2].says
        )


def test_what_meets_its_target_is_beyond_it() -> None:
    """A number beyond the target has a negative shortfall, and the working says that it meets it."""
    found = Situation(values=years("6.2", "3.1"), trajectory=AT_MOST_4).find(ENOUGH)
    assert (rated(found).shortfall, rated(found).amber_edge) == (n("-0.9"), None)
    assert found.steps[1].says.endswith("meets it.")
    assert found.steps[2].says == "The rule has no amber: green."


@pytest.mark.parametrize(
    ("numerator", "denominator", "value", "children"),
    [
        ("634", "14744", None, 37),
        ("634", "14744", "4.3", None),
        (None, "14744", "4.3", None),
        ("634", None, "4.3", None),
    ],
)
def test_the_margin_in_children_needs_the_denominator(
    numerator: str | None, denominator: str | None, value: str | None, children: int | None
) -> None:
    """Children are counted where the number is the share of a known numerator and denominator, and only there."""
    share = Fraction(63400, 14744)
    judged = Figure(
        period=year(2009),
        value=n(value) if value else share,
        numerator=n(numerator) if numerator else None,
        denominator=n(denominator) if denominator else None,
        published=KNOWN,
    )
    case = Situation(values=years("6.2", "4.3"), threshold=HALF, trajectory=AT_MOST_4).case
    assert judged.value is not None
    counted = replace(
        case,
        judged=judged,
        value=judged.value,
        series=Series(indicator=INDICATOR, place=TOP, figures={year(2009): judged}),
    )
    fewest = rated(findings_of(counted)[ENOUGH]).children
    assert (fewest.count if fewest else None) == children


def test_a_stated_path_rates_where_it_names_a_value() -> None:
    """Against a stated path, a period that the path leaves out has no target."""
    path = replace(towards(TO_2, path=Path.STATED), stated={year(2009): n("5.0")})
    found = Situation(values=years("6.2", "5.0"), threshold=amber(against="trajectory"), trajectory=path)
    assert found.says(ENOUGH) == "green"
    assert replace(found, values=years("6.2", "5.0", "5.0")).says(ENOUGH) == "no target"
