"""Rotas as people keep them: both layouts, any order, Danish and English, names as they are written."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

import netplan
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.io import read_plan, read_rota, write
from netplan.plan import Level, OpenSlot, Plan, Rota
from samples import sample_plan, sample_problem

ROLES = {
    "M1": {"planner": ("Henrik", "Maria", "Sara"), "minute_taker": ("Berit",)},
    "M2": {"planner": ("Bente", "Kis", "Sara"), "minute_taker": ("Elisabeth",)},
    "M3": {"planner": ("Jane", "Majbrit", "Sara")},
}
"""Who does what in the rota that most tables below write down."""
DAYS = {"M1": dt.date(2013, 3, 5), "M2": dt.date(2013, 6, 18), "M3": dt.date(2013, 12, 3)}


def rota(tmp_path: Path, text: str | bytes, problem: Problem | None = None) -> Rota:
    path = tmp_path / "rota.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_rota(path, problem or sample_problem())


def roles(plan: Plan) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the rotating roles of each meeting."""
    return {
        meeting.id: {role: names for role, names in meeting.roles.items() if role != "convener"}
        for meeting in plan.meetings
    }


def days(plan: Plan) -> dict[str, dt.date]:
    return {meeting.id: meeting.date for meeting in plan.meetings}


def said(found: Rota, *rules: str) -> list[str]:
    return [str(one.sentence) for one in found.remarks if not rules or one.rule in rules]


def doubts(found: Rota) -> list[str]:
    return [str(one.sentence) for one in found.remarks if one.level is not Level.NOTE]


def network(members: list[Any], roles: dict[str, Any] | None = None, **fields: Any) -> Problem:
    """Return a problem with two meetings of 2013."""
    return Problem.model_validate({
        "network": {"id": "n", "name": "N", "members": members, "roles": roles or {"host": {"count": "1-3"}}, **fields},
        "season": {"name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [
            {"id": "A", "title": "Forår", "window": "March"}, {"id": "B", "title": "Efterår", "window": "October"},
        ]},
    })  # fmt: skip


def hosts(tmp_path: Path, cell: str, members: list[Any], **fields: Any) -> tuple[Rota, tuple[str, ...]]:
    """Return a rota whose only cell of names is given, and who hosts in it."""
    found = rota(tmp_path, f'Møde;Dato;Host\nA;5.3.2013;"{cell}"\n', network(members, **fields))
    return found, found.plan.by_id["A"].holders("host")


WIDE = """\
Møde;Dato;Sted;Planlægning;Referent
M1;5.3.2013;Odense;Henrik, Maria og Sara;Berit
M2;18.6.2013;Vejle Bibliotek;Kis / Bente+Sara;Elisabeth
M3;3.12.2013;Odense;Jane & Majbrit & Sara;?
"""
LONG = """\
Rolle,Navn,Dato,Møde
planlægning,Henrik,2013-03-05,M1
planlægning,Maria,2013-03-05,M1
planlægning,Sara,2013-03-05,M1
skriver,Berit,2013-03-05,M1
planlægning,Kis,2013-06-18,M2
planlægning,Bente,2013-06-18,M2
planlægning,Sara,2013-06-18,M2
skriver,Elisabeth,2013-06-18,M2
planlægning,Jane,2013-12-03,M3
planlægning,Majbrit,2013-12-03,M3
planlægning,Sara,2013-12-03,M3
skriver,,2013-12-03,M3
"""
MERGED = """\
Meeting\tDate\tRole\tPerson
M1\t5 March 2013\tplanner\tHenrik; Maria
\t\tplanner\tSara
\t\tminute_taker\tBerit
M2\t18 June 2013\tplanner\tBente, Kis and Sara
\t\tminute_taker\tElisabeth
M3\t3 December 2013\tplanner\tJane + Majbrit + Sara
\t\tminute_taker\tTBA
"""


