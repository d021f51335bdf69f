"""What every column of every table holds, in a sentence, and which words and texts it allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Status
from oba.domain.place import Average
from oba.domain.registers import FREQUENCIES, KINDS, LEVELS, RISK_STATUSES, STANDINGS, STATUSES, SUMS
from oba.read.data.observation_columns import SHORTHANDS
from oba.read.data.register_rows import COST

_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"


class ColumnWords(NamedTuple):
    """What a column holds: in words, its type, whether each row fills it, the words allowed, how a cell is written."""

    says: str
    kind: str = "string"
    filled: bool = False
    allowed: Sequence[str] = ()
    pattern: str = ""


def _name(says: str, *, filled: bool = False) -> ColumnWords:
    return ColumnWords(says, filled=filled, pattern=_NAME)


def _names(says: str) -> ColumnWords:
    return ColumnWords(f"{says}, several with ; between.", pattern=rf"{_NAME}( *; *{_NAME})*;?")


def _text(says: str) -> ColumnWords:
    return ColumnWords(says, filled=True)


def _day(says: str, *, filled: bool = False) -> ColumnWords:
    return ColumnWords(f"{says}, written 2010-10-15.", "date", filled)


def _one_of(says: str, allowed: Sequence[str], *, filled: bool = True) -> ColumnWords:
    return ColumnWords(says, filled=filled, allowed=allowed)


_NOTE = ColumnWords("A note, in words.")
_DATED = {
    "id": _name("The row's name; a later row of the same id supersedes an earlier one.", filled=True),
    "known": _day("The day on which this was known", filled=True),
    "illustrative": _one_of("yes for a row that was made up.", ("yes",), filled=False),
}
_INDICATOR = _name("The id of an indicator.")
_INDICATORS = _names("The ids of indicators")
_OUTCOME = _name("The id of an outcome of plan.yaml.")
_OBSERVATIONS = {
    "indicator": _name("The id of a rule: ni-117.", filled=True),
    "place": _name("The id of a place of places.csv: northern, england.", filled=True),
    "period": _text("As the rule counts: 2009/10, 2010/11 Q2, 2010-04, 2013/14 to 2015/16."),
    "status": _one_of("How sure the sender is.", tuple(Status)),
    "published": _day("The day the number became known", filled=True),
    "group": _name("Empty for everyone; else a group of plan.yaml or of the rule."),
    "numerator": ColumnWords("How many: 43 of 1000.", "number"),
    "denominator": ColumnWords("Of how many: 43 of 1000.", "number"),
    "value": ColumnWords("The number itself, without a percent sign.", "number"),
    "lower": ColumnWords("The lower end of its interval.", "number"),
    "upper": ColumnWords("The upper end of its interval.", "number"),
    "level": ColumnWords("How sure the interval is, in percent: 95.", "number"),
    "rounded_to": ColumnWords("What the sender has rounded the counts to: 10.", "number"),
    "missing": _one_of(
        "Why there is no number: z nothing to count, x not available, c confidential, low rounds to 0, u unreliable.",
        tuple(SHORTHANDS), filled=False,
    ),
    "published_elsewhere": ColumnWords(
        "What of a number is public already, then where and since when: counts: School census, 2010-05-04."
    ),
    "source": ColumnWords("Where the number comes from, in words."),
    "note": _NOTE,
    "verdict": ColumnWords("What the publisher itself says of the number."),
    "verdict_by": ColumnWords("Who says so."),
    "part": ColumnWords("Of a part of the period its last day: to 2025-12-31.", pattern=r"to \d{4}-\d{2}-\d{2}"),
    "checked": ColumnWords("Who has looked at a doubted number, the day and why: J. Smith 2026-05-01: new rule."),
}  # fmt: skip
_PLACES = {
    "id": _name("The place's id: northern.", filled=True),
    "name": _text("The place's name: Northern Oxfordshire."),
    "tier": _name("A tier of plan.yaml; empty for a comparator."),
    "parent": _name("The id of the place it is part of; empty for the top place and for comparators."),
    "elsewhere": _one_of("yes for a part that lies in none of the named places.", ("yes", "no"), filled=False),
    "average": _one_of("How a comparator made of several becomes one number.", tuple(Average), filled=False),
    "members": _names("The ids of what a comparator is made of"),
    "from": ColumnWords("Its first period or day, if it has not always been."),
    "until": ColumnWords("Its last period or day, if it has ended."),
    "becomes": _names("The ids of the places it went into"),
    "assumed": ColumnWords("What is assumed about the place."),
    "note": _NOTE,
}
_ACTIONS = {
    **_DATED,
    "indicator": _name("The id of the indicator it serves; this or objective is filled."),
    "objective": _name("The id of the objective it serves."),
    "place": _name("The id of the place it is for; empty for everywhere."),
    "action": _text("What is to be done."),
    "lead": _text("Who sees to it."),
    "accountable": ColumnWords("The body that answers for it."),
    "start": _day("The day it begins", filled=True),
    "due": _day("The day by which it is to be done", filled=True),
    "status": _one_of("How it stands.", STATUSES),
    "cost": _one_of("What it costs; empty where nobody has said.", COST, filled=False),
    "every_child_matters": ColumnWords("The Every Child Matters outcome it is for."),
}
_MILESTONES = {
    **_DATED,
    "outcome": _name("The id of an outcome of plan.yaml; this or theme is filled."),
    "year": _text("The year it is for: 2010/11."),
    "milestone": _text("What is to be reached."),
    "theme": ColumnWords("What it is about, in words."),
    "place": _name("The id of the place it is reached in; empty for the whole plan."),
    "lead": ColumnWords("Who sees to it."),
    "due": _day("The day within the year"),
    "progress": ColumnWords("How far it has come, in words."),
    "challenged_by": _names("The ids of the boards that challenge it"),
    "status": _one_of("How it stands.", STATUSES),
}
_RISKS = {
    **_DATED,
    "outcome": _OUTCOME,
    "indicators": _INDICATORS,
    "risk": _text("What may happen."),
    "likelihood": _one_of("How likely it is.", LEVELS),
    "impact": _one_of("How bad it would be.", LEVELS),
    "action": _text("What is done about it."),
    "lead": ColumnWords("Who sees to that."),
    "due": _day("The day by which it is to be done"),
    "owner": _text("Who answers for the risk."),
    "review": _day("The day on which it is to be looked at again", filled=True),
    "status": _one_of("Whether it may still come to pass; empty is open.", RISK_STATUSES, filled=False),
}
_DECISIONS = {
    **_DATED,
    "meeting": _day("The day of the meeting", filled=True),
    "body": _name("The id of a board of plan.yaml.", filled=True),
    "kind": _one_of("What sort of matter it is.", KINDS),
    "text": _text("What was decided or asked."),
    "indicator": _INDICATOR,
    "action": _name("The id of an action."),
    "who": ColumnWords("Who is to do it."),
    "by": _day("The day by which it is to be done"),
    "status": _one_of("How it stands.", STANDINGS),
    "answer": ColumnWords("What came of it."),
}
_RETURNS = {
    **_DATED,
    "indicator": _name("The id of an indicator; this or topic is filled."),
    "topic": _name("The id of a row of schedule.csv."),
    "sender": _text("Who sends it."),
    "places": _names("The ids of the places it covers"),
    "days": ColumnWords("How many days after a period's end it is due.", "integer"),
    "received": _day("The day a topic's report came"),
}
_SCHEDULE = {
    **_DATED,
    "board": _name("The id of the board it is made to.", filled=True),
    "topic": _text("What is reported."),
    "sender": ColumnWords("Who reports."),
    "frequency": _one_of("How often.", FREQUENCIES),
    "months": ColumnWords("In which months."),
    "covers": ColumnWords("What the report covers."),
    "indicators": _INDICATORS,
}
_RESOURCES = {
    "body": _text("Whose money it is."),
    "item": _text("What it is for."),
    "outcome": _OUTCOME,
    "year": ColumnWords("The year: 2010/11."),
    "million": ColumnWords("How many million pounds.", "number"),
    "status": _one_of("Whether the source states it.", SUMS),
    "note": _NOTE,
    "source": ColumnWords("Where it stands."),
    "known": _day("The day on which the row was written; empty for one that has always been there"),
}
_NEEDS = {
    **_DATED,
    "every_child_matters": ColumnWords(
        "The outcome of Every Child Matters it stands under; this or outcome is filled."
    ),
    "outcome": _OUTCOME,
    "statement": _text("The fact, in words."),
    "value": ColumnWords("Its figure.", "number"),
    "unit": ColumnWords("What stands behind the figure: %, children, per 10,000."),
    "group": ColumnWords("Whom it is about, where that is not everyone."),
    "place": _name("The id of the place it is about; empty for the whole plan."),
    "period": ColumnWords("When it was so, as the source writes it."),
    "source": _text("Where it stands."),
    "page": ColumnWords("The page or section there."),
    "indicators": _INDICATORS,
    "measured_by": _name("The id of the indicator that measures the very same."),
    "reviewed": _day("The day on which somebody last found it still true"),
}
_CONSULTATION = {
    **_DATED,
    "theme": _text("What it was about, in a few words."),
    "said": _text("What was said."),
    "said_by": _text("Who said it."),
    "when": _text("When they were asked: autumn 2009."),
    "response": ColumnWords("What was done about it; empty until something is."),
    "answered": _day("The day of the response"),
    "source": ColumnWords("Where it stands."),
}
_CLEARED = {
    "file": _text("Where the text stands, told from the plan's folder: stories/2010-11-q2/northern/ni-117.md."),
    "place": _name("The id of the place it is about; empty for everywhere."),
    "indicator": _INDICATORS._replace(filled=True),
    "round": _text("The round it was cleared for."),
    "digest": ColumnWords(
        "The digest of the text, as oba check gives it.", filled=True, pattern="[0-9a-f]{4}(-[0-9a-f]{4}){3}"
    ),
    "by": _text("Who has read it and found that it tells nothing that is withheld."),
    "on": _day("The day on which it was read", filled=True),
}
TABLE_WORDS: Mapping[str, Mapping[str, ColumnWords]] = MappingProxyType({
    "observations.csv": _OBSERVATIONS, "places.csv": _PLACES, "actions.csv": _ACTIONS,
    "milestones.csv": _MILESTONES, "risks.csv": _RISKS, "decisions.csv": _DECISIONS, "returns.csv": _RETURNS,
    "schedule.csv": _SCHEDULE, "resources.csv": _RESOURCES, "needs.csv": _NEEDS, "consultation.csv": _CONSULTATION,
    "cleared.csv": _CLEARED,
})  # fmt: skip
