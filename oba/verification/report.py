"""A report: what was held against what, and what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing found: `about` names the file, input or answer; `wrong` says that it is not what it should be."""

    says: str
    about: str = ""
    wrong: bool = False

    @property
    def line(self) -> str:
        """The remark in one line."""
        return f"{self.about}: {self.says}" if self.about else self.says


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything found about one round or one document."""

    title: str
    remarks: tuple[Remark, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return not any(one.wrong for one in self.remarks)


def wrong(about: str, *says: str) -> tuple[Remark, ...]:
    """What is wrong with one thing, a remark each."""
    return tuple(Remark(about=about, says=one, wrong=True) for one in says)


def right(says: str) -> Remark:
    """Something that was checked and is as it should be, or that a reader must know."""
    return Remark(says=says)
