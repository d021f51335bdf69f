"""The arithmetic of a comparison: the comparator's number, what it is made of, and what it is held against."""

from __future__ import annotations

from collections.abc import Mapping

from oba.assess.arithmetic.figure import counted
from oba.assess.arithmetic.scale import Scale, plus
from oba.domain.evidence import Figure
from oba.domain.finding import Arithmetic
from oba.domain.place import Average, Composition


def counterpart_made(
    scale: Scale, figure: Figure, name: str, composition: Composition | None, members: Mapping[str, Figure]
) -> Arithmetic:
    """A comparator's number with its counts, or the numbers of its members; and as it is compared."""
    if figure.value is None:
        return Arithmetic()
    found = counted(scale, figure, f" of {name}")
    if composition and members:
        found = _average(scale, name, composition, members) + found
    return found + scale.compared(f"{name} as compared", f"value of {name}", figure.value)


def _average(scale: Scale, name: str, composition: Composition, members: Mapping[str, Figure]) -> Arithmetic:
    values = tuple(
        scale.number(f"value of {member}", figure.value)
        for member, figure in members.items()
        if figure.value is not None
    )
    names = [one.name for one in values]
    if composition.average is Average.MEDIAN:
        return Arithmetic(values, (f"value of {name} = median({', '.join(names)})",))
    return Arithmetic(values, (f"value of {name} = ({plus(names)}) ÷ {len(names)}",))
