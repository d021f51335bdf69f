"""A rule file becomes the rule it says, every part with its place, and a rule that makes no sense is refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from oba.domain.alarm import Alarm, Checked
from oba.domain.measure import Kind, RollUp
from oba.domain.period import Every, Period, YearKind
from oba.domain.rule import Better, Forecast, With
from oba.domain.rule import Path as TrajectoryPath
from oba.domain.target import Word
from tests.read.door import EXAMPLE, PERCENT, REFERENCE, codes, read, rule, rule_text, version

F = Fraction
YEARLY = "every: year, year: financial, decimals: 1"
QUARTERLY = "{kind: percent, of: pupils, every: quarter, year: financial, decimals: 1, roll_up: sum}"
WINDOWS = f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, window: 3}}"
LOWER = "{better: lower, compare_with: previous}"
BASE = "{period: 1998, value: 31.4}"
COUNT = f"{{kind: count, of: pupils, {YEARLY}, roll_up: sum}}"


def year(start: int, span: int = 1) -> Period:
    """A financial year, or the window of years that ends in it."""
    return Period(every=Every.YEAR, year=YearKind.FINANCIAL, ordinal=start, span=span)


def targets(*lines: str, start: str = "{period: 2008/09, value: 6.2}", path: str = "straight") -> str:
    """A trajectory with these targets, each in the form 'period: target'."""
    return f"trajectory: {{start: {start}, path: {path}, targets: {{{', '.join(lines)}}}}}"


def test_a_rule_says_what_it_holds() -> None:
    """Every key of a full version becomes the value it names, to the digit."""
    found = rule(
        rule_text(
            version(
                "{better: lower, compare_with: mean of previous 3, change_of_at_least: 0.2 each period}",
                "threshold: {amber: within 0.5 points, against: trajectory, areas: as county}",
                "baseline: {history: 2004/05 to 2008/09, forecast: trend, interval: 80}",
                targets("2010/11: to be agreed", "2009/10: {target: at most 4.0, also: 837, as_printed: '4 (837)'}"),
                "comparators: {with: [england, south-east], test: difference 0.5}",
                "assumed: {threshold.amber: a guess, owner: nobody said}",
            )
        )
    )
    (found_version,) = found.versions
    direction, threshold, baseline = found_version.direction, found_version.threshold, found_version.baseline
    assert (direction.better, direction.compare_with, direction.previous) == (Better.LOWER, With.MEAN, 3)
    assert (direction.change, direction.each_period) == (F("0.2"), True)
    assert (threshold.against, threshold.areas_as_parent) == ("trajectory", True)
    assert (baseline.history, baseline.forecast) == (tuple(map(year, range(2004, 2009))), Forecast.TREND)
    first, second = found_version.trajectory.targets
    assert (first.period, str(first.aim), first.also, first.as_printed) == (year(2009), "at most 4", "837", "4 (837)")
    assert (second.period, second.aim.word) == (year(2010), Word.TO_BE_AGREED)
    assert found_version.trajectory.start is not None
    assert found_version.trajectory.start.value == F("6.2")
    assert found_version.comparators.places == ("england", "south-east")
    assert found_version.comparators.difference == F("0.5")
    assert found_version.assumed == {"threshold.amber": "a guess", "owner": "nobody said"}


def test_a_part_without_a_space_behind_its_colon_is_written_out() -> None:
    """In curly brackets YAML takes key and value for one word: the mend parts them."""
    problems = read(rule_text(version("{better:lower, compare_with: previous}")))[1]
    assert [p.mend for p in problems if p.code == "R004"] == ["write a space behind the colon: better: lower."]


def test_every_part_cites_its_line_and_column() -> None:
    """A trace can name the place of each part, down to a single target."""
    found = rule(rule_text(version(LOWER, targets("2009/10: at most 4.0"))))
    (one,) = found.versions
    assert one.trajectory.start is not None
    places = {
        "rule": found.where,
        "version": one.where,
        "direction": one.direction.where,
        "trajectory": one.trajectory.where,
        "start": one.trajectory.start.where,
        "target": one.trajectory.targets[0].where,
        "reference": one.reference.where,
        "example": found.examples[0].where,
    }
    assert {name: (where.line, where.column) for name, where in places.items()} == {
        "rule": (1, 1),
        "version": (7, 5),
        "direction": (8, 5),
        "trajectory": (9, 5),
        "start": (9, 18),
        "target": (9, 82),
        "reference": (10, 5),
        "example": (12, 5),
    }


def test_parts_left_out_leave_their_questions_open() -> None:
    """Without threshold, baseline, trajectory and comparators there is nothing to judge by, and no hidden default."""
    (one,) = rule(rule_text()).versions
    assert one.threshold.amber is None
    assert one.baseline.history == ()
    assert (one.trajectory.start, one.trajectory.targets, one.own) == (None, (), {})
    assert one.comparators.places == ()


@pytest.mark.parametrize(
    ("text", "kind", "per"),
    [
        (PERCENT, Kind.PERCENT, F(100)),
        (f'{{kind: "rate per 100,000", of: pupils, {YEARLY}, roll_up: sum}}', Kind.RATE, F(100_000)),
        (COUNT, Kind.COUNT, None),
        (f"{{kind: score, of: pupils, {YEARLY}, roll_up: supplied}}", Kind.SCORE, None),
        (f"{{kind: gap, parts: percent, between: [a, b], of: pupils, {YEARLY}, roll_up: sum}}", Kind.GAP, F(100)),
        (
            f"{{kind: change, parts: rate per 1000, base: {BASE}, of: girls, {YEARLY}, roll_up: sum}}",
            Kind.CHANGE,
            F(1000),
        ),
        (
            QUARTERLY.replace("kind: percent", "kind: moving, parts: percent, over: 4"),
            Kind.MOVING,
            F(100),
        ),
    ],
)
def test_each_kind_of_measure_is_read(text: str, kind: Kind, per: Fraction | None) -> None:
    """Seven kinds, each with the multiplier of its parts."""
    given = EXAMPLE.replace("2009/10", "2009/10 Q2") if "quarter" in text else EXAMPLE
    measure = rule(rule_text(measure=text, example=given)).measure
    assert (measure.kind, measure.per) == (kind, per)


def test_a_share_of_the_denominator_that_suffices_is_exact() -> None:
    """90 percent is nine tenths."""
    text = f"{{kind: percent, of: pupils, {YEARLY}, roll_up: 'sum, at least 90 percent of denominator'}}"
    measure = rule(rule_text(measure=text)).measure
    assert (measure.roll_up, measure.coverage) == (RollUp.SUM, F(9, 10))


def test_a_break_may_be_one_or_several_and_a_year_begins_with_its_first_quarter() -> None:
    """One mapping or a list; for quarterly numbers a break in a year is a break in its first quarter."""
    one = f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, break: {{at: 2010/11, why: new}}}}"
    two = one.replace("{at: 2010/11, why: new}", "[{at: 2010/11, why: new}, {at: 2008/09, why: old}]")
    quarter = QUARTERLY.replace("roll_up: sum", "roll_up: sum, break: {at: 2010/11, why: new}")
    assert [str(b.at) for b in rule(rule_text(measure=one)).measure.breaks] == ["2010/11"]
    assert [str(b.at) for b in rule(rule_text(measure=two)).measure.breaks] == ["2008/09", "2010/11"]
    assert all(b.where and b.where.line for b in rule(rule_text(measure=two)).measure.breaks)
    example = EXAMPLE.replace("2009/10", "2009/10 Q2")
    assert [str(b.at) for b in rule(rule_text(measure=quarter, example=example)).measure.breaks] == ["2010/11 Q1"]


def test_a_measure_says_when_its_years_are_collected_and_what_has_been_looked_at() -> None:
    """A month and a day; and for each kind of alarm who, the day and why."""
    looked = '{sent again: "J. Smith 2026-05-01: one cohort, counted twice"}'
    text = f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, collected_by: 09-01, checked: {looked}}}"
    measure = rule(rule_text(measure=text)).measure
    assert measure.collected_by == (9, 1)
    said = Checked("J. Smith", date(2026, 5, 1), "one cohort, counted twice")
    assert measure.checked == ((Alarm.SENT_AGAIN, said),)
    assert measure.looked_at(Alarm.SENT_AGAIN)
    assert not measure.looked_at(Alarm.EARLY)


def test_a_quarterly_measure_may_have_yearly_targets() -> None:
    """An annual target stands beside quarterly ones where a year is made; windows of years have windows as periods."""
    example = EXAMPLE.replace("2009/10", "2009/10 Q2")
    lines = version(LOWER, targets("2009/10: at most 4", "2010/11 Q2: at most 3"))
    yearly = QUARTERLY.replace("roll_up", "year_is: last, roll_up")
    (one,) = rule(rule_text(lines, measure=yearly, example=example)).versions
    assert codes(rule_text(lines, measure=QUARTERLY, example=example)) == ["R055"]
    assert [str(target.period) for target in one.trajectory.targets] == ["2009/10", "2010/11 Q2"]
    window = EXAMPLE.replace("2009/10", "2007/08 to 2009/10")
    assert codes(rule_text(version(LOWER), WINDOWS, window)) == ["R030"]


def test_history_is_a_range_or_a_list_of_windows_too() -> None:
    """A range of windows has three times 'to' in it; the middle one counts."""
    since, window = "2007/08 to 2009/10", EXAMPLE.replace("2009/10", "2007/08 to 2009/10")
    usual = LOWER
    for history in (
        "2003/04 to 2005/06 to 2005/06 to 2007/08",
        "[2003/04 to 2005/06, 2004/05 to 2006/07, 2005/06 to 2007/08]",
    ):
        baseline = f"baseline: {{history: {history}, forecast: level, interval: 80}}"
        (one,) = rule(rule_text(version(usual, baseline, since=since), WINDOWS, window)).versions
        assert one.baseline.history == tuple(year(end, 3) for end in (2005, 2006, 2007))


def test_areas_begin_where_the_county_does_at_their_own_number() -> None:
    """A place with targets and no start of its own has the county's period, and no value written for it."""
    south = "{start: {period: 2007/08, value: 6}, targets: {2010/11: at most 3}}"
    own = f"areas: {{north: {{targets: {{2010/11: at most 3.8}}}}, south: {south}}}"
    trajectory = f"{targets('2010/11: at most 4')[:-1]}, {own}}}"
    (one,) = rule(rule_text(version(LOWER, trajectory))).versions
    starts = {place: (path.start.period, path.start.value) for place, path in one.own.items() if path.start}
    assert starts == {"north": (year(2008), None), "south": (year(2007), F(6))}
    assert [str(path.targets[0].aim) for path in one.own.values()] == ["at most 3.8", "at most 3"]


