"""Whatever happens to a file, the commands say what is wrong or go on; none ever fails with a fault of ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from oba.cli import app
from tests.end_to_end.small import INDICATORS, PLAN, copied
from tests.heavy import one_in

Damage = Callable[[bytes], bytes]
ODD = (
    "", "-", "0", "-1", "1e999", "NaN", "inf", "1/0", "9" * 41, "٣", "½", "0.1.2", "1,00", "=1+1", "x", "z", "low",
    "null", "~", "yes", "{", "[", "{a: b}", "[a, b]", "&a", "*a", "!!python/object:os.system", "? a", "---", "...",
    "|", ">", "'", '"', '"a', "a: b: c", "# a", "%", "\t", "\x00", "\x1b", "\ufeff", "\u202e", "\U0001f600", "\r",
    "0000-00-00", "0001-01-01", "9999-12-31", "2024-02-30", "1/2/2024", "0000/01", "9999/00", "2024/26", "2024/25 Q5",
    "2024/25 Q4 to 2023/24 Q1", "2010/11 to 2009/10", "1900 to 9999", "at most", "at most x", "between 3 and 1",
    "between 1 and", "at least 1e9", "exactly", "below -5", "within", "within 0 points", "within -1 percent",
    "to be agreed", "reduce", "none", "nearer", "higher", "dyffryn", "cymru", "heb-ysgol", "../../etc/passwd", "a" * 70,
    "rate per 0", "rate per 1000000000000", "gap", "change", "moving", "sum, at least 0 percent of denominator",
)  # fmt: skip


def names() -> list[str]:
    """Every file of the plan, by its path."""
    plans = Path(__file__).parent / "plans"
    return sorted(path.relative_to(plans).as_posix() for path in plans.rglob("*") if path.is_file())


@st.composite
def bytes_damaged(draw: st.DrawFn) -> Damage:
    """A byte lost, put in or exchanged, or the rest of the file lost."""
    where, byte, length = draw(st.floats(0, 1)), draw(st.binary(max_size=2)), draw(st.sampled_from((0, 1, 2, 10**6)))

    def damage(data: bytes) -> bytes:
        at = int(where * len(data))
        return data[:at] + byte + data[at + length :]

    return damage


@st.composite
def lines_damaged(draw: st.DrawFn) -> Damage:
    """A line lost, said twice, moved, or further in than it was."""
    one, other = draw(st.floats(0, 1)), draw(st.floats(0, 1))
    kind = draw(st.sampled_from(("lose", "twice", "move", "indent")))

    def damage(data: bytes) -> bytes:
        lines = data.split(b"\n")
        here, there = (int(share * (len(lines) - 1)) for share in (one, other))
        line = lines[here]
        if kind in ("lose", "move"):
            del lines[here]
        if kind in ("twice", "move"):
            lines.insert(there, line)
        if kind == "indent":
            lines[here] = b"  " + line
        return b"\n".join(lines)

    return damage


@st.composite
def values_damaged(draw: st.DrawFn) -> Damage:
    """A cell of a table, or a value or key of a rule, that says something odd."""
    line, place, odd = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.sampled_from(ODD)).encode()

    def damage(data: bytes) -> bytes:
        lines = data.split(b"\n")
        at = int(line * (len(lines) - 1))
        cells = [part for mark in (b",", b": ") for part in [lines[at].split(mark)] if len(part) > 1] or [[lines[at]]]
        chosen, mark = cells[0], b"," if b"," in lines[at] else b": "
        chosen[int(place * (len(chosen) - 1))] = odd
        lines[at] = mark.join(chosen)
        return b"\n".join(lines)

    return damage


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plan that is damaged and mended over and over."""
    return copied(tmp_path_factory.mktemp("damaged"))


def commands(here: Path) -> None:
    """Check the plan and, where it can be read, have its answers, its working and its rules said."""
    where = ("--rules", str(here / "rules"), "--data", str(here / "data"))
    status = say("check", PLAN, *where)
    assert status in (0, 1, 2)
    if status == 0:
        assert say("assess", PLAN, *where) == 0
        assert say("explain", PLAN, INDICATORS[1], *where) in (0, 2)
        assert say("rules", PLAN, *where) == 0


def say(*words: str) -> int:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False).exit_code


@settings(one_in(4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(names()), st.one_of(bytes_damaged(), lines_damaged(), values_damaged()))
def test_no_damage_to_a_file_is_a_fault_of_ours(here: Path, name: str, damage: Damage) -> None:
    """A byte, a line or a value of any file made wrong: the commands end with a status, never with an exception."""
    file = here / name
    sound = file.read_bytes()
    try:
        file.write_bytes(damage(sound))
        commands(here)
    finally:
        file.write_bytes(sound)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", ["gone", "empty", "a folder", "a link to nothing", "a link to itself"])
def test_no_loss_of_a_file_is_a_fault_of_ours(here: Path, name: str, kind: str) -> None:
    """A file that is gone, empty, a folder or a link that leads nowhere."""
    file = here / name
    sound = file.read_bytes()
    file.unlink()
    match kind:
        case "empty":
            file.touch()
        case "a folder":
            file.mkdir()
        case "a link to nothing":
            file.symlink_to("nothing")
        case "a link to itself":
            file.symlink_to(file)
        case _:
            pass
    try:
        commands(here)
    finally:
        if file.is_dir() and not file.is_symlink():
            file.rmdir()
        file.unlink(missing_ok=True)
        file.write_bytes(sound)
