"""A page is read as browsers read it, with patterns that are made once."""

from __future__ import annotations

import re
from xml.etree.ElementTree import tostring

import pytest
from tinyhtml5 import inputstream  # type: ignore[import-untyped]  # published without types
from weasyprint import HTML

from oba.render.parsing import Patterns, parsed
from tests.render.sample import assets, pack

ODD = """<!doctype html><html lang=en><head><meta charset="utf-8"><title>A &amp; B</title></head>
<body class = 'x y' id=z><!-- a - b -- c --><p>One &lt; two<p title='"'>&notanentity; ä<br/><table><tr><td>cell</table>
<svg viewBox="0 0 1 1"><path d="M0 0"/><![CDATA[a]b]]></svg><ul><li>a<li>b</ul><textarea>
<b></textarea><script>if (1 < 2) "</scr"</script></body></html>"""


def read(html: str) -> bytes:
    """What is made of a page, written out."""
    return tostring(parsed(html, assets()).etree_element)


@pytest.mark.parametrize("html", [ODD, pack()], ids=["an odd page", "a pack"])
def test_the_tree_is_the_same(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is in a page, what is read is what tinyhtml5 reads with patterns of its own."""
    ours = read(html)
    monkeypatch.setattr(inputstream, "characters_until_regex", {})
    assert tostring(HTML(string=html).etree_element) == ours


def test_a_pattern_is_made_once() -> None:
    """Those of tinyhtml5 are found again, whichever page was read; a letter that means something in one is itself."""
    read(ODD)
    kept = inputstream.characters_until_regex
    assert isinstance(kept, Patterns)
    before = dict(kept)
    read(ODD)
    assert kept
    assert dict(kept) == before
    patterns = Patterns()
    assert patterns[("]", "^", "-"), True] is patterns[("]", "^", "-"), True]
    assert patterns[("]", "^", "-"), True] == re.compile(r"[\x5d\x5e\x2d]+")
    assert patterns[("<", "\0"), False] == re.compile(r"[^\x3c\x00]+")
