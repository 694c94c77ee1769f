"""Two people swap; who was displaced gets the turn back next time.

Source: the steering committee of the NixOS RFCs, whose members take turns at leading its meetings. Names are invented.
"""

from __future__ import annotations

from typing import Any

import netplan
from netplan.rules.debts import debts
from seasons import broken, holders, network, play, swapped

ORDER = ["Ralf", "Sine", "Troels", "Ulla", "Viggo"]


def season_one() -> tuple[netplan.Problem, netplan.Plan]:
    meetings = [{"id": f"M{number}", "window": f"week {week}"} for number, week in enumerate((6, 18, 32, 45), start=1)]
    problem = network({"meetings": meetings}, members=ORDER, roles={"leader": {}}, rules=[{"cyclic": "leader"}])
    ((problem, plan),) = play(problem, seasons=1)
    assert holders(plan, "leader") == ["Ralf", "Sine", "Troels", "Ulla"]
    return problem, plan


def carried_on(problem: netplan.Problem, plan: netplan.Plan, **taken: dict[str, Any]) -> netplan.Problem:
    """Carry on to the next season; at some meetings somebody else led than was planned."""
    after = problem.next_season(plan)
    rows = tuple(row.model_copy(update=taken.get(row.meeting or "", {})) for row in after.network.history)
    return after.with_(network={"history": rows})


def test_a_swap_settles_itself() -> None:
    later = carried_on(*season_one(), M3={"member": "Ulla", "instead_of": "Troels", "reason": "travelling"},
                       M4={"member": "Troels", "instead_of": "Ulla"})  # fmt: skip
    assert debts(later, ("leader",)) == ()
    ((_, plan),) = play(later, seasons=1)
    assert holders(plan, "leader") == ["Viggo", "Ralf", "Sine", "Troels"]  # as if nothing had happened


def test_who_was_displaced_gets_the_turn_back_next_time() -> None:
    later = carried_on(*season_one(), M4={"member": "Viggo", "instead_of": "Ulla", "reason": "ill"})
    (debt,) = debts(later, ("leader",))
    assert (debt.owed, debt.by, debt.role, debt.reason) == ("Ulla", "Viggo", "leader", "ill")
    (second, plan), (third, after) = play(later)
    # Ulla has her turn back; Viggo has had his of this round, so that Ralf begins the next
    assert holders(plan, "leader") == ["Ulla", "Ralf", "Sine", "Troels"]
    assert debts(third, ("leader",)) == ()
    assert holders(after, "leader") == ["Ulla", "Viggo", "Ralf", "Sine"]  # the stated order again
    assert broken(second, swapped(plan, "M1", "leader", "Viggo"))[0] == (
        "cyclic", "Ralf comes before Viggo in the order, leader of M1",
    )  # fmt: skip
    owed = ("cyclic", "Ulla is owed a turn and comes before Viggo, leader of M1")
    assert owed in broken(second, swapped(plan, "M1", "leader", "Viggo"))
