"""A manifest is the same for the same content, and names every file and every choice."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.plan import Policy
from oba.domain.protection import Cost, Ladder, Suppression
from oba.publish import Digest, digest, keyed_digest, listing_digest, manifest
from tests.build import INDICATOR, plan, year

POLICY = plan().policy
KEY, OTHER_KEY = bytes(range(32)), bytes(32)
SENT = hashlib.sha256(b"id: ni-117").hexdigest()
HELD = Suppression(
    indicator=INDICATOR, period=year(2009), group="all", places=("northern", "central"), step=Ladder.LEAST
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
listings = st.dictionaries(texts, texts)


def written(policy: Policy = POLICY, suppressed: Sequence[Suppression] = (), key: bytes = KEY) -> bytes:
    """A manifest with one file in and one out."""
    return manifest(
        inputs={"rules/ni-117.yaml": SENT},
        key=key,
        outputs={"results.csv": digest(b"indicator,place")},
        policy=policy,
        suppressed=suppressed,
        cost=Cost(),
    )


def read(content: bytes) -> dict[str, Any]:
    """What a manifest says."""
    found: dict[str, Any] = json.loads(content)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider(Policy):
    """A policy with one more choice to make."""

    rounding: str


def test_every_choice_of_the_policy_is_named() -> None:
    """Each field but the line where they stand, so that a choice added to the policy cannot be forgotten."""
    said = read(written())["policy"]
    days = {"expected_within": 365, "suppress_below": 6}
    assert said == {"compare": "as printed", "on_course": "19/20", **days, "insiders": False}
    kept = {one.name: getattr(POLICY, one.name) for one in fields(POLICY)}
    assert read(written(Wider(**kept, rounding="half away")))["policy"] == {**said, "rounding": "half away"}


def test_what_was_suppressed_is_named_without_a_number() -> None:
    """Indicator, period, places and by which step, in the order in which it was decided."""
    places, step = ["northern", "central"], "as few numbers as possible"
    first = {"indicator": INDICATOR, "period": "2009/10", "places": places, "step": step}
    said = read(written(suppressed=(HELD, replace(HELD, indicator="ni-43"))))["suppression"]
    assert said == [first, {**first, "indicator": "ni-43"}]


def test_files_are_named_with_their_hash() -> None:
    """What was read has its keyed hash; what was written its hash and its length."""
    said = read(written())
    assert said["inputs"] == {
        "rules/ni-117.yaml": {"hmac-sha256": hmac.new(KEY, SENT.encode(), hashlib.sha256).hexdigest()}
    }
    assert said["outputs"] == {"results.csv": {"bytes": 15, "sha256": digest(b"indicator,place").sha256}}


def test_without_a_key_no_digest_of_what_was_read_is_told() -> None:
    """Nor the names of the files: what cannot be checked is not there, and that is said."""
    assert read(written(key=b""))["inputs"] == "left out: no key"
    assert keyed_digest(SENT, b"") == ""


def test_a_digest_says_nothing_without_its_key() -> None:
    """Who guesses a small file right cannot see that he has: its hash stands nowhere, and another key gives another."""
    assert SENT not in written().decode()
    assert written() != written(key=OTHER_KEY)


def test_programs_are_named_with_their_version() -> None:
    """Ours, and those that read the files and draw the pages."""
    versions = read(written())["versions"]
    assert {"oba", "pandas", "weasyprint"} <= versions.keys()
    assert all(versions.values())


@given(listings)
def test_the_order_of_saying_does_not_matter(files: dict[str, str]) -> None:
    """Files named in another order give the same bytes, and the same digest of them all."""
    turned = dict(reversed(list(files.items())))
    one, other = (
        manifest(inputs=said, key=KEY, outputs={}, policy=POLICY, suppressed=(), cost=Cost())
        for said in (files, turned)
    )
    assert one == other
    assert listing_digest(files) == listing_digest(turned)


@given(listings, texts, texts)
def test_a_listing_is_known_by_every_name_and_digest(files: dict[str, str], name: str, sha256: str) -> None:
    """One more file, or another content, gives another digest."""
    assert (listing_digest({**files, name: sha256}) == listing_digest(files)) is (files.get(name) == sha256)


def test_it_is_readable_text() -> None:
    """UTF-8 as written, one key a line, one line end at the end: two rounds can be compared line by line."""
    text = written(suppressed=(replace(HELD, group="Sŵn y Môr"),)).decode("utf-8")
    assert '"group": "Sŵn y Môr"' in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_a_number_without_one_spelling_is_a_bug() -> None:
    """A float has several spellings, so that no choice may be one."""
    with pytest.raises(TypeError, match="no one way"):
        written(replace(POLICY, on_course=0.95))  # type: ignore[arg-type]


def test_a_digest_is_length_and_sha256() -> None:
    """The digest of nothing is the known one."""
    assert digest(b"") == Digest(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_a_group_that_was_suppressed_is_named() -> None:
    """Everyone has no group; girls are told from everyone at the same places."""
    said = read(written(suppressed=(HELD, replace(HELD, group="girls"))))["suppression"]
    assert [one.get("group") for one in said] == [None, "girls"]


def test_a_part_that_was_suppressed_is_named_as_one() -> None:
    """A number that a derived one is made of is told from the derived one of the same place and period."""
    said = read(written(suppressed=(HELD, replace(HELD, layer="part"))))["suppression"]
    assert [one.get("layer") for one in said] == [None, "part"]
