"""A pack bound from finished parts reads like one document, and each way of breaking the binding is told."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest

from oba.render.binding import enclosures, places, structure, volume
from oba.render.binding.alone import alone
from oba.render.failure import RenderFailed
from tests.pdf_checks import assert_accessible, faults, shown, tree
from tests.render.sample import PARTS, bound, bound_pack, made, part, parts
from tests.render.test_pdf import bookmarks, headings, links_in, opened, text_of

Breaking = Callable[[pytest.MonkeyPatch], None]
nothing: Callable[..., None] = lambda *_: None  # noqa: E731  (what a step is replaced with)


def test_a_bound_pack_can_be_kept_and_read_aloud() -> None:
    """Two validators and our own checks find nothing wrong with it, nor with a part by itself."""
    assert_accessible(bound_pack())
    for anchor in PARTS:
        assert_accessible(alone(part(anchor).content))


def test_each_page_shows_one_number_the_viewers(tmp_path: Any) -> None:  # noqa: ANN401
    """In the pack that of the pack, which the contents say too; alone the part's own."""
    together, own = text_of(bound_pack(), tmp_path), text_of(alone(part("card-ni-112").content), tmp_path)
    assert [re.findall(r"Page (\d+)", page) for page in together] == [[str(number)] for number in range(1, 8)]
    assert [re.findall(r"Page (\d+)", page) for page in own] == [["1"], ["2"], ["3"]]
    assert re.findall(r"Card (\S+) (\d)", together[0]) == [("ni-117", "3"), ("ni-112", "4"), ("ni-62", "7")]


def test_a_pack_reads_in_order() -> None:
    """The tree has the pages one after another, and each part stands below an element of its own."""
    with opened(bound_pack()) as pdf:
        pages = [page for element in tree(pdf) for page, _ in element.content]
        kinds = [element.kind for element in tree(pdf)]
    assert pages == sorted(pages)
    assert set(pages) == set(range(7))
    assert kinds.count("/Part") == len(PARTS)


def test_parts_stand_a_level_below_the_title() -> None:
    """The title of the whole is the only heading of level 1; the parts' own titles are of level 2."""
    assert headings(bound_pack()) == ["/H1", "/H2", *(["/H2", "/H3"] * 3)]
    assert headings(part("card-ni-62").content) == ["/H1", "/H2"]
    assert bookmarks(bound_pack()) == {"Northern area": ["Dashboard", *(_title(name) for name in PARTS[1:])]}


def _title(anchor: str) -> str:
    return f"Young people not in education: {anchor.removeprefix('card-')}"


def test_links_lead_to_other_parts_in_a_pack_and_are_words_alone() -> None:
    """The dashboard leads to a card and cards to the dashboard; by themselves neither does."""
    assert "the second card" in links_in(bound_pack())
    assert links_in(bound_pack()).count("dashboard") == 3
    assert links_in(alone(part("dashboard").content)) == []
    assert links_in(alone(part("card-ni-62").content)) == ["the national figures", "the end of this card"]


def test_what_is_attached_to_a_part_is_attached_to_the_pack() -> None:
    """Every file of every part, as it was."""
    with opened(bound_pack()) as pdf:
        files = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert sorted(files) == sorted(
        f"card-{name}.{kind}" for name in ("ni-117", "ni-112", "ni-62") for kind in ("trace.json", "numbers.csv")
    )
    assert files["card-ni-62.numbers.csv"] == b"card-ni-62,4.3\n"


def test_parts_share_one_cut_of_each_font() -> None:
    """As many programs as there are fonts, and one colour profile."""
    with opened(bound_pack()) as pdf:
        cuts = {
            one.FontFile2.objgen for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
        }
        profiles = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/N") == 3]
    assert (len(cuts), len(profiles)) == (2, 1)


def test_margins_of_a_pack_are_not_read_aloud() -> None:
    """Feet are furniture of the page, and everything else is in the tree."""
    with opened(bound_pack()) as pdf:
        kinds = [{around[0] for around, _ in shown(page)} for page in pdf.pages]
    assert all(around - {"/Artifact of the margin"} for around in kinds)


