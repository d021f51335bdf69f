"""A pocket calculator: the formulas of a trace worked out from its numbers, which are text, and nothing of the program.

It knows + − × ÷ ^ ² ³ √ | | Σ max min median and `rounded to`, half away from zero; it has 50 digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext
from statistics import median

Numbers = Mapping[str, Decimal]
_NUMBER = re.compile(r"\d+(\.\d+)?")
_PERIOD = re.compile(r" (\d{4}(?:/\d\d)?(?: (?:Q\d|H\d|T\d))?(?: to \d{4}(?:/\d\d)?)?|[A-Z][a-z]{2} \d{4})$")
_ROUNDED = re.compile(r"rounded to (\d+) decimals?")
_EACH = ", for each period"


def numbers(step: Mapping[str, object]) -> dict[str, Decimal]:
    """The numbers of a step by their names; a reason in the place of one is left out."""
    values: list[Mapping[str, str]] = step["values"]  # type: ignore[assignment]
    return {one["name"]: Decimal(one["value"]) for one in values if re.match(r"-?[\d.]+\Z", one["value"])}


def results(formula: str, known: Numbers) -> dict[str, Decimal]:
    """What a formula gives, by the name of what it is of; of one that holds for each period, for each."""
    name, _, text = formula.partition(" = ")
    expression = text.removesuffix(_EACH)
    if not text.endswith(_EACH):
        return {name: Calculator(expression, known).result()}
    calculator = Calculator(expression, known)
    having = calculator.periods(expression)
    return {f"{name} {when}": Calculator(expression, known, when).result() for when in having}


def _periods(known: Numbers, stem: str) -> list[str]:
    """The periods that a name is followed by."""
    found = (_PERIOD.search(name) for name in known)
    return [one[1] for one in found if one and one.string[: one.start()] == stem]


class Calculator:
    """One expression, read from left to right; inside Σ each name stands for that of one period."""

    def __init__(self, text: str, known: Numbers, when: str = "") -> None:
        self.text, self.known, self.when, self.at = text, known, when, 0
        stems = {name[: found.start()] for name in known if (found := _PERIOD.search(name))}
        self.names = sorted({*known, *stems}, key=len, reverse=True)

    def result(self) -> Decimal:
        """The whole expression."""
        with localcontext() as context:
            context.prec = 50
            found = self._rounded()
        if self.at < len(self.text):
            raise ValueError(f"cannot read {self.text[self.at :]!r} in {self.text!r}")
        return found

    def _next(self, sign: str) -> bool:
        rest = self.text[self.at :].lstrip()
        if not rest.startswith(sign):
            return False
        self.at = len(self.text) - len(rest) + len(sign)
        return True

    def _rounded(self) -> Decimal:
        value = self._sum()
        rest = self.text[self.at :].lstrip()
        if found := _ROUNDED.match(rest):
            self.at = len(self.text) - len(rest) + found.end()
            return value.quantize(Decimal(1).scaleb(-int(found[1])), ROUND_HALF_UP)
        return value

    def _sum(self) -> Decimal:
        value = self._product()
        while True:
            if self._next("+"):
                value += self._product()
            elif self._next("−"):
                value -= self._product()
            else:
                return value

    def _product(self) -> Decimal:
        value = self._power()
        while True:
            if self._next("×"):
                value *= self._power()
            elif self._next("÷"):
                value /= self._power()
            else:
                return value

    def _power(self) -> Decimal:
        value = self._one()
        while True:
            if self._next("²"):
                value **= 2
            elif self._next("³"):
                value **= 3
            elif self._next("^"):
                value = getcontext().power(value, self._one())
            else:
                return value

    def _one(self) -> Decimal:
        if self._next("√("):
            return self._closed(self._rounded()).sqrt()
        if self._next("Σ("):
            return self._total()
        for word, what in _FUNCTIONS.items():
            if self._next(f"{word}("):
                return what(self._list())
        if self._next("("):
            return self._closed(self._rounded())
        if self._next("|"):
            return abs(self._closed(self._sum(), "|"))
        return self._name()

    def _closed(self, value: Decimal, sign: str = ")") -> Decimal:
        if not self._next(sign):
            raise ValueError(f"{sign} is missing at {self.text[self.at :]!r} in {self.text!r}")
        return value

    def _list(self) -> list[Decimal]:
        found = [self._sum()]
        while self._next(","):
            found.append(self._sum())
        self._closed(found[0])
        return found

    def _total(self) -> Decimal:
        begins, depth, at = self.at, 1, self.at
        while depth:
            depth += {"(": 1, ")": -1}.get(self.text[at], 0)
            at += 1
        inner, self.at = self.text[begins : at - 1], at
        found = (Calculator(inner, self.known, when).result() for when in self.periods(inner))
        return sum(found, Decimal(0))

    def periods(self, text: str) -> set[str]:
        """The periods that have every number which an expression names by period."""
        used = [set(_periods(self.known, name)) for name in self._used(text)]
        return set.intersection(*[one for one in used if one])

    def _used(self, text: str) -> list[str]:
        found = []
        for name in self.names:
            if name in text:
                found.append(name)
                text = text.replace(name, "")
        return found

    def _name(self) -> Decimal:
        rest = self.text[self.at :].lstrip()
        self.at = len(self.text) - len(rest)
        for name in self.names:
            if rest.startswith(name):
                self.at += len(name)
                return self.known[f"{name} {self.when}"] if f"{name} {self.when}" in self.known else self.known[name]
        if found := _NUMBER.match(rest):
            self.at += found.end()
            return Decimal(found.group())
        raise ValueError(f"cannot read {rest!r} in {self.text!r}")


_FUNCTIONS: Mapping[str, Callable[[list[Decimal]], Decimal]] = {"max": max, "min": min, "median": median}
