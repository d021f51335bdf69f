"""A manifest is read as something that somebody may have touched: it is whole, or it says what is wrong with it."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from oba.publish import MANIFEST, digest
from oba.verification.manifest import Unreadable, read_manifest, rest_remarks
from tests.verification.written_round import TREE, manifest_of

Tree = dict[str, Any]


def read(folder: Path, content: bytes) -> str:
    """Why a manifest cannot be read."""
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(Unreadable) as why:
        read_manifest(folder)
    return str(why.value)


def without(name: str) -> Tree:
    """A manifest that lacks one of its parts."""
    return {key: value for key, value in TREE.items() if key != name}


def test_what_a_manifest_says_is_read(tmp_path: Path) -> None:
    """Its plan, round, programs, inputs and outputs, its own digest, and whatever it says besides."""
    found = manifest_of(tmp_path, TREE)
    assert (found.plan, found.round) == ("demo", "2010-11-q2")
    assert found.inputs == {"plan": "aa", "rule ni-117": "bb", "cards/card.css": "cc"}
    assert found.data == {"rows of ni-117": "dd"}
    assert {name: (one.size, one.sha256) for name, one in found.outputs.items()} == {"a.html": (1, "ee")}
    assert found.rest == {"cut_off": "2010-10-15", "policy": {"decimals": "1"}}
    assert found.sha256 == digest((tmp_path / MANIFEST).read_bytes()).sha256


def test_a_manifest_made_without_a_key_names_no_data(tmp_path: Path) -> None:
    """Nothing is what it says of them, which is not the same as none."""
    assert manifest_of(tmp_path, {**TREE, "data": "left out: no key"}).data is None


def test_a_folder_that_cannot_be_has_no_manifest(tmp_path: Path) -> None:
    """As of a round whose name, in a file that somebody made up, no folder can have."""
    with pytest.raises(Unreadable, match="no file can have that name"):
        read_manifest(tmp_path / "2010\0")


@pytest.mark.parametrize("name", ["plan", "round", "made by", "inputs", "data", "outputs"])
def test_a_part_that_is_missing_is_told(tmp_path: Path, name: str) -> None:
    """As in a manifest of an older format."""
    assert "it lacks what a manifest has" in read(tmp_path, json.dumps(without(name)).encode())


@pytest.mark.parametrize(
    "changed",
    [
        {"plan": 7},
        {"round": ["2010-11-q2"]},
        {"made by": "oba 0.1"},
        {"inputs": ["plan"]},
        {"inputs": {"plan": "aa"}},
        {"inputs": {"plan": {"sha256": None}}},
        {"data": {"rows": {"sha256": "dd"}}},
        {"outputs": {"a.html": {"bytes": "1", "sha256": "ee"}}},
        {"outputs": {"a.html": 1}},
        {"outputs": None},
    ],
)
def test_values_of_another_kind_are_told(tmp_path: Path, changed: Tree) -> None:
    """A text where a table should be, and the like, is no manifest."""
    assert "it lacks what a manifest has" in read(tmp_path, json.dumps(TREE | changed).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_manifest_at_all_is_told(tmp_path: Path, content: bytes) -> None:
    """Nothing, half of one, another thing, no text, and a well without a bottom."""
    assert read(tmp_path, content)


def test_a_name_that_stands_twice_is_told(tmp_path: Path) -> None:
    """A reader would see only the last, and another reader only the first."""
    text = json.dumps(TREE).replace('"plan": "demo"', '"plan": "other", "plan": "demo"')
    assert read(tmp_path, text.encode()) == "it is not JSON ('plan' stands twice)"


def test_no_manifest_is_told(tmp_path: Path) -> None:
    """A folder without one, one that is a folder, and one that leads elsewhere."""
    with pytest.raises(Unreadable, match="No such file"):
        read_manifest(tmp_path)
    (tmp_path / "inside" / MANIFEST).mkdir(parents=True)
    with pytest.raises(Unreadable, match="no file"):
        read_manifest(tmp_path / "inside")
    (tmp_path / "whole.json").write_text(json.dumps(TREE), encoding="utf-8")
    (tmp_path / MANIFEST).symlink_to(tmp_path / "whole.json")
    with pytest.raises(Unreadable, match="link"):
        read_manifest(tmp_path)


def test_a_manifest_that_was_touched_anywhere_is_read_or_told(tmp_path: Path) -> None:
    """Bytes turned over, cut away and put in at random never stop the reader."""
    whole, chance = json.dumps(TREE, indent=1).encode(), random.Random(11)  # noqa: S311 - for chance
    for _ in range(300):
        content, at = bytearray(whole), chance.randrange(len(whole))
        content[at : at + chance.choice((0, 1, 5, len(whole)))] = chance.randbytes(chance.randrange(3))
        (tmp_path / MANIFEST).write_bytes(content)
        with suppress(Unreadable):
            assert read_manifest(tmp_path).sha256


def test_what_it_says_besides_is_held_beside_what_comes_out(tmp_path: Path) -> None:
    """A policy, a cut-off and what was withheld are named where they differ, left out or put in."""
    then = manifest_of(tmp_path, {**TREE, "policy": {"decimals": "0"}, "more": 1})
    says = [one.line for one in rest_remarks(then, manifest_of(tmp_path, TREE))]
    assert says == [
        'manifest.json: its policy is {"decimals": "0"}, where {"decimals": "1"} comes out today',
        "manifest.json: its more is 1, where nothing comes out today",
    ]
