"""In what two plans of one problem differ, and what that means for each wish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from netplan.domain import Number, Problem, Rule
from netplan.language import Say
from netplan.plan import Difference, Plan, PlannedMeeting, WishPrice

__all__ = ["differences", "short_names", "wish_prices"]

Parts = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""What differs, before, after, in words."""


def differences(problem: Problem, before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return all in which a plan differs from another one: meeting after meeting its date, its venue, its roles.

    Parameters
    ----------
    problem
        What both are plans for.
    before, after
        The plan that is compared with, and the other one.
    """
    say = problem.say
    return tuple(
        Difference(meeting=meeting.id, what=what, before=old, after=new, sentence=sentence)
        for meeting in problem.meetings
        for what, old, new, sentence in _meeting(
            problem, meeting.id, before.by_id.get(meeting.id), after.by_id.get(meeting.id), say
        )
    )


def _meeting(
    problem: Problem, meeting: str, old: PlannedMeeting | None, new: PlannedMeeting | None, say: Say
) -> Iterator[Parts]:
    if old is None or new is None:
        if new is not None:
            said = say("{meeting} is held, on {day}", meeting=meeting, day=_day(new, say))
            yield "date", (), (str(new.date),), said
        if old is not None:
            yield "date", (str(old.date),), (), say("{meeting} is not held", meeting=meeting)
        return
    if (old.start, old.end) != (new.start, new.end):
        yield _date(problem, old, new, say)
    if old.venue != new.venue:
        yield _venue(old, new, say)
    for role in problem.network.roles:
        if set(old.holders(role)) != set(new.holders(role)):
            yield role, old.holders(role), new.holders(role), _role(problem, role, old, new, say)


def _day(meeting: PlannedMeeting, say: Say) -> str:
    return say.date(meeting.date, weekday=True)


def _date(problem: Problem, old: PlannedMeeting, new: PlannedMeeting, say: Say) -> Parts:
    zone = problem.network.zone
    if old.date != new.date:
        said = say("{meeting} on {day} instead of {before}", meeting=new.id, day=_day(new, say), before=_day(old, say))
        return "date", (str(old.date),), (str(new.date),), said
    hours = {"time": _hours(new, zone), "before": _hours(old, zone)}
    said = say("{meeting} on {day} at {time} instead of {before}", meeting=new.id, day=_day(new, say), **hours)
    return "date", (_timed(old, zone),), (_timed(new, zone),), said


def _hours(meeting: PlannedMeeting, zone: ZoneInfo) -> str:
    return f"{meeting.start.astimezone(zone):%H:%M}–{meeting.end.astimezone(zone):%H:%M}"


def _timed(meeting: PlannedMeeting, zone: ZoneInfo) -> str:
    start: dt.datetime = meeting.start.astimezone(zone)
    return f"{start:%Y-%m-%d %H:%M}"


def _venue(old: PlannedMeeting, new: PlannedMeeting, say: Say) -> Parts:
    venues = [(one.venue,) if one.venue else () for one in (old, new)]
    if old.venue and new.venue:
        said = say("{meeting} in {venue} instead of {before}", meeting=new.id, venue=new.venue, before=old.venue)
    elif new.venue:
        said = say("{meeting} in {venue}", meeting=new.id, venue=new.venue)
    else:
        said = say("{meeting} without a venue", meeting=new.id)
    return "venue", venues[0], venues[1], said


def _role(problem: Problem, role: str, old: PlannedMeeting, new: PlannedMeeting, say: Say) -> str:
    """Name only those who come and go; who stays is not worth a word."""
    gone = [name for name in old.holders(role) if name not in new.holders(role)]
    come = [name for name in new.holders(role) if name not in old.holders(role)]
    words = {"meeting": new.id, "role": problem.label(role)}
    if gone and come:
        return say("{meeting}, {role}: {names} instead of {before}", names=come, before=gone, **words)
    if come:
        return say("{meeting}, {role}: {names} as well", names=come, **words)
    return say("{meeting}, {role}: not {names}", names=gone, **words)


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