@pytest.mark.parametrize(
    "text",
    [
        WIDE,
        LONG,
        MERGED,
        WIDE.encode("cp1252"),
        b"\xef\xbb\xbf" + WIDE.encode(),
        WIDE.replace("\n", "\r\n"),
        "Årets tjanser;;;;\n;;;;\n" + WIDE,
        "Rota for 2013\n\n" + LONG,
        WIDE.replace("Møde;", "Nr.;").replace("M1;", "1;").replace("M2;", "2. møde;").replace("M3;", "Møde 3;"),
        WIDE.replace("5.3.2013", "05/03/2013").replace("18.6.2013", "tir. 18. juni").replace("3.12.2013", "12-03"),
        "Hvornår,Skriver,Planlægning\n5. marts,Berit,\"Sara\nMaria\nHenrik\"\n18. juni,Elisabeth,\"Sara, Kis, Bente\"\n"
        "3. december,nn,\"Sara, Jane, Majbrit\"\n",
        "Møde;Planlægning 1;Planlægning 2;Planlægning (3);Referent:\n5/3-2013;Henrik;Maria;Sara;Berit\n"
        .replace("5/3-2013", "5/3") + "18/6;Kis;Bente;Sara;Elisabeth\n3/12;Jane;Majbrit;Sara;ubesat\n",
        "Rolle;Møde 1;Møde 2;Møde 3\nDato;5/3;18/6;3/12\nPlanlægning;Henrik, Maria, Sara;Kis, Bente, Sara;"
        "Jane, Majbrit, Sara\nReferent;Berit;Elisabeth;?\n",
        "Tjanser i 2013;;;\n;5. marts;18. juni;3. december\nReferent;Berit;Elisabeth;-\n"
        "Planlægning;Henrik og Maria og Sara;Kis og Bente og Sara;Jane og Majbrit og Sara\n",
    ],
    ids=["wide", "long", "merged cells", "cp1252", "BOM", "Windows line ends", "title above", "title without dividers",
         "numbers", "other dates", "dates only", "numbered columns, dates as meetings",
         "turned over", "turned over, with dates only"],
)  # fmt: skip
def test_many_tables_tell_the_same_rota(tmp_path: Path, text: str | bytes) -> None:
    found = rota(tmp_path, text)
    assert roles(found.plan) == ROLES
    assert days(found.plan) == DAYS
    assert found.plan.by_id["M3"].open == (OpenSlot(role="minute_taker"),)
    assert (found.plan.by_id["M1"].start.hour, found.plan.by_id["M1"].end.hour) == (10, 15)
    assert doubts(found) == []


def test_a_workbook_tells_the_same_rota(tmp_path: Path) -> None:
    path = tmp_path / "rota.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("noter").write(0, 0, "husk kage")
    sheet = book.add_worksheet("Rota")
    sheet.write(1, 1, "Årets tjanser")
    for number, line in enumerate(WIDE.splitlines(), start=3):
        for column, cell in enumerate(line.split(";"), start=1):
            sheet.write(number, column, cell.replace(" og ", "\n"))
    for number, day in enumerate(DAYS.values(), start=4):
        sheet.write_datetime(number, 2, dt.datetime.combine(day, dt.time()), book.add_format({"num_format": "d. mmm"}))
    sheet.write(3, 6, "Start")
    sheet.write_datetime(4, 6, dt.datetime(1899, 12, 31, 9, 30), book.add_format({"num_format": "hh:mm"}))
    book.close()
    found = read_rota(path, sample_problem())
    assert (roles(found.plan), days(found.plan)) == (ROLES, DAYS)
    assert f"{found.plan.by_id['M1'].start:%H:%M}" == "09:30"
    assert doubts(found) == []


def test_a_rota_that_netplan_wrote_is_the_same_to_both_readers(tmp_path: Path) -> None:
    path, problem = write(sample_plan(), tmp_path / "plan.csv"), sample_problem()
    found = read_rota(path, problem)
    assert found.plan == read_plan(path, problem)
    assert doubts(found) == []


def test_nothing_is_written_or_changed(tmp_path: Path) -> None:
    rota(tmp_path, WIDE.replace("Majbrit", "Majbritt"))
    assert [path.name for path in tmp_path.iterdir()] == ["rota.csv"]
    assert "Majbritt" in (tmp_path / "rota.csv").read_text(encoding="utf-8")


def test_it_is_public() -> None:
    assert netplan.read_rota is read_rota and netplan.Rota is Rota


# --- names


