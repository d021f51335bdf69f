"""Numbers in a text, in figures and in words: what may tell a number that is withheld."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from oba.words.harmless_numbers import PEOPLE, without_harmless_numbers

# Longer words stand first, so that sixteen is not read as six. None has to end here: sixfold and threesome tell too.
_ONES = (
    "seventeen|thirteen|fourteen|eighteen|nineteen|fifteen|sixteen|seventy|eleven|twelve|twenty|thirty|eighty|ninety"
    "|nought|forty|fifty|sixty|three|seven|eight|zero|four|five|nine|nil|one|two|six|ten"
)
_LARGE = "hundred|thousand|million|dozen"
_SHARES = (
    "half|halves|halved|halving|halve|thirds?|quarters|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    "|eleventh|twelfths?|twentieths?|hundredths?"
)
_TIMES = (
    "double|doubled|doubling|twice|thrice|treble|trebled|triple|tripled|tripling|quadrupled|twofold|threefold"
    "|fourfold|fivefold|tenfold"
)
_FEW = rf"none|nobody|twins?|triplets?|all\s+but|(?:pairs?|couple)\s+of|(?:both|neither)\s+(?:of|{PEOPLE})"
_ALONE = rf"(?:no|first|second|only|single|sole|lone)\s+{PEOPLE}"
_NUMBER = re.compile(
    rf"\d[\d.,/]*(?:\s*%|\s*per\s?cent\b)?"
    rf"|\b(?:{_ONES})(?:[\s-]+(?:{_ONES}|{_LARGE}|in|and\s+a\s+half)\b)*"
    rf"|\b(?:{_ONES}|{_LARGE})s?\b|\b(?:{_SHARES})\b|\ba\s+quarter\s+of\b|\b(?:{_TIMES})\b|\b(?:{_FEW})\b"
    rf"|\b(?:{_ALONE})\b|[%‰]",
    re.IGNORECASE,
)
_MARKS = str.maketrans("", "", "*_`\\~\u00ad\u200b\u200c\u200d\u2060")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u2044": "/"})


def numbers_in(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers that a text states, as they stand in it, each once; dates, periods, ages and `names` aside.

    Of Markdown what is read is meant, so that a number written with marks inside is one too.
    """
    plain = _plain(text)
    for name in sorted(names, key=len, reverse=True):
        plain = re.sub(rf"(?<!\w){re.escape(_plain(name))}(?!\w)", ";", plain, flags=re.IGNORECASE)
    found = _NUMBER.finditer(without_harmless_numbers(plain))
    return tuple(dict.fromkeys(" ".join(one[0].split()).rstrip(".,/") for one in found))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", html.unescape(text)).translate(_MARKS).translate(_DASHES)
