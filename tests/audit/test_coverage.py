"""What examples show of a rule, by which of its versions, and what its versions leave to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.check import check_rules, proofs_as_at
from oba.audit.examples import execute
from oba.audit.proofs import prove
from oba.domain.problem import Problem
from oba.domain.rule import Example, Rule, Version, VersionName
from tests.audit.ruled import PLACES, POLICY, example, points, ruled
from tests.build import a_round, aim, plan, reference, target, trajectory, year

OLD = replace(ruled("at most 4.0", "at most 3.6", amber=points("0.5")).versions[0], since=year(2006))
NEW = replace(
    OLD,
    since=year(2010),
    threshold=replace(OLD.threshold, amber=points("0.1")),
    reference=replace(reference(), approved_on=date(2010, 11, 1)),
)


def two(*examples: Example, newer: Version = NEW) -> Rule:
    """A rule whose amber was narrowed by a version from 2010/11, approved after the second quarter."""
    return replace(ruled("at most 4.0", examples=examples), versions=(newer, OLD))


def found(one: Rule, code: str) -> list[Problem]:
    """The problems of one code."""
    return [problem for problem in prove(one, POLICY, execute(one, PLACES, POLICY))[1] if problem.code == code]


NEWLY = example({2010: "4.0"}, {"threshold": "red"})
FORMERLY = replace(example({2010: "4.0"}, {"threshold": "amber"}), version=VersionName(year(2006)))


def test_an_example_is_answered_by_the_version_it_names() -> None:
    """As the rule stood on the day that version was approved: the same number was amber before and is red now."""
    runs = execute(two(NEWLY, FORMERLY), PLACES, POLICY)
    assert [(run.holds, run.version) for run in runs] == [(True, NEW), (True, OLD)]
    assert found(two(NEWLY, FORMERLY), "A008") == []


def test_a_round_knows_the_examples_of_the_versions_it_knows() -> None:
    """Before the approval nothing is red at 4.0, and no example may say so."""
    one = two(NEWLY, FORMERLY)
    assert one.as_at(date(2010, 10, 31)).examples == (FORMERLY,)
    assert one.as_at(date(2010, 11, 1)).examples == (NEWLY, FORMERLY)


def test_proofs_are_those_of_the_round() -> None:
    """What is proved before the approval is proved of the older version alone; of other rules it stands."""
    rules = {"ni-117": two(NEWLY, FORMERLY), "other": replace(ruled("at most 4.0"), id="other")}
    whole = check_rules(plan(), rules, PLACES).proofs
    then = proofs_as_at(plan(), rules, PLACES, whole, a_round())
    assert "2 of 2 worked examples hold." in [proof.says for proof in whole["ni-117"]]
    assert "1 of 1 worked examples hold." in [proof.says for proof in then["ni-117"]]
    assert then["other"] is whole["other"]


def test_a_name_that_another_version_answers_to_stops() -> None:
    """The older version governs 2009/10, so an example of that year cannot exercise the newer."""
    wrong = replace(example({2009: "4.0"}, {"threshold": "green"}), version=VersionName(year(2010)))
    (problem,) = found(two(wrong), "A008")
    assert problem.stops
    assert problem.what == (
        "the example names the version from 2010/11, and the version from 2006/07, approved on 2010-01-20 governs "
        "2009/10"
    )


def test_of_two_versions_from_one_period_the_day_tells_which() -> None:
    """A name without a day is that of the version approved last."""
    later = replace(OLD, reference=replace(reference(), approved_on=date(2010, 2, 1)))
    one = replace(ruled("at most 4.0"), versions=(later, OLD))
    assert one.named(VersionName(year(2006))) is later
    assert one.named(VersionName(year(2006), date(2010, 1, 20))) is OLD
    assert one.named(VersionName(year(2006), date(2010, 1, 21))) is None
    assert str(VersionName(year(2006), date(2010, 1, 20))) == "2006/07 approved 2010-01-20"


def test_a_version_that_no_example_exercises_is_named() -> None:
    """Each version in force needs its own; one whose place was taken needs none."""
    (bare,) = found(two(FORMERLY), "A028")
    assert bare.what == "ni-117: no example exercises the version from 2010/11, approved on 2010-11-01"
    later = replace(OLD, reference=replace(reference(), approved_on=date(2010, 2, 1)))
    taken = replace(ruled("at most 4.0", examples=(NEWLY,)), versions=(later, OLD))
    assert found(taken, "A028") == []


def test_an_answer_that_cannot_be_at_the_top_is_not_missed() -> None:
    """Without a number to meet there is no rating and no way to it; by the direction alone there is a rating."""
    open_ = found(ruled("to be agreed", examples=(example({2009: "4"}, {"direction": "steady"}),)), "A006")
    assert "threshold" not in open_[0].what
    assert "trajectory" not in open_[0].what
    moved = found(ruled("reduce", examples=(example({2009: "4"}, {"direction": "steady"}),)), "A006")
    assert "threshold: green, amber, red" in moved[0].what
    assert "trajectory" not in moved[0].what


def test_an_example_that_exercises_nothing_stops() -> None:
    """A reason that any rule would give for so little is none; one of the rule's own is."""
    nothing = example({2009: "4.0"}, {"comparators": "no comparator"})
    own = example({2013: "4.0"}, {"threshold": "no target"})
    assert [problem.stops for problem in found(ruled("at most 4.0", examples=(nothing, own)), "A007")] == [True]
    (again,) = found(ruled("at most 4.0", examples=(own, replace(own, where=replace(own.where, line=50)))), "A007")
    assert (again.where.line, again.what) == (50, "the example of ni-117 is the one on line 40 again")


