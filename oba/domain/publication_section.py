"""The sections that people write for a document of the year: what each is called there, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.publication import Publication

OF_OUTCOME = "outcome-"  # before the id of an outcome, so that no section is taken for one


class Section(NamedTuple):
    """One section: the name of its file, its heading, and what its writer is asked."""

    id: str
    title: str
    asks: str = ""


_REVIEW = (
    Section("introduction", "The year in brief", "What did the year set out to do, and what came of it?"),
    Section("strengths", "Strengths and achievements", "What got better, and what did we do for it?"),
    Section("development", "Areas for development", "What did not, and what do we have to learn or change?"),
    Section("needs", "Have needs and priorities changed?", "What do children need today that they did not a year ago?"),
    Section("priorities", "Priorities proposed for next year", "What comes first next year, and why?"),
    Section("resources", "Resources beside results", "What did the money do, and where should it go?"),
    Section("consultation", "How to comment", "Who is asked about this review, how, and until when?"),
)
_REPORT = (
    Section("introduction", "Introduction", "Who is this report for, and what is asked of them?"),
    Section("purpose", "Membership and purpose", "What is the partnership for, and who sits on it?"),
    Section("strengths", "Achievements", "What did the partners achieve together?"),
    Section("other-items", "Other items discussed", "What else was before the board this year?"),
    Section("priorities", "Focus for the year ahead", "What comes first next year, and why?"),
    Section("challenges", "Challenges", "What stands in the way of all of it?"),
)
_ASSESSMENT = (
    Section("introduction", "What this is", "Which plan is assessed, by whom, and for whom?"),
    Section("informed", "How we know", "Whom did you ask, and which reports, surveys and scrutiny did you use?"),
    Section("impact", "Impact on outcomes", "What is different for children, young people and families?"),
    Section("strengths", "Strengths", "What got better, and what did we do for it?"),
    Section("development", "Areas for development", "What did not, and what do we have to learn or change?"),
    Section("priorities", "Priorities for next year", "What comes first next year, and why?"),
)
_SUMMARY = (
    Section("opening", "How are we doing?", "What is this plan for, in your words?"),
    Section("better", "Getting better", "What did you notice that got better?"),
    Section("not-yet", "Not there yet", "What should be better, and what gets in the way?"),
    Section("next", "What happens next", "What do you want to happen first?"),
    Section("say", "Have your say", "Something that one of you said, and how others can have their say."),
)
SECTIONS: Mapping[Publication, tuple[Section, ...]] = MappingProxyType(
    {
        Publication.ANNUAL_REVIEW: _REVIEW,
        Publication.PARTNERSHIP_REPORT: _REPORT,
        Publication.SELF_ASSESSMENT: _ASSESSMENT,
        Publication.POSTER: (),
        Publication.SUMMARY: _SUMMARY,
    }
)
BY_OUTCOME = frozenset({Publication.ANNUAL_REVIEW, Publication.PARTNERSHIP_REPORT})


def section_ids(publication: Publication, outcomes: Iterable[str], named: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the files that a publication may have, one for each outcome too where it speaks of them apart.

    The summary may tell anything `named`, an indicator or a promise, in young people's own words.
    """
    apart = outcomes if publication in BY_OUTCOME else ()
    told = named if publication is Publication.SUMMARY else ()
    return (*(one.id for one in SECTIONS[publication]), *(f"{OF_OUTCOME}{outcome}" for outcome in apart), *told)
