"""One season: its meetings and what is already decided about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from netplan.domain.availability import Availability
from netplan.domain.base import Frozen
from netplan.domain.people import Texts
from netplan.domain.values import Count, Dates, Day, Hours, one_or_many
from netplan.domain.wrong import shown
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Assignment", "Meeting", "Season", "Series", "Single", "Tentative"]

T = TypeVar("T")
OPEN = ("?", "open")


class Tentative(Frozen, Generic[T]):
    """A value that is decided, or only hoped for: ``{tentative: value}``."""

    transparent = frozenset({"value"})

    value: T
    """The date or venue."""
    tentative: bool = False
    """Whether it may still change."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"tentative"}:
            return {"value": value["tentative"], "tentative": True}
        return value if isinstance(value, dict) and "value" in value else {"value": value}

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> Any:
        value = inner(self)["value"]
        return {"tentative": value} if self.tentative else value


class Assignment(Frozen):
    """Who holds a role at one meeting, as far as it is written.

    ``Berit``, ``[Kis, Bente]``, ``[Kis, "?"]`` (Kis and one more), ``"?"`` (please fill in), ``maybe`` (fill in or
    leave empty, as rules and wishes have it), ``{tentative: Kis}`` (rather Kis, but free) or ``none`` (not at this
    meeting).
    """

    decided: tuple[str, ...] = ()
    """Holders that people have decided on."""
    tentative: tuple[str, ...] = ()
    """Holders hoped for; their places are free."""
    open: int = 0
    """Places marked ``?`` in a list."""
    fill: bool = False
    """A ``?`` alone: as many as the role asks for."""
    maybe: bool = False
    """The word ``maybe``: as many as the role may have, or nobody."""
    unused: bool = False
    """The word ``none``: the role is not used at this meeting."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict) and set(value) <= set(cls.model_fields):
            return value if set(value) != {"tentative"} else _entries((value,))
        if value in OPEN:
            return {"fill": True}
        if value in ("none", "maybe"):
            return {"unused": value == "none", "maybe": value == "maybe"}
        return _entries(one_or_many(value))

    @model_serializer
    def _write(self) -> Any:
        if not self.listed:
            return "?" if self.fill else "maybe" if self.maybe else "none"
        entries = [*self.decided, *({"tentative": name} for name in self.tentative), *["?"] * self.open]
        return entries[0] if len(entries) == 1 and not self.open else entries  # a "?" alone asks for more than one

    @property
    def listed(self) -> bool:
        """Whether it is a list of holders, not a word for all of them."""
        return not (self.fill or self.maybe or self.unused)

    @property
    def size(self) -> int:
        """How many places the list has."""
        return len(self.decided) + len(self.tentative) + self.open


def _entries(entries: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"decided": [], "tentative": [], "open": 0}
    for entry in entries:
        if entry in OPEN:
            found["open"] += 1
        elif isinstance(entry, dict) and set(entry) == {"tentative"} and isinstance(entry["tentative"], str):
            found["tentative"].append(entry["tentative"])
        elif isinstance(entry, str) and entry:
            found["decided"].append(entry)
        else:
            raise InputError(
                message("a holder is written as a name, not as {text}", text=shown(entry)),
                hint=message('write a name, "?" or {{tentative: name}}'),
            )
    if not entries:
        raise InputError(message("the list of holders is empty"), hint=message('write "?" to have it filled, or none'))
    return found


class Gathering(Frozen):
    """What a meeting and a series of meetings share; keys that are no fields are roles (``planner: [Kis, Bente]``)."""

    transparent = frozenset({"roles"})
    leading: ClassVar[tuple[str, ...]] = ()
    """The fields that a file shows first."""

    window: str | None = None
    """When it may take place, in words; none: any time in the season."""
    says: str | None = None
    """What the people's own document says of it, kept beside the window."""
    also: Dates = ()
    """Dates on which it may be held whatever stands against them: outside the window, closed, not in a poll."""
    time: Hours | None = None
    """The hours, where they differ from the season's."""
    title: str | None = None
    """What it is called in documents."""
    kind: str | None = None
    """What sort of meeting it is; kept for documents, changes no plan. A check knows ``presentation`` (præsentation)
    and ``start-up`` (opstart) meetings, and in which order they can be."""
    guests: int = Field(default=0, ge=0)
    """How many people come who are no members."""
    roles: dict[str, Assignment] = {}
    """What is written about each role."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("roles", {}), dict):
            return value
        known = {key: entry for key, entry in value.items() if key in cls.model_fields}
        roles = {key: entry for key, entry in value.items() if key not in cls.model_fields}
        return {**known, "roles": {**known.get("roles", {}), **roles}}

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> Any:
        fields: dict[str, Any] = inner(self)
        roles = fields.pop("roles", {})
        first = {name: fields[name] for name in self.leading if name in fields}
        return {**first, **fields, **roles}


class Single(Gathering):
    """What is written about one meeting, of a series or by itself."""

    leading: ClassVar[tuple[str, ...]] = ("window", "says", "date", "venue")

    date: Tentative[Day] | None = None
    """The day, when it is decided."""
    venue: Tentative[str] | None = None
    """The venue, when it is decided."""

    def written(self) -> dict[str, Any]:
        """Return the fields that say something."""
        fields = type(self).model_fields
        return {name: value for name in fields if (value := getattr(self, name)) != fields[name].default}


class Meeting(Single):
    """A meeting to place; keys that are no fields are roles (``planner: [Kis, Bente]``)."""

    leading = ("id", "window", "says", "date", "venue")

    id: str = Field(min_length=1)
    """Short name; identifies the meeting over all re-planning."""

    @property
    def only_day(self) -> Day | None:
        """The decided date of a meeting that has no window; none where a window says which days were thought of."""
        decided = self.date is not None and not self.date.tentative and self.window is None
        return self.date.value if decided and self.date else None


class Series(Gathering):
    """Several meetings of one sort: ``{series: workgroup, count: 2-3, window: Q4 2014}``."""

    leading = ("series", "count", "aim", "window", "says", "after")

    series: str = Field(min_length=1)
    """Short name; its meetings are called ``workgroup-1``, ``workgroup-2`` ..."""
    count: Count
    """How many meetings. Without an upper limit (``3+``) as many as twice the lowest number, or two more than it, or as
    the aim, are thought of: enough for whatever a rule may demand, and finite."""
    aim: int | None = Field(default=None, ge=0)
    """The number preferred; none: the lowest of ``count``."""
    after: Texts = ()
    """Meetings or series that come before."""
    each: dict[Annotated[int, Field(ge=1)], Single] = {}
    """What is written about single meetings of the series, by their number: ``{2: {date: 2027-05-04, host: Ada}}``."""

    @model_validator(mode="after")
    def _bounded(self) -> Series:
        self.count.check_aim(self.aim)
        for number in self.each:
            if number > self.highest:
                raise InputError(
                    message("the series {name} has no meeting {number}", name=self.series, number=number),
                    field=f"each.{number}",
                    hint=message("its meetings are numbered from 1 to {highest}", highest=self.highest),
                )  # fmt: skip
        return self

    @property
    def highest(self) -> int:
        """How many meetings are thought of at most."""
        lowest, number = self.count.lowest, self.count.highest
        return max(2 * lowest, lowest + 2, self.aim or 0) if number is None else number

    def id_of(self, number: int) -> str:
        """Return the id of its meeting with a number, counted from 1."""
        return f"{self.series}-{number}"

    def number_of(self, meeting: str) -> int | None:
        """Return the number of one of its meetings; none where the id is another's."""
        return next((one for one in range(1, self.highest + 1) if self.id_of(one) == meeting), None)

    def meetings(self) -> tuple[Meeting, ...]:
        """Return its meetings, the optional ones last."""
        shared = {name: getattr(self, name) for name in Gathering.model_fields}
        return tuple(Meeting(id=self.id_of(one), **self._merged(shared, one)) for one in range(1, self.highest + 1))

    def _merged(self, shared: dict[str, Any], number: int) -> dict[str, Any]:
        """Return what is written about one meeting together with what is written about all."""
        if number not in self.each:
            return shared
        own = self.each[number].written()
        also, roles = {*self.also, *own.get("also", ())}, {**self.roles, **own.get("roles", {})}
        return {**shared, **own, "also": tuple(sorted(also)), "roles": roles}


