from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from netplan.domain import Answer, Problem
from netplan.errors import InputError
from netplan.io import read_busy, read_poll, write
from netplan.plan import Questions
from netplan.rules.attendance import Attendance
from netplan.search import questions
from tiny import during, make, on

POLL = {
    "03-04": "Anna=yes Bo=if_need_be Carl=", "03-05": "Anna=rather_not Bo=yes Carl=", "03-06": "Anna=no Bo=no Carl=no",
}  # fmt: skip
LOCAL = dt.timezone(dt.timedelta(hours=1))


def circle(language: str = "en") -> Problem:
    problem = make(
        during("M1", "03-04", "03-06", title="Spring"), during("M2", "04-02", "04-02"), on("M3", "05-07"),
        wishes=(Attendance(),), poll=POLL,
    )  # fmt: skip
    return problem.with_(network={"language": language, "name": "Læsekreds"})


@pytest.fixture(scope="module")
def found() -> Questions:
    return questions(circle(), workers=1)


def test_the_poll_reads_back_as_what_is_known(found: Questions, tmp_path: Path) -> None:
    read = read_poll(write(found, tmp_path / "poll.csv"), circle()).poll
    assert [option.shape() for option in read.options] == [
        f"2013-{day} 10:00-15:00" for day in ("03-04", "03-05", "04-02")
    ]
    assert read.answers == {
        "Anna": (Answer.YES, Answer.NOT_PREFERRED, Answer.NO_ANSWER),
        "Bo": (Answer.IF_NEED_BE, Answer.YES, Answer.NO_ANSWER),
        "Carl": (Answer.NO_ANSWER,) * 3,
    }


