"""One file of each layout, byte by byte as the service writes it, and what it is read as."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netplan import read_poll
from polled import problem, write

FEBRUARY, MARCH = "2027-02-24 09:30-15:00", "2027-03-16 09:30-15:00"
PEOPLE = {"Anna Holm": ["yes", "no"], "Bo Dam": ["if_need_be", "yes"]}


class Case(NamedTuple):
    layout: str
    content: bytes
    options: list[str]
    answers: dict[str, list[str]]
    name: str = "poll.csv"
    entry: dict[str, Any] = {}


def lines(*rows: str, end: str = "\r\n", last: str = "", bom: bool = False) -> bytes:
    return (end.join(rows) + last).encode("utf-8-sig" if bom else "utf-8")


TIMED = [FEBRUARY, MARCH]
DAYS = ["2027-02-24", "2027-03-16"]
CASES = {
    "Rallly, new, Danish": Case("rallly", lines(
        "Navn,E-mail,Besvaret den (Europe/Copenhagen),ons. 24 feb. 2027 09.30 - 15.00,tirs. 16 mar. 2027 09.30 - 15.00",
        "Anna Holm,anna@bib-a.example,2026-11-02 10:15:00,Ja,Nej", "Bo Dam,,2026-11-03 08:01:12,Hvis behov,Ja",
    ), TIMED, PEOPLE),
    "Rallly, new, English with narrow blanks": Case("rallly", lines(
        "Name,Email,Responded on (Europe/Copenhagen),Wed 24 Feb 2027 9:30\u202fAM - 3:00\u202fPM,"
        "Tue 16 Mar 2027 9:30\u202fAM - 3:00\u202fPM",
        "Anna Holm,anna@bib-a.example,2026-11-02 10:15:00,Yes,No", "Bo Dam,,2026-11-03 08:01:12,If need be,Yes",
    ), TIMED, PEOPLE),
    "Rallly, new, hours without a zero": Case("rallly", lines(
        "Navn,E-mail,Besvaret den (Europe/Copenhagen),ons. 24 feb. 2027 9.30 - 15.00,tirs. 16 mar. 2027 9.30 - 15.00",
        "Anna Holm,,2026-11-02 10:15:00,Ja,Nej", "Bo Dam,,2026-11-03 08:01:12,Hvis behov,Ja",
    ), TIMED, PEOPLE),
    "Rallly, 2023 to 2026, whole days": Case("rallly", lines(
        "Name,Email,Wed 24 Feb 2027,Tue 16 Mar 2027", "Anna Holm,,Yes,No", "Bo Dam,,If need be,Yes",
    ), DAYS, PEOPLE),
    "Rallly, old months in Danish": Case("rallly", lines(
        "Navn,E-mail,tirs. 15 juni 2027,ons. 1 sept. 2027", "Anna Holm,,Ja,Nej", "Bo Dam,,Hvis behov,Ja",
    ), ["2027-06-15", "2027-09-01"], PEOPLE),
    "Rallly, before 2023, without years": Case("rallly", lines(
        "2 participants,Wed 24 Feb 9:30 AM - 3:00 PM,Tue 16 Mar 9:30 AM - 3:00 PM",
        "Anna Holm,Yes,No", "Bo Dam,If need be,Yes",
    ), TIMED, PEOPLE),
    "Rallly, before 2023, Danish": Case("rallly", lines(
        "2 deltagere,ons. 24 feb. 09:30 - 15:00,tirs. 16 mar. 09:30 - 15:00",
        "Anna Holm,Ja,Nej", "Bo Dam,Hvis behov,Ja",
    ), TIMED, PEOPLE),
    "Rallly, a comma in a name": Case("rallly", lines(
        "Name,Email,Responded on (Europe/Copenhagen),Wed 24 Feb 2027 09:30 - 15:00,Tue 16 Mar 2027 09:30 - 15:00",
        "Holm, Anna,anna@bib-a.example,2026-11-02 10:15:00,Yes,No", "Bo Dam,,2026-11-03 08:01:12,If need be,Yes",
    ), TIMED, PEOPLE),
    "Rallly, German": Case("rallly", lines(
        "Name,E-Mail,Antwort gegeben am (Europe/Copenhagen),Mi 24 Feb. 2027 09:30 - 15:00,"
        "Di 16 März 2027 09:30 - 15:00",
        "Anna Holm,,2026-11-02 10:15:00,Ja,Nein", "Bo Dam,,2026-11-03 08:01:12,Falls erforderlich,Ja",
    ), TIMED, PEOPLE),
    "Rallly, French": Case("rallly", lines(
        "Nom,E-mail,Répondu le (Europe/Copenhagen),mer. 24 févr. 2027 09:30 - 15:00,mar. 16 mars 2027 09:30 - 15:00",
        "Anna Holm,,2026-11-02 10:15:00,Oui,Non", "Bo Dam,,2026-11-03 08:01:12,En cas de besoin,Oui",
    ), TIMED, PEOPLE),
    "Rallly, Swedish": Case("rallly", lines(
        "Namn,E-postadress,Svarade den (Europe/Copenhagen),ons 24 feb. 2027 09:30 - 15:00,"
        "tis 16 mars 2027 09:30 - 15:00",
        "Anna Holm,,2026-11-02 10:15:00,Ja,Nej", "Bo Dam,,2026-11-03 08:01:12,Om det behövs,Ja",
    ), TIMED, PEOPLE),
    "Rallly, saved again by a spreadsheet": Case("rallly", lines(
        "Navn;E-mail;ons. 24 feb. 2027;tirs. 16 mar. 2027", '"Anna Holm";anna@bib-a.example;Ja;Nej',
        "Bo Dam;;Hvis behov;Ja", last="\r\n",
    ), DAYS, PEOPLE),
    "Framadate, French": Case("framadate", lines(
        ',"24/02/2027","16/03/2027",', ',"09:30 - 15:00","9h30 - 15h00",',
        '"Anna Holm","Oui","Non",', '"Bo Dam","Si nécessaire","Oui",', last="\r\n",
    ), TIMED, PEOPLE),
    "Framadate, English with the month first": Case("framadate", lines(
        ',"2/24/27","3/16/27",', ',"","",', '"Anna Holm","Yes","No",', '"Bo Dam","Under reserve","Yes",', last="\r\n",
    ), DAYS, PEOPLE),
    "Framadate, German": Case("framadate", lines(
        ',"24.02.27","16.03.27",', ',"09:30","09:30",',
        '"Anna Holm","Ja","Nein",', '"Bo Dam","Unter Vorbehalt","Ja",', last="\r\n",
    ), ["2027-02-24 09:30-15:00", "2027-03-16 09:30-15:00"], PEOPLE),
    "Framadate, Dutch": Case("framadate", lines(
        ',"24-02-2027","16-03-2027",', ',"","",', '"Anna Holm","Ja","Nee",', '"Bo Dam","Indien nodig","Ja",',
    ), DAYS, PEOPLE),
    "Framadate, Spanish": Case("framadate", lines(
        ',"24/2/27","16/3/27",', ',"","",', '"Anna Holm","Si","No",', '"Bo Dam","En caso de ser necesario","Si",',
    ), DAYS, PEOPLE),
    "Framadate, Italian": Case("framadate", lines(
        ',"24/02/27","16/03/27",', ',"","",', '"Anna Holm","Sì","No",', '"Bo Dam","Se necessario","Sì",',
    ), DAYS, PEOPLE),
    "Framadate, Occitan": Case("framadate", lines(
        ',"2027-02-24","2027-03-16",', ',"","",', '"Anna Holm","Òc","Non",', '"Bo Dam","Se cal","Òc",',
    ), DAYS, PEOPLE),
    "Framadate, headings without quotes before 2022": Case("framadate", lines(
        ",2027-02-24,2027-03-16,", ",09:30 - 15:00,09:30 - 15:00,",
        '"Anna Holm","Yes","No",', '"Bo Dam","Under reserve","Yes",',
    ), TIMED, PEOPLE),
    "Framadate, a quote before a sign, and a blank answer": Case("framadate", lines(
        ',"24/02/2027","16/03/2027",', ',"","",', '"\'-Anna Holm","Oui","Inconnu",', '"Bo Dam","Si nécessaire","Oui",',
    ), DAYS, {"Anna Holm": ["yes", "no_answer"], "Bo Dam": ["if_need_be", "yes"]}),
    "Nextcloud": Case("nextcloud", lines(
        "Participants,Email address,2027-02-24T09:30:00.000+01:00/2027-02-24T15:00:00.000+01:00,"
        "2027-03-16T09:30:00.000+01:00/2027-03-16T15:00:00.000+01:00",
        "Anna Holm,anna@bib-a.example,yes,no", "Bo Dam,bo@bib-b.example,maybe,yes", "Kis Rud,kis@bib-c.example,,no",
        end="\n",
    ), TIMED, {**PEOPLE, "Kis Rud": ["no_answer", "no"]}, "pollStore.csv"),
    "Nextcloud, whole days, Danish, no addresses": Case("nextcloud", lines(
        "Deltagere,2027-02-24T00:00:00.000+01:00/2027-02-24T23:59:59.999+01:00,"
        "2027-03-28T00:00:00.000+01:00/2027-03-28T23:59:59.999+02:00",
        "Anna Holm,yes,no", "Bo Dam,maybe,yes", end="\n",
    ), ["2027-02-24", "2027-03-28"], PEOPLE),
    "newdle": Case("newdle", lines(
        "Participant name,2027-02-24T09:30,2027-03-16T09:30,Comment", "Anna Holm,available,unavailable,",
        'Bo Dam,ifneedbe,available,"Kommer lidt sent, toget"', "Kis Rud,,unavailable,", end="\n", last="\n", bom=True,
    ), TIMED, {**PEOPLE, "Kis Rud": ["no_answer", "no"]}),
    "Bitpoll": Case("bitpoll", lines(
        "Name,Datetime,2027-02-24 08:30:00+00:00,2027-06-16 07:30:00+00:00",
        "Anna Holm,2026-11-02T09:15:00+00:00,yes,no", "Bo Dam,2026-11-03T07:01:12+00:00,,yes", last="\r\n",
    ), [FEBRUARY, "2027-06-16 09:30-15:00"], {"Anna Holm": ["yes", "no"], "Bo Dam": ["no_answer", "yes"]}),
    "Doodle": Case("doodle", lines(
        'Poll "Netværksmøder 2027",,,', "https://doodle.com/poll/xxxxxxxxxxxxxxxx,,,", ",,,",
        ",February 2027,,March 2027", ",Wed 24,,Tue 16",
        ",9:30 AM – 3:00 PM,1:00 PM – 4:00 PM,9:30 AM – 3:00 PM", "Anna Holm,OK,,(OK)", "Bo Dam,,OK,OK", "Count,1,1,2",
        end="\n", last="\n",
    ), [FEBRUARY, "2027-02-24 13:00-16:00", MARCH], {
        "Anna Holm": ["yes", "no", "if_need_be"], "Bo Dam": ["no", "yes", "yes"],
    }),
    "Doodle, whole days, French": Case("doodle", lines(
        '"Sondage ""Réunions""",,', "https://doodle.com/poll/xxxxxxxxxxxxxxxx,,", ",,",
        ",février 2027,mars 2027", ",mer. 24,mar. 16", "Anna Holm,OK,", "Bo Dam,(OK),OK", "Nombre,2,1",
    ), DAYS, PEOPLE),
    "Timeful, days": Case("timeful", lines(
        "Date / Time,Anna Holm,Bo Dam", "2027-02-24,Available,If needed", "2027-03-16,,Available", end="\n",
    ), DAYS, PEOPLE),
    "Timeful, quarters of an hour": Case("timeful", lines(
        "Date / Time,Anna Holm,Bo Dam", '"2/24/2027, 9:30:00 AM",Available,If needed',
        '"2/24/2027, 9:45:00 AM",,Available', end="\n",
    ), ["2027-02-24 09:30-09:45", "2027-02-24 09:45-10:00"], PEOPLE),
    "Crab Fit": Case("crabfit", (
        b'{"event": {"id": "x-1", "name": "M", "times": ["0800-24022027"], "timezone": "Europe/Copenhagen"},'
        b'"people": [{"name":"Anna Holm","availability":["0830-24022027","0845-24022027"],"created_at":1793610000},'
        b'{"name":"Bo Dam","availability":[],"created_at":1793610001}]}'
    ), ["2027-02-24 09:00-09:15", "2027-02-24 09:15-09:30", "2027-02-24 09:30-09:45", "2027-02-24 09:45-10:00"], {
        "Anna Holm": ["no", "no", "yes", "yes"], "Bo Dam": ["no_answer"] * 4,
    }, "poll.json"),
    "a file of Sundays and moments in words": Case("framadate", lines(
        ',"2027-02-28","2027-03-07","2027-03-14","2027-03-21",', ',"Spät","Früh","Spät","Früh",',
        '"Anna Holm","Yes","Ifneedbe","No","Yes",', '"Bo Dam","No","Yes","Yes","Ifneedbe",', end="\n", last="\n",
    ), ["2027-02-28", "2027-03-07", "2027-03-14", "2027-03-21"], {
        "Anna Holm": ["yes", "if_need_be", "no", "yes"], "Bo Dam": ["no", "yes", "yes", "if_need_be"],
    }),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_layout_is_recognised_and_read(tmp_path: Path, case: Case) -> None:
    found = read_poll(write(tmp_path, case.content, case.name), problem(time="09:30-15:00"), **case.entry)
    shape = found.poll.shape()
    assert (found.layout, shape["options"], shape["answers"]) == (case.layout, case.options, case.answers)
    assert [one.member for one in found.people] == list(case.answers)
    assert not found.strangers


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_file_has_two_layouts(tmp_path: Path, case: Case) -> None:
    path = write(tmp_path, case.content, case.name)
    forced = read_poll(path, problem(), layout=case.layout)
    assert forced == read_poll(path, problem())
