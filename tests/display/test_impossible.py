"""The page of a season that cannot be planned."""

from __future__ import annotations

import datetime as dt

import pytest

from netplan import solve
from netplan.display.blocks import Points, Table
from netplan.display.conflict import conflict_document
from netplan.display.impossible import impossible_document
from netplan.display.repairs import impossible_status, price_text, prices_text
from netplan.explain.families import DROPPED
from netplan.language import Say
from netplan.plan import Conflict, ConflictPart, Give, Plan, Repair, Repairs
from worlds import small

SENTENCES = ("Bo is away on every possible date of M1.", "Each holder of a role must be able to come.")


def clash(language: str = "en") -> Conflict:
    part = ConflictPart(rule="present", about=("Bo", "M1"), sentence=SENTENCES[1])
    return Conflict(
        network="small", title="Small network", season="2013", language=language, status="impossible", parts=(part,),
        confirmed=True, irreducible=True, sentences=SENTENCES,
    )  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = solve(small(members=("Ane", "Bo"))).require_plan()
    assert len(found.meetings) == 2
    return found


def moved(plan: Plan, days: int) -> Plan:
    """Return a plan with its first meeting so many days later."""
    first, *others = plan.meetings
    first = first.model_copy(update={"date": first.date + dt.timedelta(days=days)})
    return plan.model_copy(update={"meetings": (first, *others)})


def repaired(plan: Plan, *sentences: str, price: float = 1) -> Repair:
    gives = tuple(
        Give(rule="present", about=("Bo",), amount=1, unit="members", price=price, sentence=one) for one in sentences
    )
    return Repair(
        sentence=" and ".join(sentences), gives=gives, edits=(), price=price, proven=True, plan=plan, problem=small()
    )


def repairs(*found: Repair, **fields: object) -> Repairs:
    shape = {"network": "small", "title": "Small network", "season": "2013", "language": "en", **fields}
    return Repairs(**shape, repairs=found)


def table(found: Repairs) -> Table:
    return next(block for block in impossible_document(found, clash(), "n.yaml").blocks if isinstance(block, Table))


def test_counting_comes_first_then_repairs_then_what_clashes(plan: Plan) -> None:
    found = repairs(repaired(plan, "ask Bo"), checks=("2 duties and nobody to do them.",))
    page = impossible_document(found, clash(), "n.yaml")
    captions = [block.caption for block in page.blocks]
    assert captions == [
        "Why there is no plan", "What can be done", "What to do next",
        "These rules clash, even if nothing else were asked",
    ]  # fmt: skip
    assert page.status.startswith("No plan keeps all rules; this is proven. One change makes one possible")
    last = page.blocks[-1]
    assert isinstance(last, Points)
    assert last.sentences == SENTENCES
    steps = page.blocks[-2]
    assert isinstance(steps, Points)
    assert any("netplan repair n.yaml --apply 1" in one for one in steps.sentences)


def test_each_repair_tells_what_to_do_its_price_and_when_the_meetings_are(plan: Plan) -> None:
    shown = table(repairs(repaired(plan, "ask Bo", "leave M2 open", price=2.5), repaired(moved(plan, 7), "wait")))
    day = Say("en").date(plan.meetings[0].date, weekday=True)
    assert shown.rows[0][:3] == ("1", "Ask Bo\nand leave M2 open", "2.5")
    assert shown.rows[0][3].splitlines()[0] == f"M1 {day} (2 of 2)"
    assert shown.rows[1][3] != shown.rows[0][3]
    assert any("expected" in one for one in shown.under)


def test_dates_that_are_alike_are_told_once(plan: Plan) -> None:
    shown = table(repairs(repaired(plan, "ask Bo"), repaired(plan, "wait")))
    assert len(shown.columns) == 3
    assert any(one.startswith("With any of them the meetings are: M1 ") for one in shown.under)


def test_of_many_meetings_only_those_that_differ_are_told() -> None:
    long = small(meetings=[{"id": f"M{number}", "window": f"week {number + 9}"} for number in range(1, 8)])
    plan = solve(long).require_plan()
    shown = table(repairs(repaired(plan, "ask Bo"), repaired(moved(plan, 1), "wait")))
    assert [row[3].split()[0] for row in shown.rows] == ["M1", "M1"]
    assert len(shown.rows[0][3].splitlines()) == 1
    assert len(table(repairs(repaired(plan, "ask Bo"), repaired(plan, "wait"))).columns) == 3


def test_without_repairs_the_page_says_so_and_what_clashes() -> None:
    page = impossible_document(repairs(), clash(), "n.yaml")
    assert [block.caption for block in page.blocks] == ["These rules clash, even if nothing else were asked"]
    assert page.status == (
        "No plan keeps all rules; this is proven. No change of rules that may give way makes one possible."
    )


def test_dates_outside_the_windows_are_ruled_out_only_where_no_window_takes_part() -> None:
    window = ConflictPart(rule="window", about=("M1",), sentence="M1 lies in its window")
    within = clash().model_copy(update={"parts": (*clash().parts, window)})
    assert "also for dates up to 3 weeks outside the windows" in conflict_document(clash()).status
    for found, end in ((within, "One of these has to change."),
                       (within.model_copy(update={"irreducible": False}),
                        "Some of it may not matter: the time did not suffice.")):  # fmt: skip
        assert conflict_document(found).status == f"No plan keeps what follows; this is proven. {end}"


@pytest.mark.parametrize("fields", [{"complete": False}, {"needed": None, "complete": False}])
def test_what_the_time_did_not_suffice_for_is_said(plan: Plan, fields: dict[str, object]) -> None:
    say = Say("en")
    nothing = impossible_status(repairs(**fields), say)
    assert nothing.endswith("The time did not suffice to find a change that makes one possible.")
    assert "there may be others" in impossible_status(repairs(repaired(plan, "ask Bo"), **fields), say)


def test_prices_add_up_on_the_page_and_say_what_each_thing_costs(plan: Plan) -> None:
    gives = (
        Give(rule="answers", about=("Bo", "M1"), amount=2, unit="people to ask", price=2, sentence="ask Bo"),
        Give(rule="decided", about=("M1", "date"), amount=1, unit="decisions changed", price=12, sentence="move M1"),
    )
    both = repaired(plan, "ask Bo").model_copy(update={"gives": gives, "price": 14.0})
    say = Say("en")
    assert price_text(both, say) == "14 = 2 × 1 + 1 × 12"
    assert price_text(both.model_copy(update={"price": 10.0}), say) == "10"  # no more than dropping a rule
    assert price_text(both.model_copy(update={"gives": gives[1:], "price": 12.0}), say) == "12"
    assert "(people to ask: 1 each; decisions changed: 12 each)" in prices_text(repairs(both), say)
    assert f"without a whole rule costs {DROPPED}, or more" in prices_text(repairs(both), say)
