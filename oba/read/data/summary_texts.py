"""The texts of a summary: whose words they are, whether they fit, and whether a child of eleven can read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from oba.domain.catalogue import problem
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.domain.publication import Publication
from oba.domain.publication_section import SECTIONS
from oba.domain.signed_text import CITED, SignedText
from oba.read.text.reading_age import OLDEST, reading
from oba.read.text.suggestion import quoted
from oba.words import listed

_ROOM = {"opening": 260, "better": 180, "not-yet": 180, "next": 180, "say": 420}
_ROOM_BESIDE = 130  # beside a picture, or in a line of what happens next


def check_summary_texts(texts: Collection[SignedText], plan: Plan) -> Iterator[Problem]:
    """What is wrong with the texts of summaries, and which summaries wait for young people's words."""
    own = [one for one in texts if one.publication is Publication.SUMMARY]
    for one in own:
        yield from _length(one)
        yield from _whose(one)
        yield from _age(one)
    for now in plan.rounds:
        if Publication.SUMMARY in now.publications and not any(one.round == now.id for one in own):
            what = f"the summary of {now.id} has no words of young people"
            yield problem("S034", plan.where, what, _how_to_begin(now.id))


def _how_to_begin(round_: str) -> str:
    names = listed(one.id for one in SECTIONS[Publication.SUMMARY])
    return (
        f"ask them for texts/{round_}/{Publication.SUMMARY}/<section>.md: {names}, or the id of an indicator or action."
    )


def _length(one: SignedText) -> Iterator[Problem]:
    letters, room = len(CITED.sub("", one.markdown)), _ROOM.get(one.section, _ROOM_BESIDE)
    if letters > room:
        yield problem("S032", one.where, f"the text has {letters:,} letters, and its place has room for {room}")


def _whose(one: SignedText) -> Iterator[Problem]:
    if one.words_of:
        return
    if any(line.lstrip().startswith(">") for line in one.markdown.split("\n")):
        yield problem("S033", one.where, "the text quotes somebody, and does not say whose words it holds")
    yield problem("S034", one.where, "the text is drafted, waiting for young people’s words")


def _age(one: SignedText) -> Iterator[Problem]:
    found = reading(one.markdown)
    if found and found.age > OLDEST:
        hard = f"; its hardest words are {listed(map(quoted, found.words))}" if found.words else ""
        what = (
            f"the text reads as for somebody of {found.age}; its hardest sentence is {quoted(found.sentence, 90)}{hard}"
        )
        yield problem("S031", one.where, what)
