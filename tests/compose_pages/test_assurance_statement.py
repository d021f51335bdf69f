"""The assurance statement: every sentence is counted from the book, and what cannot be said is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from oba.compose.assurance_statement import assurance_statement
from oba.domain.alarm import Alarm, Checked
from oba.domain.book import Book
from oba.domain.evidence import Reason, Status
from oba.domain.plan import Policy
from oba.domain.protection import Cost
from oba.domain.registers import Clearance, Cleared
from oba.domain.rule import Rule
from tests.build import TOP, WHERE, outstanding, year
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET

BOOK = full()
KEPT, ASSUMED, UNCERTAIN = "What was looked at and kept, and by whom", "What is assumed", "What is uncertain"
DATA, CHECKS, APPROVED = "Which data", "Which checks were made", "Who approved it, and when it is looked at again"
LOOKED = Checked(who="Ann Hill", day=date(2010, 9, 1), why="It is right.")


def said(book: Book = BOOK, of: str = "") -> Mapping[str, str]:
    """What stands under each heading in the statement of the county, or of an area, with ordinary spaces."""
    statement = assurance_statement(book, area(of) if of else county())
    assert statement.title == "Assurance statement"
    return {part.title: " ".join(part.says).replace("\N{NO-BREAK SPACE}", " ") for part in statement.parts}


def with_rule(rule: Rule) -> Book:
    """The book with one rule exchanged, alone."""
    return replace(BOOK, rules={rule.id: rule})


def with_policy(policy: Policy) -> Book:
    """The book under another policy."""
    return replace(BOOK, plan=replace(BOOK.plan, policy=policy))


def test_the_data_are_counted_as_the_place_has_them() -> None:
    """How many numbers of how many indicators, which are not final, which are sums, from how many sources."""
    series = BOOK.series[NEET, TOP]
    last, *others = sorted(series.figures, key=lambda period: period.start, reverse=True)
    figures = {
        **series.figures,
        last: replace(series.figures[last], status=Status.PROVISIONAL, rolled_up=("northern",), source="A; B"),
        others[0]: replace(series.figures[others[0]], source="A; B"),
    }
    book = replace(with_rule(BOOK.rules[NEET]), series={(NEET, TOP): replace(series, figures=figures)})
    text = said(book)[DATA]
    assert text.startswith(f"{len(figures)} numbers of 1 indicator at Oxfordshire, as known on 15 October 2010. ")
    assert "Of these 1 provisional; the rest are final." in text
    assert "2 are sums of parts; the others were sent as they stand." in text
    assert "They come from 2 sources; each card names its own." in text


def test_a_place_without_a_number_has_none() -> None:
    """Then nothing is said of sums, sources and how sure anybody is."""
    assert said(replace(with_rule(BOOK.rules[NEET]), series={}))[DATA] == (
        "0 numbers of 1 indicator at Oxfordshire, as known on 15 October 2010."
    )


def test_what_is_late_or_awaited_is_named() -> None:
    """The place's own, each once: late where any number of it is."""
    late, awaited = outstanding(year(2010)), outstanding(year(2010), reason=Reason.AWAITED)
    found = {
        (NEET, TOP): replace(BOOK.assessments[NEET, TOP], outstanding=(late, awaited)),
        (CUSTODY, TOP): replace(BOOK.assessments[CUSTODY, TOP], outstanding=(awaited,)),
    }
    text = said(replace(BOOK, assessments={**BOOK.assessments, **found}))[DATA]
    assert text.endswith("A later number is late: NI 117. A later number is awaited: NI 70, 43.")


def test_checks_say_what_held_and_what_stands_open() -> None:
    """Proofs and examples of the indicators shown, warnings of the round, the attack where small counts are kept."""
    text = said()[CHECKS]
    assert "1 worked example of the rules was executed and holds; 1 of 2 proofs about the rules hold" in text
    assert "3 warnings of the whole round stand for a person to settle" in text
    assert "searched for any number that a small count could be worked out from" in text
    quiet = replace(with_policy(replace(BOOK.plan.policy, suppress_below=0)), warnings=(), proofs={})
    assert "No warning stands for a person to settle." in said(quiet)[CHECKS]
    assert "worked example" not in said(quiet)[CHECKS]
    assert "searched" not in said(quiet)[CHECKS]


