"""A published round is verified: as it was it is whole, and whatever is altered in it is named."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from oba.publish import MANIFEST
from tests.end_to_end import small, verified
from tests.end_to_end.commands import oba
from tests.end_to_end.conftest import once
from tests.end_to_end.verified import CARD, NOW, OTHER, Published, rehash, wrong
from tests.verification import papers

Tamper = Callable[[Path], object]
OLDER = {"oba": {"version": "0.0.9", "code": "0" * 64}}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The round, made once for all who ask."""
    return verified.published(once(tmp_path_factory, "verified", verified.make))


def text(name: str, was: str, now: str) -> Tamper:
    """Other words in a file."""

    def change(folder: Path) -> None:
        said = (folder / name).read_text(encoding="utf-8")
        assert was in said
        (folder / name).write_text(said.replace(was, now, 1), encoding="utf-8")

    return change


def paper(name: str, change: papers.Change) -> Tamper:
    """Something else in a document on paper."""
    return lambda folder: (folder / name).write_bytes(papers.changed((folder / name).read_bytes(), change))


def byte(name: str) -> Tamper:
    """One bit, in the middle of a file."""

    def change(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)

    return change


def exchange(folder: Path) -> None:
    """One place's card under the name of another's, and the other way round."""
    one, other = folder / f"{CARD}.pdf", folder / f"{OTHER}.pdf"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def of_another(name: str, attached: str) -> Tamper:
    """The working of another card in place of its own."""

    def change(folder: Path) -> None:
        with pikepdf.open(folder / f"{OTHER}.pdf") as pdf:
            content = pdf.attachments[attached].get_file().read_bytes()
        paper(name, papers.attached(attached, content))(folder)

    return change


def cut(name: str) -> Tamper:
    """Half of a file."""

    def change(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return change


TRACE = "heb-ysgol.trace.json"
TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a word in the table": (text("results.csv", "steady", "improving"), "results.csv"),
    "an answer in the tree": (text("results.json", '"steady"', '"improving"'), "results.json"),
    "a number on a page": (text(f"{CARD}.html", "2023/24", "2023/25"), f"{CARD}.html"),
    "a script on a page": (text(f"{CARD}.html", "</body>", "<script>x()</script></body>"), f"{CARD}.html"),
    "a comment on a page": (text(f"{CARD}.html", "</body>", "<!-- no --></body>"), f"{CARD}.html"),
    "a byte of a card": (byte(f"{CARD}.pdf"), f"{CARD}.pdf"),
    "a byte of the workbook": (byte("results.xlsx"), "results.xlsx"),
    "a card cut short": (cut(f"{CARD}.pdf"), f"{CARD}.pdf"),
    "two cards exchanged": (exchange, f"{CARD}.pdf"),
    "a pack without its last page": (paper("llyn/pack.pdf", papers.cut), "llyn/pack.pdf"),
    "two pages of a pack exchanged": (paper("llyn/pack.pdf", papers.swapped), "llyn/pack.pdf"),
    "a card without its working": (paper(f"{CARD}.pdf", papers.unattached(TRACE)), f"{CARD}.pdf"),
    "a card with another's working": (of_another(f"{CARD}.pdf", TRACE), f"{CARD}.pdf"),
    "a script in a card": (paper(f"{CARD}.pdf", papers.script), f"{CARD}.pdf"),
    "a stamp on a card": (paper(f"{CARD}.pdf", papers.note), f"{CARD}.pdf"),
    "a link in a dashboard": (paper("llyn/dashboard.pdf", papers.link("https://x")), "llyn/dashboard.pdf"),
    "the rule book's last page": (paper("rulebook.pdf", papers.cut), "rulebook.pdf"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
@pytest.mark.parametrize("covered", [False, True], ids=["", "covered up"])
@pytest.mark.parametrize("standing", ["released", "never released", "another program"])
def test_what_was_altered_is_named(
    released: Published,
    tmp_path: Path,
    name: str,
    covered: bool,  # noqa: FBT001 - a parameter
    standing: str,
) -> None:
    """Also where the manifest was written anew to fit, names another program, or was never released."""
    change, named = TAMPERINGS[name]
    folder = released.copy(tmp_path)
    change(folder)
    if covered:
        rehash(folder, **({"made by": OLDER} if standing == "another program" else {}))
    found = wrong((released if standing == "released" else released.unreleased()).whole(folder))
    assert any(line.startswith(f"{named}: ") for line in found), found


def test_as_it_was_published_it_is_whole(released: Published, tmp_path: Path) -> None:
    """Released or not; a copy elsewhere too; who released and who signed is told."""
    for report in (released.whole(released.copy(tmp_path)), released.whole(released.folder)):
        assert (report.whole, report.sure) == (True, True)
        assert any("Released on 20 May 2024 by Cyfarwyddwr" in one.line for one in report.remarks)
    if shutil.which("ssh-keygen"):
        assert any(one.line == "The release is signed by cyf@dyffryn" for one in report.remarks)
    assert released.unreleased().whole(released.folder).whole


def test_drawings_alone_are_held_beside_each_other(released: Published, tmp_path: Path) -> None:
    """A curve that ends elsewhere is named, though no word was touched and the manifest fits."""
    folder = released.copy(tmp_path)
    paper(f"{CARD}.pdf", _longer)(folder)
    rehash(folder, **{"made by": OLDER})
    found = wrong(released.unreleased().whole(folder))
    assert any("drawings on page" in line for line in found), found


def _longer(pdf: papers.Document) -> None:
    page = pdf.pages[0]
    page.contents_add(b"q 1 w 100 100 m 300 300 l S Q")


def test_files_more_or_less_and_a_manifest_that_is_none(released: Published, tmp_path: Path) -> None:
    """Each by its name, all at once."""
    folder = released.copy(tmp_path)
    (folder / "llyn" / "notes.txt").write_text("x", encoding="utf-8")
    (folder / "llyn" / "dashboard.pdf").unlink()
    (folder / "results.json").unlink()
    (folder / MANIFEST).write_text("{", encoding="utf-8")
    assert {line.partition(":")[0] for line in wrong(released.whole(folder))} >= {
        MANIFEST,
        "llyn/notes.txt",
        "llyn/dashboard.pdf",
        "results.json",
    }


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"policy": {}}, "its policy is {}"),
        ({"suppression": ["x"]}, "its suppression is"),
        ({"cut_off": "2030-01-01"}, "its cut_off is"),
        ({"more": "x"}, "its more is"),
    ],
)
@pytest.mark.parametrize("by", [{}, {"made by": OLDER}])
def test_a_manifest_that_says_something_else_is_wrong(
    released: Published, tmp_path: Path, changed: dict[str, object], by: dict[str, object], says: str
) -> None:
    """What was withheld, the policy, the day: also where it claims another program."""
    folder = released.copy(tmp_path)
    rehash(folder, **changed, **by)
    assert any(says in line for line in wrong(released.unreleased().whole(folder)))
    assert any("neither" in line for line in wrong(released.whole(folder)))


