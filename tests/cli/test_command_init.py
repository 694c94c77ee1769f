"""netplan init: what is asked, what is taken from a table, what is never written over."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import netplan
from commands import run
from netplan import cli
from netplan.cli.init import CONTRACTS

ROTA = """\
Møde;Dato;Sted;Tovholder;Referent;Planlægning;Bemærkninger
M1;5.3.2026;Odense;Sara;Berit;Henrik, Maria og Sara;10 kopper kaffe
M2;torsdag 18.6.2026;Vejle;Sara;Elisabeth;Kis, Bente, Sara;
M3;3.12.2026;Odense;Sara;?;Jane, Majbrit og Sara;
"""
POLL = """\
name;2027-03-02;2027-03-09 10:00-15:00;2027-06-01
Anna;yes;no;yes
Bo;if need be;yes;
Clara;no;yes;yes
"""


def init(file: Path, *options: str, answers: str = "") -> Result:
    return CliRunner().invoke(cli.main, ["init", str(file), "--as-of", "2026-11-24", *options], input=answers)


def from_table(tmp_path: Path, text: str, *options: str, name: str = "rota.csv") -> tuple[Result, Path]:
    table, file = tmp_path / name, tmp_path / "network.yaml"
    table.write_text(text, encoding="utf-8")
    return init(file, "--from", str(table), "--language", "en", *options), file


def planned(file: Path) -> netplan.Plan:
    result = netplan.solve(netplan.read(file), workers=1)
    assert result.status == "optimal"
    return result.require_plan()


def test_the_questions_make_a_file_that_is_planned(tmp_path: Path) -> None:
    file = tmp_path / "network.yaml"
    answers = "2027\nBook club\nAnna, Bo, Clara\nhost, Note taker\nLibrary, Café\n18-20\n3\n\n"
    answers += "weeks 9-10\nJune\n4 November\n"
    done = init(file, "--language", "en", answers=answers)
    assert done.exit_code == 0, done.output
    assert "read as weeks 9 and 10 of 2027: 14 days" in done.output
    assert done.output.splitlines()[-2:] == [f"  netplan check {file}", f"  netplan plan {file} --out plan"]
    problem = netplan.read(file)
    assert [one.name for one in problem.network.members] == ["Anna", "Bo", "Clara"]
    assert [one.name for one in problem.network.venues] == ["Library", "Café"]
    assert set(problem.network.roles) == {"host", "note_taker"}
    assert [one.window for one in problem.meetings] == ["weeks 9-10", "June", "4 November"]
    assert f"{problem.season.time.start:%H:%M}" == "18:00"
    assert (problem.season.from_, problem.network.id) == (date(2027, 1, 1), "book-club")
    assert planned(file).meetings[2].date == date(2027, 11, 4)
    assert run("check", str(file)).exit_code == 0


def test_what_is_not_understood_is_asked_again(tmp_path: Path) -> None:
    file = tmp_path / "network.yaml"
    answers = "Club\nAnna, Anna\nAnna, Bo\ndate, host\nhost\n\nevening\n18-20\n2\nJunne\nSundays in June\n"
    done = init(file, "--language", "en", "--year", "2027", answers=answers)
    assert done.exit_code == 0, done.output
    assert 'two members are called "Anna"' in done.output
    assert 'a role cannot be called "date"' in done.output
    assert '"evening" is no' in done.output
    assert '"Junne" is not understood' in done.output
    problem = netplan.read(file)
    assert problem.season.weekdays == ("Sunday",)
    assert [one.id for one in problem.meetings] == ["meeting-1", "meeting-2"]
    assert {one.date.weekday() for one in planned(file).meetings} == {6}


def test_weekends_of_one_meeting_are_said_to_be_open_to_all(tmp_path: Path) -> None:
    file = tmp_path / "network.yaml"
    done = init(file, "--language", "en", "--year", "2027", answers="Club\nAnna\n\n\n\n2\n\nSaturdays in May\nJune\n")
    assert "meetings may now fall on Monday, Tuesday, Wednesday, Thursday, Friday and Saturday" in done.output
    assert len(netplan.read(file).season.weekdays) == 6


def test_the_language_is_asked_for_and_danish_windows_are_read(tmp_path: Path) -> None:
    file = tmp_path / "network.yaml"
    done = init(file, "--year", "2027", answers="da\nLæsekredsen på Ærø\nÅse, Bø\nvært\n\n\n1\nuge 9-10\n")
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert (problem.network.language, problem.network.id) == ("da", "laesekredsen-paa-aeroe")
    assert problem.meetings[0].window == "uge 9-10"


def test_without_answers_nothing_is_written(tmp_path: Path) -> None:
    done = init(tmp_path / "network.yaml", answers="en\n2027\nClub\n")
    assert done.exit_code == 2 and not (tmp_path / "network.yaml").exists()
    assert "not all questions were answered, and nothing is written" in done.output
    assert "Traceback" not in done.output


def test_a_rota_gives_people_roles_and_venues_and_its_past_is_the_history(tmp_path: Path) -> None:
    done, file = from_table(tmp_path, ROTA)
    assert done.exit_code == 0, done.output
    assert 'the column "Bemærkninger" is not understood and left aside' in done.output
    problem = netplan.read(file)
    roles = problem.network.roles
    assert [one.name for one in problem.network.members] == [
        "Sara", "Berit", "Henrik", "Maria", "Elisabeth", "Kis", "Bente", "Jane", "Majbrit",
    ]  # fmt: skip
    assert roles["tovholder"].holder == ("Sara",)
    assert (str(roles["planlægning"].count.lowest), roles["planlægning"].includes) == ("3", ("tovholder",))
    assert roles["referent"].rotates
    rows = problem.network.history
    assert {row.date for row in rows} == {"2026-03-05", "2026-06-18"} and len(rows) == 10
    assert [row.venue for row in rows if row.venue] == ["Odense", "Vejle"]
    assert problem.season.from_ == date(2026, 6, 19)
    (meeting,) = planned(file).meetings
    assert (meeting.date, meeting.venue, meeting.holders("planlægning")) == (
        date(2026, 12, 3), "Odense", ("Jane", "Majbrit", "Sara"),
    )  # fmt: skip
    assert meeting.holders("referent") and not {*meeting.holders("referent")} & {"Berit", "Elisabeth"}
    assert run("check", str(file)).exit_code == 0


def test_of_a_rota_that_is_over_the_next_season_is_drafted(tmp_path: Path) -> None:
    done, file = from_table(tmp_path, ROTA, "--as-of", "2027-01-05")
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert [one.window for one in problem.meetings] == ["March", "June", "December"]
    assert (problem.season.from_, problem.season.to) == (date(2027, 1, 1), date(2027, 12, 31))
    assert len(problem.network.history) == 14
    assert len({name for meeting in planned(file).meetings for name in meeting.holders("referent")}) == 3


def test_a_weekly_rota_is_weekly_again_also_on_holidays(tmp_path: Path) -> None:
    text = "Dato;Læser;Kaffe\n29/3 2026;Agnes;Bo\n5/4 2026;Bo;Carl\n12/4 2026;Carl;Agnes\n19/4 2026;Agnes;Bo\n"
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert problem.meetings[1].window == "2027-04-02..2027-04-08"
    assert problem.network.holidays == ()  # one of the meetings was on Easter Sunday
    assert [rule.name for rule in problem.network.rules] == ["one_duty"]  # nobody has had two duties at one meeting
    assert [f"{one.date:%m-%d}" for one in planned(file).meetings] == ["03-28", "04-04", "04-11", "04-18"]


def test_a_rota_of_tuesdays_stays_one(tmp_path: Path) -> None:
    text = "Dato;Referent\n3/3 2026;Agnes\n7/4 2026;Bo\n2/6 2026;Carl\n"
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 0, done.output
    assert netplan.read(file).season.weekdays == ("Tuesday",)
    assert {one.date.weekday() for one in planned(file).meetings} == {1}


@pytest.mark.parametrize("day", ["2024-01-01", "2024-02-29", "2024-12-31"])
def test_a_meeting_at_an_edge_of_the_year_has_a_week_again(day: str, tmp_path: Path) -> None:
    text = f"date;host\n{day};Bo\n2024-07-31;Ea\n2024-07-05;Ea\n"
    done, file = from_table(tmp_path, text, "--as-of", "2025-01-02")
    assert done.exit_code == 0, done.output
    windows = [one.window or "" for one in netplan.read(file).meetings]
    spans = [[date.fromisoformat(end) for end in window.split("..")] for window in windows]
    assert all((last - first).days == 6 and first.year == last.year == 2025 for first, last in spans)


def test_a_rota_with_a_row_for_each_duty(tmp_path: Path) -> None:
    text = (
        "date,role,person,venue\n2026-03-05,reader,Anna Holm,Church\n2026-03-05,usher,Bo Dam,Church\n"
        "2027-03-12,reader,Bo,Church\n2027-03-12,usher,,Church\n2027-03-19,Reader,Ana Holm?,\n"
    )
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 0, done.output
    assert '"Bo" is read as Bo Dam' in done.output
    problem = netplan.read(file)
    assert [one.name for one in problem.network.members] == ["Anna Holm", "Bo Dam", "Ana Holm"]  # nobody is merged
    first, second = problem.meetings
    assert first.date and first.date.value == date(2027, 3, 12)
    assert first.roles["reader"].decided == ("Bo Dam",) and first.roles["usher"].fill
    assert second.roles["reader"].tentative == ("Ana Holm",)
    assert [(row.role, row.member) for row in problem.network.history] == [("reader", "Anna Holm"), ("usher", "Bo Dam")]


@pytest.mark.parametrize("corner", ["Rolle", ""])
def test_a_rota_that_is_turned_over(corner: str, tmp_path: Path) -> None:
    text = f"{corner};2027-03-05;2027-06-18;2027-12-03\nReferent;Berit;Elisabeth;?\nMødeleder;Henrik;Kis;Berit\n"
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert [one.name for one in problem.network.members] == ["Berit", "Henrik", "Elisabeth", "Kis"]
    assert set(problem.network.roles) == {"referent", "mødeleder"}
    assert [len(one.roles) for one in problem.meetings] == [2, 2, 2]
    assert len(planned(file).meetings) == 3


def test_a_rota_with_words_for_dates_and_one_column_of_people(tmp_path: Path) -> None:
    text = "Møde,Hvornår,Navn\nForår,uge 9-10,Anna\nSommer,juni,Bo og Clara\nJul,engang,Anna\nNyt,30/2 2027,Bo\n"
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 0, done.output
    assert '"engang" is not understood as a time and left out' in done.output
    assert '"30/2 2027" is not understood as a time and left out' in done.output
    problem = netplan.read(file)
    assert [(one.id, one.window) for one in problem.meetings] == [
        ("Forår", "uge 9-10"), ("Sommer", "juni"), ("Jul", None), ("Nyt", None),
    ]  # fmt: skip
    assert problem.meetings[1].roles["duty"].decided == ("Bo", "Clara")
    assert str(problem.network.roles["duty"].count.highest) == "2"


def test_an_excel_rota_with_a_title_and_hours(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(tmp_path / "rota.xlsx")
    sheet = book.add_worksheet("Rota")
    rows = [["Our rota"], [], ["Dato", "Ordstyrer 1", "Ordstyrer 2", "Tid"], ["4/1 2027", "Kis Holm", "Bo", "18-20"],
            ["8/2 2027", "Kis", "Bo Dam", "18-20"]]  # fmt: skip
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    file = tmp_path / "network.yaml"
    done = init(file, "--from", str(tmp_path / "rota.xlsx"), "--language", "da")
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert [one.name for one in problem.network.members] == ["Kis Holm", "Bo Dam"]
    assert problem.network.roles["ordstyrer"].count.lowest == 2
    assert f"{problem.season.time.start:%H:%M}" == "18:00"


def test_dates_without_a_year_need_it(tmp_path: Path) -> None:
    text = "Dato;Referent\n5/3;Kis\nfredag 18/6;Bo\n"
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 2 and not file.exists()
    assert '"5/3" is a date without its year' in done.output and "--year 2026" in done.output
    done, file = from_table(tmp_path, text, "--year", "2027")
    assert [one.date.value for one in netplan.read(file).meetings if one.date] == [date(2027, 3, 5), date(2027, 6, 18)]
    done, _ = from_table(tmp_path, "Dato;Referent\nmandag 18/6;Kis\n", "--year", "2027", "--force")
    assert "18 Jun 2027 is a Friday" in done.output


def test_who_may_be_misspelt_is_said_and_not_merged(tmp_path: Path) -> None:
    text = "Dato;Referent;Vært\n2027-01-06;Majbrit;Bo\n2027-02-03;Bo;Majbrit\n2027-03-03;Mjabrit;Bo\n"
    done, file = from_table(tmp_path, text)
    assert "Mjabrit stands once, and Majbrit may be meant: both are members now" in done.output
    assert len(netplan.read(file).network.members) == 3


def test_a_poll_gives_the_people_and_a_meeting_for_each_group_of_dates(tmp_path: Path) -> None:
    done, file = from_table(tmp_path, POLL, name="poll.csv")
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert [one.name for one in problem.network.members] == ["Anna", "Bo", "Clara"]
    assert [one.window for one in problem.meetings] == ["2027-03-02..2027-03-09", "2027-06-01"]
    assert [poll.name for poll in problem.season.availability.polls] == ["poll.csv"]
    assert [one.date for one in planned(file).meetings] == [date(2027, 3, 9), date(2027, 6, 1)]
    text = file.read_text(encoding="utf-8").replace("  # roles:", "  roles:").replace("  #   minute", "    minute")
    file.write_text(text, encoding="utf-8")  # the examples in the notes are right, too
    assert [meeting.holders("minute_taker") != () for meeting in planned(file).meetings] == [True, True]


RALLLY = (
    "Navn,E-mail,Besvaret den (Europe/Copenhagen),ons. 24 feb. 2027 09.30 - 15.00,tirs. 16 mar. 2027 09.30 - 15.00\r\n"
    "Anna Holm,anna@bib-a.example,2026-11-02 10:15:00,Ja,Nej\r\nBo Dam,,2026-11-03 08:01:12,Hvis behov,Ja"
)
FRAMADATE = (
    ',"24/02/2027","24/02/2027","16/06/2027",\r\n,"09:30 - 12:00","13:00 - 15:00","09:30 - 12:00",\r\n'
    '"Anna Holm","Oui","Si nécessaire","Non",\r\n"Bo Dam","Non","Oui","Oui",\r\n'
)


@pytest.mark.parametrize(
    ("text", "windows"),
    [(RALLLY, ["2027-02-24..2027-03-16"]), (FRAMADATE, ["2027-02-24", "2027-06-16"])],
)
def test_a_poll_in_the_layout_of_its_service(text: str, windows: list[str], tmp_path: Path) -> None:
    done, file = from_table(tmp_path, text, name="Mødedatoer 2027.csv")
    assert done.exit_code == 0, done.output
    problem = netplan.read(file)
    assert (problem.network.name, problem.network.id) == ("Mødedatoer 2027", "moededatoer-2027")
    assert [one.name for one in problem.network.members] == ["Anna Holm", "Bo Dam"]
    assert [one.window for one in problem.meetings] == windows
    assert len(planned(file).meetings) == len(windows)
    assert ".example" not in file.read_text(encoding="utf-8").split("members:")[1].split("\n", 1)[1]


def test_the_file_names_the_poll_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "polls").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "polls/spring.csv").write_text(POLL, encoding="utf-8")
    file = tmp_path / "plans/network.yml"
    assert init(file, "--from", str(tmp_path / "polls/spring.csv"), "--language", "da").exit_code == 0
    assert "polls: [../polls/spring.csv]" in file.read_text(encoding="utf-8")
    assert len(netplan.read(file).network.members) == 3


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "network.yaml"
    file.write_text("mine", encoding="utf-8")
    for options in (("--like", "working-group"), (), ("--from", "rota.csv")):
        done = init(file, "--language", "en", *options)
        assert done.exit_code == 2 and "is there already" in done.output and "--force" in done.output
        assert file.read_text(encoding="utf-8") == "mine"
    assert init(file, "--like", "working-group", "--force").exit_code == 0
    assert netplan.read(file).network.id == "working-group"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "a.csv", "--like", "board"], "not both"),
        (["--from", "nowhere.csv"], 'there is no file "nowhere.csv"'),
        (["--like", "board", "--year", "1700"], "1700"),
    ],
)
def test_wrong_options_are_sentences(options: list[str], said: str, tmp_path: Path) -> None:
    done = init(tmp_path / "network.yaml", "--language", "en", *options)
    assert done.exit_code == 2 and said in done.output and "Traceback" not in done.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "neither as a poll nor as a rota"),
        ("Dato;Referent\n2027-01-01;\n", "no column for the people of a role"),
        ("name;2027-03-02\nAnna;perhaps\n", 'answered "perhaps"'),
        ("name;2027-03-02\n", "nobody has answered"),
        ("", "the file is empty"),
        ('Dato;Referent\n"2027-01-06;Kis\n', "quotes"),
    ],
)
def test_a_table_that_cannot_be_read_is_said_and_nothing_written(text: str, said: str, tmp_path: Path) -> None:
    done, file = from_table(tmp_path, text)
    assert done.exit_code == 2 and said in done.output, done.output
    assert "Traceback" not in done.output and not file.exists()


def test_a_folder_that_is_not_there_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    done = init(tmp_path / "nowhere" / "network.yaml", "--language", "en")
    assert done.exit_code == 2 and "there is no folder" in done.output and "called?" not in done.output


def test_the_file_is_to_be_yaml(tmp_path: Path) -> None:
    done = init(tmp_path / "network.json", "--like", "board", "--language", "en")
    assert done.exit_code == 2 and 'is called "network.json"' in done.output


def test_the_list_of_commands_reads_no_files() -> None:
    code = "import sys, netplan.cli; print('netplan.io' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_ready_contract_is_written_for_the_coming_year(name: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    assert init(file, "--like", name, "--language", "da").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "netplan check mine.yaml" in text and "\n  from: 2027-01-01\n" in text
    assert init(file, "--like", name, "--year", "2030", "--force", "--language", "en").exit_code == 0
    assert netplan.read(file).season.from_ == date(2030, 1, 1)
    assert "2027" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 participants,Wed 24 Feb,Tue 16 Mar\r\nAnna Holm,Yes,No\r\nBo Dam,If need be,Yes", "without its year"),
        ('Name,Date / Times available\nAnna Holm,"2/24/2027, 9:30:00 AM"\nBo Dam,\n', "only if need be"),
    ],
)
def test_a_poll_that_cannot_be_read_is_never_taken_for_a_rota(text: str, said: str, tmp_path: Path) -> None:
    result, file = from_table(tmp_path, text, name="poll.csv")
    assert result.exit_code == 2
    assert said in result.output
    assert not file.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Navn,E-mail,Besvaret den (Europe/Copenhagen),fre. 25 mar. 2027\r\nHelle,,2026-11-02 10:15:00,Ja\r\n",
        "navn;tors. 11. mar. 2027;fre. 25. mar. 2027\nHelle;Ja;Nej\nBo;Hvis behov;\n",
    ],
    ids=["of a service", "of their own"],
)
def test_a_poll_with_a_mistake_in_it_is_never_taken_for_a_rota(text: str, tmp_path: Path) -> None:
    result, file = from_table(tmp_path, text, name="poll.csv")
    assert result.exit_code == 2 and not file.exists()
    assert '"fre. 25' in result.output and "Thursday" in result.output


def test_the_year_to_plan_is_that_of_a_polls_dates_and_instants_become_local_times(tmp_path: Path) -> None:
    old = "2 participants,Wed 24 Feb,Tue 16 Mar\r\nAnna Holm,Yes,No\r\nBo Dam,If need be,Yes"
    result, file = from_table(tmp_path, old, "--year", "2027", name="poll.csv")
    assert result.exit_code == 0, result.output
    assert "window: 2027-02-24..2027-03-16" in file.read_text(encoding="utf-8")
    instants = "Name,Datetime,2027-02-24 08:30:00+00:00\r\nAnna,2026-11-02T09:15:00+00:00,yes\r\n"
    result, file = from_table(tmp_path, instants, "--force", name="bitpoll.csv")
    assert result.exit_code == 0, result.output
    assert "time: 09:30-" in file.read_text(encoding="utf-8")
