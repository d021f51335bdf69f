"""What a published round was made from beside what the same names hold today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right, unsure, wrong
from oba.words import listed
from oba.words.lists import how_many

CHANGED, GONE, NEW = "says something else today", "is not there any more", "was not there then"
_LOOK = "cards/"
_RULES = ("plan", "rule ")
_WITHOUT = "Without the key of the plan (data/PLAN/key) nobody can say whether the data are what they were"
_OTHER_KEY = "is another than it was, or all data were changed: no digest made with it is what it was"
_KEY_BACK = "Put back the plan's key, data/PLAN/key, as it was when the round was made; then verify again."
_NAMED = 3


def same_look(then: Manifest, today: Manifest) -> bool:
    """Whether both were made with the same templates and fonts."""
    return not any(name.startswith(_LOOK) for name, _ in _others(then.inputs, today.inputs))


def same_inputs(then: Manifest, today: Manifest) -> bool:
    """Whether both were made from the same, as far as the keys at hand can tell."""
    return then.inputs == today.inputs and (_keyless(then, today) or then.data == today.data)


def input_remarks(then: Manifest, today: Manifest) -> tuple[Remark, ...]:
    """Which inputs differ, by name: rules and, with the key, rows, registers and stories.

    Templates and fonts decide how a page looks and no answer, so that others are no fault.
    """
    others = [*_others(then.inputs, today.inputs)]
    key = _other_key(then, today)
    if not (key or _keyless(then, today)):
        others += _others(then.data or {}, today.data or {})
    found = [
        one
        for name, says in others
        if not name.startswith(_LOOK)
        for one in wrong(name, says, mend=_mend(name, today.plan))
    ]
    found += wrong("key", _OTHER_KEY, mend=_KEY_BACK) if key else ()
    count = len(then.inputs) + (0 if key or _keyless(then, today) else len(then.data or ()))
    look = [name for name, _ in others if name.startswith(_LOOK)]
    return (
        *(found or (right(f"{how_many(count - len(look), 'input')} are what they were"),)),
        *([right(f"Other templates made it ({_some(look)}): pages may look otherwise")] if look else ()),
        *([unsure(_WITHOUT)] if _keyless(then, today) else ()),
    )


def _other_key(then: Manifest, today: Manifest) -> bool:
    """Whether the key must be another: no digest made with it is what it was, though the same inputs have one."""
    was, now = then.data or {}, today.data or {}
    return len(was) > 1 and was.keys() == now.keys() and all(was[name] != now[name] for name in was)


def _keyless(then: Manifest, today: Manifest) -> bool:
    return then.data is None or today.data is None


def _others(then: Mapping[str, str], today: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys((*then, *today)):
        if name not in today:
            yield name, GONE
        elif name not in then:
            yield name, NEW
        elif then[name] != today[name]:
            yield name, CHANGED


def _mend(name: str, plan: str) -> str:
    if name.startswith(_RULES):
        return (
            f"A rule or the plan was changed in place: see what with git log -p rules/{plan} and oba rules diff {plan} "
            "REVISION; give it back its words, and write the change as a later version."
        )
    return (
        f"Data were changed in place: see what with git log -p data/{plan}; put the old row back, and write the new "
        "one below it with the day it was published. Or release the round again, with --replace WHY."
    )


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], *([f"{more} more"] if more > 0 else [])])
