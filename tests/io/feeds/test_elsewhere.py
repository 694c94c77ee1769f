"""Somebody who has the network's calendar and a person's loses nothing that takes place."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from feeds import COPENHAGEN, DAYS, KINDS, changed, moved, network
from netplan.domain import Problem
from netplan.io.calendar_out import calendar_bytes
from netplan.io.wanted import Wanted
from netplan.plan import Plan
from samples import sample_plan
from subscriber import Subscriber

WHOSE = {"network": {}, "maria": {"person": "Maria"}, "kis": {"person": "Kis"}, "referent": {"role": "referent"},
         "duty": {"person": "Kis", "role": "planner"}}  # fmt: skip


def left(name: str, day: str) -> Problem:
    """Return the network with somebody who leaves."""
    problem = network(deadlines="usual")
    members = [one if one.name != name else {**one.shape(), "left": day} for one in problem.network.members]
    return problem.with_(network={"members": members})


def without_duty(plan: Plan, meeting: str, role: str, *names: str) -> Plan:
    """Return a plan in which others hold a role at a meeting."""
    found = [
        one.model_copy(update={"roles": {**one.roles, role: names}}) if one.id == meeting else one
        for one in plan.meetings
    ]
    return plan.model_copy(update={"meetings": tuple(found)})


def publish(folder: Path, plan: Plan, problem: Problem) -> dict[str, bytes]:
    """Publish all calendars as those that follow the ones of the folder."""
    made = {}
    for name, one in WHOSE.items():
        last = folder / f"{name}.ics"
        made[name] = calendar_bytes(
            plan, problem, wanted=Wanted(profile="feed", previous=last if last.exists() else None, **one)
        )
        last.write_bytes(made[name])
    return made


def both(made: dict[str, bytes], *names: str) -> Subscriber:
    found = Subscriber(COPENHAGEN)
    for name in names:
        found.receive(made[name])
    return found


def test_whoever_left_or_passed_a_duty_on_calls_nothing_off(tmp_path: Path) -> None:
    publish(tmp_path, sample_plan(), network(deadlines="usual"))
    plan = without_duty(sample_plan(), "M3", "minute_taker", "Sara")
    made = publish(tmp_path, plan, left("Kis", "2013-09-01"))
    assert not any(b"CANCELLED" in content for content in made.values())
    expected = {(one.uid, one.start) for one in both(made, "network").shown()}
    for name in WHOSE:
        for order in ((name, "network"), ("network", name)):
            assert {(one.uid, one.start) for one in both(made, *order).shown()} == expected
    maria = {one.title.partition("netværk: ")[2]: one.title for one in both(made, "maria").shown()}
    assert maria["M3: send the minutes"].startswith("No longer yours: ")
    kis = next(one for one in both(made, "kis").shown() if one.uid == "benchmark-2013-M3@netplan")
    assert kis.title == "No longer yours: Nationalt benchmark-netværk: M3"
    assert made["kis"].count(b"TRANSP:OPAQUE") == 2


@pytest.mark.parametrize("seed", range(6))
def test_random_years_lose_nothing_for_whoever_has_several_calendars(seed: int, tmp_path: Path) -> None:
    lot, known = Random(seed), dict(sample_plan().by_id)
    everything = Subscriber(COPENHAGEN)
    for number in range(4):
        plan = sample_plan(meetings=tuple(sorted(known.values(), key=lambda one: one.start)))
        writer = lot.choice(["Maria", "Kis", "Sara"])
        if plan.meetings:
            plan = without_duty(plan, plan.meetings[-1].id, "minute_taker", writer)
        problem = left("Kis", "2013-09-01") if number % 2 else network(deadlines="usual")
        made = publish(tmp_path, plan, problem)
        fresh, names = Subscriber(COPENHAGEN), [*WHOSE]
        fresh.receive(calendar_bytes(plan, problem, wanted=Wanted(profile="feed")))
        lot.shuffle(names)
        for name in names:
            everything.receive(made[name])
        assert {(one.uid, one.start, one.end) for one in everything.shown()} == {
            (one.uid, one.start, one.end) for one in fresh.shown()
        }
        for _ in range(2):
            known = changed(known, (lot.choice([*DAYS]), lot.choice(KINDS), lot.randrange(3)))


def test_another_calendar_lends_numbers_but_nothing_of_it_is_cancelled(tmp_path: Path) -> None:
    problem, gone = network(deadlines="usual"), sample_plan(meetings=sample_plan().meetings[:2])
    publish(tmp_path, sample_plan(), problem)
    later = publish(tmp_path, moved(gone, "M2", 7), problem)
    assert later["network"].count(b"CANCELLED") == 5
    for name in ("network", "kis"):
        wanted = Wanted(profile="feed", previous=tmp_path / f"{name}.ics", person="Maria")
        content = calendar_bytes(moved(gone, "M2", 7), problem, wanted=wanted)
        assert b"CANCELLED" not in content and b"No longer yours" not in content
        assert both({"maria": content}, "maria").sequence("benchmark-2013-M2@netplan") == 1
