"""How often calendars are told of a meeting anew, and what becomes of meetings that are not held."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random
from typing import Any

import pytest

import netplan
from netplan.plan import Plan
from pairs import draw_pair
from samples import sample_plan


def other(plan: Plan, id_: str, **fields: Any) -> Plan:
    """Return a plan in which one meeting has other fields."""
    made = (one.model_copy(update=fields) if one.id == id_ else one for one in plan.meetings)
    return plan.model_copy(update={"meetings": tuple(made)})


def without(plan: Plan, *ids: str) -> Plan:
    return plan.model_copy(update={"meetings": tuple(one for one in plan.meetings if one.id not in ids)})


def sequences(plan: Plan) -> dict[str, int]:
    return {one.id: one.sequence for one in (*plan.meetings, *plan.cancelled)}


@pytest.mark.parametrize(
    ("fields", "grown"),
    [
        ({"start": dt.datetime(2013, 6, 18, 9, tzinfo=dt.UTC)}, 1),
        ({"start": dt.datetime(2013, 6, 18, 8, tzinfo=dt.UTC)}, 0),  # ten in Copenhagen, as before
        ({"end": dt.datetime(2013, 6, 18, 15, tzinfo=dt.UTC)}, 1),
        ({"venue": "Odense"}, 1),
        ({"venue": None}, 1),
        ({"states": {"date": ("tentative",)}}, 1),
        ({"states": {"date": ("accepted",)}}, 0),
        ({"roles": {"minute_taker": ("Kis",)}}, 0),
        ({"title": "Summer"}, 0),
    ],
)
def test_a_meeting_is_news_exactly_when_time_place_or_status_changed(fields: dict[str, Any], grown: int) -> None:
    plan = sample_plan()
    assert sequences(other(plan, "M2", **fields).following(plan)) == {"M1": 0, "M2": grown, "M3": 0}


def test_following_counts_from_the_earlier_plan_alone() -> None:
    first = sample_plan()
    second = other(first, "M2", venue="Odense").following(first)
    assert second.following(first) == second
    assert sequences(sample_plan().following(second)) == {"M1": 0, "M2": 2, "M3": 0}
    assert sequences(second.following(second)) == {"M1": 0, "M2": 1, "M3": 0}


def test_cancelled_meetings_are_kept_and_come_back_grown() -> None:
    first = sample_plan()
    second = without(first, "M2").following(first)
    assert [one.id for one in second.cancelled] == ["M2"]
    assert sequences(second) == {"M1": 0, "M3": 0, "M2": 1}
    third = without(first, "M2", "M3").following(second)
    assert sequences(third) == {"M1": 0, "M2": 1, "M3": 1}
    again = first.following(third)
    assert (again.cancelled, sequences(again)) == ((), {"M1": 0, "M2": 2, "M3": 2})
    assert sequences(first.following(again)) == sequences(again)


def test_it_survives_being_written_and_read() -> None:
    first = sample_plan()
    plan = without(first, "M2").following(first)
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan


def test_a_plan_follows_one_of_its_own_network_and_season() -> None:
    plan = sample_plan()
    for field, value in (("network", "other"), ("season", "2014")):
        with pytest.raises(netplan.InputError, match="the earlier plan is one of"):
            plan.following(plan.model_copy(update={field: value}))
    rota = plan.model_copy(update={"network": "", "season": ""})  # a rota that does not say
    assert sequences(plan.following(rota)) == sequences(plan)


@pytest.mark.parametrize("seed", range(60))
def test_a_chain_of_plans_counts_every_change_since_a_meeting_was_first_published(seed: int) -> None:
    random = Random(seed)
    told: dict[str, list[object]] = {}
    stands: Plan | None = None
    for _ in range(6):
        plan = draw_pair(random)[1]
        stands = plan if stands is None else plan.following(stands)
        for id_ in {*told, *plan.by_id}:
            one = plan.by_id.get(id_)
            told.setdefault(id_, []).append(one and (one.start, one.end, one.venue))
        assert sequences(stands) == {
            id_: sum(was != now for was, now in pairwise(line)) for id_, line in told.items()
        }
        assert {one.id for one in stands.cancelled} == {id_ for id_, line in told.items() if line[-1] is None}
