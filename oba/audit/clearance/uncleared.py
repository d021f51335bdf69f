"""Texts that state a number beside one that is withheld, and that nobody has cleared."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping

from oba.audit.clearance.texts import PrintedText, texts
from oba.domain.book import Book
from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.domain.registers import DAY, WHO, Clearance, Cleared
from oba.words import listed
from oba.words.number_words import numbers_in

_FILE, _FOLDERS = "cleared.csv", ("observations", "stories", "papers", "texts")
_SHORT, _GROUP = 16, 4
_MOST_QUOTED = 4


def uncleared(book: Book) -> tuple[Problem, ...]:
    """A problem that stops for each text about a withheld number's indicator that states a number and is not cleared.

    About it is what stands at its place, at one above it or below it, or everywhere. A text is cleared for one round,
    since in another other numbers are withheld; one that was changed since is not cleared any more.
    """
    hidden = _hidden(book)
    names = _names(book) if hidden else ()
    cleared = {one.text: one for one in book.registers.cleared}
    found: dict[Cleared, Problem] = {}
    for one in texts(book):
        beside = _beside(one, hidden, book.places)
        key = _key(book, one, beside)
        if beside and key not in cleared and key not in found and (numbers := numbers_in(one.text, names)):
            found[key] = _problem(book, one, beside, key, numbers)
    return tuple(found.values())


def _hidden(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The places of which a number is withheld, by indicator."""
    found: dict[str, list[str]] = {}
    for (indicator, place), series in book.series.items():
        if series.is_withheld:
            found.setdefault(indicator, []).append(place)
    return {indicator: tuple(places) for indicator, places in found.items()}


def _names(book: Book) -> tuple[str, ...]:
    """What has a number in its name: places, indicators and the plan itself."""
    rules = book.rules.values()
    every = (book.plan.title, *(place.name for place in book.places.by_id.values()),
             *(name for rule in rules for name in (rule.title, rule.short, rule.number)))  # fmt: skip
    return tuple(dict.fromkeys(name for name in every if any(map(str.isdigit, name))))


def _beside(one: PrintedText, hidden: Mapping[str, tuple[str, ...]], places: Places) -> dict[str, tuple[str, ...]]:
    """The indicators of a text of which a number is withheld near it, each with the places where."""
    found = {
        indicator: tuple(place for place in hidden.get(indicator, ()) if _near(places, one.place, place))
        for indicator in one.indicators
    }
    return {indicator: there for indicator, there in found.items() if there}


def _near(places: Places, here: str, there: str) -> bool:
    return not here or places.lies_in(here, there) or places.lies_in(there, here)


def _key(book: Book, one: PrintedText, beside: Iterable[str]) -> Cleared:
    return Cleared(
        file=_inside(one.where.file),
        place=one.place,
        indicator=";".join(beside),
        round=book.round.id,
        digest=_digest(one.text),
    )


def _digest(text: str) -> str:
    """The beginning of a text's SHA-256 in groups of four, which no spreadsheet takes for a number."""
    digits = hashlib.sha256(text.encode()).hexdigest()
    return "-".join(digits[at : at + _GROUP] for at in range(0, _SHORT, _GROUP))


def _inside(file: str) -> str:
    """A file as told from the plan's folder of data, wherever that stands."""
    parts = file.split("/")
    folders = [at for at, part in enumerate(parts) if part in _FOLDERS]
    return "/".join(parts[folders[-1] if folders else -1 :])


def _problem(
    book: Book, one: PrintedText, beside: Mapping[str, tuple[str, ...]], key: Cleared, numbers: tuple[str, ...]
) -> Problem:
    quoted = [f"'{number}'" for number in numbers[:_MOST_QUOTED]]
    says = listed([*quoted, *(["more numbers"] if len(numbers) > _MOST_QUOTED else [])])
    hidden = listed([f"{indicator} in {listed(places)}" for indicator, places in beside.items()])
    since = "".join(_changed(key, book.registers.cleared))
    what = f"the text states {says}, and numbers are withheld of {hidden}{since}"
    return problem("A070", one.where, what, _mend(book, key))


def _changed(key: Cleared, cleared: Iterable[Clearance]) -> Iterator[str]:
    """Who cleared a story before it was changed."""
    alone = key.file.endswith(".md")
    before = [one for one in cleared if alone and one.text._replace(digest="") == key._replace(digest="")]
    if before:
        last = max(before, key=lambda one: one.on)
        yield f"; it was changed since {last.by} cleared it on {last.on}"


def _mend(book: Book, key: Cleared) -> str:
    """What to do, with the very line to be added; the heading too where no line is there yet."""
    heading = "" if book.registers.cleared else f", below the headings {','.join((*Cleared._fields, 'by', 'on'))}"
    return (
        f"take the numbers out; or, if they tell nothing withheld, add to {_FILE} of the plan's data{heading}, "
        f"with who has read it and the day: {_line((*key, WHO, DAY))}"
    )


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
