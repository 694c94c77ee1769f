"""School holidays by hand: dates as the municipalities published them, and as the usual weeks give them."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from importlib.resources import files

import pytest

from netplan.dates import known_municipality, municipalities, school_holidays
from netplan.dates.school_holidays import _of_school_year, _published, _usual

PUBLISHED = [
    # København, the indicative plan, Monday to Friday as printed; the weekends that touch it are added
    ("København", "winter", "2024-02-10", "2024-02-18"), ("København", "winter", "2027-02-13", "2027-02-21"),
    ("København", "christmas", "2026-12-19", "2027-01-04"), ("København", "easter", "2027-03-20", "2027-03-29"),
    ("København", "autumn", "2026-10-10", "2026-10-18"), ("København", "summer", "2027-06-26", "2027-08-08"),
    # Hjørring and Bornholm: week 8
    ("Hjørring", "winter", "2026-02-14", "2026-02-22"), ("Hjørring", "christmas", "2025-12-20", "2026-01-04"),
    ("Bornholm", "winter", "2026-02-14", "2026-02-22"), ("Bornholm", "summer", "2025-06-28", "2025-08-10"),
    # Stevns: week 8 in every year
    ("Stevns", "winter", "2020-02-15", "2020-02-23"), ("Stevns", "winter", "2021-02-20", "2021-02-28"),
    ("Stevns", "winter", "2024-02-17", "2024-02-25"), ("Stevns", "christmas", "2019-12-21", "2020-01-02"),
    ("Stevns", "summer", "2023-06-24", "2023-08-13"),
    # Thisted: week 7, although it lies in North Jutland
    ("Thisted", "winter", "2027-02-13", "2027-02-21"), ("Thisted", "summer", "2026-06-27", "2026-08-10"),
    ("Thisted", "christmas", "2027-12-18", "2028-01-02"), ("Thisted", "easter", "2028-04-08", "2028-04-17"),
    ("Tønder", "autumn", "2024-10-12", "2024-10-20"), ("Tønder", "christmas", "2024-12-20", "2025-01-01"),
    ("Holstebro", "winter", "2023-02-11", "2023-02-19"), ("Holstebro", "christmas", "2022-12-22", "2023-01-03"),
    ("Holstebro", "ascension", "2025-05-29", "2025-06-01"), ("Slagelse", "christmas", "2019-12-21", "2020-01-05"),
    ("Langeland", "winter", "2028-02-12", "2028-02-20"), ("Langeland", "ascension", "2028-05-25", "2028-05-28"),
    ("Kalundborg", "summer", "2022-06-25", "2022-08-07"), ("Lyngby-Taarbæk", "winter", "2023-02-11", "2023-02-19"),
]  # fmt: skip
USUAL = [
    # week 7, the calendar's, in years that begin on every weekday
    ("Herning", "winter", "2013-02-09", "2013-02-17"), ("Herning", "winter", "2015-02-07", "2015-02-15"),
    ("Herning", "winter", "2016-02-13", "2016-02-21"), ("Aarhus", "winter", "2021-02-13", "2021-02-21"),
    ("Odense", "winter", "2027-02-13", "2027-02-21"), ("Hvidovre", "winter", "2021-02-13", "2021-02-21"),
    # week 8, and the municipality that changes every year
    ("Køge", "winter", "2020-02-15", "2020-02-23"), ("Aalborg", "winter", "2019-02-16", "2019-02-24"),
    ("Brøndby", "winter", "2021-02-13", "2021-02-21"), ("Brøndby", "winter", "2022-02-19", "2022-02-27"),
    # the others
    ("Herning", "autumn", "2027-10-16", "2027-10-24"), ("Herning", "easter", "2013-03-23", "2013-04-01"),
    ("Herning", "ascension", "2027-05-06", "2027-05-09"), ("Herning", "summer", "2024-06-29", "2024-08-11"),
    ("Herning", "christmas", "2024-12-21", "2025-01-05"), ("Herning", "christmas", "2023-12-21", "2024-01-03"),
    ("Herning", "christmas", "2027-12-18", "2028-01-03"),
]  # fmt: skip


def around(municipality: str, holiday: str, first: str) -> tuple[str, str, bool]:
    day = date.fromisoformat(first)
    found = school_holidays(municipality, day - timedelta(30), day + timedelta(30))
    (one,) = (one for one in found if one.holiday == holiday)
    return str(one.span.first), str(one.span.last), bool(one.source)


@pytest.mark.parametrize(("municipality", "holiday", "first", "last"), PUBLISHED)
def test_published_plans_come_first(municipality: str, holiday: str, first: str, last: str) -> None:
    assert around(municipality, holiday, first) == (first, last, True)


@pytest.mark.parametrize(("municipality", "holiday", "first", "last"), USUAL)
def test_else_the_usual_weeks(municipality: str, holiday: str, first: str, last: str) -> None:
    assert around(municipality, holiday, first) == (first, last, False)


def test_the_usual_weeks_are_those_of_the_published_plans() -> None:
    """The rule gives four holidays to the day; summer ends a week later in some, Christmas differs a little."""
    seen = 0
    for municipality, year, holiday in _published():
        (published,) = (one for one in _of_school_year(municipality, year) if one.holiday == holiday)
        usual = _usual(municipality, year, holiday)
        early, late = (usual.first - published.span.first).days, (published.span.last - usual.last).days
        if holiday == "summer":
            assert early == 0 and 0 <= late <= 7
        elif holiday == "christmas":
            assert -3 <= early <= 1 and -4 <= late <= 1
        else:
            assert (early, late) == (0, 0), (municipality, year, holiday)
        seen += 1
    assert seen > 140


def test_holidays_come_in_order_and_touch_the_span() -> None:
    found = school_holidays("København", date(2026, 8, 1), date(2027, 7, 31))
    assert [one.holiday for one in found] == [
        "summer", "autumn", "christmas", "winter", "easter", "ascension", "summer",
    ]  # fmt: skip
    assert found[3].name == "winter holiday in København"
    assert [one.holiday for one in school_holidays("København", date(2027, 1, 4), date(2027, 1, 4))] == ["christmas"]
    assert school_holidays("København", date(2027, 1, 5), date(2027, 1, 8)) == ()


def test_all_municipalities_are_known_in_many_spellings() -> None:
    assert len(set(municipalities())) == 98
    assert all(known_municipality(name.upper()) == name for name in municipalities())
    spelt = {"Århus": "Aarhus", "aabenraa": "Aabenraa", "Åbenrå Kommune": "Aabenraa", "Copenhagen": "København",
             "Høje Taastrup": "Høje-Taastrup", "Lyngby-Tårbæk": "Lyngby-Taarbæk", "Skagen": None, "": None}
    assert {word: known_municipality(word) for word in spelt} == spelt


def test_the_shipped_tables_are_whole() -> None:
    """Every row has a municipality, a holiday of its school year, days in order and a page where it stood."""
    with (files("netplan.dates") / "school_holidays.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len({(row["municipality"], row["school_year"], row["holiday"]) for row in rows}) == len(rows) > 140
    for row in rows:
        first, last, year = date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["school_year"]
        assert row["municipality"] in municipalities()
        assert row["source"].startswith("https://")
        assert int(year[5:]) == (int(year[:4]) + 1) % 100
        assert date(int(year[:4]), 6, 20) < first < last < date(int(year[:4]) + 1, 6, 20)
        assert (last - first).days <= (50 if row["holiday"] == "summer" else 16)
