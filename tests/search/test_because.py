from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

import pytest

from netplan.audit import verify, wish_value
from netplan.domain import Measure, Problem, Wish, total
from netplan.io.data_out import json_text
from netplan.io.plans_in import plan_from_data
from netplan.plan import Finding, Level, Plan, PlannedMeeting
from netplan.rules import wishes_of
from netplan.rules.facts import exceeded, held_meetings
from netplan.search import solve
from netplan.search.single import Move, Single
from oracle import Answer, TooLarge, best_plans, every_plan
from ordered import order_of
from worlds import problem_of, seeded_world, small, tied_world

COUNT = 12
SMALL = 1_000


@cache
def worlds() -> tuple[tuple[Problem, Answer, Plan], ...]:
    """Return small problems, half of them with many ties, with all their best plans and the one that is chosen."""

    def search(draw: Any) -> Iterator[tuple[Problem, Answer, Plan]]:
        for seed in range(10 * COUNT):
            problem = problem_of(draw(seed))
            try:
                answer = best_plans(problem, limit=SMALL)
            except TooLarge:
                continue
            if answer.plan:
                yield problem, answer, solve(problem, workers=1).require_plan()

    return tuple(
        one for draw in (seeded_world, tied_world) for _, one in zip(range(COUNT // 2), search(draw), strict=False)
    )


def reasons(problem: Problem, plan: Plan) -> Iterator[tuple[PlannedMeeting, str, str | None, str, list[Move]]]:
    """Yield every reason, with the changes of what it is about."""
    single = Single(problem, plan)
    for meeting in plan.meetings:
        for what, holder, text in meeting.reasons():
            moves = [one for one in single.moves(meeting.id, what) if holder in (None, one.old)]
            yield meeting, what, holder, text, moves


def chosen_in(plan: Plan, meeting: str, what: str) -> set[str]:
    """Return what a plan has there, as reasons name it."""
    planned = plan.by_id.get(meeting)
    if planned is None:
        return set()
    if what == "date":
        return {f"{planned.date.day} {planned.date:%b %Y}"}
    return {planned.venue or ""} if what == "venue" else set(planned.holders(what))


def listed(text: str) -> set[str]:
    return {one for one in re.split(", | and | or ", text) if one}


def named(move: Move) -> str:
    return f"{datetime.fromisoformat(move.new or ''):%-d %b %Y}" if move.what == "date" else move.new or ""


def test_reasons_are_true() -> None:
    kinds: Counter[str] = Counter()
    for problem, answer, plan in worlds():
        for meeting, what, _, text, moves in reasons(problem, plan):
            single = Single(problem, plan)
            for clause in text.split("; next best ")[0].split("; lot")[:1]:
                kinds["only"] += assert_no_other(problem, single, moves, clause)
            if match := re.search(r"lot between (.*?)(?:, with|$)", text):
                kinds["lot"] += 1
                if not re.fullmatch(r"\d+ \w+", match[1]):
                    assert_drawn(answer, meeting.id, what, listed(match[1]))
            if match := re.match(r"(.*); next best ([^;]*?)(?: with [\d.]+)?(?:; lot.*)?$", text):
                kinds["next best"] += 1
                assert_next_best(problem, single, moves, match[1], match[2])
    assert min(kinds[one] for one in ("only", "lot", "next best")) >= 5, kinds


def assert_drawn(answer: Answer, meeting: str, what: str, choices: set[str]) -> None:
    """Assert that each choice is part of a plan that is as good as all others."""
    assert len(choices) > 1
    found = set().union(*(chosen_in(plan, meeting, what) for plan in answer.ties))
    assert choices <= found


def assert_next_best(problem: Problem, single: Single, moves: list[Move], wish: str, others: str) -> None:
    """Assert that each of the next best keeps all rules, and is worse by that wish and by none before."""
    if re.fullmatch(r"\d+ \w+", others):
        return
    names = listed(re.sub(r", \d+ meetings? ago", "", others))
    mentioned = [one for one in moves if named(one) in names]
    assert {named(one) for one in mentioned} == names
    fitting = 0
    for move in mentioned:
        changed = single.changed(move)
        if errors(problem, changed):
            continue  # somebody may take the place of one of several meetings' options only
        fitting += 1
        order, wishes = order_of(problem, every_plan(problem)), wishes_of(problem)[:-1]
        before, after = order(values(problem, single.plan)), order(values(problem, changed))
        first = next(number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new)
        assert after[first] > before[first]
        said = [*wishes, *(wish for wish in wishes if wish.give)][first].in_short(problem.say)
        assert wish == said or (said == "waiting time" and "duty" in wish) or (
            said == "how many can come" and "can come" in wish
        )  # fmt: skip
    assert fitting >= len(names)


def assert_no_other(problem: Problem, single: Single, moves: list[Move], clause: str) -> bool:
    """Assert, where nothing else fits, that every change breaks a rule, and that the rules named are broken."""
    match = re.match(r"(?:no other (?:date|venue)|nobody else) fits \((?:above all )?(.*)\)$", clause)
    if match:
        broken = [errors(problem, single.changed(move)) for move in moves]
        assert broken
        assert all(broken)
        for one in listed(match[1]):
            assert any(one in rule.in_short(problem.say) for move in moves for rule in rules_broken(single, move))
    elif clause in ("the only date possible", "the only venue", "there is nobody else"):
        assert moves == []
    return bool(match)


def rules_broken(single: Single, move: Move) -> list[Any]:
    return [one.rule for one in single.judge(move).broken]


def errors(problem: Problem, plan: Plan) -> list[Finding]:
    return [one for one in verify(problem, plan) if one.level is Level.ERROR]


def values(problem: Problem, plan: Plan) -> list[Any]:
    return [wish_value(problem, plan, wish) for wish in wishes_of(problem)[:-1]]


def test_what_equally_good_plans_have_in_another_way_was_drawn() -> None:
    differing = 0
    for problem, answer, plan in worlds():
        for meeting, what, holder, text, _ in reasons(problem, plan):
            here = chosen_in(plan, meeting.id, what) if holder is None else {holder}
            everywhere = all(here <= chosen_in(one, meeting.id, what) for one in answer.ties)
            if holder is None or len(meeting.holders(what)) == 1:
                assert ("lot" in text) == (not everywhere), text
            differing += not everywhere
    assert differing >= 5


def test_what_people_gave_has_no_reason() -> None:
    for _, _, plan in worlds():
        for meeting in plan.meetings:
            for what, states in meeting.states.items():
                texts = meeting.because.get(what, ("",) * len(states))
                assert len(texts) == len(states)
                for state, text in zip(states, texts, strict=True):
                    assert bool(text) == (state == "proposed")


def minutes(history: list[tuple[str, str]], **fields: Any) -> PlannedMeeting:
    rows = [{"date": day, "role": "minutes", "member": name} for day, name in history]
    problem = small(
        wishes=["longest_since"], history=rows, meetings=[{"id": "M1", "date": "2013-03-05"}], **fields,
    )  # fmt: skip
    return solve(problem).require_plan().by_id["M1"]


def test_whoever_waited_longest_is_told_so() -> None:
    held = [("2012-01-10", "Carl"), ("2012-03-13", "Ane"), ("2012-06-12", "Bo"), ("2012-09-11", "Ane")]
    meeting = minutes(held)
    assert meeting.roles == {"minutes": ("Carl",)}
    assert meeting.because == {"minutes": ("last duty 4 meetings ago; next best Bo, 2 meetings ago",)}


def test_whoever_never_served_is_told_so() -> None:
    meeting = minutes([("2012-03-13", "Ane"), ("2012-06-12", "Bo"), ("2012-09-11", "Ane")])
    assert meeting.because == {"minutes": ("no such duty so far; next best Bo, 2 meetings ago",)}


def test_dates_tell_how_many_can_come() -> None:
    problem = small(
        wishes=["attendance"], meetings=[{"id": "M1", "window": "2013-03-05..2013-03-07"}],
        availability={"away": {"Bo": ["2013-03-05"], "Carl": ["2013-03-05..2013-03-06"]}},
    )  # fmt: skip
    meeting = solve(problem).require_plan().by_id["M1"]
    assert meeting.because["date"] == ("most can come: 3 of 3; next best 6 Mar 2013 with 2",)


def test_a_date_that_only_rules_leave_is_not_said_to_suit_most() -> None:
    problem = small(
        wishes=["attendance"], members=["Ane", "Bo", "Carl"], meetings=[
            {"id": "M1", "window": "2013-03-05..2013-03-06", "minutes": "Carl"}],
        availability={"away": {"Bo": ["2013-03-05"], "Ane": ["2013-03-05"], "Carl": ["2013-03-06"]}},
    )  # fmt: skip
    meeting = solve(problem).require_plan().by_id["M1"]
    assert str(meeting.date) == "2013-03-05"
    assert meeting.because["date"] == ("no other date fits (whether holders can come)",)


def test_a_wish_that_may_suffer_decides_where_it_suffers_no_more() -> None:
    problem = small(
        wishes=[{"attendance": {"give": 1}}, "soon"], meetings=[{"id": "M1", "window": "2013-03-05..2013-03-07"}],
        availability={"away": {"Bo": ["2013-03-05", "2013-03-06"], "Carl": ["2013-03-05"]}},
    )  # fmt: skip
    meeting = solve(problem).require_plan().by_id["M1"]
    assert str(meeting.date) == "2013-03-06"  # one fewer than the day after, but earlier
    assert meeting.because["date"] == ("as early as possible; next best 7 Mar 2013",)


class NoFriday(Wish):
    """A wish that netplan knows nothing of."""

    name: ClassVar[str] = "no_friday"
    unit: ClassVar[str] = "Fridays"

    def sentence(self, say: Any) -> str:
        return "not on a Friday"

    def measures(self, v: Any) -> Iterator[Measure]:
        days = [v.on(meeting.id, lambda one: int(one.day.weekday() == 4)) for meeting in v.problem.meetings]
        yield Measure((), self.unit, (total(days),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        count = sum(one.date.weekday() == 4 for one in held_meetings(problem, plan))
        if count:
            yield exceeded(self, (), count, "Fridays")


@pytest.mark.parametrize(("called", "said"), [("", "no friday"), ("free Fridays", "free Fridays")])
def test_a_wish_of_ones_own_decides_under_its_name(
    called: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(NoFriday, "called", called)
    problem = small(meetings=[{"id": "M1", "window": "2013-03-07..2013-03-08"}])
    problem = problem.with_(network={"wishes": (NoFriday(),)})
    meeting = solve(problem).require_plan().by_id["M1"]
    assert meeting.because["date"] == (f"{said}; next best 8 Mar 2013",)


def test_a_plan_read_again_has_its_reasons() -> None:
    for _, _, plan in worlds()[:5]:
        assert plan_from_data(json.loads(json_text(plan))) == plan


def test_the_frame_tells_why_somebody_was_chosen() -> None:
    problem = small(
        members=["Ane", "Bo"], meetings=[{"id": "M1", "date": "2013-03-05", "minutes": "?"}],
        wishes=["longest_since"], history=[{"date": "2012-09-11", "role": "minutes", "member": "Bo"}],
    )  # fmt: skip
    frame = solve(problem).require_plan().frame()
    assert frame["because"].tolist() == ["no such duty so far; next best Bo, 1 meeting ago"]