ALLOWED = {
    Better.HIGHER: {"at least 4", "above 4", "increase", "exactly 100"},
    Better.LOWER: {"at most 4", "below 4", "reduce", "exactly 0"},
    Better.NEARER: {"exactly 4"},
    Better.NONE: set[str](),
}
WORDS = (
    "at least 4",
    "above 4",
    "at most 4",
    "below 4",
    "exactly 4",
    "exactly 0",
    "exactly 100",
    "between 4 and 5",
    "reduce",
    "increase",
)


@pytest.mark.parametrize(("better", "target"), list(product(Better, (*WORDS, "monitor", "to be agreed"))))
def test_a_target_never_contradicts_the_direction(better: Better, target: str) -> None:
    """Every word against every direction, for a percentage: exactly 0 and exactly 100 fit where nothing is better."""
    aim = ", aim: 4" if better is Better.NEARER else ""
    text = rule_text(version(f"{{better: {better}, compare_with: previous{aim}}}", targets(f"2009/10: {target}")))
    fits = target in ALLOWED[better] or target in ("monitor", "to be agreed")
    assert codes(text) == ([] if fits else ["R040"])


def test_exactly_is_one_sided_only_where_nothing_can_be_better() -> None:
    """No count is below 0, but a gap can be; a count has no greatest number."""
    gap = f"{{kind: gap, parts: percent, between: [a, b], of: pupils, {YEARLY}, roll_up: sum}}"
    lower, higher = LOWER, "{better: higher, compare_with: previous}"
    assert codes(rule_text(version(lower, targets("2009/10: exactly 0")), COUNT)) == []
    assert codes(rule_text(version(lower, targets("2009/10: exactly 0")), gap)) == ["R040"]
    assert codes(rule_text(version(higher, targets("2009/10: exactly 100")), COUNT)) == ["R040"]


