"""A published round is verified: as it was it is whole, and whatever is altered in it is named."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from oba.publish import MANIFEST
from tests.end_to_end import small
from tests.end_to_end.tamperings import TAMPERINGS, paper, text
from tests.end_to_end.verified import CARD, Published, rehash, wrong
from tests.verification import papers

pytestmark = pytest.mark.slow  # each makes rounds anew; tests/verification and tests/cli have the small ones

OLDER = {"oba": {"version": "0.0.9", "code": "0" * 64}}


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


def test_a_round_under_the_name_of_another_is_wrong(released: Published, tmp_path: Path) -> None:
    """Whole as it may be, where it stands among the published ones."""
    there = replace(released.remaking.where, output=tmp_path)
    its = replace(released, remaking=replace(released.remaking, where=there))
    folder = released.copy(tmp_path)
    assert wrong(its.whole(folder)) == []
    other = folder.rename(folder.with_name(small.NOW))
    assert any("belongs in another folder" in line for line in wrong(its.whole(other)))


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
