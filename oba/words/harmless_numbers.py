"""Numbers in a text that count nobody: dates, periods, ages, and what is only called by a number."""

from __future__ import annotations

import re

PEOPLE = (
    r"(?:child(?:ren)?|pupils?|young|people|persons?|babies|baby|infants?|toddlers?|teenagers?|adolescents?|students?"
    r"|learners?|girls?|boys?|females?|males?|famil(?:y|ies)|parents?|mothers?|fathers?|siblings?|sisters?|brothers?"
    r"|offenders?|entrants?|carers?|leavers?|cases?|deaths?|births?|conceptions?|pregnanc(?:y|ies)|exclusions?"
    r"|admissions?|referrals?|placements?|incidents?|victims?|suicides?)"
)
_COUNTED = rf"(?:{PEOPLE}|of|were|was|had|have|left|moved|more|fewer|less|others?|new|looked|who|whom|per|points?)"
# What comes after a number that counts people, or a share of them; only with this is a year or a label no such number.
_COUNTS_NOBODY = rf"(?![\w,.]*\d)(?!\s*%)(?!\s+{_COUNTED}\b)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|and|/|&)\s*"
_AGE = r"(?:[01]?\d|2[0-5])"
_AGE_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen)"
)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPAN = r"(?:years?|months?|weeks?|days?|hours?|minutes?|terms?|half-terms?)"
_LABELS = (
    r"(?:ni|lis|ks|key\s+stages?|indicators?|sections?|pages?|pp?\.|tables?|annex(?:es)?|appendix|chapters?"
    r"|paragraphs?|priorit(?:y|ies)|objectives?|aims?|outcomes?|articles?|schedules?|levels?|tiers?|phases?|versions?"
    r"|actions?|sfr|quarters?|q|years?|weeks?|terms?)"
)
_NUMBERED = r"\d{1,3}[a-z]{0,2}"
# Before such a word it is a stretch of time that has passed, and a number behind it may count what happened in it.
_PASSED = ("this", "last", "each", "every", "the", "next", "that", "past", "per", "one", "our")
_STRETCH = "".join(rf"(?<!\b{word}\s)" for word in _PASSED)

_ASIDE = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"(?:https?://|mailto:|www\.)\S+",
        rf"\b{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b",
        rf"\b(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./]{_YEAR}\b",
        rf"\b{_DAY}(?:{_TO}{_DAY})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+[12]?\d(?:st|nd|rd|th)\b",
        r"\b\d{1,2}[.:]\d\d\s*(?:am|pm)\b|\b\d{1,2}\s*(?:am|pm)\b|\b\d{1,2}:\d\d\b",
        rf"\b{_YEAR}\s*[-/]\s*(?:{_YEAR}|\d\d?)(?:\s*,?\s*(?:q|quarter\s+)[1-4])?{_COUNTS_NOBODY}\b",
        rf"\bsfr\s*\d+/{_YEAR}\b",
        rf"\b{_YEAR}s?\b{_COUNTS_NOBODY}",
        rf"(?<=[12]\d\d\d/\d\d )q[1-4]\b{_COUNTS_NOBODY}",
        rf"\baged?s?\s+(?:of\s+)?(?:between\s+)?{_AGE}(?:{_TO}{_AGE})?\b(?!\s*%)",
        rf"\b(?:{_AGE}{_TO})?{_AGE}(?:\s*-\s*|\s+)years?[\s-]+olds?\b",
        rf"\b{_AGE_WORD}(?:\s*-\s*|\s+)years?[\s-]+olds?\b",
        rf"\b(?:under|over)[\s-]{_AGE}s\b|\b(?:under|over)-{_AGE}\b",
        rf"{_STRETCH}\b{_LABELS}\s*{_NUMBERED}(?:(?:{_TO}|,\s*){_NUMBERED})*\b{_COUNTS_NOBODY}",
        rf"\b(?:{_SMALL}|\d{{1,2}})(?:\s+to\s+(?:{_SMALL}|\d{{1,2}}))?[\s-]+{_SPAN}\b(?![\s-]+olds?\b)",
        rf"\b(?:twice|(?:{_SMALL})\s+times)\s+an?\s+{_SPAN}\b",
        r"\b[a-z]+\d+[a-z]+\b",
        r"\bone[\s-]to[\s-]one\b|\bone[\s-]stop\b|\bone[\s-]off\b|\bone\s+another\b|\bno[\s-]one\b|\bone\s+day\b",
        r"\bhalf[\s-](?:term|terms|way|day|days|year|years|yearly|hour)\b|\b(?:first|second)\s+half\b",
        r"\bthird[\s-](?:sector|party|parties)\b|\bsecond[\s-](?:hand|language|tier)\b",
        r"\b(?:sum|mean) of \d+ (?:parts|quarters|months)\b",
        r"\b(?:first|second|third|fourth)\s+(?:quarters?|years?|terms?|rounds?|weeks?|months?|days?|meetings?)\b",
    )
)  # fmt: skip
_ITEM = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)


def without_harmless_numbers(text: str) -> str:
    """A text without the numbers in it that count nobody, each a mark that no word goes over.

    Where it cannot be told, as of `this year 3 left`, the number stays: better one looked at too many.
    """
    text = _without_items(text)
    for pattern in _ASIDE:
        text = pattern.sub(" ; ", text)
    return text


def _without_items(text: str) -> str:
    """A text without the numbers of a list, which begins with 1 and leaves none out."""
    last = 0

    def marked(found: re.Match[str]) -> str:
        nonlocal last
        number = int(found[1])
        if number in (1, last + 1):
            last = number
            return "\n; "
        return found[0]

    return _ITEM.sub(marked, text)