def test_a_misspelt_name_counts_for_the_likely_person_and_is_told(tmp_path: Path) -> None:
    found = rota(tmp_path, WIDE.replace("Majbrit", "Majbritt"))
    assert roles(found.plan) == ROLES
    (one,) = [one for one in found.remarks if one.rule == "likely_name"]
    assert one.level is Level.WARNING and one.about == ("Majbritt", "Majbrit")
    assert str(one.sentence) == "Majbritt (M3) is no member; perhaps Majbrit is meant, and the rota is judged as if so"


FULL: list[Any] = [
    "Kis Holm", "Henrik Lund", "Anne-Marie Friis", "Søren Bæk",
    {"name": "Bo Dam", "id": "bd", "aliases": ["Bosse"], "email": "bo@example.org"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kis", "Kis Holm"), ("kis holm", "Kis Holm"), ("bd", "Bo Dam"), ("Bosse", "Bo Dam"), ("Holm, Kis", "Kis Holm"),
        ("Sara (tovholder)", "Sara (tovholder)"), ("Kis (vikar)", "Kis Holm"), ("v/ Kis", "Kis Holm"),
        ("v. Kis Holm", "Kis Holm"), ("Kis*", "Kis Holm"), ("BO@example.org", "Bo Dam"),
    ],
)  # fmt: skip
def test_names_ids_aliases_and_first_names_are_plain(tmp_path: Path, word: str, name: str) -> None:
    found, holders = hosts(tmp_path, word, FULL)
    assert (holders, said(found, "short_name", "likely_name")) == ((name,), [])


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kis H.", "Kis Holm"), ("Kis H", "Kis Holm"), ("K. Holm", "Kis Holm"), ("KH", "Kis Holm"),
        ("K.H.", "Kis Holm"), ("Holm", "Kis Holm"), ("AMF", "Anne-Marie Friis"), ("Anne Marie", "Anne-Marie Friis"),
        ("Henr.", "Henrik Lund"), ("Soren", "Søren Bæk"), ("Soeren Baek", "Søren Bæk"), ("HELU", "Henrik Lund"),
        ("A.-M. Friis", "Anne-Marie Friis"),
    ],
)  # fmt: skip
def test_short_forms_are_read_with_a_note(tmp_path: Path, word: str, name: str) -> None:
    found, holders = hosts(tmp_path, word, FULL)
    assert holders == (name,)
    assert said(found, "short_name") == [f'"{word}" is read as {name}']
    assert doubts(found) == []


def test_a_longer_form_is_read_with_a_note(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "Henrik Lund", ["Henrik", "Maria"])
    assert (holders, said(found, "short_name")) == (("Henrik",), ['"Henrik Lund" is read as Henrik'])
    found, holders = hosts(tmp_path, "Henrik eller Maria", ["Henrik", "Maria"])
    assert holders == ("Henrik eller Maria",)  # nobody decided


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kiss Holm", "Kis Holm"), ("Henirk Lund", "Henrik Lund"), ("Henrek", "Henrik Lund"), ("Bosssse", "Bo Dam"),
        ("Anne Maria Friis", "Anne-Marie Friis"), ("Sørn Bæk", "Søren Bæk"), ("Bo Damm", "Bo Dam"),
    ],
)  # fmt: skip
def test_misspelt_names(tmp_path: Path, word: str, name: str) -> None:
    found, holders = hosts(tmp_path, word, FULL)
    assert holders == (name,)
    assert said(found, "likely_name") == [
        f"{word} (A) is no member; perhaps {name} is meant, and the rota is judged as if so"
    ]


@pytest.mark.parametrize(("word", "people"), [("Kis", "Kis Holm and Kis Lund"), ("KL", "Karl Lind and Kis Lund")])
def test_an_unclear_name_counts_for_nobody(tmp_path: Path, word: str, people: str) -> None:
    members = ["Kis Holm", "Kis Lund", "Karl Lind"]
    found, holders = hosts(tmp_path, word, members)
    assert holders == (word,)
    assert said(found, "unclear_name") == [f'"{word}" (A) may be any of {people}; it counts for nobody']
    assert f"{word}, host of A, may be any of {people} and counts for nobody" in verified(found, members)


