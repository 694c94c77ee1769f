from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.order import Order
from tiny import during, errors, fault, held, impossible, make, on, solved

THEN = Order(first=("M2",), then=("M1",))


def free(*meetings: dict[str, Any], **more: Any) -> Any:
    return make(*meetings, any_order=True, **more)


def test_trivially_fine() -> None:
    problem = free(on("M1", "03-12"), on("M2", "03-05"), rules=(THEN,))
    assert errors(problem, held("M1", "03-12"), held("M2", "03-05")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = free(on("M1", "03-05"), on("M2", "03-12"), rules=(THEN,))
    assert fault(problem, held("M1", "03-05"), held("M2", "03-12")) == (
        "order", 8, "days", "M1 is on 5 Mar 2013, M2 on 12 Mar 2013",
    )  # fmt: skip
    assert impossible(problem) == {"order"}
    assert impossible(make(during("M1", "03-04", "03-15"), during("M2", "03-04", "03-15"), rules=(THEN,))) == {
        "order", "sequence",
    }  # fmt: skip


@pytest.mark.parametrize(("fields", "days"), [
    ({"gap": 14}, {19}), ({"gap": 7, "at_most": 7}, {12}), ({"exactly": "8 days"}, {13}),
    ({"gap": 0, "at_most": 1}, {5, 6}),
])  # fmt: skip
def test_just_inside(fields: dict[str, Any], days: set[int]) -> None:
    for day in days:
        inside = free(on("M1", f"03-{day:02}", time="16:00-17:00"), on("M2", "03-05"), rules=(Order(
            first="M2", then="M1", **fields),))  # fmt: skip
        assert solved(inside)
        assert errors(inside, held("M1", f"03-{day:02}", hours="16:00-17:00"), held("M2", "03-05")) == []


@pytest.mark.parametrize(("fields", "days"), [
    ({"gap": 14}, {18}), ({"gap": 7, "at_most": 7}, {11, 13}), ({"exactly": 8}, {12, 14}), ({"at_most": 1}, {5, 7}),
])  # fmt: skip
def test_just_outside(fields: dict[str, Any], days: set[int]) -> None:
    for day in days:
        outside = free(on("M1", f"03-{day:02}", time="16:00-17:00"), on("M2", "03-05"), rules=(Order(
            first="M2", then="M1", **fields),))  # fmt: skip
        assert impossible(outside) == {"order"}
        plan = held("M1", f"03-{day:02}", hours="16:00-17:00"), held("M2", "03-05")
        assert fault(outside, *plan)[:2] == ("order", 1)


def test_on_one_day_the_first_is_over_before_the_other_begins() -> None:
    same = Order(first="M2", then="M1", gap=0)
    problem = free(on("M1", "03-05", time="09:00-10:00"), on("M2", "03-05"), rules=(same,))
    assert fault(problem, held("M1", "03-05", hours="09:00-10:00"), held("M2", "03-05"))[:2] == ("order", 1)
    assert impossible(problem) == {"order"}


def test_a_phase_comes_after_all_of_another_and_soon_after_its_last() -> None:
    rule = Order(first=("talks", "M0"), then=("workshops",), gap=7, at_most=10)
    problem = free(
        {"series": "workshops", "count": "1-2", "aim": 2, "window": "March to April"},
        {"series": "talks", "count": "1-3", "aim": 2, "window": "2013-03-04..2013-03-13"}, on("M0", "03-05"),
        rules=(rule,),
    )  # fmt: skip
    plan = solved(problem)
    dates = {meeting.id: meeting.date for meeting in plan.meetings}
    last = max(dates["talks-1"], dates["talks-2"], dates["M0"])
    earliest = min(dates["workshops-1"], dates["workshops-2"])
    assert 7 <= (earliest - last).days <= 10 and "talks-3" not in dates
    late = (held("M0", "03-05"), held("talks-1", "03-06"), held("workshops-1", "03-21"), held("workshops-2", "03-22"))
    found = [one for one in errors(problem, *late) if one.rule == "order"]
    assert [(one.about, one.amount) for one in found] == [(("talks", "M0", "workshops"), 5)]
    early = (held("M0", "03-05"), held("talks-1", "03-06"), held("workshops-1", "03-14"), held("workshops-2", "03-12"))
    found = [one for one in errors(problem, *early) if one.rule == "order"]
    assert [(one.about, one.amount) for one in found] == [(("talks-1", "workshops-2"), 1)]


def test_says_what_it_means() -> None:
    words = {"first": ("A", "B"), "then": ("C",)}
    said = [Order(**words, **fields).sentence(Say()) for fields in (
        {}, {"gap": 0}, {"gap": 7}, {"at_most": 9}, {"exactly": 2})]  # fmt: skip
    assert said == [
        "first A and B, then C", "first A and B, then C, on the same day at the earliest",
        "first A and B, then C at least 7 days later", "first A and B, then C 1 to 9 days later",
        "first A and B, then C exactly 2 days later",
    ]  # fmt: skip


@pytest.mark.parametrize("fields", [
    {"first": "M1"}, {"first": "M1", "then": []}, {"first": "M1", "then": "M2", "exactly": 1, "gap": 1},
    {"first": "M1", "then": "M2", "gap": 3, "at_most": 2},
])  # fmt: skip
def test_what_cannot_be_meant_is_an_error(fields: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        Order(**fields)
    assert caught.value.hint


def test_nothing_comes_after_itself() -> None:
    series = {"series": "W", "count": 2, "window": "March"}
    with pytest.raises(InputError, match="W-2 is to come after itself") as caught:
        solved(make(series, rules=(Order(first="W", then="W-2"),)))
    assert caught.value.field == "network.rules[0].order.then"
