"""Discrepancies: where two files of one name say different things, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice

from oba.attack.reading.unread import Unread
from oba.verification.passage import Passage
from oba.verification.saying import passages

_AROUND, _LONGEST, MOST = 3, 14, 5
_WIDEST = 80  # letters of a word; a picture in a page is one of thousands
_LARGE = 2_000  # words; beyond, words that stand in very many places are not looked for one by one


def discrepancies(name: str, found: bytes, record: bytes) -> tuple[str, ...]:
    """What a file says that the record does not, the first few in full.

    A file that cannot be read says why. Nothing where the two say the same, whatever their bytes.
    """
    if found == record:
        return ()
    try:
        said = passages(name, found)
    except Unread as error:
        return (f"cannot be read: {error}",)
    every = _all(said, passages(name, record))
    first = tuple(islice(every, MOST))
    more = sum(1 for _ in every)
    return (*first, *((f"and {more:,} more",) if more else ()))


def first_byte(found: bytes, record: bytes) -> str:
    """Where two files that say the same begin to differ, counted from 1."""
    shared = min(len(found), len(record))
    at = next((at for at in range(shared) if found[at] != record[at]), shared) + 1
    return f"says the same in other bytes, from byte {at:,} on"


def _all(said: Iterable[Passage], recorded: Iterable[Passage]) -> Iterator[str]:
    here, there = _by_place(said), _by_place(recorded)
    for where in dict.fromkeys((*there, *here)):
        found, wanted = here.get(where), there.get(where)
        if found is None:
            yield f"{where or 'it'} is missing; the record says {_quoted(wanted or ())}"
        elif wanted is None:
            yield f"{where or 'it'} is not in the record: {_quoted(found)}"
        elif found != wanted:
            yield from _within(where, found, wanted)


def _by_place(said: Iterable[Passage]) -> Mapping[str, tuple[str, ...]]:
    """The words by where they stand; what stands at one place several times is taken together."""
    every: dict[str, list[str]] = {}
    for one in said:
        every.setdefault(one.where, []).extend(one.words)
    return {where: tuple(words) for where, words in every.items()}


def _within(where: str, found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    at = f"{where}: " if where else ""
    head = _alike(found, wanted)
    tail = _alike(found[head:][::-1], wanted[head:][::-1])
    here, there = found[head : len(found) - tail], wanted[head : len(wanted) - tail]
    matcher = SequenceMatcher(a=there, b=here, autojunk=len(there) > _LARGE)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            before = wanted[max(0, head + i1 - _AROUND) : head + i1]
            yield f"{at}says {_quoted([*before, *here[j1:j2]])}, the record says {_quoted([*before, *there[i1:i2]])}"


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many of the same words two texts begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _quoted(words: Sequence[str]) -> str:
    if not words or not any(words):
        return "nothing"
    cut = " …" if len(words) > _LONGEST else ""
    return f"“{' '.join(word[:_WIDEST] for word in words[:_LONGEST])}{cut}”"
