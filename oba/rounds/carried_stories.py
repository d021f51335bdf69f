"""Last round's stories carried forward: the same words under the new round, marked as not yet reviewed."""

from __future__ import annotations

from collections.abc import Mapping

from oba.domain.plan import Plan, Round
from oba.domain.story import Story

_FENCE = "---"
_MARKS = ("carried_from:", "reviewed:")


def carried_stories(plan: Plan, stories: tuple[Story, ...], opened: Round) -> tuple[Story, ...]:
    """The stories to carry: those of the last round before it that has any.

    An update that stands in place of a number is its round's own, and stays on the card below the next.
    """
    earlier = {one.id: one for one in plan.rounds if one.cut_off < opened.cut_off}
    told = [story for story in stories if story.round in earlier and not story.update]
    last = max(told, key=lambda story: earlier[story.round].cut_off, default=None)
    return tuple(story for story in told if last and story.round == last.round)


def carried(text: str, before: str) -> str:
    """The text of a sound story with its head marked as carried from a round; author and date stay as they were."""
    head, _, body = text.removeprefix(f"{_FENCE}\n").partition(f"\n{_FENCE}\n")
    kept = [line for line in head.split("\n") if not line.startswith(_MARKS)]
    return "\n".join([_FENCE, *kept, f"carried_from: {before}", _FENCE, body])


def story_names(stories: tuple[Story, ...], opened: Round) -> Mapping[str, Story]:
    """Where each carried story goes, under the folder of stories."""
    return {f"{opened.id}/{story.place}/{story.indicator}.md": story for story in stories}
