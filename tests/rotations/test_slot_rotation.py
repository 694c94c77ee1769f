"""Meeting times take turns so that the inconvenience is shared: the weekly calls of a committee around the world.

Source: the Node.js technical committee's public discussion of its meeting times. Three times are offered each week,
16:00, 20:00 and 00:00 UTC; the last belongs to the next day. Names are invented. Burdens by `if_need_be` count this
season only: what earlier seasons asked of somebody is not carried over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest

import netplan
from netplan.audit import wish_value
from netplan.plan import Level, Plan
from netplan.rules.fairest import Fairest
from seasons import broken

BAD = {
    "16:00": ("Ruben", "Jesper", "Alma", "Torben"),
    "20:00": ("Sora", "Samir"),
    "00:00": ("Alma", "Birk", "Nora", "Clara", "Magnus", "Tilde"),  # Alma's are two of the three
}
ZONES = {
    "Alma": "Europe/Copenhagen", "Ruben": "Australia/Sydney", "Jesper": "America/Los_Angeles",
    "Torben": "Australia/Melbourne", "Sora": "Asia/Tokyo", "Samir": "Asia/Kolkata", "Birk": "America/New_York",
    "Nora": "Europe/Berlin", "Clara": "Europe/London", "Magnus": "Europe/Copenhagen", "Tilde": "America/New_York",
}  # fmt: skip
FIRST = dt.date(2016, 3, 9)
"""A Wednesday, four days before the clocks change in New York, eighteen before they do in Copenhagen."""
OPTIONS = {"16:00": (0, "16:00-17:00"), "20:00": (0, "20:00-21:00"), "00:00": (1, "00:00-01:00")}


def bad_for(name: str) -> set[str]:
    return {slot for slot, names in BAD.items() if name in names}


def poll(weeks: int, slots: Iterable[Iterable[str]], first: dt.date = FIRST) -> str:
    """Return a poll as a table: every week's times, and "if need be" where they are bad."""
    offered = [
        (slot, f"{first + dt.timedelta(days=7 * week + OPTIONS[slot][0])} {OPTIONS[slot][1]}")
        for week, times in zip(range(weeks), slots, strict=True) for slot in times
    ]  # fmt: skip
    lines = [",".join(["name", *(text for _, text in offered)])]
    for name in ZONES:
        lines.append(",".join([name, *("if need be" if slot in bad_for(name) else "yes" for slot, _ in offered)]))
    return "\n".join(lines) + "\n"