def verified(found: Rota, members: list[Any]) -> list[str]:
    return [str(one.sentence) for one in netplan.verify(network(members), found.plan)]


def test_two_members_alike_are_not_guessed_between(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "Mariaa", ["Maria B", "Maria C", "Bo"])
    assert holders == ("Mariaa",)
    assert said(found, "unclear_name") == ['"Mariaa" (A) may be any of Maria B and Maria C; it counts for nobody']


def test_a_stranger_stays_as_written_and_the_audit_says_so(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "Gæst Gran", FULL)
    assert holders == ("Gæst Gran",) and said(found, "likely_name") == []
    assert "Gæst Gran, host of A, is no member" in verified(found, FULL)


def test_outsiders_may_hold_external_roles(tmp_path: Path) -> None:
    external = {"host": {"external": True, "eligible": ["Bibliotek & Borger", "Kis Holm"], "count": "1-2"}}
    found, holders = hosts(tmp_path, "bibliotek & borger", FULL, roles=external)
    assert (holders, doubts(found)) == (("Bibliotek & Borger",), [])
    found, holders = hosts(tmp_path, "Ude Fra", FULL, roles=external)
    assert (holders, doubts(found)) == (("Ude Fra",), [])


def test_a_question_mark_behind_a_name_is_a_hope(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "Kis?, Henrik", FULL)
    assert holders == ("Henrik Lund", "Kis Holm")
    assert found.plan.by_id["A"].states["host"] == ("accepted", "tentative")


# --- vacancies and people named twice


@pytest.mark.parametrize("sign", ["?", "-", "–", "NN", "n.n.", "vakant", "Vacant", "TBA", "ledig", "open"])
def test_signs_for_a_vacancy(tmp_path: Path, sign: str) -> None:
    found, holders = hosts(tmp_path, sign, FULL)
    assert (holders, found.plan.by_id["A"].open) == ((), (OpenSlot(role="host"),))


def test_a_vacancy_beside_a_name(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "Kis, ?", FULL)
    assert (holders, found.plan.by_id["A"].open) == (("Kis Holm",), (OpenSlot(role="host"),))


def test_none_is_no_vacancy(tmp_path: Path) -> None:
    found, holders = hosts(tmp_path, "ingen", FULL)
    assert (holders, found.plan.by_id["A"].open) == ((), ())


def test_the_same_person_twice_in_a_role_is_told_and_counts_once(tmp_path: Path) -> None:
    found = rota(tmp_path, WIDE.replace("Jane & Majbrit & Sara", "Jane, Majbrit, Majbritt"))
    assert found.plan.by_id["M3"].holders("planner") == ("Jane", "Majbrit")
    said = {one.rule: (one.level, str(one.sentence)) for one in found.remarks}
    assert said["person_twice"] == ("warning", "Majbrit stands twice as planlægning of M3 and counts once")


def test_several_roles_are_a_note_unless_a_rule_forbids_them(tmp_path: Path) -> None:
    members = ["Kis", "Bo"]
    kinds = {"host": {}, "scribe": {}, "speaker": {"not_with": "host"}, "co": {"within": "host"}}
    text = "Møde;Dato;Host;Scribe;Speaker;Co\nA;5.3.2013;Kis;Kis;Bo;Kis\nB;8.10.2013;Bo;Kis;Bo;Bo\n"
    found = rota(tmp_path, text, network(members, kinds))
    (note,) = [one for one in found.remarks if one.rule == "several_roles"]
    assert (str(note.sentence), note.level) == ("Kis is host and scribe of A", Level.NOTE)  # "co" lies inside "host"
    findings = netplan.verify(network(members, kinds), found.plan)
    assert [one.rule for one in findings if one.level is Level.ERROR] == ["not_with"]


# --- roles and columns


def test_unknown_columns_are_left_aside_with_a_note(tmp_path: Path) -> None:
    text = WIDE.replace("Referent\n", "Referent;Bemærkninger\n").replace("Berit\n", "Berit;husk kage\n")
    found = rota(tmp_path, text)
    assert roles(found.plan) == ROLES
    assert said(found, "unknown_column") == ['the column "Bemærkninger" is not understood and left aside']


