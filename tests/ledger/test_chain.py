"""The files of the ledger: what is written is what is read, and whatever is changed in them is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.plan import Plan
from oba.domain.release import Printed, Release, ReleasedAnswer, ReleasedCell, ReleasedRule
from oba.ledger.table import end_line, exact, ledger_file
from oba.read.ledger import FOLDER, read_ledger
from tests.build import a_round, plan

PLAN: Plan = plan()
NOW = a_round().id
NUMBERS = st.none() | st.fractions()
TEXTS = st.text("abc é,;\"'/1", min_size=1, max_size=8).map(lambda text: f"x{text}")
CELLS = st.builds(
    ReleasedCell,
    of=st.builds(Printed, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(("", "part")), st.sampled_from(("", "earlier"))),
    **dict.fromkeys(("value", "numerator", "denominator", "lower", "upper", "level"), NUMBERS),
    shorthand=st.sampled_from(("", "c", "low")),
)
ANSWERS = st.builds(
    ReleasedAnswer, **dict.fromkeys(("indicator", "place", "question", "period", "answer", "reason"), TEXTS)
)
RULES = st.builds(ReleasedRule, TEXTS, TEXTS, TEXTS, TEXTS)
RELEASES = st.builds(
    Release,
    number=st.just(1),
    round=st.just(NOW),
    by=TEXTS,
    on=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    to=st.lists(TEXTS.map(lambda text: text.replace(";", "")), max_size=3).map(tuple),
    why=st.just("") | TEXTS,
    manifest=st.just("") | st.binary().map(lambda some: sha256(some).hexdigest()),
    program=TEXTS,
    cells=st.lists(CELLS, max_size=4).map(tuple),
    answers=st.lists(ANSWERS, max_size=3).map(tuple),
    rules=st.lists(RULES, max_size=3).map(tuple),
)


def release(number: int = 1, before: bytes = b"", **changed: str) -> Release:
    """A release with a number, one that is withheld and an answer."""
    of = Printed("ni-1", "county", "all", "2009/10")
    return Release(
        number=number,
        round=changed.get("round", NOW),
        by="the board",
        on=date(2010, 11, number),
        before=sha256(before).hexdigest() if before else "",
        cells=(ReleasedCell(of=of, value=Fraction(43, 9)), ReleasedCell(of=of._replace(place="north"), shorthand="c")),
        answers=(
            ReleasedAnswer(
                indicator="ni-1", place="county", question="threshold", period="2009/10", answer="red", reason=""
            ),
        ),
    )


def put(folder: Path, *contents: bytes) -> None:
    """Write the files of a chain, the first with number 1."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for number, content in enumerate(contents, start=1):
        (folder / FOLDER / f"{number:04}-{NOW}.csv").write_bytes(content)


def codes(folder: Path) -> list[str]:
    """The codes of what is wrong with a ledger."""
    releases, problems = read_ledger(folder, folder, PLAN)
    assert not (problems and releases), "a broken chain is not believed"
    return [one.code for one in problems]


