from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from netplan.domain import Availability, Busy, Taken
from netplan.domain.busy import merged
from netplan.errors import InputError


def test_a_calendar_survives_its_shape() -> None:
    shape = {
        "name": "kis.ics", "busy": ["2013-02-25 09:00..2013-02-25 11:00", "2013-02-27 22:00..2013-02-28 06:00"],
        "tentative": ["2013-03-01 00:00..2013-03-02 00:00"], "left_out": {"free": 2},
    }  # fmt: skip
    calendar = Busy.model_validate(shape)
    assert calendar.shape() == shape
    assert calendar.busy[1] == Taken(start=datetime(2013, 2, 27, 22), end=datetime(2013, 2, 28, 6))


@pytest.mark.parametrize("text", [
    "2013-02-25", "2013-02-25 09:00", "2013-02-30 09:00..2013-03-01 09:00", "2013-02-25 09:00..2013-02-25 25:00",
    "2013-02-25 11:00..2013-02-25 09:00", "2013-02-25 09:00..2013-02-25 09:00", "",
])  # fmt: skip
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Taken.model_validate(text)


def test_times_that_touch_or_overlap_become_one() -> None:
    def at(*hours: int) -> tuple[datetime, datetime]:
        first, last = (datetime(2013, 3, 5, hour) for hour in hours)
        return first, last

    found = merged([at(12, 13), at(8, 9), at(9, 10), at(8, 11), at(14, 15)])
    assert [(one.start.hour, one.end.hour) for one in found] == [(8, 11), (12, 13), (14, 15)]


@pytest.mark.parametrize("given", ["kis.ics", ["kis.ics"]])
def test_a_calendar_file_is_read_only_with_its_problem(given: Any) -> None:
    with pytest.raises(InputError, match=r'the calendar "kis\.ics" is a file that was not read'):
        Availability.model_validate({"calendars": {"Kis": given}})


@pytest.mark.parametrize("left_out", [{"free": 0}, {"{free}": 1}, {"Secret title": 1}])
def test_reasons_are_plain_words_with_a_count(left_out: dict[str, int]) -> None:
    with pytest.raises(InputError):
        Busy.model_validate({"name": "kis.ics", "left_out": left_out})
