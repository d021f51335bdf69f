"""The rule register: every rule whole, in words, made from what is executed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.rulebook.kept import kept
from oba.compose.rulebook.measure import measuring
from oba.compose.rulebook.rule_page import RulePage, TargetTable, VersionPage, rule_page
from oba.compose.rulebook.rulebook import rulebook
from oba.domain.alarm import Alarm, Checked
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Average, Composition, Places
from oba.domain.rule import ChanceTest, Given, Method, Version, VersionName
from oba.domain.target import Target
from tests.build import WHERE, n, target, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAIN, NEET, OBESITY

BOOK = full()


def page(ident: str, book: Book = BOOK) -> RulePage:
    """The page of one rule."""
    return rule_page(book, book.rules[ident])


def with_version(ident: str, version: Version) -> RulePage:
    """The page of a rule in another version."""
    rule = replace(BOOK.rules[ident], versions=(version,))
    return rule_page(BOOK, rule)


def lines(table: TargetTable) -> list[tuple[str, ...]]:
    """A table of targets with ordinary spaces."""
    rows = ((one.period, one.printed, one.green, one.amber, one.red) for one in table.lines)
    return [tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row) for row in rows]


def newest(ident: str) -> VersionPage:
    """The newest version of a rule."""
    return page(ident).versions[0]


def test_every_rule_stands_in_the_rule_book_once_under_its_outcome() -> None:
    """Outcomes come in the plan's order; one without rules is left out."""
    book = rulebook(BOOK)
    assert [group.title[:9] for group in book.groups] == ["Keeping a", "Narrowing"]
    found = [rule.number for group in book.groups for rule in group.rules]
    assert found == [
        "NI\N{NO-BREAK SPACE}70",
        "NI\N{NO-BREAK SPACE}43",
        "NI\N{NO-BREAK SPACE}117",
        "NI\N{NO-BREAK SPACE}99",
        OBESITY,
    ]


def test_the_rule_book_says_what_it_is_and_which_choices_all_rules_share() -> None:
    """Title, source, questions, policy, assumptions and the digest of the rules are there."""
    book = rulebook(BOOK)
    assert book.about.startswith("Oxfordshire Trust, 2010/11 to 2012/13. Source: The Trust, January 2010.")
    assert [one.key for one in book.asked][:2] == ["threshold", "direction"]
    assert len(book.policy) == 4
    assert [said.replace("\N{NO-BREAK SPACE}", " ") for said in book.assumptions] == [
        "The day of approval is assumed.",
        "The targets of Oxfordshire judge areas that have agreed none of their own, in NI 117.",
    ]
    assert book.footer == "Rule book · Children and Young People's Plan 2010-13 · rules 9c2b0000"


def test_where_no_place_is_judged_by_anothers_target_nothing_is_assumed_of_it() -> None:
    """Where each has targets of its own, or is not rated, only what the plan itself assumes is printed."""
    rule = BOOK.rules[CUSTODY]
    newest = replace(rule.versions[0], threshold=replace(rule.versions[0].threshold, areas_as_parent=False))
    alone = replace(BOOK, rules={CUSTODY: replace(rule, versions=(newest,))})
    assert rulebook(alone).assumptions == ("The day of approval is assumed.",)


def test_a_plan_without_a_source_names_none() -> None:
    """No empty sentence is printed."""
    assert "Source" not in rulebook(replace(BOOK, plan=replace(BOOK.plan, source=""))).about


def test_a_page_answers_the_five_questions_with_their_lines_and_assumptions() -> None:
    """What the plan does not say is marked as assumed beside the very part it decides."""
    keys = {key.key: key for key in newest(NEET).keys}
    assert list(keys) == ["threshold", "direction", "baseline", "trajectory", "comparators"]
    assert keys[Question.DIRECTION].assumed == ("0.2 points is about 30 young people",)
    assert keys[Question.BASELINE].assumed == ()
    assert keys[Question.THRESHOLD].line == "line 1"
    assert newest(NEET).assumed == ("Owner: a plausible role",)


