"""How free each decision of a plan is: decided, forced, tied or costly."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from netplan.domain import Rule, SlotKind
from netplan.explain.around import Around
from netplan.plan import Freedom, PlannedMeeting
from netplan.plan.alternatives import Free
from netplan.rules.facts import Decision, given, plan_slots, written
from netplan.search.ties import widen
from netplan.search.wishes import Search

__all__ = ["freedom_of"]

TOLD = 6
"""Up to so many other choices are named in a sentence."""


def freedom_of(around: Around) -> tuple[Freedom, ...]:
    """Tell for every date, venue and duty of a plan how free it is.

    Parameters
    ----------
    around
        The plans of a problem, seen from the one in question.

    Notes
    -----
    Asked for are plans that change something new until there are none, first among the plans that are as good in all
    wishes, then in all but the last, and so on down to all that keep the rules: what only changes when one wish more
    may suffer costs that wish, and what never changes is forced. Each "none" is said twice, by different methods. A
    wish that gives first may suffer as far as it gives, last of all further.
    """
    return tuple(_rows(around, _Levels(around)))


@dataclass
class _Levels:
    """What can be otherwise if all wishes are held, all but the last, and so on."""

    around: Around
    tied: set[Decision] = field(default_factory=set)
    """All that some equally good plan has otherwise, the other choices too."""
    costs: dict[Decision, Rule] = field(default_factory=dict)
    """Choices of the plan that can only be otherwise if a wish suffers: the first such wish."""
    forced: frozenset[Decision] = frozenset()
    """Choices of the plan that no plan has otherwise."""

    def __post_init__(self) -> None:
        around = self.around
        rest = around.chosen.intersection(around.open)
        if not rest or not around.order.proven:
            return
        if not _widen(around, around.held(), self.tied, around.open):
            return  # what was found is tied, all else is unknown
        rest -= self.tied
        for count, step in reversed([*enumerate(around.order.steps())]):
            wish = around.wishes[step.number]
            if not rest:
                return
            if isinstance(around.search.objective(wish).sum, int):
                continue  # nothing can be chosen about it
            found: set[Decision] = set()
            complete = _widen(around, around.held(count), found, rest)
            self.costs.update(dict.fromkeys(found & rest, wish))
            rest -= found
            if not complete:
                return
        self.forced = rest


def _widen(around: Around, search: Search, known: set[Decision], among: Collection[Decision]) -> bool:
    """Find all of some choices that can be otherwise; tell whether that is proven."""
    return widen(search, around.chosen, among, known, lambda one: one, twice=True)


def _rows(around: Around, levels: _Levels) -> Iterator[Freedom]:
    """Yield a row for each decision of the plan, meeting after meeting."""
    for meeting in around.problem.meetings:
        planned = around.plan.by_id.get(meeting.id)
        if planned is None:
            continue
        key = next(one.choice for one in around.chosen if (one.meeting, one.what) == (meeting.id, "date"))
        yield _row(around, levels, Decision(meeting.id, "date", key), planned)
        if planned.venue:
            yield _row(around, levels, Decision(meeting.id, "venue", planned.venue), planned)
        for role, name, _ in planned.held():
            yield _row(around, levels, Decision(meeting.id, role, name), planned)


def _row(around: Around, levels: _Levels, decision: Decision, planned: PlannedMeeting) -> Freedom:
    free, wish = _free(around, levels, decision)
    others = _others(levels, decision) if free == "tied" else ()
    dated = decision.what == "date"
    return Freedom(
        meeting=decision.meeting, what=decision.what, choice=_shown(around, decision), free=free,
        day=planned.date if dated else None, others=tuple(_shown(around, one) for one in others),
        wish=wish.name if wish else "", sentence=_sentence(around, free, others, wish),
    )  # fmt: skip


def _free(around: Around, levels: _Levels, decision: Decision) -> tuple[Free, Rule | None]:
    if _by_people(around, decision):
        return "decided", None
    if decision in levels.tied:
        return "tied", None
    if decision in levels.costs:
        return "costly", levels.costs[decision]
    if decision in levels.forced or decision not in around.open:
        return "forced", None
    return "unknown", None


def _by_people(around: Around, decision: Decision) -> bool:
    """Tell whether people, or a rule of theirs about who holds what, made the decision; netplan adds no role."""
    problem = around.problem
    if decision.what in ("date", "venue"):
        decided = {(meeting, what) for meeting, what, _ in written(problem, tentative=False)}
        return (decision.meeting, decision.what) in decided
    slot = plan_slots(problem, around.plan).get((decision.meeting, decision.what))
    return slot is None or slot.kind is not SlotKind.CHOSEN or given(problem, decision.choice, slot)


def _others(levels: _Levels, decision: Decision) -> tuple[Decision, ...]:
    """Return what stands there instead in equally good plans."""
    chosen = levels.around.chosen
    others = (one for one in levels.tied - chosen if (one.meeting, one.what) == (decision.meeting, decision.what))
    return tuple(sorted(others, key=lambda one: one.choice))


def _shown(around: Around, decision: Decision) -> str:
    """Return a choice as people know it: a date without its hours where the day is offered once."""
    if decision.what != "date":
        return decision.choice
    dates = around.dates.by_meeting[decision.meeting]
    one = next(date for date in dates if date.key == decision.choice)
    alone = sum(date.day == one.day for date in dates) == 1
    return str(one.day) if alone else f"{one.start:%Y-%m-%d %H:%M}"


def _sentence(around: Around, free: Free, others: Collection[Decision], wish: Rule | None) -> str:
    say = around.problem.say
    if free == "decided":
        return say("decided by people")
    if free == "forced":
        return say("forced: no other choice keeps the rules")
    if free == "costly":
        assert wish is not None
        return say("another choice costs: {wish}", wish=wish.sentence(say))
    if free == "unknown":
        return say("not known in the time given")
    if not others:
        return (
            say("free: an equally good plan does without") if around.proven
            else say("free: a plan that is at least as good does without")
        )  # fmt: skip
    dates = {date.key: date.day for one in others for date in around.dates.by_meeting[one.meeting]}
    told = [say.date(dates[one.choice], weekday=True) if one.what == "date" else one.choice for one in others]
    if len(told) > TOLD:
        return (
            say("free: {count} other choices are equally good", count=len(told)) if around.proven
            else say("free: {count} other choices are at least as good", count=len(told))
        )  # fmt: skip
    either = say.list(told, style="or")
    if around.proven:
        return say("free: equally good would be {others}", others=either)
    return say("free: at least as good would be {others}", others=either)
