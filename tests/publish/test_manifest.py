"""A manifest is the same for the same content, and names every file and every choice."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.plan import Policy
from oba.domain.protection import Cost, Ladder, Suppression
from oba.publish import Digest, digest, keyed_digest, listing_digest, manifest
from oba.publish.programs import _LIBRARIES, UNKNOWN, code_digest, programs
from tests.build import INDICATOR, plan, year
from tests.written import book

POLICY = plan().policy
KEY, OTHER_KEY = bytes(range(32)), bytes(32)
PUBLIC = {"rule ni-117": "7c1e" + "0" * 60}
SENT = hashlib.sha256(b"id: ni-117").hexdigest()
DATA = {"rows of ni-117": SENT}
HELD = Suppression(
    indicator=INDICATOR, period=year(2009), group="all", places=("northern", "central"), step=Ladder.LEAST
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
listings = st.dictionaries(texts, texts)


def written(
    policy: Policy = POLICY,
    suppressed: Sequence[Suppression] = (),
    key: bytes = KEY,
    public: Mapping[str, str] = PUBLIC,
    data: Mapping[str, str] = DATA,
) -> bytes:
    """A manifest with one rule and the rows of one indicator in, and one file out."""
    of = replace(
        book(), plan=replace(plan(), policy=policy), data_inputs=data, suppressed=tuple(suppressed), cost=Cost()
    )
    return manifest(book=of, public=public, key=key, outputs={"results.csv": digest(b"indicator,place")})


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
    """What is public has its hash, data a keyed one; what was written its hash and its length."""
    said = read(written())
    assert said["inputs"] == {"rule ni-117": {"sha256": PUBLIC["rule ni-117"]}}
    keyed = hmac.new(KEY, SENT.encode(), hashlib.sha256).hexdigest()
    assert said["data"] == {"rows of ni-117": {"hmac-sha256": keyed}}
    assert said["outputs"] == {"results.csv": {"bytes": 15, "sha256": digest(b"indicator,place").sha256}}


def test_without_a_key_no_digest_of_what_was_read_is_told() -> None:
    """Nor the names of what was read: what cannot be checked is not there, and that is said. Rules are public."""
    assert read(written(key=b""))["data"] == "left out: no key"
    assert read(written(key=b""))["inputs"] == read(written())["inputs"]
    assert keyed_digest(SENT, b"") == ""


def test_a_digest_says_nothing_without_its_key() -> None:
    """Who guesses a small file right cannot see that he has: its hash stands nowhere, and another key gives another."""
    assert SENT not in written().decode()
    assert written() != written(key=OTHER_KEY)


def test_what_made_it_is_named() -> None:
    """The round and its cut-off; our version and code, Python, the packages and libraries that draw the pages."""
    said = read(written())
    assert (said["plan"], said["round"], said["cut_off"]) == ("cypp-2010-13", "2010-11-q2", "2010-10-15")
    made = said["made by"]
    assert made == programs()
    assert made["oba"]["code"] == code_digest() != ""
    assert {"pandas", "weasyprint"} <= made["packages"].keys()
    assert {"harfbuzz", "pango", "zlib"} <= made["libraries"].keys()
    assert all((*made["packages"].values(), *made["libraries"].values(), made["python"]))


def test_a_library_that_is_not_there_is_said_to_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with other libraries makes rounds too, and says of them what it can."""
    monkeypatch.setitem(_LIBRARIES, "pango", ("libnowhere.so.9", "version"))
    programs.cache_clear()
    assert programs()["libraries"]["pango"] == UNKNOWN  # type: ignore[index]
    monkeypatch.undo()
    programs.cache_clear()


@given(listings)
def test_the_order_of_saying_does_not_matter(files: dict[str, str]) -> None:
    """Files named in another order give the same bytes, and the same digest of them all."""
    turned = dict(reversed(list(files.items())))
    assert written(public=files, data=files) == written(public=turned, data=turned)
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
