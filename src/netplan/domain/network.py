"""The network's contract: who belongs, which roles and venues there are, what must hold and what is wished."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, InstanceOf, PlainSerializer, field_validator

from netplan.domain.base import Frozen
from netplan.domain.chances import Chances
from netplan.domain.changing import ChangePrices
from netplan.domain.closures import Countries, Organisation, SchoolHolidays
from netplan.domain.deadlines import Deadlines
from netplan.domain.people import Member, Texts
from netplan.domain.roles import Role
from netplan.domain.rule import Rule
from netplan.domain.subgroups import Subgroups
from netplan.domain.values import Day, known_zone, read_day
from netplan.domain.venues import ClosedDays, Venue
from netplan.errors import InputError
from netplan.language import LANGUAGES, message

__all__ = ["HistoryRow", "Network"]


def _last_day(text: str) -> dt.date:
    """Read a day, month or quarter; an imprecise date is the last day of its span."""
    found = re.fullmatch(r"(\d{4})-(?:Q([1-4])|(\d{2}))", text)
    if not found:
        day = read_day(text)
        assert isinstance(day, dt.date)
        return day
    year, month = int(found[1]), int(found[2] or 0) * 3 or int(found[3])
    if not 1 <= month <= 12:
        raise InputError(
            message('"{text}" is no month', text=text), hint=message("write 2012-06, 2012-Q2 or 2012-06-14")
        )
    return dt.date(year, month, calendar.monthrange(year, month)[1])


class HistoryRow(Frozen):
    """One duty of the past, or one past meeting's venue."""

    date: Annotated[str, BeforeValidator(str)]
    """When: ``2012-06-14``, ``2012-06`` or ``2012-Q2``."""
    role: str | None = None
    """The role held."""
    member: str | None = None
    """Who held it."""
    venue: str | None = None
    """Where the meeting was."""
    meeting: str | None = None
    """Which meeting; the same date is the same meeting where nothing is written."""
    instead_of: str | None = None
    """Whose turn it was, where somebody else took it; the turn is owed."""
    reason: str | None = None
    """Why the turn was taken by somebody else; kept for reports."""

    @field_validator("date")
    @classmethod
    def _readable(cls, value: str) -> str:
        _last_day(value)
        return value

    @field_validator("member", "instead_of")
    @classmethod
    def _named(cls, value: str | None) -> str | None:
        return value or None

    @property
    def day(self) -> dt.date:
        """The day; the last one of an imprecise date."""
        return _last_day(self.date)

    @property
    def precise(self) -> bool:
        """Whether the date is known to the day."""
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.date))

    @property
    def occasion(self) -> tuple[dt.date, str]:
        """What tells one past meeting from another."""
        return self.day, self.meeting or ""


RuleEntry = Annotated[InstanceOf[Rule], PlainSerializer(lambda rule: rule.entry(), return_type=Any)]


class Network(Frozen):
    """The contract that stands from season to season."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")
    """Short name, part of calendar ids; letters, digits, hyphens."""
    name: str = Field(min_length=1)
    """The network's name."""
    language: str = "en"
    """Language of everything printed: ``da`` or ``en``."""
    timezone: str = "Europe/Copenhagen"
    """IANA name of the time zone of all meetings."""
    holidays: Countries = ()
    """Countries whose public holidays are no meeting days: `DK`, a part of one (`DE-BY`), or a list of them."""
    closed: ClosedDays = ()
    """Further days without meetings."""
    founded: Day | None = None
    """When the network started; kept for documents, changes no plan. A check compares it with the meetings."""
    members: tuple[Member, ...] = Field(min_length=1)
    """The people."""
    roles: dict[str, Role] = {}
    """The roles by key."""
    venues: tuple[Venue, ...] = ()
    """The places to meet."""
    rules: tuple[RuleEntry, ...] = ()
    """What must hold."""
    wishes: tuple[RuleEntry, ...] = ()
    """What is wished for, the most important first."""
    travel: dict[str, dict[str, Annotated[float, Field(ge=0, allow_inf_nan=False)]]] = {}
    """How far it is from the members' places to the venues (or their places); both ways the same."""
    travel_unit: Literal["km", "minutes"] = "km"
    """What ``travel`` is counted in."""
    change_prices: ChangePrices = ChangePrices()
    """What it costs to change what a plan has decided."""
    deadlines: Deadlines = {}
    """What is due before and after each meeting, with its days: `{call_for_items: -21, agenda: -7, minutes: 8}`, which
    is what `usual` stands for. Each becomes an entry of its own in calendars; so then does each naming of holders at an
    earlier meeting (``named_ahead``)."""
    chances: Chances = Chances()
    """How likely people are to come, by what they answered."""
    events: dict[str, Texts] = {}
    """Other events that meetings may have to keep away from: for each its dates, in words."""
    school_holidays: SchoolHolidays = {}
    """School holidays by municipality: dates in words, or `known` for those that netplan knows of Danish
    municipalities; or a list of municipalities and of tables (CSV, Excel)."""
    organisations: dict[str, Organisation] = {}
    """When organisations are closed: a no of the members whose principal organisation it is."""
    subgroups: Subgroups | None = None
    """Groups into which the members are divided for the whole season; none: no groups."""
    history: tuple[HistoryRow, ...] = ()
    """Who did what in earlier seasons: rows, or names of files (CSV, Excel, a list in YAML or JSON, a plan.json)."""
    meetings_before: int | None = Field(default=None, ge=0)
    """How many meetings were held before this season; none: as many as are recorded."""

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise InputError(
                message('netplan does not speak "{name}"', name=value), hint=message("write da or en")
            )
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        return known_zone(value)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)
