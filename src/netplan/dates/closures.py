"""On which days of the season schools have holidays and organisations are closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache, partial

from netplan.dates.school_holidays import (
    SchoolHoliday,
    known_municipality,
    municipalities,
    school_holidays,
)  # fmt: skip
from netplan.dates.standing import standing_days
from netplan.domain import Network, Problem
from netplan.domain.closures import KNOWN
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError, together
from netplan.language import Message, message

__all__ = ["closures", "event_days", "known_holidays", "school_days", "wrong_closures"]


def event_days(problem: Problem, event: str) -> frozenset[date]:
    """Return the days of the season on which an event of the network takes place."""
    first, last = problem.season.from_, problem.season.to
    return frozenset().union(*(standing_days(text, first, last) for text in problem.network.events[event]))


@lru_cache(maxsize=64)
def school_days(problem: Problem, municipality: str, field: str = "") -> Mapping[date, Message]:
    """Return the days of the season on which the schools of a municipality have holidays, and what these are called.

    Parameters
    ----------
    problem
        Whose season, and whose own dates for the municipality, count.
    municipality
        One that the network lists; else a Danish municipality, whose holidays netplan knows.
    field
        Where it is named, for errors; where the network lists it, that place counts.

    Raises
    ------
    InputError
        For a municipality of which nothing is known, and for words that are not understood.
    """
    first, last = problem.season.from_, problem.season.to
    found: dict[date, Message] = {}
    wrong: list[InputError] = []
    for place, text in _own_dates(problem.network, municipality) or [(field, KNOWN)]:
        try:
            if text == KNOWN:
                known = school_holidays(_municipality(municipality, problem.network, place), first, last)
                days = {day: one.name for one in known for day in one.span.days() if first <= day <= last}
            else:
                said = message("school holidays in {place}", place=municipality)
                days = dict.fromkeys(sorted(standing_days(text, first, last, place)), said)
            found = {**days, **found}
        except InputError as error:
            wrong.append(error)
    if wrong:
        raise together(wrong)
    return found


def _own_dates(network: Network, municipality: str) -> list[tuple[str, str]]:
    """Return the dates that the network lists for a municipality, in whatever spelling, each with its field."""
    known = known_municipality(municipality)
    return [
        (f"network.school_holidays.{name}[{number}]", text)
        for name, texts in network.school_holidays.items()
        if name == municipality or (known is not None and known_municipality(name) == known)
        for number, text in enumerate(texts)
    ]


def known_holidays(problem: Problem, municipality: str) -> tuple[SchoolHoliday, ...]:
    """Return the holidays of the season that netplan itself knows of a municipality; none where it is not asked for.

    Parameters
    ----------
    problem
        Whose season counts; where it lists dates of its own, netplan is asked by the word ``known`` only.
    municipality
        A municipality, in any spelling.
    """
    own = [text for _, text in _own_dates(problem.network, municipality)]
    name = known_municipality(municipality)
    if name is None or (own and KNOWN not in own):
        return ()
    return school_holidays(name, problem.season.from_, problem.season.to)


def _municipality(word: str, network: Network, field: str) -> str:
    name = known_municipality(word)
    if name is None:
        others = tuple(name for name in network.school_holidays if name != word)
        raise InputError(
            message('no school holidays are known for "{name}"', name=word),
            field=field, hint=did_you_mean(word, (*others, *municipalities())),
        )  # fmt: skip
    return name


def closures(problem: Problem) -> Iterator[tuple[str, datetime, datetime, Message]]:
    """Yield the days on which the members' organisations keep them from coming: who, from when to when, and why.

    Of a member with several organisations the principal one counts: when another house is closed, work goes on.

    Raises
    ------
    InputError
        For municipalities and words that are not understood.
    """
    found = {name.lower(): _closed(problem, name) for name in problem.network.organisations}
    for member in problem.network.members:
        for day, why in found.get((member.organisation or "").lower(), {}).items():
            yield member.name, datetime.combine(day, time.min), datetime.combine(day, time.max), why


def _closed(problem: Problem, name: str) -> dict[date, Message]:
    organisation, season = problem.network.organisations[name], problem.season
    field = f"network.organisations.{name}"
    said = message("the closed days of {organisation}", organisation=name)
    parts: list[Mapping[date, Message]] = []
    wrong: list[InputError] = []
    for number, text in enumerate(organisation.closed):
        try:
            days = standing_days(text, season.from_, season.to, f"{field}.closed[{number}]")
            parts.append(dict.fromkeys(sorted(days), said))
        except InputError as error:
            wrong.append(error)
    for number, place in enumerate(organisation.school_holidays):
        try:
            parts.append(school_days(problem, place, f"{field}.school_holidays[{number}]"))
        except InputError as error:
            wrong.append(error)
    if wrong:
        raise together(wrong)
    return {day: why for part in reversed(parts) for day, why in part.items()}


def wrong_closures(problem: Problem) -> Iterator[InputError]:
    """Yield what is wrong with the dates in words of events, school holidays and organisations."""
    network, season = problem.network, problem.season
    looks: list[Callable[[], object]] = [
        *(partial(standing_days, text, season.from_, season.to, f"network.events.{name}[{number}]")
          for name, texts in network.events.items() for number, text in enumerate(texts)),
        *(partial(school_days, problem, name) for name in network.school_holidays),
        *(partial(_closed, problem, name) for name in network.organisations),
    ]  # fmt: skip
    for look in looks:
        try:
            look()
        except InputError as error:
            yield from error.all()