def _meeting_or_series(value: Any) -> Any:
    if isinstance(value, dict):
        return Series(**value) if "series" in value else Meeting(**value)
    return value


class Season(Frozen):
    """One season of the network, with its meetings in the order in which they take place."""

    name: str = Field(min_length=1)
    """What the season is called, ``"2013"``; part of the lot and of calendar ids."""
    from_: Day = Field(alias="from")
    """First day."""
    to: Day
    """Last day."""
    time: Hours = Hours.model_validate("10:00-15:00")
    """The hours of its meetings."""
    weekdays: Texts = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    """On which weekdays meetings may fall."""
    any_order: bool = False
    """Whether the meetings may take place in another order than listed."""
    meetings: tuple[Annotated[Meeting | Series, BeforeValidator(_meeting_or_series)], ...] = Field(min_length=1)
    """The meetings and series."""
    availability: Availability = Availability()
    """Who can come when."""

    @model_validator(mode="after")
    def _in_order(self) -> Season:
        if self.to < self.from_:
            raise InputError(
                message("the season ends on {end}, before it begins on {start}", end=self.to, start=self.from_),
                field="to",
                hint=message("write the first day after from: and the last day after to:"),
            )
        if (self.to - self.from_).days > 3 * 366:
            raise InputError(
                message("the season is longer than three years"),
                field="to",
                hint=message("check the years, or plan one season at a time"),
            )
        return self

    def written(self) -> Iterator[tuple[Meeting | Series | Single, str, tuple[str, ...]]]:
        """Yield everything that is written about meetings: the entry, its name, and the ids that it is about."""
        for entry in self.meetings:
            if not isinstance(entry, Series):
                yield entry, entry.id, (entry.id,)
                continue
            yield entry, entry.series, tuple(meeting.id for meeting in entry.meetings())
            yield from ((one, entry.id_of(number), (entry.id_of(number),)) for number, one in entry.each.items())

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the season."""
        return self.from_ <= day <= self.to
