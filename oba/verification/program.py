"""The programs that made a round beside those that make it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.verification.manifest import Manifest
from oba.verification.report import Remark, right


def same_program(then: Manifest, today: Manifest) -> bool:
    """Whether the same code, Python, packages and libraries made both."""
    return then.programs == today.programs


def program_remarks(then: Manifest, today: Manifest) -> tuple[Remark, ...]:
    """In what the programs differ: then other bytes are no sign of anything, and other answers are."""
    if same_program(then, today):
        return (right("The same program makes it again, so that every byte must be the same"),)
    found = ", ".join(_differing(then.programs, today.programs, ""))
    return (right(f"Another program made it ({found}): its bytes may be others, what it says may not"),)


def _differing(then: Mapping[str, object], today: Mapping[str, object], above: str) -> Iterator[str]:
    for name in dict.fromkeys((*then, *today)):
        was, now = then.get(name), today.get(name)
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _differing(was, now, f"{name} ")
        elif was != now:
            yield f"{above}{name} {_short(was)}, now {_short(now)}"


def _short(what: object) -> str:
    """A version whole, a digest by its first letters."""
    text = "none" if what is None else str(what)
    return text[:8] if len(text) > 20 else text  # noqa: PLR2004 - longer than any version