def test_the_same_parts_give_the_same_bytes() -> None:
    """Bound again, from parts made again."""
    part.cache_clear()
    assert bound(parts()) == bound_pack()


def test_parts_that_cannot_be_bound_are_refused() -> None:
    """A link to nowhere, a place given twice, a file attached twice, what binding does not know: by name."""
    dead = made("a", '<h2 id="a">A</h2><p><a href="#nowhere">x</a></p>')
    with pytest.raises(RenderFailed, match="'#nowhere', which is not in the pack"):
        bound([dead], "<h1>t</h1>")
    with pytest.raises(RenderFailed, match="have a place called 'ni-62-end'"):
        bound([part("dashboard"), part("card-ni-62"), part("card-ni-62")._replace(anchor="b")], "<h1>t</h1>")
    with pytest.raises(RenderFailed, match="'card-ni-62' cannot be bound into a pack: it has /AcroForm"):
        bound([_spoilt("card-ni-62")], "<h1>t</h1>")


def _spoilt(anchor: str) -> Any:  # noqa: ANN401
    """A part with something in its catalogue that is of no part."""
    out = io.BytesIO()
    with opened(part(anchor).content) as pdf:
        pdf.Root.AcroForm = pikepdf.Dictionary()
        pdf.save(out)
    return part(anchor)._replace(content=out.getvalue())


def breakings() -> Iterator[tuple[str, Breaking]]:
    """Ways of breaking the binding that validators pass over, and what our own checks say of each."""
    yield "is that of 2 elements", lambda patch: patch.setattr(structure, "_own_ids", nothing)
    yield "a cell names a header", lambda patch: patch.setattr(structure, "_own_ids", _only_ids)
    yield "there is no list of ids", lambda patch: patch.setattr(volume, "list_ids", nothing)
    yield "says that it is in another", lambda patch: patch.setattr(structure, "_adopt", _without_saying)
    yield "which is not in this file", _without_places
    yield "are not those associated", lambda patch: patch.setattr(enclosures, "_associate", nothing)
    yield "is that of two cuts of a font", _named_by_family
    yield "one heading of level 1", lambda patch: patch.setattr(structure, "_lower", nothing)
    yield "pages and links are not those of the parent tree", lambda patch: patch.setattr(volume, "renumber", nothing)
    yield "belongs to the wrong element", lambda patch: patch.setattr(structure, "_join_owners", _one_too_many)


def _only_ids(element: Any, prefix: str) -> None:  # noqa: ANN401
    if "/ID" in element:
        element.ID = pikepdf.String(prefix + str(element.ID))


def _without_saying(parent: Any, kids: Any) -> None:  # noqa: ANN401
    parent.K = pikepdf.Array([*parent.K, *kids])


def _without_places(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(places, "_places", lambda _: _Everything())
    patch.setattr(volume, "add_places", nothing)


class _Everything:
    """Holds whatever one asks for."""

    def __contains__(self, name: object) -> bool:
        return True


def _named_by_family(patch: pytest.MonkeyPatch) -> None:
    """Each part keeps its own cut, under the name of the font it is cut from."""
    patch.setattr(volume, "share_fonts", _rename)


def _rename(pdf: pikepdf.Pdf, _: object) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one:
            one.FontName = pikepdf.Name("/ABCDEF+" + str(one.FontName).partition("+")[2])


def _one_too_many(root: Any, owners: Any, first: int) -> None:  # noqa: ANN401
    """Who owns what, each by the number of the one after it."""
    nums = [item for at in range(0, len(owners.ParentTree.Nums), 2) for item in (at // 2 + first, None)]
    values = list(owners.ParentTree.Nums)[1::2]
    turned = [values[-1], *values[:-1]]
    both = [item for key, value in zip(nums[::2], turned, strict=True) for item in (key, value)]
    root.ParentTree.Nums = pikepdf.Array([*root.ParentTree.Nums, *both])
    root.ParentTreeNextKey = first + len(values)


@pytest.mark.parametrize(("fault", "broken"), list(breakings()))
def test_each_way_of_breaking_the_binding_is_told(
    fault: str, broken: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our checks name what was broken, whatever two validators and qpdf pass over."""
    broken(monkeypatch)
    found = faults(bound(parts()))
    assert any(fault in one for one in found)