def test_whoever_looked_at_something_is_named() -> None:
    """Numbers and rules that were checked, and texts that were cleared, which the whole's pack alone tells."""
    assert KEPT not in said()
    series = BOOK.series[NEET, TOP]
    last = max(series.figures, key=lambda period: period.start)
    figures = {**series.figures, last: replace(series.figures[last], checked=LOOKED)}
    rule = BOOK.rules[NEET]
    alarms = ((Alarm.OUT_OF_RANGE, LOOKED._replace(who="Ben Lee")),)
    measured = replace(rule, measure=replace(rule.measure, checked=alarms))
    cleared = Clearance(
        text=Cleared(file="a.md", place="", indicator=NEET, round="", digest="0"),
        by="Cy Fox",
        on=date(2010, 9, 2),
        where=WHERE,
    )
    book = replace(
        BOOK,
        rules={**BOOK.rules, NEET: measured},
        series={**BOOK.series, (NEET, TOP): replace(series, figures=figures)},
        registers=replace(BOOK.registers, cleared=(cleared,)),
    )
    assert said(book)[KEPT] == (
        "2 numbers that seemed wrong were checked and kept, by Ann Hill and Ben Lee; the rule book says each with its "
        "reason. 1 text beside a withheld number was read and cleared by Cy Fox."
    )
    assert "Cy Fox" not in said(book, "northern").get(KEPT, "")


def test_assumptions_are_counted_and_pointed_to() -> None:
    """Those of the rules shown, and those of the plan; nothing where there are none."""
    assert said()[ASSUMED] == (
        "2 choices in these rules are not the plan’s own; the rule book says each with its reason. 1 assumption of the "
        "whole plan stands among the notices below."
    )
    plain = replace(with_rule(BOOK.rules[CUSTODY]), plan=replace(BOOK.plan, assumptions=()))
    assert ASSUMED not in said(plain)


def test_what_is_uncertain_is_counted() -> None:
    """Answers that cannot be given and why, what is withheld in the whole, targets that are not firm, chance."""
    book = replace(BOOK, cost=Cost(numbers=40, withheld=2, answers=3))
    text = said(book)[UNCERTAIN]
    assert " answers cannot be given: " in text
    assert "Of 40 numbers 2 are withheld" in text
    assert "4 targets are provisional or to be agreed: NI 43, 117, ni-56a." in text
    assert "Of 40 numbers" not in said(book, "northern")[UNCERTAIN]
    assert "withheld" not in said(with_policy(replace(BOOK.plan.policy, suppress_below=0)))[UNCERTAIN]


def test_firm_targets_are_not_uncertain() -> None:
    """A rule of which every target is firm has nothing said of them."""
    rule = BOOK.rules[NEET]
    firm = replace(rule.newest.trajectory, targets=rule.newest.trajectory.targets[:1])
    sure = with_rule(replace(rule, versions=(replace(rule.newest, trajectory=firm),)))
    assert "to be agreed: " not in said(sure)[UNCERTAIN]


def test_where_every_answer_is_given_none_is_said_to_be_missing() -> None:
    """Of no indicator no answer is missing."""
    assert "cannot be given" not in said(replace(BOOK, rules={})).get(UNCERTAIN, "")
    assert APPROVED not in said(replace(BOOK, rules={}))


def test_approvals_and_reviews_are_told() -> None:
    """Who approved how many, on which day last; what nobody approved; what is past its review, and the next one."""
    assert said()[APPROVED].startswith(
        "The rules were approved by Trust Board (5), the last of them on 20 January 2010."
    )
    drafted = BOOK.rules[CUSTODY].as_at(date(2000, 1, 1))
    late = BOOK.rules[NEET]
    newest = replace(late.newest, reference=replace(late.newest.reference, review=date(2010, 9, 1)))
    rules = {CUSTODY: drafted, NEET: replace(late, versions=(newest,))}
    text = said(replace(BOOK, rules=rules))[APPROVED]
    assert "Nobody has approved a rule for NI 43; nothing is judged there." in text
    assert "Past its review: NI 117." in text
    none = said(replace(BOOK, rules={CUSTODY: drafted}))[APPROVED]
    assert none.startswith("Nobody has approved a rule for NI 43")


def test_it_says_how_it_can_be_checked() -> None:
    """By the digests of rules and data; without a key there is none of the data."""
    book = replace(BOOK, rules_digest="a" * 64, data_digest="b" * 64)
    assert said(book)["How to check it"].startswith("The rules are aaaaaaaa and the data bbbbbbbb. ")
    assert said(replace(book, data_digest=""))["How to check it"].startswith("The rules are aaaaaaaa. ")
