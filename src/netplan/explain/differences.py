"""In what two plans of one problem differ, and what that means for each wish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from netplan.domain import Number, Problem, Rule
from netplan.language import Say
from netplan.plan import Difference, Plan, PlannedMeeting, WishPrice
from netplan.plan.differing import differing

__all__ = ["differences", "short_names", "wish_prices"]


def differences(problem: Problem, before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return all in which a plan differs from another one: meeting after meeting its date, its venue, its roles.

    Parameters
    ----------
    problem
        What both are plans for.
    before, after
        The plan that is compared with, and the other one.
    """
    return tuple(
        difference
        for meeting in problem.meetings
        for difference in _meeting(problem, meeting.id, before.by_id.get(meeting.id), after.by_id.get(meeting.id))
    )


def _meeting(
    problem: Problem, meeting: str, old: PlannedMeeting | None, new: PlannedMeeting | None
) -> Iterator[Difference]:
    say = problem.say
    if old is not None and new is not None:
        roles = {role: problem.label(role) for role in problem.network.roles}
        yield from differing(old, new, roles, problem.network.zone, say)
    elif new is not None:
        said = say("{meeting} is held, on {day}", meeting=meeting, day=say.date(new.date, weekday=True))
        yield Difference(meeting=meeting, what="date", before=(), after=(str(new.date),), sentence=said)
    elif old is not None:
        said = say("{meeting} is not held", meeting=meeting)
        yield Difference(meeting=meeting, what="date", before=(str(old.date),), after=(), sentence=said)


def short_names(say: Say, wishes: Sequence[Rule]) -> tuple[str, ...]:
    """Return each wish in a few words; as a sentence where these would not tell it from others."""
    short = [one.in_short(say) for one in wishes]
    return tuple(one if short.count(one) == 1 else wish.sentence(say) for one, wish in zip(short, wishes, strict=True))


def wish_prices(
    problem: Problem, wishes: Iterable[Rule], before: Iterable[Number], after: Iterable[Number]
) -> tuple[WishPrice, ...]:
    """Say what another plan means for each wish.

    Parameters
    ----------
    problem
        The problem.
    wishes
        Its wishes in order.
    before, after
        The value of each in the plan that is compared with, and in the other one.
    """
    return tuple(
        WishPrice(wish=wish.name, sentence=wish.sentence(problem.say), unit=wish.value_unit(), before=float(old),
                  after=float(new))
        for wish, old, new in zip(wishes, before, after, strict=True)
    )  # fmt: skip