def test_nearer_asks_for_its_own_range() -> None:
    """A target of a rule that is better nearer is the aim itself, no more and no less."""
    nearer = "{better: nearer, aim: between 20 and 30, compare_with: previous}"
    assert codes(rule_text(version(nearer, targets("2009/10: between 20 and 30")))) == []
    assert codes(rule_text(version(nearer, targets("2009/10: between 20 and 31")))) == ["R040"]
    assert codes(rule_text(version("{better: lower, aim: 5, compare_with: previous}"))) == ["R041"]


@pytest.mark.parametrize(
    ("better", "target", "amber", "expected"),
    [
        ("lower", "at most 4", "at most 4.1", []),
        ("lower", "at most 4", "at most 4", ["R043"]),
        ("lower", "at most 4", "below 4", ["R043"]),
        ("lower", "below 4", "at most 4", []),
        ("lower", "below 4", "below 4", ["R043"]),
        ("lower", "at most 4", "at most 3.9", ["R043"]),
        ("lower", "at most 4", "at least 5", ["R043"]),
        ("lower", "exactly 0", "at most 2", []),
        ("lower", "exactly 0", "within 10 percent", ["R042"]),
        ("lower", "at most 4", "within 0 points", ["R043"]),
        ("lower", "at most 4", "within -1 points", ["R043"]),
        ("lower", "at most 4", "within 10 percent", []),
        ("lower", "at most 4", "at most 4.55", ["R035"]),
        ("lower", "at most 4", "at most 101", ["R036"]),
        ("higher", "at least 4", "at least 3.9", []),
        ("higher", "above 4", "at least 4", []),
        ("higher", "at least 4", "above 4", ["R043"]),
        ("higher", "at least 4", "at least 4.1", ["R043"]),
        ("higher", "exactly 100", "at least 95", []),
        ("nearer, aim: 25", "exactly 25", "between 20 and 30", []),
        ("nearer, aim: 25", "exactly 25", "at most 30", ["R043"]),
        ("nearer, aim: between 20 and 30", "between 20 and 30", "between 20 and 30", ["R043"]),
        ("nearer, aim: between 20 and 30", "between 20 and 30", "between 20 and 31", []),
        ("nearer, aim: between 20 and 30", "between 20 and 30", "between 21 and 40", ["R043"]),
        ("none", "monitor", "within 1 points", ["R044"]),
        ("none", "monitor", "none", []),
    ],
)
def test_amber_lies_on_the_worse_side_of_the_target(better: str, target: str, amber: str, expected: list[str]) -> None:
    """An edge that leaves no number amber is refused; one that ties with a strict target leaves one and is not."""
    parts = (f"threshold: {{amber: {amber}}}", targets(f"2009/10: {target}"))
    assert codes(rule_text(version(f"{{better: {better}, compare_with: previous}}", *parts))) == expected


