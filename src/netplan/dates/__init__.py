"""When it could be: windows in words, days without meetings, answers, and every possible date of each meeting."""

from netplan.dates.answers import AnswerBook
from netplan.dates.calendar import Calendar
from netplan.dates.candidates import Candidate, Candidates, Dropped, candidates
from netplan.dates.closures import event_days, known_holidays, school_days
from netplan.dates.school_holidays import SchoolHoliday, known_municipality, municipalities, school_holidays
from netplan.dates.standing import standing_days
from netplan.dates.tastes import Taste, tastes
from netplan.dates.widened import widened
from netplan.dates.window import Window, days_named, read_window
from netplan.dates.words import WEEKDAYS, WEEKDAYS_PLURAL, read_weekday
from netplan.dates.years import CandidateYear, YearDay, candidate_years

__all__ = [
    "WEEKDAYS", "WEEKDAYS_PLURAL", "AnswerBook", "Calendar", "Candidate", "CandidateYear", "Candidates", "Dropped",
    "SchoolHoliday", "Taste", "Window", "YearDay", "candidate_years", "candidates", "days_named", "event_days",
    "known_holidays", "known_municipality", "municipalities", "read_weekday", "read_window", "school_days",
    "school_holidays", "standing_days", "tastes", "widened",
]  # fmt: skip
