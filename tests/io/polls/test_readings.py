"""What is told of a poll: who was recognised and how, which meetings its dates are for, what was left out."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan import InputError, read_poll
from polled import problem, shape, write


def rallly(*rows: str, zone: str = "Europe/Copenhagen", dates: str = "ons. 24 feb. 2027 09.30 - 15.00") -> bytes:
    return "\r\n".join((f"Navn,E-mail,Besvaret den ({zone}),{dates}", *rows)).encode()


def grid(*rows: str, dates: str = "2027-02-24") -> bytes:
    return "\n".join((f"name;{dates}", *rows)).encode()


def errors(path: Path, *given: Any, **entry: Any) -> list[InputError]:
    with pytest.raises(InputError) as caught:
        read_poll(path, *given, **entry)
    return list(caught.value.all())


def test_people_are_found_by_address_name_alias_first_name_and_short_form(tmp_path: Path) -> None:
    content = rallly(
        "A. H.,Anna@bib-a.example,x,Ja", "bo dam,,x,Ja", "Kisser,,x,Nej", "Viggo L.,,x,Ja", "Mette Bro,,x,Ja"
    )
    found = read_poll(write(tmp_path, content), problem())
    assert [(one.written, one.member, one.how) for one in found.people] == [
        ("A. H.", "Anna Holm", "email"), ("bo dam", "Bo Dam", "name"), ("Kisser", "Kis Rud", "alias"),
        ("Viggo L.", "Viggo Lund", "short"),
    ]  # fmt: skip
    assert found.strangers == found.poll.strangers == ("Mette Bro",)
    assert found.unsure == found.poll.unsure == ("Kis Rud",)
    assert found.emails == (("A. H.", "Anna@bib-a.example"),)
    assert "example" not in json.dumps(found.poll.shape())
    first = read_poll(write(tmp_path, grid("Bo;yes", "Viggo;yes")), problem())
    assert [(one.member, one.how) for one in first.people] == [("Bo Dam", "first_name"), ("Viggo Lund", "first_name")]


def test_a_misspelt_name_is_an_error_that_proposes_the_member(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, grid("Bo Dam;yes", "Ana Holm;no")), problem())
    assert (error.line, error.what) == (3, 'no member "Ana Holm"')
    assert 'you mean "Anna Holm"' in error.hint
    assert "aliases" in error.hint
    found = read_poll(write(tmp_path, grid("Bo Dam;yes", "Ana Holm;no")), problem(), strangers=["ana holm"])
    assert (list(found.poll.answers), found.strangers) == (["Bo Dam"], ("Ana Holm",))


def test_a_name_that_may_be_two_people_is_an_error(tmp_path: Path) -> None:
    data = shape()
    data["network"]["members"] = [*data["network"]["members"], "Anna Friis"]
    given = netplan.problem_from_shape(data)
    (error,) = errors(write(tmp_path, grid("Anna;yes")), given)
    assert error.what == '"Anna" may be Anna Friis / Anna Holm'
    found = read_poll(write(tmp_path, rallly("Anna,anna@bib-a.example,x,Ja")), given)
    assert found.people[0].member == "Anna Holm"


def test_two_rows_of_one_person_are_an_error_unless_addresses_tell_them_apart(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, grid("Anna;yes", "Anna Holm;no")), problem())
    assert (error.line, error.what) == (3, '"Anna" and "Anna Holm" are both Anna Holm')
    (error,) = errors(write(tmp_path, grid("Anna;yes", "Anna;no")))
    assert (error.line, error.what) == (3, "Anna answers twice in the poll")
    data = shape()
    data["network"]["members"] = [
        {"name": "Anna Holm", "email": "a@one.example"}, {"name": "Anna Friis", "email": "a@two.example"},
    ]  # fmt: skip
    rows = rallly("Anna,a@one.example,x,Ja", "Anna,a@two.example,x,Nej")
    found = read_poll(write(tmp_path, rows), netplan.problem_from_shape(data))
    assert [one.member for one in found.people] == ["Anna Holm", "Anna Friis"]


def test_one_members_address_with_the_name_of_another_is_an_error(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, rallly("Bo Dam,anna@bib-a.example,x,Ja")), problem())
    assert error.what == "the row of Bo Dam has the e-mail address of Anna Holm"


def test_dates_are_told_with_their_meetings_and_those_of_none(tmp_path: Path) -> None:
    found = read_poll(write(tmp_path, grid("Anna;yes;no;no", dates="2027-02-24;2027-10-06;2027-07-01")), problem())
    assert [(str(one.option.day), one.meetings) for one in found.options] == [
        ("2027-02-24", ("spring",)), ("2027-10-06", ("autumn",)), ("2027-07-01", ()),
    ]  # fmt: skip
    assert [str(one.day) for one in found.outside] == ["2027-07-01"]


def test_what_was_not_used_is_told_with_its_place(tmp_path: Path) -> None:
    content = 'Poll "x",\nhttps://doodle.com/poll/x,\n,\n,February 2027\n,Wed 24\nAnna Holm,OK\nCount,1\n'
    found = read_poll(write(tmp_path, content), problem())
    assert [(str(one.said), one.line) for one in found.ignored] == [
        ('the title or address "Poll "x""', 1), ('the title or address "https://doodle.com/poll/x"', 2),
        ('the row "Count" of totals', 7),
    ]  # fmt: skip
    content = "Participant name,2027-02-24T09:30,Comment\nAnna Holm,available,late\n"
    assert [(one.line, one.column) for one in read_poll(write(tmp_path, content)).ignored] == [(1, 3)]
    hidden = "Name,Datetime,2027-02-24 08:30:00+00:00\nHidden,x,yes\nHidden,x,no\nBo Dam,x,yes\n"
    found = read_poll(write(tmp_path, hidden), problem())
    assert [one.line for one in found.ignored] == [1, 2, 3]
    assert list(found.poll.answers) == ["Bo Dam"]


def test_without_a_problem_people_and_dates_stay_as_written(tmp_path: Path) -> None:
    found = read_poll(write(tmp_path, rallly("Mette Bro,,x,Ja", zone="Asia/Tokyo")))
    assert (found.people[0].how, found.strangers, found.outside) == ("written", (), ())
    assert found.poll.shape()["options"] == ["2027-02-24 09:30-15:00"]
    utc = b"Name,Datetime,2027-02-24 08:30:00+00:00\nAnna,x,yes\n"
    path = write(tmp_path, utc)
    assert read_poll(path, timezone="Europe/Copenhagen").poll.shape()["options"] == ["2027-02-24 09:30-14:30"]


@pytest.mark.parametrize(
    ("zone", "entry", "option"),
    [
        ("Europe/Copenhagen", {}, "2027-02-24 09:30-15:00"),
        ("Europe/London", {"timezone": "Europe/London"}, "2027-02-24 10:30-16:00"),
        ("Europe/London", {"timezone": "Europe/Copenhagen"}, "2027-02-24 09:30-15:00"),
    ],
)
def test_times_of_another_zone_are_turned_as_the_entry_says(
    tmp_path: Path, zone: str, entry: dict[str, str], option: str
) -> None:
    found = read_poll(write(tmp_path, rallly("Anna Holm,,x,Ja", zone=zone)), problem(), **entry)
    assert found.poll.shape()["options"] == [option]


def test_times_of_another_zone_are_an_error_where_the_entry_says_nothing(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, rallly("Anna Holm,,x,Ja", zone="Europe/London")), problem())
    assert error.line == 1
    assert error.what == "the poll's times are of the time zone Europe/London, the network's of Europe/Copenhagen"
    assert "timezone: Europe/London" in error.hint
    days = rallly("Anna Holm,,x,Ja", zone="Europe/London", dates="ons. 24 feb. 2027")
    assert read_poll(write(tmp_path, days), problem()).poll.shape()["options"] == ["2027-02-24"]


@pytest.mark.parametrize(
    ("moments", "what"),
    [
        ("2027-02-24T22:30:00.000+01:00/2027-02-25T02:00:00.000+01:00", "runs over midnight"),
        ("2027-02-24T20:00:00.000-05:00/2027-02-24T23:00:00.000-05:00", None),
        ("2027-02-24T00:00:00.000+09:00/2027-02-24T23:59:59.999+09:00", "of another time zone"),
        ("2027-02-23T23:00:00.000Z/2027-02-24T22:59:59.999Z", None),
        ("2027-02-24T00:00:00.000+01:00/2027-02-26T23:59:59.999+01:00", "is several days"),
    ],
)
def test_moments_of_other_zones(tmp_path: Path, moments: str, what: str | None) -> None:
    path = write(tmp_path, f"Participants,{moments}\nAnna Holm,yes\n")
    if what is None:
        day = "2027-02-25 02:00-05:00" if "-05:00" in moments else "2027-02-24"
        assert read_poll(path, problem()).poll.shape()["options"] == [day]
    else:
        assert what in errors(path, problem())[0].what


def framadate(dates: list[str], moments: list[str] | None = None) -> bytes:
    heads = ["," + "".join(f'"{text}",' for text in row) for row in (dates, moments or [""] * len(dates))]
    return "\r\n".join((*heads, '"Anna Holm",' + '"Yes",' * len(dates))).encode()


@pytest.mark.parametrize(
    ("dates", "season", "entry", "days"),
    [
        (["2/3/27", "2/24/27"], {}, {}, ["2027-02-03", "2027-02-24"]),
        (["2/3/27", "24/2/27"], {}, {}, ["2027-03-02", "2027-02-24"]),
        (["2/3/27"], {}, {"dates": "day first"}, ["2027-03-02"]),
        (["2/3/27"], {}, {"dates": "month first"}, ["2027-02-03"]),
        (["2/3/27"], {"from": "2027-03-01"}, {}, ["2027-03-02"]),
        (["3/3/27"], {}, {}, ["2027-03-03"]),
        (["02.03.27"], {}, {}, ["2027-03-02"]),
    ],
)
def test_all_dates_in_numbers_decide_together_which_is_the_month(
    tmp_path: Path, dates: list[str], season: dict[str, str], entry: dict[str, str], days: list[str]
) -> None:
    meetings = [{"id": "M", "window": "March"}]
    given = problem(**season, meetings=meetings)
    assert read_poll(write(tmp_path, framadate(dates)), given, **entry).poll.shape()["options"] == days


def test_dates_that_may_be_read_both_ways_are_an_error(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, framadate(["2/3/27", "4/5/27"])), problem())
    assert error.what == "the dates 2/3/27 and 4/5/27 may be 2027-03-02 and 2027-05-04, or 2027-02-03 and 2027-04-05"
    assert "dates: day first" in error.hint
    assert (error.line, error.column) == (1, 2)


def test_dates_that_fit_neither_way_are_named(tmp_path: Path) -> None:
    found = errors(write(tmp_path, framadate(["13/2/27", "2/13/27", "30/2/27"])), problem())
    assert [error.field for error in found] == ["2/13/27", "30/2/27"]


@pytest.mark.parametrize(
    ("label", "season", "what", "hint"),
    [
        ("tirs. 24 feb. 09:30 - 15:00", {}, "has another weekday in the season: 2027-02-24 (Wednesday)", "year"),
        ("24 feb.", {"to": "2028-12-31"}, "is a date without its year", "2027-02-24 (Wednesday) and 2028-02-24"),
        ("ons. 24 feb.", {"from": "2027-05-01"}, "no day of the season is", "with its year"),
        ("tirs. 24 feb. 2027", {}, "is a Wednesday", "weekday"),
    ],
)
def test_the_year_comes_from_the_season(
    tmp_path: Path, label: str, season: dict[str, str], what: str, hint: str
) -> None:
    given = problem(**season, meetings=[{"id": "M", "window": "2027-06-01..2027-06-30"}])
    content = f"name;{label}\nAnna Holm;yes\n"
    (error,) = errors(write(tmp_path, content), given)
    assert what in error.what
    assert hint in error.hint


def test_the_weekday_tells_the_year_of_a_long_season(tmp_path: Path) -> None:
    given = problem(to="2028-12-31", meetings=[{"id": "M", "window": "2027-06-01..2027-06-30"}])
    found = read_poll(write(tmp_path, "2 deltagere,ons. 24 feb.,tors. 24 feb.\nAnna Holm,Ja,Nej"), given)
    assert found.poll.shape()["options"] == ["2027-02-24", "2028-02-24"]


def test_moments_in_words_need_hours_where_a_day_has_several(tmp_path: Path) -> None:
    path = write(tmp_path, framadate(["2027-02-24", "2027-02-24", "2027-03-16"], ["Früh", "Spät", "Spät"]))
    first, second = errors(path, problem())
    assert first.what == '"Früh" is one of 2 moments on 24 Feb 2027, and does not say its hours'
    assert "moments: {Früh: 09:00-12:00}" in first.hint
    assert second.column == 3
    found = read_poll(path, problem(), moments={"früh": "09:00-12:00", "Spät": "13:00-16:00"})
    assert found.poll.shape()["options"] == [
        "2027-02-24 09:00-12:00", "2027-02-24 13:00-16:00", "2027-03-16 13:00-16:00",
    ]  # fmt: skip
    alone = read_poll(write(tmp_path, framadate(["2027-02-28"], ["Spät"])), problem())
    assert [str(note) for note in alone.notes] == ['"Spät" names no hours: the whole day was taken']


def test_a_time_that_is_not_understood_is_no_word(tmp_path: Path) -> None:
    (error,) = errors(write(tmp_path, framadate(["2027-02-24"], ["after 17:00"])), problem())
    assert error.what == 'the time "after 17:00" is not understood'


def test_answers_in_the_makers_own_words_are_told_by_the_entry(tmp_path: Path) -> None:
    path = write(tmp_path, "Name,Datetime,2027-02-24 08:30:00+00:00\nAnna Holm,x,Count me in\n")
    (error,) = errors(path, problem())
    assert error.what == 'Anna Holm answered "Count me in"'
    found = read_poll(path, problem(), words={"count me in": "yes"})
    assert found.poll.shape()["answers"] == {"Anna Holm": ["yes"]}


def test_a_layout_can_be_forced_and_must_be_known(tmp_path: Path) -> None:
    path = write(tmp_path, "who;2027-02-24\nAnna Holm;yes\n")
    (error,) = errors(path)
    assert error.what == 'no layout of polls begins with "who"'
    assert "rallly, framadate, nextcloud, newdle, bitpoll, doodle, timeful, crabfit, grid" in error.hint
    with pytest.raises(InputError, match="none of the words allowed"):
        read_poll(path, layout="doodel")
    with pytest.raises(InputError, match='the first column is headed "who"'):
        read_poll(path, layout="grid")


def test_a_file_with_two_layouts_is_an_error_that_names_both(tmp_path: Path) -> None:
    moments = "2027-02-24T09:30:00.000+01:00/2027-02-24T15:00:00.000+01:00"
    path = write(tmp_path, f"Name,Datetime,{moments}\nAnna Holm,x,yes\n")
    (error,) = errors(path, problem())
    assert error.what == "the poll may have the layout of nextcloud, bitpoll"
    assert "say its layout: nextcloud, bitpoll" in error.hint


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"layuot": "rallly"}, "layuot"), ({"timezone": "Europe/Kopenhagen"}, "timezone"), ({"dates": "us"}, "dates"),
        ({"moments": {"late": "9-8-7"}}, "moments.late"), ({"words": {"x": "y?"}}, "words.x"), ({"open": "no"}, "open"),
    ],
)
def test_an_entry_that_is_wrong_says_where(tmp_path: Path, entry: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        read_poll(write(tmp_path, grid("Anna;yes")), **entry)
    assert caught.value.field == field


def test_crab_fit_may_come_in_two_files(tmp_path: Path) -> None:
    event = write(tmp_path, '{"id": "x", "times": ["0800-24022027"]}', "event.json")
    people = [{"name": "Anna Holm", "availability": ["0800-24022027", "1200-24022027"]}]
    write(tmp_path, json.dumps(people), "people.json")
    found = read_poll(event, problem(), people="people.json")
    assert found.poll.shape()["answers"] == {"Anna Holm": ["yes", "no", "no", "no"]}
    assert "does not ask" in str(found.ignored[0].said)
    assert found.options[0].option.hours is None
    (error,) = errors(event, problem())
    assert error.what == "the poll has no answers"
    assert "people:" in error.hint
    weekly = write(tmp_path, '{"event": {"times": ["0800-3"]}, "people": []}', "weekly.json")
    assert "weekdays" in errors(weekly)[0].what


def test_the_other_export_of_timeful_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "Name,Date / Times available\nAnna Holm,2027-02-24\n")
    (error,) = errors(path, problem())
    assert "Dates <> people" in error.hint


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"name;2027-02-24\n" + b"A;x\n" * 30_000, "p.csv", "more than 20,000 rows"),
        (b"name;2027-02-24\n" + b"A;x\n" * 3_000, "p.csv", "3,000 people, more than 2,000"),
        (b"name" + b";2027-02-24" * 10_000 + b"\nAnna;x", "p.csv", "cells"),
        (b"name" + b";2027-02-24" * 3_000 + b"\nAnna" + b";x" * 3_000, "p.csv", "3,000 dates, more than 2,000"),
        ("name;2027-02-24\nSøren;yes\n".encode("utf-16"), "p.csv", "no plain text"),
        (b"PK\x03\x04 this is no workbook", "p.xlsx", "no workbook"),
        (b"", "p.csv", "empty"), (b"{", "p.json", ""), (b"[1, 2]", "p.json", "no layout"),
        (b"{}", "p.json", "no layout"),
        (b"just a letter\nto you\n", "p.csv", "no layout"),
        (b",,,,\n,,,\n", "p.csv", "no layout"),
        (b'Poll "x",\nhttps://doodle.com/poll/x,\n,\n,Pizza,Pasta\nAnna,OK,\n', "p.csv", "no dates"),
        (b'Poll "x",\nhttps://doodle.com/poll/x,\n', "p.csv", "no dates"),
        (b"Name,Email,Wed 24 Feb 2027,Tue 16 Mar 2027\nAnna,,Yes", "p.csv", "3 cells under 4 headings"),
        (b',"24/02/2027",\r\n,"09:30",\r\n"=HYPERLINK(1)","Oui",\r\n', "p.csv", "no name of a person"),
        (b',"Pizza","Pasta",\r\n"Anna","Yes","No",\r\n', "p.csv", '"Pizza" is no date'),
        (b"name;" + b"1" * 5_000 + b"\nAnna;x", "p.csv", "is no date"),
        (b"name;2027-02-24\nAnna;" + b"x" * 5_000, "p.csv", "Anna answered"),
        (b'{"event": {"times": ["x"]}, "people": []}', "p.json", "no time of Crab Fit"),
        (b'{"event": {"times": []}, "people": []}', "p.json", "no dates"),
        (b"Date / Time,Anna\n2027-02-24,Available,x\n", "p.csv", "3 cells under 2 headings"),
        (b"Date / Time,Anna\n2027-02-24,Perhaps so\n", "p.csv", 'Anna answered "Perhaps so"'),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_end_in_a_clear_error(tmp_path: Path, content: bytes, name: str, what: str) -> None:
    began = time.perf_counter()
    found = errors(write(tmp_path, content, name), problem())
    assert time.perf_counter() - began < 2
    assert all(error.file and error.hint for error in found)
    assert what in found[0].what


def test_a_large_poll_is_read_quickly(tmp_path: Path) -> None:
    months = ("feb.", "mar.")
    dates = [
        f"{day} {month} 2027 {hour}.00 - {hour + 3}.00"
        for month in months for day in range(1, 16) for hour in (9, 13)
    ]  # fmt: skip
    people = [f"Person {chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(200)]
    data = shape()
    data["network"]["members"] = people
    given = netplan.problem_from_shape(data)
    weekdays = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
    heads = [f"{weekdays[int(text.split()[0]) % 7 - 1]} {text}" for text in dates]  # the 1st is a Monday
    rows = [f"{name},,x," + ",".join("Ja" if number % 3 else "Nej" for number in range(60)) for name in people]
    path = write(tmp_path, rallly(*rows, dates=",".join(heads)))
    began = time.perf_counter()
    found = read_poll(path, given)
    assert time.perf_counter() - began < 1
    assert (len(found.poll.options), len(found.people)) == (60, 200)
