"""The versions of a rule as they are in force: each one's text laid over that of the version it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.second_reading.files import Tree

KEYS = ("direction", "threshold", "baseline", "trajectory", "comparators")
# A part on the left pushes those on the right out of what was there before.
PUSHES = {
    "better": {"aim"},
    "amber": {"test", "else", "method"},
    "change_of_at_least": {"test", "method"},
    "test": {"amber", "change_of_at_least", "else", "method"},
    "method": {"amber", "change_of_at_least", "test", "else"},
    "forecast": {"interval", "values", "tolerance", "reason"},
    "start": {"targets", "planned", "areas"},
    "path": {"planned"},
}


def laid_over(versions: list[Tree]) -> list[dict[str, Any]]:
    """Every version whole, in the order of the file, the newest first."""
    whole: list[dict[str, Any]] = []
    for written in reversed(versions):
        earlier = next((old for old in reversed(whole) if _day(old) <= _day(written)), None)
        whole.append(_over(written, earlier) if earlier else dict(written))
    return whole[::-1]


def _day(version: Mapping[str, Any]) -> str:
    return str(version["reference"]["approved"]["on"])


def _over(written: Tree, earlier: Mapping[str, Any]) -> dict[str, Any]:
    made = {key: part for key, part in written.items() if part != "none"}
    for key in KEYS:
        if key not in written and key in earlier:
            made[key] = earlier[key]
        elif isinstance(written.get(key), dict) and key in earlier:
            made[key] = _parts(written[key], earlier[key])
    return made


def _parts(written: Mapping[str, Any], earlier: Mapping[str, Any]) -> dict[str, Any]:
    pushed = set().union(*(PUSHES.get(part, set()) for part in written))
    kept = {part: value for part, value in earlier.items() if part not in pushed}
    made = {**kept, **written}
    for part in {"targets", "areas"} & kept.keys() & written.keys():
        if isinstance(written[part], dict):
            made[part] = {one: value for one, value in {**kept[part], **written[part]}.items() if value != "none"}
    return {part: value for part, value in made.items() if value != "none" or part in ("better", "amber")}
