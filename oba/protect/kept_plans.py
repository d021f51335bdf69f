"""Plans that were made before: as text without any number, by the digest of everything that decides them."""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field

from oba.domain.kept import Kept
from oba.domain.protection import Ladder
from oba.domain.release import Printed
from oba.protect.planner import ComponentPlan

KIND = "plan"


@dataclass
class KeptPlans(MutableMapping[str, ComponentPlan]):
    """Plans by digest: those of this run, and behind them what was kept of earlier ones.

    One that names what comes out whatever is withheld is not kept, for it names the counts.
    """

    kept: Kept
    here: dict[str, ComponentPlan] = field(default_factory=dict)

    def __getitem__(self, asked: str) -> ComponentPlan:
        if asked not in self.here:
            content = self.kept.get(KIND, asked)
            if content is None:
                raise KeyError(asked)
            self.here[asked] = _read(content)
        return self.here[asked]

    def __setitem__(self, asked: str, made: ComponentPlan) -> None:
        self.here[asked] = made
        if not made.exposed:
            self.kept.keep(KIND, asked, _written(made))

    def __delitem__(self, asked: str) -> None:
        del self.here[asked]

    def __iter__(self) -> Iterator[str]:
        return iter(self.here)

    def __len__(self) -> int:
        return len(self.here)


def _written(made: ComponentPlan) -> bytes:
    return json.dumps([made.step, made.least, sorted(made.withheld)]).encode()


def _read(content: bytes) -> ComponentPlan:
    step, least, withheld = json.loads(content)
    return ComponentPlan(withheld=frozenset(Printed(*of) for of in withheld), least=least, step=Ladder(step))
