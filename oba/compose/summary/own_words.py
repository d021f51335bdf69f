"""What young people wrote for the summary, or what somebody drafted for them until they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oba.domain.publication import Publication
from oba.domain.signed_text import CITED, SignedText
from oba.words import listed

_HEADING = "### "
_DRAFTED = "Drafted, waiting for young people’s words."


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """A text: a heading of its own, if it begins with one, and the Markdown below it."""

    heading: str = ""
    markdown: str = ""


NOTHING = OwnWords()


class SummaryTexts:
    """The texts of a round's summary, by the name of what they tell."""

    def __init__(self, texts: Iterable[SignedText]) -> None:
        self._texts: Mapping[str, SignedText] = {
            one.section: one for one in texts if one.publication is Publication.SUMMARY
        }

    def of(self, section: str) -> OwnWords:
        """What was written for a section, an indicator or a promise; nothing where nobody wrote."""
        found = self._texts.get(section)
        return _own(found.markdown) if found else NOTHING

    @property
    def signed(self) -> str:
        """Whose words they are, and that others are drafted: what the foot of each page says."""
        whose = dict.fromkeys(one.words_of for one in self._texts.values() if one.words_of)
        drafted = not self._texts or any(not one.words_of for one in self._texts.values())
        said = (f"Words by {listed(whose)}." if whose else "", _DRAFTED if drafted else "")
        return " ".join(part for part in said if part)


def _own(markdown: str) -> OwnWords:
    """A text in two, without what it cites: readers of eleven are told, not referred."""
    first, _, rest = CITED.sub("", markdown).strip().partition("\n")
    if first.startswith(_HEADING):
        return OwnWords(heading=first.removeprefix(_HEADING).strip(), markdown=rest.strip())
    return OwnWords(markdown=f"{first}\n{rest}".strip())
