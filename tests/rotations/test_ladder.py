"""Ladder and shadow: a role needs experience of another one first; a newcomer accompanies the holder.

Sources: the educational programme of Toastmasters clubs (who evaluates has spoken before); the Kubernetes release
team (a shadow of one release may lead a later one). Names are invented.
"""

from __future__ import annotations

import netplan
from seasons import broken, holders, network, play, swapped

SPEECHES = {"2020-09-08": "Anna Bent", "2020-10-13": "Anna Bent", "2020-11-10": "Anna"}


def club() -> netplan.Problem:
    rows = [{"date": day, "role": "speaker", "member": name} for day, names in SPEECHES.items()
            for name in names.split()]  # fmt: skip
    meetings = [
        {"id": "M1", "window": "week 6", "speaker": ["Bent", "Carla"]},
        {"id": "M2", "window": "week 14", "speaker": ["Anna", "Carla"]},
        {"id": "M3", "window": "week 22", "speaker": ["Carla", "Dora"]},
    ]
    return network(
        {"name": "2021", "meetings": meetings}, members=["Anna", "Bent", "Carla", "Dora"],
        roles={"speaker": {"count": 2, "not_with": "evaluator"}, "evaluator": {}},
        rules=[{"experience": {"roles": "evaluator", "needs": "speaker", "times": 3}}],
        wishes=[{"longest_since": "evaluator"}], history=rows,
    )  # fmt: skip


def test_an_evaluator_has_spoken_three_times() -> None:
    first = club()
    ((_, plan),) = play(first, seasons=1)
    # M1: only Anna has spoken three times; M2: Bent has since M1, and Anna speaks; M3: Anna's turn is longer ago
    assert holders(plan, "evaluator") == ["Anna", "Bent", "Anna"]
    meetings = [{"id": "M1", "window": "week 6", "speaker": ["Anna", "Bent"]}]
    ((_, then),) = play(first.next_season(plan, season={"meetings": meetings}), seasons=1)
    assert holders(then, "evaluator") == ["Carla"]  # spoke at M1, M2 and M3; Dora only once
    assert broken(first, swapped(plan, "M2", "evaluator", "Dora")) == [
        ("experience", "Dora is evaluator of M2, with 0 of 3 duties as speaker before")
    ]


def team() -> netplan.Problem:
    past = {"lead": "Anna", "companion": "Bent"}
    meetings = [{"id": f"R{number}", "window": f"week {week}", "companion": name}
                for number, week, name in ((1, 8, "Carla"), (2, 24, "Dora"), (3, 40, "Emil"))]  # fmt: skip
    return network(
        {"name": "2021", "meetings": meetings}, members=["Anna", "Bent", "Carla", "Dora", "Emil", "Freja"],
        roles={"lead": {"not_with": "companion"}, "companion": {"label": "shadow"}},
        rules=[
            {"experience": {"roles": "lead", "needs": "companion"}}, {"shadow": {"roles": "lead", "by": "companion"}},
        ],
        wishes=[{"longest_since": "lead"}, {"longest_since": "companion"}],
        history=[{"date": "2020-12-08", "role": role, "member": name} for role, name in past.items()],
    )  # fmt: skip


def test_shadow_then_lead() -> None:
    first = team()
    ((_, plan),) = play(first, seasons=1)
    # only Bent was a shadow before R1; later the one who has been shadow and never led: Carla, Dora
    assert holders(plan, "lead") == ["Bent", "Carla", "Dora"]
    meetings = [{"id": "R1", "window": "week 8"}]
    ((problem, then),) = play(first.next_season(plan, season={"meetings": meetings}), seasons=1)
    # Emil was shadow and never led; of those who never led, Freja was never shadow
    assert (holders(then, "lead"), holders(then, "companion")) == (["Emil"], ["Freja"])
    assert broken(problem, swapped(then, "R1", "companion", "Anna")) == [
        ("shadow", "Anna is shadow of R1 and no newcomer as lead")
    ]
    assert broken(problem, swapped(then, "R1", "lead", "Anna")) == [
        ("experience", "Anna is lead of R1, with 0 of 1 duties as shadow before")
    ]


def test_some_of_the_last_group_stay() -> None:
    meetings = [{"id": "M1", "window": "week 10"}, {"id": "M2", "window": "week 40"}]
    rows = [{"date": "2020-10-06", "role": "planner", "member": name} for name in ("Anna", "Bent")]
    problem = network(
        {"name": "2021", "meetings": meetings}, members=["Anna", "Bent", "Carla", "Dora"], history=rows,
        roles={"planner": {"count": 2}}, rules=[{"continuity": "planner"}, {"at_most": {"times": 3, "per": "record"}}],
    )  # fmt: skip
    groups = [{"Anna", "Bent"}]
    for year, plan in play(problem):
        for meeting in plan.meetings:
            groups.append({*meeting.holders("planner")})
            assert groups[-1] & groups[-2], year.season.name
    ((first, plan), *_) = play(problem, seasons=1)
    assert broken(first, swapped(plan, "M1", "planner", "Carla", "Dora"))[0] == (
        "continuity", "of Anna and Bent, planner at 2020-10-06, only 0 of the 1 needed stay at M1",
    )  # fmt: skip
