"""Proposed examples as lines of YAML, ready to stand in a rule's file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from oba.audit.proposal import Proposal, Proposed
from oba.domain.number import fixed
from oba.domain.rule import Given, Rule

_WIDTH = 116
_INDENT = 6
_HEAD = (
    "Worked out by the rule itself. Read each one: is it what you mean? Keep those that a sceptic would ask for,",
    "and put them in place of examples: in {file}.",
)


def example_lines(rule: Rule, proposal: Proposal) -> Iterator[str]:
    """A rule's examples with what each exercises, and what cannot be shown, as remarks."""
    yield from (f"# {line.format(file=rule.where.file)}" for line in _HEAD)
    yield "examples:"
    for one in proposal.examples:
        yield from _example(one, rule)
    for says in proposal.missing:
        yield from _remark(f"Not shown: {says}", "# ")


def _example(one: Proposed, rule: Rule) -> Iterator[str]:
    for says in one.why:
        yield from _remark(says, "  # ")
    decimals = rule.measure.decimals
    yield from _part("  - given", {str(p): _number(n, decimals) for p, n in one.example.given.items()})
    if one.example.compared:
        beside = {name: _flow({str(p): _number(n, decimals) for p, n in its.items()})
                  for name, its in one.example.compared.items()}  # fmt: skip
        yield from _part("    compared", beside)
    yield from _part("    then", one.example.then)


def _part(name: str, entries: Mapping[str, str]) -> Iterator[str]:
    """A part on one line where there is room, else on as many as it needs."""
    if len(line := f"{name}: {_flow(entries)}") <= _WIDTH:
        yield line
        return
    yield f"{name}:"
    yield from (" " * _INDENT + line for line in _filled(_flow(entries).split(", ")))


def _filled(entries: Sequence[str]) -> Iterator[str]:
    """Entries of a group on as many lines as they need."""
    line = entries[0]
    for entry in entries[1:]:
        if len(line) + len(entry) > _WIDTH - _INDENT:
            yield f"{line},"
            line = f" {entry}"
        else:
            line += f", {entry}"
    yield line


def _flow(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {text}" for key, text in entries.items()) + "}"


def _number(one: Given, decimals: int) -> str:
    """A number as an example gives it: 4.3, 634 of 14744, or 4.3 (3.9 to 4.7)."""
    if one.counts:
        return " of ".join(fixed(count, 0) for count in one.counts)
    value = fixed(one.value or Fraction(0), decimals)
    return f"{value} ({' to '.join(fixed(end, decimals) for end in one.interval)})" if one.interval else value


def _remark(text: str, mark: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=mark)
