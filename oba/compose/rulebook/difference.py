"""What one rule says that another does not, in the sentences of the rule book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from oba.compose.rulebook.keys import key_sentences
from oba.compose.rulebook.measure import accountability, measuring
from oba.compose.rulebook.terms import Terms
from oba.domain.rule import Reference, Rule, Trajectory, Version
from oba.domain.rule.content import content
from oba.domain.target import Target
from oba.words import QUESTIONS, day, sentence, target

Sentences = Mapping[str, tuple[str, ...]]
_NOTHING: Sentences = MappingProxyType({})
UNPRINTED = "something that the rule book does not print"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One part of a rule: what it said and what it says now, each without what both say; one is empty where new."""

    part: str
    was: str
    now: str

    @property
    def says(self) -> str:
        """The difference in one line."""
        if not self.was:
            return f"{self.part}: now also “{self.now}”"
        return f"{self.part}: “{self.was}” → “{self.now}”" if self.now else f"{self.part}: no longer “{self.was}”"


def rule_differences(old: Rule, new: Rule, was: Terms, now: Terms) -> tuple[Difference, ...]:
    """What is said of the rule as a whole and not of one version, each in its own terms; nothing where all agrees."""
    return _all(_of_rule(old, was), _of_rule(new, now), alike=_whole(old) == _whole(new))


def version_differences(old: Version, new: Version, was: Terms, now: Terms) -> tuple[Difference, ...]:
    """What a version says differently from another, the five questions and targets first, then who answers for it."""
    alike = content(replace(old, lines={})) == content(replace(new, lines={}))
    return _all(_of_version(old, was), _of_version(new, now), alike=alike)


def _whole(rule: Rule) -> Rule:
    """A rule without its versions, and without where and in which bytes it is written."""
    return content(replace(rule, versions=(), measure=content(rule.measure), examples=()))


def _all(old: Sentences, new: Sentences, *, alike: bool) -> tuple[Difference, ...]:
    found = tuple(_each(old, new))
    return found if found or alike else (Difference(part="Also", was="", now=UNPRINTED),)


def _each(old: Sentences, new: Sentences) -> Iterator[Difference]:
    for part in dict.fromkeys((*old, *new)):
        was, now = old.get(part, ()), new.get(part, ())
        if was != now:
            gone, come = _without(was, now), _without(now, was)
            again = not (gone or come)
            yield Difference(part=part, was=" ".join(was if again else gone), now=" ".join(now if again else come))


def _without(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in some if one not in others)


def _of_rule(rule: Rule, terms: Terms) -> Sentences:
    said = {
        "Title": (rule.title,),
        "Number": (rule.number,),
        "Short title": (rule.short,),
        "Outcome": (rule.outcome,),
        "Accountability": (accountability(rule),),
        "Measure": measuring(terms.measure),
        "Notes": rule.notes,
    }
    return {part: says for part, says in said.items() if any(says)}


def _of_version(version: Version, terms: Terms) -> Sentences:
    asked = {row.asks: key_sentences(question, version, terms) for question, row in QUESTIONS.items()}
    wanted = dict(_targets(version.trajectory, "", terms))
    own = {
        part: says
        for place, its in version.own.items()
        for part, says in _targets(its, f" of {terms.names.get(place, place)}", terms)
    }
    assumed = {f"Assumed of {part}": (f"{why}",) for part, why in version.assumed.items()}
    return {**asked, **wanted, **own, **assumed, **_authority(version.reference)}


def _targets(trajectory: Trajectory, whose: str, terms: Terms) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in trajectory.targets:
        yield f"Target{whose} for {one.period.label}", (_wanted(one, terms),)


def _wanted(one: Target, terms: Terms) -> str:
    also = f", and {one.also} in brackets" if one.also else ""
    firm = "" if one.firm or not one.aim.numeric else ", provisional"
    printed = f", printed as {one.as_printed}" if one.as_printed else ""
    return f"{target(one, terms.measure)}{also}{firm}{printed}"


def _authority(reference: Reference) -> Sentences:
    said = {
        "Approved": f"by {reference.approved_by} on {day(reference.approved_on)}",
        "Source": reference.source,
        "Owner": reference.owner,
        "Review": f"by {day(reference.review)}",
        "Reason": sentence(reference.note) if reference.note else "",
    }
    return {part: (says,) for part, says in said.items() if says}
