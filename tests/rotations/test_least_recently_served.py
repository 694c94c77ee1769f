"""The scribe list of weekly calls: whoever scribed longest ago is next.

Sources: the scribe lists of the W3C groups AUWG and UAWG. Who sends regrets or passes stays on top of the list, and
who volunteers ahead goes to its end. Names are invented.
"""

from __future__ import annotations

from seasons import broken, holders, network, play, swapped

LIST = ["Anja", "Birger", "Cleo", "Dina", "Egon"]
CALLS = {"T1": "2021-03-02", "T2": "2021-03-09", "T3": "2021-03-16", "T4": "2021-03-23"}


def test_regrets_passing_and_volunteering_keep_their_meaning() -> None:
    problem = network(
        {"meetings": [{"id": name, "date": day} for name, day in CALLS.items()],
         "availability": {"away": {"Birger": ["2021-03-16"]}}},
        members=LIST, roles={"scribe": {}}, rules=[{"longest_since": "scribe"}],
        history=[{"date": f"2020-11-{number:02}", "role": "scribe", "member": name}
                 for number, name in enumerate(LIST, start=2)],
    )  # fmt: skip
    volunteered = problem.with_(season={"meetings": [
        {"id": name, "date": day, **({"scribe": "Egon"} if name == "T1" else {})} for name, day in CALLS.items()
    ]})  # fmt: skip
    ((first, plan),) = play(volunteered, seasons=1)
    # T1: Egon volunteers; T2: Anja; T3: Birger sends regrets, Cleo; T4: Birger has kept his place before Dina
    assert holders(plan, "scribe") == ["Egon", "Anja", "Cleo", "Birger"]
    later = first.next_season(plan, season={"meetings": [
        {"id": "T1", "date": "2022-03-01", "scribe": "Egon"},  # Dina passes, and Egon, the next, is written down
        *({"id": name, "date": f"2022-03-{day:02}"} for name, day in (("T2", 8), ("T3", 15), ("T4", 22))),
    ]})  # fmt: skip
    ((second, plan),) = play(later, seasons=1)
    # T2: Dina is still on top; then Anja, Cleo (T2 and T3 of the year before); Birger comes after Cleo
    assert holders(plan, "scribe") == ["Egon", "Dina", "Anja", "Cleo"]
    assert broken(second, swapped(plan, "T4", "scribe", "Birger")) == [
        ("longest_since", "Cleo has waited longer than Birger, scribe of T4"),
    ]  # fmt: skip
