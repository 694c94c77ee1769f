"""Two roles go round the roster together; on the next pass each person has the other one.

Source: the teams of the University of California's shared library system (SILS). Names are invented.
"""

from __future__ import annotations

from seasons import broken, holders, network, play, swapped

PAIRS = {"2020-03-03": ("Uma", "Vera"), "2020-09-01": ("Willy", "Xenia")}


def test_on_the_next_pass_each_has_the_other_role() -> None:
    problem = network(
        {"meetings": [{"id": "M1", "window": "week 9"}, {"id": "M2", "window": "week 35"}]},
        members=["Uma", "Vera", "Willy", "Xenia"],
        roles={"facilitator": {}, "note_taker": {"not_with": "facilitator"}},
        rules=[{"pass_swap": ["facilitator", "note_taker"]}],
        wishes=[{"longest_since": ["facilitator", "note_taker"]}],
        history=[{"date": day, "role": role, "member": name} for day, pair in PAIRS.items()
                 for role, name in zip(("facilitator", "note_taker"), pair, strict=True)],
    )  # fmt: skip
    ((first, plan),) = play(problem, seasons=1)
    # Uma and Vera have waited longest and change over; then Willy and Xenia do
    assert (holders(plan, "facilitator"), holders(plan, "note_taker")) == (["Vera", "Xenia"], ["Uma", "Willy"])
    away = {"away": {"Vera": ["2022-02-20..2022-03-10"]}}
    ((second, plan),) = play(first.next_season(plan, season={"availability": away}), seasons=1)
    # Vera cannot come: Uma facilitates, and the notes are for who facilitated last time: Xenia; Vera is next
    assert (holders(plan, "facilitator"), holders(plan, "note_taker")) == (["Uma", "Willy"], ["Xenia", "Vera"])
    wrong = swapped(swapped(plan, "M2", "facilitator", "Vera"), "M2", "note_taker", "Willy")
    assert broken(second, wrong) == [
        ("pass_swap", "Vera is facilitator of M2, the same role as the last time"),
        ("pass_swap", "Willy is note taker of M2, the same role as the last time"),
    ]  # fmt: skip
