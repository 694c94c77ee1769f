"""People who cannot come where they are needed."""

from __future__ import annotations

from typing import Any

from looked import named, small
from netplan.plan import Finding


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
