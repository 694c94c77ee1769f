"""Putting the proper name in place of every word that names something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeVar

from netplan.domain.base import Frozen
from netplan.domain.bonds import direct_outer
from netplan.domain.closures import Organisation
from netplan.domain.names import Names
from netplan.domain.network import HistoryRow, Network
from netplan.domain.roles import Role
from netplan.domain.rule import Refers, Rule
from netplan.domain.subgroups import Subgroups
from netplan.errors import InputError
from netplan.language import message

__all__ = ["changed", "check_eligible", "looked_up", "resolved_network"]

F = TypeVar("F", bound=Frozen)


def changed(value: F, **fields: Any) -> F:
    """Return a copy with other fields, the same object where nothing differs."""
    fresh = {name: new for name, new in fields.items() if getattr(value, name) != new}
    return value.model_copy(update=fresh) if fresh else value


def looked_up(words: Iterable[str], find: Callable[[str, str], str], field: str) -> tuple[str, ...]:
    """Look every word up; what is named twice counts once."""
    return tuple(dict.fromkeys(find(word, f"{field}[{number}]") for number, word in enumerate(words)))


def resolved_network(network: Network, names: Names) -> Network:
    """Return the network with every reference by its proper name."""
    roles = {key: _role(key, role, network, names) for key, role in network.roles.items()}
    _check_circles(roles)
    members = tuple(
        changed(one, **{kind: tuple(map(names.taste, getattr(one, kind))) for kind in ("likes", "dislikes")})
        for one in network.members
    )
    return changed(
        network,
        members=members,
        roles=roles,
        rules=_rules(network.rules, names, "rules"),
        wishes=_rules(network.wishes, names, "wishes"),
        deadlines={
            what: changed(one, by=looked_up(one.by, names.role, f"network.deadlines.{what}.by"))
            for what, one in network.deadlines.items()
        },
        organisations=_organisations(network, names),
        subgroups=network.subgroups and _groups(network.subgroups, names),
        history=tuple(_row(row, names, f"network.history[{i}]") for i, row in enumerate(network.history)),
    )


def _organisations(network: Network, names: Names) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for word, given in network.organisations.items():
        field = f"network.organisations.{word}"
        name = names.organisation(word, field)
        if name in found:
            raise InputError(
                message("{name} is listed twice", name=name), field=field, hint=message("put both lines into one")
            )
        municipalities = looked_up(given.school_holidays, names.municipality, f"{field}.school_holidays")
        found[name] = changed(given, school_holidays=municipalities)
    return found


def _role(key: str, role: Role, network: Network, names: Names) -> Role:
    field = f"network.roles.{key}"
    found = {
        "holder": looked_up(role.holder, names.person if role.external else names.member, f"{field}.holder"),
        "includes": looked_up(role.includes, names.role, f"{field}.includes"),
        "within": looked_up(role.within, names.role, f"{field}.within"),
        "not_with": looked_up(role.not_with, names.role, f"{field}.not_with"),
        "eligible": looked_up(role.eligible, partial(names.eligible, external=role.external), f"{field}.eligible"),
    }
    for name in ("includes", "within", "not_with"):
        if key in found[name]:
            raise InputError(
                message('the role "{name}" refers to itself', name=key),
                field=f"{field}.{name}",
                hint=message("name another role, or take the line out"),
            )
    decided_by = role.decided_by and names.role(role.decided_by, f"{field}.decided_by")
    resolved = changed(role, **found, decided_by=decided_by)
    _check_fixed(resolved, key, network, f"{field}.holder")
    return resolved


def _check_fixed(role: Role, key: str, network: Network, field: str) -> None:
    """Refuse fixed holders who are not eligible, or more or fewer than a written count."""
    for name in role.holder:
        check_eligible(name, role, key, network, field)
    if role.holder and "count" in role.model_fields_set and not role.count.holds(len(role.holder)):
        raise InputError(
            message(
                "holder names {names} where the role {role} takes {range}",
                names=list(role.holder), role=role.label or key, range=str(role.count.model_dump()),
            ),
            field=field,
            hint=message("name as many holders as the count says, or take the count out"),
        )  # fmt: skip


def _check_circles(roles: dict[str, Role]) -> None:
    """Refuse roles that lie inside each other, by ``within`` and ``includes``."""
    try:
        TopologicalSorter(direct_outer(roles)).prepare()
    except CycleError as error:
        circle = sorted(set(error.args[1]), key=list(roles).index)
        raise InputError(
            message("the roles {names} lie inside each other", names=[roles[key].label or key for key in circle]),
            field=f"network.roles.{circle[0]}",
            hint=message("take one of their within or includes lines out"),
        ) from None


def _rules(rules: tuple[Rule, ...], names: Names, heading: str) -> tuple[Rule, ...]:
    for number, rule in enumerate(rules):
        field = f"network.{heading}[{number}]"
        if heading not in rule.headings():
            wish = "wishes" in rule.headings()
            raise InputError(
                message("{name} can only be wished for", name=rule.name) if wish
                else message("{name} is no wish: it counts in every plan", name=rule.name),
                field=field,
                hint=message("list it under wishes") if wish else message("leave it out"),
            )  # fmt: skip
        _check_common(rule, heading, f"{field}.{rule.name}")
    return tuple(_rule(rule, names, f"network.{heading}[{i}]") for i, rule in enumerate(rules))


def _check_common(rule: Rule, heading: str, field: str) -> None:
    """Refuse what only a wish, or only a rule, can do."""
    if heading == "rules" and "give" in rule.model_fields_set:
        raise InputError(
            message("the rule {name} cannot give: rules must hold", name=rule.name),
            field=f"{field}.give",
            hint=message("take give out, or list it under wishes"),
        )
    if heading == "wishes" and (rule.allow or rule.price is not None):
        raise InputError(
            message("the wish {name} takes no exceptions and no price: it need not be granted", name=rule.name),
            field=f"{field}.{'allow' if rule.allow else 'price'}",
            hint=message("take the line out, or list it under rules"),
        )


def _rule(rule: Rule, names: Names, field: str) -> Rule:
    find = {"role": names.role, "member": names.member, "person": names.person, "venue": names.venue,
            "meeting": names.meeting_or_past, "attendant": names.attendant, "event": names.event,
            "municipality": names.municipality}  # fmt: skip
    fields: dict[str, Any] = {}
    for name, info in type(rule).model_fields.items():
        for mark in (mark for mark in info.metadata if isinstance(mark, Refers)):
            value, place = getattr(rule, name), f"{field}.{rule.name}.{info.alias or name}"
            fields[name] = _words(value, find[mark.to], place, mark.besides)
    if rule.allow:  # what a rule is about may be anything, so that a word nobody knows stays as it is
        fields["allow"] = tuple(changed(one, about=tuple(map(names.subject, one.about))) for one in rule.allow)
    return changed(rule, **fields)


def _words(value: Any, find: Callable[[str, str], str], field: str, besides: frozenset[str]) -> Any:
    """Look up one word, a list of words, or a list of lists."""
    if value is None or isinstance(value, str):
        return value if value is None or value in besides else find(value, field)
    if any(not isinstance(word, str) for word in value):
        return tuple(_words(inner, find, f"{field}[{number}]", besides) for number, inner in enumerate(value))
    return looked_up(value, lambda word, place: word if word in besides else find(word, place), field)


def _groups(wanted: Subgroups, names: Names) -> Subgroups:
    """Resolve the names in earlier groups; who is no longer a member stays as written."""
    earlier = tuple(
        changed(season, groups=tuple(
            tuple(names.listed(word, f"network.subgroups.earlier[{number}]") or word for word in group)
            for group in season.groups
        ))
        for number, season in enumerate(wanted.earlier)
    )  # fmt: skip
    return changed(wanted, earlier=earlier)


def _row(row: HistoryRow, names: Names, field: str) -> HistoryRow:
    people = {
        key: word and (names.holder(word, f"{field}.{key}") or word)
        for key, word in (("member", row.member), ("instead_of", row.instead_of))
    }
    venue = row.venue and names.venues.get(row.venue.lower(), row.venue)
    return changed(row, role=row.role and names.role(row.role, f"{field}.role"), venue=venue, **people)


def check_eligible(name: str, role: Role, key: str, network: Network, field: str) -> None:
    """Refuse a member who may not hold a role."""
    member = next((member for member in network.members if member.name == name), None)
    if member is None or not role.eligible:
        return
    if name not in role.eligible and not set(member.tags) & set(role.eligible):
        raise InputError(
            message("{name} is not eligible as {role}", name=name, role=role.label or key),
            field=field,
            hint=message("add the name to the role's eligible list, or choose somebody from it"),
        )
