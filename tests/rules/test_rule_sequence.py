from __future__ import annotations

from tiny import during, errors, fault, held, impossible, make, on, solved

PROBLEM = make(during("M1", "03-05", "03-06"), during("M2", "03-05", "03-06"))


def test_trivially_fine() -> None:
    assert errors(PROBLEM, held("M1", "03-05"), held("M2", "03-06")) == []
    plan = solved(PROBLEM)
    assert [plan.by_id[name].date.day for name in ("M1", "M2")] == [5, 6]


def test_forced_violation() -> None:
    wrong = make(on("M1", "03-12"), on("M2", "03-05"))
    assert impossible(wrong) == {"sequence"}
    assert fault(wrong, held("M1", "03-12"), held("M2", "03-05")) == (
        "sequence", 7, "days", "M1 (12 Mar 2013) is not over before M2 (5 Mar 2013) begins",
    )  # fmt: skip
    assert solved(make(on("M1", "03-12"), on("M2", "03-05"), any_order=True))


def test_just_inside() -> None:
    touching = make(on("M1", "03-05", time="09:00-12:00"), on("M2", "03-05", time="12:00-15:00"))
    assert errors(touching, held("M1", "03-05", hours="09:00-12:00"), held("M2", "03-05", hours="12:00-15:00")) == []
    assert solved(touching)


def test_just_outside() -> None:
    for any_order in (False, True):
        overlapping = make(
            on("M1", "03-05", time="09:00-12:01"), on("M2", "03-05", time="12:00-15:00"), any_order=any_order
        )
        meetings = held("M1", "03-05", hours="09:00-12:01"), held("M2", "03-05", hours="12:00-15:00")
        assert fault(overlapping, *meetings)[:2] == ("sequence", 1)
        assert impossible(overlapping) == {"sequence"}


def test_a_series_does_without_its_last_meetings() -> None:
    problem = make({"series": "W", "count": "1-3", "aim": 2, "window": "2013-03-05..2013-03-07"})
    assert set(solved(problem).by_id) == {"W-1", "W-2"}
    assert fault(problem, held("W-1", "03-05"), held("W-3", "03-06")) == (
        "sequence", 1, "days", "W-3 is held without W-2",
    )  # fmt: skip
