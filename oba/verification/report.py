"""A report: what was held against what, what was found, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.measure import NBSP
from oba.read.text.characters import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing found: `about` names the file, input or answer; `wrong` says that it is not what it should be.

    `unsure` says that it could not be checked. `mend` is what to do about it; the same for many remarks is told once.
    """

    says: str
    about: str = ""
    wrong: bool = False
    unsure: bool = False
    mend: str = ""

    @property
    def mark(self) -> str:
        """What stands before its line."""
        return "WRONG  " if self.wrong else "UNSURE  " if self.unsure else ""

    @property
    def line(self) -> str:
        """The remark in one line; what cannot be printed is written as an escape, for files come from anywhere."""
        return printable((f"{self.about}: {self.says}" if self.about else self.says).replace(NBSP, " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything found about one round or one document."""

    title: str
    remarks: tuple[Remark, ...]

    @property
    def heading(self) -> str:
        """The title in one line; what cannot be printed is written as an escape."""
        return right(self.title).line

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return not any(one.wrong for one in self.remarks)

    @property
    def sure(self) -> bool:
        """Whether everything could be checked."""
        return not any(one.unsure for one in self.remarks)

    @property
    def mends(self) -> tuple[str, ...]:
        """What to do about what is wrong, each once."""
        return tuple(dict.fromkeys(printable(one.mend) for one in self.remarks if one.wrong and one.mend))


def wrong(about: str, *says: str, mend: str = "") -> tuple[Remark, ...]:
    """What is wrong with one thing, a remark each."""
    return tuple(Remark(about=about, says=one, wrong=True, mend=mend) for one in says)


def unsure(says: str) -> Remark:
    """Something that could not be checked, and why."""
    return Remark(says=says, unsure=True)


def right(says: str) -> Remark:
    """Something that was checked and is as it should be, or that a reader must know."""
    return Remark(says=says)
