"""How far it is from the members' places to the venues: the one place where distances are looked up and rounded."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, floor, radians, sin, sqrt

from netplan.domain import Member, Problem, Venue
from netplan.errors import InputError, together
from netplan.language import message

__all__ = ["distances", "great_circle", "towns"]

EARTH = 6371.0
"""Mean radius of the earth in km."""
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


@cache
def towns() -> Mapping[str, Point]:
    """Return where Danish towns and the seats of the municipalities lie, by name."""
    with (files("netplan.rules") / "towns.csv").open(encoding="utf-8") as stream:
        return {row["name"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(stream)}


@cache
def _points() -> Mapping[str, Point]:
    return {_key(name): point for name, point in towns().items()}


def great_circle(one: Point, other: Point) -> float:
    """Return the distance between two points on the globe in km, by the haversine formula.

    Examples
    --------
    >>> round(great_circle((55.676, 12.568), (56.157, 10.211)))  # Copenhagen to Aarhus
    156
    """
    (north, east), (to_north, to_east) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(chord))


@lru_cache(maxsize=16)
def distances(problem: Problem) -> Mapping[tuple[str, str], int]:
    """Return the whole km, or minutes, from each member's place to each venue, by member and venue.

    Looked up in the network's ``travel``, by the venue's name or place and both ways; else, for km, the great-circle
    distance between Danish towns. Half a km or minute and more counts as a whole one. An online venue is no way off.
    Members without a place are left out.

    Raises
    ------
    InputError
        For places of which nothing is known, and for ways that are given twice and differently.
    """
    given = _given(problem)
    found: dict[tuple[str, str], int] = {}
    wrong: dict[str, InputError] = {}
    for number, member in enumerate(problem.network.members):
        for place, venue in enumerate(problem.network.venues):
            if member.place:
                try:
                    far = _far(problem, given, member, venue)
                    found[member.name, venue.name] = floor(far + 0.5)
                except InputError as error:
                    at = f"members[{number}]" if error.field == "member" else f"venues[{place}]"
                    field = f"network.{at}.place" if error.field else "network.travel"
                    wrong.setdefault(error.what, InputError(error.what, field=field, hint=error.hint))
    if wrong:
        raise together(wrong.values())
    return found


def _far(problem: Problem, given: Mapping[tuple[str, str], float], member: Member, venue: Venue) -> float:
    start = member.place or ""
    end = venue.place or venue.name
    if venue.online:
        return 0
    for word in (venue.name, end):
        if (_key(start), _key(word)) in given:
            return given[_key(start), _key(word)]
    if _key(start) == _key(end):
        return 0
    if problem.network.travel_unit != "km":
        raise InputError(
            message("travel says nothing of the way from {place} to {venue}", place=start, venue=venue.name),
            hint=message("add its minutes: travel: {{{place}: {{{venue}: 60}}}}", place=start, venue=venue.name),
        )
    return great_circle(_point(start, problem, "member"), _point(end, problem, "venue"))


def _point(place: str, problem: Problem, field: str) -> Point:
    if _key(place) in _points():
        return _points()[_key(place)]
    ways = problem.network.travel
    known = {_key(name): name for name in (*towns(), *ways, *(end for ends in ways.values() for end in ends))}
    near = get_close_matches(_key(place), known, n=1, cutoff=0.7)
    hint = (
        message('you mean "{name}"', name=known[near[0]]) if near
        else message("write a Danish town, or list the distances under travel")
    )  # fmt: skip
    raise InputError(message('nothing is known of where "{place}" lies', place=place), field=field, hint=hint)


def _given(problem: Problem) -> dict[tuple[str, str], float]:
    """Return the network's own distances, both ways."""
    found: dict[tuple[str, str], float] = {}
    for start, end, far in _ways(problem):
        if found.setdefault((_key(start), _key(end)), far) != far:
            raise InputError(
                message("travel gives two distances between {place} and {venue}", place=start, venue=end),
                field=f"network.travel.{start}.{end}",
                hint=message("take one out; both ways are the same"),
            )
        found[_key(end), _key(start)] = far
    return found


def _ways(problem: Problem) -> Iterator[tuple[str, str, float]]:
    for start, ends in problem.network.travel.items():
        for end, far in ends.items():
            yield start, end, far


def _key(place: str) -> str:
    """Return a spelling in which Aalborg and Ålborg are the same."""
    return place.strip().casefold().replace("å", "aa")
