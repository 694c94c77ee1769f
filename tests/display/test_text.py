from __future__ import annotations

import datetime as dt
import io

import pytest
from rich.console import Console

from netplan.display.text import FindingsText, PlanText
from netplan.language import Say, message
from netplan.plan import Finding, Level, OpenSlot, Plan, PlannedMeeting
from samples import sample_plan


def printed(shown: PlanText | FindingsText, width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [80, 140])
def test_a_convener_finds_everything_at_any_width(width: int) -> None:
    text = printed(PlanText(sample_plan()), width)
    for words in (
        "Nationalt benchmark-netværk, 2013", "Tue 5 Mar 2013*", "10:00–15:00", "Vejle", "Bibliotek", "tovholder",
        "Henrik, Maria, Sara", "Elisabeth", "7.5 of 9", "squared duties", "3 fixed", "1 (+0.25)", "0 (-0.75)",
        "so somebody must serve twice", "mødeleder at M1, M2 and M3: planlægning decides it later",
        "* proposed by netplan",
    ):  # fmt: skip
        assert words in text
    assert max(map(len, text.splitlines())) <= width


def test_roles_share_a_column_where_there_is_no_room() -> None:
    assert "planlægning: Henrik, Maria, Sara" in printed(PlanText(sample_plan()), 80)
    assert "planlægning: Henrik, Maria, Sara" not in printed(PlanText(sample_plan()), 140)


def test_no_colours_without_a_terminal() -> None:
    assert "\x1b" not in printed(PlanText(sample_plan()), 80)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("optimal", "Every wish is proven: no better plan exists."),
        ("feasible", "All rules hold; not every wish is proven, so a better plan may exist."),
        ("unknown", "Nothing is proven about this plan."),
    ],
)
def test_status_is_a_sentence(status: str, sentence: str) -> None:
    assert sentence in printed(PlanText(sample_plan(status=status)), 80)


def test_the_number_of_the_lot_is_not_shown() -> None:
    text = printed(PlanText(sample_plan()), 80)
    assert "public lot" in text
    assert "2,345,678" not in text


def test_names_are_no_markup() -> None:
    plan = sample_plan(title="[bold]Net[/bold] :smile:", notes=("See [/red] for more.",))
    text = printed(PlanText(plan), 80)
    assert "[bold]Net[/bold] :smile:, 2013" in text
    assert "See [/red] for more." in text


def test_mark_is_left_out_where_everything_is_proposed() -> None:
    meetings = tuple(
        meeting.model_copy(update={"states": {"date": ("proposed",), "minute_taker": ("proposed",)}})
        for meeting in sample_plan().meetings
    )
    assert "*" not in printed(PlanText(sample_plan(meetings=meetings)), 80)


@pytest.mark.parametrize("width", [80, 140])
def test_what_is_tentative_is_said_in_words(width: int) -> None:
    first, *others = sample_plan().meetings
    states = {**first.states, "date": ("tentative",), "venue": ("tentative",), "minute_taker": ("tentative",)}
    meetings = (first.model_copy(update={"states": states}), *others)
    text = " ".join(printed(PlanText(sample_plan(meetings=meetings)), width).split())
    for words in ("5 Mar 2013 (tentative)", "Tue 18 Jun 2013*", "* proposed by netplan; the rest was given by people"):
        assert words in text
    assert text.count("(tentative)") == 3


def test_a_bare_rota_made_by_hand_can_be_shown() -> None:
    start = dt.datetime(2013, 3, 5, 9, tzinfo=dt.UTC)
    meeting = PlannedMeeting(
        id="M1", title="Opstart", date=start.date(), start=start, end=start + dt.timedelta(hours=5),
        roles={"minute_taker": ("Kis",)}, open=(OpenSlot(role="minute_taker"),), asked=("Bente",),
    )  # fmt: skip
    plan = Plan(
        network="n", title="Net", season="2013", language="en", timezone="Europe/Copenhagen", status="unknown",
        meetings=(meeting,),
    )  # fmt: skip
    text = printed(PlanText(plan), 80)
    assert "M1 Opstart" in text
    assert "10:00–15:00" in text
    assert "Kis, ?" in text
    assert "minute taker at M1 Opstart: nobody yet" in text
    assert "M1 Opstart: to be asked again after answering no: Bente" in text
    assert "Wishes" not in text
    assert "venue" not in text


def test_findings_stand_in_order_of_weight() -> None:
    findings = (
        Finding("deferred", ("M1",), 1, "", Level.NOTE, "the chair is decided later"),
        Finding("rest", ("Kis",), 1, "", Level.ERROR, message("{name} does not rest", name="Kis")),
    )
    text = printed(FindingsText(findings, Say("en")), 80)
    assert "2 findings" in text
    assert text.index("Kis does not rest") < text.index("the chair is decided later")


def test_no_findings_are_said_so() -> None:
    assert printed(FindingsText((), Say("en")), 80).split() == ["No", "findings"]


def test_meetings_show_their_number_over_the_years_where_it_is_known() -> None:
    meeting = sample_plan().meetings[0]
    numbered = sample_plan(meetings=(meeting.model_copy(update={"number": 1014}),))
    assert "M1 · no. 1014" in printed(PlanText(numbered), 140)
    assert "no. " not in printed(PlanText(sample_plan()), 140).partition("What stays open")[0]