def test_a_misspelt_or_shortened_role_in_a_heading(tmp_path: Path) -> None:
    found = rota(tmp_path, WIDE.replace("Referent", "Refferent").replace("Planlægning", "Planl."))
    assert roles(found.plan) == ROLES
    assert said(found, "likely_role") == [
        'there is no role "Refferent"; perhaps referent is meant, and the rota is judged as if it were'
    ]
    assert said(found, "short_name") == ['"Planl." is read as the role planlægning']


def test_unknown_role_codes(tmp_path: Path) -> None:
    text = LONG.replace("skriver,Berit", "Ref,Berit").replace("skriver,Elisabeth", "kagebager,Elisabeth")
    found = rota(tmp_path, text)
    assert found.plan.by_id["M1"].holders("minute_taker") == ("Berit",)
    assert found.plan.by_id["M2"].roles["kagebager"] == ("Elisabeth",)
    assert said(found, "unknown_role") == [
        'there is no role "kagebager"; there are tovholder, planlægning, mødeleder and referent'
    ]
    sentences = [str(one.sentence) for one in netplan.verify(sample_problem(), found.plan)]
    assert 'M2 has an unknown role "kagebager"' in sentences


def test_a_column_of_names_is_the_only_role_there_is(tmp_path: Path) -> None:
    found = rota(tmp_path, "Dato,Ansvarlig\n5. marts,Kis\n8. oktober,Henrik\n", network(FULL))
    assert {one.id: one.holders("host") for one in found.plan.meetings} == {"A": ("Kis Holm",), "B": ("Henrik Lund",)}


def test_roles_and_venues_that_are_not_mentioned_come_from_the_file(tmp_path: Path) -> None:
    problem = network(FULL, {"host": {}, "chair": {"holder": "Bo Dam"}}, venues=["Odense", "Vejle"])
    problem = problem.with_(season={"meetings": [
        {"id": "A", "window": "March", "venue": "Odense", "date": "2013-03-12"}, {"id": "B", "window": "October"},
    ]})  # fmt: skip
    found = rota(tmp_path, "Møde;Host\nA;Kis\nB;Kis\n", problem)
    assert [one.holders("chair") for one in found.plan.meetings] == [("Bo Dam",), ("Bo Dam",)]
    assert [one.venue for one in found.plan.meetings] == ["Odense", None]
    assert found.plan.by_id["A"].date == dt.date(2013, 3, 12)
    assert said(found, "unmentioned") == [
        "the rota does not mention chair; the holders are taken from the file",
        "the rota does not mention venues; those decided are taken from the file",
    ]


@pytest.mark.parametrize(
    ("word", "venue", "level"),
    [("vejle bibliotek", "Vejle Bibliotek", None), ("Vejle", "Vejle Bibliotek", Level.NOTE),
     ("Odnse", "Odense", Level.WARNING), ("Esbjerg", "Esbjerg", None)],
)  # fmt: skip
def test_venues(tmp_path: Path, word: str, venue: str, level: Level | None) -> None:
    found = rota(tmp_path, WIDE.replace("Vejle Bibliotek", word))
    assert found.plan.by_id["M2"].venue == venue
    assert [one.level for one in found.remarks if one.rule == "venue"] == ([level] if level else [])


def test_a_table_of_duties_leaves_out_a_person_without_a_role(tmp_path: Path) -> None:
    found = rota(tmp_path, LONG.replace("skriver,Berit", ",Berit"))
    assert said(found, "left_out") == ["line 5: Berit has no role, the row is left out"]


# --- meetings, dates and hours


def test_titles_and_misspelt_titles(tmp_path: Path) -> None:
    found = rota(tmp_path, "Møde;Host\nefterår;Kis\nFforår;Bo\n", network(FULL))
    assert {one.id: one.holders("host") for one in found.plan.meetings} == {"A": ("Bo Dam",), "B": ("Kis Holm",)}
    assert said(found, "likely_meeting") == [
        'no meeting is called "Fforår"; perhaps A is meant, and the rota is judged as if it were'
    ]


