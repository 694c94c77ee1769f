"""No date that nobody is asked about is part of a best plan, however the open answers turn out: all ways are tried."""

from __future__ import annotations

import os
import time
from collections import Counter
from itertools import product
from random import Random
from typing import Any

import pytest

from netplan.dates import candidates
from netplan.domain import Answer, Problem, Rule
from netplan.plan import Questions
from netplan.rules.attendance import Attendance
from netplan.rules.capacity import Capacity
from netplan.rules.even_spacing import EvenSpacing
from netplan.rules.everyone_comes import EveryoneComes
from netplan.rules.fair_share import FairShare
from netplan.rules.host import Host
from netplan.rules.likes import Likes
from netplan.rules.must_attend import MustAttend
from netplan.rules.quorum import Quorum
from netplan.rules.spacing import Spacing
from netplan.rules.stand_in import StandIn
from netplan.search import questions
from netplan.search.asking.moving import Moving
from netplan.search.asking.outcomes import Outcomes
from netplan.search.run import Limits
from oracle import TooLarge, best_plans
from tiny import make

CASES = int(os.environ.get("NETPLAN_BRUTE_FORCE_CASES", "12"))
OPEN = 4
"""So many answers are missing at most: each further one doubles the ways to answer."""
NAMES = ("Anna", "Bo", "Carl")
DAYS = (("03-04", "03-05", "03-06"), ("03-12", "03-13", "03-14"))


def drawn(random: Random) -> Problem:
    """Return two meetings with a poll in which a few answers are missing, or all of those about one date."""
    unsure = random.random() < 0.3
    windows = (DAYS[0], DAYS[1][:1] if unsure else DAYS[1])
    given = ("yes", "yes", "no", "if_need_be", "rather_not")
    cells = {(day, name): random.choice(given) for window in windows for day in window for name in NAMES}
    for key in random.sample(sorted(cells), random.randint(1, OPEN - 3 * unsure)):
        cells[key] = ""
    if unsure:
        cells.update({(windows[1][0], name): "" for name in NAMES})
    meetings: list[dict[str, Any]] = []
    for number, window in enumerate(windows):
        meeting: dict[str, Any] = {"id": f"M{number}", "window": f"2013-{window[0]}..2013-{window[-1]}"}
        if random.random() < 0.3:
            day = f"2013-{random.choice(window)}"
            meeting["date"] = day if random.random() < 0.3 else {"tentative": day}
        if number and random.random() < 0.2:
            meeting = {"series": "M1", "count": "0-1", "window": meeting["window"]}
        meetings.append(meeting)
    venues = [{"name": "Odense", "capacity": random.randint(1, 3), "organisation": "North"}, "Vejle"]
    roles: dict[str, Any] = {"chair": {}} if random.random() < 0.5 else {}
    houses: list[Any] = [
        {"name": name, "organisation": random.choice(("North", "South")), "likes": random.choice(([], ["Tuesdays"]))}
        for name in NAMES
    ]
    return make(
        *meetings, members=houses, roles=roles, venues=tuple(venues) if random.random() < 0.3 else (),
        rules=tuple(random.sample(_rules(random, roles), random.choice((0, 1, 1, 2)))),
        wishes=tuple(_wishes(random, roles)),
        poll={
            day: " ".join(f"{name}={cells[day, name]}" for name in NAMES) for window in windows for day in window
        },
    )  # fmt: skip


def _rules(random: Random, roles: dict[str, Any]) -> list[Rule]:
    return [
        Quorum(at_least=str(random.choice((1, 2, 2, 3))), chance=random.choice((None, None, "70%"))),
        Capacity(), EveryoneComes(at_least=1), Host(),
        MustAttend(who=("Anna",)), Spacing(at_least=f"{random.choice((7, 8))} days"), *((StandIn(),) if roles else ()),
    ]  # fmt: skip


def _wishes(random: Random, roles: dict[str, Any]) -> list[Rule]:
    attendance = Attendance(give=random.choice((0, 0, 0, 1, 0.5)))
    others: list[Rule] = [EvenSpacing(), Likes(), *((FairShare(),) if roles else ())]
    lists: list[list[Rule]] = [[attendance], [attendance, *others], [random.choice(others), attendance], others]
    return random.choice(lists)


def completed(problem: Problem) -> list[Problem]:
    """Return the problem with its missing answers given, in every way."""
    (poll,) = problem.season.availability.polls
    left = [(name, at) for name, given in poll.answers.items() for at, one in enumerate(given)
            if one is Answer.NO_ANSWER]  # fmt: skip
    found = []
    for way in product((Answer.YES, Answer.NO), repeat=len(left)):
        answers = {name: list(given) for name, given in poll.answers.items()}
        for (name, at), answer in zip(left, way, strict=True):
            answers[name][at] = answer
        full = poll.model_copy(update={"answers": {name: tuple(given) for name, given in answers.items()}})
        found.append(problem.with_(season={"availability": {"polls": [full]}}))
    return found


def chosen(problem: Problem) -> set[tuple[str, str]]:
    """Return the dates in best plans of any completion of a problem."""
    return {
        (meeting.id, meeting.start.isoformat())
        for one in completed(problem) for plan in best_plans(one).ties for meeting in plan.meetings
    }  # fmt: skip


def left_out(found: Questions) -> dict[tuple[str, str], str]:
    return {(meeting.id, one.start.isoformat()): one.kind for meeting in found.meetings for one in meeting.others}


def _moved(problem: Problem, best: set[tuple[str, str]]) -> int:
    """Return how many dates are proven to be worse by moving single meetings; none of them may be in a best plan."""
    outcomes = Outcomes(problem, Limits(60, time.perf_counter, 1))
    possible = outcomes.possible()
    if outcomes.doubtful or not outcomes.wishes or not possible:
        return 0
    moving = Moving(outcomes)
    starts = {one.key: one.start.isoformat() for dates in outcomes.dates.by_meeting.values() for one in dates}
    worse = {
        (meeting, starts[key]) for meeting, keys in possible.items() for key in moving.worse(meeting, keys, 60) or ()
    }
    assert not worse & best, problem.shape()
    return len(worse)


def test_dates_that_nobody_is_asked_about_are_in_no_best_plan(capsys: pytest.CaptureFixture[str]) -> None:
    seen: Counter[str] = Counter()
    for number in range(CASES):
        problem = drawn(Random(number))
        try:
            best = chosen(problem)
        except TooLarge:
            seen["too large"] += 1
            continue
        found = questions(problem, workers=1)
        out = left_out(found)
        assert not best & set(out), (number, best & set(out), problem.shape())
        assert found.possible or not best, number
        seen.update(out.values())
        every = [one for dates in candidates(problem).by_meeting.values() for one in dates]
        seen["dates"] += len(every)
        seen["in no best plan"] += len({(one.meeting, one.start.isoformat()) for one in every} - best)
        seen["known by moving alone"] += _moved(problem, best)
    with capsys.disabled():
        print(f"\n{CASES} problems: {dict(seen)}")
    assert seen["impossible"]
    assert seen["worse"] > CASES / 2
    assert seen["known by moving alone"] > CASES / 4
    assert seen["too large"] < CASES / 5