def committee(
    folder: Path, slots: list[list[str]], *, rules: str = "[]", without: tuple[str, ...] = (), first: dt.date = FIRST
) -> netplan.Problem:
    """Read the committee's file: a meeting each week, at one of the times offered that week."""
    weeks = [first + dt.timedelta(days=7 * week) for week in range(len(slots))]
    members = "\n".join(f"    - {{name: {name}, timezone: {ZONES[name]}}}" for name in ZONES if name not in without)
    meetings = "\n".join(
        f"    - {{id: W{number}, window: {day}..{day + dt.timedelta(days=1)}}}" for number, day in enumerate(weeks, 1)
    )
    table = [line for line in poll(len(slots), slots, first).splitlines() if line.split(",")[0] not in without]
    (folder / "slots.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    file = folder / "committee.yaml"
    file.write_text(f"""\
netplan: 1
network:
  id: committee
  name: Technical committee
  timezone: UTC
  members:
{members}
  rules: {rules}
  wishes:
    - fairest: {{of: if_need_be}}
season:
  name: "{first}"
  from: {first}
  to: {weeks[-1] + dt.timedelta(days=1)}
  meetings:
{meetings}
  availability:
    polls: [slots.csv]
""", encoding="utf-8")  # fmt: skip
    return netplan.read(file)


def solved(problem: netplan.Problem) -> Plan:
    result = netplan.solve(problem, workers=1)
    assert result.status == "optimal"
    return result.require_plan()


def times(plan: Plan) -> list[str]:
    """Return the times of the meetings, in their order."""
    return [f"{meeting.start:%H:%M}" for meeting in plan.meetings]


def bad_shares(*plans: Plan) -> dict[str, Fraction]:
    """Return of how many of the meetings the time is bad for each member: counted from the plan's times alone."""
    held = [slot for plan in plans for slot in times(plan)]
    return {name: Fraction(sum(slot in bad_for(name) for slot in held), len(held)) for name in ZONES}


ALL = ["16:00", "20:00", "00:00"]
EIGHT = ("Ruben", "Jesper", "Torben", "Birk", "Nora", "Clara", "Magnus", "Tilde")
"""For each of them one of the three times is bad, and not 20:00."""


def test_equal_thirds_are_bad_for_one_member_two_thirds_of_the_time(tmp_path: Path) -> None:
    problem = committee(tmp_path, [["16:00"], ["20:00"], ["00:00"]])
    plan = solved(problem)
    assert bad_shares(plan) == {name: Fraction(2 if name == "Alma" else 1, 3) for name in ZONES}
    assert plan.wishes[0].value == 2  # meetings, of three


def test_the_two_times_in_use_are_bad_for_six_people_half_of_the_time(tmp_path: Path) -> None:
    plan = solved(committee(tmp_path, [["16:00", "20:00"]] * 4))
    assert Counter(times(plan)) == {"16:00": 2, "20:00": 2}
    half = {name for name, share in bad_shares(plan).items() if share == Fraction(1, 2)}
    assert half == {"Ruben", "Jesper", "Alma", "Torben", "Sora", "Samir"}


FAIREST_SHARES = {
    **dict.fromkeys(("Alma", "Sora", "Samir"), Fraction(1, 2)), **dict.fromkeys(EIGHT, Fraction(1, 4)),
}  # fmt: skip


def test_the_fairest_cycle_of_four_weeks_over_two_seasons(tmp_path: Path) -> None:
    # Bad for: 16:00 Alma and three, 20:00 Sora and Samir, 00:00 Alma and five. With a, b, c weeks of each, Alma has
    # a + c and Sora b, so one of them has 2 of 4 or more; for 2 it must be b = 2. Then a = 2 gives three more people 2
    # meetings, c = 2 five more, and a = c = 1 nobody: 1/4, 1/2, 1/4.
    first = solved(committee(tmp_path, [ALL] * 4))
    assert Counter(times(first)) == {"16:00": 1, "20:00": 2, "00:00": 1}
    assert bad_shares(first) == FAIREST_SHARES
    assert [(one.wish, one.value) for one in first.wishes[:1]] == [("fairest", 2)]
    second = solved(committee(tmp_path, [ALL] * 4, first=FIRST + dt.timedelta(weeks=4)))
    assert bad_shares(first, second) == FAIREST_SHARES


def test_the_season_after_can_be_carried_on_from_the_first(tmp_path: Path) -> None:
    problem = committee(tmp_path, [ALL] * 4)
    after = committee(tmp_path, [ALL] * 4, first=FIRST + dt.timedelta(weeks=4))
    plan = solved(problem)
    season = after.season
    following = problem.next_season(plan, season={
        "name": season.name, "from": season.from_, "to": season.to, "meetings": season.meetings,
        "availability": season.availability,
    })  # fmt: skip
    assert bad_shares(plan, solved(following)) == FAIREST_SHARES


def test_eight_weeks_have_the_same_shares(tmp_path: Path) -> None:
    plan = solved(committee(tmp_path, [ALL] * 8))
    assert Counter(times(plan)) == {"16:00": 2, "20:00": 4, "00:00": 2}
    assert bad_shares(plan) == FAIREST_SHARES


@pytest.mark.parametrize("wrong", [
    ["16:00", "20:00", "16:00", "20:00"], ["00:00", "20:00", "00:00", "20:00"], ["16:00", "20:00", "00:00", "16:00"],
    ["20:00", "20:00", "20:00", "00:00"],
])  # fmt: skip
def test_a_rota_that_is_less_fair_is_told_from_the_fairest(tmp_path: Path, wrong: list[str]) -> None:
    problem = committee(tmp_path, [ALL] * 4)
    best = solved(problem)
    other = solved(committee(tmp_path, [[slot] for slot in wrong]))
    order = [[wish_value(problem, plan, wish) for wish in Fairest(of="if_need_be").steps(problem)]
             for plan in (best, other)]  # fmt: skip
    assert order[0] < order[1]
    stated = other.model_copy(update={"wishes": best.wishes, "problem_sha256": best.problem_sha256})
    assert {rule for rule, _ in broken(problem, stated)} == {"plan"}  # it states the value of the fairest


ONE_BAD = "[{everyone_comes: {at_least: 2, if_need_be: false}}]"
"""Of three meetings, two at good times for everybody: at most one bad time each."""


@pytest.mark.parametrize("slots", [[["16:00"], ["20:00"], ["00:00"]], [ALL] * 3], ids=["one each", "any"])
def test_at_most_one_bad_time_each_is_impossible_because_of_one_member(tmp_path: Path, slots: list[list[str]]) -> None:
    with_her = committee(tmp_path, slots, rules=ONE_BAD)
    assert netplan.solve(with_her, workers=1).status == "infeasible"
    found = netplan.conflict(with_her)
    assert {*found.rules} <= {"everyone_comes", "window"}
    # With all times open, at most one bad time for her means two meetings at 20:00, which is bad for Sora and Samir:
    # one of these two is enough to be in the way together with her.
    named = {("Alma",)} if slots != [ALL] * 3 else {("Alma", "Sora"), ("Alma", "Samir")}
    people = tuple(name for part in found.parts for name in part.people)
    assert people in named
    assert any(f"(here: {' and '.join(people)})" in sentence for sentence in found.sentences)
    without = solved(committee(tmp_path, slots, rules=ONE_BAD, without=("Alma",)))
    assert sorted(times(without)) == ["00:00", "16:00", "20:00"]


def test_the_audit_names_that_member_alone(tmp_path: Path) -> None:
    problem = committee(tmp_path, [ALL] * 3, rules=ONE_BAD)
    plan = solved(committee(tmp_path, [["16:00"], ["20:00"], ["00:00"]]))
    errors = [one for one in netplan.verify(problem, plan) if one.level is Level.ERROR]
    assert [(one.rule, one.about, one.amount) for one in errors] == [("everyone_comes", ("Alma",), 1)]
    assert str(errors[0].sentence) == "Alma can come to 1 of the 2 meetings needed"


def test_a_rota_changed_by_hand_breaks_the_rule_for_those_whom_it_hits(tmp_path: Path) -> None:
    problem = committee(tmp_path, [ALL] * 3, rules=ONE_BAD, without=("Alma",))
    twice = solved(committee(tmp_path, [["16:00"], ["20:00"], ["20:00"]], without=("Alma",)))
    assert [rule for rule, _ in broken(problem, twice)] == ["everyone_comes"] * 2
    assert sorted(said.split()[0] for _, said in broken(problem, twice)) == ["Samir", "Sora"]


LOCAL = {
    # 16:00 UTC; New York puts its clocks forward on 13 March, Copenhagen on 27 March, Tokyo never does
    "America/New_York": ["11:00", "12:00", "12:00", "12:00"],
    "Europe/Copenhagen": ["17:00", "17:00", "17:00", "18:00"],
    "Asia/Tokyo": ["01:00", "01:00", "01:00", "01:00"],  # the day after
}


@pytest.mark.parametrize("zone", LOCAL)
def test_local_times_follow_the_clocks(tmp_path: Path, zone: str) -> None:
    plan = solved(committee(tmp_path, [["16:00"]] * 4))
    frame = plan.frame(zone)
    assert [f"{start:%H:%M}" for start in frame["start"]] == LOCAL[zone]
    assert (frame["end"] - frame["start"] == dt.timedelta(hours=1)).all()
    assert (frame["start"].dt.tz_convert("UTC") == plan.frame()["start"]).all()
    assert [start.date() - day.date() for start, day in zip(frame["start"], frame["date"], strict=True)] == [
        dt.timedelta(days=int(zone == "Asia/Tokyo"))
    ] * 4


def test_every_member_sees_the_plan_in_his_own_time(tmp_path: Path) -> None:
    problem = committee(tmp_path, [["20:00"], ["00:00"]])
    plan = solved(problem)
    seen = {one.name: plan.frame(one.timezone)["start"].dt.strftime("%a %H:%M").tolist()
            for one in problem.network.members}  # fmt: skip
    assert seen["Alma"] == ["Wed 21:00", "Thu 01:00"]
    assert seen["Birk"] == ["Wed 15:00", "Wed 20:00"]  # five hours behind UTC, then four: the clocks have changed
    assert seen["Sora"] == ["Thu 05:00", "Thu 09:00"]


def test_a_time_zone_that_does_not_exist_is_named(tmp_path: Path) -> None:
    plan = solved(committee(tmp_path, [["16:00"]]))
    with pytest.raises(netplan.InputError, match='there is no time zone "Europe/Copenhagn"'):
        plan.frame("Europe/Copenhagn")