def test_numbers_over_the_years(tmp_path: Path) -> None:
    text = "Nr.;Host\n13;Kis\n14;Bo\n15;Henrik\n"
    found = rota(tmp_path, text, network(FULL, meetings_before=12))
    assert {one.id: one.holders("host") for one in found.plan.meetings} == {"A": ("Kis Holm",), "B": ("Bo Dam",)}
    assert said(found, "left_out") == ['line 4: "15" names no meeting of the season, the row is left out']
    assert rota(tmp_path, text, network(FULL)).plan.meetings == ()


def test_without_meetings_and_dates_the_listed_order_counts(tmp_path: Path) -> None:
    found = rota(tmp_path, "Host;Tema\nKis;haver\nBo;huse\nHenrik;hegn\n", network(FULL))
    assert {one.id: one.holders("host") for one in found.plan.meetings} == {"A": ("Kis Holm",), "B": ("Bo Dam",)}
    assert said(found, "left_out") == ["line 4 is about no meeting of the season and is left out"]
    assert said(found, "date") == [
        "no date is given for A; it is judged as if on 1 Mar 2013",
        "no date is given for B; it is judged as if on 1 Oct 2013",
    ]


def test_a_date_outside_all_windows_is_taken_as_the_nearest_meeting(tmp_path: Path) -> None:
    found = rota(tmp_path, "Dato;Host\n2.9.2013;Kis\n5.3.2013;Bo\n", network(FULL))
    assert days(found.plan) == {"A": dt.date(2013, 3, 5), "B": dt.date(2013, 9, 2)}
    assert said(found, "likely_meeting") == ["2 Sept 2013 lies in no free window; it is taken as B"]
    assert "window" in [one.rule for one in netplan.verify(network(FULL), found.plan)]


def test_two_dates_of_one_window_come_in_listed_order(tmp_path: Path) -> None:
    problem = network(FULL).with_(season={"meetings": [
        {"id": "A", "window": "March"}, {"id": "B", "window": "March"}, {"id": "C", "window": "week 10"},
    ]})  # fmt: skip
    found = rota(tmp_path, "Dato;Host\n20.3.2013;Kis\n6.3.2013;Bo\n12.3.2013;Henrik\n", problem)
    # 6 March is the only one in week 10; the two others follow as listed
    assert days(found.plan) == {"A": dt.date(2013, 3, 12), "B": dt.date(2013, 3, 20), "C": dt.date(2013, 3, 6)}


def test_an_unknown_meeting_is_taken_by_its_date_or_left_out(tmp_path: Path) -> None:
    found = rota(tmp_path, "Møde;Dato;Host\nJulefrokost;8.10.2013;Kis\nUdflugt;;Bo\n", network(FULL))
    assert {one.id: one.holders("host") for one in found.plan.meetings} == {"B": ("Kis Holm",)}
    assert said(found, "meeting") == ['"Julefrokost" is taken as B, by its date']
    assert said(found, "left_out") == ['line 3: "Udflugt" names no meeting of the season, the row is left out']


def test_a_meeting_in_two_rows_and_with_two_dates(tmp_path: Path) -> None:
    found = rota(tmp_path, "Møde;Dato;Host\nA;5.3.2013;Kis\nA;6.3.2013;Bo\n", network(FULL))
    assert found.plan.by_id["A"].holders("host") == ("Bo Dam", "Kis Holm")
    assert said(found, "twice") == ["A stands in lines 2 and 3; they are read as one"]
    assert said(found, "date") == ["A has the dates 5 Mar 2013 and 6 Mar 2013; the first one counts"]


@pytest.mark.parametrize(
    ("text", "day", "remark"),
    [
        ("uge 11", dt.date(2013, 3, 11), '"uge 11" is no day; A is judged as if on 11 Mar 2013'),
        ("snart", dt.date(2013, 3, 1), '"snart" is no day; A is judged as if on 1 Mar 2013'),
        ("mandag 5. marts", dt.date(2013, 3, 5), '"mandag 5. marts": 5 Mar 2013 is a Tuesday'),
        ("5.3.2013 kl. 10", dt.date(2013, 3, 5), None),
        ("5.3.2012", dt.date(2012, 3, 5), None),  # the rule about windows finds it
    ],
)
def test_doubtful_dates(tmp_path: Path, text: str, day: dt.date, remark: str | None) -> None:
    found = rota(tmp_path, f"Møde;Dato;Host\nA;{text};Kis\n", network(FULL))
    assert found.plan.by_id["A"].date == day
    assert said(found, "date") == ([remark] if remark else [])


