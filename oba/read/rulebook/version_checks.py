"""Versions that examples name: each is one of the rule's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.domain.problem import Problem
from oba.domain.rule import Example, VersionName
from oba.read.rulebook.draft import Draft
from oba.read.shapes.validation import Typed
from oba.words import listed


def check_named(typed: Typed, drafts: Iterable[Draft], examples: Iterable[Example]) -> Iterator[Problem]:
    """A version that an example names is one of the rule's."""
    names = [name for draft in drafts if (name := _name(draft))]
    for n, example in enumerate(examples):
        if names and example.version and not any(_goes_by(name, example.version) for name in names):
            mend = f"write {listed(list(dict.fromkeys(str(name.since) for name in names)), 'or')}."
            if any(name.since == example.version.since for name in names):
                mend = f"write {listed([str(name) for name in names], 'or')}."
            what = f"the rule has no version from {example.version}"
            yield typed.problem("073", ("examples", n, "version"), what, mend)


def _name(draft: Draft) -> VersionName | None:
    since, reference = draft.version.from_, draft.version.reference
    return VersionName(since, reference.approved.on) if since and reference else None


def _goes_by(name: VersionName, asked: VersionName) -> bool:
    return name.since.start == asked.since.start and asked.approved_on in (None, name.approved_on)
