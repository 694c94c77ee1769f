"""Who publishes a calendar, who invites, and who is invited: the only place that writes e-mail addresses."""

from __future__ import annotations

from icalendar import vCalAddress
from icalendar.enums import CUTYPE, PARTSTAT, ROLE

from netplan.domain import Member, Problem
from netplan.errors import InputError
from netplan.io.feeds.whose import Whose
from netplan.language import message
from netplan.plan import PlannedMeeting

__all__ = ["guests", "needed_organiser", "organiser"]

CHAIR = "chair"
"""Key of the role whose holder leads the meeting."""


def organiser(problem: Problem | None) -> vCalAddress | None:
    """Return the address of the convener; none where it is not known."""
    convener = _convener(problem) if problem else None
    return _address(convener) if convener and convener.email else None


def needed_organiser(problem: Problem | None) -> vCalAddress:
    """Return the address of the convener, without which nobody can publish or invite.

    Raises
    ------
    InputError
        When it is not known.
    """
    found = organiser(problem)
    if found is not None:
        return found
    if problem is None:
        raise InputError(
            message("nobody is known who publishes the calendar or invites: a plan holds no addresses"),
            field="problem", hint=message("give the problem that the plan was made for"),
        )  # fmt: skip
    raise InputError(
        message("nobody is known who publishes the calendar or invites: the convener has no address"),
        field="network.members", hint=message("write an email for the holder of a role that somebody always has"),
    )  # fmt: skip


def _convener(problem: Problem) -> Member | None:
    """Return the first holder of the first role that has a fixed holder."""
    holders = [name for role in problem.network.roles.values() for name in role.holder]
    return problem.people.get(holders[0]) if holders else None


def guests(meeting: PlannedMeeting, own: Whose, *, called_off: bool) -> list[vCalAddress]:
    """Return those who are invited to a meeting, the chair as such; who invites has accepted.

    Parameters
    ----------
    meeting
        The meeting.
    own
        Whose calendar it is: a person's, or that of a role's holders, who are then the only ones.
    called_off
        Whether they are told that it does not take place, which asks for no answer.

    Raises
    ------
    InputError
        When nobody to be invited has an address.
    """
    assert own.problem is not None
    convener = _convener(own.problem)
    found = []
    for one in own.problem.network.members:
        if one.email and one.belongs(meeting.date) and _meant(one.name, meeting, own):
            address = _address(one)
            accepted = convener is not None and one.name == convener.name
            address.params["CUTYPE"] = CUTYPE.INDIVIDUAL
            address.params["ROLE"] = ROLE.CHAIR if one.name in meeting.holders(CHAIR) else ROLE.REQ_PARTICIPANT
            address.params["PARTSTAT"] = PARTSTAT.ACCEPTED if accepted else PARTSTAT.NEEDS_ACTION
            if not accepted and not called_off:
                address.params["RSVP"] = "TRUE"
            found.append(address)
    if not any(address.params["PARTSTAT"] == PARTSTAT.NEEDS_ACTION for address in found):
        raise InputError(
            message("nobody whom {meeting} concerns has an address to be invited at", meeting=meeting.id),
            field="network.members", hint=message("write an email for the members, or choose the profile feed"),
        )  # fmt: skip
    return found


def _meant(name: str, meeting: PlannedMeeting, own: Whose) -> bool:
    return own.person in (None, name) and (own.role is None or name in meeting.holders(own.role))


def _address(member: Member) -> vCalAddress:
    address = vCalAddress(f"mailto:{member.email}")
    address.params["CN"] = member.name
    return address
