"""Two rulebooks side by side: every difference is said, and nothing is where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.rulebook.changelog import changelog, changelog_lines
from oba.compose.rulebook.comparison import RuleSet, comparison
from oba.compose.rulebook.difference import UNPRINTED
from oba.domain.citation import CitedRule
from oba.domain.measure import Kind
from oba.domain.plan import Compare
from oba.domain.rule import Amber, Baseline, Forecast, Rule, Version, Within
from tests.build import WHERE, n, rule, target, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, NEET, NORTH

BOOK = full()
OLD = RuleSet(BOOK.plan, BOOK.rules, BOOK.places)
BEFORE = BOOK.rules[NEET]
NEWEST = BEFORE.newest


def beside(changed: Rule) -> list[str]:
    """What differs when one rule is another, with ordinary spaces and without the head."""
    found = comparison(OLD, OLD._replace(rules={**OLD.rules, changed.id: changed}))
    return [line.replace("\N{NO-BREAK SPACE}", " ").strip() for line in found[1:]]


def with_version(version: Version) -> Rule:
    """NI 117 with its newest version exchanged."""
    return replace(BEFORE, versions=(version, *BEFORE.versions[1:]))


def test_the_same_rulebook_differs_in_nothing() -> None:
    """Also where its lines have moved and its files are other bytes."""
    moved = {
        name: replace(one, where=CitedRule(file="x.yaml", key="", line=9), versions=tuple(map(_moved, one.versions)))
        for name, one in OLD.rules.items()
    }
    assert comparison(OLD, OLD._replace(rules=moved)) == ()


def _moved(version: Version) -> Version:
    return replace(version, where=CitedRule(file="x.yaml", key="", line=99), lines={})


CHANGED = {
    "wider amber": (
        replace(NEWEST, threshold=replace(NEWEST.threshold, amber=Amber(within=Within.POINTS, amount=n("1")))),
        (
            "amber when missed by no more than 0.5 points; red beyond.” → “Green when it is met; amber when missed by "
            "no more than 1 point; red beyond.”"
        ),
    ),
    "another width": (
        replace(NEWEST, direction=replace(NEWEST.direction, change=n("0.3"))),
        (
            "Is it getting better?: “A change of 0.2 points or more counts; less is steady.” → "
            "“A change of 0.3 points or more counts; less is steady.”"
        ),
    ),
    "no baseline": (
        replace(NEWEST, baseline=Baseline(history=(), forecast=Forecast.TREND, where=WHERE)),
        "→ “Not asked.”",
    ),
    "a later approval": (
        replace(NEWEST, reference=replace(NEWEST.reference, approved_on=date(2010, 9, 1))),
        "Approved: “by Trust Board on 20 January 2010” → “by Trust Board on 1 September 2010”",
    ),
    "a reason": (
        replace(NEWEST, reference=replace(NEWEST.reference, note="agreed at last.")),
        "Reason: now also “Agreed at last.”",
    ),
    "an assumption less": (
        replace(NEWEST, assumed={"owner": "a plausible role"}),
        "Assumed of direction: no longer “0.2 points is about 30 young people”",
    ),
    "an area's target": (
        replace(NEWEST, own={NORTH: replace(NEWEST.own[NORTH], targets=(target(year(2009), "at most 4.2"),))}),
        "Target of Northern Oxfordshire for 2009/10: “at most 3.9 %” → “at most 4.2 %”",
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_version_says_what_it_says_differently(name: str) -> None:
    """Bands, widths, targets, approvals, reasons and assumptions, in the words of the rule book, old and new."""
    version, says = CHANGED[name]
    lines = beside(with_version(version))
    assert lines[0] == "From 2009/10"
    assert any(line.endswith(says) for line in lines[1:]), lines


_OPEN = "Target for 2010/11: “below 4.0 % (to be agreed by YOS Board), and 12 in brackets, provisional”"


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (
            "below 4.0",
            f"{_OPEN} → “below 4.0 %”",
        ),
        (
            "reduce",
            f"{_OPEN} → “reduce”",
        ),
    ],
)
def test_a_firm_target_is_not_a_provisional_one(now: str, says: str) -> None:
    """Of the same number, whether somebody has still to agree it is a difference of its own."""
    before = BOOK.rules[CUSTODY].newest
    wanted = (before.trajectory.targets[0], target(year(2010), now))
    firm = replace(before, trajectory=replace(before.trajectory, targets=wanted))
    assert says in beside(replace(BOOK.rules[CUSTODY], versions=(firm,)))


def test_how_the_source_prints_a_target_is_said_too() -> None:
    """The printed form is what a reader of the plan has before him."""
    before = BOOK.rules[ADMISSIONS].newest
    wanted = (replace(before.trajectory.targets[0], as_printed="9.0 %"), before.trajectory.targets[1])
    again = replace(before, trajectory=replace(before.trajectory, targets=wanted))
    said = beside(replace(BOOK.rules[ADMISSIONS], versions=(again,)))
    assert said == [
        "From 2009/10",
        "Target for 2009/10: “at most 9.0 %, printed as 9.0 pc” → “at most 9.0 %, printed as 9.0 %”",
    ]


def test_what_the_rule_book_does_not_print_is_not_passed_over() -> None:
    """A difference that no sentence tells is said to be one."""
    quiet = replace(NEWEST, baseline=replace(NEWEST.baseline, reason="unsaid"))
    assert beside(with_version(quiet)) == ["From 2009/10", f"Also: now also “{UNPRINTED}”"]


def test_the_order_of_sentences_is_a_difference() -> None:
    """Notes that changed places are both told, for nothing of them is new."""
    noted = replace(BEFORE, notes=("One.", "Two."))
    old = OLD._replace(rules={**OLD.rules, NEET: noted})
    found = comparison(old, old._replace(rules={**OLD.rules, NEET: replace(noted, notes=("Two.", "One."))}))
    assert found[1:] == ("  Notes: “One. Two.” → “Two. One.”",)


def test_what_is_measured_stands_before_the_versions() -> None:
    """The measure, the title and whom the number tells of belong to the rule as a whole."""
    other = replace(BEFORE, title="NEET", measure=replace(BEFORE.measure, kind=Kind.RATE, per=n("1000")))
    said = beside(other)
    assert said[0] == f"Title: “{BEFORE.title}” → “NEET”"
    assert said[1].startswith(
        "Measure: “The percentage of young people aged 16 to 18. Counted are: NEET.” → “The rate per 1,000"
    )


def test_a_new_version_stands_beside_the_one_in_force_for_its_periods() -> None:
    """One that begins later is new and differs from the one before it; one that is gone is named."""
    later = replace(NEWEST, since=year(2010), direction=replace(NEWEST.direction, change=n("0.3")))
    said = beside(replace(BEFORE, versions=(later, *BEFORE.versions)))
    assert said[0] == "From 2010/11, a new version; beside the one from 2009/10"
    assert said[1].startswith("Is it getting better?: “A change of 0.2 points")
    assert beside(replace(BEFORE, versions=BEFORE.versions[:1])) == ["From 2004/05: no such version any more"]


def test_rules_that_come_and_go_are_named() -> None:
    """The new ones where they stand in the plan, those that are gone at the end; the policy comes first."""
    policy = replace(BOOK.plan.policy, compare=Compare.EXACT)
    other = {"new": replace(rule(), id="new", number="NI 1", title="New"), **OLD.rules}
    del other[NEET]
    found = comparison(OLD, OLD._replace(plan=replace(BOOK.plan, policy=policy), rules=other))
    assert found[0] == "Policy"
    assert [line.strip().split(":")[0] for line in found[1:3]] == ["no longer", "now"]
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in found[3:]] == [
        "NI 1  New: a new rule",
        f"NI 117  {BEFORE.title}: no rule any more",
    ]


def test_the_changelog_tells_each_approval_once_the_newest_first() -> None:
    """A rule's first version is named; a later one says what it changed and why, without who approved it again."""
    later = replace(
        NEWEST,
        since=year(2010),
        direction=replace(NEWEST.direction, change=n("0.3")),
        reference=replace(NEWEST.reference, approved_on=date(2010, 9, 1), approved_by="Board", note="Chance."),
    )
    silent = replace(later, since=year(2011), reference=replace(later.reference, note=""))
    rules = {NEET: replace(BEFORE, versions=(silent, later, *BEFORE.versions)), CUSTODY: BOOK.rules[CUSTODY]}
    found = changelog(OLD._replace(rules=rules))
    assert [(one.title.replace("\N{NO-BREAK SPACE}", " "), len(one.revisions)) for one in found] == [
        ("1 September 2010, Board", 2),
        ("20 January 2010, Trust Board", 1),
    ]
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in changelog_lines(found)]
    assert lines[1].startswith("  NI 117 Young people")
    assert lines[1].endswith(", from 2011/12")
    assert lines[2] == "    No reason is given."
    assert lines[4].startswith("    Is it getting better?: “A change of 0.2 points or more counts")
    assert lines[5] == "    Reason: Chance."
    assert "  First version of NI 117 and 43." in lines


def test_a_draft_is_no_approval() -> None:
    """What nobody has approved by a round stands in no changelog."""
    assert changelog(OLD._replace(rules={NEET: BEFORE.as_at(date(2000, 1, 1))})) == ()