def test_the_poll_that_was_filled_in_leads_to_the_same_questions_less_those_answered(tmp_path: Path) -> None:
    problem = circle()
    before = questions(problem, workers=1)
    text = write(before, tmp_path / "poll.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("name,")
    (tmp_path / "poll.csv").write_text(text.replace("Carl,,", "Carl,yes,"), encoding="utf-8")
    read = read_poll(tmp_path / "poll.csv", problem).poll
    again = problem.with_(season={"availability": {"polls": [read]}})
    after = questions(again, workers=1)
    assert before.wanted["Carl"][1:] == after.wanted["Carl"]
    assert {name: times for name, times in before.wanted.items() if name != "Carl"} == {
        name: times for name, times in after.wanted.items() if name != "Carl"
    }


def test_a_danish_poll_reads_back_too(tmp_path: Path) -> None:
    path = write(questions(circle("da"), workers=1), tmp_path / "poll.csv")
    assert read_poll(path).poll.answers["Anna"] == (Answer.YES, Answer.NOT_PREFERRED, Answer.NO_ANSWER)


def test_a_name_that_a_spreadsheet_would_run_is_written_as_text(tmp_path: Path) -> None:
    problem = make(during("M1", "03-04", "03-05"), members=["=Anna", "Bo"])
    text = write(questions(problem, workers=1), tmp_path / "poll.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1] == "'=Anna,,"


def test_holds_are_tentative_and_keep_no_time_taken(found: Questions, tmp_path: Path) -> None:
    first = write(found, tmp_path / "holds.ics").read_bytes()
    assert first == write(found, tmp_path / "again.ics").read_bytes()
    calendar = Calendar.from_ical(first)
    events = calendar.events
    assert [str(event["SUMMARY"]) for event in events] == [
        "hold: M1 Spring (1 of 2)", "hold: M1 Spring (2 of 2)", "hold: M2 (1 of 1)",
    ]  # fmt: skip
    assert {str(event["STATUS"]) for event in events} == {"TENTATIVE"}
    assert {str(event["TRANSP"]) for event in events} == {"TRANSPARENT"}
    assert [str(event["UID"]) for event in events] == [
        "tiny-2013-M1-2013-03-04T1000-hold@netplan", "tiny-2013-M1-2013-03-05T1000-hold@netplan",
        "tiny-2013-M2-2013-04-02T1000-hold@netplan",
    ]  # fmt: skip
    assert events[0].start == dt.datetime(2013, 3, 4, 10, tzinfo=LOCAL)
    assert events[2].end == dt.datetime(2013, 4, 2, 15, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert {event.stamp for event in events} == {dt.datetime(2013, 1, 1, tzinfo=dt.UTC)}
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert b"ATTENDEE" not in first
    assert b"METHOD" not in first


def test_holds_in_a_persons_calendar_do_not_block_the_dates(found: Questions, tmp_path: Path) -> None:
    path = write(found, tmp_path / "anna.ics")
    assert b"TRANSPARENT" in path.read_bytes()
    read = read_busy(path, dt.date(2013, 1, 1), dt.date(2013, 12, 31)).calendar
    assert (read.busy, read.tentative) == ((), ())
    (tmp_path / "taken.ics").write_bytes(path.read_bytes().replace(b"TRANSPARENT", b"OPAQUE"))
    taken = read_busy(tmp_path / "taken.ics", dt.date(2013, 1, 1), dt.date(2013, 12, 31)).calendar
    assert len(taken.busy) + len(taken.tentative) == 3


def test_holds_bear_the_stamp_asked_for_and_utc_elsewhere(tmp_path: Path) -> None:
    problem = circle().with_(network={"timezone": "Europe/Helsinki"})
    stamp = dt.datetime(2013, 1, 7, 12, tzinfo=LOCAL)
    text = write(questions(problem, workers=1), tmp_path / "holds.ics", stamp=stamp).read_text(encoding="utf-8")
    assert "DTSTAMP:20130107T110000Z" in text
    assert "DTSTART:20130304T080000Z" in text
    assert "VTIMEZONE" not in text


def test_the_text_for_a_mail_lists_the_dates_that_are_open(found: Questions, tmp_path: Path) -> None:
    text = write(found, tmp_path / "poll.txt").read_text(encoding="utf-8")
    assert text == found.invitation()
    lines = text.splitlines()
    assert lines[0] == "Subject: Which dates suit you? Læsekreds, 2013"
    assert "Hello everybody," in lines
    assert lines[lines.index("M1 Spring:") + 1 :][:3] == [
        "- Mon 4 Mar 2013, 10:00–15:00", "- Tue 5 Mar 2013, 10:00–15:00", "",
    ]  # fmt: skip
    assert "Wed 6 Mar 2013" not in text
    assert "M3" not in text
    assert lines[-1] == "Kind regards"


def test_the_reminder_gives_people_who_lack_the_same_answers_one_text(found: Questions) -> None:
    silent, unasked = found.reminder().split("-" * 60)
    assert silent.startswith("To: Carl\nSubject: Your answer about dates is missing: Læsekreds, 2013\n\nHello Carl,\n")
    assert "we still miss your answers about these dates:" in silent
    assert "- Tue 5 Mar 2013, 10:00–15:00 (M1 Spring)\n" in silent
    assert "- Tue 2 Apr 2013, 10:00–15:00 (M2)\n" in silent
    assert "To: Anna and Bo\n" in unasked
    assert "nobody has asked you about this date yet:\n\n- Tue 2 Apr 2013, 10:00–15:00 (M2)\n" in unasked
    assert "@" not in found.reminder()


def test_when_nothing_is_open_the_texts_say_so() -> None:
    problem = make(on("M1", "03-04"))
    found = questions(problem, workers=1)
    assert found.invitation() == "Nobody needs to be asked: no answer that is missing can change the plan's dates.\n"
    assert found.reminder() == "Everybody has answered about the dates that can matter.\n"


def test_data_and_documents_hold_the_same(found: Questions, tmp_path: Path) -> None:
    shape = json.loads(write(found, tmp_path / "questions.json").read_text(encoding="utf-8"))
    assert (shape["kind"], shape["meetings"][0]["dates"][0]["ask"]) == ("questions", ["Carl"])
    assert Questions.model_validate(shape) == found
    markdown = write(found, tmp_path / "questions.md").read_text(encoding="utf-8")
    assert "| M1 Spring | 1 | Tue 5 Mar 2013 | 3 of 3 | Carl |" in markdown
    page = write(found, tmp_path / "questions.html").read_text(encoding="utf-8")
    assert "Nobody needs to be asked about" in page
    assert "<td" in found._repr_html_()
    with pytest.raises(InputError, match=r'a list of questions cannot be written as "q\.xlsx"'):
        write(found, tmp_path / "q.xlsx")