def test_a_part_without_a_line_of_its_own_names_none() -> None:
    """Nothing is made up for a part that the file leaves out."""
    version = BOOK.rules[CUSTODY].versions[0]
    nowhere = replace(version, baseline=replace(version.baseline, where=replace(WHERE, line=None)))
    assert [key.line for key in with_version(CUSTODY, nowhere).versions[0].keys] == [
        "line 1",
        "line 1",
        "",
        "line 1",
        "line 1",
    ]


@pytest.mark.parametrize(
    ("stands", "said"),
    [((22,), "line 22"), ((22, 35, 36), "lines 22 and 35 to 36"), ((22, 23, 25), "lines 22, 23 and 25")],
)
def test_a_key_names_every_line_where_its_parts_stand(stands: tuple[int, ...], said: str) -> None:
    """Its own line first, then those of what it takes over from the version before it."""
    version = replace(BOOK.rules[CUSTODY].versions[0], lines={Question.TRAJECTORY: stands})
    keys = {key.key: key.line for key in with_version(CUSTODY, version).versions[0].keys}
    assert (keys["trajectory"], keys["direction"]) == (said, "line 1")


def test_a_question_that_is_not_asked_is_left_out_unless_a_newer_version_asks_it() -> None:
    """The newest version has no line for it; an older one says so where the newer one asks."""
    version = BOOK.rules[CUSTODY].versions[0]
    silent = replace(version, comparators=replace(version.comparators, places=()))
    assert "comparators" not in [key.key for key in with_version(CUSTODY, silent).versions[0].keys]
    both = replace(BOOK.rules[CUSTODY], versions=(version, replace(silent, since=year(2004))))
    keys = rule_page(BOOK, both).versions[1].keys
    assert [key.key for key in keys if key.says == ("Not asked.",)] == ["comparators"]
    neither = replace(both, versions=(silent, replace(silent, since=year(2004))))
    assert "comparators" not in [key.key for key in rule_page(BOOK, neither).versions[1].keys]


def test_a_rule_without_an_approved_version_has_a_page_that_claims_nothing() -> None:
    """What is measured stands there; no key, no target, no example and no proof."""
    rule = BOOK.rules[NEET]
    found = rule_page(BOOK, rule.as_at(date(2000, 1, 1)))
    (version,) = found.versions
    assert (version.title, version.approved) == ("No approved version", "nothing is judged until one is approved")
    assert (version.keys, version.targets, found.examples, found.proved) == ((), (), (), ())
    assert found.measuring == page(NEET).measuring


def test_an_older_version_is_as_whole_as_the_newest() -> None:
    """What did not change was asked under it as well; the reader sees who approved it, and why it was replaced."""
    older = page(NEET).versions[1]
    assert older.title == "In force from 2004/05"
    assert older.note == "Replaced by the plan of 2010."
    day = "20\N{NO-BREAK SPACE}January 2010"
    assert older.approved == f"approved by Trust Board on {day}, after 2004/05 had begun; superseded from 2009/10"
    assert [key.key for key in older.keys] == [key.key for key in newest(NEET).keys]
    assert [table.title for table in older.targets] == ["Targets"]


def test_versions_alike_but_for_their_date_read_alike() -> None:
    """Nothing of the older one is left out because the newer one says the same, but for what it rates no longer."""
    version = BOOK.rules[CUSTODY].versions[0]
    rule = replace(BOOK.rules[CUSTODY], versions=(version, replace(version, since=year(2004))))
    newer, older = rule_page(BOOK, rule).versions
    assert (older.keys, len(older.targets)) == (newer.keys, len(newer.targets))
    assert {line[2:] for line in lines(older.targets[0])} == {("by the version from 2009/10",) * 3}


def test_targets_are_printed_as_the_plan_has_them_beside_what_each_makes_green_amber_and_red() -> None:
    """Neighbours of which the same is said share a line."""
    assert lines(newest(NEET).targets[0]) == [
        ("2009/10", "at most 4.0 %", "at most 4.0 %", "above 4.0 %, up to 4.5 %", "above 4.5 %"),
        ("2010/11", "at most 3.6 %", "at most 3.6 %", "above 3.6 %, up to 4.1 %", "above 4.1 %"),
        ("2011/12, 2012/13", "to be agreed", "not rated", "not rated", "not rated"),
    ]


