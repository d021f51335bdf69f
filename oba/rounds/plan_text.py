"""plan.yaml with a round more: only the lines of the round are added, and every remark stays where it is."""

from __future__ import annotations

from typing import Final

import yaml

from oba.domain.plan import Round

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # as the plan was read


def with_round(text: str, opened: Round) -> str:
    """The text of a sound plan.yaml with a round entered in order of time, and meant where `current` names one."""
    node = yaml.compose(text, Loader=_LOADER)
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - the plan has been read
    parts = {key.value: value for key, value in node.value}
    edits = [_entry(text, parts["rounds"], opened)]
    if current := parts.get("current"):
        edits.append((current.start_mark.index, current.end_mark.index, opened.id))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _entry(text: str, rounds: yaml.SequenceNode, opened: Round) -> tuple[int, int, str]:
    """Where the round goes, and what it is written as: after the last one that comes before it."""
    earlier = [one for one in rounds.value if _name(one) < opened.id]
    if rounds.flow_style:
        at = earlier[-1].end_mark.index if earlier else rounds.value[0].start_mark.index
        return (at, at, f", {_flow(opened)}" if earlier else f"{_flow(opened)}, ")
    indent = " " * (rounds.start_mark.column)
    block = "".join(f"{indent}{line}\n" for line in _lines(opened))
    at = (
        _end(text, earlier[-1], rounds.start_mark.column)
        if earlier
        else text.rindex("\n", 0, rounds.start_mark.index) + 1
    )
    return (at, at, block)


def _name(entry: yaml.MappingNode) -> str:
    return next((value.value for key, value in entry.value if key.value == "id"), "")


def _end(text: str, entry: yaml.MappingNode, column: int) -> int:
    """Where the line after an entry of a list at a column begins.

    Remarks straight below that stand further right are its own; others, and empty lines, belong to what follows.
    """
    end = _next_line(text, max(_last(text, value) for _, value in entry.value))
    while text[end:].startswith(" " * (column + 1)) and text[end:].lstrip(" ").startswith("#"):
        end = _next_line(text, end)
    return end


def _next_line(text: str, at: int) -> int:
    after = text.find("\n", at)
    return len(text) if after < 0 else after + 1


def _last(text: str, node: yaml.Node) -> int:
    """The last character of what a value says; a block ends where the next begins, so its own parts are asked."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return max(_last(text, value) for _, value in node.value)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return max(_last(text, value) for value in node.value)
    said: str = text[node.start_mark.index : node.end_mark.index]
    return int(node.start_mark.index) + max(len(said.rstrip()) - 1, 0)


def _lines(opened: Round) -> tuple[str, ...]:
    meetings = (
        ("  meetings:", *(f"    {board}: {day}" for board, day in opened.meetings))
        if opened.meetings
        else (f"  meeting: {opened.meeting}",)
    )
    return (f"- id: {opened.id}", f"  title: {opened.title}", f"  cut_off: {opened.cut_off}", *meetings)


def _flow(opened: Round) -> str:
    days = ", ".join(f"{board}: {day}" for board, day in opened.meetings)
    meets = f"meetings: {{{days}}}" if days else f"meeting: {opened.meeting}"
    return f"{{id: {opened.id}, title: {opened.title}, cut_off: {opened.cut_off}, {meets}}}"
