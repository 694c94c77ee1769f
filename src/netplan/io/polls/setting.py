"""What is known of the network and the season when a poll is read, and what its entry in the file says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self, TypeVar

from netplan.domain import Answer, Hours, Member, Network, Problem, Season
from netplan.domain.availability import read_answer
from netplan.domain.base import Frozen
from netplan.domain.likely import Likely
from netplan.domain.names import Names
from netplan.domain.values import known_zone, one_or_many
from netplan.domain.wrong import did_you_mean, join_path, shown
from netplan.errors import InputError, together
from netplan.language import message

__all__ = ["Entry", "Setting"]

F = TypeVar("F", bound=Frozen)
DATES = ("day first", "month first")


@dataclass(frozen=True)
class Setting:
    """What a poll is read for.

    Parameters
    ----------
    zone
        The network's time zone; empty: not known.
    first, last
        The season's days; none: not known.
    hours
        The hours of the season's meetings.
    members
        The members.
    names
        All names; none: not known, people stay as written.
    language
        The network's language: in Danish the day comes before its month, wherever people write it.
    """

    zone: str = ""
    first: date | None = None
    last: date | None = None
    hours: Hours = Season.model_fields["time"].default
    members: tuple[Member, ...] = ()
    names: Names | None = None
    language: str = ""

    @classmethod
    def of(cls, network: Network, season: Season) -> Self:
        """Return the setting of a season."""
        return cls(
            network.timezone, season.from_, season.to, season.time, network.members, Names(network, season),
            network.language,
        )

    @classmethod
    def of_shape(cls, data: Mapping[str, Any]) -> Self:
        """Return the setting of a problem that is not made yet, whatever is wrong with the rest of it.

        Parameters
        ----------
        data
            ``network`` and ``season`` as the file has them.
        """
        network = _as_far(Network, data.get("network"), ("id", "name", "language", "timezone", "members", "roles"), {})
        some = {"name": "-", "meetings": [{"id": "-"}]}  # whatever they are: a poll is for the days of the season
        season = _as_far(Season, data.get("season"), ("from", "to", "time"), some)
        try:
            if network and season:
                return cls.of(network, season)
        except InputError:  # of names that two people bear, which the problem reports itself
            pass
        zone, language = (network.timezone, network.language) if network else ("", "")
        if season is None:
            return cls(zone, language=language)
        return cls(zone, season.from_, season.to, season.time, language=language)

    @classmethod
    def for_problem(cls, problem: Problem | None, zone: str = "") -> Self:
        """Return the setting of a problem; without one only a time zone is known."""
        return cls(zone) if problem is None else cls.of(problem.network, problem.season)

    def likely(self) -> Likely | None:
        """Return what finds members by what people write."""
        return Likely(self.names, self.members) if self.names else None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the season; where that is not known, every day does."""
        return self.first is None or self.last is None or self.first <= day <= self.last


def _as_far(made: type[F], given: Any, keys: tuple[str, ...], some: Mapping[str, Any]) -> F | None:
    """Return a part of a problem from a few of its fields; none where these are wrong."""
    if not isinstance(given, Mapping):
        return None
    try:
        return made.model_validate({**some, **{key: given[key] for key in keys if key in given}})
    except InputError:
        return None


@dataclass(frozen=True)
class Entry:
    """How a poll's entry says that its file is to be read.

    Parameters
    ----------
    file
        The file.
    open
        Whether other dates stay possible.
    layout
        The layout that the file has; empty: it is recognised.
    timezone
        The zone in which the file's times are; empty: the network's, or as the file says.
    dates
        ``day first`` or ``month first``; empty: the dates decide.
    moments
        The hours that words for moments mean, by the words in lower case.
    words
        The answers that words of the poll's makers mean.
    people
        A second file, with the answers; empty: there is one file.
    strangers
        People who answered and are no members, however alike their names are.
    """

    file: str
    open: bool = False
    layout: str = ""
    timezone: str = ""
    dates: str = ""
    moments: Mapping[str, Hours] = field(default_factory=dict)
    words: Mapping[str, Answer] = field(default_factory=dict)
    people: str = ""
    strangers: tuple[str, ...] = ()

    @classmethod
    def read(cls, given: Mapping[str, Any], layouts: tuple[str, ...], place: str = "") -> Entry:
        """Read an entry.

        Parameters
        ----------
        given
            Its fields; those with nothing behind the colon are as good as not written.
        layouts
            The names of all layouts.
        place
            Its path, for errors.

        Raises
        ------
        InputError
            With everything that is wrong with it.
        """
        checks: dict[str, Callable[[Any], Any]] = {
            "file": str, "people": str, "open": _truth, "timezone": lambda value: known_zone(str(value)),
            "layout": lambda value: _one_of(value, layouts), "dates": lambda value: _one_of(value, DATES),
            "moments": lambda value: _mapped(value, Hours.model_validate),
            "words": lambda value: _mapped(value, read_answer),
            "strangers": lambda value: tuple(map(str, one_or_many(value))),
        }  # fmt: skip
        found: dict[str, Any] = {}
        wrong: list[InputError] = []
        for key, value in given.items():
            try:
                if key not in checks:
                    raise InputError(message('unknown field "{name}"', name=key), hint=did_you_mean(key, tuple(checks)))
                if value is not None:
                    found[key] = checks[key](value)
            except InputError as error:
                wrong.append(InputError(error.what, field=join_path(place, key, error.field), hint=error.hint))
        if wrong:
            raise together(wrong)
        return cls(**found)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise InputError(
            message("{text} is neither true nor false", text=str(value)), hint=message("write true or false")
        )
    return value


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    word = str(value).strip().lower().replace("-", " ")
    if word not in known:
        raise InputError(
            message("{text} is none of the words allowed here", text=shown(value)),
            hint=message("use one of these: {names}", names=", ".join(known)),
        )
    return word


def _mapped(value: Any, read: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise InputError(
            message("{text} is not a mapping of names to values", text=shown(value)),
            hint=message('write "name: value" lines, indented'),
        )
    found = {}
    for word, meant in value.items():
        try:
            found[str(word).strip().casefold()] = read(meant)
        except InputError as error:
            raise InputError(error.what, field=str(word), hint=error.hint) from None
    return found