@given(one=RELEASES)
def test_what_is_written_is_what_is_read(one: Release) -> None:
    """Every number exactly, every text to the letter, whatever commas and quotes it holds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, ledger_file(PLAN.id, one).content)
        assert read_ledger(folder, folder, PLAN) == ((one,), ())


def test_a_rule_is_kept_by_its_first_period_and_the_day_of_its_approval(tmp_path: Path) -> None:
    """With the digest of what it says, so that a version changed in place is found."""
    rule = ReleasedRule("ni-1", "2009/10", "2010-01-20", "ab" * 32)
    put(tmp_path, ledger_file(PLAN.id, replace(release(), rules=(rule,))).content)
    (kept,), problems = read_ledger(tmp_path, tmp_path, PLAN)
    assert (kept.rules, problems) == ((rule,), ())


@pytest.mark.parametrize(
    ("number", "text"),
    [("4.3", "4.3"), ("1/8", "0.125"), ("7/20", "0.35"), ("43/9", "43/9"), ("-1/40", "-0.025"), ("120", "120")],
)
def test_numbers_are_written_as_decimals_where_these_are_exact(number: str, text: str) -> None:
    """Else as a fraction; nothing is rounded."""
    assert exact(Fraction(number)) == text
    assert exact(None) == ""


def test_a_plan_without_a_ledger_has_released_nothing(tmp_path: Path) -> None:
    """No folder, or an empty one, is no mistake."""
    assert read_ledger(tmp_path, tmp_path, PLAN) == ((), ())
    put(tmp_path)
    assert read_ledger(tmp_path, tmp_path, PLAN) == ((), ())


def test_no_byte_of_a_file_can_be_changed(tmp_path: Path) -> None:
    """Wherever the only file is another, or whatever its end lacks, the file is not believed."""
    content = ledger_file(PLAN.id, release()).content
    for at in range(0, len(content), 3):
        put(tmp_path, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert codes(tmp_path)[0] in ("H004", "H005"), at
        put(tmp_path, content[:at])
        assert codes(tmp_path)[0] in ("H004", "H005"), at
    put(tmp_path, content)
    assert codes(tmp_path) == []


def test_a_file_written_anew_does_not_fit_into_the_chain(tmp_path: Path) -> None:
    """Somebody who seals an altered file again is found by the file behind it."""
    first = ledger_file(PLAN.id, release()).content
    second = ledger_file(PLAN.id, release(2, first)).content
    put(tmp_path, first, second)
    assert codes(tmp_path) == []
    above = first[: first.rfind(b"\n", 0, -1) + 1].replace(b"43/9", b"44/9")
    put(tmp_path, above + end_line(above), second)
    assert codes(tmp_path) == ["H006"]


def test_a_first_file_has_none_before_it(tmp_path: Path) -> None:
    """A chain whose beginning was taken away and whose rest was numbered anew does not begin rightly."""
    put(tmp_path, ledger_file(PLAN.id, release(before=b"taken away")).content)
    assert codes(tmp_path) == ["H006"]


def test_a_number_that_two_have_is_told_once(tmp_path: Path) -> None:
    """Two branches that were put together: which of the two the next follows on is not guessed."""
    first = ledger_file(PLAN.id, release()).content
    put(tmp_path, first, ledger_file(PLAN.id, release(2, first)).content)
    other = ledger_file(PLAN.id, release(2, first, round="2010-11-q9"))
    (tmp_path / FOLDER / other.name).write_bytes(other.content)
    assert sorted(codes(tmp_path)) == ["H003", "H007"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"on,2010-11-01", b"on,soon"),
        (b"number,1", b"number,one"),
        (b"by,the board", b"by,"),
        (b"numbers,2", b"numbers,3"),
        (b"rules,0", b"rules,1"),
        (b"43/9", b"43/0"),
        (b"43/9", b"4e9"),
        (b"before,,", b"before,x,"),
        (b"answer,red", b"verdict,red"),
        (b"round,", b"quarter,"),
        (b"why,,,", b"why,,"),
        (b"north,all", b'north,"all'),
    ],
)
def test_a_sealed_file_in_another_form_is_not_understood(tmp_path: Path, old: bytes, new: bytes) -> None:
    """What this version would not write is not read as if it were something else, though its seal is whole."""
    content = ledger_file(PLAN.id, release()).content
    above = content[: content.rfind(b"\n", 0, -1) + 1]
    assert old in above
    above = above.replace(old, new)
    put(tmp_path, above + end_line(above))
    assert codes(tmp_path) == ["H009"]


def test_what_editors_and_systems_leave_is_no_file_of_the_ledger(tmp_path: Path) -> None:
    """Hidden files and read-me files do no harm; folders, copies and other names stop."""
    put(tmp_path, ledger_file(PLAN.id, release()).content)
    for name in (".DS_Store", "README.md", f".0002-{NOW}.csv.77.part"):
        (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    assert codes(tmp_path) == []
    (tmp_path / FOLDER / "old").mkdir()
    for name in (f"old/0001-{NOW}.csv", f"0000-{NOW}.csv", f"2-{NOW}.csv", f"00002-{NOW}.csv", "0002-.csv"):
        (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    assert codes(tmp_path) == ["H001"] * 5


def test_a_signature_stands_beside_its_file_and_nowhere_else(tmp_path: Path) -> None:
    """What it says is no matter of the chain; one of a file that is not there is no file of the ledger."""
    put(tmp_path, ledger_file(PLAN.id, release()).content)
    (tmp_path / FOLDER / f"0001-{NOW}.csv.sig").write_bytes(b"\xff")
    assert codes(tmp_path) == []
    for name in (f"0002-{NOW}.csv.sig", f"0001-{NOW}.csv.sig.sig2", "README.sig"):
        (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    assert codes(tmp_path) == ["H001"] * 3


def test_a_file_of_the_first_format_is_read_as_it_was(tmp_path: Path) -> None:
    """It has no rules, one line less in its head and one column less; what was released is never written anew."""
    lines = ledger_file(PLAN.id, release()).content.decode().splitlines()[:-1]
    above = "".join(f"{line.rpartition(',')[0]}\n" for line in lines if not line.startswith("rules,")).encode()
    put(tmp_path, above + end_line(above))
    assert read_ledger(tmp_path, tmp_path, PLAN) == ((release(),), ())


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    """It is told as any other file is."""
    put(tmp_path)
    (tmp_path / FOLDER / f"0001-{NOW}.csv").symlink_to(tmp_path / FOLDER / "gone.csv")
    (tmp_path / FOLDER / f"0002-{NOW}.csv").symlink_to("/etc/hosts")
    assert codes(tmp_path) == ["F001", "F008"]
