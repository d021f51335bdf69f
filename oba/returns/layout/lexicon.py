"""What a plan knows, by the names that sheets use for it: indicators, places and groups of children."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from oba.domain.measure import ALL
from oba.domain.place import Place, Places
from oba.domain.plan import Plan
from oba.domain.rule import Rule
from oba.returns.layout.wording import plain, telling

_CODE = re.compile(r"\b[ENSW]\d{8}\b")
_REFERENCE = re.compile(r"\b([A-Z]{1,4})[ \-.]?0*(\d{1,3})\s?([a-z]?)(?:\s?\(?([ivx]+)\)?)?\b")
_SERIES = frozenset({"NI", "LI", "BV", "BVPI", "PAF", "LPI", "KPI", "PI", "LAA", "VSB", "CYPS", "SPI"})
_TOTALS = re.compile(r"\s*\b(?:sub ?total|grand total|total|overall|average|area|la|cc|council|county council)\b\s*")
_NOT = re.compile(r"\bnon\b")
_EVERYONE = frozenset({"all", "all children", "all young people", "all pupils", "everyone", "total", "persons", "both"})


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """A plan, its rules and its places, and what a person has said that other names mean.

    `taught` gives identifiers by kind and plain name: {("place", "oxford city"): "oxford"}.
    """

    plan: Plan
    rules: Mapping[str, Rule]
    places: Places
    taught: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def indicators(self, text: str) -> tuple[str, ...]:
        """The indicators whose number, title or short title a text is."""
        told = self.taught.get(("indicator", plain(text)))
        return (told,) if told is not None and told in self.rules else self._titles.get(plain(text), ())

    def references(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The indicators whose numbers stand in a text, and the numbers in it that no rule of the plan has."""
        known: dict[str, None] = {}
        strange: dict[str, None] = {}
        for match in _REFERENCE.finditer(text):
            number = f"{match[1].lower()} {match[2]}{match[3]}"
            if number in self._numbers or match[1] in self._series:
                of = self._numbers.get(number)
                known.update({of: None}) if of else strange.update({match[0].strip(): None})
        return tuple(known), tuple(strange)

    def without_references(self, text: str) -> str:
        """A text without the numbers of indicators in it."""
        return _REFERENCE.sub(lambda match: " " if match[1] in self._series else match[0], text).strip()

    def place(self, text: str) -> str | None:
        """The place that a text certainly is: by its name, its id, its tier's name, as a total or a benchmark."""
        small = re.sub(r"^(?:benchmark|comparator|comparison|of which)\s+", "", plain(text))
        told = self.taught.get(("place", plain(text)))
        if told in self.places.by_id:
            return told
        return self._places.get(small) or self._places.get(_TOTALS.sub(" ", small).strip())

    def group(self, text: str) -> str | None:
        """The group that a text is, `all` for everyone; None where it is none of the plan's."""
        small = _NOT.sub("not", plain(text))
        told = self.taught.get(("group", plain(text)))
        return told or self._groups.get(small) or (ALL if small in _EVERYONE else None)

    @cached_property
    def vocabulary(self) -> Mapping[str, frozenset[str]]:
        """The words of each indicator's titles and measure, for headings that say what is counted."""
        return {
            one: frozenset(telling(f"{rule.title} {rule.short} {rule.measure.of} {rule.measure.numerator}"))
            for one, rule in self.rules.items()
        }

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """The plain titles of the plan's outcomes, which stand as bands in scorecards."""
        return frozenset(plain(one.title) for one in self.plan.outcomes)

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for one, rule in self.rules.items():
            for name in dict.fromkeys(plain(text) for text in (one, rule.number, rule.title, rule.short)):
                found[name] = (*found.get(name, ()), one)
        return found

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one, rule in self.rules.items():
            for match in _REFERENCE.finditer(rule.number):
                found[f"{match[1].lower()} {match[2]}{match[3]}"] = one
        return found

    @cached_property
    def _series(self) -> frozenset[str]:
        own = (match[1] for rule in self.rules.values() for match in _REFERENCE.finditer(rule.number))
        return _SERIES | frozenset(own)

    @cached_property
    def _places(self) -> Mapping[str, str]:
        found: dict[str, set[str]] = {}
        for place in self.places.by_id.values():
            for name in self._names(place):
                found.setdefault(name, set()).add(place.id)
        return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}

    def _names(self, place: Place) -> Iterator[str]:
        tier = next((plain(one.name) for one in self.places.tiers if one.id == place.tier), "")
        own = {plain(place.name), plain(place.id)}
        yield from own
        yield from (f"{name} {tier}" for name in own if tier)
        yield from (f"{tier} {name}" for name in own if tier)
        yield from (code.lower() for code in _CODE.findall(place.note))
        if self.places.is_top(place):
            yield from (tier, f"{tier} total", f"{tier}wide", f"{tier} wide", f"whole {tier}")

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        declared = {plain(name): one.id for one in self.plan.groups for name in (one.id, one.label)}
        parts = {plain(part): part for rule in self.rules.values() for part in rule.measure.part_groups if part != ALL}
        return {**parts, **declared}