def test_amber_is_held_against_the_areas_own_targets_too() -> None:
    """An edge that leaves the county room may leave an area none."""
    trajectory = f"{targets('2009/10: at most 4')[:-1]}, areas: {{north: {{targets: {{2009/10: at most 5}}}}}}}}"
    parts = ("threshold: {amber: at most 4.5}", trajectory)
    assert codes(rule_text(version(LOWER, *parts))) == ["R043"]


@pytest.mark.parametrize(
    ("start", "path", "wanted", "expected"),
    [
        ("{period: 2008/09, value: 6}", "straight", "2009/10: at most 4", []),
        ("{period: 2008/09}", "steps", "2009/10: at most 4", []),
        ("{period: 2009/10}", "straight", "2009/10: at most 4", []),
        ("{period: 2010/11}", "straight", "2009/10: at most 4", ["R051"]),
        ("{period: 2008/09, value: 6}", "compound", "2009/10: at most 4", []),
        ("{period: 2008/09, value: 0}", "compound", "2009/10: at most 4", ["R052"]),
        ("{period: 2008/09, value: 6}", "compound", "2009/10: exactly 0", ["R052"]),
        ("{period: 2008/09, value: 101}", "straight", "2009/10: at most 4", ["R036"]),
        ("{period: 2008/09}", "stated, planned: {2009/10: 5, 2010/11: 4}", "2010/11: at most 4", []),
        ("{period: 2008/09}", "stated, planned: {2009/10: 5}", "2010/11: at most 4", ["R053"]),
        (
            "{period: 2008/09}",
            "stated, planned: {2009/10: 5}",
            "2009/10: at most 5, 2010/11: at most 4 (to be agreed)",
            [],
        ),
        ("{period: 2008/09}", "stated", "2010/11: at most 4", ["R053"]),
        ("{period: 2008/09}", "straight, planned: {2009/10: 5}", "2010/11: at most 4", ["R053"]),
    ],
)
def test_a_path_can_be_walked(start: str, path: str, wanted: str, expected: list[str]) -> None:
    """It starts no later than its first target, never multiplies through 0, and is stated as far as its goal."""
    text = rule_text(version(LOWER, targets(wanted, start=start, path=path)))
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("sinces", "approved", "expected"),
    [
        (("2010/11", "2009/10"), ("2010-01-20", "2010-01-20"), []),
        (("2009/10", "2010/11"), ("2010-01-20", "2010-01-20"), ["R060"]),
        (("2009/10", "2009/10"), ("2011-01-20", "2010-01-20"), []),
        (("2009/10", "2009/10"), ("2010-01-20", "2011-01-20"), ["R060"]),
        (("2009/10", "2009/10"), ("2010-01-20", "2010-01-20"), ["R061"]),
    ],
)
def test_versions_stand_newest_first(sinces: tuple[str, ...], approved: tuple[str, ...], expected: list[str]) -> None:
    """A later approval replaces an earlier one for the same periods; only an exact tie leaves it open which holds."""
    both = [version(since=since).replace("2010-01-20", on) for since, on in zip(sinces, approved, strict=True)]
    assert codes(rule_text("".join(both))) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("{direction: improving, threshold: red, baseline: turning, trajectory: reached, comparators: similar}", []),
        ("{direction: rising}", ["R072"]),
        ("{threshold: not yet due}", []),
        ("{trajectory: not yet due}", []),
        ("{direction: not yet due}", ["R072"]),
        ("{baseline: monitored}", ["R072"]),
        ("{comparators: confidential}", []),
        ("{colour: red}", ["R071"]),
        ("{}", ["R003"]),
    ],
)
def test_an_example_expects_an_answer_that_can_be_given(then: str, expected: list[str]) -> None:
    """Each question has its own answers and the reasons that can keep it from one."""
    assert codes(rule_text(example=f"{{given: {{2009/10: 4.3}}, then: {then}}}")) == expected