def test_a_manifest_in_another_form_is_wrong(released: Published, tmp_path: Path) -> None:
    """A space more is another manifest, though it says the same."""
    folder = released.copy(tmp_path)
    with (folder / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(" ")
    assert any("in other bytes" in line for line in wrong(released.unreleased().whole(folder)))


def test_an_input_changed_in_place_is_named_with_the_answers(released: Published, tmp_path: Path) -> None:
    """As the manifest made today says, rows and rules by name, and every number that comes out otherwise."""
    first = released.remaking.project.releases[0]
    other = replace(first, cells=first.cells[1:])
    made = released.copy(tmp_path)
    tree = json.loads((made / MANIFEST).read_bytes())
    tree["data"]["rows of heb-ysgol"]["hmac-sha256"] = "0" * 64
    tree["inputs"]["rule heb-ysgol"]["sha256"] = "0" * 64
    (made / MANIFEST).write_text(json.dumps(tree), encoding="utf-8")
    found = replace(released, remaking=replace(released.remaking, release=other)).whole(released.folder, made)
    lines = wrong(found)
    assert "rows of heb-ysgol: says something else today" in lines
    assert "rule heb-ysgol: says something else today" in lines
    assert any(line.endswith("where no number was released") for line in lines)
    assert any(f"git log -p data/{small.PLAN}" in mend for mend in found.mends)


def test_a_newer_program_may_make_other_bytes_and_no_other_answers(released: Published, tmp_path: Path) -> None:
    """What was released stays whole beside it; what it makes itself is whole too; both say which is which."""
    made = released.copy(tmp_path)
    with (made / f"{CARD}.pdf").open("ab") as file:
        file.write(b"% newer\n")
    rehash(made, **{"made by": OLDER})
    old = released.whole(released.folder, made)
    assert (wrong(old), old.sure) == ([], True)
    assert any("Another program made it" in one.line for one in old.remarks)
    assert any(one.line == "1 file came out in other bytes, and stand as they were released" for one in old.remarks)
    new = released.whole(made, made)
    assert wrong(new) == []
    assert any("these are not those bytes" in one.line for one in new.remarks)
    never = released.unreleased().whole(released.folder, made)
    assert (never.whole, never.sure) == (True, False)


def test_a_release_that_was_replaced_is_whole_and_says_so(released: Published, tmp_path: Path) -> None:
    """That its data have changed since is why it was replaced; altered, it is as wrong as any other."""
    first = released.remaking.project.releases[0]
    second = replace(first, number=2, why="rhif anghywir", manifest="0" * 64)
    project = replace(released.remaking.project, releases=(first, second))
    its = replace(released, remaking=replace(released.remaking, project=project))
    made = released.copy(tmp_path / "made")
    tree = json.loads((made / MANIFEST).read_bytes())
    tree["data"]["rows of heb-ysgol"]["hmac-sha256"] = "0" * 64
    (made / MANIFEST).write_text(json.dumps(tree), encoding="utf-8")
    found = its.whole(released.folder, made)
    assert wrong(found) == []
    assert any("since then replaced" in one.line for one in found.remarks)
    folder = released.copy(tmp_path)
    text("results.json", '"steady"', '"improving"')(folder)
    assert any("is what was released" in line for line in wrong(its.whole(folder, made)))


def test_a_card_of_a_release_that_was_replaced_says_of_which(released: Published, tmp_path: Path) -> None:
    """Found alone it is not what comes out today, and its answers are those of an earlier release."""
    first = released.remaking.project.releases[0]
    answers = tuple(replace(one, answer="steady") if one.place == "llyn" else one for one in first.answers)
    second = replace(first, number=2, why="rhif anghywir", manifest="0" * 64, answers=answers)
    project = replace(released.remaking.project, releases=(first, second))
    its = replace(released, remaking=replace(released.remaking, project=project, release=second))
    shutil.copy(released.folder / f"{CARD}.pdf", tmp_path / "found.pdf")
    said = [one.line for one in its.alone(tmp_path / "found.pdf").remarks]
    assert "Release number 1 gave these answers; replaced by number 2: rhif anghywir" in said


def test_without_the_key_everything_but_the_data_is_checked(released: Published, tmp_path: Path) -> None:
    """The round is whole as far as anybody can say; what was altered is named all the same."""
    made = released.copy(tmp_path / "made")
    rehash(made, data="left out: no key")
    for its in (released, released.unreleased()):
        report = its.whole(released.folder, made)
        assert (wrong(report), report.sure) == ([], False)
    folder = released.copy(tmp_path)
    text(f"{CARD}.html", "2023/24", "2023/25")(folder)
    rehash(folder)
    assert wrong(released.unreleased().whole(folder, made))


def test_a_round_under_the_name_of_another_is_wrong(released: Published) -> None:
    """Whole as it may be."""
    other = released.folder.with_name(small.NOW)
    shutil.copytree(released.folder, other)
    try:
        assert any("belongs in another folder" in line for line in wrong(released.whole(other)))
    finally:
        shutil.rmtree(other)


@pytest.mark.parametrize("name", [f"{CARD}.pdf", f"{CARD}.html", "llyn/pack.pdf", "results.csv", "results.xlsx"])
def test_a_document_in_its_round_is_whole(released: Published, name: str) -> None:
    """It comes out again by itself, byte for byte, and its answers are those that were released."""
    report = released.alone(released.folder / name)
    assert (wrong(report), report.sure) == ([], True)
    assert any("It comes out the same again" in one.line for one in report.remarks)


@pytest.mark.parametrize("name", [f"{CARD}.pdf", "llyn/pack.pdf"])
def test_a_document_found_alone_is_whole_or_named(released: Published, tmp_path: Path, name: str) -> None:
    """By the working that is attached to it; altered there, the answer is named, and not only the file."""
    file = tmp_path / "found.pdf"
    shutil.copy(released.folder / name, file)
    report = released.alone(file)
    assert wrong(report) == []
    assert report.title.startswith(name)
    with pikepdf.open(file) as pdf:
        trace = pdf.attachments[TRACE].get_file().read_bytes()
    content = papers.changed(file.read_bytes(), papers.attached(TRACE, trace.replace(b'"improving"', b'"worsening"')))
    file.write_bytes(content)
    found = wrong(released.alone(file))
    assert any(line.startswith("heb-ysgol, llyn, ") for line in found), found


def test_a_card_under_anothers_name_is_named(released: Published, tmp_path: Path) -> None:
    """In its round it is another's; alone it is what its working says."""
    folder = released.copy(tmp_path)
    exchange(folder)
    assert any("is not what the manifest" in line for line in wrong(released.alone(folder / f"{CARD}.pdf")))
    assert any(f"is {OTHER}.pdf under another name" in line for line in wrong(released.whole(folder)))


def test_nothing_that_is_done_to_a_file_stops_it(released: Published, tmp_path: Path) -> None:
    """Bytes turned over, cut away and put in at random, in every kind of file at once."""
    chance = random.Random(3)  # noqa: S311 - for chance
    names = (f"{CARD}.pdf", f"{CARD}.html", "results.csv", "results.json", "results.xlsx", MANIFEST)
    for at in range(12):
        folder = released.copy(tmp_path / str(at))
        for name in names:
            content = bytearray((folder / name).read_bytes())
            where = chance.randrange(len(content))
            content[where : where + chance.choice((1, 9, 999, len(content)))] = chance.randbytes(chance.randrange(3))
            (folder / name).write_bytes(content)
        assert wrong(released.whole(folder))
        shutil.rmtree(folder)


@pytest.mark.slow
def test_the_command_says_what_is_wrong_and_what_to_do(released: Published, tmp_path: Path) -> None:
    """Whole, after rows and after a rule were changed in place, without the key, and with a ledger that is broken."""
    here = Path(shutil.copytree(released.here, tmp_path / "here"))
    round_ = Path("output") / small.PLAN / NOW

    def verify(path: Path = round_, *words: str) -> tuple[int, str]:
        said = oba("verify", path, *words, at=here)
        return said.returncode, said.stdout + said.stderr

    assert verify()[0] == 0
    rows = here / small.ROWS
    kept = rows.read_text(encoding="utf-8")
    lines = kept.splitlines(keepends=True)
    rows.write_text("".join(_higher(line) for line in lines), encoding="utf-8")
    status, said = verify()
    assert status == 1
    assert "WRONG  rows of heb-ysgol: says something else today" in said
    assert "was released" in said
    assert f"git log -p data/{small.PLAN}" in said
    rows.write_text(kept, encoding="utf-8")
    rule = here / small.RULE
    kept = rule.read_text(encoding="utf-8")
    assert "amber: within 1 points" in kept
    rule.write_text(kept.replace("within 1 points", "within 2 points"), encoding="utf-8")
    status, said = verify()
    assert status == 1
    assert "WRONG  rule heb-ysgol: says something else today" in said
    assert "WRONG  heb-ysgol, llyn, threshold: red, where amber is what comes out today" in said
    assert f"oba rules diff {small.PLAN}" in said
    rule.write_text(kept, encoding="utf-8")
    (here / "data" / small.PLAN / "key").unlink()
    status, said = verify()
    assert (status, "Without the key" in said) == (0, True), said
    ledger = next((here / "data" / small.PLAN / "ledger").glob("*.csv"))
    ledger.write_bytes(ledger.read_bytes()[:-100])
    status, said = verify()
    assert (status, "[H004]" in said or "H004" in said) == (1, True), said


def _higher(line: str) -> str:
    """A row of the indicator with another number."""
    cells = line.split(",")
    if cells[0] == "heb-ysgol" and cells[4].isdecimal():
        cells[4] = str(int(cells[4]) + 1)
    return ",".join(cells)


def test_a_path_that_is_no_round_says_what_to_say_instead(released: Published, tmp_path: Path) -> None:
    """Nothing there, a folder that is none, a part of one, a file that does not say what it is, a name that is none."""

    def says(*words: str | Path) -> str:
        said = oba("verify", *words, at=released.here)
        assert said.returncode == 2, said.stderr
        return said.stderr

    (tmp_path / "note.pdf").write_bytes(papers.paper("x"))
    assert "There is no file and no folder" in says("nowhere")
    assert "is no published round" in says(tmp_path)
    assert "verify that folder, or one file" in says(released.folder / "llyn")
    assert "does not say which document it is" in says(tmp_path / "note.pdf")
    assert "Say --as PLAN/ROUND/NAME" in says(tmp_path / "note.pdf", "--as", "x")
    assert "'x' is not a plan" in says(tmp_path / "note.pdf", "--as", "x/y/z")
