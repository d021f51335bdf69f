"""The little phrases of a rule: targets, widths, ways to compare. Each is a value, or a fault that says what to write."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from oba.domain.number import decimals_in, parse_number
from oba.domain.rule import Amber, With, Within
from oba.domain.target import Aim, Word
from oba.read.suggest import did_you_mean, quoted


class Fault(NamedTuple):
    """A phrase that is not understood: the code's number, what is wrong, and the mend if not the usual one."""

    code: str
    what: str
    mend: str = ""


class Wanted(NamedTuple):
    """A target's phrase: what it asks for, and why it is provisional, if it is."""

    aim: Aim
    provisional: str


class Move(NamedTuple):
    """How much counts as a change, and whether that is for each period between the two numbers."""

    amount: Fraction
    each_period: bool


class Against(NamedTuple):
    """What the latest number is compared with, and of how many earlier numbers a mean is taken."""

    what: With
    previous: int


MOST_PREVIOUS = 24
_WORDS = {word.value: word for word in Word}
_ONE_NUMBER = (Word.AT_MOST, Word.BELOW, Word.AT_LEAST, Word.ABOVE, Word.EXACTLY)
_ALONE = (Word.REDUCE, Word.INCREASE, Word.MONITOR, Word.TO_BE_AGREED)
_BRACKET = re.compile(r"(?P<body>[^()]+?)\s*\((?P<inside>[^()]*)\)\Z")
_BETWEEN = re.compile(r"between\s+(\S+)\s+and\s+(\S+)\Z")
_SPOKEN = {
    "<=": "at most", "≤": "at most", "no more than": "at most", "up to": "at most", "max": "at most",
    "<": "below", "less than": "below", "under": "below", "fewer than": "below",
    ">=": "at least", "≥": "at least", "no less than": "at least", "min": "at least",
    ">": "above", "more than": "above", "over": "above",
    "=": "exactly", "equal to": "exactly",
    "tbc": "to be agreed", "tba": "to be agreed", "to be confirmed": "to be agreed", "n/a": "to be agreed",
    "decrease": "reduce", "maintain": "exactly", "monitored": "monitor",
}  # fmt: skip
_HOW_TARGET = (
    "write at most 3.6, below 5, at least 85, above 0, exactly 100, between 20 and 30, reduce, increase, monitor "
    "or to be agreed."
)
_LATER = "it comes with a later release; until then {instead}."


def parse_target(text: str) -> Wanted | Fault:
    """Read a target as a plan words it; a bracket behind a number that begins with 'to be' makes it provisional."""
    body, provisional = " ".join(text.split()), ""
    if match := _BRACKET.match(body):
        body, provisional = match["body"], match["inside"].strip()
        if not provisional.startswith("to be"):
            return Fault("032", f"{quoted(text)} has a bracket that does not say 'to be ...'",
                         "write a second figure as its own part: {target: at most 1330, also: 837}.")  # fmt: skip
    aim = parse_aim(body)
    if isinstance(aim, Aim) and provisional and not aim.numeric:
        return Fault("032", f"{quoted(text)} has a bracket, but no number", "only a number can be provisional.")
    return aim if isinstance(aim, Fault) else Wanted(aim, provisional)


def parse_aim(text: str) -> Aim | Fault:
    """Read a word and its numbers, without a bracket."""
    text = " ".join(text.split())
    if text in {word.value for word in _ALONE}:
        return Aim(word=_WORDS[text])
    if text.startswith("between"):
        return _between(text)
    for word in _ONE_NUMBER:
        if text.startswith(f"{word.value} "):
            return _one_number(word, text.removeprefix(word.value).strip(), text)
    return Fault("032", f"{quoted(text)} is not a target", _did_you_say(text) + _HOW_TARGET)


def _one_number(word: Word, number: str, text: str) -> Aim | Fault:
    value = parse_number(number)
    if value is None:
        return Fault("032", f"{quoted(text)} does not name a number", _plain_number(number))
    low = value if word in (Word.AT_LEAST, Word.ABOVE, Word.EXACTLY) else None
    high = value if word in (Word.AT_MOST, Word.BELOW, Word.EXACTLY) else None
    return Aim(word=word, low=low, high=high, decimals=decimals_in(number))


