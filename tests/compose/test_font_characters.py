"""What the fonts can draw is known without opening them, and holds the letters of Europe."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from oba.compose.font_characters import DRAWN, lacking

PRINT = Path(__file__).parents[2] / "cards" / "fonts" / "print"
PRIVATE = range(0xE000, 0xF900)

ALPHABETS = {
    "Welsh": "âêîôûŵŷ áéíóúẃý àèìòùẁỳ äëïöüẅÿ ÂÊÎÔÛŴŶ Ẃ Ẁ Ẅ",
    "Irish": "áéíóú ḃċḋḟġṁṗṡṫ",
    "Scottish Gaelic": "àèìòù",
    "French": "àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ «»",
    "German": "äöüß ÄÖÜẞ „“",
    "Spanish, Catalan and Portuguese": "áéíóúüñ¿¡ çïl·l ãõâêô ªº",
    "Italian and Maltese": "àèéìòù ċġħż ĊĠĦŻ",
    "the Nordic languages": "åäöæøðþ áéíóúý ÅÄÖÆØÐÞ",
    "the Sámi languages": "áčđŋšŧž ǧǩʒǯ",
    "the Baltic languages": "āčēģīķļņšūž ąčęėįšųūž ĀČĒĢĪĶĻŅŠŪŽ õäöü",
    "Polish": "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ",
    "Czech and Slovak": "áčďéěíňóřšťúůýž ľĺŕôä ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "Hungarian": "áéíóöőúüű ÁÉÍÓÖŐÚÜŰ",
    "Romanian": "ăâîșț ĂÂÎȘȚ şţ",
    "Croatian, Bosnian, Slovene and Albanian": "čćđšž ëç ČĆĐŠŽ",
    "Turkish and Azeri": "çğıöşü ÇĞİÖŞÜ ə Ə",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψω άέήίόύώϊϋΐΰ ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ ΆΈΉΊΌΎΏ",
    "Russian, Bulgarian and Ukrainian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя ґєії АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ ҐЄІЇ",
    "Serbian and Macedonian": "ђјљњћџ ѓѕќ ЂЈЉЊЋЏ ЃЅЌ",
    "Belarusian": "ў Ў",
}


def test_the_table_is_what_every_font_on_paper_has() -> None:
    """It names the characters that all four files have, and no private ones, which mean something else in each font."""
    shared: set[int] = set()
    for file in sorted(PRINT.glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            shared = shared & set(font.getBestCmap()) if shared else set(font.getBestCmap())
    assert {chr(code) for code in shared if code >= ord(" ") and code not in PRIVATE and code != 0xFEFF} == DRAWN


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_letters_of_europe_can_be_printed(language: str) -> None:
    """A name in any of the languages of Europe that are written in Latin, Greek or Cyrillic letters."""
    assert lacking(ALPHABETS[language]) == ()


def test_what_is_lacking_is_named_once_in_order() -> None:
    """Layout and wishes for a variant of a sign are no matter; pictures, ligatures and symbol fonts are."""
    assert lacking("a\tb\n❤\ufe0f ▲▼◆●■○→≥≤−–£✓✗") == ()
    assert lacking("🎉 ﬁ \uf0b7 🎉 ▬") == ("🎉", "ﬁ", "\uf0b7", "▬")
