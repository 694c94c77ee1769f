"""Who can step in for somebody at one meeting, who cannot and why not, and what each would cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, InstanceOf

from netplan.domain import Problem
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message
from netplan.plan.plan import Plan
from netplan.plan.values import Figure, Written
from netplan.plan.why import Against, WishPrice

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Near", "StandIn", "StandIns"]


class Near(Written):
    """The nearest duty that somebody has before or after a meeting."""

    day: dt.date
    """When it is."""
    days: int
    """How many days lie between; 0: on the same day."""
    meetings: int
    """How many meetings on it is: 1 is the next, or the one before; 0: another duty at the same meeting."""
    meeting: str | None = None
    """Id of that meeting; none: of an earlier season."""


class StandIn(Written):
    """One person who was thought of."""

    person: str
    """The person."""
    possible: bool
    """Whether the plan keeps all rules that it keeps now when the person takes the duty."""
    roles: tuple[str, ...] = ()
    """The duties taken over: the role, and those inside it that go with it."""
    balance: Figure | None = None
    """Duties done less the fair share, this plan counted as it stands: of the role where it rotates, else of all roles
    together; none for people who are no members."""
    before: Near | None = None
    """The person's nearest duty before; none: there is none."""
    after: Near | None = None
    """The person's nearest duty after; none: there is none."""
    prices: tuple[WishPrice, ...] = ()
    """Every wish, as it is in the plan and as it would be; empty where the person cannot."""
    breaks: tuple[Against, ...] = ()
    """What stands against it."""
    notes: tuple[str, ...] = ()
    """What is good to know, such as that the person has not answered for that day."""
    sentence: str = ""
    """The same in words."""
    plan: InstanceOf[Plan] | None = Field(default=None, exclude=True, repr=False)
    """The plan in which the person has taken the duty, audited; none where that is not possible."""
    problem: InstanceOf[Problem] | None = Field(default=None, exclude=True, repr=False)
    """What it is a plan for: the same problem, but where people had decided, the person is decided on now."""

    @property
    def rest(self) -> int | None:
        """Days to the nearest duty before or after; none: the person has no other."""
        return min((near.days for near in (self.before, self.after) if near), default=None)

    def __str__(self) -> str:
        return self.sentence


class StandIns(Written):
    """Who can take somebody's duty at one meeting.

    Made by :func:`netplan.stand_ins`; goes round like a list of those who can, the first to be asked first.
    """

    netplan: Literal[1] = 1
    """Version of the format."""
    kind: Literal["stand_ins"] = "stand_ins"
    """Tells this file from others."""
    language: str
    """Language of its sentences."""
    meeting: str
    """Id of the meeting."""
    title: str
    """What it is called."""
    day: dt.date
    """When it is."""
    role: str
    """Key of the role."""
    label: str
    """What the role is called."""
    person: str | None = None
    """For whom; none: for an open place."""
    price: Figure = 0
    """What it costs to change a duty that has come as far as this one."""
    offered: tuple[StandIn, ...] = ()
    """Those who can, the first to be asked first: who has done least beside a fair share, then who has most time from
    and to another duty, then as the lot has it."""
    others: tuple[StandIn, ...] = ()
    """All others, each with the reason."""
    sentences: tuple[str, ...] = ()
    """What there is to say, the answer first."""

    def __len__(self) -> int:
        return len(self.offered)

    def __iter__(self) -> Iterator[StandIn]:  # type: ignore[override]
        return iter(self.offered)

    def __getitem__(self, place: int) -> StandIn:
        return self.offered[place]

    def of(self, person: str) -> StandIn:
        """Return what is known of one person, who can or cannot.

        Raises
        ------
        InputError
            When nobody of that name was thought of.
        """
        known = {one.person: one for one in (*self.offered, *self.others)}
        if person not in known:
            raise InputError(
                message("nobody called {name} was thought of as {role} of {meeting}", name=person, role=self.label,
                        meeting=self.meeting),
                field="person", hint=did_you_mean(person, tuple(known)),
            )  # fmt: skip
        return known[person]

    def take(self, person: str) -> Plan:
        """Return the plan in which somebody steps in, with the turn noted that is owed.

        Raises
        ------
        InputError
            When that person cannot, with the reason.
        """
        one = self.of(person)
        if one.plan is None:
            raise InputError(one.sentence.removesuffix("."), field="person",
                             hint=message("those who can are {names}", names=[each.person for each in self.offered])
                             if self.offered else "")  # fmt: skip
        return one.plan

    def frame(self) -> pd.DataFrame:
        """Return everybody who was thought of, those who can first.

        Returns
        -------
        Index ``person``; columns ``possible`` (bool), ``balance`` (float64, in duties; missing: no member),
        ``days_before``, ``meetings_before``, ``days_after``, ``meetings_after`` (Int64; missing: no such duty), one
        column for each wish with how much worse it is served (float64; missing where the person cannot), ``breaks``
        (names of rules), ``sentence``.
        """
        import pandas as pd

        people = (*self.offered, *self.others)
        frame = pd.DataFrame([_row(one) for one in people], columns=[*_row_names(people)])
        whole = ["days_before", "meetings_before", "days_after", "meetings_after"]
        return frame.astype({"balance": float, **dict.fromkeys(whole, "Int64")}).set_index("person")

    def __str__(self) -> str:
        return "\n".join([*self.sentences, *(f"{number}. {one}" for number, one in enumerate(self.offered, start=1))])

    def _repr_html_(self) -> str:
        from netplan.display.html import document_html
        from netplan.display.stand_ins import stand_ins_document

        return document_html(stand_ins_document(self))


def _row_names(people: tuple[StandIn, ...]) -> dict[str, None]:
    first = _row(people[0]) if people else {}
    return dict.fromkeys(("person", "possible", "balance", "days_before", "meetings_before", "days_after",
                          "meetings_after", *first, "breaks", "sentence"))  # fmt: skip


def _row(one: StandIn) -> dict[str, Any]:
    found: dict[str, Any] = {"person": one.person, "possible": one.possible, "balance": one.balance}
    for name, near in (("before", one.before), ("after", one.after)):
        found |= {f"days_{name}": near and near.days, f"meetings_{name}": near and near.meetings}
    found |= priced(one.prices)
    return {**found, "breaks": ", ".join(dict.fromkeys(against.rule for against in one.breaks)),
            "sentence": one.sentence}  # fmt: skip


def priced(prices: tuple[WishPrice, ...]) -> dict[str, int | float]:
    """Return the price of each wish by its name; one that comes again is called ``name 2``."""
    found: dict[str, int | float] = {}
    for one in prices:
        again = sum(name == one.wish or name.startswith(f"{one.wish} ") for name in found)
        found[f"{one.wish} {again + 1}" if again else one.wish] = one.price
    return found
