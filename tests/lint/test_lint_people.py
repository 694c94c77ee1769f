"""People who cannot come where they are needed."""

from __future__ import annotations

from typing import Any

from looked import named, small
from netplan.plan import Finding


def test_a_holder_who_is_no_member_or_on_leave_then_is_a_warning() -> None:
    people = [{"name": "Ada", "left": "2027-03-01"}, {"name": "Bo", "leave": "2027-03-08..2027-03-14"}, "Cleo"]
    problem = small(members=people, roles={"host": {"holder": "Ada"}, "scribe": {}, "clock": {}})
    holders = {"scribe": "Bo", "clock": "Cleo"}
    problem = problem.with_(season={"meetings": [{"id": "M1", "window": "week 10", **holders}]})
    assert [one.sentence for one in named(problem, "holder_no_member")] == [
        f"{name} of M1 and no member, or on leave, on all of its dates" for name in ("Ada is host", "Bo is scribe")
    ]
    longer = problem.with_(season={"meetings": [{"id": "M1", "window": "weeks 8-10", **holders}]})
    assert not named(longer, "holder_no_member")


def test_a_holder_who_cannot_come_on_any_date_is_a_warning() -> None:
    def looked_at(away: str) -> list[str]:
        problem = small(roles={"scribe": {"label": "minute-taker"}})
        meetings = [{"id": "May", "window": "week 19", "scribe": "Bo"}]
        problem = problem.with_(season={"meetings": meetings, "availability": {"away": {"Bo": away}}})
        return [one.sentence for one in named(problem, "holder_cannot_come")]

    assert looked_at("week 19") == ["Bo is minute-taker of May and cannot come on any of its dates"]
    assert looked_at("week 19 except Fridays") == []


def test_a_quorum_that_no_date_reaches_is_a_warning_with_the_best_number() -> None:
    def looked_at(away: str, entry: Any, **network: Any) -> list[str]:
        problem = small(rules=[{"quorum": entry}], **network)
        return [one.sentence for one in named(problem.with_(season={"availability": {"away": {"Bo": away}}}), "quorum")]

    assert looked_at("week 10", 2) == ["quorum: at most 1 of the 2 needed can come to M1"]
    assert looked_at("week 10", "60%") == ["quorum: at most 1 of the 2 needed can come to M1"]
    assert looked_at("week 10", {"at_least": 2, "of": "organisations"}) == looked_at("week 10", 2)
    assert looked_at("week 10", "50%") == looked_at("2027-03-08..2027-03-11", 2) == []


def test_a_member_who_said_no_to_everything_is_a_warning() -> None:
    meetings = [{"id": "M1", "window": "week 10"}, {"id": "M2", "window": "June"}]

    def looked_at(away: Any, **member: Any) -> list[Finding]:
        problem = small(members=["Ada", {"name": "Bo", **member}])
        return named(problem.with_(season={"meetings": meetings, "availability": {"away": {"Bo": away}}}), "never_free")

    (found,) = looked_at(["week 10", "June"])
    assert found.sentence == "Bo can come to nothing: every date of every meeting is a no"
    assert (found.about, found.level, found.amount) == (("Bo",), "warning", 27)
    assert looked_at(["week 10", "2027-06-01..2027-06-29"]) == []
    assert len(looked_at(["June"], joined="2027-05-01")) == 1  # week 10 was before Bo came
    assert looked_at(["June"]) == looked_at(["week 10"], joined="2027-05-01") == []
    assert looked_at(["January"], left="2027-01-31") == []  # no meeting while a member
