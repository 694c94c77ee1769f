"""A group plans each meeting and settles its own chair; three groups stand before their order does.

Source: the contract of the Danish benchmark network: "Planlægningsgruppen beslutter inden mødet, hvem der er
mødeleder", and "Møderækkefølgen planlægges ved en Doodle". Names and answers are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from netplan.plan import Plan
from seasons import broken, play, swapped

BENCHMARK = """
netplan: 1
network:
  id: benchmark
  name: Benchmark-netværk
  language: en
  members: [Siri, Holger, Mona, Kaja, Birgit, Jonna, Mette, Bodil, Edith]
  roles:
    convener: {holder: Siri}
    planner: {count: 3, includes: convener}
    chair: {within: planner, decided_by: planner}
    minute_taker: {not_with: planner}
  rules:
    - groups:
        roles: planner
        of: [[Holger, Mona, Siri], [Kaja, Birgit, Siri], [Jonna, Mette, Siri]]
  wishes:
    - attendance
season:
  name: "2013"
  from: 2013-01-01
  to: 2013-12-31
  meetings:
    - {id: M1, window: weeks 9-10}
    - {id: M2, window: June}
    - {id: M3, window: December}
  availability:
    polls: [doodle.csv]
"""
DOODLE = """\
name,2013-02-28,2013-03-06,2013-06-12,2013-06-20,2013-12-04,2013-12-11
Siri,yes,yes,yes,yes,yes,yes
Holger,no,no,yes,no,yes,yes
Mona,yes,yes,no,no,yes,no
Kaja,yes,no,yes,yes,no,no
Birgit,yes,yes,yes,yes,no,yes
Jonna,no,yes,yes,yes,yes,yes
Mette,yes,yes,no,yes,yes,no
Bodil,yes,yes,yes,yes,yes,yes
Edith,yes,yes,yes,yes,yes,yes
"""
FIRST, SECOND, THIRD = ("Holger", "Mona", "Siri"), ("Birgit", "Kaja", "Siri"), ("Jonna", "Mette", "Siri")


def benchmark(tmp_path: Path) -> netplan.Problem:
    (tmp_path / "doodle.csv").write_text(DOODLE, encoding="utf-8")
    file = tmp_path / "benchmark.yaml"
    file.write_text(BENCHMARK, encoding="utf-8")
    return netplan.read(file)


def groups(plan: Plan) -> list[tuple[str, ...]]:
    return [meeting.roles["planner"] for meeting in plan.meetings]


def test_the_poll_settles_dates_and_order_of_the_groups_together(tmp_path: Path) -> None:
    """Who can come decides which group takes which meeting.

    Holger and Mona can only come on one date together, 4 December: their group takes the third meeting. Kaja can come
    on 28 February, Jonna cannot; Jonna and Mette can come on 6 March or 20 June. So either Birgit and Kaja plan on 28
    February (7 of 9 come) and Jonna and Mette on 20 June (7), or Jonna and Mette on 6 March (7) and Birgit and Kaja
    on 12 June (7) or 20 June (7). With 4 December (7) each way is 21: the lot says which.
    """
    ((problem, plan),) = play(benchmark(tmp_path), seasons=1)
    taken = groups(plan)
    assert taken[2] == FIRST and str(plan.by_id["M3"].date) == "2013-12-04"
    assert (str(plan.by_id["M1"].date), *taken[:2]) in {("2013-02-28", SECOND, THIRD), ("2013-03-06", THIRD, SECOND)}
    assert sum(meeting.attendance.expected for meeting in plan.meetings if meeting.attendance) == 21
    assert broken(problem, plan) == []


def test_the_chair_is_left_to_the_group_and_proposed_on_request(tmp_path: Path) -> None:
    problem = benchmark(tmp_path)
    for _, plan in play(problem, seasons=2):
        for meeting in plan.meetings:
            assert [(slot.role, slot.by) for slot in meeting.open] == [("chair", "planner")]
            assert not set(meeting.roles["minute_taker"]) & set(meeting.roles["planner"])
    for _, plan in play(problem, seasons=1, propose=["chair"]):
        assert all(set(one.roles["chair"]) < set(one.roles["planner"]) for one in plan.meetings)


def test_each_group_comes_once_a_season(tmp_path: Path) -> None:
    seasons = list(play(benchmark(tmp_path)))
    assert [plan.season for _, plan in seasons] == ["2013", "2014"]
    for _, plan in seasons:
        assert sorted(groups(plan)) == sorted([FIRST, SECOND, THIRD])


def test_the_audit_catches_a_group_that_comes_again_and_one_that_is_none(tmp_path: Path) -> None:
    ((problem, plan),) = play(benchmark(tmp_path), seasons=1)
    again = swapped(plan, "M3", "planner", *groups(plan)[1])
    assert "groups" in {rule for rule, _ in broken(problem, again)}
    mixed = swapped(plan, "M3", "planner", "Holger", "Bodil", "Siri")
    assert [rule for rule, _ in broken(problem, mixed)].count("groups") == 1