def test_where_no_way_is_good_numbers_rise_and_fall() -> None:
    """With better: none the direction says rising, steady or falling, and improving is no answer."""
    none = version("{better: none, compare_with: previous, change_of_at_least: 1}")
    assert codes(rule_text(none, example="{given: {2009/10: 4.3}, then: {direction: falling}}")) == []
    assert codes(rule_text(none, example="{given: {2009/10: 4.3}, then: {direction: improving}}")) == ["R072"]


def test_everything_wrong_is_told_at_once() -> None:
    """A part that is missing, one that is misspelt and one that contradicts another do not hide each other."""
    text = rule_text(
        version("{better: higher, compare_with: previous}", targets("2009/10: at most 4.05"), "treshold: {}")
    )
    assert codes(text.replace("title: Pupils\n", "").replace("owner: The head, ", "")) == [
        "R004",
        "R005",
        "R005",
        "R035",
        "R040",
    ]


def test_one_mistake_is_told_once() -> None:
    """A part that is wrong, or misspelt, is not said to be missing as well, nor is what depends on it."""
    for text in (
        rule_text().replace("title:", "titel:"),
        rule_text().replace("measure:", "mesure:"),
        rule_text(version().replace("reference:", "refrence:")),
        rule_text(version("{beter: lower, compare_with: previous}")),
        rule_text(version("{better:lower, compare_with: previous}")),
        rule_text(version("{better: sideways, compare_with: previous}")),
        rule_text(version().replace("on: 2010-01-20", "on: January")),
        rule_text(measure=PERCENT.replace("percent", "percentage")),
        rule_text(measure=PERCENT.replace("every: year", "every: week")),
        rule_text(version(LOWER, "baseline: {history: 2004/05, forecast: level}")),
    ):
        assert len(read(text)[1]) == 1, text


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (f"{{kind: gap, parts: percent, between: [a, a], of: pupils, {YEARLY}, roll_up: sum}}", ["R020"]),
        (f"{{kind: gap, parts: percent, between: [all, a], of: pupils, {YEARLY}, roll_up: sum}}", ["R020"]),
        (f"{{kind: gap, parts: percent, between: [a], of: pupils, {YEARLY}, roll_up: sum}}", ["R003"]),
        (f"{{kind: score, of: pupils, {YEARLY}, roll_up: supplied, counts: fractional}}", ["R020"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, counts: halves}}", ["R006"]),
        (f"{{kind: moving, parts: score, over: 4, of: pupils, {YEARLY}, roll_up: supplied}}", ["R020"]),
        (f"{{kind: moving, parts: count, over: 4, of: pupils, {YEARLY}, roll_up: sum}}", ["R006"]),
        (f"{{kind: rate per 0, of: pupils, {YEARLY}, roll_up: sum}}", ["R033"]),
        (f"{{kind: rate per 0.5, of: pupils, {YEARLY}, roll_up: sum}}", ["R033"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: 'sum, at least 101 percent of denominator'}}", ["R033"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, window: 1}}", ["R010"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, break: {{at: 2010, why: new}}}}", ["R030"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, collected_by: 02-29}}", ["R008"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, collected_by: September}}", ["R008"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, checked: {{sent agian: A 2026-05-01 b}}}}", ["R006"]),
        (f"{{kind: percent, of: pupils, {YEARLY}, roll_up: sum, checked: {{sent again: yes}}}}", ["R033"]),
        (
            f"{{kind: change, parts: percent, base: {{period: then, value: 3}}, of: a, {YEARLY}, roll_up: sum}}",
            ["R030"],
        ),
    ],
)
def test_a_measure_has_what_its_kind_needs(measure: str, expected: list[str]) -> None:
    """Two different groups, parts that can be summed, a multiplier above nothing, a base that is a year."""
    assert codes(rule_text(measure=measure)) == expected


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("{history: 2008/09, forecast: level, interval: 80}", ["R030"]),
        ("{history: [], forecast: level, interval: 80}", ["R031"]),
        ("{history: [2008/09, 2008-09], forecast: level, interval: 80}", ["R031"]),
        ("{history: 1900/01 to 2199/00, forecast: level, interval: 80}", []),
        ("{history: 2004/05 to 2008/09, forecast: level, interval: 100}", ["R010"]),
        ("{history: 2004/05 to 2008/09, forecast: level, interval: 99.9}", []),
        ("{history: [2008/09], forecast: stated, values: {2009/10: 4}, tolerance: 0.3, reason: Said}", []),
        (
            "{history: [2008/09], forecast: stated, values: {2009/10: 101}, tolerance: -1, reason: Said}",
            ["R010", "R036"],
        ),
        ("{history: [2008/09], forecast: stated, values: {2009/10: 4}}", ["R054", "R054"]),
        ("{history: [2008/09], forecast: trend, interval: 80, tolerance: 0.3}", ["R054"]),
    ],
)
def test_a_baseline_has_what_its_forecast_needs(baseline: str, expected: list[str]) -> None:
    """A history that names each period once; an interval, or stated values with their tolerance and reason."""
    assert codes(rule_text(version(LOWER, f"baseline: {baseline}"))) == expected


