"""What every part of a rule is for, in a sentence, as an editor says it beside the part."""

from __future__ import annotations

from types import MappingProxyType

HEAD = MappingProxyType({
    "id": "The rule's name, as its file is called: small letters, digits, hyphens.",
    "number": "The label readers know, such as NI 117. May be left out.",
    "title": "What the indicator is called on its card.",
    "short": "What it is called on dashboards, at most 60 characters. May be left out.",
    "poster": "Its name on the poster, at most 32 characters, or none to leave it off. Needed where a round makes one.",
    "outcome": "The outcome of plan.yaml it belongs to, as its folder is called.",
    "accountability": "population: about everyone; performance: about a service.",
    "question": "Of a performance measure: how much, how well or better off.",
    "notes": "Sentences for the rule's page. May be left out.",
    "measure": "What is counted, in what unit, how often, and how it rolls up.",
    "in_force": "The rule itself, in dated versions, the newest first; a later one says only what differs.",
    "examples": "Numbers, and the answers you expect; check works each one out.",
})  # fmt: skip
ADDED = MappingProxyType(
    {
        "examples": "examples: at the foot; oba rules PLAN INDICATOR --suggest proposes some.",
    }
)
MEASURE = MappingProxyType({
    "kind": "percent, rate per 1000 (any number), count, score, gap, change, moving or narrative.",
    "of": "Whom or what it is a share or number of, in words.",
    "numerator": "What those counted have in common, in words.",
    "every": "How often there is a number: year, half-year, term, quarter, month, or 2 years.",
    "year": "financial (April to March), academic (September to August) or calendar.",
    "decimals": "How many are printed and compared: at least as many as the targets have.",
    "roll_up": "sum: the county is the sum of its areas' counts; supplied: each place sends its own.",
    "counts": "fractional where what is counted need not be whole.",
    "window": "How many years each number covers.",
    "year_is": "How quarters, terms or months make a year; needed where targets are for years.",
    "sent_as": "year to date, where each number counts from the year's beginning.",
    "expected_within": "Days after a period's end until its number is late; without it the plan's.",
    "parts": "Of a gap, a change or a moving number: the kind of its parts.",
    "between": "Of a gap: the names of the two groups in the data.",
    "base": "Of a change: the period and the value it is counted from.",
    "over": "Of a moving number: how many periods are taken together.",
    "break": "Where the definition changed, and why: nothing is compared across it.",
    "collected_by": "The month and day by which a year's number is collected, where that is before the year ends.",
    "sensitive": "yes where it must not come out either that every child is counted, or that none is left.",
    "part_of": "The indicator among whose children those counted are, by its id.",
    "same_children_as": "The indicator whose children these are a share of too, by its id: one denominator.",
    "checked": "What somebody has looked at for every row: who, the day and why.",
})  # fmt: skip
NARRATIVE = MappingProxyType({
    "kind": "narrative: no number, but an update in words each round.",
    "of": "What the update tells of, in words.",
})  # fmt: skip
VERSION = MappingProxyType({
    "from": "The first period this version holds for.",
    "direction": "Is it getting better?",
    "threshold": "Is it good enough? Left out of the oldest version: not asked.",
    "baseline": "Are we turning the curve? Left out of the oldest version: not asked.",
    "trajectory": "Will we get there? Left out of the oldest version: not asked.",
    "comparators": "How do we compare? Left out of the oldest version: not asked.",
    "reference": "Where the version comes from, who approved it, who answers for it. Never taken over.",
    "assumed": "What the plan does not say and you had to choose: the name of the part, and why.",
})  # fmt: skip
DIRECTION = MappingProxyType({
    "better": "Which way is good.",
    "aim": "Where nearer is better: 25, or between 20 and 30.",
    "compare_with": "The earlier number: previous, same period last year, mean of previous 3, start.",
    "change_of_at_least": "A smaller change is steady: 0.2, or 0.2 each period.",
    "test": "Instead of a size, when chance should decide.",
    "method": "Instead of both, another body's published method.",
})  # fmt: skip
THRESHOLD = MappingProxyType({
    "amber": "How far short of the target is still amber: within 0.5 points, within 10 percent, at most 4.5, none.",
    "test": "Instead of amber: the whole interval of the number is held against the target.",
    "else": "Beside test: a number without an interval is rated by itself.",
    "method": "Instead of both, another body's published method.",
    "against": "trajectory: the planned value; or the id of a comparator; without it the target.",
    "accepted": "Why it is meant that no number can be green, or none red.",
    "areas": "as county: a place without targets of its own uses those of the place above, whatever that is called.",
})  # fmt: skip
BASELINE = MappingProxyType({
    "history": "Where we have been: 2004/05 to 2008/09, or a list of periods.",
    "forecast": "Where we were headed: trend, a straight line; level, the mean; stated.",
    "interval": "How wide the forecast is, in percent: 80. With trend and level.",
    "values": "With stated: the forecast by period.",
    "tolerance": "With stated: how far from it is still on it.",
    "reason": "With stated: why.",
})  # fmt: skip
TRAJECTORY = MappingProxyType({
    "start": "Where the path begins; without a value at each place's own number.",
    "path": "How it goes: straight, steps, compound, or stated with planned values.",
    "targets": "One line a period, as the plan words it: 2009/10: at most 4.0.",
    "planned": "With path: stated, the value of each period.",
    "areas": "Places with targets of their own, by id.",
    "method": "Another body's published method.",
})  # fmt: skip
START = MappingProxyType({
    "period": "The period in which the path begins.",
    "value": "The county's number then; without it, its own number in the data.",
})  # fmt: skip
TARGET = MappingProxyType({
    "target": "at most 3.6, below 5, at least 85, above 0, exactly 100, between 20 and 30, reduce, to be agreed ...",
    "also": "A second figure that the plan prints.",
    "as_printed": "How the plan prints it.",
})  # fmt: skip
COMPARATORS = MappingProxyType({
    "with": "Comparators of places.csv, the most telling first.",
    "test": "When two numbers are similar: difference 0.5, interval 95, funnel 95.",
    "method": "Instead of a test, another body's published method.",
})  # fmt: skip
REFERENCE = MappingProxyType({
    "source": "Where it stands, with the page.",
    "approved": "Who approved it, and on which day.",
    "owner": "Who answers for the rule.",
    "review": "The day on which it is to be looked at again.",
    "note": "A sentence for the rule's page. May be left out.",
})  # fmt: skip
EXAMPLE = MappingProxyType({
    "given": "Numbers of the top place by period: 4.3, 634 of 14744, or 4.3 (3.9 to 4.7).",
    "compared": "Numbers of comparators, by their ids and by period.",
    "then": "The answers you expect, by question.",
    "version": "The version it exercises, by its from; without it the one that governs its last period.",
})  # fmt: skip
