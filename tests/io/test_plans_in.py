from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netplan.errors import InputError
from netplan.io import read_plan, write
from netplan.plan import OpenSlot, PlannedMeeting
from samples import sample_plan, sample_problem

ROTA = """\
Møde;Dato;Sted;Rolle;Navn
M2;2013-06-18;vejle bibliotek;planlægning;Kis
M2;2013-06-18;vejle bibliotek;skriver;Gæst Gran
M1;2013-03-05;Odense;planlægning;Henrik
M1;2013-03-05;Odense;planlægning;berit
M1;2013-03-05;Odense;mødeleder;?
M3;2013-12-03;;;
"""


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_a_plan_comes_back_as_it_was_written(tmp_path: Path, suffix: str) -> None:
    plan = sample_plan()
    again = read_plan(write(plan, tmp_path / f"plan{suffix}"))
    assert again == plan
    assert again.meetings[0].start.tzinfo == ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_written_rota_keeps_dates_hours_venues_and_holders(tmp_path: Path, suffix: str) -> None:
    plan = sample_plan()
    path = write(plan, tmp_path / f"plan{suffix}")
    for again in (read_plan(path), read_plan(path, sample_problem())):
        assert [_core(meeting) for meeting in again.meetings] == [_core(meeting) for meeting in plan.meetings]


def _core(meeting: PlannedMeeting) -> tuple[object, ...]:
    states = {role: meeting.states[role] for role in meeting.roles}
    slots = [slot.role for slot in meeting.open]
    return meeting.id, meeting.start, meeting.end, meeting.venue, dict(meeting.roles), states, slots


def test_a_rota_by_hand_takes_the_rest_from_the_problem(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_bytes(ROTA.encode("cp1252"))
    plan = read_plan(path, sample_problem())
    first, second, third = plan.meetings
    assert (plan.network, plan.season, plan.status) == ("benchmark", "2013", "unknown")
    assert plan.label("chair") == "mødeleder"
    assert first.roles == {"planner": ("Berit", "Henrik")}
    assert first.open == (OpenSlot(role="chair", by="planner"),)
    assert first.start == dt.datetime(2013, 3, 5, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert second.venue == "Vejle Bibliotek"
    assert second.roles == {"planner": ("Kis",), "minute_taker": ("Gæst Gran",)}
    assert (third.roles, third.venue) == ({}, None)


@pytest.mark.parametrize(
    ("old", "new", "line", "heading", "what", "hint"),
    [
        ("M3;2013", "M4;2013", 7, "Møde", 'no meeting "M4"', "M3"),
        ("M3;2013", ";2013", 7, "Møde", "without a meeting", "id"),
        ("M2;2013-06-18;vejle bibliotek;skriver", "M2;2013-06-19;vejle bibliotek;skriver", 3, "Dato", '"2013-06-19"',
         "same"),
        ("M3;2013-12-03", "M3;3. december", 7, "Dato", "is not a date", "2013-06-05"),
        ("skriver", "skribent", 3, "Rolle", 'no role "skribent"', "skriver"),
        ("berit", "Henrik", 5, "Navn", "Henrik stands twice as planner", "take one"),
        ("mødeleder;?", ";Kis", 6, "Rolle", "Kis has no role", "write the role"),
        ("Møde;Dato", "Møde;Dag", 1, "Dag", 'unknown column "Dag"', "dato"),
        ("Møde;Dato;Sted", "Møde;Start;Sted", 1, "Møde", 'no column "date"', "meeting, date, role, person"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rota(
    tmp_path: Path, old: str, new: str, line: int, heading: str, what: str, hint: str
) -> None:
    path = tmp_path / "rota.csv"
    assert ROTA.count(old) == 1
    path.write_text(ROTA.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(path, sample_problem())
    error = caught.value
    assert (error.file, error.line, error.field) == (str(path), line, heading)
    assert what in error.what
    assert hint in error.hint


def test_a_rota_without_hours_needs_its_problem(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text(ROTA, encoding="utf-8")
    with pytest.raises(InputError, match="when the meeting M1 starts") as caught:
        read_plan(path)
    assert "start and end" in caught.value.hint


def test_a_namesake_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "rota.csv"
    path.write_text(ROTA, encoding="utf-8")
    problem = sample_problem().with_(network={"members": ["Kis Holm", "Kis Lund", "Sara"]}, season={"meetings": [
        {"id": "M1"}, {"id": "M2"}, {"id": "M3"},
    ]})  # fmt: skip
    with pytest.raises(InputError, match='"Kis" may be Kis Holm / Kis Lund') as caught:
        read_plan(path, problem)
    assert caught.value.line == 2


PLAN = """\
{"kind": "plan", "netplan": 1, "network": "n", "title": "t", "season": "s", "language": "en",
 "status": "optimal",
 "timezone": "UTC",
 "meetings": [{"id": "M1", "title": "M1", "date": "2013-03-05",
   "start": "2013-03-05T10:00Z", "end": "2013-03-05T15:00Z"}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "what"),
    [
        ('"kind": "plan"', '"kind": "ledger"', 1, "kind", "is no plan"),
        ('"optimal"', '"perfect"', 2, "status", "'perfect' is none of the words"),
        ('"UTC"', '"Mars"', 3, "timezone", 'no time zone "Mars"'),
        ('"2013-03-05T10:00Z"', '"2013-03-05T10:00"', 5, "meetings[0].start", "times of M1 do not say"),
        ('"2013-03-05T10:00Z"', '"ten"', 5, "meetings[0].start", "'ten' is no date with a time"),
        ('"id"', '"name"', 4, "meetings[0].id", "the field id is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan(tmp_path: Path, old: str, new: str, line: int, field: str, what: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(PLAN)
    assert read_plan(path).by_id["M1"].start.hour == 10
    path.write_text(PLAN.replace(old, new))
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert what in str(caught.value)
    error = next(one for one in caught.value.all() if what in one.what)
    assert (error.file, error.line, error.field) == (str(path), line, field)
    assert error.hint