def test_a_text_is_neither_empty_nor_endless() -> None:
    """A few words are wanted; two thousand characters are enough."""
    assert codes(rule_text().replace("title: Pupils", "title: ''")) == ["R011"]
    assert codes(rule_text().replace("title: Pupils", f"title: {'x' * 2001}")) == ["R011"]
    assert codes(rule_text().replace("title: Pupils", f"title: {'x' * 2000}")) == []


def test_an_example_is_given_a_number() -> None:
    """Answers to no number at all prove nothing."""
    assert codes(rule_text(example="{given: {}, then: {direction: steady}}")) == ["R005"]


def test_a_text_that_is_no_mapping_is_no_rule() -> None:
    """A list, or a word alone, is told for what it is."""
    assert [codes(text) for text in ("- a\n", "word\n")] == [["R003"], ["R003"]]


@pytest.mark.parametrize("part", ["measure", "in_force", "examples"])
@pytest.mark.parametrize("wrong", ["", "word", "[]", "{}", "[word]", "[[]]"])
def test_no_shape_makes_reading_fail(part: str, wrong: str) -> None:
    """Whatever stands where a measure, versions or examples should, the answer is a problem."""
    lines = {
        "measure": PERCENT,
        "in_force": f"[{{from: 2009/10, direction: {LOWER}, reference: {REFERENCE}}}]",
        "examples": f"[{EXAMPLE}]",
    }
    text = "id: ni-1\ntitle: Pupils\noutcome: health\naccountability: population\n"
    text += "".join(f"{name}: {wrong if name == part else line}\n" for name, line in lines.items())
    assert codes(text)
    assert codes(text.replace(f"{part}: {wrong}\n", ""))


