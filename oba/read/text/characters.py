"""Characters on their way to a page: what is read as plain letters, and what the fonts cannot draw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from oba.compose.font_characters import lacking
from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.words import listed
from oba.words.lists import agreeing

Occurrence = tuple[str, Where]

# Letters drawn as one, which programs that make PDFs leave in what is copied from them.
_LIGATURES = MappingProxyType({code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})
_ANY_LIGATURE = re.compile("[\ufb00-\ufb06]")
# A bullet that a word processor puts before a line: a sign of a symbol font, which no other font has, or a plain one.
_BULLET = re.compile("^[ \t]*(?:[\uf020-\uf0ff]|[•‣\u2043∙◦▪])[ \t\u00a0]*(?=[^ \t\u00a0\n])", re.MULTILINE)
_ALIKE: Mapping[str, str] = MappingProxyType({
    "✔": "✓", "✅": "✓", "☑": "✓", "✘": "✗", "✖": "✗", "❌": "✗", "☒": "✗", "➔": "→", "➜": "→", "➡": "→", "⇒": "→",
    "⬅": "←", "⬆": "↑", "⬇": "↓", "➢": "►", "➤": "►", "▬": "–", "⚫": "●", "🔴": "●", "⭐": "★", "❑": "□", "❒": "□",
})  # fmt: skip
_NEVER_SEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_SYMBOL_FONT = range(0xF020, 0xF100)
_MOST_LINES = 5


def plain(text: str) -> str:
    """The text with ﬁ, ﬂ and the other letters drawn as one as the letters they are."""
    if text.isascii() or not _ANY_LIGATURE.search(text):
        return text
    return text.translate(_LIGATURES)


def printable(text: str) -> str:
    """The text with an escape for what cannot be printed, so that no terminal obeys what somebody else wrote."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def on_one_line(text: str) -> str:
    """The text on one line, its stretches of spaces as one each, without what cannot be seen."""
    seen = (" " if c.isspace() else "" if unicodedata.category(c) in _NEVER_SEEN else c for c in text)
    return " ".join("".join(seen).split())


def with_bullets(text: str) -> str:
    """Markdown in which a line that begins with a word processor's bullet is an item of a list."""
    return text if text.isascii() else _BULLET.sub("- ", text)


def occurrences(line: str, where: Where) -> Iterator[Occurrence]:
    """Each character of a line that cannot be drawn, at its first column; what cannot be seen is no matter of fonts."""
    for sign in () if line.isascii() else lacking(line):
        if not _is_unseen(sign):
            yield sign, Where(file=where.file, line=where.line, column=line.index(sign) + 1)


def undrawn(found: Iterable[Occurrence]) -> Iterator[Problem]:
    """One problem for each character, at the first place of it, with the lines of the others."""
    places: dict[str, list[Where]] = {}
    for sign, where in found:
        places.setdefault(sign, []).append(where)
    for sign, its in places.items():
        what = f"the fonts cannot draw {_called(sign)}{_others(its)}"
        yield problem("F009", its[0], what, _mend(sign))


def _is_unseen(sign: str) -> bool:
    """Whether it is a control or a mark of format, of which the reader of files speaks."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") or sign in "\ufffe\uffff"


def _called(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    if ord(sign) in _SYMBOL_FONT:
        return f"{code}, a sign of a symbol font such as Wingdings"
    name = unicodedata.name(sign, "").lower()
    return f"'{sign}' ({code}, {name})" if name else code


def _others(places: list[Where]) -> str:
    """Where else: a few lines, then how many more."""
    lines = list(dict.fromkeys(str(where.line) for where in places if where.line != places[0].line))
    if not lines:
        return ""
    more = len(lines) - _MOST_LINES
    said = [*lines[:_MOST_LINES], f"{more:,} more"] if more > 0 else lines
    return f"; so on {agreeing(len(lines), 'line', 'lines')} {listed(said)}"


def _mend(sign: str) -> str:
    """What to write instead: its plain equal, letters that the fonts have, or words."""
    like = _ALIKE.get(sign) or unicodedata.normalize("NFKC", sign)
    if like != sign and not lacking(like):
        return f"write {like} instead."
    if ord(sign) in _SYMBOL_FONT:
        return "type the sign that is meant: for a bullet - or •, for an arrow →."
    if unicodedata.category(sign).startswith("L"):
        return "write it in Latin, Greek or Cyrillic letters, which the fonts have."
    return ""
