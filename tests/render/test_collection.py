"""Garbage is looked for between documents, and not while one is made."""

from __future__ import annotations

import gc

import pytest

from oba.render.collection import no_collection
from oba.render.work import NOTHING_KEPT


def test_none_is_looked_for_while_a_document_is_made() -> None:
    """It is put off from the beginning of the work to its end, and looked for again after it."""
    seen = NOTHING_KEPT.once("part", ("page",), lambda: str(gc.isenabled()).encode())
    assert (seen, gc.isenabled()) == (b"False", True)


def test_a_document_that_fails_leaves_all_as_it_was() -> None:
    """Also when the work ends in an error is garbage looked for again."""
    with pytest.raises(KeyError), no_collection():
        raise KeyError
    assert gc.isenabled()


def test_who_looks_for_none_is_left_in_peace() -> None:
    """Where it is put off already, for as long as that lasts, work inside changes nothing."""
    with no_collection():
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
