"""Putting the proper name in place of every word of a season that names something."""

from __future__ import annotations

from typing import Any, TypeVar

from netplan.domain.names import Names
from netplan.domain.network import Network
from netplan.domain.resolve import changed, check_eligible, looked_up
from netplan.domain.roles import Role
from netplan.domain.season import Assignment, Meeting, Season, Series, Single
from netplan.errors import InputError
from netplan.language import message

__all__ = ["resolved_season"]

M = TypeVar("M", bound=Single)


def resolved_season(season: Season, network: Network, names: Names) -> Season:
    """Return the season with every reference by its proper name."""
    meetings = tuple(
        _meeting(entry, network, names, f"season.meetings[{number}]")
        for number, entry in enumerate(season.meetings)
    )
    _check_order(season, meetings)
    field = "season.availability"
    given = season.availability
    polls = tuple(
        changed(poll, answers=_by_member(poll.answers, names, f"{field}.polls[{number}].answers"))
        for number, poll in enumerate(given.polls)
    )
    availability = changed(
        given,
        polls=polls,
        answers=_by_member(given.answers, names, f"{field}.answers"),
        away=_by_member(given.away, names, f"{field}.away"),
        anyway=_by_member(given.anyway, names, f"{field}.anyway"),
        calendars=_by_member(given.calendars, names, f"{field}.calendars"),
    )
    return changed(season, meetings=meetings, availability=availability)


def _check_order(season: Season, meetings: tuple[Meeting | Series, ...]) -> None:
    """Refuse a series that is to come after what is listed after it, unless the order is free."""
    listed = [entry.series if isinstance(entry, Series) else entry.id for entry in meetings]
    for number, entry in enumerate(meetings):
        for other in entry.after if isinstance(entry, Series) else ():
            if other in listed[number:] and not season.any_order:
                raise InputError(
                    message("{name} is to come after {other}, which is listed later", name=listed[number], other=other),
                    field=f"season.meetings[{number}].after",
                    hint=message("list them in the order in which they take place, or write any_order: true"),
                )


def _by_member(values: dict[str, Any], names: Names, field: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word, value in values.items():
        name = names.member(word, f"{field}.{word}")
        if name in found:
            raise InputError(
                message("{name} is listed twice", name=name),
                field=f"{field}.{word}",
                hint=message("put both lines into one"),
            )
        found[name] = value
    return found


def _meeting(entry: Meeting | Series, network: Network, names: Names, field: str) -> Meeting | Series:
    if not isinstance(entry, Series):
        return _single(entry, network, names, field)
    after = looked_up(entry.after, names.meeting, f"{field}.after")
    if entry.series in after:
        raise InputError(
            message("the series {name} is to come after itself", name=entry.series),
            field=f"{field}.after",
            hint=message("name another meeting or series, or take the line out"),
        )
    each = {number: _single(one, network, names, f"{field}.each.{number}") for number, one in entry.each.items()}
    return changed(entry, roles=_roles(entry, network, names, field), after=after, each=each)


def _single(entry: M, network: Network, names: Names, field: str) -> M:
    venue = entry.venue
    if venue is not None:
        venue = venue.model_copy(update={"value": names.venue(venue.value, f"{field}.venue")})
    return changed(entry, roles=_roles(entry, network, names, field), venue=venue)


def _roles(entry: Single | Series, network: Network, names: Names, field: str) -> dict[str, Assignment]:
    roles = {}
    for word, assignment in entry.roles.items():
        key = names.role_or_field(word, f"{field}.{word}", tuple(type(entry).model_fields))
        roles[key] = _assignment(assignment, network, key, names, f"{field}.{word}")
    return roles


def _assignment(given: Assignment, network: Network, key: str, names: Names, field: str) -> Assignment:
    role = network.roles[key]

    def find(word: str, place: str) -> str:
        return names.holder(word, place) or word if role.external else names.member(word, place)

    decided = tuple(find(word, field) for word in given.decided)
    tentative = tuple(find(word, field) for word in given.tentative)
    _check_size(given, role, key, field)
    free = {*names.members.values(), *role.eligible}
    outsider = next((name for name in tentative if role.rotates and name not in free), None)
    if outsider is not None:
        raise InputError(
            message("{name} is no member and cannot be tentative as {role}", name=outsider, role=role.label or key),
            field=field,
            hint=message('write the name alone, or "?" until it is decided'),
        )
    for name in (*decided, *tentative):
        if (*decided, *tentative).count(name) > 1:
            raise InputError(
                message("{name} is written twice as {role}", name=name, role=role.label or key),
                field=field,
                hint=message('take one out, or write "?" for somebody else'),
            )
        check_eligible(name, role, key, network, field)
    return changed(given, decided=decided, tentative=tentative)


def _check_size(given: Assignment, role: Role, key: str, field: str) -> None:
    if given.listed and not role.count.holds(given.size):
        raise InputError(
            message(
                "{count} written where the role {role} takes {range}",
                count=given.size, role=role.label or key, range=str(role.count.model_dump()),
            ),
            field=field,
            hint=message('add names or "?", take some out, or change the role\'s count'),
        )