def test_odd_targets_keep_the_form_they_were_printed_in() -> None:
    """A second figure, a provisional one and a target to reduce are all seen."""
    assert lines(newest(CUSTODY).targets[0])[1][1] == "below 4.0 % (to be agreed by YOS Board) (12)"
    printed = lines(newest(ADMISSIONS).targets[0])
    assert printed[0][1] == "9.0 pc"
    assert printed[1] == ("2010/11", "reduce", "improving", "steady", "worsening")


def test_a_place_with_targets_of_its_own_has_a_table_of_its_own() -> None:
    """It carries the place's name, or its identifier where the place is not known."""
    assert [table.title for table in newest(NEET).targets] == ["Targets", "Targets of Northern Oxfordshire"]
    nowhere = replace(BOOK, places=Places(by_id={}, tiers=()))
    assert page(NEET, nowhere).versions[0].targets[1].title == "Targets of northern"


def test_targets_rate_nothing_where_the_rule_rates_against_something_else() -> None:
    """The page does not show bands that are never used."""
    version = BOOK.rules[CUSTODY].versions[0]
    other = replace(version, threshold=replace(version.threshold, against="england"))
    rated = lines(with_version(CUSTODY, other).versions[0].targets[0])
    assert {row[2:] for row in rated} == {("not rated", "not rated", "not rated")}


def test_a_version_without_targets_has_no_table() -> None:
    """An empty table would look like a fault."""
    version = BOOK.rules[CUSTODY].versions[0]
    none: tuple[Target, ...] = ()
    bare = replace(version, trajectory=replace(version.trajectory, targets=none))
    assert with_version(CUSTODY, bare).versions[0].targets == ()


def test_worked_examples_give_numbers_and_answers() -> None:
    """An answer is said alone, a reason with its question."""
    example = replace(BOOK.rules[NEET].examples[0], then={"threshold": "amber", "baseline": "too few points"})
    rule = replace(BOOK.rules[NEET], examples=(example,), versions=BOOK.rules[NEET].versions[:1])
    found = rule_page(BOOK, rule).examples[0]
    assert found.given.replace("\N{NO-BREAK SPACE}", " ") == ("2008/09 6.2 %, 2009/10 4.3 %, England 2009/10 6.2 %")
    assert found.then == "amber, baseline too few points"


def test_an_example_says_by_which_of_several_versions_it_is_answered() -> None:
    """The one in force for its last period, or the one that it names."""
    rule = BOOK.rules[NEET]
    day = "20\N{NO-BREAK SPACE}January 2010"
    by = f"(by the version from 2009/10, approved on {day})"
    assert rule_page(BOOK, rule).examples[0].then.endswith(by)
    old = replace(rule.examples[0], version=VersionName(rule.versions[1].since))
    found = rule_page(BOOK, replace(rule, examples=(old,))).examples[0]
    assert found.then.endswith(f"(by the version from 2004/05, approved on {day})")


def test_of_two_versions_from_one_period_the_later_approved_rates() -> None:
    """The older one says by which approval its numbers are rated now."""
    newer = BOOK.rules[CUSTODY].versions[0]
    earlier = replace(newer, reference=replace(newer.reference, approved_on=date(2009, 3, 1)))
    older = rule_page(BOOK, replace(BOOK.rules[CUSTODY], versions=(newer, earlier))).versions[1]
    assert {line[2:] for line in lines(older.targets[0])} == {("by the version approved on 20 January 2010",) * 3}


def test_what_was_proved_and_what_is_wanting_are_kept_apart() -> None:
    """A warning about the rule's file is wanting too; other warnings are not the rule's."""
    found = page(NEET)
    assert found.proved == ("Every number has one rating.",)
    assert found.wanting == ("Red can occur.", "NI 117 was to be reviewed by 2010-03-31.")
    assert page(GAIN).wanting == ()


