"""Which characters Inter can draw, in all of its weights and slants: what a page can say at all."""

from __future__ import annotations

# What all files of cards/fonts/print have, in hexadecimal; without the private signs, which mean something else in
# every font. The fonts' own tables say so, and a test holds this one to them.
_RANGES = """
20-7E A0-AC AE-148 14A-1C3 1C5-254 256-27B 27E-284 286-290 292-2A4 2A6-304 306-30A 30C 30F 313 315 31B 323
326-328 32C 337-338 342-343 346-36F 374-376 37A-37F 384-38A 38C 38E-3A1 3A3-3D7 3DC-3DD 3F0-3F6 3F9-3FA 3FC-479
480-49D 4A0-4FF 52F E3F 1D00 1D0D 1D1B 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52 1D56-1D58 1D5B 1D62-1D65 1D9C 1DA0
1DBB 1DBF-1DF5 1DFC-1E9B 1E9D-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4
1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-200B 2010-2027 202F-2055 2057 205F 2070-2071
2074-208E 2090-209C 20A0-20AF 20B1-20B5 20B8-20BA 20BC-20C0 20DB-20DE 20E8 20F0 2100-2101 2103 2105-2106 2109
2113 2116-2117 211E-2122 2126 212A-212B 212E 2132 213B 214D 2150-217F 2183-2186 2189 2190-2199 21A9-21AA
21B0-21B1 21B3-21B5 21BA-21BB 21D0 21D2 21D4 21DE-21DF 21E4-21E5 21E7 21EA 2202 2205-2206 220F 2211-2212 221A
221E 222B 2236 2248 2260 2264-2265 2295-2298 2303-2305 2318 2325-2327 232B 2380 2387 238B 23CE-23CF 2423
2460-2468 24B6-24CF 24EA 25A0-25A2 25AA 25B2-25B3 25B6-25B7 25BA-25BD 25C0-25C1 25C4-25C7 25CA-25CB 25CF 25E6
25EF 2600 2605-2606 263C 2661 2665 266A-266B 26A0 2713 2717 2756 2764 2780-2788 27EF 27F5-27FA 2913 2A38 2B06
2B12-2B13 2B1C 2B24 2C7C 2C7F 2DFF 2E18 A69F A7FF A92E 1F12F-1F149 1F16A-1F16B 1F850 1F852
"""
# Layout, and wishes for a variant of the sign before.
_UNDRAWN_ON_PURPOSE = "\n\t" + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def _characters(span: str) -> range:
    first, _, last = span.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


DRAWN = frozenset(chr(code) for span in _RANGES.split() for code in _characters(span))
_HARMLESS = DRAWN.union(_UNDRAWN_ON_PURPOSE)


def lacking(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be drawn, each once, in order; line ends and tabs are layout."""
    wrong = set(text) - _HARMLESS
    return tuple(sorted(wrong, key=text.index)) if wrong else ()