def test_a_number_is_held_against_a_trajectory_only_where_there_is_one() -> None:
    """Without a trajectory nothing is planned."""
    assert codes(rule_text(version(LOWER, "threshold: {against: trajectory}"))) == ["R050"]
    assert codes(rule_text(version(LOWER, "threshold: {against: trajectory}", targets("2009/10: at most 4")))) == []


def test_only_a_year_is_collected_before_it_ends() -> None:
    """A quarter's number has no other end than the quarter's."""
    quarter = QUARTERLY.replace("roll_up: sum", "roll_up: sum, collected_by: 09-01")
    assert "R020" in codes(rule_text(measure=quarter, example=EXAMPLE.replace("2009/10", "2009/10 Q2")))


def test_two_ways_of_one_period_are_one_period() -> None:
    """2009/10 and 2009-10 cannot both have a target."""
    text = rule_text(version(LOWER, targets("2009/10: at most 4", "2009-10: at most 5")))
    assert codes(text) == ["R031"]


def test_a_constant_ratio_never_leaves_or_reaches_nothing() -> None:
    """From 0 to a number below it there is no ratio either, for a measure that can be below 0."""
    gap = f"{{kind: gap, parts: percent, between: [a, b], of: pupils, {YEARLY}, roll_up: sum}}"
    for start, goal, expected in (("-1", "-5", []), ("0", "-5", ["R052"]), ("1", "-5", ["R052"])):
        path = targets(f"2009/10: at most {goal}", start=f"{{period: 2008/09, value: {start}}}", path="compound")
        assert codes(rule_text(version(LOWER, path), gap)) == expected


def test_a_stated_path_is_straight_for_nobody_else() -> None:
    """Areas with targets of their own cannot walk a path that is stated for the county."""
    stated = targets("2009/10: at most 4", path="stated, planned: {2009/10: 4}")
    own = f"{stated[:-1]}, areas: {{north: {{targets: {{2009/10: at most 5}}}}}}}}"
    assert codes(rule_text(version(LOWER, own))) == ["R053"]
    (one,) = rule(rule_text(version(LOWER, stated))).versions
    assert (one.trajectory.path, one.trajectory.stated) == (TrajectoryPath.STATED, {year(2009): F(4)})
