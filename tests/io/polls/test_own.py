from __future__ import annotations

from pathlib import Path

import pytest

from netplan import InputError, Problem, read_poll
from polled import write

DAYS = ["2013-03-05", "2013-03-06"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_poll_reads_the_same_whatever_program_saved_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = (
        'Navn;2013-03-05 10:00-15:00;2013-03-06\r\nSøren;ja;hvis behov\r\n"Hansen|Kis";nej;\r\n;;\r\n'
        .replace(";", delimiter).replace("|", delimiter)
    )  # fmt: skip
    found = read_poll(write(tmp_path, text.encode(encoding)))
    assert (found.layout, found.poll.layout) == ("grid", "")
    assert found.poll.shape() == {
        "name": "poll.csv",
        "options": ["2013-03-05 10:00-15:00", "2013-03-06"],
        "answers": {"Søren": ["yes", "if_need_be"], f"Hansen{delimiter}Kis": ["no", "no_answer"]},
    }


def test_empty_columns_and_rows_of_spreadsheets_are_passed_over(tmp_path: Path) -> None:
    found = read_poll(write(tmp_path, "\n;;;\nname;2013-03-05;;\n\nKis;x;;\n;;;\nBo;0\n"))
    assert found.poll.shape()["answers"] == {"Kis": ["yes"], "Bo": ["no"]}


def test_the_corner_may_be_empty(tmp_path: Path) -> None:
    found = read_poll(write(tmp_path, ";2013-03-05;2013-03-06\nKis;no;no\n"))
    assert (found.layout, found.unsure, found.poll.shape()["answers"]) == ("grid", (), {"Kis": ["no", "no"]})


def test_numbers_of_a_poll_go_from_0_to_100_where_one_says_so(tmp_path: Path) -> None:
    found = read_poll(write(tmp_path, "name;2013-03-05;2013-03-06\nKis;1;85\nBo;yes;40\n"))
    assert found.poll.shape()["answers"] == {"Kis": ["no", "not_preferred"], "Bo": ["yes", "if_need_be"]}
    found = read_poll(write(tmp_path, "name;2013-03-05;2013-03-06\nKis;1;0\nBo;yes;1\n"))
    assert found.poll.shape()["answers"] == {"Kis": ["yes", "no"], "Bo": ["yes", "yes"]}


@pytest.mark.parametrize(
    ("heading", "option"),
    [
        ("5.3.2013", "2013-03-05"), ("25/03/2013 kl. 10-15", "2013-03-25 10:00-15:00"), ("25/3-13", "2013-03-25"),
        ("tirsdag den 5. marts 2013", "2013-03-05"), ("Tuesday 5 March 2013, 10.00-15.00", "2013-03-05 10:00-15:00"),
        ("2013-03-05 00:00:00", "2013-03-05"), ("2013-03-05 10:00", "2013-03-05 10:00-15:00"),
        ("tirs. 5. marts 2013 kl. 9.30 - 12.00", "2013-03-05 09:30-12:00"),
    ],
)  # fmt: skip
def test_headings_may_be_dates_as_people_write_them(tmp_path: Path, heading: str, option: str) -> None:
    found = read_poll(write(tmp_path, f'name;"{heading}"\nKis;yes\n'))
    assert found.poll.shape()["options"] == [option]


def test_numbers_with_slashes_have_the_day_first_in_danish_and_are_doubtful_elsewhere(tmp_path: Path) -> None:
    text = "name;02/03/2027;03/04/2027\nKis;yes;no\n"
    network, season = {"id": "club", "name": "Club", "members": ["Kis"]}, {"name": "2027", "from": "2027-01-01",
        "to": "2027-12-31", "meetings": [{"id": "M1", "date": "2027-05-01"}]}  # fmt: skip
    danish = Problem.model_validate({"network": {**network, "language": "da"}, "season": season})
    found = read_poll(write(tmp_path, text), danish)
    assert found.poll.shape()["options"] == ["2027-03-02", "2027-04-03"]
    with pytest.raises(InputError) as caught:
        read_poll(write(tmp_path, text), danish.with_(network={"language": "en"}))
    assert "may be" in caught.value.what and "dates: day first" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "line", "heading", "what", "hint"),
    [
        ("name;2013-03-05\nKis;maybee\n", 2, "2013-03-05", 'Kis answered "maybee"', "if need be"),
        ("name;2013-03-05\nKis;2\nBo;1\n", 1, "name", "numbers up to 2", "0-39 no"),
        ("name;2013-03-05\nKis;yes;no\n", 2, "2013-03-05", "3 cells under 2 headings", "divider"),
        ("name;2013-03-05;2013-03-06\nBo;yes;no\nKis;yes\n", 3, "2013-03-05", "2 cells under 3 headings", "divider"),
        ("name;5 March\nKis;yes\n", 1, "5 March", '"5 March" is a date without its year', "2013-06-05"),
        ("name;whenever\nKis;yes\n", 1, "whenever", '"whenever" is no date', "2013-03-05"),
        ("name;2013-02-30\nKis;yes\n", 1, "2013-02-30", '"2013-02-30" is no date', "2013-03-05"),
        ("name;Monday 5 March 2013\nKis;yes\n", 1, "Monday 5 March 2013", "is a Tuesday", "check the date"),
        ("name;2013-03-05;2013-03-05\nKis;yes;no\n", 1, "2013-03-05", "two columns", "hours"),
        ("name;2013-03-05;5.3.2013\nKis;yes;no\n", 1, "5.3.2013", "are both 2013-03-05", "hours"),
        ("who;2013-03-05\nKis;yes\n", 1, "who", 'begins with "who"', '"name"'),
        ("name;2013-03-05\nKis;yes\nKis;no\n", 3, "name", "answers twice", "one of the two"),
        ("name;2013-03-05\n;yes\n", 2, "name", "answers without a name", "who"),
        ("name;2013-03-05\n=1+1;yes\n", 2, "name", '"=1+1" is no name', "who"),
        ("name;2013-03-05\nKis;=1+1\n", 2, "2013-03-05", 'answered "=1+1"', "yes"),
        ("name\nKis\n", 1, "name", "no dates", "a column"),
        ('name;2013-03-05\n"Kis;yes\n', 2, "name", "quotes", "quotes"),
        ("name;2013-03-05 20:00-02:00\nKis;yes\n", 1, "2013-03-05 20:00-02:00", "over midnight", "two days apart"),
        ("name;2013-03-05 20:00\nKis;yes\n", 1, "2013-03-05 20:00", "over midnight", "as time: 19:00-21:00"),
    ],
)
def test_what_is_wrong_with_a_poll(tmp_path: Path, text: str, line: int, heading: str, what: str, hint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_poll(path)
    error = caught.value
    assert (error.file, error.line, error.field) == (str(path), line, heading)
    assert what in str(error.what)
    assert hint in error.hint
    assert not error.also


def test_everything_that_is_wrong_with_a_poll_comes_out_together(tmp_path: Path) -> None:
    text = "name;2013-03-05;whenever;2013-02-30\nKis;maybee;yes;perhaps\nBo;yes\n;yes;no;no\nKis;yes;yes;yes\n"
    with pytest.raises(InputError) as caught:
        read_poll(write(tmp_path, text))
    assert [(one.line, one.column) for one in caught.value.all()] == [
        (1, 3), (1, 4), (2, 2), (2, 4), (3, 2), (4, 1), (5, 1),
    ]  # fmt: skip
