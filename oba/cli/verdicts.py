"""What many make of the same numbers: as a table in a terminal, as rows, as whole traces."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oba.audit.opinions import THE_RULE, TWO_INTERVALS, Heading, Opinion
from oba.cli.tables import styled
from oba.compose.results import trace
from oba.domain.finding import Finding
from oba.domain.number import fixed
from oba.words import number

COLUMNS = ("who", "question", "verdict", "answer", "reason", "because")
HEADINGS = ("Who", "Question", "Verdict in their words", "Our word", "Because")


def print_verdicts(about: Heading, verdicts: Sequence[Opinion], console: Console) -> None:
    """A table of who, question, verdict, our word and why; a number that all start from is said once, above."""
    table = Table(box=None, pad_edge=False)
    for name in HEADINGS:
        table.add_column(name, overflow="fold", min_width=len(name))
    shared = _shared(verdicts)
    for one in verdicts:
        because = " ".join(step.says for step in one.finding.steps if step.says != shared)
        table.add_row(
            escape(one.who), str(one.finding.question), escape(_word(one)), styled(one.finding),
            escape(because or shared),
        )  # fmt: skip
    console.print(escape(title(about)), soft_wrap=True)
    console.print(table)


def title(about: Heading) -> str:
    """Which indicator, where, in which round, and the number that is judged."""
    figure, measure = about.judged, about.rule.measure
    judged = "no number"
    if figure:
        value = figure.reason if figure.value is None else number(figure.value, measure)
        judged = f"{figure.period.label}: {value}"
    return f"{about.rule.title}, {about.place.name}, {about.round}. {judged}"


def verdicts_csv(_: Heading, verdicts: Sequence[Opinion]) -> str:
    """One row for each verdict, with a header; all of it our own words, none that a spreadsheet could run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in verdicts:
        writer.writerow((*_cells(one), " ".join(step.says for step in one.finding.steps)))
    return out.getvalue()


def verdicts_json(about: Heading, verdicts: Sequence[Opinion]) -> str:
    """Every verdict with its whole trace, as JSON text."""
    figure, measure = about.judged, about.rule.measure
    tree = {
        "plan": about.plan,
        "round": about.round,
        "indicator": about.rule.id,
        "place": about.place.id,
        "period": str(figure.period) if figure else "",
        "value": fixed(figure.value, measure.decimals) if figure and figure.value is not None else "",
        "verdicts": [
            dict(zip(COLUMNS[:-1], _cells(one), strict=True)) | {"because": _because(one.finding)} for one in verdicts
        ],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _because(finding: Finding) -> list[dict[str, object]]:
    """The steps of a finding with what each rests on: by key, and where that stands today, for the terminal only."""
    return [
        {**told, "lines": [str(one) for one in dict.fromkeys(step.cites)]}
        for told, step in zip(trace(finding), finding.steps, strict=True)
    ]


def _cells(one: Opinion) -> tuple[str, ...]:
    found = one.finding
    return one.who, str(found.question), _word(one), str(found.answer or ""), str(found.reason or "")


def _word(one: Opinion) -> str:
    """What they call it; our own answers are in our own words."""
    own = one.who in (THE_RULE, TWO_INTERVALS)
    return one.finding.verdict or (str(one.finding.answer or "") if own else "")


def _shared(verdicts: Sequence[Opinion]) -> str:
    """The sentence that nearly every finding starts with: which number is judged."""
    return Counter(one.finding.steps[0].says for one in verdicts).most_common(1)[0][0]
