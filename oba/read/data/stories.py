"""Stories: one Markdown file for an indicator in a place in a round, with its author and date in the head."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.domain.story import UPDATE, Story
from oba.read.data.head import read_head, with_lists
from oba.read.data.markdown import read_sections
from oba.read.data.signed_files import read_files
from oba.read.rulebook.folder import RuleFolder
from oba.read.shapes.fields import Day, Line, Shape
from oba.read.text.files import Folder, Problems, Text
from oba.read.text.suggestion import quoted, the_same

FOLDER = "stories"


class FrontMatterShape(Shape):
    """The head of a story."""

    called = "the head of a story"
    author: Line
    date: Day
    carried_from: Line = ""
    reviewed: Day | None = None


def read_stories(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[tuple[Story, ...], Mapping[str, str], Problems]:
    """Read stories/<round>/<place>/<indicator>.md, and their SHA-256; a story that is wrong is left out."""
    files = Folder(path=folder, root=root)
    return read_files(
        files,
        FOLDER,
        lambda path: _path_problems(files, path, book, places),
        lambda text, path: _read_checked(text, path, book),
    )


def _path_problems(files: Folder, path: Path, book: RuleFolder, places: Places) -> Iterator[Problem]:
    """The folders and the file name of a story say which round, place and indicator it is about."""
    where = files.where(path)
    parts = path.relative_to(files.path / FOLDER).parts
    if len(parts) != len(("round", "place", "indicator")) or path.suffix != ".md":
        yield problem("F006", where, mend="a story stands at stories/<round>/<place>/<indicator>.md.")
        return
    inside = [place.id for place in places.by_id.values() if not place.is_comparator]
    named: dict[str, tuple[str, Collection[str]]] = {
        "a round": (parts[0], [found.id for found in book.plan.rounds]),
        "a place of the plan": (parts[1], inside),
        "an indicator": (path.stem, book.indicators),
    }
    for thing, (name, known) in named.items():
        if name not in known:
            yield problem("S001", where, f"{quoted(name)} is not {thing}", the_same(name, known, places.named))


def _read_checked(text: Text, path: Path, book: RuleFolder) -> tuple[Story | None, Problems]:
    """One story, held against its rule, and against the rounds where their days are known."""
    story, problems = read_story(text, path.parts[-3:])
    if story is None:
        return story, problems
    marks = _strange_marks(story, book.plan) if book.whole else ()
    return story, (*problems, *marks, *_of_a_number(story, book))


def _strange_marks(story: Story, plan: Plan) -> Iterator[Problem]:
    """A story is carried over from a round before its own, and was read again between the two."""
    names = [found.id for found in plan.rounds]
    now, earlier = plan.rounds[names.index(story.round)], names[: names.index(story.round)]
    before, last = plan.round_before(now), now.last_meeting
    if story.reviewed and (story.reviewed > last or (before and story.reviewed <= before.cut_off)):
        since = f"after {before.cut_off} and " if before else ""
        yield problem("S020", story.where, f"{story.reviewed} is not {since}by {last}")
    if story.carried_from and story.carried_from not in earlier:
        what = f"{quoted(story.carried_from)} is not a round before {story.round}"
        yield problem("S019", story.where, what, the_same(story.carried_from, earlier))


def _of_a_number(story: Story, book: RuleFolder) -> Iterator[Problem]:
    """An update takes the place of a number, so none stands beside one."""
    rule = book.measured.get(story.indicator)
    if story.update and rule and not rule.measure.is_narrative:
        what = f"{quoted(UPDATE)} stands in a story about {story.indicator}, which has a number"
        yield problem("S025", story.where, what)


def read_story(text: Text, parts: tuple[str, ...]) -> tuple[Story | None, Problems]:
    """Read one story; `parts` are its round, place and file name."""
    head, above, wrong_head = read_head(text, FrontMatterShape)
    sections, wrong_text = read_sections(with_lists(text, above), above)
    problems = (*wrong_head, *wrong_text)
    if head is None or problems:
        return None, problems
    story = Story(
        round=parts[0],
        place=parts[1],
        indicator=parts[2].removesuffix(".md"),
        author=head.author,
        written=head.date,
        sections=sections,
        where=text.where(1),
        carried_from=head.carried_from,
        reviewed=head.reviewed,
    )
    return story, ()
