"""YAML is read as plain text with a place for everything, and whatever is clever or broken is refused at its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from oba.read.text import marks
from oba.read.text.files import Text
from oba.read.text.marks import Marked, Node, read_marks


def text(content: str) -> Text:
    """A file of this content."""
    return Text(name="x.yaml", text=content, digest="")


def read(content: str) -> Marked:
    """The marked data of a text that is sound."""
    marked, problems = read_marks(text(content))
    assert marked is not None
    assert problems == ()
    return marked


def said(content: str) -> list[str]:
    """What is wrong with a text: place and code of each problem."""
    return [f"{p.where.line}:{p.where.column} {p.code}" for p in read_marks(text(content))[1]]


LOADERS = [yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)]


@pytest.fixture(params=LOADERS, ids=["python", "libyaml"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds with either parser of PyYAML."""
    monkeypatch.setattr(marks, "_LOADER", request.param)


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "~", "null", "010", "1e3", "12:30:00", "2026-13-45", "1_000", ".inf", "<<"]
)
def test_a_scalar_stays_the_text_it_is(scalar: str) -> None:
    """Nothing is guessed: what other readers take for false, 8 or a date stays as it was written."""
    assert read(f"key: {scalar}").data == {"key": scalar}


def test_every_key_and_value_has_its_place() -> None:
    """Lines and columns count from 1, in characters, for keys and values alike."""
    marked = read("é: {ü: \U0001d4b3, list: [a, {b: c}]}\nnext:\n  - one\n  - two: 2\n")
    places = {
        ("é",): ((1, 1), (1, 4)),
        ("é", "ü"): ((1, 5), (1, 8)),
        ("é", "list", 1, "b"): ((1, 22), (1, 25)),
        ("next", 1, "two"): ((4, 5), (4, 10)),
    }
    for path, (key, value) in places.items():
        at_key, at_value = marked.where(path, key=True), marked.where(path)
        assert ((at_key.line, at_key.column), (at_value.line, at_value.column)) == (key, value)


def test_a_path_that_leads_nowhere_has_the_place_of_what_is_around_it() -> None:
    """A part that is missing is reported where it should have stood; a list of one may be written without brackets."""
    marked = read("a:\n  b: {at: 1}\n")
    assert marked.where(("a", "c", "d"), key=True) == marked.where(("a",), key=True)
    assert marked.where(("a", "b", 0, "at")) == marked.where(("a", "b", "at"))
    assert (marked.where(("z",)).line, marked.where(("z",)).column) == (1, 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_a_problem_and_not_a_crash(opening: str) -> None:
    """Twenty thousand brackets are refused at the thirty-first."""
    (found,) = said(opening * 20_000)
    assert found.split()[1] in {"F016", "F017"}


def test_thirty_levels_are_read_and_one_more_is_not() -> None:
    """The limit itself is still read."""
    assert said("[" * 30 + "]" * 30) == []
    assert said("[" * 31 + "x" + "]" * 31) == ["1:32 F016"]


def test_every_duplicate_is_named_and_the_first_is_kept() -> None:
    """Two values for one key are never settled silently, at whatever depth, and all of them are told at once."""
    marked, _ = read_marks(text("a: 1\nb: {c: 1, c: 2}\na: {d: 1, d: 2}\nb: 3\n"))
    assert marked is not None
    assert marked.data == {"a": "1", "b": {"c": "1"}}
    assert said("a: 1\nb: {c: 1, c: 2}\na: {d: 1, d: 2}\nb: 3\n") == ["2:11 F014", "3:1 F014", "3:11 F014", "4:1 F014"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: &x 1\nb: &y [2]\n", ["1:4 F012", "2:4 F012"]),
        ("a: &x 1\nb: *x\n", ["1:4 F012", "2:4 F012"]),
        ("*x : 1\n", ["1:1 F012"]),
        ("a: !!str 1\nb: !x {c: d}\n", ["1:4 F013", "2:4 F013"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1 F013"]),
        ("a: 1\n---\nb: 2\n", ["2:1 F015"]),
        ("? [a]\n: b\n", ["1:3 F017"]),
        ("'': a\n", ["1:1 F017"]),
        ("", ["1:1 F018"]),
        ("a:\n\tb: 1\n", ["2:1 F011"]),
    ],
)
def test_what_is_clever_is_refused_at_its_place(content: str, expected: list[str]) -> None:
    """Anchors, aliases, tags, directives, several documents, odd keys and tabs have no place in a rule."""
    assert said(content) == expected


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("a: b: c\n", 1, 5, "a second colon"),
        ("a: {b: c\nd: e\n", 1, 4, "curly bracket is not closed"),
        ("a: [1, 2\nd: e\n", 1, 4, "square bracket is not closed"),
        ("a: 'x\nd: e\n", 1, 4, "quote is not closed"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "does not belong to the part above"),
        ("a: 1\nb\n", 2, 1, "a colon is missing"),
        ("a: @x\n", 1, 4, "cannot begin with this character"),
        ('a: "\\q"\n', 1, 4, "backslash"),
        ("- a\nb: 1\n", 2, 1, "list above"),
        ("a:\n  better:lower\n  with: x\n", 2, 9, "no space stands behind the colon"),
        ("a:\n  with: x\n  better:lower\nb: y\n", 3, 9, "no space stands behind the colon"),
        ("a:\n  better:lower  # so\n\n  # and\n  with: x\n", 2, 9, "no space stands behind the colon"),
        ("a:\n  - id:x\n    name: y\n", 2, 7, "no space stands behind the colon"),
        ("a:\n  title: x\n   short: y\n", 3, 4, "indented differently from the line above"),
        ("a:\n  - title: x\n     short: y\n", 3, 6, "indented differently from the line above"),
        ("a: http://x.org\nb: c: d\n", 2, 5, "a second colon"),
        ("a:\n  http://x.org\n  b: c: d\n", 3, 4, "a second colon"),
        ("a:\n  title: x\n  short: y: z\n", 3, 11, "a second colon"),
        ("a: {t: people #1 aged}\nb: c\n", 1, 4, "from #1 on, all is a comment"),
    ],
)
def test_broken_yaml_is_told_in_plain_words_where_the_mistake_is(
    content: str, line: int, column: int, words: str
) -> None:
    """An unclosed bracket is shown where it opens, not at the end of the file; no parser's jargon is printed."""
    (found,) = read_marks(text(content))[1]
    assert found.code == "F010"
    assert words in found.what
    assert (found.where.line, found.where.column) == (line, column)


