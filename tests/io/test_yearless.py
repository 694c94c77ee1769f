"""A meeting's date without a year: the hint names the years that it may belong to."""

from __future__ import annotations

from pathlib import Path

import pytest

import netplan
from netplan.errors import InputError
from netplan.language import Say

FILE = """\
netplan: 1
network: {{id: course, name: Course, members: [Ada, Bo], holidays: DK, roles: {{host: {{}}}}}}
season:
  name: course
  from: {first}
  to: {last}
  meetings:
    - {{id: M1, date: {one}}}
    - {{id: M2, date: {other}}}
"""


def wrong(tmp_path: Path, first: str, last: str, one: str, other: str = "2010-12-01") -> tuple[InputError, ...]:
    path = tmp_path / "course.yaml"
    path.write_text(FILE.format(first=first, last=last, one=one, other=other), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        netplan.read(path)
    return caught.value.all()


def test_the_only_such_day_of_the_season_is_proposed(tmp_path: Path) -> None:
    (error,) = wrong(tmp_path, "2010-08-01", "2011-05-31", "27. august")
    assert error.what == '"27. august" is a date without its year'
    assert error.hint == "write 2010-08-27 (Friday), the only 27 August of the season"
    assert (error.line, error.field) == (8, "season.meetings[0].date")
    assert Say("da").value(error.what) and "2010-08-27" in Say("da").value(error.hint)


def test_a_tentative_date_too(tmp_path: Path) -> None:
    (error,) = wrong(tmp_path, "2010-08-01", "2011-05-31", "{tentative: 29 Sept}")
    assert error.hint == "write 2010-09-29 (Wednesday), the only 29 September of the season"


def test_several_such_days_are_listed(tmp_path: Path) -> None:
    (error,) = wrong(tmp_path, "2010-08-01", "2011-12-31", "27. august")
    assert error.hint == "write its year: 2010-08-27 (Friday) and 2011-08-27 (Saturday)"


def test_no_such_day_in_the_season_names_the_years_that_all_dates_fit(tmp_path: Path) -> None:
    first, second = wrong(tmp_path, "2009-01-01", "2009-06-30", "27. august", "15. november")
    # 27 August is Saturday in 2005, 2011 and Sunday in 2006; 15 November is Saturday in 2008 and Sunday in 2009
    assert first.hint == (
        "no day of the season is 27 August; the dates without a year fit 2004, 2007, 2010, 2012 and 2013"
    )
    assert "15 November" in second.hint


def test_29_february_outside_every_year_looked_at(tmp_path: Path) -> None:
    first, *_ = wrong(tmp_path, "2098-03-01", "2098-06-30", "29. februar", "2098-04-01")
    assert first.hint == "no day of the season is 29 February; the dates without a year fit 2096"
    first, *_ = wrong(tmp_path, "2099-03-01", "2099-06-30", "sun. 29. februar", "2099-04-01")
    assert first.hint == "no day of the season is 29 February"


def test_a_full_date_in_another_form_is_written_out(tmp_path: Path) -> None:
    (error,) = wrong(tmp_path, "2010-08-01", "2011-05-31", "27.8.2010")
    assert error.what == '"27.8.2010" is not a date'
    assert error.hint == "write 2010-08-27"


def test_other_errors_stay_as_they_are(tmp_path: Path) -> None:
    (error,) = wrong(tmp_path, "2010-08-01", "2011-05-31", "soon")
    assert error.hint == "write it as 2013-06-05"


def test_without_a_season_the_hint_is_a_plain_one(tmp_path: Path) -> None:
    errors = wrong(tmp_path, "soon", "2011-05-31", "27. august")
    assert "write it with its year, as 2013-06-05" in [error.hint for error in errors]
