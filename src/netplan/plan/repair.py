"""What would make an impossible season possible: changes in quantities and names, each with the plan it yields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, InstanceOf

from netplan.domain import Problem
from netplan.plan.plan import Plan
from netplan.plan.values import Figure, Written

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Edit", "Give", "Repair", "Repairs"]


class Edit(Written):
    """One change of a file: what stands at a path from now on.

    The paths of one repair all name places in the file as it was; what is removed goes last.
    """

    path: tuple[int | str, ...]
    """Keys and places in lists, from ``network`` or ``season``; a place behind the end of a list adds to it."""
    value: Any = None
    """Plain lists, texts and numbers, as a file has them; none: what stands there is removed."""


class Give(Written):
    """What one rule gives way by."""

    rule: str
    """Name of the rule."""
    about: tuple[str, ...]
    """Whom, what or when it concerns."""
    amount: Figure
    """By how much, in ``unit``."""
    unit: str
    """What the amount is counted in, in the reader's language."""
    price: Figure
    """What it costs."""
    sentence: str
    """What is to be done or accepted, in the reader's language."""


class Repair(Written):
    """One change that makes the season possible, with the plan that it yields."""

    sentence: str
    """What is to be done, in the reader's language."""
    gives: tuple[Give, ...]
    """Which rules give way, and by how much."""
    edits: tuple[Edit, ...]
    """The change of the file."""
    price: Figure
    """What it costs: the prices of what gives way."""
    proven: bool
    """Whether it is proven that nothing cheaper of the same kind is enough."""
    plan: Plan
    """The best plan of the changed problem: audited, solved with the original wishes as far as the time allowed."""
    problem: InstanceOf[Problem] = Field(exclude=True, repr=False)
    """The changed problem."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that give way."""
        return tuple(dict.fromkeys(give.rule for give in self.gives))

    def __str__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        from netplan.display.html import repair_html

        return repair_html(self)


class Repairs(Written):
    """What would make a season possible, the cheapest first; empty where nothing helps, or nothing is needed."""

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["repairs"] = "repairs"
    """Tells this file from others."""
    network: str
    """Id of the network."""
    title: str
    """Name of the network."""
    season: str
    """Name of the season."""
    language: str
    """Language of its sentences."""
    needed: bool | None = True
    """Whether the season cannot be planned as it is; none: not known."""
    repairs: tuple[Repair, ...] = ()
    """The repairs, the cheapest first; no two let the same rules give way."""
    checks: tuple[str, ...] = ()
    """What counting alone shows to be impossible, as sentences."""
    complete: bool = True
    """Whether the time sufficed to look at everything; else there may be others, and cheaper ones."""

    def __len__(self) -> int:
        return len(self.repairs)

    def __iter__(self) -> Iterator[Repair]:  # type: ignore[override]
        return iter(self.repairs)

    def __getitem__(self, place: int) -> Repair:
        return self.repairs[place]

    def frame(self) -> pd.DataFrame:
        """Return what gives way, a row for each rule and whom it concerns.

        Returns
        -------
        Columns ``repair`` (number from 1), ``price`` (of the whole repair), ``rule``, ``about``, ``amount``, ``unit``,
        ``sentence``.
        """
        import pandas as pd

        rows = [
            (number, repair.price, give.rule, ", ".join(give.about), give.amount, give.unit, give.sentence)
            for number, repair in enumerate(self.repairs, start=1) for give in repair.gives
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=["repair", "price", "rule", "about", "amount", "unit", "sentence"])

    def __str__(self) -> str:
        return "\n".join(f"{number}. {repair}" for number, repair in enumerate(self.repairs, start=1))

    def _repr_html_(self) -> str:
        from netplan.display.html import repairs_html

        return repairs_html(self)