def _between(text: str) -> Aim | Fault:
    match = _BETWEEN.match(text)
    low, high = (parse_number(match[1]), parse_number(match[2])) if match else (None, None)
    if match is None or low is None or high is None:
        return Fault("032", f"{quoted(text)} does not name two numbers", "write it so: between 20 and 30.")
    if low >= high:
        return Fault("032", f"{quoted(text)} does not run from the lower to the higher number",
                     f"write between {match[2]} and {match[1]}." if low > high else f"write exactly {match[1]}.")  # fmt: skip
    return Aim(word=Word.BETWEEN, low=low, high=high, decimals=max(decimals_in(match[1]), decimals_in(match[2])))


def _plain_number(number: str) -> str:
    bare = number.rstrip(" %").removesuffix("percent").removesuffix("points").strip()
    if bare != number and parse_number(bare) is not None:
        return f"write {bare} alone: the measure knows its unit."
    return "write a plain number behind the word, such as at most 3.6."


def _did_you_say(text: str) -> str:
    """Offer the word that is used here for one that is used elsewhere."""
    for spoken, word in _SPOKEN.items():
        if text.lower().startswith(spoken):
            rest = text[len(spoken) :].strip(" %")
            return f"did you mean '{f'{word} {rest}'.strip()}'? "
    if parse_number(text.strip(" %")) is not None:
        return "say which way it is meant, such as 'at least' or 'at most'. "
    return did_you_mean(text, _WORDS)


def parse_change(text: str) -> Move | Fault:
    """Read the least change that counts: 0.2, or 0.2 each period."""
    bare = " ".join(text.split())
    number = bare.removesuffix(" each period")
    amount = parse_number(number)
    if amount is None or amount < 0:
        return Fault("033", f"{quoted(text)} is not a size of change", "write 0.2, or 0.2 each period.")
    return Move(amount, each_period=number != bare)


def parse_compare_with(text: str) -> Against | Fault:
    """Read what the latest number is compared with."""
    text = " ".join(text.split())
    if text in (With.PREVIOUS, With.LAST_YEAR, With.START):
        return Against(With(text), 1)
    match = re.match(r"mean of previous (\d{1,3})\Z", text, re.ASCII)
    if match and 2 <= int(match[1]) <= MOST_PREVIOUS:  # noqa: PLR2004  (a mean is of at least two)
        return Against(With.MEAN, int(match[1]))
    near = did_you_mean(text, [With.PREVIOUS, With.LAST_YEAR, "mean of previous 3", With.START])
    how = f"write previous, same period last year, mean of previous 3 (2 to {MOST_PREVIOUS}) or start."
    return Fault("033", f"{quoted(text)} is not something to compare with", near + how)


def parse_amber(text: str) -> Amber | None | Fault:
    """Read the amber edge: within A points, within P percent, a target's word and value, or none."""
    text = " ".join(text.split())
    if text == "none":
        return None
    match = re.match(r"within (\S+) (points?|percent|%)\Z", text)
    amount = parse_number(match[1]) if match else None
    if match and amount is not None:
        within = Within.POINTS if match[2].startswith("point") else Within.PERCENT
        return Amber(within=within, amount=amount)
    aim = parse_aim(text)
    if isinstance(aim, Fault) or not aim.numeric:
        how = "write within 0.5 points, within 10 percent, at most 4.5 (a target's word and number), or none."
        return Fault("033", f"{quoted(text)} is not an edge of amber", how)
    edge = aim.low if aim.low is not None else aim.high
    return Amber(within=Within.VALUE, amount=edge or Fraction(0), aim=aim)


