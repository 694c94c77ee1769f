"""How far each decision has come: reading, marking, and what a change costs."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

import netplan
from netplan.domain import ChangePrices
from netplan.plan import STATES, Plan, PlannedMeeting
from samples import sample_plan


def one_meeting(**states: tuple[str, ...]) -> Plan:
    plan = sample_plan()
    first = plan.meetings[0]
    shape: dict[str, Any] = first.model_dump(mode="json")
    shape |= {"venue": "Odense", "roles": {"host": ["Kis", "Mette"], "chair": ["Kis"]}, "open": [], "states": states}
    return plan.model_copy(update={"meetings": (PlannedMeeting.model_validate(shape),), "labels": {"host": "vært"}})


def states(plan: Plan) -> dict[str, tuple[str, ...]]:
    return dict(plan.meetings[0].states)


def test_an_unknown_state_in_a_file_is_an_input_error_with_a_hint() -> None:
    shape = json.loads(sample_plan().model_dump_json(by_alias=True))
    shape["meetings"][0]["states"]["date"] = ["anounced"]
    with pytest.raises(netplan.InputError, match='"anounced" is no state of a decision') as caught:
        netplan.Plan.model_validate(shape)
    assert caught.value.hint == 'you mean "announced"'
    assert caught.value.field == "meetings[0].states.date[0]"


def test_without_a_selection_marking_only_raises_and_leaves_declined_ones() -> None:
    plan = one_meeting(date=("accepted",), venue=("tentative",), host=("declined", "proposed"))
    marked = states(plan.marked("announced"))
    assert marked == {"date": ("accepted",), "venue": ("announced",), "host": ("declined", "announced"),
                      "chair": ("announced",)}  # fmt: skip
    assert states(plan) == {"date": ("accepted",), "venue": ("tentative",), "host": ("declined", "proposed")}


def test_with_a_selection_exactly_that_gets_the_state() -> None:
    plan = one_meeting(date=("accepted",), host=("accepted", "accepted"))
    assert states(plan.marked("proposed", what=["date"])) == {"date": ("proposed",), "host": ("accepted", "accepted")}
    assert states(plan.marked("declined", what=["Vært"], people=["Mette"]))["host"] == ("accepted", "declined")
    by_person = states(plan.marked("announced", people=["Kis"]))
    assert by_person == {"date": ("accepted",), "host": ("announced", "accepted"), "chair": ("announced",)}
    assert plan.marked("done", [plan.meetings[0].id]).meetings[0].state("venue") == "done"


def test_a_selection_of_nothing_there_is_an_input_error() -> None:
    plan = one_meeting()
    for wrong in ({"meetings": ["M99"]}, {"what": ["hots"]}, {"people": ["Mete"]}):
        with pytest.raises(netplan.InputError, match="the plan has no") as caught:
            plan.marked("announced", **wrong)
        assert caught.value.hint
    with pytest.raises(netplan.InputError, match="declined by somebody"):
        plan.marked("declined")
    with pytest.raises(netplan.InputError, match="is no state"):
        plan.marked("sent")  # type: ignore[arg-type]


def test_the_state_of_what_is_not_there_is_open() -> None:
    meeting = one_meeting(host=("declined", "accepted")).meetings[0]
    assert [meeting.state("host", name) for name in ("Kis", "Mette", "Bo")] == ["declined", "accepted", "open"]
    assert (meeting.state("date"), meeting.state("timekeeper")) == ("proposed", "open")
    assert {state for _, _, state in meeting.held()} == {"declined", "accepted", "proposed"}


def test_the_prices_of_changes_are_graded_and_settable() -> None:
    prices = ChangePrices()
    graded = [prices.of("host", state) for state in ("declined", "tentative", "proposed", "announced", "accepted")]
    assert graded == sorted(graded) and graded[0] == 0 and len(set(graded)) == 5
    assert prices.of("date", "announced") == 18 > prices.of("venue", "announced") > prices.of("host", "announced")
    assert prices.of("host", "open") == 0
    own = ChangePrices(role=0.1, announced=2)
    assert own.of("host", "announced") == Fraction(1, 5)
    with pytest.raises(netplan.InputError, match="too small"):
        ChangePrices(date=-1)
    assert all(prices.of("date", state) >= 0 for state in STATES)


def test_a_network_says_its_prices_and_keeps_its_fingerprint_without_them() -> None:
    shape: dict[str, Any] = {
        "network": {"id": "n", "name": "N", "members": ["Ada", "Bo"]},
        "season": {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [{"id": "M1"}]},
    }
    plain = netplan.problem_from_shape(shape)
    assert "change_prices" not in plain.shape()["network"]
    shape["network"]["change_prices"] = {"date": 10, "announced": 2}
    dear = netplan.problem_from_shape(shape)
    assert dear.network.change_prices.of("date", "announced") == 20
    assert dear.shape()["network"]["change_prices"] == {"date": 10, "announced": 2}
