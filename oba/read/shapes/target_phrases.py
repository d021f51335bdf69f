"""Phrases that name a target: at most 3.6, below 5 (to be confirmed), between 20 and 30, and the edge of amber."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from oba.domain.number import decimals_in, parse_number
from oba.domain.number_correction import corrected_number
from oba.domain.rule import Amber, Within
from oba.domain.target import Aim, Word
from oba.read.shapes.phrases import Fault
from oba.read.text.suggestion import near_or, quoted

HOW = (
    "write at most 3.6, below 5, at least 85, above 0, exactly 100, between 20 and 30, reduce, increase, monitor "
    "or to be agreed."
)
_HOW_AMBER = "write within 0.5 points, within 10 percent, a target's word and number such as at most 4.5, or none."
_LOWER_ENDS = (Word.AT_LEAST, Word.ABOVE, Word.EXACTLY)
_UPPER_ENDS = (Word.AT_MOST, Word.BELOW, Word.EXACTLY)
_ONE_NUMBER = (Word.AT_MOST, Word.BELOW, Word.AT_LEAST, Word.ABOVE, Word.EXACTLY)
_ALONE = {word.value: word for word in (Word.REDUCE, Word.INCREASE, Word.MONITOR, Word.TO_BE_AGREED)}
_BRACKET = re.compile(r"(?P<body>[^()]+?)\s*\((?P<inside>[^()]*)\)\Z")
_BETWEEN = re.compile(r"between (\S+) and (\S+)\Z")
_WITHIN = re.compile(r"within (\S+) (points?|percent|%)\Z")
# What others write, and the word used here. Longer beginnings stand first.
_SPOKEN = {
    "no more than": Word.AT_MOST, "not more than": Word.AT_MOST, "up to": Word.AT_MOST, "maximum": Word.AT_MOST,
    "max": Word.AT_MOST, "<=": Word.AT_MOST, "≤": Word.AT_MOST,
    "less than": Word.BELOW, "fewer than": Word.BELOW, "lower than": Word.BELOW, "under": Word.BELOW, "<": Word.BELOW,
    "no less than": Word.AT_LEAST, "not less than": Word.AT_LEAST, "minimum": Word.AT_LEAST, "min": Word.AT_LEAST,
    ">=": Word.AT_LEAST, "≥": Word.AT_LEAST,
    "more than": Word.ABOVE, "higher than": Word.ABOVE, "over": Word.ABOVE, ">": Word.ABOVE,
    "equal to": Word.EXACTLY, "=": Word.EXACTLY,
    "to be confirmed": Word.TO_BE_AGREED, "tbc": Word.TO_BE_AGREED, "tba": Word.TO_BE_AGREED,
    "decrease": Word.REDUCE, "lower": Word.REDUCE, "raise": Word.INCREASE,
}  # fmt: skip


class Wanted(NamedTuple):
    """A target's phrase: what it asks for, and why it is provisional, if it is."""

    aim: Aim
    provisional: str


def parse_target(text: str) -> Wanted | Fault:
    """Read a target as a plan words it; a bracket behind a number that begins with 'to be' makes it provisional."""
    body, provisional = " ".join(text.split()), ""
    if match := _BRACKET.match(body):
        body, provisional = match["body"], match["inside"].strip()
        if not provisional.startswith("to be "):
            mend = "write a second figure as a part of its own: {target: at most 1330, also: 837}."
            return Fault("032", f"the bracket in {quoted(text)} does not begin with 'to be'", mend)
    aim = parse_aim(body)
    if isinstance(aim, Fault):
        return aim
    if provisional and not aim.numeric:
        return Fault("032", f"{quoted(text)} has a bracket and no number", "only a number can be provisional.")
    return Wanted(aim, provisional)


def parse_aim(text: str) -> Aim | Fault:
    """Read a target's word and its numbers, without a bracket."""
    text = " ".join(text.split())
    if text in _ALONE:
        return Aim(word=_ALONE[text])
    if text.startswith("between"):
        return _between(text)
    for word in _ONE_NUMBER:
        if text.startswith(f"{word.value} "):
            return _one_number(word, text.removeprefix(word.value).strip(), text)
    return Fault("032", f"{quoted(text)} is not a target", _how(text))


def parse_nearer(text: str) -> Aim | Fault:
    """Read the aim of a direction that is better nearer: 25, or between 20 and 30."""
    text = " ".join(text.split())
    aim = _between(text) if text.startswith("between") else _one_number(Word.EXACTLY, text, text)
    if isinstance(aim, Fault):
        return Fault("033", f"{quoted(text)} is not an aim", "write 25, or between 20 and 30.")
    return aim


def parse_amber(text: str) -> Amber | Fault | None:
    """Read the edge of amber: within A points, within P percent, a target's word and number, or none."""
    text = " ".join(text.split())
    if text == "none":
        return None
    if (match := _WITHIN.match(text)) and (amount := parse_number(match[1])) is not None:
        points = match[2].startswith("point")
        return Amber(within=Within.POINTS if points else Within.PERCENT, amount=amount)
    aim = parse_aim(text)
    if isinstance(aim, Fault) or not aim.numeric:
        return Fault("033", f"{quoted(text)} is not an edge of amber", _HOW_AMBER)
    edge = aim.high if aim.low is None else aim.low
    return Amber(within=Within.VALUE, amount=Fraction(0) if edge is None else edge, aim=aim)


def _one_number(word: Word, number: str, text: str) -> Aim | Fault:
    value = parse_number(number)
    if value is None:
        return Fault("032", f"{quoted(text)} names no number", _plain_number(number))
    low = value if word in _LOWER_ENDS else None
    high = value if word in _UPPER_ENDS else None
    return Aim(word=word, low=low, high=high, decimals=decimals_in(number))


def _between(text: str) -> Aim | Fault:
    match = _BETWEEN.match(text)
    low, high = (parse_number(match[1]), parse_number(match[2])) if match else (None, None)
    if match is None or low is None or high is None:
        return Fault("032", f"{quoted(text)} names no two numbers", "write it so: between 20 and 30.")
    if low == high:
        return Fault("032", f"{quoted(text)} names one number twice", f"write exactly {match[1]}.")
    if low > high:
        return Fault("032", f"{quoted(text)} runs from high to low", f"write between {match[2]} and {match[1]}.")
    return Aim(word=Word.BETWEEN, low=low, high=high, decimals=max(decimals_in(match[1]), decimals_in(match[2])))


def _plain_number(number: str) -> str:
    """Say how to write a number that has its unit with it."""
    bare = number.rstrip(" %").removesuffix("percent").removesuffix("points").strip()
    if bare != number and parse_number(bare) is not None:
        return f"write {bare} alone: the measure knows its unit."
    if meant := corrected_number(number):
        return meant
    return "write a plain number behind the word, such as at most 3.6."


def _how(text: str) -> str:
    """Offer the word that is used here for one that is used elsewhere."""
    for spoken, word in _SPOKEN.items():
        if text.lower().startswith(spoken):
            rest = text[len(spoken) :].strip(" %") if word in _ONE_NUMBER else ""
            return f"did you mean '{f'{word.value} {rest}'.strip()}'?"
    if parse_number(text.strip(" %")) is not None:
        return f"say which way it is meant: {Word.AT_LEAST} {text.strip(' %')}, or {Word.AT_MOST} {text.strip(' %')}."
    return near_or(text, [word.value for word in Word], HOW)