@pytest.mark.parametrize(
    ("headings", "cells", "start", "end", "doubtful"),
    [
        ("Tid", "kl. 9.30-13", "09:30", "13:00", False),
        ("Start;Slut", "9:30;14", "09:30", "14:00", False),
        ("Start", "12.15", "12:15", "15:00", False),
        ("Start", "16", "10:00", "15:00", True),
        ("Tid", "formiddag", "10:00", "15:00", True),
    ],
)
def test_hours(tmp_path: Path, headings: str, cells: str, start: str, end: str, doubtful: bool) -> None:
    found = rota(tmp_path, f"Møde;Dato;{headings};Host\nA;5.3.2013;{cells};Kis\n", network(FULL))
    meeting = found.plan.by_id["A"]
    assert (f"{meeting.start:%H:%M}", f"{meeting.end:%H:%M}") == (start, end)
    assert bool(said(found, "hours")) == doubtful


def test_hours_of_the_poll(tmp_path: Path) -> None:
    problem = network(FULL).with_(season={"availability": {"polls": [{
        "name": "doodle", "options": ["2013-03-05 09:00-12:00", "2013-03-06"], "answers": {"Kis": ["yes", "yes"]},
    }]}})  # fmt: skip
    found = rota(tmp_path, "Dato;Host\n5.3.2013;Kis\n", problem)
    assert found.plan.by_id["A"].start.hour == 9
    assert not any("hours" in str(one.sentence) for one in netplan.verify(problem, found.plan))


# --- what cannot be read at all


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("Tema;Kage\nhaver;ja\n", "no row of the rota heads its columns", "meeting, date, role, person"),
        ("Møde;Dato\nA;5.3.2013\n", "no column for the people of a role", "host, scribe"),
        ("Rolle;Navn\nhost;Kis\n", "no column of the rota says which meeting", "meeting or date"),
        ("Møde,Dato,Host,Scribe\nA,5.3.2013,Kis,Bo,Henrik\n", "this row has 5 cells under 4 headings", "in quotes"),
        ('Møde;Host\nA;"Kis" og Bo\n', "the quotes in this row do not match", "twice"),
        ("", "the file is empty", "saved"),
    ],
)
def test_what_is_no_rota(tmp_path: Path, text: str, what: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        rota(tmp_path, text, network(FULL, {"host": {}, "scribe": {}}))
    assert what in caught.value.what and hint in caught.value.hint
    assert caught.value.file == str(tmp_path / "rota.csv")


def test_a_short_row_has_empty_cells(tmp_path: Path) -> None:
    found = rota(tmp_path, "Møde;Dato;Host;Tema\nA;5.3.2013;Kis\nB\n", network(FULL))
    assert found.plan.by_id["A"].holders("host") == ("Kis Holm",)
    assert found.plan.by_id["B"].roles == {}


CELLS = st.sampled_from([
    "", "?", "-", "Kis", "Kis, Bo", "KH", "Majbritt", "A", "B", "møde 2", "Forår", "5.3.2013", "8/10", "uge 11",
    "31.2.2013", "10-12", "host", "ref", "Host", "Dato", "Rolle", "Navn", "Møde", "Sted", "Tid", "...", ",;/", "(", "&",
    "og", "0", "M9",
])  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(";\t|"))
def test_whatever_stands_in_a_table_is_read_or_refused(rows: list[list[str]], sign: str) -> None:
    text = "\n".join(sign.join(row) for row in rows)
    problem = network(FULL, {"host": {"label": "Vært"}, "scribe": {"label": "Referent"}})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rota.csv"
        path.write_text(text, encoding="utf-8")
        try:
            found = read_rota(path, problem)
        except InputError as error:
            assert error.hint and error.file == str(path)
            return
    netplan.verify(problem, found.plan)
    assert len({meeting.id for meeting in found.plan.meetings}) == len(found.plan.meetings) <= 2
