from __future__ import annotations

from datetime import time

import pytest

from netplan import InputError
from netplan.dates.clocks import is_bare, like_a_date, read_hour


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("10", 10, 0), ("9.30", 9, 30), ("09:05", 9, 5), ("kl. 14", 14, 0), ("kl 14.15", 14, 15), ("klokken 8", 8, 0),
        ("kl.7", 7, 0), ("at 7", 7, 0), ("0", 0, 0), ("23:59", 23, 59), ("9 am", 9, 0), ("9pm", 21, 0),
        ("12 am", 0, 0), ("12 p.m.", 12, 0), ("10 o'clock", 10, 0), ("noon", 12, 0), ("middag", 12, 0),
    ],
)  # fmt: skip
def test_times_of_day(text: str, hour: int, minute: int) -> None:
    assert read_hour(text) == time(hour, minute)


@pytest.mark.parametrize("text", ["24", "24:00", "kl. 24", "midnight", "midnat"])
def test_a_day_ends_at_midnight(text: str) -> None:
    assert read_hour(text, end=True) == time.max


@pytest.mark.parametrize("text", ["24", "25:00", "10:60", "13 pm", "0 am", "midnight", "ten"])
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(InputError, match="is not a time of day"):
        read_hour(text)


@pytest.mark.parametrize("text", ["9.10", "09.12", "24.01", "12.10"])
def test_some_times_may_be_dates(text: str) -> None:
    assert like_a_date(text)


@pytest.mark.parametrize("text", ["9.00", "9.13", "9:10", "kl. 9.10", "0.10", "10"])
def test_the_others_cannot_be(text: str) -> None:
    assert not like_a_date(text)


def test_a_number_alone_may_be_anything() -> None:
    assert [is_bare(text) for text in ("10", "10:00", "kl. 10", "10 am")] == [True, False, False, False]
