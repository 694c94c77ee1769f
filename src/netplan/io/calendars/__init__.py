"""Busy times out of people's calendars (``.ics``): when, never what for."""

from netplan.io.calendars.files import NamedCalendar, calendar_files, with_calendars
from netplan.io.calendars.reading import read_busy

__all__ = ["NamedCalendar", "calendar_files", "read_busy", "with_calendars"]
