"""A rotating chair: all whose last duty is the oldest form a tier, and a public lot decides inside it.

Source: the governance of Electron, whose working groups rotate their chair. Names are invented.
"""

from __future__ import annotations

from netplan.search import solve
from seasons import broken, holders, network, play, swapped


def test_the_lot_decides_inside_the_tier_and_is_documented() -> None:
    problem = network(
        {"meetings": [{"id": "C1", "date": "2021-02-02"}, {"id": "C2", "date": "2021-09-07"}]},
        members=["Ines", "Jonas", "Kaya", "Leif", "Mads"], roles={"chair": {}}, rules=[{"longest_since": "chair"}],
        history=[{"date": day, "role": "chair", "member": name}
                 for day, name in (("2020-Q1", "Leif"), ("2020-Q1", "Mads"), ("2020-Q3", "Kaya"))],
    )  # fmt: skip
    ((first, plan),) = play(problem, seasons=1)
    # Ines and Jonas have never chaired: they are the tier of 2021, in whatever order the lot draws
    assert sorted(holders(plan, "chair")) == ["Ines", "Jonas"]
    assert list(plan.notes) == [
        "C1: chair could be Ines or Jonas; the lot decided.", "C2: chair could be Ines or Jonas; the lot decided.",
    ]  # fmt: skip
    days = [{"id": "C1", "date": "2022-02-01"}, {"id": "C2", "date": "2022-09-06"}]
    ((second, after),) = play(first.next_season(plan, season={"meetings": days}), seasons=1)
    # Leif and Mads, of the same quarter, are the tier of 2022; Kaya and the two of 2021 come later
    assert sorted(holders(after, "chair")) == ["Leif", "Mads"]
    assert list(after.notes) == [
        "C1: chair could be Leif or Mads; the lot decided.", "C2: chair could be Leif or Mads; the lot decided.",
    ]  # fmt: skip
    assert ("longest_since", "Leif has waited longer than Kaya, chair of C1") in broken(
        second, swapped(after, "C1", "chair", "Kaya")
    )
    drawn = {tuple(holders(solve(first, workers=1, seed=seed).require_plan(), "chair")) for seed in range(6)}
    assert drawn == {("Ines", "Jonas"), ("Jonas", "Ines")}  # the seed is all that the lot goes by
    assert holders(solve(first, workers=1).require_plan(), "chair") == holders(plan, "chair")
