"""What counting proves impossible: each check on its case, and never a word about a year that can be planned."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from random import Random
from typing import Any

import pytest

import netplan
from draws import draw_problem
from looked import named, small
from netplan.domain import Problem, Rule
from netplan.errors import InputError
from netplan.lint.counting import shortages
from netplan.rules import AtMost, Distinct, EveryoneComes, Quorum, Rest, Spacing
from netplan.search import solve
from oracle import TooLarge, best_plans
from settings import SETTINGS, fits

TEN = ["Ada", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gry", "Hugo", "Ida", "Jan"]


def said(problem: Problem) -> list[str]:
    """Return what counting says, each with its amount."""
    assert all(one.level == "error" and one.amount > 0 for one in shortages(problem))
    return [f"{one.sentence} [{one.amount} {one.unit}]" for one in shortages(problem)]


def season(*windows: str | dict[str, Any], away: dict[str, Any] | None = None, **network: Any) -> Problem:
    """Return a problem of ten members, with a meeting in each window."""
    meetings = [{"id": f"M{number}", **({"window": one} if isinstance(one, str) else one)}
                for number, one in enumerate(windows, start=1)]  # fmt: skip
    problem = small(**{"members": TEN, **network})
    return problem.with_(season={"meetings": meetings, "availability": {"away": away or {}}})


def impossible(problem: Problem) -> bool:
    return solve(problem.with_(network={"wishes": []}), workers=2).status == "infeasible"


def test_a_quorum_that_no_date_reaches_names_the_best_week() -> None:
    away = {name: ["week 36", "week 37"] for name in TEN[:3]} | {"Hugo": "week 36", "Jan": "2027-09-13"}
    problem = season("weeks 36-37", away=away, rules=[{"quorum": 9}])
    assert said(problem) == [
        "quorum: at most 7 of the 9 needed can come to M1 (week 37, Tuesday 14 Sept 2027) [2 members]"
    ]
    assert impossible(problem)
    assert said(season("weeks 36-37", away=away, rules=[{"quorum": 7}])) == []
    assert said(season("weeks 36-37", away=away, rules=[{"quorum": {"at_least": 9, "allow": {"M1": 2}}}])) == []


def test_a_chance_that_no_date_promises_names_the_best_week() -> None:
    """Seven come with 0.85 each, the three with No never: all seven do with 0.32."""
    away = {name: ["week 36", "week 37"] for name in TEN[:3]} | {"Hugo": "week 36", "Jan": "2027-09-13"}
    rule = {"at_least": 7, "chance": "90%"}
    problem = season("weeks 36-37", away=away, rules=[{"quorum": rule}])
    assert said(problem) == [
        "quorum: the chance that 7 come to M1 is at most 32.05%, not 90% (week 37, Tuesday 14 Sept 2027) "
        "[1159/20 percentage points]"
    ]
    assert impossible(problem)
    assert said(season("weeks 36-37", away=away, rules=[{"quorum": {**rule, "chance": "32.05%"}}])) == []
    assert said(season("weeks 36-37", away=away, rules=[{"quorum": {**rule, "allow": {"M1": 57.95}}}])) == []


def test_dates_that_fall_to_several_reasons_are_said_together() -> None:
    away = {"Ada": "week 36", **{name: "2027-09-13..2027-09-15" for name in TEN[1:5]}}
    rules = [{"quorum": 7}, {"away_from": {"dates": ["2027-09-16..2027-09-17"]}}]
    problem = season({"window": "weeks 36-37", "scribe": "Ada"}, away=away, roles={"scribe": {}}, rules=rules)
    assert said(problem) == [
        "none of the 10 dates of M1 is possible: Ada, scribe, cannot come (5 of them), fewer than the 7 needed can "
        "come (3 of them) and to be kept free: 2027-09-16..2027-09-17 (2 of them) [10 dates]"
    ]
    assert impossible(problem)


def test_somebody_who_must_attend_and_is_away_on_every_date() -> None:
    people = [{"name": "Ada", "organisation": "A"}, {"name": "Bo", "organisation": "B"}]
    problem = season("week 10", away={"Bo": "week 10"}, members=people, rules=[{"must_attend": {"who": ["Bo", "B"]}}])
    assert said(problem) == [
        "Bo must attend M1 and cannot come on any of its dates [1 people missing]",
        "nobody from B can come to M1 on any of its dates [1 people missing]",
    ]
    assert impossible(problem)


def test_venues_that_are_closed_or_too_small() -> None:
    hall = [{"name": "Hall", "capacity": 8}, {"name": "Room", "capacity": 5}]
    problem = season("week 10", away={"Ada": "2027-03-10"}, venues=hall, rules=["capacity"])
    assert said(problem) == [
        "M1 fits no venue: on its best date 9 people can come (week 10, Wednesday 10 Mar 2027), and Hall and Room hold "
        "8 at most [1 people]"
    ]
    closed = {"name": "Hall", "capacity": 10, "closed": ["03-08..03-12"]}
    shut = season("week 10", venues=[closed, hall[1]], rules=["capacity"])
    assert said(shut) == ["no venue of M1 is open and large enough on any of its dates (Hall and Room) [5 people]"]
    assert impossible(problem) and impossible(shut)
    assert said(season("week 10", venues=hall)) == []
    kept = season({"window": "week 10", "venue": "Room"}, venues=[hall[1], "Lawn"], rules=["capacity"])
    assert said(kept) and impossible(kept)
    assert said(season("week 10", venues=[hall[1], "Lawn"], rules=["capacity"])) == []


def test_more_roles_in_one_meeting_than_people_who_can_come() -> None:
    roles = {"scribe": {"eligible": ["Ada", "Bo"]}, "clock": {"eligible": ["Ada", "Bo"], "not_with": "scribe"}}
    problem = season("week 10", away={"Ada": "week 10"}, roles=roles)
    assert said(problem) == [
        "M1 needs 2 people as scribe and clock, and of those who may take that at most 1 can come (week 10, Monday 8 "
        "Mar 2027) [1 holders]"
    ]
    assert impossible(problem)
    assert said(season("week 10", away={"Ada": "2027-03-08"}, roles=roles)) == []
    assert said(season("week 10", away={"Ada": "week 10"}, roles={**roles, "clock": {}})) == []
    excepted = [{"filled": {"allow": {"clock": 1}}}]
    assert said(season("week 10", away={"Ada": "week 10"}, roles=roles, rules=excepted)) == []


def test_holders_who_have_to_differ() -> None:
    people = [{"name": name, "organisation": "A" if name < "D" else "B"} for name in ("Ada", "Bo", "Cleo", "Dan")]
    problem = season("week 10", members=people, roles={"planner": {"count": 3}}, rules=["distinct"])
    assert [one.split(" (")[0] for one in said(problem)] == [
        "M1 needs 3 people as planner, and of those who may take that at most 2 can come"
    ]
    assert impossible(problem)
    assert said(season("week 10", members=people, roles={"planner": {"count": 2}}, rules=["distinct"])) == []


def test_more_duties_in_the_season_than_people_may_take() -> None:
    scribes = {"scribe": {"eligible": ["Ada", "Bo", "Cleo"]}}
    once = [{"at_most": {"times": 1, "roles": "scribe"}}]
    windows = ("January", "March", "May", "June")
    problem = season(*windows, roles=scribes, rules=once)
    assert said(problem) == [
        "scribe of M1, M2, M3 and M4: 4 are needed, and Ada, Bo and Cleo, who alone may take that and can come, can "
        "take 3 of these duties at most (everybody has at most 1 duty as scribe in the season) [1 holders]"
    ]
    assert impossible(problem)
    assert said(season(*windows[:3], roles=scribes, rules=once)) == []
    again = season(*windows[:3], away={"Cleo": windows}, roles=scribes, rules=once)
    assert len(said(again)) == 1 and impossible(again)  # Cleo can come to none of them


def test_duties_that_lie_too_near_for_the_people_there_are() -> None:
    scribes = {"scribe": {"eligible": ["Ada", "Bo"]}}
    problem = season("January", "March", "May", "June", roles=scribes, rules=[{"rest": {"meetings": 2}}])
    assert said(problem) == [
        "scribe of M1, M2 and M3: 3 are needed, and Ada and Bo, who alone may take that and can come, can take 2 of "
        "these duties at most (after a duty as any role a member rests 2 meetings) [1 holders]"
    ]
    assert impossible(problem)
    assert said(season("January", "March", "May", roles=scribes, rules=[{"rest": {"meetings": 1}}])) == []
    given = [{"window": month, "scribe": name} for month, name in (("January", "Ada"), ("March", "Bo"))]
    last = season(*given, "May", roles=scribes, rules=[{"rest": {"meetings": 2}}])
    assert said(last) == [
        "scribe of M3: nobody may take that and can come (after a duty as any role a member rests 2 meetings) "
        "[1 holders]"
    ]
    assert impossible(last)


def test_duties_that_people_wrote_against_a_rule() -> None:
    first, second = ({"window": month, "scribe": "Ada"} for month in ("January", "March"))
    near = season(first, second, roles={"scribe": {}}, rules=[{"rest": {"meetings": 1}}])
    assert said(near) == [
        "Ada has a duty at M1 and is written for another at M2 (after a duty as any role a member rests 1 meeting) "
        "[1 meetings or days short]"
    ]
    often = season(first, second, roles={"scribe": {}}, rules=[{"at_most": 1}])
    assert said(often) == [
        "Ada is written for 2 duties, and may have 1 (everybody has at most 1 duty in the season) [1 duties]"
    ]
    assert impossible(near) and impossible(often)


def test_meetings_without_room_for_the_time_between_them() -> None:
    rules = [{"spacing": {"at_least": "8 weeks"}}]
    assert said(season("February", "March", rules=rules)) == []
    short = season("week 6", "March", rules=rules)
    assert said(short) == [
        "M1 and M2 do not fit: at least 56 days are to lie between them, and from 8 Feb 2027, the first date of M1, to "
        "31 Mar 2027, the last date of M2, there are 51 [5 days]"
    ]
    tight = season("week 6", "weeks 7-17", "week 20", rules=rules)
    assert said(tight) == [
        "M1, M2 and M3 do not fit: with at least 56 days between them M2 is on 5 Apr 2027 at the earliest, and from "
        "then to 21 May 2027, the last date of M3, there are 46 [10 days]"
    ]
    far = season("January", "June", rules=[{"spacing": {"at_most": "8 weeks"}}])
    assert said(far) == [
        "M1 and M2 do not fit: at most 56 days are to lie between them, and M1 is on 29 Jan 2027 at the latest, M2 on "
        "1 Jun 2027 at the earliest, 123 days later [67 days]"
    ]
    order = season("June", "March")
    assert said(order) == [
        "M2 comes after M1, which is on 1 Jun 2027 at the earliest, and its own last date is 31 Mar 2027 [62 days]"
    ]
    assert impossible(short) and impossible(tight) and impossible(far) and impossible(order)
    allowed = {"spacing": {"at_most": "8 weeks", "allow": {"M1, M2": 67}}}
    assert said(season("January", "June", rules=[allowed])) == []


def test_time_since_the_last_meeting_of_the_history() -> None:
    history = [{"date": "2026-12-20", "role": "scribe", "member": "Ada"}]
    network: dict[str, Any] = {"history": history, "roles": {"scribe": {}}}
    soon = season("January", rules=[{"spacing": {"at_least": "10 weeks"}}], **network)
    late = season("June", rules=[{"spacing": {"at_most": "10 weeks"}}], **network)
    assert said(soon) == [
        "M1 cannot be 70 days after the last meeting, 20 Dec 2026: its last date is 29 Jan 2027 [30 days]"
    ]
    assert said(late) == [
        "M1 cannot be within 70 days of the last meeting, 20 Dec 2026: its first date is 1 Jun 2027 [93 days]"
    ]
    assert impossible(soon) and impossible(late)


def test_people_who_can_come_too_seldom_or_have_too_few_duties() -> None:
    seldom = season("week 10", "week 20", away={"Ada": "week 10"}, rules=[{"everyone_comes": 2}])
    assert said(seldom) == ["Ada can come to at most 1 of the 2 meetings needed [1 meetings]"]
    rules = [{"at_least": {"times": 1, "roles": "scribe"}}]
    few = season("week 10", "week 20", roles={"scribe": {}}, rules=rules)
    assert said(few) == [
        "10 people lack 10 duties, and at most 2 can be given to them (everybody has at least 1 duty as scribe in the "
        "season) [8 duties]"
    ]
    never = season("week 10", "week 20", members=TEN[:2], away={"Bo": "March"}, roles={"scribe": {"count": "1-2"}},
                   rules=[{"at_least": {"times": 2, "roles": "scribe"}}])  # fmt: skip
    assert said(never) == [
        "Bo lacks 2 duties and can have 1 more at most (everybody has at least 2 duties as scribe in the season) "
        "[1 duties]"
    ]
    assert impossible(seldom) and impossible(few) and impossible(never)


def test_a_meeting_that_a_series_may_do_without_only_gets_a_warning() -> None:
    series = {"series": "S", "count": "0-1", "window": "week 10"}
    problem = small(rules=[{"quorum": 2}])
    problem = problem.with_(season={"meetings": [{"id": "M1", "window": "May"}, series],
                                    "availability": {"away": {"Bo": "week 10"}}})  # fmt: skip
    (found,) = named(problem.with_(season={"any_order": True}), "quorum")
    assert (found.level, found.about) == ("warning", ("S-1",))
    assert said(problem.with_(season={"any_order": True})) == []


def test_a_holder_who_is_no_member_or_on_leave_then() -> None:
    people = [{"name": "Ada", "left": "2027-03-01"}, {"name": "Bo", "leave": "2027-03-08..2027-03-14"}, "Cleo"]
    problem = small(members=people, roles={"host": {"holder": "Ada"}, "scribe": {}, "clock": {}})
    holders = {"scribe": "Bo", "clock": "Cleo"}
    problem = problem.with_(season={"meetings": [{"id": "M1", "window": "week 10", **holders}]})
    assert [one.sentence for one in named(problem, "holder_no_member")] == [
        f"{name} of M1 and no member, or on leave, on all of its dates" for name in ("Ada is host", "Bo is scribe")
    ]
    longer = problem.with_(season={"meetings": [{"id": "M1", "window": "weeks 8-10", **holders}]})
    assert not named(longer, "holder_no_member")


def test_a_holder_who_cannot_come_on_any_date() -> None:
    def looked_at(away: str) -> list[str]:
        problem = small(roles={"scribe": {"label": "minute-taker"}})
        meetings = [{"id": "May", "window": "week 19", "scribe": "Bo"}]
        problem = problem.with_(season={"meetings": meetings, "availability": {"away": {"Bo": away}}})
        return [one.sentence for one in named(problem, "holder_cannot_come")]

    assert looked_at("week 19") == ["Bo is minute-taker of May and cannot come on any of its dates"]
    assert looked_at("week 19 except Fridays") == []


def test_a_quorum_that_no_date_reaches_with_the_best_number() -> None:
    def looked_at(away: str, entry: Any, **network: Any) -> list[str]:
        problem = small(rules=[{"quorum": entry}], **network)
        return [one.sentence for one in named(problem.with_(season={"availability": {"away": {"Bo": away}}}), "quorum")]

    best = "(week 10, Monday 8 Mar 2027)"
    assert looked_at("week 10", 2) == [f"quorum: at most 1 of the 2 needed can come to M1 {best}"]
    assert looked_at("week 10", "60%") == looked_at("week 10", 2)
    assert looked_at("week 10", {"at_least": 2, "of": "organisations"}) == [
        f"quorum: at most 1 of the 2 organisations needed can come to M1 {best}"
    ]
    assert looked_at("week 10", {"at_least": 2, "allow": {"M1": 1}}) == []
    assert looked_at("week 10", "50%") == looked_at("2027-03-08..2027-03-11", 2) == []


ALLOWED = (
    Quorum(at_least="4", allow={"M0": 1}), Spacing(at_least=10, allow={"M0, M1": 5}),
    AtMost(times=1, allow={"Anna": 1}), EveryoneComes(at_least=2, allow={"Bo": 1}),
    Distinct(allow={"planner": 1}), Rest(meetings=1, allow={"Carl": 1}),
)  # fmt: skip


def drawn(number: int) -> Problem | None:
    """Return a small problem with rules of every kind; none where these contradict themselves."""
    random = Random(number)
    rules: list[Rule] = random.sample(SETTINGS, random.randint(1, 5))
    if random.random() < 0.5:
        rules += random.sample(ALLOWED, 2)
    try:
        problem = draw_problem(random, shape=random.choice(("", "", "MS", "MMS")))
        listed = [one for one in rules if fits(one, problem) and "rules" in one.headings()]
        problem = problem.with_(network={"rules": [*problem.network.rules, *listed]})
        netplan.check(problem)
    except InputError:
        return None
    return problem


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_nothing_is_said_of_a_year_that_can_be_planned(first: int) -> None:
    problems = [one for one in map(drawn, range(first, first + 20)) if one is not None]
    told = [one for one in problems if [*shortages(one)]]
    assert 3 <= len(told) < len(problems)
    for problem in told:
        assert impossible(problem), said(problem)
        with suppress(TooLarge):
            assert len(problem.meetings) > 1 or best_plans(problem, limit=3000).feasible == 0  # without the solver


def test_counting_needs_no_solver_and_no_tables() -> None:
    code = (
        "import sys, netplan\n"
        "from netplan.lint.counting import shortages\n"
        "members = ['Ada', 'Bo']\n"
        "season = {'name': '2027', 'from': '2027-01-01', 'to': '2027-12-31'}\n"
        "season['meetings'] = [{'id': 'M1', 'window': 'June'}]\n"
        "network = {'id': 'n', 'name': 'N', 'members': members, 'rules': [{'quorum': 3}]}\n"
        "found = list(shortages(netplan.problem_from_shape({'network': network, 'season': season})))\n"
        "assert len(found) == 1, found\n"
        "print([name for name in ('ortools', 'pandas') if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_counting_is_quick() -> None:
    windows = [f"weeks {week}-{week + 4}" for week in range(3, 40, 8)]
    problem = season(*windows, away={name: "Wednesdays" for name in TEN}, roles={"scribe": {}, "planner": {"count": 2}},
                     rules=[{"quorum": "60%"}, {"rest": {"meetings": 1}}])  # fmt: skip
    [*shortages(problem)]  # the windows are read
    began = time.perf_counter()
    assert [*shortages(problem)] == []
    assert time.perf_counter() - began < 0.5
