"""Whose a number is: the place that something names, else the one that is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.place import Places
from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.setting import Setting


@dataclass(frozen=True, kw_only=True)
class PlaceChooser:
    """Decides whose the numbers of one table are.

    `mentioned` is the place that its titles mention in passing; `apart` says that several sheets are laid out as this
    one is and name no place either, so that each must be of another.
    """

    places: Places
    answers: Answers
    sheet: str
    mentioned: str | None = None
    apart: bool = False

    def chosen(self, setting: Setting) -> tuple[str, tuple[Doubt, ...]]:
        """The place of a number; where nothing names one, what is offered, and asked. Empty where it is left out."""
        if setting.place:
            return setting.place, ()
        doubt = self._doubt()
        answer = self.answers.to(doubt)
        if leaves_out(answer):
            return "", ()
        return (answer, ()) if answer is not None and answer in self.places.by_id else (doubt.answer, (doubt,))

    def _doubt(self) -> Doubt:
        said = f"No place is named {f'on the sheet {self.sheet}' if self.sheet else 'in the file'}"
        if self.apart and not self.mentioned:
            asks = "and others are laid out alike: whose numbers are these? Say the place's id, or leave out."
            return Doubt(id=f"place-of-{slug(self.sheet)}", question=f"{said}, {asks}")
        top = self.places.by_id[self.mentioned] if self.mentioned else self.places.top
        question = f"{said}: are these numbers those of {top.name if top else 'the whole'}?"
        return Doubt(id="place", question=question, answer=top.id if top else "")