def test_a_value_without_a_space_is_mended_in_its_own_words() -> None:
    """The mend is the line as it should be, without its comment, and no longer than reads well."""
    for value, mend in (("lower  # so", "write better: lower."), ("x" * 90, f"write better: {'x' * 39}….")):
        (found,) = read_marks(text(f"a:\n  better:{value}\n  with: x\n"))[1]
        assert found.mend == mend


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a: Young people #1 aged\n", ["1:17 F029 'Young people' ends before '#1'"]),
        ("a: some\n  text #two on\nb: x\n", ["2:8 F029 'some text' ends before '#two'"]),
        ("a:\n- x #1\n- y\n", ["2:5 F029 'x' ends before '#1'"]),
        ("a: x # 1\nb: y  #\nc: 'x' #1\nd: [x] #1\ne: #1\nf: x#1\n#1\n", []),
        ("a: |\n  x #1\nb: 'y #1'\n", []),
    ],
)
def test_a_text_that_a_hash_cuts_off_is_told_and_read(content: str, found: list[str]) -> None:
    """A # that touches its word was hardly meant as a comment; one with a space behind it is, and quotes keep it."""
    marked, problems = read_marks(text(content))
    assert problems == ()
    assert marked is not None
    said = (f"{p.where.line}:{p.where.column} {p.code} {p.what.partition(',')[0]}" for p in marked.remarks)
    assert list(said) == found
    assert not any(problem.stops for problem in marked.remarks)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@`?,\n\r\t \\0é\x00\ufeff"), max_size=80))
def test_no_text_makes_reading_fail(content: str) -> None:
    """Whatever is typed, there is an answer: data, or problems, or both; never an exception."""
    marked, problems = read_marks(text(content))
    assert marked is not None or problems


NODES = st.recursive(
    st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(NODES)
def test_what_is_written_is_what_is_read(node: Node) -> None:
    """Plain data written as YAML comes back as it was, and every part of it has a place."""
    marked = read(yaml.dump(node, allow_unicode=True) if node != "" else "''")
    assert marked.data == node
    assert set(marked.keys) <= set(marked.values)
