"""How far each decision of a plan has come, and marking how far it came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.plan.meeting import PlannedMeeting
    from netplan.plan.plan import Plan

__all__ = ["DECLINED", "STATES", "State", "marked", "read_state"]

State = Literal["open", "tentative", "proposed", "announced", "accepted", "done", "declined"]
"""``open`` (nobody yet), ``tentative`` (people hope for it), ``proposed`` (by netplan), ``announced`` (people were
told), ``accepted`` (people, or a rule of theirs, decided it), ``done`` (it has taken place) or ``declined`` (the holder
said no)."""
STATES: tuple[State, ...] = get_args(State)
"""All states; up to ``done`` each is more settled than the one before."""
DECLINED: State = "declined"
"""The holder said no."""


def read_state(word: Any) -> State:
    """Return a state as it is written.

    Raises
    ------
    InputError
        When it is none.
    """
    for state in STATES:
        if word == state:
            return state
    raise InputError(
        message('"{word}" is no state of a decision', word=str(word)), hint=did_you_mean(str(word), STATES)
    )


def marked(
    plan: Plan, state: State, meetings: Collection[str] | str, what: Collection[str] | str,
    people: Collection[str] | str,
) -> Plan:  # fmt: skip
    """Return a plan in which some decisions have a state; see :meth:`netplan.Plan.marked`."""
    meetings, what, people = ((one,) if isinstance(one, str) else one for one in (meetings, what, people))
    state = read_state(state)
    if state == DECLINED and not people:
        raise InputError(message("a duty is declined by somebody"), field="people", hint=message("say by whom"))
    if state == "open":
        raise InputError(message("what is decided is not open"), field="state",
                         hint=message("take the holder out of the plan instead"))  # fmt: skip
    _check(meetings, plan.by_id, "meetings")
    what = [_key(plan, word) for word in what]
    _check(people, {name for meeting in plan.meetings for names in meeting.roles.values() for name in names}, "people")
    marking = _Marking(state, frozenset(what), frozenset(people), raising=not (meetings or what or people))
    made = [marking.of(one) if not meetings or one.id in meetings else one for one in plan.meetings]
    return plan.model_copy(update={"meetings": tuple(made)})


def _key(plan: Plan, word: str) -> str:
    """Return what a word means: ``date``, ``venue``, or a role by its key or by what it is called."""
    used = (role for meeting in plan.meetings for role in meeting.roles)
    known = {"date": "date", "venue": "venue", **{role: role for role in (*plan.labels, *used)}}
    called = {label.lower(): role for role, label in plan.labels.items()}
    _check([word], {**known, **called}, "what", word.lower())
    return known.get(word) or called[word.lower()]


def _check(words: Iterable[str], known: Collection[str], field: str, meant: str = "") -> None:
    for word in words:
        if word not in known and meant not in known:
            raise InputError(message('the plan has no "{word}"', word=word), field=field,
                             hint=did_you_mean(word, tuple(sorted(known))))  # fmt: skip


class _Marking:
    """One way of marking.

    Parameters
    ----------
    state
        The state that decisions get.
    what, people
        Which decisions: empty, all.
    raising
        Whether only what is less settled gets it.
    """

    def __init__(self, state: State, what: frozenset[str], people: frozenset[str], *, raising: bool) -> None:
        self._state = state
        self._what = what
        self._people = people
        self._raising = raising

    def of(self, meeting: PlannedMeeting) -> PlannedMeeting:
        """Return a meeting with its decisions marked."""
        return meeting.model_copy(update={"states": {**meeting.states, **dict(self._states(meeting))}})

    def _states(self, meeting: PlannedMeeting) -> Iterator[tuple[str, tuple[State, ...]]]:
        for what in (() if self._people else ("date", "venue")):
            if (meeting.venue or what == "date") and (not self._what or what in self._what):
                yield what, (self._new(meeting.state(what)),)
        for role, names in meeting.roles.items():
            if names and (not self._what or role in self._what):
                yield role, tuple(self._of(meeting, role, name) for name in names)

    def _of(self, meeting: PlannedMeeting, role: str, name: str) -> State:
        now = meeting.state(role, name)
        return self._new(now) if not self._people or name in self._people else now

    def _new(self, now: State) -> State:
        settled = now == DECLINED or STATES.index(now) >= STATES.index(self._state)
        return now if self._raising and settled else self._state
