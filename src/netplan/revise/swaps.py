"""Two people swap their duties: every swap that breaks nothing, or one that is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.explain.why_asked import asked_meeting, asked_what
from netplan.explain.why_words import reasons_of
from netplan.language import message
from netplan.plan import Near, Plan, State, Swap, Swaps
from netplan.revise.asked import Duty, asked_duty, asked_person, is_past
from netplan.revise.days import known_day
from netplan.revise.handing import Handing, handing
from netplan.revise.ranking import Ranking, rest
from netplan.revise.trying import Tried, Trying

__all__ = ["swap", "swaps"]


def swaps(
    problem: Problem, plan: Plan, meeting: str, role: str, person: str | None = None, *,
    as_of: dt.date | str | None = None,
) -> Swaps:  # fmt: skip
    """Propose swaps for somebody's duty that break nothing: another takes it, and gives one of his own for it.

    Parameters
    ----------
    problem, plan
        The plan that stands, made by netplan or by hand, and what it is a plan for.
    meeting
        The meeting, by id or title.
    role
        The role, by key, label or alias.
    person
        Whose duty; none: of the one who holds the role, or declined it.
    as_of
        The day it is: what was before it is not swapped.

    Returns
    -------
    A :class:`Swaps`: with every duty of somebody else at another coming meeting, in the same role or both in roles
    that rotate, for which the plan, after the swap, breaks no rule that it keeps now, by its audit. First come those
    whose other duty costs least to change (what was accepted last), then those within the same role, then by the
    wishes in order, by the time between duties, and by the lot. No solver is asked.

    Raises
    ------
    InputError
        When a word names nothing, the meeting is over, or a rule gives the duty to the person.
    """
    day = known_day(as_of)
    swapping = _Swapping(problem, plan, asked_duty(problem, plan, meeting, role, person, day))
    others = tuple(swapping.others(day))
    swapping.prepare(others)
    found = [pair for other in others if (pair := swapping.proposed(other)) is not None]
    ranked = tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))
    duty = swapping.duty
    return Swaps(
        language=problem.network.language, meeting=duty.planned.id, title=duty.planned.title, day=duty.planned.date,
        role=duty.role, label=problem.label(duty.role), person=duty.holder or "", swaps=ranked,
        sentences=tuple(swapping.sentences(ranked)),
    )  # fmt: skip


def swap(
    problem: Problem, plan: Plan, meeting: str, role: str, person: str | None = None, *, partner: str,
    for_meeting: str, for_role: str | None = None, as_of: dt.date | str | None = None,
) -> Swap:  # fmt: skip
    """Swap two duties, or tell why that cannot be.

    Parameters
    ----------
    problem, plan, meeting, role, person, as_of
        As for :func:`swaps`.
    partner
        Who takes the duty.
    for_meeting, for_role
        The partner's duty in return; without a role the same one, or the only one that the partner has there.

    Returns
    -------
    The :class:`Swap`, with the plan after it.

    Raises
    ------
    InputError
        When the swap would break a rule, with the rule, the people and the meeting; and as for :func:`swaps`.
    """
    day = known_day(as_of)
    swapping = _Swapping(problem, plan, asked_duty(problem, plan, meeting, role, person, day))
    name, id_ = asked_person(problem, partner), asked_meeting(problem, for_meeting)
    key = _role_in_return(problem, plan, swapping.duty.role, name, id_, for_role)
    other = asked_duty(problem, plan, id_, key, name, day)
    return swapping.swapped(other)


def _role_in_return(problem: Problem, plan: Plan, same: str, name: str, meeting: str, word: str | None) -> str:
    """Return the role of the partner's duty in return."""
    if word is not None:
        return asked_what(problem, word)
    duties = plan.by_id[meeting].duties(name) if meeting in plan.by_id else ()
    return duties[0] if len(duties) == 1 else same