def parse_nearer(text: str) -> Aim | Fault:
    """Read the aim of a direction that is better nearer: 25, or between 20 and 30."""
    text = " ".join(text.split())
    aim = _between(text) if text.startswith("between") else _one_number(Word.EXACTLY, text, text)
    return (
        Fault("033", f"{quoted(text)} is not an aim", "write 25, or between 20 and 30.")
        if isinstance(aim, Fault)
        else aim
    )


def parse_difference(text: str) -> Fraction | Fault:
    """Read the test of a comparison: difference 0.5."""
    text = " ".join(text.split())
    if re.match(r"intervals? \d", text):
        return Fault("034", f"the test {quoted(text)} is not available yet",
                     _LATER.format(instead="write test: difference 0.5"))  # fmt: skip
    amount = parse_number(text.removeprefix("difference ")) if text.startswith("difference ") else None
    if amount is None or amount <= 0:
        return Fault(
            "033", f"{quoted(text)} is not a test of a comparison", "write difference and a width: difference 0.5."
        )
    return amount


def parse_percent(text: str) -> Fraction | Fault:
    """Read the width of an interval in percent: 80."""
    amount = parse_number(text)
    if amount is None:
        return Fault("007", f"{quoted(text)} is not a number")
    if not 50 <= amount < 100:  # noqa: PLR2004  (an interval in percent)
        return Fault("010", f"an interval of {text} percent is out of range", "write a number from 50 to 99.9.")
    return amount


def parse_moving_test(text: str) -> Fault:
    """Every test of a direction is refused by name until it is built."""
    instead = _LATER.format(instead="use change_of_at_least")
    if re.match(r"intervals? \d|recent trend\Z|xmr\Z", text.strip()):
        return Fault("034", f"the test {quoted(text)} is not available yet", instead)
    return Fault("033", f"{quoted(text)} is not a test of a direction", "leave test out and use change_of_at_least.")


def parse_rating_test(text: str) -> Fault:
    """Every test of a threshold is refused by name until it is built."""
    if re.match(r"intervals? \d", text.strip()):
        return Fault("034", f"the test {quoted(text)} is not available yet", _LATER.format(instead="use amber"))
    return Fault("033", f"{quoted(text)} is not a test of a threshold", "leave test out and use amber.")


class KindPhrase(NamedTuple):
    """A kind of number, and the multiplier of a percentage or rate."""

    kind: str
    per: Fraction | None


def parse_kind(text: str, allowed: tuple[str, ...]) -> KindPhrase | Fault:
    """Read a kind of number: a word, or rate per N."""
    text = " ".join(text.split())
    if text in allowed and text != "rate":
        return KindPhrase(text, Fraction(100) if text == "percent" else None)
    if "rate" in allowed and text.startswith("rate per "):
        per = parse_number(text.removeprefix("rate per "))
        if per is not None and per > 0 and per.denominator == 1:
            return KindPhrase("rate", per)
        return Fault("033", f"{quoted(text)} does not name a whole number of people", "write rate per 1000.")
    words = ["rate per 1000" if word == "rate" else word for word in allowed]
    return Fault(
        "006", f"{quoted(text)} is not a kind of number", f"{did_you_mean(text, words)}write {', '.join(words)}."
    )


class RollUpPhrase(NamedTuple):
    """How numbers roll up, and the share of the denominator that suffices."""

    how: str
    coverage: Fraction


def parse_roll_up(text: str) -> RollUpPhrase | Fault:
    """Read sum; sum, at least 90 percent of denominator; or supplied."""
    text = " ".join(text.split())
    if text in ("sum", "supplied"):
        return RollUpPhrase(text, Fraction(1))
    match = re.match(r"sum, at least (\S+) percent of (?:the )?denominator\Z", text)
    share = parse_number(match[1]) if match else None
    if share is not None and 0 < share <= 100:  # noqa: PLR2004  (a share of a hundred)
        return RollUpPhrase("sum", share / 100)
    how = "write sum, or 'sum, at least 90 percent of denominator' in quotes, or supplied."
    return Fault("033", f"{quoted(text)} is not a way to roll up", did_you_mean(text, ["sum", "supplied"]) + how)
