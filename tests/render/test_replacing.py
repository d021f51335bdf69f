"""What is replaced while a page is made is as it was before, once the page is made."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from oba.render.replacing import replaced


def test_each_part_is_put_back() -> None:
    """Inside there are ours, of one holder or of several, and outside theirs, also after an error."""
    one, other = SimpleNamespace(a=1, b=2), SimpleNamespace(a=3)
    with replaced((one, "a", "x"), (one, "b", "y"), (other, "a", "z")):
        assert (one, other) == (SimpleNamespace(a="x", b="y"), SimpleNamespace(a="z"))
    assert (one, other) == (SimpleNamespace(a=1, b=2), SimpleNamespace(a=3))
    with pytest.raises(KeyError), replaced((one, "a", "x")):
        raise KeyError
    assert one.a == 1
