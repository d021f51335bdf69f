"""The rule register as plain lines for a terminal: the same words as in the rule book."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from oba.compose.rulebook.rule_page import KeyLine, RulePage, TargetTable, VersionPage

_WIDTH = 110


def register_lines(page: RulePage) -> Iterator[str]:
    """One rule, whole, wrapped to the width of a page."""
    yield f"{page.number}  {page.title}"
    yield f"{page.outcome} · {page.accountability}"
    yield f"{page.file} · {page.digest}"
    yield from _wrapped(page.measuring, "  ")
    for version in page.versions:
        yield from _version(version)
    yield from _listed("Notes", page.notes)
    yield from _listed("Worked examples", (f"{example.given} → {example.then}" for example in page.examples))
    yield from _listed("Proved", page.proved)
    yield from _listed("Found wanting", page.wanting)
    yield from _listed("Looked at and kept", page.kept)


def _version(version: VersionPage) -> Iterator[str]:
    yield ""
    yield f"{version.title}, {version.approved}"
    yield from _wrapped((version.source, version.note), "  ")
    for key in version.keys:
        yield from _key(key)
    for table in version.targets:
        yield from _targets(table)
    yield from _listed("Assumed", version.assumed)


def _key(key: KeyLine) -> Iterator[str]:
    yield f"  {key.question}  [{', '.join(filter(None, (key.key, key.line)))}]"
    yield from _wrapped(key.says, "    ")
    yield from _wrapped((f"Assumed: {why}" for why in key.assumed), "    ")


def _targets(table: TargetTable) -> Iterator[str]:
    yield f"  {table.title}"
    for line in table.lines:
        ratings = (("green", line.green), ("amber", line.amber), ("red", line.red))
        rated = "; ".join(f"{colour}: {words}" for colour, words in ratings if words)
        yield f"    {line.period}: {line.printed}  ({rated})"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from _wrapped(found, "  ")


def _wrapped(texts: Iterable[str], indent: str) -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
