from __future__ import annotations

import json
from pathlib import Path

from commands import run

NETWORK = """\
netplan: 1
network:
  id: circle
  name: Læsekreds
  language: en
  members: [Ane, Bo, Cleo]
  rules: [{quorum: 2}]
  wishes: [attendance]
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings: [{id: M1, title: Forår, window: 2027-03-01..2027-03-04}, {id: M2, date: 2027-09-07}]
  availability: {polls: [doodle.csv]}
"""
POLL = """\
name;2027-03-01;2027-03-02;2027-03-03;2027-03-04
Ane;yes;no;no;yes
Bo;yes;yes;no;yes
Cleo;;no;;yes
"""


def network(folder: Path, poll: str = POLL) -> str:
    (folder / "network.yaml").write_text(NETWORK, encoding="utf-8")
    (folder / "doodle.csv").write_text(poll, encoding="utf-8")
    return str(folder / "network.yaml")


def test_it_says_what_is_worth_asking_and_who_is_silent(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path))
    assert ran.exit_code == 0, ran.output
    text = " ".join(ran.stdout.split())
    assert "Answers wanted: 1 (people: 1; dates: at most 1)." in text
    assert "M1 Forår 1 Thu 4 Mar 2027 3 of 3 nobody: everybody has answered" in text
    assert "M1 Forår 2 Mon 1 Mar 2027 3 of 3 Cleo" in text
    assert "at least 2 of the members can come to each meeting" in text
    assert "M2 Tue 7 Sept 2027 the date is decided" in text
    assert "doodle.csv Cleo 1 Mar 2027" in text


def test_it_writes_a_poll_holds_and_texts(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path), "--out", str(tmp_path / "out"))
    assert ran.exit_code == 0, ran.output
    assert f"Written to {tmp_path / 'out'}: poll.csv, poll.ics, poll.txt and reminder.txt" in ran.stdout
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert written["poll.csv"].splitlines() == [
        "name,2027-03-01 10:00-15:00,2027-03-04 10:00-15:00", "Ane,yes,yes", "Bo,yes,yes", "Cleo,,yes",
    ]  # fmt: skip
    assert "hold: M1 Forår (1 of 2)" in written["poll.ics"]
    assert "- Mon 1 Mar 2027, 10:00–15:00" in written["poll.txt"]
    assert written["reminder.txt"].startswith("To: Cleo\n")


def test_the_poll_that_it_writes_can_take_the_place_of_the_one_it_read(tmp_path: Path) -> None:
    run("poll", network(tmp_path), "--out", str(tmp_path / "out"))
    again = network(tmp_path, (tmp_path / "out" / "poll.csv").read_text(encoding="utf-8"))
    first = json.loads(run("poll", again, "--json").stdout)
    assert [one["ask"] for one in first["meetings"][0]["dates"]] == [["Cleo"], []]


def test_json_holds_everything_and_nothing_else_is_printed(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path), "--json", "--out", str(tmp_path / "out"))
    found = json.loads(ran.stdout)
    assert (found["kind"], found["silent"][0]["poll"]) == ("questions", "doodle.csv")
    assert [one["kind"] for one in found["meetings"][0]["others"]] == ["impossible", "impossible"]


def test_fewer_dates_can_be_asked_about(tmp_path: Path) -> None:
    fresh = "name;2027-03-01;2027-03-02;2027-03-03\nAne;;;\nBo;;;\nCleo;;;\n"
    found = json.loads(run("poll", network(tmp_path, fresh), "--json", "--dates", "2").stdout)
    assert [one["date"] for one in found["meetings"][0]["dates"]] == ["2027-03-01", "2027-03-02"]
    assert found["meetings"][0]["others"][0]["kind"] == "later"


def test_an_impossible_year_is_said_and_ends_with_its_own_code(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path, "name;2027-03-01\nAne;no\nBo;no\nCleo;\n"))
    assert ran.exit_code == 3, ran.output
    assert "No plan keeps all rules, even if everybody who is to be asked can come." in " ".join(ran.stdout.split())


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    ran = run("poll", network(tmp_path), "--out", str(tmp_path / "out"))
    assert ran.exit_code == 2
    assert "cannot make the folder" in ran.output


RALLLY = """\
Navn,E-mail,Besvaret den (Europe/Copenhagen),man. 1 mar. 2027 10.00 - 15.00,tirs. 2 mar. 2027 10.00 - 15.00,\
man. 5 apr. 2027 10.00 - 15.00
Ane,ane@bib-a.example,2026-11-02 10:15:00,Ja,Ja,Nej
Bo,,2026-11-03 08:01:12,Hvis behov,Ja,Nej
Cleo,,2026-11-03 08:01:12,Nej,Nej,Nej
Storm,,2026-11-03 08:01:12,Nej,Ja,Nej"""


def test_it_says_how_each_poll_was_read_and_warns_of_people_who_are_no_members(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path, RALLLY), "--out", str(tmp_path / "out"))
    assert ran.exit_code == 1, ran.output
    text = " ".join(ran.stdout.split())
    assert "What was read of doodle.csv - A file of Rallly. - Members in it: 3." in text
    assert "No members, so their answers count nowhere: Storm." in text
    assert "Only no, which this service writes for no answer, too: Cleo." in text
    assert "Dates in it: 3, for M1 (2)." in text
    assert "In no meeting's window: 5 Apr 2027." in text
    assert "ask whether they have answered: Cleo." in text
    assert "bib-a" not in ran.output
    reminder = (tmp_path / "out" / "reminder.txt").read_text(encoding="utf-8")
    assert reminder.startswith("To: Cleo\nSubject: Have you answered about the dates? Læsekreds, 2027\n")
    assert "- Tue 2 Mar 2027, 10:00–15:00 (M1 Forår)\n" in reminder


def test_json_tells_how_each_poll_was_read_without_addresses(tmp_path: Path) -> None:
    ran = run("poll", network(tmp_path, RALLLY), "--json")
    (read,) = json.loads(ran.stdout)["polls"]
    assert (read["layout"], read["strangers"], read["unsure"]) == ("rallly", ["Storm"], ["Cleo"])
    assert read["options"][0] == {"option": "2027-03-01 10:00-15:00", "meetings": ["M1"]}
    assert read["outside"] == ["2027-04-05 10:00-15:00"]
    assert "bib-a" not in ran.stdout


def test_people_known_by_other_names_and_silent_ones_are_told(tmp_path: Path) -> None:
    poll = "name;2027-03-01;2027-03-02\nAne;yes;yes\nBo Holm;yes;\nCleo;;\n"
    ran = run("poll", network(tmp_path, poll))
    text = " ".join(ran.stdout.split())
    assert "A table of names and dates. - Members in it: 3; without any answer: Cleo." in text
    assert "Recognised: Bo Holm is Bo (by a short or longer form)." in text