class _Swapping:
    """Everything about one duty that is to be swapped."""

    def __init__(self, problem: Problem, plan: Plan, duty: Duty) -> None:
        self.duty = duty
        self._problem = problem
        self._plan = plan
        self._trying: Trying
        self._ranking = Ranking(problem, plan)
        self._check_free(duty)

    def prepare(self, others: Iterable[Duty]) -> None:
        """Get ready to try swaps for some duties."""
        handings = (one for other in others for one in self._handings(other))
        self._trying = Trying(self._problem, self._plan, handings)

    def others(self, as_of: dt.date | None) -> Iterator[Duty]:
        """Yield every duty that could be given in return."""
        person, here = self.duty.holder or "", self.duty.planned
        for planned in self._plan.meetings:
            if planned.id == here.id or planned.id not in self._problem.by_id:
                continue
            for role, name, _ in planned.held():
                other = Duty(planned, role, name)
                able = name not in here.holders(self.duty.role) and person not in planned.holders(role)
                if able and self._alike(role) and self._free(other) and not is_past(other, as_of):
                    yield other

    def proposed(self, other: Duty) -> tuple[tuple[object, ...], Swap] | None:
        """Return a swap that breaks nothing, with what puts it in order; else none."""
        tried = self._trying.of(self._handings(other))
        if tried.plan is None:
            return None
        one = self._told(other, tried)
        state = self._problem.network.change_prices.of(other.role, one.state)
        rising = tuple(after - before for before, after in zip(tried.before, tried.after, strict=True))
        days, meetings = rest(*one.nearest)
        drawn = self._ranking.draw(self.duty.planned.id, self.duty.role, other.planned.id, other.role, one.partner)
        return (state, other.role != self.duty.role, rising, -days, -meetings, drawn), one

    def swapped(self, other: Duty) -> Swap:
        """Return one swap.

        Raises
        ------
        InputError
            When it would break something.
        """
        person, partner = self.duty.holder or "", other.holder or ""
        words = {"person": person, "partner": partner, "meeting": self.duty.planned.id, "other": other.planned.id}
        self._check_free(other)
        if other.planned.id == self.duty.planned.id:
            raise InputError(message("a swap is between two meetings, not within {meeting}", **words),
                             field="for_meeting")  # fmt: skip
        for duty, name in ((self.duty, partner), (other, person)):
            if name in duty.planned.holders(duty.role):
                raise InputError(
                    message("{person} and {partner} cannot swap {meeting} for {other}: {name} is {role} of {there} "
                            "already", name=name, role=self._problem.label(duty.role), there=duty.planned.id, **words),
                    field="partner",
                )  # fmt: skip
        self.prepare((other,))
        tried = self._trying.of(self._handings(other))
        if tried.plan is None:
            reasons = reasons_of(self._trying.breaks(tried), self._problem.say)
            raise InputError(
                message("{person} and {partner} cannot swap {meeting} for {other}: {reasons}", reasons=reasons,
                        **words),
                field="partner", hint=message("leave out the partner to see the swaps that break nothing"),
            )  # fmt: skip
        return self._told(other, tried)

    def sentences(self, found: tuple[Swap, ...]) -> Iterator[str]:
        """Yield what there is to say, the answer first."""
        say, duty = self._problem.say, self.duty
        words = {"person": duty.holder, "role": self._problem.label(duty.role), "meeting": duty.planned.id}
        if not found:
            yield say("No swap of {person}'s duty as {role} of {meeting} keeps all rules.", **words)
            return
        yield say.plural(
            "One swap of {person}'s duty as {role} of {meeting} breaks nothing: {first}",
            "{count} swaps of {person}'s duty as {role} of {meeting} break nothing; the first to ask for: {first}",
            len(found), first=found[0].sentence, **words,
        )  # fmt: skip

    def _alike(self, role: str) -> bool:
        """Tell whether duties of a role may be given for the one in question: who presents something cannot be any."""
        roles, mine = self._problem.network.roles, self.duty.role
        return role == mine or (role in roles and roles[role].rotates and roles[mine].rotates)

    def _free(self, duty: Duty) -> bool:
        """Tell whether no rule gives the duty to its holder."""
        known = duty.role in self._problem.network.roles
        return known and not self._problem.bound(duty.holder or "", duty.role, duty.planned.id)

    def _check_free(self, duty: Duty) -> None:
        if not self._free(duty):
            raise InputError(
                message("a rule makes {name} {role} of {meeting}, so the duty cannot be swapped",
                        name=duty.holder or "", role=self._problem.label(duty.role), meeting=duty.planned.id),
                field="role", hint=message("look for a stand-in instead"),
            )  # fmt: skip

    def _handings(self, other: Duty) -> tuple[Handing, Handing]:
        person, partner = self.duty.holder or "", other.holder or ""
        return (
            handing(self._problem, self.duty.planned, self.duty.role, person, partner),
            handing(self._problem, other.planned, other.role, partner, person),
        )

    def _told(self, other: Duty, tried: Tried) -> Swap:
        duty, person, partner = self.duty, self.duty.holder or "", other.holder or ""
        given, taken = ({(one.planned.id, one.role)} for one in (duty, other))
        now, state = duty.planned.state(duty.role, person), other.planned.state(other.role, partner)
        prices = self._problem.network.change_prices
        price = sum((prices.of(duty.role, now), prices.of(other.role, state)), Fraction())
        mine = self._ranking.near(person, other.planned.id, given)
        theirs = self._ranking.near(partner, duty.planned.id, taken)
        assert tried.plan is not None
        return Swap(
            person=person, meeting=duty.planned.id, day=duty.planned.date, role=duty.role, partner=partner,
            for_meeting=other.planned.id, for_day=other.planned.date, for_role=other.role, state=state,
            price=float(price), prices=self._trying.prices(tried), nearest=(_nearer(*mine), _nearer(*theirs)),
            sentence=self._sentence(other, state), plan=tried.plan, problem=tried.problem,
        )  # fmt: skip

    def _sentence(self, other: Duty, state: State) -> str:
        say, duty = self._problem.say, self.duty
        said = say(
            "{partner} takes {meeting} on {day} as {role} for {person}, and {person} takes {other} on {other_day} as "
            "{other_role} in return", partner=other.holder or "", role=self._problem.label(duty.role),
            meeting=duty.planned.id, day=duty.planned.date, person=duty.holder or "",
            other_role=self._problem.label(other.role), other=other.planned.id, other_day=other.planned.date,
        )  # fmt: skip
        if state == "accepted":
            return say("{said}. {partner} has accepted the duty in return: ask before anything is changed.", said=said,
                       partner=other.holder or "")  # fmt: skip
        if state == "announced":
            return say("{said}. The duty in return has been announced.", said=said)
        return say("{said}.", said=said)


def _nearer(*near: Near | None) -> Near | None:
    return min((one for one in near if one), key=lambda one: one.days, default=None)
