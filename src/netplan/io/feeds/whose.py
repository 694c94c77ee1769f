"""Whose calendar it is: the network's, a person's or a role's, and what belongs into it."""

from __future__ import annotations

from dataclasses import dataclass

from netplan.display.words import role_text
from netplan.domain import Problem
from netplan.domain.names import Names
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import Say, message
from netplan.plan import Plan, PlannedMeeting

__all__ = ["Whose", "role_named", "used_roles", "whose"]


def used_roles(plan: Plan) -> tuple[str, ...]:
    """Return the roles of a plan: those that have a label, and those that are held or open anywhere."""
    held = (role for one in plan.all_meetings for role in (*one.roles, *(slot.role for slot in one.open)))
    return tuple(dict.fromkeys((*plan.labels, *held)))


def whose(plan: Plan, problem: Problem | None, person: str | None, role: str | None) -> Whose:
    """Find out whose calendar is asked for.

    Parameters
    ----------
    plan, problem
        The plan, and where it is known, what it was made for.
    person, role
        Whose, as people write it; none: everybody's.

    Raises
    ------
    InputError
        For a name that is unknown.
    """
    if person is not None:
        person = _person(plan, problem, person)
    if role is not None:
        role = role_named(plan, problem, role)
    return Whose(plan, problem, person, role)


def _person(plan: Plan, problem: Problem | None, word: str) -> str:
    if word in plan.holders:
        return word
    if problem is not None:
        return Names(problem.network, problem.season).person(word, "person")
    known = sorted(plan.people)
    found = [name for name in known if word.lower() in (name.lower(), name.split()[0].lower())]
    if len(found) != 1:
        raise InputError(message('the plan has no "{word}"', word=word), field="person",
                         hint=did_you_mean(word, tuple(known)))  # fmt: skip
    return found[0]


def role_named(plan: Plan, problem: Problem | None, word: str) -> str:
    """Return the key of the role that a word means.

    Raises
    ------
    InputError
        When it means none.
    """
    known = {name.lower(): role for role in used_roles(plan) for name in (plan.label(role), role)}
    if word.lower() in known:
        return known[word.lower()]
    if problem is not None:
        return Names(problem.network, problem.season).role(word, "role")
    raise InputError(message('the plan has no "{word}"', word=word), field="role",
                     hint=did_you_mean(word, tuple(map(plan.label, used_roles(plan))), used_roles(plan)))  # fmt: skip


@dataclass(frozen=True)
class Whose:
    """Whose calendar it is.

    A person's holds every meeting that the person is to come to: as a member on that day, or because of a duty. A
    role's holds the meetings at which it is held or open. With both, the person's duties in this role.
    """

    plan: Plan
    problem: Problem | None
    person: str | None
    role: str | None

    @property
    def suffix(self) -> str:
        """What the calendar's name says of it behind that of the plan; of the network's own, nothing."""
        role = self.plan.label(self.role) if self.role is not None else None
        return "".join(f", {part}" for part in (self.person, role) if part)

    def takes_part(self, meeting: PlannedMeeting) -> bool:
        """Tell whether those whose calendar it is have anything to do with a meeting."""
        if self.person is None or meeting.duties(self.person) or self.problem is None:
            return True
        member = self.problem.people.get(self.person)
        return member is not None and member.belongs(meeting.date)

    def has(self, meeting: PlannedMeeting) -> bool:
        """Tell whether a meeting belongs into the calendar."""
        if self.role is None:
            return self.takes_part(meeting)
        if self.person is not None:
            return self.person in meeting.holders(self.role)
        return self.uses(meeting, self.role)

    def sees_to(self, meeting: PlannedMeeting, roles: tuple[str, ...]) -> bool:
        """Tell whether what these roles see to at a meeting belongs into the calendar; no roles: everybody does."""
        if self.role is not None and self.role not in roles:
            return False
        if self.person is None:
            return True
        return not roles or any(self.person in meeting.holders(role) for role in roles)

    def title(self, meeting: PlannedMeeting, name: str, say: Say) -> str:
        """Return the title of a meeting, with what it is to those whose calendar it is."""
        if self.person is not None:
            duties = [role for role in meeting.duties(self.person) if self.role in (None, role)]
            said = ", ".join(map(self.plan.label, duties))
        elif self.role is not None:
            text = role_text(self.plan, meeting, self.role, say)
            said = f"{self.plan.label(self.role)}: {text}" if text else ""
        else:
            said = ""
        return f"{name} ({said})" if said else name

    @staticmethod
    def uses(meeting: PlannedMeeting, role: str) -> bool:
        """Tell whether a role is held or open at a meeting."""
        return bool(meeting.holders(role)) or any(slot.role == role for slot in meeting.open)
