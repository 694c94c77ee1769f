"""netplan calendar: what it writes, what it takes further, and what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from commands import run
from feeds import moved, network
from netplan.io.feeds import read_published
from netplan.io.writer import write
from netplan.plan import Plan
from samples import sample_plan
from subscriber import Subscriber


def files(folder: Path, plan: Plan | None = None, **fields: Any) -> tuple[str, str]:
    """Write a plan and its problem, and return where they are."""
    write(plan or sample_plan(), folder / "plan.json")
    write(network(deadlines="usual", **fields), folder / "network.yaml")
    return str(folder / "plan.json"), str(folder / "network.yaml")


def entries(content: bytes) -> list[tuple[str, int, str]]:
    return [
        (str(event["UID"]).removeprefix("benchmark-2013-").removesuffix("@netplan"), int(str(event["SEQUENCE"])),
         str(event.get("STATUS", "")))
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]  # fmt: skip


def test_without_a_file_the_calendar_is_printed(tmp_path: Path) -> None:
    plan, problem = files(tmp_path)
    printed = run("calendar", plan)
    assert printed.exit_code == 0, printed.output
    assert entries(printed.stdout_bytes) == [("M1", 0, ""), ("M2", 0, ""), ("M3", 0, "")]
    assert printed.stdout_bytes == write(sample_plan(), tmp_path / "plan.ics").read_bytes()
    one = run("calendar", plan, "--problem", problem, "--person", "Kis", "--profile", "feed")
    kis = write(sample_plan(), tmp_path / "kis.ics", problem=network(deadlines="usual"), person="Kis", profile="feed")
    assert one.stdout_bytes == kis.read_bytes()


def test_a_file_is_taken_further_from_what_it_held(tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    out = tmp_path / "network.ics"
    assert run("calendar", plan, "--out", str(out)).exit_code == 0
    first = out.read_bytes()
    again = run("calendar", plan, "--out", str(out))
    assert "3 entries, 0 new, 0 changed, 0 cancelled" in " ".join(again.output.split())
    assert out.read_bytes() == first
    plan, _ = files(tmp_path, moved(sample_plan(meetings=sample_plan().meetings[:2]), "M2", 7))
    done = run("calendar", plan, "--out", str(out))
    assert "2 entries, 0 new, 1 changed, 1 cancelled" in " ".join(done.output.split())
    assert entries(out.read_bytes()) == [("M1", 0, ""), ("M2", 1, "CONFIRMED"), ("M3", 1, "CANCELLED")]
    assert run("calendar", plan, "--out", str(out), "--anew").exit_code == 0
    assert entries(out.read_bytes()) == [("M1", 0, ""), ("M2", 0, "")]
    (tmp_path / "old.ics").write_bytes(first)
    shown = run("calendar", plan, "--previous", str(tmp_path / "old.ics"))
    assert entries(shown.stdout_bytes) == [("M1", 0, ""), ("M2", 1, "CONFIRMED"), ("M3", 1, "CANCELLED")]


def test_a_folder_gets_a_calendar_for_everybody_and_takes_each_further(tmp_path: Path) -> None:
    plan, problem = files(tmp_path)
    out = tmp_path / "calendars"
    done = run("calendar", plan, "--problem", problem, "--out", str(out), "--json")
    assert done.exit_code == 0, done.output
    told = {Path(one["file"]).relative_to(out).as_posix(): one for one in json.loads(done.output)["written"]}
    assert len(told) == 1 + 9 + 4
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.ics")} == set(told)
    assert (told["network.ics"]["entries"], told["roles/referent.ics"]["entries"]) == (3 + 9 + 2, 3 + 3 + 2)
    plan, problem = files(tmp_path, moved(sample_plan(), "M2", 7))
    again = run("calendar", plan, "--problem", problem, "--out", str(out), "--json")
    changed = {one["file"].rpartition("/")[2]: one["changed"] for one in json.loads(again.output)["written"]}
    assert changed["network.ics"] == 1 + 3 + 1  # the meeting, three deadlines, and the naming for M3 at M2
    assert changed["Berit.ics"] == 2  # the meeting, and the call for items
    assert {one["new"] for one in json.loads(again.output)["written"]} == {0}


def test_invitations_go_to_a_folder_too(tmp_path: Path) -> None:
    plan, problem = files(tmp_path)
    out = tmp_path / "invitations"
    invite = ("calendar", plan, "--problem", problem, "--profile", "invite")
    assert run(*invite, "--out", str(out)).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["M1.ics", "M2.ics", "M3.ics"]
    files(tmp_path, sample_plan(meetings=sample_plan().meetings[:2]))
    assert run(*invite, "--out", str(out)).exit_code == 0
    assert [entries((out / f"M{number}.ics").read_bytes()) for number in (2, 3)] == [
        [("M2", 0, "CONFIRMED")], [("M3", 1, "CANCELLED")],
    ]  # fmt: skip
    assert b"METHOD:CANCEL" in (out / "M3.ics").read_bytes()
    single = tmp_path / "one.ics"
    assert run(*invite, "--meeting", "M1", "--out", str(single)).exit_code == 0
    assert single.read_bytes() == (out / "M1.ics").read_bytes()


def test_what_is_due_can_be_said_on_the_command_line(tmp_path: Path) -> None:
    plan, problem = files(tmp_path)
    own = run("calendar", plan, "--deadlines", "agenda=-7", "--deadlines", "hall=-30")
    assert [name for name, *_ in entries(own.stdout_bytes)][3:] == [
        "M1-hall-due", "M1-agenda-due", "M2-hall-due", "M2-agenda-due", "M3-hall-due", "M3-agenda-due",
    ]  # fmt: skip
    assert len(entries(run("calendar", plan, "--deadlines", "usual").stdout_bytes)) == 3 + 9
    more = run("calendar", plan, "--deadlines", "usual", "--deadlines", "hall=-30")
    assert len(entries(more.stdout_bytes)) == 3 + 12
    assert len(entries(run("calendar", plan, "--problem", problem, "--deadlines", "none").stdout_bytes)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--deadlines", "agenda"], "deadlines are listed by what is due, not as 'agenda'"),
        (["--deadlines", "agenda=soon"], "write deadlines as agenda=-7, not as agenda=soon"),
        (["--deadlines", "agenda=-900"], "-900"),
        (["--deadlines", "=3"], "write deadlines as agenda=-7, not as =3"),
        (["--deadlines", "usual", "--deadlines", "none"], "write deadlines as agenda=-7, not as none"),
        (["--out", "c.html"], "a file that ends in .ics, or to a folder, not to c.html"),
        (["--person", "Kis", "--out", "folder"], "name a file that ends in .ics for a single calendar"),
        (["--person", "Kiss"], 'maybe you mean "Kis"'),
        (["--profile", "invite"], "a plan holds no addresses"),
        (["--previous", "no.ics"], 'there is no file "no.ics"'),
    ],
)
def test_wrong_input_is_exit_code_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    done = run("calendar", plan, *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_changes_can_be_told_from_an_earlier_calendar_alone(tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    old = tmp_path / "old.ics"
    run("calendar", plan, "--out", str(old))
    plan, _ = files(tmp_path, moved(sample_plan(), "M2", 7))
    done = run("changes", str(old), plan, "--json")
    assert [(row["meeting"], row["kind"]) for row in json.loads(done.output)["rows"]] == [("M2", "moved")]
    assert read_published(old).plan(sample_plan()).changes_from(sample_plan()).rows == ()


@pytest.mark.parametrize("whose", [["--person", "Kis"], ["--role", "referent"]], ids=str)
def test_changes_are_not_told_from_a_calendar_that_holds_a_part(whose: list[str], tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    old = tmp_path / "old.ics"
    run("calendar", plan, "--out", str(old), *whose)
    for title in ("Nationalt benchmark-netværk", "Netværket"):
        plan, _ = files(tmp_path, sample_plan(title=title))
        done = run("changes", str(old), plan)
        assert done.exit_code == 2 and "is the calendar of one person or role" in " ".join(done.output.split())


def test_what_was_asked_for_on_the_command_line_stays_in_a_folder(tmp_path: Path) -> None:
    write(sample_plan(), tmp_path / "plan.json")
    plan, out = str(tmp_path / "plan.json"), tmp_path / "calendars"
    assert run("calendar", plan, "--out", str(out), "--deadlines", "agenda=-9").exit_code == 0
    first = {path: path.read_bytes() for path in out.rglob("*.ics")}
    assert b"M1-agenda-due" in first[out / "network.ics"]
    assert run("calendar", plan, "--out", str(out)).exit_code == 0
    assert {path: path.read_bytes() for path in out.rglob("*.ics")} == first
    assert run("calendar", plan, "--out", str(out), "--deadlines", "none").exit_code == 0
    assert (out / "network.ics").read_bytes().count(b"STATUS:CANCELLED") == 3


def test_calendars_that_are_nobodys_any_more_are_named(tmp_path: Path) -> None:
    plan, problem = files(tmp_path)
    out = tmp_path / "calendars"
    first = run("calendar", plan, "--problem", problem, "--out", str(out))
    assert "stays as it was" not in first.output
    (out / "people" / "Bodil.ics").write_bytes((out / "people" / "Kis.ics").read_bytes())
    again = run("calendar", plan, "--problem", problem, "--out", str(out))
    assert "people/Bodil.ics stays as it was" in again.output and again.output.count("stays as it was") == 1


def test_a_calendar_of_another_program_is_neither_lost_nor_believed(tmp_path: Path) -> None:
    plan, _ = files(tmp_path)
    other = tmp_path / "google.ics"
    content = write(sample_plan(), tmp_path / "own.ics").read_bytes().replace(b"@netplan", b"@google.example")
    other.write_bytes(content)
    for more in ([], ["--anew"]):
        done = run("calendar", plan, "--out", str(other), *more)
        assert done.exit_code == 2 and '"google.ics" is a calendar of another program' in " ".join(done.output.split())
        assert other.read_bytes() == content
    done = run("calendar", plan, "--previous", str(other))
    assert done.exit_code == 2 and "holds nothing that netplan published" in " ".join(done.output.split())


NETWORK = """
netplan: 1
network:
  id: trio
  name: Trio
  members: [Ada, Bo, Cleo]
  roles: {writer: {}}
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {id: M1, date: 2027-03-09, writer: Ada}
    - {id: M2, window: June, writer: "?"}
"""


def test_a_plan_that_is_mended_follows_the_calendar_beside_it(tmp_path: Path) -> None:
    """Another writer at the same time is no reason for a higher SEQUENCE, but the later stamp is believed."""
    file, out = tmp_path / "network.yaml", tmp_path / "out"
    file.write_text(NETWORK, encoding="utf-8")
    assert run("plan", str(file), "--out", str(out)).exit_code == 0
    person = Subscriber("Europe/Copenhagen")
    person.receive((out / "plan.ics").read_bytes())
    file.write_text(NETWORK.replace("writer: Ada", "writer: Bo"), encoding="utf-8")
    done = run("replan", str(file), str(out / "plan.json"), "--as-of", "2027-01-01", "--out", str(out))
    assert done.exit_code == 0, done.output
    person.receive((out / "plan.ics").read_bytes())
    assert person.shown()[0].text == "writer: Bo"
    assert person.sequence("trio-2027-M1@netplan") == 0