def test_versions_out_of_order_leave_a_period_to_two_or_to_none() -> None:
    """The proof fails where the older stands above the newer, as no file that is read can have it."""
    upside_down = replace(two(), versions=(OLD, NEW))
    says = {proof.says: proof.holds for proof in prove(upside_down, POLICY, ())[0]}
    assert says["From 2010/11, 2 versions are not in order: some period has two of them, or none."] is False


def test_a_version_whose_place_was_taken_is_named() -> None:
    """It still stands in the rule, and judges nothing."""
    later = replace(OLD, reference=replace(reference(), approved_on=date(2010, 2, 1)))
    says = [proof.says for proof in prove(replace(two(), versions=(later, OLD)), POLICY, ())[0]]
    assert (
        "From 2006/07, 2 versions meet without gap or overlap; nothing is judged any more by the version from 2006/07, "
        "approved on 2010-01-20."
    ) in says


def test_a_target_for_anothers_period_warns_and_a_repeated_one_does_not() -> None:
    """A version may repeat what stood before it, of the whole and of a place with targets of its own."""
    assert found(two(), "A027") == []
    moved = replace(target(year(2009), "at most 4.0"), aim=aim("at most 3.9"))
    path = trajectory(moved, *NEW.trajectory.targets[1:])
    (problem,) = found(two(newer=replace(NEW, trajectory=path)), "A027")
    assert problem.what == (
        "ni-117: 2009/10, at most 3.9, stands in the version from 2010/11; the version from 2006/07, approved on "
        "2010-01-20 governs 2009/10"
    )
    assert len(found(two(newer=replace(NEW, own={"northern": path})), "A027")) == 1


def test_rules_that_show_too_little_are_told_together_where_they_are_many() -> None:
    """Three are said one by one; four are one matter, and the rule book says what each lacks."""
    one = ruled("at most 4.0", examples=(example({2009: "4.0"}, {"threshold": "green"}),))
    rules = {f"ni-{n}": replace(one, id=f"ni-{n}") for n in range(1, 5)}
    few = check_rules(plan(), dict(list(rules.items())[:3]), PLACES).problems
    assert [problem.what.partition(":")[0] for problem in few] == ["ni-1", "ni-2", "ni-3"]
    (many,) = check_rules(plan(), rules, PLACES).problems
    assert many.what == "4 rules can give answers that no example shows: ni-1, ni-2, ni-3 and ni-4"
