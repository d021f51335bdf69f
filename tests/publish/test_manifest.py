"""A manifest is the same for the same content, and names every file."""

from __future__ import annotations

import hashlib
import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.publish import Digest, Json, digest, manifest

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=10,
)
mappings = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), values)


def written(policy: dict[str, Json], suppression: Json = None) -> bytes:
    """A manifest with one file in and one out."""
    return manifest(
        inputs={"rules/ni-117.yaml": hashlib.sha256(b"id: ni-117").hexdigest()},
        outputs={"results.csv": digest(b"indicator,place")},
        versions={"oba": "0.1.0"},
        policy=policy,
        suppression=suppression,
    )


@given(mappings, values)
def test_it_says_back_what_was_said(policy: dict[str, Json], suppression: Json) -> None:
    """Reading a manifest gives the policy and the suppression decisions that were written."""
    read = json.loads(written(policy, suppression))
    assert (read["policy"], read["suppression"]) == (policy, suppression)


@given(mappings)
def test_the_order_of_saying_does_not_matter(policy: dict[str, Json]) -> None:
    """Keys given in another order, or in another kind of mapping, give the same bytes."""
    turned = MappingProxyType(dict(reversed(policy.items())))
    assert written({"a": turned}) == written({"a": policy})


def test_files_are_named_with_their_hash() -> None:
    """What was read has its hash; what was written its hash and its length."""
    read = json.loads(written({}))
    assert read["inputs"] == {"rules/ni-117.yaml": {"sha256": hashlib.sha256(b"id: ni-117").hexdigest()}}
    assert read["outputs"]["results.csv"]["bytes"] == 15


def test_it_is_readable_text() -> None:
    """UTF-8 as written, one key a line, one line end at the end: two rounds can be compared line by line."""
    text = written({"place": "Sŵn y Môr"}).decode("utf-8")
    assert '    "place": "Sŵn y Môr"\n' in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_a_number_without_one_spelling_is_a_bug() -> None:
    """A float has several spellings; the caller says which by writing text."""
    with pytest.raises(TypeError, match="no one way"):
        written({"on_course": 0.95})  # type: ignore[dict-item]


def test_a_digest_is_length_and_sha256() -> None:
    """The digest of nothing is the known one."""
    assert digest(b"") == Digest(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