def test_a_target_with_the_same_words_in_another_place_does_not_hide_a_difference() -> None:
    """A line is shared only between neighbours, so that the order of periods stays."""
    version = BOOK.rules[CUSTODY].versions[0]
    wanted = (target(year(2009), "reduce"), target(year(2010), "to be agreed"), target(year(2011), "reduce"))
    found = with_version(CUSTODY, replace(version, trajectory=replace(version.trajectory, targets=wanted)))
    assert [one.period for one in found.versions[0].targets[0].lines] == ["2009/10", "2010/11", "2011/12"]


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (
            {"test": ChanceTest.INTERVAL},
            ("the whole interval meets it", "it cannot be told", "no part of the interval meets it"),
        ),
        ({"test": ChanceTest.INTERVAL, "against": "england"}, ("not rated", "not rated", "not rated")),
        ({"method": Method.FINGERTIPS}, ("as Fingertips says", "as Fingertips says", "as Fingertips says")),
    ],
)
def test_no_ranges_are_claimed_where_something_else_decides(known: dict[str, object], says: tuple[str, ...]) -> None:
    """An interval, or a method, has no bands: the table says what decides instead."""
    usual = BOOK.rules[CUSTODY].versions[0]
    threshold = replace(usual.threshold, amber=None, **known)  # type: ignore[arg-type]
    table = with_version(CUSTODY, replace(usual, threshold=threshold)).versions[0].targets[0]
    assert [row[2:] for row in lines(table)] == [says] * 2


def test_a_group_of_comparators_is_explained() -> None:
    """The page says which places the average is of."""
    group = replace(
        BOOK.places.by_id["england"],
        composition=Composition(average=Average.MEAN, members=("south-east", "north-east")),
    )
    book = replace(BOOK, places=replace(BOOK.places, by_id={**BOOK.places.by_id, "england": group}))
    keys = {key.key: " ".join(key.says) for key in page(NEET, book).versions[0].keys}
    assert "England: the mean of those known among South East and north-east." in keys[Question.COMPARATORS]


def test_an_example_shows_what_its_numbers_were_given_with() -> None:
    """Counts and intervals stand behind the number, for tests look at them."""
    rule = BOOK.rules[NEET]
    given = {
        year(2008): Given(None, counts=(n("200"), n("5000"))),
        year(2009): Given(n("4.3"), interval=(n("3.9"), n("4.7"))),
    }
    example = replace(rule.examples[0], given=given, compared={})
    (line,) = rule_page(BOOK, replace(rule, examples=(example,))).examples
    said = line.given.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "2008/09 4.0 % (200 of 5,000), 2009/10 4.3 %, interval 3.9–4.7"


def test_what_was_looked_at_and_kept_is_said_once_with_who_and_why() -> None:
    """In the rule for every row, and beside a row with its number; of a number that may not be printed nothing."""
    by = Checked("J. Smith", date(2010, 5, 1), "new counting rule")
    rule, key = BOOK.rules[NEET], (NEET, "oxfordshire")
    series = BOOK.series[key]
    period, figure = next((period, one) for period, one in series.figures.items() if one.value is not None)
    withheld = replace(figure, value=None, reason=Reason.SUPPRESSED, checked=by)
    shown = replace(
        series, figures={period: replace(figure, checked=by)}, parts={"girls": {period: replace(figure, checked=by)}}
    )
    hidden = replace(series, figures={period: withheld}, parts={"girls": {period: withheld, year(2001): figure}})
    ruled = replace(rule, measure=replace(rule.measure, checked=((Alarm.SENT_AGAIN, by),)))
    said = [" ".join(line.split()) for line in kept(replace(BOOK, series={key: shown, (GAIN, "x"): series}), ruled)]
    assert said[0] == "Sent again, in every row: new counting rule (J. Smith, 1 May 2010)."
    assert said[1].startswith(f"Oxfordshire, {period.label}, ")
    assert said[2].startswith(f"Oxfordshire, girls, {period.label}, ")
    assert all(line.endswith(": new counting rule (J. Smith, 1 May 2010).") for line in said)
    assert kept(replace(BOOK, series={key: hidden}), rule) == ()
    assert page(NEET).kept == ()


def test_a_measure_says_by_which_day_its_years_are_collected() -> None:
    """Where a year's number is there before the year ends, a reader is told when."""
    measure = replace(BOOK.rules[NEET].measure, collected_by=(9, 1))
    assert "A year’s number is collected by 1\N{NO-BREAK SPACE}September." in measuring(measure)
